"""Dates, amounts and quantities, as Chinese papers print them.

Patterns run over folded text (:func:`kg.recognise.text.fold`), which keeps offsets.
Chinese numerals are read by ``cn2an``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kg.model import Value

NUM = r"(?:\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百]{1,6}(?=[万亿千百余多个家项条名人户台辆套件列班艘架座所种类款只批次位宗起处期场成届]))"
SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"
_SCALES = {"万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8, "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4, "千": 1e3, "百": 1e2, "": 1.0}

CURRENCIES = {"美元": "USD", "欧元": "EUR", "港元": "HKD", "港币": "HKD", "日元": "JPY", "英镑": "GBP", "元人民币": "CNY", "人民币": "CNY", "元": "CNY", "块钱": "CNY"}

# what is measured rather than counted: unit word -> (unit, factor)
MEASURES: dict[str, tuple[str, float]] = {
    "标箱": ("TEU", 1), "标准箱": ("TEU", 1), "TEU": ("TEU", 1),
    "吨": ("T", 1), "公斤": ("KG", 1), "千克": ("KG", 1),
    "平方公里": ("M2", 1e6), "平方千米": ("M2", 1e6), "平方米": ("M2", 1), "平米": ("M2", 1), "亩": ("MU", 1), "公顷": ("M2", 1e4),
    "立方米": ("M3", 1), "方": ("M3", 1),
    "公里": ("M", 1e3), "千米": ("M", 1e3), "米": ("M", 1),
    "千瓦时": ("KWH", 1), "度": ("KWH", 1), "千瓦": ("KW", 1), "兆瓦": ("KW", 1e3), "吉瓦": ("KW", 1e6), "GW": ("KW", 1e6), "MW": ("KW", 1e3),
    "分钟": ("MIN", 1), "小时": ("COUNT:小时", 1),
}  # fmt: skip

COUNTERS = (
    "人次|架次|车次|个月|周年|家次|户次|场次|件次|工作日|万像素|"
    "家|个|项|条|名|人|户|台|辆|套|件|列|班|艘|架|座|所|种|类|款|只|批|次|位|宗|起|处|期|场|对|部|支|册|块|间|栋|幢|笔|张|份|头|株|枚|片|节|篇|"
    "天|日|年|届|镇|乡|村|轮|级|人份|颗|站|趟|档|门|把|盒|瓶|箱|吨级|例|床|届次|维度|大类|成员|平台|大"
)

_APPROX_BEFORE = r"(?P<near>将近|接近|大约|(?<![签违节合相条公特])约|(?<![最附临])近|超过|超|逾|突破|不少于|不低于|至少|高达|上)?"
_APPROX_MID = r"(?P<odd>余|多|来)?"
_AFTER = r"(?P<after>以上|左右|以内|以下|以外)?"

_MONEY = re.compile(
    rf"{_APPROX_BEFORE}(?P<n>{NUM})(?P<odd0>余|多)?(?:(?:—|~|-|至|到)(?P<n2>{NUM}))?(?P<scale>{SCALE})?{_APPROX_MID}(?P<cur>{'|'.join(CURRENCIES)}){_AFTER}"
)
_MEASURE = re.compile(
    rf"{_APPROX_BEFORE}(?P<n>{NUM})(?P<odd0>余|多)?(?:(?:—|~|-|至|到)(?P<n2>{NUM}))?(?P<scale>{SCALE})?{_APPROX_MID}"
    rf"(?P<unit>{'|'.join(sorted(MEASURES, key=len, reverse=True))}){_AFTER}"
)
_COUNT = re.compile(
    rf"{_APPROX_BEFORE}(?P<n>{NUM}|百|千)(?P<odd0>余|多)?(?:(?:—|~|-|至|到)(?P<n2>{NUM}))?(?P<scale>{SCALE})?{_APPROX_MID}"
    rf"(?P<unit>{COUNTERS}){_AFTER}"
)
_PERCENT = re.compile(rf"{_APPROX_BEFORE}(?P<n>-?\d[\d,]*(?:\.\d+)?)%?(?:(?:—|~|-|至|到)(?P<n2>\d+(?:\.\d+)?))?(?P<unit>%|个百分点){_AFTER}")
_TENTHS = re.compile(r"(?P<near>超过|超|近|约)?(?P<n>[一二两三四五六七八九])成(?P<half>半|多)?(?=以上|左右|[,。;、的]|$|为|来自|以)")
_TIMES = re.compile(rf"{_APPROX_BEFORE}(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍|翻(?:了)?(?P<n3>[一两二三])番")
_RANK = re.compile(r"第(?P<n>\d+|[一二三四五六七八九十]{1,3})(?:大)?(?P<unit>位|名|(?=[,。;、]|$))|(?P<first>首位|榜首|第一(?=[,。;、]|$))|前(?P<top>列|茅)|前(?P<among>\d{1,3}|[一二三四五六七八九十]{1,2})(?P<unit2>位|名|强(?=[,。;]|$))")
_INDEX = re.compile(r"(?:指数)(?:为|达|达到|是|:)?(?P<n>\d+(?:\.\d+)?)(?![\d%万亿个家])|(?P<pm>提高|提升|增长|上升|下降)(?P<d>\d+\.\d+)(?=[,。;])")

_CN_DAY = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "昨": -1, "前天": -2, "明天": 1, "明日": 1}
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "首": 1}
_YEAR = r"(?P<year>(?:19|20)\d\d年|今年|去年|前年|明年|后年|当年|上年|本年|同年)?"
_TO = r"(?:—|-|~|至|到|–|－)"
_DATE = re.compile(
    rf"(?P<upto>截至|截止)?(?:{_YEAR}(?:的)?(?:"
    rf"(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日(?:{_TO}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})日)?|"
    rf"(?P<fm>\d{{1,2}})(?:月)?{_TO}(?:(?P<y2>(?:19|20)\d\d年))?(?P<tm>\d{{1,2}})月(?:份)?|"
    r"(?P<om>\d{1,2})月(?:份)?(?P<mpart>底|末|初|中旬|上旬|下旬)?(?!\d)|"
    r"(?:第)?(?P<q>[一二三四1-4首])季度|前(?P<pq>[二两三23])(?:个)?季度|(?P<half>上半年|下半年)|前(?P<pm>\d{1,2}|[一二三四五六七八九十]{1,2})个?月)"
    rf"|(?P<ya>(?:19|20)\d\d)年?{_TO}(?P<yb>(?:19|20)\d\d)年"
    r"|(?P<y>(?:19|20)\d\d年|今年|去年|前年|明年|(?<![成产用])后年(?!产)|上年|全年|本年)(?:度)?(?P<ypart>以来|底前|底|末|初|年中|全年)?"
    r"|(?P<day>今天|今日|昨天|昨日|昨(?=与|同|宣布|在|被)|前天|明天|明日)"
    r"|(?P<same>当日|当天|同日|同一天|近日|日前|目前|截至目前|近期)"
    r"|(?P<eoy>年底前?|(?<![\d一二两三四五])年内|新的一年|上月|本月|月底)"
    r"|(?P<plan>[“]?十[二三四五]五[”]?(?=期间|时期|以来|末)))"
)


@lru_cache(maxsize=4096)
def number(text: str) -> float:
    """The number that digits or Chinese numerals say.

    >>> number("1,204.5"), number("两"), number("十二")
    (1204.5, 2.0, 12.0)
    """
    plain = text.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        import cn2an

        return float(cn2an.cn2an(plain.replace("〇", "零"), "smart"))


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

    def year_of(self, word: str | None, month: int = 0) -> int:
        """The year that 今年, 去年, 2024年 … say; without a word, the latest in which the month had begun."""
        if word and word[:4].isdigit():
            return int(word[:4])
        if not self.year:
            return 0
        shift = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}.get(word or "", 0)
        if not word and month and self.month and month > self.month + 1:
            shift = -1
        return self.year + shift

    def iso(self, m: re.Match[str], previous: str = "") -> str:
        """The ISO value of a match of the date pattern; ``previous`` is the date said last."""
        g = m.groupdict()
        year = self.year_of(g["year"], int(g["m"] or g["om"] or 0)) if g["year"] or g["m"] or g["om"] else self.year
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
            return f"{y}-01/{y}-{'06' if g['pq'] in '二两2' else '09'}" if y else ""
        if g["half"]:
            y = self.year_of(g["year"])
            return (f"{y}-01/{y}-06" if g["half"] == "上半年" else f"{y}-07/{y}-12") if y else ""
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
        if g["day"]:
            if self.day is None:
                return ""
            return (self.day + dt.timedelta(days=_CN_DAY[g["day"]])).isoformat()
        if g["same"] in ("当日", "当天", "同日", "同一天"):
            return previous if len(previous) == 10 else ""
        if g["eoy"] in ("年底", "年底前", "年内"):
            return str(self.year) if self.year else ""
        if g["eoy"] == "新的一年":
            return str(self.year or "")
        if g["eoy"] in ("上月", "本月", "月底") and self.year and self.month:
            back = g["eoy"] == "上月"
            month = self.month - 1 if back else self.month
            return f"{self.year}-{month:02}" if month else f"{self.year - 1}-12"
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
    previous, latest = "", 0
    for m in _DATE.finditer(text):
        if m.group("om") and not m.group("year") and (text[m.end() : m.end() + 1] in ("球", "饼") or m.group("om") == "0"):
            continue
        if m.group("y") in ("全年",) and not previous:
            continue
        iso = calendar.iso(m, previous)
        if m.group("eoy") == "新的一年" and latest:
            iso = str(max(latest + 1, calendar.year if calendar.year > latest else 0))
        if iso:
            previous = iso
            latest = max(latest, int(iso[:4]))
        yield Value(m.start(), m.end(), "date", iso=iso, text=m.group())


def _approx(m: re.Match[str]) -> str:
    g = m.groupdict()
    return next((g[k] for k in ("near", "odd", "odd0", "after") if g.get(k)), None) or ""


def _amount(m: re.Match[str], key: str, factor: float) -> float | None:
    raw = m.groupdict().get(key)
    if not raw:
        return None
    base = {"百": 100.0, "千": 1000.0}.get(raw) or number(raw)
    value = base * factor
    return round(value, 6) if value < 1e6 else float(round(value, 2))


def _scaled(m: re.Match[str]) -> float:
    return _SCALES[m.group("scale") or ""]


def _money(m: re.Match[str]) -> Value | None:
    f = _scaled(m)
    return Value(m.start(), m.end(), "money", _amount(m, "n", f) or 0.0, CURRENCIES[m.group("cur")], "", _approx(m), _amount(m, "n2", f), m.group())


def _measure(m: re.Match[str]) -> Value | None:
    unit, factor = MEASURES[m.group("unit")]
    if m.group("unit") == "方" and not m.group("scale"):
        return None  # 三方, 3方面
    f = _scaled(m) * factor
    return Value(m.start(), m.end(), "quantity", _amount(m, "n", f) or 0.0, unit, "", _approx(m), _amount(m, "n2", f), m.group())


def _count(m: re.Match[str]) -> Value | None:
    f, unit = _scaled(m), m.group("unit")
    if m.string[m.start() - 1 : m.start()] == "第":
        if unit not in ("条", "个", "家", "座", "批", "台", "辆"):
            return None
        return Value(m.start() - 1, m.end(), "rank", _amount(m, "n", 1) or 0.0, "RANK", "", "", None, "第" + m.group())
    if m.group("n") in ("一", "百", "千") and not (m.group("scale") or m.group("odd") or m.group("odd0") or (m.group("near") and m.group("n") != "一")):
        if not (unit in ("班", "次", "趟", "期") and re.search(r"每[周天日月年季]$", m.string[max(0, m.start() - 2) : m.start()])):
            return None  # 一个, 百家, 突破一批: an article or a flourish, no figure
    if unit == "次" and m.group("n") in ("二", "一") and "每" not in m.string[max(0, m.start() - 2) : m.start()]:
        return None  # 二次招商
    if m.group("n") in ("百", "千") and m.group("scale") and not m.group("near"):
        return None  # 千万家庭
    if unit in ("年", "日", "级", "届", "站", "轮", "档", "门", "吨级", "万像素", "期", "处", "节", "篇", "把"):
        return None
    if unit == "大" and not re.match(r"[类群项]|主导|支柱|重点|环节|板块|功能|基本|领域", m.string[m.end() : m.end() + 2]):
        return None
    return Value(m.start(), m.end(), "quantity", _amount(m, "n", f) or 0.0, f"COUNT:{unit}", "", _approx(m), _amount(m, "n2", f), m.group())


def _percent(m: re.Match[str]) -> Value | None:
    point = m.group("unit") != "%"
    return Value(
        m.start(), m.end(), "point" if point else "percent", _amount(m, "n", 1) or 0.0,
        "PERCENTAGE_POINT" if point else "PERCENT", "", _approx(m), _amount(m, "n2", 1), m.group(),
    )  # fmt: skip


def _tenths(m: re.Match[str]) -> Value | None:
    value = number(m.group("n")) * 10 + (5 if m.group("half") == "半" else 0)
    return Value(m.start(), m.end(), "percent", value, "PERCENT", "", m.group("near") or "", None, m.group())


def _times(m: re.Match[str]) -> Value | None:
    if m.group("n3"):
        return Value(m.start(), m.end(), "percent", (2 ** number(m.group("n3")) - 1) * 100, "PERCENT", "", "", None, m.group())
    return Value(m.start(), m.end(), "times", number(m.group("n")), "TIMES", "", _approx(m), None, m.group())


def _rank(m: re.Match[str]) -> Value | None:
    if m.group("top"):
        return None
    if m.group("among"):
        before = m.string[max(0, m.start() - 12) : m.start()]
        if not re.search(r"居|列|排|入|进|跻身", before):
            return None
        return Value(m.start(), m.end(), "rank", number(m.group("among")), "RANK", "", "前", None, m.group())
    value = number(m.group("n")) if m.group("n") else 1.0
    return Value(m.start(), m.end(), "rank", value, "RANK", "", "", None, m.group())


def _index(m: re.Match[str]) -> Value | None:
    key = "n" if m.group("n") else "d"
    sign = -1.0 if m.group("pm") == "下降" else 1.0
    return Value(m.start(key), m.end(key), "index", sign * number(m.group(key)), "INDEX", "", "", None, m.group(key))


_FINDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Value | None]], ...] = (
    (_MONEY, _money),
    (_PERCENT, _percent),
    (_MEASURE, _measure),
    (_RANK, _rank),
    (_TIMES, _times),
    (_TENTHS, _tenths),
    (_COUNT, _count),
    (_INDEX, _index),
)


def _dated_by(text: str, calendar: Calendar) -> Calendar:
    """A calendar of the latest year that the text names with its month, where the day of publication is unknown."""
    years = re.findall(r"(20\d\d)年(?:1[0-2]|[1-9])(?:月|[—~至到-])", text)
    return Calendar(max(years)) if years else calendar


def find_values(text: str, calendar: Calendar) -> tuple[Value, ...]:
    """All dates, amounts and quantities of folded text, by place; none overlap, dates and amounts go first."""
    taken = bytearray(len(text))
    found: list[Value] = []

    def take(value: Value | None) -> None:
        if value is not None and not any(taken[value.start : value.end]):
            taken[value.start : value.end] = b"\x01" * (value.end - value.start)
            found.append(value)

    if not calendar.year:
        calendar = _dated_by(text, calendar)
    for m in _MONEY.finditer(text):
        take(_money(m))
    for m in _PERCENT.finditer(text):
        take(_percent(m))
    for date in find_dates(text, calendar):
        take(date)
    for pattern, make in _FINDERS[2:]:
        for m in pattern.finditer(text):
            try:
                take(make(m))
            except ValueError:  # 十四五, 百十千: numerals that make no number are words
                continue
    return tuple(sorted(found))
