"""Passages in reading order made into an :class:`~kg.model.Article`: its text, offsets, blocks and authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from kg.ids import content_id
from kg.model import Article, Author, Block
from kg.read import bylines
from kg.read.joints import join_score, squash
from kg.read.lines import Line, is_terminal
from kg.read.openings import opening
from kg.read.passages import Passage, meets_in_latin

ArticleKind = Literal["news", "caption", "list", "speech"]
BlockKind = Literal["title", "lead-in", "subtitle", "byline", "dateline", "heading", "body", "caption", "item"]

_SET_APART: Final = frozenset({"title", "lead-in", "subtitle", "item"})
"""Blocks in which a blank sets parts off, also before a figure."""
_PROSE: Final = frozenset({"body", "caption", "item"})
_BLANKS: Final = re.compile(r"[\s\u200b\ufeff\x00-\x1f\x7f]+")


@dataclass(slots=True)
class Draft:
    """What is known of an article before its text is composed."""

    parts: list[tuple[Passage, BlockKind]]
    """In reading order: titles, bylines, body."""
    title: str = ""
    kind: ArticleKind = "news"
    media: str = ""
    date: str = ""
    date_source: str = ""
    identifier: str = ""
    authors: tuple[Author, ...] = ()
    """Authors that the text does not name, as given by the source."""
    signed: list[str] = field(default_factory=list)
    """Media that bylines and sources name, the most telling first; filled in by :func:`compose`."""


Run = tuple[int, int]
"""A half-open range of page offsets; :data:`_JOINT` for the blank that a line end stands for."""
_JOINT: Final[Run] = (-1, -1)
_SHARED: Final = tuple(range(2**15))
"""Offsets as they stand on most pages, so that not every article has to make and keep numbers of its own."""


def _is_solid(text: str) -> bool:
    """Whether a text surely holds no blank: neither a space, nor anything that prints as nothing."""
    return text.isprintable() and " " not in text


def line_runs(line: Line, *, title: bool = False) -> list[Run]:
    """Where the characters of a line stand that carry meaning.

    Of white space inside the line, one blank stays between Latin words,
    between parts of a title, and between names or phrases of two characters
    or more; what justification put around figures and between single
    characters goes.
    """
    text, start = line.text, line.start
    if _is_solid(text) or _BLANKS.search(text) is None:
        return [(start, line.end)]
    kept: list[Run] = []
    at = 0
    for match in _BLANKS.finditer(text):
        kept.append((start + at, start + match.start()))
        at = match.end()
        if _keeps(text, match.start(), at, title):
            blank = next((i for i in range(match.start(), at) if text[i] in " \u3000\u00a0"), None)
            if blank is not None:
                kept.append((start + blank, start + blank + 1))
    kept.append((start + at, line.end))
    return kept


def _keeps(text: str, left: int, right: int, title: bool) -> bool:
    before, after = text[left - 1], text[right] if right < len(text) else ""
    if not after:
        return False
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return True
    han_before, han_after = _is_han(before), _is_han(after)
    if han_before and han_after:
        return not (_is_lone(text, left - 1) and _is_lone(text, right))
    if title:
        # 18.3 万标箱 is one figure; 举行 11月11日, ”模式 久久为功 and ！ 重庆 are two parts
        return not (before.isdigit() or after in "，。、；：！？”）》")
    return (before in "”》）" and (han_after or after in "“《")) or (han_before and after in "“《")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


def _is_lone(text: str, at: int) -> bool:
    """Whether a Chinese character of the basic plane stands between blanks, brackets or commas."""
    beside = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return text[at] <= "\u9fff" and all(not c or c.isspace() or c in "（）()、，" for c in beside)


def _set(passage: Passage, page: str, *, title: bool) -> tuple[str, list[Run]]:
    """The text of a passage, and where its characters stand, line after line."""
    text = passage.text
    if _is_solid(text):
        return text, [(line.start, line.end) for line in passage.lines]
    runs: list[Run] = []
    before: Line | None = None
    for line in passage.lines:
        if before is not None and meets_in_latin(before.text, line.text):
            runs.append(_JOINT)
        runs += line_runs(line, title=title)
        before = line
    return "".join([page[a:b] if a >= 0 else " " for a, b in runs]), runs


def compose(draft: Draft, page: str, page_id: str, sha256: str) -> Article:
    """The article that a draft describes, cut from the text of its page."""
    pieces: list[str] = []
    runs: list[Run] = []
    blocks: list[Block] = []
    at = 0
    for group, kind in _merge(draft.parts):
        text, block = _set(group[0], page, title=kind in _SET_APART)
        for passage in group[1:]:
            more, there = _set(passage, page, title=kind in _SET_APART)
            text += more
            block += there
        if not text:
            continue
        after = group[-1].lines[-1].end
        feed = after if after < len(page) and page[after] == "\n" else -1
        broken = kind == "body" and _breaks(text)
        blocks.append(Block(at, at + len(text), kind, broken))
        pieces += (text, "\n")
        runs += block
        runs.append((feed, feed + 1) if feed >= 0 else _JOINT)
        at += len(text) + 1
    whole = "".join(pieces)
    authors, media = _authors(whole, blocks, draft.kind)
    draft.signed = media
    offsets, spans = _places(runs, len(page))
    return Article(
        id=content_id(sha256, *(f"{a}-{b}" for a, b in spans)),
        page=page_id,
        kind=draft.kind,
        text=whole,
        offsets=tuple(offsets),
        blocks=tuple(blocks),
        title=draft.title,
        authors=authors or draft.authors,
        media=draft.media,
        date=draft.date,
        date_source=draft.date_source,
        identifier=draft.identifier,
    )


def _places(runs: list[Run], size: int, gap: int = 4) -> tuple[list[int], list[Run]]:
    """The offsets of all characters, and what :meth:`Article.spans` gives, told at a fraction of the work."""
    numbers = _SHARED if size <= len(_SHARED) else range(size)
    offsets: list[int] = []
    spans: list[Run] = []
    first = last = -2 * gap
    for start, end in runs:
        if start < 0:
            offsets.append(start)
            continue
        offsets += numbers[start:end]
        if 0 <= start - last < gap:
            last = end
        else:
            if first >= 0:
                spans.append((first, last))
            first, last = start, end
    if first >= 0:
        spans.append((first, last))
    return offsets, spans


def _merge(parts: Sequence[tuple[Passage, BlockKind]]) -> list[tuple[list[Passage], BlockKind]]:
    """A body passage that breaks off goes into one block with its continuation."""
    merged: list[tuple[list[Passage], BlockKind]] = []
    for passage, kind in parts:
        if merged and kind == "body" and merged[-1][1] == "body":
            last = merged[-1][0][-1]
            if not last.closed and passage.number == 0:
                merged[-1][0].append(passage)
                continue
        merged.append(([passage], kind))
    return merged


def _breaks(text: str) -> bool:
    return (
        not is_terminal(text)
        and text[-1] not in "：:—"
        and bylines.source(text) is None
        and bylines.trailing_names(text)[0] < 0
    )


def title_of(parts: Sequence[Passage]) -> str:
    r"""Title lines as a reader cites them: parts joined by a blank, a line cut in mid-word joined as it is.

    >>> from kg.read.lines import split_lines
    >>> from kg.read.passages import make_passage
    >>> title_of([make_passage([line]) for line in split_lines("重庆经西部陆海新通道运输货\n物前三季度增长45%")])
    '重庆经西部陆海新通道运输货物前三季度增长45%'
    """
    title = ""
    for passage in parts:
        text = _readable(passage)
        if title and join_score(squash(title)[-12:], squash(text)[:12]) < 1.6:
            title += " "
        title += text
    return title


def _readable(passage: Passage) -> str:
    text = "".join(
        line.text[a - line.start : b - line.start] for line in passage.lines for a, b in line_runs(line, title=True)
    )
    return text.replace("\u3000", " ").replace("\u00a0", " ")


def _authors(text: str, blocks: Sequence[Block], kind: str) -> tuple[tuple[Author, ...], list[str]]:
    """The people that bylines, credits and signatures name, and the media beside them."""
    found: list[Author] = []
    media: list[str] = []
    body = [b for b in blocks if b.kind in _PROSE]
    for block in blocks:
        stretch = text[block.start : block.end]
        if block.kind == "byline":
            _from_byline(stretch, block.start, found, media)
        elif block.kind in _PROSE:
            _from_body(stretch, block.start, found, media, last=block is body[-1], kind=kind)
    unique: dict[str, Author] = {}
    for author in found:
        unique.setdefault(author.name, author)
    return tuple(unique.values()), media


def _from_byline(stretch: str, base: int, found: list[Author], media: list[str]) -> None:
    speaker = bylines.speaker(stretch)
    source = bylines.SOURCE.fullmatch(stretch)
    if source:
        media.insert(0, source["medium"] or source["named"])
        return
    if speaker:
        found.append(
            Author(
                "".join(speaker["name"].split()),
                speaker["office"].strip(),
                "",
                base + speaker.start("name"),
                base + speaker.end("name"),
            )
        )
        return
    credit = bylines.credit(stretch)
    names, medium = bylines.parse_names(stretch)
    if not names:
        names = bylines.names_only(stretch)
    if credit and credit["medium"]:
        media.append(credit["medium"])
    if medium:
        media.append(medium)
    found += [Author(n.name, n.role, n.medium, base + n.start, base + n.end) for n in names]


def _from_body(stretch: str, base: int, found: list[Author], media: list[str], *, last: bool, kind: str) -> None:
    begins = opening(stretch)
    if begins:
        found += [Author(n.name, n.role, n.medium, base + n.start, base + n.end) for n in begins.names]
        if begins.medium:
            media.append(begins.medium)
    if kind in ("caption", "list"):
        credit = bylines.credit(stretch)
        if credit:
            names, medium = bylines.parse_names(credit["all"])
            media += [m for m in (credit["medium"], medium) if m]
            found += [
                Author(
                    n.name, n.role, n.medium, base + credit.start("all") + n.start, base + credit.start("all") + n.end
                )
                for n in names
                if bylines.is_name(n.name)
            ]
    source = bylines.source(stretch)
    if source and source["medium"]:
        media.insert(0, source["medium"])
    if last:
        _, names = bylines.trailing_names(stretch)
        found += [Author(n.name, n.role, n.medium, base + n.start, base + n.end) for n in names]
