"""Words that stand for a name said before."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from tests.support.sentences import DATE, marked


@pytest.mark.parametrize(
    "drawn",
    [
        "今天，[Company 该公司]与[Project 该项目]负责人座谈。",
        "此后，[AdministrativeArea 我市]和[AdministrativeArea 全区]发力。",
        "当天，[Institution 该校]与[AdministrativeArea 我区]签约，[Event 此次会议]由[AdministrativeArea 我市]举办。",
        "此后，[Facility 该高速]通车，[TransportRoute 班列]从无锡驶出。",
        "[InformationSystem 该平台]上线，[TransportRoute 该班列]首发，[Association 该联盟]成立。",
        "[TransportRoute 这条航线]每周两班，[Product 这款车型]热销，[Facility 该厂]扩建。",
        "[InformationSystem 平台]归集政策120条。[Project 项目]总投资3亿元。",
        "这一由绵阳市大数据局主导、四川云码科技有限公司开发的[InformationSystem 数据服务平台]已上线。",
        "前三季度[Company 公司]出货21万台，目前[DevelopmentZone 园区]聚集企业30家。",
        "[Project 此次签约的项目]分两期建设。",
        "一季度，[Industry 全行业]完成运输量30万吨，全行业协会另有统计。",
    ],
)
def test_words_that_stand_for_a_name(drawn: str) -> None:
    text, places = marked(drawn)
    annotation, _, _ = facts(text, date=DATE)
    assert [(m.start, m.cls, m.text) for m in annotation.mentions if m.kind == "deictic"] == places


@pytest.mark.parametrize(
    "text",
    [
        "我市场调查。",
        "公司法修订。",
        "全国人大代表。",
        "本科生说。",
        "我县长期坚持。",
        "该公司法人代表。",
        "平台经济发展。",
        "这是今年北部湾港新开的航线。",
        "该县农业信息平台上线。",
    ],
)
def test_words_that_only_begin_so(text: str) -> None:
    annotation, _, _ = facts(text, date=DATE)
    found = {m.text for m in annotation.mentions if m.kind == "deictic"}
    assert not found & {"我市", "公司", "全国", "本科", "我县", "平台", "这是今年北部湾港", "该县农业信息平台"}


def test_what_is_pointed_at_is_no_name() -> None:
    annotation, _, _ = facts("这条航线由北港集团运营。", date=DATE)
    assert [m.kind for m in annotation.mentions if m.cls == "TransportRoute"] == ["deictic"]
