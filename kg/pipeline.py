"""``build``: the one place where the stages are chained."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from kg.assemble import assemble
from kg.corrections import load_corrections
from kg.errors import ReadError, UsageError
from kg.export import EXPORTERS
from kg.ids import content_id
from kg.load import write_pages
from kg.model import CLASSES, RELATIONS, Annotation, Article, Block, FigureMention, Graph, Page, RelationMention
from kg.ontology import ontology
from kg.read import read
from kg.recognise import from_spacy, recognise, recognise_all
from kg.recognise.geography import agency, area, company
from kg.recognise.segmenter import segmenter as segmenter_of
from kg.relate import Rule, gathered_speeches, relate
from kg.resolve import resolve
from kg.resources import ontology_dir
from kg.validate import Problem, validate
from kg.vocabulary import BASE

Progress = Callable[[str, int, int], None]
"""(stage, done, of): called as the build goes on."""


@lru_cache(maxsize=1)
def precision() -> Mapping[str, float]:
    """The measured precision of each rule (``ontology/rules/precision.csv``), smoothed."""
    path = ontology_dir() / "rules" / "precision.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return {row["rule"]: (float(row["right"]) + 1) / (float(row["found"]) + 2) for row in csv.DictReader(file)}


@dataclass
class BuildReport:
    """What a build did: the graph, what was skipped and why, and what to tell the user."""

    graph: Graph
    skipped: list[ReadError] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    """Why relation mentions and figures did not become statements, with how many."""
    written: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Laws of the ontology that the Turtle breaks; none, unless a correction or a rule file brings one about."""

    def as_dict(self) -> dict[str, object]:
        """The counts as plain data."""
        g = self.graph
        classes = Counter(e.cls for e in g.entities)
        kinds = Counter(s.predicate for s in g.statements)
        return {
            "pages": len(g.pages),
            "articles": sum(len(p.articles) for p in g.pages),
            "entities": {c: classes[c] for c in CLASSES if classes[c]},
            "relations": {r: kinds[r] for r in RELATIONS if kinds[r]},
            "observations": len(g.observations),
            "skipped": [str(e) for e in self.skipped],
            "dropped": dict(sorted(self.dropped.items())),
            "problems": [f"{p.check} {p.node} {p.detail}".rstrip() for p in self.problems],
        }

    def render(self) -> str:
        """A short summary in Chinese and English."""
        d = self.as_dict()
        classes: dict[str, int] = d["entities"]  # type: ignore[assignment]
        kinds: dict[str, int] = d["relations"]  # type: ignore[assignment]
        lines = [
            f"版面 pages         {d['pages']}",
            f"文章 articles      {d['articles']}",
            f"实体 entities      {sum(classes.values())}  ({', '.join(f'{k} {v}' for k, v in classes.items())})",
            f"关系 statements    {sum(kinds.values())}  ({', '.join(f'{k} {v}' for k, v in kinds.items())})",
            f"数据 observations  {d['observations']}",
        ]
        for reason, count in sorted(self.dropped.items()):
            lines.append(f"未取 left out      {count}  {reason}")
        lines.extend(f"跳过 skipped       {e}" for e in self.skipped)
        lines.extend(
            f"不符 violation     {p.zh} · {p.en} [{p.check}] {p.node} {p.detail}".rstrip() for p in self.problems
        )
        return "\n".join(lines)

    def to_json(self) -> str:
        """The counts as JSON."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1)


def extract(
    pages: Iterable[Page],
    *,
    without: frozenset[str] = frozenset(),
    rules: Path | None = None,
    segmenter: str | None = None,
    spacy_model: str | None = None,
    corrections: Path | None = None,
    on_progress: Progress | None = None,
) -> tuple[Graph, Counter[str]]:
    """Recognise, relate, resolve and assemble pages that were read. Also counts what found no definite meaning.

    ``without`` leaves out components of recognition, rule families or steps of resolution
    (for the ablation); ``rules`` is a folder of rule files in place of the shipped ones.
    """
    segment = segmenter_of(segmenter) if segmenter else None
    extra = from_spacy(spacy_model) if spacy_model else None
    fixes = load_corrections(corrections)
    ordered = sorted(pages, key=lambda p: (p.file_name, p.id))
    annotations: list[Annotation] = []
    relations: dict[str, tuple[RelationMention, ...]] = {}
    figures: dict[str, tuple[FigureMention, ...]] = {}

    def area_of(form: str) -> tuple[str, str, str] | None:
        known = area(form, "")
        return (known.level, known.parent, known.name) if known else None

    articles = [a for p in ordered for a in p.articles]
    for i, annotation in enumerate(recognise_all(articles, without=without, segment=segment, extra=extra)):
        if on_progress:
            on_progress("extract", i, len(articles))
        annotations.append(annotation)
        id = annotation.article.id
        relations[id], figures[id] = relate(annotation, area_of=area_of, rules=rules, without=without)
    if not without.intersection(("structure", "participatesIn")):
        for _, of_page in groupby(annotations, key=lambda a: a.article.page):
            for id, relation in gathered_speeches(of_page):
                relations[id] += (relation,)
    used = {k: [f.subject for f in v] for k, v in figures.items()}
    resolution = resolve(
        annotations,
        relations,
        areas=area,
        agencies=agency,
        companies=company,
        used=used,
        same=fixes.same,
        different=fixes.different,
        without=without,
    )
    dropped: Counter[str] = Counter()
    for article_id, found in relations.items():
        dropped["relations of nothing definite"] += sum(
            (article_id, r.subject) not in resolution.meaning or (article_id, r.object) not in resolution.meaning
            for r in found
        )
    for article_id, numbers in figures.items():
        dropped["figures of nothing definite"] += sum(
            (article_id, f.subject) not in resolution.meaning for f in numbers
        )
    vocabulary = ontology()
    classes = {e.id: e.cls for e in resolution.entities}
    for article_id, found in relations.items():
        fitting = []
        for r in found:
            s, o = resolution.meaning.get((article_id, r.subject)), resolution.meaning.get((article_id, r.object))
            if s is None or o is None or vocabulary.admits(classes[s], r.predicate, classes[o]):
                fitting.append(r)
            else:
                dropped[f"{r.predicate} between classes that it does not take"] += 1
        relations[article_id] = tuple(fitting)
    graph = assemble(ordered, resolution.entities, relations, figures, resolution.meaning, precision=precision())
    return fixes.apply(graph), +dropped


def build(
    sources: str | Path | Iterable[str | Path],
    output: str | Path,
    *,
    date: str = "",
    base: str = BASE,
    formats: Iterable[str] = ("turtle", "html", "graphml"),
    rules: Path | None = None,
    segmenter: str | None = None,
    spacy_model: str | None = None,
    corrections: Path | None = None,
    on_progress: Progress | None = None,
) -> BuildReport:
    """Pages to a graph: reads the sources, extracts, and writes each format into the folder ``output``.

    The Turtle, where it is among the formats, is held against the ontology's shapes and its
    quotes against the pages; what breaks a law is in the report. A source that cannot be read
    is named there too and does not stop the others; where none can be read, nothing is written
    and :class:`~kg.errors.UsageError` is raised. ``date``
    is the publication date of pages that give none, ``base`` the IRI that ``id:`` stands for.
    """
    skipped: list[ReadError] = []
    if on_progress:
        on_progress("read", 0, 0)
    pages = read(sources, date=date, on_error=skipped.append)
    if not pages:
        reasons = "; ".join(str(e) for e in skipped) or "no page files were found"
        raise UsageError(f"没有可读的版面 · no page could be read: {reasons}")
    graph, dropped = extract(
        pages,
        rules=rules,
        segmenter=segmenter,
        spacy_model=spacy_model,
        corrections=corrections,
        on_progress=on_progress,
    )
    folder = Path(output)
    written: list[Path] = []
    wanted = list(dict.fromkeys(formats))
    for i, name in enumerate(wanted):
        if on_progress:
            on_progress(f"write {name}", i, len(wanted))
        written.append(EXPORTERS[name].write(graph, folder, base=base))
    write_pages(graph, folder / "pages")
    problems: tuple[Problem, ...] = ()
    if "turtle" in wanted:
        problems = validate(written[wanted.index("turtle")], engine="built-in").problems
    return BuildReport(graph, skipped, dropped, tuple(written), problems)


def text_article(text: str, *, date: str = "") -> Article:
    """A text that stands for a whole article, each line a paragraph: to try rules and recognisers on."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    return Article(content_id(sha, "text"), sha[:12], "news", text, tuple(range(len(text))), tuple(blocks), date=date)


def facts(
    text: str, *, date: str = "", rules: Path | tuple[Rule, ...] | None = None
) -> tuple[Annotation, tuple[RelationMention, ...], tuple[FigureMention, ...]]:
    """What one text says by itself, before resolution: its mentions, relation mentions and figures."""

    def area_of(form: str) -> tuple[str, str, str] | None:
        known = area(form, "")
        return (known.level, known.parent, known.name) if known else None

    annotation = recognise(text_article(text, date=date))
    relations, figures = relate(annotation, area_of=area_of, rules=rules)
    return annotation, relations, figures
