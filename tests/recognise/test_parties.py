"""Companies that their part in an agreement gives away."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "青岚股份7月28日与[Company 平安证券]正式签约。",
        "[Company 北方汽车]与凌岳集团在展会现场签订战略合作协议。",
        "银行还助力[Company 长景能源]与凌岳集团签署合同。",
        "日前，[Company 杭州移动]与余杭区教育局举行战略合作签约仪式。",
        "银行完成[Company 恒安医疗]合同签署和放款。",
        "青岚股份与[Company 中国移动]、[Company 长江人寿]等企业达成战略合作，签约金额3亿元。",
        "8月21日，青岚股份与国际知名化妆品集团[Company 欧澜雅]在广州举行签约仪式。",
        "控股子公司[Company 恒泰环境]与苏州晶澜科技有限公司签署合同。",
    ],
)
def test_who_signs_with_whom(drawn: str) -> None:
    text, places = marked(drawn)
    found = [p for p in names(text) if p[1] == "Company"]
    assert [p for p in places if p not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "青岚股份与北方汽车都在扩产。",  # nobody signs
        "活动现场签约32个项目，涵盖生物医药、软件信息、食品及农产品加工等领域。",
        "全市与现代物流企业签约。",
        "我市与江苏省教育部门签署协议。",
        "双方在智能制造和数字医疗领域签订协议。",
    ],
)
def test_no_party(text: str) -> None:
    assert proposed(text, "kg_parties") == set()
