"""Plain nouns that stand for a name before, by whose last word they are."""

from __future__ import annotations

import pytest

from kg.pipeline import facts


def definites(text: str) -> list[tuple[str, str]]:
    annotation, _, _ = facts(text)
    return [(m.text, m.cls) for m in annotation.mentions if m.kind == "deictic" and m.rule == "definites/last-word"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("金沙源奶牛养殖合作社成立。同年，合作社获评国家级示范社。", [("合作社", "Company")]),
        ("仙溪海上风电场并网。风电场由宏远集团投资建设。", [("风电场", "Facility")]),
        ("滇中卒中救治中心成立，王志强出任中心首任主任。", [("中心", "Institution")]),
    ],
)
def test_last_words_of_names(text: str, found: list[tuple[str, str]]) -> None:
    assert definites(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "合作社今年增产。金沙源奶牛养殖合作社成立。",  # nothing is named before
        "金沙源奶牛养殖合作社成立。同年，合作社社员增收。",  # a compound
        "金沙源奶牛养殖合作社成立。各地的合作社都来学习。",  # not what the clause is about
        "温州市眼镜商会成立，商会186家会员企业到场。",  # counted
        "河南农发种业集团上市，种业迎来机遇。",  # a trade
    ],
)
def test_nouns_that_stand_for_no_name(text: str) -> None:
    assert definites(text) == []


def test_a_centre_is_of_the_class_of_the_name_that_it_means() -> None:
    annotation, _, _ = facts("沙坡头智算中心通过验收。该中心由宏远集团投资18亿元建设。")
    assert [m.cls for m in annotation.mentions if m.text == "该中心"] == ["Facility"]
