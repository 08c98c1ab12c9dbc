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
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, compress, count, pairwise, repeat
from operator import add, sub
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
    texts = [*filter(None, map(str.rstrip, left, repeat(_BLANK)))]
    if not texts:
        return []
    # column after column, not line after line: a page has hundreds of lines
    places = [*compress(count(), left)]
    gaps = [max(1, places[0]), *[after - before - 1 for before, after in pairwise(places)]]
    starts = [*compress(map(sub, accumulate(map(len, raw)), map(len, left)), left)]
    sizes = [*map(len, texts)]
    ascii_only = map(str.encode, texts, repeat("ascii"), repeat("ignore"))
    widths = [size - 0.5 * len(narrow) for size, narrow in zip(sizes, ascii_only, strict=True)]
    prose = ["，" in body or "。" in body or "、" in body or "," in body for body in texts]
    set_as = _measure(texts, sizes, widths, prose) if _may_be_narrow(widths, prose) else ()
    return [*map(Line, starts, map(add, starts, sizes), texts, widths, gaps, *set_as)]


def _may_be_narrow(widths: list[float], prose: list[bool]) -> bool:
    """Whether narrow lines stand in a row that may be a column, as hardly any do on a page in blocks."""
    start = 0
    for at, width in enumerate(widths):
        if width > NARROW:
            if at - start >= 3 and _may_be_column(widths[start:at], prose[start:at]):
                return True
            start = at + 1
    return _may_be_column(widths[start:], prose[start:])


def _may_be_column(widths: list[float], prose: list[bool]) -> bool:
    """Whether any three lines are of about one width, and enough of them prose: cheaper than :func:`_measure`."""
    widths = sorted(widths)
    alike = any(high - low <= 3 for low, high in zip(widths, widths[2:], strict=False))
    return alike and 3 * sum(prose) >= min(len(prose), 6)


def _measure(
    texts: list[str], all_sizes: list[int], all_widths: list[float], prose: list[bool]
) -> tuple[Iterable[bool], Iterable[bool], Iterable[float], Iterable[bool]] | tuple[()]:
    """Which lines are full, which first and which terminal in a narrow column, and how wide it is; or nothing.

    A column runs through three or more narrow lines.
    """
    widths = np.array(all_widths)
    at = np.arange(len(widths))
    wide = widths > NARROW
    start = np.maximum.accumulate(np.where(wide, at + 1, 0))
    stop = np.minimum.accumulate(np.where(wide, at, len(widths))[::-1])[::-1]
    sizes = np.array(all_sizes)
    columns, counts = _local_modes(np.where(wide, 0, (np.rint(widths).astype(int), sizes)), start, stop)
    inside = (columns >= 7) & (stop - start >= 3)
    if not inside.any():
        return ()
    full = inside & ((widths >= columns - 2.1) | ((sizes >= counts - 0.5) & (counts - 0.5 >= 7)))
    first = inside & (columns - 3.4 <= widths) & (widths <= columns - 1.2)
    terminal = np.array([text[-1] in _END_MARKS and is_terminal(text) for text in texts])
    # a column is told by sentences that run over its line ends; titles and lists also come in equal widths
    low, high = np.maximum(start, at - 5), np.minimum(stop, at + 6)
    upto = np.zeros((3, len(widths) + 1), int)
    np.cumsum([full & ~terminal, full, prose], axis=1, out=upto[:, 1:])
    across, equal, punctuated = upto[:, high] - upto[:, low]
    told = inside & (across >= 2) & (2 * across >= equal) & (3 * punctuated >= high - low)
    width_of = np.where(told, columns, 0.0)
    return (told & full).tolist(), (told & first).tolist(), width_of.tolist(), (told & terminal).tolist()


def _local_modes(values: Numbers, start: Numbers, stop: Numbers) -> Numbers:
    """For each value of a row the one most common among its neighbours (some five on each side, within 1), or 0.

    ``start`` and ``stop`` bound the run that each column of ``values`` stands in.
    """
    at = np.arange(len(start))
    # windows move by three
    moved = (at - start) % 3 == 0
    moved[:1] = True
    near = at[moved, None] + np.arange(-4, 7)
    inside = (near >= start[moved, None]) & (near < stop[moved, None])
    windows = np.arange(len(values) * len(near)).reshape(len(values), len(near), 1)
    # how often each value stands in each window; what is outside of it counts as -2
    cells = np.where(inside, values.take(near, axis=1, mode="clip") + 2, 0) * windows.size + windows
    counts = np.bincount(cells.ravel(), minlength=(values.max(initial=0) + 4) * windows.size)
    counts = counts.reshape(-1, windows.size).astype(np.int8)
    own = counts[2:-1]
    votes = ((own > 0) * (2 * own + counts[1:-2] + counts[3:]))[::-1]
    # backwards, so that of two with as many votes the larger comes first
    modes = np.where(votes.max(axis=0) >= 6, len(votes) - 1 - votes.argmax(axis=0), 0)
    found: Numbers = modes.reshape(len(values), -1)[:, np.cumsum(moved) - 1]
    return found
