"""The notebooks run, on the graph of the five pages, and are committed with what they showed."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

from kg.errors import UsageError
from kg.fonts import use_chinese_font

ROOT = Path(__file__).resolve().parents[2]
NAMES = [path.stem for path in sorted((ROOT / "notebooks" / "source").glob("*.py"))]


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """``scripts/make_notebooks.py``."""
    spec = importlib.util.spec_from_file_location("make_notebooks", ROOT / "scripts" / "make_notebooks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_four() -> None:
    assert NAMES == ["01-tour", "02-relationships", "03-districts", "04-add-a-relation"]


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_notebook_is_that_of_its_source(name: str, maker: ModuleType) -> None:
    committed = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    nbformat.validate(committed)
    source = maker.read((ROOT / "notebooks" / "source" / f"{name}.py").read_text(encoding="utf-8"))
    assert [(c.cell_type, c.source) for c in committed.cells] == [(c.cell_type, c.source) for c in source.cells]
    outputs = [output for cell in committed.cells for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output.output_type == "error"]
    assert outputs
    if name != "04-add-a-relation":
        assert any("image/png" in output.get("data", {}) for output in outputs)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_it_runs(name: str, maker: ModuleType, built: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "output").symlink_to(built)
    source = (ROOT / "notebooks" / "source" / f"{name}.py").read_text(encoding="utf-8")
    made = maker.run(maker.read(source), folder=tmp_path)
    told = [output for cell in made.cells for output in cell.get("outputs", [])]
    # matplotlib warns on standard error where the font lacks a character.
    assert not [output.text for output in told if output.get("name") == "stderr" and "missing from" in output.text]


def test_a_font_is_found_or_its_lack_told(monkeypatch: pytest.MonkeyPatch) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    name = use_chinese_font()
    assert matplotlib.rcParams["font.family"][0] == name
    monkeypatch.setattr("kg.fonts.KNOWN", ("No Such Font",))
    with pytest.raises(UsageError, match="fonts-noto-cjk"):
        use_chinese_font()
