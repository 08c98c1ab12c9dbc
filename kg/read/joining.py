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
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

import numpy as np

from kg.read.affinity import Vocabulary
from kg.read.evidence import BESIDE, Evidence
from kg.read.joints import join_score
from kg.read.outlook import REACH, Outlook
from kg.read.passages import Passage
from kg.read.strands import Strand

FEW: Final = 400
"""So many ends that break off times beginnings are sooner weighed singly than by arrays."""


class Joiner:
    """The strands of a page and the evidence for joining them."""

    def __init__(self, passages: list[Passage], strands: list[Strand], words: Vocabulary) -> None:
        self.passages, self.strands, self.words = passages, strands, words
        self.next: dict[int, int] = {}
        self._beside = [0] * len(strands)
        """For each strand the next one that is no caption."""
        following = len(strands)
        for strand in reversed(strands):
            self._beside[strand.at] = following
            if strand.kind != "caption":
                following = strand.at
        self.of = Evidence(passages, words)

    def chains(self) -> list[list[Strand]]:
        """The strands put together, each list one article in reading order."""
        pairs = self._candidates()
        self._adjacent(pairs)
        self._align(pairs)
        self._resume()
        self._follow()
        self._around()
        self._attach()
        self._split_weak()
        return self._collect()

    # ---------------------------------------------------------------- alignment

    def _candidates(self) -> dict[tuple[int, int], float]:
        evidence = self.of
        ends = [s for s in self.strands if (f := evidence.facts(s)).can_end and (f.broken or f.last)]
        starts = [s for s in self.strands if evidence.facts(s).can_start]
        if not ends or not starts:
            return {}
        weighed = sum([evidence.facts(s).broken for s in ends]) * len(starts)
        pairs = self._weigh_singly(ends, starts) if weighed <= FEW else self._weigh(ends, starts)
        found: dict[tuple[int, int], float] = {}
        for end, start, score in pairs:
            met = start.after is None or not evidence.never_met(evidence.facts(end), evidence.facts(start))
            if start.after is not end and met:
                found[end.at, start.at] = score
        return found

    def _weigh_singly(self, ends: list[Strand], starts: list[Strand]) -> Iterator[tuple[Strand, Strand, float]]:
        """The pairs of ends and beginnings in reach for which the evidence speaks."""
        evidence = self.of
        rights = [(s, evidence.facts(s), evidence.claimed(s)) for s in starts]
        for end in ends:
            left, beside = evidence.facts(end), self._beside[end.at]
            first = bisect_right(starts, end.at, key=lambda s: s.at)
            for start, right, claimed in rights[first : first + REACH]:
                # a finished sentence goes on elsewhere only where the sections are numbered
                if left.broken or (left.last and right.first == left.last + 1):
                    score = evidence.score(left, right)
                    if start.at == beside:
                        score += BESIDE - claimed
                    elif score > 0:
                        score -= claimed
                    if score > 0:
                        yield end, start, score

    def _weigh(self, ends: list[Strand], starts: list[Strand]) -> Iterator[tuple[Strand, Strand, float]]:
        """The same by arrays, which pays where there are many."""
        evidence = self.of
        outlook = Outlook(ends, starts, evidence, self.words)
        scores = outlook.scores()
        beside = (
            np.array([self._beside[s.at] for s in ends])[outlook.end] == np.array([s.at for s in starts])[outlook.start]
        )
        adds = BESIDE * beside - np.array([evidence.claimed(s) for s in starts])[outlook.start]
        for n in np.flatnonzero(~(scores + adds <= 0) & (beside | ~(scores <= 0))).tolist():
            end, start = ends[outlook.end[n]], starts[outlook.start[n]]
            score = float(scores[n])
            if math.isnan(score):
                score = evidence.score(evidence.facts(end), evidence.facts(start))
                if score <= 0 and not beside[n]:
                    continue
            score += float(adds[n])
            if score > 0:
                yield end, start, score

    def _open_ends(self) -> list[Strand]:
        """Strands that break off and have found no continuation so far."""
        return [s for s in self.strands if s.at not in self.next and (f := self.of.facts(s)).can_end and f.broken]

    def _resume(self) -> None:
        """Sections whose last one breaks off for good still go on with the next: 一、…| (lost) 二、…"""
        before = {s: e for e, s in self.next.items()}
        ends = self._open_ends()
        for start in self.strands:
            facts = self.of.facts(start)
            if not facts.opens or facts.first < 2 or start.root or start.at in before or start.after is not None:
                continue
            for end in self._near(ends, start):
                if end.at not in self.next and self._last_number(end.at, before) == facts.first - 1:
                    self.next[end.at] = start.at
                    before[start.at] = end.at
                    break

    def _near(self, ends: list[Strand], start: Strand) -> list[Strand]:
        high = bisect_left(ends, start.at, key=lambda s: s.at)
        return ends[max(0, high - REACH) : high]

    def _last_number(self, at: int, before: dict[int, int]) -> int:
        """The last section number of the chain that a strand ends."""
        for _ in range(REACH):
            number = self.of.facts(self.strands[at]).last
            if number or at not in before:
                return number
            at = before[at]
        return 0

    def _follow(self) -> None:
        """Paragraphs that no open end has claimed stay where they stand."""
        starts = set(self.next.values())
        for strand in self.strands:
            before = strand.after
            free = before is not None and strand.at not in starts and before.at not in self.next
            if before is not None and free and not self._leads_to(strand.at, before.at):
                self.next[before.at] = strand.at

    def _next_to(self, end: Strand, start: Strand) -> bool:
        return self._beside[end.at] == start.at

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
        before = {s: e for e, s in self.next.items()}
        for end in self._open_ends():
            chain = self._chain_to(end.at, before)
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
                self.of.forget(strand)
                self.strands.append(tail)
                self.next[end.at] = tail.at
                before[tail.at] = end.at

    def _weak_score(self, end: Strand, chain: set[int], strand: Strand, place: int) -> float:
        first, before = self.passages[strand.body[place]], self.passages[strand.body[place - 1]]
        if "heading" in (first.part, before.part) or not before.closed or first.number or strand.bylines:
            return -1.0
        head = first.key[:60]
        if first.opening < -1.5:
            return -1.0
        tail = self.words.union(strand.body[place:])
        own = self.words.shared(self.words.union(strand.body[:place] + strand.titles), tail)
        other = self.words.shared(self.words.union(i for at in chain for i in self.strands[at].body), tail)
        meets = join_score(self.passages[self.of.facts(end).text[-1]].key[-60:], head, self.words.spread)
        if own > 0.08 or other < 1.5 * own:
            return -1.0
        return math.log((other + 0.01) / (own + 0.01)) + 0.3 * meets + 0.3 * first.opening

    def _chain_to(self, at: int, before: dict[int, int]) -> set[int]:
        """The last strands of the chain that a strand ends."""
        found = {at}
        while at in before and len(found) < REACH:
            at = before[at]
            found.add(at)
        return found

    def _around(self) -> None:
        """A text whose first column is dumped after its others: its end goes on further up."""
        starts = set(self.next.values())
        for end in self._open_ends():
            left = self.of.facts(end)
            best: tuple[float, int] | None = None
            for start in self.strands[max(0, end.at - REACH) : end.at]:
                right = self.of.facts(start)
                if start.at in starts or not right.can_start or self._leads_to(start.at, end.at):
                    continue
                score = self.of.score(left, right) - 0.3
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
        """A beginning whose end the page has lost goes with the text before it, where both speak of the same
        or the page shows the beginning of one article alone.
        """
        starts = set(self.next.values())
        alone = [s.root for s in self.strands].count(True) == 1 and self.strands[0].root
        for strand in self.strands[1:]:
            if (
                strand.at in starts
                or strand.root
                or not self.of.facts(strand).text
                or strand.kind in ("caption", "list")
            ):
                continue
            before = self._before(strand)
            if before is None or not self.of.facts(before).can_end or before.at in self.next:
                continue
            left = self.of.facts(before)
            if self.of.sequence(left, self.of.facts(strand)) <= -5 or self._leads_to(strand.at, before.at):
                continue
            if alone or left.broken or self.words.shared(left.pairs, self._chain_pairs(strand.at)) >= 0.22:
                self.next[before.at] = strand.at
                starts.add(strand.at)

    def _before(self, strand: Strand) -> Strand | None:
        at = strand.at - 1
        while at >= 0 and self.strands[at].kind == "caption":
            at -= 1
        return self.strands[at] if at >= 0 else None

    def _chain_pairs(self, at: int) -> set[int]:
        found: set[int] = set()
        place: int | None = at
        for _ in range(REACH):
            if place is None:
                break
            found |= self.of.facts(self.strands[place]).pairs
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
