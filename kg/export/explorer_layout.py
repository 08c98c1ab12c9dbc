"""Where nodes stand: communities laid out one by one, packed, and pushed apart until no two labels meet.

Positions are computed when the page is built, so that it opens at rest. Every
step is seeded and works on numbers, never on names, so that two builds agree.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

EM: Final = 14
"""Size of a node's label in pixels, at a zoom of 1."""
LINE: Final = 9.0
"""Longest label line, in em."""
BOXED: Final = 12.0
"""Longest label in a box, in em."""
OPENING: Final = "（(《“‘「"
CLOSING: Final = "）)》”’」"
HEAD: Final = 100.0
"""Half the width of the longest name of a column, in pixels."""

Point = tuple[int, int]
Floats = NDArray[np.float64]
Links: TypeAlias = "nx.Graph[int]"


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node with its label below takes, in pixels around the node's centre."""

    half_width: float
    above: float
    below: float


def text_width(text: str) -> float:
    """Width of a text in em: a Chinese character is 1, a Latin one about 0.56."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in text)


def wrap(label: str) -> str:
    r"""A label as a node shows it: at most two lines, cut with ``…``.

    >>> wrap("重庆长安汽车股份有限公司")
    '重庆长安汽车\n股份有限公司'
    """
    text = " ".join(label.split())
    width = text_width(text)
    if width <= LINE:
        return text
    first = _whole(text, len(_take(text, min(LINE, max(width / 2, LINE * 0.5) + 0.3))))
    rest = text[len(first) :].strip()
    second = _take(rest, LINE)
    if second != rest:
        second = _take(rest, LINE - 1) + "…"
    return f"{first.strip()}\n{second}"


def _whole(text: str, at: int) -> str:
    """The first line of a text that would break at ``at``: a little more or less, so that no bracket or word is broken.

    >>> _whole("西门子（中国）有限公司", 5)
    '西门子（中国）'
    """
    for near in (at, at + 1, at - 1, at + 2, at - 2, at - 3, at - 4):
        line = text[:near]
        if near < 2 or near >= len(text) or text_width(line) > LINE:
            continue
        closed = sum(line.count(c) for c in OPENING) == sum(line.count(c) for c in CLOSING)
        word = re.fullmatch(r"[0-9A-Za-z]{2}", text[near - 1 : near + 1])
        if closed and not word and text[near] not in CLOSING + "、，":
            return line
    return text[:at]


def _take(text: str, room: float) -> str:
    taken = 0.0
    for i, c in enumerate(text):
        taken += 1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56
        if taken > room:
            return text[:i]
    return text


def clip(label: str, room: float = BOXED) -> str:
    """A label on one line, as a box of a columned view shows it."""
    text = " ".join(label.split())
    return text if text_width(text) <= room else _take(text, room - 1) + "…"


def node_size(degree: int) -> int:
    """Radius of a node by the number of its neighbours, in pixels."""
    return round(min(26.0, 7 + 3.1 * math.sqrt(degree)))


def box_of(label: str, degree: int) -> Box:
    """The room of a node that is drawn as a shape with its label below."""
    lines = wrap(label).split("\n")
    size = node_size(degree)
    return Box(max(size, max(map(text_width, lines)) * EM / 2) + 10, size + 10, size + 14 + len(lines) * (EM + 1))


def half_of_box(label: str) -> float:
    """Half the width of a node that is drawn as a box around its label, in pixels."""
    return text_width(clip(label)) * EM / 2 + 12


def place(boxes: Sequence[Box], edges: Mapping[tuple[int, int], float], *, aspect: float = 1.4) -> list[Point]:
    """Positions for a network whose nodes are ``0 … len(boxes) - 1``, about ``aspect`` times as wide as high."""
    if len(boxes) < 2:
        return [(0, 0)] * len(boxes)
    graph: Links = nx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in sorted(edges.items()) if a != b)
    groups = sorted((sorted(g) for g in nx.community.louvain_communities(graph, seed=7)), key=lambda g: (-len(g), g))
    start = _packed(graph, groups, boxes)
    spread = _relaxed(start, graph, groups, boxes, aspect)
    return [(round(x), round(y)) for x, y in _squeezed(apart(spread, boxes), boxes, aspect)]


def _squeezed(points: Floats, boxes: Sequence[Box], aspect: float) -> Floats:
    """The same picture drawn together as long as that makes it smaller: labels then stay readable when it fits."""
    best, (width, height) = points, _extent(points, boxes)
    for _ in range(24):
        # The side that decides is pressed, the other one may give a little.
        wide = width > height * aspect
        tighter = apart(best * (np.array([0.94, 1.03]) if wide else np.array([1.03, 0.94])), boxes)
        size = _extent(tighter, boxes)
        if max(size[0], size[1] * aspect) >= max(width, height * aspect) * 0.998:
            break
        best, (width, height) = tighter, size
    return best


def _extent(points: Floats, boxes: Sequence[Box]) -> tuple[float, float]:
    """Width and height of the frame around all boxes."""
    half = np.array([b.half_width for b in boxes])
    width = float((points[:, 0] + half).max() - (points[:, 0] - half).min())
    high = points[:, 1] - np.array([b.above for b in boxes])
    low = points[:, 1] + np.array([b.below for b in boxes])
    return width, float(low.max() - high.min())


def _packed(graph: Links, groups: Sequence[Sequence[int]], boxes: Sequence[Box]) -> Floats:
    """Each community by a spring layout of its own, the communities as discs by one of theirs."""
    points: Floats = np.zeros((len(boxes), 2))
    radii = [70.0 * math.sqrt(len(g)) for g in groups]
    meta: Links = nx.Graph()
    meta.add_nodes_from(range(len(groups)))
    home = {n: i for i, g in enumerate(groups) for n in g}
    for a, b, about in graph.edges(data=True):
        if home[a] != home[b]:
            known = meta.get_edge_data(home[a], home[b], {"weight": 0.0})
            meta.add_edge(home[a], home[b], weight=known["weight"] + about["weight"])
    sunflower = {
        i: (math.cos(i * 2.399963) * 150 * math.sqrt(i), math.sin(i * 2.399963) * 150 * math.sqrt(i))
        for i in range(len(groups))
    }
    centres = np.array([sunflower[i] for i in range(len(groups))])
    if meta.number_of_edges():
        found = nx.spring_layout(meta, pos=sunflower, k=400, iterations=60, seed=7, scale=None)
        centres = np.array([found[i] for i in range(len(groups))])
        centres *= sum(radii) / max(1.0, float(np.abs(centres).max())) / 2
    for _ in range(200):  # discs apart
        moved = False
        for i in range(len(groups)):
            for j in range(i):
                way = centres[i] - centres[j]
                gap = float(np.hypot(*way)) or 1e-6
                lack = radii[i] + radii[j] - gap
                if lack > 0.5:
                    push = way / gap * lack / 2
                    centres[i] += push
                    centres[j] -= push
                    moved = True
        if not moved:
            break
    for i, members in enumerate(groups):
        inner = (
            nx.spring_layout(graph.subgraph(members), seed=7, iterations=80)
            if len(members) > 1
            else {members[0]: (0, 0)}
        )
        for n in members:
            points[n] = centres[i] + np.array(inner[n]) * radii[i] * 0.8
    return points


def _relaxed(
    points: Floats, graph: Links, groups: Sequence[Sequence[int]], boxes: Sequence[Box], aspect: float
) -> Floats:
    """Springs along edges, repulsion between all, a pull to the middle that makes the picture as wide as asked."""
    n = len(boxes)
    home = np.zeros(n, dtype=int)
    for i, g in enumerate(groups):
        home[list(g)] = i
    pairs = np.array(sorted((min(a, b), max(a, b)) for a, b in graph.edges()), dtype=int).reshape(-1, 2)
    degree = np.maximum(1, np.array([graph.degree(i) for i in range(n)], dtype=float))
    marks = np.array([b.above for b in boxes])  # large marks stand further apart, so that their link is seen
    between = marks[pairs[:, 0]] + marks[pairs[:, 1]]
    length = np.where(home[pairs[:, 0]] == home[pairs[:, 1]], 60.0, 150.0) + between
    strength = 1 / np.minimum(degree[pairs[:, 0]], degree[pairs[:, 1]]) if len(pairs) else np.zeros(0)
    here = points.copy()
    for step in range(240):
        heat = 14.0 * (1 - step / 240) + 0.4
        way = here[:, None, :] - here[None, :, :]
        far = np.sqrt((way**2).sum(axis=2)) + np.eye(n) + 1e-3
        force = (way / far[:, :, None] * (8200.0 / far**1.6)[:, :, None]).sum(axis=1)
        if len(pairs):
            along = here[pairs[:, 1]] - here[pairs[:, 0]]
            reach = np.sqrt((along**2).sum(axis=1)) + 1e-3
            pull = along / reach[:, None] * ((reach - length) * 0.32 * strength)[:, None]
            np.add.at(force, pairs[:, 0], pull)
            np.add.at(force, pairs[:, 1], -pull)
        force -= here * np.array([0.045, 0.045 * aspect * aspect])
        size = np.sqrt((force**2).sum(axis=1)) + 1e-9
        here = here + force / size[:, None] * np.minimum(size, heat)[:, None]
    result: Floats = here - here.mean(axis=0)
    return result


def apart(points: Floats, boxes: Sequence[Box]) -> Floats:
    """The same positions, moved as little as needed so that no two boxes overlap."""
    here = points.copy()
    half = np.array([b.half_width for b in boxes])
    above = np.array([b.above for b in boxes])
    below = np.array([b.below for b in boxes])
    middle = (below - above) / 2
    tall = (above + below) / 2
    n = len(boxes)
    upper = np.triu_indices(n, 1)
    for _ in range(900):
        cx, cy = here[:, 0], here[:, 1] + middle
        dx, dy = cx[upper[0]] - cx[upper[1]], cy[upper[0]] - cy[upper[1]]
        ox = half[upper[0]] + half[upper[1]] - np.abs(dx)
        oy = tall[upper[0]] + tall[upper[1]] - np.abs(dy)
        hit = np.flatnonzero((ox > 0) & (oy > 0))
        if not len(hit):
            break
        a, b = upper[0][hit], upper[1][hit]
        # Out by the shorter way; a pair on one spot parts by its order.
        sideways = ox[hit] < oy[hit]
        sx = np.where(dx[hit] == 0, -1.0, np.sign(dx[hit]))
        sy = np.where(dy[hit] == 0, -1.0, np.sign(dy[hit]))
        move = np.zeros((len(hit), 2))
        move[:, 0] = np.where(sideways, sx * (ox[hit] / 2 + 0.6), 0)
        move[:, 1] = np.where(sideways, 0, sy * (oy[hit] / 2 + 0.6))
        shift = np.zeros((n, 2))
        np.add.at(shift, a, move * 0.6)
        np.add.at(shift, b, -move * 0.6)
        here = here + shift
    return here


def columns(
    groups: Sequence[Sequence[int]],
    edges: Mapping[tuple[int, int], float],
    half_widths: Mapping[int, float],
    *,
    gap: int = 64,
    height: int = 38,
) -> dict[int, Point]:
    """Positions in columns, ordered so that linked nodes stand level (barycentres, some sweeps).

    A column is as wide as the widest of its nodes, and of :data:`HEAD`; ``gap``
    is what links have between two columns, ``height`` what a node takes.
    """
    order = [list(g) for g in groups]
    tallest = max((len(column) for column in order), default=1)
    beside: dict[int, list[int]] = {n: [] for g in groups for n in g}
    for a, b in sorted(edges):
        if a in beside and b in beside:
            beside[a].append(b)
            beside[b].append(a)

    def level(column: Sequence[int]) -> dict[int, float]:
        # Short columns stand wider apart, up to twice.
        apart = min(2.0, (tallest - 1) / max(1, len(column) - 1))
        return {n: (i - (len(column) - 1) / 2) * apart for i, n in enumerate(column)}

    at = {n: y for column in order for n, y in level(column).items()}
    for _ in range(12):
        for column in order:
            wish = {n: sum(at[m] for m in beside[n]) / len(beside[n]) if beside[n] else at[n] for n in column}
            column.sort(key=lambda n, wish=wish: (wish[n], n))  # type: ignore[misc]
            at.update(level(column))
    halves = [max(HEAD, *(half_widths[n] for n in column)) for column in order if column]
    whole = 2 * sum(halves) + gap * (len(halves) - 1)
    centres = [sum(halves[:i]) * 2 + gap * i + half - whole / 2 for i, half in enumerate(halves)]
    filled = [column for column in order if column]
    return {n: (round(x), round(at[n] * height)) for x, column in zip(centres, filled, strict=True) for n in column}


def blocks(groups: Sequence[Sequence[int]], *, width: int, height: int = 38, head: int = 70) -> dict[int, Point]:
    """Positions where columns have no room: the groups below one another, two nodes in each row.

    ``width`` is what a node takes sideways, ``head`` the room above a group for its name.
    """
    at: dict[int, Point] = {}
    top = 0
    for group in filter(None, groups):
        top += head
        for i, n in enumerate(group):
            last_alone = i == len(group) - 1 and i % 2 == 0
            at[n] = (0 if last_alone else (i % 2 * 2 - 1) * width // 2, top + i // 2 * height)
        top += (len(group) - 1) // 2 * height
    return at
