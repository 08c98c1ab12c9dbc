"""Imprint lines of papers and web pages, and lines that are none."""

from __future__ import annotations

import pytest

from kg.read import thread
from kg.read.imprint import imprint

TEXT = (
    "11月2日，湖州市南浔区的湖州泽川机电有限公司新厂房封顶。公司董事长陆怀民介绍，项目总投资6.2亿元，"
    "达产后可年产电机40万台。南浔区经信局局长沈国强说，今年全区已有十二个项目开工，明年还要再开工九个。"
)


@pytest.mark.parametrize(
    ("line", "date", "medium", "signed"),
    [
        ("2025年11月3日　星期一　A02　要闻", "2025-11-03", "", False),
        ("太湖观察　2025年11月3日　第2版", "2025-11-03", "", False),
        ("2025-11-03 09:15　来源：太湖在线　编辑：沈洁", "2025-11-03", "太湖在线", False),
        ("发布时间：2025/11/03　字号：大 中 小", "2025-11-03", "", False),
        ("2025年11月3日　周一　记者　阿不都拉·买买提　通讯员　沈洁", "2025-11-03", "", True),
        ("太湖商报网 2025.11.3 作者：沈洁", "2025-11-03", "太湖商报网", True),
        ("撰稿：沈洁　责编：陆明", "", "", True),
        ("文/沈洁　图/陆明", "", "", True),
    ],
)
def test_imprints(line: str, date: str, medium: str, signed: bool) -> None:
    found = imprint(line)
    assert found is not None
    assert (found.date, found.medium, found.signed) == (date, medium, signed)


@pytest.mark.parametrize(
    "line",
    [
        "南浔一根绳 牵起百亿链",
        "2025年11月3日 南浔新厂房封顶仪式上签下大单",
        "2025年3月我省出口",
        "重庆 上海 天津",
        "记者调查",
        "图为南浔新厂房",
        "11月2日，新厂房封顶",
    ],
)
def test_no_imprints(line: str) -> None:
    found = imprint(line)
    assert found is None or not (found.date or found.signed)


@pytest.mark.parametrize(
    ("head", "media", "authors"),
    [
        (
            "太湖商报\n湖州泽川机电新厂房封顶\n2025年11月3日　星期一　记者　沈洁　通讯员　陆明",
            "太湖商报",
            ["沈洁", "陆明"],
        ),
        ("太湖观察\n2025年11月3日　第2版　要闻\n湖州泽川机电新厂房封顶\n首席记者　沈洁", "太湖观察", ["沈洁"]),
        (
            "太湖快闻　2025年11月3日　第2版\n湖州泽川机电新厂房封顶\n编写　沈洁　实习记者　陆明",
            "太湖快闻",
            ["沈洁", "陆明"],
        ),
        ("湖州泽川机电新厂房封顶\n2025-11-03 09:15　来源：太湖在线　编辑：陆明", "太湖在线", []),
        ("太湖商报　2025年11月3日　要闻\n湖州泽川机电新厂房封顶\n沈洁　本报记者　陆明", "太湖商报", ["沈洁", "陆明"]),
        ("太湖商报　2025年11月3日\n湖州泽川机电新厂房封顶\n撰稿：沈洁　责编：陆明", "太湖商报", ["沈洁"]),
    ],
)
def test_heads_of_articles(head: str, media: str, authors: list[str]) -> None:
    articles = thread(f"{head}\n{TEXT}")
    assert [a.title for a in articles] == ["湖州泽川机电新厂房封顶"]
    article = articles[0]
    assert (article.media, article.date) == (media, "2025-11-03")
    assert [a.name for a in article.authors] == authors
    assert all(article.text[a.start : a.end] == a.name for a in article.authors)
