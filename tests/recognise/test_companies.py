"""Companies that bear no legal suffix."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "与[Company 上海壹仓超市]携手合作。",
        "[Company 苏州晶澜科技]完成B轮融资3亿元。",
        "[Company 云犀智能]董事长周慕白出席活动。",
        "本轮融资由[Company 沿江创投]领投。",
        "[Company 振川航运]、[Company 东屿海运]和[Company 云帆物流]等企业签约。",
        "聚集了[Company 海辰]、[Company 厚生]、[Company 金汇能]等企业。",
        "集团拟收购[Company 昱辰锂源]65%股权。",
        "子公司[Company Nordwind Logistics]落户宁波。",
    ],
)
def test_companies_by_context(drawn: str) -> None:
    text, places = marked(drawn)
    assert [p for p in names(text) if p[1] == "Company"] == places


@pytest.mark.parametrize(
    "text",
    [
        "数字经济和汽车产业增长。",
        "发展新能源汽车，建设农业科技园区。",
        "与会人员参观，与企业交流。",
        "由政府投资，由市场决定。",
        "公司完成投资，项目获得资金。",
        "该航线由企业执飞，每周三班。",
        "塔里木光伏发电园区建成。",
        "全省快递业务量增长。",
        "国内物流市场回暖。",
    ],
)
def test_trades_that_are_no_companies(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Company"] == []


@pytest.mark.xfail(reason="an area and a trade reach over the verb between them")
def test_a_verb_between_an_area_and_a_trade() -> None:
    assert [p for p in names("绵阳市加入成渝物流联盟。") if p[1] == "Company"] == []
