"""Assembling: relation mentions and figures of resolved mentions to statements and observations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.ids import content_id
from kg.model import (
    SYMMETRIC,
    Article,
    Entity,
    Evidence,
    FigureMention,
    Graph,
    Mention,
    Observation,
    Page,
    RelationMention,
    Statement,
)

DEFAULT_PRECISION = 0.6
"""Assumed for a rule that was never measured."""
Meaning = Mapping[tuple[str, Mention], str]


def assemble(
    pages: Iterable[Page],
    entities: Iterable[Entity],
    relations: Mapping[str, tuple[RelationMention, ...]],
    figures: Mapping[str, tuple[FigureMention, ...]],
    meaning: Meaning,
    *,
    precision: Mapping[str, float] | None = None,
) -> Graph:
    """The graph of a build, sorted.

    ``relations`` and ``figures`` are by article id; what a mention without a meaning takes
    part in is left out. ``precision`` is each rule's measured precision, by rule id.
    """
    ordered = tuple(sorted(pages, key=lambda p: (p.file_name, p.id)))
    articles = {a.id: a for p in ordered for a in p.articles}
    known = precision or {}
    facts: dict[Statement, dict[str, Evidence]] = defaultdict(dict)
    for article_id, found in relations.items():
        for r in found:
            s, o = meaning.get((article_id, r.subject)), meaning.get((article_id, r.object))
            if s is None or o is None or s == o:
                continue
            if r.predicate in SYMMETRIC and o < s:
                s, o = o, s
            evidence = _evidence(articles[article_id], r.start, r.end, r.rule, r.subject, r.object, r.trigger)
            said = Statement("", s, r.predicate, o, r.status, r.date, r.amount, r.currency, r.role)
            facts[said][evidence.id] = evidence
    measured: dict[Observation, dict[str, Evidence]] = defaultdict(dict)
    for article_id, numbers in figures.items():
        for f in numbers:
            s = meaning.get((article_id, f.subject))
            if s is None:
                continue
            evidence = _evidence(articles[article_id], f.start, f.end, f.rule, f.subject, None, f.at)
            seen = Observation("", s, f.indicator, f.kind, f.value, f.unit, f.period, f.status, f.approximate)
            measured[seen][evidence.id] = evidence
    statements = (
        replace(
            said, id=content_id(*_said(said)), confidence=_confidence(found.values(), known), evidence=_sorted(found)
        )
        for said, found in _merge(facts).items()
    )
    observations = (
        replace(
            seen, id=content_id(*_seen(seen)), confidence=_confidence(found.values(), known), evidence=_sorted(found)
        )
        for seen, found in measured.items()
    )
    return Graph(
        ordered,
        tuple(entities),
        tuple(sorted(statements, key=lambda s: s.id)),
        tuple(sorted(observations, key=lambda o: o.id)),
    )


def _said(s: Statement) -> tuple[object, ...]:
    """What makes a statement the one that it is; evidence and confidence do not."""
    return (s.subject, s.predicate, s.object, s.status, s.date, s.amount, s.currency, s.role)


def _seen(o: Observation) -> tuple[object, ...]:
    """What makes an observation the one that it is."""
    return (o.subject, o.indicator, o.kind, o.value, o.unit, o.period, o.status, o.approximate)


def _sorted(evidence: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    return tuple(evidence[key] for key in sorted(evidence))


def _merge(facts: Mapping[Statement, dict[str, Evidence]]) -> dict[Statement, dict[str, Evidence]]:
    """Lets a version that says less (no date, no amount, no role) join one of the same pair that says more.

    Versions that differ in status, date, amount or role stay apart.
    """
    by_pair: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for said in facts:
        by_pair[said.subject, said.predicate, said.object, said.status].append(said)
    merged: dict[Statement, dict[str, Evidence]] = {}
    for versions in by_pair.values():
        kept: list[Statement] = []
        for said in sorted(versions, key=lambda s: (-_detail(s), [str(x) for x in _said(s)])):
            host = next((k for k in kept if _covers(k, said)), None)
            if host is None:
                kept.append(said)
                merged[said] = dict(facts[said])
            else:
                merged[host].update(facts[said])
    return merged


def _detail(s: Statement) -> int:
    return sum(x not in ("", None) for x in (s.date, s.amount, s.currency, s.role))


def _covers(rich: Statement, poor: Statement) -> bool:
    pairs = ((rich.date, poor.date), (rich.amount, poor.amount), (rich.currency, poor.currency), (rich.role, poor.role))
    return all(b in ("", None) or a == b for a, b in pairs)


def _evidence(
    article: Article, start: int, end: int, rule: str, subject: Mention, obj: Mention | None, trigger: tuple[int, int]
) -> Evidence:
    spans = article.spans(start, end)
    quote = re.sub(r"\s+", " ", article.text[start:end]).strip()
    texts = (
        _inside(article, subject, start, end),
        _inside(article, obj, start, end) if obj is not None else "",
        article.text[trigger[0] : trigger[1]].replace("\n", "") if 0 <= trigger[0] < trigger[1] else "",
    )
    return Evidence(content_id(article.id, spans, rule, *texts), article.id, rule, spans, quote, *texts)


def _inside(article: Article, m: Mention, start: int, end: int) -> str:
    """The words by which a sentence names a mention; empty where it does not print them."""
    return article.text[m.start : m.end].replace("\n", "") if start <= m.start < m.end <= end else ""


def _confidence(evidence: Iterable[Evidence], precision: Mapping[str, float]) -> float:
    """One minus the chance that every independent article errs, by the precision of the best rule in each."""
    best: dict[str, float] = {}
    for e in evidence:
        p = precision.get(e.rule, DEFAULT_PRECISION)
        best[e.article] = max(best.get(e.article, 0.0), p)
    wrong = 1.0
    for p in best.values():
        wrong *= 1.0 - p
    return round(min(1.0 - wrong, 0.99), 2)
