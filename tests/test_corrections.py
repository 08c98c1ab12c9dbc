"""A user's corrections: read with care, and kept through every rebuild."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corrections import Corrections, load_corrections
from kg.errors import UsageError
from kg.pipeline import build, extract
from tests.support.sentences import forms, page, statements

HEAD = "action,subject,relation,object,note\n"
TEXTS = ("绵阳市与南通凌岳精密轴承有限公司签约。", "凌岳轴承集团落户绵阳市。绵阳市商务局举行活动。")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "corrections.csv"


def write(file: Path, rows: str, head: str = HEAD) -> Path:
    file.write_text(head + rows, encoding="utf-8")
    return file


def corrected(file: Path, rows: str) -> set[str]:
    return statements(extract([page(t, f"{i}.txt") for i, t in enumerate(TEXTS)], corrections=write(file, rows))[0])


def test_without_corrections() -> None:
    plain = statements(extract([page(t, f"{i}.txt") for i, t in enumerate(TEXTS)])[0])
    assert "凌岳轴承集团 locatedIn 绵阳市" in plain
    assert any("signedWith" in s for s in plain)


def test_same(file: Path) -> None:
    rows = "same,凌岳轴承集团,,南通凌岳精密轴承有限公司,told by the editor\n"
    graph = extract([page(t, f"{i}.txt") for i, t in enumerate(TEXTS)], corrections=write(file, rows))[0]
    assert forms(graph, "南通凌岳精密轴承有限公司") == {"南通凌岳精密轴承有限公司", "凌岳轴承集团"}
    assert "南通凌岳精密轴承有限公司 locatedIn 绵阳市" in statements(graph)


def test_different(file: Path) -> None:
    text = "安徽皖泓电子股份有限公司（以下简称皖泓电子）公告。皖泓电子与南昌市签约。"
    joined = extract([page(text)])[0]
    apart = extract([page(text)], corrections=write(file, "different,皖泓电子,,安徽皖泓电子股份有限公司,\n"))[0]
    assert "皖泓电子" in forms(joined, "安徽皖泓电子股份有限公司")
    assert "皖泓电子" not in forms(apart, "安徽皖泓电子股份有限公司")
    assert "皖泓电子" in {e.label for e in apart.entities}


@pytest.mark.parametrize(
    "row", ["wrong,绵阳市,signedWith,南通凌岳精密轴承有限公司,", "wrong,南通凌岳精密轴承有限公司,signedWith,绵阳市,"]
)
def test_wrong(file: Path, row: str) -> None:
    found = corrected(file, row + "\n")
    assert not any("signedWith" in s for s in found)
    assert "凌岳轴承集团 locatedIn 绵阳市" in found


def test_add(file: Path) -> None:
    rows = "add,凌岳轴承集团,cooperatesWith,绵阳市商务局,told by the editor\n"
    graph = extract([page(t, f"{i}.txt") for i, t in enumerate(TEXTS)], corrections=write(file, rows))[0]
    assert "凌岳轴承集团 cooperatesWith 绵阳市商务局" in statements(graph)
    (added,) = (s for s in graph.statements if s.predicate == "cooperatesWith")
    assert [e.rule for e in added.evidence] == ["corrections/add"]
    assert added.evidence[0].quote in TEXTS[1]


def test_add_of_a_name_that_no_page_has(file: Path) -> None:
    with pytest.raises(UsageError, match="no page names 无名集团"):
        corrected(file, "add,绵阳市,signedWith,无名集团,\n")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("remove,甲,,乙,\n", "line 2: action 'remove' is none of same, different, wrong, add"),
        ("same,甲,,乙,\nsame,甲,,,\n", "line 3: subject and object are needed"),
        ("wrong,甲,marriedTo,乙,\n", "line 2: relation 'marriedTo' is unknown"),
        ("add,甲,,乙,\n", "line 2: relation '' is unknown"),
    ],
)
def test_what_cannot_be_used(file: Path, rows: str, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_corrections(write(file, rows))
    assert str(caught.value) == f"{file}, {reason}"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", None])
def test_a_file_that_cannot_be_read(file: Path, content: bytes | None) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError, match=r"corrections\.csv"):
        load_corrections(file)


def test_empty_rows_and_a_byte_order_mark(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + f"{HEAD},,,,\nsame, 甲 ,,乙,\n".encode())
    assert load_corrections(file) == Corrections(same=(("甲", "乙"),))


def test_corrections_survive_rebuilds(tmp_path: Path, file: Path) -> None:
    write(file, "wrong,绵阳市,signedWith,南通凌岳精密轴承有限公司,\nsame,凌岳轴承集团,,南通凌岳精密轴承有限公司,\n")
    pages = tmp_path / "pages"
    pages.mkdir()
    for i, text in enumerate(TEXTS):
        (pages / f"{i}.txt").write_text(f"{text}\n", encoding="utf-8")
    out = tmp_path / "out"
    first = build([pages], out, formats=["turtle"], corrections=file)
    bytes_of = (out / "graph.ttl").read_bytes()
    assert not any("signedWith" in s for s in statements(first.graph))
    build([pages], out, formats=["turtle"], corrections=file)
    assert (out / "graph.ttl").read_bytes() == bytes_of
    (pages / "9.txt").write_text("合肥市与南昌市签约。\n", encoding="utf-8")
    later = statements(build([pages], out, formats=["turtle"], corrections=file).graph)
    assert not {s for s in later if "signedWith" in s and "绵阳市" in s}
    assert {"南昌市 signedWith 合肥市", "合肥市 signedWith 南昌市"} & later
