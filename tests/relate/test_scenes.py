"""What one sentence sets out and the next ones fill in."""

from __future__ import annotations

import pytest

from tests.support.sentences import said

FIRM = "南通凌岳精密轴承有限公司"


def test_firms_of_which_there_are_many_here() -> None:
    text = f"在涪城区，这样不断投资壮大的企业还有很多。{FIRM}拟追加投资2亿元，建设车载雷达传感器项目。"
    assert said(text, only="structure/scene") == {f"{FIRM} locatedIn 涪城区", "车载雷达传感器项目 locatedIn? 涪城区"}


def test_what_is_built_by_a_further_investment() -> None:
    text = f"{FIRM}2019年就在涪城区投资建厂。公司发展很快。{FIRM}拟追加投资2亿元，建设车载雷达传感器项目。"
    assert said(text, only="structure/scene") == {"车载雷达传感器项目 locatedIn? 涪城区"}


@pytest.mark.parametrize(
    "text",
    [
        f"在涪城区，天气很好。{FIRM}建设车载雷达传感器项目。",
        f"在涪城区，这样的企业还有很多。{FIRM}在合肥市建设车载雷达传感器项目。",
        f"{FIRM}2019年在涪城区投资建厂。{FIRM}拟追加投资2亿元，在合肥市建设车载雷达传感器项目。",
        f"{FIRM}2019年在涪城区投资建厂，2021年{FIRM}又在游仙区落户。{FIRM}拟追加投资2亿元，建设车载雷达传感器项目。",
        "苏州晶澜集团2019年在涪城区投资建厂。" + f"{FIRM}拟追加投资2亿元，建设车载雷达传感器项目。",
    ],
)
def test_no_scene(text: str) -> None:
    assert said(text, only="structure/scene") == set()


def test_goods_that_two_areas_trade() -> None:
    text = "去年，湖南与法国实现进出口总额86亿元。两地主要出口商品包括陶瓷餐具、竹编灯具等，主要进口商品包括葡萄酒等。"
    assert {"陶瓷餐具 exportsTo 法国", "竹编灯具 exportsTo 法国"} <= said(text, only="structure/traded")


def test_goods_without_a_pair() -> None:
    assert said("湖南主要出口商品包括陶瓷餐具、竹编灯具等。", only="structure/traded") == set()


def test_who_attends_the_meeting_named_before() -> None:
    text = "2月6日，绵阳市民营经济发展大会举行。市委书记耿望江出席并讲话，市长蔺志远主持会议。三台县作典型发言。"
    assert {f"{who} participatesIn 绵阳市民营经济发展大会" for who in ("耿望江", "蔺志远", "三台县")} <= said(text)


def test_who_attends_the_meeting_that_the_sentence_names() -> None:
    text = "2024绵阳产业推进会举行，绵阳市副市长王志强、江南大学校长李建国到场。"
    assert {f"{who} participatesIn 2024绵阳产业推进会" for who in ("王志强", "李建国")} <= said(text)
    beside = said("2024绵阳产业推进会举行，副市长王志强、江南大学校长李建国到场。", only="structure/guests")
    assert "江南大学 participatesIn 2024绵阳产业推进会" not in beside
    assert "王志强 participatesIn 第三届绵阳博览会" not in said(
        "绵阳市将办好第三届绵阳博览会。市政协主席王志强应邀列席。"
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [("王志强在会上说，形势很好", True), ("王志强在会上解读了文件", True), ("王志强说，形势很好", False)],
)
def test_who_speaks_at_the_meeting(told: str, expected: bool) -> None:
    text = f"2月18日，绵阳市召开新能源产业推进会。今年形势很好。绵阳市商务局局长{told}。"
    found = said(text, only="structure/speaks-at")
    assert ("王志强 participatesIn 新能源产业推进会" in found) is expected


def test_who_is_at_an_event_that_was_named_before() -> None:
    text = "3月24日，绵阳市委召开区县委书记例会。涪城区、绵阳高新区、市商务局负责人作现场交流发言。"
    assert {"涪城区 participatesIn 区县委书记例会", "市商务局 participatesIn 区县委书记例会"} <= said(
        text, date="2025-04-01"
    )


def test_who_holds_an_event_that_was_named_before() -> None:
    text = "2024绵阳产业推进会在三台县举行。会期两天，由绵阳市商务局、绵阳市总工会主办，吸引了1000余人。"
    assert "绵阳市总工会 organizes 2024绵阳产业推进会" in said(text)
    assert "绵阳市总工会 organizes 2024绵阳产业推进会" not in said(text.replace("由", "为"))


def test_who_holds_an_event_by_the_role_that_is_printed() -> None:
    text = "2024绵阳产业推进会在三台县举行。主办单位：绵阳市商务局；协办单位：绵阳市总工会。"
    found = said(text, only="structure/hosted-by")
    assert {"绵阳市商务局 organizes 2024绵阳产业推进会", "绵阳市总工会 organizes 2024绵阳产业推进会"} <= found
    assert said(text.replace("主办", "冠名").replace("协办", "赞助"), only="structure/hosted-by") == set()
