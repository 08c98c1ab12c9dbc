"""Products by model codes and behind verbs of making."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "今年推出[Product 深凌S07]和[Product 维拓07]。",
        "材料应用于国产大飞机[Product C919]。",
        "公司主打[Product QX5]、[Product QX8]两款变速箱。",
        "主力产品[Product KM600]卖出318台。",
        "公司全年产出[Product 镁合金轮毂]42万只。",
        "主打产品[Product 玄武岩复合筋]出口西班牙、智利。",
        "公司专业从事[Product 数码喷印机]、[Product 数码绣花机]、[Product 彩箱印刷机]等数码设备的研发和生产。",
        "公司将采购60架[Product TH-D7型飞行器]。",
        "推出[Product R3]、[Product R3 Pro]销往欧洲。",
    ],
)
def test_a_model(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


def test_a_number_behind_no_model() -> None:
    assert not {cls for _, cls, _ in names("今年增长和比重07，保持平稳。")} & {"Product"}


def test_a_measure_is_no_product() -> None:
    assert not {cls for _, cls, _ in names("出口整体通关时间较2017年压缩八成。")} & {"Product"}
    assert not {cls for _, cls, _ in names("涵盖生产原辅料和企业自用生产设备，企业受益。")} & {"Product"}


@pytest.mark.parametrize(
    "drawn",
    [
        "公司自研的[Product “麓鸢”M6无人机]载重5公斤。",
        "公司研发的1类新药[Product 禾瑞泽尼片]获准上市。",
        "公司将携新机型[Product M9]亮相珠海航展。",
        "公司携[Product LT958电动装载机]参展。",
        "那枚[Product 星铃B5射频芯片]通过了认证。",
        "他家[Product 稻香湖]牌大米卖得很好。",
        "[Product 凉山苦荞茶]摆上了货架。",
        "企业开始批量供应[Product 高导电铜箔]，订单很足。",
    ],
)
def test_goods_by_code_brand_place_and_kind(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "text",
    [
        "这家企业的品牌大米很多。",
        "工业机器人产业增长8%。",
        "车间使用机械臂搬运货物。",
        "推出第二代人形机器人。",
        "主打产品出口德国，拳头产品供不应求。",
        "凉山茶园的面积扩大。",
        "首条油缸生产线投产。研发方面，团队正在扩大。",
        "公司终于推出了重组草案，对交易价格作了调整。",
        "高通对四家手机生产商提起诉讼。",
    ],
)
def test_kinds_of_goods_are_no_goods(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Product"] == []


@pytest.mark.parametrize(
    "drawn",
    [
        "达产后年产[Product 菌草板材]12万吨。",
        "上半年，澜江专用车公司卖出[Product 高位清扫车]90台、[Product 冰面除雪车]60台。",
        "公司研制的[Product 深海绞车轴承]今年2月通过船级社认证。",
        "双方约定每年采购[Product 高硅耐磨衬板]800吨。",
    ],
)
def test_goods_by_how_many_are_made(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "text",
    ["园区年产值突破800万元，供应商增加到60个。", "油田日产原油2800吨。", "全省出口产品总量300万件。"],
)
def test_what_is_counted_is_no_goods(text: str) -> None:
    assert not {n for n in names(text) if n[1] == "Product"}


def test_a_brand_in_quotation_marks_and_its_goods() -> None:
    found = names("公司的“岭上雪”挂面已摆进超市，贴着“故障”标签的手机退了回来。")
    assert [n[2] for n in found if n[1] == "Product"] == ["“岭上雪”挂面"]


def test_a_count_is_no_part_of_the_goods() -> None:
    found = names("散货船“蜀川远洋”号驶离北海港，舱内52台循环水泵要运往巴西。")
    assert not [n for n in found if n[1] == "Product" and "52" in n[2]]
