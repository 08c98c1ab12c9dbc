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
        ("公司计划扩产,目前已", "done"),
        pytest.param(
            "布局未来产业,公司", "done", marks=pytest.mark.xfail(reason="未来 in 未来产业 is taken for a time to come")
        ),
        ("将军集团", "done"),
        ("公司实施行动计划", "done"),
        ("公司没有扩产,但", "done"),
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
