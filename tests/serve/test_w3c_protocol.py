"""The 34 protocol tests of W3C's SPARQL 1.1 test suite, each under its name there, against the running service.

Twenty-seven apply to a service that only reads: all twenty about queries, and the seven about updates that
must be refused. The other seven want an update carried out; here they are refused, and change nothing.
The names of graphs, their one triple each and the requests are those of the suite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest

from tests.serve.conftest import Service

GRAPHS = [f"http://kasei.us/2009/09/sparql/data/data{n}.rdf" for n in range(4)]
NONE, ONE, TWO, THREE = GRAPHS
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
TABLES = ("sparql-results+json", "sparql-results+xml", "csv", "tab-separated-values")
RDF = ("turtle", "rdf+xml", "n-triples", "ld+json")


@dataclass(frozen=True)
class Asked:
    """A request, and what must come of it."""

    name: str
    method: str = "GET"
    address: tuple[tuple[str, str], ...] = ()
    body: str | bytes = b""
    content_type: str = ""
    true: bool = False
    """The answer is the truth value true."""
    media: tuple[str, ...] = ()
    """What its media type may end in."""


def of(parameter: str, *graphs: str) -> tuple[tuple[str, str], ...]:
    return tuple((parameter, graph) for graph in graphs)


def typed(graph: str, within: str = "") -> str:
    """The pattern of a graph's own triple, inside the graph of a variable where one is named."""
    triple = f"<{graph}> a ?type"
    return f"GRAPH ?{within} {{ {triple} }}" if within else f"{triple} ."


BOTH = f"ASK {{ {typed(ONE)} {typed(TWO)} }}"
NAMED = f"ASK {{ {typed(ONE, 'g1')} {typed(TWO, 'g2')} }}"
FULL = f"ASK {{ {typed(THREE)} {typed(ONE, 'g1')} {typed(TWO, 'g2')} }}"
OVERRULED = f"ASK FROM <{THREE}> {{ {typed(ONE, 'g1')} {typed(TWO, 'g2')} }}"
DEFAULT = of("default-graph-uri", NONE)
TRUE = {"true": True, "media": TABLES[:2]}

