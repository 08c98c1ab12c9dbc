"""Leaves out one component at a time and measures what is lost, on gold pages.

    python scripts/ablation.py [LABEL=]FOLDER... [--into docs/ablation.md]

Without folders, the gold of the project is used: pages (``tests/gold``) and composed texts
(``tests/gold/composed``); folders given are further sets of gold, each with its texts in ``text/``
or in a folder ``seeds`` above it. Prints Markdown, or puts it between the marks of a document.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.evaluate import evaluate, gold_files
from kg.model import RELATIONS, Page
from kg.pipeline import extract
from kg.precision import page_file
from kg.read import read
from kg.recognise import recognise
from kg.recognise.pipeline import STEPS
from kg.scores import Evaluation

ROOT: Final = Path(__file__).resolve().parents[1]
OWN: Final = {
    "pages": ROOT / "tests" / "gold",
    "composed": ROOT / "tests" / "gold" / "composed",
    "fresh": ROOT / "tests" / "gold" / "fresh",
}
MARKS: Final = ("<!-- made by scripts/ablation.py -->", "<!-- end -->")
STEPS_OF: Final = {
    "recognise": (*(name for name, _ in STEPS), "kg_segmenter"),
    "relate": ("structure", "figures"),
    "resolve": ("aliases", "suffixes", "deixis"),
}
"""Stage -> what can be left out of it."""


@dataclass(frozen=True)
class GoldSet:
    """Some gold files and their pages, read once."""

    name: str
    files: tuple[Path, ...]
    pages: tuple[Page, ...]

    def score(self, without: Iterable[str] = ()) -> Evaluation:
        """The scores of an extraction that leaves some components out."""
        graph, _ = extract(self.pages, without=frozenset(without))
        return evaluate(graph, self.files)


def gold_set(name: str, folder: Path) -> GoldSet:
    """Read the pages of a folder of gold."""
    files = gold_files([folder])
    return GoldSet(name, files, tuple(read([page_file(path) for path in files])))


def tables(sets: Sequence[GoldSet]) -> str:
    """The three tables as Markdown."""
    full = {s.name: s.score() for s in sets}
    return "\n\n".join((_gap(sets, full), _components(sets, full), _families(sets, full), _segmenter(sets)))


def _gap(sets: Sequence[GoldSet], full: dict[str, Evaluation]) -> str:
    lines = [
        "### Everything in place",
        "",
        "| | " + " | ".join(s.name for s in sets) + " |",
        "|---" * (len(sets) + 1) + "|",
    ]
    for kind in ("entities", "relations", "core_relations", "observations"):
        cells = (full[s.name].scores()[kind] for s in sets)
        lines.append(
            f"| {kind.replace('_', ' ')} | "
            + " | ".join(f"{c.f1:.2f} (P {c.precision:.2f}, R {c.recall:.2f})" for c in cells)
            + " |"
        )
    lines.append("| relations, macro | " + " | ".join(f"{full[s.name].macro_f1:.2f}" for s in sets) + " |")
    return "\n".join(lines)


def _components(sets: Sequence[GoldSet], full: dict[str, Evaluation]) -> str:
    lines = [
        "### One component left out",
        "",
        "Points of F1 (hundredths) that are lost: entities / relations / observations. A dot is no change; + is a gain.",
        "",
        "| stage | left out | " + " | ".join(s.name for s in sets) + " |",
        "|---" * (len(sets) + 2) + "|",
    ]
    for stage, names in STEPS_OF.items():
        for name in names:
            cells = []
            for s in sets:
                less = s.score([name])
                changes = (
                    getattr(less, kind).f1 - getattr(full[s.name], kind).f1
                    for kind in ("entities", "relations", "observations")
                )
                cells.append(" / ".join(map(_points, changes)))
            lines.append(f"| {stage} | `{name}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _families(sets: Sequence[GoldSet], full: dict[str, Evaluation]) -> str:
    lines = [
        "### Families of rules",
        "",
        "F1 of the relation, with how many there are in gold; then points of F1 over all relations that go with its rules.",
        "",
        "| relation | " + " | ".join(s.name for s in sets) + " |",
        "|---" * (len(sets) + 1) + "|",
    ]
    for relation in RELATIONS:
        cells = []
        for s in sets:
            score = full[s.name].per_relation.get(relation)
            if score is None or not (score.gold or score.predicted):
                cells.append("–")
                continue
            less = s.score([relation])
            cells.append(f"{score.f1:.2f} of {score.gold}, {_points(less.relations.f1 - full[s.name].relations.f1)}")
        lines.append(f"| {relation} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _segmenter(sets: Sequence[GoldSet]) -> str:
    lines = ["### What the segmenter decides", ""]
    for s in sets:
        changed = total = 0
        for article in (a for page in s.pages for a in page.articles):
            with_it = {(m.start, m.end) for m in recognise(article).mentions}
            without = {(m.start, m.end) for m in recognise(article, without=frozenset(("kg_segmenter",))).mentions}
            changed, total = changed + len(with_it - without), total + len(with_it)
        lines.append(f"- {s.name}: {changed} of {total} names end elsewhere with it.")
    return "\n".join(lines)


def _points(change: float) -> str:
    points = round(100 * change, 1)
    return "·" if points == 0 else f"{points:+.1f}".replace("-", "−")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the tables or put them into a document."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="*", help="further gold: [LABEL=]FOLDER")
    parser.add_argument("--into", type=Path, help="a document with the marks between which the tables stand")
    args = parser.parse_args(arguments)
    folders = dict(OWN)
    for given in args.folders:
        label, equals, path = given.partition("=")
        folders[label if equals else Path(given).name] = Path(path if equals else given)
    text = tables([gold_set(name, folder) for name, folder in folders.items()])
    if args.into is None:
        print(text)
        return
    document = args.into.read_text(encoding="utf-8")
    between = re.compile(rf"(?<={re.escape(MARKS[0])}\n).*?(?={re.escape(MARKS[1])})", re.DOTALL)
    args.into.write_text(between.sub(lambda _: f"\n{text}\n\n", document), encoding="utf-8")


if __name__ == "__main__":
    main()
