"""The commands and the Python of the READMEs, CONTRIBUTING and docs/ run; links lead somewhere; the READMEs are twins."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "tests" / "gold").glob("*.md")])
ELSEWHERE = {"docs/ontology.md", "docs/outputs.md"}
"""Pages whose Python tests/test_docs_of_outputs.py runs."""
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NOT_RUN = re.compile(
    r"make |source |pip |git |cd |npm |python scripts/(make|train|measure)_|python -m build|python benchmarks/"
)
"""Commands that set up, measure for long or need what a user brings; targets of make are checked for being there."""


MADE_BY_READERS = {"ontology/names/corrections.csv", "ontology/rules/supplies.yaml"}
"""Files that the docs tell a reader to make."""


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, *languages: str) -> list[str]:
    return [body for language, body in FENCE.findall(page.read_text(encoding="utf-8")) if language in languages]


def commands(page: Path) -> list[str]:
    lines = "".join(blocks(page, "bash", "sh", "shell", "console")).replace("\\\n", " ").splitlines()
    return [
        command
        for line in lines
        if (command := re.sub(r"\s+#\s.*", "", line).removeprefix("$ ").strip()) and command[0] != "#"
    ]


COMMANDS = list(dict.fromkeys((command, name(page)) for page in PAGES for command in commands(page)))
KG = list(dict.fromkeys(command for command, _ in COMMANDS if command.startswith("kg ") and "kg serve" not in command))


@pytest.fixture(scope="module")
def checkout(built, tmp_path_factory):
    """A folder that looks like the checkout after ``make graph``, for commands to write into."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(built, folder / "output")
    for part in ("seeds", "tests", "ontology", "docs", "scripts"):
        (folder / part).symlink_to(ROOT / part)
    return folder


def test_there_are_commands_and_each_is_of_a_known_kind():
    assert len(KG) >= 10
    assert [
        c for c, _ in COMMANDS if not (c.startswith(("kg ", "python scripts/readme_figures.py")) or NOT_RUN.match(c))
    ] == []


@pytest.mark.parametrize("command", KG)
def test_a_command_runs(checkout, kg_command, command):
    done = kg_command(*shlex.split(command)[1:], cwd=checkout)
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.strip()


@pytest.mark.parametrize("command", sorted({c for c, _ in COMMANDS if c.startswith("kg serve")}))
def test_the_service_starts(checkout, command):
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli", *shlex.split(command)[1:], "--port", "0"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        assert re.match(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


@pytest.mark.parametrize(
    "target",
    sorted(
        {c.split()[1] for c, _ in COMMANDS if c.startswith("make ")}
        | set(re.findall(r"`make ([a-z-]+)`", "".join(p.read_text(encoding="utf-8") for p in PAGES)))
    ),
)
def test_a_target_of_make_is_there(target):
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "page", [pytest.param(p, id=name(p)) for p in PAGES if blocks(p, "python") and name(p) not in ELSEWHERE]
)
def test_python_runs(checkout, monkeypatch, capsys, page):
    """The blocks of a page one after another, as a reader would type them."""
    monkeypatch.chdir(checkout)
    known: dict[str, object] = {"__name__": "docs"}
    for block in blocks(page, "python"):
        exec(compile(block, name(page), "exec"), known)


def test_the_figures_in_the_readmes_are_the_measured_ones():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "readme_figures.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


# ---------------------------------------------------------------------- text and links


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


@pytest.mark.parametrize("page", [pytest.param(p, id=name(p)) for p in PAGES])
def test_links_lead_somewhere(page):
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there), f"{target}: {sorted(anchors(there))}"


def test_files_that_the_docs_name_are_there():
    named = re.compile(r"`((?:kg|tests|scripts|ontology|docs|benchmarks|notebooks|\.ci)/[\w./-]*[\w/])`")
    missing = {
        f"{name(page)}: {path}"
        for page in PAGES
        for path in named.findall(page.read_text(encoding="utf-8"))
        if path not in MADE_BY_READERS
        and not (ROOT / path).exists()
        and not (ROOT / path.replace("kg/ontology_data", "ontology")).exists()
    }
    assert missing == set()


def test_every_page_of_the_docs_is_in_the_index():
    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [p.name for p in (ROOT / "docs").glob("*.md") if p.name != "index.md" and f"]({p.name})" not in text] == []


def test_pictures_are_small_enough_to_be_looked_at():
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size < 400_000, picture.name


def skeleton(page: Path) -> list[object]:
    """What twins share: levels of headings, rows and columns of tables, items, code without remarks, links, pictures."""
    parts: list[object] = []
    text = page.read_text(encoding="utf-8")
    for language, body in FENCE.findall(text):
        parts.append((language, re.sub(r"\s+#\s.*", "", body)))
    for line in FENCE.sub("```", text).splitlines():
        if line.startswith("#"):
            parts.append(len(line.split()[0]))
        elif line.startswith("|"):
            parts.append(f"row of {line.count('|') - 1}")
        elif line.startswith(("- ", "```", "<!--")):
            parts.append(line[:2])
        parts += [link.replace(".zh.", ".").replace(".en.", ".") for link in re.findall(r"\]\(([^)\s]+)\)", line)]
    return parts


def test_the_readmes_are_twins():
    assert skeleton(READMES[0]) == skeleton(READMES[1])
