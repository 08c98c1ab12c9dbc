"""Works and centres of plain words that who builds or opens them makes one thing."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "沧澜酵母公司拟投资1.7亿元，在钦州港建设[Facility 酵母抽提车间]，明年投产。",
        "禾旭公司斥资8600万元兴建的[Facility 淬火回火车间]正在装炉。",
        "乌川物流公司投资2.3亿元的[Facility 水果质检仓]8月底在园区启用。",
        "合作社随后在乡里建起[Facility 黄桃预冷仓]，损耗降了一半。",
        "该公司在灵武上马[Project 枸杞多糖提取项目]。",
        "两家单位约定共建[Institution 盐藻育种联合实验室]，三年投入900万元。",
        "今年5月，[Facility 冻干车间]投产，日加工草莓6吨。",
        "记者走进位于海门的[Facility 三号灌装车间]，看到工人正在装配。",
        "公司拟投入8500万元在东山县兴建[Facility 第三座工厂]，明年10月试产。",
    ],
)
def test_built(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "text",
    [
        "公司投资3亿元建设新厂房，明年投产。",
        "全省布局建设一批中试平台，推动成果转化。",
        "两校共建联合实验室，经费各半。",
        "该项目开工，这座工厂投产。",
        "各地建起检测站，严打假货。",
        "在公司的研发中心，工程师正在调试。",
        "酵母车间投产仪式昨天举行。",
    ],
)
def test_not_one_thing(text: str) -> None:
    assert not {n for n in names(text) if n[1] in ("Facility", "Project", "Institution")}
