"""Relations that names show by their form alone, with no verb.

德国克诺尔集团 says where the group is from; 意大利都灵 which country the city is in; 重庆—德国班列
what the train connects.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Annotation, Mention, RelationMention
from kg.relate.areas import AREA, Lookup, is_abroad, is_child
from kg.relate.routes import route_ends

_SEATED = re.compile(r"银行(?![\u4e00-\u9fff()]*(?:公司|集团|行)$)[\u4e00-\u9fff]{2,4}$")
"""Part of the name of a branch: 农业银行太原|分行."""
_FIXED = re.compile(r"(?:大桥|隧道|电站|水库|水电站|核电站|风电场|机场|枢纽)$")
_BUILT_PART = re.compile(r"(?:海底|海中|江底|过江|跨海|跨江)?(?:隧道|主桥|引桥|人工岛|[A-Z\d]+航站楼|服务区|船闸|泵站)")
"""What a route or a site is made of, behind its name: 深中通道|海底隧道."""
_BUILT_ON = re.compile(r"(?:隧道|桥|换流站|变电站|泵站|船闸|枢纽|航站楼|加压站|水闸|渡槽|倒虹吸|互通|服务区)$")
"""What a line or a work of many parts is built of."""
_FULL = re.compile(r"..[市区县旗镇乡]$")
_PART = re.compile(r"(?<!高)新区$|经开区$")
"""Zones that are governed as a part of their city."""
_HOSTS = ("Company", "GovernmentAgency", "Institution", "Association")
_ATTENDED_BY = re.compile(r"书记|主任|部门|负责|领导|代表|干部")
"""Behind a body in a meeting's name: who meets there, not who holds it: 区县委|书记例会."""
_MEETING = re.compile(r"(?:会议|大会|股东会|年会|例会|全会|仪式|发布会|推介会|周年庆|庆典|开放日)$")
"""What a body that begins its name holds: 某某公司|开业仪式, 市人大常委会|第二十六次会议."""
_ANY_YEAR = re.compile(r"^[^\d第届次度]*(?:股东大?会|董事会|监事会)$")
"""An organ of the company that is called by no year or number: the organ, not a meeting."""
_MEASURE = re.compile(
    r"(?:方案|规划|计划|条例|办法|措施|意见|政策|细则|规定|纲要|指引|行动|[一二三四五六七八九十\d]+条|清单|规范指引)(?:\([^()]*\)|（[^（）]*）)?$"
)
"""What the document of an area is called that the area acts by: 绵阳市…行动方案."""
_BRANCH = re.compile(r"[分子]公司$|[分支]行$|分厂$|事业部$|营业部$")
_OF_IT = ("的", "旗下", "旗下的", "下属", "下属的", "在", "驻")
"""Between a firm and a branch of it: 某某公司|的|钦州分公司."""
_TOWN_IN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[镇乡]|街道)$")
_COUNTY_IN_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[市区县旗])$")
_LOCAL = ("Facility", "Institution", "Project")
"""What a town's name in front says the place of: 甲县|乙镇|卫生院."""
_CENTRAL = re.compile(r"中心(?:小学|中学|学校|校|幼儿园|卫生院|敬老院|粮库|粮站)")
"""中心 in front of a kind belongs to the kind: 甲镇|中心小学."""
_AFFIX_PLACE = ("Company", "Institution", "Facility", "DevelopmentZone", "Association", "Project")


