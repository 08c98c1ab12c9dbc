"""Rules, figures and structure together: what is left out, reconciled and dated."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import RELATIONS
from kg.pipeline import text_article
from kg.recognise import recognise
from kg.recognise.geography import area
from kg.relate import relate
from tests.support.sentences import DATE, said

TEXT = (
    "3月18日，绵阳市与南通凌岳精密轴承有限公司签约合作，一季度GDP增长6.4%。\n"
    "德国克林曼集团落户绵阳高新区。2025绵阳经济论坛将于4月10日在绵阳会展中心举行，由绵阳市商务局主办。"
)


def area_of(form: str) -> tuple[str, str, str] | None:
    known = area(form, "")
    return (known.level, known.parent, known.name) if known else None


def related(text: str = TEXT, *leave: str, rules: Path | None = None) -> tuple[set[str], set[str], int]:
    annotation = recognise(text_article(text, date=DATE))
    relations, figures = relate(annotation, area_of=area_of, without=frozenset(leave), rules=rules)
    return {r.predicate for r in relations}, {r.rule.split("/")[0] for r in relations}, len(figures)


def test_all_families_speak() -> None:
    predicates, families, figures = related()
    assert {"signedWith", "locatedIn", "organizes"} <= predicates
    assert {"structure", "signedWith", "locatedIn"} <= families
    assert figures >= 1


@pytest.mark.parametrize("left_out", [*RELATIONS, "structure", "figures"])
def test_each_family_can_be_left_out(left_out: str) -> None:
    predicates, families, figures = related(TEXT, left_out)
    assert left_out not in predicates | families
    if left_out == "figures":
        assert figures == 0


def test_signing_makes_cooperation_redundant() -> None:
    predicates, _, _ = related("绵阳市与南通凌岳精密轴承有限公司签约合作。")
    assert "signedWith" in predicates
    assert "cooperatesWith" not in predicates


def test_the_measures_of_an_area_are_no_companys() -> None:
    text = "陇川重型机床有限公司增长。今年印发的《绵阳市外贸提质行动方案》提出，外贸将增长。"
    assert said(text, only="implements") == {"<绵阳市> implements 绵阳市外贸提质行动方案"}


def test_what_is_said_of_an_event_has_its_day() -> None:
    annotation = recognise(text_article(TEXT, date=DATE))
    relations, _ = relate(annotation, area_of=area_of)
    dated = {(r.predicate, r.date, r.status) for r in relations if "Event" in (r.subject.cls, r.object.cls)}
    assert dated == {("locatedIn", "2025-04-10", "planned"), ("organizes", "2025-04-10", "planned")}


def test_order_and_one_of_each() -> None:
    annotation = recognise(text_article(TEXT, date=DATE))
    relations, figures = relate(annotation, area_of=area_of)
    assert [r.start for r in relations] == sorted(r.start for r in relations)
    keys = [(r.subject, r.predicate, r.object, r.start) for r in relations]
    assert len(set(keys)) == len(keys)
    assert len(set(figures)) == len(figures)
    assert (relations, figures) == relate(annotation, area_of=area_of)


def test_every_relation_lies_in_its_sentence() -> None:
    annotation = recognise(text_article(TEXT, date=DATE))
    relations, figures = relate(annotation, area_of=area_of)
    assert {(r.start, r.end) for r in relations if not r.rule.startswith("structure")} <= set(annotation.sentences)
    for r in relations:
        assert r.trigger == (-1, -1) or r.start <= r.trigger[0] < r.trigger[1] <= r.end
    for f in figures:
        assert f.start <= f.at[0] < f.at[1] <= f.end


def test_rules_of_ones_own_replace_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        'relation: visited\nrules:\n  - {name: own, pattern: "{s:Area} <与> {o:Company}", examples: ["[s 甲]与[o 乙]"]}\n',
        encoding="utf-8",
    )
    predicates, families, _ = related(rules=tmp_path)
    assert "visited" in predicates
    assert families <= {"visited", "structure"}


def test_an_article_without_sentences() -> None:
    assert related("")[0] == set()


def test_the_sum_of_measures_is_taken_with_its_parts() -> None:
    found = said("涪城区将突出科创赋能、数智赋能、绿色赋能等“三维赋能”。", only="implements")
    assert {"涪城区 implements? 三维赋能", "涪城区 implements? 科创赋能"} <= found


def test_the_head_of_the_area_behind_an_office_of_the_party() -> None:
    text = "涪城区委副书记、区长王志强表示，形势平稳。"
    assert said(text, only="holdsPosition") == {"王志强 holdsPosition 涪城区委", "王志强 holdsPosition <涪城区>"}
