"""The recognisers as a spaCy pipeline, with what a user can put into it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy import displacy

from kg.errors import KgError
from kg.model import CLASSES
from kg.pipeline import build, extract, text_article
from kg.recognise import from_spacy, language, recognise
from kg.recognise.pipeline import STEPS
from tests.support.sentences import page

TEXT = "3月18日，宿迁市、江南理工大学与苏州晶澜科技有限公司签署三方协议。"


def test_the_pipeline_gives_what_recognise_gives() -> None:
    doc = language()(TEXT)
    annotation = recognise(text_article(TEXT))
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
        (m.start, m.end, m.cls) for m in annotation.mentions
    ]
    assert len(doc.spans["nested"]) == len(annotation.nested)
    assert doc.user_data["kg_annotation"].mentions == annotation.mentions


def test_its_components_are_named_and_can_be_left_out() -> None:
    assert language().pipe_names == [*(name for name, _ in STEPS), "kg_segmenter", "kg_overlaps"]
    with language().select_pipes(disable=["kg_forms", "kg_companies", "kg_tagged"]):
        assert "Institution" not in {e.label_ for e in language()(TEXT).ents}
    assert "Institution" in {e.label_ for e in language()(TEXT).ents}


def test_displacy_draws_it() -> None:
    drawn = displacy.render(language()(TEXT), style="ent", page=False)
    assert "苏州晶澜科技有限公司" in drawn
    assert {e.label_ for e in language()(TEXT).ents} <= set(CLASSES)


@pytest.mark.parametrize(
    "text", ["", "\n", "。", "３０", "（" * 50, "😀签约", "a\tb", "臺灣半導體股份有限公司與高雄市簽署協議。"]
)
def test_any_text_goes_through_it(text: str) -> None:
    assert language()(text).text == text


@pytest.mark.parametrize("left_out", [name for name, _ in STEPS] + ["kg_segmenter"])
def test_recognition_goes_on_without_a_component(left_out: str) -> None:
    annotation = recognise(text_article(TEXT), without=frozenset((left_out,)))
    assert annotation.sentences
    assert annotation.values


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spaCy pipeline that knows two names."""
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PERSON", "pattern": "望舒"},
            {"label": "ORG", "pattern": "蓝岬"},
            {"label": "DATE", "pattern": "昨日"},
        ]
    )
    path = tmp_path_factory.mktemp("spacy") / "zh_tiny"
    nlp.to_disk(path)
    return path


def test_a_spacy_pipeline_adds_what_it_finds(trained: Path) -> None:
    text = "昨日，望舒走访蓝岬。"
    assert not recognise(text_article(text)).mentions
    found = recognise(text_article(text), extra=from_spacy(str(trained))).mentions
    assert [(m.text, m.cls, m.rule) for m in found] == [
        ("望舒", "Person", "spacy/PERSON"),
        ("蓝岬", "Company", "spacy/ORG"),
    ]


def test_build_takes_a_spacy_pipeline_and_a_segmenter(trained: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("昨日，望舒走访蓝岬。\n校长苗青予以否认。\n", encoding="utf-8")
    report = build([source], tmp_path / "out", formats=["turtle"], spacy_model=str(trained), segmenter=str(trained))
    labels = {e.label for e in report.graph.entities}
    assert {"望舒", "蓝岬"} <= labels
    assert not {"望舒", "蓝岬"} & {
        e.label for e in build([source], tmp_path / "plain", formats=["turtle"]).graph.entities
    }


@pytest.mark.parametrize("option", ["segmenter", "spacy_model"])
def test_a_model_that_is_not_there(option: str) -> None:
    with pytest.raises((KgError, OSError), match="no_such_model"):
        extract([page("合肥市与南昌市签约。")], **{option: "no_such_model"})