def name_relations(annotation: Annotation, area_of: Lookup) -> Iterator[RelationMention]:
    """What the parts of a name say of the whole."""
    nested: dict[int, list[Mention]] = {}
    outer = annotation.mentions
    named = {known[2] for m in outer if m.cls == AREA and (known := area_of(m.text)) is not None}
    starts = [m.start for m in outer]
    for n in annotation.nested:
        k = bisect_right(starts, n.start) - 1
        if k >= 0 and n.end <= outer[k].end:
            nested.setdefault(k, []).append(n)
    for k, m in enumerate(outer):
        sentence = next(((a, b) for a, b in annotation.sentences if a <= m.start < b), (m.start, m.end))
        inner = nested.get(k, [])
        head = [n for n in inner if n.start == m.start and n.end < m.end]
        if m.cls in _AFFIX_PLACE:
            yield from _where(m, head, inner, named, sentence, area_of)
        for n in inner:
            if n.cls in ("Company", "DevelopmentZone"):
                yield from _where(
                    n, [x for x in inner if x.start == n.start and x.end < n.end], inner, named, sentence, area_of
                )
        if m.cls in ("Facility", "Project") and m.kind == "name":
            for n in inner:
                if n.rule == "products/site":
                    yield RelationMention(m, "produces", n, *sentence, "structure/product-in-name")
            owner = max((n for n in head if n.cls == "Company"), key=lambda n: n.end, default=None)
            if owner is not None:
                yield RelationMention(owner, "operates", m, *sentence, "structure/owner-in-name")
        if m.cls == "Company" and (
            re.search(r"(?:分行|分公司|支行|子公司)$", m.text)
            or (
                m.text.endswith("公司")
                and any(n.cls == AREA and m.start < n.start and n.end == m.end - 2 for n in inner)
            )
        ):
            owner = max((n for n in head if n.cls == "Company"), key=lambda n: n.end, default=None)
            if owner is not None and not _SEATED.search(owner.text):
                yield RelationMention(m, "subsidiaryOf", owner, *sentence, "structure/branch")
            for n in inner:
                if n.cls == AREA and n.start > m.start:
                    yield RelationMention(m, "locatedIn", n, *sentence, "structure/branch")
        if m.cls == "Facility":
            for n in head:
                if n.cls in ("TransportRoute", "Facility") and _BUILT_PART.fullmatch(m.text, len(n.text)):
                    yield RelationMention(m, "partOf", n, *sentence, "structure/part-of-name")
        if m.cls in ("TransportRoute", "DevelopmentZone"):
            for n in head:
                if n.cls == m.cls and n.end < m.end - 1 and not n.text.endswith("联运"):
                    yield RelationMention(m, "partOf", n, *sentence, "structure/part-of-name")
        prize = outer[k - 1] if k else None
        if prize is not None and prize.end == m.start and prize.kind == m.kind == "name":
            yield from _behind(prize, m, sentence, area_of)
        if (
            prize is not None
            and prize.cls == m.cls == "Company"
            and _BRANCH.search(m.text)
            and not _BRANCH.search(prize.text)
            and annotation.article.text[prize.end : m.start] in _OF_IT
        ):
            yield RelationMention(m, "subsidiaryOf", prize, *sentence, "structure/branch-of")
        if (
            prize is not None
            and prize.cls == "Award"
            and annotation.article.text[prize.end : m.start] in ("", "”", "企业", "”企业")
        ):
            quoted = "”" in annotation.article.text[prize.end - 1 : m.start]
            winner = (
                m
                if m.cls == "Company" or (quoted and m.cls == AREA)  # “中国细毛羊之乡”拜城
                else max((n for n in head if n.cls == "Company"), key=lambda n: n.end, default=None)
            )
            if winner is not None:
                yield RelationMention(winner, "awarded", prize, *sentence, "structure/prize-before")
        if m.cls == "Institution":
            for n in head:
                if n.cls == "Institution" and not _CENTRAL.match(m.text, n.end - n.start - 2):
                    yield RelationMention(m, "partOf", n, *sentence, "structure/part-of-body")
        if m.cls == "GovernmentAgency" and "驻" in m.text:
            for n in inner:
                if n.cls == AREA and m.text.startswith("驻", n.start - m.start - 1):
                    yield RelationMention(m, "locatedIn", n, *sentence, "structure/embassy")
            if re.search(r"驻华", m.text):
                yield RelationMention(
                    m,
                    "locatedIn",
                    Mention(m.start, m.start, AREA, "中国", "implied", "structure/embassy"),
                    *sentence,
                    "structure/embassy",
                )
        if m.cls in ("DevelopmentZone", "Association", "Institution") and m.kind == "name":
            for n in inner:
                if (
                    n.cls == "Industry"
                    and len(n.text) >= 2
                    and not n.text.startswith("高新技术")
                    and n.end < m.end
                    and m.end - n.end <= 6
                ):
                    yield RelationMention(m, "focusesOn", n, *sentence, "structure/industry-in-name")
        if m.cls == "Document" and m.kind == "name":
            form = _area_in_front(m.text, area_of) if _MEASURE.search(m.text) else ""
            if form:
                at = annotation.article.text.index(form, m.start)
                area = Mention(at, at + len(form), AREA, form, "implied", "structure/measure-of-area")
                yield RelationMention(area, "implements", m, *sentence, "structure/measure-of-area")
        if m.cls == "Event" and m.kind == "name":
            if re.match(r"全[市省区县]", m.text):
                yield RelationMention(
                    Mention(m.start, m.start, AREA, "我" + m.text[1], "implied", "structure/event-of"),
                    "organizes",
                    m,
                    *sentence,
                    "structure/event-of",
                )
            host = max((n for n in head if n.cls in _HOSTS), key=lambda n: n.end, default=None)
            if (
                host is not None
                and _MEETING.search(m.text)
                and not _ANY_YEAR.search(m.text)
                and not _ATTENDED_BY.match(m.text, host.end - m.start)
            ):
                yield RelationMention(host, "organizes", m, *sentence, "structure/event-of")
            for n in head:
                if n.cls == AREA and m.text[n.end - n.start : n.end - n.start + 1] in ("与", "和"):
                    yield RelationMention(n, "participatesIn", m, *sentence, "structure/event-between")
        if m.cls == "Region" and re.search(r"(?:中心城区|主城区|主城都市区)$", m.text):
            yield RelationMention(
                m,
                "partOf",
                Mention(m.start, m.start, AREA, "我市", "implied", "structure/core-city"),
                *sentence,
                "structure/core-city",
            )
        if m.cls == "TransportRoute":
            yield from route_ends(m, inner, outer[k + 1 : k + 8], annotation.article.text, sentence)


