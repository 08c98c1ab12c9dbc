"""Where an article is at home, and which city or province it prints in front of an area."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from kg.model import Annotation, Area

Areas = Callable[[str, str], Area | None]
"""(surface form, full name of the home area) -> the area meant, where the gazetteer knows it."""


def printed_above(annotation: Annotation, areas: Areas) -> dict[str, tuple[tuple[int, str], ...]]:
    """By an area's form, where the article prints it right behind the city or province that it is part of (宁波市|江北区)."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    placed = [
        m for m in (*annotation.mentions, *annotation.nested) if m.cls == "AdministrativeArea" and m.kind == "name"
    ]
    ends = {m.end: m for m in placed}
    for m in sorted(placed):
        before = ends.get(m.start)
        outer = areas(before.text, "") if before is not None else None
        if outer is not None and (inner := areas(m.text, outer.name)) is not None and inner.parent == outer.name:
            found[m.text].append((m.start, outer.name))
    return {form: tuple(places) for form, places in found.items()}


def province_of(home: str, areas: Areas) -> str:
    """The province that an area is in, or it is itself; empty where the gazetteer does not know."""
    area = areas(home, "")
    while area is not None and area.level != "province":
        area = areas(area.parent, "") if area.parent else None
    return area.name if area is not None else ""


def homes_of(annotations: list[Annotation], areas: Areas) -> dict[str, str]:
    """The province or city that an article is at home in: its medium's, else its page's most named one."""
    by_page: dict[str, Counter[str]] = defaultdict(Counter)
    media: dict[str, str] = {}
    own: dict[str, Counter[str]] = {}
    for a in annotations:
        count: Counter[str] = Counter()
        cities: Counter[str] = Counter()
        above: dict[str, str] = {}
        named_here: set[str] = set()
        for m in (*a.mentions, *a.nested):
            if m.cls != "AdministrativeArea" or m.kind != "name":
                continue
            area = areas(m.text, "")
            if area and area.level in ("province", "prefecture"):
                count[area.name] += 1
            elif area and area.level == "county" and area.parent:
                count[area.parent] += 0.4  # type: ignore[assignment]
                if area.name.endswith("市"):
                    cities[area.name] += 1
                    above[area.name] = area.parent
            if area:
                named_here.add(area.name)
        for name, times in cities.items():
            if above[name] not in named_here:  # 宁国, a city of the county level, in a text that names no 宣城
                count[name] += times
        own[a.article.id] = count
        by_page[a.article.page].update(count)
        medium = re.sub(r"^(?:新|本报)?", "", a.article.media)
        for length in (4, 3, 2):
            area = areas(medium[:length], "") if len(medium) > length else None
            if area and area.level in ("province", "prefecture"):
                media[a.article.id] = area.name
                break
    homes: dict[str, str] = {}
    for a in annotations:
        article = a.article
        if article.id in media:
            home = media[article.id]
            named = own[article.id]
            # a provincial paper on one of its cities: 我市 is the city
            city = [
                n
                for n, c in named.most_common()
                if (x := areas(n, "")) and x.level == "prefecture" and x.parent == home
            ]
            homes[article.id] = city[0] if city and named[city[0]] >= named.get(home, 0) else home
            continue
        count = own[article.id] or by_page[article.page]
        if count:
            homes[article.id] = max(count, key=count.__getitem__)  # of equals who comes first
    return homes
