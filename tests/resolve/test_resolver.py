"""Which names mean the same thing, within an article and across pages."""

from __future__ import annotations

import random

import pytest

from kg.pipeline import extract
from kg.recognise.geography import agency, area
from kg.resolve.resolver import squash
from tests.support.sentences import forms, graph_of, page, statements

A = "南通凌岳精密轴承有限公司"


@pytest.mark.parametrize(
    ("texts", "label", "expected"),
    [
        # introduced in brackets
        (["安徽皖泓电子股份有限公司（以下简称皖泓电子）公告。皖泓电子增长。"], "安徽皖泓电子股份有限公司", {"安徽皖泓电子股份有限公司", "皖泓电子"}),
        # learnt from the page
        ([f"{A}公告。凌岳轴承称，订单增长。"], A, {A, "凌岳轴承"}),
        # areas with and without their unit
        (["重庆市铜梁区举行活动。铜梁与南昌市签约。"], "铜梁区", {"铜梁区", "铜梁"}),
        (["彭水县举行活动。", "彭水与南昌市签约。"], "彭水苗族土家族自治县", {"彭水苗族土家族自治县", "彭水县", "彭水"}),
        (["绵阳举行活动。", "绵阳市与南昌市签约。"], "绵阳市", {"绵阳市", "绵阳"}),
        # 我市, 全市, 我区, 全区
        (["绵阳市举行活动。绵阳市招商。我市与南昌市签约，全市经济平稳。"], "绵阳市", {"绵阳市", "我市", "全市"}),
        (["绵阳市涪城区举行活动。我区与南昌市签约，全区经济平稳。"], "涪城区", {"涪城区", "我区", "全区"}),
        # organs by their area and by the home city
        (
            ["绵阳市商务局举行活动。", "绵阳市与南昌市签约，市商务局负责人出席。绵阳市招商。"],
            "绵阳市商务局",
            {"绵阳市商务局", "市商务局"},
        ),
        (["重庆市举行活动，市经济信息委介绍情况。"], "重庆市经济和信息化委员会", {"重庆市经济和信息化委员会", "市经济信息委"}),
        # quoted names and their heads
        (["绵阳市实施“链长制”改革。“链长制”改革见效。"], "链长制改革", {"链长制改革", "链长制"}),
        # two pages
        ([f"{A}与南昌市签约。", f"{A}与合肥市签约。"], A, {A}),
    ],
)  # fmt: skip
def test_names_of_one_thing(texts: list[str], label: str, expected: set[str]) -> None:
    graph = graph_of(*texts)
    assert forms(graph, label) == expected
    assert len([e for e in graph.entities if expected & {e.label, *e.aliases}]) == 1


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        # no firm is another for their common end
        (["广东汇昌集团与南昌市签约。", "上海汇昌集团与南昌市签约。"], {"广东汇昌集团", "上海汇昌集团"}),
        # X and X（中国）
        (
            ["西门子集团与南昌市签约。", "西门子（中国）有限公司与南昌市签约。"],
            {"西门子集团", "西门子（中国）有限公司"},
        ),
        # a branch and its house
        (
            ["中信银行股份有限公司重庆分行与南昌市签约。", "中信银行股份有限公司与合肥市签约。"],
            {"中信银行股份有限公司重庆分行", "中信银行股份有限公司"},
        ),
        (["绵阳市商务局与合肥市签约。", "泸州市商务局与合肥市签约。"], {"绵阳市商务局", "泸州市商务局"}),
    ],
)
def test_names_of_different_things(texts: list[str], labels: set[str]) -> None:
    assert labels <= {e.label for e in graph_of(*texts).entities}


def test_one_name_of_two_classes_stays_two_things() -> None:
    graph = graph_of("“云帆”平台上线，绵阳市推出“云帆”新能源汽车。")
    found = {e.cls for e in graph.entities if "云帆" in (e.label, *e.aliases)}
    assert found == {"InformationSystem", "Product"}
    assert len({e.id for e in graph.entities}) == len(graph.entities)


def test_two_persons_of_one_name_on_two_pages_stay_two() -> None:
    graph = graph_of("苏州晶澜科技有限公司副总经理王志杰介绍情况。", "绵阳市商务局局长王志杰介绍情况。")
    assert len([e for e in graph.entities if e.cls == "Person"]) == 2
    assert len({e.id for e in graph.entities if e.cls == "Person"}) == 2


