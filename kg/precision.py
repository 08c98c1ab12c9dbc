"""How often each rule is right on gold pages, and whether confidence keeps its word.

A statement counts for every rule that found it, and is right where :mod:`kg.evaluate` says so.
``ontology/rules/precision.csv`` keeps the counts; a build takes a rule's precision as
``(right + 1) / (found + 2)``, so that a rule seen once is not called certain.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from kg.assemble import _confidence as confidence
from kg.errors import ReadError, UsageError
from kg.evaluate import evaluate
from kg.model import Graph, Observation, Statement
from kg.pipeline import extract
from kg.read import read
from kg.resources import ontology_dir

Fact: TypeAlias = Statement | Observation

BANDS: Final = ((0.9, 1.0), (0.8, 0.9), (0.7, 0.8), (0.6, 0.7), (0.5, 0.6), (0.0, 0.5))
"""Bands of confidence, each without its upper bound."""


class Count(NamedTuple):
    """How many facts were found, and how many of them are right."""

    right: int = 0
    found: int = 0

    def plus(self, other: Count) -> Count:
        """Both counts together."""
        return Count(self.right + other.right, self.found + other.found)

    @property
    def precision(self) -> float:
        """The smoothed share of right ones, from 0 to 1; a half where nothing was found.

        >>> Count(9, 10).precision
        0.8333333333333334
        """
        return (self.right + 1) / (self.found + 2)


@dataclass(frozen=True)
class Measurement:
    """The counts of every rule on some gold pages."""

    pages: Mapping[str, Mapping[str, Count]]
    """File name of the page -> rule -> its count there."""
    graph: Graph
    """What was found on these pages, by the rules that were measured."""

    @property
    def rules(self) -> dict[str, Count]:
        """The counts of all pages together, by rule."""
        return self.without("")

    def without(self, page: str) -> dict[str, Count]:
        """The counts of all pages but one."""
        total: dict[str, Count] = {}
        for name, counts in self.pages.items():
            if name != page:
                for rule, count in counts.items():
                    total[rule] = total.get(rule, Count()).plus(count)
        return dict(sorted(total.items()))

    def to_csv(self) -> str:
        """The table ``rule,right,found``, as ``ontology/rules/precision.csv`` keeps it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("rule", "right", "found"))
        writer.writerows((rule, *count) for rule, count in self.rules.items())
        return out.getvalue()

    def render(self) -> str:
        """The table for people, the least precise rules last."""
        rows = sorted(self.rules.items(), key=lambda item: (-item[1].precision, item[0]))
        lines = [f"{'规则 rule':36}{'正确 right':>10}{'找到 found':>10}{'精确率 precision':>16}"]
        lines += [f"{rule:38}{c.right:10}{c.found:12}{c.precision:14.2f}" for rule, c in rows]
        return "\n".join(lines)


@dataclass(frozen=True)
class Calibration:
    """Statements and figures by their confidence, with how many of them are right."""

    known: Mapping[tuple[float, float], Count]
    """With the precision that the rules reach on these very pages."""
    unknown: Mapping[tuple[float, float], Count]
    """With the precision that the rules reach on the other pages: each page is left out in turn."""

    def render(self) -> str:
        """A Markdown table."""
        heads = ["facts", "facts, page left out"][: 2 if self.unknown else 1]
        lines = [
            f"| confidence |{''.join(f' {head} | right | share |' for head in heads)}",
            "|---" * (1 + 3 * len(heads)) + "|",
        ]
        for band in BANDS:
            counts = [table.get(band, Count()) for table in (self.known, self.unknown)[: len(heads)]]
            cells = "".join(f" {c.found} | {c.right} | {_share(c)} |" for c in counts)
            lines.append(f"| {band[0]:.1f}–{band[1]:.1f} |{cells}")
        return "\n".join(lines)


def measure(gold: Sequence[Path], *, pages: Path | None = None, rules: Path | None = None) -> Measurement:
    """Extract the pages of some gold files and count each rule's right statements and figures.

    ``pages`` is the folder of the page texts (by default ``text/`` beside a gold file, or ``seeds/``
    above it), ``rules`` a folder of rule files in place of the shipped ones. Raises
    :class:`~kg.errors.UsageError` for a gold file or a page that is missing.
    """
    files = {path: page_file(path, pages) for path in gold}
    errors: list[ReadError] = []
    found = read(files.values(), on_error=errors.append)
    if errors:
        raise UsageError(str(errors[0]))
    graph, _ = extract(found, rules=rules)
    counts: dict[str, dict[str, Count]] = {}
    for path, source in files.items():
        facts = _facts_of(graph, source.name)
        by_rule: dict[str, list[Fact]] = {}
        for fact, names in facts.items():
            for name in names:
                by_rule.setdefault(name, []).append(fact)
        counts[source.name] = {name: _count(graph, some, path, source) for name, some in sorted(by_rule.items())}
    return Measurement(counts, graph)


