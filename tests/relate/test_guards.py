"""Words around a name that give it another part than the pattern says."""

from __future__ import annotations

import pytest

from kg import facts
from kg.relate.guards import is_anothers, same_side
from tests.support.sentences import said

A, B = "苏州晶澜科技有限公司", "江西赣铜集团有限公司"


@pytest.mark.parametrize(
    ("text", "predicate", "wrong"),
    [
        (f"{A}向位于涪城区的{B}发放贷款。", "locatedIn", f"{A} locatedIn 涪城区"),
        (f"由{A}投资24亿元兴建的滁州封装工厂在涪城区投产。", "locatedIn", f"{A} locatedIn 涪城区"),
        (f"{A}与绵阳市签订合同，与{B}的合资谈判仍在进行。", "signedWith", f"{A} signedWith {B}"),
        ("园区被绵阳市商务局认定为省级绿色工业园区。", "awarded", "绵阳市商务局 awarded 省级绿色工业园区"),
        (
            "绵阳市种业创新中心发展很快，从事低空经济的工程师王志强说。",
            "focusesOn",
            "绵阳市种业创新中心 focusesOn 低空经济",
        ),
        (f"有业内人士猜测，{A}会把封装工厂建在涪城区。", "locatedIn", "封装工厂 locatedIn 涪城区"),
        ("江南大学参与建设的太湖智能实验室获科技部批准。", "founded", "江南大学 founded 科技部"),
        (
            "绵阳市发展很快。由海关总署会同财政部、商务部组成的联合验收组听取汇报。",
            "cooperatesWith",
            "财政部 cooperatesWith 绵阳市",
        ),
        ("涪城、游仙两区分别选定低空经济、生物医药产业。", "focusesOn", "游仙区 focusesOn 低空经济"),
        ("绵阳市不以低空经济为主业。", "focusesOn", "绵阳市 focusesOn 低空经济"),
        ("绵阳市召开区县委书记例会。", "organizes", "区县委 organizes 区县委书记例会"),
        (f"会议审议通过{A}与{B}签订服务合同的议案。", "signedWith", f"{A} signedWith {B}"),
        (f"{A}与{B}实际控制人林建国签署协议。", "signedWith", f"{A} signedWith {B}"),
        (f"由{A}所管理的华岳电器与{B}签署协议。", "signedWith", f"{A} signedWith {B}"),
        (f"{A}与绵阳市3个区县签署协议。", "signedWith", f"{A} signedWith 绵阳市"),
        (f"对于{A}将收购{B}的说法，公司没有回应。", "investedIn", f"{A} investedIn {B}"),
        (f"绵阳市发展很快。园区正与{A}共建太湖智能实验室。", "founded", "绵阳市 founded 太湖智能实验室"),
        ("明年将在绵阳市涪城区、三台县建设封装基地。", "founded", "三台县 founded 封装基地"),
        (
            "太湖智能实验室发展很快，王志强解读了新出台的《绵阳市外贸提质行动方案》。",
            "implements",
            "太湖智能实验室 implements 绵阳市外贸提质行动方案",
        ),
        (f"在与{B}签约之时，{A}董事长赵学礼发声支持。", "signedWith", f"{A} signedWith {B}"),
        (f"{A}年内收购18个项目，出让方主要包括{B}。", "investedIn", f"{A} investedIn {B}"),
        (f"据{A}公告，收购事项完成前，{B}拟剥离期货业务。", "investedIn", f"{A} investedIn {B}"),
        (f"{A}拟收购{B}所持锂矿的股权。", "investedIn", f"{A} investedIn {B}"),
        (f"{A}担任绵阳高新收购{B}100%股权的独立财务顾问。", "investedIn", f"{A} investedIn {B}"),
        (f"公司拟向{A}发行股份，收购{B}51%股权。", "investedIn", f"{A} investedIn {B}"),
        (
            f"公司拟购买{A}80%股权，向华岳集团发行股份购买{B}60%股权。",
            "investedIn",
            f"{A} investedIn {B}",
        ),
        (f"{A}发展很快。这里是获绵阳市政府批准设立的涪江产业园。", "founded", "绵阳市政府 founded 涪江产业园"),
        (
            f"{A}发展很快。车间里的焊工佟建国摘得全国焊接大赛金奖。",
            "awarded",
            f"{A} awarded 全国焊接大赛金奖",
        ),
        (f"{A}订单饱满。2023年全市出口眼镜1.46亿副，主要销往意大利。", "exportsTo", f"{A} exportsTo 意大利"),
        (f"{A}发展很快。去年，他在涪城区开设了太湖智能实验室。", "founded", f"{A} founded 太湖智能实验室"),
        (f"华岳集团控股子公司{A}与{B}签署合同。", "subsidiaryOf", f"{B} subsidiaryOf 华岳集团"),
        (f"{A}股东大会审议通过《关于提供担保的议案》。", "implements", f"{A} implements 关于提供担保的议案"),
        ("福特汽车亚太区总裁傅礼德表示，新合资公司将完成审批。", "holdsPosition", "傅礼德 holdsPosition 亚太"),
        (
            "昨日，空港大道通车。坊间所说的“客改货包机直飞伦敦”，目前只是设想。",
            "connectsTo",
            "空港大道 connectsTo 伦敦",
        ),
        (
            "首届“不夜川渝 活力中国”夜经济嘉年华评选出“川渝不夜地标”。",
            "awarded",
            "中国 awarded 川渝不夜地标",
        ),
        (f"绵阳市中级人民法院受理{A}重整一案。", "approvedBy", f"{A} approvedBy 绵阳市中级人民法院"),
    ],
)
def test_what_is_none(text: str, predicate: str, wrong: str) -> None:
    assert wrong not in said(text, only=predicate)


