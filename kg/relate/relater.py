"""Runs the rules, the grammar of figures and the structure of names over one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.model import SYMMETRIC, Annotation, FigureMention, RelationMention, Status, Value
from kg.relate.bylines import attendance_relations, byline_relations, office_relations
from kg.relate.encode import View, encode
from kg.relate.figures import FigureReader
from kg.relate.matcher import Matcher, distinct
from kg.relate.rules import Rule, load_rules, office_pattern
from kg.relate.structure import Lookup, area_relations, name_relations, signing_relations, town_relations
from kg.relate.subjects import SubjectFinder

_EVENTFUL = frozenset(("signedWith", "organizes", "participatesIn", "visited"))
_FOLD = {0xFF01 + i: chr(0x21 + i) for i in range(94)} | {ord("　"): " "}


@lru_cache(maxsize=8)
def _matcher(rules: Path | tuple[Rule, ...] | None) -> Matcher:
    return Matcher(rules if isinstance(rules, tuple) else load_rules(rules))


def relate(
    annotation: Annotation,
    *,
    area_of: Lookup,
    rules: Path | tuple[Rule, ...] | None = None,
    without: frozenset[str] = frozenset(),
) -> tuple[tuple[RelationMention, ...], tuple[FigureMention, ...]]:
    """What the article says: its relation mentions and figures, in reading order.

    ``area_of`` tells level and parent of an area by its surface form. ``rules`` is a
    folder of rule files, or rules, in place of the shipped ones. ``without`` names rule families to
    leave out: relations, ``structure``, ``figures``.
    """
    views = encode(annotation, annotation.article.text.translate(_FOLD))
    finder = SubjectFinder(annotation, views)
    figures_of = FigureReader(finder)
    matcher = _matcher(rules)
    relations: list[RelationMention] = []
    figures: list[FigureMention] = []
    dated = ""
    byline = {i for i, b in enumerate(annotation.article.blocks) if b.kind == "byline"}
    for number, view in enumerate(views):
        finder.enter(number)
        block = next((i for i, b in enumerate(annotation.article.blocks) if b.start <= view.start < b.end), -1)
        if block not in byline or annotation.article.kind == "speech":
            found = list(matcher.match(view, number, finder))
            joined = [
                x for r in found if r.predicate in ("signedWith", "cooperatesWith") for x in (r.subject, r.object)
            ]
            if joined:
                finder.state.parties = tuple(dict.fromkeys(joined))
            for r in found:
                if not r.date and r.predicate in _EVENTFUL and dated and r.status == "done":
                    r = RelationMention(
                        r.subject,
                        r.predicate,
                        r.object,
                        r.start,
                        r.end,
                        r.rule,
                        r.trigger,
                        r.status,
                        dated,
                        r.amount,
                        r.currency,
                        r.role,
                    )
                relations.append(r)
            if "figures" not in without:
                figures.extend(figures_of.read(view, number))
        finder.learn(number)
        days = [
            v.iso
            for v in annotation.values
            if view.start <= v.start < view.end and v.kind == "date" and len(v.iso) == 10
        ]
        dated = days[0] if days and not dated else dated
    relations = _with_event_dates(relations, annotation)
    if "structure" not in without:
        relations.extend(byline_relations(annotation))
        relations.extend(_dated_routes(name_relations(annotation, area_of), views))
        relations.extend(area_relations(annotation, area_of))
        placed = {r.subject.text for r in relations if r.predicate == "partOf"}
        relations.extend(r for r in town_relations(annotation, area_of) if r.subject.text not in placed)
        relations.extend(attendance_relations(annotation, views))
        relations.extend(signing_relations(annotation, views))
        relations.extend(office_relations(annotation, views, office_pattern()))
    kept = [r for r in distinct(relations) if r.predicate not in without]
    return tuple(_reconcile(kept)), tuple(dict.fromkeys(figures))


_OPENS = re.compile(r"开通|开航|首航|首发|开行|通车|驶出|发车|开出")


def _dated_routes(relations: Iterable[RelationMention], views: list[View]) -> Iterator[RelationMention]:
    """Gives a route's ends the day on which the sentence says that it opened."""
    by_start = {v.start: v for v in views}
    for r in relations:
        view = by_start.get(r.start)
        if r.predicate == "connectsTo" and view is not None and (opened := _OPENS.search(view.text)):
            days = [
                x.iso
                for _, _, x in view.items[: opened.start()]
                if isinstance(x, Value) and x.kind == "date" and len(x.iso) >= 7
            ]
            if days:
                r = replace(r, date=days[-1])
        yield r


def _with_event_dates(relations: list[RelationMention], annotation: Annotation) -> list[RelationMention]:
    """Gives what is said of an event the day on which the article says that it is held; one still to come is planned."""
    published = annotation.article.date
    days: dict[str, tuple[str, Status]] = {}
    for r in relations:
        if r.predicate == "locatedIn" and r.subject.cls == "Event" and r.date and r.start <= r.subject.start < r.end:
            later = bool(published) and len(published) == 10 and r.date[:10] > published
            days.setdefault(r.subject.text, (r.date, "planned" if later or r.status == "planned" else "done"))
            if r.status == "planned":
                days[r.subject.text] = (r.date, "planned")
    out = []
    for r in relations:
        event = r.object if r.object.cls == "Event" else r.subject if r.subject.cls == "Event" else None
        known = days.get(event.text) if event is not None else None
        if known is not None and r.predicate in ("organizes", "participatesIn", "locatedIn"):
            r = replace(r, date=known[0], status=known[1] if r.status == "done" else r.status)
        out.append(r)
    return out


def _reconcile(relations: list[RelationMention]) -> list[RelationMention]:
    """Drops what a stronger statement of the same sentence makes redundant, and orders symmetric pairs."""
    signed = {(r.start, m) for r in relations if r.predicate == "signedWith" for m in (r.subject, r.object)}
    kept = [
        r
        for r in relations
        if not (r.predicate == "cooperatesWith" and ((r.start, r.subject) in signed or (r.start, r.object) in signed))
    ]
    out: dict[tuple[object, ...], RelationMention] = {}
    for r in kept:
        if r.predicate in SYMMETRIC and r.object < r.subject:
            r = RelationMention(
                r.object,
                r.predicate,
                r.subject,
                r.start,
                r.end,
                r.rule,
                r.trigger,
                r.status,
                r.date,
                r.amount,
                r.currency,
                r.role,
            )
        out.setdefault((r.subject, r.predicate, r.object, r.start), r)
    return sorted(out.values(), key=lambda r: (r.start, r.subject, r.predicate, r.object, r.rule))


__all__ = ["relate"]
