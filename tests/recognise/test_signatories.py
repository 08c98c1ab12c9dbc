"""Organisations that only their slot in a signing gives away."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "8月13日，[Company 安心好管家]宣布与[Company 中国移动]等29家企业达成战略合作，签约金额3亿元。",
        "8月13日，[Company 云安好管家]发布了新服务，与[Company 中国移动]等29家企业达成战略合作。",
        "去年12月，[Company 今日筑房]称正式与日本新丰公司签署合同。",
        "8月1日，[Company 海潮]与[Company 凌岳集团]战略合作签约仪式举行。",
        "要求公司与[Company FourdinalTanKft]签署合同。",
        "今天，[Company 上海移动]、[Company 上海电信]、[Company 上海联通]三家运营商与[Institution 上海中心]联合签约。",
        "公司分别与[Company 腾岳数据]和[Company 腾岳两江]签订合同。",
        "按照约定，双方签署合同当日，[Company 融岳]需要向[Company 宛达]支付定金25亿元。",
        "凌岳集团在巴黎与[GovernmentAgency 法国政府]签署合同。",
        "凌岳集团与[GovernmentAgency 俄政府]签署合同。",
        "凌岳集团也签约增资[Company 北方航空]。",
        "曾与该县签约的[Company 福特汽车]亚太区总裁表示满意。",
    ],
)
def test_who_fills_the_slot(drawn: str) -> None:
    text, places = marked(drawn)
    assert [p for p in places if p not in names(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "四川宜宾与凌岳集团签约。",
        "江苏积极与凌岳集团签约。",
        "副市长与凌岳集团签约。",
        "双方代表与凌岳集团签署协议。",
        "公司实控人顾明清与凌岳集团签署协议。",
        "与广州市黄埔区签约。",
        "记者与凌岳集团签约员工交谈。",
        "农户、合作社、凌岳集团签约。",
    ],
)
def test_who_is_no_company(text: str) -> None:
    assert {p for p in proposed(text, "kg_parties") if p[1] in ("Company", "Institution")} == set()
