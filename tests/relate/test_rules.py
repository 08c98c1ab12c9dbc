"""Rule files: what the loader refuses, what patterns mean, and that the shipped rules keep their examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.model import RELATIONS
from kg.relate import load_rules
from kg.relate.encode import GROUPS
from kg.relate.rules import _GAP, _KEYS, _LONG_GAP, _TOKEN, compile_pattern
from kg.resources import ontology_dir
from kg.rulecheck import check_rule, check_rules

GOOD = """relation: signedWith
rules:
  - name: joint
    pattern: "{s:Org|Area}+ $with {o:Org|Area}+ … <签署|签约>"
    examples: ["[s 合肥市]与[o 南通凌岳精密轴承有限公司]签约"]
"""
FILES = sorted(p.name for p in (ontology_dir() / "rules").glob("*.yaml") if p.name != "words.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.yaml").write_text("with: [与, 和, 同]\n", encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "signedWith.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_rule_as_it_is_loaded(folder: Path) -> None:
    (rule,) = load_rules(write(folder, GOOD))
    assert (rule.id, rule.relation, rule.file, rule.triggers) == (
        "signedWith/joint",
        "signedWith",
        "signedWith.yaml",
        ("签署", "签约"),
    )
    assert (rule.status, rule.reverse, rule.amount, rule.counterexamples) == (None, False, False, ())


@pytest.mark.parametrize(
    ("old", "new", "rule", "reason"),
    [
        ("name: joint\n    pattern", "pattern", "#1", "has no name"),
        ("    examples:", "    counterexamples:", "joint", "has no example"),
        ('examples: ["[s 合肥市]与[o 南通凌岳精密轴承有限公司]签约"]', "examples: []", "joint", "has no example"),
        ("Org|Area}+ …", "Firm}+ …", "joint", "unknown class or word list 'Firm'"),
        ("$with", "$mit", "joint", "unknown class or word list 'mit'"),
        ("relation: signedWith", "relation: marriedTo", "", "unknown relation 'marriedTo'"),
        ("relation: signedWith", "relations: signedWith", "", "unknown relation None"),
        ("pattern:", "patern:", "joint", "unknown key 'patern'"),
        ("<签署|签约>", "<签署|签约", "joint", "the pattern cannot be read: column"),
        ("<签署|签约>", "(签署|签约", "joint", "the pattern cannot be read:"),
        ("<签署|签约>", "签署)", "joint", "the pattern cannot be read:"),
        ("{o:Org|Area}+", "{Org|Area}+", "joint", "binds no {o:…}"),
        ("{s:Org|Area}+", "{Org|Area}+", "joint", "neither {s:…} nor 'subject' says who"),
        ("    examples:", "    subject: Firm\n    examples:", "joint", "unknown class or word list 'Firm'"),
        ("    examples:", "    status: maybe\n    examples:", "joint", "status is 'done' or 'planned'"),
        ("rules:", "regeln:", "", "a mapping with 'relation' and 'rules' is expected"),
    ],
)  # fmt: skip
def test_the_loader_says_file_rule_and_reason(folder: Path, old: str, new: str, rule: str, reason: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        load_rules(write(folder, GOOD.replace(old, new)))
    assert caught.value.file == str(folder / "signedWith.yaml")
    assert caught.value.rule == rule
    assert reason in caught.value.reason
    assert str(caught.value).startswith(str(folder / "signedWith.yaml"))
    assert "\n" not in str(caught.value)


def test_two_rules_of_one_name(folder: Path) -> None:
    with pytest.raises(RuleError, match=r"signedWith.yaml, rule joint: two rules have this name"):
        load_rules(write(folder, GOOD + GOOD.split("rules:\n")[1]))


@pytest.mark.parametrize(
    ("text", "line"), [("relation: signedWith\nrules:\n  - name: [a\n", 4), ("relation: [\n", 2), ("a: b: c\n", 1)]
)
def test_broken_yaml_says_the_line(folder: Path, text: str, line: int) -> None:
    with pytest.raises(RuleError, match=rf"signedWith.yaml: line {line}: "):
        load_rules(write(folder, text))


def test_a_file_that_is_no_utf8(folder: Path) -> None:
    (folder / "signedWith.yaml").write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(RuleError, match=r"signedWith\.yaml"):
        load_rules(folder)


@pytest.mark.parametrize("text", ["with: 与\n", "- with\n", "与"])
def test_word_lists_that_are_none(folder: Path, text: str) -> None:
    write(folder, text, "words.yaml")
    with pytest.raises(RuleError, match=r"words\.yaml: a mapping of names to lists of words"):
        load_rules(write(folder, GOOD))


def test_an_empty_folder_has_no_rules(tmp_path: Path) -> None:
    assert load_rules(tmp_path) == ()


# ------------------------------------------------------------------------ patterns

ORG, AREA, DATE, MONEY = "\ue000", "\ue006", "\ue100", "\ue101"


@pytest.mark.parametrize(
    ("pattern", "sentence", "groups"),
    [
        ("{s:Company} <收购> {o:Company}", f"{ORG}收购{ORG}", {"s": ORG, "o": ORG, "trigger": "收购"}),
        ("{s:Company} … <收购> {o:Company}", f"{ORG}以现金收购{ORG}", {"s": ORG}),
        ("{s:Company} … <收购> {o:Company}", f"{ORG}，以现金收购{ORG}".replace("，", ","), None),
        ("{s:Company} …… <收购> {o:Company}", f"{ORG},以现金收购{ORG}", {"s": ORG}),
        ("{s:Company} … <收购> {o:Company}", f"{ORG}与{ORG}收购{ORG}", {"s": ORG}),
        ("{s:Company}+ <落户> {o:Area}", f"{ORG}、{ORG}和{ORG}落户{AREA}", {"s": f"{ORG}、{ORG}和{ORG}", "o": AREA}),
        ("{s:Company}+ <落户> {o:Area}", f"{ORG}等落户{AREA}", {"s": f"{ORG}等"}),
        ("{s:Company} <投资> ({amount:Money})? … {o:Area}", f"{ORG}投资{MONEY}建{AREA}", {"amount": MONEY}),
        ("{s:Company} <投资> ({amount:Money})? … {o:Area}", f"{ORG}投资{AREA}", {"amount": None}),
        ("^ <位于> {o:Area} 的 {s:Company}", f"今天,位于{AREA}的{ORG}", {"o": AREA}),
        ("^ <位于> {o:Area} 的 {s:Company}", f"他位于{AREA}的{ORG}", None),
        ("{s:Company} (就|已)? <落户> {o:Area}", f"{ORG}已落户{AREA}", {"s": ORG}),
        ("{s:Company} <$with> {o:Area}", f"{ORG}同{AREA}", {"trigger": "同"}),
        ("{o:Area} @role {s:Person}", f"{AREA}副市长\ue005", {"role": "副市长", "s": "\ue005"}),
    ],
)
def test_what_patterns_mean(pattern: str, sentence: str, groups: dict[str, str | None] | None) -> None:
    regex, _ = compile_pattern(pattern, {"with": "与|同"})
    found = regex.search(sentence)
    assert (found is None) == (groups is None)
    if groups:
        assert found is not None
        assert {name: found.group(name) for name in groups} == groups


@pytest.mark.parametrize(
    ("trigger", "words"),
    [("<签署|签约>", ("签署", "签约")), ("<$with>", ("与", "同")), ("<控股(?!权)|持股>", ()), ("签署", ())],
)
def test_triggers_are_known_only_where_they_are_plain_words(trigger: str, words: tuple[str, ...]) -> None:
    assert compile_pattern(f"{{s:Org}} {trigger} {{o:Org}}", {"with": "与|同"})[1] == words


@pytest.mark.parametrize("pattern", ["{s:Org", "{:Org}", "{s:}", "签署^)", "{s:Org} <签", "}", "(签署", "签署)"])
def test_patterns_that_cannot_be_read(pattern: str) -> None:
    with pytest.raises((ValueError, KeyError, re.error)):
        compile_pattern(pattern, {})


# ------------------------------------------------------------- the shipped rules


@pytest.mark.parametrize("file", FILES)
def test_the_shipped_rules_keep_their_examples(file: str) -> None:
    mine = [rule for rule in load_rules() if rule.file == file]
    assert mine
    assert {rule.relation for rule in mine} == {file.removesuffix(".yaml")}
    assert [failure for rule in mine for failure in check_rule(rule)] == []


def test_every_relation_has_a_file_of_rules() -> None:
    assert {file.removesuffix(".yaml") for file in FILES} == set(RELATIONS)


def test_rule_names_are_unique() -> None:
    names = [rule.id for rule in load_rules()]
    assert len(set(names)) == len(names)


def test_the_reference_tells_all_that_the_loader_knows() -> None:
    text = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    assert {key for key in _KEYS if f"`{key}`" not in text} == set()
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\w ]+) \|$", text, re.MULTILINE))
    groups = {
        name: set(classes) for name, classes in GROUPS.items() if len(classes) > 1 and name not in ("Any", "Value")
    }
    assert {name: set(rows[name].split()) for name in groups} == groups
    assert {name for name in GROUPS if f"`{name}`" not in text} == set()
    for group in _TOKEN.groupindex:
        if group in WRITTEN:
            assert WRITTEN[group] in text, group
    assert set(_TOKEN.groupindex) == {*WRITTEN, "name", "classes", "words", "blank", "literal", "bar", "close"}
    gaps = {str(int(n)) for gap in (_GAP, _LONG_GAP) for n in re.findall(r"\{0,(\d+)\}", gap)}
    assert all(f"up to {n} characters" in text for n in gaps)


WRITTEN = {
    "arg": "`{s:Company}`",
    "plus": "| `+` behind it |",
    "trigger": "`<签署\\|签约>`",
    "long": "| `……` |",
    "gap": "| `…` |",
    "nameless": "| `~` |",
    "word": "`$with`",
    "open": "`(与\\|同)`",
    "role": "`@role`",
    "anchor": "| `^` |",
}
"""How the reference writes each kind of piece."""


def test_a_folder_is_checked_as_a_whole(folder: Path) -> None:
    report = check_rules(write(folder, GOOD))
    assert (report.rules, report.examples, report.counterexamples, report.failures) == (1, 1, 0, ())
    assert not report.failed
