"""Regular expressions that look first whether a text can hold a match at all, and where one can begin.

::

    (?:^|[。,;])(?P<x>[一-龥]{2,9}?)(?=宣布收购|并购)
       ├─ begins ─┤                   └── needs ──┘

Most patterns find nothing in most texts, and the engine finds that out by trying every place. Here a text
that holds none of the words a match needs is passed over, and a match is tried only where one can begin.
What is found is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

import ahocorasick

_MANY: Final = 200
"""So many words or characters are too many to look for."""
_ZERO_WIDTH: Final = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS: Final = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Words = frozenset[str]


class Quick:
    """A pattern for :meth:`finditer` and :meth:`search` over whole texts; :func:`quick` makes it."""

    __slots__ = ("_begins", "_needs", "regex")

    def __init__(self, pattern: str) -> None:
        self.regex: Final = re.compile(pattern)
        """The pattern itself."""
        tree = parser.parse(pattern)
        self._needs: Final = tuple(frozenset(map(_number, words)) for words in needed(tree))
        self._begins: Final = _begins(tree) if tree.getwidth()[0] else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in ``text``, as :meth:`re.Pattern.finditer` gives them."""
        held = _held(text)
        for words in self._needs:
            if held.isdisjoint(words):
                return iter(())
        return self.regex.finditer(text) if self._begins is None else self._tried(text, self._begins)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in ``text``."""
        held = _held(text)
        for words in self._needs:
            if held.isdisjoint(words):
                return None
        return self.regex.search(text) if self._begins is None else next(self._tried(text, self._begins), None)

    def _tried(self, text: str, begins: _Begins) -> Iterator[re.Match[str]]:
        match, end = self.regex.match, 0
        for at in begins.places(text):
            if at >= end and (m := match(text, at)) is not None:
                yield m
                end = m.end()


def quick(pattern: str) -> Quick:
    """``re.compile`` for a pattern that is tried on whole articles or sentences, most of which do not match."""
    return Quick(pattern)


_SECOND: Final = itemgetter(1)
_numbers: dict[str, int] = {}
_automata: list[Any] = []


def _number(word: str) -> int:
    _automata.clear()
    _held.cache_clear()
    return _numbers.setdefault(word, len(_numbers))


@lru_cache(maxsize=64)
def _held(text: str) -> frozenset[int]:
    """The numbers of the words that stand in a text."""
    if not _automata:
        made = ahocorasick.Automaton()
        for word, number in _numbers.items():
            made.add_word(word, number)
        made.make_automaton()
        _automata.append(made)
    return frozenset(map(_SECOND, _automata[0].iter(text))) if _numbers else frozenset()


def needed(tree: Any) -> list[Words]:
    """Of each of these sets of words every match of a parsed pattern holds one, or has it beside it."""
    if tree.state.flags & re.IGNORECASE:
        return []
    sets = sorted((_commonness(words), sorted(words)) for words in _sets(tree))
    return [frozenset(words) for common, words in sets[:2] if common < 1]


def _commonness(words: Words) -> float:
    """How likely it is, roughly, that a text of some sentences holds one of the words."""
    return sum(0.6 ** len(w) if w.isascii() else 0.1 ** len(w) * 2 for w in words)


def _sets(sequence: Any) -> Iterator[Words]:
    """What each part of a sequence of parsed items needs; parts that can only be few strings are put together."""
    strings: Words | None = frozenset([""])
    for kind, value in sequence:
        own = _strings(kind, value)
        if own is None:
            if strings:
                yield from _useful(strings)
            yield from _inner(kind, value)
            strings = frozenset([""])
            continue
        if kind is op.ASSERT:
            yield from _sets(value[1])
        together = frozenset(a + b for a in strings or () for b in own)
        if len(together) > _MANY:
            yield from _useful(strings or frozenset())
            together = own
        strings = together
    yield from _useful(strings or frozenset())


def _useful(words: Words) -> Iterator[Words]:
    if words and "" not in words:
        yield frozenset(w for w in words if not any(v != w and v in w for v in words))


def _inner(kind: Any, value: Any) -> Iterator[Words]:
    """What one parsed item needs that can be more than a few strings."""
    if kind is op.SUBPATTERN:
        yield from _sets(value[3])
    elif kind is op.ATOMIC_GROUP:
        yield from _sets(value)
    elif kind in _REPEATS and value[0] > 0:
        yield from _sets(value[2])
    elif kind is op.BRANCH:
        best = [min(_sets(branch), key=_commonness, default=None) for branch in value[1]]
        if None not in best:
            yield from _useful(frozenset(word for words in best if words for word in words))


def _strings(kind: Any, value: Any) -> Words | None:
    """All strings that a parsed item can be, None where they are too many."""
    if kind is op.LITERAL:
        return frozenset([chr(value)])
    if kind in _ZERO_WIDTH:
        return frozenset([""])
    if kind is op.IN:
        return _characters(value)
    if kind is op.SUBPATTERN:
        return _product(value[3])
    if kind is op.BRANCH:
        found: Words = frozenset()
        for branch in value[1]:
            own = _product(branch)
            if own is None or len(found | own) > _MANY:
                return None
            found |= own
        return found
    if kind in _REPEATS and value[1] == 1:
        own = _product(value[2])
        return own if own is None or value[0] else own | {""}
    return None


def _product(sequence: Any) -> Words | None:
    found: Words = frozenset([""])
    for kind, value in sequence:
        own = _strings(kind, value)
        if own is None or len(found) * len(own) > _MANY:
            return None
        found = frozenset(a + b for a in found for b in own)
    return found


def _characters(items: Any) -> Words | None:
    found: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _MANY:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found) if len(found) <= _MANY else None


class _Begins(NamedTuple):
    """Where a match can begin."""

    on: re.Pattern[str] | None
    """Characters that it begins with."""
    behind: re.Pattern[str] | None
    """Characters that it stands right behind."""
    first: bool
    """Whether it can begin the text with something else."""

    def places(self, text: str) -> list[int]:
        """The places in ``text``, in order."""
        found = [m.start() for m in self.on.finditer(text)] if self.on else []
        if self.behind:
            found += [m.end() for m in self.behind.finditer(text)]
        if self.first:
            found.append(0)
        return found if not (self.behind or self.first) else sorted(set(found))


_ON: Final = "on"
_BEHIND: Final = "behind"
_FIRST: Final = ("first", "")


def _begins(tree: Any) -> _Begins | None:
    """Where matches of a parsed pattern can begin; None where that is nearly everywhere, or the engine sees it itself."""
    found = None if tree.state.flags & re.IGNORECASE or _is_plain(tree) else _openings(tree)
    if not found or (None, "") in found:
        return None
    sets = {
        side: re.compile(f"[{''.join(sorted(c for s, c in found if s == side))}]")
        for side in (_ON, _BEHIND)
        if any(s == side for s, _ in found)
    }
    return _Begins(sets.get(_ON), sets.get(_BEHIND), _FIRST in found)


def _is_plain(sequence: Any) -> bool:
    """Whether a sequence begins with given characters: the engine looks for these fast enough."""
    if not len(sequence):
        return False
    kind, value = sequence[0]
    if kind is op.SUBPATTERN:
        return _is_plain(value[3])
    return kind in (op.LITERAL, op.IN) or (
        kind is op.BRANCH and all(len(b) and b[0][0] is op.LITERAL for b in value[1])
    )


def _openings(sequence: Any) -> set[tuple[str | None, str]] | None:
    """What a match can begin with, as pieces of character classes, with (None, "") for nothing; None for anything."""
    found: set[tuple[str | None, str]] = set()
    for kind, value in sequence:
        own = _opening(kind, value)
        if own is None or len(found) + len(own) > _MANY:
            return None
        found |= own
        if (None, "") not in own:
            return found - {(None, "")}
    return found | {(None, "")}


def _opening(kind: Any, value: Any) -> set[tuple[str | None, str]] | None:
    if kind is op.LITERAL:
        return {(_ON, re.escape(chr(value)))}
    if kind is op.IN:
        return _pieces(value, _ON)
    if kind is op.AT and value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
        return {_FIRST}
    if kind is op.ASSERT and value[0] < 0 and len(value[1]) == 1 and value[1][0][0] in (op.IN, op.LITERAL):
        inner = value[1][0]
        return _pieces(inner[1] if inner[0] is op.IN else [inner], _BEHIND)
    if kind in _ZERO_WIDTH:
        return {(None, "")}
    if kind is op.SUBPATTERN:
        return _openings(value[3])
    if kind is op.ATOMIC_GROUP:
        return _openings(value)
    if kind in _REPEATS:
        own = _openings(value[2])
        return own if own is None or value[0] else own | {(None, "")}
    if kind is op.BRANCH:
        found: set[tuple[str | None, str]] = set()
        for branch in value[1]:
            own = _openings(branch)
            if own is None:
                return None
            found |= own
        return found
    return None


def _pieces(items: Any, side: str) -> set[tuple[str | None, str]] | None:
    found: set[tuple[str | None, str]] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            found.add((side, re.escape(chr(value))))
        elif kind is op.RANGE and value[1] - value[0] < _MANY:
            found.add((side, f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found.add((side, r"\d"))
        else:
            return None
    return found


__all__ = ["Quick", "needed", "quick"]
