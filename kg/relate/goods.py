"""Whose goods go abroad, where a clause of export names nobody."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import SYMBOL, View
from kg.relate.rules import Rule

_ITS_GOODS = re.compile(r"其?产品[^,。;]{0,4}$")
"""Before 远销: whose goods these are is meant, not what was named last."""
_CARRIED = frozenset(("发往", "运往"))
"""Whose goods these are has to be said in the sentence: 散粮上岸后,可发往…."""


def may_act(rule: Rule, text: str, begin: int, anchor: int) -> str:
    """The symbols of the classes that can be the subject of ``rule`` in the clause ``text[begin:anchor]``."""
    if rule.relation == "exportsTo" and _ITS_GOODS.match(text, begin, anchor):
        return rule.subject.replace(SYMBOL["Product"], "")
    return rule.subject


def said_here(rule: Rule, m: re.Match[str], view: View, subjects: list[Mention]) -> list[Mention]:
    """``subjects`` without those of earlier sentences, where the goods are only carried somewhere."""
    if rule.relation == "exportsTo" and m.group("trigger") in _CARRIED:
        return [x for x in subjects if x.start >= view.start]
    return subjects


__all__ = ["may_act", "said_here"]
