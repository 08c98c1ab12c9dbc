"""The named questions: their headers, and values in the place of the defaults."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, UsageError
from kg.query import ask
from kg.questions import catalogue, find_question, parse_question

HEADER = "# zh: 问\n# en: Question\n# parameter: {} \nSELECT * {{ VALUES ?n {{ {} }} ?s ?p ?n }}"


def test_there_are_forty() -> None:
    assert len(catalogue()) == 40
    assert len({q.name for q in catalogue()}) == 40


@pytest.mark.parametrize("question", catalogue(), ids=lambda q: q.name)
def test_each_says_what_it_asks(question) -> None:
    assert re.search(r"[\u4e00-\u9fff].*[？?]$", question.zh)
    assert re.search(r"^[A-Z].*\?$", question.en)
    assert question.name == question.name.lower()
    # A question sorts its rows, by terms of one type each, so that every engine gives one order.
    assert "ORDER BY" in question.text
    for parameter in question.parameters:
        assert parameter.terms(parameter.default)


def test_questions_about_named_systems_are_one_query() -> None:
    bodies = {
        re.sub(r"VALUES \?system \{.*?\}", "", q.text.partition("PREFIX")[2])
        for q in catalogue()
        if q.name.startswith("system-") and q.name != "system-33618"
    }
    assert len(bodies) == 1


@pytest.mark.parametrize(
    ("declared", "block", "fault"),
    [
        ("n (name) = 甲 | 名 | name", '"甲"@zh', None),
        ("n (number) = 5 | 数 | number", "5", None),
        ("n (class) = Company | 类 | class", "kg:Company", None),
        ("n (date) = 2024-01-01 | 日 | date", '"2024-01-01"^^xsd:date', None),
        ("n (name) = 甲|乙 | 名 | name", '"甲"@zh "乙"@zh', None),
        ("n (name) = 甲 | 名 | name", '"乙"@zh', "must hold"),
        ("n (colour) = 甲 | 名 | name", '"甲"@zh', "type of name"),
        ("n = 甲", '"甲"@zh', "declared as"),
    ],
)
def test_headers(declared: str, block: str, fault: str | None) -> None:
    text = HEADER.format(declared, block)
    if fault:
        with pytest.raises(QueryError, match=rf"^q:3: .*{fault}"):
            parse_question(text, name="q")
    else:
        assert parse_question(text, name="q").parameters[0].name == "n"


def test_values_take_the_place_of_the_default() -> None:
    question = find_question("companies-in-district")
    assert 'VALUES ?district { "黔江区"@zh }' in question.bind({"district": "黔江区"})
    assert 'VALUES ?district { "黔江区"@zh "黔江"@zh }' in question.bind({"district": "黔江区 | 黔江"})
    assert question.bind() == question.text
    dates = find_question("between-dates").bind({"from": "2025-01-01"})
    assert '>= "2025-01-01"^^<http://www.w3.org/2001/XMLSchema#date>' in dates
    assert '<= "2025-04-30"^^xsd:date' in dates
    with pytest.raises(UsageError, match="more than one"):
        find_question("between-dates").bind({"from": "2025-01-01|2025-02-01"})


@given(st.text(min_size=1).filter(lambda text: text.strip() and "|" not in text))
def test_no_value_breaks_out_of_its_place(value: str) -> None:
    question = find_question("articles-about")
    store = ox.Store()
    alias = ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    name = ox.Literal(value.strip(), language="zh")
    store.add(ox.Quad(ox.NamedNode("http://e/1"), alias, name))
    found = ask(store, question, parameters={"name": value})
    assert found.rows == ()
    assert question.bind({"name": value}).count("SELECT") == question.text.count("SELECT") + value.count("SELECT")


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("companies-in-distric", {}, "no question of this name; nearest: companies-in-district"),
        ("growth", {}, "growth-by-district"),
        ("missing.rq", {}, "no such file"),
        ("companies-in-district", {"distrct": "x"}, "no parameter --distrct; it has --district"),
        ("events", {"name": "x"}, "it has none"),
        ("between-dates", {"from": "yesterday"}, "--from: 'yesterday' is not a date such as 2024-10-31"),
        ("growth-by-district", {"period": "spring"}, "is not a period such as"),
        ("companies-in-district", {"district": " "}, "needs a value"),
    ],
)
def test_what_cannot_be_used(name: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        find_question(name).bind(parameters)
