"""A :class:`kg.model.Graph` back from the Turtle that a build wrote, with the page texts kept beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Final, TypeAlias, TypeVar, cast, get_args

import pyoxigraph as ox

from kg.errors import GraphError, UsageError
from kg.files import replace_bytes
from kg.model import (
    CLASSES,
    Article,
    Author,
    Block,
    Entity,
    Evidence,
    Graph,
    Kind,
    Observation,
    Page,
    Spans,
    Statement,
    Status,
)
from kg.vocabulary import BASE, KG, RDF, RDFS, SCHEMA, SKOS

PAGES: Final = "pages"
"""The folder beside a graph that keeps the texts of its pages, one ``<page id>.txt`` each."""

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Said: TypeAlias = dict[str, list[Node]]
T = TypeVar("T", Entity, Statement, Observation)

_TYPE = RDF + "type"
_WRAP = re.compile(r"\s*[\r\n]\s*")
_AUTHOR = re.compile(r"([^/（；]+)(?:/([^（；]+))?(?:（([^；]*)）)?")


def load(path: str | Path) -> Graph:
    """Read a graph from Turtle.

    The text of a page comes from ``pages/<page id>.txt`` beside the file, where that exists;
    an article's text is then put together again from its spans. Without it texts are empty.

    Raises :class:`UsageError` for a path that is no file, and :class:`GraphError` that names
    the file, and the line where Turtle breaks, for anything but a graph of this vocabulary.
    """
    return _Loader(Path(path)).graph()


def write_pages(graph: Graph, folder: Path) -> None:
    """Keep the text of every page as ``folder/<page id>.txt``: UTF-8, so that ``kg:spans`` count its characters."""
    for page in graph.pages:
        replace_bytes(folder / f"{page.id}.txt", page.text.encode("utf-8"))


def parse(path: Path) -> list[ox.Quad]:
    """The triples of a Turtle file; raises like :func:`load`."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file" if not path.exists() else f"{path}: is a folder, not a graph")
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        place = f" (line {error.lineno}, column {error.offset})" if error.lineno else ""
        raise GraphError(
            f"{path}{place}: is not valid Turtle: {str(error.msg).partition(': ')[2] or error.msg}"
        ) from error
    except (OSError, ValueError) as error:
        raise GraphError(f"{path}: cannot be read: {error}") from error
    if not quads:
        raise GraphError(f"{path}: is empty: it holds no triples")
    return quads


