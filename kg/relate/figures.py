"""Figures: which number says what of whom, when.

A grammar of its own, bounded left by the figure or comma before::

    今年前三季度,重庆经西部陆海新通道运输货物18.3万标箱、增长45%
    └─ period ─┘└s─┘└────── indicator ──────┘└ level ─┘  └ growth: of the indicator before

How the words before a figure make it a level, a growth, a share, a rank or a change is in
``figures_wording``, what it measures in ``figures_nouns``, whose it is in ``figures_owners``
and ``figures_objects``, when in ``figures_periods``; ``figures_single`` reads one figure,
``figures_lists`` several that share a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import FigureMention, Value
from kg.relate.encode import View
from kg.relate.figures_lists import listed
from kg.relate.figures_modifiers import modifies
from kg.relate.figures_named import counted_names
from kg.relate.figures_nouns import words
from kg.relate.figures_printed import printed_owner
from kg.relate.figures_single import single
from kg.relate.figures_superlatives import superlatives
from kg.relate.figures_telling import Telling
from kg.relate.figures_wording import FIGURE
from kg.relate.subjects import SubjectFinder

_AND = re.compile(r"[、和及与](?:约|近|超)?")


_EXACTLY = re.compile(rf"[{FIGURE}],?(?:达到?|为)[{FIGURE}]")
"""A round figure and right behind it the exact one: 突破百亿元,达到103.6亿元."""


class FigureReader:
    """Reads the figures of one article, sentence after sentence."""

    def __init__(self, finder: SubjectFinder) -> None:
        self._telling = Telling(finder)
        self._counted: set[tuple[str, str]] = set()
        """Measures that the article has counted already."""
        values = finder.annotation.values
        self._in_body = {(v.value, v.unit) for v in values if not self._telling.owners.in_title(v.start)}

    def read(self, view: View, number: int) -> Iterator[FigureMention]:
        """The figures of sentence ``number``; of a title only those that the body does not repeat."""
        places = [i for i, c in enumerate(view.text) if c in FIGURE]
        modifiers = {i for i in places if modifies(view, i)}
        self._telling.enter(view, number, modifiers)
        title = self._telling.owners.in_title(view.start)
        exact = {
            i: i + m.end() - 1
            for i in places
            if (m := _EXACTLY.match(view.text[i : i + 6])) is not None
            and re.search("突破|[首冲]?破|迈上|跨越|[站跃]上", view.text[max(0, i - 2) : i] + words(view, i, i + 1))
        }
        skipped = modifiers | set(exact.values())
        for run in _runs(view.text, [i for i in places if i not in skipped]):
            values = [v for i in run if isinstance(v := view.items[exact.get(i, i)][2], Value)]
            if not (title and all((v.value, v.unit) in self._in_body for v in values)):
                yield from self._run(run, values)
        if not title:
            printed = self._telling.finder.annotation.article.text[view.start : view.end]
            if "最" in printed or "第一" in printed:
                yield from self._superlatives(view)
            yield from self._named(view)

    def _run(self, run: list[int], values: list[Value]) -> Iterator[FigureMention]:
        """Figures that 、 or 和 joins: dealt out over a list of names, or else the first of each unit."""
        telling = self._telling
        dealt = list(listed(telling, run, values)) if len(run) > 1 else []
        if dealt:
            yield from dealt
            return
        units: set[str] = set()
        for i, value in zip(run, values, strict=True):
            if value.unit in units:
                continue
            if units and value.kind == "quantity" and telling.follows(i) and telling.said[-1].kind == "level":
                said = telling.said[-1]
                yield from telling.tell(i, value, said.subject, said.indicator, "level", value.value, value.unit)
            else:
                yield from single(telling, i, value)
            units.add(value.unit)

    def _superlatives(self, view: View) -> Iterator[FigureMention]:
        for owner, indicator, at in superlatives(view):
            start, end, _ = view.items[at]
            value = Value(start, end, "rank", 1.0, "RANK", text=words(view, at, at + 1))
            yield from self._telling.tell(at, value, owner, indicator, "rank", 1.0, "RANK", rule="figures/superlative")

    def _named(self, view: View) -> Iterator[FigureMention]:
        """Measures whose name counts them: 出台24条稳外资措施."""
        for at, value, noun in counted_names(view):
            if (value.text, noun) in self._counted:
                continue
            self._counted.add((value.text, noun))
            begin = self._telling.begin(at)
            subject = printed_owner(view, begin, at, at)[0]
            owner = self._telling.settle(
                subject or self._telling.owners.implied(view, self._telling.number, begin, at, noun), noun
            )
            if owner is not None:
                yield from self._telling.tell(at, value, owner, noun, "level", value.value, value.unit)


def _runs(text: str, places: list[int]) -> Iterator[list[int]]:
    """The places of figures, those together that only 、 or 和 stands between."""
    run: list[int] = []
    for i in places:
        if run and not _AND.fullmatch(text, run[-1] + 1, i):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


__all__ = ["FigureReader"]
