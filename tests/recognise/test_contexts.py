"""Names that stand in telling places, and short forms."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from tests.support.sentences import DATE, marked, names, settled


@pytest.mark.parametrize(
    "drawn",
    [
        "[AdministrativeArea 丽江]推进[Facility 束河古镇]改造。",
        "去年9月，[AdministrativeArea 涪城区]获评[Award 全国油菜绿色高产示范区]。",
        "[Project 江锦阿林炼化原料工程]建设现场，工人加快安装。",
        "[AdministrativeArea 绵阳]入选[Award 国家公铁联运试点城市]。",
        "走进[AdministrativeArea 铜梁区][AdministrativeArea 巴川街道][AdministrativeArea 白龙村]。",
        "[TransportRoute 绵阳—阿拉木图中欧班列]首发。",
        "[TransportRoute 钦州—雅加达果蔬快航]开通。",
        "公司年产[Product 锂电池]5万吨。",
        "公司生产[Product 光伏组件]、[Product 锂电池]等产品。",
        "这批[Product 蜜柚]将发往外地。",
        "公司生产[Product 新药TR-101]。",
        "一列货轮满载6万吨[Product 大豆]靠泊。",
        "公司研制的[Product 石墨烯显微镜]已投用。",
        "公司自主研发的[Product 协作机器人Y5]下线。",
        "工厂把柑橘加工成[Product 柑橘油]、[Product 柑橘浆]后销往各地。",
        "项目年产8英寸[Product 碳化硅晶圆]36万片。",
        "公司销售总监[Person 韦秀兰]告诉记者。",
        "公司获评[Award 国家知识产权示范企业]。",
    ],
)
def test_what_context_names(drawn: str) -> None:
    text, places = marked(drawn)
    assert names(text) == places


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("安徽皖泓电子股份有限公司（以下简称“皖泓电子”）公告。皖泓电子增长。", "安徽皖泓电子股份有限公司", "皖泓电子"),
        ("太湖智能制造研究院(下称太湖院)成立，太湖院揭牌。", "太湖智能制造研究院", "太湖院"),
        ("南通凌岳精密轴承有限公司公告。凌岳轴承称，订单增长。", "南通凌岳精密轴承有限公司", "凌岳轴承"),
        ("江苏凌岳医药集团有限公司公告。凌岳医药称，订单增长。", "江苏凌岳医药集团有限公司", "凌岳医药"),
    ],
)
def test_short_forms(text: str, full: str, short: str) -> None:
    annotation, _, _ = facts(text, date=DATE)
    assert (full, short) in {(long, brief) for _, long, brief in annotation.aliases}
    assert short in {m.text for m in annotation.mentions}


def test_a_form_that_could_shorten_two_names_is_tied_to_neither() -> None:
    text = "广东汇昌集团有限公司与上海汇昌集团有限公司签约。汇昌集团称，订单增长。"
    annotation, _, _ = facts(text, date=DATE)
    assert "汇昌集团" not in {short for _, _, short in annotation.aliases}


def test_a_name_is_found_wherever_it_is_repeated() -> None:
    text = "太湖智能制造研究院成立。记者参观了太湖智能制造研究院。"
    annotation = settled(text, "kg_again")
    assert [m.text for m in annotation.mentions if m.cls == "Institution"] == ["太湖智能制造研究院"] * 2


@pytest.mark.parametrize(
    "drawn",
    [
        "[Project 川茂高端材料数字化研发中心项目]落户。",
        "该公司计划在绵阳设立[Company 区域总部]。",
    ],
)
def test_what_is_to_be_built(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


def test_the_town_that_is_spoken_of() -> None:
    text = "潞江镇条件好。镇里推行“党组织+合作社”模式，建起新寨鲜果加工中心。"
    assert (7, "AdministrativeArea", "镇里") in names(text, deictic=True)


def test_a_title_that_is_won_is_no_zone() -> None:
    text = "涪城区获评全市内外贸一体化发展先行区。"
    assert (7, "Award", "内外贸一体化发展先行区") in names(text)


@pytest.mark.parametrize(
    "drawn",
    [
        "论文获得了[Award 陈氏青年数学家奖]的奖金。",
        "大桥斩获[Award 国家优质工程奖金奖]。",
        "代表接过“[Award 国家级旅游度假区]”牌匾。",
        "镇上评上[Award 江苏省特色产业强镇]，",
        "明年承办[Event 全国青少年登山冬令营]。",
        "[Event 首届“茶乡杯”骆驼耐力赛]开跑。",
    ],
)
def test_whole_names_of_prizes_and_contests(drawn: str) -> None:
    text, places = marked(drawn)
    found = {(cls, s.strip("“”")) for _, cls, s in names(text)}
    assert {(cls, s) for _, cls, s in places} <= found


@pytest.mark.parametrize("text", ["公司发放了年终奖。", "学校设立奖学金。", "获得多项奖项。"])
def test_what_is_no_prize(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Award"] == []
