"""Towns, villages and schools by form."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "有群众反映[AdministrativeArea 涌泉村]道路不平。",
        "平台在[Institution 梓潼二中]挂牌。",
        "[GovernmentAgency 涌泉镇人大]还设立了信箱。",
    ],
)
def test_a_place(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


def test_towards_villages() -> None:
    assert not names("把校园议事模式向村、社区延伸。")
