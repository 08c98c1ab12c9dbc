"""Text as the recognisers see it: width-folded, same length, cut into sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article
from kg.patterns import quick

_FOLD = {0xFF01 + i: chr(0x21 + i) for i in range(94)} | {ord("　"): " ", ord("〜"): "~", ord("～"): "~", ord("－"): "-", ord("―"): "—", ord("–"): "—", ord("﹑"): "、", ord("･"): "·", ord("•"): "·", ord("・"): "·", ord("‧"): "·", ord("〈"): "《", ord("〉"): "》", ord("「"): "“", ord("」"): "”", ord("『"): "‘", ord("』"): "’"}  # fmt: skip
_BULLET = re.compile("[●■▲◆◇○•]")
_ITEM_TITLE = re.compile(r"(?:^|\n)[●■▲◆◇○•][^ \n。,;]{4,30} (?=[\u4e00-\u9fff])")
"""The title of an item of news in brief, which a blank parts from its text: ●某基金设立| 某市政府…."""
_SENTENCE_END = quick(r"[。!?！？;]+[”’)》」]*|\n+|…{2,}(?=[“A-Z\u4e00-\u9fff])")
LONGEST_SENTENCE = 1200
"""Longer runs without a full stop are cut at the next comma, so that no rule sees unbounded text."""


def fold(text: str) -> str:
    """Full-width forms to ASCII and variants of dashes, dots and brackets to one; offsets stay.

    >>> fold("西门子（中国），１２％")
    '西门子(中国),12%'
    """
    return text.translate(_FOLD)


def occurrences(word: str, text: str, start: int = 0) -> Iterator[int]:
    """Where ``word`` begins in ``text`` from ``start`` on; places do not overlap.

    >>> list(occurrences("霁川", "霁川与昆山霁川"))
    [0, 5]
    """
    at = text.find(word, start)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def sentences(article: Article, folded: str) -> tuple[tuple[int, int], ...]:
    """Half-open article offsets of the sentences, blocks as hard ends; a semicolon ends one too."""
    found: list[tuple[int, int]] = []
    start = 0
    ends = [m.end() for m in _SENTENCE_END.finditer(folded)]
    if _BULLET.search(folded):
        ends = sorted({*ends, *(m.end() for m in _ITEM_TITLE.finditer(folded))})
    for end in ends:
        _cut(folded, start, end, found)
        start = end
    _cut(folded, start, len(folded), found)
    return tuple(found)


def _cut(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    while end - start > LONGEST_SENTENCE:
        comma = text.find(",", start + LONGEST_SENTENCE - 200, start + LONGEST_SENTENCE)
        cut = comma + 1 if comma > 0 else start + LONGEST_SENTENCE
        found.append((start, cut))
        start = cut
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    if end > start:
        found.append((start, end))
