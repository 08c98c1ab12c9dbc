"""Statements with their evidence and confidence, from relation mentions and what they mean."""

from __future__ import annotations

import pytest

from kg.assemble import DEFAULT_PRECISION, assemble
from kg.model import Entity, FigureMention, Graph, Mention, RelationMention
from tests.support.sentences import page

TEXT = "合肥市与凌岳公司签约。"
CITY, FIRM = Mention(0, 3, "AdministrativeArea", "合肥市"), Mention(4, 8, "Company", "凌岳公司")
ENTITIES = (Entity("合肥市", "AdministrativeArea", "合肥市"), Entity("凌岳公司", "Company", "凌岳公司"))


def said(
    predicate: str = "signedWith",
    s: Mention = CITY,
    o: Mention = FIRM,
    rule: str = "signedWith/parties",
    **more: object,
) -> RelationMention:
    return RelationMention(s, predicate, o, 0, len(TEXT), rule, (8, 10), **more)  # type: ignore[arg-type]


def assembled(
    *pages: list[RelationMention], figures: list[FigureMention] | None = None, precision: dict[str, float] | None = None
) -> Graph:
    made = [page(TEXT + "　" * number, f"{number}.txt") for number in range(len(pages))]
    ids = [p.articles[0].id for p in made]
    meaning = {(i, m): e.id for i in ids for m, e in ((CITY, ENTITIES[0]), (FIRM, ENTITIES[1]))}
    return assemble(
        made,
        ENTITIES,
        {i: tuple(relations) for i, relations in zip(ids, pages, strict=True)},
        {ids[0]: tuple(figures or ())},
        meaning,
        precision=precision,
    )


def test_a_statement_and_its_evidence() -> None:
    graph = assembled([said()])
    (statement,) = graph.statements
    (evidence,) = statement.evidence
    assert (statement.subject, statement.predicate, statement.object, statement.status) == (
        "凌岳公司",
        "signedWith",
        "合肥市",
        "done",
    )
    assert evidence.quote == TEXT
    assert evidence.spans == ((0, len(TEXT)),)
    assert (evidence.subject_text, evidence.object_text, evidence.trigger) == ("合肥市", "凌岳公司", "签约")
    assert evidence.rule == "signedWith/parties"


def test_a_symmetric_relation_stands_once_whichever_way_it_is_said() -> None:
    graph = assembled([said(), said(s=FIRM, o=CITY)])
    assert len(graph.statements) == 1


def test_nobody_relates_to_himself() -> None:
    assert assembled([said(s=FIRM, o=FIRM)]).statements == ()


def test_what_means_nothing_is_left_out() -> None:
    nothing = Mention(1, 2, "Company", "公司", "deictic")
    assert assembled([said(o=nothing), said(s=nothing)]).statements == ()


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([{}, {}], [("done", "", None)]),
        ([{}, {"date": "2025-03"}], [("done", "2025-03", None)]),
        ([{"amount": 3e8, "currency": "CNY"}, {"date": "2025-03"}], [("done", "", 3e8), ("done", "2025-03", None)]),
        ([{}, {"amount": 3e8, "currency": "CNY", "date": "2025-03"}, {"date": "2025-03"}], [("done", "2025-03", 3e8)]),
        ([{"date": "2025-03"}, {"date": "2025-04"}], [("done", "2025-03", None), ("done", "2025-04", None)]),
        ([{}, {"status": "planned"}], [("done", "", None), ("planned", "", None)]),
        ([{"status": "planned", "date": "2025-03"}, {}], [("done", "", None), ("planned", "2025-03", None)]),
    ],
)
def test_versions_that_differ_stay_apart_and_those_that_say_less_join(
    versions: list[dict[str, object]], expected: list[tuple[object, ...]]
) -> None:
    graph = assembled(*([said("investedIn", FIRM, CITY, **v)] for v in versions))
    assert sorted((s.status, s.date, s.amount) for s in graph.statements) == expected or sorted(
        ((s.status, s.date, s.amount) for s in graph.statements), key=str
    ) == sorted(expected, key=str)
    assert sum(len(s.evidence) for s in graph.statements) == len(versions)


@pytest.mark.parametrize(
    ("pages", "precision", "confidence"),
    [
        ([["a"]], {"a": 0.9}, 0.9),
        ([["a"]], {}, DEFAULT_PRECISION),
        ([["a"], ["a"]], {"a": 0.7}, 0.91),
        ([["a"], ["b"]], {"a": 0.8, "b": 0.5}, 0.9),
        ([["a", "b"]], {"a": 0.8, "b": 0.5}, 0.8),
        ([["a"]] * 4, {"a": 0.9}, 0.99),
    ],
)
def test_confidence_grows_with_articles_not_with_rules(
    pages: list[list[str]], precision: dict[str, float], confidence: float
) -> None:
    graph = assembled(*([said(rule=rule) for rule in rules] for rules in pages), precision=precision)
    (statement,) = graph.statements
    assert statement.confidence == confidence


def test_figures() -> None:
    figure = FigureMention(CITY, "GDP", "growth", 6.4, "PERCENT", 0, len(TEXT), "figures/growth", "2025-Q1", at=(4, 8))
    lost = FigureMention(
        Mention(1, 2, "Company", "公司"), "GDP", "growth", 6.4, "PERCENT", 0, len(TEXT), "figures/growth"
    )
    graph = assembled([], figures=[figure, figure, lost], precision={"figures/growth": 0.75})
    (observation,) = graph.observations
    assert (observation.subject, observation.value, observation.period, observation.confidence) == (
        "合肥市",
        6.4,
        "2025-Q1",
        0.75,
    )
    assert observation.evidence[0].trigger == TEXT[4:8]


def test_the_same_input_gives_the_same_ids() -> None:
    assert assembled([said()], [said(date="2025-03")]) == assembled([said()], [said(date="2025-03")])
