"""The publication date that the words of a page imply, where none is printed.

A year is never made up: it is told only by words that leave no other, such as
一季度 beside 2025年, 去年…比2021年提高, or the anniversary of a known year. The
day is that of the latest news in the openings of the articles, one day later,
as a daily paper prints it. See docs/reading.md for what counts and why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

_Y: Final = r"((?:19|20)\d{2})"
_KNOWN: Final = {
    r"(?:中国共产党成立|建党|中共成立)": 1921,
    r"(?:中国人民解放军建军|建军)": 1927,
    r"(?:中国)?共青团(?:成立|建团)|建团": 1922,
    r"(?:中华)?全国总工会成立": 1925,
    r"五四运动": 1919,
    r"(?:红军)?长征胜利": 1936,
    r"(?:中国人民)?(?:抗日战争|抗战)(?:暨世界反法西斯战争)?胜利": 1945,
    r"(?:新中国|中华人民共和国|人民政协|人民海军|人民空军)成立|建国": 1949,
    r"恢复高考": 1977,
    r"改革开放": 1978,
    r"(?:深圳|珠海|厦门)经济特区(?:成立|建立)": 1980,
    r"海南建省(?:办经济特区)?": 1988,
    r"浦东开发开放": 1990,
    r"香港回归(?:祖国)?": 1997,
    r"重庆(?:直辖|成为直辖市|设立直辖市)": 1997,
    r"澳门回归(?:祖国)?": 1999,
    r"(?:中国)?加入世贸组织|入世": 2001,
    r"共建“?一带一路”?(?:倡议)?(?:提出)?": 2013,
    r"中俄(?:两国)?建交": 1949,
    r"中越(?:两国)?建交|中印尼建交": 1950,
    r"中法(?:两国)?建交": 1964,
    r"中(?:加|意)(?:两国)?建交": 1970,
    r"中(?:德|澳)(?:两国)?建交|中日邦交正常化": 1972,
    r"中西(?:两国)?建交": 1973,
    r"中马(?:两国)?建交": 1974,
    r"中(?:泰|欧|菲)(?:两国)?建交": 1975,
    r"中美(?:两国)?建交": 1979,
    r"中新(?:两国)?建交": 1990,
    r"中(?:韩|哈|乌)(?:两国)?建交": 1992,
}
"""Years that newspapers count anniversaries from."""
# what is rare stands first, since a search for it is fast
_ANNIVERSARY: Final = re.compile(r"(?:周年|年)(?![来间前后])(?:(?<=\d年)|(?<=\d周年))")
_COUNT: Final = re.compile(r"\d{1,3}$")
_FOUNDED: Final = tuple((re.compile(f"(?:{name})的?$"), year) for name, year in _KNOWN.items())
_PLANS: Final = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
# the look behind stands after 19 or 20, which a search finds faster than a place without a digit before it
_YEAR: Final = re.compile(r"((?:19|20)(?<![\d.]..)\d{2})年?(?!\d)")
_NAME: Final = re.compile("[\u4e00-\u9fff“]")
_DAY_BEFORE: Final = re.compile(
    r"\d月\d{1,2}日(?:[，,]?|[，,][^。；，,]{0,16}(?:举行|举办|召开|启动|主办))(?:了)?[“《]?$"
)
_FULL_DAY: Final = re.compile(rf"(?<![于自从至—-]){_Y}年\d{{1,2}}月\d{{1,2}}日")
_LAST_YEAR: Final = re.compile(rf"去年[^。；]{{0,60}}?(?:比|较){_Y}年")
_THIS_YEAR: Final = re.compile(r"今年|一季度|上半年|前三季度|1[—-]\d月")
_TO_COME: Final = re.compile(r"(?:到|(?<!截)至|力争|计划|预计|将于|将在|目标|确保|争取)[^。，；0-9]{0,8}$")
_SPAN_TO: Final = re.compile(r"(?:19|20)\d{2}年?[—–~～至到-]{1,2}$")
"""The last year of a plan is one to come: 行动方案(2023—2026年)."""
_IS_TO_COME: Final = re.compile(
    r"(?:\d{1,2}月)?(?:底)?(?:前(?![一二三四五六七八九十\d两几])|春节前|将|力争|计划|投产|建成|完工)"
)
_CLOSED: Final = re.compile(r"(?:底|末|12月)")
_WHOLE: Final = re.compile(r"[，,]?[^。；，,]{0,12}全年")
_RESULT: Final = re.compile(
    r"(?![^。；]{0,24}(?:目标|预期|预计|计划|力争|[将要]))(?:全年)?[，,]?(?:(?:全[市县区省州国]|我[市县区省]|[\u4e00-\u9fff]{2,4}[市县区省州])[^。；]{0,40}?)(?:同比|比上年|较上年|达到?|增长|实现)"
)
"""Behind a year without 今年 or 去年: what it brought, told when it was over."""
_UNIT: Final = re.compile("[万亿余多元家人台名吨亩个件辆平米套户项次标箱公]")
_PERIOD: Final = re.compile(r"(?:第?([一二三1-3])季度|上半年|前三季度|前?(?:1|一)(?:至|—|-|到|～)(\d{1,2})月)")
_DAY: Final = re.compile(r"(?<![\d年月])(\d{1,2})月(\d{1,2})日")
_FILED: Final = re.compile(r"^[^。，（(]{0,24}?(\d{1,2})月(\d{1,2})日(?:[^。，（(]{0,6})?[讯电]")
_NOT_NEWS: Final = re.compile(r"(?:将[于在]?|拟于?|至|计划于?|定于|去年|前年|上年|[—-])$")


def infer(openings: Sequence[str], text: str) -> str:
    """The publication date that a page's words imply: a day, a year alone, or nothing.

    ``openings`` are the first paragraphs of its articles, ``text`` all of its
    prose.
    """
    flat = "".join(text.split())
    heads = ["".join(opening.split())[:120] for opening in openings]
    year = infer_year(flat, heads)
    if not year:
        return ""
    return latest_day(heads, year) or str(year)


def infer_year(text: str, openings: Sequence[str] = ()) -> int:
    """The year that a text was written in, where its words fix it; 0 where they do not.

    ``openings`` are where news says its day.

    >>> infer_year("去年区域综合实力指数105.04，比2021年提高1.52")
    2023
    >>> infer_year("公司2020年诞生，去年卖出1300台")
    0
    """
    votes: Counter[int] = Counter()
    planned: list[int] = []
    told: list[int] = []
    closed: list[int] = []
    results: list[int] = []
    named: Counter[int] = Counter()
    months = _months(openings)
    for match in _YEAR.finditer(text):
        year, before, after = (
            int(match[1]),
            text[max(0, match.start() - 30) : match.start()],
            text[match.end() : match.end() + 48],
        )
        if not match[0].endswith("年"):
            if _NAME.match(after) and not _UNIT.match(after):
                named[year] += 1
                # 7月11日，2025不夜重庆生活节启幕: the event's year is the day's
                votes[year] += 3 * bool(_DAY_BEFORE.search(before))
        elif _SPAN_TO.search(before) or _TO_COME.search(before) or _IS_TO_COME.match(after):
            planned.append(year)
        else:
            told.append(year)
            if _RESULT.match(after):
                results.append(year)
            if (before.endswith(("截至", "截止")) and _CLOSED.match(after)) or _WHOLE.match(after):
                closed.append(year)
            period = _PERIOD.match(after)
            if period and any(0 <= month - _last_month(period) <= 3 for month in months):
                votes[year] += 2
    reached = max([*told, *(year + 1 for year in closed)], default=0)
    if "去年" in text:
        for base in _LAST_YEAR.findall(text):
            votes[int(base) + 2] += 3
    for opening in openings:
        first = _FULL_DAY.search(opening)
        if first:
            votes[int(first[1])] += 2
    for match in _ANNIVERSARY.finditer(text) if "周年" in text or "建交" in text else ():
        count = _COUNT.search(text, max(0, match.start() - 3), match.start())
        if count is None or text[max(0, count.start() - 1) : count.start()].isdigit():
            continue
        before = text[max(0, count.start() - 24) : count.start()]
        for founded, base_year in _FOUNDED:
            if founded.search(before):
                votes[base_year + int(count[0])] += 2
                break
    for plan, start in _PLANS.items():
        if plan in text:
            votes[start + 4] += 2 * len(re.findall(rf"{plan}”?(?:规划)?(?:收官|圆满收官)", text))
            votes[start] += 2 * len(re.findall(rf"{plan}”?(?:规划)?(?:开局|第一年)", text))
    if closed and _THIS_YEAR.search(text):
        votes[max(closed) + 1] += 2
    if results and max(results) == reached and months:
        if months[-1] <= 4 and months[0] <= 4 and _THIS_YEAR.search(text):
            votes[reached + 1] += 1  # 2024年，全市…增长5.8%；今年要…: read in spring
        elif months[0] == 12 and "去年" not in text:
            votes[reached] += 1
    if planned and reached and min(planned) == reached:
        votes[reached] += 1
    if named and named[max(named)] > 1 and max(named) >= reached:
        votes[max(named)] += 1
    possible = {year: weight for year, weight in votes.items() if year >= reached and weight > 0}
    best = max(possible.values(), default=0)
    first_best = [year for year, weight in possible.items() if weight == best]
    return first_best[0] if len(first_best) == 1 else 0


def _last_month(period: re.Match[str]) -> int:
    """The month that a quarter, a half year or a run of months ends with."""
    if period[1]:
        return 3 * ("一二三".index(period[1]) + 1 if period[1] in "一二三" else int(period[1]))
    return int(period[2]) if period[2] else (6 if "上半年" in period[0] else 9)


def _months(heads: Iterable[str]) -> list[int]:
    return sorted({int(m[1]) for head in heads for m in _DAY.finditer(head) if 1 <= int(m[1]) <= 12})


def latest_day(openings: Iterable[str], year: int) -> str:
    """The day on which a daily paper prints the latest news of these openings; empty where they name no day.

    >>> latest_day(["10月12日，铜梁集中签约27个项目", "10月11日，记者获悉"], 2023)
    '2023-10-13'
    >>> latest_day(["本报钦州7月7日电（记者 覃小露）7月6日上午"], 2025)
    '2025-07-07'
    """
    filed: list[date] = []
    told: list[date] = []
    for opening in openings:
        head = _FILED.match(opening)
        if head:
            filed += _days(year, [(head[1], head[2])])
        for match in _DAY.finditer(opening):
            if (
                not _NOT_NEWS.search(opening[max(0, match.start() - 6) : match.start()])
                and opening[match.end() : match.end() + 1] != "至"
            ):
                told += _days(year, [(match[1], match[2])])
        told += _days(year, re.findall(rf"{year}年(\d{{1,2}})月(\d{{1,2}})日", opening))
    if any(d.month <= 2 for d in told):
        # a January paper still tells of December, which is last year's
        told = [d for d in told if d.month < 11]
    if filed and (not told or max(filed) >= max(told)):
        return max(filed).isoformat()
    return (max(told) + timedelta(days=1)).isoformat() if told else ""


def _days(year: int, pairs: Iterable[tuple[str, str]]) -> list[date]:
    found: list[date] = []
    for month, day in pairs:
        try:
            found.append(date(year, int(month), int(day)))
        except ValueError:
            continue
    return found
