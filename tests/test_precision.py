"""The precision of rules on gold, what is kept of it, and whether confidence keeps its word."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kg import cli
from kg.errors import UsageError
from kg.evaluate import evaluate, gold_files
from kg.precision import (
    BANDS,
    Calibration,
    Count,
    Measurement,
    calibrate,
    judge,
    load_counts,
    measure,
    page_file,
    write,
)
from kg.relate import load_rules
from tests.support.gold_graph import GOLD

SOME = [GOLD / "000.json", *(GOLD / "composed" / f"{name}.json" for name in ("p01", "p03", "q01"))]


@pytest.fixture(scope="module")
def measured() -> Measurement:
    return measure(SOME)


@pytest.fixture(scope="module")
def calibrated() -> Calibration:
    files = gold_files([GOLD, GOLD / "composed"])
    return calibrate(measure(files), files)


def test_counts_agree_with_the_evaluation(measured: Measurement) -> None:
    """Facts that one rule alone found add up to what the evaluation counts of them."""
    scores = evaluate(measured.graph, SOME)
    found = scores.relations.predicted + scores.observations.predicted
    right = scores.relations.right + scores.observations.right
    assert found <= sum(c.found for c in measured.rules.values())
    assert right <= sum(c.right for c in measured.rules.values())
    assert all(0 <= c.right <= c.found for c in measured.rules.values())


def test_every_rule_is_known(measured: Measurement) -> None:
    known = {rule.id for rule in load_rules()}
    assert {name for name in measured.rules if not name.startswith(("structure/", "figures/"))} <= known
    assert {name.split("/")[0] for name in measured.rules} >= {"structure", "figures"}


def test_leaving_a_page_out(measured: Measurement) -> None:
    for page, counts in measured.pages.items():
        rest = measured.without(page)
        for rule, count in measured.rules.items():
            assert rest.get(rule, Count()).plus(counts.get(rule, Count())) == count


@pytest.mark.parametrize(
    ("count", "share"), [(Count(0, 0), 0.5), (Count(1, 1), 2 / 3), (Count(18, 18), 0.95), (Count(0, 8), 0.1)]
)
def test_small_numbers_are_not_trusted(count: Count, share: float) -> None:
    assert count.precision == pytest.approx(share)


def test_what_is_kept_comes_back(measured: Measurement, tmp_path: Path) -> None:
    path = write(measured, tmp_path / "precision.csv")
    assert path.read_text(encoding="utf-8").splitlines()[0] == "rule,right,found"
    assert load_counts(path) == measured.rules
    assert load_counts(tmp_path / "none.csv") == {}


def test_a_table_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "precision.csv").write_text("rule,right\na,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"precision\.csv: is no table"):
        load_counts(tmp_path / "precision.csv")
    with pytest.raises(UsageError, match="cannot be written"):
        write(Measurement({}, measure(SOME[1:2]).graph), tmp_path / "none" / "precision.csv")


def test_the_shipped_table_names_rules_that_there_are() -> None:
    known = {rule.id for rule in load_rules()}
    kept = load_counts()
    assert kept
    assert {name for name in kept if name.split("/")[0] not in ("structure", "figures", "people")} <= known


def test_pages_are_found_beside_their_gold(tmp_path: Path) -> None:
    assert page_file(SOME[0]).parent.name == "seeds"
    assert page_file(SOME[1]).name == "p01.txt"
    with pytest.raises(UsageError, match="is not in"):
        page_file(SOME[0], tmp_path)
    with pytest.raises(UsageError, match="cannot be read as gold"):
        page_file(tmp_path / "none.json")


# ------------------------------------------------------------------ calibration


def test_nine_in_ten_of_the_sure_ones_are_right(calibrated: Calibration) -> None:
    sure = calibrated.known[BANDS[0]]
    assert sure.found >= 50
    assert sure.right / sure.found >= 0.9


def test_they_are_so_on_pages_that_the_precision_was_not_measured_on(calibrated: Calibration) -> None:
    sure = calibrated.unknown[BANDS[0]]
    assert sure.found >= 50
    assert sure.right / sure.found >= 0.9


def test_more_confidence_means_more_right_ones(calibrated: Calibration) -> None:
    high, low = (
        [calibrated.known[band] for band in BANDS if (band[0] >= 0.8) == upper and band in calibrated.known]
        for upper in (True, False)
    )
    share = [sum(c.right for c in side) / max(1, sum(c.found for c in side)) for side in (high, low)]
    assert share[0] > share[1]


def test_the_bands_cover_all_confidences() -> None:
    assert BANDS[0][1] == 1.0
    assert BANDS[-1][0] == 0.0
    assert all(a[0] == b[1] for a, b in itertools.pairwise(BANDS))


# ------------------------------------------------------------------ the command


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main([str(a) for a in arguments])
    return int(left.value.code or 0)


def test_rules_are_listed_with_their_precision(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(load_rules())
    counts = load_counts()
    for line in lines:
        name, share, *_ = line.split("\t")
        assert share == (
            f"{counts[name].precision:.2f} ({counts[name].right}/{counts[name].found})" if name in counts else "–"
        )


def test_rules_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules", "--measure", SOME[1]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "精确率 precision" in out
    assert "| 0.9–1.0 |" in out


def test_what_was_measured_is_kept_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr("kg.precision.ontology_dir", lambda: tmp_path)
    assert run("rules", "--measure", SOME[1], "--write") == 0
    assert "precision.csv" in capsys.readouterr().err
    assert load_counts(tmp_path / "rules" / "precision.csv")


@pytest.mark.parametrize("arguments", [("--measure",), ("--write",), ("tests/gold",), ("--write", "tests/gold")])
def test_arguments_that_do_not_go_together(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert run("rules", *arguments) == 2
    assert "--measure" in capsys.readouterr().err


def test_nine_in_ten_hold_on_texts_that_were_not_measured() -> None:
    files = gold_files([GOLD / "fresh"])
    judged = judge(measure(files), files, load_counts())
    sure = judged.known[(0.9, 1.0)]
    assert sure.found >= 200
    assert sure.right >= 0.9 * sure.found
    assert "page left out" not in judged.render()
