"""Names of open classes by their form: a suffix that says the class, and a left edge.

The suffixes are rows of ``ontology/names/forms.csv``. A compact name (``org``) reaches
left over characters that stand inside names; a noun phrase (``np``) reaches left to the
verb that governs it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.edges import left_edge
from kg.recognise.lexicon import pos
from kg.recognise.phrases import HARD, phrase_edge, tokens_before
from kg.resources import ontology_dir

class Form(NamedTuple):
    """One row of ``forms.csv``."""

    suffix: str
    cls: str
    edge: str
    strong: bool


@lru_cache(maxsize=1)
def forms() -> ahocorasick.Automaton:
    """The suffixes as an automaton; a suffix may stand for several classes."""
    table: dict[str, list[Form]] = {}
    with (ontology_dir() / "names" / "forms.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            table.setdefault(row["suffix"], []).append(Form(row["suffix"], row["cls"], row["edge"], row["strength"] == "strong"))
    automaton = ahocorasick.Automaton()
    for suffix, rows in table.items():
        automaton.add_word(suffix, (suffix, tuple(rows)))
    automaton.make_automaton()
    return automaton


_GENERIC = re.compile(
    r"^(?:相关|有关|各项|一系列|这一|该|此|新|老|旧|工作|长效|联动|管理|服务|评价|激励|各类|多种|主要|重点|重大|具体|整体|总体|发展|投资|建设|全国|全省|全市|本|此类|上述|其他|大|小|多|好|强|数字|"
    r"技术改造|基础设施|高新技术|制造业|煤化工|研发|示范|龙头|外资|民营|央企|国企|百亿级|十亿级|千亿级|亿级|以上|以下|后续|主体|控制性|骨干|收费|物业|科技|入库|做精做强|自主知识产权|出海|竞争|社会化|公共|开放|交流|展示|对接|线上|线下|优质|特色|创新|合作|重要|经济|社会|政策|人才|企业|产业|市场|现有|传统|当地|生产|制造|城市|国际|国家级|市级|省级|区级|签约|招商引资|招商|引资|民生|开工|新开工|储备|落地|续建|在建|技改|科研|改造|试点|示范|亿元|亿元以上|工业|农业|国内|全新|核心|自主|运营|治理|基层|信息|网络|智能|智慧|大型|协同|综合)+$"
)

_PAREN = re.compile(r"\([^()]{1,8}\)$")


_ACTS = re.compile(
    r"(?:联合(?!会|国|体|收|实|光|利|重|组|创|办)|携手|会同|建设|建成|建起|布局|共建|合建|合作|签订|签约|签署|举行|出席|配合|打造|成立|设立|组建|新建|投资|引进|落户|入驻|位于|举办|参加|收购|携手|推出|发布|开通|运营|管理|集聚|聚集|力促|"
    r"走进|来到|前往|推动|支持|助力|通过|依托|子公司|旗下|企业|单位|公司|集团|董事长|总经理|负责人|就|一座|一批|一家|一个|经(?!济|贸|开|信|营|纬|典|理|费|销)|开行|开往|直达|联通(?!公司)|加密|获批|荣获|获评|入选|跻身|获得|编制|出任|担任|获得|作为|称|新增|更名为|撤销|划归)(?:了|的)?"
)
_SPLIT_VERBS = frozenset("建设 打造 设立 成立 投资 新建 建成 布局 落户 签约 组建 引进".split())
_NEVER_INSIDE = re.compile(r"(?:通过|携手|会同|签约|签署|签订|举行|举办|出席|参加|位于|来到|前往|走进|落户|入驻|收购|推动|支持|助力|依托|获得|出任|担任|称|更名为|撤销|划归|引导|鼓励|坚持|规范)$")
_BUILDS = re.compile(r"(?:建设|建成|建起|打造|布局|新建|共建|合建|投资|设立|成立|运营|管理|配备)$")
"""Verbs that no name has right before its suffix; a site has none of the second kind either."""
_STILL_NAME = re.compile(
    r"^(?:投资|发展|管理|集团|开发|服务|运营|控股|促进|工程|监督|实业|股份|科技|有限|银行|技术|材料|产业|基金|咨询|监理|局|委|办|中心|贸易|建设|社|示范|总|银|行|研究|设计|合作|创新|生产|制造|试验|检测|家|"
    r"孵化|股份制|联合|基建|专家|和|与|及|租赁|物流|传媒|文化|教育|分|城市|国有|资产|经营|资本|供应链|信息|联盟|重庆)*$"
)


_BRANCHES = re.compile(r"(?:分行|支行|分公司|研究院|研究所|学院|医院|基地|工厂|中心|实验室|大桥|电站|车间|产业园)$")


def compact_edge(text: str, suffix_start: int, in_value: bytearray | None = None, *, suffix: str = "", site: bool = False, areas: Iterable[int] = ()) -> int:
    """Left edge of a compact name, a bracketed area before the suffix included: 西门子(中国)有限公司."""
    paren = _PAREN.search(text, max(0, suffix_start - 10), suffix_start)
    stop = paren.start() if paren and paren.start() > 0 and text[paren.start() - 1] not in HARD else suffix_start
    edge = left_edge(text, stop)
    inside = text.rfind(")", edge, stop)
    if inside > 0 and "(" not in text[edge:inside] and (opened := text.rfind("(", max(0, inside - 10), inside)) > 0:
        edge = left_edge(text, opened)  # 中科昱能(北京)科技有限公司
    if text[edge - 1 : edge] == ")" and (inner := _PAREN.search(text, max(0, edge - 10), edge)):
        edge = left_edge(text, inner.start())  # 中科昱能(北京)科技有限公司
    if text[edge - 1 : edge + 1] in _SPLIT_VERBS:
        edge += 1
    if edge and text[edge - 1] not in HARD and pos(text[edge - 1 : edge + 1]) in ("n", "j", "b") and text[edge - 1] not in _STOPS:
        edge -= 1  # 自|贸试验区: never inside a word
    if in_value is not None:
        for i in range(stop - 1, edge - 1, -1):
            if in_value[i]:
                edge = i + 1
                break
    for m in _ACTS.finditer(text, edge, stop):
        rest = text[m.end() : stop]
        if m.group() in ("公司", "集团", "企业", "单位", "子公司") and _BRANCHES.search(suffix) and m.group() in ("公司", "集团"):
            continue
        if len(rest) >= 2 and not _STILL_NAME.match(rest):
            edge = m.end()
    if _NEVER_INSIDE.search(text, edge, stop) or (site and _BUILDS.search(text, edge, stop)):
        return stop
    for area in areas:
        # 单体包装生产方|深圳禾顺农业有限公司: plain words in front of an area are not part of the name
        if edge < area < stop and all(tag and len(text[a:b]) > 1 for a, b, tag in tokens_before(text, area, limit=area - edge)):
            edge = area
            break
    return edge


def recognise_forms(draft: Draft) -> None:
    """Propose every name whose suffix says its class."""
    text = draft.text
    hits: dict[int, tuple[str, tuple[Form, ...], int]] = {}
    for last, (suffix, rows) in forms().iter(text):
        start = last + 1 - len(suffix)
        known = hits.get(last)
        if known is None or len(known[0]) < len(suffix):
            hits[last] = (suffix, rows, start)
    for last, (suffix, rows, start) in sorted(hits.items()):
        end = last + 1
        for form in rows:
            if form.edge == "org":
                _compact(draft, start, end, form)
            else:
                _phrase(draft, start, end, form)
    _paired_events(draft)


def _paired_events(draft: Draft) -> None:
    """Two events held as one: …成立大会暨…论坛."""
    events = sorted(c for c in draft.found if c.cls == "Event")
    for a in events:
        if draft.text[a.end : a.end + 1] == "暨":
            later = [b for b in events if a.end <= b.start <= a.end + 30 and not any(ch in HARD for ch in draft.text[a.end : b.end])]
            if later:
                end = max(b.end for b in later)
                draft.add(a.start, end, "Event", "forms/Event", weight=1.2)


_PARTY = frozenset("市委 省委 区委 县委 市政府 省政府 区政府 县政府 镇政府".split())
_OWNED = {
    "Company": (re.compile(r"分行$|支行$|分公司$"), ("Company",)),
    "Institution": (re.compile(r"学院$|研究院$|研究所$|医院$|实验室$|中心$|技术学校$"), ("Institution", "Company")),
    "Facility": (re.compile(r"基地$|工厂$|中心$|车间$|生产线$|产线$|大厦$|超级工厂$|电站$"), ("Company", "Institution")),
    "Project": (re.compile(r"项目$"), ("Company",)),
}


def _joined(draft: Draft, edge: int, start: int, form: Form) -> int:
    """The left edge with an owner written in front: 中信银行股份有限公司|重庆分行, 德国克诺尔集团|轨道系统重庆生产基地."""
    known = _OWNED.get(form.cls)
    if known is None or not known[0].search(form.suffix):
        return edge
    owners = [c for c in draft.found if c.cls in known[1] and c.kind == "name" and c.end <= start and c.end >= edge - 0 and c.start <= edge and start - c.end <= 16]
    between = [c for c in owners if not any(ch in HARD for ch in draft.text[c.end : start]) and not _ACTS.search(draft.text[c.end : start])]
    return min((c.start for c in between), default=edge)


def _branded(draft: Draft, edge: int, start: int) -> int:
    """The left edge of a company whose name so far is plain words (农业|有限公司), moved left over its brand and area."""
    text = draft.text
    if text[edge - 1 : edge] == "之" and edge >= 3 and not any(ch in HARD for ch in text[edge - 3 : edge]):
        edge -= 3
    words = tokens_before(text, start, limit=start - edge) if start > edge else []
    if all(tag and b - a > 1 for a, b, tag in words):
        for a, b, tag in tokens_before(text, edge, limit=6):
            if b - a > 1 and tag or text[a] in _STOPS or draft.in_value[a]:
                break
            edge = a
        edge = next((c.start for c in draft.found if c.cls == "AdministrativeArea" and edge <= c.start <= edge + 3 and c.end <= start and c.rule == "names/AdministrativeArea"), edge)
        edge = next((c.start for c in draft.found if c.cls == "AdministrativeArea" and c.end == edge and c.rule == "names/AdministrativeArea"), edge)
    return edge


_STOPS = frozenset("的了在与和及由对向从是为以等将被把有到至于给同也并其该或就都而且家个")
_STRATEGIC = re.compile(r"^(?:伙伴|协同|合作|定位|支撑|腹地|投资)")
_CONTINUES = re.compile(r"^(?:们|类|型|制|化|者|家|员|长|级|法|学|性|量|率|额|业(?!园)|品|费|权|税)")
_COUNT_BEFORE = re.compile(r"[0-9一二两三四五六七八九十百千万余多几各某每](?:家|个|所|座|条|项|大|批|名|种|类|户|支|处|只|款)?$")
_GENERIC_ORG = re.compile(
    r"^(?:国有|民营|外资|中央|地方|大型|小型|中小|龙头|骨干|上市|全资|控股|参股|合资|母|子|分|总|本|该|各|某|此|其|我|多|两|知名|跨国|优质|重点|科技|高新技术|金融|保险|商业|产业|专业|投资|物流|食品|"
    r"国家|省|市|区|县|镇|乡|村|街道|社区|全国|全省|全市|各地|基层|有关|相关|所属|直属|上级|下级|主管|业务|职能|职业|高等|普通|民办|公办|重点|地方|外国|中外|海外|国内|国际|世界|现代|新型|综合|特色|集团|股份|有限|责任|行业|生产|制造|销售|运营|管理|服务|技术|研发|创新|公共|社会|人民|中心|城市|城区|农村|新|老|大|小|高|首|第一|一|一流|智能|数字|绿色|标准|现代化|自动化|智能化|数字化|家|个|和|及|与|的|国家级|省级|市级|区级|县级|示范|样板|AI|5G|一般|主题|特色|无人|黑灯|未来|街道|集装箱|外贸|内贸|货运|客运|航空|直航|直达|冷链|公交|班轮|远洋|近洋|海运|铁路|空中|货运|国际货运|加密|开通|新增|高速|高等级|条|第\\d+|重大|重要)+$"
)


def _compact(draft: Draft, start: int, end: int, form: Form) -> None:
    text = draft.text
    if _CONTINUES.match(text[end : end + 2]) and form.cls not in ("Company",):
        return
    edge = compact_edge(text, start, draft.in_value, suffix=form.suffix, site=form.cls in ("Facility", "DevelopmentZone"), areas=sorted(c.start for c in draft.found if c.cls == "AdministrativeArea" and start - 24 < c.start < start))
    if form.cls == "Company":
        edge = _branded(draft, edge, start)
    edge = _joined(draft, edge, start, form)
    if form.cls in ("Institution", "Association", "GovernmentAgency") and edge < start:
        edge = next((c.start for c in draft.found if c.cls == "AdministrativeArea" and c.end == edge and c.rule == "names/AdministrativeArea"), edge)
    head = text[edge:start]
    if form.cls == "TransportRoute" and (area := re.match(r"\(([\u4e00-\u9fff]{2,4})\)", text[end : end + 6])):
        end += area.end()
    if form.cls == "GovernmentAgency" and form.suffix in _PARTY and head and not any(c.end in (start, start + 1) and c.cls == "AdministrativeArea" for c in draft.found):
        edge, head = start, ""
    if form.cls == "GovernmentAgency" and not head:
        if form.suffix in ("国务院", "财政部", "商务部", "教育部", "工信部", "民政部", "农业农村部", "交通运输部", "生态环境部", "自然资源部"):
            draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=1.0)
        elif form.suffix in ("市委", "省委", "区委", "县委", "市政府", "省政府", "区政府", "县政府"):
            draft.add(start, end, form.cls, f"forms/{form.cls}", weight=0.9)
        return
    if len(head) < (2 if form.strong else 3) and not (form.cls in ("GovernmentAgency", "Association") and head in ("市", "省", "县", "区", "镇")):
        return
    bare = head.strip("()")
    if _GENERIC_ORG.match(bare) and not (form.cls in ("GovernmentAgency", "Association") and bare in ("市", "省", "县", "区", "镇")):
        return
    if _COUNT_BEFORE.search(head):
        return
    if form.suffix in ("子公司", "分公司") and re.search(r"(?:全资|控股|参股|合资|境外|海外|下属|旗下)$", head):
        return
    if form.suffix == "分行" and text[start - 1 : start] == "部":
        return
    if form.suffix == "控股" and head.endswith(("公司", "集团")) or form.suffix == "控股" and text.startswith(("子公司", "股东", "权", "孙公司", "企业", "的"), end):
        return
    if form.suffix == "铁路" and (known := gazetteer().get(head)) and known[0].table == "countries":
        return
    if form.suffix == "中心" and len(head) >= 4 and any(edge <= c.start < start and c.cls in ("AdministrativeArea", "Region", "DevelopmentZone") for c in draft.found):
        draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=0.9)
        return
    if not form.strong:
        return  # weak suffixes only confirm: lists, introductions and verbs decide (see contexts)
    draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=1.0 + min(len(form.suffix), 4) / 10)


def _with_area(draft: Draft, edge: int, start: int) -> int:
    """A phrase's left edge with the area, and the year, that stand right before it: 2024|丰都|咖啡大赛."""
    before = next((c.start for c in draft.found if c.cls == "AdministrativeArea" and c.kind == "name" and c.start < edge <= c.end < start), edge)
    year = re.search(r"(?:19|20)\d\d年?$", draft.text[max(0, before - 5) : before])
    return before - len(year.group()) if year else before


