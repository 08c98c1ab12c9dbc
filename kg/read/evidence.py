"""The evidence that one strand of a page goes on with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.read.affinity import Vocabulary
from kg.read.joints import closed_right, join_score, left_open, never_met, pair_score
from kg.read.passages import Passage
from kg.read.strands import Strand

BESIDE: Final = 1.8
"""What being printed next to one another adds to the evidence, in log odds."""
TOPIC: Final = 4.0
"""What speaking of the same adds, for the whole of it."""
CLAIM: Final = 2.4
"""What keeps a finished paragraph's neighbour with it, if an open end elsewhere would have it."""
_HOPELESS: Final = -1.2
"""What both speak of could hardly make up for less, and costs most to tell."""


@dataclass(slots=True)
class Facts:
    """What is asked of a strand again and again."""

    text: list[int]
    """Its prose passages."""
    broken: bool
    """It breaks off in mid-sentence."""
    can_start: bool
    """It can be the continuation of another."""
    can_end: bool
    """Another strand can go on with it."""
    tail: str
    head: str
    opening: float
    first: int
    """Its first section number, 0 for none."""
    last: int
    opens: bool
    """It opens with the first section number."""
    owes: frozenset[str]
    """Closing marks that its end owes."""
    pays: frozenset[str]
    """Closing marks that its beginning has before their opening ones."""
    pairs: set[str] | None = None


class Evidence:
    """What the strands of a page say about one another."""

    def __init__(self, passages: list[Passage], words: Vocabulary) -> None:
        self.passages, self.words = passages, words
        self._facts: dict[int, Facts] = {}
        self._met: dict[str, float] = {}

    def forget(self, strand: Strand) -> None:
        """Drop what is kept of a strand whose passages have changed."""
        self._facts.pop(strand.at, None)

    def facts(self, strand: Strand) -> Facts:
        """What is asked of the strand again and again."""
        known = self._facts.get(strand.at)
        if known is None:
            known = self._facts[strand.at] = self._gather(strand)
        return known

    def _gather(self, strand: Strand) -> Facts:
        passages = self.passages
        text = [i for i in strand.body if passages[i].part != "heading"]
        if not text:
            return Facts(text, False, False, False, "", "", 0.0, 0, 0, False, frozenset(), frozenset())
        start, end = passages[text[0]], passages[text[-1]]
        joins = strand.kind not in ("caption", "list")
        untitled = not strand.root or (bool(strand.titles) and not strand.bylines and start.opening > 0.8)
        numbers = [passages[i].number for i in text if passages[i].number]
        tail, head = end.key[-300:], start.key[:60]
        return Facts(
            text=text,
            broken=not end.closed,
            can_start=joins and untitled,
            can_end=joins and not strand.ended,
            tail=tail,
            head=head,
            opening=start.opening,
            first=numbers[0] if numbers else 0,
            last=numbers[-1] if numbers else 0,
            opens=bool(start.number),
            owes=left_open(tail),
            pays=closed_right(head),
        )

    def pairs(self, strand: Strand) -> set[str]:
        """The character pairs of a strand that recur on the page."""
        facts = self.facts(strand)
        if facts.pairs is None:
            facts.pairs = self.words.recurring(strand.body + strand.titles)
        return facts.pairs

    def score(self, end: Strand, start: Strand) -> float:
        """The evidence that ``start`` goes on with ``end``, about log odds."""
        left, right = self.facts(end), self.facts(start)
        sequence = self.sequence(end, start) if right.first else 0.0
        if sequence <= -5:
            return sequence
        opening = right.opening
        if not left.broken:
            score = -1.4 - min(3.0, max(0.0, opening))
        elif sequence > 2 and opening < -2:
            # the page has lost the rest of the sentence, but the sections go on
            score = -0.6
        else:
            score = 0.4 + self._meet(left, right) + 0.3 * max(-1.2, min(3.0, opening))
        score += sequence
        if score < _HOPELESS:
            return score
        score += TOPIC * (self.words.shared(self.pairs(end), self.pairs(start)) - 0.3)
        return score - 1.2 if start.root else score

    def _meet(self, left: Facts, right: Facts) -> float:
        """How the characters meet; plain pairs of Chinese characters are looked up once a page."""
        pair = left.tail[-1] + right.head[0]
        if not pair.isalpha() or pair.isascii():
            return join_score(left.tail, right.head, self.words.spread)
        known = self._met.get(pair)
        if known is None:
            known = self._met[pair] = pair_score(pair, self.words.spread)
        if left.owes or right.pays:
            known += 3.0 * len(left.owes & right.pays) - 1.2 * len(left.owes ^ right.pays)
        return known

    def out_of_question(self, end: Strand, start: Strand) -> bool:
        """Whether a quick look tells that ``start`` stays where it is: its first character never follows the last."""
        if start.after is None:
            return False
        return never_met(self.facts(end).tail[-1] + self.facts(start).head[0], self.words.spread)

    def sequence(self, end: Strand, start: Strand) -> float:
        """What the numbers 一、二、三、 of their sections say: -6 where they forbid the join."""
        last, right = self.facts(end).last, self.facts(start)
        first = right.first
        if not first:
            return 0.0
        if right.opens:
            return 2.4 if last and first == last + 1 else (-6.0 if last or first > 1 else -1.0)
        return 1.8 if last and last == first - 1 else (-6.0 if last else -1.0)

    def claimed(self, start: Strand) -> float:
        """What speaks for leaving a strand with the finished paragraph before it."""
        if start.after is None:
            return 0.0
        near = self.words.shared(self.pairs(start.after), self.pairs(start))
        return CLAIM + TOPIC * (near - 0.3) - 0.5 * max(0.0, self.facts(start).opening)
