"""A place in brackets behind a name that belongs to it: 恒岳电气(香港), 国家羊绒检测重点实验室(银川)."""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer

_BRACKET = re.compile(r"\(([\u4e00-\u9fff]{2,6})\)(?!有限|股份|集团|公司|大学|学院|分公司|\()")
_WHOLE = re.compile(r"(?:有限公司|责任公司|股份公司|控股|股份|支行|分行|分公司|联盟|协会)$")
"""What ends a name, so that the place behind it only tells where."""


def recognise_seats(draft: Draft) -> None:
    """Propose the firms and institutes once more with the seat that stands behind them."""
    text = draft.text
    ending: dict[int, list[tuple[int, str, float]]] = {}
    for c in draft.found:
        if c.cls in ("Company", "Institution") and c.kind == "name" and not c.text:
            ending.setdefault(c.end, []).append((c.start, c.cls, c.weight))
    for m in _BRACKET.finditer(text):
        owners = ending.get(m.start())
        if not owners or not any(e.cls == "AdministrativeArea" for e in gazetteer().get(m[1])):
            continue
        for start, cls, weight in owners:
            if not _WHOLE.search(text, start, m.start()):
                draft.add(start, m.end(), cls, "seats/bracket", weight=weight)