def calibrate(measured: Measurement, gold: Sequence[Path], *, pages: Path | None = None) -> Calibration:
    """Sort the facts of a measurement by the confidence that they would have, and count the right ones."""
    return Calibration(
        _bands(measured, gold, pages, lambda page: measured.without("")),
        _bands(measured, gold, pages, measured.without),
    )


def judge(
    measured: Measurement, gold: Sequence[Path], counts: Mapping[str, Count], *, pages: Path | None = None
) -> Calibration:
    """Sort the facts by the confidence that ``counts`` of other texts give them, as a user of new text sees it."""
    return Calibration(_bands(measured, gold, pages, lambda page: counts), {})


def _bands(
    measured: Measurement,
    gold: Sequence[Path],
    pages: Path | None,
    counts: Callable[[str], Mapping[str, Count]],
) -> dict[tuple[float, float], Count]:
    table: dict[tuple[float, float], Count] = {}
    for path in gold:
        source = page_file(path, pages)
        precision = {rule: count.precision for rule, count in counts(source.name).items()}
        facts = _facts_of(measured.graph, source.name)
        for band in BANDS:
            some = [fact for fact in facts if band[0] <= min(confidence(fact.evidence, precision), 0.999) < band[1]]
            table[band] = table.get(band, Count()).plus(_count(measured.graph, some, path, source) if some else Count())
    return table


def write(measured: Measurement, path: Path | None = None) -> Path:
    """Keep the counts in ``ontology/rules/precision.csv``, or in the file given; raises :class:`~kg.errors.UsageError`."""
    target = path or ontology_dir() / "rules" / "precision.csv"
    try:
        target.write_text(measured.to_csv(), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror or error})") from error
    return target


def load_counts(path: Path | None = None) -> dict[str, Count]:
    """The counts that are kept, by rule; empty where nothing was measured yet."""
    source = path or ontology_dir() / "rules" / "precision.csv"
    if not source.exists():
        return {}
    try:
        with source.open(encoding="utf-8", newline="") as file:
            return {row["rule"]: Count(int(row["right"]), int(row["found"])) for row in csv.DictReader(file)}
    except (KeyError, ValueError) as error:
        raise UsageError(f"{source}: is no table of rule,right,found ({error})") from error


def page_file(gold: Path, folder: Path | None = None) -> Path:
    """The page that a gold file annotates.

    Raises :class:`~kg.errors.UsageError` where the gold file cannot be used or the page is in none of the usual places.
    """
    try:
        name = str(json.loads(gold.read_text(encoding="utf-8"))["page"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{gold}: cannot be read as gold: {error}") from error
    beside = gold.resolve().parent
    for place in [folder] if folder else [beside / "text", *(above / "seeds" for above in beside.parents)]:
        if (place / name).is_file():
            return place / name
    raise UsageError(f"{gold}: its page {name} is not {f'in {folder}' if folder else 'beside it; see --pages'}")


def _facts_of(graph: Graph, name: str) -> dict[Fact, set[str]]:
    """The facts that a page states, with the rules that found them there."""
    here = {article.id for page in graph.pages if page.file_name == name for article in page.articles}
    found: dict[Fact, set[str]] = {}
    facts: tuple[Fact, ...] = (*graph.statements, *graph.observations)
    for fact in facts:
        rules = {e.rule for e in fact.evidence if e.article in here}
        if rules:
            found[fact] = rules
    return found


def _count(graph: Graph, facts: Iterable[Fact], gold: Path, source: Path) -> Count:
    """How many of some facts of a page are right, by the matching of :mod:`kg.evaluate`."""
    kept = tuple(page for page in graph.pages if page.file_name == source.name)
    here = {article.id for page in kept for article in page.articles}
    chosen = [replace(f, evidence=tuple(e for e in f.evidence if e.article in here)) for f in facts]
    statements = tuple(f for f in chosen if isinstance(f, Statement))
    observations = tuple(f for f in chosen if isinstance(f, Observation))
    named = {x for s in statements for x in (s.subject, s.object)} | {o.subject for o in observations}
    entities = (replace(e, articles=tuple(a for a in e.articles if a in here)) for e in graph.entities if e.id in named)
    part = replace(graph, pages=kept, entities=tuple(entities), statements=statements, observations=observations)
    scores = evaluate(part, [gold], pages=source.parent)
    total = scores.relations + scores.observations
    return Count(total.right, total.predicted)


def _share(count: Count) -> str:
    return f"{count.right / count.found:.2f}" if count.found else "–"
