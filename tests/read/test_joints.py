"""Column breaks: which ends and beginnings belong together."""

from __future__ import annotations

import pytest

from kg.read import thread
from kg.read.joints import join_score, squash, start_score
from kg.read.lines import is_terminal, split_lines
from kg.read.passages import make_passage, unwrap

TRUE = [
    ("完善股权投资基金支持体", "系，健全完善政策"),
    ("发行新", "增地方政府专项债券"),
    ("将企业进出口占比提升至", "17%，对拉美增长"),
    ("推行“一", "企业一专员、一企业一方案”，推动"),
]


@pytest.mark.parametrize(("tail", "head"), TRUE)
def test_true_joints_beat_chance_ones(tail: str, head: str) -> None:
    others = [h for t, h in TRUE if t != tail]
    true = join_score(tail, head) + 0.3 * start_score(head)
    assert all(true > join_score(tail, other) + 0.3 * start_score(other) - 0.6 for other in others)


@pytest.mark.parametrize(
    "head", ["，推动发展", "的优惠或减免", "星”在当天正式落户", "系，健全完善", "展实施方案》为依据", "等领域的项目"]
)
def test_starts_in_mid_sentence(head: str) -> None:
    assert start_score(head) > 0.8


@pytest.mark.parametrize(
    "head", ["近年来，我市", "与此同时，长安汽车", "着力重点企业", "了解到这一情况", "据介绍，联盟", "10月12日，铜梁"]
)
def test_starts_of_sentences(head: str) -> None:
    assert start_score(head) < 0.8


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("拿到钥匙。其中，药业公司拟投资5亿元。", True),
        ("13.6%。", True),
        ("1.86万辆，同比增长72%，创历史新高。", True),
        ("45名同学从五湖四海来到这里，开始了新的学习。", False),
        ("2024年，全市工业投资增长12.4%，高于全国。", False),
        ("“路好。”村民说，明年她打算在村口建仓库。", False),
        ("据介绍，联盟由企业共同参与。", False),
    ],
)
def test_what_is_left_of_a_cut_sentence(text: str, cut: bool) -> None:
    (line,) = split_lines(text)
    assert (make_passage([line]).opening > 0.5) is cut


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("发展。", True),
        ("发展。”", True),
        ("如何展开？", True),
        ("缩短94%……", True),
        ("（无人机照片）。", True),
        ("先进材料”3个主导", False),
        ("发展，", False),
        ("", False),
    ],
)
def test_sentence_ends(text: str, end: bool) -> None:
    assert is_terminal(text) is end


def test_squash() -> None:
    assert squash("新 重庆,万州(区)") == "新重庆，万州（区）"


COLUMN = """　　市地矿集团在省域自然资源要
素市场培育、专业技术全链条服务
方面优势突出，通过此次三方合作，
有助于实现产业协作，构建新的竞
争力。
　　重庆高速集团此次签约主体巨
能建设集团是建筑施工领域的骨干
企业，目前综合施工能力位居全国
前列。"""


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_narrow_columns_are_unwrapped(blank: str) -> None:
    text = blank.join(line.strip("　") for line in COLUMN.split("\n"))
    passages = unwrap(split_lines(text))
    assert [p.text[-4:] for p in passages] == ["竞争力。", "国前列。"]


def test_headings_in_a_narrow_column_stand_alone() -> None:
    lines = COLUMN.replace("　", "").split("\n")
    text = "\n\n".join([*lines[:5], "深化人工智能赋能", "绿色低碳转型见效", *lines[5:]])
    (article,) = thread(text)
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "heading"] == [
        "深化人工智能赋能",
        "绿色低碳转型见效",
    ]


def test_lists_are_not_paragraphs() -> None:
    names = ["山城巷传统风貌区", "巴国城", "紫薇路商业街", "天生城文旅街区", "美心红酒小镇", "长寿菩提古镇"]
    (article,) = thread("川渝不夜地标\n（重庆）\n\n" + "\n\n".join(names))
    assert article.kind == "list"
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "item"] == names


def test_a_repeated_passage_is_kept_once() -> None:
    passage = "加大供应链本地配套，支持企业稳产增效，支持构建研产销全产业链，打造产业大脑。"
    (article,) = thread(f"渝北稳进增效\n\n4月24日，渝北区召开会议。\n\n{passage}\n\n{passage}\n")
    assert article.text.count("加大供应链") == 1


def test_a_lost_continuation_is_marked() -> None:
    text = "渝北稳进增效\n\n4月24日，渝北区召开会议，要求支持企业构建研产\n\n巴南签约\n\n本报讯（记者 徐妮）10月12日，巴南区举行签约活动。"
    first = thread(text)[0]
    assert [b.broken for b in first.blocks] == [False, True]
