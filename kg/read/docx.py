"""Word documents: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from kg.errors import ReadError
from kg.read.sources import MAX_BYTES, Document, Report, Source, digest
from kg.read.text import require_chinese

_SWELL: Final = 8
"""The parts of a document may hold this many times :data:`MAX_BYTES` together, pictures included."""


def read_docx(source: Source, report: Report) -> Iterator[Document]:
    """The page that a ``.docx`` file holds: a paragraph a line, a blank line between."""
    data = source.data()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(source.name, "an encrypted or old (.doc) Word file; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _SWELL * MAX_BYTES:
                raise ReadError(source.name, "a zip bomb, or too large when unpacked")
    except (zipfile.BadZipFile, ValueError) as error:
        raise ReadError(source.name, f"not a Word document that can be read: {error}") from error
    text, headings = _text(data, source.name)
    yield Document(
        source.name, digest(data), require_chinese(text, source.name), sidecar=source.date, headings=frozenset(headings)
    )


def _text(data: bytes, name: str) -> tuple[str, list[int]]:
    import docx  # slow to import, and only needed here
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        rows: list[tuple[str, bool]] = []
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                rows += [
                    ("  ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)), False) for row in part.rows
                ]
            else:
                style = (part.style.name or "") if part.style is not None else ""
                rows.append((part.text, style.lower().startswith(("heading", "title", "subtitle", "标题"))))
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, SyntaxError, OSError) as error:
        raise ReadError(name, f"a broken Word document: {error}") from error
    text = ""
    headings: list[int] = []
    for row, heading in rows:
        if heading and row.strip():
            headings.append(len(text) + len(row) - len(row.lstrip()))
        text += f"{row}\n\n" if not heading else f"{row}\n"
    return text, headings
