"""Rows of winners, in a sentence and as a printed list."""

from __future__ import annotations

import dataclasses

import pytest

from kg.model import Block
from kg.pipeline import text_article
from kg.recognise import recognise
from kg.relate import relate
from tests.support.sentences import marked, names, said


@pytest.mark.parametrize(
    "drawn",
    [
        "[Product 蜀泉曲]、[Product 梓潼麦冬]、[Product 北川苔子茶]等入选首批中国消费名品。",
        "活动评出标杆，[Facility 汉江文创公园]、[Facility 樊城方圆LIVE·二次元]、[Facility 襄阳光华商圈]等20个项目上榜。",
        "[Facility 绵州巷传统风貌区]、[Facility 越王城]等10个项目，凭借独特的夜间场景，获评“2025川西不夜地标”。",
    ],
)
def test_winners_lend_each_other_their_class(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize("text", ["我市的发展、建设等入选。", "抓项目、促投资等成效获评优秀。"])
def test_no_row_of_names(text: str) -> None:
    assert not {cls for _, cls, _ in names(text)} & {"Facility", "Product", "Company"}


def test_a_printed_list() -> None:
    lines = ["川西不夜地标", "（绵阳）", "2025", "绵州巷传统风貌区", "越王城", "跃进路商业街", "涪江西街"]
    text = "\n".join(lines) + "\n"
    blocks, at = [], 0
    for i, line in enumerate(lines):
        blocks.append(Block(at, at + len(line), "title" if i < 3 else "item"))
        at += len(line) + 1
    article = dataclasses.replace(text_article(text), kind="list", blocks=tuple(blocks))
    relations, _ = relate(recognise(article), area_of=lambda form: None)
    found = {(r.subject.text, r.predicate, r.object.text) for r in relations}
    assert {(line, "awarded", "2025川西不夜地标") for line in lines[3:]} <= found
    assert ("越王城", "locatedIn", "绵阳") in found


def test_who_is_on_the_list_has_won() -> None:
    text = "活动评出“2025襄阳夜间消费标杆”，汉江文创公园、襄阳光华商圈等20个项目上榜。"
    assert "襄阳光华商圈 awarded 2025襄阳夜间消费标杆" in said(text)