class _Loader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.said: dict[str, Said] = defaultdict(lambda: defaultdict(list))
        self.of_class: dict[str, list[str]] = defaultdict(list)
        for quad in parse(path):
            if isinstance(quad.subject, ox.NamedNode):
                self.said[quad.subject.value][quad.predicate.value].append(quad.object)
                if quad.predicate.value == _TYPE and isinstance(quad.object, ox.NamedNode):
                    self.of_class[quad.object.value].append(quad.subject.value)
        self.base = self.find_base()

    def find_base(self) -> str:
        """The IRI of ``id:``, told by where the pages are."""
        pages = self.of_class[KG + "Page"]
        if not pages:
            raise GraphError(f"{self.path}: is not a graph of this tool: it holds no kg:Page ({KG}Page)")
        bases = {iri.rpartition("page/")[0] for iri in pages}
        if len(bases) != 1 or not all(bases):
            raise GraphError(f"{self.path}: pages must be below one base, such as {BASE}page/")
        return bases.pop()

    def graph(self) -> Graph:
        entities = {iri: name for name in CLASSES for iri in self.of_class[KG + name]}
        return Graph(
            pages=self.pages(),
            entities=_sorted([self.entity(iri, cls) for iri, cls in entities.items()]),
            statements=_sorted([self.statement(iri) for iri in self.of_class[KG + "Statement"]]),
            observations=_sorted([self.observation(iri) for iri in self.of_class[KG + "Observation"]]),
        )

    # ------------------------------------------------------------ values of a node

    def local(self, iri: str, kind: str = "") -> str:
        if not iri.startswith(self.base + kind):
            raise GraphError(f"{self.path}: <{iri}> should be below {self.base}{kind}")
        return iri[len(self.base) + len(kind) :]

    def texts(self, iri: str, predicate: str) -> list[str]:
        return [node.value for node in self.said[iri].get(predicate, ()) if not isinstance(node, ox.Triple)]

    def text(self, iri: str, predicate: str) -> str:
        """The one value of a property; "" where there is none."""
        values = self.texts(iri, predicate)
        if len(values) > 1:
            raise GraphError(f"{self.path}: <{iri}> has {len(values)} values of <{predicate}>, not one")
        return values[0] if values else ""

    def need(self, iri: str, predicate: str) -> str:
        value = self.text(iri, predicate)
        if not value:
            raise GraphError(f"{self.path}: <{iri}> has no <{predicate}>")
        return value

    def number(self, iri: str, predicate: str) -> float:
        value = self.need(iri, predicate)
        try:
            return float(value)
        except ValueError as error:
            raise GraphError(f"{self.path}: <{iri}>: {value!r} is no number") from error

    def name(self, iri: str, predicate: str, allowed: tuple[str, ...]) -> str:
        value = self.need(iri, KG + predicate)
        if not value.startswith(KG) or value[len(KG) :] not in allowed:
            raise GraphError(f"{self.path}: <{iri}>: kg:{predicate} must be one of {', '.join(allowed)}, not {value}")
        return value[len(KG) :]

    def spans(self, iri: str) -> Spans:
        text = self.need(iri, KG + "spans")
        if not re.fullmatch(r"\d+-\d+( \d+-\d+)*", text):
            raise GraphError(f"{self.path}: <{iri}>: {text!r} are no spans")
        return tuple((int(a), int(b)) for a, b in (part.split("-") for part in text.split()))

    # --------------------------------------------------------- pages and articles

    def pages(self) -> tuple[Page, ...]:
        articles: dict[str, list[str]] = defaultdict(list)
        for iri in self.of_class[KG + "Article"]:
            articles[self.need(iri, KG + "onPage")].append(iri)
        pages = []
        for iri in self.of_class[KG + "Page"]:
            name = self.local(iri, "page/")
            text = self.page_text(name)
            ordered = sorted(articles[iri], key=lambda a: (float(self.text(a, SCHEMA + "position") or 0), a))
            pages.append(
                Page(
                    name,
                    self.need(iri, KG + "fileName"),
                    self.need(iri, KG + "sha256"),
                    text,
                    tuple(self.article(article, name, text) for article in ordered),
                    self.text(iri, SCHEMA + "datePublished"),
                    self.text(iri, KG + "dateSource"),
                )
            )
        return tuple(sorted(pages, key=lambda page: (page.file_name, page.id)))

    def page_text(self, name: str) -> str:
        file = self.path.parent / PAGES / f"{name}.txt"
        try:
            return file.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            raise GraphError(f"{file}: cannot be read: {error}") from error

    def article(self, iri: str, page: str, page_text: str) -> Article:
        title = self.text(iri, SCHEMA + "headline")
        text, offsets, blocks = _thread(page_text, self.spans(iri), title)
        kinds = ("news", "caption", "list", "speech")
        return Article(
            id=self.local(iri, "article/"),
            page=page,
            kind=self.name(iri, "articleKind", kinds),  # type: ignore[arg-type]
            text=text,
            offsets=offsets,
            blocks=blocks,
            title=title,
            authors=self.authors(iri),
            media=self.text(iri, KG + "media"),
            date=self.text(iri, SCHEMA + "datePublished"),
            date_source=self.text(iri, KG + "dateSource"),
            identifier=self.text(iri, SCHEMA + "identifier"),
        )

    def authors(self, iri: str) -> tuple[Author, ...]:
        """The authors in the byline's order; where it cannot be told apart, their names alone."""
        nodes = self.texts(iri, SCHEMA + "author")
        names = {name for node in nodes for p in (RDFS + "label", SCHEMA + "name") for name in self.texts(node, p)}
        matches = [m for part in self.text(iri, KG + "byline").split("；") if (m := _AUTHOR.fullmatch(part))]
        if {m[1] for m in matches} == names:
            return tuple(Author(m[1], m[3] or "", m[2] or "") for m in matches)
        return tuple(Author(name) for name in sorted(names))

    # ------------------------------------------------------------- what they say

    def entity(self, iri: str, cls: str) -> Entity:
        return Entity(
            self.local(iri),
            cls,
            self.need(iri, RDFS + "label"),
            tuple(sorted(self.texts(iri, SKOS + "altLabel"))),
            tuple(sorted(self.local(a, "article/") for a in self.texts(iri, KG + "mentionedIn"))),
            self.text(iri, SKOS + "notation"),
        )

    def statement(self, iri: str) -> Statement:
        predicate = self.need(iri, RDF + "predicate")
        if not predicate.startswith(KG):
            raise GraphError(f"{self.path}: <{iri}>: <{predicate}> is no relation of this vocabulary")
        return Statement(
            id=self.local(iri, "statement/"),
            subject=self.local(self.need(iri, RDF + "subject")),
            predicate=predicate[len(KG) :],
            object=self.local(self.need(iri, RDF + "object")),
            status=cast(Status, self.name(iri, "status", get_args(Status))),
            date=self.text(iri, KG + "date"),
            amount=self.number(iri, KG + "amount") if self.texts(iri, KG + "amount") else None,
            currency=self.text(iri, KG + "currency"),
            role=self.text(iri, KG + "role"),
            confidence=self.confidence(iri),
            evidence=self.evidence(iri),
        )

    def observation(self, iri: str) -> Observation:
        return Observation(
            id=self.local(iri, "observation/"),
            subject=self.local(self.need(iri, KG + "subject")),
            indicator=self.need(iri, KG + "indicator"),
            kind=cast(Kind, self.name(iri, "kind", get_args(Kind))),
            value=self.number(iri, KG + "value"),
            unit=self.need(iri, KG + "unit"),
            period=self.text(iri, KG + "period"),
            status=cast(Status, self.name(iri, "status", get_args(Status)))
            if self.texts(iri, KG + "status")
            else "done",
            approximate=self.text(iri, KG + "approximate"),
            confidence=self.confidence(iri),
            evidence=self.evidence(iri),
        )

    def confidence(self, iri: str) -> float:
        return self.number(iri, KG + "confidence") if self.texts(iri, KG + "confidence") else 0.0

    def evidence(self, iri: str) -> tuple[Evidence, ...]:
        return tuple(sorted(map(self.passage, self.texts(iri, KG + "evidence"))))

    def passage(self, iri: str) -> Evidence:
        return Evidence(
            id=self.local(iri, "evidence/"),
            article=self.local(self.need(iri, KG + "inArticle"), "article/"),
            rule=self.need(iri, KG + "rule"),
            spans=self.spans(iri),
            quote=self.need(iri, KG + "quote"),
            subject_text=self.text(iri, KG + "subjectText"),
            object_text=self.text(iri, KG + "objectText"),
            trigger=self.text(iri, KG + "trigger"),
        )


