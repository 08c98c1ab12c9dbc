"""The code in docs/ontology.md and docs/outputs.md runs, their tables say what the ontology says, doctests hold."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

from kg.export import EXPORTERS, turtle
from kg.load import PAGES, write_pages
from kg.model import CLASSES, RELATIONS
from kg.ontology import ontology
from tests.support.gold_graph import GOLD, gold_graph

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCKS = [
    pytest.param(block, id=f"{name}-{i}")
    for name in ("ontology", "outputs")
    for i, block in enumerate(
        re.findall(r"```python\n(.*?)```", (DOCS / f"{name}.md").read_text(encoding="utf-8"), re.DOTALL)
    )
]
MODULES = (
    "apart", "explain", "export", "evaluate", "files", "frames", "index", "load", "matching", "ontology", "periods", "rdf", "results", "scores", "shapes", "sparql", "validate",
    "vocabulary", "serve.protocol",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    graph = gold_graph([GOLD / "000.json"])
    turtle.write(graph, folder / "output" / "graph.ttl")
    write_pages(graph, folder / "output" / PAGES)
    (folder / "tests").symlink_to(GOLD.parent)
    return folder


@pytest.mark.parametrize("block", BLOCKS)
def test_code_runs(built, monkeypatch, block):
    monkeypatch.chdir(built)
    exec(compile(block, "docs", "exec"), {})
    for line, said in re.findall(r"^(words\.\S+.*?|sorted\(words.*?)\s+# (.*)$", block, re.MULTILINE):
        assert repr(eval(line, {"words": ontology()})) == said


def test_the_tables_of_the_ontology_are_complete():
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    for name in CLASSES:
        term = ontology().classes[name]
        above = ", ".join(ontology().superclasses(name))
        assert f"| {name} | {term.label_zh} | {term.comment_en} | {above} |" in text
    for name in RELATIONS:
        term = ontology().relations[name]
        row = re.search(
            rf"^\| {name} \| {term.label_zh} \| .* \| {re.escape(term.comment_en)} \| (.*) \| (.*) \|$",
            text,
            re.MULTILINE,
        )
        for classes, expected in zip(row.groups(), (term.domain, term.range), strict=True):
            assert frozenset().union(*map(ontology().expand, classes.split(", "))) == expected


def test_every_format_and_its_file_are_listed():
    text = (DOCS / "outputs.md").read_text(encoding="utf-8")
    for name, exporter in EXPORTERS.items():
        assert re.search(rf"^\| {name} \| `{re.escape(exporter.file.split('*')[0])}", text, re.MULTILINE), name


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name):
    assert doctest.testmod(importlib.import_module(f"kg.{name}")).failed == 0
