"""What is read: files, folders, archives and standard input, one after another, each within bounds."""

from __future__ import annotations

import hashlib
import io
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Literal

from kg.errors import ReadError, UsageError
from kg.model import Author

MAX_BYTES: Final = 16 * 2**20
"""The largest page, record or archive member that is read, in bytes: some hundred times a full newspaper page."""

Report = Callable[[ReadError], None]
"""What is told of a page that cannot be read; the reading goes on."""


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes under a name: a file, an archive member, standard input."""

    name: str
    """As messages and ``Page.file_name`` give it; inside an archive ``archive.zip/member.txt``."""
    open: Callable[[], BinaryIO]
    size: int = -1
    """In bytes, -1 where it is not known beforehand."""
    suffix: str = ""
    date: str = ""
    """Publication date that a sidecar gives."""
    depth: int = 0
    """Archives around it."""

    def data(self, limit: int = MAX_BYTES) -> bytes:
        """All its bytes; raises :class:`ReadError` where there are more than ``limit``."""
        if self.size > limit:
            raise ReadError(self.name, _too_large(self.size, limit))
        try:
            with self.open() as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            raise ReadError(self.name, f"cannot be read: {error.strerror or error}") from error
        if len(data) > limit:
            raise ReadError(self.name, _too_large(len(data), limit))
        return data


def _too_large(size: int, limit: int) -> str:
    return f"too large for one page: more than {limit // 2**20} MB" + (
        f" ({size / 2**20:.0f} MB)" if size > limit + 1 else ""
    )


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one page, or of one article on its own, before it is threaded."""

    name: str
    sha256: str
    """Of the bytes that it was read from: the file's, the member's, the record's."""
    text: str
    layout: Literal["page", "article"] = "page"
    """``page``: articles have to be found in it; ``article``: it is one."""
    title: str = ""
    date: str = ""
    media: str = ""
    authors: tuple[Author, ...] = ()
    identifier: str = ""
    sidecar: str = ""
    """Publication date that a sidecar gives."""
    headings: frozenset[int] = field(default_factory=frozenset)
    """Offsets at which lines start that print sets larger than its text, where the format tells."""


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def collect(sources: Iterable[str | Path], suffixes: Iterable[str], report: Report) -> Iterator[Source]:
    """The files that the sources name, folders walked, in the order of their paths; ``-`` is standard input.

    Raises :class:`UsageError` for a path that does not exist.
    """
    known = tuple(suffixes)
    sidecars: dict[Path, dict[str, str]] = {}
    files: dict[Path, bool] = {}
    stdin = False
    for source in sources:
        if str(source) == "-":
            stdin = True
            continue
        path = Path(source)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in known)
            for child in found:
                if not any(part.startswith(".") for part in child.relative_to(path).parts):
                    files.setdefault(child, False)
        elif path.exists():
            files[path] = True
        else:
            raise UsageError(f"{path}: no such file or folder")
    for path in sorted(files, key=lambda p: (p.name, str(p))):
        if path.parent not in sidecars:
            sidecars[path.parent] = _sidecar(path.parent / "pages.toml", report)
        suffix = path.suffix.lower()
        try:
            size = path.stat().st_size
        except OSError:
            size = -1
        yield Source(path.name, _opener(path), size, suffix, sidecars[path.parent].get(path.name, ""))
    if stdin:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        yield Source("stdin", lambda: io.BytesIO(data), len(data), "")


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


def _sidecar(path: Path, report: Report) -> dict[str, str]:
    """Publication dates by file name, from a ``pages.toml`` beside the pages."""
    if not path.is_file():
        return {}
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        report(ReadError(path, f"not a readable sidecar: {error}"))
        return {}
    return {
        name: str(row["date"]) for name, row in rows.items() if isinstance(row, dict) and row.get("date") is not None
    }
