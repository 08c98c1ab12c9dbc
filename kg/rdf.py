"""A :class:`kg.model.Graph` as RDF triples: the one place that knows how each field is written.

The triples come in reading order, all those of a subject together: pages with
their articles, entities, then statements and observations, each followed by
its evidence. There are no blank nodes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import GraphError
from kg.ids import content_id, local_name
from kg.model import (
    CLASSES,
    RELATIONS,
    Article,
    Author,
    Block,
    Entity,
    Evidence,
    Graph,
    Observation,
    Page,
    Spans,
    Statement,
)
from kg.periods import bounds
from kg.vocabulary import BASE, KG, RDF, RDFS, SCHEMA, SKOS, XSD

Term: TypeAlias = ox.NamedNode | ox.Literal
Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, Term]
Said: TypeAlias = Iterator[tuple[ox.NamedNode, Term]]
"""Predicates and objects of one subject."""

_TYPE = ox.NamedNode(RDF + "type")
_LABEL = ox.NamedNode(RDFS + "label")
_DATE, _DECIMAL, _INTEGER = (ox.NamedNode(XSD + name) for name in ("date", "decimal", "integer"))
_CLASS_RANK = {name: rank for rank, name in enumerate(CLASSES)}
_RELATION_RANK = {name: rank for rank, name in enumerate(RELATIONS)}


def triples(graph: Graph, *, base: str = BASE) -> Iterator[Triple]:
    """The triples of a graph in reading order; ``base`` is the IRI that ``id:`` stands for.

    Raises :class:`GraphError` where the graph contradicts itself: an unknown class or relation,
    an id that cannot be part of an IRI, a figure that is no number, a statement about an entity
    that is missing, one evidence id for two passages.
    """
    return _Writer(graph, base).triples()


def statement_order(statement: Statement) -> tuple[object, ...]:
    """A sort key that puts statements in an order to read: by relation, subject, object and date."""
    s = statement
    return _RELATION_RANK.get(s.predicate, len(RELATIONS)), s.subject, s.object, s.status, s.date, s.role, s.id


def number(value: float) -> ox.Literal:
    """A number as xsd:integer or xsd:decimal, never with an exponent, and without loss.

    >>> number(20600000000.0).value, number(6.4).value
    ('20600000000', '6.4')
    """
    if not math.isfinite(value):
        raise GraphError(f"{value} is no figure")
    if value == int(value):
        return ox.Literal(str(int(value)), datatype=_INTEGER)
    return ox.Literal(format(Decimal(repr(float(value))), "f"), datatype=_DECIMAL)


def render_spans(spans: Spans) -> str:
    """Spans as ``kg:spans`` holds them.

    >>> render_spans(((120, 980), (1410, 1532)))
    '120-980 1410-1532'
    """
    return " ".join(f"{start}-{end}" for start, end in spans)


def article_spans(article: Article, page: str) -> Spans:
    """The ranges of an article on its page, block by block, so that a range never holds two paragraphs.

    ``page`` is the page's text: pieces of a block with nothing but white space between them are one range.
    """
    spans: list[tuple[int, int]] = []
    for block in article.blocks or (Block(0, len(article.offsets), "body"),):
        first = len(spans)
        for start, end in article.spans(block.start, block.end):
            if len(spans) > first and page[spans[-1][1] : start].isspace():
                start = spans.pop()[0]
            spans.append((start, end))
    return tuple(spans)


def render_byline(authors: tuple[Author, ...]) -> str:
    """The authors in their order, as ``kg:byline`` holds them.

    >>> render_byline((Author("夏元", "记者"), Author("刘希", "", "视觉重庆")))
    '夏元（记者）；刘希/视觉重庆'
    """
    return "；".join(
        a.name + (f"/{a.medium}" if a.medium else "") + (f"（{a.role}）" if a.role else "") for a in authors
    )


class _Writer:
    def __init__(self, graph: Graph, base: str) -> None:
        self.graph, self.base = graph, base
        self.kg: dict[str, ox.NamedNode] = {}
        self.entities = {entity.id: self.node("", entity.id) for entity in graph.entities}
        self.articles = {a.id: self.node("article/", a.id) for page in graph.pages for a in page.articles}
        self.evidence: dict[str, Evidence] = {}
        self.by_label: dict[tuple[str, str, str], ox.NamedNode] = {}
        for e in graph.entities:
            if e.cls in ("Person", "Media"):
                for article in e.articles:
                    for name in (*(e.aliases if e.cls == "Media" else ()), e.label):
                        self.by_label[article, e.cls, name] = self.entities[e.id]
        self.edges: dict[str, set[tuple[int, str, str]]] = defaultdict(set)
        for s in graph.statements:
            if s.status == "done":
                self.edges[s.subject].add((_RELATION_RANK.get(s.predicate, 0), s.predicate, s.object))

    def node(self, kind: str, name: str) -> ox.NamedNode:
        try:
            return ox.NamedNode(f"{self.base}{kind}{name}")
        except ValueError as error:
            raise GraphError(f"{self.base}{kind}{name}: cannot be an IRI ({error})") from error

    def term(self, name: str) -> ox.NamedNode:
        if name not in self.kg:
            self.kg[name] = ox.NamedNode(KG + name)
        return self.kg[name]

    def entity(self, name: str) -> ox.NamedNode:
        if name not in self.entities:
            raise GraphError(f"id:{name} is referred to, but is no entity of the graph")
        return self.entities[name]

    def article(self, name: str) -> ox.NamedNode:
        if name not in self.articles:
            raise GraphError(f"article:{name} is referred to, but is on no page of the graph")
        return self.articles[name]

    def triples(self) -> Iterator[Triple]:
        for page in sorted(self.graph.pages, key=lambda p: (p.file_name, p.id)):
            yield from _about(self.node("page/", page.id), self.page(page))
            for position, article in enumerate(page.articles, 1):
                yield from _about(self.articles[article.id], self.of_article(article, position, page.text))
        yield from self.authors()
        for entity in sorted(self.graph.entities, key=lambda e: (_CLASS_RANK.get(e.cls, 0), e.id)):
            yield from _about(self.entities[entity.id], self.of_entity(entity))
        for s in sorted(self.graph.statements, key=statement_order):
            yield from _about(self.node("statement/", s.id), self.statement(s))
            yield from self.of_evidence(s.evidence)
        for o in sorted(self.graph.observations, key=lambda o: (o.subject, o.indicator, o.period, o.kind, o.id)):
            yield from _about(self.node("observation/", o.id), self.observation(o))
            yield from self.of_evidence(o.evidence)

    def page(self, page: Page) -> Said:
        yield _TYPE, self.term("Page")
        yield self.term("fileName"), ox.Literal(page.file_name)
        yield self.term("sha256"), ox.Literal(page.sha256)
        yield from self.dated(page)

    def dated(self, dated: Page | Article) -> Said:
        if dated.date:
            yield ox.NamedNode(SCHEMA + "datePublished"), ox.Literal(dated.date)
        if dated.date_source:
            yield self.term("dateSource"), ox.Literal(dated.date_source)

    def of_article(self, a: Article, position: int, page: str) -> Said:
        yield _TYPE, self.term("Article")
        yield self.term("onPage"), self.node("page/", a.page)
        yield ox.NamedNode(SCHEMA + "position"), number(position)
        yield self.term("articleKind"), self.term(a.kind)
        if a.title:
            yield ox.NamedNode(SCHEMA + "headline"), _zh(a.title)
        for author in dict.fromkeys(self.author(a, name.name) for name in a.authors):
            yield ox.NamedNode(SCHEMA + "author"), author
        if a.authors:
            yield self.term("byline"), _zh(render_byline(a.authors))
        if a.media:
            yield self.term("media"), _zh(a.media)
            if (a.id, "Media", a.media) in self.by_label:
                yield ox.NamedNode(SCHEMA + "publisher"), self.by_label[a.id, "Media", a.media]
        yield from self.dated(a)
        if a.identifier:
            yield ox.NamedNode(SCHEMA + "identifier"), ox.Literal(a.identifier)
        yield self.term("spans"), ox.Literal(render_spans(article_spans(a, page)))

    def author(self, article: Article, name: str) -> ox.NamedNode:
        """The person that the article's entities hold under this name, else a node for the byline alone."""
        known = self.by_label.get((article.id, "Person", name))
        if known:
            return known
        local = local_name(name)
        # Names that differ only in what a local name cannot hold must not share a node.
        return self.node("author/", local if local == name else f"{local}_{content_id(name)[:4]}")

    def authors(self) -> Iterator[Triple]:
        names = {
            self.author(article, author.name): author.name
            for page in self.graph.pages
            for article in page.articles
            for author in article.authors
            if (article.id, "Person", author.name) not in self.by_label
        }
        for node, name in sorted(names.items(), key=lambda item: item[0].value):
            yield node, _TYPE, ox.NamedNode(SCHEMA + "Person")
            yield node, ox.NamedNode(SCHEMA + "name"), _zh(name)

    def of_entity(self, e: Entity) -> Said:
        if e.cls not in _CLASS_RANK:
            raise GraphError(f"id:{e.id}: {e.cls} is no class of the ontology")
        yield _TYPE, self.term(e.cls)
        yield _LABEL, _zh(e.label)
        for alias in sorted(set(e.aliases) - {e.label}):
            yield ox.NamedNode(SKOS + "altLabel"), _zh(alias)
        if e.code:
            yield ox.NamedNode(SKOS + "notation"), ox.Literal(e.code)
        for _, relation, other in sorted(self.edges.get(e.id, ())):
            yield self.term(relation), self.entity(other)
        for article in sorted(set(e.articles)):
            yield self.term("mentionedIn"), self.article(article)

    def statement(self, s: Statement) -> Said:
        if s.predicate not in _RELATION_RANK:
            raise GraphError(f"st:{s.id}: {s.predicate} is no relation of the ontology")
        yield _TYPE, self.term("Statement")
        yield ox.NamedNode(RDF + "subject"), self.entity(s.subject)
        yield ox.NamedNode(RDF + "predicate"), self.term(s.predicate)
        yield ox.NamedNode(RDF + "object"), self.entity(s.object)
        yield self.term("status"), self.term(s.status)
        if s.date:
            yield self.term("date"), ox.Literal(s.date)
        yield from self.bounded(s.date)
        if s.amount is not None:
            yield self.term("amount"), number(s.amount)
        if s.currency:
            yield self.term("currency"), ox.Literal(s.currency)
        if s.role:
            yield self.term("role"), _zh(s.role)
        yield from self.supported(s)

    def observation(self, o: Observation) -> Said:
        yield _TYPE, self.term("Observation")
        yield self.term("subject"), self.entity(o.subject)
        yield self.term("indicator"), _zh(o.indicator)
        yield self.term("kind"), self.term(o.kind)
        yield self.term("value"), number(o.value)
        if o.approximate:
            yield self.term("approximate"), _zh(o.approximate)
        yield self.term("unit"), ox.Literal(o.unit)
        if o.period:
            yield self.term("period"), ox.Literal(o.period)
        yield from self.bounded(o.period)
        yield self.term("status"), self.term(o.status)
        yield from self.supported(o)

    def bounded(self, iso: str) -> Said:
        days = bounds(iso)
        if days:
            yield self.term("from"), ox.Literal(days[0].isoformat(), datatype=_DATE)
            yield self.term("until"), ox.Literal(days[1].isoformat(), datatype=_DATE)

    def supported(self, fact: Statement | Observation) -> Said:
        confidence = number(fact.confidence).value
        yield (
            self.term("confidence"),
            ox.Literal(confidence if "." in confidence else confidence + ".0", datatype=_DECIMAL),
        )
        for evidence in sorted(set(fact.evidence)):
            yield self.term("evidence"), self.node("evidence/", evidence.id)

    def of_evidence(self, evidence: tuple[Evidence, ...]) -> Iterator[Triple]:
        for e in sorted(set(evidence)):
            if e.id in self.evidence:
                if self.evidence[e.id] != e:
                    raise GraphError(f"ev:{e.id} stands for two different passages")
                continue
            self.evidence[e.id] = e
            yield from _about(self.node("evidence/", e.id), self.passage(e))

    def passage(self, e: Evidence) -> Said:
        yield _TYPE, self.term("Evidence")
        yield self.term("inArticle"), self.article(e.article)
        yield self.term("rule"), ox.Literal(e.rule)
        yield self.term("spans"), ox.Literal(render_spans(e.spans))
        yield self.term("quote"), _zh(e.quote)
        for name, text in (("subjectText", e.subject_text), ("trigger", e.trigger), ("objectText", e.object_text)):
            if text:
                yield self.term(name), _zh(text)


def _about(subject: ox.NamedNode, said: Said) -> Iterator[Triple]:
    for predicate, object in said:
        yield subject, predicate, object


def _zh(text: str) -> ox.Literal:
    return ox.Literal(text, language="zh")
