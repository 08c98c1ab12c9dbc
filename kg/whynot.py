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
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.model import Article, Mention, Page, RelationMention
from kg.ontology import ontology
from kg.pipeline import extract, facts
from kg.recognise.text import fold
from kg.relate import Rule, load_rules
from kg.relate.encode import GROUPS, SYMBOL, View, encode, symbols
from kg.relate.matcher import _ADVERBIAL, _CALLED_OFF, _OFFICE, _SPEAKS, Matcher
from kg.relate.rules import _TOKEN, _words, compile_pattern
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import _RUMOUR, _WISH, DENIED
from kg.resources import ontology_dir

_NAMES: Final = {symbol: name for name, symbol in SYMBOL.items()}
_KINDS: Final = {"date": "日期", "money": "金额", "quantity": "数量", "percent": "百分比", "rank": "名次"}


@dataclass(frozen=True, slots=True)
class Condition:
    """What a rule asks for and the sentence does not give."""

    kind: str
    """``subject``, ``object``, ``name``, ``words``, ``office``, ``clause``, ``denied``, ``called off``, ``speaker``, ``list`` or ``order``."""
    zh: str
    en: str


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
            lost = "（不入图：所指不明或类别不合 not in a graph: its ends mean nothing definite or do not fit）" if r in self.left_out else ""
            lines.append(f"得出 found: {_name(r.subject)} —{label(r.predicate)} {r.predicate}→ {_name(r.object)}{state}{lost} · 规则 rule {r.rule}")
        if not self.relations:
            lines.append("得出 found: 没有关系 no relation")
        if not self.attempts:
            lines.append("没有别的规则接近：句中没有其余规则的触发词 · no other rule came close: the text holds none of their trigger words")
        for attempt in self.attempts[:limit]:
            rule = attempt.rule
            lines += ["", f"{rule.id}  [{label(rule.relation)}]  触发词 trigger “{attempt.trigger}”", f"  {rule.pattern}"]
            lines += [f"  ✗ {c.zh}\n    {c.en}" for c in attempt.conditions]
        if len(self.attempts) > limit:
            lines += ["", f"另有 {len(self.attempts) - limit} 条规则更远 · {len(self.attempts) - limit} more rules are further off"]
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
    lost = tuple(r for r in relations if _key(r) not in _kept(annotation.article, rules))
    return WhyNot(annotation.article.text, annotation.mentions, relations, lost, tuple(attempts))


def _kept(article: Article, rules: Path | None) -> set[tuple[str, str, str]]:
    """What a build of this article alone would keep."""
    graph, _ = extract([Page(article.page, "text", article.page, article.text, (article,), article.date)], rules=rules)
    return {(s.predicate, *sorted((e.subject_text, e.object_text))) for s in graph.statements for e in s.evidence}


def _key(r: RelationMention) -> tuple[str, str, str]:
    one, other = sorted(m.text if r.start <= m.start < m.end <= r.end else "" for m in (r.subject, r.object))
    return r.predicate, one, other


def _attempt(rule: Rule, view: View, number: int, finder: SubjectFinder, words: Mapping[str, str]) -> Iterator[Attempt]:
    parts = elements(rule.pattern)
    centre = next((i for i, part in enumerate(parts) if part.startswith("<")), -1)
    if centre < 0:  # a rule without a trigger is near where its office or its words stand
        plain = [i for i, part in enumerate(parts) if re.search(r"\w", part) and part[0] != "{" and not part.endswith("?")]
        centre = next((i for i in plain if (m := _compile(parts[i], words).search(view.text)) and re.search(r"\w", m.group())), -1)
    if centre < 0 or (m := _compile(parts[centre], words).search(view.text)) is None:
        return
    trigger = _printed(view, *m.span())
    whole = rule.regex.search(view.text)
    if whole is not None:
        yield Attempt(rule, number, trigger, (_set_aside(rule, whole, view, number, finder),), 1.0)
        return
    left = next((i for i in range(centre - 1, -1, -1) if not _compile(" ".join(parts[i : centre + 1]), words).search(view.text)), -1)
    right = next((i for i in range(centre + 1, len(parts)) if not _compile(" ".join(parts[centre : i + 1]), words).search(view.text)), -1)
    missing = [i for i in (left, right) if i >= 0]
    conditions = [_missing(parts[i], view, trigger, words, before=i < centre) for i in missing]
    if rule.subject and not finder.find(number, m.start(), rule.subject):
        conditions.append(_no_subject(rule, trigger))
    if not missing:
        conditions.append(
            Condition(
                "order", f"“{trigger}”两边各自合适，但不在同一处相接", f"both sides of “{trigger}” fit, but not around the same words"
            )
        )
    reach = (right if right >= 0 else len(parts)) - (left + 1 if left >= 0 else 0)
    yield Attempt(rule, number, trigger, tuple(conditions), reach / len(parts))


def elements(pattern: str) -> list[str]:
    """The pieces of a pattern from left to right, each choice with what it holds as one.

    >>> elements("^ {s:Org}+ … (与|同)? <签署>")
    ['^', '{s:Org}+', '…', '(与|同)?', '<签署>']
    """
    parts: list[str] = []
    depth, at = 0, 0
    while at < len(pattern):
        m = _TOKEN.match(pattern, at)
        if m is None:
            raise ValueError(f"column {at + 1}: {pattern[at : at + 8]!r} is not understood")
        at = m.end()
        if m.group("blank"):
            continue
        if depth:
            parts[-1] += m.group()
        else:
            parts.append(m.group())
        depth += bool(m.group("open")) - bool(m.group("close"))
    return parts


