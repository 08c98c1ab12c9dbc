"""The wheel, in an environment of its own and away from the checkout: everything that ``kg`` needs is inside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import ROOT, SEEDS

pytestmark = pytest.mark.slow

PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")


def call(*command, cwd, check=True):
    """Run a command with nothing in its environment that could lead back to the checkout."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "COV_"))}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env={**environment, "PYTHONUTF8": "1"}, capture_output=True, text=True
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy that holds no more than what the package is made of."""
    source = tmp_path_factory.mktemp("source")
    for name in ("kg", "ontology"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    call(sys.executable, *PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", ".", cwd=source)
    (made,) = (source / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel and what it asks for; ``installed.kg(…)`` runs its ``kg`` in a folder of its own.

    Where no package index can be reached, the dependencies are those of this environment, by path.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home / "env", with_pip=True)
    programs = home / "env" / ("Scripts" if os.name == "nt" else "bin")
    lock, python = ROOT / "requirements.lock", programs / "python"
    probe = call(
        python,
        *PIP,
        "--timeout",
        "15",
        "download",
        "--no-deps",
        "--dest",
        home / "probe",
        "-c",
        lock,
        "typer",
        cwd=home,
        check=False,
    )
    if probe.returncode == 0:
        call(python, *PIP, "install", "--constraint", lock, wheel, cwd=home)
    else:
        call(python, *PIP, "install", "--no-deps", "--no-index", wheel, cwd=home)
        (site,) = (home / "env").rglob("site-packages")
        (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return SimpleNamespace(
        home=home,
        python=lambda code: call(python, "-c", code, cwd=home).stdout.strip(),
        kg=lambda *arguments: call(programs / "kg", *arguments, cwd=home),
    )


def test_everything_of_kg_and_ontology_is_inside(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    wanted = set()
    for top, place in (("kg", "kg"), ("ontology", "kg/ontology_data")):
        files = (p for p in (ROOT / top).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        wanted |= {f"{place}/{p.relative_to(ROOT / top).as_posix()}" for p in files}
    assert wanted - inside == set()
    assert {name for name in inside - wanted if ".dist-info/" not in name} == set()
    assert {Path(name).name for name in inside if ".dist-info/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_it_fits(wheel):
    """The segmenter may take 20 MB at most; the whole takes less."""
    assert wheel.stat().st_size < 20_000_000


def test_it_builds_and_answers_away_from_the_checkout(installed):
    shutil.copy(SEEDS[0], installed.home)
    place = Path(installed.python("import kg; print(kg.__file__)"))
    assert place.is_relative_to(installed.home), place
    built = installed.kg("build", SEEDS[0].name, "-o", "output")
    assert built.stderr == ""
    for name in ("graph.ttl", "graph.html", "graph.graphml"):
        assert (installed.home / "output" / name).stat().st_size > 10_000
    answer = installed.kg("query", "output/graph.ttl", "who-signed-with-whom", "--format", "csv").stdout
    assert len(answer.splitlines()) > 1
    assert "conforms" in installed.kg("validate", "output/graph.ttl").stdout
    assert "signedWith/" in installed.kg("rules").stdout


def test_it_says_the_same_as_the_checkout(installed, kg_command):
    shutil.copy(SEEDS[0], installed.home)
    installed.kg("build", SEEDS[0].name, "-o", "there", "-f", "turtle")
    kg_command("build", SEEDS[0], "-o", installed.home / "here", "-f", "turtle")
    assert (installed.home / "there" / "graph.ttl").read_bytes() == (installed.home / "here" / "graph.ttl").read_bytes()


def test_help_of_every_command(installed):
    for command in ("build", "read", "query", "explain", "validate", "evaluate", "rules", "serve", "export"):
        assert installed.kg(command, "--help").stdout
    assert installed.kg("--version").stdout.split()[0] == "kg"
