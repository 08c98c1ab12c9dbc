"""Plain text dumps: UTF-8 with or without BOM, UTF-16, GB18030, and files that mix the last with UTF-8."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from charset_normalizer import from_bytes

from kg.errors import ReadError
from kg.read.sources import Document, Report, Source, digest

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_COMMON: Final = re.compile("[的一是在和有了中国大为人年日月，。、“”（）《》]")


def read_text(source: Source, report: Report) -> Iterator[Document]:
    """The page that a text file holds."""
    data = source.data()
    text = decode(data, source.name, report)
    yield Document(source.name, digest(data), require_chinese(text, source.name), sidecar=source.date)


def require_chinese(text: str, name: str) -> str:
    """The text itself; raises :class:`ReadError` where it is empty or holds no Chinese."""
    if not text.strip("\ufeff\x00 \t\r\n\f\u3000"):
        raise ReadError(name, "empty")
    if not _HAN.search(text):
        raise ReadError(name, "no Chinese text in it")
    return text


def decode(data: bytes, name: str, report: Report) -> str:
    """The text of the bytes, nothing cleaned up but the byte order mark.

    Single lines in another encoding are decoded on their own; a line that no
    encoding fits is reported and its bytes replaced. Raises :class:`ReadError`
    for what is not text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(
                    name, f"broken {encoding.upper()} text", place=f"byte {error.start + len(bom)}"
                ) from error
    wide = _utf16_without_bom(data)
    if wide:
        return wide
    if b"\x00" in data[:4096] and not _mostly_text(data[:4096]):
        raise ReadError(name, "a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _plausible(text):
        return text
    return _decode_mixed(data, first, name, report)


def _utf16_without_bom(data: bytes) -> str:
    """UTF-16 told by its line feeds and digits, every other byte of which is zero."""
    if len(data) < 4 or len(data) % 2 or b"\x00" not in data[:4096]:
        return ""
    for encoding, feed in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if feed in data:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _plausible(text) and "\x00" not in text[:1000]:
                return text
    return ""


def _mostly_text(head: bytes) -> bool:
    controls = sum(1 for byte in head if byte < 9 or 13 < byte < 27 or 27 < byte < 32)
    return controls * 50 < len(head)


def _plausible(text: str) -> bool:
    """Whether a guess at an encoding gave Chinese prose: a tenth of it are the commonest characters and marks."""
    sample = text[:20000]
    han = len(_HAN.findall(sample))
    return han > 0 and 12 * len(_COMMON.findall(sample)) >= han


def _decode_mixed(data: bytes, first: int, name: str, report: Report) -> str:
    lines = data.split(b"\n")
    decoded: list[str] = []
    failed: list[int] = []
    for number, line in enumerate(lines, 1):
        for encoding in ("utf-8", "gb18030"):
            try:
                decoded.append(line.decode(encoding))
                break
            except UnicodeDecodeError:
                continue
        else:
            failed.append(number)
            decoded.append(line.decode("utf-8", errors="replace"))
    text = "\n".join(decoded)
    if 5 * len(failed) <= len(lines) and _plausible(text):
        if failed:
            more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
            report(ReadError(name, "bytes that are no text were replaced", place=f"line {failed[0]}{more}"))
        return text
    guess = from_bytes(data[:200_000]).best()
    if guess is not None and guess.encoding not in ("utf_8", "gb18030"):
        try:
            text = data.decode(guess.encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if text and _plausible(text):
            return text
    raise ReadError(name, "not text in UTF-8, UTF-16 or GB18030", place=f"byte {first}")
