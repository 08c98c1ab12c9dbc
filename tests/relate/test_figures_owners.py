"""Whose a figure is where its own clause does not say so, or names somebody else before it."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from kg.relate.encode import SYMBOL
from kg.relate.figures_focus import can_have

TABLE: list[tuple[str, list[tuple[str, str, float]]]] = [
    # trade with a partner is the home's
    ("东盟是青海省最大贸易伙伴，双边贸易额12.4亿元。", [("青海省", "双边贸易额", 1.24e9)]),
    (
        "上半年，江西省出口906亿元。美国、德国、越南为前三大贸易伙伴，分别进出口120亿元、98.5亿元和77亿元。",
        [
            ("江西省", "出口", 9.06e10),
            ("江西省", "对美国进出口", 1.2e10),
            ("江西省", "对德国进出口", 9.85e9),
            ("江西省", "对越南进出口", 7.7e9),
        ],
    ),
    (
        "德阳芯联科技公司前三季度收入18.6亿元，其中欧洲市场占63%，北美占22%。",
        [
            ("德阳芯联科技公司", "收入", 1.86e9),
            ("德阳芯联科技公司", "欧洲市场占比", 63),
            ("德阳芯联科技公司", "北美占比", 22),
        ],
    ),
    # what the clause before brings out, if the measure can be of such a thing
    (
        "绵阳市商务局上线“惠企码”平台，归集政策236条，注册企业1.8万家。",
        [("惠企码平台", "归集政策", 236), ("惠企码平台", "注册企业", 18000)],
    ),
    (
        "德阳市财政局推出信用贷款产品“德企贷”，授信总规模30亿元，单户最高800万元。",
        [("德企贷", "授信总规模", 3e9), ("德企贷", "单户", 8e6)],
    ),
    # who designs or builds a work does not have its cost and term
    (
        "10月，绵阳新材料中试基地项目动工。项目总投资8.6亿元，由四川云川集团出资建设，江南大学建筑设计院设计，工期36个月。",
        [("项目", "总投资", 8.6e8), ("项目", "工期", 36)],
    ),
    ("绵阳市统计局数据显示，工业投资增长11%。", [("绵阳市", "工业投资", 11)]),
    ("绵阳市设立绵阳新材料中试基地，固定资产投资增长10%。", [("绵阳市", "固定资产投资", 10)]),
    # a thing made by somebody is the thing's
    (
        "11月8日，南港海运公司运营的钦州至海防“北部湾快线”首航，每周两班。",
        [("北部湾快线", "每周班次", 2)],
    ),
    (
        "这一由绵阳市大数据局主导、四川云码科技有限公司开发的数据服务平台，已接入部门41个。",
        [("数据服务平台", "接入部门", 41)],
    ),
    # shares have holders
    (
        "目前，宜宾锂宝科技公司大股东为自然人陆建平，持股比例为62%，其余38%由成都国信资本持有。",
        [("陆建平", "持股比例", 62), ("成都国信资本", "持股比例", 38)],
    ),
    # a building site
    ("在绵阳科技城产业园建设现场，钢筋用量4万吨。", [("绵阳科技城产业园", "钢筋用量", 40000)]),
    # what is measured of an economy is no firm's, what is measured of a firm no foreign country's
    (
        "绵阳市推进工业强市。长峰机械公司落户游仙区。到2027年，规上工业总产值达到700亿元。",
        [("绵阳市", "规上工业总产值", 7e10)],
    ),
    # a plain noun at the head of a clause, or what alone can have the measure
    (
        "第五届绵阳科技博览会落幕。这场由绵阳市人民政府主办、绵阳高新区管委会承办的展会，意向成交额12亿元。",
        [("第五届绵阳科技博览会", "意向成交额", 1.2e9)],
    ),
    (
        "第五届绵阳科技博览会定于11月28日开幕，绵阳市人民政府主办，泰国确认参展，展位900个。",
        [("第五届绵阳科技博览会", "展位", 900)],
    ),
    (
        "东风汽车集团、东方电气集团分别签约，前者供应燃气，后者建造机组，合同额3.2亿元。",
        [("东方电气集团", "合同额", 3.2e8)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[t[:16] for t, _ in TABLE])
def test_whose_a_figure_is(text: str, expected: list[tuple[str, str, float]]) -> None:
    _, _, figures = facts(text, date="2025-11-20")
    assert [(f.subject.text, f.indicator, f.value) for f in figures] == expected


@pytest.mark.parametrize(
    "text",
    [
        "7月2日，考察团一行12人走进绵阳市。",
        "绵阳市以电子信息为首位产业，成为全国首批3个试点之一。",
        "德阳长峰机械公司拟以5.1亿元收购绵阳光衡仪器公司40%股权一事已经终止。",
        "网上流传的绵阳光衡仪器公司出价30亿元入主一说，则属子虚乌有。",
        "绵阳市适用240小时过境免签政策。",
        "绵阳市推行高效办成39件事。",
        "绵阳市审批时限压缩到5个工作日内。",
        "从绵阳市驱车40分钟，便是江油市。",
        "绵阳市科技局、德阳市科技局、成都市科技局3家共同发起倡议。",
        "一家外地机构想以3亿元买下绵阳光衡仪器公司。",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert facts(text, date="2025-11-20")[2] == ()


@pytest.mark.parametrize(
    ("cls", "words", "expected"),
    [
        ("InformationSystem", "注册用户", True),
        ("TransportRoute", "每周班次", True),
        ("Product", "年利率", True),
        ("Facility", "固定资产投资", False),
        ("TransportRoute", "注册用户", False),
        ("Person", "规模", False),
    ],
)
def test_what_can_be_measured_of_a_thing(cls: str, words: str, expected: bool) -> None:
    assert can_have(SYMBOL[cls], words) is expected
