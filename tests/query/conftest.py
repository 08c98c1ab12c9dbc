"""The annotated pages as a Turtle file: what a perfect build would give to ask."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export.turtle import write
from kg.query import open_store
from tests.support.gold_graph import GOLD, gold_graph


@pytest.fixture(scope="session")
def pages_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three annotated newspaper pages."""
    path = tmp_path_factory.mktemp("pages") / "graph.ttl"
    write(gold_graph([GOLD / f"{number}.json" for number in ("000", "002", "004")]), path)
    return path


@pytest.fixture(scope="session")
def pages(pages_file: Path) -> ox.Store:
    """The same, loaded."""
    return open_store(pages_file)


@pytest.fixture(scope="session")
def all_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All annotated pages and texts."""
    path = tmp_path_factory.mktemp("all") / "graph.ttl"
    write(gold_graph(), path)
    return path


@pytest.fixture(scope="session")
def everything(all_file: Path) -> ox.Store:
    """The same, loaded."""
    return open_store(all_file)
