"""Industries: listed ones where they are meant as such, phrases that end like one, and enumerations that say so.

``生物医药`` is an industry behind 发展 or before 产业, and none in 生物医药企业家协会; ``聚焦整机、
关键软件等产业领域`` makes industries of words that no list has.
"""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.phrases import HARD, nounish, phrase_edge

_TAKEN_UP = (
    "聚焦于?|涵盖|涉及|包括|覆盖|围绕|发展|培育|壮大|做强|做大|做优|做大做强|布局|瞄准|抢占|深耕|突出|主攻|专注于?|从事|挺进|进军|承接|集聚|聚集|形成|加码|发力|锚定|突破|支持|打造|建设|促进|推动|推进|带动|加快|构建|拓展|深化|选择|属于|契合|开辟|壮大"
)
_ABOUT = re.compile(rf"(?:{_TAKEN_UP}|特色|优势|现代|传统|重点|主导|支柱|新兴)(?:了|以|出|好)?$")
_AFTER_SURE = re.compile(
    r"[。,、;:!?\n)）”“]|$|产业|行业|领域|赛道|板块|新业态|集群|等|和|与|及|或|的|是|为|在|将|已|也|占|增|实现|保持|营收|产值|增加值|规模|发展|高质量|转型|提速|加速|快速|蓬勃|持续|加快|迈|融合|协同|方面|大会|企业|项目|市场|示范|特色|重点|创新"
)
_AFTER_WEAK = re.compile(r"产业|行业|领域(?!专)|赛道|板块|新业态|产业集群|等(?:[^。,;]{0,8}?(?:产业|行业|领域|赛道|板块))")
_TOOL = re.compile(r"(?:运用|借力|利用|借助|通过|使用|采用|依托|用|(?:把|将)(?=$)|基于|嵌入|接入|搭载|结合|融合|应用|引入|“|AI\+?)$")
_TOOL_AFTER = re.compile(r"[^。,;:]{0,14}?(?:等)?(?:新|先进|现代|数字|前沿|关键|核心|AI)?技术(?!改造|产业|创新产业)|[^。,;:、]{0,4}(?:优势|手段|工具|算法|算力)")
_ENDS_LIKE = re.compile(r"(?:业|产业|经济|制造|集群|旅游|物流|农业|服务)$")

_SUFFIX = re.compile(
    r"(?:数字产业集群|产业集群|产业|行业|制造业|服务业|加工业|种植业|养殖业|旅游业|金融业|建筑业|物流业|工业|农业|经济)"
    r"(?!链|园|带|协会|联盟|研究|基金|集团|投资|大会|论坛|工人|博览|促进|引导|互联|学院|商会|公司|综合|创新|园区|化|大脑|布局|图谱|图|政策|体系|部门|主管|规划|专家|人士|标准|报|协作|合作|转移|社|局|厅|部|委|办|大学|银行|总值|增加值|总产值|基地|结构|强|之|准入|人口|界|产权|发展大会|发展研究|总公司|用地|资本|孵化|振兴|学会|信息化|遗产|活动|增长|效益|损失|形势|运行|指标|总量|社会|贸易|适用|纠纷|责任|补偿|条件|实力|工作会议|作物|协定)"
)
_ANY = frozenset(("产业", "产业集群", "数字产业集群", "行业"))
_GENERIC = re.compile(
    r"^(?:支柱|主导|优势|特色|新兴|传统|重点|高端|低端|中端|区域|中东部|东部|西部|中部|劳动密集型?|科技型|卓越|外向型|相关|有关|上下游|核心|多|本地|当地|地方|乡村|富民|新星|全|工业|第[一二三]|[一二三]次|朝阳|夕阳|关联|配套|龙头|骨干|基础|附加值|高附加值|"
    r"现代|现代化|特优|全国|全省|全市|全区|全县|国内|国外|国际|世界|世界级|国家级|省级|市级|百亿级?|千亿级?|万亿级?|亿元?|级|规模|规上|以上|大|小|好|强|新|老|旧|各|该|本|此|其他|其|这些|一|两|三|四|五|六|七|八|九|十|个|大类|类|条|重要|关键|主要|主体|"
    r"知识密集型?|资本密集型?|技术密集型?|资源型|高耗能|高污染|过剩|落后|先进|前沿|融合|协同|共性|细分|专业|产业|行业|经济|市场|社会|国民|实体|民营|集体|个体|县域|区域|地区|城市|农村|村集体|村级|总部(?!经济)|外向|开放型?|外贸|对外|人工智能赋能|数字化|智能化|"
    r"绿色化|高科技|高技术(?!制造)|热门|服务|发展|建设|培育|壮大|促进|推动|推进|营造|良好|优质|优秀|主营|相同|同|全球|宏观|微观|世界性|计划|商品|规划|计|后|临港临海(?!产业)|战略性|标志性|引领性|品牌|生产|名优|名特优新|数字核心)+$"
)
_STRIP = re.compile(
    r"^(?:做大做强|做强做优做大|做强做优|做强|做大|做优|营造|规上|国内|国外|本地|当地|世界级|国家级|全球|级|[千百万]?亿[元级]*|万亿级|重点|主导|支柱|优势|现代化|特色优势|一批|一大批|众多|大批|赋能|以上|规模以上|两条|\d+条|等|和|与|及|该|本|部分|全部|整个|"
    r"我[国省市区县]|全[国省市区县]|特别是|尤其是|包括|如)+"
)
_MODIFIER = re.compile(r"(?:支柱|主导|特色优势|优势|特色|重点|新兴|传统|创新|全|相关)+$")
_COMPOUND = re.compile(r"体系|工程|系统|标准|技术|学院|大学|协会|联盟|企业家|职业|学会|研究|论坛|大会|博览|基金|集团|公司|股份|局|委|厅|部门|大厦|园(?!区)|专业|课程|竞赛|大赛")
_NOT_ALONE = frozenset("工业 农业 服务业 经济 产业 行业 加工业 制造行业".split())

