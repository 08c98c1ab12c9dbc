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
        "本轮融资由[Company 沿江创投]领投、[Company 关中产业基金]跟投。",
        "公司获得[Company 东北创新投]领投的5000万元天使轮融资。",
        "[Company 绵阳市产业投资基金]与[Company 杭州翼起资本]向它投入3.5亿元。",
        "聚集了[Company 海辰]、[Company 厚生]、[Company 金汇能]等企业。",
        "集团拟收购[Company 昱辰锂源]65%股权。",
        "子公司[Company Nordwind Logistics]落户宁波。",
        "公司与[Company 宁德时代]合资建厂。",
        "拟将股份转让给[Company 深圳高投]。",
        "重庆与[Company 华为]签署战略合作协议。",
        "深交所要求[Company 奥恒数据]说明原因。",
        "三季度，公司增持[Company 宏晟药业]225.88万股。",
        "公司委托[Company 恒岳资管]与[Company 凌岳集团]签署协议。",
        "曾在[Company 香港岚源国际]任职的林佩珊回到绵阳。",
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
        "重庆与四川宜宾签署协议，与新加坡企业签约。",
        "夏粮收购进展顺利。",
        "同时结合签约球星的赛场表现，打造品牌。",
        "通过与权威媒体及平台合作，签约明星代言。",
        "重庆与一家教育服务集团签订合同。",
        "绵阳市与安庆市尚未签约。",
        "法院冻结了5个银行账户。",
        "法院判令第二被告公司承担连带责任。",
    ],
)
def test_trades_that_are_no_companies(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Company"] == []


def test_a_verb_between_an_area_and_a_trade() -> None:
    assert [p for p in names("绵阳市加入成渝物流联盟。") if p[1] == "Company"] == []


@pytest.mark.parametrize(
    "drawn",
    ["涪城区支持[Company 锐思凌]加大供应链配套。", "[Company 快锐凌]打破国外技术垄断。"],
)
def test_whom_an_area_supports(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize("text", ["绵阳市支持制造业转型。", "宁波市江北区与绵阳市签约。"])
def test_no_company_is_supported(text: str) -> None:
    assert "Company" not in {cls for _, cls, _ in names(text)}


@pytest.mark.parametrize(
    "drawn",
    [
        "[Company 深圳霖泽]拟受让公司股份。",
        "公司股东[Company 浙江佳岚]也多次质押股权。",
        "[Company 广州晟景]与苏州晶澜科技有限公司签署协议。",
    ],
)
def test_an_area_and_two_characters_that_are_no_word(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "text",
    [
        "浙江宁波与上海签约。",
        "四川盆地、云贵高原的企业签约。",
        "江苏积极与苏州晶澜科技有限公司签约。",
        "浙江姑娘也来了。",
    ],
)
def test_an_area_and_something_else(text: str) -> None:
    assert not [p for p in names(text) if p[1] == "Company" and p[2][:2] in ("浙江", "四川", "江苏")]