def test_a_person_of_one_name_and_office_on_two_pages_is_one() -> None:
    graph = graph_of("绵阳市商务局局长王志杰介绍情况。", "绵阳市商务局局长王志杰出席活动。")
    assert len([e for e in graph.entities if e.cls == "Person"]) == 1


def test_districts_of_one_name_in_two_cities() -> None:
    graph = graph_of("宁波市江北区与重庆市江北区签约。")
    assert len([e for e in graph.entities if e.label == "江北区"]) == 2


def test_the_city_named_first_is_at_home_where_two_are_named_equally_often() -> None:
    assert forms(graph_of("绵阳市举行活动。我市与南昌市签约。"), "绵阳市") == {"绵阳市", "我市"}


# ------------------------------------------------------------------ words for things


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}公告。公司将在宿迁建设晶澜封装产业园。", f"{A} founded? 晶澜封装产业园"),
        ("宿迁封装产业园开工。该项目位于宿迁高新区。", "宿迁封装产业园 locatedIn 宿迁高新区"),
        ("绵阳市举行活动。绵阳市招商。我市与南昌市签约。", "南昌市 signedWith 绵阳市"),
        ("绵阳市涪城区举行活动。我区与南昌市签约。", "南昌市 signedWith 涪城区"),
        ("绵阳市平稳。市长任守义说，形势很好。", "任守义 holdsPosition 绵阳市"),
        ("江南理工大学揭牌。该校与南昌市签约。", "南昌市 signedWith 江南理工大学"),
        (f"泸州市与{A}签约。双方将共建泸州氢能产业园。", f"{A} founded? 泸州氢能产业园"),
        ("走进宁国市，宁国市工业向好。全市实施“链长制”改革。", "宁国市 implements 链长制改革"),
        ("襄阳市平稳。全省实施“链长制”改革。", "湖北省 implements 链长制改革"),
        ("绵阳市涪城区平稳。涪城高新技术产业园区开园。全区实施“链长制”改革。", "涪城区 implements 链长制改革"),
        (
            f"{A}公告。{A}与江西赣铜集团有限公司洽谈。江西赣铜集团有限公司成立于2009年。2023年，该公司投资了宿迁封装产业园。",
            "江西赣铜集团有限公司 investedIn 宿迁封装产业园",
        ),
        (
            f"{A}总经理钱国梁出席。江西赣铜集团有限公司也在。江西赣铜集团有限公司扩产。钱国梁透露，公司已投资宿迁封装产业园。",
            f"{A} investedIn 宿迁封装产业园",
        ),
    ],
)
def test_what_deictic_words_mean(text: str, expected: str) -> None:
    said = statements(graph_of(text))
    subject, predicate, obj = expected.split(" ")
    assert said & {expected, f"{obj} {predicate} {subject}"}


def test_what_means_nothing_definite_is_left_out_and_counted() -> None:
    graph, dropped = extract([page("该公司与该集团签约。我市与南昌市签约，实施“链长制”改革。")])
    assert not [s for s in graph.statements if "该公司" in s.subject]
    assert sum(dropped.values()) >= 1


@pytest.mark.parametrize("step", ["aliases", "suffixes", "deixis"])
def test_steps_can_be_left_out(step: str) -> None:
    text = f"绵阳市举行活动。我市与{A}（以下简称凌岳）签约。凌岳举行2025绵阳经济论坛。"
    full, less = graph_of(text), graph_of(text, without=frozenset((step,)))
    if step == "aliases":
        assert forms(full, A) > forms(less, A)
    if step == "deixis":
        assert statements(full) > statements(less)


# ------------------------------------------------------------------ order and identity


