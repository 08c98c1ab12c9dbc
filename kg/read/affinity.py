"""How much two stretches of a page speak of the same things, by the pairs of characters that they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final

from kg.read.passages import Passage

_WORDS: Final = re.compile(r"\w{2,}")
_SCALE: Final = 1000
"""Weights are whole thousandths, so that no sum depends on the order of its terms."""


def pairs_of(key: str) -> set[str]:
    """The character pairs of a squashed text, none across punctuation."""
    return {piece[i : i + 2] for piece in _WORDS.findall(key) for i in range(len(piece) - 1)}


class Vocabulary:
    """The character pairs of a page's passages, and how rare each is among them."""

    def __init__(self, passages: list[Passage]) -> None:
        self._sets = [pairs_of(passage.key) for passage in passages]
        self.spread = spread = Counter(chain.from_iterable(self._sets))
        """In how many passages a pair occurs."""
        size = math.log(max(2, len(passages)) + 1)
        self._weights = {n: round(_SCALE * (1 - math.log(n) / size)) for n in set(spread.values())} | {0: _SCALE}
        squares = {n: round(weight * weight / _SCALE) for n, weight in self._weights.items()}
        self._recurring = {pair: squares[n] for pair, n in spread.items() if n > 1}
        keep = self._recurring.keys()
        self._kept = [pairs & keep for pairs in self._sets]

    def pairs(self, at: int) -> set[str]:
        """The pairs of one passage."""
        return self._sets[at]

    def union(self, numbers: Iterable[int]) -> set[str]:
        """The pairs of several passages."""
        return set().union(*(self._sets[at] for at in numbers))

    def recurring(self, numbers: Iterable[int]) -> set[str]:
        """Those pairs of several passages that more than one passage of the page has."""
        return set().union(*(self._kept[at] for at in numbers))

    def covered(self, pairs: set[str], by: set[str]) -> float:
        """The share of ``pairs``, rare ones counting more, that ``by`` has too: 0 to 1."""
        spread, weight = self.spread, self._weights
        total = sum([weight[spread[pair]] for pair in pairs])
        return sum([weight[spread[pair]] for pair in pairs & by]) / total if total else 0.0

    def shared(self, left: set[str], right: set[str]) -> float:
        """How much two sets of recurring pairs share, over what the smaller one could share: 0 to 1."""
        weight = self._recurring.__getitem__
        total = sum(map(weight, left if len(left) <= len(right) else right))
        return sum(map(weight, left & right)) / total if total else 0.0

    def only(self, text: set[str], near: set[str], far: set[str]) -> float:
        """The share of what recurs in ``text`` that ``near`` has, less a part of what only ``far`` has."""
        weight = self._recurring.__getitem__
        total = sum(map(weight, text))
        if not total:
            return 0.0
        return (sum(map(weight, text & near)) - 0.3 * sum(map(weight, (text & far) - near))) / total
