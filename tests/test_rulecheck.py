"""Rules are run on their own sentences, and what they get wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.rulecheck import check_rules

RULE = """relation: {relation}
rules:
  - name: own
    pattern: "{pattern}"
    examples: [{example}]
    counterexamples: [{counter}]
"""
JOINT = "{s:Org|Area}+ 与 {o:Org|Area}+ … <签约>"


def report(folder: Path, pattern: str, example: str, counter: str = "", relation: str = "signedWith"):
    text = RULE.format(
        relation=relation, pattern=pattern, example=f'"{example}"', counter=f'"{counter}"' if counter else ""
    )
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return check_rules(folder)


@pytest.mark.parametrize(
    ("pattern", "example", "counter", "relation", "reason"),
    [
        (JOINT, "[s 合肥市]与[o 南昌市]签约", "合肥市与南昌市见面", "signedWith", ""),
        (JOINT, "[o 合肥市]与[s 南昌市]签约", "", "signedWith", ""),
        ("{s:Area} <收购> {o:Area}", "[o 合肥市]收购[s 南昌市]", "", "investedIn", "finds 合肥市 → 南昌市"),
        (JOINT, "[s 合肥市]与[o 南昌市]见面", "", "signedWith", "finds nothing"),
        (JOINT, "[s 合肥市]与南昌市签约", "", "signedWith", "the example marks no [s …] or no [o …]"),
        (JOINT, "[s 合肥市]与[o 南昌市]签约", "芜湖市与安庆市签约", "signedWith", "in a counterexample"),
        (JOINT, "[s 合肥市]与[o 南昌市]签约", "芜湖市与安庆市尚未签约", "signedWith", ""),
    ],
)
def test_what_a_rule_gets_wrong(
    tmp_path: Path, pattern: str, example: str, counter: str, relation: str, reason: str
) -> None:
    found = report(tmp_path, pattern, example, counter, relation)
    assert [f.rule for f in found.failures] == ([f"{relation}/own"] if reason else [])
    assert found.failed == bool(reason)
    assert all(reason in f.reason for f in found.failures)


def test_the_report_reads_well(tmp_path: Path) -> None:
    found = report(tmp_path, JOINT, "[s 合肥市]与[o 南昌市]见面", "芜湖市与安庆市见面")
    assert found.render() == (
        "规则 rules 1  例句 examples 1  反例 counterexamples 1  不合 failed 1\nsignedWith/own: finds nothing\n    [s 合肥市]与[o 南昌市]见面"
    )
