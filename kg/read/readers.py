"""The formats that pages come in: one module each, and one line in :data:`READERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kg.errors import ReadError
from kg.read.archive import read_zip
from kg.read.docx import read_docx
from kg.read.html import read_html
from kg.read.jsonl import read_jsonl
from kg.read.pdf import read_pdf
from kg.read.sources import Document, Report, Source
from kg.read.tables import read_csv
from kg.read.text import read_text

Reader = Callable[[Source, Report], Iterator[Document | Source]]
"""Yields the pages in a source, or the sources in a container. Raises or reports :class:`ReadError`."""

READERS: Final[dict[str, Reader]] = {
    ".txt": read_text,
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".zip": read_zip,
}
"""By file name suffix, in lower case."""


def documents(source: Source, report: Report) -> Iterator[Document]:
    """The documents of a source, containers opened; what cannot be read is reported."""
    try:
        for found in _reader(source)(source, report):
            if isinstance(found, Source):
                yield from documents(found, report)
            else:
                yield found
    except ReadError as error:
        report(error)


def _reader(source: Source) -> Reader:
    if source.suffix in READERS:
        return READERS[source.suffix]
    with source.open() as stream:
        head = stream.read(1024)
    if head.startswith(b"%PDF"):
        return READERS[".pdf"]
    if head.startswith(b"PK\x03\x04"):
        return READERS[".zip"]
    if head.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return READERS[".html"]
    if source.suffix and source.suffix not in (".text", ".md", ".dat"):
        known = " ".join(sorted(READERS))
        raise ReadError(source.name, f"not a format that can be read ({known})")
    return read_text
