"""The printed lines of a page dump, and which of them print wrapped.

Dumps come in two shapes, and one page may hold both: narrow columns, where
every printed line is a line of the file, and blocks, where a paragraph is one
line. In a narrow column the lines of a paragraph are as wide as the column,
its first line is two characters shorter (the indent is lost), and its last
one usually shorter still::

      〇〇今年是中德建交52周年，也是中德建     first: width - 2
      立全方位战略伙伴关系10周年。近年来，     full
      地之一。                                  last

Width is counted in ems, an ASCII character as half of one. Since some dumps
wrap at a number of characters instead, a line also counts as full when it has
as many characters as its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

NARROW: Final = 46.0
"""No printed column of a newspaper is wider, in ems; a longer line is a block."""

_BREAK: Final = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_BLANK: Final = "\u00a0\u3000\u200b\ufeff \t\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1f\x7f"
TERMINAL: Final = re.compile(r"[。！？!?…]+[”’」』）)》】]*$|[。！？!?][^。，；]{0,14}[）)]$")
_PROSE_MARK: Final = re.compile("[，。,、]")
_END_MARKS: Final = frozenset("。！？!?…”’」』）)》】")


@dataclass(slots=True)
class Line:
    """A line with something in it, its white space at both ends left out."""

    start: int
    end: int
    text: str
    width: float
    gap: int
    """Blank lines before it."""
    full: bool = False
    """It is set as wide as its narrow column, so the next line goes on with it."""
    first: bool = False
    """It is set as the first, indented line of a paragraph in a narrow column."""
    column: float = 0.0
    """The width of the narrow column that it stands in; 0 outside one."""

    @property
    def terminal(self) -> bool:
        """It ends a sentence."""
        return is_terminal(self.text)


def is_terminal(text: str) -> bool:
    """Whether the text ends where a sentence may end.

    >>> is_terminal("提供助力。"), is_terminal("“加快推进！”"), is_terminal("先进材料”3个主导")
    (True, True, False)
    """
    return bool(text) and text[-1] in _END_MARKS and TERMINAL.search(text[-24:]) is not None


def split_lines(text: str) -> list[Line]:
    """The lines of a page that hold anything, with their page offsets."""
    lines: list[Line] = []
    at = gap = 0
    for match in _BREAK.finditer(text):
        gap = _add(lines, text, at, match.start(), gap)
        at = match.end()
    _add(lines, text, at, len(text), gap)
    if lines:
        lines[0].gap = max(1, lines[0].gap)
    _measure(lines)
    return lines


def _add(lines: list[Line], text: str, start: int, end: int, gap: int) -> int:
    raw = text[start:end]
    left = raw.lstrip(_BLANK)
    if not left:
        return gap + 1
    body = left.rstrip(_BLANK)
    start = end - len(left)
    lines.append(Line(start, start + len(body), body, len(body) - 0.5 * len(body.encode("ascii", "ignore")), gap))
    return 0


def _measure(lines: list[Line]) -> None:
    """Mark the full lines of every run of narrow lines."""
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or lines[i].width > NARROW:
            if i - start >= 3:
                _measure_run(lines[start:i])
            start = i + 1


def _measure_run(run: list[Line]) -> None:
    widths = [line.width for line in run]
    columns = _local_modes(widths)
    counts = _local_modes([float(len(line.text)) for line in run])
    for at, line in enumerate(run):
        column, count = columns[at], counts[at]
        if not column or column < 7:
            continue
        line.column = column
        line.full = line.width >= column - 2.1 or len(line.text) >= count - 0.5 >= 7
        line.first = column - 3.4 <= line.width <= column - 1.2
    # a column is told by sentences that run over its line ends; titles and lists also come in equal widths
    full = list(accumulate((x.full for x in run), initial=0))
    running = list(accumulate((x.full and not x.terminal for x in run), initial=0))
    prose = list(accumulate((_PROSE_MARK.search(x.text) is not None for x in run), initial=0))
    for at, line in enumerate(run):
        low, high = max(0, at - 5), min(len(run), at + 6)
        across = running[high] - running[low]
        told = across >= 2 and 2 * across >= full[high] - full[low] and 3 * (prose[high] - prose[low]) >= high - low
        if line.column and not told:
            line.full, line.first, line.column = False, False, 0.0


def _local_modes(values: list[float]) -> list[float]:
    """For each value the one most common among its neighbours (some five on each side, within 1), or 0."""
    keys = [round(value) for value in values]
    modes: list[float] = []
    for at in range(0, len(keys), 3):
        around = keys[max(0, at - 4) : at + 7]
        counts = {key: around.count(key) for key in set(around)}
        best, mode = max(
            (2 * number + counts.get(key - 1, 0) + counts.get(key + 1, 0), key) for key, number in counts.items()
        )
        modes += [float(mode) if best >= 6 else 0.0] * 3
    return modes[: len(keys)]
