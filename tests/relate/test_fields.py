"""What only the words of a field say, near two names that fit."""

from __future__ import annotations

import pytest

from tests.support.sentences import said

FIRM = "苏州晶澜科技有限公司"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"在{FIRM}的柴窑里，老师傅守了三天三夜的“晶澜X7”终于开窑。", f"{FIRM} produces 晶澜X7"),
        (f"走进{FIRM}生产车间，一台台刚下线的“晶澜X7”整齐排开。", f"{FIRM} produces 晶澜X7"),
        (f"捧着沉甸甸的奖牌，{FIRM}把国家级专精特新“小巨人”企业的荣誉写进了厂史。", f"{FIRM} awarded 国家级专精特新小巨人企业"),
        (f"国家药监局为{FIRM}签发了注册证书。", f"{FIRM} approvedBy 国家药监局"),
        ("有了桑鹤高速公路，从村口到桑植县只要25分钟。", "桑鹤高速公路 connectsTo 桑植县"),
        (f"{FIRM}把生意做到了德国的连锁超市。", f"{FIRM} exportsTo 德国"),
        ("市长王志强一行先后到江油市看了三处工地。", "王志强 visited 江油市"),
    ],
)  # fmt: skip
def test_words_of_a_field_say_it(text: str, fact: str) -> None:
    assert fact in said(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (f"{FIRM}去年采购“晶澜X7”十台，全部装上生产线。", "produces"),
        (f"{FIRM}从未生产“晶澜X7”。", "produces"),
        (f"一批国家级专精特新“小巨人”企业来到绵阳市，与{FIRM}洽谈。", "awarded"),
        (f"国家药监局要求{FIRM}整改，并注销其注册证书。", "approvedBy"),
        ("桑鹤高速公路封闭施工，桑植县车辆绕行。", "connectsTo"),
        (f"{FIRM}把产品卖到了北京的连锁超市，今年还赴德国参加展会。", "exportsTo"),
        ("市长王志强介绍，全市将深入江油市开展招商。", "visited"),
    ],
)
def test_words_of_another_field(text: str, relation: str) -> None:
    assert not [fact for fact in said(text) if f" {relation} " in fact.replace("? ", " ")]


def test_a_plan_stays_a_plan() -> None:
    assert f"{FIRM} produces? 晶澜X7" in said(f"“晶澜X7”首台样机有望春节前在{FIRM}下线。")


def test_whose_goods_go_abroad() -> None:
    found = said("蜀泉酒业股份有限公司的“蜀泉1952”摆上了新加坡牛车水的货架。", only="structure/field-exportsTo")
    assert {"蜀泉酒业股份有限公司 exportsTo 新加坡", "蜀泉1952 exportsTo 新加坡"} <= found
