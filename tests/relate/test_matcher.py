"""How rules are applied: lists, pairs one to one, amounts, dates, and what stops a match."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import facts
from kg.relate import load_rules
from kg.relate.matcher import Matcher
from tests.support.sentences import DATE, said

A, B, C = "南通凌岳精密轴承有限公司", "苏州晶澜科技有限公司", "无锡云犀智能科技有限公司"


@pytest.mark.parametrize(
    ("text", "only", "expected"),
    [
        (f"合肥市与{A}签约。", "signedWith", {f"合肥市 signedWith {A}"}),
        (f"中国企业与{A}签约。", "signedWith", set()),
        (f"合肥市与合肥市政府、{A}签约。", "signedWith", {f"合肥市 signedWith {A}"}),
        (f"{A}与{B}签署协议，但因资金问题未果。", "signedWith", set()),
        (
            f"中国银行、建设银行等12家银行与{A}签约。",
            "signedWith",
            {f"中国银行 signedWith {A}", f"建设银行 signedWith {A}"},
        ),
        (f"合肥市分别与{A}、{B}签约。", "signedWith", {f"合肥市 signedWith {A}", f"合肥市 signedWith {B}"}),
        (
            f"合肥市、南昌市与{A}签约。",
            "signedWith",
            {f"合肥市 signedWith {A}", f"南昌市 signedWith {A}"},
        ),
        (
            f"合肥市与{A}、{B}签约。",
            "signedWith",
            {f"合肥市 signedWith {A}", f"合肥市 signedWith {B}"},
        ),
        (
            f"合肥市与{A}、{B}签约，三方将共建园区。",
            "signedWith",
            {f"合肥市 signedWith {A}", f"合肥市 signedWith {B}", f"{A} signedWith {B}"},
        ),
        (
            "合肥市、中国银行和建设银行签约。",
            "signedWith",
            {"合肥市 signedWith 中国银行", "合肥市 signedWith 建设银行", "中国银行 signedWith 建设银行"},
        ),
        (
            f"合肥市与{A}、{B}等企业签约。",
            "signedWith",
            {f"合肥市 signedWith {A}", f"合肥市 signedWith {B}"},
        ),
        (f"{A}拟投资3亿元建设绵阳会展中心。", "investedIn", {f"{A} investedIn? 绵阳会展中心"}),
        (f"{A}以4.6亿元收购{B}65%股权。", "investedIn", {f"{A} investedIn {B}"}),
        (f"{B}被{A}收购。", "investedIn", {f"{A} investedIn {B}"}),
        (f"{A}旗下{B}投产。", "subsidiaryOf", {f"{B} subsidiaryOf {A}"}),
        (f"{A}系{B}控股子公司。", "subsidiaryOf", {f"{A} subsidiaryOf {B}"}),
        (f"位于绵阳高新区的{A}投产。", "locatedIn", {f"{A} locatedIn 绵阳高新区"}),
        (f"{A}加入长三角半导体产业联盟。", "memberOf", {f"{A} memberOf 长三角半导体产业联盟"}),
        (f"{A}获评国家级专精特新“小巨人”企业。", "awarded", {f"{A} awarded 国家级专精特新小巨人企业"}),
        ("绵阳综合保税区于2024年4月30日经国务院批复设立。", "approvedBy", {"绵阳综合保税区 approvedBy 国务院"}),
        ("市委书记范鸣到绵阳高新区调研。", "visited", {"范鸣 visited 绵阳高新区"}),
        ("绵阳市商务局局长王志强介绍情况。", "holdsPosition", {"王志强 holdsPosition 绵阳市商务局"}),
        ("2025绵阳经济论坛由绵阳市商务局主办。", "organizes", {"绵阳市商务局 organizes 2025绵阳经济论坛"}),
        (f"{B}推出“晶澜X7”芯片。", "produces", {f"{B} produces 晶澜X7"}),
        ("绵阳市大力发展低空经济。", "focusesOn", {"绵阳市 focusesOn 低空经济"}),
        ("绵阳市将实施“链长制”改革。", "implements", {"绵阳市 implements? 链长制改革"}),
        # another kind of subject at the beginning of the clause is no reason to look for one further back
        (f"{A}投产。下一步，绵阳高新区将建设绵阳会展中心。", "founded", {"绵阳高新区 founded? 绵阳会展中心"}),
        (f"绵阳市支持{A}与{B}合作。", "cooperatesWith", {f"{A} cooperatesWith {B}"}),
        (
            "2025绵阳经济论坛举行。副市长王志强、中国科学院院士林海、董事长周慕白出席2025绵阳经济论坛。",
            "participatesIn",
            {f"{p} participatesIn 2025绵阳经济论坛" for p in ("王志强", "林海", "周慕白")},
        ),
        (
            f"{A}董事马克·施密特出席2025绵阳经济论坛。",
            "participatesIn",
            {"马克·施密特 participatesIn 2025绵阳经济论坛"},
        ),
        (
            "绵阳市商务局局长王志强，江南理工大学校长林海出席。",
            "holdsPosition",
            {"王志强 holdsPosition 绵阳市商务局", "林海 holdsPosition 江南理工大学"},
        ),
        ("连接桑植县与鹤峰县的桑鹤高速公路通车。", "locatedIn", set()),
        ("绵阳市商务局局长王志强表示，将支持企业参加2025绵阳经济论坛。", "participatesIn", set()),
    ],
)
def test_relations(text: str, only: str, expected: set[str]) -> None:
    assert said(text, only=only) == expected


def test_where_a_policy_is_tried_first_takes_it_from_nobody() -> None:
    text = "绵阳市政府印发《绵阳市外贸提质行动方案》，提出培育工厂30家，涪城区、江油市被列为首批试点。"
    assert {f"{who} implements 绵阳市外贸提质行动方案" for who in ("绵阳市政府", "涪城区", "江油市")} <= said(
        text, only="implements"
    )


def test_shares_are_passed_and_sold_to_who_then_holds_them() -> None:
    assert said(f"{A}将其持有的{B}60%股权转让给{C}。", only="investedIn") == {f"{C} investedIn {B}"}
    assert said(f"{A}拟向{C}出售所持{B}60%股权。", only="investedIn") == {f"{C} investedIn? {B}"}


@pytest.mark.parametrize(
    "text",
    [
        f"合肥市与{A}尚未签署协议。",
        f"合肥市否认与{A}签署协议。",
        f"据传闻，合肥市与{A}签署了协议。",
        f"合肥市与{A}签署协议一事未果。",
        f"业内建议合肥市与{A}签署协议。",
        f"合肥市负责人说，{A}与谁签署协议都可以。",
        "双方签署协议。",
        f"{A}签署协议。",
    ],
)
def test_what_is_denied_or_wished_is_not_signed(text: str) -> None:
    assert said(text, only="signedWith") == set()


RULE = """relation: {relation}
rules:
  - name: own
    pattern: "{pattern}"
    examples: ["[s 甲]与[o 乙]"]{more}
