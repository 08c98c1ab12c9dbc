"""A small trained tagger that reads names from their surroundings, where no form gives them away.

::

    text       霁 川 与 昆 山 奕 星 签 约    what each character is like
    words      S? S? Sp BA EA S? S? Bv Ev   types of the shortest cut, place in the word
    marks      O  O  O  B  E  O  O  O  O    what the recognisers before it found
                          │ convolutions over nine characters to each side
    label      B  E  O  B  I  I  E  O  O    one of 81 labels, with its chance

It is told what forms and lists say, and learns from marked text where they are right, so that it
corrects them rather than repeats them. ``scripts/train_tagger.py`` makes the weights and keeps its
scores beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kg.errors import OntologyError
from kg.model import CLASSES
from kg.recognise.words import cut

DATA: Final = Path(__file__).resolve().parent / "data" / "tagger" / "weights.npz"
LABELS: Final = ("O", *(mark + cls for cls in CLASSES for mark in ("B-", "I-", "E-", "S-")))
"""What a character can be: outside, the first of a name, inside it, its end, or all of it."""
OUTSIDE: Final = "O"
VALUE: Final = "V"
_CHUNK: Final = 4096
_SEAM: Final = 16
"""How many characters away a character can still tell: what the convolutions see."""

Floats = NDArray[np.float32]
Marked = tuple[int, int, str]
"""Start, end and class of a name."""


class Tagged(NamedTuple):
    """A name that the tagger reads."""

    start: int
    end: int
    cls: str
    chance: float
    """The least sure of its characters, from 0 to 1."""


class Net(NamedTuple):
    """What the tagger has learnt; the first entry of characters and words stands for all others."""

    characters: dict[str, int]
    words: dict[str, int]
    marks: dict[str, int]
    of_characters: Floats
    of_words: Floats
    of_marks: Floats
    keep: Floats
    """(marks, labels): how far what has been found counts as the answer."""
    layers: tuple[tuple[Floats, Floats, int], ...]
    """Weights (3 × in, out), bias and dilation of each convolution; all but the first add to their input."""
    out: tuple[Floats, Floats]


def word_features(text: str) -> list[str]:
    """For each character the type of its word and its place in it: ``Bv``, ``Mv``, ``Ev``, or ``S?``."""
    cuts = cut(text, 0, len(text))
    found: list[str] = []
    for place, (start, kind) in enumerate(cuts):
        length = (cuts[place + 1][0] if place + 1 < len(cuts) else len(text)) - start
        if length == 1:
            found.append("S" + kind)
        else:
            found += ["B" + kind, *["M" + kind] * (length - 2), "E" + kind]
    return found


def mark_features(size: int, mentions: Iterable[Marked], in_value: Sequence[int]) -> list[str]:
    """For each character what has been found there: ``B-Company``, ``V`` in a value, ``O`` elsewhere."""
    found = [VALUE if in_value[at] else OUTSIDE for at in range(size)]
    for start, end, cls in mentions:
        if end - start == 1:
            found[start] = "S-" + cls
            continue
        found[start:end] = ["I-" + cls] * (end - start)
        found[start], found[end - 1] = "B-" + cls, "E-" + cls
    return found


def read_net(path: Path) -> Net:
    """The weights in a file. Raises :class:`OntologyError` where it cannot be read."""
    try:
        with np.load(path) as file:
            data: dict[str, Any] = {name: file[name] for name in file.files}
        numbers = {name: a.astype(np.float32) for name, a in data.items() if a.dtype == np.float16}
        dilations = data["dilations"].tolist()
        characters, words, marks = (
            {str(name): place for place, name in enumerate(data[key])} for key in ("characters", "words", "marks")
        )
        return Net(
            characters,
            words,
            marks,
            numbers["of_characters"],
            numbers["of_words"],
            numbers["of_marks"],
            numbers["keep"],
            tuple((numbers[f"weight{n}"], numbers[f"bias{n}"], dilation) for n, dilation in enumerate(dilations)),
            (numbers["out_weight"], numbers["out_bias"]),
        )
    except (OSError, ValueError, EOFError, KeyError, BadZipFile) as error:
        raise OntologyError(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def net() -> Net:
    """The weights that the package ships."""
    return read_net(DATA)


def _convolve(x: Floats, weight: Floats, bias: Floats, dilation: int) -> Floats:
    pad = np.zeros((dilation, x.shape[1]), np.float32)
    wide = np.concatenate([pad, x, pad])
    size = len(x)
    beside = np.concatenate([wide[:size], x, wide[2 * dilation :]], axis=1)
    told: Floats = np.maximum(beside @ weight + bias, 0)
    return told


def chances(text: str, words: Sequence[str], marks: Sequence[str], known: Net) -> Floats:
    """For each character of ``text`` the chance of each of :data:`LABELS`, shape (characters, labels).

    ``words`` and ``marks`` are what :func:`word_features` and :func:`mark_features` say of each.
    """
    if not text:
        return np.zeros((0, len(LABELS)), np.float32)
    characters = np.array([known.characters.get(c, 0) for c in text])
    of_words = np.array([known.words.get(w, 0) for w in words])
    outside = known.marks[OUTSIDE]
    of_marks = np.array([known.marks.get(m, outside) for m in marks])
    parts = []
    for start in range(0, len(text), _CHUNK):
        low, high = max(0, start - _SEAM), min(len(text), start + _CHUNK + _SEAM)
        x = np.concatenate(
            [
                known.of_characters[characters[low:high]],
                known.of_words[of_words[low:high]],
                known.of_marks[of_marks[low:high]],
            ],
            axis=1,
        )
        for place, layer in enumerate(known.layers):
            y = _convolve(x, *layer)
            x = y if place == 0 else x + y
        scores = x @ known.out[0] + known.out[1] + known.keep[of_marks[low:high]]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        parts.append(scores[start - low : start - low + min(_CHUNK, len(text) - start)])
    return np.concatenate(parts)


def decode(table: Floats) -> list[Tagged]:
    """The likeliest names: the best row of labels in which every name that begins also ends.

    ``table`` is what :func:`chances` gives.
    """
    found: list[Tagged] = []
    named = np.flatnonzero(table[:, 0] < _SURELY_OUTSIDE)
    if not len(named):
        return found
    likeliest = table.argmax(axis=1)
    for stretch in np.split(named, np.flatnonzero(np.diff(named) > 1) + 1):
        low, high = int(stretch[0]), int(stretch[-1]) + 1
        path = likeliest[low:high].tolist()
        if not _is_whole(path):
            path = _best(np.log(table[low:high] + 1e-9))
        start = 0
        for at, label in enumerate(path):
            kind = (label - 1) % 4
            if label and kind in (0, 3):
                start = at
            if label and kind in (2, 3):
                sure = min(float(table[low + i, path[i]]) for i in range(start, at + 1))
                found.append(Tagged(low + start, low + at + 1, LABELS[label][2:], sure))
    return found


def _is_whole(path: list[int]) -> bool:
    """Whether every name of a row of labels begins and ends: then no other row can be better than the likeliest labels."""
    awaited = 0
    for label in path:
        kind = (label - 1) % 4 if label else 3
        if (label - kind if kind in (1, 2) else 0) != awaited:
            return False
        if kind == 0:
            awaited = label
        elif kind != 1:
            awaited = 0
    return awaited == 0


_SURELY_OUTSIDE: Final = 0.98
_BEGIN: Final = np.arange(1, len(LABELS), 4)
_INSIDE: Final = _BEGIN + 1
_END: Final = _BEGIN + 2
_ALONE: Final = _BEGIN + 3
_DONE: Final = np.concatenate([[0], _END, _ALONE])
"""The labels after which no name is open."""
_OPEN: Final = np.concatenate([_BEGIN, _INSIDE])


def _best(scores: Floats) -> list[int]:
    """The row of labels with the greatest sum of scores (Viterbi)."""
    best = scores[0].copy()
    best[_INSIDE] = best[_END] = -np.inf
    back = []
    for row in scores[1:]:
        closed = int(_DONE[best[_DONE].argmax()])
        came = np.full(len(best), closed)
        reached = np.full(len(best), best[closed])
        begun, gone_on = best[_BEGIN], best[_INSIDE]
        came[_INSIDE] = came[_END] = np.where(begun >= gone_on, _BEGIN, _INSIDE)
        reached[_INSIDE] = reached[_END] = np.maximum(begun, gone_on)
        best = reached + row
        back.append(came)
    best[_OPEN] = -np.inf
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]
