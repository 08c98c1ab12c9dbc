"""Assembling: relation mentions and figures of resolved mentions to statements and observations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.ids import content_id
from kg.model import (
    SYMMETRIC,
    Article,
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
    entities: Iterable[object],
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
    facts: dict[tuple[object, ...], dict[str, Evidence]] = defaultdict(dict)
    for article_id, found in relations.items():
        for r in found:
            s, o = meaning.get((article_id, r.subject)), meaning.get((article_id, r.object))
            if s is None or o is None or s == o:
                continue
            if r.predicate in SYMMETRIC and o < s:
                s, o = o, s
            evidence = _evidence(articles[article_id], r.start, r.end, r.rule, r.subject, r.object, r.trigger)
            facts[s, r.predicate, o, r.status, r.date, r.amount, r.currency, r.role][evidence.id] = evidence
    measured: dict[tuple[object, ...], dict[str, Evidence]] = defaultdict(dict)
    for article_id, numbers in figures.items():
        for f in numbers:
            s = meaning.get((article_id, f.subject))
            if s is None:
                continue
            evidence = _evidence(articles[article_id], f.start, f.end, f.rule, f.subject, None, f.at)
            measured[s, f.indicator, f.kind, f.value, f.unit, f.period, f.status, f.approximate][evidence.id] = evidence
    statements = [
        Statement(
            content_id(*key),
            *key,
            confidence=_confidence(evidence.values(), known),
            evidence=tuple(sorted(evidence.values(), key=lambda e: e.id)),
        )  # type: ignore[arg-type]
        for key, evidence in _merge(facts).items()
    ]
    observations = [
        Observation(
            content_id(*key),
            *key,
            confidence=_confidence(evidence.values(), known),
            evidence=tuple(sorted(evidence.values(), key=lambda e: e.id)),
        )  # type: ignore[arg-type]
        for key, evidence in measured.items()
    ]
    return Graph(
        ordered, tuple(entities),  # type: ignore[arg-type]
        tuple(sorted(statements, key=lambda s: s.id)), tuple(sorted(observations, key=lambda o: o.id)),
    )  # fmt: skip


def _merge(facts: dict[tuple[object, ...], dict[str, Evidence]]) -> dict[tuple[object, ...], dict[str, Evidence]]:
    """Lets a version that says less (no date, no amount, no role) join one of the same pair that says more.

    Versions that differ in status, date, amount or role stay apart.
    """
    by_pair: dict[tuple[object, ...], list[tuple[object, ...]]] = defaultdict(list)
    for key in facts:
        by_pair[key[:4]].append(key)
    merged: dict[tuple[object, ...], dict[str, Evidence]] = {}
    for keys in by_pair.values():
        rich = sorted(keys, key=lambda k: (-sum(x not in ("", None) for x in k[4:]), [str(x) for x in k]))
        kept: list[tuple[object, ...]] = []
        for key in rich:
            host = next(
                (k for k in kept if all(x in ("", None) or x == y for x, y in zip(key[4:], k[4:], strict=True))), None
            )
            if host is None:
                kept.append(key)
                merged[key] = dict(facts[key])
            else:
                merged[host].update(facts[key])
    return merged


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