_WIDE = re.compile(r"全[市区县省国]|我[市区县省国]|本[市区县省]|该[市区县]")


_MANY = re.compile(r"(?:一批|多个|各个|各类|一些|一系列|所有|这些|那些|等|批|系列|大批|多项|若干|一批批|每个|\d个|\d项|几个)$")
_ISSUED = re.compile(r"(?:发布|出台|印发|制定|编制|修订|实施|根据|按照|审议|落实|通过|颁布|起草|公布|施行|执行)(?:了|的)?$")


def _bounded(draft: Draft, edge: int, start: int, cls: str) -> int:
    """A phrase's left edge, moved behind persons and media and, but for events, behind figures and 全市."""
    text = draft.text
    for c in draft.found:
        if edge < c.end <= start and c.cls in ("Person", "Media") and c.start >= edge - 1:
            edge = c.end
    if cls == "Event" and text[edge - 1 : edge] in ("与", "和"):
        party = next((c for c in draft.found if c.end == edge - 1 and c.cls == "AdministrativeArea"), None)
        if party is not None and (party.start == 0 or text[party.start - 1] in HARD or draft.in_value[party.start - 1]):
            edge = party.start
    if cls == "Industry":
        edge = max((c.end for c in draft.found if edge < c.end < start and c.cls == "AdministrativeArea"), default=edge)
    if cls not in ("Event", "Award"):
        for i in range(start - 1, edge - 1, -1):
            if draft.in_value[i] and not (cls == "Project" and text[i] in "吨台辆"):
                return max(edge, i + 1)
        for m in _WIDE.finditer(text, edge, start):
            edge = m.end()
    return edge


