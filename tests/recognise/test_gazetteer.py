"""The closed lists: what they hold, and how their names are found."""

import csv
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.model import CLASSES
from kg.recognise.gazetteer import (
    TABLES,
    Entry,
    Gazetteer,
    Hit,
    gazetteer,
    load,
    offices,
    surnames,
    wordlike_surnames,
)
from kg.resources import ontology_dir

NAMES = ontology_dir() / "names"


def outer(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.entry.name) for hit in gazetteer().find(text) if not hit.nested]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重庆市铜梁区", [("重庆市", "重庆市"), ("铜梁区", "铜梁区")]),
        ("彭水县和石柱", [("彭水县", "彭水苗族土家族自治县"), ("石柱", "石柱土家族自治县")]),
        ("铜梁区委", [("铜梁区", "铜梁区"), ("区委", "区委")]),
        ("重庆市政府", [("重庆市", "重庆市"), ("市政府", "人民政府")]),
        ("成渝地区双城经济圈", [("成渝地区双城经济圈", "成渝地区双城经济圈")]),
        ("国家发改委", [("国家发改委", "国家发展和改革委员会")]),
        ("市人社局", [("人社局", "人力资源和社会保障局")]),
        ("沙特和印尼", [("沙特", "沙特阿拉伯"), ("印尼", "印度尼西亚")]),
        ("飞往杜伊斯堡、阿拉木图", [("杜伊斯堡", "杜伊斯堡"), ("阿拉木图", "阿拉木图")]),
        ("粤港澳大湾区", [("粤港澳大湾区", "粤港澳大湾区")]),
        ("新华社", [("新华社", "新华通讯社")]),
        ("中西部地区", [("西部地区", "西部地区")]),
        ("今天没有名字", []),
        ("", []),
    ],
)
def test_names_are_found_under_their_full_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert outer(text) == expected


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("长寿", True),
        ("合作", True),
        ("海防", True),
        ("朝阳", True),
        ("中央", True),
        ("财政局", True),
        ("人工智能", True),
        ("铜梁", False),
        ("北京", False),
        ("慕尼黑", False),
        ("长寿区", False),
        ("财政部", False),
        ("低空经济", False),
    ],
)
def test_forms_that_need_context_are_weak(text: str, weak: bool) -> None:
    (hit,) = (hit for hit in gazetteer().find(text) if hit.end - hit.start == len(text))
    assert hit.weak is weak


def test_nested_names_are_kept_and_marked() -> None:
    hits = gazetteer().find("重庆市")
    assert [(hit.start, hit.end, hit.nested) for hit in hits] == [(0, 3, False), (0, 2, True)]


@pytest.mark.parametrize(
    ("name", "parent", "since", "until"),
    [
        ("江北区", "500000", "", "2025-11"),
        ("渝北区", "500000", "", "2025-11"),
        ("两江新区", "500000", "2025-11", ""),
        ("铜梁区", "500000", "2014", ""),
        ("铜梁县", "500000", "", "2014"),
        ("临平区", "330100", "2021", ""),
    ],
)
def test_areas_are_dated(name: str, parent: str, since: str, until: str) -> None:
    entries = [entry for entry in gazetteer().get(name) if entry.parent == parent]
    assert (entries[0].valid_from, entries[0].valid_until) == (since, until)


def test_an_area_in_force_comes_before_its_namesakes() -> None:
    (first, *others) = gazetteer().get("江北区")
    assert (first.parent, first.current) == ("330200", True)
    assert [(entry.parent, entry.current) for entry in others] == [("500000", False)]
    assert gazetteer().get("海南")[0].name == "海南省"
    assert gazetteer().get("朝阳区")[0].kind == "county"


def test_abbreviations_are_not_found_in_text_but_known() -> None:
    assert gazetteer().find("渝") == []
    assert [entry.name for entry in gazetteer().abbreviations["渝"]] == ["重庆市"]
    assert [entry.name for entry in gazetteer().abbreviations["德"]] == ["德国"]
    assert {entry.name for entry in gazetteer().abbreviations["新"]} == {"新疆维吾尔自治区", "新加坡"}


def test_the_lists_are_whole() -> None:
    kinds = Counter(
        (entry.table, entry.kind) for bearers in dict(gazetteer().items()).values() for entry in set(bearers)
    )
    in_force = {(e.code or e.name) for _, b in gazetteer().items() for e in b if e.kind == "county" and e.current}
    provinces = {e.name for _, b in gazetteer().items() for e in b if e.kind == "province" and e.current}
    assert len(provinces) == 34
    assert 2_850 <= len(in_force) <= 2_950
    new_areas = {e.name for _, b in gazetteer().items() for e in b if e.kind == "new_area"}
    assert len(new_areas) == 19
    assert min(kinds[key] for key in (("countries", "country"), ("cities", "city"))) > 200


