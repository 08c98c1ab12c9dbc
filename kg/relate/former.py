"""Whom 前者 and 后者 stand for: the pair named last before them, or for 后者 alone the body named last.

The name takes the place of the word in the encoded sentence, so that every rule reads 后者拟投资… as it
reads the name itself.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.relate.encode import SYMBOL, View, symbols

_ORG = symbols("Org")
_PARTY = symbols("Org|Area|Person")
_ANY = "".join(SYMBOL.values())
_WORD = quick(r"前者|后者")
_PAIR = re.compile(
    rf"(?=(?P<a>[{_PARTY}])(?:、|和|与|同|及|以及|跟)(?P<b>(?:[{_PARTY}]的)?[^、,。;:!?{_ANY}]{{0,8}}?[{_PARTY}]))"
)
"""Two names side by side, the second perhaps with what it is: 东港市与|国内龙头企业华岳集团."""
_AT_WORK = re.compile(r"(?:^|[,;:。])(?:而|但|其中|不过|至于)?$")
"""Before 前者 or 后者: it begins a clause, as who acts."""


def named(view: View) -> View:
    """``view`` with the names that 前者 and 后者 stand for, where it tells them."""
    text, items = view.text, list(view.items)
    words = list(_WORD.finditer(text))
    if not words:
        return view
    pair = _pair(text[: words[0].start()])
    for word in reversed(words):
        before = text[: word.start()]
        if word[0] == "前者":
            at = pair[0] if pair else None
        else:
            at = _alone(before) if word is words[0] else pair[1] if pair else None
        if at is None or not _AT_WORK.search(before):
            continue
        start, end = items[word.start()][0], items[word.end() - 1][1]
        items[word.start() : word.end()] = [(start, end, items[at][2])]
        text = before + text[at] + text[word.end() :]
    return View(text, tuple(items), view.start, view.end) if text != view.text else view


def _pair(before: str) -> tuple[int, int] | None:
    """The places of the two names that stand side by side last."""
    found = list(_PAIR.finditer(before))
    return (found[-1].start("a"), found[-1].end("b") - 1) if found else None


def _alone(before: str) -> int | None:
    """The place of the body named last, which 后者 means where no 前者 goes before it."""
    pair = _pair(before)
    named_last = max((i for i, c in enumerate(before) if c in _ORG), default=-1)
    return max(named_last, pair[1] if pair else -1) if named_last >= 0 or pair else None
