"""The forty questions and their answers: on the annotated pages, and on facts made for the purpose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export.turtle import write
from kg.model import Article, Block, Entity, Evidence, Graph, Observation, Page, Statement
from kg.query import ask, open_store
from kg.questions import Question, catalogue
from kg.results import Answer
from tests.support.gold_graph import GOLD, gold_graph

ANSWERS = json.loads(Path(__file__).with_name("answers.json").read_text(encoding="utf-8"))
"""What each question finds on the three annotated pages: parameters, columns, rows; sentences are left out."""
ELSEWHERE = {"contradicting-figures", "contradicting-statements"}
"""Questions that the annotated pages give no answer to; tested on a made graph."""
SYSTEMS = [question for question in catalogue() if question.name.startswith("system-")]


def table(store: ox.Store, name: str, /, **parameters: str) -> Answer:
    """The answer to a named question."""
    found = ask(store, name, parameters=parameters)
    assert isinstance(found, Answer)
    return found


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_on_the_annotated_pages(name: str, pages: ox.Store) -> None:
    expected = ANSWERS[name]
    records = table(pages, name, **expected["parameters"]).records()
    found = {tuple(record[column] for column in expected["columns"]) for record in records}
    assert found == {tuple(row) for row in expected["rows"]}
    assert all(record["sentence"] for record in records if "sentence" in record)


def test_every_question_is_tested() -> None:
    assert set(ANSWERS) | ELSEWHERE | {q.name for q in SYSTEMS} == {q.name for q in catalogue()}


def test_signings_and_companies_are_those_of_the_model(everything: ox.Store) -> None:
    graph = gold_graph()
    label = {e.id: e.label for e in graph.entities}
    signed = {(label[s.subject], label[s.object]) for s in graph.statements if s.predicate == "signedWith"}
    assert signed == {(r["party"], r["other"]) for r in table(everything, "who-signed-with-whom").records()}
    planned = sum(s.status == "planned" for s in graph.statements)
    assert planned == sum(r["planned"] for r in table(everything, "planned-and-done").records())
    assert len(graph.statements) == sum(
        r["planned"] + r["done"] for r in table(everything, "planned-and-done").records()
    )


def made(
    entities: list[tuple[str, str]],
    statements: Sequence[tuple[object, ...]] = (),
    figures: Sequence[tuple[object, ...]] = (),
) -> Graph:
    """A graph of one page: entities as (name, class), statements and figures as the fields behind their id."""
    page, article = "aaaaaaaaaaaa", "bbbbbbbbbbbb"
    text = "甲" * 60 + "\n"
    where = Article(
        article, page, "news", text, (*range(60), -1), (Block(0, 60, "body"),), title="题", date="2025-04-25"
    )

    def evidence(number: int, kind: str) -> tuple[Evidence, ...]:
        return (Evidence(f"{kind}{number:011x}", article, "made/up", ((number, number + 1),), f"句{kind}{number}"),)

    return Graph(
        (Page(page, "1.txt", "0" * 64, text, (where,)),),
        tuple(sorted(Entity(name, cls, name, (), (article,)) for name, cls in entities)),
        tuple(
            Statement(f"c{n:011x}", *fields, confidence=0.9, evidence=evidence(n, "e"))  # type: ignore[arg-type]
            for n, fields in enumerate(statements)
        ),
        tuple(
            Observation(f"d{n:011x}", *fields, confidence=0.9, evidence=evidence(n, "f"))  # type: ignore[arg-type]
            for n, fields in enumerate(figures)
        ),
    )


@pytest.fixture
def asked(tmp_path: Path):
    """Writes a graph and opens it."""

    def opened(graph: Graph) -> ox.Store:
        write(graph, tmp_path / "graph.ttl")
        return open_store(tmp_path / "graph.ttl")

    return opened


@pytest.mark.parametrize("question", SYSTEMS, ids=lambda q: q.name)
def test_who_runs_a_system_and_what_it_is_part_of(question: Question, asked) -> None:
    for name in question.parameters[0].values(question.parameters[0].default):
        entities = [
            (name, "InformationSystem"),
            ("某局", "GovernmentAgency"),
            ("某体系", "Programme"),
            ("某业", "Industry"),
        ]
        statements = [
            ("某局", "operates", name, "done", "2025-04", None, "", ""),
            (name, "partOf", "某体系", "planned", "", None, "", ""),
            (name, "focusesOn", "某业", "done", "", None, "", ""),
            ("某局", "operates", "某体系", "done", "", None, "", ""),
        ]
        found = ask(asked(made(entities, statements)), question)
        own = {
            tuple(v for k, v in r.items() if k in ("who", "subject", "relation", "what", "object"))
            for r in found.records()
        }
        assert own == {("某局", "operates", name), (name, "partOf", "某体系"), (name, "focusesOn", "某业")}
        assert {r["sentence"] for r in found.records()} == {"句e0", "句e1", "句e2"}


def test_33618_and_its_parts(asked) -> None:
    entities = [("33618", "Programme"), ("三大产业", "Programme"), ("汽车", "Industry"), ("别的", "Programme")]
    statements = [
        ("三大产业", "partOf", "33618", "done", "", None, "", ""),
        ("三大产业", "focusesOn", "汽车", "done", "", None, "", ""),
        ("别的", "focusesOn", "汽车", "done", "", None, "", ""),
    ]
    found = table(asked(made(entities, statements)), "system-33618").records()
    assert [(r["subject"], r["relation"], r["object"], r["object_class"]) for r in found] == [
        ("三大产业", "focusesOn", "汽车", "Industry"),
        ("三大产业", "partOf", "33618", "Programme"),
    ]


def test_contradicting_figures(asked) -> None:
    figures = [
        ("甲区", "GDP", "growth", 6.4, "PERCENT", "2025-Q1"),
        ("甲区", "GDP", "growth", 6.1, "PERCENT", "2025-Q1"),
        ("甲区", "GDP", "growth", 5.0, "PERCENT", "2024"),
        ("甲区", "GDP", "level", 7.0, "CNY", "2025-Q1"),
        ("乙区", "GDP", "growth", 3.0, "PERCENT", "2025-Q1"),
    ]
    areas = [("甲区", "AdministrativeArea"), ("乙区", "AdministrativeArea")]
    store = asked(made(areas, figures=figures))
    assert table(store, "contradicting-figures").records() == [
        {
            "subject": "甲区",
            "indicator": "GDP",
            "kind": "growth",
            "unit": "PERCENT",
            "period": "2025-Q1",
            "values": 2,
            "one": "6.1 — 句f1",
            "another": "6.4 — 句f0",
        }
    ]
    assert [(r["district"], r["growth"]) for r in table(store, "growth-by-district").records()] == [
        ("甲区", 6.4),
        ("甲区", 6.1),
        ("乙区", 3),
    ]
    changed = table(store, "changed-figures", name="甲区").records()
    assert [(r["earliest"], r["latest"], r["difference"]) for r in changed] == [("2024", "2025-Q1", 1.4)]


def test_contradicting_statements(asked) -> None:
    entities = [("张三", "Person"), ("某局", "GovernmentAgency"), ("某公司", "Company"), ("某项目", "Project")]
    statements = [
        ("张三", "holdsPosition", "某局", "done", "", None, "", "局长"),
        ("张三", "holdsPosition", "某局", "done", "", None, "", "副局长"),
        ("某公司", "investedIn", "某项目", "done", "", 1e8, "CNY", ""),
        ("某公司", "investedIn", "某项目", "planned", "", 2e8, "CNY", ""),
    ]
    found = table(asked(made(entities, statements)), "contradicting-statements").records()
    assert [(r["subject"], r["object"], r["versions"], r["one"], r["another"]) for r in found] == [
        ("张三", "某局", 2, "副局长 — 句e1", "局长 — 句e0")
    ]


def test_investments_are_summed_where_their_target_is(asked) -> None:
    entities = [
        ("甲公司", "Company"),
        ("甲项目", "Project"),
        ("甲园", "DevelopmentZone"),
        ("甲区", "AdministrativeArea"),
    ]
    statements = [
        ("甲公司", "investedIn", "甲项目", "planned", "", 3e8, "CNY", ""),
        ("甲公司", "investedIn", "甲区", "done", "", 1e8, "CNY", ""),
        ("甲项目", "locatedIn", "甲园", "planned", "", None, "", ""),
        ("甲项目", "locatedIn", "甲区", "planned", "", None, "", ""),
        ("甲园", "locatedIn", "甲区", "done", "", None, "", ""),
    ]
    figures = [
        ("甲区", "总投资", "level", 2.5e8, "CNY", "2024"),
        ("甲区", "总投资", "level", 2e8, "CNY", "2023"),
        ("甲区", "投资", "growth", 9.0, "PERCENT", "2024"),
        ("甲项目", "投资", "level", 3e8, "CNY", "2024"),
    ]
    found = table(asked(made(entities, statements, figures)), "investments-by-district").records()
    assert [(r["district"], r["counted"], r["status"], r["investments"], r["total"]) for r in found] == [
        ("甲区", "investedIn", "planned", 1, 3e8),
        ("甲区", "总投资", "done", 1, 2.5e8),
        ("甲区", "总投资", "done", 1, 2e8),
        ("甲区", "investedIn", "done", 1, 1e8),
    ]


def test_what_changed_between_two_dates(everything: ox.Store) -> None:
    found = table(everything, "between-dates", **{"from": "2025-01-01", "until": "2025-12-31"}).records()
    assert found
    assert {str(r["date"])[:4] for r in found} == {"2025"}
    assert [r["date"] for r in found] == sorted(r["date"] for r in found)
    dated = {s.date for s in gold_graph([GOLD / "002.json"]).statements if s.date.startswith("2025")}
    assert dated <= {r["date"] for r in found}
