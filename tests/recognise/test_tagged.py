"""What is done with the names that the tagger reads."""

import numpy as np
import pytest

from kg.model import Article
from kg.recognise import tagged
from kg.recognise.draft import Draft
from kg.recognise.pipeline import draft_of
from kg.recognise.tagger import LABELS, Tagged


def draft(text: str, *found: tuple[str, str]) -> Draft:
    made = draft_of(Article("a", "", "news", text, tuple(range(len(text))), ()))
    for name, cls in found:
        start = made.text.index(name)
        made.add(start, start + len(name), cls, "forms/suffix")
    return made


def after(
    monkeypatch: pytest.MonkeyPatch, made: Draft, *read: tuple[str, str, float], outside: float = 0.1
) -> set[tuple[str, str]]:
    """The candidates of the draft once the tagger has read the names ``read`` in it."""
    spans = [Tagged(at := made.text.index(name), at + len(name), cls, chance) for name, cls, chance in read]
    table = np.full((len(made.text), len(LABELS)), 0.01, np.float32)
    table[:, 0] = outside
    monkeypatch.setattr(tagged, "chances", lambda *_: [table])
    monkeypatch.setattr(tagged, "decode", lambda _: [spans])
    tagged.recognise_tagged(made)
    return {(made.text[c.start : c.end], c.cls) for c in made.found}


def test_a_name_where_none_was_found_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    assert after(monkeypatch, draft("昨日霁川签约。"), ("霁川", "Company", 0.4)) == {("霁川", "Company")}
    assert after(monkeypatch, draft("昨日霁川签约。"), ("霁川", "Company", 0.2)) == set()


def test_the_end_of_a_longer_name_only_points_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("记者走访满洲里宏口。宏口货运增长。", ("满洲里宏口", "GovernmentAgency"))
    spans = [Tagged(10, 12, "GovernmentAgency", 0.8)]
    monkeypatch.setattr(tagged, "chances", lambda *_: [np.full((len(made.text), len(LABELS)), 0.01, np.float32)])
    monkeypatch.setattr(tagged, "decode", lambda _: [spans])
    tagged.recognise_tagged(made)
    assert [made.text[c.start : c.end] for c in made.found] == ["满洲里宏口"]


def test_plain_words_are_no_firm_unless_the_tagger_is_very_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert after(monkeypatch, draft("贵阳大力布局产业。"), ("大力布局", "Company", 0.7)) == set()
    assert after(monkeypatch, draft("在“得到听书”听课。"), ("得到听书", "Company", 0.7)) == {("得到听书", "Company")}


def test_a_wood_is_no_person_but_one_named_like_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert after(monkeypatch, draft("白桦林在秋天变黄。"), ("白桦林", "Person", 0.7)) == set()
    assert after(monkeypatch, draft("逯松林在车间。"), ("逯松林", "Person", 0.7)) == {("逯松林", "Person")}
    assert after(monkeypatch, draft("知名品牌欧澜雅开店。"), ("欧澜雅", "Person", 0.7)) == set()


def test_other_bounds_replace_those_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("并委托秦巴水利大学编制规划。", ("委托秦巴水利大学", "Institution"))
    assert after(monkeypatch, made, ("秦巴水利大学", "Institution", 0.8)) == {("秦巴水利大学", "Institution")}
    made = draft("并委托秦巴水利大学编制规划。", ("委托秦巴水利大学", "Institution"))
    assert after(monkeypatch, made, ("秦巴水利大学", "Institution", 0.5)) == {("委托秦巴水利大学", "Institution")}


def test_the_suffix_of_a_name_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("中国宏远控股公司落地注册。", ("中国宏远控股公司", "Company"))
    assert after(monkeypatch, made, ("中国宏远控股", "Company", 0.9)) == {("中国宏远控股公司", "Company")}


def test_a_wider_name_stands_beside_the_one_that_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("丹江口水库蓄水。", ("丹江口", "AdministrativeArea"))
    assert after(monkeypatch, made, ("丹江口水库", "Facility", 0.6)) == {
        ("丹江口", "AdministrativeArea"),
        ("丹江口水库", "Facility"),
    }


def test_quotation_marks_that_belong_to_a_name_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("实行“一线工作法”机制后", ("“一线工作法”机制", "Programme"))
    assert after(monkeypatch, made, ("一线工作法", "Programme", 0.9)) == {("“一线工作法”机制", "Programme")}


def test_what_is_surely_no_name_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("北京诚信三大基础", ("北京诚信", "Company"))
    assert after(monkeypatch, made, outside=0.8) == {("北京诚信", "Company")}
    assert after(monkeypatch, made, outside=0.9) == set()


def test_words_that_point_at_something_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("全市产量增加。")
    made.add(0, 2, "AdministrativeArea", "deictics/area", kind="deictic")
    assert after(monkeypatch, made, ("市产量", "Product", 0.9), outside=0.99) == {("全市", "AdministrativeArea")}


def test_what_the_tagger_is_told_are_the_outermost_names() -> None:
    made = draft("中信银行重庆分行", ("中信银行重庆分行", "Company"), ("重庆", "AdministrativeArea"))
    assert tagged.marks_of(made) == [(0, 8, "Company")]


def test_offices_and_networks_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert after(monkeypatch, draft("江口市委常委出席。"), ("江口市委常委", "GovernmentAgency", 0.9)) == set()
    assert after(monkeypatch, draft("更新原油管网。"), ("原油管网", "Product", 0.9)) == set()
    assert after(monkeypatch, draft("大理一家民营眼衡签约。"), ("眼衡", "Company", 0.8)) == set()


def test_when_somebody_was_met_is_no_part_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert after(monkeypatch, draft("见到逯晓川时，他正忙。"), ("逯晓川时", "Person", 0.8)) == {("逯晓川", "Person")}
