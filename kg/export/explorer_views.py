"""Which entities each view of the explorer shows at first, and where they stand.

Entities go by their number in ``graph.entities``. What a view leaves out is a
search or an expansion away; every choice ends on the number, so it is stable.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.export.explorer_layout import BOXED, EM, Point, blocks, box_of, columns, half_of_box, place
from kg.model import Graph

START_NODES: Final = 48
START_NODES_SMALL: Final = 14
"""On a telephone."""
COLUMN: Final = 17
"""Entities in a column of a columned view."""
COLUMN_SMALL: Final = 6

WIDE: Final = 1.48
TALL: Final = 0.72
"""Width by height of the canvas, on a screen and on a telephone."""

DEALS: Final = ("signedWith", "investedIn", "subsidiaryOf", "cooperatesWith", "founded")
ACTORS: Final = frozenset(
    {"Company", "GovernmentAgency", "Institution", "Association", "Media", "DevelopmentZone", "Facility", "Project"}
)
PLACES: Final = frozenset({"AdministrativeArea", "Region"})


@dataclass(frozen=True, slots=True)
class View:
    """A set of entities at rest."""

    nodes: tuple[int, ...]
    points: tuple[Point, ...]
    relations: tuple[str, ...] = ()
    """The relations that it draws; all where empty."""
    columns: tuple[tuple[str, int, int], ...] = ()
    """Name of each column and where it stands (middle, base line); empty for a network."""

    def row(self) -> dict[str, Any]:
        """The view as the page holds it."""
        return {
            "nodes": list(self.nodes),
            "points": [list(p) for p in self.points],
            "relations": list(self.relations),
            "columns": [list(c) for c in self.columns],
        }


class Links:
    """Who is linked with whom, and how."""

    def __init__(self, graph: Graph) -> None:
        self.classes = [e.cls for e in graph.entities]
        self.labels = [e.label for e in graph.entities]
        number = {e.id: i for i, e in enumerate(graph.entities)}
        self.facts = [(number[s.subject], s.predicate, number[s.object]) for s in graph.statements]
        self.beside: dict[int, Counter[int]] = defaultdict(Counter)
        for s, _, o in self.facts:
            if s != o:
                self.beside[s][o] += 1
                self.beside[o][s] += 1
        figures = Counter(number[o.subject] for o in graph.observations)
        self.rank = {i: (-len(self.beside[i]), -len(e.articles), -figures[i], i) for i, e in enumerate(graph.entities)}

    def ranked(self, nodes: Iterable[int]) -> list[int]:
        """Most connected first."""
        return sorted(nodes, key=self.rank.__getitem__)

    def edges(self, nodes: Iterable[int], relations: Sequence[str] = ()) -> dict[tuple[int, int], float]:
        """Linked pairs among ``nodes`` with the number of facts about each."""
        inside = set(nodes)
        found: Counter[tuple[int, int]] = Counter()
        for s, p, o in self.facts:
            if s in inside and o in inside and s != o and (not relations or p in relations):
                found[min(s, o), max(s, o)] += 1
        return {pair: float(n) for pair, n in found.items()}


def views(graph: Graph) -> dict[str, View]:
    """The views of the page that are drawn as networks; those for a telephone end on ``Small``."""
    links = Links(graph)
    return {
        "overview": _network(links, overview(links, START_NODES), aspect=WIDE),
        "overviewSmall": _network(links, overview(links, START_NODES_SMALL), aspect=TALL),
        "company": _network(links, _company(links, START_NODES), relations=DEALS, aspect=WIDE),
        "companySmall": _network(links, _company(links, START_NODES_SMALL), relations=DEALS, aspect=TALL),
        "industry": _columned(links, _industry(links, COLUMN)),
        "industrySmall": _stacked(links, _industry(links, COLUMN_SMALL)),
        "platform": _columned(links, _platform(links, COLUMN)),
        "platformSmall": _stacked(links, _platform(links, COLUMN_SMALL)),
    }


def overview(links: Links, size: int) -> list[int]:
    """The most connected entities with what links them.

    A quarter are hubs; then come entities that link two hubs or more, then each
    hub's best own neighbours in turn, so that no hub drowns the others. Where
    little is linked, the most mentioned entities fill the rest.
    """
    everything = links.ranked(range(len(links.classes)))
    if len(everything) <= size:
        return everything
    chosen: dict[int, None] = dict.fromkeys(n for n in everything[: max(2, size // 4)] if links.beside[n])
    hubs = list(chosen)
    bridges = Counter(m for h in hubs for m in links.beside[h] if m not in chosen)
    joining = sorted((m for m, n in bridges.items() if n > 1), key=lambda m: (-bridges[m], links.rank[m]))
    chosen.update(dict.fromkeys(joining[: size * 2 // 5]))
    own = {h: iter(links.ranked(links.beside[h])) for h in hubs}
    while len(chosen) < size and own:
        for hub in list(own):
            fresh = next((m for m in own[hub] if m not in chosen), None)
            if fresh is None:
                del own[hub]
            elif len(chosen) < size:
                chosen[fresh] = None
    for n in everything:
        if len(chosen) >= size:
            break
        chosen.setdefault(n)
    return list(chosen)


def _network(links: Links, nodes: Sequence[int], *, relations: Sequence[str] = (), aspect: float) -> View:
    local = {n: i for i, n in enumerate(nodes)}
    edges = {(local[a], local[b]): w for (a, b), w in links.edges(nodes, relations).items()}
    boxes = [box_of(links.labels[n], len(links.beside[n])) for n in nodes]
    return View(tuple(nodes), tuple(place(boxes, edges, aspect=aspect)), tuple(relations))


def _company(links: Links, most: int) -> list[int]:
    """Companies and whom they sign, work and invest with: the busiest first."""
    deals: dict[int, set[int]] = defaultdict(set)
    for s, p, o in links.facts:
        if p in DEALS and s != o and "Company" in (links.classes[s], links.classes[o]):
            deals[s].add(o)
            deals[o].add(s)
    companies = sorted(
        (n for n in deals if links.classes[n] == "Company"), key=lambda n: (-len(deals[n]), links.rank[n])
    )
    chosen: dict[int, None] = {}
    for company in companies:
        partners = links.ranked(deals[company])
        if len(chosen) + len(partners) + 1 > most and chosen:
            continue
        chosen.update(dict.fromkeys([company, *partners[: most - 1]]))
    return list(chosen)


def _industry(links: Links, most: int) -> dict[str, list[int]]:
    """Programmes, the areas that carry them out, their industries, and who else works on these.

    In this order the fewest links cross a column: areas have programmes and industries.
    """

    def is_a(*classes: str) -> Callable[[int], bool]:
        return lambda n: links.classes[n] in classes

    programme, place = is_a("Programme"), is_a(*PLACES)
    industries = [n for n in links.ranked(range(len(links.classes))) if is_a("Industry")(n) and links.beside[n]][:most]
    programmes = _linked(links, industries, programme, most)
    actors = _linked(links, industries, is_a(*ACTORS), most)
    places = _linked(links, [*industries, *programmes, *actors], place, most)
    more = [n for n in _linked(links, [*places, *actors], programme, most) if n not in programmes]
    programmes += more[: most - len(programmes)]
    return {"programme": programmes, "place": places, "industry": industries, "actor": actors}


def _platform(links: Links, most: int) -> dict[str, list[int]]:
    """Who runs it → information system → what it serves."""
    systems = [n for n in links.ranked(range(len(links.classes))) if links.classes[n] == "InformationSystem"][:most]
    inside = set(systems)
    runs = Counter(s for s, p, o in links.facts if o in inside and s not in inside and p in RUNS)
    operators = sorted(runs, key=lambda n: (-runs[n], links.rank[n]))[:most]
    known = {*inside, *operators}
    serves = _linked(links, inside, lambda n: n not in known, most)
    return {"operator": operators, "system": systems, "related": serves}


RUNS: Final = ("operates", "founded", "produces", "implements", "organizes")


def _linked(links: Links, to: Iterable[int], wanted: Callable[[int], bool], most: int) -> list[int]:
    """What is linked to ``to``, the most linked first."""
    target = set(to)
    found: Counter[int] = Counter()
    for s, _, o in links.facts:
        for near, far in ((s, o), (o, s)):
            if near in target and far not in target and wanted(far):
                found[far] += 1
    return sorted(found, key=lambda n: (-found[n], links.rank[n]))[:most]


def _columned(links: Links, groups: dict[str, list[int]]) -> View:
    groups = {name: nodes for name, nodes in groups.items() if nodes}
    nodes = [n for g in groups.values() for n in g]
    at = columns(list(groups.values()), links.edges(nodes), {n: half_of_box(links.labels[n]) for n in nodes})
    top = min((y for _, y in at.values()), default=0) - 44
    heads = tuple((name, at[g[0]][0], top) for name, g in groups.items())
    return View(tuple(nodes), tuple(at[n] for n in nodes), columns=heads)


def _stacked(links: Links, groups: dict[str, list[int]]) -> View:
    """The columns of a view below one another, as a telephone has room for them."""
    groups = {name: nodes for name, nodes in groups.items() if nodes}
    nodes = [n for g in groups.values() for n in g]
    at = blocks(list(groups.values()), width=round(BOXED * EM) + 32)
    heads = tuple((name, 0, min(at[n][1] for n in g) - 26) for name, g in groups.items())
    return View(tuple(nodes), tuple(at[n] for n in nodes), columns=heads)
