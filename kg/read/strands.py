"""A page cut into strands: passages in a row that are surely of one article, with the titles and bylines beside them.

Where a page sets titles above their text, a title opens a strand; where it
sets them below (the dump gives the headline box last), a title closes one.
What cannot be told here, which broken strand goes on where, is left to
:mod:`kg.read.joining`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Final

from kg.read.affinity import Vocabulary, pairs_of
from kg.read.parts import DATED
from kg.read.passages import Passage

_DATED_LEAD: Final = re.compile(r"^.{0,12}?\d{1,2}月\d{1,2}日|^(?:近日|日前|昨日|今日|连日来)")


_WEAK: Final = -0.2
"""A paragraph that looks less than this like a sentence's beginning may be another column's."""
_TWO_PARTS: Final = re.compile(r"\S{4,}[ \u3000]+\S{4,}")


@dataclass(slots=True)
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
    after: Strand | None = None
    """The strand that it goes on with, unless an open end elsewhere claims it."""


def cut(passages: list[Passage], words: Vocabulary) -> tuple[list[Strand], list[list[int]], bool]:
    """The strands of a page, titles that no text stands beside, and whether titles stand above their text."""
    above = titles_above(passages, words)
    cutter = _Cutter(passages, words, above)
    cutter.run()
    for at, strand in enumerate(cutter.strands):
        strand.at = at
    return cutter.strands, cutter.loose, above


def runs_of_headings(passages: list[Passage]) -> list[tuple[int, int]]:
    """Consecutive heading passages as ranges; lines with a ■ close below a heading go with it."""
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(passages):
        if passages[i].part != "heading" or passages[i].repeats:
            i += 1
            continue
        j = i + 1
        while j < len(passages) and (
            passages[j].part == "heading"
            and passages[j].extra.get("list") == passages[i].extra.get("list")
            or (passages[j].text[0] in "■●◆" and len(passages[j].key) < 40 and passages[j].gap == 0)
        ):
            passages[j].part = "heading"
            j += 1
        runs.append((i, j))
        i = j
    return runs


def _section(passages: list[Passage], at: int, step: int, limit: int = 900) -> list[int]:
    """The body passages next to a place, up to the next heading or the opening of an article."""
    found: list[int] = []
    size = 0
    i = at
    while 0 <= i < len(passages) and size < limit:
        part = passages[i].part
        if part == "heading" or (step > 0 and found and part in ("lead", "byline", "speaker")):
            break
        if part in ("body", "lead", "caption", "item"):
            found.append(i)
            size += len(passages[i].key)
            if step < 0 and part == "lead":
                break
        elif part in ("byline", "speaker") and step < 0:
            break
        i += step
    return found


def titles_above(passages: list[Passage], words: Vocabulary) -> bool:
    """Whether this page sets titles above their text: told by where the words of its headings occur."""
    if any(p.set_large for p in passages):
        return True
    score = 0.0
    content = [i for i, p in enumerate(passages) if p.part not in ("masthead", "noise") and not p.repeats]
    if not content:
        return True
    first, last = passages[content[0]], passages[content[-1]]
    if first.part in ("body", "lead"):
        score -= 0.35
    if first.part == "heading":
        score += 0.15
    if last.part == "heading":
        score -= 0.6
    for start, end in runs_of_headings(passages):
        if passages[start].extra.get("list"):
            continue
        pairs = pairs_of("，".join(p.key for p in passages[start:end]))
        after = words.covered(pairs, words.union(_section(passages, end, 1)))
        before = words.covered(pairs, words.union(_section(passages, start - 1, -1)))
        following = passages[end].part if end < len(passages) else ""
        opens = following in ("lead", "byline", "speaker", "") or start == 0
        # a heading inside an article speaks of what follows it on either kind of page
        if opens:
            score += max(-1.0, min(1.0, 2.0 * (after - before)))
        elif before > after:
            score += 1.2 * (after - before)
    return score >= 0


class _Cutter:
    """Walks the page once; ``current`` is the strand that the walk is in."""

    def __init__(self, passages: list[Passage], words: Vocabulary, above: bool) -> None:
        self.passages, self.words, self.above = passages, words, above
        self.strands: list[Strand] = []
        self.loose: list[list[int]] = []
        self.current: Strand | None = None
        self.uncued_after: set[int] = set()
        self.since: list[int] = []
        """The passages since the last thing that opened an article."""
        self.sized = any(p.set_large for p in passages)
        """The format tells what is set large."""
        self.openings = sum(1 for p in passages if p.part in ("lead", "byline", "speaker") and not p.repeats)
        """Places where something but a title says that an article opens."""

    def run(self) -> None:
        """Cut the whole page."""
        runs = dict(runs_of_headings(self.passages))
        self.uncued_after = self._uncued_after(list(runs.items()))
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

    def _uncued_after(self, runs: list[tuple[int, int]]) -> set[int]:
        """Ends of heading runs after which the next run, too, has nothing below it that opens an article."""
        found: set[int] = set()
        for (_, end), (start, following) in itertools.pairwise(runs):
            below = self.passages[following] if following < len(self.passages) else None
            if below is not None and below.part == "body" and not _DATED_LEAD.match(below.key[:40]):
                if all(p.part in ("body", "noise") for p in self.passages[end:start]):
                    found.add(end)
        return found

    def _new(self, *, root: bool) -> Strand:
        self.current = Strand(root=root)
        if root:
            self.since = []
        self.strands.append(self.current)
        return self.current

    def _waiting(self) -> Strand | None:
        """The current strand, where only titles and bylines have been seen of it."""
        return self.current if self.current and not self.current.body and not self.current.ended else None

    def _masthead(self, i: int) -> None:
        """Page furniture: of no article."""

    _noise = _masthead

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
            elif not self.above and end in runs and passage.part == "credit" and not self._speaks_of(end, runs[end], end):
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

    def _speaks_of(self, start: int, end: int, at: int) -> bool:
        """Whether a heading run speaks more of the text below it than of the text above."""
        pairs = pairs_of("，".join(p.key for p in self.passages[start:end]))
        below = self.words.covered(pairs, self.words.union(_section(self.passages, end, 1)))
        above = self.words.covered(pairs, self.words.union(_section(self.passages, start - 1, -1)))
        return below > above + 0.1

    # -------------------------------------------------------------- headings

    def _heading(self, start: int, end: int) -> None:
        numbers = list(range(start, end))
        if self.passages[start].extra.get("list"):
            strand = self._new(root=True)
            strand.kind, strand.titles = "list", numbers
            return
        if self.above:
            if self._opens(start, end):
                self._new(root=True).titles = numbers
            else:
                self._inner(numbers)
            return
        if self.current is None or (not self.current.body and not self.current.bylines):
            self.loose.append(numbers)
        elif self._closes(start, end):
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

    def _opens(self, start: int, end: int) -> bool:
        """Whether a heading run on a page with titles above is the title of a new article."""
        following = self.passages[end] if end < len(self.passages) else None
        if self.current is None or self.current.ended or not self.current.body:
            return True
        if following is None or following.part in ("lead", "byline", "speaker", "item", "credit", "caption"):
            return True
        if following.part in ("masthead", "noise"):
            return True
        score = self._title_score(start, end, self.since)
        if self.sized:
            score += 1.2 if any(p.set_large for p in self.passages[start:end]) else -1.0
        self.passages[start].extra["opens"] = f"{score:.2f}"
        return score > (0.15 if not self.openings else 0.45 if self.openings < 2 else 0.6)

    def _title_score(self, start: int, end: int, body: list[int]) -> float:
        """How much a heading between two paragraphs looks like a title rather than a heading inside an article.

        Titles sum up the paragraph below, which often says the day; they speak little of what stands above, and
        so does their text. Headings inside an article are short, one after another, and alike.
        """
        heading, following = self.passages[start:end], self.passages[end]
        pairs = pairs_of("，".join(p.key for p in heading))
        head = following.key[:40]
        section = _section(self.passages, end, 1)
        above, below = self.words.recurring(body), self.words.recurring(section)
        near = (i for i in range(max(0, start - 60), min(len(self.passages), end + 60)) if i not in section)
        last = [i for i in body if self.passages[i].part != "heading"][-1:]
        score = 1.6 * self.words.covered(pairs, self.words.pairs(end))
        score -= 3.0 * self.words.covered(pairs, self.words.union(body))
        score -= 1.5 * self.words.shared(self.words.recurring([end]), self.words.recurring(last))
        score -= 0.8 * self.words.shared(below, above)
        score -= 1.0 * self.words.only(below, above, self.words.recurring(near))
        if _DATED_LEAD.match(head):
            score += 1.3
        elif re.search(r"\d月\d+日|近日|日前|记者", head):
            score += 0.4
        if self.passages[start - 1].closed:
            score += 0.25 * max(0.0, min(4.0, following.opening))
        size = sum(len(p.key) for p in heading)
        score += 0.2 if size >= 18 else (-0.3 if size <= 9 else 0.0)
        if any(_TWO_PARTS.search(p.text) for p in heading):
            score += 0.8
        if any(p.gap for p in heading[1:]):
            score += 0.25
        if self.openings and end in self.uncued_after:
            score -= 0.3
        inner = [self.passages[i] for i in body if self.passages[i].part == "heading"]
        score -= 0.4 * bool(inner and self.openings) + 0.6 * any(p.key[:2] == heading[0].key[:2] for p in inner)
        return score

    def _closes(self, start: int, end: int) -> bool:
        """Whether a heading run on a page with titles below is the title of the article that ends here."""
        following = self.passages[end] if end < len(self.passages) else None
        if following is None or following.part in ("lead", "byline", "speaker", "heading", "item", "credit"):
            return True
        if self.current is not None and self.current.ended:
            return True
        # a title sums up the opening of its article, a heading inside one what stands below it
        pairs = pairs_of("，".join(p.key for p in self.passages[start:end]))
        opening = [i for i in self.since if self.passages[i].part in ("body", "lead")][:2]
        above = self.words.covered(pairs, self.words.union(opening))
        below = self.words.covered(pairs, self.words.union(_section(self.passages, end, 1)))
        if DATED.match(following.text):
            return above > below - 0.1
        # on a page whose articles open with bylines, one without is the exception
        return above > below + (0.6 if self.openings else 0.15)

    # ------------------------------------------------------- bylines and leads

    def _byline(self, i: int) -> None:
        passage = self.passages[i]
        waiting = self._waiting()
        if waiting is not None:
            waiting.bylines.append(i)
            waiting.root = True
            return
        after = self.passages[i + 1].part if i + 1 < len(self.passages) else ""
        marked = passage.text[0] in "■□◆◇●○▲△◎" and after not in ("", "lead", "byline", "speaker")
        last = self.strands[-1] if self.strands else None
        if last is not None and last.body and not last.bylines and not marked and not self._signed(last):
            # below a text that names no one yet
            if not self.above or after in ("", "heading", "lead", "byline", "speaker"):
                last.bylines.append(i)
                last.ended = True
                self.current = last
                return
        self._new(root=True).bylines.append(i)

    def _signed(self, strand: Strand | None) -> bool:
        while strand is not None:
            if strand.bylines or any(self.passages[i].part in ("lead", "names") for i in strand.body):
                return True
            strand = strand.after
        return False

    def _speaker(self, i: int) -> None:
        waiting = self._waiting()
        strand = waiting if waiting is not None and not waiting.bylines else self._new(root=True)
        strand.bylines.append(i)
        strand.kind = "speech"

    def _lead(self, i: int) -> None:
        waiting = self._waiting()
        strand = waiting if waiting is not None and self.above else self._new(root=True)
        strand.root = True
        strand.body.append(i)

    def _names(self, i: int) -> None:
        strand = self.current
        if strand is None or not strand.body:
            self._body(i)
            return
        strand.bylines.append(i)
        strand.ended = True

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
            self._new(root=bool(current is None or current.ended) and passage.opening < 0.8).body.append(i)
            return
        last = next((j for j in reversed(current.body) if self.passages[j].part != "heading"), None)
        if last is None:
            current.body.append(i)
            return
        before = self.passages[last]
        opening = passage.opening if self.passages[i - 1].part != "heading" else -4.0
        number = self._number(current)
        if passage.number and passage.number <= number:
            self._split_at_number(current, i)
        elif not before.closed or opening > 1.5:
            self._new(root=False).body.append(i)
        elif opening > _WEAK or (number and not passage.number and before.number):
            strand = self._new(root=False)
            strand.after = current
            strand.body.append(i)
        else:
            current.body.append(i)

    def _number(self, strand: Strand | None) -> int:
        while strand is not None:
            number = next((self.passages[j].number for j in reversed(strand.body) if self.passages[j].number), 0)
            if number:
                return number
            strand = strand.after
        return 0

    def _split_at_number(self, current: Strand, i: int) -> None:
        """三 after 三: what has no number since the first of them is already the other's."""
        numbered = [n for n, j in enumerate(current.body) if self.passages[j].number]
        if not numbered:
            current.after = None
            current.body.append(i)
            return
        tail = current.body[numbered[-1] + 1 :]
        current.body = current.body[: numbered[-1] + 1]
        self._new(root=False).body += [*tail, i]
