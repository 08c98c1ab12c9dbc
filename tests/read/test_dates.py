"""Publication dates: where they come from, and where none is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read import dates, read, thread, years

LEAD = "铜梁签约27个项目\n\n本报讯（记者 陈维灯）10月12日，铜梁集中签约27个项目。"


@pytest.mark.parametrize(
    ("number", "date"),
    [("000", "2024"), ("001", "2025-09-24"), ("002", "2023-10-13"), ("003", "2025-04-25"), ("004", "2025-03-22")],
)
def test_sample_pages(number: str, date: str) -> None:
    path = next((Path(__file__).parents[2] / "seeds").glob(f"{number}_*.txt"))
    (page,) = read([path])
    assert (page.date, page.date_source) == (date, "text")


SPRING = "绵阳召开发展大会\n本报2月7日讯（记者 王志强）2月6日，绵阳市召开发展大会。"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("江海晨讯  2024年3月22日  星期五\n" + LEAD, "2024-03-22"),
        ("荆楚财经周报\n2024年11月8日  A06 公司\n" + LEAD, "2024-11-08"),
        ("河西联盟成立\n本报张掖2025年3月15日讯（记者 马晓燕）今天，联盟成立大会召开。", "2025-03-15"),
        ("航线开通\n北部湾早报钦州7月7日电（记者 覃小露）2025年7月6日上午，航线正式开通。", "2025-07-07"),
        (LEAD + "去年区域综合实力指数105.04，比2021年提高1.52。", "2023-10-13"),
        (LEAD + "2023年前三季度，全区生产总值增长6%。", "2023-10-13"),
        (LEAD + "截至2022年底，全区企业1000家。今年以来新增200家。", "2023-10-13"),
        (LEAD + "今年是新中国成立75周年。", "2024-10-13"),
        (LEAD + "在“十四五”收官之年，全区再出发。", "2025-10-13"),
        (LEAD, ""),
        (LEAD + "公司2020年诞生，去年卖出1300台。", ""),
        (LEAD + "力争到2027年产值突破1500亿元。", ""),
        (LEAD + "《铜梁行动方案（2024—2027年）》提出，到2027年产值突破300亿元。", ""),
        (SPRING + "2024年，全市生产总值1200亿元，同比增长5.8%。今年要再增长6%。", "2025-02-07"),
        (SPRING + "2024年，全市生产总值1200亿元，同比增长5.8%。2025年全市发展的主要目标是增长6%。", ""),
        ("铜梁签约27个项目\n\n铜梁集中签约27个项目。截至2022年底，全区企业1000家，今年新增200家。", "2023"),
    ],
)
def test_what_the_text_says(text: str, day: str) -> None:
    articles = thread(text)
    assert {a.date for a in articles} == {day}
    assert {a.date_source for a in articles} == {"text" if day else ""}


def test_a_reprint_appears_some_day_later() -> None:
    text = LEAD + "去年指数比2021年提高1.52。\n\n据《重庆日报》"
    assert [a.date for a in thread(text)] == ["2023"]


def test_order_of_sources(tmp_path: Path) -> None:
    path = tmp_path / "cq_20231014_A03.txt"
    path.write_text(LEAD, encoding="utf-8")
    assert [(p.date, p.date_source) for p in read([path])] == [("2023-10-14", "file name")]
    (tmp_path / "pages.toml").write_text('["cq_20231014_A03.txt"]\ndate = 2023-10-15\n', encoding="utf-8")
    assert [(p.date, p.date_source) for p in read([path])] == [("2023-10-15", "sidecar")]
    assert [(p.date, p.date_source) for p in read([tmp_path])] == [("2023-10-15", "sidecar")]
    assert [(p.date, p.date_source) for p in read([path], date="2023-10")] == [("2023-10", "option")]
    path.write_text("江海晨讯  2024年3月22日\n" + LEAD, encoding="utf-8")
    (tmp_path / "pages.toml").unlink()
    assert [(p.date, p.date_source) for p in read([path])] == [("2024-03-22", "text")]


def test_a_broken_sidecar_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / "pages.toml").write_text("date = ", encoding="utf-8")
    errors: list[Exception] = []
    assert len(read([tmp_path], on_error=errors.append)) == 1
    assert "not a readable sidecar" in str(errors[0])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-10-11.txt", "2024-10-11"),
        ("cqrb20241011_03.pdf", "2024-10-11"),
        ("20241332.txt", ""),
        ("1234567890.txt", ""),
    ],
)
def test_dates_in_file_names(name: str, day: str) -> None:
    assert dates.date_in_name(name) == day


@pytest.mark.parametrize(
    ("openings", "year", "day"),
    [
        (["10月12日，铜梁签约"], 2023, "2023-10-13"),
        (["活动将于11月11日举行。10月31日，记者获悉"], 2024, "2024-11-01"),
        (["1月3日，会议召开", "12月28日，活动举行"], 2025, "2025-01-04"),
        (["2月30日，会议召开"], 2025, ""),
        (["去年9月1日，会议召开"], 2025, ""),
    ],
)
def test_latest_day(openings: list[str], year: int, day: str) -> None:
    assert years.latest_day(openings, year) == day
