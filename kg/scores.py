"""What an evaluation found: scores of pages, their sums, and how they read as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

POLICY: Final = frozenset({"implements", "focusesOn"})
"""Relations that policy prose is full of: scored with the rest, and left out of the core relations."""

QUALIFIERS: Final = ("status", "date", "amount", "role", "period")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind of fact, and what follows from them; adding two scores pools their counts."""

    right: int = 0
    """Found facts that either annotation holds."""
    predicted: int = 0
    found: int = 0
    """Facts of both annotations that were found."""
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the agreed facts that were found; 0 where there are none."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def as_json(self) -> dict[str, float]:
        """The counts and what follows from them, as plain values."""
        shares = {"p": self.precision, "r": self.recall, "f1": self.f1}
        counts = {"right": self.right, "predicted": self.predicted, "found": self.found, "gold": self.gold}
        return {name: round(share, 4) for name, share in shares.items()} | counts

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right, self.predicted + other.predicted, self.found + other.found, self.gold + other.gold
        )


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """How well a page was cut into articles: B-cubed over anchors, then titles and authors found of those wanted."""

    precision: float
    recall: float
    titles: tuple[int, int]
    authors: tuple[int, int]
    predicted: int
    gold: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the B-cubed precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def render(self) -> str:
        """One line for people."""
        return (
            f"articles            B3 P={self.precision:.3f} R={self.recall:.3f} F1={self.f1:.3f}  {self.predicted} for {self.gold}, "
            f"titles {self.titles[0]}/{self.titles[1]}, authors {self.authors[0]}/{self.authors[1]}"
        )

    def as_json(self) -> dict[str, Any]:
        """The figures as plain values."""
        return {
            "b3_p": round(self.precision, 4),
            "b3_r": round(self.recall, 4),
            "b3_f1": round(self.f1, 4),
            "titles": f"{self.titles[0]}/{self.titles[1]}",
            "authors": f"{self.authors[0]}/{self.authors[1]}",
            "predicted": self.predicted,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One fact that is extra, missed or of the wrong class."""

    kind: str
    """``entity extra``, ``entity type``, ``relation missed`` …"""
    type: str
    """The class, relation or kind of observation."""
    text: str


@dataclass(frozen=True, slots=True)
class PageScore:
    """The scores of one gold page."""

    page: str
    entities: Score
    relations: Mapping[str, Score]
    """By relation."""
    observations: Score
    qualifiers: Mapping[str, tuple[int, int]]
    """Of the facts matched, how many have a date, amount … as in gold, of how many that gold gives one for."""
    articles: ArticleScore
    differences: tuple[Difference, ...] = field(repr=False, default=())

    def scores(self) -> dict[str, Score]:
        """The scores by kind of fact, relations pooled."""
        return {
            "entities": self.entities,
            "relations": _sum(self.relations.values()),
            "core_relations": _sum(score for name, score in self.relations.items() if name not in POLICY),
            "observations": self.observations,
        }

    def as_json(self) -> dict[str, Any]:
        """The figures as plain values."""
        return {
            **{name: score.as_json() for name, score in self.scores().items()},
            "per_relation": {name: score.as_json() for name, score in self.relations.items()},
            "qualifiers": {q: [same, of] for q, (same, of) in self.qualifiers.items()},
            "articles": self.articles.as_json(),
            "differences": [[d.kind, d.type, d.text] for d in self.differences],
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all pages, and their sums."""

    pages: tuple[PageScore, ...]

    @property
    def entities(self) -> Score:
        """All pages pooled."""
        return _sum(page.entities for page in self.pages)

    @property
    def observations(self) -> Score:
        """All pages pooled."""
        return _sum(page.observations for page in self.pages)

    @property
    def per_relation(self) -> dict[str, Score]:
        """All pages pooled, relation by relation."""
        names = sorted({name for page in self.pages for name in page.relations})
        return {name: _sum(page.relations.get(name, Score()) for page in self.pages) for name in names}

    @property
    def relations(self) -> Score:
        """All pages and relations pooled."""
        return _sum(self.per_relation.values())

    @property
    def core_relations(self) -> Score:
        """Like :attr:`relations`, without those of policy prose."""
        return _sum(score for name, score in self.per_relation.items() if name not in POLICY)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the relations with at least three gold facts."""
        scores = [round(score.f1, 4) for score in self.per_relation.values() if score.gold >= 3]
        return sum(scores) / len(scores) if scores else 0.0

    @property
    def qualifiers(self) -> dict[str, tuple[int, int]]:
        """All pages pooled: right, and of how many."""
        return {
            q: (sum(p.qualifiers[q][0] for p in self.pages), sum(p.qualifiers[q][1] for p in self.pages))
            for q in QUALIFIERS
        }

    @property
    def articles_f1(self) -> float:
        """The mean B-cubed F1 of the pages."""
        return sum(round(page.articles.f1, 4) for page in self.pages) / len(self.pages) if self.pages else 0.0

    def render(self, *, differences: bool = False) -> str:
        """The figures as text for people; with ``differences``, what is extra and missed page by page."""
        lines = []
        for page in self.pages:
            lines += [f"{page.page}", *(f"  {line}" for line in _lines(page.scores())), f"  {page.articles.render()}"]
            if differences:
                lines += [f"    {d.kind:19} {d.type:17} {d.text}" for d in page.differences]
        lines += [f"合计 TOTAL ({len(self.pages)} 版 pages)", *(f"  {line}" for line in _lines(self.per_relation))]
        lines += [f"  {line}" for line in _lines(self.scores())]
        lines.append(f"  relations macro F1  {self.macro_f1:.3f}")
        lines.append(
            "  qualifiers          " + "  ".join(f"{q} {same}/{of}" for q, (same, of) in self.qualifiers.items())
        )
        lines.append(f"  articles B-cubed F1 {self.articles_f1:.3f}")
        return "\n".join(lines)

    def scores(self) -> dict[str, Score]:
        """The pooled scores by kind of fact."""
        return {
            "entities": self.entities,
            "relations": self.relations,
            "core_relations": self.core_relations,
            "observations": self.observations,
        }

    def as_json(self) -> dict[str, Any]:
        """The figures as plain values: ``pages`` by file name, and their ``total``; shares have four decimals."""
        total: dict[str, Any] = {name: score.as_json() for name, score in self.scores().items()}
        total["per_relation"] = {name: score.as_json() for name, score in self.per_relation.items()}
        total["relations_macro_f1"] = round(self.macro_f1, 4)
        total["qualifiers"] = {q: f"{same}/{of}" for q, (same, of) in self.qualifiers.items()}
        total["articles_b3_f1"] = round(self.articles_f1, 4)
        return {"pages": {page.page: page.as_json() for page in self.pages}, "total": total}


def _lines(scores: Mapping[str, Score]) -> list[str]:
    return [
        f"{name:19} P={s.precision:.3f} R={s.recall:.3f} F1={s.f1:.3f}  right {s.right}/{s.predicted}, found {s.found}/{s.gold}"
        for name, s in scores.items()
    ]


def _sum(scores: Iterable[Score]) -> Score:
    return sum(scores, Score())
