"""Measures that no quotation marks set off: by their head noun, by the verb that governs them, by their form.

``实施优质企业集聚培育行动``, ``推出24条稳外资政策措施``, ``打造国家重要先进制造业中心``,
``制造强市、标准强市、品牌强市``. Every 机制 and 体系 is a measure of some kind; one that is
named has a stem of its own, and stands where a verb says that somebody takes it.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache

import ahocorasick

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.ordinary import ordinary
from kg.recognise.phrases import HARD, phrase_edge
from kg.resources import ontology_dir

_NAMED = (
    "专项行动|攻坚行动|行动计划|行动|计划|攻坚战|战略|工程|改革|试点示范|试点|倡议|攻坚|赋能|整治|补贴|补助|专项贷|减免|消费券|以工代赈|以旧换新|劳务协作|对口协作|责任制|实名制|账户制|代发制|链长制|河长制|林长制|田长制|"
    "群长制|专员制|保证金|一体化发展|同城化发展|协同发展|协同发展战略|专项培训|提升培训|数字化转型|产业技术体系"
)
"""Heads of measures that are mostly named ones."""
_VAGUE = "体制机制|长效机制|机制|体系|模式|制度|规划|生态|路径|方案|举措"
"""Heads of measures that are named only where the stem is long and a verb governs it."""
_HEAD = quick(
    rf"(?:(?P<named>{_NAMED})|(?P<vague>{_VAGUE}))"
    r"(?!伙|们|类|型|化|者|家|员|师|院|局|费|项目|领域|技术|机械|勘察|质量|进度|造价|总投资|投资|公司|书|表|性|款|部门|办公室|小组|中心|资质|承包|企业|人员|地区|合作|协同|协议|规范|标准|创新|法|之|环境|平台|系统|攻坚|行动|计划|改革|试点|示范|机制|体系|制度|方案|规划|工程|政策)"
)
_GOVERNS = (
    "组织实施|推进实施|深入实施|实施|推行|开展|启动|落实|建立健全|建立完善|建立|健全|完善|构建|推出|出台|深化运用|深化|推进|打造|制定|试行|执行|部署|坚持|首创|践行|贯彻|推广|施行|实行|强化|迭代|做好|抓好|用好|打好|打响|建成|形成|"
    "推动|包括|包含|涵盖|作为|加大|突出|运用|采用|采取|创新(?!型|驱动)|探索|参与|发放|派发|实现"
)
_VERB = re.compile(rf"(?:{_GOVERNS})(?:了|好|起|出|的)?")
_STOP = re.compile(
    r"围绕|聚焦|瞄准|锚定|对标|派发|依托|通过|按照|根据|遵循|积极|大力|全面|深入|扎实|加快|持续|全力|着力|有序|稳步|进一步|率先|将|把|对(?!接|口|外|标)|由|在|是|为(?![王主本基先])|已|(?<!不)正(?![风规式])|拟|还|也|纳入|列入|融入|加强|收到|迅速|立即|随即|以(?![工旧])|及其|该|其(?!他)|"
    r"的|了|着|从|向(?!海)|于|被|让|使|等|不断|不该|旨在|引入|反映|存在|随着|有关|相关|优化|规范|改进|重构|重塑"
)
_LEAD = re.compile(
    r"^(?:一批|一系列|多项|多个|各项|各类|各地|本|该|我[市区县省国]|全[市区县省国](?!统一)|更多|更加|首个|首批|国内|新一轮|新的|地方|\d+[项条个大]|[一二两三四五六七八九十]+[项个](?=[\u4e00-\u9fff]{3})|好|了|出|起|落细|推动|加快)+"
)
_GENERIC = ordinary("measure")
_COUNTED = re.compile(
    r"(?<=[出署施展台绕照实成好定抓进行等放])(?:了)?(?P<x>(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:项|条|大|个|类)[^。,、;:!?\n“”‘’()的了\d]{0,12}?(?:任务|行动|举措|措施|工程|计划|战略|改革|攻坚|体系|政策|消费券|聚焦|加快|提升|机制|集群))"
    r"(?=[。,、;:!?\n推促支配和与及的]|$)"
)
_COUNTED_PLAIN = re.compile(
    r"[\d一二两三四五六七八九十]+[项条个类](?:具体|务实|有力|有效|创新|新的?|硬|实|实招|重要|重点|主要|相关|配套|便民|便利化?|针对性)+(?:措施|举措)$"
)
"""How many measures there are, and nothing of what they are for."""
_ATLASES = re.compile(
    r"(?:发布|绘制|编制|推出|制作|梳理形成)(?:了)?(?P<row>[\u4e00-\u9fff]{2,8}?(?:图谱|地图)(?:、[\u4e00-\u9fff]{2,8}?(?:图谱|地图))*)(?=[,。;、]|等|$)"
)
"""What an area draws up for those who might settle: 产业图谱、用地地图."""
_SCOPE = r"(?:中国西部|中国|国家级|国家|全国|世界级|世界|全球|国际|西部|西南|东部|中部|内陆|区域性|区域|长江上游|长三角|成渝|现代化新|一流)"
_AIM = quick(
    rf"(?:打造|建设|创建|建成|构建|共建|成为|助力[^。,]{{0,6}}?建设|争创|建好|对标[^。,]{{0,10}}?|(?P<listed>、))(?:成为|成)?(?P<x>{_SCOPE}(?:重要的|领先的|知名的)?[^。,、;:!?\n“”‘’()的了]{{2,22}}?"
    r"(?:中心|基地|高地|示范区|枢纽|名城|先行区|集聚区|承载区|之都|强市|新区|增长极|先导区|试验田|样板|引领区|城市))"
    r"(?=[。,、;:!?\n和与及的建提新目贡作]|$)"
)
_AIM_OF_AREA = re.compile(
    r"(?:打造|建设|创建|建成|构建|加快)(?P<x>[^。,、;:!?\n“”‘’()的了]{4,16}?(?:之都|名城|强市|强省|强区|强县|高地|示范区))(?=[。,、;:!?\n和与及的建目]|$)"
)
_MODERN = re.compile(r"建设(?:社会主义)?(?P<x>现代化新[\u4e00-\u9fff]{2,3}?)(?=[。,、;:!?和与及新提贡的迈作进]|$)")
_AIMING = re.compile(r"打造|建设|创建|建成|构建|共建|争创|成为")
_WINNING = re.compile(r"荣获|获评|入选|获得|跻身|获批|评为|认定|命名|列入|拥有|建有")
_STRONG = quick(
    r"(?:一体打造|打造|推动|推进|建设|坚持|实施|突出|走好|建成|、|和|与|新时代|(?<![\u4e00-\u9fff]))(?P<x>[\u4e00-\u9fff]{2}(?:强市|强区|强省|强县|强国|立市|立区|兴市|兴区|富市))(?P<tail>建设)?(?=[、。,;:和与及不的\n]|取得|迈|战略|$)"
)
_ENABLE = re.compile(
    r"(?<=[出现进焦和及、])(?P<x>(?!推动|推进|加强|提升|强化|促进|加快|实施|实现|聚焦|注重|坚持)[\u4e00-\u9fff]{2,4}(?:赋能|攻坚|倍增|领航|焕新))(?=[、。,;和及等])"
)
_BARE = re.compile(
    r"^(?:国家|全国|世界|全球|国际|中国|西部|一流|区域)(?:重要|重大|主要|有关|相关|级)?(?:中心|基地|城市|枢纽)$"
)
_PURSUED = re.compile(
    r"(?:推进|构建|实施|加快|加快推进|建设|融入|服务|落实|坚持|推动|共建|着眼|锚定|助力|瞄准|抢抓|贯彻|践行|促进|深化|实现|支持|支撑|赋能)(?:[^。,;]{0,14}的)?“?$"
)
_CIRCLE = re.compile(r"(?:经济圈|城市群|都市圈|经济带|大湾区|经济区|一体化示范区)(?:建设|协同发展|一体化发展|发展战略)")
_HOURS = re.compile(r"\d+小时$")
"""A span that a measure is named for: 24小时值守机制."""
_HASTE = re.compile(r"迅速|立即|随即|马上|主动|快速|一致$")
_ITEM_BEFORE = re.compile(rf"(?:{_NAMED}|{_VAGUE})、$")
_BUILT_ROW = re.compile("(?:打造|构建|建立|健全|完善|推出)[^。,;:了的和与及]{4,28}、$")
"""A row that a verb of setting up governs, whatever its other items are: 打造数字化诊所、|数字专员服务体系."""
_ENDS = re.compile(rf"(?:{_NAMED}|{_VAGUE}|建设|发展|强[市区省县])$")


def recognise_policy(draft: Draft) -> None:
    """Propose measures by their heads, counted ones, aims of standing, and slogans."""
    text = draft.text
    _by_head(draft)
    for last, name in _strategies().iter(text):
        start = last + 1 - len(name)
        if _PURSUED.search(text, max(0, start - 26), start):
            draft.add(start, last + 1, "Programme", "policy/strategy", weight=3.0)
    for m in _ATLASES.finditer(text):
        for item in re.finditer(r"[^、]+", m.group("row")):
            draft.add(
                m.start("row") + item.start(), m.start("row") + item.end(), "Programme", "policy/atlas", weight=1.0
            )
    for m in _COUNTED.finditer(text):
        if not _COUNTED_PLAIN.match(m["x"]):
            draft.add(m.start("x"), m.end("x"), "Programme", "policy/counted", weight=1.1)
    for m in _AIM.finditer(text):
        clause = text[_clause(text, m.start()) : m.start()]
        if m.group("listed") and (not _AIMING.search(clause) or _WINNING.search(clause)):
            continue
        if not _BARE.match(m.group("x")):
            draft.add(m.start("x"), m.end("x"), "Programme", "policy/aim", weight=2.0)
    for m in _AIM_OF_AREA.finditer(text):
        edge = max(m.start("x"), phrase_edge(text, m.end("x") - 2))
        if m.end("x") - edge >= 6 and not draft.in_value[edge]:
            draft.add(edge, m.end("x"), "Programme", "policy/aim", weight=1.2)
    for m in _MODERN.finditer(text):
        draft.add(m.start("x"), m.end("x"), "Programme", "policy/aim", weight=1.2)
    for m in _STRONG.finditer(text):
        end = m.end("tail") if m.group("tail") else m.end("x")
        draft.add(m.start("x"), m.end("x"), "Programme", "policy/slogan", weight=0.9)
        if end > m.end("x"):
            draft.add(m.start("x"), end, "Programme", "policy/slogan", weight=0.9)
            draft.aliases.append(("Programme", text[m.start("x") : end], m.group("x")))
    for m in _ENABLE.finditer(text):
        draft.add(m.start("x"), m.end("x"), "Programme", "policy/slogan", weight=0.8)
    for c in list(draft.found):
        if (
            c.cls == "Region"
            and (
                m2 := _CIRCLE.match(text, max(c.start, c.end - 6), c.end + 8)
                or _CIRCLE.search(text, max(c.start, c.end - 6), c.end + 8)
            )
            and m2.end() > c.end
        ):
            lead = re.match(
                r"(?:积极|主动|全面|深度|深入|加快|纵深)*(?:服务|融入|推动|推进|助力|建设|唱好|支持)?",
                text[c.start : c.end],
            )
            draft.add(c.start + (lead.end() if lead else 0), m2.end(), "Programme", "policy/region", weight=2.2)


@lru_cache(maxsize=1)
def _strategies() -> ahocorasick.Automaton:
    """The nation-wide strategies of ``ontology/names/strategies.csv``."""
    automaton = ahocorasick.Automaton()
    with (ontology_dir() / "names" / "strategies.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], *filter(None, row["short"].split(";"))):
                automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def _clause(text: str, at: int) -> int:
    """Where the clause around ``at`` begins; 、 does not end one."""
    while at > 0 and text[at - 1] not in "。,;:!?\n":
        at -= 1
    return at


def _by_head(draft: Draft) -> None:
    text = draft.text
    ends: set[int] = set()
    for m in _HEAD.finditer(text):
        head = m.start()
        if (m.group() == "行动" and _HASTE.search(text, max(0, head - 2), head)) or (
            m.group() == "试点" and text[max(0, head - 2) : head] in ("先行", "率先", "进行", "开展")
        ):
            continue
        low = head
        while low > 0 and text[low - 1] not in HARD and head - low < 30:
            low -= 1
        listed = low > 0 and text[low - 1] == "、" and (low - 1 in ends or low - 1 in _joined(ends, text, low))
        row = _parallel(text, low, head)
        listed = (
            listed
            or row < low
            or text[m.end() : m.end() + 1] == "、"
            or (low > 0 and text[low - 1] == "、" and _BUILT_ROW.search(text, max(0, low - 32), low) is not None)
            or (low > 0 and text[low - 1] == "、" and bool(_ITEM_BEFORE.search(text, max(0, low - 20), low)))
        )
        found = _stem(draft, low, head, listed=listed)
        if found is None:
            continue
        edge, governed = found
        if m.group() == "方案" and text.endswith(("解决", "设计", "技术"), 0, head):
            continue  # 整体解决|方案 is sold
        if m.group() == "举措" and text[head - 1] == "新":
            continue
        if m.group() == "数字化转型" and not governed:
            continue
        if m.group() == "数字化转型":
            edge = max((c.end for c in draft.areas_from.get(edge, ()) if c.end < head), default=edge)
        if low == edge and low > 0 and text[low - 1] in "”’》":
            continue  # the head of a quotation
        stem = text[edge:head]
        of_areas = any(c.cls in ("AdministrativeArea", "Region") and edge <= c.start < head for c in draft.found)
        if m.group().endswith("协同发展") and not of_areas:
            continue
        vague = m.group("named") is None
        whole = m.group() in ("以工代赈", "以旧换新", "税收减免", "链长制", "河长制", "林长制", "田长制")
        of_trade = m.group() == "数字化转型" and stem.endswith(("制造业", "工业", "农业", "服务业"))
        if not (whole or of_trade) and (len(stem) < 2 or _GENERIC.match(stem)):
            continue
        if vague and not ((governed or listed) and len(stem) >= 4):
            continue
        whole = whole or (m.group().endswith("化发展") and of_areas)  # 万开云同城化发展
        if not vague and not whole and not (governed or listed) and len(stem) < 4:
            continue
        if m.group() == "计划" and not re.match(
            r"[。,;、!?“”)的中等和与及\n]|$|实施|推进|启动|落地|深入", text[m.end() : m.end() + 2]
        ):
            continue
        if m.group() in ("工程", "补贴", "攻坚", "赋能", "整治", "生态", "规划") and not (governed or listed):
            continue
        edge = _parallel(text, edge, head)
        draft.add(
            edge,
            m.end(),
            "Programme",
            "policy/governed" if governed or listed else "policy/head",
            weight=1.1 if governed or listed else 0.8,
        )
        ends.add(m.end())


def _joined(ends: set[int], text: str, at: int) -> set[int]:
    """The ends after which nothing but the one 、 stands before ``at``."""
    return {e for e in ends if e == at - 1}


def _stem(draft: Draft, low: int, head: int, *, listed: bool) -> tuple[int, bool] | None:
    """Where the stem before ``head`` begins, and whether a verb that takes measures stands before it."""
    text = draft.text
    stop = low
    for m in _STOP.finditer(text, low, head):
        if head - m.end() >= 2 or m.group() == "的":
            stop = m.end()
    verbs = [m for m in _VERB.finditer(text, low, head) if head - m.end() >= 2]
    governed = False
    edge = stop
    if verbs and verbs[-1].end() >= stop:
        edge, governed = verbs[-1].end(), True
    elif verbs or listed or re.search(rf"(?:{_GOVERNS})(?:了|好)?[^。,;]{{0,12}}的?$", text[max(0, low - 6) : stop]):
        governed = bool(verbs) or listed
    if not governed:
        edge = max(edge, phrase_edge(text, head))
    for c in draft.found:
        if (
            edge < c.end <= head
            and c.kind == "name"
            and c.weight >= 1.0
            and (
                c.cls in ("Person", "Media", "GovernmentAgency")
                or (c.cls == "Company" and text[c.end - 2 : c.end] in ("公司", "集团"))
            )
        ):
            edge = c.end
    for i in range(head - 1, edge - 1, -1):
        if draft.in_value[i]:
            hours = _HOURS.search(text, max(0, i - 8), i + 1)
            edge = hours.start() if hours and hours.start() >= edge else max(edge, i + 1)
            break
    for m in re.finditer(r"和|与|及", text[edge:head]):
        left = text[edge : edge + m.start()]
        if _ENDS.search(left) or not governed:
            edge = edge + m.end() if head - edge - m.end() >= 2 else edge
            break
    if lead := _LEAD.match(text[edge:head]):
        edge += lead.end()
    return (edge, governed) if head >= edge else None


def _parallel(text: str, edge: int, head: int) -> int:
    """The left edge over items of the same length joined by 、 before the stem: 延链、补链、|强链行动."""
    width = head - edge
    first = edge
    while (
        2 <= width <= 3
        and first >= width + 1
        and text[first - 1] == "、"
        and not any(ch in HARD for ch in text[first - 1 - width : first - 1])
    ):
        first -= width + 1
    if first < edge and (
        first == 0
        or text[first - 1] in HARD
        or re.search(rf"(?:{_GOVERNS})(?:了|好)?$", text[max(0, first - 5) : first])
    ):
        return first
    return edge
