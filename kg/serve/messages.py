"""What the service asks of its workers and what they answer, and the limits that both keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may take."""

    seconds: float = 10.0
    """A query that runs longer is ended."""
    rows: int = 100_000
    """A longer answer is cut, and says so."""
    answer_bytes: int = 64 * 2**20
    request_bytes: int = 2**20
    memory_bytes: int = 2 * 2**30
    """What a query may use beyond the graph itself (where the system can limit it)."""
    queue_seconds: float = 10.0
    """How long a request waits for a free worker."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to find out from the graph."""

    task: Literal["sparql", "entity", "describe", "names"]
    text: str
    """The query, or the name of the thing."""
    formats: tuple[str, ...] = ("json",)
    """Names of formats that the client takes, best first."""
    default_graphs: tuple[str, ...] | None = None
    """The graphs that make up the default graph; ``None`` where the request does not say."""
    named_graphs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A status of HTTP and the body that goes with it."""

    status: int
    format: str
    """A name of a format, or ``text`` for a message."""
    body: bytes
    complete: bool = True
    """False where the row limit cut the answer."""


def message(status: int, zh: str, en: str) -> Reply:
    """A reply that says in both languages what is wrong."""
    return Reply(status, "text", f"{zh}\n{en}\n".encode())
