"""Who signs by the scene, by the head of a contract, or as 双方."""

from __future__ import annotations

import pytest

from tests.support.sentences import said

A, B, C = "苏州晶澜科技有限公司", "江西赣铜集团有限公司", "南通凌岳精密轴承有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"此次签约，{A}与{B}共同投资6000万元。", {f"{A} signedWith {B}"}),
        (f"作为此次签约方之一，{A}将与{B}共同建设研究中心。", {f"{A} signedWith {B}"}),
        (f"在签约仪式现场了解到，未来五年，{A}和{B}将展开密切合作。", {f"{A} signedWith {B}"}),
        (f"签约仪式上，{A}总经理赵学礼一行对{B}表示了感谢。", {f"{A} signedWith {B}"}),
        (f"此次签约，{A}与{B}、{C}携手。", {f"{A} signedWith {B}", f"{A} signedWith {C}"}),
        (f"{A}与{B}共同投资6000万元。", set()),
        (f"此次论坛，{A}与{B}共同投资6000万元。", set()),
        (f"此次签约，{A}未与{B}合作。", set()),
        (f"签约仪式上，{A}与{B}达成合作意向。", set()),  # read as terms that they come to
    ],
)
def test_at_the_scene(text: str, expected: set[str]) -> None:
    assert said(text, only="structure/signing-scene") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"合同签署人：债权人（出租人）：{A}债务人（承租人）：{B}保证人：{C}。",
            {f"{A} signedWith {B}", f"{A} signedWith {C}", f"{B} signedWith {C}"},
        ),
        (f"甲方：{A}；乙方：{B}。合同金额2亿元。", {f"{A} signedWith {B}"}),
        (f"甲方：{A}，乙方：{B}，甲方：{C}。合同金额2亿元。", set()),  # two contracts in one breath
        (f"供应商：{A}。合同金额2亿元。", set()),
        (f"甲方：{A}；乙方：{B}。", set()),  # nothing says that it is a contract
    ],
)
def test_the_parts_in_a_contract(text: str, expected: set[str]) -> None:
    assert said(text, only="structure/contract-parts") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"考虑到双方订立合同时难以预期的情况，{A}同意补偿{B}5亿元。", {f"{A} signedWith {B}"}),
        (f"双方签署合同当日，{A}将向{B}支付定金。", {f"{A} signedWith {B}"}),
        (f"双方签订股权转让协议，{A}持有{B}的股份。", set()),
        (f"双方签署合同当日，{A}将向{B}和{C}支付定金。", set()),
        (f"双方尚未签署合同，{A}将向{B}支付定金。", set()),
    ],
)
def test_both_sides(text: str, expected: set[str]) -> None:
    assert said(text, only="structure/both-sign") == expected
