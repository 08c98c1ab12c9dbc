"""From pages to a graph: rules of one's own, what is skipped, left out and counted, and that builds repeat."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import RuleError, UsageError
from kg.model import Graph
from kg.pipeline import build, extract, facts, precision, text_article
from tests.support.sentences import DATE, graph_of, page, statements

TEXT = "本报绵阳3月21日电 绵阳市与南通凌岳精密轴承有限公司签约。一季度，绵阳市GDP增长6.4%。"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "2025-03-22.txt"
    path.write_text(f"绵阳签约新项目\n\n{TEXT}\n", encoding="utf-8")
    return path


def test_build_writes_what_it_found(source: Path, tmp_path: Path) -> None:
    report = build([source], tmp_path / "out", formats=["turtle", "csv"])
    assert {p.name for p in report.written} == {"graph.ttl", "csv"}
    assert any("signedWith" in s for s in statements(report.graph))
    assert [o.value for o in report.graph.observations] == [6.4]
    assert report.skipped == []


def test_a_rule_of_ones_own_is_applied(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "visited.yaml").write_text(
        'relation: visited\nrules:\n  - {name: own, pattern: "{s:Company} <签约>", examples: ["[s 甲]签约"], subject: Area}\n',
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match="binds no"):
        build([source], tmp_path / "out", rules=folder)
    (folder / "visited.yaml").unlink()
    (folder / "cooperatesWith.yaml").write_text(
        'relation: cooperatesWith\nrules:\n  - {name: own, pattern: "{s:Area} 与 {o:Company} <签约>", examples: ["[s 甲]与[o 乙]签约"]}\n',
        encoding="utf-8",
    )
    report = build([source], tmp_path / "out", rules=folder, formats=["turtle"])
    found = [s for s in report.graph.statements if s.predicate in ("cooperatesWith", "signedWith")]
    assert [(s.predicate, s.evidence[0].rule) for s in found] == [("cooperatesWith", "cooperatesWith/own")]


def test_two_builds_give_the_same_bytes(source: Path, tmp_path: Path) -> None:
    build([source], tmp_path / "a", formats=["turtle"])
    build([source], tmp_path / "b", formats=["turtle"])
    assert (tmp_path / "a" / "graph.ttl").read_bytes() == (tmp_path / "b" / "graph.ttl").read_bytes()


def test_a_page_that_cannot_be_read_stops_no_other(source: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    report = build([source, tmp_path / "empty.txt"], tmp_path / "out", formats=["turtle"])
    assert [Path(e.source).name for e in report.skipped] == ["empty.txt"]
    assert report.graph.statements
    assert "empty.txt" in report.render()


@pytest.mark.parametrize("names", [[], ["none.txt"]])
def test_nothing_to_read(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(UsageError):
        build([tmp_path / name for name in names], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_summary_counts(source: Path, tmp_path: Path) -> None:
    report = build([source], tmp_path / "out", formats=["turtle"])
    told = json.loads(report.to_json())
    assert told["pages"] == told["articles"] == 1
    assert told["relations"]["signedWith"] == 1
    assert told["observations"] == 1
    assert sum(told["entities"].values()) == len(report.graph.entities)
    assert "关系 statements" in report.render()


def test_what_is_left_out_is_counted() -> None:
    graph, dropped = extract([page("该公司与该集团签约。今年，该公司与绵阳市签约。")])
    assert statements(graph) == set()
    assert dropped["relations of nothing definite"] >= 1


def test_progress_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    extract([page(TEXT, "a.txt"), page(TEXT + "。", "b.txt")], on_progress=lambda *step: told.append(step))
    assert told == [("extract", 0, 2), ("extract", 1, 2)]


def test_no_pages_no_graph() -> None:
    assert extract([]) == (Graph(), {})


def test_every_evidence_lies_on_its_page() -> None:
    graph = graph_of(TEXT, TEXT.replace("绵阳", "泸州"))
    texts = {a.id: p.text for p in graph.pages for a in p.articles}
    for fact in (*graph.statements, *graph.observations):
        for e in fact.evidence:
            printed = "".join(texts[e.article][a:b] for a, b in e.spans)
            assert "".join(printed.split()) == "".join(e.quote.split())


def test_classes_that_a_relation_does_not_take_are_counted(tmp_path: Path) -> None:
    (tmp_path / "visited.yaml").write_text(
        'relation: holdsPosition\nrules:\n  - {name: own, pattern: "{s:Area} 与 {o:Company} <签约>", examples: ["[s 甲]与[o 乙]签约"]}\n',
        encoding="utf-8",
    )
    graph, dropped = extract([page(TEXT)], rules=tmp_path)
    assert not [s for s in graph.statements if s.predicate == "holdsPosition"]
    assert dropped["holdsPosition between classes that it does not take"] == 1


def test_facts_of_a_sentence() -> None:
    annotation, relations, figures = facts(TEXT, date=DATE)
    assert annotation.article.text == TEXT
    assert {r.predicate for r in relations} == {"signedWith"}
    assert [(f.subject.text, f.value) for f in figures] == [("绵阳市", 6.4)]


def test_an_article_from_text() -> None:
    article = text_article("一\n\n二三\n")
    assert [(b.start, b.end) for b in article.blocks] == [(0, 1), (3, 5)]
    assert article.id == text_article("一\n\n二三\n").id != text_article("一").id


def test_measured_precision_is_a_share() -> None:
    assert all(0.0 < share < 1.0 for share in precision().values())
