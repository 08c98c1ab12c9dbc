"""Ports, stations, lines and phases of plants: short names that what happens there gives away.

列车驶出郑州|圃田站, 走访丹戎|艾玛斯港: a port or a station whose name holds characters that are no word.
西延高铁: two areas by a character each. 二期工厂, 第二工厂: a definite plant of somebody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.gazetteer import area_initials, gazetteer
from kg.recognise.generic import GENERIC_ORG
from kg.recognise.lexicon import pos
from kg.recognise.phrases import HARD, tokens_before

_PORT = quick(r"(?<![空无自来到赴访])港(?![口澳台商币股资珠区元交湾人铁务航式深府独通珠内])")
_STATION = quick(
    r"[东南西北]?(?<![电网车驿作务油泵基间小测换气能上下中])站(?![在点位台上长稳立房内区岗口着起式场到内])"
)
_CALLS_AT = re.compile(
    r"(?:靠泊|停靠|挂靠|抵达|到达|抵|运抵|驶抵|驶离|驶出|驶入|驶向|驶往|开往|开到|发往|运往|直达|直通|前往|走访|考察|离开|途经|经停|经由?|从|自|由|至|到|于|在|赴|、|和|与)$"
)
_USED_AT = re.compile(
    r"(?:间|至|—|出发|出口|出境|始发|首发|发车|发出|启航|起航|启程|开出|驶出|装船|装车|卸船|靠泊|吞吐|开往|发往|口岸|海关|[,。、;)和与]|的|$)"
)
_LINE = re.compile(
    r"(?:高速铁路|高铁|铁路(?![局口集专货部港站物])|城际|高速(?![铁增发成度])(?:公路)?|客专)(?:[一二三]期|[东南西北]?延线)?"
)
_PHASE = quick(
    r"(?P<x>(?:[二三四]期|第[二三四五]|首[座个](?:海外|境外|国外)|(?:海外|境外)首[座个])(?:生产|制造)?(?:工厂|厂房|基地|厂区|车间))(?=[,。、;的已将投竣正于占在也预可举]|开工|建成|量产)"
)
_WORKS_NO = re.compile("[一二三四五]厂(?=[,。、;的已将投竣正于占在也预可设扩年今])")
_BEFORE_WORKS = tuple("的在,。、;由\n")
_LINE_NO = re.compile("号线(?=[计将已开动全建工通延预正于])")
_DIRECT_CURRENT = quick("(?:特高压)?直流(?:输电)?工程")
_PIPELINE = quick(
    r"(?:[东南西北川疆藏蒙晋陕青滇新宁甘皖豫][气电水煤油][东南西北京粤沪湘鄂浙苏皖][输送调运]|陕京|中俄东|中俄远东|中亚)"
    r"(?:(?:天然气|输气)?管[道线])?[一二三四五六东中西ABCD]线(?!路|下|上|索|人)(?:工程)?"
)
"""Numbered lines of what is sent across the country: 西气东输四线."""
_METRO = quick(
    r"(?:地铁|轨道交通|轻轨|轨道|市域铁路)[A-Z]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})号线(?:[一二三四]期|[东南西北]延(?:长线|线|段)?)?(?:工程)?"
)
"""Numbered lines of a city: 南昌地铁3号线."""
_PAIR = re.compile("([\u4e00-\u9fff]{2,4})(?:至|—|-)([\u4e00-\u9fff]{2,4})$")
_APPOSED = re.compile(
    r"(?:街区|景区|商圈|公园|商场|市场|小镇|广场|大厦|大桥|隧道|电站|水库|码头|机场|车站|古镇|书店|乐园|综合体)—+(?P<x>[\u4e00-\u9fff]{2,10}?)(?=[,。])"
)
"""What a dash names behind its kind: 合院式街区——大吉巷."""
_QUARTER = re.compile(r"(?P<x>(?![市区县镇高的])[\u4e00-\u9fff]{2,3}?)片区")
_HUB = re.compile(r"枢纽(?![港经城功地节作型中站机])")
_NO_INITIAL = frozenset("市县省区州路和地公都条从在与到于由经对向同是")
_SINGLE_STOPS = frozenset(
    "的了着在于由将把被对向从为是以等其该此这各并且而但或也还又都就才仅已曾正拟和与及同到有让使给称据经至往自每某所内外里上下前后大小新老一二三四五六七八九十两"
)


@lru_cache(maxsize=1)
def _initials() -> tuple[frozenset[str], frozenset[str]]:
    """The characters by which a line calls the areas that it joins, and those that are an area's own abbreviation."""
    short = frozenset(gazetteer().abbreviations)
    return (area_initials() | short) - _NO_INITIAL, short


