"""Subjects that a clause does not print: an earlier clause's, the speaker's, the topic's, the home city's."""

from __future__ import annotations

import pytest

from tests.support.sentences import said

A = "南通凌岳精密轴承有限公司"


@pytest.mark.parametrize(
    ("text", "only", "expected"),
    [
        ("绵阳市经济平稳，聚焦低空经济。", "focusesOn", {"绵阳市 focusesOn 低空经济"}),
        ("绵阳市经济平稳，增势良好，聚焦低空经济。", "focusesOn", {"绵阳市 focusesOn 低空经济"}),
        ("绵阳市动真格，整合绵阳市招商局，聚焦低空经济。", "focusesOn", {"绵阳市 focusesOn 低空经济"}),
        ("绵阳市经济平稳。今年以来，聚焦低空经济。", "focusesOn", {"绵阳市 focusesOn 低空经济"}),
        ("我市经济平稳，聚焦低空经济。", "focusesOn", {"我市 focusesOn 低空经济"}),
        (
            "全省建成煤矿298座。省能源局副局长王志强表示，下一步将发展低空经济。",
            "focusesOn",
            {"全省 focusesOn? 低空经济"},
        ),
        (
            f"绵阳3月16日电 泸州市政府与{A}签订合作协议。",
            "signedWith",
            {f"泸州市政府 signedWith {A}"},
        ),
        (
            f"{A}成立于2009年，旗下拥有凌岳水电、凌岳物流等18家子公司，位列中国企业500强。",
            "awarded",
            {f"{A} awarded 中国企业500强"},
        ),
        (
            f"泸州市与{A}签约。双方将共建泸州氢能产业园。",
            "founded",
            {f"{A} founded? 泸州氢能产业园", "泸州市 founded? 泸州氢能产业园"},
        ),
        (f"{A}公告。公司将在宿迁建设晶澜封装产业园。", "founded", {"公司 founded? 晶澜封装产业园"}),
        (
            "形势很好。绵阳市商务局副局长王志强在会上介绍，下半年将启动“千里马”行动。",
            "implements",
            {"绵阳市商务局 implements? 千里马行动"},
        ),
        (
            "“云杉”计划由绵阳市教育局发起。上月，该计划获评中国企业500强。",
            "awarded",
            {"云杉计划 awarded 中国企业500强"},
        ),
        (
            "《绵阳市养老服务条例》昨日施行。条例去年12月由绵阳市人大常委会通过。",
            "approvedBy",
            {"绵阳市养老服务条例 approvedBy 绵阳市人大常委会"},
        ),
        ("涪城区区长王志强表示，将聚焦低空经济。", "focusesOn", {"涪城区 focusesOn? 低空经济"}),
        (
            "绵阳市涪城区委书记王志强说。“我们将聚焦低空经济。”游仙区委书记李建国介绍。",
            "focusesOn",
            {"游仙区 focusesOn? 低空经济"},
        ),
        (
            f"记者采访了涪城区区长王志强。{A}也在扩产。\n王志强：聚焦低空经济。",
            "focusesOn",
            {"涪城区 focusesOn 低空经济"},
        ),
        (
            "（记者 雷娜）由江南理工大学与绵阳市合作共建的太湖能源研究院揭牌。",
            "founded",
            {
                "江南理工大学 founded 太湖能源研究院",
                "绵阳市 founded 太湖能源研究院",
            },
        ),
        ("在合肥市，绵阳市聚焦低空经济。", "focusesOn", {"绵阳市 focusesOn 低空经济"}),
        ("绵阳市涪城区委副书记王志强透露，我们将聚焦低空经济。", "focusesOn", {"涪城区 focusesOn? 低空经济"}),
        (
            # a speaker whose name is none that is known
            "垫江县增长，丰都县增长。绵阳市商务局局长岩罕恩说，将实施“千里马”行动。",
            "implements",
            {"绵阳市商务局 implements? 千里马行动"},
        ),
        (
            f"{A}扩产。“我们将建设晶澜封装产业园。”涪城区副区长王志强介绍。",
            "founded/builds",
            set(),
        ),
        (
            # an area before a firm, and a firm that has set up another, are attributes
            f"该县{A}创办的宿迁晶澜科技有限公司，建设晶澜封装产业园。",
            "founded/builds",
            {"宿迁晶澜科技有限公司 founded 晶澜封装产业园"},
        ),
        (
            # who has just been set up does not act
            f"{A}动作很快，已注册成立全资子公司宿迁晶澜科技有限公司，将建设太湖封装产业园。",
            "founded/builds",
            {f"{A} founded? 太湖封装产业园"},
        ),
        (
            f"绵阳种业联盟成立，{A}董事长王志强当选首任理事长。",
            "holdsPosition/elected-there",
            {"王志强 holdsPosition 绵阳种业联盟"},
        ),
    ],
)
def test_who_is_meant(text: str, only: str, expected: set[str]) -> None:
    assert said(text, only=only) == expected


@pytest.mark.parametrize(
    "text",
    [
        "专家建议绵阳市聚焦低空经济。",
        "江南理工大学教授王志强认为，可以聚焦低空经济。",
        "聚焦低空经济。",
        "绵阳市无意聚焦任何产业。",
    ],
)
def test_nobody_is_meant(text: str) -> None:
    assert said(text, only="focusesOn") == set()


def test_a_topic_holds_for_three_sentences() -> None:
    filler = "天气很好。" * 3
    near, far = (
        f"绵阳市经济平稳。{filler[:10]}聚焦低空经济。",
        f"绵阳市经济平稳。{filler}{filler}聚焦低空经济。合肥市和南昌市、芜湖市来访。",
    )
    assert said(near, only="focusesOn") == {"绵阳市 focusesOn 低空经济"}
    assert said(far, only="focusesOn") <= {"绵阳市 focusesOn 低空经济"}


def test_a_persons_organ_is_the_speaker_not_the_actor() -> None:
    found = said("绵阳市商务局局长王志强表示，我市聚焦低空经济。", only="focusesOn")
    assert found == {"我市 focusesOn 低空经济"}


def test_where_goods_go_does_not_act() -> None:
    text = "三台县开拓市场，三台柠檬直达越南，出口量增长7.9%，实施“涪江春雨”工程。"
    assert said(text, only="implements") == {"三台县 implements 涪江春雨工程"}


def test_what_a_subsidiary_wins_is_its_own() -> None:
    assert said(f"宏远集团旗下{A}获评国家级专精特新“小巨人”企业。", only="awarded") == {
        f"{A} awarded 国家级专精特新小巨人企业"
    }
