"""The SPARQL 1.1 Protocol, query operations: what W3C's protocol tests ask of a service, and what its text says.

The dataset has two named graphs, as the tests of W3C have.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest

from tests.serve.conftest import Service

ONE, TWO, THREE = (f"http://example.org/data{n}" for n in (1, 2, 3))
DATA = "".join(
    f'<http://example.org/s{n}> <https://w3id.org/kgnews/ontology#status> "{n}" <{graph}> .\n'
    f"<http://example.org/s{n}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/kgnews/ontology#Company> <{graph}> .\n"
    for n, graph in ((1, ONE), (2, TWO), (3, THREE))
)
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, start: Callable[..., Service]) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("protocol") / "graph.nq"
    path.write_text(DATA, encoding="utf-8")
    with start(path).client() as client:
        yield client


def ask_get(client: httpx.Client, query: str, accept: str = JSON, **more: str | list[str]) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **more}, headers={"accept": accept})


def subject(n: int) -> str:
    return f"<http://example.org/s{n}> ?p ?o"


# ------------------------------------------------------------------- operations


def test_query_by_get(endpoint: httpx.Client) -> None:
    response = ask_get(endpoint, "ASK {}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(JSON)
    assert response.json() == {"head": {}, "boolean": True}


def test_query_by_form(endpoint: httpx.Client) -> None:
    response = endpoint.post("/sparql", data={"query": "ASK {}"})
    assert (response.status_code, response.json()["boolean"]) == (200, True)


def test_query_by_post_directly(endpoint: httpx.Client) -> None:
    response = endpoint.post("/sparql", content="ASK {}", headers={"content-type": DIRECT})
    assert (response.status_code, response.json()["boolean"]) == (200, True)


@pytest.mark.parametrize("content_type", [f"{DIRECT}; charset=UTF-8", f'{DIRECT};charset="utf-8"', DIRECT.upper()])
def test_direct_post_in_utf8(endpoint: httpx.Client, content_type: str) -> None:
    query = "SELECT ?x { BIND('重庆' AS ?x) }"
    response = endpoint.post("/sparql", content=query.encode(), headers={"content-type": content_type})
    assert response.json()["results"]["bindings"][0]["x"]["value"] == "重庆"


def test_form_in_utf8(endpoint: httpx.Client) -> None:
    response = endpoint.post(
        "/sparql",
        content=urlencode({"query": "SELECT ?x { BIND('重庆' AS ?x) }"}),
        headers={"content-type": f"{FORM}; charset=utf-8"},
    )
    assert response.json()["results"]["bindings"][0]["x"]["value"] == "重庆"


def test_head(endpoint: httpx.Client) -> None:
    response = endpoint.head("/sparql", params={"query": "ASK {}"})
    assert (response.status_code, response.content) == (200, b"")


# ---------------------------------------------------------------------- dataset


@pytest.mark.parametrize("method", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("query", "default", "named", "expected"),
    [
        (f"ASK {{ {subject(1)} }}", [ONE], [], True),
        (f"ASK {{ {subject(2)} }}", [ONE], [], False),
        (f"ASK {{ {subject(1)} . <http://example.org/s2> ?q ?r }}", [ONE, TWO], [], True),
        (f"ASK {{ {subject(3)} }}", [ONE, TWO], [], False),
        (f"ASK {{ GRAPH ?g {{ {subject(1)} }} }}", [], [ONE, TWO], True),
        (f"ASK {{ GRAPH ?g {{ {subject(3)} }} }}", [], [ONE, TWO], False),
        (f"ASK {{ GRAPH <{TWO}> {{ {subject(2)} }} }}", [], [ONE, TWO], True),
        (f"ASK {{ {subject(1)} }}", [], [ONE], False),
        (f"ASK {{ {subject(1)} GRAPH ?g {{ <http://example.org/s2> ?q ?r }} }}", [ONE], [TWO], True),
        (f"ASK {{ GRAPH ?g {{ {subject(1)} }} }}", [ONE], [TWO], False),
        (f"ASK FROM <{TWO}> {{ {subject(1)} }}", [ONE], [], True),  # the request's dataset wins over the query's
        (f"ASK FROM <{TWO}> {{ {subject(2)} }}", [ONE], [], False),
        (f"ASK FROM <{ONE}> {{ {subject(1)} }}", [], [], True),
        (f"ASK FROM <{ONE}> {{ {subject(2)} }}", [], [], False),
        (f"ASK FROM NAMED <{ONE}> {{ GRAPH <{ONE}> {{ {subject(1)} }} }}", [], [], True),
        (f"ASK {{ {subject(1)} . <http://example.org/s3> ?q ?r }}", [], [], True),  # unsaid: all graphs together
    ],
)
def test_dataset(
    endpoint: httpx.Client, method: str, query: str, default: list[str], named: list[str], expected: bool
) -> None:
    dataset = [("default-graph-uri", g) for g in default] + [("named-graph-uri", g) for g in named]
    if method == "get":
        response = endpoint.get("/sparql?" + urlencode([("query", query), *dataset]))
    elif method == "form":
        body = urlencode([("query", query), *dataset])
        response = endpoint.post("/sparql", content=body, headers={"content-type": FORM})
    else:
        response = endpoint.post("/sparql?" + urlencode(dataset), content=query, headers={"content-type": DIRECT})
    assert (response.status_code, response.json()["boolean"]) == (200, expected)


# ---------------------------------------------------------- content negotiation

SELECT, CONSTRUCT = "SELECT ?s { ?s ?p ?o } LIMIT 2", "CONSTRUCT WHERE { ?s ?p ?o }"
DESCRIBE = "DESCRIBE <http://example.org/s1>"
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, JSON, JSON),
        (SELECT, XML, XML),
        (SELECT, "application/json", JSON),
        (SELECT, "application/xml", XML),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "*/*", JSON),
        (SELECT, "", JSON),
        (SELECT, f"{JSON};q=0.2, {XML};q=0.8", XML),
        (SELECT, f"{XML};q=0, */*", JSON),
        (SELECT, "text/*, application/sparql-results+xml;q=0.5", "text/csv"),
        (SELECT, FIREFOX, XML),
        (SELECT, f"text/turtle, {XML};q=0.1", XML),
        ("ASK {}", XML, XML),
        ("ASK {}", JSON, JSON),
        (CONSTRUCT, "text/turtle", "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "*/*", "text/turtle"),
        (DESCRIBE, "text/turtle, */*;q=0.1", "text/turtle"),
        (DESCRIBE, "application/rdf+xml;q=0.9, text/turtle;q=0.8", "application/rdf+xml"),
    ],
)
def test_content_type(endpoint: httpx.Client, query: str, accept: str, media: str) -> None:
    response = ask_get(endpoint, query, accept)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert response.headers["vary"] == "accept"
    body = response.content
    if media == JSON:
        assert "head" in response.json()
    elif media in (XML, "application/rdf+xml"):
        assert ElementTree.fromstring(body) is not None
    elif media == "text/csv":
        assert next(csv.reader(io.StringIO(response.text))) == ["s"]
    elif media == "text/tab-separated-values":
        assert response.text.startswith("?s\n<http://example.org/s")
    else:
        assert list(ox.parse(body, format=ox.RdfFormat.from_media_type(media)))


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv")])
def test_nothing_acceptable(endpoint: httpx.Client, query: str, accept: str) -> None:
    assert ask_get(endpoint, query, accept).status_code == 406


def test_format_in_the_address(endpoint: httpx.Client) -> None:
    assert ask_get(endpoint, SELECT, FIREFOX, format="csv").headers["content-type"].startswith("text/csv")
    assert ask_get(endpoint, CONSTRUCT, "*/*", format="turtle").headers["content-type"].startswith("text/turtle")
    assert ask_get(endpoint, CONSTRUCT, "text/turtle", format="json").headers["content-type"].startswith("text/turtle")
    assert ask_get(endpoint, SELECT, XML, format="xls").headers["content-type"] == XML


# ----------------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("method", "address", "body", "content_type", "status"),
    [
        ("PUT", "?query=ASK%20%7B%7D", None, None, 405),
        ("DELETE", "?query=ASK%20%7B%7D", None, None, 405),
        ("OPTIONS", "", None, None, 405),
        ("GET", "?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", None, None, 400),
        ("POST", "", "query=ASK+%7B%7D&query=ASK+%7B%7D", FORM, 400),
        ("POST", "?query=ASK%20%7B%7D", "ASK {}", DIRECT, 400),
        ("POST", "", "query=ASK+%7B%7D", "text/plain", 415),
        ("POST", "", "ASK {}", None, 415),
        ("POST", "", "query=ASK+%7B%7D", None, 415),
        ("POST", "", "", FORM, 400),
        ("POST", "", "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", 400),
        ("POST", "", b"ASK { ?s ?p '\xff' }", DIRECT, 400),
        ("POST", "", b"query=ASK+%7B+%3Fs+%3Fp+%27%FF%27+%7D", FORM, 400),
        ("GET", "?query=ASK%20%7B%20%3Fs%20%3Fp%20%27%FF%27%20%7D", None, None, 400),
        ("GET", "?query=SELECT%20%7B", None, None, 400),
        ("GET", "?query=", None, None, 400),
        ("GET", "?query=" + quote("DROP ALL"), None, None, 400),
        ("GET", "?update=" + quote("DROP ALL"), None, None, 400),
        ("POST", "", "update=DROP+ALL", FORM, 403),
        ("POST", "", "DROP ALL", "application/sparql-update", 403),
        (
            "GET",
            "?query=" + quote("ASK {}") + "&default-graph-uri=" + quote("http://example.org/none"),
            None,
            None,
            400,
        ),
        ("GET", "?query=" + quote("ASK {}") + "&named-graph-uri=" + quote("file:///etc/passwd"), None, None, 400),
        ("GET", "?query=" + quote("ASK FROM <http://127.0.0.1/x> {}"), None, None, 400),
        ("GET", "?query=" + quote("ASK FROM NAMED <file:///etc/passwd> {}"), None, None, 400),
    ],
)
def test_bad_requests(
    endpoint: httpx.Client, method: str, address: str, body: str | bytes | None, content_type: str | None, status: int
) -> None:
    headers = {"content-type": content_type} if content_type else {}
    response = endpoint.request(method, f"/sparql{address}", content=body, headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/plain")
    assert len(response.text.splitlines()) == 2  # in Chinese and English
    if status == 405:
        assert response.headers["allow"] == "GET, HEAD, POST"


def test_broken_query_tells_the_place(endpoint: httpx.Client) -> None:
    assert "query:2:" in ask_get(endpoint, "SELECT * {\n ?s ?p }").text


def test_asked_nothing_it_describes_itself(endpoint: httpx.Client) -> None:
    response = endpoint.get("/sparql", headers={"accept": "text/turtle"})
    assert "sparql-service-description#Service" in response.text
    assert list(ox.parse(response.content, format=ox.RdfFormat.TURTLE))
    page = endpoint.get("/sparql", headers={"accept": FIREFOX})
    assert (page.status_code, page.headers["location"]) == (303, "/query")
