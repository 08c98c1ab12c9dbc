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
from itertools import repeat
from typing import Final

import numpy as np
import numpy.typing as npt

NARROW: Final = 46.0
"""No printed column of a newspaper is wider, in ems; a longer line is a block."""

_BLANK: Final = "\u00a0\u3000\u200b\ufeff \t" + "".join(map(chr, [*range(32), 127, 0x85, 0x2028, 0x2029]))
"""What is left out at both ends of a line; the breaks of :meth:`str.splitlines` among it."""
TERMINAL: Final = re.compile(
    r"[。！？!?…]+[”’」』）)》】]*$|[。！？!?][^。，；]{0,14}[）)]$|[。！？!?”][（(][^。（()）]{0,40}[）)]$"
)
_SURE_END: Final = frozenset("。！？!?…")
_END_MARKS: Final = _SURE_END | frozenset("”’」』）)》】")

Numbers = npt.NDArray[np.integer]
"""Whole numbers, one a line, pair of characters …"""


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
        if _may_be_narrow(lines):
            _measure(lines)
    return lines


def _may_be_narrow(lines: list[Line]) -> bool:
    """Whether narrow lines stand in a row that may be a column, as hardly any do on a page in blocks."""
    run: list[Line] = []
    for line in lines:
        if line.width <= NARROW:
            run.append(line)
        elif _may_be_column(run):
            return True
        else:
            run = []
    return _may_be_column(run)


def _may_be_column(run: list[Line]) -> bool:
    """Whether any three lines are of about one width, and enough of them prose: cheaper than :func:`_measure`."""
    widths = sorted([line.width for line in run])
    alike = any(high - low <= 3 for low, high in zip(widths, widths[2:], strict=False))
    return alike and 3 * sum([_is_prose(line.text) for line in run]) >= min(len(run), 6)


def _is_prose(text: str) -> bool:
    return "，" in text or "。" in text or "、" in text or "," in text


def _measure(lines: list[Line]) -> None:
    """Mark the lines of narrow columns, which run through three or more narrow lines."""
    widths = np.array([line.width for line in lines])
    at = np.arange(len(lines))
    wide = widths > NARROW
    start = np.maximum.accumulate(np.where(wide, at + 1, 0))
    stop = np.minimum.accumulate(np.where(wide, at, len(lines))[::-1])[::-1]
    columns = _local_modes(np.where(wide, 0, np.rint(widths).astype(int)), start, stop)
    inside = (columns >= 7) & (stop - start >= 3)
    if not inside.any():
        return
    sizes = np.array([len(line.text) for line in lines])
    counts = _local_modes(np.where(wide, 0, sizes), start, stop)
    full = inside & ((widths >= columns - 2.1) | ((sizes >= counts - 0.5) & (counts - 0.5 >= 7)))
    first = inside & (columns - 3.4 <= widths) & (widths <= columns - 1.2)
    prose = np.array([_is_prose(line.text) for line in lines])
    terminal = [is_terminal(line.text) for line in lines]
    # a column is told by sentences that run over its line ends; titles and lists also come in equal widths
    low, high = np.maximum(start, at - 5), np.minimum(stop, at + 6)
    across, equal, punctuated = (
        upto[high] - upto[low] for upto in (_count_upto(flags) for flags in (full & ~np.array(terminal), full, prose))
    )
    told = inside & (across >= 2) & (2 * across >= equal) & (3 * punctuated >= high - low)
    found = zip(lines, np.where(told, columns, 0).tolist(), full.tolist(), first.tolist(), terminal, strict=True)
    for line, column, line_full, line_first, line_terminal in found:
        if column:
            line.column, line.full = float(column), line_full
            line.first, line.terminal = line_first, line_terminal


def _count_upto(flags: npt.NDArray[np.bool_]) -> Numbers:
    """How many flags are set before each place, the end included."""
    return np.concatenate(([0], np.cumsum(flags)))


def _local_modes(values: Numbers, start: Numbers, stop: Numbers) -> Numbers:
    """For each value the one most common among its neighbours (some five on each side, within 1), or 0.

    ``start`` and ``stop`` bound the run that each stands in.
    """
    # how often each value occurs up to each place, and so in windows that move by three
    upto = np.zeros((len(values) + 1, values.max(initial=0) + 3), np.int32)
    at = np.arange(len(values))
    upto[at + 1, values + 1] = 1
    upto.cumsum(axis=0, out=upto)
    moved = (at - start) % 3 == 0
    moved[:1] = True
    near = upto[np.minimum(at + 7, stop)[moved]] - upto[np.maximum(at - 4, start)[moved]]
    own = near[:, 1:-1]
    votes = np.where(own > 0, 2 * own + near[:, :-2] + near[:, 2:], 0)[:, ::-1]
    # backwards, so that of two with as many votes the larger comes first
    modes = np.where(votes.max(axis=1) >= 6, votes.shape[1] - 1 - votes.argmax(axis=1), 0)
    found: Numbers = modes[np.cumsum(moved) - 1]
    return found
