"""How much two stretches of a page speak of the same things, by the pairs of characters that they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from kg.read.passages import Passage

_SPLIT: Final = re.compile(r"[^\w]+")


def pairs_of(key: str) -> set[str]:
    """The character pairs of a squashed text, none across punctuation."""
    return {piece[i : i + 2] for piece in _SPLIT.split(key) for i in range(len(piece) - 1)}


class Vocabulary:
    """The character pairs of a page's passages, and how rare each is among them."""

    def __init__(self, passages: list[Passage]) -> None:
        self._passages = passages
        self._sets: dict[int, set[str]] = {}
        self.spread: Counter[str] = Counter()
        """In how many passages a pair occurs."""
        self.counts: Counter[str] = Counter()
        """How often a pair occurs on the page, within passages."""
        for at, passage in enumerate(passages):
            key = passage.key
            self._sets[at] = pairs = pairs_of(key)
            self.spread.update(pairs)
            self.counts.update(map("".join, zip(key, key[1:], strict=False)))
        self._size = max(2, len(passages))

    def weight(self, pair: str) -> float:
        """1 for a pair that one passage has, towards 0 for one that all have."""
        return math.log((self._size + 1) / self.spread[pair]) / math.log(self._size + 1) if self.spread[pair] else 1.0

    def pairs(self, at: int) -> set[str]:
        """The pairs of one passage."""
        return self._sets[at]

    def union(self, numbers: Iterable[int]) -> set[str]:
        """The pairs of several passages."""
        found: set[str] = set()
        for at in numbers:
            found |= self._sets[at]
        return found

    def covered(self, pairs: set[str], by: set[str]) -> float:
        """The share of ``pairs``, rare ones counting more, that ``by`` has too: 0 to 1."""
        if not pairs:
            return 0.0
        total = shared = 0.0
        for pair in sorted(pairs):
            weight = self.weight(pair)
            total += weight
            if pair in by:
                shared += weight
        return shared / total if total else 0.0

    def shared(self, left: set[str], right: set[str]) -> float:
        """How much two texts share that recurs, over what the smaller one could share: 0 to 1."""
        small, large = (left, right) if len(left) <= len(right) else (right, left)
        total = both = 0.0
        for pair in sorted(small):
            if self.spread[pair] < 2:
                continue
            weight = self.weight(pair) ** 2
            total += weight
            if pair in large:
                both += weight
        return both / total if total else 0.0

    def only(self, text: set[str], near: set[str], far: set[str]) -> float:
        """The share of what recurs in ``text`` that only ``near`` has, less what only ``far`` has: -1 to 1."""
        total = score = 0.0
        for pair in sorted(text):
            if self.spread[pair] < 2:
                continue
            weight = self.weight(pair) ** 2
            total += weight
            score += weight * ((pair in near) - 0.3 * (pair in far))
        return score / total if total else 0.0
