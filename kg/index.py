"""Looking things up in a :class:`kg.model.Graph`: by name, by id, and from a thing to what is said of it."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from kg.errors import UsageError
from kg.matching import squash
from kg.model import Article, Entity, Evidence, Graph, Observation, Page, Statement


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage stands: evidence with its article and page."""

    evidence: Evidence
    article: Article
    page: Page


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity, the statement that links it, and in which direction that runs."""

    entity: Entity
    statement: Statement
    direction: Literal["out", "in"]
    """``out``: from the entity that was asked about to this one."""


class Index:
    """The look-up tables of one graph; making them takes one pass over it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.entities = {entity.id: entity for entity in graph.entities}
        self.articles = {article.id: (article, page) for page in graph.pages for article in page.articles}
        self.statements: dict[str, list[Statement]] = defaultdict(list)
        """The statements that an entity is subject or object of, by its id."""
        self.observations: dict[str, list[Observation]] = defaultdict(list)
        self.names: dict[str, list[str]] = defaultdict(list)
        """Ids by label or alias, width and punctuation aside; labels come before aliases."""
        for statement in graph.statements:
            for end in dict.fromkeys((statement.subject, statement.object)):
                self.statements[end].append(statement)
        for observation in graph.observations:
            self.observations[observation.subject].append(observation)
        for entity in graph.entities:
            self.names[squash(entity.label)].append(entity.id)
        for entity in graph.entities:
            for name in (*entity.aliases, entity.id):
                if entity.id not in self.names[squash(name)]:
                    self.names[squash(name)].append(entity.id)

    def label(self, entity: str) -> str:
        """The label of an entity id; the id itself where the graph has no such entity."""
        return self.entities[entity].label if entity in self.entities else entity

    def find(self, name: str) -> tuple[Entity, ...]:
        """The entities of that name, label, alias or id: those labelled so before those also called so.

        Raises :class:`UsageError` with the nearest names where there is none.
        """
        key = squash(name.removeprefix("id:"))
        if not self.names.get(key):
            near = self.nearest(name)
            hint = f"; 相近的名称 nearest: {'、'.join(near)}" if near else ""
            raise UsageError(f"图谱中没有“{name}” · the graph has nothing called {name!r}{hint}")
        return tuple(self.entities[entity] for entity in self.names[key])

    def nearest(self, name: str, *, count: int = 5) -> tuple[str, ...]:
        """The labels most like a name, best first: those that hold it or are held by it, then those spelt like it."""
        key = squash(name)
        near = sorted(
            (k for k, ids in self.names.items() if ids and min(len(k), len(key)) > 1 and (key in k or k in key)),
            key=lambda k: (abs(len(k) - len(key)), k),
        )
        # Spelling is compared only where two characters are shared: the comparison is slow.
        alike = [k for k, ids in self.names.items() if ids and len(set(k) & set(key)) > min(1, len(key) - 1)]
        keys = [*near, *difflib.get_close_matches(key, sorted(alike), n=count, cutoff=0.4)]
        return tuple(dict.fromkeys(self.label(self.names[k][0]) for k in keys))[:count]

    def source(self, evidence: Evidence) -> Source:
        """The article and page of a passage."""
        return Source(evidence, *self.articles[evidence.article])


def neighbours(graph: Graph, name: str, *, relation: str | None = None) -> tuple[Neighbour, ...]:
    """The entities that a statement links with the one called ``name``, sorted by relation and label.

    With ``relation`` only those that it links. Raises :class:`UsageError` for an unknown name.
    """
    index = Index(graph)
    found: list[Neighbour] = []
    for entity in index.find(name)[:1]:
        for s in index.statements[entity.id]:
            if relation in (None, s.predicate):
                out = s.subject == entity.id
                found.append(Neighbour(index.entities[s.object if out else s.subject], s, "out" if out else "in"))
    return tuple(sorted(found, key=lambda n: (n.statement.predicate, n.direction, n.entity.label, n.statement.id)))


def evidence(graph: Graph, fact: Statement | Observation) -> tuple[Source, ...]:
    """The passages behind a statement or figure, each with its article and page."""
    articles = {article.id: (article, page) for page in graph.pages for article in page.articles}
    return tuple(Source(e, *articles[e.article]) for e in fact.evidence)
