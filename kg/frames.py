"""Entities, statements and observations as pandas frames, for notebooks (``pip install kg-news[notebooks]``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.export.csv_tables import COLUMNS
from kg.export.rows import Row, entity_rows, observation_rows, statement_rows
from kg.index import Index
from kg.model import Graph, Observation, Statement

if TYPE_CHECKING:
    from pandas import DataFrame


def entities(graph: Graph) -> DataFrame:
    """One row an entity, by id: label, class, aliases, code, and how often it appears."""
    return _frame("entities", entity_rows(graph))


def statements(graph: Graph) -> DataFrame:
    """One row a statement, by id: both ends with label and class, relation, status, time, amount, office, first passage.

    ``from`` and ``until`` are timestamps; ``amount`` is in the base unit of ``currency``.
    """
    return _frame("statements", statement_rows(graph))


def observations(graph: Graph) -> DataFrame:
    """One row a figure, by id: subject, indicator, kind, value in the base unit, unit, period, first passage."""
    return _frame("observations", observation_rows(graph))


def evidence(graph: Graph) -> DataFrame:
    """One row a passage of a statement or figure (``fact``): quote, rule, spans, article and page."""
    return _frame("evidence", _evidence_rows(graph))


_EVIDENCE = ("id", "fact", "quote", "rule", "page", "article", "published", "start", "end")


def _evidence_rows(graph: Graph) -> Iterator[Row]:
    index = Index(graph)
    facts: tuple[Statement | Observation, ...] = (*graph.statements, *graph.observations)
    for fact in facts:
        for source in map(index.source, fact.evidence):
            yield {
                "id": source.evidence.id,
                "fact": fact.id,
                "quote": source.evidence.quote,
                "rule": source.evidence.rule,
                "page": source.page.file_name,
                "article": source.article.title or source.article.id,
                "published": source.article.date or None,
                "start": source.evidence.spans[0][0],
                "end": source.evidence.spans[-1][1],
            }


def _frame(name: str, rows: Iterator[Row]) -> DataFrame:
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("frames need pandas: pip install 'kg-news[notebooks]'") from error
    frame = pd.DataFrame.from_records(list(rows), columns=list(COLUMNS.get(name, _EVIDENCE)))
    for column in ("from", "until"):
        if column in frame:
            frame[column] = pd.to_datetime(frame[column])
    for column in ("amount", "value"):
        if column in frame:
            frame[column] = frame[column].astype("float64")
    return frame.set_index("id")
