"""The first and last day of what the pages say about time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PART = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?")


def bounds(iso: str) -> tuple[date, date] | None:
    """First and last day of an ISO 8601 date, month, year, quarter or interval ``A/B``.

    ``None`` where the text is none of these, names a day that the calendar lacks, or ends before it starts.

    >>> [str(day) for day in bounds("2025-Q1")]
    ['2025-01-01', '2025-03-31']
    >>> [str(day) for day in bounds("2024-01/2024-08")]
    ['2024-01-01', '2024-08-31']
    """
    head, slash, tail = iso.partition("/")
    first = _bounds(head)
    last = _bounds(tail) if slash else first
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _bounds(part: str) -> tuple[date, date] | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    year, quarter, month, day = (int(group) if group else 0 for group in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        first, last = (3 * quarter - 2, 3 * quarter) if quarter else (month, month) if match[3] else (1, 12)
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:  # month 13, 30 February, year 0
        return None
