"""Companies by a trade: a brand that is no word, with what it trades in behind it and often a place in front.

::

    杭州澜汐氢能将建二厂        凌岳轴承去年外销过半        昱能电气(湖北)
    ├─┤├─┤├─┤ └ no noun        ├─┤├─┤└ what firms do      ├ firm ─┤├ seat ┤
    place brand trade          brand trade

The trades are rows of ``ontology/names/trades.csv``: ``firm`` where hardly anything but a firm is called so
(乳业, 重工), ``ware`` where the word is a thing as well (电池, 机械), ``field`` where it is a field of life (教育, 投资):
the more a trade is a common word, the more must speak for a name, in the brand and in what is said of it.
"""

from __future__ import annotations

import csv
import re
from enum import IntEnum
from functools import lru_cache

import ahocorasick

from kg.errors import OntologyError
from kg.recognise.brands import NO_NAME, NO_OPENING
from kg.recognise.draft import Draft
from kg.recognise.edges import left_edge
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.people import is_personal
from kg.recognise.phrases import GOVERN, HARD, tokens_before
from kg.recognise.said_of_firms import ACTS, Said, said_behind
from kg.resources import ontology_dir


class Kind(IntEnum):
    """How far a trade says that a firm is named."""

    FIELD = 0
    WARE = 1
    FIRM = 2


@lru_cache(maxsize=1)
def trades() -> ahocorasick.Automaton:
    """The trades as an automaton, each with how far it says that a firm is named."""
    path = ontology_dir() / "names" / "trades.csv"
    automaton = ahocorasick.Automaton()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                automaton.add_word(row["trade"], (row["trade"], Kind(("field", "ware", "firm").index(row["kind"]))))
    except (OSError, KeyError, ValueError) as error:
        raise OntologyError(f"{path}: {error}") from error
    automaton.make_automaton()
    return automaton


_FUNCTION = frozenset(
    "的了着在于由将把被对向从是有不等其该此这那各并或也还又就才曾拟和与及让给称据至往所则乃因若跟暨你我他她它们个座条"
)
"""Characters that no brand holds."""
_NOT_FIRST = frozenset("为以以都仅已正同到有使经自每某之按像如家来去出做促抓扩增减推引拉解保稳见供筑使就即便向而但")
"""Characters that open no brand where nothing else says that one begins."""
_WHOLE = re.compile(
    r"集团(?:股份)?(?!有限|公司)|股份(?!有限|公司|的?[转质回]|制|比例)|控股(?!有限|公司|股东|子|权|的)|[一二三四五六七八九十]?厂(?![房区长家商址界])"
)
SEAT = re.compile(r"\(([\u4e00-\u9fff]{2,6})\)(?!有限|股份|集团|公司)")
_NEEDED = {
    ("place", "brand"): (Said.ACTS, Said.PRINT, Said.NOTHING),
    ("place", "noun"): (Said.ORGANISED, Said.PRINT, Said.PRINT),
    ("place", ""): (None, None, Said.ACTS),
    ("", "brand"): (Said.ORGANISED, Said.PRINT, Said.PRINT),
    ("", "noun"): (None, Said.ORGANISED, Said.ACTS),
}
"""By what opens the name and what the brand is: how much must be said behind a field, a ware, a firm's trade."""


def recognise_trades(draft: Draft) -> None:
    """Propose the companies whose trade stands in their name."""
    text = draft.text
    ends, places = _trades_in(text), places_in(draft)
    longest = {start: end for end, (start, _) in sorted(ends.items())}
    for end, (start, kind) in sorted(ends.items()):
        if longest[start] > end or end in longest:
            continue  # 新材|料, 生物|医药
        stop = end
        if whole := _WHOLE.match(text, end):
            stop, kind = whole.end(), Kind.FIRM
        said = said_behind(text, stop)
        if said is None or (
            not ACTS.match(text, stop) and said < Said.ORGANISED and pos(text[stop - 1 : stop + 1]) == "v"
        ):
            continue
        for at in _chain(ends, start):
            if draft.in_value[at] or draft.in_value[at - 1]:
                continue
            if kind < Kind.FIRM and pos(text[at - 1 : at + 1]):
                continue  # 总装基|地产|能
            found = _placed(draft, at, kind, said, places) or _branded(draft, at, stop, kind, said, places)
            if found is not None:
                add_firm(draft, found[0], stop, found[1], "companies/trade")
                break


