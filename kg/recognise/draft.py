"""The working set that the recognisers of one article fill, one after another."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Article, Value
from kg.recognise.gazetteer import Hit, gazetteer


class Candidate(NamedTuple):
    """A possible mention; overlaps are settled at the end."""

    start: int
    end: int
    cls: str
    rule: str
    weight: float = 1.0
    """What an overlap is settled by, beside length: the surer, the heavier."""
    text: str = ""
    """The surface form where it differs from the article's own text (quotation marks left out)."""
    kind: str = "name"


@dataclass(slots=True)
class Draft:
    """One article under recognition. Recognisers add to it; only the later ones take anything back."""

    article: Article
    text: str
    """Folded, same offsets as ``article.text``."""
    values: tuple[Value, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    found: list[Candidate] = field(default_factory=list)
    aliases: list[tuple[str, str, str]] = field(default_factory=list)
    """(class, full form, short form) that the text itself ties together."""
    in_value: bytearray = field(default_factory=bytearray)
    """1 where a date, an amount or a quantity stands."""
    areas_from: dict[int, list[Candidate]] = field(default_factory=dict)
    """The administrative areas proposed so far, by where they begin."""
    areas_to: dict[int, list[Candidate]] = field(default_factory=dict)
    """The same by where they end."""
    _listed: list[Hit] | None = None

    @property
    def listed(self) -> list[Hit]:
        """The names of the gazetteer that stand in the text (:meth:`Gazetteer.find`), looked up once."""
        if self._listed is None:
            self._listed = gazetteer().find(self.text)
        return self._listed

    def add(
        self, start: int, end: int, cls: str, rule: str, *, weight: float = 1.0, text: str = "", kind: str = "name"
    ) -> None:
        """Propose a mention of ``cls`` at ``[start, end)``."""
        if end > start:
            made = Candidate(start, end, cls, rule, weight, text, kind)
            self.found.append(made)
            if cls == "AdministrativeArea":
                self.areas_from.setdefault(start, []).append(made)
                self.areas_to.setdefault(end, []).append(made)

    def drop(self, places: Container[tuple[int, int]]) -> None:
        """Take back the candidates whose start and end are among ``places``."""
        self.found[:] = [c for c in self.found if (c.start, c.end) not in places]

    def at(self, cls: str | None = None) -> list[Candidate]:
        """The candidates so far, by place."""
        return sorted(c for c in self.found if cls is None or c.cls == cls)
