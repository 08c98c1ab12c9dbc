"""Ordinary words of ``ontology/names/ordinary.csv``: what is made of them alone is no name.

``for`` says of what: a ``measure`` (长效管理机制), an ``industry`` (支柱产业), a ``system``
(线上服务平台); a ``figure`` of speech that papers set in quotation marks (“压舱石”).
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from kg.errors import OntologyError
from kg.resources import ontology_dir


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    path = ontology_dir() / "names" / "ordinary.csv"
    table: dict[str, list[str]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                table.setdefault(row["for"], []).append(row["word"])
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
    return {kind: tuple(sorted(words, key=lambda w: (-len(w), w))) for kind, words in table.items()}


def ordinary(kind: str, more: str = "", *, end_only: bool = False) -> re.Pattern[str]:
    """A pattern for stems made of nothing but the words for ``kind`` and ``more`` (a regular expression).

    With ``end_only`` it is searched for at the end of a phrase instead.
    """
    choice = "|".join([*map(re.escape, _words().get(kind, ())), *filter(None, [more])])
    return re.compile(rf"(?:{choice})$" if end_only else rf"^(?:{choice})+$")
