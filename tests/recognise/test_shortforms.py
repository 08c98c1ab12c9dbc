"""Names taken up by a shorter form."""

from __future__ import annotations

import pytest

from kg.pipeline import text_article
from kg.recognise import recognise


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("甬舟通道海底隧道今天合龙。甬舟通道联通宁波、舟山两地。", "甬舟通道"),
        ("漓江枢纽船闸今天试航。漓江枢纽是一座大型水利工程。", "漓江枢纽"),
    ],
)
def test_the_whole_is_no_short_form_of_its_part(text: str, whole: str) -> None:
    annotation = recognise(text_article(text))
    later = text.index("。") + 1
    assert next(m.text for m in annotation.mentions if m.start >= later) == whole
    assert not any(short == whole for _, _, short in annotation.aliases)


def test_a_body_taken_up_by_its_first_characters_is_the_same() -> None:
    annotation = recognise(text_article("云岭生物医药产业园昨日开园。云岭产业园面积两平方公里。"))
    assert ("DevelopmentZone", "云岭生物医药产业园", "云岭产业园") in annotation.aliases
