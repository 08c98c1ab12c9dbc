"""Articles as CSV: one row each, the columns told by their headings in English or Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from kg.errors import ReadError
from kg.read.jsonl import FIELDS, record_document
from kg.read.sources import MAX_BYTES, Document, Report, Source, digest

_SAMPLE: Final = 2**20
_ENCODINGS: Final = ("utf-8-sig", "gb18030", "utf-16")


def read_csv(source: Source, report: Report) -> Iterator[Document]:
    """One document a row; a row without text is reported with its line, and the next one read."""
    csv.field_size_limit(MAX_BYTES)
    try:
        with source.open() as stream:
            head = stream.read(_SAMPLE)
        encoding = _encoding(head, source.name)
        with source.open() as stream, io.TextIOWrapper(stream, encoding, newline="") as lines:
            yield from _rows(lines, encoding, head, source, report)
    except OSError as error:
        raise ReadError(source.name, f"cannot be read: {error.strerror or error}") from error


def _rows(lines: io.TextIOWrapper, encoding: str, head: bytes, source: Source, report: Report) -> Iterator[Document]:
    first = head.decode(encoding, errors="ignore").split("\n", 1)[0]
    delimiter = max(",\t;，", key=first.count)
    rows = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        names = [str(name).strip().lower() for name in rows.fieldnames or ()]
        if not names:
            raise ReadError(source.name, "empty")
        if not set(names) & set(FIELDS["text"]):
            raise ReadError(source.name, f"no column for the text ({', '.join(FIELDS['text'])})", place="line 1")
        for row in rows:
            values = {str(k): v for k, v in row.items() if k is not None and v is not None}
            sha256 = digest("\x1f".join(f"{k}\x1e{v}" for k, v in values.items()).encode("utf-8", "surrogatepass"))
            try:
                yield record_document(values, source, rows.line_num, sha256)
            except ReadError as error:
                report(error)
    except UnicodeDecodeError as error:
        raise ReadError(source.name, f"not {encoding} text", place=f"after line {rows.line_num}") from error
    except csv.Error as error:
        raise ReadError(source.name, f"broken CSV: {error}", place=f"line {rows.line_num}") from error


def _encoding(head: bytes, name: str) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in _ENCODINGS[:2]:
        # a sample may end inside a character
        for cut in range(4):
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    raise ReadError(name, "not text in UTF-8, UTF-16 or GB18030")
