"""Loads the relation rules of ``ontology/rules/*.yaml`` and compiles each to one regular expression.

A rule file belongs to one relation::

    relation: signedWith
    rules:
      - name: joint
        pattern: "{s:Org|Area}+ (与|同|和) {o:Org|Area}+ … <签署|签订> … (协议|合同)"
        examples: ["6月，[s 重庆]与[o 西门子（中国）有限公司]签署战略合作框架协议"]
        counterexamples: ["重庆与西门子（中国）有限公司尚未签署协议"]

In a pattern ``{name:Class|Class}`` is a mention, ``+`` after it an enumeration, ``<a|b>`` the
trigger, ``(a|b)`` a choice, ``?`` makes the choice before it optional, ``@role`` an office, ``…`` a gap inside
the clause, ``……`` a gap that may cross commas, ``~`` one that may cross commas but no name, ``$word`` a list of
``words.yaml``. Blanks mean nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import RuleError, UsageError
from kg.model import CLASSES, RELATIONS, Status
from kg.relate.encode import GROUPS, ORGANISATIONS, SYMBOL, symbols
from kg.resources import ontology_dir

_GAP = rf"[^。;,!?\n{ORGANISATIONS}]{{0,14}}?"
_LONG_GAP = rf"[^。;!?\n{ORGANISATIONS}]{{0,40}}?"
_NAMELESS_GAP = rf"[^。;!?\n{SYMBOL[CLASSES[0]]}-{SYMBOL[CLASSES[-1]]}]{{0,40}}?"
_SEPARATOR = r"(?:、|,(?:以及)?|和|与|及|以及|同|或|暨)"
_DESCRIBED = r"(?:老股东|新股东|股东|上市公司|龙头企业|民营企业|国有企业|央企|国企|民企|外企|企业|投资机构)?"
"""What may be said of a member of a list before its name: A、老股东B跟投."""
_QUANTITY = SYMBOL["quantity"]
_KEYS = {
    "name",
    "pattern",
    "subject",
    "status",
    "examples",
    "counterexamples",
    "scope",
    "note",
    "amount",
    "role",
    "symmetric",
    "reverse",
}
_TOKEN = re.compile(
    r"(?P<arg>\{(?:(?P<name>\w+):)?(?P<classes>[\w|]+)\}(?P<plus>\+?))|(?P<trigger><(?P<words>[^>]*)>)|(?P<long>……)|(?P<gap>…)|(?P<nameless>~)|"
    r"(?P<word>\$\w+)|(?P<blank>\s+)|(?P<open>\()|(?P<close>\)[?*+]?)|(?P<role>@role)|(?P<bar>\|)|(?P<anchor>\^)|(?P<literal>[^\s{}<>()|$…~^?]+\??)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which papers say a relation."""

    relation: str
    name: str
    pattern: str
    regex: re.Pattern[str]
    subject: str = ""
    """Symbols that the clause's subject may have, where the pattern does not bind ``s`` itself."""
    status: Status | None = None
    reverse: bool = False
    amount: bool = False
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    """Literal words, one of which a sentence must hold for the rule to be tried; empty: always tried."""
    file: str = ""
    needs: tuple[frozenset[str], ...] = ()
    """Sets of symbols: a sentence that does not hold one of each need not be searched."""

    @property
    def id(self) -> str:
        """``relation/name``."""
        return f"{self.relation}/{self.name}"


@lru_cache(maxsize=1)
def _role() -> str:
    """What ``@role`` stands for: offices as printed before a name, several joined by 、."""
    with (ontology_dir() / "names" / "offices.csv").open(encoding="utf-8") as file:
        words = sorted({row["title"] for row in csv.DictReader(file)}, key=lambda w: (-len(w), w))
    office = "|".join(map(re.escape, words))
    lead = r"(?!由)[^。,;:!?、()\n\ue000-\ue1ff]{0,14}?"
    one = rf"(?:{lead}(?:{office}))"
    return rf"(?P<role>{one}(?:(?:、|兼|兼任){one})*)"


@lru_cache(maxsize=1)
def office_pattern() -> re.Pattern[str]:
    """An office with the person who holds it right behind, over encoded sentences."""
    return re.compile(_role() + SYMBOL["Person"])


_ROWS = symbols("Programme|InformationSystem|Award")
"""What print sets side by side in quotation marks with nothing between: “揭榜挂帅”“赛马”等机制."""


_SHARE = rf"(?:各|约|的)?(?:{SYMBOL['percent']}的?(?:股权|股份)?|的?(?:股权|股份))?"
"""The share that stands behind each member of a list of companies bought: A40%的股权、B49%的股权."""


def _enumeration(chars: str) -> str:
    row = "".join(c for c in chars if c in _ROWS)
    unit = f"[{chars}][{row}]*" if row else f"[{chars}]"
    unknown = r"(?:、[^\ue000-\ue1ff、,。;:!?的]{2,12}(?=[、和与及]))*"
    share = _SHARE if SYMBOL["Company"] in chars else ""
    return rf"{unit}(?:{unknown}{share}{_SEPARATOR}{_DESCRIBED}{unit})*(?:等{_QUANTITY}?)?"


