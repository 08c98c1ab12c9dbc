"""What the repository promises about itself: locked versions, declared dependencies, packaged data, public names, plain text."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MODULES = sorted((ROOT / "kg").rglob("*.py"))
MADE = {".venv", "build", "dist", "__pycache__", ".git", "screenshots", "node_modules", "kg_news.egg-info", "output"}


def text_files():
    """Every text file of the repository that is not made by a tool, with its text."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if (
            path.is_file()
            and not MADE.intersection(inside)
            and not inside[0].endswith("_cache")
            and inside[0] != ".hypothesis"
        ):
            try:
                yield path, path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue


# ------------------------------------------------------------------------ versions


NEEDED_BY_OTHERS = {"lxml-html-clean"}
"""Declared for a package that fails to bring it along."""


def locked() -> dict[str, str]:
    lines = [line for line in LOCK.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines), "one name==version a line, nothing else"
    pairs = [line.split("==") for line in lines]
    return {canonicalize_name(name): version for name, version in pairs}


def requirements(*, extras: bool) -> list[Requirement]:
    declared = [
        *PROJECT["dependencies"],
        *(r for group in PROJECT["optional-dependencies"].values() for r in group if extras),
    ]
    return [r for r in map(Requirement, declared) if r.name != PROJECT["name"]]


def test_the_lock_covers_what_is_declared_and_what_that_needs():
    versions = locked()
    todo, seen = requirements(extras=True), set()
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        if wanted.marker and not any(wanted.marker.evaluate({"extra": extra}) for extra in {"", *wanted.extras}):
            continue
        assert name in versions, f"{wanted} is not in requirements.lock: make lock"
        assert wanted.specifier.contains(versions[name], prereleases=True), f"{wanted}, but locked is {versions[name]}"
        if name in seen:
            continue
        seen.add(name)
        try:
            todo += map(Requirement, distribution(name).requires or ())
        except PackageNotFoundError:
            pytest.fail(f"{name} is not installed: make setup")
    assert {"spacy", "pyoxigraph", "numpy", "pytest"} <= seen


def test_packages_that_are_not_what_their_name_says_stay_out():
    assert not [name for name in locked() if name.startswith(("zh-core-web", "en-core-web"))]


def test_ranges_of_the_package_are_bounded():
    for wanted in requirements(extras=False):
        assert {s.operator for s in wanted.specifier} == {">=", "<"}, wanted


def third_party(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"kg", "tests"}


def test_what_is_imported_is_declared_and_what_is_declared_is_used():
    providers = {name: {canonicalize_name(d) for d in found} for name, found in packages_distributions().items()}
    declared = {canonicalize_name(r.name) for r in requirements(extras=False)}
    extra = {canonicalize_name(r.name) for r in requirements(extras=True)}
    used = set()
    for path in MODULES:
        names = third_party(path)
        undeclared = [n for n in names if not providers.get(n, set()) & extra]
        assert not undeclared, f"{path.relative_to(ROOT)} imports {undeclared}, which pyproject.toml does not declare"
        used |= {name for n in names for name in providers[n]}
    assert declared - used == NEEDED_BY_OTHERS, "declared but never imported"
    for path in (ROOT / "tests").rglob("*.py"):
        undeclared = [n for n in third_party(path) if not providers.get(n, set()) & extra]
        assert not undeclared, f"{path.relative_to(ROOT)} imports {undeclared}, which pyproject.toml does not declare"


def test_the_changelog_begins_with_this_version():
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == PROJECT["version"]


# ------------------------------------------------------------------------ packaging


def test_every_package_and_every_data_file_is_packaged():
    setup = PYPROJECT["tool"]["setuptools"]
    folders = {name: ROOT / setup["package-dir"].get(name, name.replace(".", "/")) for name in setup["packages"]}
    assert {str(p.parent) for p in MODULES} <= set(map(str, folders.values()))
    patterns = setup["package-data"]
    packed = {
        path
        for name, folder in folders.items()
        for p in (*patterns["*"], *patterns.get(name, ()))
        for path in folder.glob(p)
    }
    inside = (p for top in ("kg", "ontology") for p in (ROOT / top).rglob("*"))
    wanted = {p for p in inside if p.is_file() and "__pycache__" not in p.parts and p.suffix != ".py"}
    assert sorted(map(str, wanted - packed)) == []


# --------------------------------------------------------------------- public names


def test_every_public_name_is_there():
    import kg

    assert len(set(kg.__all__)) == len(kg.__all__)
    for name in kg.__all__:
        value = getattr(kg, name)
        assert value.__doc__ or name.isupper(), name
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


def test_importing_the_package_brings_nothing_along():
    code = "import sys; before = set(sys.modules); import kg; print(sorted(m for m in set(sys.modules) - before if m.partition('.')[0] not in sys.stdlib_module_names))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['kg']"


def test_a_function_stays_a_function_when_its_module_is_imported():
    code = "import kg.load, kg.read, kg.query, kg.validate; print(*(type(f).__name__ for f in (kg.load, kg.read, kg.query, kg.validate)), type(kg.frames).__name__)"
    done = subprocess.run(
        [sys.executable, "-c", "import kg.frames; " + code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["function"] * 4 + ["module"]


# ----------------------------------------------------------------------------- text


def test_a_module_is_one_idea():
    """A module of more than 15,000 characters is two; one without a docstring is none."""
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in MODULES}
    assert {name: len(text) for name, text in texts.items() if len(text) > 15_360} == {}
    assert [name for name, text in texts.items() if text.strip() and not ast.get_docstring(ast.parse(text))] == []


def test_patterns_use_no_possessive_quantifiers():
    """Python 3.11 before 3.11.5 gets them wrong: the same page would give another graph there."""
    possessive = re.compile(r"[)\]}][+*?]\+(?=[$()\[\"\\])|\(\?>")
    folder = ROOT / "kg" / "relate"
    files = [*folder.rglob("*.py"), *(ROOT / "kg" / "recognise").rglob("*.py"), *(ROOT / "kg" / "read").rglob("*.py")]
    found = {str(p.relative_to(ROOT)): possessive.findall(p.read_text(encoding="utf-8")) for p in files}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_file_names_a_machine_or_a_registry():
    hosts = [
        "py" + "pi.org",
        "python" + "hosted.org",
        "registry.npm" + "js.org",
        "npm" + "mirror.com",
        "index-" + "url",
    ]
    places = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/op" + "t/"]
    found = [
        f"{path.relative_to(ROOT)}: {word}" for path, text in text_files() for word in (*hosts, *places) if word in text
    ]
    assert found == []


def test_links_to_folders_above_the_repository_are_none():
    """The project needs nothing beside itself."""
    wanted = re.compile(r"(?<![\w./])\.\./(?:\.\./)*(?:shared|gold|data|eval)\b")
    found = [
        str(path.relative_to(ROOT))
        for path, text in text_files()
        if path.suffix in (".py", ".md", ".toml", "") and wanted.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("target", ["graph", "test", "check", "bench", "lock", "serve", "setup", "figures", "clean"])
def test_the_makefile_knows(target):
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
