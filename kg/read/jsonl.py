"""Articles as JSON lines: one object a line, with ``text`` and what else is known of the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from kg.errors import ReadError
from kg.model import Author
from kg.read import bylines, dates
from kg.read.sources import MAX_BYTES, Document, Report, Source, digest
from kg.read.text import require_chinese

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "identifier", "doc_id", "编号"),
    "title": ("title", "headline", "标题", "题名"),
    "date": ("date", "published", "datepublished", "publish_date", "pubdate", "time", "日期", "发布日期", "发布时间"),
    "text": ("text", "content", "body", "article", "正文", "内容", "全文"),
    "media": ("media", "source", "publisher", "newspaper", "媒体", "来源", "报纸"),
    "author": ("author", "authors", "byline", "作者", "记者"),
}
"""What a record says of an article, by the names that its field or column may have, in lower case."""


def read_jsonl(source: Source, report: Report) -> Iterator[Document]:
    """One document a line; a broken line is reported with its number, and the next one read."""
    try:
        with source.open() as stream:
            number = 0
            while line := stream.readline(MAX_BYTES + 1):
                number += 1
                if len(line) > MAX_BYTES:
                    report(
                        ReadError(source.name, f"a line of more than {MAX_BYTES // 2**20} MB", place=f"line {number}")
                    )
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(MAX_BYTES)
                    continue
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    try:
                        yield _document(line, source, number)
                    except ReadError as error:
                        report(error)
            if not number:
                raise ReadError(source.name, "empty")
    except OSError as error:
        raise ReadError(source.name, f"cannot be read: {error.strerror or error}") from error


def _document(line: bytes, source: Source, number: int) -> Document:
    place = f"line {number}"
    try:
        record = json.loads(line.lstrip(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise ReadError(source.name, "not UTF-8", place=place) from error
    except (ValueError, RecursionError) as error:
        raise ReadError(source.name, f"not JSON: {error}", place=place) from error
    if not isinstance(record, dict):
        raise ReadError(source.name, "not a JSON object", place=place)
    return record_document(record, source, number, digest(line.rstrip(b"\r\n")))


def record_document(record: Mapping[str, object], source: Source, number: int, sha256: str) -> Document:
    """The article that a record of named fields holds; its page text is the title, a line feed, and the text.

    Raises :class:`ReadError` with the record's line where it has no text.
    """
    place = f"line {number}"
    fields = {str(name).strip().lower(): value for name, value in record.items()}

    def field(kind: str) -> str:
        for name in FIELDS[kind]:
            value = fields.get(name)
            if isinstance(value, list):
                value = "、".join(str(v) for v in value)
            if value is not None and str(value).strip():
                return str(value)
        return ""

    body, title = field("text"), field("title").strip()
    if not body:
        raise ReadError(source.name, f"no text: none of the fields {', '.join(FIELDS['text'])} is filled", place=place)
    given = field("date").strip()
    day = dates.any_date(given)
    if given and not day:
        raise ReadError(source.name, f"not a date: {given[:40]}", place=place)
    clean = re.sub(r"[\ud800-\udfff]", "\ufffd", body)
    text = require_chinese(f"{title}\n{clean}" if title else clean, f"{source.name} ({place})")
    return Document(
        f"{source.name}#{number}",
        sha256,
        text,
        layout="article",
        title=title,
        date=day,
        media=field("media").strip(),
        authors=given_authors(field("author")),
        identifier=field("id").strip(),
        sidecar=source.date,
    )


def given_authors(given: str) -> tuple[Author, ...]:
    """The people that an author field names, with or without their roles."""
    if not given.strip():
        return ()
    names, _ = bylines.parse_names(given)
    if not names:
        names = bylines.names_only(given)
    if not names:
        return tuple(Author(part.strip()) for part in re.split(r"[、,，;；/]", given) if part.strip())
    return tuple(Author(n.name, n.role, n.medium) for n in names)
