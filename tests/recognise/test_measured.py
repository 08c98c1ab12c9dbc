"""Names that what is measured of them gives away."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    "drawn",
    [
        "[Company 泓澜股份]前三季度营收18亿元。",
        "总部在厦门的[Company 茉莉巷]门店数达860家。",
        "[Company 沂安人寿]上半年实现原保险保费收入52亿元。",
        "[Company 禾稷丰种业]制种面积3万亩。",
        "[Company 青禾农商行]涉农贷款余额86亿元。",
        "[Facility 沧浪漆器馆]接待观众6万人次。",
        "[Facility 江苏电网]最高用电负荷达1.4亿千瓦。",
        "[Facility 驼铃湾大桥]主跨420米。",
        "记者在[Facility 塞罕驼场牧场]看到，300头奶牛日产奶9吨。",
        "[Facility 苍梧山索道]运送游客4万人次。",
        "[Product 云柚牌电动轮椅]续航40公里。",
        "“[Product 听澜]”助听器售价2900元。",
        "[Institution 徐州仁济医院北院区]设床位800张。",
        "丹棱县双桥镇[AdministrativeArea 梅湾村]集体收入300万元。",
    ],
)
def test_a_name_by_its_measure(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "text",
    [
        "归母净利润3.2亿元。",
        "全市规上工业企业营收增长4%。",
        "该店营业额120万元。",
        "铜梁区现有茶园12万亩。",
        "全省农村公路总里程12万公里。",
        "投入公交车400辆。",
        "旗下中型轿车X7交付量达8000辆。",
    ],
)
def test_the_words_of_a_measure_are_no_name(text: str) -> None:
    assert proposed(text, "kg_measured") == set()