def compile_pattern(pattern: str, words: Mapping[str, str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern as a regular expression over encoded sentences, and its trigger words.

    Raises :class:`ValueError` (with the place) for what is no pattern and :class:`KeyError` for an unknown class or word list.
    """
    out: list[str] = []
    triggers: tuple[str, ...] = ()
    at = 0
    while at < len(pattern):
        m = _TOKEN.match(pattern, at)
        if not m:
            raise ValueError(f"column {at + 1}: {pattern[at : at + 8]!r} is not understood")
        at = m.end()
        if m.group("arg"):
            chars = symbols(m.group("classes"))
            body = _enumeration(chars) if m.group("plus") else f"[{chars}]"
            out.append(f"(?P<{m.group('name')}>{body})" if m.group("name") else f"(?:{body})")
        elif m.group("trigger"):
            text = re.sub(r"\$(\w+)", lambda w: words[w.group(1)], m.group("words"))
            out.append(f"(?P<trigger>{text})")
            triggers = tuple(t for t in re.split(r"[|]", text) if t)
        elif m.group("long"):
            out.append(_LONG_GAP)
        elif m.group("gap"):
            out.append(_GAP)
        elif m.group("nameless"):
            out.append(_NAMELESS_GAP)
        elif m.group("word"):
            out.append(f"(?:{words[m.group('word')[1:]]})")
        elif m.group("role"):
            out.append(_role())
        elif m.group("open"):
            out.append("(?:")
        elif m.group("close"):
            out.append(m.group("close"))
        elif m.group("bar"):
            out.append("|")
        elif m.group("anchor"):
            out.append(r"(?:^|(?<=[,;:。]))")
        elif m.group("literal"):
            out.append(m.group("literal"))
    literal = tuple(t for t in triggers if not re.search(r"[\[\](){}?*+.\\]", t))
    return re.compile("".join(out)), literal if len(literal) == len(triggers) else ()


def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """The symbols of what a pattern binds as ``o`` or as ``both``, and those of all else that it cannot do without."""
    tokens = [m for m in _TOKEN.finditer(pattern) if not m.group("blank")]
    objects = [symbols(m.group("classes")) for m in tokens if m.group("arg") and m.group("name") in ("o", "both")]
    needs = [frozenset("".join(objects))] if objects else []
    depth = 0
    for m, following in zip(tokens, [*(m.group() for m in tokens[1:]), ""], strict=True):
        depth += bool(m.group("open")) - bool(m.group("close"))
        if m.group("bar") and not depth:
            return tuple(needs[:1] if objects else ())
        if m.group("arg") and not depth and following[:1] not in ("?", "*"):
            needs.append(frozenset(symbols(m.group("classes"))))
    return tuple(dict.fromkeys(needs))


def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """All rules, in the order of files and entries; read anew where a file has changed.

    Raises :class:`UsageError` where there is no such folder and
    :class:`RuleError` naming file, rule and reason.
    """
    folder = folder or ontology_dir() / "rules"
    files = sorted(folder.glob("*.yaml"))
    if not folder.is_dir():
        raise UsageError(f"{folder}: 没有这个规则文件夹 · no such folder of rules")
    return _load(folder, tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(maxsize=4)
def _load(folder: Path, _: tuple[tuple[str, int, int], ...]) -> tuple[Rule, ...]:
    words = _words(folder / "words.yaml")
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != "words.yaml":
            rules.extend(_read(path, words))
    return tuple(rules)


def _yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        raise RuleError(path, "", f"{place}{getattr(error, 'problem', error)}") from error


def _words(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    data = _yaml(path)
    if not isinstance(data, dict) or not all(isinstance(v, list) for v in data.values()):
        raise RuleError(path, "", "a mapping of names to lists of words is expected")
    return {str(k): "|".join(sorted(map(str, v), key=len, reverse=True)) for k, v in data.items()}


def _read(path: Path, words: Mapping[str, str]) -> list[Rule]:
    data = _yaml(path)
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        raise RuleError(path, "", "a mapping with 'relation' and 'rules' is expected")
    relation = data.get("relation")
    if relation not in RELATIONS:
        raise RuleError(path, "", f"unknown relation {relation!r}")
    rules: list[Rule] = []
    seen: set[str] = set()
    for i, entry in enumerate(data["rules"], 1):
        if not isinstance(entry, dict) or not entry.get("name"):
            raise RuleError(path, f"#{i}", "the rule has no name")
        name = str(entry["name"])
        if name in seen:
            raise RuleError(path, name, "two rules have this name")
        seen.add(name)
        unknown = set(entry) - _KEYS
        if unknown:
            raise RuleError(path, name, f"unknown key {sorted(unknown)[0]!r}")
        if not entry.get("examples"):
            raise RuleError(path, name, "the rule has no example")
        try:
            regex, triggers = compile_pattern(str(entry.get("pattern", "")), words)
            subject = symbols(entry["subject"]) if entry.get("subject") else ""
        except KeyError as error:
            raise RuleError(
                path, name, f"unknown class or word list {error.args[0]!r}; known groups: {', '.join(GROUPS)}"
            ) from error
        except (ValueError, re.error) as error:
            raise RuleError(path, name, f"the pattern cannot be read: {error}") from error
        bound = set(regex.groupindex)
        if not ("both" in bound or ("o" in bound and ("s" in bound or subject))):
            raise RuleError(path, name, "the pattern binds no {o:…}, and neither {s:…} nor 'subject' says who")
        if entry.get("status") not in (None, "done", "planned"):
            raise RuleError(path, name, "status is 'done' or 'planned'")
        rules.append(
            Rule(
                relation,
                name,
                str(entry["pattern"]),
                regex,
                subject,
                entry.get("status"),
                bool(entry.get("reverse")),
                bool(entry.get("amount")),
                tuple(map(str, entry["examples"])),
                tuple(map(str, entry.get("counterexamples") or ())),
                triggers,
                path.name,
                _needs(str(entry["pattern"])),
            )
        )
    return rules
