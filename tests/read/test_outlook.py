"""The evidence by arrays is the evidence between two strands."""

from __future__ import annotations

import math

from kg.read.affinity import Vocabulary
from kg.read.evidence import Evidence
from kg.read.lines import split_lines
from kg.read.outlook import Outlook
from kg.read.parts import classify
from kg.read.passages import unwrap
from kg.read.strands import cut
from tests.read import pagemaker


def test_arrays_tell_what_single_scores_tell() -> None:
    known = pagemaker.known_articles()
    text = "\n\n".join(
        pagemaker.make_page(known, layout, seed).text for layout in pagemaker.LAYOUTS for seed in range(3)
    )
    passages = unwrap(split_lines(text))
    classify(passages)
    words = Vocabulary(passages)
    strands, _ = cut(passages, words)
    evidence = Evidence(passages, words)
    ends = [s for s in strands if (f := evidence.facts(s)).can_end and (f.broken or f.last)]
    starts = [s for s in strands if evidence.facts(s).can_start]
    outlook = Outlook(ends, starts, evidence, words)
    told = 0
    for score, end, start in zip(outlook.scores(), outlook.end, outlook.start, strict=True):
        assert ends[end].at < starts[start].at
        left, right = evidence.facts(ends[end]), evidence.facts(starts[start])
        if score == -math.inf:
            assert not left.broken
            assert evidence.sequence(left, right) <= 0
        elif not math.isnan(score):
            assert score == evidence.score(left, right)
            told += 1
    assert told > len(outlook.end) / 2