_CLOSE = re.compile(
    r"(?:(?P<etc>等)(?!一批|一大批|多家|地|人|部门|单位)(?P<between>[^。,、;:!?\n“”()的了将在]{0,10}?)|(?P<count>(?:\d+|[两三四五六七八九十]+)(?:个|大|家|类|条|种)(?P<mod>[^。,、;:!?\n“”()的了\d]{0,8}?))|(?P<none>))"
    r"(?P<head>产业集群|产业链|产业|行业|领域|赛道|门类|板块)"
    r"(?!协会|联盟|园|基金|研究|集团|投资|中心|办|局|大会|论坛|工人|博览|促进|基地|带|引导|互联|学院|商会|公司|综合|创新中心|体系|主管|部门|专家|人士|标准|布局|结构|图谱|政策|工作者|自律|管理|监管|资源|要素|转移|主体|之首)"
)
_BY = re.compile(r"(?:等)?为(?:主导|支柱|支撑|骨干|重点|主体|补充|代表|特色|主|引领|龙头|核心)(?=[的、,。;]|$)")
_OPEN = re.compile(rf"{_TAKEN_UP}|交流|探讨|分享|一大批|一批|以(?!及|上)|优先选择|优先|重点|分为|列为|在(?!线|建)|对(?!接|外)|[的了]|(?<![行作认成])为|把|将|来自|面向|拥有|引进|现有|与|针对|从|是|有(?!色|机|限)|像|如")
_JOINT = re.compile(r"以及|和|与|及")
_ONE_NAME = re.compile(r"(?:智能装备及|汽车及|装备及|食品及|材料及|器材及|金属及|矿产及|计算机及|总成及|机械及|仪器及|软件和|研发和)")
_NO_ITEM = re.compile(
    r"[0-9%]|我们|他们|你|她|什么|这|那|不(?!锈)|就|已|正在|可以|能够|进行|实现|提供|方面|工作|问题|情况|举办|召开|一体化|提升|加强|加快|建立|完善|发展$|建设$|合作$|创新$|研究$|保障$|管理$|培训$|机制$|政策$|活动$|融合$|改造$|水平$|能力$|要素$|资源$|"
    r"人才$|资金$|技术$|规划$|验收|交流$|消费$|环节$|企业$|公司$|集团$|部门$|委$|局$|城市$|国家$|地区$|开发$|勘探|更新$|治理$|民生$|医疗$|就业$|住房$|教育$|安全$|审批|监管$|扶贫|执法|司法|项目$|园区$|改革$|开放$|产品$|市场$|投资$|贸易$|外贸$|招商|生产$"
)


_ECONOMY = re.compile(r"(?:发展|壮大|培育|布局|繁荣|激活|点亮|做强|做优)(?:了)?(?P<x>[^。,、;:!?\n“”()的了和与及]{2,4}经济)(?=[。,、;!?\n和与及三]|$|发展|新|产业)")


