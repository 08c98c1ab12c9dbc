"""What a SPARQL text would do, told before it runs: leave this machine, or ask other graphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from kg import vocabulary
from kg.errors import QueryError

PREFIXES: Final = vocabulary.prefixes()
"""Prefixes that a query may use without declaring them (its own declarations win)."""

_SPACE = r"(?:\s|#[^\r\n]*[\r\n])*"
# Read on the raw text, strings and comments included, since any lexer other than the
# engine's own can be led astray (is `<` an IRI or "less than"?). Only a variable or the
# local part of a prefixed name may hold the word.
_SERVICE = re.compile(
    rf"(?P<name>[?$]\w*service|:[\w%]*service)|service(?={_SPACE}(?:silent{_SPACE})?(?:[<?$:]|[\w.-]+:))", re.IGNORECASE
)
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\r\n]*|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
      |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<var>[?$]\w+)|(?P<name>[\w.-]*:[\w.%:-]*)|(?P<word>\w+)|\S""",
    re.VERBOSE | re.DOTALL,
)


def refuse_remote(text: str, *, source: str = "query") -> None:
    """Raise :class:`QueryError` where ``text`` could make the engine fetch from an address.

    SERVICE is the one clause that the engine would follow. A string or comment in which
    the word stands before ``<``, ``?``, ``$`` or a prefixed name is refused as well.

    >>> refuse_remote("SELECT ?service { ?service ?p ?o }")
    """
    for match in _SERVICE.finditer(text):
        if match["name"] is None:
            line, column = position(text, match.start())
            raise QueryError(f"{source}:{line}:{column}: SERVICE is refused: answers come from this graph alone")


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def graphs_asked(text: str) -> tuple[str, ...]:
    """The graphs that ``text`` names in FROM and FROM NAMED, as IRIs, sorted.

    A name with an undeclared prefix is given as it stands.

    >>> graphs_asked("SELECT * FROM <http://example.org/a> FROM NAMED id:b { ?s ?p ?o }")
    ('http://example.org/a', 'https://w3id.org/kgnews/id/b')
    """
    prefixes = dict(PREFIXES)
    found: set[str] = set()
    tokens = [m for m in _TOKEN.finditer(text) if m.lastgroup != "skip"]
    for at, token in enumerate(tokens):
        word = token[0].upper() if token.lastgroup == "word" else ""
        after = [t[0] for t in tokens[at + 1 : at + 3]]
        if word == "PREFIX" and len(after) == 2:
            prefixes[after[0].rstrip(":")] = after[1].strip("<>")
        elif word == "FROM" and after:
            name = after[1] if after[0].upper() == "NAMED" and len(after) == 2 else after[0]
            if name.startswith("<"):
                found.add(name.strip("<>"))
            elif ":" in name:
                prefix, _, local = name.partition(":")
                found.add(prefixes[prefix] + local if prefix in prefixes else name)
    return tuple(sorted(found))


def find_sorting(text: str) -> int | None:
    """Where ``text`` first says ORDER BY, ``None`` where it does not sort.

    >>> find_sorting("SELECT * { ?order ?by ?o } # ORDER BY ?o") is None
    True
    """
    words = [m for m in _TOKEN.finditer(text) if m.lastgroup != "skip"]
    return next((a.start() for a, b in pairwise(words) if (a[0] + " " + b[0]).upper() == "ORDER BY"), None)


def locate_error(text: str, message: str) -> tuple[int, int, str]:
    """Line, column and a short reason from what the engine says of a query that it cannot read."""
    form = next((t for t in _after_prologue(text) if t.lastgroup == "word"), None)
    if form and form[0].upper() not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        return *position(text, form.start()), f"a query is a SELECT, ASK, CONSTRUCT or DESCRIBE, not {form[0]}"
    match = re.search(r"(?:error )?at (\d+):(\d+):?\s*(.*)", message, re.DOTALL)
    if not match:
        return 1, 1, message
    line, column, expected = int(match[1]), int(match[2]), match[3]
    lines = text.splitlines() or [""]
    at = lines[line - 1] if line <= len(lines) else ""
    before, rest = at[: column - 1].rstrip(), at[column - 1 :].strip()
    prefix = re.search(r"(?<![\w?$<])([\w-]*):[\w%-]*$", before)
    if prefix and prefix[1] not in PREFIXES and not re.search(rf"(?i)prefix\s+{prefix[1]}:", text):
        return line, column, f"the prefix {prefix[1]}: is not declared"
    reason = re.search(r"The SELECT[\w ]+|[A-Z][a-z]+ [a-z][\w ]{8,}", expected)
    if reason:
        return line, column, reason[0].strip()
    if rest:
        return line, column, f"not SPARQL from {rest[:24]!r} on"
    return line, column, f"not SPARQL after {before[-24:]!r}" if before else "not a SPARQL query"


def _after_prologue(text: str) -> list[re.Match[str]]:
    """The tokens of a query, its PREFIX and BASE declarations left out."""
    tokens = [m for m in _TOKEN.finditer(text) if m.lastgroup != "skip"]
    while tokens and tokens[0][0].upper() in ("PREFIX", "BASE"):
        tokens = tokens[3 if tokens[0][0].upper() == "PREFIX" else 2 :]
    return tokens
