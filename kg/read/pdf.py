"""PDF pages with a text layer: columns and reading order from where the characters stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from kg.errors import ReadError
from kg.read.columns import Box, Glyph, order
from kg.read.sources import MAX_BYTES, Document, Report, Source, digest
from kg.read.text import require_chinese

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES: Final = 400
MAX_GLYPHS: Final = 200_000
"""Characters on one sheet; a newspaper sheet holds about ten thousand."""
_SIZE: Final = 6 * MAX_BYTES
"""PDF files carry pictures, so they may be larger than text."""
_NO_TEXT: Final = "no text layer, only pictures: it needs OCR first, e.g. `ocrmypdf -l chi_sim in.pdf out.pdf` (Tesseract) or PaddleOCR"


def read_pdf(source: Source, report: Report) -> Iterator[Document]:
    """The page that a PDF file holds, all its sheets one after another; a broken sheet is reported and passed over.

    Raises :class:`ReadError` for a file that is truncated, encrypted, or has no text layer.
    """
    data = source.data(limit=_SIZE)
    text, headings = _text(data, source.name, report)
    yield Document(
        source.name, digest(data), require_chinese(text, source.name), sidecar=source.date, headings=frozenset(headings)
    )


def _text(data: bytes, name: str, report: Report) -> tuple[str, list[int]]:
    import pypdfium2 as pdfium  # slow to import, and only needed here

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = str(error)
        if "password" in reason.lower():
            raise ReadError(name, "encrypted; remove its password first") from error
        raise ReadError(name, f"a truncated or broken PDF: {reason}") from error
    parts: list[str] = []
    headings: list[int] = []
    at = 0
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(name, f"{len(document)} sheets; at most {MAX_PAGES} are read")
        for number in range(len(document)):
            try:
                boxes = order(_glyphs(document, number, name))
            except pdfium.PdfiumError as error:
                report(ReadError(name, f"cannot be read: {error}", place=f"sheet {number + 1}"))
                continue
            for box in boxes:
                text = _block(box)
                if box.heading:
                    headings += _starts(text, at)
                parts.append(text + "\n\n")
                at += len(text) + 2
    finally:
        document.close()
    whole = "".join(parts)
    if not whole.strip():
        raise ReadError(name, _NO_TEXT)
    return whole, headings


def _starts(text: str, at: int) -> list[int]:
    found = []
    for line in text.split("\n"):
        found.append(at)
        at += len(line) + 1
    return found


def _block(box: Box) -> str:
    return "\n".join(row.text.strip() for row in box.rows if row.text.strip())


def _glyphs(document: pypdfium2.PdfDocument, number: int, name: str) -> list[Glyph]:
    """The characters of a sheet with their em boxes; those that the library makes up itself left out."""
    import pypdfium2.raw as raw

    page = document[number]
    textpage = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(textpage.raw)
        if count > MAX_GLYPHS:
            raise ReadError(name, f"{count} characters on one sheet", place=f"sheet {number + 1}")
        found: list[Glyph] = []
        rect = raw.FS_RECTF()
        pending = 0
        blank = False
        for i in range(count):
            code = int(raw.FPDFText_GetUnicode(textpage.raw, i))
            if 0xD800 <= code < 0xDC00:
                pending = code
                continue
            if 0xDC00 <= code < 0xE000:
                if not pending:
                    continue
                code, pending = 0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00), 0
            if code in (0, 0xFFFE, 0xFFFF) or code > 0x10FFFF or raw.FPDFText_IsGenerated(textpage.raw, i) == 1:
                continue
            if chr(code).isspace() or code < 32:
                blank = True
            elif _loose_box(raw, textpage, i, rect):
                found.append(Glyph(chr(code), rect.left, rect.bottom, rect.right, rect.top, i, blank))
                blank = False
        return found
    finally:
        textpage.close()
        page.close()


def _loose_box(raw: Any, textpage: Any, i: int, rect: Any) -> bool:
    return bool(raw.FPDFText_GetLooseCharBox(textpage.raw, i, ctypes.byref(rect))) and rect.top > rect.bottom
