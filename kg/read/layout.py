"""From the text of a page to its articles, as a reader would thread it.

::

    text ── lines ── passages ── parts ── strands ── joining ── titles ── compose
            wrapped   one set     title,   surely of   column     whose     text and
            or not    piece       byline…  one article breaks     is it     offsets
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from kg.model import Article
from kg.read import bylines, dates, years
from kg.read.affinity import Vocabulary
from kg.read.compose import ArticleKind, BlockKind, Draft, compose, title_of
from kg.read.imprint import imprint
from kg.read.joining import Joiner
from kg.read.joints import squash
from kg.read.lines import split_lines
from kg.read.parts import classify
from kg.read.passages import Passage, mark_repeats, unwrap
from kg.read.sources import Document
from kg.read.strands import Strand, cut
from kg.read.titles import reassign, sort_titles

_SPECIAL: Final[tuple[ArticleKind, ...]] = ("speech", "caption", "list")
_ABOVE: Final = frozenset({"byline", "speaker", "masthead"})
"""Parts that stand between an article's title and its text."""
_BODY: Final[dict[str, BlockKind]] = {
    "heading": "heading",
    "caption": "caption",
    "item": "item",
    "byline": "byline",
    "credit": "byline",
    "speaker": "byline",
    "names": "byline",
    "source": "byline",
    "masthead": "dateline",
}

_YEAR: Final = len("2025")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pauses the search for reference cycles: threading makes none, but so many objects that looking costs a tenth of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def thread(
    text: str,
    *,
    page: str = "",
    sha256: str = "",
    date: str = "",
    date_source: str = "",
    headings: Collection[int] = (),
) -> tuple[Article, ...]:
    """The articles of a page, in the order in which they start on it.

    ``page`` and ``sha256`` identify the page; ``date`` is the publication date
    that its file, sidecar or user gives, used where the text has none.
    ``headings`` are the offsets of lines that print sets as headings, where
    the page's format tells (see :mod:`kg.read.pdf`).
    """
    passages = unwrap(split_lines(text), headings)
    mark_repeats(passages)
    classify(passages)
    words = Vocabulary(passages)
    strands, loose = cut(passages, words)
    chains = Joiner(passages, strands, words).chains()
    titles = [sorted(i for strand in chain for i in strand.titles) for chain in chains]
    texts = [[i for strand in chain for i in strand.body] for chain in chains]
    reassign(passages, titles, texts, [chain[0].kind for chain in chains], words)
    lead_ins = _place_loose(loose, texts, words)
    masthead = [p.text for p in passages if p.part == "masthead"]
    drafts = [
        _draft(passages, chain, titles[n], lead_ins.get(n, []), texts[n], words) for n, chain in enumerate(chains)
    ]
    drafts = [d for d in drafts if d.parts]
    if sum(d.kind == "speech" for d in drafts) > 2:
        # a speech whose head the page has lost still shows its numbered sections
        for draft in drafts:
            if draft.kind == "news" and not draft.title and any(p.number for p, _ in draft.parts):
                draft.kind = "speech"
    medium = _page_medium(masthead)
    articles = [compose(d, text, page, sha256) for d in drafts]
    day, source = _page_date(masthead, articles, passages, date, date_source)
    usual = Counter(d.signed[0] for d in drafts if d.signed and d.kind != "caption").most_common(1)
    found: list[Article] = []
    for draft, article in zip(drafts, articles, strict=True):
        media = (draft.signed[0] if draft.signed else "") or draft.media or medium or (usual[0][0] if usual else "")
        own = "" if source in ("option", "sidecar") else draft.date or dates.dateline(_opening(article))
        found.append(_with(article, media, own or day, "text" if own else source))
    return tuple(found)


def thread_article(document: Document, *, page: str, date: str = "", date_source: str = "") -> tuple[Article, ...]:
    """The one article that a document is: its text cleaned and put to blocks, but not threaded."""
    passages = unwrap(split_lines(document.text))
    if not passages:
        return ()
    classify(passages)
    parts: list[tuple[Passage, BlockKind]] = []
    title_key = squash(document.title)
    for at, passage in enumerate(passages):
        if passage.part == "masthead" and at < 6:
            parts.append((passage, "dateline"))
        elif title_key and passage.key == title_key and at < 6:
            parts.append((passage, "title"))
        else:
            parts.append((passage, _BODY.get(passage.part, "body")))
    draft = Draft(
        parts, title=document.title, identifier=document.identifier, authors=document.authors, media=document.media
    )
    article = compose(draft, document.text, page, document.sha256)
    masthead = [p.text for p in passages[:6] if p.part == "masthead"]
    if document.date and date_source not in ("option", "sidecar"):
        day, source = document.date, "text"
    else:
        day, source = _page_date(masthead, [article], passages, date, date_source)
    media = document.media or _page_medium(masthead) or (draft.signed[0] if draft.signed else "")
    return (_with(article, media, day, source),)


