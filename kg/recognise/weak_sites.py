"""Sites and zones whose suffix says little (基地, 园区, 谷, 示范区), by what happens there.

在…智能传感谷里: the sentence is set there. 酒泉新能源综合示范区今年新增…: it acts or is measured, and
is neither an aim (打造…示范区) nor a title (获评…示范区).
"""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.phrases import tokens_before

WEAK_SITES = frozenset(("基地", "园区", "谷", "示范区"))
"""The suffixes that this module decides on."""


def is_one_site(draft: Draft, suffix: str, edge: int, start: int, end: int) -> bool:
    """Whether the name from ``edge`` to ``end``, with its suffix at ``start``, is one definite place."""
    if suffix == "示范区":
        return _acts_as_zone(draft, edge, start, end)
    return start - edge >= 4 and _one_is_in(draft, edge, start, end)


_IN = re.compile(r"(?:[在到于]|走进)[^,。;:!?在到]{0,16}$")
_INSIDE = re.compile(r"里|内(?!外)|,")


def _one_is_in(draft: Draft, edge: int, start: int, end: int) -> bool:
    """Whether the sentence is set there: 在…智能传感谷|里, 在乌鲁木齐国家优质棉花棉纱基地|,."""
    text = draft.text
    areas = [c.end for c in draft.found if edge <= c.start < c.end <= start and c.cls == "AdministrativeArea"]
    return (
        _INSIDE.match(text, end) is not None
        and start - max(areas, default=edge) >= 4
        and _IN.search(text, max(0, edge - 20), edge) is not None
        and not any(draft.in_value[edge - 2 : edge])
    )


_MADE_OR_WON = re.compile(
    r"(?:打造|建设|创建|创成|建成|成为|争创|入选|获评|评为|列入|列为|命名为|授予|认定为|获批|跻身|构建|形成)[^,。;、]{0,6}$"
)
_ZONE_ACTS = re.compile(
    r"(?:内|里|管委会|今年|去年|前[两三]季度|\d|[一二三四]季度|上半年|共|已|累计|实现|完成|新增|引进|集聚|注册|启动|启用|挂牌|揭牌|开行|与|推出|出台|位于|建设)"
)


def _acts_as_zone(draft: Draft, edge: int, start: int, end: int) -> bool:
    """Whether an area's 示范区 is a place that acts or is measured: 酒泉新能源综合示范区, and no aim or title."""
    return (
        start - edge >= 2
        and _ZONE_ACTS.match(draft.text, end) is not None
        and _MADE_OR_WON.search(draft.text, max(0, edge - 10), edge) is None
        and (
            any(c.start == edge and c.end <= start and c.cls in ("AdministrativeArea", "Region") for c in draft.found)
            or (
                start - edge <= 4
                and all(b - a == 1 for a, b, _ in tokens_before(draft.text, start, limit=start - edge))
            )
        )  # 上合|示范区: no word of the lexicon
    )
