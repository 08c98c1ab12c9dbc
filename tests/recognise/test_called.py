"""Quoted names whose sentence says what kind of thing bears them."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "这套远程问诊系统叫[InformationSystem “康乡通”]，由本地公司研发。",
        "该县推出一款名为[InformationSystem “牧事通”]的小程序。",
        "当地有个叫[InformationSystem “谷满仓”]的平台。",
        "新药取名[Product “安泽定”]，今年3月获批。",
        "这条线路被命名为[TransportRoute “竹海快线”]，每周开行3列。",
        "项目取名[Project “云上茶山”]，总投资12亿元。",
        "机器人名字叫[Product “小榫”]，能搬运20公斤重物。",
        "县里推出[InformationSystem “麦管家”]，一款托管服务平台。",
        "[InformationSystem “枣知道”]是村里开发的小程序，果农都在用。",
        "这种做法叫[Programme “三联三送”]，很受欢迎。",
    ],
)
def test_kinds_beside_names(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "text",
    ["农民管它叫“铁牛”。", "村民给这座桥起名“幸福桥”的说法不实。", "有人建议项目取名“大湾一号”。", "这事俗称“摸底”。"],
)
def test_nicknames_and_wishes_name_nothing(text: str) -> None:
    assert not [n for n in names(text) if n[2] in ("铁牛", "大湾一号", "摸底")]
