"""Lines put together to passages: a paragraph, a title line, a byline, or a piece of one that the page breaks off."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from kg.read.bylines import BYLINE, ROLE_WORD
from kg.read.joints import join_score, opens_sentence, squash, start_score
from kg.read.lines import NARROW, Line, is_terminal

_MARKED: Final = re.compile(r"[■□◆◇▲△●○◎★【①-⑳]|(?:本报|[\u4e00-\u9fff]{2,8})讯[（(]|本报[^。，]{0,12}[讯电][（( ]")
_MAY_STAND_APART: Final = re.compile("[年记讯习摄论撰图电本■□◆◇▲△●○◎★【①-⑳]")
"""One of these is in every date, byline and :data:`_MARKED` line."""
_OPEN_LEAD: Final = re.compile(r"[^（(]{2,20}[讯电]\s*[（(][^）)]{0,30}$")
_DATELINE: Final = re.compile(r"(?:\S{2,8}\s+)?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:\s+[^\s，。]{1,12}){0,3}$")
_LABEL_AND_DATE: Final = re.compile(r"(【[^】]{2,14}】)\s+(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)$")
_OPENERS: Final = "（(《“「『【"
_BRACKET: Final = re.compile("[（(《“「『【）)》”」』】]")
_STOP: Final = re.compile("[。；！？]")
_FIGURE_ALONE: Final = re.compile(r"[\d.]+(?:[%％]|(?![年月日时至])[^\d，。；、]{0,5}[，。；、])")
"""17%，…  1.86万辆，… but neither 2024年，… nor 600亩“药谷”开园…"""
_PUNCTUATED: Final = re.compile(r"[。，；,;、：:]")


@dataclass(slots=True)
class Passage:
    """Consecutive lines that print set as one, and what was found out about them."""

    lines: list[Line]
    text: str
    """The lines put together, a blank where two Latin words meet."""
    key: str
    """The text squashed: without white space, punctuation full width."""
    closed: bool
    """It ends where a sentence may end."""
    part: str = "body"
    """title, heading, byline, speaker, credit, caption, lead, body, item, masthead, names, noise"""
    repeats: bool = False
    set_large: bool = False
    """The format says that print sets it as a heading."""
    number: int = 0
    """The number that it opens with: 2 for 二、…; 0 for none."""
    listed: bool = False
    """It is of a list of short lines, or above one."""
    _opening: float | None = None

    @property
    def gap(self) -> int:
        """Blank lines before it."""
        return self.lines[0].gap

    @property
    def opening(self) -> float:
        """How much it looks as if it began in the middle of a sentence, as log odds."""
        if self._opening is None:
            self._opening = start_score(self.key[:40]) + self._remnant()
        return self._opening

    def _remnant(self) -> float:
        """What its first stop tells: a few characters or a figure before one are what a column break leaves of a sentence.

        Paragraphs of news hardly ever begin with a sentence of less than a dozen characters.
        """
        if not self.closed or self.number or self.key[0] in _OPENERS:
            return 0.0
        stop = _STOP.search(self.key, 0, 12)
        score = 0.0 if stop is None else 1.5 if stop.start() < 9 else 0.8
        if _FIGURE_ALONE.match(self.key):
            score += 1.5
        return score if score and not opens_sentence(self.key) else 0.0

    @property
    def narrow(self) -> bool:
        """It stands in a narrow column."""
        return self.lines[0].column > 0


def unwrap(lines: list[Line], headings: Collection[int] = ()) -> list[Passage]:
    """The passages of a page, in page order; lines that start at one of ``headings`` are never part of prose."""
    gaps = [b.gap for a, b in itertools.pairwise(lines) if a.column and b.column]
    gaps_tell = 10 * gaps.count(0) >= 3 * len(gaps)
    if "【" in [line.text[0] for line in lines]:
        lines = _split_labels(lines)
    passages: list[Passage] = []
    start = 0
    for at, (last, line) in enumerate(itertools.pairwise(lines), 1):
        if headings and (last.start in headings or line.start in headings):
            both = last.start in headings and line.start in headings
            together = both and not line.gap and line.width + last.width < NARROW and last.full
        else:
            # most lines of a column are such, and need no closer look
            together = (
                last.full
                and at - start > 1
                and not last.terminal
                and not line.gap
                and line.width <= NARROW
                and line.width <= last.column + 5
                and last.width <= last.column + 4
                and _MAY_STAND_APART.search(line.text) is None
            ) or _continues(lines[start:at], line, passages, gaps_tell)
        if not together:
            passages.append(make_passage(lines[start:at], set_large=lines[start].start in headings))
            start = at
    if lines:
        passages.append(make_passage(lines[start:], set_large=lines[start].start in headings))
    return passages


def _split_labels(lines: list[Line]) -> list[Line]:
    """A column's label and the date beside it, 【中部商讯】 2025年6月12日, as two lines."""
    found: list[Line] = []
    for line in lines:
        match = _LABEL_AND_DATE.match(line.text) if line.text[0] == "【" else None
        if match:
            cut, start = match.end(1), match.start(2)
            found.append(Line(line.start, line.start + cut, match[1], float(cut), line.gap))
            found.append(Line(line.start + start, line.end, match[2], line.width - start, 0))
        else:
            found.append(line)
    return found


