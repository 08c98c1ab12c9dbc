"""Dates that a relation has from the words around it, from its event, or from what began."""

from __future__ import annotations

from dataclasses import replace

import pytest

import kg
from kg.model import Block
from kg.pipeline import text_article
from kg.recognise import recognise
from kg.relate import relate

DATES = [
    # the last period before the words that carry the relation, but none that a figure is compared with
    ("2024年9月，绵阳市与南通凌岳轴承有限公司签署协议。", "signedWith", "南通凌岳轴承有限公司", "2024-09"),
    ("产值比重由2020年的32%提高至40%，绵阳市深入实施“金鹰”行动。", "implements", "金鹰行动", ""),
    # 以来 reaches to the day of publication
    (
        "绵阳—阿拉木图班列自今年1月8日开行以来，已发运货物，目的地为哈萨克斯坦。",
        "connectsTo",
        "哈萨克斯坦",
        "2025-01-08/2025-04-25",
    ),
    # when a firm was founded says nothing of what it does
    ("苏州晶澜科技有限公司成立于2015年，产品销往欧洲。", "exportsTo", "欧洲", ""),
    ("苏州晶澜科技有限公司成立于2015年，主要产品有锂电池隔膜、电解液。", "produces", "电解液", ""),
    ("苏州晶澜科技有限公司2017年在深交所上市，产品销往欧洲。", "exportsTo", "欧洲", ""),
    # a semicolon goes on with the time before it
    ("今年以来，绵阳市狠抓招商引资；深入实施“金鹰”行动。", "implements", "金鹰行动", "2025"),
    # the day of the event, where the words point back to it
    (
        "4月20日，绵阳市举行签约活动。活动现场签约12个项目，涵盖生物医药产业。",
        "focusesOn",
        "生物医药产业",
        "2025-04-20",
    ),
    # what begins on a day
    ("4月20日，绵阳种业联盟在三台县成立。绵阳种业联盟由四川农业大学发起。", "founded", "绵阳种业联盟", "2025-04-20"),
    ("4月20日，绵阳—阿拉木图班列开通。", "connectsTo", "阿拉木图", "2025-04-20"),
    # who enters an office does so on the day; what is held on a day dates what is said of 会议 afterwards
    ("4月20日，绵阳市召开种业大会。会议任命王志强为绵阳市商务局局长。", "holdsPosition", "绵阳市商务局", "2025-04-20"),
    (
        "4月20日，绵阳种业博览会在三台县开幕。今年，博览会吸引了四川农业大学参加。四川农业大学参加会议。",
        "locatedIn",
        "三台县",
        "2025-04-20",
    ),
    (
        "4月20日，绵阳种业座谈会举行。会上，三台县与四川农业大学达成合作。",
        "cooperatesWith",
        "四川农业大学",
        "2025-04-20",
    ),
    # a route that is still to come has the date of its plan
    ("该公司明年还将开通绵阳—阿拉木图航线。", "connectsTo", "阿拉木图", "2026"),
    # a competition that bears its year
    ("绵阳咖啡合作社在2024四川咖啡大赛中荣获“金豆奖”。", "awarded", "金豆奖", "2024"),
]


@pytest.mark.parametrize(("text", "predicate", "obj", "expected"), DATES, ids=[t[:20] for t, *_ in DATES])
def test_date(text: str, predicate: str, obj: str, expected: str) -> None:
    _, relations, _ = kg.facts(text, date="2025-04-25")
    assert {r.date for r in relations if r.predicate == predicate and r.object.text == obj} == {expected}


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("该公司拟开行绵阳—阿拉木图班列。", "connectsTo", "planned"),
        ("4月20日，绵阳—阿拉木图班列开通。", "connectsTo", "done"),
        ("绵阳—阿拉木图班列计划于5月1日开通。", "connectsTo", "planned"),
        ("南通凌岳轴承有限公司轴承生产基地落户绵阳市。", "produces", "planned"),
        ("南通凌岳轴承有限公司轴承生产基地在绵阳市投产。", "produces", "done"),
    ],
)
def test_what_names_say_of_what_is_only_planned(text: str, predicate: str, expected: str) -> None:
    _, relations, _ = kg.facts(text, date="2025-04-25")
    assert {r.status for r in relations if r.predicate == predicate and r.rule.startswith("structure/")} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年1—8月，湖南省与法国实现进出口总额86亿元，其中出口52亿元，进口34亿元。", {"法国": 5.2e9, "湖南省": 3.4e9}),
        ("今年1—8月，湖南省与法国实现进出口总额86亿元，出口持续增长。", {"法国": None}),
    ],
)
def test_amount_of_each_direction_of_trade(text: str, expected: dict[str, float | None]) -> None:
    _, relations, _ = kg.facts(text, date="2025-04-25")
    assert {r.object.text: r.amount for r in relations if r.predicate == "exportsTo"} == expected


def test_a_title_is_dated_by_its_lead() -> None:
    text = "绵阳市启动“金鹰”行动\n4月20日，记者从发布会上获悉这一消息。"
    article = text_article(text, date="2025-04-25")
    titled = replace(article, blocks=(Block(0, 11, "title"), Block(12, len(text), "body")))
    relations = relate(recognise(titled), area_of=lambda form: None)[0]
    assert [r.date for r in relations if r.predicate == "implements"] == ["2025-04-20"]


def test_a_speech_that_looks_back_on_a_year_dates_what_it_tells() -> None:
    text = "2024年，绵阳市坚持创新。\n创新更活。实施“金鹰”行动。\n新的一年，我们将推行“银燕”计划。"
    speech = replace(text_article(text, date="2025-01-25"), kind="speech")
    relations = relate(recognise(speech), area_of=lambda form: None)[0]
    said = {r.object.text: (r.date, r.status) for r in relations if r.predicate == "implements"}
    assert said["金鹰行动"] == ("2024", "done")
    assert said["银燕计划"][1] == "planned"
