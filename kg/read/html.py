"""Web pages and e-paper pages: the article that stands in them, without navigation and advertisement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.errors import ReadError
from kg.read import dates
from kg.read.sources import Document, Report, Source, digest
from kg.read.text import decode, require_chinese

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_LEAST: Final = 20
"""An article has more Chinese characters than this; what has fewer is a heading or a link."""
_MARKUP: Final = re.compile(r"<[a-zA-Z!/]")


def read_html(source: Source, report: Report) -> Iterator[Document]:
    """The article of an HTML page; its page text is the title, date and medium, and the paragraphs, one a line."""
    data = source.data()
    markup = _markup(data, source.name, report)
    if not _MARKUP.search(markup):
        raise ReadError(source.name, "not HTML")
    require_chinese(markup, source.name)
    title, day, medium, body = _extract(markup, source.name)
    if len(_HAN.findall(body)) < _LEAST:
        raise ReadError(source.name, "no article found in this HTML page")
    lines = [title] if title and not body.startswith(title) else []
    masthead = "  ".join(
        x for x in (medium, f"{day[:4]}年{int(day[5:7])}月{int(day[8:])}日" if len(day) == 10 else "") if x
    )
    text = "\n".join([*lines, *([masthead] if masthead and day else []), body])
    yield Document(
        source.name,
        digest(data),
        require_chinese(text, source.name),
        layout="article" if title else "page",
        title=title,
        date=day,
        media=medium,
        sidecar=source.date,
    )


def _markup(data: bytes, name: str, report: Report) -> str:
    """The markup as text: by the charset it states, else as any text."""
    stated = _CHARSET.search(data[:4096])
    if stated and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        charset = stated[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if charset in ("gb2312", "gbk", "gb_2312-80") else charset)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name, report)


def _extract(markup: str, name: str) -> tuple[str, str, str, str]:
    import trafilatura  # slow to import, and only needed here

    try:
        found = trafilatura.bare_extraction(
            markup,
            include_comments=False,
            include_tables=True,
            include_links=False,
            favor_precision=False,
            with_metadata=True,
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(name, f"HTML that cannot be read: {error}") from error
    if found is None:
        raise ReadError(name, "no article found in this HTML page")
    record = found if isinstance(found, dict) else found.as_dict()
    body = str(record.get("text") or "")
    title = " ".join(str(record.get("title") or "").split())
    medium = str(record.get("sitename") or "").strip()
    return (
        title,
        dates.any_date(str(record.get("date") or "")),
        medium if re.search("[\u4e00-\u9fff]", medium) else "",
        body,
    )
