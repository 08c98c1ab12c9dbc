"""Publication dates: what a page or an article says about the day on which it appeared.

A year is never made up: where the text names no full date, the year follows
only from words that fix it, such as 截至2023年底 beside 今年. See docs/reading.md.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_FULL: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|[-/.](\d{1,2})[-/.](\d{1,2})(?!\d))"
)
_IN_NAME: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DATELINE: Final = re.compile(
    r"^.{0,24}?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(?:[讯电]|[（(]|\s|$|[^，。]{0,8}[讯电])"
)
_DAY: Final = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_DAY_LEAD: Final = re.compile(r"^[^。]{0,60}?(?<![\d年])(\d{1,2})月(\d{1,2})日(?:[讯电]|[^，。（(]{0,6}[讯电])")


def full_date(text: str) -> str:
    """The first full date in the text as ISO 8601, empty where there is none.

    >>> full_date("江海晨讯  2024年3月22日  星期五")
    '2024-03-22'
    """
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


def infer(text: str) -> str:
    """The publication date that the words of a page fix, as a day or a year; empty where none is fixed.

    The year is the one that the text calls 今年, or that stands right after one it calls the last; the day is the
    latest that is told as news in it (记者10月12日获悉 appears the day after).
    """
    year = infer_year(text)
    if not year:
        return ""
    day = latest_day(text, year)
    return day or str(year)


_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_PAST_YEAR: Final = re.compile(
    r"(?:截至|截止|到|自|从|在|于|，|。|；|^|与|比|较|上年|去年|[^\d])((?:19|20)\d{2})年(?:底|末|全年|来|以来|，|,|[^\d计底前将力拟春初]|\d{1,2}月)"
)
_FUTURE: Final = re.compile(r"(?:到|至|力争|计划|预计|将于|将在|规划|目标)[^。，；]{0,6}((?:19|20)\d{2})年|((?:19|20)\d{2})年(?:前|春节前|将|力争|计划|底前|投产|建成)")
_EVENT_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d|年)(?=[\u4e00-\u9fff“])")


def infer_year(text: str) -> int:
    """The year that a text calls 今年, where its words fix it; 0 where they do not."""
    flat = re.sub(r"\s+", "", text)
    votes: dict[int, float] = {}

    def vote(year: int, weight: float) -> None:
        votes[year] = votes.get(year, 0.0) + weight

    for match in re.finditer(r"今年[^。；，]{0,12}?((?:19|20)\d{2})年|((?:19|20)\d{2})年[（(]?今年", flat):
        vote(int(match[1] or match[2]), 0.5)
    for match in re.finditer(r"((?:19|20)\d{2})年(?:，|,)?[^。]{0,60}?去年", flat):
        vote(int(match[1]) + 1, 1.0)
    for match in re.finditer(r"去年[^。]{0,60}?(?:比|较|与)((?:19|20)\d{2})年", flat):
        vote(int(match[1]) + 2, 2.0)
    planned = {int(m[1] or m[2]) for m in _FUTURE.finditer(flat)}
    # figures of a whole year that is over, beside words for the current one: 截至2023年底 … 今年1—8月
    current = bool(re.search("今年|本年|年内|一季度|上半年|前三季度|去年|明年", flat))
    over = [int(m[1]) for m in _PAST_YEAR.finditer(flat) if int(m[1]) not in planned]
    ended = [int(m[1]) for m in re.finditer(r"(?:截至|截止|到)((?:19|20)\d{2})年底", flat)]
    if current and ended and "截至" in flat:
        vote(max(y for y in ended), 0.0)
        past = [int(m[1]) for m in re.finditer(r"截[至止]((?:19|20)\d{2})年[底末]", flat)]
        if past:
            vote(max(past) + 1, 2.0)
    if not votes and over:
        return 0
    if not votes:
        return 0
    best = max(votes.values())
    if best < 1.0:
        return 0
    found = sorted(y for y, v in votes.items() if v == best)
    year = found[-1]
    return year if not any(o > year for o in over) else 0


def latest_day(text: str, year: int) -> str:
    """The latest day told as past in the text, a day later: when a daily paper prints it."""
    flat = re.sub(r"\s+", "", text)
    days: list[date] = []
    for match in _DAY.finditer(flat):
        before = flat[max(0, match.start() - 6) : match.start()]
        after = flat[match.end() : match.end() + 8]
        if re.search("将[于在]?$|拟[于]?$|至$|计划$|定于$", before) or re.match("至|将|起将", after):
            continue
        try:
            days.append(date(year, int(match[1]), int(match[2])))
        except ValueError:
            continue
    return (max(days) + timedelta(days=1)).isoformat() if days else ""
