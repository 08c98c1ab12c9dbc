"""Turtle that two strict parsers read alike, that a person can read, and that has the same bytes each time."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import GraphError, UsageError
from kg.export import turtle
from kg.ids import local_name
from kg.model import Entity, Graph
from kg.rdf import triples
from tests.support.gold_graph import gold_graph as make_gold_graph
from tests.support.small_graph import small_graph

gold_graph = lru_cache(maxsize=1)(make_gold_graph)


def _parsed(text: str) -> set[tuple[str, str, str]]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(input=text, format=ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize("graph", [small_graph(), gold_graph(), Graph()], ids=["small", "gold", "empty"])
def test_says_exactly_the_triples(graph):
    assert _parsed(turtle.render(graph)) == {tuple(map(str, t)) for t in triples(graph)}


def test_rdflib_reads_the_same():
    text = turtle.render(small_graph())
    ours = {(t[0].value, t[1].value, t[2].value) for t in triples(small_graph())}
    assert {tuple(map(str, t)) for t in rdflib.Graph().parse(data=text, format="turtle")} == ours


def test_reads_well():
    text = turtle.render(small_graph())
    assert "# -------------------- 企业 Company\n\nid:甲_·乙公司 a kg:Company ;" in text or "a kg:Company ;" in text
    assert re.search(r"^id:铜梁区 a kg:AdministrativeArea ;$", text, re.MULTILINE)
    assert re.search(
        r"# -+ 陈述 Statement: 签约 signedWith\n\nst:\w{12} a kg:Statement ;\n    rdf:subject id:铜梁区 ;", text
    )
    assert re.search(r"kg:evidence ev:\w{12} , ev:\w{12} \.\n\nev:\w{12} a kg:Evidence ;", text)
    assert "kg:amount 3050000000 ;" in text
    assert "kg:value -0.5 ;" in text
    assert 'kg:from "2025-01-01"^^xsd:date ;' in text
    assert max(map(len, text.splitlines())) < 200


def test_equal_graphs_give_equal_bytes(tmp_path):
    graph = gold_graph()
    shuffled = replace(graph, **{f: tuple(random.Random(1).sample(v, len(v))) for f, v in (("entities", graph.entities), ("statements", graph.statements), ("observations", graph.observations))})  # fmt: skip
    turtle.write(graph, tmp_path / "a.ttl")
    turtle.write(shuffled, tmp_path / "b.ttl")
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


def test_bytes_do_not_depend_on_the_hash_seed():
    root = Path(__file__).resolve().parents[2]
    code = "import hashlib\nfrom kg.export import turtle\nfrom tests.support.small_graph import small_graph\nprint(hashlib.sha256(turtle.render(small_graph()).encode()).hexdigest())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


NAMES = [
    "甲²公司",
    "①号",
    "a.b",
    "-x",
    "x-",
    "·x",
    "x·y",
    "A+B",
    "33618",
    "%41",
    "O'Neil",
    "a~b",
    "𠮷野家",
    "é",
    "a\u0301b",
    "\u0301a",
    "Ⅳ期",
    "㎡",
    "a:b",
    "ａ",
    "‐",
]


@pytest.mark.parametrize("name", NAMES)
def test_hard_names_stay_one_iri(name):
    entity = Entity(name, "Product", name)
    try:
        expected = ox.NamedNode(f"https://w3id.org/kgnews/id/{name}")
    except ValueError:
        with pytest.raises(GraphError):
            turtle.render(Graph(entities=(entity,)))
        return
    text = turtle.render(Graph(entities=(entity,)))
    assert {t[0] for t in _parsed(text)} == {str(expected)}
    assert {str(s) for s in rdflib.Graph().parse(data=text, format="turtle").subjects()} == {expected.value}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_label_survives(label):
    text = turtle.render(Graph(entities=(Entity("x", "Product", label, (label + "2",)),)))
    labels = {
        q.object.value for q in ox.parse(input=text, format=ox.RdfFormat.TURTLE) if isinstance(q.object, ox.Literal)
    }
    assert labels == {label, label + "2"}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_any_local_name_can_be_written(label):
    name = local_name(label)
    text = turtle.render(Graph(entities=(Entity(name, "Product", "x"),)))
    (subject,) = {q.subject.value for q in ox.parse(input=text, format=ox.RdfFormat.TURTLE)}
    assert subject == f"https://w3id.org/kgnews/id/{name}"


def test_nothing_half_written(tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text("before", encoding="utf-8")
    broken = replace(small_graph(), entities=())
    with pytest.raises(GraphError):
        turtle.write(broken, path)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"file/graph\.ttl: cannot be written"):
        turtle.write(small_graph(), tmp_path / "file" / "graph.ttl")


def test_fast_enough():
    graph = gold_graph()
    start = time.process_time()
    turtle.render(graph)
    assert time.process_time() - start < 5  # 19,000 triples take 0.1 s on an idle core
