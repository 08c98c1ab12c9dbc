"""Runs the rules, the grammar of figures and the structure of names over one article."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.model import SYMMETRIC, Annotation, FigureMention, RelationMention
from kg.relate.areas import Lookup, area_relations, town_relations
from kg.relate.bylines import (
    attendance_relations,
    byline_relations,
    list_relations,
    speech_relations,
)
from kg.relate.dating import Dater
from kg.relate.encode import encode
from kg.relate.fields import field_relations
from kg.relate.figures import FigureReader
from kg.relate.former import named
from kg.relate.matcher import Matcher, distinct
from kg.relate.offices import area_offices, office_relations
from kg.relate.parties import SIDES
from kg.relate.rules import Rule, load_rules, office_pattern
from kg.relate.scenes import scene_relations
from kg.relate.signing_scenes import scene_signings
from kg.relate.signings import signing_relations
from kg.relate.structure import name_relations
from kg.relate.subjects import SubjectFinder

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
    views = [named(view) for view in encode(annotation, annotation.article.text.translate(_FOLD))]
    finder = SubjectFinder(annotation, views, abroad=lambda m: (area_of(m.text) or ("",))[0] == "country")
    figures_of = FigureReader(finder)
    matcher = _matcher(rules)
    relations: list[RelationMention] = []
    figures: list[FigureMention] = []
    dater = Dater(annotation.article, views)
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
                if SIDES.search(view.text):  # who 双方 are is said in this very sentence
                    found = list(matcher.match(view, number, finder))
            if "structure" not in without:
                found.extend(field_relations(view, number, finder, found, area_of))
            relations.extend(dater.dated(view, found))
            if "figures" not in without:
                figures.extend(figures_of.read(view, number))
        finder.learn(number)
    if "structure" not in without:
        relations.extend(byline_relations(annotation))
        relations.extend(list_relations(annotation))
        relations.extend(speech_relations(annotation))
        relations.extend(name_relations(annotation, area_of))
        relations.extend(area_relations(annotation, area_of))
        placed = {r.subject.text for r in relations if r.predicate == "partOf"}
        relations.extend(r for r in town_relations(annotation, area_of) if r.subject.text not in placed)
        relations.extend(attendance_relations(annotation, views))
        relations.extend(signing_relations(annotation, views, office_pattern()))
        relations.extend(scene_signings(annotation, views))
        relations.extend(scene_relations(views))
        relations = list(area_offices(relations))
        relations.extend(office_relations(annotation, views, office_pattern(), finder.state.topics))
    told = {
        (r.subject.text, r.start)
        for r in relations
        if r.predicate == "locatedIn" and not r.rule.startswith("structure")
    }
    relations = [
        r for r in relations if r.rule != "structure/area-in-name" or (r.subject.text, r.start) not in told
    ]  # 在阿拉木图设立陕西商品展示中心: where it is stands there
    relations = [
        r for r in _whose_measures(relations) if not (r.rule == "structure/route-ends" and _idle(annotation, r))
    ]
    kept = [r for r in distinct(dater.completed(relations)) if r.predicate not in without]
    return tuple(_reconcile(kept)), tuple(dict.fromkeys(figures))


_STOPPED = re.compile(r"[^。；;]{0,24}?(?:取消|叫停|告吹|搁置|未能|未获|没拿到|没有拿到|没能|尚未|并不存在|并无)")


def _idle(annotation: Annotation, r: RelationMention) -> bool:
    """Whether the sentence that names a route says that it does not run."""
    return r.subject.start < r.end and _STOPPED.match(annotation.article.text, r.subject.end) is not None


def _whose_measures(relations: list[RelationMention]) -> Iterator[RelationMention]:
    """All relations; the document of an area is the area's unless a body is said to issue it, and no company's."""
    own = {r.object.text for r in relations if r.rule == "structure/measure-of-area"}
    issued = {
        r.object.text
        for r in relations
        if r.predicate == "implements" and r.object.text in own and r.subject.cls == "GovernmentAgency"
    }
    for r in relations:
        if r.predicate == "implements" and r.object.text in own:
            if r.rule == "structure/measure-of-area" and r.object.text in issued:
                continue
            if r.subject.cls == "Company":
                continue
        yield r


def _reconcile(relations: list[RelationMention]) -> list[RelationMention]:
    """Drops what a stronger statement of the same sentence makes redundant, and orders symmetric pairs."""
    signed = {(r.start, m) for r in relations if r.predicate == "signedWith" for m in (r.subject, r.object)}
    sums = {r.subject: r.object for r in relations if r.rule == "partOf/enumerated" and r.object.cls == "Programme"}
    relations = relations + [
        dataclasses.replace(r, object=sums[r.object])
        for r in relations
        if r.predicate == "implements" and r.object in sums
    ]  # 突出科创赋能、数智赋能等“三维赋能”: the sum is taken as well
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