"""


def own(tmp_path: Path, relation: str, pattern: str, more: str = "") -> Path:
    (tmp_path / "own.yaml").write_text(RULE.format(relation=relation, pattern=pattern, more=more), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}、{B}分别落户合肥市、南昌市。", {f"{A} locatedIn 合肥市", f"{B} locatedIn 南昌市"}),
        (
            f"{A}、{B}落户合肥市、南昌市。",
            {f"{A} locatedIn 合肥市", f"{B} locatedIn 南昌市", f"{A} locatedIn 南昌市", f"{B} locatedIn 合肥市"},
        ),
        (f"{A}、{B}分别落户合肥市。", {f"{A} locatedIn 合肥市", f"{B} locatedIn 合肥市"}),
    ],
)
def test_lists_distribute_and_respectively_deals_out(tmp_path: Path, text: str, expected: set[str]) -> None:
    rules = own(tmp_path, "locatedIn", "{s:Company}+ … <落户> {o:Area}+")
    assert said(text, rules=rules, only="locatedIn/own") == expected


def test_respectively_deals_out_parties_too() -> None:
    text = f"绵阳市、广元市分别与{A}、{B}签订协议。"
    assert said(text, only="signedWith") == {f"绵阳市 signedWith {A}", f"广元市 signedWith {B}"}


def test_a_list_of_parties_signs_pairwise(tmp_path: Path) -> None:
    rules = own(tmp_path, "signedWith", "{both:Org|Area}+ <签约>")
    text = f"会上，合肥市、{A}、{B}签约。"
    assert said(text, rules=rules, only="signedWith") == {
        f"合肥市 signedWith {A}",
        f"合肥市 signedWith {B}",
        f"{A} signedWith {B}",
    }


def test_a_rule_can_turn_its_ends_around(tmp_path: Path) -> None:
    rules = own(tmp_path, "investedIn", "{s:Company} 获 {o:Company} <注资>", "\n    reverse: true")
    assert said(f"{A}获{B}注资。", rules=rules, only="investedIn") == {f"{B} investedIn {A}"}


@pytest.mark.parametrize(
    ("more", "text", "amount"),
    [
        ("\n    amount: true", f"{A}斥资3亿元入股{B}。", 3e8),
        ("\n    amount: true", f"{A}入股{B}，涉及资金2000万美元。", 2e7),
        ("\n    amount: true", f"{A}入股{B}。", None),
        ("", f"{A}斥资3亿元入股{B}。", None),
    ],
)
def test_amounts(tmp_path: Path, more: str, text: str, amount: float | None) -> None:
    rules = own(tmp_path, "investedIn", "{s:Company} … <入股> {o:Company}", more)
    _, relations, _ = facts(text, date=DATE, rules=rules)
    assert [r.amount for r in relations if r.rule == "investedIn/own"] == [amount]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"3月18日，合肥市与{A}签约。", "2025-03-18"),
        (f"去年6月，合肥市与{A}签约。", "2024-06"),
        (f"合肥市与{A}于2024年11月5日签约。", "2024-11-05"),
        (f"合肥市与{A}签约。", ""),
        (f"今年一季度，合肥市与{A}签约。", "2025-Q1"),
    ],
)
def test_dates(text: str, date: str) -> None:
    _, relations, _ = facts(text, date=DATE)
    assert [r.date for r in relations if r.predicate == "signedWith"] == [date]


def test_only_rules_whose_trigger_a_sentence_holds_are_tried() -> None:
    rules = load_rules()
    matcher = Matcher(rules)
    tried = matcher.candidates("今天天气很好。")
    assert {rule.id for rule in tried} == {rule.id for rule in rules if not rule.triggers}
    assert "signedWith/parties" in {rule.id for rule in matcher.candidates("双方签约。")}
    assert Matcher(()).candidates("双方签约。") == []


def test_the_owner_does_not_win_what_its_subsidiary_wins() -> None:
    found = said(f"{A}旗下{B}获评国家级专精特新“小巨人”企业。", only="awarded")
    assert found == {f"{B} awarded 国家级专精特新小巨人企业"}
