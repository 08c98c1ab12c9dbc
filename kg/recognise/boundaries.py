"""Where a personal name ends, when its characters leave it open: 苗青|予以否认, not 苗青予|以否认.

This is what the word segmenter is asked. Everywhere else forms and the lexicon decide,
and measured better (see the ablation in ``docs/``): on names that it has not learnt,
which invented and new ones are, a segmenter cuts more right names than wrong ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from kg.recognise.draft import Candidate, Draft

Segment = Callable[[str], list[str]]
_CLAUSE = re.compile(r"[^。,、;:!?\n“”‘’()]+")


def choose_name_ends(draft: Draft, segment: Segment) -> None:
    """Of two persons that begin together, drop the one whose end cuts a word that the other's does not."""
    begins: dict[int, set[int]] = defaultdict(set)
    for c in draft.found:
        if c.cls == "Person":
            begins[c.start].add(c.end)
    bad: set[tuple[int, int]] = set()
    for start, ends in begins.items():
        if len(ends) < 2:
            continue
        clause = next(
            (m for m in _CLAUSE.finditer(draft.text, max(0, start - 40)) if m.start() <= start < m.end()), None
        )
        if clause is None:
            continue
        inside = _insides(draft.text, clause.start(), clause.end(), segment)
        cut = {e for e in ends if e in inside}
        if len(cut) < len(ends):
            bad.update((start, e) for e in cut)
    if bad:
        draft.found[:] = [c for c in draft.found if not _is_person(c, bad)]


def _is_person(c: Candidate, places: set[tuple[int, int]]) -> bool:
    return c.cls == "Person" and (c.start, c.end) in places


def _insides(text: str, start: int, end: int, segment: Segment) -> frozenset[int]:
    """The offsets that lie inside a word of at least two characters."""
    at = start
    out: set[int] = set()
    for word in segment(text[start:end]):
        out.update(range(at + 1, at + len(word)))
        at += len(word)
    return frozenset(out)
