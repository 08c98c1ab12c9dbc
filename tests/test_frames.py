"""Typed frames of the whole graph, for notebooks."""

from __future__ import annotations

import pandas as pd

from kg import frames
from kg.model import Graph
from tests.support.small_graph import small_graph


def test_entities():
    frame = frames.entities(small_graph())
    assert frame.loc["铜梁区", ["label", "class_zh", "aliases", "code", "articles", "statements", "observations"]].tolist() == [
        "铜梁区", "行政区", "铜梁", "500151", 2, 3, 2,
    ]  # fmt: skip


def test_statements():
    frame = frames.statements(small_graph()).set_index("relation")
    assert frame.loc["investedIn", "amount"] == 3.05e9
    assert frame.loc["signedWith", "until"] == pd.Timestamp("2025-03-31")
    assert frame.loc["signedWith", "evidence"] == 2
    assert pd.isna(frame.loc["investedIn", "from"])
    assert frame.loc["locatedIn", "status"] == "planned"


def test_observations():
    frame = frames.observations(small_graph())
    growth = frame[frame["kind"] == "growth"].iloc[0]
    assert (growth["subject_label"], growth["indicator"], growth["value"], growth["unit"]) == (
        "铜梁区",
        "GDP",
        6.4,
        "PERCENT",
    )
    assert growth["from"] == pd.Timestamp("2025-01-01")
    assert growth["page"] == "图说.txt"


def test_evidence():
    frame = frames.evidence(small_graph())
    assert len(frame) == 8  # one statement has two passages, one passage makes two statements and one two figures
    assert frame.loc[frame["rule"] == "investedIn/sum", ["start", "end"]].iloc[0].tolist() == [50, 59]


def test_an_empty_graph_has_the_same_columns():
    for frame in (frames.entities, frames.statements, frames.observations, frames.evidence):
        assert list(frame(Graph()).columns) == list(frame(small_graph()).columns)
