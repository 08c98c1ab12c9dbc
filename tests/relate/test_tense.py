"""Done, planned, denied or wished, by the words before the trigger."""

from __future__ import annotations

import pytest

from kg.relate.tense import status


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("公司已", "done"),
        ("公司昨日", "done"),
        ("公司将", "planned"),
        ("公司拟", "planned"),
        ("公司计划", "planned"),
        ("下一步,公司", "planned"),
        ("力争到2027年,公司", "planned"),
        ("公司预计", "planned"),
        ("公司未", None),
        ("公司尚未", None),
        ("公司否认", None),
        ("公司没有", None),
        ("公司终止", None),
        ("据传闻,公司", None),
        ("公司原计划", None),
        ("专家建议公司", None),
        ("各方希望公司", None),
        ("如果公司", None),
        ("公司应当", None),
        ("公司应加快", None),
        ("公司优化供应链", "done"),
        ("公司适应市场", "done"),
        ("公司计划扩产,目前已", "done"),
        ("布局未来产业,公司", "done"),
        ("未来3年,公司", "planned"),
        ("未来,公司", "planned"),
        ("该公司主要", "done"),
        ("需求旺盛,公司要", "planned"),
        ("会议要求各区县", "planned"),
        ("按照全市要求,各地", "done"),
        ("当地谋划实施项目30个,", "done"),
        ("当地谋划", "planned"),
        ("重谋划强争取,紧扣目标,公司", "done"),
        ("完成投资计划的198%,公司", "done"),
        ("公司计划实施", "planned"),
        ("当地将12家国企整合至3家,", "done"),
        ("该镇将种植、养殖、加工等环节融入平台,", "done"),
        ("该镇将推动农业与旅游融入市场,", "planned"),
        ("当地签约9个项目,计划总投资80亿元,", "planned"),
        ("当地签约9个项目,计划总投资约\ue101,", "done"),
        ("将军集团", "done"),
        ("公司实施行动计划", "done"),
        ("公司没有扩产,但", "done"),
        ("公司并不", None),
        ("公司从未", None),
        ("公司无不", "done"),
        ("近日有网友称公司", None),
        ("近日有网友称公司降价,公司", "done"),
        ("", "done"),
    ],
)
def test_status(before: str, expected: str | None) -> None:
    assert status(before) == expected


@pytest.mark.parametrize(
    ("before", "between", "expected"),
    [("合肥市未来公司尚未", "尚未", None), ("公司未建成的项目", "", None), ("公司将", "将", "planned")],
)
def test_status_between_subject_and_trigger(before: str, between: str, expected: str | None) -> None:
    assert status(before, between) == expected
