"""Folding keeps every offset; sentences cover the text, in order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pipeline import text_article
from kg.recognise.text import LONGEST_SENTENCE, fold, sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text_article(text), fold(text))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("西门子（中国），１２％", "西门子(中国),12%"),
        ("３０～４０亿", "30~40亿"),
        ("钦州–雅加达―万象", "钦州—雅加达—万象"),
        ("「雲帆」『號』", "“雲帆”‘號’"),
        ("〈通知〉", "《通知》"),
        ("阿卜杜勒・拉赫曼", "阿卜杜勒·拉赫曼"),
        ("一　二", "一 二"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=200))
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲签约。乙落户。", ["甲签约。", "乙落户。"]),
        ("他说：“好。”乙落户", ["他说：“好。”", "乙落户"]),
        ("甲签约；乙落户；", ["甲签约；", "乙落户；"]),
        ("标题\n正文一。\n\n正文二", ["标题", "正文一。", "正文二"]),
        ("真的吗？真的！", ["真的吗？", "真的！"]),
        ("●某基金正式设立 某市政府昨日宣布此事。", ["●某基金正式设立", "某市政府昨日宣布此事。"]),
        ("增长６．４％，下降", ["增长６．４％，下降"]),
        (" \n \n", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize("mark", ["，", ""])
def test_what_has_no_full_stop_is_cut_all_the_same(mark: str) -> None:
    text = ("发展产业" + mark) * 3000
    pieces = cut(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    if mark:
        assert all(piece.endswith(mark) for piece in pieces[:-1])


@given(st.text(alphabet="甲乙。，；！\n“”… ", max_size=80))
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    found = sentences(text_article(text), fold(text))
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(found))
    assert "".join(text[a:b] for a, b in found).split() == text.split() or "".join(
        "".join(text[a:b].split()) for a, b in found
    ) == "".join(text.split())
