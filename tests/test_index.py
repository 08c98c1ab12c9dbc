"""Finding entities by any of their names, and what is around them."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.index import Index, evidence, neighbours
from kg.matching import dice, squash
from tests.support.small_graph import small_graph


@pytest.mark.parametrize("name", ["铜梁区", "铜梁", "id:铜梁区", " 铜 梁 区 ", "“铜梁”"])
def test_found_by_any_name(name):
    assert [e.id for e in Index(small_graph()).find(name)] == ["铜梁区"]


@pytest.mark.parametrize("name", ["甲²·乙公司", "甲²乙公司", "甲2乙公司", "“甲²·乙”公司"])
def test_width_and_punctuation_do_not_matter(name):
    assert [e.cls for e in Index(small_graph()).find(name)] == ["Company"]


@pytest.mark.parametrize(("name", "near"), [("铜梁县", "铜梁区"), ("重庆日报社", "重庆日报"), ("乙公司", "甲²·乙公司")])
def test_an_unknown_name_brings_the_nearest(name, near):
    with pytest.raises(UsageError) as caught:
        Index(small_graph()).find(name)
    assert "nearest: " in str(caught.value)
    assert near in str(caught.value).split("nearest: ")[1].split("、")


def test_a_name_like_no_other_brings_none():
    with pytest.raises(UsageError) as caught:
        Index(small_graph()).find("ξ")
    assert "nearest" not in str(caught.value)


def test_neighbours():
    around = [(n.statement.predicate, n.direction, n.entity.label) for n in neighbours(small_graph(), "铜梁")]
    assert around == [
        ("holdsPosition", "in", "夏元"),
        ("locatedIn", "in", "甲²·乙公司"),
        ("signedWith", "out", "甲²·乙公司"),
    ]
    assert len(neighbours(small_graph(), "铜梁", relation="signedWith")) == 1
    assert neighbours(small_graph(), "铜梁", relation="visited") == ()


def test_evidence():
    graph = small_graph()
    signed = next(s for s in graph.statements if s.predicate == "signedWith")
    assert {(s.page.file_name, s.evidence.quote) for s in evidence(graph, signed)} == {
        ("2025-04-25.txt", "铜梁区与“甲²·乙”公司签约"),
        ("图说.txt", "甲²乙公司将落户铜梁"),
    }


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("３３６１８", "“33618”", True),
        ("A-B", "AB", True),
        ("甲，乙", "甲乙", True),
        ("甲。乙", "甲乙", False),
        ("a", "A", False),
    ],
)
def test_squash(left, right, same):
    assert (squash(left) == squash(right)) is same


@pytest.mark.parametrize(
    ("left", "right", "share"), [("ab", "ab", 1.0), ("abc", "abd", 0.5), ("甲", "甲", 1.0), ("甲乙", "丙丁", 0.0)]
)
def test_dice(left, right, share):
    assert dice(left, right) == share