def recognise_industries(draft: Draft) -> None:
    """Propose industries."""
    for m in _ECONOMY.finditer(draft.text):
        if not _GENERIC.match(m.group("x")[:-2]):
            draft.add(m.start("x"), m.end("x"), "Industry", "industries/economy", weight=0.8)
    listed = _enumerated(draft)
    _suffixed(draft)
    _known(draft, listed)


def _known(draft: Draft, listed: list[tuple[int, int]]) -> None:
    """The names of the list where the words around them mean the industry."""
    text = draft.text
    inside = bytearray(len(text) + 1)
    for a, b in listed:
        inside[a:b] = b"\x01" * (b - a)
    for h in gazetteer().find(text):
        if h.entry.cls != "Industry" or h.nested or draft.in_value[h.start]:
            continue
        form = text[h.start : h.end]
        if "、" in form or "和" in form:
            draft.add(h.start, h.end, "Industry", "industries/listed", weight=2.0)
            continue
        before, after = text[max(0, h.start - 8) : h.start], text[h.end : h.end + 24]
        placed = before.endswith(("把", "将")) and re.match(r"(?:产业)?(?:摆|作为|列|打造|培育|纳入|确定)", after)
        if not inside[h.start] and not placed and (_TOOL.search(before) or _TOOL_AFTER.match(after)):
            continue
        sure = bool(_ENDS_LIKE.search(form))
        if not inside[h.start] and _COMPOUND.match(after):
            continue
        if h.weak and not inside[h.start] and not (_AFTER_WEAK.match(after) or (_ABOUT.search(before) and _ends_here(after))):
            continue
        if not h.weak and not sure and not inside[h.start] and not placed and not (_AFTER_SURE.match(after) or not _noun_follows(after)):
            continue
        draft.add(h.start, h.end, "Industry", "industries/listed", weight=0.7)


def _ends_here(after: str) -> bool:
    return bool(re.match(r"[。,、;!?\n和与及等]|$|的|新业态|发展|高质量|企业|项目|示范项目", after))


def _noun_follows(after: str) -> bool:
    """Whether a noun comes next, so that the name is part of a longer one."""
    word = next((after[:n] for n in (4, 3, 2) if pos(after[:n])), "")
    return pos(word) in ("n", "vn", "b", "j") if word else after[:1] in "车船机站厂园店品馆柜"


def _suffixed(draft: Draft) -> None:
    text = draft.text
    areas = [c for c in draft.found if c.cls in ("AdministrativeArea", "Region", "DevelopmentZone") and c.kind == "name"]
    for m in _SUFFIX.finditer(text):
        if m.start() == 0 or text[m.start() - 1] in "”’》":
            continue
        edge = phrase_edge(text, m.start(), mode="strict", limit=16)
        edge = max((c.end for c in areas if edge < c.end <= m.start()), default=edge)
        for i in range(m.start() - 1, edge - 1, -1):
            if draft.in_value[i]:
                edge = i + 1
                break
        while (lead := _STRIP.match(text[edge : m.start()])) is not None and lead.end():
            edge += lead.end()
        if text[edge - 1 : edge] == "及" and (joined := _ONE_NAME.search(text, max(0, edge - 6), edge)) is not None and joined.end() == edge:
            edge = joined.start()
        if m.start() - edge > 4 and any(c.start == edge and c.end > m.end() and c.cls in ("Facility", "Institution", "DevelopmentZone") for c in draft.found):
            continue  # 明月湖国际智能产业|科创基地
        stem, stop = text[edge : m.start()], m.end()
        if m.group() in _ANY and (tail := _MODIFIER.search(stem)) is not None and tail.start() >= 2:
            stem, stop = stem[: tail.start()], edge + tail.start()
        if m.group() in _ANY and stem.endswith(("业", "经济")):
            stop = edge + len(stem)
        if m.group() in _NOT_ALONE and len(stem) < 2 or len(stem) > 14:
            continue
        if m.group() in ("工业", "农业", "经济"):
            continue  # only listed ones
        if m.group() in _ANY and (len(stem) < 2 or _GENERIC.match(stem)):
            continue
        if m.group() not in _ANY and stem and (_GENERIC.match(stem) and stem not in ("先进", "现代", "生产性", "生活性")):
            edge, stem = m.start(), ""
        if not stem and m.group() not in ("制造业", "建筑业", "旅游业", "金融业", "物流业"):
            continue
        if stem and not nounish(stem) and not gazetteer().get(stem) and m.group() in _ANY and pos(stem)[:1] in ("d", "p", "r"):
            continue
        draft.add(edge, stop, "Industry", "industries/suffix", weight=0.8)
        if stop > edge + len(stem) and m.group() in _ANY:
            draft.aliases.append(("Industry", text[edge:stop], stem))


