"""Of overlapping candidates one is the mention; what lies inside it stays as nested."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import CLASSES
from kg.pipeline import text_article
from kg.recognise.draft import Draft
from kg.recognise.overlaps import settle

TEXT = "中信银行股份有限公司重庆分行开业"


def draft(*candidates: tuple[int, int, str, float]) -> Draft:
    made = Draft(text_article(TEXT), TEXT)
    for start, end, cls, weight in candidates:
        made.add(start, end, cls, "test", weight=weight)
    return made


@pytest.mark.parametrize(
    ("candidates", "outer", "nested"),
    [
        (
            [(0, 14, "Company", 1.0), (0, 10, "Company", 1.0), (10, 12, "AdministrativeArea", 1.5)],
            ["中信银行股份有限公司重庆分行"],
            ["中信银行股份有限公司", "重庆"],
        ),
        ([(0, 4, "Company", 1.0), (4, 8, "Company", 1.0)], ["中信银行", "股份有限"], []),
        ([(0, 4, "Company", 1.0), (2, 6, "Company", 3.0)], ["银行股份"], []),
        ([(0, 4, "Company", 1.0), (0, 4, "Product", 2.0)], ["中信银行"], []),
        ([], [], []),
    ],
)
def test_the_longer_and_surer_wins(candidates: list, outer: list[str], nested: list[str]) -> None:
    mentions, inside = settle(draft(*candidates))
    assert ([m.text for m in mentions], [m.text for m in inside]) == (outer, nested)


def test_one_place_has_the_class_of_its_surest_candidate() -> None:
    (mention,), _ = settle(draft((0, 4, "Company", 1.0), (0, 4, "Product", 2.0)))
    assert mention.cls == "Product"


CANDIDATES = st.lists(
    st.tuples(
        st.integers(0, 14), st.integers(1, 15), st.sampled_from(CLASSES), st.sampled_from((0.5, 1.0, 2.0))
    ).filter(lambda c: c[0] < c[1]),
    max_size=12,
)


@given(CANDIDATES, st.randoms(use_true_random=False))
def test_mentions_never_overlap_and_order_does_not_matter(candidates: list, chance) -> None:
    outer, nested = settle(draft(*candidates))
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))
    assert all(any(o.start <= n.start and n.end <= o.end for o in outer) for n in nested)
    chance.shuffle(candidates)
    assert settle(draft(*candidates)) == (outer, nested)


@pytest.mark.parametrize(
    ("text", "start", "kept"),
    [
        ("岚乐电器)三号车间开工", 0, []),
        ("主力产品智能插座热销", 0, ["智能插座"]),
        ("其中智能插座热销", 0, ["智能插座"]),
    ],
)
def test_half_a_bracket_and_what_leads_in(text: str, start: int, kept: list[str]) -> None:
    made = Draft(text_article(text), text)
    made.add(start, len(text) - 2, "Product", "test", weight=1.0)
    assert [m.text for m in settle(made)[0]] == kept
