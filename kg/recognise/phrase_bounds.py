"""The left edge of a phrase that a suffix ends, corrected by what stands around it: its area, its year, persons, figures."""

from __future__ import annotations

import re
from typing import Final

from kg.recognise.draft import Draft
from kg.recognise.phrases import HARD

_YEARLY = re.compile(r"[年日](?:产|处理|加工|回收|发电|生产|新增)(?:各类)?$")
"""Before a quantity: how much a project is for, which is part of its name (年产10万吨铜杆项目)."""
_WIDE = re.compile(r"全[市区县省国]|我[市区县省国]|本[市区县省]|该[市区县]")


def edge_with_area(draft: Draft, edge: int, start: int) -> int:
    """A phrase's left edge with the area, and the year, that stand right before it: 2024|丰都|咖啡大赛."""
    before = next(
        (
            c.start
            for c in draft.found
            if c.cls == "AdministrativeArea" and c.kind == "name" and c.start < edge <= c.end < start
        ),
        edge,
    )
    year = re.search(r"(?:19|20)\d\d年?$", draft.text[max(0, before - 5) : before])
    return before - len(year.group()) if year else before


def bounded(draft: Draft, edge: int, start: int, cls: str) -> int:
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
            if draft.in_value[i]:
                begin = i
                while begin > 0 and draft.in_value[begin - 1]:
                    begin -= 1
                yearly = _YEARLY.search(text, max(0, begin - 5), begin) if cls == "Project" else None
                return yearly.start() if yearly else max(edge, i + 1)
        for m in _WIDE.finditer(text, edge, start):
            edge = m.end()
    return edge


_NOT_IN_SITE = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})的(?=[\u4e00-\u9fff]{2})|有的是?|(?<![国共所拥])有(?=[省市县区]级|国家级)|从(?![化江])|运输至|(?<=场所)与|(?<=海关)在|项目[和与及]|(?<=[镇区园馆场村院寺街山湖城])等|(?<![高中平同])等(?=$)|该|(?<=工程)(?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff]{2})有(?![色机限])"
)
"""What no name of a place or route holds: 鲜切花从|机场, 双廊古镇等|景区."""
_NOT_IN_ROUTE = re.compile(r"的|通行|始发|发运|是|第\d+列|(?<=..)(?:搭乘|乘坐|搭|乘(?!用))|^[\u4e00-\u9fff]{1,2}和")
"""What no name of a route holds: 从德国汉堡搭|中欧班列."""


_SET_UP: Final = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:[新兴筹共扩另]|投资)?建(?:设|成|起|了)?(?![筑材工行安德康])|开设|设立|兴办|开办)(?=[\u4e00-\u9fff]{2})"
)


def behind_founding(text: str, edge: int, start: int) -> int:
    """The left edge behind a verb that sets the thing up where the clause says in which place: 在佛山顺德建|第二工厂."""
    clause = max(text.rfind(c, 0, edge + 1) for c in ",。;:!?\n")
    if "在" not in text[clause + 1 : edge + 1]:
        return edge
    return max((m.end() for m in _SET_UP.finditer(text, edge, start)), default=edge)


def behind_clause(text: str, edge: int, start: int, *, route: bool) -> int:
    """The left edge of a site or route, moved behind what belongs to the clause."""
    edge = max((edge + m.end() for m in _NOT_IN_SITE.finditer(text[edge:start])), default=edge)
    return max((m.end() for m in _NOT_IN_ROUTE.finditer(text, edge, start)), default=edge) if route else edge