def _enumerated(draft: Draft) -> list[tuple[int, int]]:
    """Members of enumerations that 等产业, 4个行业 or 为主导 close."""
    text = draft.text
    out: list[tuple[int, int]] = []
    last = -1
    for m in _CLOSE.finditer(text):
        end, before, last = m.start(), last, m.end()
        if end == before:
            continue  # 等产业|领域
        between = m.group("between") or m.group("mod") or ""
        if re.search(r"企业|公司|部门|举|是|为|有|与|和(?!服务)", between):
            continue
        items = _members(draft, end)
        if not items or (len(items) == 1 and not m.group("etc")):
            continue
        if m.group("none") is not None and m.group("head") in ("产业链", "板块", "门类"):
            continue
        out += _add(draft, items, whole=m.group("etc") is None)
    for m in _BY.finditer(text):
        items = _members(draft, m.start())
        if items and re.search(r"以(?:上)?$|[、及和与]$", text[max(0, items[0][0] - 2) : items[0][0]]):
            out += _add(draft, items, known=len(items) == 1)
    return out


def _add(draft: Draft, items: list[tuple[int, int]], *, known: bool = False, whole: bool = False) -> list[tuple[int, int]]:
    """Propose members; ``known``: only listed ones, ``whole``: none where one of them is no industry."""
    text = draft.text
    kept: list[tuple[int, int]] = []
    listed = [_is_listed(text[a:b]) for a, b in items]
    for (begin, end), sure in zip(items, listed, strict=True):
        word = text[begin:end]
        if not sure and (known or _NO_ITEM.search(word) or not (nounish(word) or any(listed)) or not 2 <= len(word) <= 20 or _GENERIC.match(word)):
            if whole:
                return []
            continue
        if draft.in_value[begin] or any(c.start <= begin < c.end and c.cls in ("Company", "GovernmentAgency", "AdministrativeArea", "Person") and c.kind == "name" for c in draft.found):
            continue
        kept.append((begin, end))
    if 2 * len(kept) < len(items):
        return []
    for begin, end in kept:
        draft.add(begin, end, "Industry", "industries/list", weight=1.0)
    return kept


def _is_listed(word: str) -> bool:
    """Whether a word, or the part of it behind 及, is a listed industry: 智能装备及|智能制造."""
    return any(e.cls == "Industry" for i in (0, *(j.end() for j in _JOINT.finditer(word))) for e in gazetteer().get(word[i:]))


def _members(draft: Draft, end: int) -> list[tuple[int, int]]:
    """The items of the enumeration that ends at ``end``, in order; 和 and 及 part the last two."""
    text = draft.text
    items: list[tuple[int, int]] = []
    stop = end
    while True:
        i = stop
        while i > 0 and text[i - 1] not in HARD and stop - i < 22:
            i -= 1
        begin = i
        more = i > 0 and text[i - 1] == "、" and stop > i
        if more and (cut := re.search(r"等[^、]{1,6}(?:和|与|及)", text[begin:stop])) is not None:
            begin, more = begin + cut.end(), False  # 整机、整装等终端和|关键基础零部件
        if more and "的" in text[begin:stop]:
            begin, more = begin + text[begin:stop].rindex("的") + 1, False
        if not more:
            last = None
            for last in _OPEN.finditer(text, begin, stop - 1):
                pass
            if last is not None and stop - last.end() >= 2:
                begin = last.end()
            elif i == 0 or text[i - 1] in HARD:
                begin = max(begin, min(phrase_edge(text, stop), stop - 2))
            begin = max((c.end for c in draft.found if begin < c.end <= stop - 2 and c.cls in ("AdministrativeArea", "Region") and c.start <= begin + 4), default=begin)
        parts = [begin]
        if not items or not more:
            for j in _JOINT.finditer(text, begin + 2, stop - 1):
                if not _ONE_NAME.search(text[begin : j.end()]) and stop - j.end() >= 2 and not items:
                    parts.append(j.start())
                    parts.append(j.end())
        bounds = [*parts, stop]
        new = [(bounds[k], bounds[k + 1]) for k in range(0, len(bounds) - 1, 2)]
        items.extend(x for x in reversed(new) if x[1] - x[0] >= 2)
        if not more or len(items) > 30:
            break
        stop = i - 1
    return items[::-1]
