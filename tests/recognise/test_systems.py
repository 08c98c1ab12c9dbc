"""Information systems without quotation marks."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "上线[InformationSystem 粮食质量追溯平台]。",
        "拟投资8000万元建设[InformationSystem 遂宁服装产业数字化平台]。",
        "她下载[InformationSystem 嘉陵通App]。",
        "投用国际贸易数字平台、[InformationSystem 内外贸一体化数智服务平台]。",
        "[InformationSystem 涪城区全过程人民民主实践平台]在绵阳中学挂牌。",
        "整合了大模型[InformationSystem Qwen]、[InformationSystem Baichuan]。",
    ],
)
def test_an_information_system(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= proposed(text, "kg_systems")


@pytest.mark.parametrize(
    "text",
    [
        "新增步道、亲水平台等设施。",
        "生产传动系统、制动系统。",
        "搭建线上服务平台。",
        "推动更多企业上平台。",
        "全市教育系统将开展研学。",
        "由民政局管理的软件",
    ],
)
def test_what_is_no_information_system(text: str) -> None:
    assert not proposed(text, "kg_systems")
