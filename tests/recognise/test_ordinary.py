"""Words that make no name."""

from __future__ import annotations

import pytest

from kg.recognise.ordinary import ordinary


@pytest.mark.parametrize(
    ("kind", "stem", "expected"),
    [
        ("measure", "长效管理", True),
        ("measure", "股权投资基金支持", False),
        ("industry", "支柱", True),
        ("industry", "豆芽", False),
        ("system", "线上服务", True),
        ("system", "粮食质量追溯", False),
    ],
)
def test_stems(kind: str, stem: str, expected: bool) -> None:
    assert bool(ordinary(kind).match(stem)) is expected


def test_figures_of_speech_end_a_phrase() -> None:
    assert ordinary("figure", end_only=True).search("稳增长的压舱石")
    assert not ordinary("figure", end_only=True).search("压舱石计划")