def _trades_in(text: str) -> dict[int, tuple[int, Kind]]:
    """The trades by where they end: where the longest begins, and its kind."""
    ends: dict[int, tuple[int, Kind]] = {}
    for last, (word, kind) in trades().iter(text):
        if word in _DEEDS and _DONE.match(text, last + 1):
            continue
        start = last + 1 - len(word)
        if (known := ends.get(last + 1)) is None or start < known[0]:
            ends[last + 1] = (start, kind)
    return ends


def places_in(draft: Draft) -> dict[int, int]:
    """The listed places by where they end: where they begin."""
    places: dict[int, int] = {}
    for c in draft.found:
        if c.cls in _PLACES and c.rule.startswith("names/") and c.end - c.start > 1:
            places[c.end] = min(c.start, places.get(c.end, c.start))
    return places


def _chain(ends: dict[int, tuple[int, Kind]], start: int) -> list[int]:
    """Where trades begin that stand in a row, the farthest first: 轨道|装备."""
    row = [start]
    while start in ends and ends[start][0] < start:
        start = ends[start][0]
        row.append(start)
    return row[::-1]


def add_firm(draft: Draft, begin: int, stop: int, weight: float, rule: str) -> None:
    """Propose a company, with its seat in brackets; what quotation marks hold is for `kg.recognise.quoted`."""
    text = draft.text
    if text[begin - 1 : begin] + text[stop : stop + 1] == "“”":
        return
    if text[begin - 1 : begin] == "由" and text.startswith("控股", stop - 2) and text[stop : stop + 1] in ",。;":
        stop -= 2  # 由昱能电力|控股
    if (seat := SEAT.match(text, stop)) and gazetteer().get(seat.group(1)):
        stop = seat.end()
    draft.add(begin, stop, "Company", rule, weight=weight)


_DEEDS = frozenset("投资 担保 支付 养殖 认证 检测 检验 租赁 包装 印刷 测绘 勘察 监理 咨询 掘进 发电 诊断 设计".split())  # noqa: SIM905
_DONE = re.compile(r"[\d了近超逾约建]|[一二两三四五六七八九十百千]")
"""Trades that are verbs as well, and what stands behind them then: 投资|30亿元."""
_PLACES = ("AdministrativeArea", "Region", "NaturalFeature", "DevelopmentZone")
_INTRODUCED = re.compile(
    r".*(?:[零采厂运供经制服开承研]?[^智]商|[乳车药酒茶纸鞋民国央外房名农港船粮]企|企业|公司|巨头|品牌|供应方|运营方|客户|厂家)(?=..)"
)


def _placed(draft: Draft, start: int, kind: Kind, said: Said, places: dict[int, int]) -> tuple[int, float] | None:
    """Where a name begins that a place opens, and how sure it is."""
    text = draft.text
    for at in range(start, max(0, start - 7), -1):
        if at < start and text[at] in HARD:
            return None
        if at not in places:
            continue
        begin, brand = places[at], text[at:start]
        if lead := _INTRODUCED.match(brand):
            begin, brand = at + lead.end(), brand[lead.end() :]
        if brand and kind < Kind.FIRM and places.get(start) == at and not _WIDE.search(text[places[at] : at]):
            continue  # 贵阳|贵安|新能源
        if (text[at - 1] in "市省区县镇乡" and at - begin > 2) or not set_off(text, begin):
            continue
        kept = is_brand(brand, kind, placed=True) if brand else ""
        if kept is None or (not brand and _NATIONAL.fullmatch(text, begin, at)):
            continue
        needed = _NEEDED["place", kept][kind]
        if needed is None or said < needed:
            continue
        before = places.get(begin, begin)
        return (before if text[begin - 1] not in "市省区县镇乡" or not brand else begin), 1.35 if brand else 1.2
    return None


_WIDE = re.compile(r"[东南西北江河湖山岭原]$")
_NATIONAL = re.compile(r"中国|我国|.{2,3}省|.{2,8}自治区|北京|上海|天津|重庆|欧洲|亚洲|非洲|全球")


def set_off(text: str, begin: int) -> bool:
    """Whether a name may begin here: behind print, a word, or a character that is a word."""
    before = text[begin - 1 : begin]
    return not before or before in HARD or pos(text[max(0, begin - 2) : begin]) != "" or pos(before) != ""


