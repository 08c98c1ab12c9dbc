"""Answers of a query as tables of RDF terms, and the formats that they are written in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.sparql import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
_XSD = PREFIXES["xsd"]
_STRING = f"{_XSD}string"
_NUMBERS: Final[dict[str, Callable[[str], float]]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": float,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
}
# What XML 1.0 cannot hold, even escaped.
_NOT_XML = {code: "\ufffd" for code in (*range(0x20), 0xFFFE, 0xFFFF) if code not in (0x09, 0x0A, 0x0D)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a SELECT query found: one row a solution, ``None`` where a column has no value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    complete: bool = True
    """False where a row limit cut the rest off."""

    def records(self) -> list[dict[str, Any]]:
        """The rows as plain values: numbers, text, short names such as ``id:铜梁区``; for pandas and tests."""
        return [dict(zip(self.columns, map(plain, row), strict=True)) for row in self.rows]


def short(iri: str) -> str:
    """An IRI with its prefix where it has one of :data:`kg.sparql.PREFIXES`.

    >>> short("https://w3id.org/kgnews/id/铜梁区")
    'id:铜梁区'
    """
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def plain(term: Term | None) -> Any:
    """A term as a Python value: a number, a truth value, text, a short name, or ``None``."""
    if isinstance(term, ox.NamedNode):
        return short(term.value)
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        if kind in _NUMBERS:
            return _NUMBERS[kind](term.value)
        return term.value == "true" if kind == f"{_XSD}boolean" else term.value
    return None if term is None else str(term)


def write_json(answer: Answer | bool) -> str:
    """SPARQL 1.1 Query Results JSON."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    bindings = [
        {name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return json.dumps({"head": {"vars": answer.columns}, "results": {"bindings": bindings}}, ensure_ascii=False) + "\n"


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value != _STRING:
        return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    return {"type": "literal", "value": term.value}


def write_xml(answer: Answer | bool) -> str:
    """SPARQL Query Results XML; characters that XML forbids become U+FFFD."""
    head = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    if isinstance(answer, bool):
        return f"{head}<head/>\n<boolean>{'true' if answer else 'false'}</boolean>\n</sparql>\n"
    out = [head, "<head>", *(f"<variable name={quoteattr(name)}/>" for name in answer.columns), "</head>\n<results>\n"]
    for row in answer.rows:
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(answer.columns, row, strict=True)
            if term is not None
        )
        out.append(f"<result>{''.join(cells)}</result>\n")
    return "".join([*out, "</results>\n</sparql>\n"])


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    text = escape(term.value.translate(_NOT_XML), {"\r": "&#13;"})
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype.value != _STRING:
        return f"<literal datatype={quoteattr(term.datatype.value)}>{text}</literal>"
    return f"<literal>{text}</literal>"


def write_csv(answer: Answer | bool) -> str:
    """SPARQL 1.1 CSV: values alone; a truth value is a table of one cell."""
    if isinstance(answer, bool):
        return f"{'true' if answer else 'false'}\r\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow("" if term is None else term.value if hasattr(term, "value") else str(term) for term in row)
    return out.getvalue()


def write_tsv(answer: Answer | bool) -> str:
    """SPARQL 1.1 TSV: terms in full, as Turtle writes them."""
    if isinstance(answer, bool):
        return f"{'true' if answer else 'false'}\n"
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in answer.rows]
    return "\n".join([*lines, ""])


def write_table(answer: Answer | bool, *, width: int | None = None) -> str:
    """A table to read; columns share ``width`` terminal cells, or take what they need where it is ``None``."""
    from rich.console import Console
    from rich.table import Table

    if isinstance(answer, bool):
        return "是 / yes\n" if answer else "否 / no\n"
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 2, 0, 0))
    rows = [["" if value is None else _cell(value) for value in record.values()] for record in answer.records()]
    for at, name in enumerate(answer.columns):
        numbers = [isinstance(plain(row[at]), int | float) for row in answer.rows if row[at] is not None]
        table.add_column(
            name, justify="right" if numbers and all(numbers) else "left", overflow="fold", no_wrap=width is None
        )
    for row in rows:
        table.add_row(*row)
    out = io.StringIO()
    console = Console(file=out, width=width or 100_000, color_system=None, markup=False, highlight=False, emoji=False)
    console.print(table, soft_wrap=False)
    lines = [line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")]
    found = f"（{len(rows)} 行 / rows）" if rows else "（没有结果 / no rows）"
    return "\n".join([*lines, found, ""])


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return " ".join(str(value).split())


WRITERS: Final[dict[str, Callable[[Answer | bool], str]]] = {
    "json": write_json,
    "xml": write_xml,
    "csv": write_csv,
    "tsv": write_tsv,
    "table": write_table,
}
"""The formats of tables and truth values, by name."""

RDF_FORMATS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""The formats of graphs (CONSTRUCT, DESCRIBE), by name."""


def write_triples(triples: Iterable[ox.Triple], *, format: str = "ttl") -> bytes:
    """Triples in one of :data:`RDF_FORMATS`, grouped by subject, with the usual prefixes in Turtle."""
    ordered = sorted(set(triples), key=str)
    kind = RDF_FORMATS[format]
    if format != "ttl":
        return ox.serialize(ordered, format=kind, prefixes=PREFIXES if format == "rdf" else None) or b""
    text = (ox.serialize(ordered, format=kind, prefixes=PREFIXES) or b"").decode()
    heading = [line for line in text.splitlines() if line.startswith("@prefix ")]
    body = text[sum(len(line) + 1 for line in heading) :].replace("\n\t", "\n    ")
    used = sorted(line for line in heading if re.search(rf"(?<![\w:]){line.split()[1]}", body))
    return "\n".join([*used, "", body]).encode()
