"""What a line joins, as its name says it: 中欧班列（甲—乙）, 甲至乙高铁, 甲送乙特高压直流输电工程."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention, RelationMention
from kg.relate.areas import AREA

_ROAD = re.compile(r"(?:路|线|高速|桥|隧道)$")
_KIND_OF_TRAIN = re.compile(r"(?:中[欧亚老越]|[欧亚]洲)(?:国际)?(?:货运)?(?:班列|快线|专列)")
_SENDS = re.compile(r"输电|直流|交流|特高压|输水|输气|调水|管道")
"""In the name of works that carries something from one end to the other: 甲至乙|特高压直流输电工程, 甲送乙|…."""
_ENDS = re.compile(r"\s?[(（](?P<ends>[^()（）,，。;；]{2,12}(?:—+|-|至|→|~)[^()（）,，。;；]{2,12})[)）]")
"""The ends of a line in brackets behind its kind: 中欧班列（甲—乙）."""


def route_ends(
    m: Mention, inner: list[Mention], following: list[Mention], text: str, sentence: tuple[int, int]
) -> Iterator[RelationMention]:
    """What a line's name, or the bracket behind it, says that it joins."""
    marked = re.search(r"[—\-→]|至", m.text) if m.cls == "TransportRoute" else None
    sends = re.search(r"[—\-]|至|送", m.text) if m.cls == "Facility" and _SENDS.search(m.text) else None
    ends: list[Mention] = []
    if marked or sends:
        ends = [
            n
            for n in inner
            if n.cls in (AREA, "Region", "Facility")
            and not _ROAD.search(n.text)
            and not _KIND_OF_TRAIN.match(m.text, n.start - m.start)
            and (marked or re.match(r"[—\-至送]", text[n.end : n.end + 1]) or re.search(r"[—\-至送]$", text[: n.start]))
        ]
    if bracket := _ENDS.match(text, m.end) if following else None:
        a, b = bracket.span("ends")
        ends += [
            n for n in following if n.cls in (AREA, "Facility") and n.kind == "name" and a <= n.start and n.end <= b
        ]
    for n in ends:
        longer = any(x is not n and x.start <= n.start and n.end <= x.end for x in ends)
        if not longer and not any(x.start == n.end and x.cls == AREA for x in ends):
            yield RelationMention(m, "connectsTo", n, *sentence, "structure/route-ends")


__all__ = ["route_ends"]
