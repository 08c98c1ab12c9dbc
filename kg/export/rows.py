"""Entities, statements and observations as flat rows: what the tables and data frames hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.index import Index, Source
from kg.model import Entity, Graph, Observation, Statement
from kg.ontology import ontology
from kg.periods import bounds
from kg.rdf import statement_order

Row = dict[str, Any]
"""Column to value; ``None`` where nothing is said."""


def entity_rows(graph: Graph) -> Iterator[Row]:
    """One row an entity: id, label, class, aliases, code, and how often it appears."""
    index = Index(graph)
    for e in graph.entities:
        yield {
            "id": e.id,
            "label": e.label,
            "class": e.cls,
            "class_zh": ontology().label(e.cls),
            "aliases": "；".join(e.aliases) or None,
            "code": e.code or None,
            "articles": len(e.articles),
            "pages": len({index.articles[a][1].id for a in e.articles}),
            "statements": len(index.statements[e.id]),
            "observations": len(index.observations[e.id]),
        }


def statement_rows(graph: Graph) -> Iterator[Row]:
    """One row a statement: both ends, qualifiers, and its first passage with page and article."""
    index = Index(graph)
    for s in sorted(graph.statements, key=statement_order):
        subject, object = index.entities[s.subject], index.entities[s.object]
        yield {
            "id": s.id,
            **_end("subject", subject),
            "relation": s.predicate,
            "relation_zh": ontology().label(s.predicate),
            **_end("object", object),
            "status": s.status,
            "date": s.date or None,
            **_bounds(s.date),
            "amount": s.amount,
            "currency": s.currency or None,
            "role": s.role or None,
            **_support(index, s),
        }


def observation_rows(graph: Graph) -> Iterator[Row]:
    """One row a figure: its subject, what it measures, value, unit and period, and its first passage."""
    index = Index(graph)
    for o in sorted(graph.observations, key=lambda o: (o.subject, o.indicator, o.period, o.kind, o.id)):
        yield {
            "id": o.id,
            **_end("subject", index.entities[o.subject]),
            "indicator": o.indicator,
            "kind": o.kind,
            "kind_zh": ontology().label(o.kind),
            "value": o.value,
            "unit": o.unit,
            "period": o.period or None,
            **_bounds(o.period),
            "status": o.status,
            "approximate": o.approximate or None,
            **_support(index, o),
        }


def _end(name: str, entity: Entity) -> Row:
    return {name: entity.id, f"{name}_label": entity.label, f"{name}_class": entity.cls}


def _bounds(iso: str) -> Row:
    days = bounds(iso)
    return {"from": days[0].isoformat() if days else None, "until": days[1].isoformat() if days else None}


def _support(index: Index, fact: Statement | Observation) -> Row:
    sources: list[Source] = [index.source(e) for e in fact.evidence]
    first = sources[0] if sources else None
    return {
        "confidence": fact.confidence,
        "evidence": len(sources),
        "quote": first.evidence.quote if first else None,
        "rule": first.evidence.rule if first else None,
        "page": first.page.file_name if first else None,
        "article": first.article.title or first.article.id if first else None,
        "published": (first.article.date or None) if first else None,
    }
