"""Measures whose name counts them: 出台24条稳外资措施, 部署7项重大任务."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Value
from kg.relate.encode import View, symbols

_MEASURES = symbols("Programme|Document")
_HAN = "零一二三四五六七八九十"
_COUNTED = re.compile(
    r"(?:(?P<digits>\d{1,3})|(?P<han>[二三四五六七八九十]))(?P<unit>项(?!目)|[条类张个])"
    r"(?P<noun>.{0,10}(?:工程|项目|措施|任务|政策|举措|制度|机制|改革|行动|券|清单|服务|办法|规定))"
)


def counted_names(view: View) -> Iterator[tuple[int, Value, str]]:
    """Names of measures that begin with how many they are: (symbol, the count, what is counted)."""
    for at, mention in view.mentions(0, len(view.text), _MEASURES):
        m = _COUNTED.fullmatch(mention.text)
        if m:
            number = float(_HAN.find(m.group("han")) if m.group("han") else m.group("digits"))
            value = Value(mention.start, mention.end, "quantity", number, "COUNT:" + m.group("unit"), text=mention.text)
            yield at, value, m.group("noun")


__all__ = ["counted_names"]
