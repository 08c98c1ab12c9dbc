"""Dates and periods, as Chinese papers print them, resolved against the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kg.model import Value
from kg.numerals import number
from kg.patterns import quick

_CN_DAY = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "昨": -1, "前天": -2, "明天": 1, "明日": 1}
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "首": 1}
_YEAR = r"(?P<year>(?:19|20)\d\d年|今年|去年|前年|明年|后年|当年|上年|本年|同年)?"
_TO = r"(?:—|-|~|至|到|–|－)"
_DATE = quick(
    rf"(?P<upto>截至|截止)?(?:{_YEAR}(?:的)?(?:"
    rf"(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日(?:{_TO}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})日)?|"
    rf"(?P<fm>\d{{1,2}})(?:月)?{_TO}(?:(?P<y2>(?:19|20)\d\d年))?(?P<tm>\d{{1,2}})月(?:份)?|"
    r"(?P<om>\d{1,2})月(?:份)?(?P<mpart>底|末|初|中旬|上旬|下旬)?(?!\d)|"
    r"(?:第)?(?P<q>[一二三四1-4](?=季(?:度|报(?!道)))|首(?=季))季度?|前(?P<pq>[二两三23])(?:个)?季度|(?P<half>上半年|下半年|半年(?=报(?!道)))|前(?P<pm>\d{1,2}|[一二两三四五六七八九十]{1,2})个?月)"
    r"|(?P<feast>国庆(?:(?:、|和)?中秋)?|中秋(?:、|和)?国庆|“?五一”?)(?:节|小)?(?:(?P<long>[3-9三四五六七八九])天)?(?:小)?(?:长假|假期|假日|黄金周)(?:期间)?"
    r"|(?P<then>(?:节日|假日|假期|长假)期间)"
    rf"|(?P<ya>(?:19|20)\d\d)年?{_TO}(?P<yb>(?:19|20)\d\d)年"
    r"|(?P<y>(?:19|20)\d\d年|今年|去年|前年|明年|(?<![成产用])后年(?!产)|上年|全年|本年)(?:度)?(?P<ypart>以来|底前|底|末|初|年中|全年)?"
    r"|(?P<day>今天|今日|昨天|昨日|昨(?=与|同|宣布|在|被)|前天|明天|明日)"
    r"|(?<![\d月年日第每期近约满共—~至到-])(?P<bd>\d{1,2})日(?=上午|下午|中午|傍晚|晚|凌晨|清晨|一早|,|起|在|从|举行|召开|零时|\d{1,2}时)"
    r"|(?P<same>当日|当天|同日|同一天|近日|日前|目前|截至目前|近期)"
    r"|(?P<eoy>年底前?|(?<![\d一二两三四五])年内|新的一年|上月|本月|月底)"
    r"|(?P<plan>[“]?十[二三四五]五[”]?(?=期间|时期|以来|末)))"
)


_AHEAD = re.compile(r"(?:将于?|将在|拟于?|定于|计划于?|预定|预计|力争|争取|确保|赶在)[^。,;]{0,4}$")
"""Before a month without its year: it is still to come."""


class Calendar:
    """Resolves dates that an article says against the day of its publication.

    ``published`` is ISO 8601, a date, a month or a year; empty where unknown: then
    only dates that carry their own year are resolved.
    """

    def __init__(self, published: str = "") -> None:
        self.year = int(published[:4]) if published[:4].isdigit() else 0
        self.month = int(published[5:7]) if len(published) >= 7 else 0
        try:
            self.day: dt.date | None = dt.date.fromisoformat(published)
        except ValueError:
            self.day = None

    def year_of(self, word: str | None, month: int = 0, *, ahead: bool = False) -> int:
        """The year that 今年, 去年, 2024年 … say; without a word, the latest in which the month had begun.

        Where the month lies ``ahead``, it is the next that has not.
        """
        if word and word[:4].isdigit():
            return int(word[:4])
        if not self.year:
            return 0
        shift = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}.get(word or "", 0)
        if not word and month and self.month:
            if ahead:
                shift = int(month < self.month)
            elif month > self.month + 1:
                shift = -1
        return self.year + shift

    def iso(self, m: re.Match[str], previous: str = "", day: str = "") -> str:
        """The ISO value of a match of the date pattern; ``previous`` is the date said last, ``day`` the last full one."""
        g = m.groupdict()
        year = self.year
        if g["year"] or g["m"] or g["om"]:
            ahead = _AHEAD.search(m.string, max(0, m.start() - 10), m.start()) is not None
            year = self.year_of(g["year"], int(g["m"] or g["om"] or 0), ahead=ahead)
        if g["year"] in ("当年", "同年") and previous:
            year = int(previous[:4])
        if g["m"]:
            return self._days(year, g)
        if g["fm"]:
            a, b = int(g["fm"]), int(g["tm"])
            y1 = self.year_of(g["year"])
            y2 = int(g["y2"][:4]) if g["y2"] else y1
            return f"{y1}-{a:02}/{y2}-{b:02}" if y1 and a <= 12 and b <= 12 else ""
        if g["om"]:
            return f"{year}-{int(g['om']):02}" if year and 1 <= int(g["om"]) <= 12 else ""
        if g["q"]:
            return f"{self.year_of(g['year'])}-Q{_QUARTER[g['q']]}" if self.year_of(g["year"]) else ""
        if g["pq"]:
            y = self.year_of(g["year"])
            if not g["year"] and g["pq"] in "三3" and 0 < self.month < 7:
                y -= 1  # read in spring, they are last year's
            return f"{y}-01/{y}-{'06' if g['pq'] in '二两2' else '09'}" if y else ""
        if g["half"]:
            y = self.year_of(g["year"])
            return (f"{y}-07/{y}-12" if g["half"] == "下半年" else f"{y}-01/{y}-06") if y else ""
        if g["pm"]:
            y = self.year_of(g["year"])
            return f"{y}-01/{y}-{int(number(g['pm'])):02}" if y else ""
        if g["ya"]:
            return f"{g['ya']}/{g['yb']}"
        if g["y"]:
            y = self.year_of("今年" if g["y"] in ("全年", "本年") else g["y"])
            if g["y"] == "全年" and previous:
                return previous[:4]
            return str(y) if y else ""
        if g["feast"]:
            return self._feast(g["feast"], g["long"])
        if g["day"]:
            if self.day is None:
                return ""
            return (self.day + dt.timedelta(days=_CN_DAY[g["day"]])).isoformat()
        if g["same"] in ("当日", "当天", "同日", "同一天"):
            return day
        if g["bd"]:
            return self._day_of_month(int(g["bd"]), day)
        if g["eoy"] in ("年底", "年底前", "年内"):
            return str(self.year) if self.year else ""
        if g["eoy"] == "新的一年":
            return str(self.year or "")
        if g["eoy"] in ("上月", "本月", "月底") and self.year and self.month:
            back = g["eoy"] == "上月"
            month = self.month - 1 if back else self.month
            return f"{self.year}-{month:02}" if month else f"{self.year - 1}-12"
        return ""

    def _feast(self, name: str, length: str | None) -> str:
        """The days off of 国庆 or 五一 that were the latest to begin, as many as are printed or usual."""
        if not (self.year and self.month):
            return ""
        month, usual = (5, 5) if "五一" in name else (10, 8 if "中秋" in name else 7)
        year = self.year - int(self.month + 1 < month)
        return f"{year}-{month:02}-01/{year}-{month:02}-{int(number(length)) if length else usual:02}"

    def _day_of_month(self, number: int, day: str) -> str:
        """A day printed without its month: of the month named last, else of the latest in which it had come."""
        if not day and self.day is None:
            return ""
        base = dt.date.fromisoformat(day) if day else self.day
        assert base is not None
        if not day and number > base.day:
            base = base.replace(day=1) - dt.timedelta(days=1)
        try:
            return base.replace(day=number).isoformat()
        except ValueError:
            return ""

    @staticmethod
    def _days(year: int, g: dict[str, str | None]) -> str:
        try:
            first = dt.date(year, int(g["m"] or 0), int(g["d"] or 0))
        except ValueError:
            return ""
        if not g["d2"]:
            return first.isoformat()
        try:
            last = dt.date(year, int(g["m2"] or g["m"] or 0), int(g["d2"]))
        except ValueError:
            return first.isoformat()
        return f"{first}/{last}"


def find_dates(text: str, calendar: Calendar) -> Iterator[Value]:
    """All dates and periods of a text, in order."""
    previous, day, feast, latest = "", "", "", 0
    for m in _DATE.finditer(text):
        if (
            m.group("om")
            and not m.group("year")
            and (text[m.end() : m.end() + 1] in ("球", "饼") or m.group("om") == "0")
        ):
            continue
        if m.group("y") in ("全年",) and not previous:
            continue
        if m.group("then") and not feast:
            continue
        iso = feast if m.group("then") else calendar.iso(m, previous, day)
        feast = iso if m.group("feast") else feast
        if m.group("eoy") == "新的一年" and latest:
            iso = str(max(latest + 1, calendar.year if calendar.year > latest else 0))
        if iso:
            compared = previous and text[m.start() - 1 : m.start()] in ("比", "较")
            previous = previous if compared else iso
            day = iso[-10:] if len(iso) in (10, 21) else day
            latest = max(latest, int(iso[:4]))
        yield Value(m.start(), m.end(), "date", iso=iso, text=m.group())


__all__ = ["Calendar", "find_dates"]