ANSWERED = [
    Asked("query_post_form", "POST", DEFAULT, urlencode({"query": "ASK {}"}), FORM, **TRUE),
    Asked("query_get", "GET", (("query", "ASK {}"), *DEFAULT), **TRUE),
    Asked("query_post_direct", "POST", (), "ASK {}", QUERY, **TRUE),
    Asked("query_dataset_default_graphs_get", "GET", (("query", BOTH), *of("default-graph-uri", ONE, TWO)), **TRUE),
    Asked("query_dataset_default_graphs_post", "POST", of("default-graph-uri", ONE, TWO), BOTH, QUERY, **TRUE),
    Asked("query_dataset_named_graphs_get", "GET", (("query", NAMED), *of("named-graph-uri", ONE, TWO)), **TRUE),
    Asked("query_dataset_named_graphs_post", "POST", of("named-graph-uri", ONE, TWO), NAMED, QUERY, **TRUE),
    Asked(
        "query_dataset_full",
        "POST",
        (*of("default-graph-uri", THREE), *of("named-graph-uri", ONE, TWO)),
        FULL,
        QUERY,
        **TRUE,
    ),
    Asked("query_multiple_dataset", "POST", of("named-graph-uri", ONE, TWO), OVERRULED, QUERY, **TRUE),
    Asked("query_content_type_select", "POST", DEFAULT, "SELECT (1 AS ?value) {}", QUERY, media=TABLES),
    Asked("query_content_type_ask", "POST", DEFAULT, "ASK {}", QUERY, media=TABLES[:2]),
    Asked("query_content_type_describe", "POST", DEFAULT, "DESCRIBE <http://example.org/>", QUERY, media=RDF),
    Asked("query_content_type_construct", "POST", DEFAULT, "CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, media=RDF),
]
PEOPLE = """PREFIX foaf: <http://xmlns.com/foaf/0.1/>
WITH <http://example/addresses>
DELETE { ?person foaf:givenName 'Bill' } INSERT { ?person foaf:givenName 'William' }
WHERE { ?person foaf:givenName 'Bill' }"""
REFUSED = [
    Asked("bad_query_method", "PUT", (("query", "ASK {}"), *DEFAULT), "", FORM),
    Asked("bad_multiple_queries", "GET", (("query", "ASK {}"), ("query", "SELECT * {}"))),
    Asked("bad_query_wrong_media_type", "POST", (), "ASK {}", "text/plain"),
    Asked("bad_query_missing_form_type", "POST", (), urlencode({"query": "ASK {}"})),
    Asked("bad_query_missing_direct_type", "POST", (), "ASK {}"),
    Asked("bad_query_non_utf8", "POST", (), "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16"),
    Asked("bad_query_syntax", "GET", (("query", "ASK {"),)),
    Asked("bad_update_get", "GET", (("update", "CLEAR ALL"),)),
    Asked("bad_multiple_updates", "POST", (), "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
    Asked("bad_update_wrong_media_type", "POST", (), "CLEAR NAMED", "text/plain"),
    Asked("bad_update_missing_form_type", "POST", (), "update=CLEAR%20NAMED"),
    Asked("bad_update_non_utf8", "POST", (), "CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16"),
    Asked("bad_update_syntax", "POST", (), "update=CLEAR%20XYZ", FORM),
    Asked("bad_update_dataset_conflict", "POST", of("using-named-graph-uri", "http://example/people"), PEOPLE, UPDATE),
]
NEW = "http://example.org/protocol-update-test/"
OF_DEFAULT, OF_NAMED = f"{{ ?s a <{DOCUMENT}> }}", f"{{ GRAPH ?g {{ ?s a <{DOCUMENT}> }} }}"


def filling(where: str) -> str:
    """An update that empties the store, fills a graph anew and copies from the dataset of the request."""
    return (
        f"DROP ALL ; INSERT DATA {{ GRAPH <{ONE}> {{ <{ONE}> a <{DOCUMENT}> }} }} ; "
        f"INSERT {{ GRAPH <{NEW}> {{ ?s a <http://example.org/Copied> }} }} WHERE {where}"
    )


NOT_FOR_READERS = [
    Asked("update_dataset_default_graph", "POST", of("using-graph-uri", ONE), filling(OF_DEFAULT), UPDATE),
    Asked("update_dataset_default_graphs", "POST", of("using-graph-uri", ONE, TWO), filling(OF_DEFAULT), UPDATE),
    Asked("update_dataset_named_graphs", "POST", of("using-named-graph-uri", ONE, TWO), filling(OF_NAMED), UPDATE),
    Asked(
        "update_dataset_full",
        "POST",
        (*of("using-graph-uri", ONE), *of("using-named-graph-uri", TWO)),
        filling(f"{{ {OF_DEFAULT} UNION {OF_NAMED} }}"),
        UPDATE,
    ),
    Asked("update_post_form", "POST", (), "update=CLEAR+ALL", FORM),
    Asked("update_post_direct", "POST", (), "CLEAR ALL", UPDATE),
    Asked(
        "update_base_uri",
        "POST",
        (),
        f"CLEAR GRAPH <{NEW}> ; INSERT DATA {{ GRAPH <{NEW}> {{ <http://example.org/s> <http://example.org/p> <test> }} }}",
        UPDATE,
    ),
]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, start: Callable[..., Service]) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("w3c") / "graph.nq"
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    lines = [f"<{graph}> <{kind}> <{DOCUMENT}> <{graph}> .\n" for graph in GRAPHS]
    ours = f"<{NONE}> <{kind}> <https://w3id.org/kgnews/ontology#Page> <{NONE}> .\n"
    path.write_text("".join([*lines, ours]), encoding="utf-8")
    with start(path).client() as client:
        yield client


def send(client: httpx.Client, asked: Asked) -> httpx.Response:
    headers = {"content-type": asked.content_type} if asked.content_type else {}
    return client.request(
        asked.method, f"/sparql/?{urlencode(asked.address)}", content=asked.body or None, headers=headers
    )


def test_they_are_all_here() -> None:
    names = [asked.name for asked in (*ANSWERED, *REFUSED, *NOT_FOR_READERS)]
    assert len(names) == len(set(names)) == 34
    assert len(ANSWERED) + len(REFUSED) == 27


@pytest.mark.parametrize("asked", ANSWERED, ids=lambda asked: asked.name)
def test_answered(endpoint: httpx.Client, asked: Asked) -> None:
    response = send(endpoint, asked)
    assert response.status_code == 200, response.text
    media = response.headers["content-type"].partition(";")[0]
    assert media.partition("/")[2] in asked.media
    if asked.media == RDF:
        list(ox.parse(response.content, format=ox.RdfFormat.from_media_type(media)))
    if asked.true:
        assert response.json()["boolean"] is True


@pytest.mark.parametrize("asked", REFUSED, ids=lambda asked: asked.name)
def test_refused(endpoint: httpx.Client, asked: Asked) -> None:
    assert 400 <= send(endpoint, asked).status_code < 500


@pytest.mark.parametrize("asked", NOT_FOR_READERS, ids=lambda asked: asked.name)
def test_no_update_is_carried_out(endpoint: httpx.Client, asked: Asked) -> None:
    response = send(endpoint, asked)
    assert (response.status_code, "updates are refused" in response.text) == (403, True)
    left = endpoint.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"}).json()
    assert left["results"]["bindings"][0]["n"]["value"] == "5"


def test_two_graphs_run_into_one_name_are_a_graph_that_is_not_there(endpoint: httpx.Client) -> None:
    """So the suite prints the address of ``query_multiple_dataset``: its second ``&`` is encoded."""
    address = f"/sparql/?named-graph-uri={ONE}%26named-graph-uri%3D{TWO}"
    response = endpoint.post(address, content=OVERRULED, headers={"content-type": QUERY})
    assert (response.status_code, "no graph" in response.text) == (400, True)