def recognise_sites(draft: Draft) -> None:
    """Propose ports, stations, lines and phases."""
    text = draft.text
    areas = {c.end: c.start for c in draft.found if c.cls == "AdministrativeArea" and c.kind == "name"}
    for pattern in (_PORT, _STATION):
        for m in pattern.finditer(text):
            if (start := _start(draft, m.start(), areas)) >= 0 and (
                _CALLS_AT.search(text, max(0, start - 3), start) or _USED_AT.match(text, m.end())
            ):
                draft.add(start, m.end(), "Facility", "sites/called-at", weight=1.1)
    names = gazetteer()
    initials, short = _initials()
    for m in _LINE.finditer(text):
        start = m.start()
        while start > 0 and m.start() - start < 4 and text[start - 1] in (initials if m.start() - start < 2 else short):
            start -= 1  # 甬台温|铁路
        pair = text[start : m.start()]
        if len(pair) >= 2 and pos(pair) in ("", "j") and pair not in names:
            draft.add(start, m.end(), "TransportRoute", "sites/line", weight=2.2)
    for end in areas:
        if (quarter := _QUARTER.match(text, end)) and not GENERIC_ORG.match(quarter["x"]):
            draft.add(end, quarter.end(), "DevelopmentZone", "sites/quarter", weight=1.0)
    for m in _HUB.finditer(text):
        at = m.start() - 2 if text[m.start() - 2 : m.start()] in ("公交", "客运", "换乘") else m.start()
        if (start := _start(draft, at, areas)) >= 0:
            draft.add(start, m.end(), "Facility", "sites/hub", weight=1.0)
    for m in _METRO.finditer(text):
        draft.add(areas.get(m.start(), m.start()), m.end(), "TransportRoute", "sites/line", weight=1.6)
    for m in _PIPELINE.finditer(text):
        draft.add(
            m.start(), m.end(), "Project" if m.group().endswith("工程") else "Facility", "sites/pipeline", weight=1.6
        )
    for m in _LINE_NO.finditer(text):
        digits = m.start() - (2 if text[m.start() - 2 : m.start()].isdigit() else 1)
        if text[digits].isdigit() and text[digits - 1 : digits] in _BEFORE_WORKS:
            draft.add(digits, m.end(), "TransportRoute", "sites/line", weight=1.0)
    for m in _DIRECT_CURRENT.finditer(text):
        if (ends := _PAIR.search(text, max(0, m.start() - 9), m.start())) and ends[2] in names:
            start = next((ends.end(1) - k for k in (4, 3, 2) if text[ends.end(1) - k : ends.end(1)] in names), -1)
            opens = ends.start(1) == 0 or text[ends.start(1) - 1] in _BEFORE_WORKS
            if start < 0 and opens and not pos(ends[1]):
                start = ends.start(1)  # 白鹤滩—浙江
        else:
            start = (
                m.start() - 2 if m.start() > 1 and all(c in initials for c in text[m.start() - 2 : m.start()]) else -1
            )
        if start >= 0:
            draft.add(start, m.end(), "Project", "sites/direct-current", weight=1.6)
    for m in _APPOSED.finditer(text) if "—" in text else ():
        draft.add(m.start("x"), m.end("x"), "Facility", "sites/apposed", weight=1.0)
    for m in _WORKS_NO.finditer(text):
        if pos(text[m.start() - 2 : m.start()]) == "n" and text[m.start() - 3 : m.start() - 2] in _BEFORE_WORKS:
            draft.add(m.start() - 2, m.start() + 2, "Facility", "sites/phase", weight=0.9)  # 位于高新区的疫苗|二厂
    for m in _PHASE.finditer(text):
        draft.add(m.start("x"), m.end("x"), "Facility", "sites/phase", weight=0.9)


def _start(draft: Draft, at: int, areas: dict[int, int]) -> int:
    """Where the name of the port or station begins whose kind stands at ``at``; -1 where no proper name stands there."""
    text = draft.text
    low = at
    while low > 0 and at - low < 6 and text[low - 1] not in HARD and not draft.in_value[low - 1]:
        low -= 1
    begin = at
    for a, b, tag in tokens_before(text, at, limit=at - low) if low < at else ():
        if (b - a > 1 and tag) or text[a] in _SINGLE_STOPS:
            break
        begin = a
        if a in areas:
            break
    if begin == low and low > 0 and pos(text[low - 1 : low + 1]) and begin not in areas:
        begin += 1  # 修|建|江跳线鼎山站: a word reaches in from the left
    if at - begin < 2 or pos(text[begin:at]):
        return -1
    return areas.get(begin, begin)
