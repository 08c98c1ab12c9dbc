"""What ``kg build`` leaves behind: the committed graph, the same bytes every time, quotes that are on the page, nothing half-written."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from kg import cli
from kg.load import load
from kg.pipeline import build
from kg.validate import validate
from tests.conftest import ROOT, SEEDS

PAGE = SEEDS[0]
COMMITTED = ROOT / "output" / "graph.ttl"


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def squash(text: str) -> str:
    return "".join(text.split())


# -------------------------------------------------------------- the five seed pages


def test_the_committed_graph_is_what_the_code_builds(built):
    assert COMMITTED.is_file(), "make graph writes output/graph.ttl; commit it"
    mine, theirs = (p.read_text(encoding="utf-8").splitlines() for p in (built / "graph.ttl", COMMITTED))
    gone, new = sorted(set(theirs) - set(mine)), sorted(set(mine) - set(theirs))
    told = f"make graph, then git diff output/graph.ttl: {len(gone)} go, {len(new)} come, such as {(gone + new)[:4]}"
    assert gone + new == [], told
    assert (built / "graph.ttl").read_bytes() == COMMITTED.read_bytes()


def test_the_graph_conforms(built):
    report = validate(built / "graph.ttl", engine="pyshacl")
    assert report.conforms, report.render()
    assert report.quotes > 500


def test_two_builds_give_the_same_bytes(built, kg_command, tmp_path):
    done = kg_command("build", *reversed(SEEDS), "-o", tmp_path / "again", seed=2)
    assert done.returncode == 0, done.stderr
    first, again = files(built), files(tmp_path / "again")
    assert sorted(first) == sorted(again)
    assert [name for name in first if first[name] != again[name]] == []
    assert {"graph.ttl", "graph.html", "graph.graphml"} < set(first)


def test_every_quote_is_the_page_at_its_spans(built):
    graph = load(built / "graph.ttl")
    pages = {p.name: p.read_bytes().decode("utf-8") for p in SEEDS}
    page_of = {a.id: pages[p.file_name] for p in graph.pages for a in p.articles}
    checked = 0
    for fact in (*graph.statements, *graph.observations):
        assert fact.evidence, fact
        for e in fact.evidence:
            assert squash("".join(page_of[e.article][start:end] for start, end in e.spans)) == squash(e.quote), e
            checked += 1
    assert checked >= len(graph.statements) + len(graph.observations) > 500


def test_every_page_of_the_seeds_is_in_the_graph(built):
    graph = load(built / "graph.ttl")
    assert sorted(p.file_name for p in graph.pages) == [p.name for p in SEEDS]
    assert all(p.articles for p in graph.pages)


# ------------------------------------------------------------------ one page, one way or another


@lru_cache(maxsize=1)
def said_by_the_page() -> tuple[object, ...]:
    return statements(PAGE)


def statements(source: Path) -> tuple[object, ...]:
    with TemporaryDirectory() as folder:
        graph = build([source], folder, formats=["turtle"]).graph
    return tuple((s.subject, s.predicate, s.object, s.status) for s in graph.statements)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_page_in_another_encoding_says_the_same(tmp_path, encoding):
    page = tmp_path / PAGE.name
    page.write_bytes(PAGE.read_text(encoding="utf-8").encode(encoding))
    assert statements(page) == said_by_the_page() != ()


def test_another_base_moves_everything_below_it(tmp_path):
    build([PAGE], tmp_path, formats=["turtle"], base="http://example.org/重庆/")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "https://w3id.org/kgnews/id/" not in text
    assert "@prefix st: <http://example.org/重庆/statement/> ." in text


# --------------------------------------------------------------------------- bad input


@pytest.fixture
def run(capfd, tmp_path, monkeypatch):
    """The command line in this process, in a folder of its own: status, standard output, lines of standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            cli.main(list(map(str, arguments)))
        out, err = capfd.readouterr()
        return SimpleNamespace(status=left.value.code or 0, out=out, err=err.splitlines())

    return call


def broken_rules(folder: Path) -> Path:
    shutil.copytree(ROOT / "ontology" / "rules", folder / "rules")
    (folder / "rules" / "signedWith.yaml").write_text(
        'relation: signedWith\nrules:\n  - name: x\n   pattern: "y"\n', encoding="utf-8"
    )
    return folder / "rules"


