"""The named questions of ``ontology/queries/``: SPARQL files that say what they ask, in two languages.

A file opens with comments, then goes on as ordinary SPARQL 1.1 that any engine runs as it is::

    # zh: 某区县有哪些企业？
    # en: Which companies are in a district?
    # parameter: district (name) = 铜梁区 | 区县 | the district
    SELECT ?company WHERE {
      VALUES ?district { "铜梁区"@zh }
      ?place rdfs:label|skos:altLabel ?district . …
    }

Each parameter has a ``VALUES`` block of its name in the body, which holds the default; where a filter
must be quick, the default may stand there itself instead, once. Other values take the place of the
default as RDF terms, written by the engine's own serialiser; several, separated by ``|``, ask for any of
them (``VALUES`` only). A minus in a parameter's name is an underscore in the variable's.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError, UsageError
from kg.model import CLASSES, RELATIONS
from kg.resources import ontology_dir
from kg.sparql import PREFIXES

_KINDS = ("level", "growth", "share", "rank", "change")
_PERIOD = re.compile(r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?(/\d{4}(-\d{2}(-\d{2})?)?)?")
_HEADER = re.compile(r"#\s*(zh|en|parameter):\s*(.*?)\s*")
_PARAMETER = re.compile(r"([a-z][a-z0-9-]*) \((\w+)\) = (.+?) \| (.+?) \| (.+)")


def _words(value: str) -> ox.Literal:
    return ox.Literal(value, language="zh")


def _period(value: str) -> ox.Literal:
    if not _PERIOD.fullmatch(value):
        raise ValueError("a period such as 2024, 2024-09, 2025-Q1 or 2024-01/2024-09")
    return ox.Literal(value)


def _date(value: str) -> ox.Literal:
    try:
        return ox.Literal(dt.date.fromisoformat(value).isoformat(), datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))
    except ValueError:
        raise ValueError("a date such as 2024-10-31") from None


def _number(value: str) -> ox.Literal:
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        raise ValueError("a number such as 1 or 0.5")
    kind = "decimal" if "." in value else "integer"
    return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))


def _one_of(names: tuple[str, ...]) -> Callable[[str], ox.NamedNode]:
    def term(value: str) -> ox.NamedNode:
        if value not in names:
            near = difflib.get_close_matches(value, names, n=3, cutoff=0.4) or names[:3]
            raise ValueError(f"one of the vocabulary's names, such as {', '.join(near)}")
        return ox.NamedNode(PREFIXES["kg"] + value)

    return term


TYPES: Final[dict[str, Callable[[str], ox.NamedNode | ox.Literal]]] = {
    "name": _words,
    "text": _words,
    "period": _period,
    "date": _date,
    "number": _number,
    "class": _one_of(CLASSES),
    "relation": _one_of(RELATIONS),
    "kind": _one_of(_KINDS),
}
"""What a parameter can be: ``name`` is a name or other name of an entity, ``text`` any words; each makes an RDF term."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be varied in a question."""

    name: str
    type: str
    """A key of :data:`TYPES`."""
    default: str
    zh: str
    en: str

    @property
    def variable(self) -> str:
        """The name of its SPARQL variable, without the question mark."""
        return self.name.replace("-", "_")

    def values(self, value: str) -> tuple[str, ...]:
        """The alternatives that ``value`` lists with ``|``."""
        return tuple(part.strip() for part in value.split("|") if part.strip())

    def terms(self, value: str) -> tuple[ox.NamedNode | ox.Literal, ...]:
        """``value`` as RDF terms. Raises :class:`UsageError` where it is not of the parameter's type."""
        parts = self.values(value)
        if not parts:
            raise UsageError(f"--{self.name}: needs a value, such as {self.default}")
        try:
            return tuple(TYPES[self.type](part) for part in parts)
        except ValueError as reason:
            raise UsageError(f"--{self.name}: {value!r} is not {reason}") from None


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query with the question that it answers."""

    name: str
    """Its file's name without ``.rq``, or where it comes from otherwise."""
    text: str
    """The SPARQL text as it stands in the file, defaults included."""
    zh: str = ""
    en: str = ""
    parameters: tuple[Parameter, ...] = ()

    def bind(self, values: Mapping[str, str] | None = None) -> str:
        """The SPARQL text with ``values`` in the place of the defaults; its lines stay where they are.

        Raises :class:`UsageError` for a parameter that the question lacks, or a value of another type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        text = self.text
        for name, value in (values or {}).items():
            parameter = known.get(name) or known.get(name.replace("_", "-"))
            if parameter is None:
                offer = f"it has {', '.join(f'--{n}' for n in known)}" if known else "it has none"
                raise UsageError(f"{self.name}: there is no parameter --{name}; {offer}")
            terms = parameter.terms(value)
            if not _block(parameter).search(text) and len(terms) > 1:
                raise UsageError(f"--{name}: {value!r} is more than one value")
            text = _replace(text, parameter, " ".join(map(str, terms)))
        return text


def _block(parameter: Parameter) -> re.Pattern[str]:
    return re.compile(rf"(VALUES\s+\?{parameter.variable}\s*\{{)([^{{}}]*)(\}})")


def _replace(text: str, parameter: Parameter, terms: str) -> str:
    block = _block(parameter)
    if block.search(text):
        return block.sub(lambda found: f"{found[1]} {terms} {found[3]}", text)
    return re.sub(_inline(parameter), lambda found: terms, text)


def _inline(parameter: Parameter) -> str:
    """The pattern of a default that stands in the body itself, in full or with the prefix ``xsd:``."""
    full = " ".join(map(str, parameter.terms(parameter.default)))
    short = full.replace(f"<{PREFIXES['xsd']}", "xsd:").replace(">", "")
    return rf"{re.escape(full)}|{re.escape(short)}"


def parse_question(text: str, *, name: str) -> Question:
    """A question from the text of a ``.rq`` file; one without a header has no parameters.

    Raises :class:`QueryError` where the header is not well formed or does not fit the body.
    """
    said = {"zh": "", "en": ""}
    parameters = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (match := _HEADER.fullmatch(line)):
            if line.strip() and not line.startswith("#"):
                break
            continue
        if match[1] != "parameter":
            said[match[1]] = match[2]
            continue
        parts = _PARAMETER.fullmatch(match[2])
        if not parts or parts[2] not in TYPES:
            form = f"name (type) = default | 中文 | English, with a type of {', '.join(TYPES)}"
            raise QueryError(f"{name}:{number}: a parameter is declared as {form}")
        parameter = Parameter(*parts.groups())
        blocks = _block(parameter).findall(text)
        wanted = " ".join(map(str, parameter.terms(parameter.default)))
        inline = len(re.findall(_inline(parameter), text)) == 1 and not blocks
        if not inline and {_normal(block[1]) for block in blocks} != {wanted}:
            raise QueryError(f"{name}:{number}: the body must hold VALUES ?{parameter.variable} {{ {wanted} }}")
        parameters.append(parameter)
    return Question(name, text, said["zh"], said["en"], tuple(parameters))


def _normal(terms: str) -> str:
    """The terms of a VALUES block as the engine writes them: ``kg:share`` in full."""
    full = re.sub(r"(?<![\w<\"@^])(kg|xsd):(\w+)", lambda m: f"<{PREFIXES[m[1]]}{m[2]}>", terms)
    full = re.sub(r"\^\^xsd:(\w+)", lambda m: f"^^<{PREFIXES['xsd']}{m[1]}>", full)
    full = re.sub(r"(?<![\w\"<#./-])([+-]?\d+)(?![\w.\"-])", rf'"\1"^^<{PREFIXES["xsd"]}integer>', full)
    full = re.sub(r"(?<![\w\"<#./-])([+-]?\d+\.\d+)(?![\w\"-])", rf'"\1"^^<{PREFIXES["xsd"]}decimal>', full)
    return " ".join(full.split())


@lru_cache(maxsize=4)
def _catalogue(folder: Path) -> tuple[Question, ...]:
    files = sorted(folder.glob("*.rq"))
    return tuple(parse_question(file.read_text(encoding="utf-8"), name=file.stem) for file in files)


def catalogue(folder: Path | None = None) -> tuple[Question, ...]:
    """All named questions, by name; from ``ontology/queries/`` or another ``folder``."""
    return _catalogue(folder or ontology_dir() / "queries")


def find_question(query: str, *, folder: Path | None = None) -> Question:
    """The question that ``query`` means: a ``.rq`` file, the name of one, or SPARQL text.

    Raises :class:`UsageError` for a name that there is not, with the nearest ones, or a missing file.
    """
    text = query.strip()
    if re.search(r"[\s{]", text) and not text.endswith(".rq"):
        return parse_question(query, name="query")
    known = {question.name: question for question in catalogue(folder)}
    path = Path(text)
    if path.suffix == ".rq" and path.is_file():
        return parse_question(path.read_bytes().decode("utf-8-sig", errors="replace"), name=str(path))
    name = text.removesuffix(".rq")
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.3)
    near = near or sorted(known, key=lambda n: -len(set(n.split("-")) & set(name.split("-"))))[:3]
    missing = (
        "there is no such file, and no question of this name"
        if path.suffix == ".rq"
        else "there is no question of this name"
    )
    raise UsageError(f"{text or '(empty)'}: {missing}; nearest: {', '.join(near)}")