def test_areas_hang_together() -> None:
    with (NAMES / "areas.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    codes = {row["code"] for row in rows}
    assert [
        row["name"]
        for row in rows
        if row["parent"] not in codes and row["level"] != "country" and not row["valid_until"]
    ] == []
    twice = Counter((row["code"], row["name"], row["parent"]) for row in rows)
    assert [key for key, count in twice.items() if count > 1] == []
    assert all(-90 <= float(row["lat"]) <= 90 and 70 < float(row["lon"]) < 136 for row in rows if row["lat"])


@pytest.mark.parametrize("table", [table for table, _, _ in TABLES])
def test_no_form_is_empty_or_one_han_character(table: str) -> None:
    forms = {form for form, bearers in gazetteer().items() for entry in bearers if entry.table == table}
    assert forms
    assert [form for form in forms if len(form) < 2] == []
    assert [form for form in forms if form != form.strip() or "," in form] == []
    assert {entry.cls for _, bearers in gazetteer().items() for entry in bearers} <= set(CLASSES)


def test_weak_forms_are_forms() -> None:
    entries = {entry for _, bearers in gazetteer().items() for entry in bearers}
    assert [entry.name for entry in entries if not entry.weak <= {entry.name, *entry.forms}] == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [("区委书记", "party"), ("区长", "state"), ("首席技术官", "company"), ("院士", "academic"), ("首席记者", "media")],
)
def test_offices(title: str, kind: str) -> None:
    hits = offices().find(f"，{title}，")
    assert [(hit.start, hit.entry.kind) for hit in hits if not hit.nested] == [(1, kind)]


def test_surnames() -> None:
    assert (surnames()["王"], surnames()["欧阳"]) == (1, 2)
    assert {"于", "高"} <= wordlike_surnames() <= set(surnames())
    assert "王" not in wordlike_surnames()


def test_of_two_names_that_overlap_the_leftmost_stands() -> None:
    names = Gazetteer([Entry("Region", "甲乙丙", "t"), Entry("Region", "丙丁戊己", "t"), Entry("Region", "戊己", "t")])
    assert [(hit.start, hit.end) for hit in names.find("甲乙丙丁戊己")] == [(0, 3), (4, 6)]


def test_a_weak_name_gives_way_to_a_sure_one() -> None:
    weak = Entry("Region", "甲乙", "t", weak=frozenset({"甲乙"}))
    names = Gazetteer([weak, Entry("Region", "乙丙", "t")])
    assert names.find("甲乙丙") == [Hit(1, 3, Entry("Region", "乙丙", "t"))]


@given(st.text(alphabet="重庆市政府区委铜梁新华中西部地长寿发改国家", max_size=60))
def test_hits_lie_in_the_text_and_do_not_cross(text: str) -> None:
    hits = gazetteer().find(text)
    assert all(text[hit.start : hit.end] in gazetteer() for hit in hits)
    tops = [hit for hit in hits if not hit.nested]
    for left, right in pairwise(tops):
        assert left.end <= right.start + 1
    for hit in hits:
        if hit.nested:
            assert any(top.start <= hit.start and hit.end <= top.end for top in tops)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("code,name\n1,甲,丙\n", "line 2: 3 fields where the header has 2"),
        ("code,title\n1,甲\n", "a row without name"),
        (None, "areas.csv"),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, content: str | None, complaint: str) -> None:
    for table, _, column in TABLES:
        (tmp_path / f"{table}.csv").write_text(f"{column}\n", encoding="utf-8")
    areas = tmp_path / "areas.csv"
    if content is None:
        areas.unlink()
    else:
        areas.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"areas\.csv") as caught:
        load(tmp_path)
    assert complaint in str(caught.value)


def test_loading_is_quick_and_finding_is_linear() -> None:
    begin = time.process_time()
    names = load(NAMES)
    names.find("甲")
    assert time.process_time() - begin < 1.0  # 0.1 s on an idle machine
    text = "重庆市铜梁区与西门子在成渝地区合作。" * 500
    begin = time.process_time()
    hits = names.find(text)
    assert time.process_time() - begin < 0.5
    assert len(hits) == 500 * len(names.find("重庆市铜梁区与西门子在成渝地区合作。"))
