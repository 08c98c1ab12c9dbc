"""What docs/add-a-relation.md tells a reader to write works, written as it tells."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "add-a-relation.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and its ontology with the wording and the relation of the guide."""
    folder = tmp_path_factory.mktemp("checkout")
    for part in ("kg", "ontology"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    wording, relation = blocks("yaml")
    (property_,) = blocks("turtle")
    with (folder / "ontology/rules/locatedIn.yaml").open("a", encoding="utf-8") as file:
        file.write(wording)
    (folder / "ontology/rules/supplies.yaml").write_text(relation, encoding="utf-8")
    with (folder / "ontology/kg.ttl").open("a", encoding="utf-8") as file:
        file.write(property_)
    edit(folder / "kg/model.py", '    "visited",\n)', '    "visited",\n    "supplies",\n)')
    edit(folder / "ontology/shapes.ttl", "kg:visited )", "kg:visited kg:supplies )")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, path
    path.write_text(text.replace(old, new), encoding="utf-8")


def kg(checkout: Path, *arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", *map(str, arguments)],
        cwd=checkout,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(checkout), "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


def test_the_guide_names_every_place() -> None:
    assert '`"supplies",`' in GUIDE
    assert "`kg:supplies`" in GUIDE


def test_the_new_rules_keep_their_examples(checkout: Path) -> None:
    code = (
        "from kg.relate import load_rules; from kg.rulecheck import check_rule; "
        "mine = [r for r in load_rules() if r.id in ('locatedIn/moves-in', 'supplies/delivers')]; "
        "print(len(mine), [f for r in mine for f in check_rule(r)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, env={"PYTHONPATH": str(checkout)}
    )
    assert (done.stdout.strip(), done.returncode) == ("2 []", 0), done.stderr
    assert "supplies/delivers" in kg(checkout, "rules")


def test_a_graph_with_the_new_relation_is_built_and_valid(checkout: Path) -> None:
    page = checkout / "2025-03-22.txt"
    page.write_text(
        "南通凌岳精密轴承有限公司长期为苏州晶澜科技有限公司供货。去年，南通凌岳精密轴承有限公司整体乔迁合肥高新区。\n",
        encoding="utf-8",
    )
    kg(checkout, "build", page, "-o", checkout / "out", "-f", "turtle")
    graph = checkout / "out/graph.ttl"
    told = kg(checkout, "explain", graph, "南通凌岳精密轴承有限公司")
    assert "供货 supplies\n  苏州晶澜科技有限公司" in told
    assert "supplies/delivers" in told
    assert "locatedIn/moves-in" in told
    assert "符合全部约束" in kg(checkout, "validate", graph)
    query = "SELECT ?a ?b { ?a kg:supplies ?b }"
    assert "id:苏州晶澜科技有限公司" in kg(checkout, "query", graph, query)


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        (
            "ontology/kg.ttl",
            ' ; owl:inverseOf kg:suppliedBy ;\n    rdfs:label "供货"',
            ' ;\n    rdfs:label "供货"',
            "has no inverse",
        ),
        ("ontology/kg.ttl", '"供货"@zh , ', "", "kg:supplies has no rdfs:label @zh"),
        ("kg/model.py", '    "supplies",\n', "", "unknown relation 'supplies'"),
    ],
)
def test_what_is_left_out_is_told(checkout: Path, tmp_path: Path, path: str, old: str, new: str, reason: str) -> None:
    less = Path(shutil.copytree(checkout, tmp_path / "less"))
    edit(less / path, old, new)
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", "2025-03-22.txt", "-o", "o", "-f", "turtle"],
        cwd=less,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(less), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 2
    assert reason in done.stderr
