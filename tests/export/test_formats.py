"""Each format opened by the tool that it is for."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from functools import lru_cache

import networkx as nx
import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.export import EXPORTERS, csv_tables, export, graphml, jsonld, neo4j, nquads, turtle
from kg.model import Entity, Graph
from kg.rdf import triples
from tests.support.gold_graph import gold_graph as make_gold_graph
from tests.support.small_graph import small_graph

gold_graph = lru_cache(maxsize=1)(make_gold_graph)


def _set(graph):
    return {tuple(map(str, t)) for t in triples(graph)}


def _rdflib(graph):
    return {tuple(t) for t in graph}


@pytest.mark.parametrize("name", [n for n in EXPORTERS if n != "html"])
@pytest.mark.parametrize("graph", [small_graph(), Graph()], ids=["small", "empty"])
def test_every_format_is_written_and_the_same_twice(tmp_path, name, graph):
    def files(folder):
        (path,) = export(graph, folder, (name,))
        found = sorted(path.iterdir()) if path.is_dir() else [path]
        return {f.name: f.read_bytes() for f in found}

    first = files(tmp_path / "a")
    assert first
    assert first == files(tmp_path / "b")


def test_an_unknown_format_writes_nothing(tmp_path):
    with pytest.raises(UsageError, match="'word' is not one of turtle, html, graphml"):
        export(small_graph(), tmp_path / "out", ("turtle", "word"))
    assert not (tmp_path / "out").exists()


def test_the_page_alone_in_a_new_folder(tmp_path):
    (path,) = export(small_graph(), tmp_path / "new" / "folder", ("html",))
    assert "铜梁区" in path.read_text(encoding="utf-8")


# ------------------------------------------------------------------ JSON-LD


@pytest.mark.parametrize("base", ["https://w3id.org/kgnews/id/", "http://example.org/中文#"])
def test_jsonld_in_rdflib(tmp_path, base):
    jsonld.write(small_graph(), tmp_path / "g.jsonld", base=base)
    turtle.write(small_graph(), tmp_path / "g.ttl", base=base)
    there = rdflib.Graph().parse(tmp_path / "g.jsonld", format="json-ld")
    assert _rdflib(there) == _rdflib(rdflib.Graph().parse(tmp_path / "g.ttl"))


def test_jsonld_in_pyoxigraph(tmp_path):
    jsonld.write(gold_graph(), tmp_path / "g.jsonld")
    quads = ox.parse(path=str(tmp_path / "g.jsonld"), format=ox.RdfFormat.JSON_LD)
    assert {(str(q.subject), str(q.predicate), str(q.object)) for q in quads} == _set(gold_graph())


# ------------------------------------------------------------------ N-Quads


def test_nquads_union_is_the_graph(tmp_path):
    nquads.write(gold_graph(), tmp_path / "g.nq")
    quads = list(ox.parse(path=str(tmp_path / "g.nq")))
    assert {(str(q.subject), str(q.predicate), str(q.object)) for q in quads} == _set(gold_graph())
    assert {q.graph_name.value.rpartition("/")[2] for q in quads} == {p.id for p in gold_graph().pages}


def test_nquads_of_a_page_say_what_the_page_says(tmp_path):
    nquads.write(small_graph(), tmp_path / "g.nq")
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "g.nq"), format=ox.RdfFormat.N_QUADS)
    prefixes = (
        "PREFIX kg: <https://w3id.org/kgnews/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    )

    def count(page, pattern):
        query = f"{prefixes} SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?g kg:fileName '{page}' . {pattern} }} }}"
        return int(next(iter(store.query(query)))["n"].value)

    assert count("2025-04-25.txt", "?s a kg:Statement") == 3  # signed, invested, reporter
    assert count("图说.txt", "?s a kg:Statement") == 3  # signed again, settles, office
    assert count("图说.txt", "?s rdf:predicate kg:signedWith ; kg:evidence ?e") == 1
    assert count("图说.txt", "?a kg:signedWith ?b") == 1
    assert count("图说.txt", "?a kg:investedIn ?b") == 0
    assert count("2025-04-25.txt", "?e kg:mentionedIn ?a") == 5
    assert count("图说.txt", "?e kg:mentionedIn ?a") == 3
    assert count("图说.txt", "?x a kg:Article") == 1
    assert count("图说.txt", "?x a kg:Observation") == 2


# ------------------------------------------------------------------ GraphML


def test_graphml_in_networkx(tmp_path):
    graphml.write(small_graph(), tmp_path / "g.graphml")
    net = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert net.is_directed()
    assert net.nodes["铜梁区"] == {
        "label": "铜梁区", "class": "AdministrativeArea", "class_zh": "行政区", "aliases": "铜梁", "code": "500151", "articles": 2, "pages": 2,
    }  # fmt: skip
    (edge,) = (d for _, _, d in net.edges(data=True) if d["relation"] == "investedIn")
    assert (edge["label"], edge["status"], edge["amount"], edge["quote"], edge["weight"]) == (
        "投资",
        "done",
        3.05e9,
        "投资约30.5亿元",
        1,
    )
    assert {d["weight"] for _, _, d in net.edges(data=True) if d["relation"] == "signedWith"} == {2}
    assert Counter(d["status"] for *_, d in net.edges(data=True)) == {"done": 4, "planned": 1}


def test_graphml_survives_control_characters(tmp_path):
    graphml.write(Graph(entities=(Entity("x", "Product", "a\x00b\x0c<&>\ufffe"),)), tmp_path / "g.graphml")
    assert nx.read_graphml(tmp_path / "g.graphml").nodes["x"]["label"] == "a\ufffdb\ufffd<&>\ufffd"


def test_network_has_every_statement():
    net = graphml.network(gold_graph())
    assert (net.number_of_nodes(), net.number_of_edges()) == (len(gold_graph().entities), len(gold_graph().statements))


# ---------------------------------------------------------------------- CSV


def test_csv_in_pandas(tmp_path):
    csv_tables.write(small_graph(), tmp_path)
    entities, statements, observations = (
        pd.read_csv(tmp_path / f"{n}.csv") for n in ("entities", "statements", "observations")
    )
    assert list(entities.columns) == list(csv_tables.COLUMNS["entities"])
    assert list(statements.columns) == list(csv_tables.COLUMNS["statements"])
    assert list(observations.columns) == list(csv_tables.COLUMNS["observations"])
    assert statements.set_index("relation").loc["investedIn", "amount"] == 3.05e9
    assert statements.set_index("relation").loc["locatedIn", ["status", "from", "until"]].tolist() == [
        "planned",
        "2025-04-01",
        "2025-12-31",
    ]
    assert sorted(observations["value"]) == [-0.5, 6.4]
    assert set(observations["quote"]) == {"一季度GDP增长6.4%"}


def test_csv_for_excel(tmp_path):
    graph = replace(
        small_graph(),
        entities=(
            *small_graph().entities,
            Entity("zz", "Product", "=HYPERLINK(1)", ("+1",), small_graph().entities[0].articles),
        ),
    )
    csv_tables.write(graph, tmp_path)
    content = (tmp_path / "entities.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,")
    with (tmp_path / "entities.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert (rows["zz"]["label"], rows["zz"]["aliases"]) == ("'=HYPERLINK(1)", "'+1")
    with (tmp_path / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "-0.5" in {row["value"] for row in csv.DictReader(file)}


# -------------------------------------------------------------------- Neo4j


def test_neo4j_import_files(tmp_path):
    neo4j.write(small_graph(), tmp_path)
    tables = {f.stem: pd.read_csv(f, dtype=str) for f in tmp_path.iterdir()}
    assert set(tables) == {"entities", "observations", "statements", "has_observation"}
    nodes, edges = tables["entities"], tables["statements"]
    assert nodes[":ID(entity)"].is_unique
    assert set(nodes[":LABEL"]) >= {"Company;Organisation;Agent;Entity", "AdministrativeArea;Area;Place;Entity"}
    for column in (":START_ID(entity)", ":END_ID(entity)"):
        assert set(edges[column]) <= set(nodes[":ID(entity)"])
    assert set(edges[":TYPE"]) == {"SIGNED_WITH", "INVESTED_IN", "LOCATED_IN", "HOLDS_POSITION"}
    links = tables["has_observation"]
    assert set(links[":END_ID(observation)"]) == set(tables["observations"][":ID(observation)"])
    assert set(links[":START_ID(entity)"]) <= set(nodes[":ID(entity)"])
    # Every heading is a property with a type that the import knows, or one of its keywords.
    pattern = r"^(:(ID|START_ID|END_ID)\(\w+\)|:(LABEL|TYPE)|\w+(:(int|double|date|string\[\]))?)$"
    for table in tables.values():
        assert all(pd.Series(table.columns).str.match(pattern))
    assert nodes.set_index("name").loc["甲²·乙公司", "aliases:string[]"].count(";") == 2
    assert not any("\n" in cell for table in tables.values() for cell in table.fillna("").to_numpy().ravel())
