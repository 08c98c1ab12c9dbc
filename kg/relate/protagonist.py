"""Whom an article is about, and whose the office before a name is."""

from __future__ import annotations

from kg.model import Annotation, Mention
from kg.relate.clauses import clause_subject
from kg.relate.encode import GROUPS, View, symbols

_ORG = symbols("Org|Project|Facility")
_AREA = symbols("Area")


def protagonist(annotation: Annotation, views: list[View]) -> Mention | None:
    """Whom the article is about: the organisation or area that is subject and is named most, title and lead first."""
    score: dict[str, float] = {}
    first: dict[str, Mention] = {}
    titles = {(b.start, b.end) for b in annotation.article.blocks if b.kind in ("title", "lead-in", "subtitle")}
    for n, view in enumerate(views):
        in_title = any(a <= view.start < b for a, b in titles)
        subject = clause_subject(view, 0, len(view.text), _ORG + _AREA)
        for m in subject:
            score[m.text] = score.get(m.text, 0.0) + (2.0 if in_title else 1.5 if n < 4 else 1.0)
        for i, c in enumerate(view.text):
            if c in _ORG + _AREA:
                m = view.mention(i)
                if m.kind == "name":
                    first.setdefault(m.text, m)
                    score[m.text] = score.get(m.text, 0.0) + 0.4
    named = {t: s for t, s in score.items() if t in first and first[t].cls != "GovernmentAgency"}
    if not named:
        return None
    best = min(named, key=lambda t: (-named[t], first[t].start))
    return first[best] if named[best] >= 2.0 else None


def owner_of_office(annotation: Annotation, role: str, at: int) -> Mention | None:
    """The area or body that the office printed before a name belongs to."""
    near = [
        m
        for m in annotation.mentions
        if m.end <= at and at - m.end <= 40 and m.cls in (*GROUPS["Area"], *GROUPS["Org"])
    ]
    return near[-1] if near else None