def wrong_rules(folder: Path) -> Path:
    shutil.copytree(ROOT / "ontology" / "rules", folder / "rules")
    (folder / "rules" / "signedWith.yaml").write_text(
        'relation: signedWith\nrules:\n  - name: odd\n    pattern: "{s:Dragon} <签约> {o:Area}"\n    examples: ["x"]\n',
        encoding="utf-8",
    )
    return folder / "rules"


def page(name: str, content: bytes):
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def given(value):
    return lambda folder: value


def binary(folder: Path) -> Path:
    return page("binary.txt", bytes(range(256)) * 40)(folder)


BAD = [
    pytest.param([page("empty.txt", b"")], ["empty.txt"], id="an empty file"),
    pytest.param([page("blank.txt", " \n\u3000\n".encode())], ["blank.txt"], id="only white space"),
    pytest.param([binary], ["binary.txt", "binary"], id="a binary file"),
    pytest.param([page("latin.txt", b"No Chinese here.\n")], ["latin.txt", "Chinese"], id="no Chinese"),
    pytest.param([given("no/such/page.txt")], ["no/such/page.txt"], id="a missing path"),
    pytest.param([given(PAGE), given("no-such.txt")], ["no-such.txt"], id="a missing path beside a page"),
    pytest.param([given(PAGE), given("--rules"), broken_rules], ["signedWith.yaml", "line 4"], id="YAML that breaks"),
    pytest.param([given(PAGE), given("--rules"), wrong_rules], ["signedWith.yaml", "odd", "Dragon"], id="an unknown class in a rule"),
    pytest.param([given(PAGE), given("--rules"), given("no-rules")], ["no-rules"], id="rules that are missing"),
    pytest.param([given(PAGE), given("--corrections"), given("none.csv")], ["none.csv"], id="corrections that are missing"),
    pytest.param([given(PAGE), given("--segmenter"), given("no-model")], ["no-model"], id="a segmenter that is missing"),
    pytest.param([given(PAGE), given("--spacy-model"), given("no-model")], ["no-model"], id="a spaCy pipeline that is missing"),
    pytest.param([given(PAGE), given("--date"), given("yesterday")], ["yesterday"], id="no date"),
    pytest.param([given(PAGE), given("--format"), given("word")], ["word"], id="an unknown format"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_unusable_input_is_one_line_and_leaves_nothing(run, tmp_path, arguments, words):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.ttl").write_text("what was there before", encoding="utf-8")
    found = run("build", *(make(tmp_path) for make in arguments), "-o", "output")
    assert (found.status, found.out, len(found.err)) == (2, "", 1), found.err
    assert all(word in found.err[0] for word in words), found.err
    assert files(tmp_path / "output") == {"graph.ttl": b"what was there before"}


def test_a_page_that_cannot_be_read_does_not_stop_the_others(run, tmp_path):
    found = run("build", page("empty.txt", b"")(tmp_path), PAGE, binary(tmp_path), "-o", "output", "-f", "turtle")
    assert found.status == 1
    said = [*found.out.splitlines(), *found.err]
    assert [sum(name in line for line in said) for name in ("empty.txt", "binary.txt")] == [1, 1]
    assert [p.file_name for p in load(tmp_path / "output" / "graph.ttl").pages] == [PAGE.name]


def test_an_output_folder_that_cannot_be_written(run, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    found = run("build", PAGE, "-o", "file/output")
    assert (found.status, found.out, len(found.err)) == (2, "", 1)
    assert "file/output" in found.err[0]
    assert files(tmp_path) == {"file": b"in the way"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?x WHERE { ?x a kg:Company ", "query:1:"),
        ("broken.rq", "broken.rq:2:"),
        ("no-such-question", "no-such-question"),
        ("missing.rq", "missing.rq"),
    ],
)
def test_a_query_that_cannot_be_run_is_one_line(run, built, tmp_path, query, words):
    (tmp_path / "broken.rq").write_text("SELECT ?x\nWHERE ?x a kg:Company }\n", encoding="utf-8")
    found = run("query", built / "graph.ttl", query)
    assert (found.status, found.out, len(found.err)) == (2, "", 1), found.err
    assert words in found.err[0]
