"""What names and print show without a verb: whose, where, part of what."""

from __future__ import annotations

import pytest

from kg.model import Annotation, Article, Author, Block
from kg.pipeline import facts
from kg.recognise import recognise
from kg.recognise.geography import area
from kg.relate import relate
from tests.support.sentences import DATE, said


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("德国克林曼集团来访。", "structure/area-in-name", {"德国克林曼集团 locatedIn 德国"}),
        ("苏州晶澜科技有限公司来访。", "structure/area-in-name", set()),
        ("香港凌岳集团来访。", "structure/area-in-name", {"香港凌岳集团 locatedIn 香港"}),
        ("沁水县郑庄镇卫生院添了设备。", "structure/town-in-name", {"郑庄镇 partOf 沁水县"}),
        ("沁水县郑庄镇卫生院添了设备。", "structure/area-in-name", {"沁水县郑庄镇卫生院 locatedIn 郑庄镇"}),
        (
            "中欧班列（重庆—杜伊斯堡）启程。",
            "structure/route-ends",
            {"中欧班列 connectsTo 重庆", "中欧班列 connectsTo 杜伊斯堡"},
        ),
        (
            "中信银行股份有限公司重庆分行开业。",
            "structure/branch",
            {
                "中信银行股份有限公司重庆分行 subsidiaryOf 中信银行股份有限公司",
                "中信银行股份有限公司重庆分行 locatedIn 重庆",
            },
        ),
        (
            "国家能源集团青海公司投资。",
            "structure/branch",
            {"国家能源集团青海公司 subsidiaryOf 国家能源集团", "国家能源集团青海公司 locatedIn 青海"},
        ),
        (
            "江南理工大学机械工程学院揭牌。",
            "structure/part-of-body",
            {"江南理工大学机械工程学院 partOf 江南理工大学"},
        ),
        (
            "甬舟通道海底隧道合龙。甬舟通道连接两地，甬舟通道将于明年通车。",
            "structure/part-of-name",
            {"甬舟通道海底隧道 partOf 甬舟通道"},
        ),
        (
            "钦州—雅加达果蔬快航开通。",
            "structure/route-ends",
            {"钦州—雅加达果蔬快航 connectsTo 钦州", "钦州—雅加达果蔬快航 connectsTo 雅加达"},
        ),
        ("市委副书记、市长任守义说，形势很好。", "structure/area-office", {"任守义 holdsPosition <我市>"}),
        (
            "绵阳市五届人大常委会第二十六次会议闭会。",
            "structure/event-of",
            {"绵阳市五届人大常委会 organizes 绵阳市五届人大常委会第二十六次会议"},
        ),
        (
            "根据《绵阳市外贸提质行动方案》，外贸增长。",
            "structure/measure-of-area",
            {"<绵阳市> implements 绵阳市外贸提质行动方案"},
        ),
        ("根据《广西向海经济条例》，外贸增长。", "structure/measure-of-area", {"<广西> implements 广西向海经济条例"}),
        ("绵阳市商务局印发《绵阳市外贸提质行动方案》。", "structure/measure-of-area", set()),
        ("他读了《绵阳市地图》。", "structure/measure-of-area", set()),
        ("工业和信息化部赛德研究院发布指数。", "structure/body-behind", {"赛德研究院 partOf 工业和信息化部"}),
        ("在“中国花椒之乡”三台县，花椒红了。", "structure/prize-before", {"三台县 awarded 中国花椒之乡"}),
        ("恢复时间未定，绵阳—阿拉木图航线没拿到时刻。", "structure/route-ends", set()),
        ("市长任守义说，形势很好。", "structure/office", {"任守义 holdsPosition <我市>"}),
        ("公司董事长赵学礼说，形势很好。", "structure/office", {"赵学礼 holdsPosition <公司>"}),
    ],
)
def test_form_alone(text: str, rule: str, expected: set[str]) -> None:
    assert said(text, only=rule) == expected


def bylined(kind: str = "news") -> tuple[Annotation, set[tuple[str, str, str]]]:
    text = "绵阳日报讯 记者 李志远 通讯员 陈冬梅\n绵阳市经济平稳。"
    authors = (
        Author("李志远", "记者", "绵阳日报", text.index("李志远"), text.index("李志远") + 3),
        Author("陈冬梅", "通讯员", "", text.index("陈冬梅"), text.index("陈冬梅") + 3),
        Author("王志强", "摄影", "", -1, -1),
    )
    first = text.index("\n")
    blocks = (Block(0, first, "byline"), Block(first + 1, len(text), "body"))
    article = Article(
        "a", "p", kind, text, tuple(range(len(text))), blocks, authors=authors, media="绵阳日报", date=DATE
    )  # type: ignore[arg-type]
    annotation = recognise(article)

    def area_of(form: str) -> tuple[str, str, str] | None:
        known = area(form, "")
        return (known.level, known.parent, known.name) if known else None

    relations, _ = relate(annotation, area_of=area_of)
    return annotation, {(r.subject.text, r.object.text, r.role) for r in relations if r.rule == "structure/byline"}


def test_bylines_give_offices() -> None:
    annotation, found = bylined()
    assert found == {("李志远", "绵阳日报", "记者"), ("陈冬梅", "绵阳日报", "通讯员")}
    assert {"李志远", "陈冬梅"} <= {m.text for m in annotation.mentions if m.cls == "Person"}


def test_the_speaker_of_a_speech_is_no_journalist() -> None:
    assert bylined("speech")[1] == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("绵阳—阿拉木图中欧班列首发。", "绵阳—阿拉木图中欧班列 connectsTo 中欧"),
    ],
)
def test_what_is_no_end_of_a_route(text: str, wrong: str) -> None:
    assert wrong not in said(text, only="structure/route-ends")


def test_a_role_is_the_office_alone() -> None:
    _, relations, _ = facts("据董事长赵学礼介绍，公司发展很好。", date=DATE)
    assert {r.role for r in relations if r.predicate == "holdsPosition"} == {"董事长"}