def _with(article: Article, media: str, date: str, source: str) -> Article:
    return Article(
        id=article.id,
        page=article.page,
        kind=article.kind,
        text=article.text,
        offsets=article.offsets,
        blocks=article.blocks,
        title=article.title,
        authors=article.authors,
        media=media,
        date=date,
        date_source=source,
        identifier=article.identifier,
    )


def _draft(
    passages: list[Passage],
    chain: list[Strand],
    titles: list[int],
    lead_ins: list[int],
    text: list[int],
    words: Vocabulary,
) -> Draft:
    kinds = {strand.kind for strand in chain}
    kind: ArticleKind = "news"
    for special in _SPECIAL:
        if special in kinds:
            kind = special
            break
    heads = sort_titles(passages, titles, text, words)
    parts: list[tuple[Passage, BlockKind]] = []
    main = set(heads.title)
    for i in sorted([*lead_ins, *heads.lead_in]):
        parts.append((passages[i], "lead-in"))
    for i in sorted(main | set(heads.subtitle)):
        parts.append((passages[i], "title" if i in main else "subtitle"))
    signed = [i for strand in chain for i in strand.bylines]
    parts += [(passages[i], "byline") for i in signed if passages[i].part in _ABOVE]
    parts += [(passages[i], "heading") for i in heads.label]
    for strand in chain:
        for i in strand.body:
            block = _BODY.get(passages[i].part, "body")
            parts.append((passages[i], "caption" if kind == "caption" and block == "body" else block))
    parts += [(passages[i], "byline") for i in signed if passages[i].part not in _ABOVE]
    if not any(strand.body for strand in chain):
        return Draft([])
    datelines = [passages[i].text for i in signed if passages[i].part == "masthead"]
    return Draft(
        parts,
        title=title_of([passages[i] for i in heads.title]),
        kind=kind,
        media=_page_medium(datelines),
        date=next((day for line in datelines if (day := dates.full_date(line))), ""),
    )


def _place_loose(loose: list[list[int]], texts: list[list[int]], words: Vocabulary) -> dict[int, list[int]]:
    """Headings that no text stands beside, given to the article that repeats them."""
    found: dict[int, list[int]] = {}
    pairs = [words.union(text) for text in texts] if loose else []
    for numbers in loose:
        covered = words.covering(numbers)
        scores = [(covered(text), -n) for n, text in enumerate(pairs)]
        if scores and max(scores)[0] > 0.7:
            found.setdefault(-max(scores)[1], []).extend(numbers)
    return found


def _page_medium(masthead: list[str]) -> str:
    for line in masthead:
        rest = dates.without_date(line)
        for word in rest.split():
            match = bylines.MASTHEAD.fullmatch(word)
            if match:
                return match[0]
    return _unusual_medium(masthead)


def _unusual_medium(masthead: list[str]) -> str:
    """A medium whose name no word gives away, told by where it stands: 黄海观察 above 2025年9月30日 第5版, or before it."""
    said = [imprint(line) for line in masthead[:2]]
    if len(said) == 2 and said[0] is None and said[1] is not None and said[1].issue:
        return masthead[0].strip()
    if said and said[0] is not None:
        first = said[0].words[0] if said[0].words and said[0].issue else ""
        return said[0].medium or (first if masthead[0].lstrip().startswith(first) else "")
    return ""


def _page_date(
    masthead: list[str], articles: Sequence[Article], passages: list[Passage], date: str, date_source: str
) -> tuple[str, str]:
    """The publication date: the user's word, then what is printed, the file's name, what the text implies."""
    if date and date_source in ("option", "sidecar"):
        return date, date_source
    for line in masthead:
        day = dates.full_date(line)
        if day:
            return day, "text"
    openings = [_opening(article) for article in articles]
    for opening in openings:
        day = dates.dateline(opening)
        if day:
            return day, "text"
    if date:
        return date, date_source
    prose = [p for p in passages if not p.repeats]
    day = years.infer(openings, "\n".join([p.text for p in prose]))
    if len(day) > _YEAR and any(p.part == "source" or bylines.source(p.text) for p in prose):
        # what is reprinted from elsewhere (据《…》) appears some unknown day later, so only the year is told
        day = day[:_YEAR]
    return (day, "text") if day else ("", "")


def _opening(article: Article) -> str:
    """The first prose of an article."""
    block = next((b for b in article.blocks if b.kind in ("body", "caption")), None)
    return article.text[block.start : block.end] if block else ""