def make_passage(lines: list[Line], *, set_large: bool = False) -> Passage:
    """A passage of these lines."""
    text = lines[0].text
    for line in lines[1:]:
        if text[-1].isascii() and meets_in_latin(text, line.text):
            text += " "
        text += line.text
    return Passage(lines, text, squash(text), is_terminal(text), set_large=set_large)


def meets_in_latin(before: str, after: str) -> bool:
    """Whether the end of one line and the beginning of the next are two Latin words."""
    left, right = before[-1], after[0]
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()


def _continues(current: list[Line], line: Line, before: list[Passage], gaps_tell: bool) -> bool:
    """Whether ``line`` goes on with the passage that ``current`` holds so far."""
    if line.width > NARROW:
        return False
    last, lone = current[-1], len(current) == 1
    opens = lone and ("（" in last.text or "(" in last.text) and _OPEN_LEAD.match(last.text) is not None
    if not opens and (not last.column or (gaps_tell and line.gap) or line.width > last.column + 5):
        return False
    if _stands_apart(line.text, marked=True) or (lone and _stands_apart(last.text)):
        return False
    if opens:
        return True
    if last.width > last.column + 4 and not last.terminal and not _PUNCTUATED.search(last.text):
        return False
    if last.terminal:
        return last.full and not line.first and line.column > 0 and last.width >= last.column - 0.6
    if not lone and last.full:
        return True
    if line.column and _unclosed("".join([x.text for x in current[-3:]])):
        return True
    if lone and (_stands_alone(current[0], line, before) or _two_titles(current[0], line, before)):
        return False
    if last.full:
        return True
    if lone and line.full:
        # an indented first line, which may also be set tighter than the column's usual width
        return last.first or (last.width >= last.column - 4.6 and bool(_PUNCTUATED.search(last.text)))
    return False


def _stands_apart(text: str, *, marked: bool = False) -> bool:
    """Whether a line is a date or a byline, or is ``marked`` as a beginning: no other line goes on with it."""
    if _MAY_STAND_APART.search(text) is None:
        return False
    if marked and _MARKED.match(text):
        return True
    if "年" in text and _DATELINE.match(text):
        return True
    return ROLE_WORD.search(text) is not None and BYLINE.match(text) is not None


def _stands_alone(only: Line, line: Line, before: list[Passage]) -> bool:
    """A heading as wide as the column: not indented as a paragraph's first line is, and before one that is."""
    finished = not before or before[-1].closed or not before[-1].lines[-1].full
    if not finished or _PUNCTUATED.search(only.text) or not line.first or not line.full:
        return False
    head = squash(line.text)
    if only.width >= only.column - 1.1:
        return start_score(head) < 2.0
    return (only.first or start_score(head) <= -2.0) and join_score(squash(only.text), head) < 0.5


def _two_titles(only: Line, line: Line, before: list[Passage]) -> bool:
    """Two lines of one width without any mark, above or between texts, of which neither goes on with the other."""
    if (
        only.first
        or _PUNCTUATED.search(only.text)
        or _PUNCTUATED.search(line.text)
        or (before and not before[-1].closed)
    ):
        return False
    return join_score(squash(only.text), squash(line.text)) < 0.5


def _unclosed(text: str) -> bool:
    depth = 0
    for mark in _BRACKET.findall(text):
        depth = depth + 1 if mark in _OPENERS else max(0, depth - 1)
    return depth > 0


def mark_repeats(passages: list[Passage]) -> None:
    """Mark passages that the page prints a second time, whole or as a part of a longer one."""
    seen: dict[str, int] = {}
    for i, passage in enumerate(passages):
        if len(passage.key) < 20:
            continue
        if passage.key in seen:
            passage.repeats = True
        else:
            seen[passage.key] = i
    whole = "\n".join(p.key for p in passages if not p.repeats)
    if len(whole) > 60_000:
        return
    for passage in passages:
        if not passage.repeats and len(passage.key) >= 40 and whole.count(passage.key) > 1:
            passage.repeats = True
            whole = "\n".join(p.key for p in passages if not p.repeats)
