"""The evidence between all ends and all beginnings of a page that are in reach of one another, by arrays.

What :meth:`kg.read.evidence.Evidence.score` tells of two strands, told of tens
of thousands of pairs at once; the few that take a closer look are left to it.
"""

from __future__ import annotations

from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.read.affinity import BITS, Vocabulary
from kg.read.evidence import FARE, FORBIDDEN, HOPELESS, ROOT, TOPIC, UNTOLD, USUAL, Evidence, Facts
from kg.read.joints import FIGURE_CUT, QUOTES, STOPS, after_figure, at_stop, before_figure, pair_score
from kg.read.lines import Numbers
from kg.read.strands import Strand

REACH: Final = 40
"""How many beginnings ahead a continuation is looked for."""

_HALF: Final = 32
"""Two numbers of so many bits in one."""

Scores = npt.NDArray[np.float64]


class Outlook:
    """Which beginnings each end has in reach: one place in each array for each pair of them."""

    def __init__(self, ends: list[Strand], starts: list[Strand], evidence: Evidence, words: Vocabulary) -> None:
        self._words = words
        self._lefts, self._rights = [evidence.facts(s) for s in ends], [evidence.facts(s) for s in starts]
        self._first = np.searchsorted([s.at for s in starts], [s.at for s in ends], side="right")
        """The first beginning in reach of each end."""
        sizes = np.minimum(REACH, len(starts) - self._first)
        self._shift = np.cumsum(sizes) - sizes - self._first
        """What added to the number of a beginning gives the place of its pair with each end."""
        self._behind = self._first + sizes
        """The first beginning out of reach of each end."""
        self.end = np.repeat(np.arange(len(ends)), sizes)
        """The number of the end."""
        self.start = np.arange(len(self.end)) - self._shift[self.end]
        """The number of the beginning."""

    def scores(self) -> Scores:
        """The evidence, minus infinity for pairs out of the question, NaN for what only a closer look tells."""
        lefts, rights, end, start = self._lefts, self._rights, self.end, self.start
        first, last = np.array([f.first for f in rights])[start], np.array([f.last for f in lefts])[end]
        follows = (last > 0) & (first == last + 1)
        opens = np.array([f.opens for f in rights])[start]
        forbidden = (first > 0) & (first != last + 1) & ((last > 0) | opens)
        # a finished sentence goes on elsewhere only where the sections are numbered
        broken = np.array([f.broken for f in lefts])[end]
        scores: Scores = (
            FARE + self._meets(broken & ~forbidden & ~follows) + np.array([f.midway for f in rights])[start]
        )
        scores[first > 0] += UNTOLD
        full = scores + TOPIC * (self._topics() - USUAL) - np.array([ROOT * f.root for f in rights])[start]
        scores = np.where(scores >= HOPELESS, full, scores)
        scores[forbidden] = FORBIDDEN
        scores[follows] = np.nan
        scores[~broken & ~follows] = -np.inf
        return scores

    def _meets(self, asked: npt.NDArray[np.bool_]) -> Scores:
        """What :func:`~kg.read.joints.join_score` says of what is asked; NaN where marks are open on both sides."""
        lefts, rights, end, start = self._lefts, self._rights, self.end, self.start
        cut = np.array([f.closes.isdigit() for f in lefts])[end]
        figure = np.array([f.begins.isdigit() for f in rights])[start]
        stop = np.array([f.closes in STOPS for f in lefts])[end] | np.array([f.begins in QUOTES for f in rights])[start]
        scores: Scores = np.array([at_stop(f.tail) for f in lefts])[end]
        plain = asked & ~(cut | figure | stop)
        scores[plain] = self._pairs(end[plain], start[plain])
        scores[figure] = np.array([before_figure(f.tail) for f in lefts])[end[figure]]
        owed, paid = np.array([len(f.owes) for f in lefts])[end], np.array([len(f.pays) for f in rights])[start]
        scores -= 1.2 * (owed + paid)
        scores[(owed > 0) & (paid > 0)] = np.nan
        scores[cut] = np.array([after_figure(f.head) for f in rights])[start[cut]]
        scores[cut & figure] = FIGURE_CUT
        return scores

    def _pairs(self, end: Numbers, start: Numbers) -> Scores:
        """What the two characters that meet tell, each pair of characters looked up once."""
        left = np.array([ord(f.closes) for f in self._lefts], np.int64)[end]
        right = np.array([ord(f.begins) for f in self._rights], np.int64)[start]
        codes, places = np.unique(left << BITS | right, return_inverse=True)
        pairs = zip(codes.tolist(), self._words.spreads(codes).tolist(), strict=True)
        told = [pair_score(chr(code >> BITS), chr(code & (1 << BITS) - 1), spread) for code, spread in pairs]
        return np.array(told)[places]

    def _topics(self) -> Scores:
        """What :meth:`~kg.read.evidence.Evidence.topic` says."""
        places, numbers = self._common()
        common = np.bincount(places, self._words.topics[numbers], len(self.end))
        left, right = np.array([len(f.pairs) for f in self._lefts]), np.array([len(f.pairs) for f in self._rights])
        of_left, of_right = np.array([f.weight for f in self._lefts]), np.array([f.weight for f in self._rights])
        fewer = left[self.end] <= right[self.start]
        return common / np.maximum(1, np.where(fewer, of_left[self.end], of_right[self.start]))

    def _common(self) -> tuple[Numbers, Numbers]:
        """Which words (pairs of characters, by number) an end and a beginning share, with the place of the two."""
        begins = np.sort(_words(self._rights))
        # in order, so that neighbours are looked for near one another
        closes = np.sort(_words(self._lefts))
        words, ends = closes >> _HALF, closes & (1 << _HALF) - 1
        first = begins.searchsorted(words << _HALF | self._first[ends])
        sizes = begins.searchsorted(words << _HALF | self._behind[ends]) - first
        at = np.arange(sizes.sum()) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)
        starts = begins[at] & (1 << _HALF) - 1
        return starts + np.repeat(self._shift[ends], sizes), np.repeat(words, sizes)


def _words(facts: list[Facts]) -> Numbers:
    """All words of all strands, each with the number of its strand in the lower half."""
    sizes = [len(f.pairs) for f in facts]
    words = np.fromiter(chain.from_iterable([f.pairs for f in facts]), np.int64, sum(sizes))
    return words << _HALF | np.repeat(np.arange(len(facts)), sizes)
