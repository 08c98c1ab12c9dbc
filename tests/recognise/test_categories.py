"""Kinds that are counted are no names; a name that somebody's name stands in stays one."""

from __future__ import annotations

import pytest

from tests.support.sentences import names


@pytest.mark.parametrize(
    "text",
    [
        "绵阳市累计建成国家级企业技术中心51家。",
        "绵阳市培育12家绿色示范型未来工厂。",
        "绵阳市实施智改数转项目13个。",
        "绵阳市推进双城经济圈重大项目。",
    ],
)
def test_what_is_counted_is_no_name(text: str) -> None:
    assert not {cls for _, cls, _ in names(text)} & {"Facility", "Institution", "Project"}


def test_a_site_with_an_owner_is_one() -> None:
    assert (8, "Facility", "南通凌岳集团绵阳生产基地") in names("1月，2家工厂和南通凌岳集团绵阳生产基地投产。")