def _behind(a: Mention, b: Mention, sentence: tuple[int, int], area_of: Lookup) -> Iterator[RelationMention]:
    """What stands right behind an area or a ministry is there, or is a body of it: 襄垣县|漳河康养中心; 渝西高铁|某某隧道 is a part of it."""
    if a.cls == "GovernmentAgency" and b.cls == "Institution":
        yield RelationMention(b, "partOf", a, *sentence, "structure/body-behind")
    elif a.cls == AREA and b.cls in ("Facility", "Institution"):
        yield RelationMention(b, "locatedIn", a, *sentence, "structure/site-behind")
    elif a.cls == AREA and b.cls == "Company" and is_abroad(a.text, area_of):
        yield RelationMention(b, "locatedIn", a, *sentence, "structure/firm-behind")  # 日本|某某瓦斯
    elif a.cls in ("TransportRoute", "Project") and b.cls == "Facility" and _BUILT_ON.search(b.text):
        yield RelationMention(b, "partOf", a, *sentence, "structure/work-behind")


def _area_in_front(text: str, area_of: Lookup) -> str:
    """The area that a name begins with, in full or as a province or city: 绵阳市|外贸提质行动方案."""
    for length in range(min(8, len(text) - 2), 1, -1):
        known = area_of(text[:length])
        if known and known[0] != "country" and (known[2] == text[:length] or known[0] in ("province", "prefecture")):
            return text[:length]
    return ""


def _where(
    m: Mention, head: list[Mention], inner: list[Mention], outer: set[str], sentence: tuple[int, int], area_of: Lookup
) -> Iterator[RelationMention]:
    """德国克诺尔集团 is in Germany; a firm called 苏州… may be anywhere, a zone or a hall may not."""
    if any(n.cls == "Company" for n in head) and m.cls != "Company":
        return
    zones = [n for n in head if n.cls == "DevelopmentZone"]
    if zones and m.cls != "DevelopmentZone":
        yield RelationMention(m, "locatedIn", max(zones, key=lambda n: n.end), *sentence, "structure/zone-in-name")
        return
    areas = [
        n for n in head if n.cls == AREA and n.end - n.start < m.end - m.start - 1 and n.text not in ("中国", "中华")
    ]
    chained = False
    while areas and (
        more := [
            n
            for n in inner
            if n.cls == AREA
            and n.start == areas[-1].end
            and n.end < m.end
            and is_child(n.text, areas[-1].text, area_of, short=m.cls == "Project")
        ]
    ):
        yield RelationMention(more[0], "partOf", areas[-1], *sentence, "structure/area-chain")
        areas, chained = [more[0]], True  # 湖北宜昌生物医药产业园 lies in 宜昌
    if m.cls in _LOCAL and m.kind == "name":
        over = max((n for n in areas if _COUNTY_IN_NAME.search(n.text)), key=lambda n: n.end, default=None)
        at = over.end if over is not None else m.start
        town = max(
            (
                n
                for n in inner
                if n.cls == AREA and n.start == at and n.end < m.end - 1 and _TOWN_IN_NAME.search(n.text)
            ),
            key=lambda n: n.end,
            default=None,
        )
        if town is not None:
            if over is not None:
                yield RelationMention(town, "partOf", over, *sentence, "structure/town-in-name")
            yield RelationMention(m, "locatedIn", town, *sentence, "structure/area-in-name")
            return
    for n in areas:
        known = area_of(n.text)
        foreign = (
            known is not None
            and known[1] != "中国"
            and known[0] in ("country", "prefecture")
            and is_abroad(n.text, area_of)
        ) or (m.cls == "Company" and n.text in ("香港", "澳门", "台湾"))
        if known and (
            foreign
            or (
                m.cls in ("Facility", "DevelopmentZone", "Project")
                and (
                    chained or m.cls == "Project" or known[2] in outer or _FIXED.search(m.text) or _FULL.search(n.text)
                )
            )
        ):
            predicate = "partOf" if m.cls == "DevelopmentZone" and _PART.search(m.text) else "locatedIn"
            yield RelationMention(m, predicate, n, *sentence, "structure/area-in-name")
