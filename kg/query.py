"""Questions to a graph file: SPARQL by name, file or text, answered by pyoxigraph."""

from __future__ import annotations

import difflib
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg import vocabulary
from kg.apart import ProcessEndedError, call_apart
from kg.errors import GraphError, QueryError, UsageError
from kg.questions import Question, catalogue, find_question
from kg.results import WRITERS, Answer, write_table, write_triples
from kg.sparql import PREFIXES, find_sorting, graphs_asked, locate_error, position, refuse_remote

__all__ = ["ask", "base_of", "catalogue", "open_store", "run"]

Format = Literal["table", "csv", "json"]
Found = Answer | bool | tuple[ox.Triple, ...]
"""What SELECT, ASK, and CONSTRUCT or DESCRIBE give."""

_NAMES = f"<{PREFIXES['rdfs']}label>|<{PREFIXES['skos']}altLabel>"


def open_store(path: str | Path) -> ox.Store:
    """A graph file as a store in memory: Turtle, or N-Triples, N-Quads, TriG, JSON-LD, RDF/XML by its name's ending.

    Raises :class:`GraphError` where the file is missing, broken (with line and column), empty, or
    holds nothing of this vocabulary.
    """
    path = Path(path)
    kind = ox.RdfFormat.from_extension(path.suffix.lstrip(".")) or ox.RdfFormat.TURTLE
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=kind)
    except SyntaxError as error:
        place = f":{error.lineno}:{error.offset}" if error.lineno else ""
        reason = str(error.msg).rpartition(": ")[2] or str(error.msg)
        raise GraphError(f"{path}{place}: not {kind.name}: {reason}") from None
    except (OSError, ValueError) as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(error)
        raise GraphError(f"{path}: cannot be read: {reason}") from None
    if not len(store):
        raise GraphError(f"{path}: the graph is empty")
    ours = f"STRSTARTS(STR(?p), '{PREFIXES['kg']}') || STRSTARTS(STR(?o), '{PREFIXES['kg']}')"
    if not store.query(f"ASK {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} FILTER({ours}) }}"):
        raise GraphError(f"{path}: not a graph of this vocabulary ({PREFIXES['kg']})")
    return store


def base_of(store: ox.Store) -> str:
    """What ``id:`` stands for in a graph, told from its pages."""
    page = ox.NamedNode(vocabulary.KG + "Page")
    for quad in store.quads_for_pattern(None, ox.NamedNode(vocabulary.RDF + "type"), page, None):
        if isinstance(quad.subject, ox.NamedNode) and "page/" in quad.subject.value:
            return quad.subject.value.rpartition("page/")[0]
    return vocabulary.BASE


def ask(graph: ox.Store | str | Path, query: str | Question, *, parameters: Mapping[str, str] | None = None) -> Found:
    """Ask a graph, given as a file or an open store; the answer as typed values.

    ``query`` is a ``.rq`` file, the name of one in ``ontology/queries/``, or SPARQL text. SELECT gives an
    :class:`Answer`, ASK a truth value, CONSTRUCT and DESCRIBE triples.
    A text of your own with ORDER BY is asked of a file in a process of its own, since pyoxigraph ends the process
    that sorts values of different types. An open store is always asked in this one.
    Raises :class:`UsageError` for an unknown question, parameter or name, :class:`QueryError` for SPARQL
    that cannot be run, :class:`GraphError` for a file that cannot be used.
    """
    question = query if isinstance(query, Question) else find_question(query)
    text = question.bind(parameters)
    refuse_remote(text, source=question.name)
    sorting = find_sorting(text)
    if sorting is None or isinstance(graph, ox.Store) or question in catalogue():
        return _ask(graph, question, text, parameters)
    try:
        return call_apart(_ask, graph, question, text, parameters)
    except ProcessEndedError as ended:
        line, column = position(text, sorting)
        mixed = "values of different types, such as dates, numbers and names; sort by STR(?x) instead"
        reason = mixed if "total order" in str(ended) else f"what ends the engine: {str(ended)[-200:] or 'no memory?'}"
        raise QueryError(f"{question.name}:{line}:{column}: ORDER BY meets {reason}") from None


def _ask(graph: ox.Store | str | Path, question: Question, text: str, parameters: Mapping[str, str] | None) -> Found:
    store = graph if isinstance(graph, ox.Store) else open_store(graph)
    _check_names(store, question, parameters or {})
    try:
        # Where triples stand in graphs of their own (N-Quads: one a page), a query that names none asks them all.
        union = any(True for _ in store.named_graphs()) and not graphs_asked(text)
        found = store.query(text, base_iri=base_of(store), prefixes=PREFIXES, use_default_graph_as_union=union)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        if isinstance(found, ox.QueryTriples):
            return tuple(found)
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, tuple(map(tuple, found)))
    except SyntaxError as error:
        line, column, reason = locate_error(text, str(error))
        raise QueryError(f"{question.name}:{line}:{column}: {reason}") from None
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"{question.name}: cannot be run: {error}") from None


def _check_names(store: ox.Store, question: Question, given: Mapping[str, str]) -> None:
    """Raise where a parameter names an entity that the graph does not have."""
    for parameter in question.parameters:
        if parameter.type != "name" or parameter.name not in given:
            continue
        for value in parameter.values(given[parameter.name]):
            named = f"ASK {{ ?e {_NAMES} {ox.Literal(value, language='zh')} }}"
            if not store.query(named, use_default_graph_as_union=True):
                near = nearest_names(store, value)
                hint = f"; nearest: {'、'.join(near)}" if near else ""
                raise UsageError(f"--{parameter.name}: the graph has nothing called {value}{hint}")


def nearest_names(store: ox.Store, name: str, *, count: int = 5) -> tuple[str, ...]:
    """The names in the graph most like ``name``, best first."""
    found = ask(store, Question("names", f"SELECT DISTINCT ?l {{ ?e {_NAMES} ?l }}"))
    labels = {str(record["l"]) for record in found.records()} if isinstance(found, Answer) else set()
    close = sorted(label for label in labels if set(label) & set(name))
    holding = sorted(
        (label for label in close if name in label or label in name), key=lambda n: (abs(len(n) - len(name)), n)
    )
    likely = difflib.get_close_matches(name, close, n=count, cutoff=0.4)
    return tuple(dict.fromkeys([*holding[:count], *likely]))[:count]


def run(
    graph_path: str | Path,
    query: str,
    *,
    parameters: Mapping[str, str] | None = None,
    format: Format | str = "table",
    width: int | None = None,
) -> str:
    """The answer to a question as text.

    ``format`` is ``table`` (to read), ``csv`` or ``json`` (SPARQL 1.1 results; of CONSTRUCT and DESCRIBE:
    Turtle, a table of three columns, JSON-LD), without a line feed at the end. ``width`` is the table's width in terminal cells; by default
    that of the terminal, or without limit where output is not a terminal. Errors as for :func:`ask`.
    """
    if format not in ("table", "csv", "json"):
        raise UsageError(f"--format: {format!r} is not one of table, csv, json")
    answer = ask(graph_path, query, parameters=parameters)
    if isinstance(answer, tuple):
        if format == "csv":
            columns = ("subject", "predicate", "object")
            answer = Answer(columns, tuple((t.subject, t.predicate, t.object) for t in sorted(answer, key=str)))
        else:
            return write_triples(answer, format="jsonld" if format == "json" else "ttl").decode().rstrip("\n")
    if format == "table":
        if width is None and sys.stdout.isatty():
            width = shutil.get_terminal_size().columns
        return write_table(answer, width=width).rstrip("\n")
    return WRITERS[format](answer).rstrip("\r\n")
