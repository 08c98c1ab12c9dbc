"""From sources to pages: each document threaded, dated and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.model import Page
from kg.read import dates
from kg.read.layout import thread, thread_article
from kg.read.readers import READERS, documents
from kg.read.sources import Document, collect


def read(
    sources: str | Path | Iterable[str | Path],
    *,
    date: str = "",
    on_error: Callable[[ReadError], None] | None = None,
) -> tuple[Page, ...]:
    """The pages of files, folders, archives and ``-`` (standard input), in the order of their file names.

    ``sources`` is one path or several.

    ``date`` is the publication date of every page that states none itself to
    the day, ISO 8601. A page that cannot be read goes to ``on_error`` and the
    others are read; without ``on_error`` the :class:`ReadError` is raised.
    Raises :class:`UsageError` for a path that does not exist, or a ``date``
    that is none.
    """
    if date and not dates.is_iso(date):
        raise UsageError(f"{date}: not a date (YYYY-MM-DD, YYYY-MM or YYYY)")

    def report(error: ReadError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    paths = [sources] if isinstance(sources, (str, Path)) else sources
    found: list[Page] = []
    seen: set[tuple[str, str]] = set()
    for source in collect(paths, READERS, report):
        for document in documents(source, report):
            key = (document.name, document.sha256)
            if key not in seen:
                seen.add(key)
                found.append(make_page(document, date=date))
    return tuple(found)


def make_page(document: Document, *, date: str = "") -> Page:
    """The page of one document; ``date`` as for :func:`read`."""
    page_id = document.sha256[:12]
    given, source = _given_date(document, date)
    if document.layout == "article":
        articles = thread_article(document, page=page_id, date=given, date_source=source)
    else:
        articles = thread(
            document.text,
            page=page_id,
            sha256=document.sha256,
            date=given,
            date_source=source,
            headings=document.headings,
        )
    dated = next((a for a in articles if a.date), None)
    return Page(
        id=page_id,
        file_name=document.name,
        sha256=document.sha256,
        text=document.text,
        articles=articles,
        date=dated.date if dated else given,
        date_source=dated.date_source if dated else source,
    )


def _given_date(document: Document, option: str) -> tuple[str, str]:
    if option:
        return option, "option"
    if document.sidecar:
        return document.sidecar, "sidecar"
    named = dates.date_in_name(document.name)
    return (named, "file name") if named else ("", "")
