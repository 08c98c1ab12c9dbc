"""The code in docs/reading.md and in the docstrings of kg.read runs."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "reading.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_code_in_the_docs(block: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(block, {})
    assert "000_cd128e9ac89fac77.txt 2024 3" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["", *(f".{m.name}" for m in pkgutil.iter_modules(importlib.import_module("kg.read").__path__))]
)
def test_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"kg.read{name}")).failed == 0
