"""CSV tables of entities, statements and observations, for Excel and pandas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from kg.export.rows import Row, entity_rows, observation_rows, statement_rows
from kg.files import replace_bytes
from kg.model import Graph
from kg.rdf import number
from kg.vocabulary import BASE

COLUMNS: Final = {
    "entities": (
        "id",
        "label",
        "class",
        "class_zh",
        "aliases",
        "code",
        "articles",
        "pages",
        "statements",
        "observations",
    ),
    "statements": (
        *("id", "subject", "subject_label", "subject_class", "relation", "relation_zh"),
        *("object", "object_label", "object_class", "status", "date", "from", "until", "amount", "currency", "role"),
        *("confidence", "evidence", "quote", "rule", "page", "article", "published"),
    ),
    "observations": (
        *("id", "subject", "subject_label", "subject_class", "indicator", "kind", "kind_zh", "value", "unit"),
        *("period", "from", "until", "status", "approximate"),
        *("confidence", "evidence", "quote", "rule", "page", "article", "published"),
    ),
}
"""The columns of each table, so that a table without rows still says what it would hold."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write(graph: Graph, path: Path, *, base: str = BASE) -> None:
    """Write ``entities.csv``, ``statements.csv`` and ``observations.csv`` into the folder ``path``.

    UTF-8 with a byte order mark, so that Excel shows Chinese; ``base`` has no part in it. Text that a
    spreadsheet would run as a formula gets an apostrophe before it.
    """
    tables = {"entities": entity_rows, "statements": statement_rows, "observations": observation_rows}
    for name, rows in tables.items():
        replace_bytes(path / f"{name}.csv", b"\xef\xbb\xbf" + render(COLUMNS[name], rows(graph)).encode("utf-8"))


def render(columns: Iterable[str], rows: Iterable[Row], *, spreadsheet: bool = True) -> str:
    """Rows as CSV text with a heading line; ``spreadsheet`` guards text that could be a formula."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value, spreadsheet) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any, guard: bool) -> Any:
    if isinstance(value, float):
        return number(value).value
    if guard and isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
