"""What a rule asks for and a sentence does not give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.ontology import ontology
from kg.relate import Rule
from kg.relate.encode import GROUPS, SYMBOL, View, symbols
from kg.relate.guards import ADVERBIAL, OFFICE, SPEAKS
from kg.relate.matcher import Matcher
from kg.relate.rules import _TOKEN, compile_pattern
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import _RUMOUR, _WISH, CALLED_OFF, DENIED

_NAMES: Final = {symbol: name for name, symbol in SYMBOL.items()}
_KINDS: Final = {"date": "日期", "money": "金额", "quantity": "数量", "percent": "百分比", "rank": "名次"}


@dataclass(frozen=True, slots=True)
class Condition:
    """What a rule asks for and the sentence does not give."""

    kind: str
    """``subject``, ``object``, ``name``, ``words``, ``office``, ``clause``, ``denied``, ``called off``, ``speaker``, ``list`` or ``order``."""
    zh: str
    en: str


def elements(pattern: str) -> list[str]:
    """The pieces of a pattern from left to right, each choice with what it holds as one.

    >>> elements("^ {s:Org}+ … (与|同)? <签署>")
    ['^', '{s:Org}+', '…', '(与|同)?', '<签署>']
    >>> elements("($plain 的)? <由>")
    ['($plain 的)?', '<由>']
    """
    parts: list[str] = []
    depth, at = 0, 0
    while at < len(pattern):
        m = _TOKEN.match(pattern, at)
        if m is None:
            raise ValueError(f"column {at + 1}: {pattern[at : at + 8]!r} is not understood")
        at = m.end()
        if m.group("blank") and not depth:
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


def compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern, or a piece of one, as a regular expression over encoded sentences."""
    return _cached(pattern, tuple(words.items()))


def missing(part: str, view: View, trigger: str, words: Mapping[str, str], *, before: bool) -> Condition:
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
        return Condition(
            "clause", f"“{trigger}”所在的部分不在分句开头", f"the part with “{trigger}” does not begin a clause"
        )
    if part == "@role":
        return Condition("office", f"“{trigger}”{side_zh}没有职务", f"no office {side_en} “{trigger}”")
    wanted = re.sub(r"\$(\w+)", lambda m: words[m.group(1)], part.strip("()?*<>"))
    shown = "、".join(wanted.split("|")[:6]) + (" …" if wanted.count("|") > 5 else "")
    return Condition(
        "words",
        f"“{trigger}”{side_zh}没有所需的词：{shown}",
        f"none of the words asked for {side_en} “{trigger}”: {shown}",
    )


def set_aside(rule: Rule, m: re.Match[str], view: View, number: int, finder: SubjectFinder) -> Condition:
    """Why a pattern that fits as a whole states nothing."""
    groups = rule.regex.groupindex
    at = m.start("trigger") if "trigger" in groups and m.start("trigger") >= 0 else m.start()
    trigger = printed(view, at, m.end("trigger") if "trigger" in groups else m.end())
    word = next((w.group() for p in (_RUMOUR, DENIED, _WISH) if (w := p.search(view.text[:at]))), "")
    if Matcher._status(rule, m, view, at) is None:
        if word:
            return Condition(
                "denied",
                f"“{trigger}”前有“{word}”：否认、传闻或愿望，不是事实",
                f"“{word}” stands before “{trigger}”: denied, rumoured or wished",
            )
        off = CALLED_OFF.match(view.text[m.end() :])
        return Condition(
            "called off", f"后文“{off.group() if off else ''}”：没有做成", "what follows says that it was called off"
        )
    if "s" not in groups and "both" not in groups:
        if not Matcher.seek(rule, finder)(number, at, rule.subject):
            return no_subject(rule, trigger)
        if finder.state.expert:
            return Condition("speaker", "这是专家的建议，不是事实", "an expert's advice is no fact")
    else:
        end = m.end("s") if "s" in groups else m.start()
        between = view.text[end:at] if end <= at else ""
        if OFFICE.search(between) or SPEAKS.search(between):
            return Condition(
                "speaker",
                "前面的名称是说话人所在的单位，不是做事的一方",
                "the name in front is where the speaker belongs, not who acts",
            )
        if view.text[end : end + 1] == "的":
            return Condition(
                "subject", "前面的名称后有“的”，不是主语", "the name in front has 的 behind it and is no subject"
            )
        if "both" in groups and len(view.mentions(*m.span("both"), symbols("Any"))) < 2:
            return Condition("subject", "只认出一方", "only one party was recognised")
        lead = ADVERBIAL.search(view.text, max(0, m.start() - 3), m.start())
        if lead:
            return Condition(
                "subject",
                f"前面的名称在“{lead.group()}”之后，是状语",
                f"the name in front stands behind “{lead.group()}” and is an adverbial",
            )
    return Condition(
        "list",
        "名称在并列、处所之中，或两端是同一个",
        "its names are members of another list, a place, or one and the same",
    )


def no_subject(rule: Rule, trigger: str) -> Condition:
    """The condition of a rule whose subject must be found and is not."""
    zh, en = _classes(rule.subject)
    return Condition(
        "subject",
        f"“{trigger}”没有主语：本句和前文都找不到{zh}",
        f"“{trigger}” has no subject: no {en} here or in the sentences before",
    )


_GROUP_WORDS: Final = {
    "Any": ("任何名称", "name"),
    "Org": ("机构", "organisation"),
    "Area": ("地区", "area"),
    "Place": ("地点", "place"),
}


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


def printed(view: View, start: int, end: int) -> str:
    """The characters of the article, names included, that symbols ``[start, end)`` stand for."""
    return "".join(
        item.text if item is not None else c
        for c, (_, _, item) in zip(view.text[start:end], view.items[start:end], strict=True)
    )
