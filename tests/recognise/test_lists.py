"""Members of enumerations that a head noun closes, or a sure neighbour vouches for."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "绵阳已聚集了[Company 川晟]、[Company 海科]、[Company 蜀能达]等企业。",
        "三台县等3个区县参与了[Product 川灶师傅]、[Product 嘉陵绣娘]2个劳务品牌试点。",
        "已集聚[Company 恒晟锂能]、[Company 中瓯宝钴]、[Company 澜岸储能]等新能源企业23家。",
        "与[Company 凌岳水电]、[Company 川晟人寿]等全球29家企业合作。",
        "旗下拥有[Company 凌岳水电]、[Company 凌岳物流]等18家子公司。",
        "推出[Product 柑橘干]、[Product 柑橘原浆]、[Product 冻干柑橘]等30多种产品。",
        "出口[Product 陶瓷餐具]、[Product 竹编灯具]等产品。",
        "国产[Product 铺缆船]、[Product 打桩船]等装备实现突破。",
        "展区里，[Product 折叠手机]、[Product 智能手环]等一批高附加值产品受到欢迎。",
        "依托[Company 川晟]、[Company 蜀能达]等一批带动能力强的链主企业，产业发展加快。",
    ],
)
def test_members_of_a_list(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= proposed(text, "kg_lists")


@pytest.mark.parametrize(
    "text", ["提升研发、生产等能力。", "加强管理、优化服务等举措见效。", "通过减税、降费等支持企业。"]
)
def test_a_list_of_no_names(text: str) -> None:
    assert not proposed(text, "kg_lists")


def test_an_officer_is_no_member() -> None:
    text = "月岚集团董事局主席赵学礼、青岚股份副总裁王志强及两家公司参加了仪式。"
    assert not any("赵学礼" in name or "王志强" in name for _, _, name in proposed(text, "kg_lists"))


def test_a_brand_between_two_companies() -> None:
    text, places = marked("[Company 宏远集团]、[Company 西门子]、[Company 埃斯维机床]等一大批知名企业来渝建厂。")
    assert set(places) <= set(names(text))


def test_one_project_for_many() -> None:
    text, places = marked("涪城区招商，[Project 动力电池梯次利用]等14个重点项目落地。")
    assert set(places) <= set(names(text))
