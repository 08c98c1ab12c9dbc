"""Gold graphs for scoring: one whose articles do not overlap, and one with known damage of every kind."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from kg.model import Article, Block, Entity, Graph, Observation, Page, Statement
from tests.support.gold_graph import gold_graph


@lru_cache(maxsize=1)
def disjoint_graph() -> Graph:
    """The gold graph with every character of a page in one article at most (what a real build holds)."""
    graph = gold_graph()
    return replace(graph, pages=tuple(map(_disjoint, graph.pages)))


def _disjoint(page: Page) -> Page:
    taken: set[int] = set()
    articles: list[Article] = []
    for article in sorted(page.articles, key=lambda a: len(a.offsets)):
        offsets = tuple(o for o in article.offsets if o >= 0 and o not in taken)
        taken.update(offsets)
        text = "".join(page.text[o] for o in offsets)
        articles.append(replace(article, text=text, offsets=offsets, blocks=(Block(0, len(text), "body"),)))
    order = [a.id for a in page.articles]
    return replace(page, articles=tuple(sorted(articles, key=lambda a: order.index(a.id))))


@lru_cache(maxsize=1)
def damaged_graph() -> Graph:
    """:func:`disjoint_graph` with classes, names, relations, qualifiers, figures and articles spoilt by position."""
    graph = disjoint_graph()
    return replace(
        graph,
        pages=tuple(_spoil_page(p) if i % 3 == 0 else p for i, p in enumerate(graph.pages)),
        entities=tuple(_spoil_entity(i, e) for i, e in enumerate(graph.entities)),
        statements=tuple(_spoil_statement(i, s) for i, s in enumerate(graph.statements) if i % 7 != 2),
        observations=tuple(_spoil_observation(i, o) for i, o in enumerate(graph.observations) if i % 6 != 1),
    )


def _spoil_page(page: Page) -> Page:
    def spoil(a: Article) -> Article:
        half = replace(a.blocks[0], end=a.blocks[0].end // 2)
        return replace(a, title=a.title[:4], authors=a.authors[:1], blocks=(half,))

    return replace(page, articles=tuple(map(spoil, page.articles)))


def _spoil_entity(i: int, e: Entity) -> Entity:
    if i % 11 == 3:
        e = replace(e, cls="Award" if e.cls == "Product" else "Product")
    return replace(e, label=e.label + "某", aliases=()) if i % 13 == 5 else e


def _spoil_statement(i: int, s: Statement) -> Statement:
    if i % 9 == 4:
        s = replace(s, predicate="operates")
    if i % 5 == 1:
        s = replace(s, status="planned" if s.status == "done" else "done", date="2020", role="")
    return replace(s, object=s.subject, subject=s.object) if i % 17 == 6 else s


def _spoil_observation(i: int, o: Observation) -> Observation:
    if i % 8 == 3:
        o = replace(o, value=o.value * 2)
    return replace(o, period="2019", indicator=o.indicator[:3] + "总数") if i % 10 == 7 else o
