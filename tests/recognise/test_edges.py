"""Left edges of organisation names; | stands where the name begins, _ where its suffix does."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognise import edges
from kg.recognise.edges import left_edge
from kg.recognise.lexicon import inside_names, pos, words


@pytest.mark.parametrize(
    "drawn",
    [
        "昨日,市政府与|重庆长江轴承股份_有限公司签署协议",
        "由|江苏恒瑞医药_集团投资建设",
        "位于|武汉东湖新技术_开发区",
        "日前,|浙江吉利控股_集团宣布",
        "据悉,|上海交通_大学的专家",
        "双方与|中国建设_银行签约",
        "记者从|国家知识产权_局获悉",
        "“|四川蓝天_公司",
        "他在|北京第二外国语_学院任教",
        "其中,|深圳市腾讯计算机系统_有限公司出资",
        "并落户|苏州工业_园区",
    ],
)
def test_the_edge_stands_where_a_reader_would_set_it(drawn: str) -> None:
    start = drawn.index("|")
    suffix = drawn.index("_") - 1
    text = drawn.replace("|", "").replace("_", "")
    assert text[left_edge(text, suffix) : suffix] == text[start:suffix]


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [("公司", 0, 0), ("(公司", 1, 1), ("签约。公司", 3, 3), ("甲" * 100 + "公司", 100, 76)],
)
def test_bounds(text: str, suffix: int, expected: int) -> None:
    assert left_edge(text, suffix) >= expected
    assert left_edge(text, suffix) <= suffix


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 40))
def test_an_edge_is_in_reach_and_crosses_no_punctuation(text: str, suffix: int, limit: int) -> None:
    suffix = min(suffix, len(text))
    edge = left_edge(text, suffix, limit)
    assert max(0, suffix - limit) <= edge <= suffix
    assert edges.HARD.isdisjoint(text[edge:suffix])


def test_what_an_organisation_does_ends_its_name() -> None:
    text = "农业农村局联合遵义云禾信息技术有限公司"
    assert all(candidate.offset >= 5 for candidate in edges.candidates(text, text.index("有限")))


def test_scores_are_written_down_and_beat_simpler_methods() -> None:
    scores = json.loads((edges.DATA.parent / "scores.json").read_text(encoding="utf-8"))["held_out_share_right"]
    model = scores["model, UNER and half of FewFC"]
    for part in ("uner", "fewfc"):
        assert model[part] > 0.85
        assert all(model[part] >= method[part] for name, method in scores.items() if not name.startswith("model"))


def test_edges_are_quick() -> None:
    text = "昨日,市政府与重庆长江轴承股份有限公司签署协议"
    left_edge(text, 15)
    begin = time.process_time()
    for _ in range(2_000):
        left_edge(text, 15)
    assert time.process_time() - begin < 1.0  # 0.1 s on an idle machine


@pytest.mark.parametrize(
    ("word", "tag"),
    [("签署", "v"), ("与", "p"), ("和", "c"), ("的", "u"), ("我市", "r"), ("近日", "t"), ("国有", "b"), ("发展", "vn"), ("公司", "n"), ("将", "d"), ("铜梁", ""), ("西门子", ""), ("", "")],
)  # fmt: skip
def test_parts_of_speech(word: str, tag: str) -> None:
    assert pos(word) == tag


def test_the_lexicon_is_of_the_stated_size() -> None:
    assert 60_000 < len(words()) < 110_000


def test_words_inside_names() -> None:
    assert {"发展", "投资", "制造"} <= set(inside_names())
    assert all(0 < share <= 1 for share in inside_names().values())
    assert not {"与", "的", "签署"} & set(inside_names())
