"""What the explorer page holds: the graph as one compact JSON value.

Everything is a row of a table and refers to other rows by their number, so that
ten thousand entities stay a few megabytes. ``templates/data.js`` reads the rows
back; the two change together. Offsets count UTF-16 units, as JavaScript does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kg.export.explorer_style import style_of
from kg.model import CLASSES, RELATIONS, SYMMETRIC, Article, Evidence, Graph, Observation, Spans, Statement
from kg.rdf import article_spans, render_spans

Labels = Mapping[str, tuple[str, str]]
"""Local name of a class or relation → its Chinese and English label."""

Coordinates = Mapping[str, tuple[float, float]]
"""Area code, entity id or label → (longitude, latitude) in degrees."""


@dataclass(frozen=True, slots=True)
class Provinces:
    """Which province an area lies in; provinces go by the first two digits of their code."""

    names: Mapping[str, str]
    of: Mapping[str, str]
    """Full name of an area → its province, for areas whose code the graph does not know."""


BLOCK_KINDS: Final = ("title", "lead-in", "subtitle", "byline", "dateline", "heading", "body", "caption", "item")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one page holds; of a larger graph it holds the most important part."""

    entities: int = 10_000
    statements: int = 20_000
    observations: int = 20_000
    characters: int = 6_000_000
    """Of article text; evidence beyond it is held as its sentence alone."""


def most_important(graph: Graph, limits: Limits) -> Graph:
    """The part of ``graph`` that fits ``limits``: the most connected entities and the best attested facts.

    Statements and observations about entities that the graph does not have are left out.
    """
    degree: Counter[str] = Counter()
    for s in graph.statements:
        degree[s.subject] += 1
        degree[s.object] += 1
    for o in graph.observations:
        degree[o.subject] += 1
    entities = graph.entities
    if len(entities) > limits.entities:
        ranked = sorted(entities, key=lambda e: (-degree[e.id], -len(e.articles), e.id))
        entities = tuple(sorted(ranked[: limits.entities]))
    kept = {e.id for e in entities}
    statements = tuple(s for s in graph.statements if s.subject in kept and s.object in kept)
    if len(statements) > limits.statements:
        best = sorted(statements, key=lambda s: (-len(s.evidence), -s.confidence, s.id))
        statements = tuple(sorted(best[: limits.statements], key=lambda s: s.id))
    observations = tuple(o for o in graph.observations if o.subject in kept)
    if len(observations) > limits.observations:
        surest = sorted(observations, key=lambda o: (-len(o.evidence), -o.confidence, o.id))
        observations = tuple(sorted(surest[: limits.observations], key=lambda o: o.id))
    return replace(graph, entities=entities, statements=statements, observations=observations)


def rows(
    whole: Graph,
    part: Graph,
    *,
    labels: Labels,
    coordinates: Coordinates,
    provinces: Provinces,
    base: str,
    limits: Limits,
) -> dict[str, Any]:
    """The tables of the page for ``part``, which :func:`most_important` took from ``whole``."""
    classes = _names(CLASSES, (e.cls for e in part.entities))
    relations = _names(RELATIONS, (s.predicate for s in part.statements))
    class_number = {name: i for i, name in enumerate(classes)}
    relation_number = {name: i for i, name in enumerate(relations)}
    entity_number = {e.id: i for i, e in enumerate(part.entities)}
    evidence = _EvidenceTable(part, limits)
    initials = _pinyin()

    statements = [
        [s.id, entity_number[s.subject], relation_number[s.predicate], entity_number[s.object], int(s.status == "planned"),
         s.date, s.amount, s.currency, s.role, s.confidence, evidence.numbers(s.evidence)]
        for s in part.statements
    ]  # fmt: skip
    observations = [
        [o.id, entity_number[o.subject], o.indicator, o.kind, o.value, o.unit, o.period, int(o.status == "planned"),
         o.approximate, o.confidence, evidence.numbers(o.evidence)]
        for o in part.observations
    ]  # fmt: skip
    entities: list[list[Any]] = []
    for e in part.entities:
        names = tuple(dict.fromkeys((e.label, *e.aliases)))
        place = coordinates.get(e.code) or coordinates.get(e.id) or coordinates.get(e.label)
        entities.append(
            [e.id, class_number[e.cls], e.label, names[1:], [evidence.articles[a] for a in e.articles if a in evidence.articles],
             e.code, [initials(n) for n in names], [round(c, 4) for c in place] if place else 0,
             e.code[:2] if e.code[:2] in provinces.names else provinces.of.get(e.label, "")]
        )  # fmt: skip
    return {
        "base": base,
        "provinces": {p: provinces.names[p] for p in sorted({row[-1] for row in entities} & set(provinces.names))},
        "classes": [[c, *labels.get(c, (c, c)), *style_of(c)] for c in classes],
        "relations": [[r, *labels.get(r, (r, r)), int(r in SYMMETRIC)] for r in relations],
        "blockKinds": BLOCK_KINDS,
        "rules": evidence.rules,
        "pages": [[p.id, p.file_name, p.date, p.sha256] for p in part.pages],
        "articles": evidence.article_rows,
        "entities": entities,
        "statements": statements,
        "observations": observations,
        "evidence": evidence.rows,
        "held": [len(part.entities), len(part.statements), len(part.observations)],
        "all": [len(whole.entities), len(whole.statements), len(whole.observations)],
    }


