"""Every statement about an entity with its page, article, sentence and rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import UsageError
from kg.explain import explain, find_relation
from kg.model import Entity
from tests.support.small_graph import small_graph


def test_facts_and_figures_with_their_sources():
    found = explain(small_graph(), "铜梁")
    assert found.entity.label == "铜梁区"
    facts = {(f.statement.predicate, f.side, f.other.label): [s.evidence.rule for s in f.sources] for f in found.facts}
    assert facts.keys() == {
        ("signedWith", "subject", "甲²·乙公司"),
        ("locatedIn", "object", "甲²·乙公司"),
        ("holdsPosition", "object", "夏元"),
    }
    assert sorted(facts["signedWith", "subject", "甲²·乙公司"]) == ["signedWith/again", "signedWith/joint"]
    assert [(f.observation.indicator, f.observation.kind, f.sources[0].page.file_name) for f in found.figures] == [
        ("GDP", "change", "图说.txt"),
        ("GDP", "growth", "图说.txt"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "铜梁区  [行政区 AdministrativeArea]  id:铜梁区", "又称 also: 铜梁", "签约 signed with\n  甲²·乙公司  2025-Q1  可信度 0.93",
        "「铜梁区与“甲²·乙”公司签约」\n      —— 2025-04-25.txt 《铜梁签约27个项目》 2025-04-25 · 规则 rule signedWith/joint",
        "所在有 location of\n  甲²·乙公司  2025-04/2025-12  计划中", "任职者 has office holder\n  夏元  区长", "GDP  增速 6.4 PERCENT  2025-Q1", "GDP  增减量 约-0.5",
    ],
)  # fmt: skip
def test_text_for_people(words):
    assert words in explain(small_graph(), "铜梁").render()


def test_money():
    assert "投资 invested in\n  A.B.-①  3050000000 CNY" in explain(small_graph(), "甲²·乙公司").render()


@pytest.mark.parametrize("relation", ["signedWith", "签约", "signed with", "kg:signedWith"])
def test_one_relation(relation):
    found = explain(small_graph(), "铜梁", relation)
    assert [f.statement.predicate for f in found.facts] == ["signedWith"]
    assert found.figures == ()


def test_an_entity_of_which_nothing_is_said():
    graph = replace(small_graph(), statements=())
    assert "2025-04-25.txt《铜梁签约27个项目》" in explain(graph, "重庆日报").render()


def test_of_namesakes_the_one_with_most_to_say_comes_first():
    other = Entity("铜梁区_Region", "Region", "铜梁区", (), small_graph().entities[0].articles)
    graph = replace(small_graph(), entities=(*small_graph().entities, other))
    found = explain(graph, "铜梁区")
    assert found.entity.cls == "AdministrativeArea"
    assert found.namesakes == (other,)
    assert "同名 also called so: 铜梁区[地区]" in found.render()
    assert explain(graph, "铜梁区_Region").entity == other


@pytest.mark.parametrize(("name", "near"), [("投资于", "investedIn"), ("signWith", "signedWith"), ("落在", "")])
def test_an_unknown_relation_brings_the_nearest(name, near):
    with pytest.raises(UsageError, match="there is no relation") as caught:
        find_relation(name)
    assert near in str(caught.value).split("nearest: ")[1]
