"""GraphML for Gephi, yEd and networkx: a node an entity, an edge a statement."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import networkx as nx

from kg.export.rows import Row, entity_rows, statement_rows
from kg.files import replace_bytes
from kg.model import Graph
from kg.vocabulary import BASE

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(graph: Graph, path: Path, *, base: str = BASE) -> None:
    """Write a graph as GraphML; ``base`` has no part in it. Attributes as :func:`network` gives them."""
    out = io.BytesIO()
    # networkx would use lxml where it is installed, and then write other bytes.
    nx.write_graphml_xml(network(graph), out, named_key_ids=True)
    replace_bytes(path, out.getvalue())


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """A graph as a networkx network.

    Nodes are entity ids with ``label``, ``class``, ``class_zh``, ``aliases``, ``code`` and counts of
    articles and pages. Edges have the statement's id as key, and ``label`` (the relation in Chinese),
    ``relation``, ``status``, ``date``, ``from``, ``until``, ``amount``, ``currency``, ``role``,
    ``confidence``, ``weight`` (how many passages say it), and of the first passage ``quote``, ``rule``, ``page``
    and ``article``. What is not said is left out.
    """
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="kg")
    for row in entity_rows(graph):
        net.add_node(row["id"], **_attributes(row, leave={"id", "statements", "observations"}))
    for row in statement_rows(graph):
        ends = {column for column in row if column.startswith(("subject", "object"))}
        extra = {"label": row["relation_zh"], "weight": row["evidence"]}
        if row["amount"] is not None:
            extra["amount"] = float(row["amount"])
        attributes = _attributes({**row, **extra}, leave={*ends, "id", "relation_zh", "evidence"})
        net.add_edge(row["subject"], row["object"], key=row["id"], **attributes)
    return net


def _attributes(row: Row, *, leave: set[str]) -> dict[str, Any]:
    return {
        name: _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in row.items()
        if value is not None and name not in leave
    }