def _names(standard: Sequence[str], used: Any) -> list[str]:
    """The ontology's names in its own order, then those that only this graph uses."""
    return [*standard, *sorted(set(used) - set(standard))]


class _EvidenceTable:
    """Numbers evidence, articles and rules, and finds each sentence in its article's text."""

    def __init__(self, graph: Graph, limits: Limits) -> None:
        self.rows: list[list[Any]] = []
        self.rules: list[str] = []
        self._numbers: dict[str, int] = {}
        self._rule_numbers: dict[str, int] = {}
        self._page_text = {p.id: p.text for p in graph.pages}
        page_number = {p.id: i for i, p in enumerate(graph.pages)}
        facts: tuple[Statement | Observation, ...] = (*graph.statements, *graph.observations)
        said = [ev for fact in facts for ev in fact.evidence]
        cited = Counter(ev.article for ev in said)
        mentioned = {a for e in graph.entities for a in e.articles}
        held = [a for p in graph.pages for a in p.articles if a.id in cited or a.id in mentioned]
        self.articles = {a.id: i for i, a in enumerate(held)}
        room, texts = limits.characters, set()
        for a in sorted(held, key=lambda a: (-cited[a.id], a.id)):
            if cited[a.id] and len(a.text) <= room:
                room -= len(a.text)
                texts.add(a.id)
        self._places = {a.id: _Places(a) for a in held if a.id in texts}
        self.article_rows = [self._article(a, page_number[a.page], a.id in texts) for a in held]

    def _article(self, a: Article, page: int, with_text: bool) -> list[Any]:
        unit = self._places[a.id].unit if with_text else None
        blocks = [[unit(b.start), unit(b.end), BLOCK_KINDS.index(b.kind)] for b in a.blocks] if unit else []
        text = a.text if with_text else ""
        authors = [author.name for author in a.authors]
        return [
            a.id,
            page,
            a.title,
            authors,
            a.media,
            a.date,
            a.kind,
            text,
            blocks,
            a.identifier,
            render_spans(article_spans(a, self._page_text[a.page])),
        ]

    def numbers(self, evidence: Sequence[Evidence]) -> list[int]:
        return [self._number(ev) for ev in evidence if ev.article in self.articles]

    def _number(self, ev: Evidence) -> int:
        if ev.id not in self._numbers:
            rule = self._rule_numbers.setdefault(ev.rule, len(self._rule_numbers))
            if rule == len(self.rules):
                self.rules.append(ev.rule)
            places = self._places.get(ev.article)
            start, end, printed = places.find(ev.spans) if places else (-1, -1, "")
            quote = "" if printed and printed == ev.quote else ev.quote
            self._numbers[ev.id] = len(self.rows)
            self.rows.append(
                [ev.id, self.articles[ev.article], rule, start, end, quote, ev.subject_text, ev.object_text, ev.trigger,
                 render_spans(ev.spans)]
            )  # fmt: skip
        return self._numbers[ev.id]


class _Places:
    """Where page offsets stand in an article's text, in UTF-16 units."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._at = {page: i for i, page in enumerate(article.offsets) if page >= 0}
        self._beyond = [i for i, ch in enumerate(article.text) if ord(ch) > 0xFFFF]

    def unit(self, offset: int) -> int:
        return offset + sum(1 for i in self._beyond if i < offset)

    def find(self, spans: Spans) -> tuple[int, int, str]:
        """Start and end of what stands at ``spans``, and its characters; -1, -1 and "" if nothing does."""
        found = [self._at[i] for start, end in spans for i in range(start, end) if i in self._at]
        if not found:
            return -1, -1, ""
        start, end = min(found), max(found) + 1
        return self.unit(start), self.unit(end), self._text[start:end]


def _pinyin() -> Callable[[str], str]:
    """A function from a name to its pinyin, ``"cqs chongqingshi"``; empty where the name has no Chinese."""
    from pypinyin import Style, lazy_pinyin

    memory: dict[str, str] = defaultdict(str)
    chinese = re.compile(r"[㐀-鿿]")

    def spell(name: str) -> str:
        if name not in memory and chinese.search(name):
            # The mark tells runs that are not Chinese, which count whole, from syllables.
            parts = lazy_pinyin(name[:40], style=Style.NORMAL, errors=lambda run: "\t" + run)
            short = "".join(p[1:] if p[0] == "\t" else p[0] for p in parts if p)
            full = "".join(p.strip("\t") for p in parts)
            memory[name] = f"{_letters(short)} {_letters(full)}"
        return memory[name]

    return spell


def _letters(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.lower())
