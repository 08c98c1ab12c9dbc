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

_BLANK: Final = "\u00a0\u3000\u200b\ufeff \t" + "".join(map(chr, [*range(32), 127, 0x85, 0x2028, 0x2029]))
"""What is left out at both ends of a line; the breaks of :meth:`str.splitlines` among it."""
TERMINAL: Final = re.compile(
    r"[。！？!?…]+[”’」』）)》】]*$|[。！？!?][^。，；]{0,14}[）)]$|[。！？!?”][（(][^。（()）]{0,40}[）)]$"
)
_PROSE_MARK: Final = re.compile("[，。,、]")
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

    @property
    def terminal(self) -> bool:
        """It ends a sentence."""
        return is_terminal(self.text)


def is_terminal(text: str) -> bool:
    """Whether the text ends where a sentence may end.

    >>> is_terminal("提供助力。"), is_terminal("“加快推进！”"), is_terminal("先进材料”3个主导")
    (True, True, False)
    """
    last = text[-1:]
    return last in _SURE_END or (last in _END_MARKS and TERMINAL.search(text[-48:]) is not None)


def split_lines(text: str) -> list[Line]:
    """The lines of a page that hold anything, with their page offsets."""
    lines: list[Line] = []
    end = gap = 0
    for raw in text.splitlines(keepends=True):
        end += len(raw)
        left = raw.lstrip(_BLANK)
        if not left:
            gap += 1
            continue
        body = left.rstrip(_BLANK)
        start = end - len(left)
        size = len(body)
        width = size - 0.5 * len(body.encode("ascii", "ignore"))
        lines.append(Line(start, start + size, body, width, gap))
        gap = 0
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
    columns = _local_modes([round(line.width) for line in run])
    counts = _local_modes([len(line.text) for line in run])
    for line, column, count in zip(run, columns, counts, strict=True):
        if column >= 7:
            line.column = float(column)
            line.full = line.width >= column - 2.1 or len(line.text) >= count - 0.5 >= 7
            line.first = column - 3.4 <= line.width <= column - 1.2
    # a column is told by sentences that run over its line ends; titles and lists also come in equal widths
    full = list(accumulate([x.full for x in run], initial=0))
    running = list(accumulate([x.full and not x.terminal for x in run], initial=0))
    prose = list(accumulate([_PROSE_MARK.search(x.text) is not None for x in run], initial=0))
    for at, line in enumerate(run):
        if not line.column:
            continue
        low, high = max(0, at - 5), min(len(run), at + 6)
        across = running[high] - running[low]
        told = across >= 2 and 2 * across >= full[high] - full[low] and 3 * (prose[high] - prose[low]) >= high - low
        if not told:
            line.full, line.first, line.column = False, False, 0.0


def _local_modes(values: list[int]) -> list[int]:
    """For each value the one most common among its neighbours (some five on each side, within 1), or 0."""
    modes: list[int] = []
    # how often each value occurs in the window, which moves by three
    near = [0] * (max(values) + 3)
    for value in values[:4]:
        near[value] += 1
    for at in range(0, len(values), 3):
        for value in values[at + 4 : at + 7]:
            near[value] += 1
        for value in values[max(0, at - 7) : max(0, at - 4)]:
            near[value] -= 1
        best = mode = 0
        for value in set(values[max(0, at - 4) : at + 7]):
            votes = 2 * near[value] + near[value - 1] + near[value + 1]
            if votes > best or (votes == best and value > mode):
                best, mode = votes, value
        modes += [mode if best >= 6 else 0] * 3
    return modes[: len(values)]
