"""What stands around a quotation: hearsay, editions, and ways of doing things that change."""

from __future__ import annotations

import pytest

from tests.support.sentences import names


@pytest.mark.parametrize(
    "text",
    [
        "民间所说的“柑橘专列”并没有班次。",
        "有市民建议把滨河路改名“诗仙大道”。",
        "管理方式从经验向“动态感知、提前预警”转变。",
    ],
)
def test_what_is_only_said_of_a_thing(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        ("这是第三届绵阳“美食文化节”的一部分。", "Event", "第三届绵阳美食文化节"),
        ("满载家电的“中欧班列-家电号”抵达。", "TransportRoute", "中欧班列-家电号"),
        ("货物“厂边直提”，省下一天。", "Programme", "厂边直提"),
        ("“桑蚕贷”已放款3000万元。", "Product", "桑蚕贷"),
        ("打造“一刻钟养老服务圈”。", "Programme", "一刻钟养老服务圈"),
    ],
)
def test_a_quotation_and_what_belongs_to_it(text: str, cls: str, name: str) -> None:
    assert (cls, name.replace("-", "")) in {(c, n.translate(str.maketrans("", "", "“”-"))) for _, c, n in names(text)}
