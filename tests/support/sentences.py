"""Sentences to try the extraction on, and short ways of writing down what is expected.

``marked("[AdministrativeArea 合肥市]与[Company 安徽皖泓电子有限公司]签约")`` gives the text and, per
class, the marked pieces at their places. A relation is written ``subject predicate object``, with
``?`` behind the predicate where it is planned.
"""

from __future__ import annotations

import hashlib
import re

from kg.model import Annotation, Graph, Mention, Page
from kg.pipeline import extract, facts, text_article
from kg.recognise.draft import Draft
from kg.recognise.pipeline import STEPS, draft_of, finish

DATE = "2025-03-22"
"""The day on which all sentences here are printed."""
_MARK = re.compile(r"\[([A-Z]\w+) ([^\[\]]+)\]")

Place = tuple[int, str, str]
"""Where a name stands, its class, and its characters as printed."""


def marked(drawn: str) -> tuple[str, list[Place]]:
    """A sentence without its marks, and the marked names."""
    text, places, at = "", [], 0
    for m in _MARK.finditer(drawn):
        text += drawn[at : m.start()]
        places.append((len(text), m.group(1), m.group(2)))
        text += m.group(2)
        at = m.end()
    return text + drawn[at:], places


def draft(text: str, last: str, *, date: str = DATE) -> tuple[Draft, int]:
    """The draft after the component ``last``, and how many candidates there were before it."""
    made = draft_of(text_article(text, date=date))
    for name, step in STEPS:
        before = len(made.found)
        step(made)
        if name == last:
            return made, before
    raise AssertionError(f"there is no component {last}")


def proposed(text: str, component: str) -> set[Place]:
    """The candidates that one component adds to what the components before it found."""
    made, before = draft(text, component)
    return {(c.start, c.cls, text[c.start : c.end]) for c in made.found[before:]}


def settled(text: str, last: str) -> Annotation:
    """The annotation that the components up to ``last`` amount to."""
    return finish(draft(text, last)[0])


def names(text: str, *, date: str = DATE, deictic: bool = False) -> list[Place]:
    """The outermost mentions that the whole recognition finds."""
    annotation, _, _ = facts(text, date=date)
    wanted = {"name", "deictic"} if deictic else {"name"}
    return [(m.start, m.cls, text[m.start : m.end]) for m in annotation.mentions if m.kind in wanted]


def shown(mention: Mention) -> str:
    """A mention as expectations write it: who is not printed stands in angle brackets."""
    return f"<{mention.text}>" if mention.kind == "implied" else mention.text


def said(text: str, *, date: str = DATE, rules: object = None, only: str = "") -> set[str]:
    """The relations that a text states, as ``subject predicate object``; ``only`` those of one predicate or rule."""
    _, relations, _ = facts(text, date=date, rules=rules)
    return {
        f"{shown(r.subject)} {r.predicate}{'?' if r.status == 'planned' else ''} {shown(r.object)}"
        for r in relations
        if not only or only in (r.predicate, r.rule, r.rule.split("/")[0])
    }


def page(text: str, name: str = "a.txt", *, date: str = DATE) -> Page:
    """A page that holds one article."""
    article = text_article(text, date=date)
    return Page(article.page, name, hashlib.sha256(text.encode()).hexdigest(), text, (article,), date)


def graph_of(*texts: str, **options: object) -> Graph:
    """The graph of some pages, one text each."""
    pages = [page(text, f"{number}.txt") for number, text in enumerate(texts)]
    return extract(pages, **options)[0]  # type: ignore[arg-type]


def statements(graph: Graph) -> set[str]:
    """The statements of a graph by the labels of their entities."""
    label = {e.id: e.label for e in graph.entities}
    return {
        f"{label[s.subject]} {s.predicate}{'?' if s.status == 'planned' else ''} {label[s.object]}"
        for s in graph.statements
    }


def forms(graph: Graph, label: str) -> set[str]:
    """All the names of the entities with that label."""
    return {form for e in graph.entities if e.label == label for form in (e.label, *e.aliases)}
