"""Which broken strand goes on where: column breaks put together again.

Ends and beginnings are aligned in page order, as columns are printed, by the
weight of the evidence: how the characters meet (:mod:`kg.read.joints`), the
sequence 一、二、三、, what both speak of. An end and a beginning may stay alone,
since pages lose passages::

    A1 …结合实际      B1 …产量创      A2 推行产业链…      B2 历史新高…
          └────────────────┼───────────────┘                  │
                           └──────────────────────────────────┘
"""

from __future__ import annotations

import math
from typing import Final

from kg.read.affinity import Vocabulary
from kg.read.joints import join_score
from kg.read.passages import Passage
from kg.read.strands import Strand

REACH: Final = 40
"""How many strands ahead a continuation is looked for."""

BESIDE: Final = 1.8
"""What being printed next to one another adds to the evidence, in log odds."""
TOPIC: Final = 4.0
"""What speaking of the same adds, for the whole of it."""
CLAIM: Final = 2.4
"""What keeps a finished paragraph's neighbour with it, if an open end elsewhere would have it."""


class Joiner:
    """The strands of a page and the evidence for joining them."""

    def __init__(self, passages: list[Passage], strands: list[Strand], words: Vocabulary) -> None:
        self.passages, self.strands, self.words = passages, strands, words
        self.next: dict[int, int] = {}
        self._pairs: dict[int, set[str]] = {}
        self._texts: dict[int, list[int]] = {}
        self._tails: dict[int, str] = {}
        self._heads: dict[int, tuple[str, float]] = {}
        self._numbers: dict[int, tuple[int, int, bool]] = {}

    def chains(self) -> list[list[Strand]]:
        """The strands put together, each list one article in reading order."""
        pairs = self._candidates()
        self._adjacent(pairs)
        self._align(pairs)
        self._follow()
        self._around()
        self._attach()
        self._split_weak()
        return self._collect()

    # ---------------------------------------------------------------- evidence

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
        sequence = self._sequence(end, start)
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

    def _sequence(self, end: Strand, start: Strand) -> float:
        _, last, _ = self.numbers(end)
        first, _, opens = self.numbers(start)
        if not first:
            return 0.0
        if opens:
            return 2.4 if last and first == last + 1 else (-6.0 if last or first > 1 else -1.0)
        return 1.8 if last and last == first - 1 else (-6.0 if last else -1.0)

    # ---------------------------------------------------------------- alignment

    def _candidates(self) -> dict[tuple[int, int], float]:
        found: dict[tuple[int, int], float] = {}
        starts = [s for s in self.strands if self.can_start(s)]
        at = 0
        for end in self.strands:
            if not self.can_end(end):
                continue
            while at < len(starts) and starts[at].at <= end.at:
                at += 1
            for start in starts[at : at + REACH]:
                if start.after is end:
                    continue
                score = self.score(end, start) - self._claimed(start)
                if self._next_to(end, start):
                    score += BESIDE
                if score > 0:
                    found[end.at, start.at] = score
        return found

    def _claimed(self, start: Strand) -> float:
        """What speaks for leaving a strand with the finished paragraph before it."""
        if start.after is None:
            return 0.0
        near = self.words.shared(self.pairs(start.after), self.pairs(start))
        return CLAIM + TOPIC * (near - 0.3) - 0.5 * max(0.0, self.passages[self.text(start)[0]].opening)

    def _follow(self) -> None:
        """Paragraphs that no open end has claimed stay where they stand."""
        starts = set(self.next.values())
        for strand in self.strands:
            before = strand.after
            if before is not None and strand.at not in starts and before.at not in self.next:
                if not self._leads_to(strand.at, before.at):
                    self.next[before.at] = strand.at

    def _next_to(self, end: Strand, start: Strand) -> bool:
        between = self.strands[end.at + 1 : start.at]
        return all(s.kind == "caption" for s in between)

    def _adjacent(self, pairs: dict[tuple[int, int], float]) -> None:
        """Take neighbours at once where neither has a better match elsewhere."""
        best_end: dict[int, float] = {}
        best_start: dict[int, float] = {}
        for (e, s), score in pairs.items():
            best_end[e] = max(best_end.get(e, 0.0), score)
            best_start[s] = max(best_start.get(s, 0.0), score)
        for (e, s), score in sorted(pairs.items()):
            if self._next_to(self.strands[e], self.strands[s]) and score >= best_end[e] and score >= best_start[s]:
                self.next[e] = s
        taken_ends, taken_starts = set(self.next), set(self.next.values())
        for e, s in list(pairs):
            if e in taken_ends or s in taken_starts:
                del pairs[e, s]

    def _align(self, pairs: dict[tuple[int, int], float]) -> None:
        """The heaviest set of pairs that do not cross, by a prefix-maximum tree over the starts."""
        places = {s: n for n, s in enumerate(sorted({s for _, s in pairs}), 1)}
        tree: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (len(places) + 1)
        back: dict[tuple[int, int], tuple[int, int] | None] = {}
        total: dict[tuple[int, int], float] = {}
        for e, s in sorted(pairs, key=lambda p: (p[0], -p[1])):
            place = places[s] - 1
            best: tuple[float, tuple[int, int] | None] = (0.0, None)
            while place > 0:
                if tree[place][0] > best[0]:
                    best = tree[place]
                place -= place & -place
            back[e, s] = best[1]
            total[e, s] = best[0] + pairs[e, s]
            place = places[s]
            while place < len(tree):
                if total[e, s] > tree[place][0]:
                    tree[place] = (total[e, s], (e, s))
                place += place & -place
        link = max(sorted(total), key=lambda p: total[p], default=None)
        while link is not None:
            self.next[link[0]] = link[1]
            link = back[link]

    # ------------------------------------------------------------- what is left

    def _split_weak(self) -> None:
        """Where an open end finds no beginning, one may hide behind a finished sentence: a column that starts
        as a paragraph might, under a text of which it says nothing.
        """
        starts = set(self.next.values())
        ends = [s for s in self.strands if s.at not in self.next and self.can_end(s) and self.open_end(s)]
        for end in ends:
            chain = self._chain_to(end.at)
            best: tuple[float, Strand, int] | None = None
            for strand in self.strands[max(0, end.at - 4) : end.at + 5]:
                if strand.at in chain or strand.kind in ("caption", "list") or strand.at in self.next:
                    continue
                for place in range(1, len(strand.body)):
                    score = self._weak_score(end, chain, strand, place)
                    if score > 0 and (best is None or score > best[0]):
                        best = (score, strand, place)
            if best:
                _, strand, place = best
                tail = Strand(body=strand.body[place:], at=len(self.strands), kind=strand.kind, bylines=strand.bylines)
                tail.ended, strand.ended = strand.ended, False
                strand.body, strand.bylines = strand.body[:place], []
                self._pairs.pop(strand.at, None)
                self._texts.pop(strand.at, None)
                self._numbers.pop(strand.at, None)
                self._tails.pop(strand.at, None)
                self.strands.append(tail)
                self.next[end.at] = tail.at
                starts.add(tail.at)

    def _weak_score(self, end: Strand, chain: set[int], strand: Strand, place: int) -> float:
        first, before = self.passages[strand.body[place]], self.passages[strand.body[place - 1]]
        if "heading" in (first.part, before.part) or not before.closed or first.number or strand.bylines:
            return -1.0
        head = first.key[:60]
        if first.opening < -1.5:
            return -1.0
        tail = self.words.recurring(strand.body[place:])
        own = self.words.shared(self.words.recurring(strand.body[:place] + strand.titles), tail)
        other = self.words.shared(self.words.recurring(i for at in chain for i in self.strands[at].body), tail)
        meets = join_score(self.passages[self.text(end)[-1]].key[-60:], head, self.words.spread)
        if own > 0.08 or other < 1.5 * own:
            return -1.0
        return math.log((other + 0.01) / (own + 0.01)) + 0.3 * meets + 0.3 * first.opening

    def _chain_to(self, at: int) -> set[int]:
        """The strands of the chain that a strand ends."""
        before = {s: e for e, s in self.next.items()}
        found = {at}
        while at in before:
            at = before[at]
            found.add(at)
        return found

    def _around(self) -> None:
        """A text whose first column is dumped after its others: its end goes on further up."""
        starts = set(self.next.values())
        open_ends = [s for s in self.strands if s.at not in self.next and self.can_end(s) and self.open_end(s)]
        for end in open_ends:
            best: tuple[float, int] | None = None
            for start in self.strands[max(0, end.at - REACH) : end.at]:
                if start.at in starts or not self.can_start(start) or self._leads_to(start.at, end.at):
                    continue
                score = self.score(end, start) - 0.3
                if score > 0 and (best is None or score > best[0]):
                    best = (score, start.at)
            if best:
                self.next[end.at] = best[1]
                starts.add(best[1])

    def _leads_to(self, start: int, end: int) -> bool:
        at: int | None = start
        while at is not None:
            if at == end:
                return True
            at = self.next.get(at)
        return False

    def _attach(self) -> None:
        """A beginning whose end the page has lost goes with the text before it, where both speak of the same."""
        starts = set(self.next.values())
        for strand in self.strands[1:]:
            if strand.at in starts or strand.root or not self.text(strand) or strand.kind in ("caption", "list"):
                continue
            before = next((s for s in reversed(self.strands[: strand.at]) if s.kind != "caption"), None)
            if before is None or not self.can_end(before) or before.at in self.next:
                continue
            if self._sequence(before, strand) <= -5 or self._leads_to(strand.at, before.at):
                continue
            chain = self._chain_pairs(strand.at)
            if self.open_end(before) or self.words.shared(self.pairs(before), chain) >= 0.22:
                self.next[before.at] = strand.at
                starts.add(strand.at)

    def _chain_pairs(self, at: int) -> set[str]:
        found: set[str] = set()
        place: int | None = at
        while place is not None:
            found |= self.pairs(self.strands[place])
            place = self.next.get(place)
        return found

    def _collect(self) -> list[list[Strand]]:
        continued = set(self.next.values())
        chains: list[list[Strand]] = []
        for strand in self.strands:
            if strand.at in continued:
                continue
            chain = [strand]
            while chain[-1].at in self.next:
                chain.append(self.strands[self.next[chain[-1].at]])
            chains.append(chain)
        return chains
