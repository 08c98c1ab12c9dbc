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
from itertools import accumulate, repeat
from typing import Final

NARROW: Final = 46.0
"""No printed column of a newspaper is wider, in ems; a longer line is a block."""

_BLANK: Final = "\u00a0\u3000\u200b\ufeff \t" + "".join(map(chr, [*range(32), 127, 0x85, 0x2028, 0x2029]))
"""What is left out at both ends of a line; the breaks of :meth:`str.splitlines` among it."""
TERMINAL: Final = re.compile(
    r"[。！？!?…]+[”’」』）)》】]*$|[。！？!?][^。，；]{0,14}[）)]$|[。！？!?”][（(][^。（()）]{0,40}[）)]$"
)
_SURE_END: Final = frozenset("。！？!?…")
_END_MARKS: Final = _SURE_END | frozenset("”’」』）)》】")


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
    terminal: bool = False
    """It ends a sentence; told of lines in narrow columns alone."""


def is_terminal(text: str) -> bool:
    """Whether the text ends where a sentence may end.

    >>> is_terminal("提供助力。"), is_terminal("“加快推进！”"), is_terminal("先进材料”3个主导")
    (True, True, False)
    """
    last = text[-1:]
    return last in _SURE_END or (last in _END_MARKS and TERMINAL.search(text[-48:]) is not None)


def split_lines(text: str) -> list[Line]:
    """The lines of a page that hold anything, with their page offsets."""
    raw = text.splitlines(keepends=True)
    left = [*map(str.lstrip, raw, repeat(_BLANK))]
    bodies = [*map(str.rstrip, left, repeat(_BLANK))]
    ascii_only = map(str.encode, bodies, repeat("ascii"), repeat("ignore"))
    lines: list[Line] = []
    end = gap = 0
    for whole, rest, body, narrow in zip(map(len, raw), map(len, left), bodies, map(len, ascii_only), strict=True):
        end += whole
        if rest:
            start, size = end - rest, len(body)
            lines.append(Line(start, start + size, body, size - 0.5 * narrow, gap))
            gap = 0
        else:
            gap += 1
    if lines:
        lines[0].gap = max(1, lines[0].gap)
    _measure(lines)
    return lines


def _measure(lines: list[Line]) -> None:
    """Mark the full lines of every run of narrow lines."""
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or lines[i].width > NARROW:
            if i - start >= 3:
                _measure_run(lines[start:i])
            start = i + 1


def _measure_run(run: list[Line]) -> None:
    texts, widths = [line.text for line in run], [line.width for line in run]
    prose = ["，" in text or "。" in text or "、" in text or "," in text for text in texts]
    columns = _local_modes([*map(round, widths)]) if any(prose) else []
    if max(columns, default=0) < 7:
        return
    sizes = [*map(len, texts)]
    equal = [width >= column - 2.1 for width, column in zip(widths, columns, strict=True)]
    counts = _local_modes(sizes, [not e and size > 7 for e, size in zip(equal, sizes, strict=True)])
    full = [
        column >= 7 and (e or size >= count - 0.5 >= 7)
        for e, column, size, count in zip(equal, columns, sizes, counts, strict=True)
    ]
    terminal = [*map(is_terminal, texts)]
    # a column is told by sentences that run over its line ends; titles and lists also come in equal widths
    across = [f and not t for f, t in zip(full, terminal, strict=True)]
    near = map(_count_near, (across, full, prose, [True] * len(run)))
    for n, (over, wide, marks, size) in enumerate(zip(*near, strict=True)):
        column = columns[n]
        if column >= 7 and over >= 2 and 2 * over >= wide and 3 * marks >= size:
            line = run[n]
            line.column, line.full, line.terminal = float(column), full[n], terminal[n]
            line.first = column - 3.4 <= line.width <= column - 1.2


def _count_near(flags: list[bool]) -> list[int]:
    """For each place how many flags are set there and up to five places on each side."""
    sums = [*accumulate(flags, initial=0)]
    below, upto = [0] * 5 + sums, sums[6:] + sums[-1:] * 5
    return [high - low for low, high in zip(below, upto[: len(flags)], strict=False)]


def _local_modes(values: list[int], asked: list[bool] | None = None) -> list[int]:
    """For each value the one most common among its neighbours (some five on each side, within 1), or 0.

    Only told around the places that are ``asked`` for, where these are given.
    """
    modes: list[int] = []
    mode = 0
    # how often each value occurs in the window, which moves by three
    near = [0] * (max(values) + 3)
    for value in values[:4]:
        near[value] += 1
    for at in range(0, len(values), 3):
        for value in values[at + 4 : at + 7]:
            near[value] += 1
        for value in values[max(0, at - 7) : max(0, at - 4)]:
            near[value] -= 1
        if asked is None or True in asked[at : at + 3]:
            window = values[max(0, at - 4) : at + 7]
            # what more than half of them are has the most votes, and in a column it hardly changes
            if near[mode] < 3 or 2 * near[mode] <= len(window):
                mode = _most_voted(window, near)
        modes += (mode, mode, mode)
    return modes[: len(values)]


def _most_voted(window: list[int], near: list[int]) -> int:
    """The value that occurs most often, those that differ by 1 counting half; 0 for less than three times."""
    best = mode = 0
    for value in set(window):
        votes = 2 * near[value] + near[value - 1] + near[value + 1]
        if votes > best or (votes == best and value > mode):
            best, mode = votes, value
    return mode if best >= 6 else 0
