"""Who signs, where a ceremony says so."""

from __future__ import annotations

import pytest

from tests.support.sentences import said

A, B = "苏州晶澜科技有限公司", "江西赣铜集团有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "近日，天全县人民政府与辽宁福安控股（集团）有限公司举行年产4万吨负极材料项目签约仪式。",
            {"天全县人民政府 signedWith 辽宁福安控股（集团）有限公司"},
        ),
        (
            "广东博林机器人有限公司、中国移动以及佛山市顺德区人民政府的三方战略合作签约仪式在总部举行。",
            {
                "广东博林机器人有限公司 signedWith 中国移动",
                "广东博林机器人有限公司 signedWith 佛山市顺德区人民政府",
                "中国移动 signedWith 佛山市顺德区人民政府",
            },
        ),
        ("8月1日，凌岳集团与晟云科达战略合作签约仪式举行。", {"凌岳集团 signedWith 晟云科达"}),
        (f"{A}与{B}在广州举行战略合作签约仪式。", {f"{A} signedWith {B}"}),
        (f"{A}与杭州余杭区教育局举行智慧教育项目签约仪式。", {f"{A} signedWith 杭州余杭区教育局"}),
        ("天全县人民政府举行项目签约仪式。", set()),
        (f"日前，{A}举行与{B}战略合作签约仪式。", {f"{A} signedWith {B}"}),
        (f"{A}与{B}进行了联合打造实训基地，培养人才签约仪式。", {f"{A} signedWith {B}"}),
        (f"由{A}、{B}共同举办的项目集中签约仪式在沪举行。", set()),
    ],
)
def test_a_ceremony_named_for_it(text: str, expected: set[str]) -> None:
    assert said(text, only="structure/signing-ceremony") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"签约仪式上，{A}与{B}达成合作意向。", {f"{A} signedWith {B}"}),
        (f"濮阳县人民政府与{A}就风电叶片项目达成一致，并举行签约仪式。", {f"濮阳县人民政府 signedWith {A}"}),
        (f"{A}与{B}达成合作意向。", set()),
        (f"签约仪式上，{A}与{B}未达成合作意向。", set()),
    ],
)
def test_who_comes_to_terms_at_one(text: str, expected: set[str]) -> None:
    assert said(text, only="structure/signing-ceremony") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}董事长赵学礼、{B}总裁王志强等出席签约仪式。", {f"{A} signedWith {B}"}),
        (f"绵阳市市长任守义、{A}董事长赵学礼、{B}总裁王志强出席签约仪式。", set()),
        (f"{A}董事长赵学礼、{B}总裁王志强出席论坛。", set()),
        (f"{A}董事长赵学礼、{A}总裁王志强出席签约仪式。", set()),
        (f"{A}首席风险官兼绵阳分行行长赵学礼、{B}总裁王志强出席签约仪式。", {f"{A} signedWith {B}"}),
        (f"{A}董事长赵学礼（左四）和澜图常务副总裁王志强（右四）出席签约仪式。", {f"{A} signedWith 澜图"}),
    ],
)
def test_whose_officers_attend_one(text: str, expected: set[str]) -> None:
    assert said(text, only="structure/signing-officers") == expected
