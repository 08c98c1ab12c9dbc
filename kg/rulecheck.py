"""Runs every relation rule on its own examples and counterexamples.

An example marks its arguments: ``[s 重庆]与[o 西门子（中国）有限公司]签署协议``. The rule alone must
find a relation between them in it, and none in a counterexample.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.model import SYMMETRIC
from kg.pipeline import facts
from kg.relate import Rule, load_rules

_MARK = re.compile(r"\[(?P<name>[a-z]\w*) (?P<text>[^\[\]]+)\]")
_QUOTES = re.compile(r"[“”‘’\"《》\s]")


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that a rule got wrong."""

    rule: str
    sentence: str
    reason: str


@dataclass(frozen=True)
class RuleReport:
    """How the rules did on their own sentences."""

    rules: int
    examples: int
    counterexamples: int
    failures: tuple[Failure, ...]

    @property
    def failed(self) -> bool:
        """Whether any rule breaks one of its own sentences."""
        return bool(self.failures)

    def render(self) -> str:
        """Readable, a line per failure."""
        lines = [
            f"规则 rules {self.rules}  例句 examples {self.examples}  反例 counterexamples {self.counterexamples}  不合 failed {len(self.failures)}"
        ]
        lines.extend(f"{f.rule}: {f.reason}\n    {f.sentence}" for f in self.failures)
        return "\n".join(lines)


def check_rules(folder: Path | None = None) -> RuleReport:
    """Tries every rule of a folder (the shipped ones by default) on its examples and counterexamples."""
    rules = load_rules(folder)
    failures: list[Failure] = []
    for rule in rules:
        failures.extend(check_rule(rule))
    return RuleReport(
        len(rules), sum(len(r.examples) for r in rules), sum(len(r.counterexamples) for r in rules), tuple(failures)
    )


def check_rule(rule: Rule) -> Iterable[Failure]:
    """The sentences of one rule that it gets wrong."""
    for sentence in rule.examples:
        marked = {m.group("name"): _QUOTES.sub("", m.group("text")) for m in _MARK.finditer(sentence)}
        if "o" not in marked or "s" not in marked:
            yield Failure(rule.id, sentence, "the example marks no [s …] or no [o …]")
            continue
        found = _found(rule, _MARK.sub(lambda m: m.group("text"), sentence))
        wanted = {(marked["s"], marked["o"])}
        if rule.relation in SYMMETRIC or "both" in rule.regex.groupindex:
            wanted.add((marked["o"], marked["s"]))
        if not wanted & found:
            shown = "; ".join(f"{s} → {o}" for s, o in sorted(found)) or "nothing"
            yield Failure(rule.id, sentence, f"finds {shown}")
    for sentence in rule.counterexamples:
        found = _found(rule, _MARK.sub(lambda m: m.group("text"), sentence))
        if found:
            yield Failure(
                rule.id, sentence, "finds " + "; ".join(f"{s} → {o}" for s, o in sorted(found)) + " in a counterexample"
            )


def _found(rule: Rule, sentence: str) -> set[tuple[str, str]]:
    _, relations, _ = facts(sentence, date="2025-03-22", rules=(rule,))
    return {(_QUOTES.sub("", r.subject.text), _QUOTES.sub("", r.object.text)) for r in relations if r.rule == rule.id}
