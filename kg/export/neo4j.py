"""CSV for ``neo4j-admin database import``: entities and figures as nodes, statements as relationships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kg.export.csv_tables import render
from kg.export.rows import Row, entity_rows, observation_rows, statement_rows
from kg.files import replace_text
from kg.model import Graph
from kg.ontology import ontology
from kg.vocabulary import BASE

_SUPPORT: Final = {
    "confidence": "confidence:double",
    "evidence": "evidence:int",
    **{name: name for name in ("quote", "rule", "page", "article", "published")},
}
_WHEN: Final = {"from": "from:date", "until": "until:date", "status": "status"}
ENTITIES: Final = {
    "id": ":ID(entity)",
    "label": "name",
    "aliases": "aliases:string[]",
    "code": "code",
    "articles": "articles:int",
    "pages": "pages:int",
    "labels": ":LABEL",
}
FIGURES: Final = {
    "id": ":ID(observation)",
    **{name: name for name in ("indicator", "kind")},
    "value": "value:double",
    **{name: name for name in ("unit", "period", "approximate")},
    **_WHEN,
    **_SUPPORT,
    "labels": ":LABEL",
}
STATEMENTS: Final = {
    "subject": ":START_ID(entity)",
    "object": ":END_ID(entity)",
    "type": ":TYPE",
    "id": "id",
    "date": "date",
    **_WHEN,
    "amount": "amount:double",
    "currency": "currency",
    "role": "role",
    **_SUPPORT,
}
LINKS: Final = {"subject": ":START_ID(entity)", "id": ":END_ID(observation)", "type": ":TYPE"}
"""Our column to the heading that the import reads, of each file."""


def write(graph: Graph, path: Path, *, base: str = BASE) -> None:
    """Write four files into the folder ``path``; ``base`` has no part in it.

    ``entities.csv`` and ``observations.csv`` hold nodes (an entity has its class and all classes above
    it as labels), ``statements.csv`` and ``has_observation.csv`` relationships, whose types are the
    relations in capitals (``SIGNED_WITH``). Load them with::

        neo4j-admin database import full --nodes=entities.csv --nodes=observations.csv \
            --relationships=statements.csv --relationships=has_observation.csv neo4j
    """
    observations = list(observation_rows(graph))
    files = {
        "entities": (ENTITIES, _entities(graph)),
        "observations": (FIGURES, ({**row, "labels": "Observation"} for row in observations)),
        "statements": (STATEMENTS, ({**row, "type": _type(row["relation"])} for row in statement_rows(graph))),
        "has_observation": (LINKS, ({**row, "type": "HAS_OBSERVATION"} for row in observations)),
    }
    for name, (columns, rows) in files.items():
        named = ({heading: _cell(row[column]) for column, heading in columns.items()} for row in rows)
        replace_text(path / f"{name}.csv", render(columns.values(), named, spreadsheet=False))


def _entities(graph: Graph) -> Iterator[Row]:
    aliases = {e.id: ";".join(alias.replace(";", "；") for alias in e.aliases) for e in graph.entities}
    for row in entity_rows(graph):
        labels = (row["class"], *ontology().superclasses(row["class"]))
        yield {**row, "aliases": aliases[row["id"]] or None, "labels": ";".join(labels)}


def _type(relation: str) -> str:
    return re.sub(r"(?=[A-Z])", "_", relation).upper()


def _cell(value: Any) -> Any:
    # The import takes a line end inside a field for the end of the record.
    return " ".join(value.split()) if isinstance(value, str) else value
