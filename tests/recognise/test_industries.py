"""Industries: listed, by their ending, and in enumerations that say what their members are."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("上半年网络零售额增长6%。", "网络零售"),
        ("以生猪、奶等三大产业为重点。", "奶等三大产业"),
        ("走进装备产业园区。", "装备产业"),
    ],
)
def test_an_industry_that_is_part_of_something_else(text: str, wrong: str) -> None:
    assert wrong not in {name for _, cls, name in names(text) if cls == "Industry"}


def test_a_row_of_fields_holds_no_firms() -> None:
    text = "加速推进海洋装备、海洋药物、海洋新能源等新兴产业。"
    assert {"海洋装备", "海洋药物", "海洋新能源"} <= {name for _, cls, name in names(text) if cls == "Industry"}


@pytest.mark.parametrize(
    "drawn",
    [
        "大力发展[Industry 服务型制造]和[Industry 生产性服务业]。",
        "发展[Industry 新型建材]、[Industry 环保装备]、[Industry 盐磷化工]三大集群。",
        "制造业增长7.6%，[Industry 电力供应业]下降3.4%。",
        "全市以[Industry 低空装备]为头号产业。",
        "三区分别选定[Industry 休闲食品]、[Industry 耐热合金]、[Industry 彩灯制造]作为特色赛道。",
        "围绕整机、整装等终端和[Industry 关键基础零部件]、[Industry 关键基础软件]等产业领域招商。",
        "我市聚焦[Industry 矿山]、[Industry 机械制造]、[Industry 隧道养护]3个行业重点企业。",
        "发展[Industry 蚕桑]、[Industry 油菜]、[Industry 生态水产]等产业，助农增收。",
        "建设[Industry 智能装备及智能制造]、[Industry 轻纺]、[Industry 高端摩托车]等产业集群承载区。",
        "以[Industry 高端金属新材料]、[Industry 电子信息]等为代表的临港产业集群正在形成。",
        "国内[Industry 豆芽行业]最大的生产方落户。",
        "做大做强[Industry 制造业]，巩固优势。",
        "重庆世界级[Industry 竹藤工艺产业]。",
        "大力发展[Industry 候鸟经济]，扩大消费。",
        "壮大[Industry 战略性产业集群]和[Industry 未来产业集群]。",
        "大力发展[Industry 特色优势产业]。",
        "培育[Industry 休闲度假游]、[Industry 主题研学游]等旅游新业态。",
        "做大[Industry 棉花]、[Industry 果蔬]、[Industry 畜产品]等八大产业集群。",
    ],
)
def test_an_industry(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= proposed(text, "kg_industries")


@pytest.mark.parametrize(
    "text",
    [
        "企业借力大数据、区块链等新技术转型。",
        "有效承接中东部产业转移。",
        "打造支柱产业，做强优势产业。",
        "住建、水利、交通等行业主管部门将加强监管。",
        "年内把机器人送进100家门店。",
        "民营经济和县域经济发展较快。",
        "利用区块链技术溯源。",
        "绵阳制造业协会成立。",
        "煤电循环经济产业区动工。",
        "餐饮、零售业态展开联动。",
        "园区互通产业发展规划。",
        "方案聚焦助企纾困、援企稳岗扩岗、营造国际一流营商环境等领域。",
    ],
)
def test_what_is_no_industry(text: str) -> None:
    assert not {p for p in proposed(text, "kg_industries") if p[2] == "Industry"}
