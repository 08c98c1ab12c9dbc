"""A page cut into strands: passages in a row that are surely of one article, with the titles and bylines beside them.

Where a page sets titles above their text, a title opens a strand; where it
sets them below (the dump gives the headline box last), a title closes one.
What cannot be told here, which broken strand goes on where, is left to
:mod:`kg.read.joining`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kg.read.affinity import Vocabulary
from kg.read.headings import Headings
from kg.read.parts import DATED
from kg.read.passages import Passage

_WEAK: Final = -0.2
"""A paragraph that looks less than this like a sentence's beginning may be another column's."""


@dataclass(slots=True, eq=False)
class Strand:
    """Passages of one article, by their place on the page."""

    body: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    root: bool = False
    """Something says that an article starts here: a title, a byline, a dateline."""
    ended: bool = False
    """Something says that the article ends here: a source, a signature, a title set below."""
    kind: str = "news"
    at: int = 0
    """Its place among the strands."""
    after: Strand | None = field(default=None, repr=False)
    """The strand that it goes on with, unless an open end elsewhere claims it."""
    number: int = 0
    """The last section number up to its end, what it goes on with counted in."""
    signed: bool = False
    """Something up to its end names who wrote it."""


def cut(passages: list[Passage], words: Vocabulary) -> tuple[list[Strand], list[list[int]]]:
    """The strands of a page, and headings that no text stands beside."""
    headings = Headings(passages, words)
    cutter = _Cutter(passages, headings)
    cutter.run()
    for at, strand in enumerate(cutter.strands):
        strand.at = at
    return cutter.strands, cutter.loose


class _Cutter:
    """Walks the page once; ``current`` is the strand that the walk is in."""

    def __init__(self, passages: list[Passage], headings: Headings) -> None:
        self.passages, self.headings, self.above = passages, headings, headings.above
        self.strands: list[Strand] = []
        self.loose: list[list[int]] = []
        self.current: Strand | None = None
        self.since: list[int] = []
        """The passages since the last thing that opened an article."""

    def run(self) -> None:
        """Cut the whole page."""
        runs = self.headings.runs
        captions = self._captions(runs)
        i = 0
        while i < len(self.passages):
            if i in captions:
                end, strand = captions[i]
                self.strands.append(strand)
                i = end
                continue
            if i in runs:
                self._heading(i, runs[i])
                i = runs[i]
                continue
            passage = self.passages[i]
            if not passage.repeats:
                self.since.append(i)
                getattr(self, f"_{passage.part}", self._body)(i)
            i += 1
        self.strands = [s for s in self.strands if s.body or s.titles or s.bylines]

    def _new(self, *, root: bool) -> Strand:
        self.current = Strand(root=root)
        if root:
            self.since = []
        self.strands.append(self.current)
        return self.current

    def _waiting(self) -> Strand | None:
        """The current strand, where only titles and bylines have been seen of it."""
        return self.current if self.current and not self.current.body and not self.current.ended else None

    def _noise(self, i: int) -> None:
        """Page furniture: of no article."""

    def _masthead(self, i: int) -> None:
        """A date and medium right below a title are the article's, elsewhere the page's."""
        strand = self.current
        below_title = strand is not None and bool(strand.titles) and self.passages[i - 1].part == "heading"
        if strand is not None and below_title and (self._waiting() is not None or i - 1 in strand.titles):
            strand.bylines.append(i)

    # -------------------------------------------------------------- captions

    def _captions(self, runs: dict[int, int]) -> dict[int, tuple[int, Strand]]:
        """Captions with their credits and titles, by the passage that they start at."""
        found: dict[int, tuple[int, Strand]] = {}
        ends = {end: start for start, end in runs.items()}
        for i, passage in enumerate(self.passages):
            if passage.repeats or passage.part not in ("credit", "caption"):
                continue
            start = i
            if passage.part == "credit":
                start = self._caption_start(i)
            strand = Strand(kind="caption", root=True, ended=True, body=list(range(start, i)), bylines=[i])
            if passage.part == "caption":
                strand.body, strand.bylines = [i], []
            end = i + 1
            if end < len(self.passages) and self.passages[end].part == "source":
                strand.bylines.append(end)
                end += 1
            if self.above and start in ends and self._is_caption_title(ends[start], start):
                strand.titles = list(range(ends[start], start))
                start = ends[start]
            elif (
                not self.above
                and end in runs
                and passage.part == "credit"
                and not self.headings.speaks_of_below(end, runs[end])
            ):
                strand.titles = list(range(end, runs[end]))
                end = runs[end]
            if strand.body or strand.titles:
                found[start] = (end, strand)
        return found

    def _caption_start(self, credit: int) -> int:
        """The first passage of the caption above a credit: the nearest dated one of three, else the one above."""
        start = credit
        for back in range(credit - 1, max(-1, credit - 4), -1):
            passage = self.passages[back]
            if passage.part not in ("body", "item") or not passage.closed:
                break
            if start < credit and not self.passages[start].closed:
                break
            if back < credit - 1 and self.passages[back + 1].opening > 2.0:
                break
            if DATED.match(passage.text) or passage.part == "item":
                return back
            if start == credit:
                start = back
        return start

    def _is_caption_title(self, start: int, end: int) -> bool:
        return sum(len(p.key) for p in self.passages[start:end]) < 60

    # -------------------------------------------------------------- headings

    def _heading(self, start: int, end: int) -> None:
        numbers = list(range(start, end))
        if self.passages[start].listed:
            strand = self._new(root=True)
            strand.kind, strand.titles = "list", numbers
            return
        if self.above:
            going = self.current is not None and self.current.body and not self.current.ended
            if not going or self.headings.opens(start, end, self.since):
                self._new(root=True).titles = numbers
            else:
                self._inner(numbers)
            return
        if self.current is None or (not self.current.body and not self.current.bylines):
            self.loose.append(numbers)
        elif self.current.ended or self.headings.closes(start, end, self.since):
            self.current.titles += numbers
            self.current.ended = True
        else:
            self._inner(numbers)

    def _inner(self, numbers: list[int]) -> None:
        """Headings inside an article."""
        if self.current is None or self.current.ended:
            self._new(root=True).titles = numbers
        else:
            self.current.body += numbers
            self.since += numbers

    # ------------------------------------------------------- bylines and leads

    def _byline(self, i: int) -> None:
        passage = self.passages[i]
        waiting = self._waiting()
        if waiting is not None:
            waiting.bylines.append(i)
            waiting.root = waiting.signed = True
            return
        after = self.passages[i + 1].part if i + 1 < len(self.passages) else ""
        marked = passage.text[0] in "■□◆◇●○▲△◎" and after not in ("", "lead", "byline", "speaker")
        last = self.strands[-1] if self.strands else None
        unsigned = last is not None and bool(last.body) and not last.bylines and not last.signed
        stands_below = not self.above or after in ("", "heading", "lead", "byline", "speaker")
        if last is not None and unsigned and stands_below and not marked:
            last.bylines.append(i)
            last.ended = last.signed = True
            self.current = last
            return
        strand = self._new(root=True)
        strand.bylines.append(i)
        strand.signed = True

    def _speaker(self, i: int) -> None:
        waiting = self._waiting()
        strand = waiting if waiting is not None and not waiting.bylines else self._new(root=True)
        strand.bylines.append(i)
        strand.kind, strand.signed = "speech", True

    def _lead(self, i: int) -> None:
        waiting = self._waiting()
        strand = waiting if waiting is not None and self.above else self._new(root=True)
        strand.root = strand.signed = True
        strand.body.append(i)

    def _names(self, i: int) -> None:
        strand = self.current
        if strand is None or not strand.body:
            self._body(i)
            return
        strand.bylines.append(i)
        strand.ended = strand.signed = True

    def _source(self, i: int) -> None:
        if self.current is not None:
            self.current.bylines.append(i)
            self.current.ended = True

    def _item(self, i: int) -> None:
        if self.current is None or self.current.ended or (self.current.body and self.current.kind != "list"):
            strand = self._new(root=True)
        else:
            strand = self.current
        strand.kind = "list"
        strand.body.append(i)

    # ------------------------------------------------------------------- body

    def _body(self, i: int) -> None:
        current, passage = self.current, self.passages[i]
        if current is None or current.ended or current.kind == "list":
            # what follows a finished article starts another, unless it starts in mid-sentence
            finished = current is None or current.ended
            self._add(self._new(root=finished and passage.opening < 0.8), i)
            return
        last = next((j for j in reversed(current.body) if self.passages[j].part != "heading"), None)
        if last is None:
            self._add(current, i)
            return
        before = self.passages[last]
        opening = passage.opening if self.passages[i - 1].part != "heading" else -4.0
        if passage.number and passage.number <= current.number:
            self._split_at_number(current, i)
        elif not before.closed or opening > 1.5:
            self._add(self._new(root=False), i)
        elif opening > _WEAK or (current.number and not passage.number and before.number):
            strand = self._new(root=False)
            strand.after, strand.number, strand.signed = current, current.number, current.signed
            self._add(strand, i)
        else:
            self._add(current, i)

    def _add(self, strand: Strand, i: int) -> None:
        strand.body.append(i)
        strand.number = self.passages[i].number or strand.number

    def _split_at_number(self, current: Strand, i: int) -> None:
        """三 after 三: what has no number since the first of them is already the other's."""
        numbered = [n for n, j in enumerate(current.body) if self.passages[j].number]
        if not numbered:
            current.after = None
            self._add(current, i)
            return
        tail = current.body[numbered[-1] + 1 :]
        current.body = current.body[: numbered[-1] + 1]
        strand = self._new(root=False)
        strand.body += tail
        self._add(strand, i)
