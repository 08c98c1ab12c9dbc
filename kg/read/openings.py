"""How a report opens: the medium, where and when it was sent and who wrote it, in front of the first sentence.

::

    江海日报昆明3月5日电（记者 王晓 通讯员 央金）…      记者王晓 昆明报道：…
    └medium┘└─dateline─┘ └──────── names ───────┘      └names┘
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from kg.read.bylines import BLANK, HAN, MEDIUM, MEDIUM_ONLY, ROLE, Name, has_role, is_name, names_only, parse_names

_ONE: Final = rf"(?:{HAN}{{2,4}}?|{HAN}{BLANK}{HAN}|{HAN}{{1,8}}(?:·{HAN}{{1,8}})+)"
_WRITERS: Final = rf"(?:{ROLE}{BLANK}*[：:]?{BLANK}*{_ONE}(?:(?:{BLANK}|、)+{_ONE})*{BLANK}*)+"
"""Roles with names that no bracket holds together; what follows says where they end."""
_LEAD: Final = re.compile(
    rf"^[【\[（(]?(?P<medium>本报|本刊|新华社|中新社|{MEDIUM}|{HAN}{{2,4}}(?:商讯|财讯|海讯|财经)|{HAN}{{2,8}}?(?=讯)"
    rf"|(?={HAN}{{2,8}}\d{{1,2}}月\d{{1,2}}日[电讯]\s*[（(]{ROLE}))"
    rf"(?P<dateline>[^。，；（(]{{0,24}}?)(?P<kind>讯|电|消息|(?<=[晚早晨市]讯))[】\]]?\s*"
    rf"(?P<names>[（(][^）)]{{1,60}}[）)]|{ROLE}[^，。：]{{1,16}}报道[：:]?|{ROLE}[^，。：（()）]{{1,30}}[）)]|{_WRITERS}(?=[\d“]|今[天日]|昨[天日]|近日|日前))?"
)
_BARE: Final = re.compile(
    rf"^(?:(?P<bracket>[【（(])(?P<medium>本报|{MEDIUM})?\s*(?P<names>{_WRITERS})[】）)]"
    rf"|据?(?P<medium2>本报|{MEDIUM})?{BLANK}*(?P<names2>{_WRITERS})(?:(?<={BLANK}){HAN}{{2,6}})?(?:报道[：:，,]|(?=\d{{1,2}}月)))"
)
"""An opening that only says who wrote the report."""
_REACH: Final = 60
"""No opening is longer."""


class Opening(NamedTuple):
    """What stands in front of a report's first sentence; ``names`` with their places in the text."""

    medium: str
    names: tuple[Name, ...]


def opening(text: str) -> Opening | None:
    """The medium and the writers that open a report: 本报讯（记者 陈维灯）; ``medium`` is empty for the page's own.

    >>> opening("定西讯（记者 祁连生）8月31日，")
    Opening(medium='', names=(Name(name='祁连生', start=7, end=10, role='记者', medium=''),))
    >>> opening("全市重点项目开工。") is None
    True
    """
    head = text[:_REACH]
    lead = _LEAD.match(text) if "讯" in head or "电" in head or "消息" in head else None
    if lead is not None:
        inside, at = lead["names"] or "", lead.start("names")
        names, named = parse_names(inside, at)
        if not names and inside[:1] in "（(":
            names = [n._replace(start=n.start + at, end=n.end + at) for n in names_only(inside)] if inside else []
        own = lead["medium"].startswith(("本报", "本刊")) or (lead["kind"] == "讯" and is_place(lead["medium"]))
        return Opening(named if own else lead["medium"], tuple(names))
    bare = _BARE.match(text) if has_role(head) else None
    if bare is None:
        return None
    which = "names" if bare["names"] else "names2"
    names, _ = parse_names(bare[which], bare.start(which))
    if not bare["bracket"]:
        names = [n for n in names if is_name(n.name)]  # 记者王晓 昆明|报道
    if not any(is_name(n.name) for n in names):
        return None
    medium = (bare["medium"] or bare["medium2"] or "").removeprefix("本报")
    return Opening(medium, tuple(names))


def is_place(medium: str) -> bool:
    """Whether what stands before 讯 is where a report comes from rather than who prints it.

    >>> is_place("定西"), is_place("川南日报"), is_place("江海商")
    (True, False, False)
    """
    return len(medium) <= 3 and medium[-1:] not in "晨晚早午市商海财" and MEDIUM_ONLY.fullmatch(medium) is None


__all__ = ["Opening", "is_place", "opening"]
