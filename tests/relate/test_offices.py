"""Whose an office is that stands alone."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from tests.support.sentences import DATE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绵阳农商银行去年扩面。行长任守义介绍，贷款增长。", {("绵阳农商银行", "行长")}),
        ("宏远集团与凌岳轴承签约。据集团副总裁任守义介绍，工厂投产。", {("宏远集团", "副总裁")}),
        ("记者走访满洲里海关。海关副关长任守义介绍，货运量增长。", {("满洲里海关", "副关长")}),
        ("绵阳市商务局扩面。行长任守义介绍，贷款增长。", set()),
        ("莎车县商务和工业信息化局局长任守义说，形势很好。", {("莎车县商务和工业信息化局", "局长")}),
        ("记者走访绵阳市商务局。局长任守义说，形势很好。", {("绵阳市商务局", "局长")}),
        ("绵阳种业协会昨天换届。会长任守义说，形势很好。", {("绵阳种业协会", "会长")}),
        ("宏远集团与凌岳轴承签约。苏通和厂长任守义说，形势很好。", set()),
        ("家住涪城区的司机任守义说，形势很好。", set()),
    ],
)
def test_offices(text: str, expected: set[tuple[str, str]]) -> None:
    _, relations, _ = facts(text, date=DATE)
    found = {(r.object.text, r.role) for r in relations if r.predicate == "holdsPosition" and r.object.kind == "name"}
    assert found == expected


def test_an_engineer_is_of_the_firm_that_the_article_is_about() -> None:
    text = "苏州晶澜科技有限公司产值增长。苏州晶澜科技有限公司获评工厂。\n总工程师任守义说，产品供给宏远集团。"
    _, relations, _ = facts(text, date=DATE)
    assert {r.object.text for r in relations if r.predicate == "holdsPosition"} <= {"苏州晶澜科技有限公司", "公司"}


def test_all_holders_of_one_office_hold_it() -> None:
    _, relations, _ = facts("苏州晶澜科技有限公司产值增长。创始人任守义、王志强说，形势很好。", date=DATE)
    assert {r.subject.text for r in relations if r.predicate == "holdsPosition"} == {"任守义", "王志强"}
