"""Each field of the types as the triples that users and their queries rely on."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.export.turtle import render
from kg.model import Entity, Graph
from kg.rdf import number, render_byline, triples
from tests.support.gold_graph import gold_graph as make_gold_graph
from tests.support.small_graph import small_graph

gold_graph = lru_cache(maxsize=1)(make_gold_graph)

QUERIES = {
    "entities": (
        'SELECT ?x ?y { id:铜梁区 a kg:AdministrativeArea ; rdfs:label ?x ; skos:altLabel ?y ; skos:notation "500151" }',
        {("铜梁区@zh", "铜梁@zh")},
    ),
    "mentions": ("SELECT (COUNT(?a) AS ?n) { id:铜梁区 kg:mentionedIn ?a . ?a a kg:Article }", {("2^integer",)}),
    "plain edges": (
        "SELECT DISTINCT ?p { ?s ?p ?o . ?s kg:mentionedIn ?a . ?o kg:mentionedIn ?b FILTER(STRSTARTS(STR(?p), STR(kg:))) }",
        {("signedWith",), ("investedIn",), ("holdsPosition",)},
    ),
    "planned": (
        "SELECT ?d ?f ?u { ?s a kg:Statement ; rdf:predicate kg:locatedIn ; kg:status kg:planned ; kg:date ?d ; kg:from ?f ; kg:until ?u }",
        {("2025-04/2025-12", "2025-04-01^date", "2025-12-31^date")},
    ),
    "amount": (
        "SELECT ?a ?c { ?s rdf:predicate kg:investedIn ; kg:amount ?a ; kg:currency ?c }",
        {("3050000000^integer", "CNY")},
    ),
    "roles": ("SELECT ?r ?c { ?s kg:role ?r ; kg:confidence ?c }", {("区长@zh", "0.93^decimal"), ("首席记者@zh", "0.93^decimal")}),
    "two passages": (
        "SELECT ?rule { ?s rdf:predicate kg:signedWith ; kg:evidence ?e . ?e a kg:Evidence ; kg:rule ?rule ; kg:inArticle/kg:onPage/a kg:Page }",
        {("signedWith/joint",), ("signedWith/again",)},
    ),
    "evidence": (
        'SELECT ?q ?s ?o ?t ?x { ?e kg:rule "signedWith/joint" ; kg:quote ?q ; kg:spans ?x ; kg:subjectText ?s ; kg:objectText ?o ; kg:trigger ?t }',
        {("铜梁区与“甲²·乙”公司签约@zh", "铜梁区@zh", "“甲²·乙”公司@zh", "签约@zh", "34-48")},
    ),
    "figures": (
        "SELECT ?k ?v ?u ?p ?st { ?o a kg:Observation ; kg:subject id:铜梁区 ; kg:indicator \"GDP\"@zh ; kg:kind ?k ; kg:value ?v ; kg:unit ?u ;"
        " kg:status ?st OPTIONAL { ?o kg:period ?p } }",
        {("growth", "6.4^decimal", "PERCENT", "2025-Q1", "done"), ("change", "-0.5^decimal", "PERCENTAGE_POINT", None, "planned")},
    ),
    "approximate": ("SELECT ?w ?c { ?o kg:approximate ?w ; kg:confidence ?c }", {("约@zh", "1^decimal")}),
    "article": (
        'SELECT ?h ?d ?i ?m { ?a a kg:Article ; schema:headline ?h ; schema:datePublished ?d ; schema:identifier ?i ; kg:media ?m ; kg:articleKind kg:news ;'
        ' kg:dateSource "file name" ; schema:publisher id:重庆日报 }',
        {("铜梁签约27个项目@zh", "2025-04-25", "重庆/1", "重庆日报@zh")},
    ),
    "authors": (
        "SELECT ?n { ?a schema:author/(rdfs:label|schema:name) ?n }",
        {("夏元@zh",), ("王小二@zh",), ("O'Neil (Jr.)@zh",)},
    ),
    "pages": ("SELECT ?f { ?p a kg:Page ; kg:fileName ?f FILTER EXISTS { ?p kg:sha256 ?h FILTER(STRLEN(?h) = 64) } }", {("2025-04-25.txt",), ("图说.txt",)}),
    "spans in reading order": ('SELECT ?s { ?a schema:headline "图说"@zh ; kg:spans ?s }', {("0-2 3-14 15-44",)}),
}  # fmt: skip


@pytest.fixture(scope="module")
def store():
    store = ox.Store()
    store.load(input=render(small_graph()), format=ox.RdfFormat.TURTLE)
    return store


def _short(term):
    if term is None or isinstance(term, ox.NamedNode):
        return term and term.value.rpartition("#")[2]
    kind = term.datatype.value.rpartition("#")[2]
    return term.value + (f"@{term.language}" if term.language else "" if kind == "string" else f"^{kind}")


@pytest.mark.parametrize("name", QUERIES)
def test_fields(store, name):
    query, expected = QUERIES[name]
    prefixes = "".join(line for line in render(Graph()).splitlines() if line.startswith("@prefix"))
    found = store.query(prefixes.replace("@prefix", "PREFIX").replace("> .", ">\n") + query)
    names = [v.value for v in found.variables]
    assert {tuple(_short(row[n]) for n in names) for row in found} == expected


def test_no_blank_nodes_and_nothing_twice():
    found = list(triples(gold_graph()))
    assert len(found) == len(set(found))
    assert not any(isinstance(term, ox.BlankNode) for triple in found for term in triple)


def test_base_moves_all_ids():
    for subject, _, _ in triples(small_graph(), base="http://example.org/x/"):
        assert subject.value.startswith("http://example.org/x/")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda g: replace(g, entities=(Entity("x", "Firm", "x"),), statements=(), observations=()), "Firm is no class"),
        (lambda g: replace(g, entities=g.entities[1:]), "is no entity of the graph"),
        (lambda g: replace(g, statements=(replace(g.statements[0], predicate="likes"),)), "likes is no relation"),
        (lambda g: replace(g, observations=(replace(g.observations[0], value=float("nan")),)), "nan is no figure"),
        (lambda g: replace(g, entities=(*g.entities, Entity("a b", "Company", "a b"))), "cannot be an IRI"),
        (lambda g: replace(g, pages=g.pages[:1]), "is on no page of the graph"),
        (
            lambda g: replace(g, statements=(replace(g.statements[0], evidence=(g.statements[0].evidence[0], replace(g.statements[0].evidence[0], quote="?"))),)),
            "two different passages",
        ),
    ],
)  # fmt: skip
def test_a_graph_that_contradicts_itself_is_refused(change, reason):
    with pytest.raises(GraphError) as caught:
        list(triples(change(small_graph())))
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(6.4, "6.4"), (20600000000.0, "20600000000"), (1e-7, "0.0000001"), (-0.0, "0"), (1e22, "10000000000000000000000"), (0.1 + 0.2, "0.30000000000000004"), (52, "52")],
)  # fmt: skip
def test_numbers_lose_nothing(value, text):
    assert number(value).value == text
    assert float(text) == value


def test_byline_text():
    assert render_byline(small_graph().pages[0].articles[0].authors or small_graph().pages[1].articles[0].authors) == (
        "夏元/新重庆-重庆日报（首席记者）；王小二（通讯员）；O'Neil (Jr.)"
    )
