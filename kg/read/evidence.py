"""The evidence that one strand of a page goes on with another."""

from __future__ import annotations

from typing import Final

from kg.read.affinity import Vocabulary
from kg.read.joints import join_score, never_met
from kg.read.passages import Passage
from kg.read.strands import Strand

BESIDE: Final = 1.8
"""What being printed next to one another adds to the evidence, in log odds."""
TOPIC: Final = 4.0
"""What speaking of the same adds, for the whole of it."""
CLAIM: Final = 2.4
"""What keeps a finished paragraph's neighbour with it, if an open end elsewhere would have it."""


class Evidence:
    """What the strands of a page say about one another; what is asked often is kept."""

    def __init__(self, passages: list[Passage], words: Vocabulary) -> None:
        self.passages, self.words = passages, words
        self._pairs: dict[int, set[str]] = {}
        self._texts: dict[int, list[int]] = {}
        self._tails: dict[int, str] = {}
        self._heads: dict[int, tuple[str, float]] = {}
        self._numbers: dict[int, tuple[int, int, bool]] = {}

    def forget(self, strand: Strand) -> None:
        """Drop what is kept of a strand whose passages have changed."""
        for kept in (self._pairs, self._texts, self._tails, self._heads, self._numbers):
            kept.pop(strand.at, None)

    def text(self, strand: Strand) -> list[int]:
        """The prose passages of a strand."""
        if strand.at not in self._texts:
            self._texts[strand.at] = [i for i in strand.body if self.passages[i].part != "heading"]
        return self._texts[strand.at]

    def pairs(self, strand: Strand) -> set[str]:
        """The character pairs of a strand that recur on the page."""
        if strand.at not in self._pairs:
            self._pairs[strand.at] = self.words.recurring(strand.body + strand.titles)
        return self._pairs[strand.at]

    def open_end(self, strand: Strand) -> bool:
        """Whether the strand breaks off in mid-sentence."""
        text = self.text(strand)
        return bool(text) and not self.passages[text[-1]].closed

    def can_start(self, strand: Strand) -> bool:
        """Whether the strand can be the continuation of another."""
        text = self.text(strand)
        if not text or strand.kind in ("caption", "list"):
            return False
        if not strand.root:
            return True
        return bool(strand.titles) and not strand.bylines and self.passages[text[0]].opening > 0.8

    def can_end(self, strand: Strand) -> bool:
        """Whether another strand can go on with this one."""
        return bool(self.text(strand)) and not strand.ended and strand.kind not in ("caption", "list")

    def numbers(self, strand: Strand) -> tuple[int, int, bool]:
        """The first and the last section number of a strand, and whether it opens with the first."""
        known = self._numbers.get(strand.at)
        if known is None:
            text = self.text(strand)
            found = [self.passages[i].number for i in text if self.passages[i].number]
            known = (found[0], found[-1], bool(self.passages[text[0]].number)) if found else (0, 0, False)
            self._numbers[strand.at] = known
        return known

    def score(self, end: Strand, start: Strand) -> float:
        """The evidence that ``start`` goes on with ``end``, about log odds."""
        tail, head, opening = self._tail(end), *self._head(start)
        opening = max(-2.5, min(3.0, opening))
        sequence = self.sequence(end, start)
        if sequence <= -5:
            return sequence
        if self.open_end(end) and sequence > 2 and opening < -2:
            # the page has lost the rest of the sentence, but the sections go on
            score = -0.6
        elif self.open_end(end):
            score = 0.4 + join_score(tail, head, self.words.spread) + 0.3 * max(-1.2, opening)
        else:
            score = -1.4 - max(0.0, opening)
        score += sequence
        if score < -1.2:
            # what both speak of could hardly make up for it, and costs most to tell
            return score
        score += TOPIC * (self.words.shared(self.pairs(end), self.pairs(start)) - 0.3)
        if start.root:
            score -= 1.2
        return score

    def out_of_question(self, end: Strand, start: Strand) -> bool:
        """Whether a quick look tells that ``start`` stays where it is: its first character never follows the last."""
        return start.after is not None and never_met(self._tail(end)[-1:] + self._head(start)[0][:1], self.words.spread)

    def _tail(self, strand: Strand) -> str:
        known = self._tails.get(strand.at)
        if known is None:
            known = self._tails[strand.at] = self.passages[self.text(strand)[-1]].key[-300:]
        return known

    def _head(self, strand: Strand) -> tuple[str, float]:
        known = self._heads.get(strand.at)
        if known is None:
            first = self.passages[self.text(strand)[0]]
            known = self._heads[strand.at] = (first.key[:60], first.opening)
        return known

    def sequence(self, end: Strand, start: Strand) -> float:
        """What the numbers 一、二、三、 of their sections say: -6 where they forbid the join."""
        _, last, _ = self.numbers(end)
        first, _, opens = self.numbers(start)
        if not first:
            return 0.0
        if opens:
            return 2.4 if last and first == last + 1 else (-6.0 if last or first > 1 else -1.0)
        return 1.8 if last and last == first - 1 else (-6.0 if last else -1.0)

    def claimed(self, start: Strand) -> float:
        """What speaks for leaving a strand with the finished paragraph before it."""
        if start.after is None:
            return 0.0
        near = self.words.shared(self.pairs(start.after), self.pairs(start))
        return CLAIM + TOPIC * (near - 0.3) - 0.5 * max(0.0, self.passages[self.text(start)[0]].opening)
