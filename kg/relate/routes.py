"""What a line joins, as its name says it: 中欧班列（甲—乙）, 甲至乙高铁."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, RelationMention
from kg.relate.areas import AREA

_ROAD = re.compile(r"(?:路|线|高速|桥|隧道)$")
_KIND_OF_TRAIN = re.compile(r"(?:中[欧亚老越]|[欧亚]洲)(?:国际)?(?:货运)?(?:班列|快线|专列)")
_ENDS = re.compile(r"\s?[(（](?P<ends>[^()（）,，。;；]{2,12}(?:—+|-|至|→|~)[^()（）,，。;；]{2,12})[)）]")
"""The ends of a line in brackets behind its kind: 中欧班列（甲—乙）."""


def route_ends(
    m: Mention, inner: Sequence[Mention], following: Sequence[Mention], text: str, sentence: tuple[int, int]
) -> Iterator[RelationMention]:
    """What a line's name, or the bracket behind it, says that it joins."""
    ends: list[Mention] = []
    if re.search(r"[—\-→]|至", m.text):
        ends = [
            n
            for n in inner
            if n.cls in (AREA, "Region", "Facility")
            and not _ROAD.search(n.text)
            and not _KIND_OF_TRAIN.match(m.text, n.start - m.start)
        ]
    if bracket := _ENDS.match(text, m.end):
        a, b = bracket.span("ends")
        ends += [
            n for n in following if n.cls in (AREA, "Facility") and n.kind == "name" and a <= n.start and n.end <= b
        ]
    for n in ends:
        longer = any(x is not n and x.start <= n.start and n.end <= x.end for x in ends)
        if not longer and not any(x.start == n.end and x.cls == AREA for x in ends):
            yield RelationMention(m, "connectsTo", n, *sentence, "structure/route-ends")


__all__ = ["route_ends"]
