"""What a query would do, told before it runs."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.sparql import graphs_asked, locate_error, refuse_remote

FETCHING = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { SERVICE $where { ?s ?p ?o } }",
    "PREFIX e: <http://e/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    "PREFIX : <http://e/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment\n # another\n <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o .SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } } }",
    # A lexer that takes `<?b&&'x>` for an IRI would take the SERVICE for part of a string.
    "SELECT * { ?a ?p ?b FILTER(?a<?b&&'x>'!='y') SERVICE <http://127.0.0.1:1/> {} FILTER('z'='z') }",
]
HARMLESS = [
    "SELECT ?service { ?service ?p ?o }",
    "SELECT $my_service { $my_service ?p ?o }",
    "PREFIX kg: <http://e/> SELECT * { ?s kg:service ?o ; kg:hasService ?x }",
    'SELECT * { ?s ?p "service" }',
    'SELECT * { ?s ?p "good service, cheap" }',
    "SELECT * { ?s <http://example.org/service> ?o }",
    "SELECT * { ?s ?p ?o } # at your service",
]


@pytest.mark.parametrize("text", FETCHING)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"query:\d+:\d+: SERVICE"):
        refuse_remote(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_alone_is_not(text: str) -> None:
    refuse_remote(text)


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("SELECT * { ?s ?p ?o }", ()),
        ("SELECT * FROM <http://a/> { ?s ?p ?o }", ("http://a/",)),
        ("SELECT * from named <file:///etc/passwd> { ?s ?p ?o }", ("file:///etc/passwd",)),
        ("PREFIX e: <http://e/> ASK FROM e:x FROM NAMED e:y { ?s ?p ?o }", ("http://e/x", "http://e/y")),
        ("ASK FROM nowhere:x {}", ("nowhere:x",)),
        ("SELECT * { ?s kg:from ?o . ?from ?p 'FROM <http://a/>' } # FROM <http://b/>", ()),
    ],
)
def test_graphs_asked(text: str, graphs: tuple[str, ...]) -> None:
    assert graphs_asked(text) == graphs


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("PREFIX a: <http://a/> INSERT DATA { a:a a:b a:c }", "not INSERT"),
        ("SELCT * {}", "not SELCT"),
        ("", "not a SPARQL query"),
    ],
)
def test_a_text_that_is_no_query(text: str, reason: str) -> None:
    assert reason in locate_error(text, "error at 1:1: expected something")[2]
