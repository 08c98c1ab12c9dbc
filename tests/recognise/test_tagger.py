"""The trained tagger: what it is told, what it makes of it, and what it reads."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.recognise import tagger
from kg.recognise.tagger import LABELS, Tagged, Told, chances, decode, mark_features, net, read_net, word_features


def read(text: str, marks: list[tagger.Marked] | None = None) -> list[Tagged]:
    told = mark_features(len(text), marks or [], bytes(len(text)))
    return decode(chances([Told(text, word_features(text), told)], net()))[0]


def unmarked(text: str) -> Told:
    return Told(text, word_features(text), ["O"] * len(text))


def table(*labels: str, sure: float = 0.9) -> tagger.Floats:
    out = np.full((len(labels), len(LABELS)), (1 - sure) / (len(LABELS) - 1), np.float32)
    for place, label in enumerate(labels):
        out[place, LABELS.index(label)] = sure
    return out


def test_word_features_name_type_and_place() -> None:
    assert word_features("与重庆签约") == ["Sp", "BA", "EA", *word_features("签约")]
    assert word_features("") == []


def test_mark_features_name_bounds_values_and_the_rest() -> None:
    assert mark_features(6, [(0, 3, "Company"), (3, 4, "Person")], b"\0\0\0\0\1\0") == [
        "B-Company", "I-Company", "E-Company", "S-Person", "V", "O",
    ]  # fmt: skip


def test_names_that_begin_and_end_are_decoded() -> None:
    found = decode([table("O", "B-Company", "I-Company", "E-Company", "S-Person", "O")])[0]
    assert [(t.start, t.end, t.cls) for t in found] == [(1, 4, "Company"), (4, 5, "Person")]
    assert all(t.chance == pytest.approx(0.9) for t in found)


@pytest.mark.parametrize("labels", [("I-Company", "E-Company"), ("B-Company", "O"), ("B-Company", "E-Person")])
def test_no_name_is_left_open(labels: tuple[str, ...]) -> None:
    assert all(t.chance < 0.1 for t in decode([table(*labels)])[0])


@given(st.integers(0, 40), st.integers(0, 2**32 - 1), st.floats(0.2, 8))
def test_what_is_decoded_is_in_order_and_apart(size: int, seed: int, peaked: float) -> None:
    scores = np.random.default_rng(seed).normal(0, peaked, (size, len(LABELS)))
    given_table = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    found = decode([given_table.astype(np.float32)])[0]
    assert all(0 <= t.start < t.end <= size and 0 < t.chance <= 1 for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(max_size=80))
def test_chances_of_any_text_add_up(text: str) -> None:
    given_chances = chances([unmarked(text)], net())[0]
    assert given_chances.shape == (len(text), len(LABELS))
    assert np.allclose(given_chances.sum(axis=1), 1, atol=1e-3)


def test_a_long_text_is_read_as_its_parts_are() -> None:
    text = "昨日，霁川与昆山奕星签约，陶砚秋说。" * 300
    whole = chances([unmarked(text)], net())[0]
    assert len(text) > 4_096
    middle = slice(4_000, 4_200)
    part = chances([Told(text[3_900:4_300], word_features(text)[3_900:4_300], ["O"] * 400)], net())[0]
    assert np.allclose(whole[middle], part[100:300], atol=1e-3)


def test_texts_read_together_are_read_as_each_alone() -> None:
    texts = ["霁川", "昨日，霁川与昆山奕星签约，", "", "綦红梅说今年订单不少。" * 120, "逯晓川"]
    together = chances([unmarked(text) for text in texts], net())
    alone = [chances([unmarked(text)], net())[0] for text in texts]
    assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(together, alone, strict=True))
    assert [[t[:3] for t in read] for read in decode(together)] == [[t[:3] for t in decode([a])[0]] for a in alone]


@given(st.lists(st.integers(1, 9), max_size=5), st.integers(0, 2**32 - 1))
def test_stretches_decoded_together_are_decoded_as_each_alone(sizes: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    tables = [random.dirichlet(np.full(len(LABELS), 0.1), size).astype(np.float32) for size in sizes]
    assert decode(tables) == [decode([one])[0] for one in tables]


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("赴会的还有老板娘綦红梅，她说今年订单不少。", "綦红梅", "Person"),
        ("记者见到逯晓川，他正在车间调试机器。", "逯晓川", "Person"),
        ("赛驰与博瑟特昨天签约，双方各出一半资金。", "博瑟特", "Company"),
    ],
)
def test_names_without_any_form_are_read(text: str, name: str, cls: str) -> None:
    start = text.index(name)
    assert (start, start + len(name), cls) in {(t.start, t.end, t.cls) for t in read(text)}


def test_what_has_been_found_counts() -> None:
    text = "今年以来，云阳产量增加。"
    alone = {(t.start, t.end): t.chance for t in read(text) if t.cls == "AdministrativeArea"}
    told = {(t.start, t.end): t.chance for t in read(text, [(5, 7, "AdministrativeArea")])}
    assert told[5, 7] > alone.get((5, 7), 0.0)


def test_scores_are_written_down_and_beat_what_it_corrects() -> None:
    scores = json.loads((tagger.DATA.parent / "scores.json").read_text(encoding="utf-8"))
    measured = scores["precision, recall, F1 on held-out texts"]
    assert measured["tagger"][2] > measured["recognisers"][2] + 0.08


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\3\4cut"])
def test_weights_that_cannot_be_read_are_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(content)
    with pytest.raises(OntologyError, match=r"weights\.npz"):
        read_net(path)
