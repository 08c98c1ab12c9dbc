"""Where a personal name ends is asked of the segmenter, and nothing else is."""

from __future__ import annotations

import pytest

from kg.pipeline import text_article
from kg.recognise import recognise
from kg.recognise.boundaries import choose_name_ends
from kg.recognise.draft import Draft


def ends(text: str, words: list[str], *candidates: str) -> list[str]:
    draft = Draft(text_article(text), text)
    for name in candidates:
        draft.add(text.index(name), text.index(name) + len(name), "Person", "people/office")
    choose_name_ends(draft, lambda clause: words)
    return [text[c.start : c.end] for c in draft.found]


@pytest.mark.parametrize(
    ("text", "words", "candidates", "kept"),
    [
        ("苗青予以否认", ["苗青", "予以", "否认"], ["苗青", "苗青予"], ["苗青"]),
        ("苗青予以否认", ["苗青予", "以", "否认"], ["苗青", "苗青予"], ["苗青予"]),
        ("苗青予以否认", list("苗青予以否认"), ["苗青", "苗青予"], ["苗青", "苗青予"]),
        ("苗青予以否认", ["苗青予以否认"], ["苗青", "苗青予"], ["苗青", "苗青予"]),
        ("苗青予以否认", ["苗青予", "以", "否认"], ["苗青"], ["苗青"]),
    ],
)
def test_the_end_that_cuts_no_word(text: str, words: list[str], candidates: list[str], kept: list[str]) -> None:
    assert ends(text, words, *candidates) == kept


def test_other_classes_are_left_alone() -> None:
    text = "中信银行股份"
    draft = Draft(text_article(text), text)
    draft.add(0, 4, "Company", "forms/Company")
    draft.add(0, 3, "Company", "forms/Company")
    choose_name_ends(draft, lambda clause: [text])
    assert len(draft.found) == 2


def test_a_segmenter_of_ones_own_is_asked() -> None:
    asked: list[str] = []

    def segment(clause: str) -> list[str]:
        asked.append(clause)
        return list(clause)

    recognise(text_article("校长苗青正表示反对。合肥市与南昌市签约。"), segment=segment)
    assert asked == ["校长苗青正表示反对"]
