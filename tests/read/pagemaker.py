"""Pages recomposed from known articles, in the layouts that dumps of newspaper pages show.

Every character of a made page knows which article it comes from, so that what
the reader makes of the page can be measured (:func:`b_cubed`).
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Article

LAYOUTS = ("in order", "split", "narrow", "lost", "later", "interleaved")
NOT_FIRST = "，。、；：！？”’）》"
NOT_LAST = "“‘（《"


@dataclass(frozen=True)
class Known:
    """An article whose text is known."""

    id: str
    title: tuple[str, ...]
    byline: tuple[str, ...]
    signed: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass
class Made:
    """A made page: its text, and for stretches of it the article that they are of."""

    text: str = ""
    owners: list[tuple[int, int, str]] = field(default_factory=list)
    articles: tuple[Known, ...] = ()

    def add(self, text: str, owner: str = "", after: str = "\n\n") -> None:
        if owner:
            self.owners.append((len(self.text), len(self.text) + len(text), owner))
        self.text += text + after


def known_articles() -> tuple[Known, ...]:
    rows = json.loads(Path(__file__).with_name("articles.json").read_text(encoding="utf-8"))
    return tuple(
        Known(r["id"], tuple(r["title"]), tuple(r["byline"]), tuple(r["signed"]), tuple(r["paragraphs"])) for r in rows
    )


def make_page(known: Sequence[Known], layout: str, seed: int) -> Made:
    """A page of three to six articles in one of :data:`LAYOUTS`."""
    rnd = random.Random(f"{layout}/{seed}")
    chosen = tuple(rnd.sample(list(known), rnd.randint(3, 6)))
    made = Made(articles=chosen)
    below = rnd.random() < 0.3
    if layout == "narrow":
        _narrow(made, chosen, rnd, below)
    elif layout == "in order":
        for article in chosen:
            _put(made, article, [list(article.paragraphs)], below)
    elif layout == "split":
        for article in chosen:
            _put(made, article, _columns(article, rnd), below)
    elif layout == "lost":
        for article in chosen:
            columns = _columns(article, rnd)
            if len(columns) > 2 and rnd.random() < 0.6:
                del columns[rnd.randrange(1, len(columns) - 1)]
            _put(made, article, columns, below)
    elif layout == "later":
        _later(made, chosen, rnd)
    else:
        _interleaved(made, chosen, rnd)
    return made


def _put(made: Made, article: Known, columns: list[list[str]], below: bool, after: str = "\n\n") -> None:
    # where titles stand below their text, a byline with a mark still stands above it
    above = (
        article.byline if (article.byline and article.byline[0][0] in "■□") or "书记" in "".join(article.byline) else ()
    )
    if below:
        for line in above:
            made.add(line, article.id)
    else:
        _head(made, article, article.byline)
    for column in columns:
        for piece in column:
            made.add(piece.removeprefix("## "), article.id, after)
    for line in article.signed:
        made.add(line, article.id)
    if below:
        _head(made, article, () if above else article.byline)


def _head(made: Made, article: Known, byline: Sequence[str]) -> None:
    for line in article.title:
        made.add(line, article.id, "\n" if line is not article.title[-1] else "\n\n")
    for line in byline:
        made.add(line, article.id)


def _columns(article: Known, rnd: random.Random, low: int = 120, high: int = 420) -> list[list[str]]:
    """The paragraphs poured into columns of some hundred characters, cut wherever a column is full."""
    columns: list[list[str]] = [[]]
    size = rnd.randint(low, high)
    room = size
    for paragraph in article.paragraphs:
        rest = paragraph
        while rest:
            if len(rest) <= room or rest.startswith("## "):
                columns[-1].append(rest)
                room -= len(rest)
                rest = ""
            else:
                cut = _legal(rest, room)
                if cut:
                    columns[-1].append(rest[:cut])
                    rest = rest[cut:]
                columns.append([])
                room = size
            if room <= 0 and rest:
                columns.append([])
                room = size
    return [c for c in columns if c]


def _legal(text: str, cut: int) -> int:
    """Print does not begin a line with a closing mark, nor end it with an opening one, nor break a figure."""
    while 0 < cut < len(text) and (
        text[cut] in NOT_FIRST or text[cut - 1] in NOT_LAST or (text[cut - 1].isascii() and text[cut].isascii())
    ):
        cut -= 1
    return cut


def _later(made: Made, chosen: Sequence[Known], rnd: random.Random) -> None:
    end: list[tuple[Known, list[list[str]]]] = []
    for article in chosen:
        columns = _columns(article, rnd)
        if len(columns) > 1 and rnd.random() < 0.6:
            keep = rnd.randint(1, len(columns) - 1)
            end.append((article, columns[keep:]))
            columns = columns[:keep]
        _put(made, article, columns, False)
    for article, columns in end:
        for column in columns:
            for piece in column:
                made.add(piece.removeprefix("## "), article.id)


def _interleaved(made: Made, chosen: Sequence[Known], rnd: random.Random) -> None:
    rest = list(chosen)
    while rest:
        group, rest = rest[: rnd.randint(2, 3)], rest[3:] if len(rest) > 3 else []
        poured = [(article, _columns(article, rnd)) for article in group]
        for turn in range(max(len(c) for _, c in poured)):
            for article, columns in poured:
                if turn == 0:
                    _head(made, article, article.byline)
                for piece in columns[turn] if turn < len(columns) else ():
                    made.add(piece.removeprefix("## "), article.id)


def _narrow(made: Made, chosen: Sequence[Known], rnd: random.Random, below: bool) -> None:
    width = rnd.randint(14, 24)
    every = rnd.random() < 0.5
    for article in chosen:
        lines: list[list[str]] = []
        for paragraph in article.paragraphs:
            lines.append([paragraph] if paragraph.startswith("## ") else wrap(paragraph, width))
        columns = [[line + ("\n" if every or line is part[-1] else "") for line in part] for part in lines]
        _put(made, article, columns, below, after="\n")


def wrap(text: str, width: int) -> list[str]:
    """Lines of a narrow column, the first two characters shorter for its indent, as a PDF dump gives them."""
    lines: list[str] = []
    room = width - 2
    while text:
        size = 0.0
        cut = 0
        while cut < len(text) and size + (0.5 if text[cut].isascii() else 1.0) <= room:
            size += 0.5 if text[cut].isascii() else 1.0
            cut += 1
        if cut < len(text):
            while cut < len(text) and text[cut] in NOT_FIRST:
                cut += 1
            while cut > 1 and cut < len(text) and text[cut - 1] in NOT_LAST:
                cut -= 1
        lines.append(text[: max(1, cut)])
        text = text[max(1, cut) :]
        room = width
    return lines


def b_cubed(made: Made, articles: Sequence[Article], *, step: int = 40) -> float:
    """B-cubed F1 of the articles found, over an anchor every ``step`` characters of each printed stretch."""
    spans = sorted((s, e, n) for n, a in enumerate(articles) for s, e in a.spans())
    pairs: list[tuple[str, str]] = []
    for start, end, owner in made.owners:
        for at in range(start + min(3, (end - start) // 2), end, step):
            found = next((f"{n}" for s, e, n in spans if s <= at < e), f"none-{at}")
            pairs.append((owner, found))
    both, gold, made_of = Counter(pairs), Counter(g for g, _ in pairs), Counter(n for _, n in pairs)
    precision = sum(n * n / made_of[x[1]] for x, n in both.items()) / len(pairs)
    recall = sum(n * n / gold[x[0]] for x, n in both.items()) / len(pairs)
    return 2 * precision * recall / (precision + recall)
