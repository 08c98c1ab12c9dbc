"""Industries named in a row: what 等产业, 4个行业 or 为主导 closes."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.ordinary import ordinary
from kg.recognise.phrases import nounish, phrase_edge, stop_before

TAKEN_UP = "选定|确定|主推|聚焦于?|涵盖|涉及|包括|覆盖|围绕|发展|培育|壮大|做强|做大|做优|做大做强|布局|瞄准|抢占|深耕|突出|主攻|专注于?|从事|挺进|进军|承接|集聚|聚集|形成|加码|发力|锚定|突破|支持|打造|建设|促进|推动|推进|带动|加快|构建|拓展|深化|选择|属于|契合|开辟|壮大"
"""Verbs that take up an industry, as a regular expression."""
GENERIC = ordinary("industry", r"第[一二三]|[一二三]次|总部(?!经济)|高技术(?!制造)|临港临海(?!产业)")
"""Words that name no industry of their own: 支柱, 重点."""
_CLOSE = quick(
    r"(?:(?P<etc>等)(?!一批|一大批|多家|地|人|部门|单位)(?P<between>[^。,、;:!?\n“”()的了将在]{0,10}?)|(?P<count>(?:(?<!\d)\d+|[两三四五六七八九十]+)(?:个|大|家|类|条|种)(?P<mod>[^。,、;:!?\n“”()的了\d]{0,8}?))|(?P<none>))"
    r"(?P<head>产业集群|(?<=大)集群|产业链|产业|行业|领域|赛道|门类|板块|(?<=新)业态)"
    r"(?!协会|联盟|园|基金|研究|集团|投资|中心|办|局|大会|论坛|工人|博览|促进|基地|带|引导|互联|学院|商会|公司|综合|创新中心|体系|主管|部门|专家|人士|标准|布局|结构|图谱|政策|工作者|自律|管理|监管|资源|要素|转移|主体|之首)"
)
_AS = quick(r"(?:等)?作为(?:[\u4e00-\u9fff]{2,4})?(?:产业|赛道|主攻方向)")
_CHOSEN = re.compile(r"(?:选定|选择|确定|确立|锁定|瞄准|聚焦|把|将|以)(?:了)?$|[、及和与]$")
_BY = quick(
    r"(?:等)?为(?:首位|头号|第一|主导|支柱|支撑|骨干|重点|主体|补充|代表|特色|主|引领|龙头|核心)(?=[的、,。;]|$|产业)"
)
_AND_SO_ON = re.compile(r"等(?=[,。;])")
_TAKEN = re.compile(r"(?:布局|主攻|瞄准|深耕|聚焦|专注于?|(?:重点|大力|着力|优先)(?:发展|培育|壮大))(?:了)?$")
"""Verbs of policy: 大力布局|数据标注、大模型等, where no word for the kind closes the row."""
_OPEN = re.compile(
    rf"{TAKEN_UP}|交流|探讨|分享|一大批|一批|以(?!及|上)|优先选择|优先|重点|分为|列为|在(?!线|建)|对(?!接|外)|[的了]|(?<![行作认成])为|把|将|来自|面向|拥有|引进|现有|与|针对|从|是|有(?!色|机|限)|像|如"
)
_EACH_ITS = re.compile(rf"分别(?:{TAKEN_UP})(?:了|以)?|分别以")
_JOINT = re.compile(r"以及|和|与|及")
ONE_NAME = re.compile(
    r"(?:汽车及|装备及|食品及|材料及|器材及|金属及|矿产及|计算机及|总成及|机械及|仪器及|软件和|研发和)"
)
_HEALTH = re.compile(r"(?:医药|医疗|养老|医养|营养|食品)[与和及](?=健康)")
"""生物医药与健康 is one industry."""
_TAKES_UP = re.compile(
    r"(?:培育|壮大|布局|瞄准|抢占|深耕|聚焦|做强|做大|做优|做精|做实|打造|推动|推进|促进|带动|加快|营造|优化|改善)(?![\u4e00-\u9fff]{0,4}(?:服务|工程)$)(?=[\u4e00-\u9fff]{2})"
)
_NO_ITEM = re.compile(
    r"[0-9%]|我们|他们|你|她|什么|这|那|不(?!锈)|就|已|正在|可以|能够|进行|实现|提供|方面|工作|问题|情况|举办|召开|一体化|提升|加强|加快|建立|完善|发展$|建设$|合作$|创新$|研究$|保障$|管理$|培训$|机制$|政策$|活动$|融合$|改造$|水平$|能力$|要素$|资源$|环境$|纾困|[稳扩]岗|[稳促]就业|^营造|^优化|^扩大|"
    r"人才$|资金$|技术$|规划$|验收|交流$|消费$|环节$|企业$|公司$|集团$|部门$|委$|局$|城市$|国家$|地区$|开发$|勘探|更新$|治理$|民生$|医疗$|就业$|住房$|教育$|安全$|审批|监管$|扶贫|执法|司法|项目$|办理$|流动$|便利$|通关|园区$|改革$|开放$|(?<![水畜林农海])产品$|市场$|投资$|贸易$|外贸$|招商|生产$"
)
_NOUN_END = re.compile(
    r"(?:部件|配件|器件|元件|软件|装备|材料|制造|设备|加工|旅游|游|物流|能源|健康|种植|养殖|遥感|导航|监测)$"
)
"""Last words of industries that the lexicon takes for something else, or for verbs."""


BY_TRADE = frozenset(
    ("companies/trade", "companies/brand-and-trade", "companies/area-and-trade", "companies/enumerated")
)
"""Rules that take a word and a trade for a firm: 海洋装备, which in a row of fields or goods is none."""


def enumerated(draft: Draft) -> list[tuple[int, int]]:
    """Propose the members of enumerations that 等产业, 4个行业 or 为主导 close; where they stand."""
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
    for m in _AND_SO_ON.finditer(text) if "等" in text else ():
        items = _members(draft, m.start())
        if len(items) > 1 and _TAKEN.search(text, max(0, items[0][0] - 4), items[0][0]):
            fields = [(a, b) for a, b in items if _is_listed(text[a:b]) or nounish(text[a:b])]
            if len(fields) == len(items) and any(_is_listed(text[a:b]) for a, b in items):
                out += _add(draft, items, whole=True)
    for m in _BY.finditer(text):
        items = _members(draft, m.start())
        first = m.group().rstrip("产业").endswith(("首位", "头号", "第一"))
        if items and re.search(r"以(?:上)?$|[、及和与]$", text[max(0, items[0][0] - 2) : items[0][0]]):
            out += _add(draft, items, known=len(items) == 1 and not first)
    for m in _AS.finditer(text):
        items = _members(draft, m.start())
        if items and _CHOSEN.search(text, max(0, items[0][0] - 3), items[0][0]):
            out += _add(draft, items, known=len(items) == 1)
    return out


def _add(
    draft: Draft, items: list[tuple[int, int]], *, known: bool = False, whole: bool = False
) -> list[tuple[int, int]]:
    """Propose members; ``known``: only listed ones, ``whole``: none where one of them is no industry."""
    text = draft.text
    items = [(a + (m.end() if (m := _TAKES_UP.match(text[a:b])) else 0), b) for a, b in items]
    kept: list[tuple[int, int]] = []
    listed = [_is_listed(text[a:b]) for a, b in items]
    for (begin, end), sure in zip(items, listed, strict=True):
        word = text[begin:end]
        if not sure and (
            known
            or _NO_ITEM.search(word)
            or not (nounish(word) or _NOUN_END.search(word) or any(listed))
            or not 2 <= len(word) <= 20
            or GENERIC.match(word)
        ):
            if whole:
                return []
            continue
        if "等" in word and word[0] not in "高中初":
            continue  # 奶|等六大产业
        if draft.in_value[begin] or any(
            c.start <= begin < c.end
            and c.cls in ("Company", "GovernmentAgency", "AdministrativeArea", "Person")
            and c.kind == "name"
            and not (c.rule in BY_TRADE and c.weight < 1.3 and begin <= c.start and c.end <= end)
            for c in draft.found
        ):
            continue
        kept.append((begin, end))
    if 2 * len(kept) < len(items):
        return []
    for begin, end in kept:
        rival = any(c.rule in BY_TRADE and begin <= c.start and c.end <= end for c in draft.found)
        draft.add(begin, end, "Industry", "industries/list", weight=1.35 if rival else 1.0)
    return kept


def _is_listed(word: str) -> bool:
    """Whether a word, or the part of it behind 及, is a listed industry: 智能装备及|智能制造."""
    return any(
        e.cls == "Industry" for i in (0, *(j.end() for j in _JOINT.finditer(word))) for e in gazetteer().get(word[i:])
    )


def _members(draft: Draft, end: int) -> list[tuple[int, int]]:
    """The items of the enumeration that ends at ``end``, in order; 和 and 及 part the last two."""
    text = draft.text
    items: list[tuple[int, int]] = []
    stop = end
    while True:
        begin = i = stop_before(text, stop, 22)
        more = i > 0 and text[i - 1] == "、" and stop > i
        if more and (cut := re.search(r"等[^、]{1,6}(?:和|与|及)", text[begin:stop])) is not None:
            begin, more = begin + cut.end(), False  # 整机、整装等终端和|关键基础零部件
        if more and (cut := _EACH_ITS.search(text, begin, stop - 1)) is not None:
            begin, more = cut.end(), False  # 沿江、临湖两区分别选定|休闲食品
        if more and "的" in text[begin:stop]:
            begin, more = begin + text[begin:stop].rindex("的") + 1, False
        if not more:
            opened = [o.end() for o in _OPEN.finditer(text, begin, stop - 1)]
            if opened and stop - opened[-1] >= 2:
                begin = opened[-1]
            elif text[i - 1 : i] != "、":
                begin = max(begin, min(phrase_edge(text, stop), stop - 2))
            begin = max(
                (
                    c.end
                    for c in draft.found
                    if begin < c.end <= stop - 2 and c.cls in ("AdministrativeArea", "Region") and c.start <= begin + 4
                ),
                default=begin,
            )
        parts = [begin]
        if not items or not more:
            for j in _JOINT.finditer(text, begin + 2, stop - 1):
                if (
                    not ONE_NAME.search(text[begin : j.end()])
                    and not _HEALTH.match(text, j.start() - 2)
                    and stop - j.end() >= 2
                    and not items
                ):
                    parts.append(j.start())
                    parts.append(j.end())
        bounds = [*parts, stop]
        new = [(bounds[k], bounds[k + 1]) for k in range(0, len(bounds) - 1, 2)]
        items.extend(x for x in reversed(new) if x[1] - x[0] >= 2)
        if not more or len(items) > 30:
            break
        stop = i - 1
    return items[::-1]
