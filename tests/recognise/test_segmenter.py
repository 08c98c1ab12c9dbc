"""Segmenters: the shipped one, a model of pkuseg by folder, a spaCy pipeline."""

import json
import shutil
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy_pkuseg.config import config

from kg.errors import UsageError
from kg.recognise.segmenter import DATA, segmenter, spacy_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("重庆市政府与公司签署协议", "重庆 市 政府 与 公司 签署 协议"),
        ("去年同比增长6.4%", "去年 同比 增长 6.4%"),
        ("", ""),
    ],
)
def test_the_shipped_model_cuts_words(text: str, words: str) -> None:
    assert segmenter()(text) == words.split()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="重庆市与公司签约 \n\t　,，。6A（）😀𠮷", max_size=40))
def test_the_words_put_together_are_the_text(text: str) -> None:
    assert "".join(segmenter()(text)) == text


def test_white_space_is_a_word() -> None:
    assert segmenter()("公司 \n签署") == ["公司", " \n", "签署"]


def test_a_segmenter_is_loaded_once() -> None:
    assert segmenter() is segmenter()


def test_the_shipped_model_is_small_and_its_score_is_written_down() -> None:
    scores = json.loads((DATA / "scores.json").read_text(encoding="utf-8"))
    assert sum(file.stat().st_size for file in DATA.iterdir()) < 20_000_000
    assert scores["as_shipped"]["f1"] > 0.93
    assert scores["as_shipped"]["f1"] >= scores["as_trained"]["f1"] - 0.001


def test_a_folder_with_a_model_can_be_named(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(DATA, folder)
    assert segmenter(str(folder))("公司签署协议") == segmenter()("公司签署协议")


def test_loading_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "quiet"
    shutil.copytree(DATA, folder)
    segmenter(str(folder))
    assert capsys.readouterr() == ("", "")


def test_a_spacy_pipeline_can_be_named(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")  # cuts characters
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "tiny")
    assert segmenter(str(tmp_path / "tiny"))("签署 A") == ["签", "署", " ", "A"]
    assert "".join(spacy_words(str(tmp_path / "tiny"))("甲 乙\n丙")) == "甲 乙\n丙"


def test_a_spacy_pipeline_may_use_the_shipped_model(tmp_path: Path) -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    nlp.tokenizer.initialize(pkuseg_model=str(DATA))
    nlp.to_disk(tmp_path / "words")
    assert segmenter(str(tmp_path / "words"))("公司签署协议") == ["公司", "签署", "协议"]


@pytest.mark.parametrize("name", ["no_such_pipeline", "/no/such/folder"])
def test_an_unknown_name_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="neither a folder with a segmentation model nor an installed spaCy pipeline"):
        segmenter(name)


def test_a_model_of_pkuseg_that_is_not_there_is_not_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "pkuseg_home", str(tmp_path))
    with pytest.raises(UsageError, match="medicine"):
        segmenter("medicine")


@pytest.mark.parametrize("broken", ["features.msgpack", "weights.npz"])
def test_a_broken_model_is_named(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(DATA, folder)
    (folder / broken).write_bytes(b"\xc1nothing")
    with pytest.raises(UsageError, match="broken"):
        segmenter(str(folder))


def test_a_folder_that_is_no_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=str(tmp_path)):
        segmenter(str(tmp_path))
