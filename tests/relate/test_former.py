"""前者 and 后者 are read as the names that they stand for."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from tests.support.sentences import DATE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "绵阳市与南通凌岳精密轴承有限公司签约，后者拟投资2亿元建设绵阳生产基地。",
            {("南通凌岳精密轴承有限公司", "绵阳生产基地")},
        ),
        (
            "绵阳市与南通凌岳精密轴承有限公司、江西赣铜集团有限公司分别签约：前者拟投资2亿元建设绵阳生产基地。",
            {("南通凌岳精密轴承有限公司", "绵阳生产基地")},
        ),
        ("绵阳市很重视，后者拟投资2亿元建设绵阳生产基地。", set()),
    ],
)
def test_the_one_and_the_other(text: str, expected: set[tuple[str, str]]) -> None:
    _, relations, _ = facts(text, date=DATE)
    assert {(r.subject.text, r.object.text) for r in relations if r.predicate == "investedIn"} == expected
