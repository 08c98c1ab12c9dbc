"""Turtle to read and to diff: sections, one block per subject, readable names, the same bytes for equal graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.files import replace_text
from kg.model import CLASSES, Graph
from kg.ontology import ontology
from kg.rdf import Term, Triple, triples
from kg.vocabulary import BASE, RDF, XSD, prefixes

_START = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff_0-9"
)
_LOCAL: Final = re.compile(f"[{_START}][{_START}\u00b7\u0300-\u036f\u203f\u2040-]*")
"""What Turtle takes for a local name as it stands (PN_LOCAL without escapes, colons and full stops)."""

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL: Final = re.compile(r'[\\"\x00-\x1f\x7f]')
_SHORTHAND: Final = {XSD + "integer": re.compile(r"[+-]?\d+"), XSD + "decimal": re.compile(r"[+-]?\d*\.\d+")}
_WIDTH: Final = 120


def write(graph: Graph, path: Path, *, base: str = BASE) -> None:
    """Write a graph as Turtle. Raises :class:`GraphError` for a graph that contradicts itself."""
    replace_text(path, render(graph, base=base))


def render(graph: Graph, *, base: str = BASE) -> str:
    """The Turtle text of a graph."""
    terms = _Terms(prefixes(base))
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in terms.prefixes.items()]
    section = ""
    for subject, block in groupby(triples(graph, base=base), key=itemgetter(0)):
        statements = list(block)
        heading = _heading(statements)
        if heading and heading != section:
            section = heading
            lines += ["", f"# {'-' * 20} {heading}"]
        lines += ["", *_block(terms, subject, statements)]
    return "\n".join(lines) + "\n"


def _heading(block: list[Triple]) -> str:
    """The section that a block opens or continues; "" where it belongs to the one before (evidence)."""
    kind = block[0][2].value.rpartition("#")[2]
    if kind in CLASSES or kind == "Observation":
        return f"{ontology().label(kind)} {kind}"
    if kind == "Statement":
        relation = next(o.value for _, p, o in block if p.value == RDF + "predicate").rpartition("#")[2]
        return f"{ontology().label('Statement')} Statement: {ontology().label(relation)} {relation}"
    if kind in ("Page", "Article"):
        return "版面与文章 Page, Article"
    return "" if kind == "Evidence" else "署名 author"


def _block(terms: _Terms, subject: ox.NamedNode, block: Iterable[Triple]) -> Iterator[str]:
    start = terms.iri(subject.value) + " "
    groups = [(p, [terms.term(o) for _, _, o in group]) for p, group in groupby(block, key=itemgetter(1))]
    for index, (predicate, objects) in enumerate(groups):
        verb = "a" if predicate.value == RDF + "type" else terms.iri(predicate.value)
        end = " ." if index == len(groups) - 1 else " ;"
        line = f"{start if index == 0 else '    '}{verb} {' , '.join(objects)}{end}"
        if len(objects) == 1 or len(line) <= _WIDTH:
            yield line
        else:
            yield f"{start if index == 0 else '    '}{verb}"
            yield from (f"        {o}{' ,' if i < len(objects) - 1 else end}" for i, o in enumerate(objects))


class _Terms:
    """Terms as Turtle, by prefix where the rest is a plain local name, else as a full IRI."""

    def __init__(self, table: dict[str, str]) -> None:
        self.prefixes = table
        self.by_iri = sorted(((iri, prefix) for prefix, iri in table.items()), key=lambda item: -len(item[0]))
        self.known: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        if iri not in self.known:
            self.known[iri] = self._shorten(iri)
        return self.known[iri]

    def _shorten(self, iri: str) -> str:
        for start, prefix in self.by_iri:
            if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
                return f"{prefix}:{iri[len(start) :]}"
        return f"<{iri}>"

    def term(self, term: Term) -> str:
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value)
        kind = term.datatype.value
        if kind in _SHORTHAND and _SHORTHAND[kind].fullmatch(term.value):
            return term.value
        text = '"' + _SPECIAL.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", term.value) + '"'
        if term.language:
            return f"{text}@{term.language}"
        return text if kind == XSD + "string" else f"{text}^^{self.iri(kind)}"
