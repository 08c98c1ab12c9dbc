"""N-Quads with a named graph per page: what each page says, to load, withdraw or compare page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyoxigraph as ox

from kg.files import replace_bytes
from kg.model import Graph
from kg.rdf import Triple, triples
from kg.vocabulary import BASE, KG, RDF, SCHEMA

_EVIDENCE, _IN, _MENTIONED, _ON = (KG + name for name in ("evidence", "inArticle", "mentionedIn", "onPage"))
_SUBJECT, _PREDICATE, _OBJECT = (RDF + name for name in ("subject", "predicate", "object"))


def write(graph: Graph, path: Path, *, base: str = BASE) -> None:
    """Write a graph as N-Quads, sorted; the name of a page's graph is the page's own IRI.

    A statement stands in the graph of every page with evidence for it, an entity in that of every
    page that mentions it, each with the links to that page's articles alone.
    """
    quads = {str(quad) + " ." for quad in _quads(list(triples(graph, base=base)))}
    replace_bytes(path, "".join(f"{line}\n" for line in sorted(quads)).encode("utf-8"))


def _quads(all_triples: list[Triple]) -> Iterator[ox.Quad]:
    pages = _pages(all_triples)
    edges = _edges(all_triples, pages)
    for subject, block in groupby(all_triples, key=itemgetter(0)):
        for triple in block:
            predicate, object = triple[1].value, triple[2].value
            if predicate in (_EVIDENCE, _MENTIONED):
                homes = pages[object]
            else:
                homes = edges.get((subject.value, predicate, object)) or pages[subject.value]
            if not homes:
                yield ox.Quad(*triple)
            for home in homes:
                yield ox.Quad(*triple, ox.NamedNode(home))


def _pages(all_triples: list[Triple]) -> dict[str, set[str]]:
    """The pages that each subject belongs to, by IRI."""
    pages: dict[str, set[str]] = defaultdict(set)
    later: list[tuple[str, str]] = []
    for subject, predicate, object in all_triples:
        if predicate.value == _ON:
            pages[subject.value].add(object.value)
            pages[object.value].add(object.value)
        elif predicate.value in (_IN, _MENTIONED):
            pages[subject.value] |= pages[object.value]
        elif predicate.value == _EVIDENCE:
            later.append((subject.value, object.value))
        elif predicate.value == SCHEMA + "author":
            later.append((object.value, subject.value))
    for node, of in later:
        pages[node] |= pages[of]
    return pages


def _edges(all_triples: list[Triple], pages: dict[str, set[str]]) -> dict[tuple[str, str, str], set[str]]:
    """The pages of each plain edge: those of the statements that make it."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, object in all_triples:
        if predicate.value in (_SUBJECT, _PREDICATE, _OBJECT, KG + "status"):
            parts[subject.value][predicate.value] = object.value
    edges: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for node, part in parts.items():
        if part.get(KG + "status") == KG + "done" and _SUBJECT in part:
            edges[part[_SUBJECT], part[_PREDICATE], part[_OBJECT]] |= pages[node]
    return edges
