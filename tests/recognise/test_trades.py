"""Companies by their trade, by an unknown brand behind a place, and with their seat in brackets."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "全市上半年外贸增长，[Company 绵阳昱汐氢能]认购新股。",
        "[Company 芜湖禾钧掘进]用两年时间攻下这道难题。",
        "[Company 徽昱光电]的生产线搬进新区。",
        "车间主任说，[Company 岚坤锂业]已加入联盟。",
        "与[Company 韩国星禾电池]签约的是一家本地企业。",
        "[Company 泸州酿泉酒业]、[Company 宜宾蜀禾乳业]参展。",
        "[Company 湖州昱朗]把新产品送进欧洲超市。",
        "丹麦酶制剂企业[Company 诺昱森]宣布在太仓建厂。",
        "[Company 恒昱电气（湖北）]与武汉市签约。",
        "村里办起[Company 昱禾蔬菜专业合作社]。",
        "[Company 南通昱恒钢厂]年内改制。",
    ],
)
def test_companies_by_trade(drawn: str) -> None:
    text, places = marked(drawn)
    assert [p for p in names(text) if p[1] == "Company"] == places


@pytest.mark.parametrize(
    "text",
    [
        "绵阳新能源汽车产业增长较快。",
        "规上工业增加值增长，固定资产投资回升。",
        "永磁材料、红外激光芯片等产品已经量产。",
        "车规级芯片已实现国产替代。",
        "江苏民间投资正在回暖。",
        "云南种业振兴行动启动。",
        "“重庆智造”走向世界。",
        "全省不锈钢新材料产量增长。",
        "贵州茶业出口到东南亚。",
        "德国汉诺威展出我市的新产品。",
    ],
)
def test_trades_that_are_things_or_fields(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Company"] == []


@pytest.mark.parametrize(
    "drawn",
    [
        "羊绒送到[Institution 国家羊绒检测重点实验室（银川）]检测。",
        "[Institution 武汉市妇幼保健院]迁入新址。",
        "[Association 江南丝绸协作会]昨日成立。",
    ],
)
def test_bodies_by_suffix(drawn: str) -> None:
    text, places = marked(drawn)
    assert [p for p in names(text) if p[1] in ("Institution", "Association")] == places