TEXTS = (
    "绵阳市举行活动。我市与南通凌岳精密轴承有限公司（以下简称凌岳轴承）签约，投资3亿元建设绵阳精密制造产业园。",
    "凌岳轴承公告。公司将在绵阳高新区投产，董事长王志杰出席。",
    "绵阳市商务局局长王志杰表示，我市将实施“链长制”改革。一季度GDP增长6.4%。",
    "苏州晶澜科技有限公司落户绵阳。晶澜科技获评国家级专精特新“小巨人”企业。",
    "宁波市江北区与绵阳签约。江北区一季度GDP增长5%。",
)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_pages_does_not_matter(seed: int) -> None:
    pages = [page(text, f"{number}.txt") for number, text in enumerate(TEXTS)]
    expected = extract(pages)[0]
    random.Random(seed).shuffle(pages)
    assert extract(pages)[0] == expected


def test_the_names_of_files_decide_no_identity() -> None:
    one = extract([page(text, f"{number}.txt") for number, text in enumerate(TEXTS)])[0]
    two = extract([page(text, f"{9 - number}.txt") for number, text in enumerate(TEXTS)])[0]
    assert [(e.id, e.label, e.aliases) for e in one.entities] == [(e.id, e.label, e.aliases) for e in two.entities]
    assert one.statements == two.statements
    assert one.observations == two.observations


def test_ids_are_unique_and_sorted() -> None:
    graph = graph_of(*TEXTS)
    for things in (graph.entities, graph.statements, graph.observations):
        ids = [x.id for x in things]
        assert ids == sorted(set(ids))


def test_a_label_is_the_fullest_form_and_no_alias() -> None:
    for e in graph_of(*TEXTS).entities:
        assert e.label not in e.aliases
        assert e.cls == "AdministrativeArea" or all(len(e.label) >= len(alias) for alias in e.aliases)


# ------------------------------------------------------------------ areas and agencies


@pytest.mark.parametrize(
    ("form", "home", "name", "parent"),
    [
        ("铜梁", "重庆市", "铜梁区", "重庆市"),
        ("彭水", "", "彭水苗族土家族自治县", "重庆市"),
        ("朝阳区", "北京市", "朝阳区", "北京市"),
        ("渝", "", "重庆市", "中国"),
        ("中国", "", "中国", ""),
        ("慕尼黑", "", "慕尼黑", "德国"),
    ],
)
def test_areas(form: str, home: str, name: str, parent: str) -> None:
    found = area(form, home)
    assert found is not None
    assert (found.name, found.parent) == (name, parent)


@pytest.mark.parametrize("form", ["", "不存在市", "我市"])
def test_unknown_areas(form: str) -> None:
    assert area(form, "重庆市") is None


@pytest.mark.parametrize(
    ("form", "home", "name"),
    [
        ("市经信委", "重庆市", "重庆市经济和信息化委员会"),
        ("市商务局", "绵阳市", "绵阳市商务局"),
        ("绵阳市商务局", "", "绵阳市商务局"),
        ("市商务局", "", None),
        ("商务局", "绵阳市", None),
        ("国家发改委", "绵阳市", "国家发展和改革委员会"),
        ("无名单位", "绵阳市", None),
    ],
)
def test_agencies(form: str, home: str, name: str | None) -> None:
    assert agency(form, home) == name


@pytest.mark.parametrize(
    ("text", "squashed"),
    [("AI·NK 教育大模型（试点）", "AINK教育大模型试点"), ("“链长制”改革", "链长制改革"), ("—", ""), ("", "")],
)
def test_squash(text: str, squashed: str) -> None:
    assert squash(text) == squashed


def test_areas_of_one_name_in_two_cities() -> None:
    graph = graph_of("宁波市江北区与绵阳市签约。", "重庆市江北区聚焦低空经济。", "宁波市鼓楼举行活动。")
    codes = {e.code for e in graph.entities if e.label == "江北区"}
    assert codes == {"330205", "500105"}
    assert "江北区 focusesOn 低空经济" in statements(graph)


def test_a_place_with_and_without_its_home_city() -> None:
    graph = graph_of("绵阳市举行活动。绵阳山城巷传统风貌区开放。山城巷传统风貌区增长。")
    assert forms(graph, "绵阳山城巷传统风貌区") == {"绵阳山城巷传统风貌区", "山城巷传统风貌区"}


def test_the_whole_country_is_an_entity_only_where_something_is_said_of_it() -> None:
    assert forms(graph_of("绵阳市工业增加值增长6%，增速居全国第三位。"), "中国") == set()
    assert "全国" in forms(graph_of("今年，全国规模以上工业增加值增长6%。"), "中国")
