"""Does a graph keep its own laws? SHACL shapes for each node, SPARQL between nodes, quotes against page texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from kg.crosschecks import broken
from kg.errors import GraphError, UsageError
from kg.load import PAGES, parse
from kg.ontology import Ontology, ontology
from kg.resources import ontology_dir
from kg.shapes import Data, Node, Shapes, Violation, load_shapes
from kg.vocabulary import KG, RDF, SH

Engine = Literal["auto", "pyshacl", "built-in"]
PYSHACL_LIMIT: Final = 40_000
"""Triples up to which ``auto`` takes pyshacl, the reference; it needs about a second for 8,000."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One law that one node breaks."""

    check: str
    """Name of the shape or check, with what failed: ``statement-date/Pattern``."""
    node: str
    """IRI of the node at fault."""
    detail: str
    """The value at fault, or what else helps to find it; may be empty."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found."""

    source: str
    triples: int
    engine: str
    """Who read the shapes: ``pyshacl`` or ``built-in``."""
    quotes: int
    """How many quotes were compared with page texts."""
    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """Whether all laws hold."""
        return not self.problems

    def render(self, *, limit: int = 10) -> str:
        """The report as text, in Chinese and English: the broken laws, each with up to ``limit`` nodes."""
        quotes = self.quotes or "旁边没有版面文本 no page texts beside it, 0"
        how = f"{self.triples} triples, shapes: {self.engine}, {quotes} quotes"
        if self.conforms:
            return f"{self.source}: 符合全部约束 · conforms ({how})"
        groups: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
        for problem in self.problems:
            groups[problem.check, problem.zh, problem.en].append(problem)
        lines = [f"{self.source}: {len(self.problems)} 处不符合约束 · violations ({how})"]
        for (check, zh, en), problems in groups.items():
            lines.append(f"{zh} · {en} [{check}] × {len(problems)}")
            lines += [f"    {p.node}  {p.detail}".rstrip() for p in problems[:limit]]
            if len(problems) > limit:
                lines.append(f"    … 另有 {len(problems) - limit} 处 · {len(problems) - limit} more")
        return "\n".join(lines)


def validate(path: str | Path, *, engine: Engine = "auto") -> Report:
    """Check a Turtle file against ``ontology/shapes.ttl``, across its nodes, and its quotes against the pages beside it.

    ``engine`` reads the shapes: pyshacl is the reference, the built-in one gives the same results some
    seventy times faster; ``auto`` takes pyshacl for graphs up to :data:`PYSHACL_LIMIT` triples.
    Raises :class:`UsageError` and :class:`GraphError` like :func:`kg.load.load`.
    """
    path = Path(path)
    quads = parse(path)
    if engine == "auto":
        engine = "pyshacl" if len(quads) <= PYSHACL_LIMIT else "built-in"
    words = ontology()
    shapes = load_shapes(ontology_dir() / "shapes.ttl", words)
    data: Data = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        data[quad.subject][quad.predicate.value].append(quad.object)
    if not any(_text(kind).startswith(KG) for said in data.values() for kind in said.get(RDF + "type", ())):
        raise GraphError(f"{path}: is not a graph of this vocabulary ({KG})")
    if engine == "pyshacl":
        violations = _pyshacl(path)
    elif engine == "built-in":
        violations = shapes.violations(data)
    else:
        raise UsageError(f"--engine: {engine!r} is not one of auto, pyshacl, built-in")
    problems = sorted({_problem(violation, shapes) for violation in violations})
    problems += _cross(quads, words)
    quotes, wrong = _quotes(path.parent / PAGES, data)
    return Report(str(path), len(quads), engine, quotes, (*problems, *wrong))


def _problem(violation: Violation, shapes: Shapes) -> Problem:
    shape = shapes.by_name[violation.shape]
    value = "" if violation.value is None else str(violation.value)
    return Problem(f"{violation.shape}/{violation.component}", _text(violation.focus), value, shape.zh, shape.en)


def _text(node: Node) -> str:
    """The IRI of a node, or the text of a literal."""
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)


def _pyshacl(path: Path) -> Iterator[Violation]:
    import pyshacl
    import rdflib

    def node(term: object) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        if isinstance(term, rdflib.URIRef):
            return ox.NamedNode(str(term))
        if isinstance(term, rdflib.Literal):
            if term.language:
                return ox.Literal(str(term), language=term.language)
            return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
        return ox.BlankNode(str(term))

    data, shapes, words = (
        rdflib.Graph().parse(source, format="turtle")
        for source in (path, ontology_dir() / "shapes.ttl", ontology_dir() / "kg.ttl")
    )
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=words, inference="none", advanced=False)
    sh = rdflib.Namespace(SH)
    for result in results.subjects(rdflib.RDF.type, sh.ValidationResult):
        said = {
            name: results.value(result, sh[name])
            for name in ("sourceShape", "sourceConstraintComponent", "focusNode", "value")
        }
        component = str(said["sourceConstraintComponent"])[len(SH) :].removesuffix("ConstraintComponent")
        value = None if component in ("MinCount", "MaxCount") else node(said["value"])
        yield Violation(str(said["sourceShape"]).rpartition("#")[2], component, node(said["focusNode"]), value)


def _cross(quads: list[ox.Quad], words: Ontology) -> Iterator[Problem]:
    store = ox.Store()
    store.bulk_extend(quads)
    for check, node, detail in broken(store, words):
        yield Problem(check.name, _text(node), detail, check.zh, check.en)


def _quotes(folder: Path, data: Data) -> tuple[int, list[Problem]]:
    """Compare each quote with its page's text at its spans, white space aside, where the text is kept."""
    texts: dict[str, str | None] = {}
    checked, wrong = 0, []
    for node, said in data.items():
        quote, spans, article = (_first(said, KG + name) for name in ("quote", "spans", "inArticle"))
        if not (quote and spans and article):
            continue
        page = _first(data.get(ox.NamedNode(article), {}), KG + "onPage").rpartition("/")[2]
        if page not in texts:
            file = folder / f"{page}.txt"
            texts[page] = file.read_bytes().decode("utf-8", errors="replace") if page and file.is_file() else None
        text = texts[page]
        if text is None:
            continue
        checked += 1
        ranges = (part.partition("-") for part in spans.split())
        printed = "".join(text[int(start) : int(end)] for start, _, end in ranges if start.isdigit() and end.isdigit())
        if "".join(printed.split()) != "".join(quote.split()):
            zh, en = "证据的原文必须等于版面上该处的文字", "A quote is the page's text at its spans"
            wrong.append(Problem("quote", _text(node), f"{quote!r} != {printed!r}", zh, en))
    return checked, sorted(wrong)


def _first(said: dict[str, list[Node]], predicate: str) -> str:
    values = said.get(predicate)
    return _text(values[0]) if values else ""
