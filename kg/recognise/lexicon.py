"""Common Chinese words with their parts of speech.

No names of persons, places or organisations: a word that :func:`pos` does not
know is rare or part of a name, which is what the question is about where a
name begins.

====  ===========================  ====  ==========================
tag   words                        tag   words
====  ===========================  ====  ==========================
n     noun                         p     preposition: 在 与 由 向
v     verb                         c     conjunction: 和 及 并
vn    verb used as a noun: 发展    u     particle: 的 了 等
a     adjective                    r     pronoun: 该 我市 其
b     attributive: 国有 大型       f     locative: 上 以来 中
d     adverb                       t     time: 近日 去年
z     state word                   s     place word: 境内
m, q  numeral, measure word        i, l  idiom, set phrase
j     abbreviation                 y     sentence particle
k, h  suffix, prefix
====  ===========================  ====  ==========================
"""

from __future__ import annotations

import csv
import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.errors import OntologyError
from kg.resources import ontology_dir

DATA: Final = Path(__file__).resolve().parent / "data" / "lexicon.txt.gz"


@lru_cache(maxsize=1)
def words() -> dict[str, str]:
    """All words of the lexicon with their tags (about 90,000); not to be changed by callers."""
    table: dict[str, str] = {}
    try:
        lines = gzip.decompress(DATA.read_bytes()).decode().splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise OntologyError(f"{DATA}: {error}") from error
    for line in lines:
        tag, _, members = line.partition("\t")
        table.update(dict.fromkeys(members.split(" "), tag))
    return table


def pos(word: str) -> str:
    """The part of speech of a word, empty for one that the lexicon does not know.

    >>> pos("签署"), pos("与"), pos("赛力斯")
    ('v', 'p', '')
    """
    return words().get(word, "")


@lru_cache(maxsize=1)
def inside_names() -> dict[str, float]:
    """Verbs and common nouns that stand inside names of organisations, with how often they do, from 0 to 1.

    发展 in 重庆发展投资有限公司 is no reason to begin the name after it.
    """
    path = ontology_dir() / "names" / "inside_names.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["word"]: float(row["share"]) for row in csv.DictReader(file)}
    except (OSError, KeyError, ValueError) as error:
        raise OntologyError(f"{path}: {error}") from error
