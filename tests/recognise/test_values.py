"""Amounts, quantities and dates: what is read, what is none, and when a date is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.numerals import number
from kg.recognise.text import fold
from kg.recognise.values import Calendar, find_values

VALUES: list[tuple[str, list[tuple[str, float, str, str]]]] = [
    # (text, [(kind, value, unit, approximate)])
    ("总投资206亿元", [("money", 2.06e10, "CNY", "")]),
    ("出生率5.1‰", [("percent", 0.51, "PERCENT", "")]),
    ("总产量125亿斤", [("quantity", 6.25e9, "KG", "")]),
    ("转让1.2亿股", [("quantity", 1.2e8, "COUNT:股", "")]),
    ("3股", []),
    ("周转量316亿吨公里", [("quantity", 3.16e10, "COUNT:吨公里", "")]),
    ("浓度为35微克/立方米", [("quantity", 35, "UG/M3", "")]),
    ("利润为-1.62亿元", [("money", -1.62e8, "CNY", "")]),
    ("八项规定", []),
    ("货值8600万元", [("money", 8.6e7, "CNY", "")]),
    ("近3000亿元", [("money", 3e11, "CNY", "近")]),
    ("超3万亿元", [("money", 3e12, "CNY", "超")]),
    ("突破千亿元", [("money", 1e11, "CNY", "突破")]),
    ("超百亿元", [("money", 1e10, "CNY", "超")]),
    ("千亿元级产业集群", []),
    ("1.2亿美元", [("money", 1.2e8, "USD", "")]),
    ("3亿欧元", [("money", 3e8, "EUR", "")]),
    ("20余万元", [("money", 2e5, "CNY", "余")]),
    ("年产10吉瓦时", [("quantity", 1e7, "KWH", "")]),
    ("缩短至2个小时", [("quantity", 2, "COUNT:小时", "")]),
    ("85元", [("money", 85, "CNY", "")]),
    ("48个标箱", [("quantity", 48, "TEU", "")]),
    ("三四个窗口", []),
    ("上升6位", []),
    (
        "分别为12.5、8和30.6亿元",
        [("money", 1.25e9, "CNY", ""), ("money", 8e8, "CNY", ""), ("money", 3.06e9, "CNY", "")],
    ),
    ("1,204.5万元", [("money", 12045000, "CNY", "")]),
    ("增长6.4%", [("percent", 6.4, "PERCENT", "")]),
    ("增长６．４％", [("percent", 6.4, "PERCENT", "")]),
    ("同比-3.2%", [("percent", -3.2, "PERCENT", "")]),
    ("60%以上", [("percent", 60, "PERCENT", "以上")]),
    ("高2.8个百分点", [("point", 2.8, "PERCENTAGE_POINT", "")]),
    ("占四成", [("percent", 40, "PERCENT", "")]),
    ("六成多。", [("percent", 60, "PERCENT", "多")]),
    ("三成半。", [("percent", 35, "PERCENT", "")]),
    ("接近三成。", [("percent", 30, "PERCENT", "接近")]),
    ("占四分之一", [("percent", 25, "PERCENT", "")]),
    ("近三分之二", [("percent", 66.67, "PERCENT", "近")]),
    ("百分之十五", [("percent", 15, "PERCENT", "")]),
    ("增长1.4倍", [("times", 1.4, "TIMES", "")]),
    ("增长两倍", [("times", 2, "TIMES", "")]),
    ("翻了一番", [("percent", 100, "PERCENT", "")]),
    ("翻两番", [("percent", 300, "PERCENT", "")]),
    ("居全国第3位", [("rank", 3, "RANK", "")]),
    ("居第二位", [("rank", 2, "RANK", "")]),
    ("居首位", [("rank", 1, "RANK", "")]),
    ("排第三。", [("rank", 3, "RANK", "")]),
    ("位居全国前5位", [("rank", 5, "RANK", "前")]),
    ("第7个综合保税区", [("rank", 7, "RANK", "")]),
    ("总指数达104.86", [("index", 104.86, "INDEX", "")]),
    ("企业31家", [("quantity", 31, "COUNT:家", "")]),
    ("两家企业", [("quantity", 2, "COUNT:家", "")]),
    ("十二个镇", [("quantity", 12, "COUNT:个", "")]),
    ("上百名职工", [("quantity", 100, "COUNT:名", "上")]),
    ("200—300家企业", [("quantity", 200, "COUNT:家", "")]),
    ("8000多家", [("quantity", 8000, "COUNT:家", "多")]),
    ("1262万人次", [("quantity", 12620000, "COUNT:人次", "")]),
    ("95.3万辆", [("quantity", 953000, "COUNT:辆", "")]),
    ("18.3万标箱", [("quantity", 183000, "TEU", "")]),
    ("1.72亿吨", [("quantity", 1.72e8, "T", "")]),
    ("4.6亿公斤", [("quantity", 4.6e8, "KG", "")]),
    ("0.75平方公里", [("quantity", 750000, "M2", "")]),
    ("21万平方米", [("quantity", 210000, "M2", "")]),
    ("约150亩", [("quantity", 150, "MU", "约")]),
    ("50万立方米", [("quantity", 500000, "M3", "")]),
    ("全长35公里", [("quantity", 35000, "M", "")]),
    ("1.8万千瓦", [("quantity", 18000, "KW", "")]),
    ("90分钟", [("quantity", 90, "MIN", "")]),
    ("180万—190万吨", [("quantity", 1.8e6, "T", "")]),
    ("每周一班", [("quantity", 1, "COUNT:班", "")]),
    # no figures
    ("一批企业", []),
    ("突破一批关键核心技术", []),
    ("百家企业", []),
    ("三方签约", []),
    ("从3方面开展", []),
    ("二次招商", []),
    ("第三届博览会", []),
    ("国内一流", []),
    ("十四五", []),
    ("百十一家企业", []),
    ("合约12", []),
]

DATES: list[tuple[str, str, list[str]]] = [
    # (text, day of publication, [ISO 8601])
    ("2025年3月21日", "", ["2025-03-21"]),
    ("3月21日", "2025-03-22", ["2025-03-21"]),
    ("10月12日", "2025-03-22", ["2024-10-12"]),
    ("昨日", "2025-06-12", ["2025-06-11"]),
    ("今天", "2025-06-12", ["2025-06-12"]),
    ("去年", "2025-03-22", ["2024"]),
    ("前年", "2025", ["2023"]),
    ("明年", "2025", ["2026"]),
    ("一季度", "2025-04-25", ["2025-Q1"]),
    ("去年四季度", "2025-04-25", ["2024-Q4"]),
    ("前三季度", "2024", ["2024-01/2024-09"]),
    ("上半年", "2025-07-07", ["2025-01/2025-06"]),
    ("今年1—8月", "2024", ["2024-01/2024-08"]),
    ("1至4月", "2025-05-14", ["2025-01/2025-04"]),
    ("2024年1月至2025年3月", "", ["2024-01/2025-03"]),
    ("今年4月", "2024", ["2024-04"]),
    ("上月", "2025-01-08", ["2024-12"]),
    ("2021年至2024年", "", ["2021/2024"]),
    ("到2027年", "", ["2027"]),
    ("年内", "2025-03-22", ["2025"]),
    ("5年内", "2025-03-22", []),
    ("2024年，产值增长。新的一年，力争增长7%", "", ["2024", "2025"]),
    ("2024年1至5月增长，去年下降", "", ["2024-01/2024-05", "2023"]),
    ("2月30日", "2025-03-22", [""]),
    # a day without its month is of the month named last, else of the latest in which it had come
    ("9月10日至11日考察。11日上午，恳谈会举行", "2025-09-12", ["2025-09-10/2025-09-11", "2025-09-11"]),
    ("28日上午，博览会举行", "2025-09-03", ["2025-08-28"]),
    ("31日晚，博览会举行", "2025-03-01", [""]),
    ("展期5日，为期3日，", "2025-09-03", []),
    ("4月21日，营收比上年增长。当天，董事会召开", "2025-04-22", ["2025-04-21", "2024", "2025-04-21"]),
    # what lies ahead is of the year to come
    ("将于11月开幕", "2025-02-02", ["2025-11"]),
    ("计划于2月投产", "2025-11-02", ["2026-02"]),
    # three quarters of a year that has but begun are the last year's
    ("前三季度", "2025-03-02", ["2024-01/2024-09"]),
    ("目前", "2025-03-22", [""]),
    ("12月", "2025-01-10", ["2024-12"]),
    ("今年前两个月", "2025-03-22", ["2025-01/2025-02"]),
    ("首季成绩单，半年报，一季报", "2025-08-22", ["2025-Q1", "2025-01/2025-06", "2025-Q1"]),
    ("国庆中秋八天长假热闹，节日期间", "2025-10-10", ["2025-10-01/2025-10-08", "2025-10-01/2025-10-08"]),
    ("“五一”假期", "2025-05-06", ["2025-05-01/2025-05-05"]),
    ("节日期间", "2025-05-06", []),
]


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[t for t, _ in VALUES])
def test_values(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    found = [v for v in find_values(fold(text), Calendar("2025-03-22")) if v.kind != "date"]
    assert [(v.kind, v.unit, v.approximate) for v in found] == [(k, u, a) for k, _, u, a in expected]
    assert [v.value for v in found] == pytest.approx([value for _, value, _, _ in expected])


@pytest.mark.parametrize(("text", "published", "expected"), DATES, ids=[t for t, _, _ in DATES])
def test_dates(text: str, published: str, expected: list[str]) -> None:
    assert [v.iso for v in find_values(fold(text), Calendar(published)) if v.kind == "date"] == expected


def test_a_range_keeps_both_bounds() -> None:
    (value,) = find_values("50至100个", Calendar("2025"))
    assert (value.value, value.upper) == (50, 100)
    (value,) = find_values("180万—190万吨", Calendar("2025"))
    assert (value.value, value.upper) == (1.8e6, 1.9e6)


@pytest.mark.parametrize(
    ("text", "value"), [("1,204.5", 1204.5), ("两", 2), ("十二", 12), ("三百", 300), ("一百零五", 105)]
)
def test_number(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["百一元", "百一%", "奖金百一亿元。", "百千倍"])
def test_numerals_that_make_no_number_are_words(text: str) -> None:
    assert find_values(fold(text), Calendar("2025-03-22")) == ()


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="0123456789一二两三十百千万亿零点.,%成倍番第前年月日季度至到—-元个家吨第位名近超约余多以上 今去昨",
        max_size=80,
    )
)
def test_values_of_any_text_stand_in_it_and_do_not_overlap(text: str) -> None:
    folded = fold(text)
    end = 0
    for v in find_values(folded, Calendar("2025-03-22")):
        assert end <= v.start < v.end <= len(folded)
        assert folded[v.start : v.end] == v.text
        end = v.end
