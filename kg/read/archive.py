"""ZIP archives of pages: members are read one by one, never unpacked to disk, and within bounds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Final, cast

from kg.errors import ReadError
from kg.read.sources import MAX_BYTES, Report, Source

MAX_MEMBERS: Final = 10_000
MAX_TOTAL: Final = 512 * 2**20
"""The most that the members of one archive may hold together, in bytes."""
MAX_DEPTH: Final = 2
"""Archives inside archives, at most."""
_STREAMED: Final = (".jsonl", ".csv")


def read_zip(source: Source, report: Report) -> Iterator[Source]:
    """The members whose format can be read, in the order of their names.

    Reported and passed over: members that are encrypted, too large, or whose
    path leads out of the archive. Raises :class:`ReadError` for what is no
    archive, nested too deep, or swells beyond bounds.
    """
    if source.depth >= MAX_DEPTH:
        raise ReadError(source.name, f"an archive inside {MAX_DEPTH} others is not opened")
    data = source.data(limit=MAX_TOTAL)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ReadError(source.name, f"not a ZIP archive that can be read: {error}") from error
    with archive:
        members = [(_name(info), info) for info in archive.infolist() if not info.is_dir()]
        if len(members) > MAX_MEMBERS:
            raise ReadError(source.name, f"{len(members)} members; at most {MAX_MEMBERS} are read")
        total = sum(info.file_size for _, info in members)
        if total > MAX_TOTAL:
            raise ReadError(source.name, f"a zip bomb, or too large: {total / 2**20:.0f} MB when unpacked")
        for name, info in sorted(members, key=lambda m: m[0]):
            path = PurePosixPath(name.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
                report(ReadError(source.name, "a path that leads out of the archive", place=name))
            elif info.flag_bits & 1:
                report(ReadError(source.name, "encrypted; a password is needed", place=name))
            elif info.file_size > MAX_BYTES and path.suffix.lower() not in _STREAMED:
                size = f"{info.file_size / 2**20:.0f} MB"
                report(ReadError(source.name, f"too large for one page when unpacked ({size})", place=name))
            elif _wanted(path):
                yield Source(
                    f"{source.name}/{name}",
                    _opener(archive, info, source.name),
                    -1,
                    path.suffix.lower(),
                    depth=source.depth + 1,
                )


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; archives packed under Chinese Windows give it in GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def _wanted(path: PurePosixPath) -> bool:
    from kg.read.readers import READERS  # the table lists this module

    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and path.suffix.lower() in READERS


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Callable[[], BinaryIO]:
    def open_member() -> BinaryIO:
        try:
            return cast(BinaryIO, _Bounded(archive.open(info), f"{name}/{info.filename}"))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
            raise ReadError(name, f"cannot be unpacked: {error}", place=info.filename) from error

    return open_member


class _Bounded(io.BufferedReader):
    """A member stream whose broken data becomes a :class:`ReadError`."""

    def __init__(self, stream: object, name: str) -> None:
        super().__init__(stream)  # type: ignore[arg-type]
        self._name = name

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return super().read(size)
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise ReadError(self._name, f"broken inside the archive: {error}") from error
        except Exception as error:
            if type(error).__module__ == "zlib":
                raise ReadError(self._name, f"broken inside the archive: {error}") from error
            raise
