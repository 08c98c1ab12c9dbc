"""Which area lies in which, by place in the text and by the gazetteer."""

from __future__ import annotations

import pytest

from kg.recognise.geography import area
from kg.relate.areas import ancestors, within
from tests.support.sentences import said


def area_of(form: str) -> tuple[str, str, str] | None:
    known = area(form, "")
    return (known.level, known.parent, known.name) if known else None


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("四川省绵阳市游仙区举行活动。", "structure/area-chain", {"绵阳市 partOf 四川省", "游仙区 partOf 绵阳市"}),
        ("班列抵达越南海防。", "structure/area-chain", {"海防 partOf 越南"}),
        ("走进铜梁区巴川街道白龙村。", "structure/area-chain", {"巴川街道 partOf 铜梁区", "白龙村 partOf 巴川街道"}),
        ("安徽经济平稳，芜湖市增长。", "structure/area-parent", {"芜湖市 partOf 安徽"}),
        ("四川省与绵阳市、自贡市会商。", "structure/area-parent", {"绵阳市 partOf 四川省", "自贡市 partOf 四川省"}),
        ("绵阳市产业兴旺，在沙河湾镇举行活动。", "structure/town", set()),
        ("三台县产业兴旺，在沙河湾镇举行活动。", "structure/town", {"沙河湾镇 partOf 三台县"}),
        ("四川省调味品协会走访绵阳市、自贡市。", "structure/area-parent", set()),
        (
            "在甘肃酒泉、敦煌，光伏基地并网。",
            "structure/area-chain",
            {"酒泉 partOf 甘肃", "敦煌 partOf 甘肃"},
        ),
        ("在甘肃酒泉、宁波，光伏基地并网。", "structure/area-chain", {"酒泉 partOf 甘肃"}),
        ("班列抵达阿塞拜疆首都巴库。", "structure/area-chain", {"巴库 partOf 阿塞拜疆"}),
        ("新疆畜牧业兴旺。在拜城，种羊场用上新系统。", "structure/area-behind", {"拜城 partOf 新疆"}),
        ("四川经济平稳，宁波增长。", "structure/area-behind", set()),
        ("安徽经济平稳，合肥凌岳轴承有限公司扩产。", "structure/area-parent", set()),
    ],
)
def test_areas(text: str, rule: str, expected: set[str]) -> None:
    assert said(text, only=rule) == expected


def test_areas_lie_in_all_those_above_them() -> None:
    assert list(ancestors("拜城县", area_of))[-1] == "中国"
    assert within("拜城县", "新疆", area_of)
    assert not within("拜城县", "中国", area_of)
    assert not within("新疆", "拜城县", area_of)
