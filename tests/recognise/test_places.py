"""Towns, villages and schools by form."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from tests.support.sentences import DATE, marked, names, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "他走进[Institution 汽车智能底盘全国重点实验室]。",
        "这条航线获[GovernmentAgency 民航湖南监管局]批准。",
        "[GovernmentAgency 江津区人大鼎山街道工委]主任陈浪介绍。",
        "明年力争开行[TransportRoute 桂山至香港长洲航线]。",
        "活动由[GovernmentAgency 团九龙坡区委]、[GovernmentAgency 团市委]主办。",
        "记者从[AdministrativeArea 达茂旗]、[AdministrativeArea 科左中旗]获悉。",
        "有群众反映[AdministrativeArea 涌泉村]道路不平。",
        "平台在[Institution 梓潼二中]挂牌。",
        "[GovernmentAgency 涌泉镇人大]还设立了信箱。",
        "把[AdministrativeArea 涌泉村]纳入试点。",
        "[GovernmentAgency 村委会]主任王大成说，收成好。",
        "[TransportRoute 绵阳直飞利雅得全货机航线]开通。",
        "走进[AdministrativeArea 巴彦温都尔嘎查]。",
        "试点将扩大到[AdministrativeArea 金华镇]、马登镇的8个村。",
        "这是首条[TransportRoute 至墨西哥的滚装航线]。",
        "首班车驶出[Facility 晋江池店公交枢纽]。",
        "在福建厦门，[GovernmentAgency 海关]积极推进新型监管模式。",
        "这处合院式街区——[Facility 永安巷]，开业一个月。",
        "届时连通惠安县。[TransportRoute 3号线]计划今年10月动工。",
        "[Project 酒泉至浙江直流工程]力争年内开工。",
        "眼下，[NaturalFeature 天山]南北的项目正开足马力。",
        "[GovernmentAgency 县文化和旅游广电局]公布了数据。",
        "[GovernmentAgency 德清县普查办]被评为先进。",
        "[GovernmentAgency 人民银行绵阳市分行]印发通知。",
        "[Facility 西气东输三线]全线贯通。",
        "[Project 乌东德—广东直流工程]投产。",
        "货轮驶过[NaturalFeature 黄海海域]。",
        "眼下，[Region 西南]麦区长势良好。",
        "展品从[AdministrativeArea 意大利]米兰搭[TransportRoute 中欧班列]直达中国。",
    ],
)
def test_a_place(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


def test_towards_villages() -> None:
    assert not names("把校园议事模式向村、社区延伸。")


def test_a_river_by_what_lies_along_it() -> None:
    assert (4, "NaturalFeature", "马喇河") in names("治理后的马喇河环绕着涌泉村。")
    assert not [n for n in names("加大中小河治理力度。") if n[1] == "NaturalFeature"]


def test_a_school_and_its_short_name() -> None:
    annotation = facts("梓潼第二中学校的学生来访。平台在梓潼二中挂牌。", date=DATE)[0]
    assert ("Institution", "梓潼第二中学校", "梓潼二中") in annotation.aliases


@pytest.mark.parametrize(
    "drawn",
    [
        "货轮靠泊[Facility 瓦舍科港]。",
        "控制性工程[Facility 企林枢纽]加紧施工。",
        "实现深圳[DevelopmentZone 松海片区]的客货分离。",
        "专列驶出[Facility 洛阳圃林站]。",
        "列车由哈尔滨开往[Facility 帕尔塔南站]。",
        "因修建[Facility 江跳线鼎山站]，道路封闭施工。",
        "[TransportRoute 渝昆高铁]、[TransportRoute 西成客专]建成。",
        "首条高铁[TransportRoute 西延高铁]与[TransportRoute 甬台温铁路]相接。",
        "集团在合肥建[Facility 第二工厂]，新增产能40万台。",
        "[Facility 二期厂房]已开工。",
    ],
)
def test_sites_by_what_happens_there(drawn: str) -> None:
    text, places = marked(drawn)
    found = {(start, cls, text) for start, cls, text in proposed(text, "kg_places")}
    assert set(places) <= found


@pytest.mark.parametrize(
    "text",
    [
        "全市现存侨乡建筑3716处。",
        "资金由晋梧同乡会捐赠。",
        "创建乡村振兴示范县，发展乡村旅游，统筹乡村建设。",
        "这里渐成水果之乡，新增城镇就业5万人。",
        "记者从车站出来，走过加油站、地铁站和港口。",
        "企业站在新起点上。",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert proposed(text, "kg_places") == set()
