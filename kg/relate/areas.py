"""Which area lies in which: areas written one behind the other, and those whose larger area the article names."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator

from kg.model import Annotation, Mention, RelationMention

AREA = "AdministrativeArea"
Lookup = Callable[[str], tuple[str, str, str] | None]
"""Surface form of an area -> (level, full name of the area above, full name), where the gazetteer knows it."""

_CAPITAL = re.compile(r"的?(?:首都|首府|省会|州府|第[二三]大城市)")
"""Between an area and the city in it: 阿塞拜疆|首都|巴库."""
_ROW = re.compile(r"[、和与及]|以及")


def area_relations(annotation: Annotation, area_of: Lookup) -> Iterator[RelationMention]:
    """Areas written one after the other (意大利都灵, 寿光市稻田镇, 甘肃酒泉、敦煌), and areas whose parent the article names too."""
    people = [(m.start, m.end) for m in annotation.mentions if m.cls == "Person"]
    areas = sorted(
        m
        for m in (*annotation.mentions, *annotation.nested)
        if m.cls in (AREA, "DevelopmentZone") and m.kind == "name" and not any(a <= m.start < b for a, b in people)
    )
    outermost = set(annotation.mentions)
    outer = [m for m in areas if m in outermost]
    emitted: set[tuple[str, str]] = set()
    for r in itertools.chain(
        _chained(annotation, outer, area_of),
        _under_dominant(annotation, areas, outermost, area_of),
        _behind_parent(annotation, outer, area_of),
    ):
        key = (r.subject.text, r.object.text)
        if key not in emitted:
            emitted.add(key)
            yield r


def _sentence(annotation: Annotation, m: Mention) -> tuple[int, int]:
    return next(((a, b) for a, b in annotation.sentences if a <= m.start < b), (m.start, m.end))


def _chained(annotation: Annotation, outer: list[Mention], area_of: Lookup) -> Iterator[RelationMention]:
    """Areas one behind the other, and those that follow in a row: 甘肃|酒泉、敦煌."""
    text = annotation.article.text
    above: Mention | None = None
    for a, b in itertools.pairwise(outer):
        between = text[a.end : b.start]
        if (between == "" or _CAPITAL.fullmatch(between)) and not (a.cls == "DevelopmentZone" and b.cls == AREA):
            above = None
            if not _siblings(a.text, b.text, area_of):
                above = a if b.cls == AREA else None
                predicate = "partOf" if b.cls == AREA or a.cls == "DevelopmentZone" else "locatedIn"
                yield RelationMention(b, predicate, a, *_sentence(annotation, a), "structure/area-chain")
        elif above is not None and _ROW.fullmatch(between) and b.cls == AREA:
            if within(b.text, above.text, area_of):
                yield RelationMention(b, "partOf", above, *_sentence(annotation, b), "structure/area-chain")
        else:
            above = None


def _under_dominant(
    annotation: Annotation, areas: list[Mention], outermost: set[Mention], area_of: Lookup
) -> Iterator[RelationMention]:
    """Areas of the city or province that the article is about; one that only begins a firm's name is not spoken of."""
    named: dict[str, Mention] = {}
    of_city = any(m.kind == "deictic" and m.text in ("全市", "我市") for m in annotation.mentions)
    for m in areas:
        known = area_of(m.text)
        if known and (m in outermost or (of_city and known[0] == "prefecture")):
            named.setdefault(known[2], m)  # 四川省|调味品协会 names no province of its own
    votes = Counter(known[2] for m in areas if (known := area_of(m.text)) and known[0] in ("province", "prefecture"))
    dominant = min(votes, key=lambda n: (-votes[n], n)) if votes else ""
    parent = named.get(dominant)
    if parent is None:
        return
    of_bodies = [(m.start, m.end) for m in outermost if m.cls in _BODIES]
    for m in areas:
        known = area_of(m.text)
        if not known or known[0] not in ("county", "prefecture") or known[1] != dominant or m.text == parent.text:
            continue
        if m not in outermost and any(a <= m.start < b for a, b in of_bodies):
            continue
        yield RelationMention(m, "partOf", parent, *_sentence(annotation, m), "structure/area-parent")


