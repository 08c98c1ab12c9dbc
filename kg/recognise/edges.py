"""Where the name of an organisation begins, given where its suffix stands.

::

    昨日与重庆长安汽车股份有限公司签约
         ↑           ↑
      left_edge   suffix_start

The text left of the suffix is cut into words of the lexicon and of the closed
lists; a log-linear model then weighs each cut as the beginning: the words and
characters on both sides of it, and what the name would hold. It was trained
on open corpora (``scripts/train_edges.py``, scores beside the weights). On
their held-out parts it finds nine edges in ten, and on news seven; stop
characters alone find seven and six, words with parts of speech between seven
and eight.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import OntologyError
from kg.recognise.words import cut

DATA: Final = Path(__file__).resolve().parent / "data" / "edges" / "weights.txt.gz"
HARD: Final = frozenset("。，、；：！？,;:!? \t\r\n　“”‘’\"'《》〈〉「」『』()（）[]【】—…●■□◆▲/|")
"""Characters that no unquoted name crosses."""

_TOGETHER: Final = frozenset({"联合", "携手", "会同", "协同", "联手"})
_TOLD_APART: Final = frozenset("v vn a d p c u r m q f t k n".split())  # noqa: SIM905
_SHORT_TOLD_APART: Final = frozenset("pcurdfvmq")


class Candidate(NamedTuple):
    """A place where the name may begin, with the features that speak for or against it."""

    offset: int
    around: list[str]
    """Features of this place."""
    inside: list[str]
    """What the name gains inside it against the next candidate to the right; all further right count as well."""


def candidates(text: str, suffix_start: int, *, limit: int = 24) -> list[Candidate]:
    """The places where a name whose suffix begins at ``suffix_start`` may begin, from right to left."""
    low = suffix_start
    floor = max(0, suffix_start - limit)
    while low > floor and text[low - 1] not in HARD:
        low -= 1
    cuts = cut(text, low, suffix_start)
    found: list[Candidate] = []
    seen: set[str] = set()
    edge = "^" if low == 0 or text[low - 1] in HARD else "~"
    starts = [start for start, _ in cuts]
    starts.append(suffix_start)
    for place in range(len(cuts) - 1, -1, -1):
        start, kind = cuts[place]
        word = text[start : starts[place + 1]]
        if place and kind in ("v", "vn"):
            owner = cuts[place - 1][1]
            if owner in "OGgZ" or (word in _TOGETHER and owner not in "ARN"):
                break  # 贵州大学|建设……中心, 云犀智能|联合……学院: what one does is no part of another's name
        following = cuts[place + 1][1] if place + 1 < len(cuts) else "$"
        inside = ["i:" + kind]
        for character in word:
            if character not in seen:
                seen.add(character)
                inside.append("c:" + character)
        if kind in _TOLD_APART and word + "/" not in seen and (len(word) > 1 or kind in _SHORT_TOLD_APART):
            seen.add(word + "/")
            inside.append("w:" + word)
        length = suffix_start - start
        before = text[start - 1] if place else edge
        left, left_word = (cuts[place - 1][1], text[starts[place - 1] : start]) if place else (edge, "")
        around = [
            f"len{length if length < 8 else 8 + (length - 8) // 4}",
            "l:" + before,
            "r:" + text[start],
            "lr:" + before + text[start],
            "L:" + left,
            "R:" + kind,
            "LR:" + left + kind,
        ]
        if start - 1 > low:
            around.append("ll:" + text[start - 2 : start])
        if length > 1:
            around.append("rr:" + text[start : start + 2])
        if len(left_word) > 1:
            around.append("lw:" + left_word)
        if len(word) > 1:
            around.append("rw:" + word)
        if place > 1:
            around.append("LL:" + cuts[place - 2][1] + left)
        around.append("RR:" + kind + following)
        found.append(Candidate(start, around, inside))
    return found


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weights of the features, by name."""
    try:
        lines = gzip.decompress(DATA.read_bytes()).decode().splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise OntologyError(f"{DATA}: {error}") from error
    pairs = (line.rsplit("\t", 1) for line in lines)
    return {feature: float(weight) for feature, weight in pairs}


def left_edge(text: str, suffix_start: int, limit: int = 24) -> int:
    """The offset where the name of an organisation begins whose suffix (有限公司, 集团, 大学, 局) begins at ``suffix_start``.

    The name reaches at most ``limit`` characters left, and over no
    punctuation; ``suffix_start`` itself where nothing stands between. That
    something stands there does not say that it is a name (一家公司).
    """
    known = weights().get
    best, place = 0.0, suffix_start
    held = 0.0
    for offset, around, inside in candidates(text, suffix_start, limit=limit):
        for feature in inside:
            held += known(feature, 0.0)
        score = held
        for feature in around:
            score += known(feature, 0.0)
        if place == suffix_start or score > best:
            best, place = score, offset
    return place
