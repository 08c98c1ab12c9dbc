"""JSON-LD: the same triples as the Turtle, as objects with short keys and a context."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.files import replace_text
from kg.model import Graph
from kg.rdf import Term, triples
from kg.vocabulary import BASE, RDF, XSD, prefixes


def write(graph: Graph, path: Path, *, base: str = BASE) -> None:
    """Write a graph as JSON-LD 1.1: one object a line, in the order of the Turtle, so that it can be compared."""
    table = prefixes(base)
    nodes = [
        json.dumps(_node(subject, block, table), ensure_ascii=False)
        for subject, block in groupby(triples(graph, base=base), key=itemgetter(0))
    ]
    context = json.dumps(table, ensure_ascii=False, indent=1)
    replace_text(path, f'{{"@context": {context},\n"@graph": [\n' + ",\n".join(nodes) + "\n]}\n")


def _node(subject: ox.NamedNode, block: Any, table: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _short(subject.value, table)}
    for predicate, group in groupby(block, key=itemgetter(1)):
        objects = [term for _, _, term in group]
        if predicate.value == RDF + "type":
            values: list[Any] = [_short(term.value, table) for term in objects]
            key = "@type"
        else:
            values = [_value(term, table) for term in objects]
            key = _short(predicate.value, table)
        node[key] = values if len(values) > 1 else values[0]
    return node


def _value(term: Term, table: dict[str, str]) -> Any:
    if isinstance(term, ox.NamedNode):
        return {"@id": _short(term.value, table)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD + "string":
        return term.value
    # Never a bare JSON number: a reader would make xsd:double of it and lose the digits.
    return {"@value": term.value, "@type": _short(term.datatype.value, table)}


def _short(iri: str, table: dict[str, str]) -> str:
    """A compact IRI by the longest prefix that fits, unless the rest could be taken for something else."""
    fitting = [(len(start), prefix) for prefix, start in table.items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return iri if iri[length:].startswith("//") else f"{prefix}:{iri[length:]}"
