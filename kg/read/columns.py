"""Reading order of a printed page, from where its characters stand.

Characters become printed lines, lines become blocks of one size, and the page
is cut recursively along the white between blocks: into rows where a heading
opens a new row, else into columns, else into rows::

    ┌──────────────────┐     a heading over three columns: no white runs from top to
    │ heading          │     bottom, so the heading is cut off first, and the columns
    ├─────┬─────┬──────┤     are read from the left
    │  1  │  2  │  3   │
    ├─────┴───┬─┴──────┤
    │ heading │ heading│     headings side by side: white runs between them, so the
    │   4     │   5    │     columns are cut first
    └─────────┴────────┘
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

LARGE: Final = 1.4
"""A line set this many times the size of the page's text is a title; headings inside an article are smaller."""


@dataclass(slots=True)
class Glyph:
    """A printed character, in points; y grows upwards, as in PDF."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    order: int
    """Its place in the page's content."""
    blank: bool = False
    """The content has a blank before it."""

    @property
    def size(self) -> float:
        """Height of its em box."""
        return self.top - self.bottom


@dataclass(slots=True)
class Row:
    """A printed line within one column."""

    glyphs: list[Glyph]
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def text(self) -> str:
        """Its characters, a blank where print leaves the width of one."""
        out = ""
        before: Glyph | None = None
        for glyph in self.glyphs:
            if (before is not None and glyph.blank and glyph.left >= before.right - 0.1 * self.size) or (
                before is not None
                and self.size
                and glyph.left - before.right > 0.28 * self.size
                and self._apart(before, glyph)
            ):
                out += " "
            out += glyph.char
            before = glyph
        return out

    def _apart(self, before: Glyph, glyph: Glyph) -> bool:
        latin = before.char.isascii() and glyph.char.isascii()
        return latin or glyph.left - before.right > 0.6 * self.size


@dataclass(slots=True)
class Box:
    """Rows of one size that print sets together."""

    rows: list[Row]
    left: float
    bottom: float
    right: float
    top: float
    size: float
    heading: bool = False


def order(glyphs: list[Glyph]) -> list[Box]:
    """The blocks of a page in reading order."""
    rows = _rows(glyphs)
    if not rows:
        return []
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.glyphs)
    body = max(sorted(sizes), key=lambda s: sizes[s])
    boxes = _boxes(rows)
    for box in boxes:
        box.heading = box.size >= LARGE * body and sum(len(r.glyphs) for r in box.rows) > 1
    return _cut(boxes, body)


def _rows(glyphs: list[Glyph]) -> list[Row]:
    """Characters in a row: next to one another on a line, or close in the content across a wider gap."""
    lines: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.size > 0:
            lines.setdefault(round((glyph.bottom + glyph.top) / 2), []).append(glyph)
    merged: list[list[Glyph]] = []
    last = None
    for y in sorted(lines):
        if last is not None and y - last <= 1 and merged:
            merged[-1] += lines[y]
        else:
            merged.append(list(lines[y]))
        last = y
    rows: list[Row] = []
    for line in merged:
        line.sort(key=lambda g: (g.left, g.order))
        current = [line[0]]
        for glyph in line[1:]:
            before = current[-1]
            size = max(before.size, glyph.size)
            gap = glyph.left - before.right
            near = gap <= 0.6 * size or (gap <= 2.2 * size and 0 < glyph.order - before.order <= 3)
            if near and abs(before.size - glyph.size) <= 0.2 * size:
                current.append(glyph)
            else:
                rows.append(_row(current))
                current = [glyph]
        rows.append(_row(current))
    return _upright(rows)


def _row(glyphs: list[Glyph]) -> Row:
    sizes = sorted(g.size for g in glyphs)
    return Row(
        glyphs,
        min(g.left for g in glyphs),
        min(g.bottom for g in glyphs),
        max(g.right for g in glyphs),
        max(g.top for g in glyphs),
        sizes[len(sizes) // 2],
    )


def _upright(rows: list[Row]) -> list[Row]:
    """Single characters under one another are a line set upright."""
    single = sorted((r for r in rows if len(r.glyphs) == 1), key=lambda r: (round(r.left / 2), -r.top))
    used: set[int] = set()
    columns: list[Row] = []
    for row in single:
        if id(row) in used:
            continue
        column = [row]
        for other in single:
            last = column[-1]
            if id(other) in used or other is row:
                continue
            if abs(other.left - last.left) < 0.3 * last.size and 0 < last.bottom - other.bottom < 1.9 * last.size:
                column.append(other)
        if len(column) >= 4:
            used.update(id(r) for r in column)
            columns.append(_row([g for r in column for g in r.glyphs]))
    return [r for r in rows if id(r) not in used] + columns


def _boxes(rows: list[Row]) -> list[Box]:
    """Rows under one another, of one size and one left or right edge or mostly overlapping, as blocks."""
    boxes: list[Box] = []
    for row in sorted(rows, key=lambda r: (-r.top, r.left)):
        home: Box | None = None
        for box in reversed(boxes[-60:]):
            last = box.rows[-1]
            overlap = min(box.right, row.right) - max(box.left, row.left)
            gap = last.bottom - row.top
            same_size = abs(box.size - row.size) <= 0.12 * max(box.size, row.size)
            if (
                same_size
                and -0.4 * row.size < gap < 0.95 * row.size
                and overlap > 0.6 * min(row.right - row.left, box.right - box.left)
            ):
                home = box
                break
        if home is None:
            boxes.append(Box([row], row.left, row.bottom, row.right, row.top, row.size))
            continue
        home.rows.append(row)
        home.left, home.right = min(home.left, row.left), max(home.right, row.right)
        home.bottom = min(home.bottom, row.bottom)
    return boxes


def _cut(boxes: list[Box], body: float, depth: int = 0) -> list[Box]:
    if len(boxes) <= 1 or depth > 60:
        return sorted(boxes, key=lambda b: (-b.top, b.left))
    columns = _split(boxes, [(b.left, b.right) for b in boxes], 0.5 * body)
    bands = _split(boxes, [(-b.top, -b.bottom) for b in boxes], 0.15 * body)
    if len(bands) > 1:
        opening = [n for n in range(1, len(bands)) if _opens(bands[n], bands[n - 1], body)]
        if opening:
            groups: list[list[Box]] = [[]]
            for n, band in enumerate(bands):
                if n in opening:
                    groups.append([])
                groups[-1] += band
            return [box for group in groups for box in _cut(group, body, depth + 1)]
        if len(columns) < 2:
            return [box for band in bands for box in _cut(band, body, depth + 1)]
    if len(columns) > 1:
        return [box for column in columns for box in _cut(column, body, depth + 1)]
    return sorted(boxes, key=lambda b: (round(b.left / (4 * body)), -b.top))


def _opens(band: list[Box], above: list[Box], body: float) -> bool:
    """Whether a band opens with a heading, well below what stands above it."""
    top = max(b.top for b in band)
    gap = min(b.bottom for b in above) - top
    return (
        gap > 0.9 * body and any(b.heading and top - b.top < body for b in band) and not all(b.heading for b in above)
    )


def _split(boxes: list[Box], ranges: list[tuple[float, float]], least: float) -> list[list[Box]]:
    """Boxes in groups along one axis, cut wherever white as wide as ``least`` runs across."""
    groups: list[list[Box]] = []
    reach = 0.0
    for (start, end), box in sorted(zip(ranges, boxes, strict=True), key=lambda x: x[0]):
        if groups and start - reach < least:
            groups[-1].append(box)
            reach = max(reach, end)
        else:
            groups.append([box])
            reach = end
    return groups
