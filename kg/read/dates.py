"""Publication dates: what a page or an article says about the day on which it appeared.

A full date stands in the masthead or the dateline of some pages. What follows
from the words of the others is in :mod:`kg.read.years`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

# the look behind stands after 19 or 20, which a search finds faster than a place without a digit before it
_FULL: Final = re.compile(
    r"((?:19|20)(?<!\d..)\d{2})\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|[-/.](\d{1,2})[-/.](\d{1,2})(?!\d))"
)
_IN_NAME: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DATELINE: Final = re.compile(
    r"^.{0,24}?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(?:[讯电]|[（(]|\s|$|[^，。]{0,8}[讯电])"
)


def full_date(text: str) -> str:
    """The first full date in the text as ISO 8601, empty where there is none.

    >>> full_date("江海晨讯  2024年3月22日  星期五")
    '2024-03-22'
    """
    if "20" not in text and "19" not in text:
        return ""
    for match in _FULL.finditer(text):
        day = iso(match[1], match[2] or match[4], match[3] or match[5])
        if day:
            return day
    return ""


def without_date(text: str) -> str:
    """The text with its full dates blanked out."""
    return _FULL.sub(" ", text)


def date_in_name(name: str) -> str:
    """A date in a file name: 2024-10-11, 20241011, 2024_10_11.

    >>> date_in_name("cqrb_20241011_A03.txt"), date_in_name("002_2d698e00e8e37bcc.txt")
    ('2024-10-11', '')
    """
    for match in _IN_NAME.finditer(name):
        day = iso(*match.groups())
        if day:
            return day
    return ""


def iso(year: str, month: str, day: str) -> str:
    """Year, month and day as an ISO 8601 date; empty where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def is_iso(text: str) -> bool:
    """Whether the text is a day, month or year in ISO 8601.

    >>> is_iso("2024-10-31"), is_iso("2024"), is_iso("10月31日")
    (True, True, False)
    """
    if not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", text):
        return False
    parts = [*text.split("-"), "01", "01"]
    return bool(iso(parts[0], parts[1], parts[2]))


def dateline(text: str) -> str:
    """The date of a dateline that opens a text: 本报张掖2025年3月15日讯; empty where it has no year."""
    match = _DATELINE.match(text)
    return iso(match[1], match[2], match[3]) if match else ""


def any_date(text: str) -> str:
    """A date as a record gives it, as ISO 8601: 2024-10-11, 2024/10/11 08:30, 2024年10月11日, 20241011, 2024-10, 2024.

    Empty where the text is no date.

    >>> any_date("2024年10月11日 星期五"), any_date("2024-10"), any_date("昨天")
    ('2024-10-11', '2024-10', '')
    """
    text = text.strip()
    if is_iso(text):
        return text
    return full_date(text) or date_in_name(text)
