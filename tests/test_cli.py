"""Arguments, exit statuses, and which stream says what."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg import cli
from kg.errors import GraphError, OntologyError, QueryError, ReadError, RuleError, UsageError
from kg.export import EXPORTERS, turtle
from kg.load import PAGES, write_pages
from kg.pipeline import BuildReport
from kg.vocabulary import BASE
from tests.support.gold_graph import GOLD, gold_graph
from tests.support.small_graph import small_graph


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            cli.main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return SimpleNamespace(status=left.value.code or 0, out=out, err=err)

    return call


@pytest.fixture
def graph(tmp_path):
    turtle.write(small_graph(), tmp_path / "graph.ttl")
    write_pages(small_graph(), tmp_path / PAGES)
    return tmp_path / "graph.ttl"


# ------------------------------------------------------------------ explain, query


def test_explain(run, graph):
    found = run("explain", graph, "铜梁", "签约")
    assert (found.status, found.err) == (0, "")
    assert "甲²·乙公司  2025-Q1" in found.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("explain", "{graph}", "铜梁县"), "相近的名称 nearest: 铜梁区"),
        (("explain", "{graph}", "铜梁", "爱"), "there is no relation '爱'"),
        (("explain", "{none}", "铜梁"), "none.ttl: no such file"),
        (("explain", "{broken}", "铜梁"), "broken.ttl (line 1, column"),
        (("validate", "{none}"), "none.ttl: no such file"),
        (("validate", "{graph}", "--engine", "magic"), "'magic' 不在其中 · is not one of auto, pyshacl, built-in"),
        (("evaluate", "{graph}", "{none}"), "none.ttl: no such file"),
        (("export", "{graph}", "-o", "{folder}", "-f", "word"), "'word' 不在其中 · is not one of turtle, html"),
        (("export", "{graph}", "-o", "{graph}/x", "-f", "csv"), "cannot be written"),
        (("query", "{graph}"), "needs GRAPH and QUERY"),
        (("query", "{graph}", "no-such-question"), "no-such-question"),
        (("query", "{graph}", "SELECT * {", "-f", "table"), "query:1:"),
        (("query", "{graph}", "SELECT * { ?s ?p ?o }", "-f", "xml"), "'xml' 不在其中 · is not one of table, csv, json"),
        (("query", "{graph}", "SELECT * { ?s ?p ?o }", "--district"), "--district 需要一个值 · needs a value"),
        (("query", "{graph}", "SELECT * { ?s ?p ?o }", "district"), "unexpected argument 'district'"),
    ],
)
def test_unusable_arguments_give_one_line_and_status_2(run, graph, tmp_path, arguments, words):
    (tmp_path / "broken.ttl").write_text("@prefix", encoding="utf-8")
    places = {
        "graph": graph,
        "none": tmp_path / "none.ttl",
        "broken": tmp_path / "broken.ttl",
        "folder": tmp_path / "out",
    }
    found = run(*(a.format(**places) if a.startswith("{") else a for a in arguments))
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("错误 error: ")
    assert words in found.err
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [("explain",), ("nonsense",), ("build", "x", "--nonsense"), ("serve", "g.ttl", "--port", "99999")]
)
def test_a_wrong_command_line_has_status_2(run, arguments):
    found = run(*arguments)
    assert (found.status, found.out) == (2, "")
    assert found.err


def test_query(run, graph):
    found = run("query", graph, "SELECT (COUNT(*) AS ?n) { ?s a kg:Statement }", "--format", "csv")
    assert (found.status, found.out.split()) == (0, ["n", "5"])


@pytest.mark.parametrize("option", [("--district", "铜梁区"), ("--district=铜梁区",)])
def test_query_by_name_with_a_parameter(run, graph, option):
    found = run("query", graph, "companies-in-district", *option, "-f", "json")
    answer = json.loads(found.out)
    assert [row["company"]["value"] for row in answer["results"]["bindings"]] == ["甲²·乙公司"]


def test_query_list(run):
    found = run("query", "--list")
    assert found.status == 0
    assert "companies-in-district  --district 铜梁区\n    某区县有哪些企业？" in found.out


# --------------------------------------------------- validate, evaluate, export, rules


def test_validate(run, graph):
    found = run("validate", graph)
    assert (found.status, found.err) == (0, "")
    assert "符合全部约束 · conforms" in found.out


def test_validate_a_graph_that_breaks_a_law(run, graph):
    graph.write_text(
        graph.read_text(encoding="utf-8").replace("kg:status kg:planned", "kg:status kg:done"), encoding="utf-8"
    )
    found = run("validate", graph, "--engine", "built-in")
    assert found.status == 1
    assert "每个已发生的陈述必须有直接的边 · Every done statement has its plain edge" in found.out


def test_evaluate(run, tmp_path):
    turtle.write(gold_graph([GOLD / "000.json"]), tmp_path / "graph.ttl")
    pages = Path(__file__).resolve().parents[1] / "seeds"
    text = run("evaluate", tmp_path / "graph.ttl", GOLD / "000.json", "--pages", pages)
    assert "entities            P=1.000 R=1.000 F1=1.000" in text.out
    figures = run("evaluate", tmp_path / "graph.ttl", GOLD / "000.json", "--pages", pages, "--json")
    assert json.loads(figures.out)["total"]["entities"]["f1"] == 1.0
    assert (text.status, figures.status) == (0, 0)


def test_export(run, graph, tmp_path):
    found = run("export", graph, "-o", tmp_path / "out", "-f", "csv", "-f", "nquads", "-f", "csv")
    assert found.status == 0
    assert found.out.split() == [str(tmp_path / "out" / "csv"), str(tmp_path / "out" / "graph.nq")]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["csv", "graph.nq"]


def test_rules(run):
    found = run("rules")
    assert found.status == 0
    assert any(line.startswith("signedWith/") for line in found.out.splitlines())


# ---------------------------------------------------------------------- build, read


def test_build_hands_everything_on(run, monkeypatch, tmp_path):
    given = {}

    def build(sources, output, **options):
        given.update(options, sources=sources, output=output)
        return BuildReport(small_graph())

    monkeypatch.setattr("kg.pipeline.build", build)
    options = (
        "--date",
        "2025-01-02",
        "--base",
        "http://a/",
        "--rules",
        "r",
        "--segmenter",
        "m",
        "--spacy-model",
        "s",
        "--corrections",
        "c.csv",
        "-f",
        "csv",
        "-f",
        "html",
    )
    found = run("build", "a.txt", "b", "-o", tmp_path, *options)
    assert found.status == 0
    assert "observations  2" in found.out
    assert given.pop("on_progress") is None  # standard error is no terminal here
    assert given == {
        "sources": [Path("a.txt"), Path("b")], "output": tmp_path, "date": "2025-01-02", "base": "http://a/", "segmenter": "m", "spacy_model": "s",
        "rules": Path("r"), "corrections": Path("c.csv"), "formats": ("csv", "html"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "formats"),
    [((), ("turtle", "html", "graphml")), (("-f", "all"), tuple(EXPORTERS)), (("-f", "csv", "-f", "csv"), ("csv",))],
)
def test_build_formats(run, monkeypatch, tmp_path, options, formats):
    given = {}
    monkeypatch.setattr(
        "kg.pipeline.build", lambda *a, **o: given.update(o) or BuildReport(small_graph()), raising=False
    )
    assert run("build", "a.txt", "-o", tmp_path, *options).status == 0
    assert (given["formats"], given["base"]) == (formats, BASE)


def test_a_skipped_page_gives_status_1(run, monkeypatch, tmp_path):
    report = BuildReport(small_graph(), skipped=[ReadError("b.txt", "is empty")])
    monkeypatch.setattr("kg.pipeline.build", lambda *a, **o: report)
    found = run("build", "a.txt", "-o", tmp_path)
    assert found.status == 1
    assert "b.txt: is empty" in found.out + found.err


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("no such folder"), 2), (ReadError("a.pdf", "is encrypted"), 1), (RuleError("x.yaml", "joint", "no example"), 2),
        (OntologyError("kg.ttl"), 2), (QueryError("1:2"), 2), (GraphError("a.ttl"), 2),
    ],
)  # fmt: skip
def test_every_error_is_one_line_with_its_status(run, monkeypatch, tmp_path, error, status):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("kg.pipeline.build", fail)
    found = run("build", "a.txt", "-o", tmp_path)
    assert (found.status, found.out, found.err) == (status, "", f"错误 error: {error}\n")


def test_read(run, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("铜梁签约27个项目\n\n本报讯（记者 陈维灯）10月12日，铜梁集中签约27个项目。\n", encoding="utf-8")
    bad.write_bytes(b"")
    found = run("read", good, "--json")
    assert (found.status, found.err) == (0, "")
    assert "铜梁签约27个项目" in json.dumps(json.loads(found.out), ensure_ascii=False)
    found = run("read", good, bad)
    assert found.status == 1
    assert "铜梁签约27个项目" in found.out
    assert "bad.txt" in found.err


# ----------------------------------------------------------------------- the rest


def test_version_and_help(run):
    assert run("--version").out.startswith("kg ")
    found = run("--help")
    assert found.status == 0
    for command in ("build", "read", "query", "explain", "validate", "evaluate", "rules", "serve", "export"):
        assert command in found.out


def test_help_is_quick_since_commands_import_what_they_need():
    code = "import sys, kg.cli; print([m for m in ('rdflib', 'pyoxigraph', 'spacy', 'networkx', 'pyshacl', 'pandas', 'rich.progress') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_serve_hands_everything_on(run, monkeypatch):
    given = {}
    monkeypatch.setitem(sys.modules, "kg.serve", SimpleNamespace(serve=lambda graph, **o: given.update(o, graph=graph)))
    assert run("serve", "g.ttl", "--port", "8123", "--timeout", "2.5").status == 0
    assert given == {"graph": Path("g.ttl"), "host": "127.0.0.1", "port": 8123, "timeout": 2.5}


@pytest.mark.parametrize(("failed", "status"), [((), 0), (("signedWith/joint",), 1)])
def test_rules_that_fail_their_examples_give_status_1(run, monkeypatch, failed, status):
    report = SimpleNamespace(failed=failed, render=lambda: "12 rules")
    monkeypatch.setitem(sys.modules, "kg.rulecheck", SimpleNamespace(check_rules=lambda: report))
    found = run("rules", "--test")
    assert (found.status, found.out) == (status, "12 rules\n")
