"""How far a plan reaches: over clauses and sentences without a subject of their own."""

from __future__ import annotations

import pytest

import kg

STATUSES = [
    # a plan goes on over bare verbs, in the sentence and after it
    (
        "下一步,绵阳市将突出创新引领,狠抓有效投资,做强做优龙头企业,持续优化营商环境,实施“金鹰”行动。",
        {"金鹰行动": "planned"},
    ),
    ("绵阳市将强化协同;深入实施“金鹰”行动;持续推行“银燕”计划。", {"金鹰行动": "planned", "银燕计划": "planned"}),
    ("绵阳市将强化要素协同。同时，深入实施“金鹰”行动。", {"金鹰行动": "planned"}),
    (
        "我市召开大会。会议要求各区县深入实施“金鹰”行动。对薄弱环节推行“一链一策”机制。",
        {"金鹰行动": "planned", "一链一策机制": "planned"},
    ),
    # … back to the clause that leads up to it
    ("绵阳市经济信息局局长李明说，聚焦“金鹰”行动，我市将推动产业升级。", {"金鹰行动": "planned"}),
    ("绵阳市委书记李明说，深入实施“金鹰”行动，力争产值突破500亿元。", {"金鹰行动": "planned"}),
    # … and ends with what has been done, or with somebody else
    ("绵阳市将强化要素协同。目前，绵阳市已实施“金鹰”行动。", {"金鹰行动": "done"}),
    ("绵阳市将强化要素协同。宜宾市深入实施“金鹰”行动。", {"金鹰行动": "done"}),
    ("绵阳市深入实施“金鹰”行动，推动产业升级。", {"金鹰行动": "done"}),
    ("近年来，绵阳市深入实施“金鹰”行动，未来将推行“银燕”计划。", {"金鹰行动": "done", "银燕计划": "planned"}),
    # what a project does for a policy plans no policy
    ("该项目将为绵阳市“金鹰”行动实施注入动能。", {"金鹰行动": "done"}),
    ("绵阳市签约9个项目，计划总投资80亿元，涵盖生物医药产业。", {"生物医药产业": "done"}),
    ("该项目建成后将加速推进绵阳市生物医药产业升级。", {"生物医药产业": "done"}),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES, ids=[t[:24] for t, _ in STATUSES])
def test_status_of_policy(text: str, expected: dict[str, str]) -> None:
    _, relations, _ = kg.facts(text, date="2025-04-25")
    said = {r.object.text: r.status for r in relations if r.predicate in ("implements", "focusesOn")}
    assert {k: said.get(k) for k in expected} == expected


def test_a_plan_ends_with_its_paragraph() -> None:
    text = "绵阳市情况综述\n绵阳市产业基础扎实。\n绵阳市配套完善。\n未来，绵阳市将持续发力。\n深入实施“金鹰”行动。\n"
    _, relations, _ = kg.facts(text, date="2025-04-25")
    assert {r.status for r in relations if r.predicate == "implements"} == {"done"}


def test_an_article_about_plans_goes_on_with_them() -> None:
    text = "绵阳市将推动制造业升级\n制造业是强市之基。\n深入实施“金鹰”行动。\n"
    _, relations, _ = kg.facts(text, date="2025-04-25")
    assert {r.status for r in relations if r.predicate == "implements"} == {"planned"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绵阳市提出，到2027年建成国家重要基地，实施“金鹰”行动。", {"planned"}),
        ("2023年，绵阳市实施“金鹰”行动。", {"done"}),
        ("专家建议，绵阳市应加快发展，实施“金鹰”行动。", set()),
        ("绵阳市应用新技术，实施“金鹰”行动。", {"done"}),
    ],
)
def test_what_is_to_come_and_what_is_advised(text: str, expected: set[str]) -> None:
    _, relations, _ = kg.facts(text, date="2025-04-25")
    assert {r.status for r in relations if r.predicate == "implements"} == expected


def test_what_has_been_signed_for_is_not_there_yet() -> None:
    _, relations, _ = kg.facts("绵阳市举行活动，现场签约了宏远智能座舱项目。", date="2025-04-25")
    assert {r.status for r in relations if r.predicate == "locatedIn" and r.subject.cls == "Project"} == {"planned"}