_ELSEWHERE = frozenset(("Programme", "Industry"))
"""Classes whose phrases have a recogniser of their own (policy, industries)."""


def _phrase(draft: Draft, start: int, end: int, form: Form) -> None:
    text = draft.text
    if form.cls in _ELSEWHERE or start == 0 or text[start - 1] in "”’》" or _CONTINUES.match(text[end : end + 2]):
        return  # quoted heads are taken up with their quotation
    if form.suffix.endswith("战略") and _STRATEGIC.match(text[end : end + 2]):
        return
    edge = phrase_edge(text, start, mode="strict" if form.cls in ("Industry", "InformationSystem") else "policy")
    edge = _bounded(draft, edge, start, form.cls)
    if form.cls in ("Event", "Award", "Project", "Programme", "InformationSystem", "Document"):
        edge = _with_area(draft, edge, start)
    head = text[edge:start]
    if form.cls == "Event" and len(head) < 2 and len(form.suffix) >= 3 and re.search(r"(?:举行|举办|召开|举行了)(?:新闻)?$", text[max(0, start - 5) : start]):
        draft.add(start, end, form.cls, "forms/bare-event", weight=0.7)
        return
    if len(head) < 2 or _GENERIC.match(head) or _COUNT_BEFORE.search(head[-3:]):
        return
    if form.cls in ("Project", "Industry", "InformationSystem") and _MANY.search(text[max(0, edge - 4) : edge]):
        return
    if form.cls == "Document" and not _ISSUED.search(text[max(0, edge - 6) : edge]):
        return
    if draft.in_value[edge] and not re.match(r"(?:19|20)\d\d", head):
        return
    if not form.strong:
        return
    weight = 0.8 if form.cls in ("Programme", "Industry") else 0.9
    draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=weight)