@lru_cache(maxsize=4096)
def _cached(pattern: str, words: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return compile_pattern(pattern, dict(words))[0]


def _compile(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    return _cached(pattern, tuple(words.items()))


def _missing(part: str, view: View, trigger: str, words: Mapping[str, str], *, before: bool) -> Condition:
    """The condition for the first piece, from the trigger outwards, that does not fit."""
    side_zh, side_en = ("之前", "before") if before else ("之后", "behind")
    if part.startswith("{"):
        name, _, classes = part.strip("{}+").rpartition(":")
        kind = {"s": "subject", "o": "object"}.get(name, "name")
        zh, en = _classes(symbols(classes))
        if not any(c in symbols(classes) for c in view.text):
            return Condition(kind, f"句中没有认出{zh}", f"no {en} was recognised in the sentence")
        return Condition(
            kind,
            f"“{trigger}”{side_zh}够不到{zh}：没有，或隔着逗号、别的机构，或相距太远",
            f"no {en} in reach {side_en} “{trigger}”: none there, or a comma, another organisation or too many characters between",
        )
    if part == "^":
        return Condition("clause", f"“{trigger}”所在的部分不在分句开头", f"the part with “{trigger}” does not begin a clause")
    if part == "@role":
        return Condition("office", f"“{trigger}”{side_zh}没有职务", f"no office {side_en} “{trigger}”")
    wanted = re.sub(r"\$(\w+)", lambda m: words[m.group(1)], part.strip("()?*<>"))
    shown = "、".join(wanted.split("|")[:6]) + (" …" if wanted.count("|") > 5 else "")
    return Condition("words", f"“{trigger}”{side_zh}没有所需的词：{shown}", f"none of the words asked for {side_en} “{trigger}”: {shown}")


def _set_aside(rule: Rule, m: re.Match[str], view: View, number: int, finder: SubjectFinder) -> Condition:
    """Why a pattern that fits as a whole states nothing."""
    groups = rule.regex.groupindex
    at = m.start("trigger") if "trigger" in groups and m.start("trigger") >= 0 else m.start()
    trigger = _printed(view, at, m.end("trigger") if "trigger" in groups else m.end())
    word = next((w.group() for p in (_RUMOUR, DENIED, _WISH) if (w := p.search(view.text[:at]))), "")
    if Matcher._status(rule, m, view, at) is None:
        if word:
            return Condition("denied", f"“{trigger}”前有“{word}”：否认、传闻或愿望，不是事实", f"“{word}” stands before “{trigger}”: denied, rumoured or wished")
        off = _CALLED_OFF.match(view.text[m.end() :])
        return Condition("called off", f"后文“{off.group() if off else ''}”：没有做成", "what follows says that it was called off")
    if "s" not in groups and "both" not in groups:
        if not finder.find(number, at, rule.subject):
            return _no_subject(rule, trigger)
        if finder.state.expert:
            return Condition("speaker", "这是专家的建议，不是事实", "an expert's advice is no fact")
    else:
        end = m.end("s") if "s" in groups else m.start()
        between = view.text[end:at] if end <= at else ""
        if _OFFICE.search(between) or _SPEAKS.search(between):
            return Condition("speaker", "前面的名称是说话人所在的单位，不是做事的一方", "the name in front is where the speaker belongs, not who acts")
        if view.text[end : end + 1] == "的":
            return Condition("subject", "前面的名称后有“的”，不是主语", "the name in front has 的 behind it and is no subject")
        if "both" in groups and len(view.mentions(*m.span("both"), symbols("Any"))) < 2:
            return Condition("subject", "只认出一方", "only one party was recognised")
        lead = _ADVERBIAL.search(view.text, max(0, m.start() - 3), m.start())
        if lead:
            return Condition("subject", f"前面的名称在“{lead.group()}”之后，是状语", f"the name in front stands behind “{lead.group()}” and is an adverbial")
    return Condition("list", "名称在并列、处所之中，或两端是同一个", "its names are members of another list, a place, or one and the same")


def _no_subject(rule: Rule, trigger: str) -> Condition:
    zh, en = _classes(rule.subject)
    return Condition("subject", f"“{trigger}”没有主语：本句和前文都找不到{zh}", f"“{trigger}” has no subject: no {en} here or in the sentences before")


_GROUP_WORDS: Final = {"Any": ("任何名称", "name"), "Org": ("机构", "organisation"), "Area": ("地区", "area"), "Place": ("地点", "place")}


def _classes(allowed: str) -> tuple[str, str]:
    """What some symbols stand for, in Chinese and in English."""
    left, zh, en = set(allowed), [], []
    for group, (chinese, english) in _GROUP_WORDS.items():
        members = {SYMBOL[c] for c in GROUPS[group]}
        if members <= left:
            zh.append(chinese)
            en.append(english)
            left -= members
    for name in (_NAMES[c] for c in sorted(left)):
        zh.append(_KINDS.get(name) or ontology().label(name))
        en.append(name if name[0].islower() else ontology().label(name, "en"))
    return "、".join(zh), " or ".join(en)


def _name(m: Mention) -> str:
    return f"（{m.text}）" if m.kind == "implied" else m.text


def _printed(view: View, start: int, end: int) -> str:
    """The characters of the article, names included, that symbols ``[start, end)`` stand for."""
    return "".join(
        item.text if item is not None else c for c, (_, _, item) in zip(view.text[start:end], view.items[start:end], strict=True)
    )
