"""The errors that the package raises, all under one root.

Each message is one line that names the file, and the line or rule, at fault.
"""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Root of all errors of this package."""


class UsageError(KgError):
    """Arguments that cannot be used: a missing path, an unknown name, a broken query (exit status 2)."""


class ReadError(KgError):
    """A page that cannot be read; the others go on (exit status 1)."""

    def __init__(self, source: str | Path, reason: str, *, place: str = "") -> None:
        self.source, self.reason, self.place = str(source), reason, place
        super().__init__(f"{source}{f' ({place})' if place else ''}: {reason}")


class RuleError(KgError):
    """A rule file that cannot be used."""

    def __init__(self, file: str | Path, rule: str, reason: str) -> None:
        self.file, self.rule, self.reason = str(file), rule, reason
        super().__init__(f"{file}{f', rule {rule}' if rule else ''}: {reason}")


class OntologyError(KgError):
    """A file of ``ontology/`` that cannot be used."""


class QueryError(KgError):
    """A SPARQL query that cannot be run; the message gives line and column where the engine does."""


class GraphError(KgError):
    """A Turtle file that is not a graph of this vocabulary, or cannot be read."""
