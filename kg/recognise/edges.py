"""Left edges of organisation names."""

from __future__ import annotations

import re

_HARD = frozenset("。,、;:!?\n“”‘’\"'《》()（）[]【】—…●■□◆▲/|  ，；：！？")
_STOP = re.compile(
    r"会同|联合|携手|位于|落户|入驻|来自|成立|组建|设立|引进|投资|签约|收购|以及|获悉|介绍|表示|经过|通过|组织|走进|出席|参加|包括|涉及|涵盖|其中|旗下|作为|成为|"
    r"与|(?<!中)和(?!平|顺|田|创|谐)|由|在|(?<!面)向(?!阳)|对(?!外)|从|到|于|(?<!华)为|是|将|被|把|让|等|其|该|的|了|给|(?<!大)同(?!济|仁|方|创)|及|有(?!限|色|研)|入|赴|至|跟|据|经(?!济|贸|开|信|营|纬)|以|家|名|个"
)


def left_edge(text: str, suffix_start: int, limit: int = 24) -> int:
    """The offset where the organisation name whose suffix begins at ``suffix_start`` begins."""
    low = max(0, suffix_start - limit)
    i = suffix_start
    while i > low and text[i - 1] not in _HARD:
        i -= 1
    cut = 0
    for m in _STOP.finditer(text[i:suffix_start]):
        cut = m.end()
    return i + cut
