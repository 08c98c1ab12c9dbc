"""The core types that the stages hand to one another.

All are frozen and compare by value, so that sorting them never depends on the
order of input. Offsets count characters (code points). A *page offset* points
into :attr:`Page.text`, the page as decoded; an *article offset* points into
:attr:`Article.text`, the page's characters put back into reading order.

::

    Page ─┬─ Article ─┬─ Block      title, byline, body …      (read)
          │           ├─ Mention    a name where it stands     (recognise)
          │           ├─ RelationMention, FigureMention        (relate)
          │           └─
          └─> Graph: Entity, Statement, Observation, Evidence  (resolve, assemble)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

CLASSES: Final = (
    "Company",
    "GovernmentAgency",
    "Institution",
    "Association",
    "Media",
    "Person",
    "AdministrativeArea",
    "DevelopmentZone",
    "Region",
    "NaturalFeature",
    "Facility",
    "TransportRoute",
    "Programme",
    "Industry",
    "Project",
    "Event",
    "Product",
    "InformationSystem",
    "Award",
    "Document",
)
"""The twenty entity classes of the ontology, by local name."""

RELATIONS: Final = (
    "signedWith",
    "investedIn",
    "cooperatesWith",
    "founded",
    "subsidiaryOf",
    "partOf",
    "memberOf",
    "locatedIn",
    "operates",
    "organizes",
    "participatesIn",
    "implements",
    "focusesOn",
    "produces",
    "holdsPosition",
    "awarded",
    "approvedBy",
    "connectsTo",
    "exportsTo",
    "visited",
)
"""The twenty relations of the ontology, by local name."""

SYMMETRIC: Final = frozenset({"signedWith", "cooperatesWith"})
"""Relations that hold in both directions; they are stated once."""

Status = Literal["done", "planned"]
Kind = Literal["level", "growth", "share", "rank", "change"]
Spans = tuple[tuple[int, int], ...]
"""Half-open ranges of page offsets, in reading order."""


# ---------------------------------------------------------------- what was read


@dataclass(frozen=True, slots=True, order=True)
class Author:
    """Someone named in a byline, or the speaker of a printed speech."""

    name: str
    role: str = ""
    """The office as printed: 记者, 首席记者, 特约摄影, 通讯员; empty where none is said."""
    medium: str = ""
    """The medium as printed beside the name, e.g. 视觉重庆; empty where none is said."""
    start: int = -1
    """Article offset of the name, -1 where the byline is not part of the text."""
    end: int = -1


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A run of an article's text that print sets as one: a title, a paragraph …"""

    start: int
    end: int
    kind: Literal["title", "lead-in", "subtitle", "byline", "dateline", "heading", "body", "caption", "item"]
    broken: bool = False
    """The page breaks the text off here, and holds no continuation."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, threaded into reading order.

    ``text`` holds the blocks one after another, each followed by a line feed;
    it is made of the page's own characters, with the white space that line
    wrapping put between them left out. ``offsets[i]`` is the page offset of
    ``text[i]``, or -1 for a line feed that the page does not have there.
    """

    id: str
    page: str
    """The id of the page it stands on."""
    kind: Literal["news", "caption", "list", "speech"]
    text: str
    offsets: tuple[int, ...] = field(repr=False)
    blocks: tuple[Block, ...]
    title: str = ""
    """The headline as a reader would cite it, its parts joined by a blank; empty where there is none."""
    authors: tuple[Author, ...] = ()
    media: str = ""
    date: str = ""
    """Publication date, ISO 8601; empty where the page gives none to infer it from."""
    date_source: str = ""
    """Where the date comes from: "text", "file name", "sidecar", "option"."""
    identifier: str = ""
    """The id that the article had in its source (``.jsonl``, ``.csv``)."""

    def spans(self, start: int = 0, end: int | None = None) -> Spans:
        """The page ranges that ``text[start:end]`` stands in, white space between lines bridged."""
        return join_offsets(self.offsets[start:end])


@dataclass(frozen=True, slots=True)
class Page:
    """One page file as read: its text as decoded and the articles found in it."""

    id: str
    file_name: str
    sha256: str
    text: str = field(repr=False)
    articles: tuple[Article, ...] = ()
    date: str = ""
    date_source: str = ""


def join_offsets(offsets: Iterable[int], *, gap: int = 4) -> Spans:
    """Page offsets of consecutive characters as ranges.

    Neighbours up to ``gap`` characters apart share a range, since line
    wrapping leaves only white space between them; -1 is passed over.

    >>> join_offsets([5, 6, 8, 30, 31])
    ((5, 9), (30, 32))
    """
    spans: list[tuple[int, int]] = []
    start, end = -1, -2
    for offset in offsets:
        if offset == end:
            end += 1
        elif offset >= 0:
            if not 0 <= offset - end < gap or start < 0:
                if start >= 0:
                    spans.append((start, end))
                start = offset
            end = offset + 1
    if start >= 0:
        spans.append((start, end))
    return tuple(spans)


