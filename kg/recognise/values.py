"""Dates, amounts and quantities, as Chinese papers print them.

Patterns run over folded text (:func:`kg.recognise.text.fold`), which keeps offsets.
Chinese numerals are read by ``cn2an``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.model import Value
from kg.numerals import number
from kg.patterns import Quick, quick
from kg.recognise.dates import Calendar, find_dates

NUM = r"(?:(?<!\d)(?<!\d,)\d[\d,]{0,24}(?!\d)(?:\.\d{1,12})?|[零〇一二两三四五六七八九十百]{1,6}(?=[万亿千百余多个家项条名人户台辆套件列班艘架座所种类款只批次位宗起处期场成届]))"
SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"
_SCALES = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "十亿": 1e9,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "十万": 1e5,
    "万": 1e4,
    "千": 1e3,
    "百": 1e2,
    "": 1.0,
}

CURRENCIES = {
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "元人民币": "CNY",
    "人民币": "CNY",
    "元": "CNY",
    "块钱": "CNY",
}

# what is measured rather than counted: unit word -> (unit, factor)
MEASURES: dict[str, tuple[str, float]] = {
    "标箱": ("TEU", 1), "个标箱": ("TEU", 1), "个标准箱": ("TEU", 1), "标准箱": ("TEU", 1), "TEU": ("TEU", 1),
    "吨": ("T", 1), "公斤": ("KG", 1), "千克": ("KG", 1), "斤": ("KG", 0.5),
    "载重吨": ("COUNT:载重吨", 1), "吨公里": ("COUNT:吨公里", 1), "人公里": ("COUNT:人公里", 1),
    "微克/立方米": ("UG/M3", 1), "毫克/立方米": ("UG/M3", 1e3), "毫克/升": ("MG/L", 1),
    "平方公里": ("M2", 1e6), "平方千米": ("M2", 1e6), "平方米": ("M2", 1), "平米": ("M2", 1), "亩": ("MU", 1), "公顷": ("M2", 1e4),
    "立方米": ("M3", 1), "方": ("M3", 1),
    "公里": ("M", 1e3), "千米": ("M", 1e3), "米": ("M", 1),
    "千瓦时": ("KWH", 1), "兆瓦时": ("KWH", 1e3), "吉瓦时": ("KWH", 1e6), "GWh": ("KWH", 1e6), "MWh": ("KWH", 1e3), "kWh": ("KWH", 1), "度": ("KWH", 1), "千瓦": ("KW", 1), "兆瓦": ("KW", 1e3), "吉瓦": ("KW", 1e6), "GW": ("KW", 1e6), "MW": ("KW", 1e3),
    "分钟": ("MIN", 1), "秒": ("COUNT:秒", 1), "小时": ("COUNT:小时", 1), "个小时": ("COUNT:小时", 1), "个多小时": ("COUNT:小时", 1),
}  # fmt: skip

COUNTERS = (
    "人次|架次|车次|个月|周年|家次|户次|场次|件次|工作日|万像素|"
    "家|个|项|条|名|人|户|台|辆|套|件|列|班|艘|架|座|所|种|类|款|只|批|次|位|宗|起|处|期|场|对|部|支|册|块|间|栋|幢|笔|张|份|头|株|枚|片|节|篇|"
    "天|日|年|届|镇|乡|村|轮|级|人份|颗|站|趟|档|门|把|盒|瓶|箱|吨级|例|床|届次|维度|大类|成员|平台|大|尾|羽|匹|棵|眼|航次|股|单|票|口|朵|粒|桶|袋|枝|束|盆|根|双|副|剂次|剂"
)
_SCALED = frozenset(("股", "单", "票", "口", "朵", "粒", "桶", "袋", "眼", "枝", "束", "盆", "根", "双", "副", "剂"))
"""What is a counter only behind 万 or 亿: 1.2亿股, but 3号口, 第5单元."""

_APPROX_BEFORE = r"(?P<near>将近|接近|大约|(?<![签违节合相条公特])约|(?<![最附临])近|不超过|不高于|不多于|超过|超|逾|突破|不少于|不低于|至少|高达|上)?"
_APPROX_MID = r"(?P<odd>余|多|来)?"
_AFTER = r"(?P<after>以上|左右|以内|以下|以外)?"

_MONEY = quick(
    rf"{_APPROX_BEFORE}(?P<neg>(?<=[为是达至到])-)?(?P<n>{NUM}|[百千万](?=[亿万]))(?P<odd0>余|多)?(?:(?P<scale0>{SCALE})?(?:—|~|-|至|到)(?P<n2>{NUM}))?(?P<scale>{SCALE})?{_APPROX_MID}(?P<cur>{'|'.join(CURRENCIES)}){_AFTER}"
)
_REACHED = re.compile(r"[达为到破过]$")
_MEASURE = quick(
    rf"{_APPROX_BEFORE}(?P<n>{NUM})(?P<odd0>余|多)?(?:(?P<scale0>{SCALE})?(?:—|~|-|至|到)(?P<n2>{NUM}))?(?P<scale>{SCALE})?{_APPROX_MID}"
    rf"(?P<unit>{'|'.join(sorted(MEASURES, key=len, reverse=True))}){_AFTER}"
)
_COUNT = quick(
    rf"{_APPROX_BEFORE}(?P<n>{NUM}|百|千)(?P<odd0>余|多)?(?:(?P<scale0>{SCALE})?(?:—|~|-|至|到)(?P<n2>{NUM}))?(?P<scale>{SCALE})?{_APPROX_MID}"
    rf"(?P<unit>{COUNTERS}){_AFTER}"
)
_PERCENT = quick(
    rf"{_APPROX_BEFORE}(?P<n>-?(?<!\d)(?<!\d,)\d[\d,]{{0,24}}(?!\d)(?:\.\d{{1,12}})?)%?(?:(?:—|~|-|至|到)(?P<n2>\d+(?:\.\d+)?))?(?P<unit>%|‰|个百分点){_AFTER}"
)
_TENTHS = quick(
    r"(?P<near>超过|超|接近|将近|近|约|不足)?(?P<n>[一二两三四五六七八九])成(?P<half>半|多)?(?=以上|左右|[,。;、的]|$|为|来自|以)"
)
_FRACTION = quick(
    r"(?P<near>超过|超|近|约)?(?P<of>[三四五六七八九十百]|百)分之(?P<n>[一二两三四五六七八九十百]{1,4})(?P<odd>多)?(?!一)"
)
_TIMES = quick(
    rf"{_APPROX_BEFORE}(?P<n>(?<!\d)\d{{1,24}}(?:\.\d{{1,12}})?|[一二两三四五六七八九十]{{1,12}})倍|翻(?:了)?(?P<n3>[一两二三])番"
)
_RANK = quick(
    r"第(?P<n>\d{1,9}|[一二三四五六七八九十]{1,3})(?:大)?(?P<unit>位|名|(?=[,。;、]|$))|(?P<first>首位|榜首|第一(?=[,。;、]|$))|前(?P<top>列|茅)|前(?P<among>\d{1,3}|[一二三四五六七八九十]{1,2})(?P<unit2>位|名|强(?=[,。;]|$)|(?=[,。;、]|$))"
)
_INDEX = quick(
    r"(?:指数)(?:为|达|达到|是|:)?(?P<n>\d+(?:\.\d+)?)(?![\d%万亿个家])|(?P<pm>提高|提升|增长|上升|下降)(?P<d>\d+\.\d+)(?=[,。;])"
)


_VAGUE = re.compile(r"[一二两三四五六七八九]{2}")
_CLIMBS = re.compile(r"(?:上升|前移|提升|跃升|下降|后退|提高|前进)了?$")
_ROW = re.compile(r"(?:(?<=[^\d.%])\d+(?:\.\d+)?(?:、|和|及|与)){1,8}$")
"""Numbers that share the unit of the figure behind them: 612.8、498.3和|401.6亿元."""


def _approx(m: re.Match[str]) -> str:
    g = m.groupdict()
    return next((g[k] for k in ("near", "odd", "odd0", "after") if g.get(k)), None) or ""


def _amount(m: re.Match[str], key: str, factor: float) -> float | None:
    raw = m.groupdict().get(key)
    if not raw:
        return None
    base = {"百": 100.0, "千": 1000.0, "万": 10000.0}.get(raw) or number(raw)
    if key == "n" and m.groupdict().get("scale0"):
        factor *= _SCALES[m.group("scale0")] / _scaled(m)
    value = base * factor
    return round(value, 6) if value < 1e6 else float(round(value, 2))


def _scaled(m: re.Match[str]) -> float:
    return _SCALES[m.group("scale") or ""]


def _money(m: re.Match[str]) -> Value | None:
    f = _scaled(m)
    if m.group("n") in ("百", "千", "万") and not (
        m.group("near") or _REACHED.search(m.string, max(0, m.start() - 2), m.start())
    ):
        return None  # 千亿元级产业集群: a size class, no figure
    return Value(
        m.start(),
        m.end(),
        "money",
        (_amount(m, "n", f) or 0.0) * (-1 if m.group("neg") else 1),
        CURRENCIES[m.group("cur")],
        "",
        _approx(m),
        _amount(m, "n2", f),
        m.group(),
    )


def _measure(m: re.Match[str]) -> Value | None:
    unit, factor = MEASURES[m.group("unit")]
    if m.group("unit") == "方" and not m.group("scale"):
        return None  # 三方, 3方面
    f = _scaled(m) * factor
    return Value(
        m.start(), m.end(), "quantity", _amount(m, "n", f) or 0.0, unit, "", _approx(m), _amount(m, "n2", f), m.group()
    )


def _count(m: re.Match[str]) -> Value | None:
    f, unit = _scaled(m), m.group("unit")
    if m.string[m.start() - 1 : m.start()] == "第":
        if unit not in ("条", "个", "家", "座", "批", "台", "辆"):
            return None
        return Value(m.start() - 1, m.end(), "rank", _amount(m, "n", 1) or 0.0, "RANK", "", "", None, "第" + m.group())
    if (
        m.group("n") in ("一", "百", "千")
        and not (m.group("scale") or m.group("odd") or m.group("odd0") or (m.group("near") and m.group("n") != "一"))
        and not (
            unit in ("班", "次", "趟", "期")
            and re.search(r"每[周天日月年季]$", m.string[max(0, m.start() - 2) : m.start()])
        )
    ):
        return None  # 一个, 百家, 突破一批: an article or a flourish, no figure
    if m.string.startswith("规定", m.end()) and unit == "项":
        return None  # 八项规定: a name
    if _VAGUE.fullmatch(m.group("n")):
        return None  # 三四个
    if unit == "位" and _CLIMBS.search(m.string, max(0, m.start() - 3), m.start()):
        return None  # 上升6位
    if unit == "次" and m.group("n") in ("二", "一") and "每" not in m.string[max(0, m.start() - 2) : m.start()]:
        return None  # 二次招商
    if m.group("n") in ("百", "千") and m.group("scale") and not m.group("near"):
        return None  # 千万家庭
    if unit in ("年", "日", "级", "届", "站", "轮", "档", "门", "吨级", "万像素", "期", "节", "篇", "把"):
        return None
    if unit == "处" and (not m.group("n")[0].isdigit() or m.string[m.end() : m.end() + 1] in ("长", "室", "级")):
        return None
    if unit in _SCALED and m.group("scale") not in ("万", "亿", "千万", "百万"):
        return None
    if unit == "大" and not re.match(
        r"[类群项]|主导|支柱|重点|环节|板块|功能|基本|领域", m.string[m.end() : m.end() + 2]
    ):
        return None
    return Value(
        m.start(),
        m.end(),
        "quantity",
        _amount(m, "n", f) or 0.0,
        f"COUNT:{unit}",
        "",
        _approx(m),
        _amount(m, "n2", f),
        m.group(),
    )


def _percent(m: re.Match[str]) -> Value | None:
    point, factor = m.group("unit") == "个百分点", 0.1 if m.group("unit") == "‰" else 1
    return Value(
        m.start(), m.end(), "point" if point else "percent", _amount(m, "n", factor) or 0.0,
        "PERCENTAGE_POINT" if point else "PERCENT", "", _approx(m), _amount(m, "n2", factor), m.group(),
    )  # fmt: skip


def _tenths(m: re.Match[str]) -> Value | None:
    value = number(m.group("n")) * 10 + (5 if m.group("half") == "半" else 0)
    behind = m.string[m.end() : m.end() + 2]
    near = m.group("near") or ("多" if m.group("half") == "多" else behind if behind in ("以上", "左右") else "")
    return Value(m.start(), m.end(), "percent", value, "PERCENT", "", near, None, m.group())


def _fraction(m: re.Match[str]) -> Value | None:
    value = round(100 * number(m.group("n")) / number({"百": "一百"}.get(m.group("of"), m.group("of"))), 2)
    return Value(m.start(), m.end(), "percent", value, "PERCENT", "", _approx(m), None, m.group())


def _times(m: re.Match[str]) -> Value | None:
    if m.group("n3"):
        return Value(
            m.start(), m.end(), "percent", (2 ** number(m.group("n3")) - 1) * 100, "PERCENT", "", "", None, m.group()
        )
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


_FINDERS: tuple[tuple[Quick, Callable[[re.Match[str]], Value | None]], ...] = (
    (_MONEY, _money),
    (_PERCENT, _percent),
    (_MEASURE, _measure),
    (_RANK, _rank),
    (_TIMES, _times),
    (_TENTHS, _tenths),
    (_FRACTION, _fraction),
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

    def look(finders: Iterable[tuple[Quick, Callable[[re.Match[str]], Value | None]]]) -> None:
        for pattern, make in finders:
            for m in pattern.finditer(text):
                try:
                    take(make(m))
                except ValueError:  # 十四五, 百十千, 百一元: numerals that make no number are words
                    continue

    if not calendar.year:
        calendar = _dated_by(text, calendar)
    look(_FINDERS[:2])
    for date in find_dates(text, calendar):
        take(date)
    look(_FINDERS[2:])
    for value in tuple(found):
        for shared in _sharing(text, value):
            take(shared)
    return tuple(sorted(found))


def _sharing(text: str, last: Value) -> list[Value]:
    """The bare numbers in front of ``last`` that share its unit, where 分别 deals them out."""
    row = _ROW.search(text, max(0, last.start - 60), last.start) if last.kind in ("money", "quantity") else None
    own = re.match(r"\d+(?:\.\d+)?", last.text)
    if (
        row is None
        or own is None
        or "分别" not in text[max(0, row.start() - 20) : row.start()]
        or not float(own.group())
    ):
        return []
    factor = (last.value or 0.0) / float(own.group())
    return [
        Value(
            row.start() + m.start(),
            row.start() + m.end(),
            last.kind,
            round(float(m.group()) * factor, 2),
            last.unit,
            "",
            "",
            None,
            m.group(),
        )
        for m in re.finditer(r"\d+(?:\.\d+)?", row.group())
    ]


__all__ = ["COUNTERS", "CURRENCIES", "MEASURES", "Calendar", "find_dates", "find_values", "number"]
