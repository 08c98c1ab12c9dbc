"""Why the graph says what it says of an entity: every statement with its page, article, sentence and rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.errors import UsageError
from kg.index import Index, Source
from kg.matching import dice
from kg.model import RELATIONS, Entity, Graph, Observation, Statement
from kg.ontology import ontology
from kg.rdf import number, statement_order

Side = Literal["subject", "object"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about the entity, the entity at its other end, and the passages that say it."""

    statement: Statement
    side: Side
    """Which end of the statement the entity is."""
    other: Entity
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the entity, and the passages that say it."""

    observation: Observation
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a graph says of one entity."""

    entity: Entity
    facts: tuple[Fact, ...]
    """By relation, those that the entity is subject of first."""
    figures: tuple[Figure, ...]
    articles: tuple[tuple[str, str], ...]
    """Title (or id) of every article that mentions it, and file name of the page."""
    namesakes: tuple[Entity, ...] = ()
    """Other entities that the same name could mean."""

    def render(self) -> str:
        """The explanation as text for people, in Chinese with the ontology's terms."""
        words = ontology()
        e = self.entity
        lines = [f"{e.label}  [{words.label(e.cls)} {e.cls}]  id:{e.id}"]
        if e.aliases:
            lines.append(f"又称 also: {'、'.join(e.aliases)}")
        if self.namesakes:
            others = "、".join(f"{n.label}[{words.label(n.cls)}]" for n in self.namesakes)
            lines.append(f"同名 also called so: {others}")
        heading = ""
        for fact in self.facts:
            relation = words.relations[fact.statement.predicate]
            other_way = words.properties.get(relation.inverse)
            shown = relation if fact.side == "subject" or relation.symmetric or other_way is None else other_way
            if shown.name != heading:
                heading = shown.name
                lines += ["", f"{shown.label_zh} {shown.label_en}"]
            lines.append(f"  {fact.other.label}  {_qualifiers(fact.statement)}".rstrip())
            lines += [line for source in fact.sources for line in _place(source)]
        if self.figures:
            lines += ["", "数据 figures"]
        for figure in self.figures:
            o = figure.observation
            lines.append(f"  {o.indicator}  {_value(o)}  {_when(o.period, o.status)}".rstrip())
            lines += [line for source in figure.sources for line in _place(source)]
        if not self.facts and not self.figures:
            lines += ["", "没有关于它的陈述，只见于 no statements; mentioned in:"]
            lines += [f"  {page}《{title}》" for title, page in self.articles]
        return "\n".join(lines)


def explain(graph: Graph, name: str, relation: str | None = None) -> Explanation:
    """All statements about the entity called ``name``, or those of one relation.

    ``relation`` is a relation's name or its label in either language. Where several entities bear the
    name, the one labelled so with most statements is explained, and the others are listed.
    Raises :class:`UsageError` for a name or relation that there is not, with the nearest ones.
    """
    wanted = find_relation(relation) if relation else None
    index = Index(graph)
    found = index.find(name)
    best = max(found, key=lambda e: (name in (e.label, e.id), len(index.statements[e.id]), -found.index(e)))
    facts = []
    for s in index.statements[best.id]:
        if wanted in (None, s.predicate):
            side: Side = "subject" if s.subject == best.id else "object"
            other = index.entities[s.object if side == "subject" else s.subject]
            facts.append(Fact(s, side, other, tuple(map(index.source, s.evidence))))
    figures = [] if wanted else index.observations[best.id]
    places = (index.articles[article] for article in best.articles)
    return Explanation(
        best,
        tuple(sorted(facts, key=lambda f: (f.side == "object", statement_order(f.statement)))),
        tuple(
            Figure(o, tuple(map(index.source, o.evidence)))
            for o in sorted(figures, key=lambda o: (o.indicator, o.period, o.kind, o.id))
        ),
        tuple((article.title or article.id, page.file_name) for article, page in places),
        tuple(entity for entity in found if entity is not best),
    )


def find_relation(name: str) -> str:
    """The relation of that name, or with that label in Chinese or English.

    Raises :class:`UsageError` with the nearest ones where there is none.

    >>> find_relation("签约"), find_relation("signed with")
    ('signedWith', 'signedWith')
    """
    terms = ontology().relations
    for term in terms.values():
        if name in (term.name, f"kg:{term.name}", term.label_zh, term.label_en):
            return term.name
    near = sorted(RELATIONS, key=lambda r: -max(dice(name, n) for n in (r, terms[r].label_zh, terms[r].label_en)))[:3]
    hint = "、".join(f"{r}（{terms[r].label_zh}）" for r in near)
    raise UsageError(f"没有名为“{name}”的关系 · there is no relation {name!r}; 相近的 nearest: {hint}")


def _qualifiers(s: Statement) -> str:
    parts = [s.role, _money(s), _when(s.date, s.status), f"可信度 {s.confidence:.2f}"]
    return "  ".join(part for part in parts if part)


def _when(iso: str, status: str) -> str:
    return "  ".join(part for part in (iso, ontology().label(status) if status == "planned" else "") if part)


def _money(s: Statement) -> str:
    return f"{number(s.amount).value} {s.currency}".rstrip() if s.amount is not None else ""


def _value(o: Observation) -> str:
    return f"{ontology().label(o.kind)} {o.approximate}{number(o.value).value} {o.unit}"


def _place(source: Source) -> list[str]:
    title = f"《{source.article.title}》" if source.article.title else source.article.id
    published = f" {source.article.date}" if source.article.date else ""
    return [
        f"      「{source.evidence.quote}」",
        f"      —— {source.page.file_name} {title}{published} · 规则 rule {source.evidence.rule}",
    ]
