"""Towns, villages and schools by form."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from tests.support.sentences import DATE, marked, names


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


def test_a_river_by_what_lies_along_it() -> None:
    assert (4, "NaturalFeature", "马喇河") in names("治理后的马喇河环绕着涌泉村。")
    assert not [n for n in names("加大中小河治理力度。") if n[1] == "NaturalFeature"]


def test_a_school_and_its_short_name() -> None:
    annotation = facts("梓潼第二中学校的学生来访。平台在梓潼二中挂牌。", date=DATE)[0]
    assert ("Institution", "梓潼第二中学校", "梓潼二中") in annotation.aliases
