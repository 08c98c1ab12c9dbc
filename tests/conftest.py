"""The graph of the seed pages, built once; browser tests left out where there is no browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items):
    """Leave out tests that need a Chromium where there is none, unless KG_BROWSER=required."""
    if os.environ.get("KG_BROWSER") == "required" or any(map(shutil.which, BROWSERS)):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium here: apt-get install chromium fonts-noto-cjk"))


@pytest.fixture(scope="session")
def kg_command():
    """``kg`` in a process of its own: ``kg_command("build", …, cwd=…, seed=1)`` gives the completed process."""

    def run(*arguments, cwd=ROOT, seed="random", text=True):
        return subprocess.run(
            [sys.executable, "-m", "kg.cli", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=text,
        )

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory, kg_command):
    """The output folder of ``kg build`` over the seed pages. Tests read it and change nothing in it."""
    folder = tmp_path_factory.mktemp("built") / "output"
    done = kg_command("build", *SEEDS, "-o", folder, seed=1)
    assert (done.stderr, done.returncode) == ("", 0)
    return folder
