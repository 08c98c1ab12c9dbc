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
from kg.read.joints import FIGURE_CUT, QUOTES, STOPS, Scores, after_figure, at_stop, before_figure, pair_scores
from kg.read.lines import Numbers
from kg.read.strands import Strand

REACH: Final = 40
"""How many beginnings ahead a continuation is looked for."""
_HALF: Final = 32
"""Half the bits of a number."""


class Outlook:
    """Which beginnings each end has in reach: one place in each array for each pair of them."""

    def __init__(self, ends: list[Strand], starts: list[Strand], evidence: Evidence, words: Vocabulary) -> None:
        self._lefts, self._rights = [evidence.facts(s) for s in ends], [evidence.facts(s) for s in starts]
        self._words = words
        self._firsts = np.searchsorted([s.at for s in starts], [s.at for s in ends], side="right")
        """The first beginning in reach of each end, whether or not there is one."""
        sizes = np.minimum(REACH, len(starts) - self._firsts)
        self._behind = self._firsts + sizes
        """The first beginning out of reach of each end."""
        self._shift = np.cumsum(sizes) - sizes - self._firsts
        """What added to the number of a beginning gives the place of its pair with each end."""
        self.end = np.repeat(np.arange(len(ends)), sizes)
        """The number of the end."""
        self.start = np.arange(len(self.end)) - self._shift[self.end]
        """The number of the beginning."""

    def scores(self) -> Scores:
        """The evidence, minus infinity for pairs out of the question, NaN for what only a closer look tells."""
        left = [(f.broken, f.last, len(f.pairs), f.weight) for f in self._lefts]
        right = [(f.first, f.opens, f.midway, ROOT * f.root, len(f.pairs), f.weight) for f in self._rights]
        broken, last, left_size, of_left = np.array(left, np.float64).T[:, self.end]
        first, opens, midway, root, right_size, of_right = np.array(right, np.float64).T[:, self.start]
        follows = (last > 0) & (first == last + 1)
        scores: Scores = FARE + self._meets(broken > 0) + midway
        scores[first > 0] += UNTOLD
        topics = self._common() / np.maximum(1, np.where(left_size <= right_size, of_left, of_right))
        scores = np.where(scores >= HOPELESS, scores + TOPIC * (topics - USUAL) - root, scores)
        scores[(first > 0) & (first != last + 1) & ((last > 0) | (opens > 0))] = FORBIDDEN
        scores[follows] = np.nan
        # a finished sentence goes on elsewhere only where the sections are numbered
        scores[(broken == 0) & ~follows] = -np.inf
        return scores

    def _meets(self, broken: npt.NDArray[np.bool_]) -> Scores:
        """What :func:`~kg.read.joints.join_score` says of ``broken`` ends; NaN where marks are open on both sides."""
        left = [(f.closes.isdigit(), f.closes in STOPS, at_stop(f.tail), len(f.owes)) for f in self._lefts]
        right = [(f.begins.isdigit(), f.begins in QUOTES, len(f.pays)) for f in self._rights]
        digit, stop, tail, owed = np.array(left, np.float64).T[:, self.end]
        figure, quote, paid = np.array(right, np.float64).T[:, self.start]
        cut, before = digit > 0, figure > 0
        scores: Scores = tail
        plain = broken & ~(cut | before | (stop > 0) | (quote > 0))
        scores[plain] = self._pairs(self.end[plain], self.start[plain])
        scores[before] = np.array([before_figure(f.tail) for f in self._lefts])[self.end[before]]
        scores -= 1.2 * (owed + paid)
        scores[(owed > 0) & (paid > 0)] = np.nan
        scores[cut] = np.array([after_figure(f.head) for f in self._rights])[self.start[cut]]
        scores[cut & before] = FIGURE_CUT
        return scores

    def _pairs(self, end: Numbers, start: Numbers) -> Scores:
        """What the two characters that meet tell."""
        left, right = [f.closes for f in self._lefts], [f.begins for f in self._rights]
        codes = np.array([ord(c) for c in left], np.int64)[end] << BITS | np.array([ord(c) for c in right])[start]
        return pair_scores(left, right, end, start, self._words.spreads(codes))

    def _common(self) -> Scores:
        """What the words (pairs of characters, by number) that an end and a beginning share weigh together."""
        starts = np.sort(_packed(self._rights))
        ends = _packed(self._lefts)
        words, end = ends >> _HALF, ends & (1 << _HALF) - 1
        # of each word of each end the beginnings in reach that have it too, which are sorted by word and page order
        low = starts.searchsorted(words << _HALF | self._firsts[end])
        found = starts.searchsorted(words << _HALF | self._behind[end]) - low
        at = np.repeat(low - np.cumsum(found) + found, found) + np.arange(found.sum())
        start = starts[at] & (1 << _HALF) - 1
        places = start + np.repeat(self._shift[end], found)
        return np.bincount(places, np.repeat(self._words.topics[words], found), len(self.end)).astype(np.float64)


def _packed(facts: list[Facts]) -> Numbers:
    """Each word of each strand: the word's number, moved by half a number, and the strand's place in the list."""
    sizes = [len(f.pairs) for f in facts]
    words = np.fromiter(chain.from_iterable([f.pairs for f in facts]), np.int64, sum(sizes))
    return words << _HALF | np.repeat(np.arange(len(facts)), sizes)
