"""A sentence as symbols: one for each name and value, words as they are."""

from __future__ import annotations

import pytest

from kg.model import CLASSES
from kg.pipeline import facts
from kg.recognise.text import fold
from kg.relate.encode import GROUPS, SYMBOL, VALUE_KINDS, View, encode, symbols
from tests.support.sentences import DATE

LETTER = {symbol: name for name, symbol in SYMBOL.items()}


def views(text: str) -> list[View]:
    annotation, _, _ = facts(text, date=DATE)
    return encode(annotation, fold(text))


def drawn(text: str) -> str:
    return "".join(f"<{LETTER[c]}>" if c in LETTER else c for view in views(text) for c in view.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合肥市与南通凌岳精密轴承有限公司签约。", "<AdministrativeArea>与<Company>签约。"),
        ("3月18日，公司投资20亿元。", "<date>,<Company>投资<money>。"),
        ("绵阳市实施“链长制”改革。", "<AdministrativeArea>实施<Programme>。"),
        ("“强链”“补链”“延链”三大工程。", "<Programme>、<Programme>、<Programme><Programme>。"),
        ("南通凌岳精密轴承有限公司（以下简称凌岳轴承）公告。", "<Company>公告。"),
        ("与宁夏贺兰县教育局签约。", "与<GovernmentAgency>签约。"),
        ("班列挂靠越南海防。", "班列挂靠<AdministrativeArea>。"),
        ("增长６．４％。", "增长<percent>。"),
        ("他说：“很好。”", "他说:很好。"),
        ("", ""),
    ],
)
def test_sentences_as_symbols(text: str, expected: str) -> None:
    assert drawn(text) == expected


def test_every_symbol_knows_its_place() -> None:
    text = "合肥市与南通凌岳精密轴承有限公司（以下简称凌岳轴承）签约。随后，南昌市签约。"
    for view in views(text):
        assert len(view.items) == len(view.text)
        for symbol, (start, end, item) in zip(view.text, view.items, strict=True):
            assert view.start <= start <= end <= view.end
            if symbol in LETTER:
                assert item is not None
                assert (item.start, item.end) == (start, end)
            else:
                assert fold(text)[start:end] == symbol


def test_mentions_are_given_by_class_and_place() -> None:
    (view,) = views("合肥市与南通凌岳精密轴承有限公司签约。")
    assert [m.text for _, m in view.mentions(0, len(view.text), symbols("Org"))] == ["南通凌岳精密轴承有限公司"]
    assert view.mention(0).text == "合肥市"
    assert view.article_range(0, 2) == (0, 4)
    assert view.article_range(2, 2) == (-1, -1)


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("Company", ["Company"]),
        ("Company|Person", ["Company", "Person"]),
        ("Org", list(GROUPS["Org"])),
        ("Org|Company", list(GROUPS["Org"])),
        ("Any", list(CLASSES)),
        ("Value", list(VALUE_KINDS)),
    ],
)
def test_names_of_classes_and_groups(expression: str, names: list[str]) -> None:
    assert [LETTER[c] for c in symbols(expression)] == names


@pytest.mark.parametrize("expression", ["Firm", "", "Org|Firm", "org"])
def test_an_unknown_class(expression: str) -> None:
    with pytest.raises(KeyError):
        symbols(expression)


def test_symbols_are_distinct_and_private() -> None:
    assert len(set(SYMBOL.values())) == len(CLASSES) + len(VALUE_KINDS)
    assert all("\ue000" <= c <= "\uf8ff" for c in SYMBOL.values())
