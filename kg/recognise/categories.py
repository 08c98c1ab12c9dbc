"""Kinds of things that suffixes alone would take for names: counted ones name nothing.

``企业技术中心51家``, ``15家示范型未来工厂``, ``智改数转项目13个``: how many there are of a kind.
"""

from __future__ import annotations

import re

from kg.recognise.draft import Candidate, Draft
from kg.recognise.phrases import GOVERN, tokens_before

_COUNTABLE = frozenset(("Facility", "Institution", "Project", "DevelopmentZone"))
_FOUND_BY = ("forms/", "contexts/founded", "shortforms/short-form")
_COUNTED_AFTER = re.compile(r"(?:超过?|近|约|达到?|已达|共|累计)?\d+(?:\.\d+)?万?余?(?:个|家|座|条|所|项|处)(?!月|人)")
_COUNTED_BEFORE = re.compile(
    r"(?:[2-9]|\d\d+|[两三四五六七八九十]|多|数|几)余?(?:个|家|座|条|所|项|处)(?P<kind>[^。,、;:!?\n的在“”]{0,6})$"
)


def drop_categories(draft: Draft) -> None:
    """Take back sites, bodies and projects that the text counts, unless somebody's name stands in them."""
    draft.found[:] = [c for c in draft.found if not (c.cls in _COUNTABLE and _is_category(draft, c))]


def _is_category(draft: Draft, c: Candidate) -> bool:
    if not c.rule.startswith(_FOUND_BY) or c.kind != "name":
        return False
    text = draft.text
    counted = _COUNTED_AFTER.match(text, c.end) is not None
    if not counted and (m := _COUNTED_BEFORE.search(text, max(0, c.start - 14), c.start)) is not None:
        kind = m.group("kind")
        counted = not any(tag == "v" or kind[a:b] in GOVERN for a, b, tag in tokens_before(kind, len(kind)))
    return counted and not any(
        o.cls in ("Company", "AdministrativeArea", "Person") and c.start <= o.start and o.end <= c.end
        for o in draft.found
    )