_KIND_OF = re.compile(
    r"^[市省区县州镇乡全非无半各副高超]|[省市区县镇乡村级型式态性化阶用制孔总版家个座条批款种类项期后前]$|高新|经开|经济|国际(?!$)|智能|智慧|数字|绿色|高端|先进|现代|传统|特色|生态|产业|城市|农村|乡村|民营|民间|国有|外资|地方|本地|当地|全国|首[个家批条]|新型|大型|中小|重点|龙头|知名|著名|优质|专业|综合|跨境|建设|项目|基地|中心|园区|港口|企业|公司|集团|市场|技术|上市|主[要营打]|年产|自[主动]|"
    r"规上|规下|.式|固定|具身|永磁|红外|足$|人形|纾困|营商|公募|私募|现金|股权|天使|成长|民族|汉族|大学|中学|小学|学院|医院|数据|资料|结果|调查|装机|押宝|发力|聚力|赛事|^国际$|出售|购买|采购|供应|提供|销售|出口|进口|生产|代理|农民|职工|群众|居民|供热|供暖|集采|[0-9%]|人$|商$|者$|员$"
)
"""What says of what kind a thing is, or that a word of the sentence stands before the trade."""


def is_brand(brand: str, kind: Kind, *, placed: bool) -> str | None:
    """``brand`` for a string of characters that make no words, ``noun`` for nouns that may be one, None for neither."""
    if not 2 <= len(brand) <= 6 or _KIND_OF.search(brand) or brand[:2] in GOVERN:
        return None
    if brand[0] in _NOT_FIRST or is_personal(brand) or NO_NAME.search(brand.replace("正", "")):
        return None
    known = gazetteer().get(brand)
    if any(c in _FUNCTION for c in brand) or any(e.cls == "Industry" for e in known):
        return None
    if any(e.table != "cities" for e in known):
        return "noun" if kind < Kind.FIRM or any(e.table == "areas" for e in known) else "brand"
    if brand in trades():
        return None
    tokens = tokens_before(brand, len(brand))
    words = ("n", "f", "s", "b", "a", "i", "l", "j", "vn", "v" if placed and kind is Kind.FIRM else "n")
    if any(b - a > 1 and tag not in words for a, b, tag in tokens):
        return None
    return "brand" if sum(1 for a, b, _ in tokens if b - a == 1) >= 2 else "noun"


def _branded(
    draft: Draft, start: int, stop: int, kind: Kind, said: Said, places: dict[int, int]
) -> tuple[int, float] | None:
    """Where a name begins that a brand alone opens, and how sure it is."""
    text = draft.text
    if said < Said.PRINT:
        return None
    for edge in dict.fromkeys((left_edge(text, start), run_edge(text, start))):
        brand = text[edge:start]
        if len(brand) > (5 if kind is Kind.FIRM else 4) or NO_OPENING.match(brand) or not set_off(text, edge):
            continue
        if (
            kind < Kind.FIRM
            and edge not in places
            and (at := places.get(start)) is not None
            and edge in (at, places.get(at))
        ):
            continue  # 贵阳|贵安|新能源
        kept = is_brand(brand, kind, placed=False)
        if kept is None or any(e.cls == "Industry" for e in gazetteer().get(text[edge:stop])):
            continue
        heard = said
        if said is Said.ACTS and (edge == 0 or text[edge - 1] in "。,;:!?\n与由向对给") and kept == "brand":
            heard = Said.ORGANISED  # the subject of its clause, or a party
        needed = _NEEDED["", kept][kind] if kept == "brand" or len(brand) <= 4 else None
        if needed is None or heard < needed:
            continue
        if kind < Kind.FIRM and heard is Said.PRINT and text[edge - 1 : edge] == "、":
            continue
        opened = [at for at in range(edge + 1, start + 1) if places.get(at) == edge]
        if any(start - at == 1 for at in opened):
            continue  # 奥地利酿|酒业
        return edge, 1.35 if opened else 1.0
    return None


def run_edge(text: str, start: int) -> int:
    """Where the run of characters begins that make no words and stand right before ``start``."""
    edge = start
    for a, b, _ in tokens_before(text, start, limit=5):
        if b - a > 1 or text[a] in _FUNCTION:
            break
        edge = a
    return edge + (text[edge] in "方商员者" and edge > 0 and text[edge - 1] not in HARD)
