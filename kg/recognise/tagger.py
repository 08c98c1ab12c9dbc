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
from itertools import accumulate, pairwise
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
_ROWS: Final = 28
"""So many rows are few enough for BLAS to multiply them by a layer's weights on one thread: more threads use twice the
processor time, waiting for each other. All is reckoned in multiples of it."""
_CHUNK: Final = 34 * _ROWS
_SEAM: Final = _ROWS
"""What is read beside a chunk: more than the convolutions see to either side."""
_GAP: Final = 4
"""Rows of nothing between texts: as far as the widest convolution looks to either side."""

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
    """(characters, 3 × out): what each gives by the first convolution to the place behind it, its own, that before it."""
    of_words: Floats
    """The same of words."""
    of_marks: Floats
    """The same of marks."""
    first: Floats
    """The bias of the first convolution."""
    keep: Floats
    """(marks, labels): how far what has been found counts as the answer."""
    layers: tuple[tuple[Floats, Floats, int], ...]
    """Weights (3 × in, out), bias and dilation of each further convolution; these add to their input."""
    out: tuple[Floats, Floats]


def word_features(text: str) -> list[str]:
    """For each character the type of its word and its place in it: ``Bv``, ``Mv``, ``Ev``, or ``S?``."""
    cuts = cut(text, 0, len(text))
    found: list[str] = []
    for (start, kind), (end, _) in pairwise([*cuts, (len(text), "")]):
        if end - start == 1:
            found.append("S" + kind)
        else:
            found += ["B" + kind, *["M" + kind] * (end - start - 2), "E" + kind]
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
        given = [numbers[name] for name in ("of_characters", "of_words", "of_marks")]
        width = sum(table.shape[1] for table in given)
        before = np.split(numbers["weight0"].reshape(3, width, -1), np.cumsum([t.shape[1] for t in given])[:-1], axis=1)
        of_characters, of_words, of_marks = (
            table @ np.concatenate(list(weight), axis=1) for table, weight in zip(given, before, strict=True)
        )
        return Net(
            characters,
            words,
            marks,
            of_characters,
            of_words,
            of_marks,
            numbers["bias0"],
            numbers["keep"],
            tuple((numbers[f"weight{n}"], numbers[f"bias{n}"], dilations[n]) for n in range(1, len(dilations))),
            (numbers["out_weight"], numbers["out_bias"]),
        )
    except (OSError, ValueError, EOFError, KeyError, BadZipFile) as error:
        raise OntologyError(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def net() -> Net:
    """The weights that the package ships."""
    return read_net(DATA)


def _times(x: Floats, weight: Floats) -> Floats:
    product: Floats = x.reshape(-1, _ROWS, x.shape[1]) @ weight
    return product.reshape(len(x), -1)


def _convolve(x: Floats, weight: Floats, bias: Floats, dilation: int) -> Floats:
    before, here, behind = np.split(weight, 3)
    told = _times(x, here)
    told += bias
    told[dilation:] += _times(x, before)[:-dilation]
    told[:-dilation] += _times(x, behind)[dilation:]
    return np.maximum(told, 0, out=told)


class Told(NamedTuple):
    """What the tagger is told of a text."""

    text: str
    words: Sequence[str]
    """What :func:`word_features` says of each character."""
    marks: Sequence[str]
    """What :func:`mark_features` says of each."""


def chances(texts: Sequence[Told], known: Net) -> list[Floats]:
    """For each text, and each character of it, the chance of each of :data:`LABELS`, shape (characters, labels).

    All texts go through the net together, which is faster than one by one.
    """
    sizes = [_GAP + len(told.text) for told in texts]
    starts = [_GAP + end - size for end, size in zip(accumulate(sizes), sizes, strict=True)]
    size = -(-(sum(sizes) + _GAP) // _ROWS) * _ROWS
    characters, of_words, of_marks = (np.zeros(size, np.intp) for _ in range(3))
    is_gap = np.ones(size, np.bool_)
    outside = known.marks[OUTSIDE]
    for at, told in zip(starts, texts, strict=True):
        place = slice(at, at + len(told.text))
        characters[place] = [known.characters.get(c, 0) for c in told.text]
        of_words[place] = [known.words.get(w, 0) for w in told.words]
        of_marks[place] = [known.marks.get(m, outside) for m in told.marks]
        is_gap[place] = False
    table = np.empty((size, len(LABELS)), np.float32)
    for start in range(0, size, _CHUNK):
        low, high = max(0, start - _SEAM), min(size, start + _CHUNK + _SEAM)
        gap = is_gap[low:high]
        given = known.of_characters[characters[low:high]]
        given += known.of_words[of_words[low:high]]
        given += known.of_marks[of_marks[low:high]]
        given[gap] = 0  # as if nothing stood beside a text
        width = len(known.first)
        x = given[:, width : 2 * width] + known.first
        x[1:] += given[:-1, :width]
        x[:-1] += given[1:, 2 * width :]
        np.maximum(x, 0, out=x)
        x[gap] = 0
        for layer in known.layers:
            x += _convolve(x, *layer)
            x[gap] = 0
        scores = _times(x, known.out[0])
        scores += known.out[1]
        scores += known.keep[of_marks[low:high]]
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        end = min(start + _CHUNK, size)
        table[start:end] = scores[start - low : end - low]
    return [table[at : at + len(told.text)] for at, told in zip(starts, texts, strict=True)]


def decode(tables: Sequence[Floats]) -> list[list[Tagged]]:
    """The likeliest names of each text: the best row of labels in which every name that begins also ends.

    ``tables`` are what :func:`chances` gives.
    """
    stretches: list[tuple[int, int, Floats]] = []
    paths: list[list[int]] = []
    torn: list[int] = []
    for number, table in enumerate(tables):
        named = np.flatnonzero(table[:, 0] < _SURELY_OUTSIDE)
        if not len(named):
            continue
        breaks = np.flatnonzero(np.diff(named) > 1) + 1
        likeliest = table[named].argmax(axis=1).tolist()
        for begin, end in pairwise([0, *breaks.tolist(), len(named)]):
            low = int(named[begin])
            path = likeliest[begin:end]
            if not _is_whole(path):
                torn.append(len(paths))
            stretches.append((number, low, table[low : low + len(path)]))
            paths.append(path)
    for place, path in zip(torn, _best([stretches[place][2] for place in torn]), strict=True):
        paths[place] = path
    found: list[list[Tagged]] = [[] for _ in tables]
    for (number, low, rows), path in zip(stretches, paths, strict=True):
        start = 0
        for at, label in enumerate(path):
            kind = (label - 1) % 4
            if label and kind in (0, 3):
                start = at
            if label and kind in (2, 3):
                sure = min(float(rows[i, path[i]]) for i in range(start, at + 1))
                found[number].append(Tagged(low + start, low + at + 1, LABELS[label][2:], sure))
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


def _best(tables: Sequence[Floats]) -> list[list[int]]:
    """Of each table the row of labels with the greatest product of chances (Viterbi), step by step for all of them."""
    if not tables:
        return []
    order = sorted(range(len(tables)), key=lambda place: -len(tables[place]))
    sizes = [len(tables[place]) for place in order]
    rows = np.log(np.concatenate([tables[place] for place in order]) + 1e-9)
    starts = np.array([end - size for end, size in zip(accumulate(sizes), sizes, strict=True)])
    best = rows[starts]
    best[:, _INSIDE] = best[:, _END] = -np.inf
    back: list[NDArray[np.intp]] = []
    last: list[list[int]] = []
    for step in range(1, sizes[0] + 1):
        going = sum(size > step for size in sizes)
        done, best = best[going:], best[:going]
        done[:, _OPEN] = -np.inf
        last.append(done.argmax(axis=1).tolist())
        if not going:
            break
        closed = _DONE[best[:, _DONE].argmax(axis=1)][:, None]
        came = np.repeat(closed, len(LABELS), axis=1)
        reached = np.repeat(np.take_along_axis(best, closed, axis=1), len(LABELS), axis=1)
        begun, gone_on = best[:, _BEGIN], best[:, _INSIDE]
        came[:, _INSIDE] = came[:, _END] = np.where(begun >= gone_on, _BEGIN, _INSIDE)
        reached[:, _INSIDE] = reached[:, _END] = np.maximum(begun, gone_on)
        best = reached + rows[starts[:going] + step]
        back.append(came)
    ends = [label for labels in reversed(last) for label in labels]
    paths: list[list[int]] = [[] for _ in tables]
    for number, (place, size) in enumerate(zip(order, sizes, strict=True)):
        path = [ends[number]]
        for came in reversed(back[: size - 1]):
            path.append(int(came[number, path[-1]]))
        paths[place] = path[::-1]
    return paths
