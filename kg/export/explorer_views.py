"""Which entities each view of the explorer shows at first, and where they stand.

Entities go by their number in ``graph.entities``. What a view leaves out is a
search or an expansion away; every choice ends on the number, so it is stable.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.export.explorer_layout import Point, box_of, columns, place
from kg.model import Graph

START_NODES: Final = 56
START_NODES_SMALL: Final = 14
"""On a telephone."""
COLUMN: Final = 17
"""Entities in a column of a columned view."""

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
    columns: tuple[tuple[str, int], ...] = ()
    """Name and horizontal position of each column; empty for a network."""

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
    """The views of the page that are drawn as networks."""
    links = Links(graph)
    return {
        "overview": _network(links, overview(links, START_NODES), aspect=1.48),
        "small": _network(links, overview(links, START_NODES_SMALL), aspect=0.72),
        "company": _company(links),
        "industry": _industry(links),
        "platform": _platform(links),
    }


def overview(links: Links, size: int) -> list[int]:
    """The most connected entities with what links them.

    A fifth are hubs; then come entities that link two hubs or more, then each
    hub's best own neighbours in turn, so that no hub drowns the others. Where
    little is linked, the most mentioned entities fill the rest.
    """
    everything = links.ranked(range(len(links.classes)))
    if len(everything) <= size:
        return everything
    chosen: dict[int, None] = dict.fromkeys(n for n in everything[: max(2, size // 5)] if links.beside[n])
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


def _company(links: Links) -> View:
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
        if len(chosen) + len(partners) + 1 > START_NODES and chosen:
            continue
        chosen.update(dict.fromkeys([company, *partners[: START_NODES - 1]]))
    return _network(links, list(chosen), relations=DEALS, aspect=1.48)


def _industry(links: Links) -> View:
    """Programme, who works on it, the industry, and where: the order in which the fewest links cross a column."""

    def is_a(*classes: str) -> Callable[[int], bool]:
        return lambda n: links.classes[n] in classes

    industry, programme = is_a("Industry"), is_a("Programme")
    industries = [n for n in links.ranked(range(len(links.classes))) if industry(n) and links.beside[n]][:COLUMN]
    middle = set(industries)
    programmes = _linked(links, middle, programme, COLUMN)
    actors = _linked(links, middle, lambda n: links.classes[n] in ACTORS | PLACES, COLUMN)
    more = [n for n in _linked(links, actors, programme, COLUMN) if n not in programmes]
    programmes += more[: COLUMN - len(programmes)]
    known, found = {*middle, *programmes, *actors}, set(actors)
    lies = Counter(o for s, p, o in links.facts if s in found and o not in known and p in ("locatedIn", "partOf"))
    where = [n for n in sorted(lies, key=lambda n: (-lies[n], links.rank[n])) if links.classes[n] in PLACES][:COLUMN]
    return _columned(links, {"programme": programmes, "actor": actors, "industry": industries, "place": where})


def _platform(links: Links) -> View:
    """Who runs it → information system → what it serves."""
    systems = [n for n in links.ranked(range(len(links.classes))) if links.classes[n] == "InformationSystem"][:COLUMN]
    inside = set(systems)
    runs = Counter(s for s, p, o in links.facts if o in inside and s not in inside and p in RUNS)
    operators = sorted(runs, key=lambda n: (-runs[n], links.rank[n]))[:COLUMN]
    known = {*inside, *operators}
    serves = _linked(links, inside, lambda n: n not in known, COLUMN)
    return _columned(links, {"operator": operators, "system": systems, "related": serves})


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
    at = columns(list(groups.values()), links.edges(nodes))
    heads = tuple((name, at[g[0]][0]) for name, g in groups.items())
    return View(tuple(nodes), tuple(at[n] for n in nodes), columns=heads)
