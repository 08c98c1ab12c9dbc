"""Weighs whom a figure may belong to, where the rules of ``figures_owners`` have made their choice.

::

    甲集团的乙工厂昨日投产。总投资22亿元,…
      └─ rules: 甲集团 ─┘       │ whose?
      candidates: 甲集团 (subject, a sentence back), 乙工厂 (Facility, nearest, has 总投资)

A log-linear model over what the names before the figure are, where they stand and what is
measured; the choice of the rules is one feature among these. ``scripts/train_owners.py`` trains
it on figures whose owners are marked, and keeps its scores beside the weights.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import OntologyError
from kg.model import Annotation, Mention, Value
from kg.relate.encode import SYMBOL, View

DATA: Final = Path(__file__).resolve().parent / "data" / "owners" / "weights.txt.gz"
BACK: Final = 5
"""How many sentences back a candidate may stand."""
_NEVER: Final = frozenset(("Media", "Award"))
_NAMES: Final = frozenset(SYMBOL[cls] for cls in SYMBOL if SYMBOL[cls] < "\ue100")


class Figure(NamedTuple):
    """A figure that looks for its owner."""

    view: View
    number: int
    """Of its sentence."""
    begin: int
    """Where its clause begins."""
    at: int
    value: Value
    indicator: str
    kind: str


class Candidate(NamedTuple):
    """A mention that may own a figure, with the features that speak for and against it."""

    mention: Mention
    features: list[str]


class Article(NamedTuple):
    """What is known of the article's names."""

    times: Counter[str]
    """How often each is named."""
    titles: frozenset[str]
    """Those that the title names."""

    @classmethod
    def of(cls, annotation: Annotation) -> Article:
        """Count the names of an annotation."""
        titles = [(b.start, b.end) for b in annotation.article.blocks if b.kind in ("title", "lead-in", "subtitle")]
        return cls(
            Counter(m.text for m in annotation.mentions),
            frozenset(m.text for m in annotation.mentions if any(a <= m.start < b for a, b in titles)),
        )


def candidates(
    figure: Figure, views: list[View], article: Article, chosen: Mention, last: Mention | None, about: Mention | None, how: str
) -> list[Candidate]:
    """The mentions that the figure may belong to; the first is ``chosen``, which the rules propose.

    ``last`` owned the figure before, ``about`` is whom the article is about; ``how`` says how the rules
    came to ``chosen``.
    """
    text = figure.view.text
    places: dict[str, tuple[Mention, list[str], str]] = {}
    nearer: Counter[str] = Counter()
    for back in range(BACK + 1):
        if figure.number < back:
            break
        view = figure.view if back == 0 else views[figure.number - back]
        order = [i for i, c in enumerate(view.text) if c in _NAMES]
        if back == 0:
            order = [i for i in order if i < figure.at][::-1] + [i for i in order if i > figure.at]
        else:
            order.reverse()
        for i in order:
            mention = view.mention(i)
            if mention.text in places or mention.cls in _NEVER:
                continue
            if back == 0:
                commas = sum(text.count(c, i, figure.at) for c in ",;:")
                where = "behind" if i > figure.at else "clause" if i >= figure.begin else f"comma{min(commas, 3)}"
            else:
                where = f"back{min(back, 3)}"
            before, after = view.text[i - 1 : i], view.text[i + 1 : i + 2]
            head = not before or before in ",;:。!?"
            features = [
                f"b:{where[:4]}:{before if before < chr(0xE000) else '#'}",
                f"a:{where[:4]}:{after if after < chr(0xE000) else '#'}",
                f"head:{where}:{head}",
                f"near:{mention.cls}:{min(nearer[mention.cls], 3)}",
                f"gap:{where}:{min(abs(figure.at - i) // 4, 5)}" if back == 0 else f"far:{back}",
                f"only:{where}:{sum(c == SYMBOL[mention.cls] for c in view.text) == 1}",
            ]
            nearer[mention.cls] += 1
            places[mention.text] = (mention, features, where)
    for mention, where in ((chosen, "chosen"), (last, "last"), (about, "about")):
        if mention is not None and mention.text not in places:
            places[mention.text] = (mention, [], where)
    if figure.value.kind == "quantity":
        unit = figure.value.unit.partition(":")[2] or figure.value.unit
    else:
        unit = figure.value.kind
    tail, head_word = figure.indicator[-2:], figure.indicator[:2]
    found = []
    for mention, features, where in places.values():
        cls = mention.cls
        told = [
            *features,
            f"w:{where}",
            f"wc:{where}:{cls}",
            f"wk:{where}:{figure.kind}",
            f"c:{cls}:{figure.kind}",
            f"u:{cls}:{unit}",
            f"t:{cls}:{tail}",
            f"h:{cls}:{head_word}",
            f"n:{min(article.times[mention.text], 4)}",
            f"d:{mention.kind}:{cls}",
        ]
        if mention.text[:2] in figure.indicator:
            told += ["in", f"in:{cls}", f"in:{where}"]
        if mention.text in article.titles:
            told.append(f"title:{cls}")
        if about is not None and mention.text == about.text:
            told.append(f"about:{cls}")
        if last is not None and mention.text == last.text:
            told += ["last", f"last:{where}", f"last:{cls}"]
        if mention.text == chosen.text:
            told += ["chosen", f"chosen:{how}", f"chosen:{how}:{cls}", f"chosen:{where}", f"chosen:{figure.kind}"]
        found.append(Candidate(mention, told))
    found.sort(key=lambda c: c.mention.text != chosen.text)
    return found


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weights of the features, by name. Raises :class:`OntologyError` where they cannot be read."""
    try:
        lines = gzip.decompress(DATA.read_bytes()).decode().splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise OntologyError(f"{DATA}: {error}") from error
    pairs = (line.rsplit("\t", 1) for line in lines)
    return {feature: float(weight) for feature, weight in pairs}


_MARGIN: Final = 0.5


def likeliest(figure: Figure, found: list[Candidate]) -> Mention:
    """The best of the candidates for a figure; the first, where no other is clearly better."""
    known = weights()
    scores = [sum(known.get(feature, 0.0) for feature in c.features) for c in found]
    best = max(range(len(found)), key=scores.__getitem__)
    return found[best if scores[best] - scores[0] > _MARGIN else 0].mention


__all__ = ["Article", "Candidate", "Figure", "candidates", "likeliest", "weights"]