def test_a_preposition_governs_the_thing_built_not_who_built_it() -> None:
    text = "信息发布在绵阳市商务局建设的“绵企通”平台上。"
    assert "绵阳市商务局 founded 绵企通平台" in said(text, only="founded")


@pytest.mark.parametrize(
    ("text", "predicate", "right"),
    [
        (f"{A}作为战略投资者收购{B}51%股权。", "investedIn", f"{A} investedIn {B}"),
        (f"{A}以2亿元收购{B}51%股权，交易完成后并表。", "investedIn", f"{A} investedIn {B}"),
        (f"{A}收购华岳集团持有的{B}51%股权。", "investedIn", f"{A} investedIn {B}"),
        (f"华岳集团控股子公司{A}与{B}签署合同。", "subsidiaryOf", f"{A} subsidiaryOf 华岳集团"),
        ("焊工佟建国摘得全国焊接大赛金奖。", "awarded", "佟建国 awarded 全国焊接大赛金奖"),
    ],
)
def test_what_stays_true_beside_it(text: str, predicate: str, right: str) -> None:
    assert right in said(text, only=predicate)


def test_a_joint_founding_is_no_joint_body() -> None:
    text = "绵阳市引进创新平台，与江南大学联合组建氢能研究院。"
    assert "绵阳市 cooperatesWith 江南大学" in said(text, only="cooperatesWith")


def test_where_the_plant_is() -> None:
    text = f"由{A}投资24亿元兴建的滁州封装工厂在涪城区投产。"
    assert "滁州封装工厂 locatedIn 涪城区" in said(text, only="locatedIn")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("华岳", "华岳集团", True),
        ("绵阳市政府", "绵阳市", True),
        ("绵阳市", "绵阳市涪城区", False),
        ("华岳集团", "华岳电器", False),
    ],
)
def test_two_names_of_one_party(a: str, b: str, expected: bool) -> None:
    assert same_side(a, b) is expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [("旗下的乙公司", True), ("实际控制人林某", True), ("的控股股东", True), ("签约", False), ("和乙公司", False)],
)
def test_whose_the_party_is(behind: str, expected: bool) -> None:
    assert is_anothers(behind, 0) is expected


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("苏州晶澜科技有限公司表示，将与江南大学合作开展研发。", ("苏州晶澜科技有限公司", "江南大学")),
        ("苏州晶澜科技有限公司的产品好在胶里，这种胶来自它与江南大学的合作。", ("苏州晶澜科技有限公司", "江南大学")),
    ],
)
def test_who_says_it_or_owns_it_acts_where_nobody_else_does(text: str, pair: tuple[str, str]) -> None:
    _, relations, _ = facts(text)
    assert pair in {(r.subject.text, r.object.text) for r in relations if r.predicate == "cooperatesWith"}


def test_a_small_share_makes_no_subsidiary_and_a_denied_one_none() -> None:
    for text in (
        "苏州晶澜集团有限公司持有南通晶澜电子有限公司6%的股权。",
        "南通晶澜电子有限公司并非隶属于苏州晶澜集团有限公司。",
    ):
        assert [r for r in facts(text)[1] if r.predicate == "subsidiaryOf"] == []
