"""Which rules came close to a sentence, and which condition each of them lacked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import cli
from kg.conditions import compiled, elements
from kg.relate import load_rules
from kg.relate.rules import _words
from kg.resources import ontology_dir
from kg.whynot import why_not
from tests.support.sentences import DATE

A = "南通凌岳精密轴承有限公司"
RULES = """relation: signedWith
rules:
  - name: joint
    pattern: "{s:Org|Area}+ … (与|同) {o:Org|Area}+ … <签署> … (协议|合同)"
    examples: ["[s 合肥市]与[o 南昌市]签署协议"]
  - name: found
    subject: Company
    pattern: "^ <签署> … {o:Company}"
    examples: ["[s 凌岳公司]公告，签署[o 晶澜公司]协议"]
  - name: parties
    pattern: "{both:Org|Area}+ <签约>"
    examples: ["[s 合肥市]、[o 南昌市]签约"]
  - name: office
    pattern: "{o:Org} @role {s:Person}"
    examples: ["[o 绵阳市商务局]局长[s 王志强]"]
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "signedWith.yaml").write_text(RULES, encoding="utf-8")
    return folder


def lacking(text: str, rules: Path) -> dict[str, list[str]]:
    return {a.rule.name: [c.kind for c in a.conditions] for a in why_not(text, date=DATE, rules=rules).attempts}


@pytest.mark.parametrize(
    ("text", "rule", "kinds"),
    [
        (f"合肥市与{A}尚未签署协议。", "joint", ["denied"]),
        (f"据传闻，合肥市与{A}签署协议。", "joint", ["denied"]),
        (f"各方希望合肥市与{A}签署协议。", "joint", ["denied"]),
        (f"合肥市与{A}签署协议未果。", "joint", ["called off"]),
        (f"合肥市与{A}签署文件。", "joint", ["words"]),
        ("合肥市与有关方面签署协议。", "joint", ["words"]),
        ("有关方面签署协议。", "joint", ["object"]),
        (f"合肥市商务局局长王志强与{A}签署协议。", "joint", ["speaker"]),
        (f"在合肥市与{A}签署协议。", "joint", ["subject"]),
        ("合肥市签约。", "parties", ["subject"]),
        (f"签署{A}协议。", "found", ["subject"]),
        (f"合肥市签署{A}协议。", "found", ["clause", "subject"]),
        ("局长签署协议。", "office", ["object", "subject"]),
    ],
)
def test_the_condition_that_failed(rules: Path, text: str, rule: str, kinds: list[str]) -> None:
    assert sorted(lacking(text, rules)[rule]) == sorted(kinds)


def test_rules_whose_trigger_is_not_there_are_not_told(rules: Path) -> None:
    found = why_not("今天天气很好。", rules=rules)
    assert found.attempts == found.relations == ()
    assert "没有别的规则接近" in found.render()


def test_a_rule_that_fits_is_found_and_not_among_the_near_ones(rules: Path) -> None:
    found = why_not(f"合肥市与{A}签署协议。", rules=rules)
    assert [r.rule for r in found.relations if r.predicate == "signedWith"] == ["signedWith/joint"]
    assert "joint" not in {a.rule.name for a in found.attempts}
    assert f"合肥市 —签约 signedWith→ {A} · 规则 rule signedWith/joint" in found.render()


def test_what_means_nothing_definite_is_told(rules: Path) -> None:
    found = why_not("该公司与该集团签署协议。", rules=rules)
    assert found.left_out == tuple(r for r in found.relations if r.predicate == "signedWith")
    assert len(found.left_out) == 1
    assert "不入图" in found.render()


def test_the_nearest_come_first_and_every_rule_once(rules: Path) -> None:
    attempts = why_not(f"合肥市与{A}尚未签署协议。有关方面签署协议。", rules=rules).attempts
    assert [len(a.conditions) for a in attempts] == sorted(len(a.conditions) for a in attempts)
    assert len({a.rule.id for a in attempts}) == len(attempts)
    assert all(0 <= a.fitting <= 1 for a in attempts)


def test_it_reads_in_both_languages(rules: Path) -> None:
    shown = why_not(f"合肥市与{A}尚未签署协议。", rules=rules).render()
    for words in (
        "合肥市[行政区]",
        "触发词 trigger “签署”",
        "“签署”前有“尚未”",
        "denied, rumoured or wished",
        "{o:Org|Area}+",
    ):
        assert words in shown


def test_only_so_many_are_shown() -> None:
    found = why_not("合肥市在建设、投资、发展、签约、举办、参加、位于、实施。")
    assert len(found.attempts) > 3
    assert f"另有 {len(found.attempts) - 2} 条规则更远" in found.render(limit=2)


@pytest.mark.parametrize("text", ["", "\n", "“（", "签署" * 300, "\x00与\ufeff", "臺灣半導體簽署協議"])
def test_any_text(text: str) -> None:
    assert why_not(text).render()


def test_the_pieces_of_every_shipped_pattern_make_the_pattern() -> None:
    words = _words(ontology_dir() / "rules" / "words.yaml")
    for rule in load_rules():
        pieces = elements(rule.pattern)
        assert compiled(" ".join(pieces), words).pattern == rule.regex.pattern, rule.id
        assert all(compiled(piece, words) for piece in pieces)


def test_a_choice_that_holds_a_list_of_words() -> None:
    assert why_not("绵阳晶澜科技有限公司去年由宏远集团参股").attempts


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("{s:Org}+ … <签署|签约>", ["{s:Org}+", "…", "<签署|签约>"]),
        ("^ (与|(同|和))? {o:Org} …… $with @role", ["^", "(与|(同|和))?", "{o:Org}", "……", "$with", "@role"]),
        ("({amount:Money})? 建", ["({amount:Money})?", "建"]),
    ],
)
def test_pieces(pattern: str, pieces: list[str]) -> None:
    assert elements(pattern) == pieces


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["explain", "--why-not", f"合肥市与{A}尚未签署协议。"])
    out, err = capsys.readouterr()
    assert (left.value.code or 0, err) == (0, "")
    assert "signedWith/parties" in out
    assert "“签署”前有“尚未”" in out


@pytest.mark.parametrize("arguments", [["explain"], ["explain", "g.ttl"], ["explain", "g.ttl", "--why-not", "签约。"]])
def test_arguments_that_do_not_go_together(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2
    assert "--why-not" in capsys.readouterr().err
