"""Fields of trade, systems and measures by the frames and words around their names."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "企业创办至今深耕[Industry 精密轴承]领域。",
        "开发区以[Industry 高端合金材料]为主导，",
        "这家老厂向[Industry 冷链装备]全面转型。",
        "公司所属细分行业为[Industry 工控安全]。",
        "[InformationSystem 村里办事]这套系统已接入全镇。",
        "手机银行[InformationSystem “绵e贷”]停机维护。",
        "全市推行[Programme “整村授信”]。",
        "其中[Programme 种业攻坚专项]拿到的资金最多。",
    ],
)
def test_frames_that_give_names_away(drawn: str) -> None:
    text, places = marked(drawn)
    found = {(cls, s.strip("“”")) for _, cls, s in names(text)}
    assert {(cls, s.strip("“”")) for _, cls, s in places} <= found


@pytest.mark.parametrize("text", ["全市聚焦民生领域。", "干部深耕基层。", "以人民为主体。", "大家把目光投向未来。"])
def test_no_field_of_trade(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Industry"] == []
