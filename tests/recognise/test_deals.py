"""Companies that their place in a deal gives away."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "[Company 青岚股份]作价298.03亿元收购盛泽游戏的运营主体[Company 盛泽网络]100%股权。",
        "[Company 恒远集团]购买[Company 通用]1%股权。",
        "公司拟收购[Company 靖远宏达]49.02%的股权。",
        "[Company 理想汽车]斥资6.5亿元收购[Company 云帆汽车]100%股权。",
        "去年12月，[Company 渝岳新能]刚刚取得[Company 开封碳素]股权。",
        "收购已经完成，而[Company 华岳冰箱]的100%股权待定。",
        "[Company 东江环保]以4800万元收购[Company 福隆环保]30%的股权。",
        "[Company 曹氏投资]收购了[Company 三峰集团]百分之百的股权。",
        "[Company 长园集团]公告，[Company 格力金投]于8月13日通过集中竞价增持[Company 长园集团]股份6618万股。",
    ],
)
def test_who_buys_whose_shares(drawn: str) -> None:
    text, places = marked(drawn)
    found = [p for p in names(text) if p[1] == "Company"]
    assert [p for p in places if p not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "公司拟购买上述股权。",
        "为加快实施股权转让，双方协商。",
        "资金用于办理股票质押式回购业务，持有人转让。",
        "王志强面临股票质押平仓风险，增持计划搁置。",
        "股东将持有的股份质押。",
        "该公司持股比例升至67%股份以上。",
        "投资者可以认购新增股份。",
        "公司将收购其余股权。",
        "增持公司股份的计划已经完成。",
        "减持股份数量不超过公司总股本的2%。",
        "双方质押的股份合计占总公司股份数5%的股份。",
    ],
)
def test_shares_of_nobody_in_particular(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Company"] == []
