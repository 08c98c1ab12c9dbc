"""How much two stretches of a page speak of the same things, by the pairs of characters that they share."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.read.lines import Numbers
from kg.read.passages import Passage

BITS: Final = 21
"""Every code point fits; a pair's code is the left one, moved by as many, and the right one."""
_PLANE: Final = 2**16
_SCALE: Final = 1000
"""Weights are whole thousandths, so that no sum depends on the order of its terms."""


def _of_words(chars: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Which code points are letters, digits or underscores."""
    found: npt.NDArray[np.bool_] = np.char.isalnum(chars.view("<U1")) | (chars == ord("_"))
    return found


@cache
def _word_characters() -> npt.NDArray[np.bool_]:
    """The same for all of the basic plane, in which most pages keep."""
    return _of_words(np.arange(_PLANE, dtype="<u4"))


def _pairs(passages: Sequence[Passage]) -> tuple[Numbers, Numbers, Numbers]:
    """The character pairs of a page as they follow one another: left and right code points, number of the passage."""
    text = "\n".join([p.key for p in passages])
    chars = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    largest = chars.max(initial=0)
    word = _word_characters()[chars] if largest < _PLANE else _of_words(chars)
    inside = word[:-1] & word[1:]
    # numbers of 16 bits are sorted in linear time
    chars = chars.astype(np.min_scalar_type(largest))
    owners = np.repeat(np.arange(len(passages)), [len(p.key) + 1 for p in passages])[: len(inside)]
    return chars[:-1][inside], chars[1:][inside], owners[inside]


def _changes(values: Numbers) -> npt.NDArray[np.bool_]:
    """Where a value differs from the one before it, the first included."""
    return np.concatenate(([True], values[1:] != values[:-1]))[: len(values)]


class Vocabulary:
    """The character pairs of a page's passages, none across punctuation, and how rare each is among them.

    Pairs that more than one passage has are numbered, and passages compared by
    sets of these numbers; of the others, which nothing can share, only how
    many a passage has is kept.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        lefts, rights, owners = _pairs(passages)
        order = np.lexsort((rights, lefts))
        left, right, owner = lefts[order], rights[order], owners[order]
        first = _changes(left) | _changes(right)
        kind = np.cumsum(first) - 1
        self._codes = left[first].astype(np.int64) << BITS | right[first]
        once = first | _changes(owner)
        self._spread = np.bincount(kind[once], minlength=len(self._codes))
        recurs = self._spread > 1
        self._holders = owner[once & recurs[kind]]
        """The passages that have the first recurring pair, then those that have the second …"""
        self._alone = np.bincount(owner[first][~recurs], minlength=len(passages)).tolist()
        """How many pairs only this passage has."""

        spread = self._spread[recurs]
        size = math.log(max(2, len(passages)) + 1)
        weights = [round(_SCALE * (1 - math.log(n) / size)) for n in range(1, spread.max(initial=0) + 1)]
        squares = [round(weight * weight / _SCALE) for weight in weights]
        self._weights: list[int] = np.array(weights)[spread - 1].tolist()
        self._until = np.cumsum(spread)
        """Where in the list of holders those of each recurring pair end."""
        self.topics: Numbers = np.array(squares, np.int64)[spread - 1]
        """What each recurring pair weighs, see :meth:`weight`."""
        self._squares: list[int] = self.topics.tolist()

        # back in page order, by the numbers of the recurring; one object a number, so that sets compare by identity
        kinds = np.empty_like(kind)
        kinds[order] = kind
        kept = recurs[kinds]
        numbers = np.arange(len(spread)).astype(object)[(np.cumsum(recurs) - 1)[kinds[kept]]].tolist()
        ends = np.searchsorted(owners[kept], np.arange(len(passages) + 1)).tolist()
        self._pairs = [numbers[a:b] for a, b in pairwise(ends)]
        """Of each passage, as often as it has them: most are asked for only together with others."""

    def spread(self, pair: str) -> int:
        """In how many passages a pair of characters occurs."""
        codes, spread = self._listed
        code = (ord(pair[0]) << BITS) | ord(pair[1])
        at = bisect_left(codes, code)
        return spread[at] if at < len(codes) and codes[at] == code else 0

    @cached_property
    def _listed(self) -> tuple[list[int], list[int]]:
        return self._codes.tolist(), self._spread.tolist()

    def spreads(self, codes: Numbers) -> Numbers:
        """:meth:`spread` for many pairs, each given by its code."""
        if not len(self._codes):
            return np.zeros_like(codes)
        at = np.minimum(self._codes.searchsorted(codes), len(self._codes) - 1)
        return np.where(self._codes[at] == codes, self._spread[at], 0)

    def union(self, numbers: Iterable[int]) -> set[int]:
        """The recurring pairs of several passages together."""
        return set().union(*[self._pairs[at] for at in numbers])

    def covered_by(self, numbers: Iterable[int], others: Iterable[int]) -> float:
        """:meth:`covered` by some other passages."""
        return self.covering(numbers)(chain.from_iterable([self._pairs[at] for at in others]))

    def covered(self, numbers: Iterable[int], by: set[int]) -> float:
        """The share of the pairs of some passages, rare ones counting more, that ``by`` has too: 0 to 1.

        ``by`` is of other passages.
        """
        return self.covering(numbers)(by)

    def covering(self, numbers: Iterable[int]) -> Callable[[Iterable[int]], float]:
        """:meth:`covered` for these passages, to be asked of many others."""
        numbers = list(numbers)
        pairs = self.union(numbers)
        weight = self._weights.__getitem__
        total = sum(map(weight, pairs)) + _SCALE * sum([self._alone[at] for at in numbers])

        def share(by: Iterable[int]) -> float:
            found = pairs.intersection(by)
            return sum(map(weight, found)) / total if found else 0.0

        return share

    def weight(self, pairs: set[int]) -> int:
        """What recurring pairs weigh together as a topic, rare ones more."""
        return sum(map(self._squares.__getitem__, pairs))

    def shared(self, left: set[int], right: set[int]) -> float:
        """How much two sets of recurring pairs share, over what the smaller one could share: 0 to 1."""
        total = self.weight(left if len(left) <= len(right) else right)
        return self.weight(left & right) / total if total else 0.0

    @cached_property
    def _held(self) -> list[list[int]]:
        """The passages that have each recurring pair."""
        holders, until = self._holders.tolist(), self._until.tolist()
        return [holders[a:b] for a, b in pairwise([0, *until])]

    def only(self, text: set[int], near: set[int], far: Set[int]) -> float:
        """The share of what recurs in ``text`` that ``near`` has, less a part of what only the passages ``far`` have."""
        total = self.weight(text)
        if not total:
            return 0.0
        rest, held = text - near, self._held
        elsewhere = {pair for pair in rest if not far.isdisjoint(held[pair])}
        return (total - self.weight(rest) - 0.3 * self.weight(elsewhere)) / total
