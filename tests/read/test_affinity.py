"""The pairs of characters that passages share, against sets of them counted one by one."""

from __future__ import annotations

import math
import re
from collections import Counter

import pytest

from kg.read.affinity import Vocabulary
from kg.read.lines import split_lines
from kg.read.passages import Passage, unwrap
from tests.read import pagemaker


def passages_of(text: str) -> list[Passage]:
    return unwrap(split_lines(text))


def pairs_of(key: str) -> set[str]:
    return {piece[i : i + 2] for piece in re.findall(r"\w{2,}", key) for i in range(len(piece) - 1)}


TEXTS = [
    pagemaker.make_page(pagemaker.known_articles(), "interleaved", 3).text,
    "重庆市发展重庆市。\n\n市发展，𠮷野家\n\n𠮷野家在重庆",
    "。\n\n，",
    "市",
]


@pytest.mark.parametrize("text", TEXTS, ids=["made", "small", "marks", "single"])
def test_pairs_are_counted_once_a_passage(text: str) -> None:
    passages = passages_of(text)
    words = Vocabulary(passages)
    spread = Counter(pair for p in passages for pair in pairs_of(p.key))
    assert all(words.spread(pair) == number for pair, number in spread.items())
    assert words.spread("龘龘") == 0
    for at, passage in enumerate(passages):
        assert len(words.union([at])) == sum(1 for pair in pairs_of(passage.key) if spread[pair] > 1)


@pytest.mark.parametrize("text", TEXTS[:2], ids=["made", "small"])
def test_shares_weigh_rare_pairs_more(text: str) -> None:
    passages = passages_of(text)
    words = Vocabulary(passages)
    sets = [pairs_of(p.key) for p in passages]
    spread = Counter(pair for pairs in sets for pair in pairs)
    size = math.log(len(passages) + 1)
    weight = {pair: round(1000 * (1 - math.log(n) / size)) for pair, n in spread.items()}
    for at, pairs in enumerate(sets[:-1]):
        total = sum(weight[pair] for pair in pairs)
        common = sum(weight[pair] for pair in pairs & sets[at + 1])
        assert words.covered_by([at], [at + 1]) == (common / total if total else 0.0)
        assert words.covered([at], words.union([at + 1])) == words.covered_by([at], [at + 1])
        assert 0.0 <= words.shared(words.union([at]), words.union([at + 1])) <= 1.0