def _sorted(items: list[T]) -> tuple[T, ...]:
    return tuple(sorted(items, key=lambda item: item.id))


def _thread(page: str, spans: Spans, title: str) -> tuple[str, tuple[int, ...], tuple[Block, ...]]:
    """Text, offsets and blocks of an article from its spans: a block a span, line wraps taken out.

    Without the page's text only the text is empty: offsets and blocks still say where the article stands.
    """
    text: list[str] = []
    offsets: list[int] = []
    blocks: list[Block] = []
    for start, end in spans:
        first, at = len(offsets), start
        for wrap in [*_WRAP.finditer(page, start, end), None]:
            stop = wrap.start() if wrap else end
            text += page[at:stop]
            offsets += range(at, stop)
            # Words of the Latin script keep a blank where a line ended between them.
            if wrap and page[stop - 1 : stop].isascii() and page[wrap.end() : wrap.end() + 1].isascii():
                text.append(" ")
                offsets.append(stop)
            at = wrap.end() if wrap else end
        printed = "".join(text[first:]).replace(" ", "")
        heads = len(printed) > 3 and printed in title.replace(" ", "")
        blocks.append(Block(first, len(offsets), "title" if heads else "body"))
        text.append("\n")
        offsets.append(-1)
    return "".join(text) if page else "", tuple(offsets), tuple(blocks)
