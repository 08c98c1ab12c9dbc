"""The same Turtle and queries give the same answers in any engine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.query import ask
from kg.questions import Question, catalogue

FILLED = {
    "growth-by-district": {"indicator": "GDP|地区生产总值", "period": "2024-Q1"},
    "system-33618": {"system": "33618现代制造业集群体系"},
    "connection": {"first": "重庆", "second": "德国"},
}
"""Parameters with which questions find something on the annotated pages where the defaults do not."""

Row = tuple[str, ...]


def _value(text: str, datatype: str) -> str:
    if datatype.rpartition("#")[2] in ("integer", "decimal", "double"):
        return str(Decimal(text).normalize())
    return text


@pytest.fixture(scope="session")
def in_rdflib(all_file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(all_file, format="turtle")


def _rows(store: ox.Store, question: Question) -> Counter[Row]:
    found = ask(store, question, parameters=FILLED.get(question.name))
    cells = (
        tuple(_value(t.value, t.datatype.value if isinstance(t, ox.Literal) else "") if t else "" for t in row)
        for row in found.rows
    )
    return Counter(cells)


@pytest.mark.parametrize("question", catalogue(), ids=lambda q: q.name)
def test_rdflib_gives_the_same(question: Question, everything: ox.Store, in_rdflib: rdflib.Graph) -> None:
    result = in_rdflib.query(question.bind(FILLED.get(question.name)))
    columns = [str(name) for name in result.vars or ()]
    found = Counter(
        tuple(_value(str(t), str(getattr(t, "datatype", "") or "")) if t is not None else "" for t in row)
        for row in result
    )
    assert columns == list(ask(everything, question).columns)
    assert found == _rows(everything, question)


@pytest.mark.slow
def test_comunica_gives_the_same(everything: ox.Store, all_file: Path, tmp_path: Path) -> None:
    if not shutil.which("npm"):
        pytest.skip("needs npm, to install Comunica")
    folder = Path(os.environ.get("KG_COMUNICA", tmp_path))
    if not (folder / "node_modules/.bin/comunica-sparql-file").exists():
        install = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "@comunica/query-sparql-file@4.3"]
        if subprocess.run(install, cwd=folder, capture_output=True).returncode:
            pytest.skip("npm cannot install Comunica here")
    asked = [{"name": q.name, "text": q.bind(FILLED.get(q.name))} for q in catalogue()]
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    script = Path(__file__).with_name("comunica.js")
    shutil.copy(script, folder)
    done = subprocess.run(
        ["node", "comunica.js", str(all_file), "asked.json"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for question in catalogue():
        rows = [
            tuple(_value(cell["value"], cell["datatype"]) if cell else "" for cell in row)
            for row in told[question.name]
        ]
        assert Counter(rows) == _rows(everything, question), question.name