class Area(NamedTuple):
    """What is known of an administrative area."""

    name: str
    """Its full name: 铜梁区."""
    level: str
    """country, province, prefecture or county."""
    parent: str
    """Full name of the area above it, empty where unknown."""
    code: str
    """The official code, empty where it has none."""


# ---------------------------------------------------------- what was extracted


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name, or words that stand for one, at its place in an article."""

    start: int
    end: int
    """Article offsets, half-open; equal for a subject that is not printed."""
    cls: str
    """One of :data:`CLASSES`."""
    text: str
    """The surface form, without the quotation marks and blanks that print put into it."""
    kind: Literal["name", "deictic", "implied"] = "name"
    """``deictic``: 我市, 公司, 该项目; ``implied``: not printed, ``text`` says who is meant (home, topic …)."""
    rule: str = ""
    """The recogniser that found it, e.g. ``forms/company``."""


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A date, an amount or a quantity at its place in an article."""

    start: int
    end: int
    """Article offsets, half-open, approximating words included."""
    kind: Literal["date", "money", "percent", "point", "times", "quantity", "rank", "index"]
    value: float = 0.0
    """In the base unit: 206亿元 is 2.06e10, 6.4% is 6.4; the second bound of a range is in ``upper``."""
    unit: str = ""
    """CNY, USD, PERCENT, PERCENTAGE_POINT, TEU, M2 … or COUNT:家; empty for dates."""
    iso: str = ""
    """Dates: ISO 8601 date, month, year, quarter or interval; empty where it cannot be resolved."""
    approximate: str = ""
    upper: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What recognition found in an article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    """Outermost mentions, by place; they do not overlap."""
    nested: tuple[Mention, ...] = ()
    """Mentions inside a larger one (重庆 in 中信银行股份有限公司重庆分行), by place."""
    values: tuple[Value, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    """Article offsets of the sentences, in order."""
    aliases: tuple[tuple[str, str, str], ...] = ()
    """(class, full form, short form) where the text itself ties the two together."""


@dataclass(frozen=True, slots=True, order=True)
class RelationMention:
    """One sentence's word for a relation between two mentions."""

    subject: Mention
    predicate: str
    object: Mention
    start: int
    end: int
    """Article offsets of the sentence that says it."""
    rule: str
    """``relation/name`` of the rule that found it."""
    trigger: tuple[int, int] = (-1, -1)
    """Article offsets of the words that carry the relation, (-1, -1) where form alone does."""
    status: Status = "done"
    date: str = ""
    amount: float | None = None
    currency: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, order=True)
class FigureMention:
    """One figure of a definite subject, with what it measures."""

    subject: Mention
    indicator: str
    kind: Kind
    value: float
    unit: str
    start: int
    end: int
    """Article offsets of the sentence."""
    rule: str
    period: str = ""
    status: Status = "done"
    approximate: str = ""
    """The word that makes it inexact: 近, 约, 余, 超; empty for an exact figure."""
    at: tuple[int, int] = (-1, -1)
    """Article offsets of the figure itself."""


# -------------------------------------------------------- what the graph holds


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The place where a page says something."""

    id: str
    article: str
    """Id of the article."""
    rule: str
    spans: Spans
    quote: str
    subject_text: str = ""
    """How the quote names the subject; empty where it is implied."""
    object_text: str = ""
    trigger: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """One thing in the world, under all the names that the pages give it."""

    id: str
    """The local name under ``id:``, e.g. ``铜梁区``."""
    cls: str
    label: str
    aliases: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """Ids of the articles that mention it, sorted."""
    code: str = ""
    """The official area code (GB/T 2260) or ISO 3166 code, where it has one."""


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A relation between two entities, with everything that its evidence agrees on."""

    id: str
    subject: str
    predicate: str
    object: str
    status: Status
    date: str = ""
    """ISO 8601 date, month, year, quarter ``2025-Q1``, or interval ``A/B``."""
    amount: float | None = None
    currency: str = ""
    role: str = ""
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Observation:
    """A figure of an entity."""

    id: str
    subject: str
    indicator: str
    kind: Kind
    value: float
    unit: str
    period: str = ""
    status: Status = "done"
    approximate: str = ""
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that a build knows, sorted: what the exporters write and ``kg.load`` gives back."""

    pages: tuple[Page, ...] = ()
    """With their articles; texts are empty where a graph was loaded without the pages beside it."""
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    observations: tuple[Observation, ...] = ()
