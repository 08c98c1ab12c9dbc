"""Patterns that look first find what plain ones find."""

import importlib
import re
from re import _parser as parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.patterns import Quick, needed, quick
from kg.recognise.text import fold
from tests.conftest import ROOT, SEEDS

PATTERNS = (
    r"(?:^|[。,;])(?P<x>[一-龥]{2,9}?)(?=宣布收购|并购)",
    r"(?:(?<=[。,])|^)甲{1,3}(?=乙?丙)",
    r"(?:今年|去年)?\d{1,2}月(?:底|末)?",
    r"[甲乙]?丙(?!丁)",
    r"(?:甲|乙丙|(?:丁|戊)己)+",
    r"收[购并]|并购(?:了)?",
    r"甲*",
    r"(?<!甲)乙(?:丙|$)",
)


def spans(found: object) -> list[tuple[object, ...]]:
    return [(m.span(), m.groups()) for m in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="甲乙丙丁戊己。,;收购并宣布了今去年月底末12", max_size=30))
def test_a_quick_pattern_finds_what_a_plain_one_finds(pattern: str, text: str) -> None:
    plain, ours = re.compile(pattern), quick(pattern)
    assert spans(ours.finditer(text)) == spans(plain.finditer(text))
    first, own = plain.search(text), ours.search(text)
    assert (first and first.span()) == (own and own.span())


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?:收购|并购)了?[一-龥]{2,9}?(?=股权)", [{"收购", "并购"}, {"股权"}]),
        (r"[一-龥]{2,9}(?:[甲乙]厂|公司)", [{"甲厂", "乙厂", "公司"}]),
        (r"[一-龥]{2,9}", []),
        (r"(?i)LIVE", []),
    ],
)
def test_the_words_that_every_match_needs(pattern: str, expected: list[set[str]]) -> None:
    assert sorted(map(sorted, needed(parser.parse(pattern)))) == sorted(map(sorted, expected))


def _quick(value: object) -> list[Quick]:
    if isinstance(value, Quick):
        return [value]
    return [q for item in value for q in _quick(item)] if isinstance(value, tuple) else []


def test_all_quick_patterns_find_on_the_pages_what_plain_ones_find() -> None:
    names = [
        f"kg.{stage}.{path.stem}" for stage in ("recognise", "relate") for path in (ROOT / "kg" / stage).glob("*.py")
    ]
    patterns = {q.regex: q for name in names for v in vars(importlib.import_module(name)).values() for q in _quick(v)}
    assert len(patterns) > 50
    texts = [fold(page.read_text(encoding="utf-8")) for page in SEEDS]
    for plain, ours in patterns.items():
        for text in texts:
            assert spans(ours.finditer(text)) == spans(plain.finditer(text)), plain.pattern
