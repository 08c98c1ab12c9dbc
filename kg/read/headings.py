"""Whether a heading is the title of an article or stands inside one, and on which side of its text a page sets titles."""

from __future__ import annotations

import itertools
import re
from typing import Final

from kg.read.affinity import Vocabulary
from kg.read.parts import DATED
from kg.read.passages import Passage

_DATED_LEAD: Final = re.compile(r"^.{0,12}?\d{1,2}月\d{1,2}日|^(?:近日|日前|昨日|今日|连日来)")
_RECENT: Final = re.compile(r"\d月\d+日|近日|日前|记者")
_TWO_PARTS: Final = re.compile(r"\S{4,}[ \u3000]+\S{4,}")
_OPENING: Final = ("lead", "byline", "speaker", "masthead")
"""Parts that stand at the opening of an article, below its title."""
_NEAR: Final = 60
"""How many passages on each side a heading is compared with."""


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
            (passages[j].part == "heading" and passages[j].listed == passages[i].listed)
            or (
                passages[j].text[0] in "■●◆"
                and passages[j].part != "byline"
                and len(passages[j].key) < 40
                and passages[j].gap == 0
            )
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
    for i in range(at, len(passages) if step > 0 else -1, step):
        passage = passages[i]
        part = passage.part
        if part == "heading" or (step > 0 and found and part in ("lead", "byline", "speaker")):
            break
        if part in ("body", "lead", "caption", "item"):
            found.append(i)
            size += len(passage.key)
            if size >= limit or (step < 0 and part == "lead"):
                break
        elif step < 0 and part in ("byline", "speaker"):
            break
    return found


class Headings:
    """The headings of a page, judged by where their words occur and what stands around them."""

    def __init__(self, passages: list[Passage], words: Vocabulary) -> None:
        self.passages, self.words = passages, words
        self.runs = dict(runs_of_headings(passages))
        """Consecutive heading passages, start to end."""
        self._below = {end: _section(passages, end, 1) for end in self.runs.values()}
        """The text below each run, by where the run ends."""
        self._shares: dict[int, tuple[float, float]] = {}
        self.above = self._titles_stand_above()
        """Titles stand above their text."""
        self._sized = any(p.set_large for p in passages)
        self._openings = sum(1 for p in passages if p.part in ("lead", "byline", "speaker") and not p.repeats)
        self._uncued_after = self._find_uncued(list(self.runs.items()))

    def _titles_stand_above(self) -> bool:
        """Whether this page sets titles above their text: told by where the words of its headings occur."""
        passages = self.passages
        if any(p.set_large for p in passages):
            return True
        content = [p for p in passages if p.part not in ("masthead", "noise") and not p.repeats]
        if not content:
            return True
        score = 0.0
        if content[0].part in ("body", "lead"):
            score -= 0.35
        if content[0].part == "heading":
            score += 0.15
        if content[-1].part == "heading":
            score -= 0.6
        for start, end in self.runs.items():
            if passages[start].listed:
                continue
            below, above = self._speaks_of(start, end)
            following = passages[end].part if end < len(passages) else ""
            opens = following in (*_OPENING, "") or start == 0
            # a heading inside an article speaks of what follows it on either kind of page
            if opens:
                score += max(-1.0, min(1.0, 2.0 * (below - above)))
            elif above > below:
                score += 1.2 * (below - above)
        return score >= 0

    def _speaks_of(self, start: int, end: int) -> tuple[float, float]:
        """How much a run speaks of the text below it, and of the text above."""
        if start not in self._shares:
            heading = range(start, end)
            below = self.words.covered_by(heading, self._below[end])
            self._shares[start] = below, self.words.covered_by(heading, _section(self.passages, start - 1, -1))
        return self._shares[start]

    def _find_uncued(self, runs: list[tuple[int, int]]) -> set[int]:
        """Ends of heading runs after which the next run, too, has nothing below it that opens an article."""
        found: set[int] = set()
        for (_, end), (start, following) in itertools.pairwise(runs):
            below = self.passages[following] if following < len(self.passages) else None
            uncued = below is not None and below.part == "body" and not _DATED_LEAD.match(below.key[:40])
            if uncued and all(p.part in ("body", "noise") for p in self.passages[end:start]):
                found.add(end)
        return found

    def opens(self, start: int, end: int, since: list[int]) -> bool:
        """Whether a heading run on a page with titles above is the title of a new article.

        ``since`` are the passages of the article that it would end.
        """
        following = self.passages[end] if end < len(self.passages) else None
        if following is None or following.part in (*_OPENING, "item", "credit", "caption", "noise"):
            return True
        score = self._title_score(start, end, since[-_NEAR:])
        if self._sized:
            return any(p.set_large for p in self.passages[start:end]) or score > 1.2
        return score > (0.15 if not self._openings else 0.45 if self._openings < 2 else 0.6)

    def _title_score(self, start: int, end: int, body: list[int]) -> float:
        """How much a heading between two paragraphs looks like a title rather than a heading inside an article.

        Titles sum up the paragraph below, which often says the day; they speak little of what stands above, and
        so does their text. Headings inside an article are short, one after another, and alike.
        """
        heading, following = self.passages[start:end], self.passages[end]
        numbers = range(start, end)
        head = following.key[:40]
        section = self._below[end]
        above, below = self.words.union(body), self.words.union(section)
        near = set(range(max(0, start - _NEAR), min(len(self.passages), end + _NEAR))).difference(section)
        last = [i for i in body if self.passages[i].part != "heading"][-1:]
        score = 1.6 * self.words.covered_by(numbers, [end])
        score -= 3.0 * self.words.covered(numbers, above)
        score -= 1.5 * self.words.shared(self.words.union([end]), self.words.union(last))
        score -= 0.8 * self.words.shared(below, above)
        score -= 1.0 * self.words.only(below, above, near)
        if _DATED_LEAD.match(head):
            score += 1.3
        elif _RECENT.search(head):
            score += 0.4
        if self.passages[start - 1].closed:
            score += 0.25 * max(0.0, min(4.0, following.opening))
        size = sum(len(p.key) for p in heading)
        score += 0.2 if size >= 18 else (-0.3 if size <= 9 else 0.0)
        if any(_TWO_PARTS.search(p.text) for p in heading):
            score += 0.8
        if any(p.gap for p in heading[1:]):
            score += 0.25
        if self._openings and end in self._uncued_after:
            score -= 0.3
        inner = [self.passages[i] for i in body if self.passages[i].part == "heading"]
        score -= 0.4 * bool(inner and self._openings) + 0.6 * any(p.key[:2] == heading[0].key[:2] for p in inner)
        return score

    def closes(self, start: int, end: int, since: list[int]) -> bool:
        """Whether a heading run on a page with titles below is the title of the article ``since`` that ends here."""
        following = self.passages[end] if end < len(self.passages) else None
        if following is None or following.part in (*_OPENING, "heading", "item", "credit"):
            return True
        # a title sums up the opening of its article, a heading inside one what stands below it
        heading = range(start, end)
        opening = itertools.islice((i for i in since if self.passages[i].part in ("body", "lead")), 2)
        above = self.words.covered_by(heading, opening)
        below, _ = self._speaks_of(start, end)
        if DATED.match(following.text):
            return above > below - 0.1
        # on a page whose articles open with bylines, one without is the exception
        return above > below + (0.6 if self._openings else 0.15)

    def speaks_of_below(self, start: int, end: int) -> bool:
        """Whether a heading run speaks more of the text below it than of the text above."""
        below, above = self._speaks_of(start, end)
        return below > above + 0.1
