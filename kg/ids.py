"""Identifiers made from content alone, so that two builds give the same bytes."""

from __future__ import annotations

import hashlib
import re

_NOT_LOCAL = re.compile(r"[^\w·-]", re.UNICODE)


def content_id(*parts: object) -> str:
    """A 12-digit hexadecimal id of the parts, which are compared by their text.

    >>> content_id("a", 1) == content_id("a", "1")
    True
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


def local_name(label: str) -> str:
    """A label as a Turtle local name: what Turtle does not allow there becomes ``_``.

    >>> local_name("西门子（中国）有限公司")
    '西门子_中国_有限公司'
    """
    return _NOT_LOCAL.sub("_", label).strip("_-·") or "_"
