"""Writing files so that nothing half-written is ever left behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kg.errors import UsageError


def replace_bytes(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all; its folder is made where it is missing.

    Raises :class:`UsageError` that names the file where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error})") from error


def replace_text(path: Path, text: str) -> None:
    """Like :func:`replace_bytes`, for text: UTF-8, line ends as they are."""
    replace_bytes(path, text.encode("utf-8"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
