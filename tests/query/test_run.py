"""Asking a file: formats, and inputs that cannot be used."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError, QueryError, UsageError
from kg.query import ask, open_store, run
from kg.results import RDF_FORMATS, WRITERS, Answer, write_triples

ROUTES = {"重庆—德国去回程直达班列", "中欧班列", "中欧班列（重庆）", "重庆市永川国家高新区铁路专用线"}


def test_formats(pages_file: Path) -> None:
    table = run(pages_file, "routes")
    assert re.search(r"^route +class +place", table)
    assert table.endswith("（9 行 / rows）")
    rows = list(csv.DictReader(io.StringIO(run(pages_file, "routes", format="csv"))))
    bindings = json.loads(run(pages_file, "routes", format="json"))["results"]["bindings"]
    assert {row["route"] for row in rows} == {row["route"]["value"] for row in bindings} == ROUTES
    assert all(row["route"]["xml:lang"] == "zh" for row in bindings)


def test_a_narrow_table_folds_its_cells(pages_file: Path) -> None:
    from rich.cells import cell_len

    assert max(cell_len(line) for line in run(pages_file, "routes", width=80).splitlines()) <= 80


@pytest.mark.parametrize(
    ("query", "table", "as_csv"),
    [
        ("ASK { ?s a kg:Company }", "是 / yes", "true"),
        ("ASK { ?s a kg:Nothing }", "否 / no", "false"),
        ("SELECT ?x { BIND(1234567.5 AS ?x) }", "1,234,567.5", "x\r\n1234567.5"),
        ("SELECT ?x { ?x a kg:Nothing }", "没有结果", "x"),
    ],
)
def test_small_answers(pages_file: Path, query: str, table: str, as_csv: str) -> None:
    assert table in run(pages_file, query)
    assert run(pages_file, query, format="csv") == as_csv


def test_graphs_as_answers(pages_file: Path) -> None:
    query = "CONSTRUCT { ?s kg:locatedIn ?o } WHERE { ?s kg:locatedIn ?o } LIMIT 3"
    assert run(pages_file, query).startswith("@prefix id:")
    assert len(run(pages_file, query, format="csv").splitlines()) == 4
    assert len(json.loads(run(pages_file, query, format="json"))) == 3


def test_a_relative_iri_is_a_thing_of_the_graph(pages_file: Path) -> None:
    assert run(pages_file, "ASK { <铜梁区> a kg:AdministrativeArea }", format="csv") == "true"


def test_a_file_and_a_text_ask_the_same(pages_file: Path, tmp_path: Path) -> None:
    text = "# zh: 问？\n# parameter: n (name) = 铜梁区 | 名 | name\nSELECT ?c { VALUES ?n { '铜梁区'@zh } ?s rdfs:label ?n ; a ?c }"
    file = tmp_path / "问题.rq"
    file.write_text("\ufeff" + text.replace("'", '"'), encoding="utf-8")
    assert "kg:AdministrativeArea" in run(pages_file, str(file))
    assert "kg:Person" in run(pages_file, str(file), parameters={"n": "夏元"})


def test_a_graph_per_page_asks_the_same(pages_file: Path, tmp_path: Path) -> None:
    from kg.export.nquads import write
    from kg.load import load

    write(load(pages_file), tmp_path / "graph.nq")
    for question, parameters in (("routes", {}), ("companies-in-district", {"district": "铜梁"})):
        expected = run(pages_file, question, parameters=parameters, format="csv").splitlines()
        assert run(tmp_path / "graph.nq", question, parameters=parameters, format="csv").splitlines() == expected


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n ?s ?p ?o\n FILTER(}", r"^query:3:\d+: not SPARQL"),
        ("SELECT * { ?s nothing:p ?o }", r"^query:1:\d+: the prefix nothing: is not declared"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", r"^query:1:\d+: The SELECT contains a variable that is unbound"),
        ("DELETE WHERE { ?s ?p ?o }", r"^query:1:1: a query is a SELECT, ASK, CONSTRUCT or DESCRIBE, not DELETE"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", r"^query:1:12: SERVICE is refused"),
    ],
)
def test_broken_sparql(pages: ox.Store, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(pages, query)


@pytest.mark.parametrize("form", ["{}", "CONSTRUCT { ?s ?p ?o } { {} }"])
def test_sorting_values_of_different_types_is_an_error_not_an_end(
    everything: ox.Store, all_file: Path, form: str
) -> None:
    """pyoxigraph aborts on such a sort; only a process of its own may die of it."""
    query = form.replace("{}", "SELECT ?s ?p ?o {\n ?s ?p ?o }\n ORDER BY ?o")
    with pytest.raises(QueryError, match=r"^query:3:2: ORDER BY meets values of different types.*STR"):
        ask(all_file, query)
    whole = ask(all_file, query.replace("ORDER BY ?o", "ORDER BY STR(?o)"))
    assert len(whole) == len(everything) if isinstance(whole, tuple) else len(whole.rows) == len(everything)


def test_what_is_asked_apart_is_told_as_ever(pages_file: Path, pages: ox.Store, tmp_path: Path) -> None:
    query = "SELECT ?n { ?s a kg:Company ; rdfs:label ?n } ORDER BY ?n"
    assert ask(pages_file, query) == ask(pages, query)
    with pytest.raises(QueryError, match=r"^query:1:\d+: not SPARQL"):
        ask(pages_file, "SELECT * { ORDER BY ?n")
    with pytest.raises(GraphError, match="no such file"):
        ask(tmp_path / "none.ttl", query)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@prefix a: <http://a/> .\na:b a:c 'x' .\na:b a:c 'y .\n", r"graph\.ttl:3:\d+: not Turtle"),
        ("", r"graph\.ttl: the graph is empty"),
        ("<http://a/> <http://b/> <http://c/> .", r"graph\.ttl: not a graph of this vocabulary"),
        (None, r"graph\.ttl: cannot be read: there is no such file"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "graph.ttl"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=message):
        open_store(path)


def test_a_name_that_the_graph_lacks(pages: ox.Store) -> None:
    with pytest.raises(UsageError, match=r"nothing called 铜粱; nearest: .*铜梁"):
        ask(pages, "companies-in-district", parameters={"district": "铜粱"})
    # A default that the graph lacks is no fault of the user's.
    assert ask(pages, "system-foreign-trade-brain").rows == ()
    with pytest.raises(UsageError, match="not one of table, csv, json"):
        run(Path("graph.ttl"), "events", format="xls")


TRICKY = ox.Literal('a,"b"\t<&>\r\n\u0001甲', language="zh")


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_every_format_is_read_back_by_the_engine(format: str) -> None:
    node, number = ox.NamedNode("http://e/é甲"), ox.Literal(1.5)
    text = TRICKY if format != "xml" else ox.Literal(TRICKY.value.replace("\u0001", "\ufffd"), language="zh")
    answer = Answer(("a", "b", "c"), ((node, TRICKY, number), (None, ox.BlankNode("x"), ox.Literal("plain"))))
    kind = ox.QueryResultsFormat.from_extension({"json": "srj", "xml": "srx"}.get(format, format))
    if format == "csv":
        rows = list(csv.reader(io.StringIO(WRITERS[format](answer), newline="")))
        assert rows == [["a", "b", "c"], [node.value, TRICKY.value, "1.5"], ["", "x", "plain"]]
        return
    read = list(ox.parse_query_results(WRITERS[format](answer).encode(), format=kind))
    assert [list(row) for row in read] == [[node, text, number], [None, ox.BlankNode("x"), ox.Literal("plain")]]
    assert bool(ox.parse_query_results(WRITERS["json"](True).encode(), format=ox.QueryResultsFormat.JSON)) is True
    assert bool(ox.parse_query_results(WRITERS["xml"](False).encode(), format=ox.QueryResultsFormat.XML)) is False


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_triples_are_read_back(pages: ox.Store, format: str) -> None:
    triples = tuple(pages.query("CONSTRUCT WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"))
    written = write_triples(triples, format=format)
    assert written == write_triples(reversed(triples), format=format)
    read = {quad.triple for quad in ox.parse(written, format=RDF_FORMATS[format])}
    assert read == set(triples)
