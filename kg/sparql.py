"""What a SPARQL text would do, told before it runs: leave this machine, or ask other graphs."""

from __future__ import annotations

import re
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
