"""Titles, grades and ranks."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "上月刚刚获批[Award 省级示范物流园区]。",
        "4年后就取得[Award 高新技术企业]资质。",
        "三县均为[Award 国家级制种大县]。",
        "[Award 全市软件企业50强]绵阳云图科技有限公司扩大投资。",
        "[Award 世界500强]企业落户。",
        "培育[Award 国家级制造业单项冠军企业]16家。",
        "县医院去年被评定为[Award 三级综合医院]。",
        "公司的原料药通过[Award 欧盟GMP认证]，销往海外。",
    ],
)
def test_an_award(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= proposed(text, "kg_awards")


@pytest.mark.parametrize(
    "text",
    [
        "公示入围名单。",
        "企业家示范基地建设加快。",
        "列入负面名单。",
        "产品已通过相关认证。",
        "这艘船取得了船级社认证。",
    ],
)
def test_what_is_no_award(text: str) -> None:
    assert not proposed(text, "kg_awards")
