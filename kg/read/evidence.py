"""The evidence that one strand of a page goes on with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.read.affinity import Vocabulary
from kg.read.joints import closed_right, left_open, meet_score, never_met
from kg.read.passages import Passage
from kg.read.strands import Strand

BESIDE: Final = 1.8
"""What being printed next to one another adds to the evidence, in log odds."""
TOPIC: Final = 4.0
"""What speaking of the same adds, for the whole of it."""
CLAIM: Final = 2.4
"""What keeps a finished paragraph's neighbour with it, if an open end elsewhere would have it."""
USUAL: Final = 0.3
"""How much of it any two strands of a page share."""
HOPELESS: Final = -1.2
"""What both speak of could hardly make up for less, and costs most to tell."""
FARE: Final = 0.4
"""What an end that breaks off has in favour of going on at all."""
FORBIDDEN: Final = -6.0
"""What section numbers say that do not follow one another."""
UNTOLD: Final = -1.0
"""What a section number says behind an end that has none."""
ROOT: Final = 1.2
"""What a beginning loses that something says an article starts with."""


@dataclass(slots=True)
class Facts:
    """What is asked of a strand again and again."""

    text: list[int]
    """Its prose passages."""
    pairs: set[int]
    """The character pairs that it shares with others of the page."""
    weight: int
    """What these pairs weigh together."""
    root: bool
    """Something says that an article starts with it."""
    broken: bool = False
    """It breaks off in mid-sentence."""
    can_start: bool = False
    """It can be the continuation of another."""
    can_end: bool = False
    """Another strand can go on with it."""
    tail: str = ""
    closes: str = ""
    """Its last character."""
    head: str = ""
    begins: str = ""
    """Its first character."""
    opening: float = 0.0
    """How much it looks as if it began in the middle of a sentence, as log odds."""
    midway: float = 0.0
    """What that adds to the evidence that it goes on with something."""
    first: int = 0
    """Its first section number, 0 for none."""
    last: int = 0
    opens: bool = False
    """It opens with the first section number."""
    owes: frozenset[str] = frozenset()
    """Closing marks that its end owes."""
    pays: frozenset[str] = frozenset()
    """Closing marks that its beginning has before their opening ones."""


class Evidence:
    """What the strands of a page say about one another."""

    def __init__(self, passages: list[Passage], words: Vocabulary) -> None:
        self.passages, self.words = passages, words
        self._facts: dict[int, Facts] = {}

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
        pairs = self.words.union(strand.body + strand.titles)
        weight = self.words.weight(pairs)
        if not text:
            return Facts(text, pairs, weight, strand.root)
        start, end = passages[text[0]], passages[text[-1]]
        joins = strand.kind not in ("caption", "list")
        untitled = not strand.root or (bool(strand.titles) and not strand.bylines and start.opening > 0.8)
        numbers = [passages[i].number for i in text if passages[i].number]
        tail, head = end.key[-300:], start.key[:60]
        return Facts(
            text,
            pairs,
            weight,
            strand.root,
            broken=not end.closed,
            can_start=joins and untitled,
            can_end=joins and not strand.ended,
            tail=tail,
            closes=tail[-1],
            head=head,
            begins=head[0],
            opening=start.opening,
            midway=0.3 * max(-1.2, min(3.0, start.opening)),
            first=numbers[0] if numbers else 0,
            last=numbers[-1] if numbers else 0,
            opens=bool(start.number),
            owes=left_open(tail),
            pays=closed_right(head),
        )

    def score(self, left: Facts, right: Facts) -> float:
        """The evidence that the strand ``right`` goes on with ``left``, about log odds."""
        sequence = self.sequence(left, right) if right.first else 0.0
        if sequence <= -5:
            return sequence
        if not left.broken:
            score = -1.4 - min(3.0, max(0.0, right.opening))
        elif sequence > 2 and right.opening < -2:
            # the page has lost the rest of the sentence, but the sections go on
            score = -0.6
        else:
            score = FARE + meet_score(left.tail, right.head, left.owes, right.pays, self.words.spread) + right.midway
        score += sequence
        if score < HOPELESS:
            return score
        score += TOPIC * (self.topic(left, right) - USUAL)
        return score - ROOT if right.root else score

    def topic(self, left: Facts, right: Facts) -> float:
        """How much both speak of, over what the one with fewer words could share: 0 to 1."""
        common = self.words.weight(left.pairs & right.pairs)
        return common / (left.weight if len(left.pairs) <= len(right.pairs) else right.weight) if common else 0.0

    def never_met(self, left: Facts, right: Facts) -> bool:
        """Whether a quick look tells that they are no one sentence: the characters at their joint never meet."""
        return never_met(left.closes + right.begins, self.words.spread)

    def sequence(self, left: Facts, right: Facts) -> float:
        """What the numbers 一、二、三、 of their sections say: :data:`FORBIDDEN`, or about what they add."""
        last, first = left.last, right.first
        if not first:
            return 0.0
        if right.opens:
            return 2.4 if last and first == last + 1 else (FORBIDDEN if last or first > 1 else UNTOLD)
        return 1.8 if last and last == first - 1 else (FORBIDDEN if last else UNTOLD)

    def claimed(self, start: Strand) -> float:
        """What speaks for leaving a strand with the finished paragraph before it."""
        if start.after is None:
            return 0.0
        facts = self.facts(start)
        near = self.topic(self.facts(start.after), facts)
        return CLAIM + TOPIC * (near - USUAL) - 0.5 * max(0.0, facts.opening)