_BODIES = ("Company", "Institution", "Association", "Event", "Media", "DevelopmentZone", "Facility", "Product")


def _behind_parent(annotation: Annotation, outer: list[Mention], area_of: Lookup) -> Iterator[RelationMention]:
    """Areas that a paragraph names behind the one that they lie in: 新疆…。在拜城,…."""
    for block in annotation.article.blocks:
        here = [m for m in outer if m.cls == AREA and block.start <= m.start < block.end]
        for i, m in enumerate(here):
            over = [x for x in here[:i] if x.text != m.text and within(m.text, x.text, area_of)]
            if over:
                yield RelationMention(m, "partOf", over[-1], *_sentence(annotation, m), "structure/area-behind")


_TOWN = re.compile(r"(?:镇|乡|街道|社区|村)$")
_COUNTY = re.compile(r"(?:区|县|市|旗)$")


def town_relations(annotation: Annotation, area_of: Lookup) -> Iterator[RelationMention]:
    """Towns and villages named alone belong to the county, or the town, named last before them."""
    areas = sorted(m for m in annotation.mentions if m.cls == AREA)
    seen: set[str] = set()
    for i, m in enumerate(areas):
        if m.kind != "name" or not _TOWN.search(m.text) or m.text in seen:
            continue
        seen.add(m.text)
        if i and areas[i - 1].end == m.start:
            continue
        village = m.text.endswith(("村", "社区"))
        above = [
            x for x in areas[:i]
            if x.kind == "name" and ((k := area_of(x.text)) is None or k[0] not in ("prefecture", "province")) and ((_COUNTY.search(x.text) and not _TOWN.search(x.text)) or (k is not None and k[0] == "county") or (village and x.text.endswith(("镇", "乡", "街道"))))
        ]  # fmt: skip
        if above:
            sentence = next(((x, y) for x, y in annotation.sentences if x <= m.start < y), (m.start, m.end))
            yield RelationMention(m, "partOf", above[-1], *sentence, "structure/town")


def ancestors(form: str, area_of: Lookup) -> Iterator[str]:
    """The full names of the areas in which an area lies, the smallest first."""
    seen: set[str] = set()
    known = area_of(form)
    while known is not None and known[1] and known[1] not in seen:
        seen.add(known[1])
        yield known[1]
        known = area_of(known[1])


def within(form: str, above: str, area_of: Lookup) -> bool:
    """Whether the gazetteer places one area in the other, at whatever distance; in China as a whole all lie."""
    parent = area_of(above)
    return parent is not None and parent[0] != "country" and parent[2] in ancestors(form, area_of)


def is_abroad(form: str, area_of: Lookup) -> bool:
    """Whether an area lies outside China."""
    seen: set[str] = set()
    while form and form not in seen:
        seen.add(form)
        known = area_of(form)
        if known is None:
            return False
        if known[0] == "country":
            return known[2] != "中国"
        form = known[1]
    return False


def is_child(form: str, above: str, area_of: Lookup, *, short: bool = False) -> bool:
    """Whether the gazetteer places one area in the other, and the form is a full name or a city's; ``short`` allows a county's short name."""
    known, parent = area_of(form), area_of(above)
    if known is None or parent is None:
        return False
    over = area_of(known[1])
    return parent[2] in (known[1], over[1] if over else "") and (
        known[2] == form or known[0] == "prefecture" or (short and known[0] == "county")
    )


def _siblings(a: str, b: str, area_of: Lookup) -> bool:
    x, y = area_of(a), area_of(b)
    return bool(x and y and x[0] == y[0])


__all__ = ["AREA", "Lookup", "ancestors", "area_relations", "is_abroad", "is_child", "town_relations", "within"]
