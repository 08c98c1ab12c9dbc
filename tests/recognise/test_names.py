"""Names of closed classes: found under what context allows, with the area that an organ belongs to."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "[AdministrativeArea 四川省][AdministrativeArea 绵阳市][AdministrativeArea 游仙区]举行活动。",
        "[AdministrativeArea 合肥]与[AdministrativeArea 慕尼黑]结好。",
        "[Region 成渝地区双城经济圈]和[Region 长三角]协同。",
        "[GovernmentAgency 商务部]、[GovernmentAgency 国家税务总局]公布数据。",
        "记者从[GovernmentAgency 绵阳市商务局]获悉。",
        "记者从[GovernmentAgency 市生态环境局]获悉。",
        "[GovernmentAgency 丰都县委]、[GovernmentAgency 县政府]召开会议。",
        "[GovernmentAgency 市民政局]和[GovernmentAgency 市人力社保局]发文。",
        "[Media 新华社]、[Media 经济日报]报道。",
        "[NaturalFeature 怒江]边的村民。",
        "[Facility 钦州港]吞吐量增长。",
        "[GovernmentAgency 黄石临港经济区党工委]发布消息。",
        "游客登上[NaturalFeature 舟山岛]。",
        "[Facility 黄石新港]吞吐量增长。",
        "[GovernmentAgency 天津市商务局]发布消息。",
        "[AdministrativeArea 丽江市][AdministrativeArea 古城区]发布消息。",
        "该局还与[GovernmentAgency 绵阳高新区管委会]签约。",
        "整合后的[GovernmentAgency 江州高新区管委会]挂牌。",
        "[GovernmentAgency 绵阳高新区管委会]与[GovernmentAgency 无锡经开区管委会]签约。",
        "来自[GovernmentAgency 绵阳经开区经信局]的消息。",
        "会上，[GovernmentAgency 园区管委会]与大学签约。",
        "外宾来[AdministrativeArea 沪]，领馆驻[AdministrativeArea 渝]。",
    ],
)
def test_what_is_listed(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= proposed(text, "kg_names")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("长寿老人越来越多。", "长寿"),
        ("记者在新建的屋顶上看到。", "新建"),
        ("创建示范县20个。", "范县"),
        ("春节期间在全州举办活动。", "全州"),
        ("合作社与合作伙伴合作。", "合作"),
        ("中央企业财政局势。", "财政局"),
        ("行业协会理事会议。", "会理"),
        ("在建项目来势很好。", "来"),
        ("会议通过了决议。", "会议"),
        ("印度尼西亚来客。", "印度"),
    ],
)
def test_words_that_are_no_names(text: str, word: str) -> None:
    assert word not in {surface for _, _, surface in proposed(text, "kg_names")}


def test_a_weak_name_counts_where_the_article_names_it_in_full() -> None:
    text = "长寿区招商。随后，长寿签约。"
    assert (len("长寿区招商。随后，"), "AdministrativeArea", "长寿") in proposed(text, "kg_names")


def test_nothing_is_found_inside_a_quantity() -> None:
    assert proposed("增长6.4%，达到200亿元，其中30万吨。", "kg_names") == set()


@pytest.mark.parametrize(
    "drawn",
    [
        "[Company 中国移动]、[Company 国家电网]与[Company 中国铁建]签约。",
        "[Company 中国电信重庆分公司]开业。",
        "中国建筑业总产值增长。",
        "中国移动支付市场增长。",
    ],
)
def test_companies_of_the_state_by_their_short_names(drawn: str) -> None:
    text, places = marked(drawn)
    assert [p for p in names(text) if p[1] == "Company"] == places
