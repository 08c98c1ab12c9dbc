"""Words of the sentence at the edge of a name are cut off; a kind of thing behind them is no name."""

from __future__ import annotations

import pytest

from tests.support.sentences import names


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        ("绵阳市农业农村局同四川农科大学土壤研究院结成对子。", "Institution", "四川农科大学土壤研究院"),
        ("涪城区副区长兼绵州产业园管委会主任林秀兰透露。", "GovernmentAgency", "绵州产业园管委会"),
        ("新品种已在柳溪、榆沟两镇试种。", "AdministrativeArea", "柳溪"),
        ("新品种已在柳溪、榆沟两镇试种。", "AdministrativeArea", "榆沟"),
        ("法院裁定批准凌岳乳业重整计划。", "Programme", "凌岳乳业重整计划"),
        ("项目涵盖新材料、生物医药与健康等领域。", "Industry", "生物医药与健康"),
        ("财务总监柳珮纠正道。", "Person", "柳珮"),
        ("总裁褚鸣称,航线没有拿到时刻。", "Person", "褚鸣"),
        ("项目投资10亿元，其中宁波甬矩传动集团出资5亿元。", "Company", "宁波甬矩传动集团"),
        ("四成产品销往粤港澳大湾区。", "Region", "粤港澳大湾区"),
    ],
)
def test_what_is_left_is_the_name(text: str, cls: str, name: str) -> None:
    assert (cls, name) in {(c, n) for _, c, n in names(text)}


@pytest.mark.parametrize(
    "text",
    [
        "全省将做强自贸试验区，",
        "充分挖掘博物馆的消费潜力。",
        "各地不断丰富社区商业业态。",
        "从设备到生产线都换了新的。",
        "把数据实时上传至智慧平台，",
        "绵阳市已建成投运新型储能项目。",
        "方案聚焦助企纾困、稳岗扩岗、营造国际一流营商环境等领域。",
        "公司既无牌照，也没有申请。",
        "绝不搞万棚大镇。",
        "成果走出实验室，旅客直达景区。",
        "事项已获法院核准，可能会使公司股价波动。",
        "车间工人全是车间里长大的，企业保留了车间。",
    ],
)
def test_a_kind_of_thing_is_no_name(text: str) -> None:
    sites = {"Facility", "DevelopmentZone", "InformationSystem", "Project", "Company", "Industry"}
    assert not [n for _, c, n in names(text) if c in sites and n != "新型储能"]
    assert not [n for _, c, n in names(text) if c == "AdministrativeArea" and n != "绵阳市"]


def test_a_word_that_begins_a_name_stays() -> None:
    assert "科学城高新区" in {n for _, _, n in names("科学城高新区深入推进改革。")}


def test_a_firm_whose_name_ends_like_a_verb_stays() -> None:
    assert ("Company", "华为集团") in {(c, n) for _, c, n in names("院校与华为集团签署协议。")}
