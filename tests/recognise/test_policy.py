"""Measures without quotation marks: which are named, and where their names begin."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "通过实施[Programme 优秀企业梯度培优行动]，推动企业成长。",
        "实施[Programme 创新型龙头企业培育行动]。",
        "建立了[Programme 24小时企业物流需求报送机制]。",
        "会议要求落实[Programme 安全隐患全覆盖排查机制]，压实责任。",
        "积极推行[Programme 工地用工实名承包责任制]。",
        "开展[Programme 延链、补链、强链行动]，推动集群发展。",
        "推进[Programme 增花色、提质感、创名牌行动]，做优产品。",
        "坚持[Programme 创新驱动发展战略]，建设一批平台。",
        "绵阳市推出[Programme 24条稳外贸政策措施]。",
        "加快建设[Programme 国家重要电子信息产业基地]。",
        "奋力建设[Programme 现代化新四川]新任务。",
        "一体打造[Programme 文旅强市]、[Programme 质量强市]、[Programme 开放强市]。",
        "加快构建[Programme 新发展格局]，着力推动高质量发展。",
        "以[Programme 链长制]为抓手，推动产业集群式发展。",
        "这些政策包括[Programme 跨省通勤补助]、[Programme 岗前培训补贴]等。",
        "绵阳实施[Programme 创新驱动战略]。",
        "打造数字化服务驿站、[Programme 数字专员服务体系]。",
        "绵阳推动[Programme 制造业数字化转型]。",
    ],
)
def test_a_measure_that_is_named(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= proposed(text, "kg_policy")


@pytest.mark.parametrize(
    "text",
    [
        "进一步完善长效管理机制，提高服务水平。",
        "公司建立了质量管理体系。",
        "计划总投资20亿元的项目开工。",
        "地质灾害治理工程勘察资质",
        "探索新的发展路径，推进相关工作。",
        "荣获国家示范物流园、国家骨干冷链物流基地称号。",
        "助力乡村振兴的故事很多。",
    ],
)
def test_what_only_looks_like_a_measure(text: str) -> None:
    assert not {p for p in proposed(text, "kg_policy") if p[2] == "Programme"}


def test_areas_that_grow_together_and_a_slogan_that_has_no_area() -> None:
    assert "万开云同城化发展" in {t for _, _, t in names("在2022年，万开云同城化发展呈现新特征。")}
    assert "能源矿业领域协同发展" not in {t for _, _, t in names("三方签约推动国企\n能源矿业领域协同发展\n")}


@pytest.mark.parametrize(
    "drawn",
    [
        "涪城区发布[Programme 产业图谱]、[Programme 企业图谱]、[Programme 用地地图]。",
        "市商务局实施[Programme “川车出海”行动计划]。",
    ],
)
def test_what_an_area_draws_up(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


def test_what_follows_a_letter_is_no_measure() -> None:
    assert "Programme" not in {cls for _, cls, _ in names("街道工委收到建议后迅速行动，协调解决。")}
