"""Quotations: which are names, of what, and how far they reach."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.recognise.draft import Draft
from kg.recognise.pipeline import draft_of
from kg.recognise.quoted import recognise_quoted
from tests.support.sentences import marked, names


def found(text: str) -> list[tuple[str, str]]:
    draft: Draft = draft_of(Article("a", "p", "news", text, tuple(range(len(text))), ()))
    recognise_quoted(draft)
    return [(c.cls, c.text or text[c.start : c.end]) for c in sorted(draft.found)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加快实施“机器人+”行动，抢占新赛道。", [("Programme", "机器人+行动")]),
        ("通过“护农强企·春雨助耕”制度落实专项行动，解决问题。", [("Programme", "护农强企·春雨助耕制度落实专项行动")]),
        ("深入实施企业上市“飞鹰”行动。", [("Programme", "企业上市飞鹰行动")]),
        ("持续完善“揭榜挂帅”“赛马”等机制。", [("Programme", "揭榜挂帅"), ("Programme", "赛马")]),
        (
            "实施“育龙”“扶优”“壮苗”三大工程。",
            [("Programme", "育龙"), ("Programme", "扶优"), ("Programme", "壮苗"), ("Programme", "三大工程")],
        ),
        ("突出科创赋能、数智赋能、绿色赋能等“三维赋能”，做强引擎。", [("Programme", "三维赋能")]),
        ("开展“百人助千企”活动。", [("Programme", "百人助千企活动")]),
        ("“知名央企安徽行”启动。", [("Event", "知名央企安徽行")]),
        ("“招商银行”开业。", []),
        ("举办“乐购嘉州”消费季。", [("Event", "乐购嘉州消费季")]),
        ("举办“蜀道云上”音乐节。", [("Event", "蜀道云上音乐节")]),
        ("上线“蜀企通”供需对接平台。", [("InformationSystem", "蜀企通供需对接平台")]),
        ("入选“山东手造百佳”名单。", [("Award", "山东手造百佳名单")]),
        (
            "聚力“智能网联新能源汽车、先进材料”2个主导产业。",
            [("Industry", "智能网联新能源汽车"), ("Industry", "先进材料")],
        ),
        ("把生物医药摆在“三主四新”产业之首。", [("Programme", "三主四新产业")]),
        ("出台《劳务经纪人管理办法》。", [("Document", "劳务经纪人管理办法")]),
        ("签订“十五五”战略合作框架协议。", [("Programme", "十五五")]),
        ("企业获评“国家级绿色工厂”。", [("Award", "国家级绿色工厂")]),
        ("“川北蜜柚”入选农业品牌培育计划。", [("Product", "川北蜜柚")]),
        ("研制的“岷江一号”掘进机下线。", [("Product", "岷江一号")]),
        ("推动打造“巴渝思政”研学地图。", [("Programme", "巴渝思政研学地图")]),
    ],
)
def test_a_quotation_that_is_a_name(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "制造业是稳增长的“压舱石”。",
        "按下“快进键”、跑出“加速度”。",
        "推动一批龙头企业“一条龙”推进创新。",
        "做好“后半篇文章”，推动整改。",
        "加快机组等产品“出海”。",
        "就业攻坚突出“应就业尽就业”。",
        "她说：“我们怎么办？”",
        "成为全国的“金名片”。",
        "装置创造“亿度千秒”纪录。",
        "绵阳打造“东西”两片消费集聚区。",
    ],
)
def test_a_quotation_that_is_none(text: str) -> None:
    assert found(text) == []


def test_the_form_without_its_head_stays_an_alias() -> None:
    draft = draft_of(Article("a", "p", "news", "推行“四色管理”机制。", tuple(range(11)), ()))
    recognise_quoted(draft)
    assert ("Programme", "四色管理机制", "四色管理") in draft.aliases


@pytest.mark.parametrize(
    "drawn",
    [
        "启动[InformationSystem “外贸数智大脑”]建设。",
        "推出脚型数据库[InformationSystem “江步云”]。",
        "获评定的[Award “绿色食品10强”]称号。",
        "电力经[TransportRoute “川鄂绿电走廊”]送往湖北。",
        "[Document 党的二十大报告]指出，要扩大开放。",
        "首次写入[Document 中央一号文件]。",
        "企业靠[Product “涪陵红”香辣酱]起家。",
        "[Product “鹞眼”系列]车载镜头贡献了六成营收。",
        "打造的[Industry “光芯网”产业集群]。",
        "[Programme “研发在成都，制造在绵阳”]的模式不断拓展。",
        "[Association 绵阳市“四企”联动协同发展联盟]成立。",
        "推动[Product “梓潼绿”蔬菜]直通港澳。",
        "批准公司申报的流感疫苗[Product “安岚宁”]上市。",
        "院子改成了民宿[Facility “松云小院”]。",
        "依托[Institution “综合性国家科学中心”]，合肥市成立专班。",
        "进口[Programme “零关税”]商品货值7亿元。",
    ],
)
def test_a_head_behind_a_quotation(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))
