"""Why a sentence states nothing more: the rules that came close, and the condition that each of them lacked.

A rule came close where its trigger word stands in the sentence. What lies left and right of the
trigger is then tried piece by piece, outwards, and the first piece that does not fit is told::

    {s:Org|Area}+ … $with {o:Org|Area}+ … <签署|签约>
    └── fits ───┘     └ ✗ no organisation ┘   └ stands ┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.conditions import Condition, compiled, elements, missing, no_subject, printed, set_aside
from kg.model import Article, Mention, Page, RelationMention
from kg.ontology import ontology
from kg.pipeline import extract, facts
from kg.recognise.text import fold
from kg.relate import Rule, load_rules
from kg.relate.encode import View, encode
from kg.relate.matcher import Matcher
from kg.relate.rules import _words
from kg.relate.subjects import SubjectFinder
from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule that came close to a sentence."""

    rule: Rule
    sentence: int
    """Number of the sentence in the text, from 0."""
    trigger: str
    """The words of the sentence that called the rule up."""
    conditions: tuple[Condition, ...]
    fitting: float
    """The share of its pattern that fits, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What a text gives, and what it nearly gives."""

    text: str
    mentions: tuple[Mention, ...]
    relations: tuple[RelationMention, ...]
    left_out: tuple[RelationMention, ...]
    """Those of them that a graph would not hold: an end stands for nothing definite, or is of a class that the relation does not take."""
    attempts: tuple[Attempt, ...]
    """The nearest first."""

    def render(self, *, limit: int = 12) -> str:
        """The answer for people, in Chinese and English; at most ``limit`` rules."""
        label = ontology().label
        named = "、".join(f"{m.text}[{label(m.cls)}]" for m in self.mentions) or "没有 none"
        lines = [f"句子 text: {self.text}", f"认出的名称 names: {named}"]
        for r in self.relations:
            state = "（计划中 planned）" if r.status == "planned" else ""
            lost = (
                "（不入图：所指不明或类别不合 not in a graph: its ends mean nothing definite or do not fit）"
                if r in self.left_out
                else ""
            )
            lines.append(
                f"得出 found: {_name(r.subject)} —{label(r.predicate)} {r.predicate}→ {_name(r.object)}{state}{lost} · 规则 rule {r.rule}"
            )
        if not self.relations:
            lines.append("得出 found: 没有关系 no relation")
        if not self.attempts:
            lines.append(
                "没有别的规则接近：句中没有其余规则的触发词 · no other rule came close: the text holds none of their trigger words"
            )
        for attempt in self.attempts[:limit]:
            rule = attempt.rule
            lines += [
                "",
                f"{rule.id}  [{label(rule.relation)}]  触发词 trigger “{attempt.trigger}”",
                f"  {rule.pattern}",
            ]
            lines += [f"  ✗ {c.zh}\n    {c.en}" for c in attempt.conditions]
        if len(self.attempts) > limit:
            lines += [
                "",
                f"另有 {len(self.attempts) - limit} 条规则更远 · {len(self.attempts) - limit} more rules are further off",
            ]
        return "\n".join(lines)


def why_not(text: str, *, date: str = "", rules: Path | None = None) -> WhyNot:
    """What a text states, and which rules came close with the conditions that failed.

    ``rules`` is a folder of rule files in place of the shipped ones, ``date`` the day of publication.
    """
    annotation, relations, _ = facts(text.strip(), date=date, rules=rules)
    views = encode(annotation, fold(annotation.article.text))
    finder = SubjectFinder(annotation, views)
    words = _words((rules or ontology_dir() / "rules") / "words.yaml")
    attempts: list[Attempt] = []
    for number, view in enumerate(views):
        finder.enter(number)
        for rule in Matcher(load_rules(rules)).candidates(view.text):
            if not any(Matcher((rule,)).match(view, number, finder)):
                attempts += _attempt(rule, view, number, finder, words)
        finder.learn(number)
    attempts.sort(key=lambda a: (len(a.conditions), -a.fitting, a.rule.id, a.sentence))
    kept = _kept(annotation.article, rules)
    lost = tuple(r for r in relations if _key(r, annotation.article.text) not in kept)
    nearest = {a.rule.id: a for a in reversed(attempts)}
    return WhyNot(
        annotation.article.text,
        annotation.mentions,
        relations,
        lost,
        tuple(nearest[name] for name in dict.fromkeys(a.rule.id for a in attempts)),
    )


def _kept(article: Article, rules: Path | None) -> set[tuple[str, ...]]:
    """What a build of this article alone would keep."""
    graph, _ = extract([Page(article.page, "text", article.page, article.text, (article,), article.date)], rules=rules)
    return {(s.predicate, *sorted((e.subject_text, e.object_text))) for s in graph.statements for e in s.evidence}


def _key(r: RelationMention, text: str) -> tuple[str, ...]:
    ends = (
        text[m.start : m.end].replace("\n", "") if r.start <= m.start < m.end <= r.end else ""
        for m in (r.subject, r.object)
    )
    return r.predicate, *sorted(ends)


def _attempt(rule: Rule, view: View, number: int, finder: SubjectFinder, words: Mapping[str, str]) -> Iterator[Attempt]:
    parts = elements(rule.pattern)
    centre = next((i for i, part in enumerate(parts) if part.startswith("<")), -1)
    if centre < 0:  # a rule without a trigger is near where its office or its words stand
        plain = [
            i for i, part in enumerate(parts) if re.search(r"\w", part) and part[0] != "{" and not part.endswith("?")
        ]
        centre = next(
            (i for i in plain if (m := compiled(parts[i], words).search(view.text)) and re.search(r"\w", m.group())), -1
        )
    if centre < 0 or (m := compiled(parts[centre], words).search(view.text)) is None:
        return
    trigger = printed(view, *m.span())
    whole = rule.regex.search(view.text)
    if whole is not None:
        yield Attempt(rule, number, trigger, (set_aside(rule, whole, view, number, finder),), 1.0)
        return
    left = next(
        (
            i
            for i in range(centre - 1, -1, -1)
            if not compiled(" ".join(parts[i : centre + 1]), words).search(view.text)
        ),
        -1,
    )
    right = next(
        (
            i
            for i in range(centre + 1, len(parts))
            if not compiled(" ".join(parts[centre : i + 1]), words).search(view.text)
        ),
        -1,
    )
    lacking = [i for i in (left, right) if i >= 0]
    conditions = [missing(parts[i], view, trigger, words, before=i < centre) for i in lacking]
    if rule.subject and not finder.find(number, m.start(), rule.subject):
        conditions.append(no_subject(rule, trigger))
    if not lacking:
        conditions.append(
            Condition(
                "order",
                f"“{trigger}”两边各自合适，但不在同一处相接",
                f"both sides of “{trigger}” fit, but not around the same words",
            )
        )
    reach = (right if right >= 0 else len(parts)) - (left + 1 if left >= 0 else 0)
    yield Attempt(rule, number, trigger, tuple(conditions), reach / len(parts))


def _name(m: Mention) -> str:
    return f"（{m.text}）" if m.kind == "implied" else m.text
