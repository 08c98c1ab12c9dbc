"""Plain nouns that stand for a name said before, by whose last word they are: 合作社 for 金沙源奶牛养殖合作社.

A Chinese noun has no article; it is definite where it opens a clause as what the clause is
about and an earlier name ends with it::

    某某奶牛养殖合作社…。同年,合作社获评示范社
    └──── name ─────┘          └ it ┘└ verb
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kg.recognise.draft import Candidate, Draft
from kg.recognise.forms import forms
from kg.recognise.lexicon import words

_CLASSES: Final = frozenset(
    (
        "Facility",
        "Project",
        "Institution",
        "DevelopmentZone",
        "TransportRoute",
        "Association",
        "Event",
        "Company",
        "InformationSystem",
    )
)
"""What goes by its last word; goods, awards and areas go by others."""
_LENGTHS: Final = (4, 3, 2)
_CLAUSE: Final = frozenset(",。;:!?\n")
_THIS: Final = re.compile(r"(?:该|这[一座家条个所处]|此)$")
_POST_BEFORE: Final = re.compile(r"出任|担任|兼任|当选|[聘选]为|任$")
_POST: Final = re.compile(
    r"的?(?:首任|首届|名誉|第一任|现任|副)?(?:主任|院长|所长|理事长|会长|秘书长|校长|馆长|站长|首席|行长|社长|园长)"
)
"""Around the noun: who takes over what was named: 出任|中心|首任主任."""
_OF_ANY: Final = frozenset(
    (
        "产业",
        "企业",
        "行业",
        "市场",
        "经济",
        "品牌",
        "活动",
        "技术",
        "资源",
        "人才",
        "集团",
        "公司",
        "项目",
        "工程",
        "平台",
        "系统",
        "机构",
        "银行",
        "大学",
        "中国",
        "城市",
    )
)
"""What is said of any of its kind as well, or has rules of its own."""
_HOUSES: Final = frozenset("社厂行店场院站所馆坊")
_NOUN: Final = frozenset("nlsj")
_VERBAL: Final = frozenset(("v", "d", "p", "t", "m", "vn", "r"))
"""What may follow a noun that a clause is about; behind another noun it would be part of a compound: 基地|项目."""
_GOES_ON: Final = frozenset("将已拟由在与和同以为是有可也还正设占总归经达从于获被把对共均则现年月日\ue000")


def recognise_definites(draft: Draft) -> None:
    """Propose a deictic mention wherever a clause is about the last word of a name before it."""
    text = draft.text
    known, suffixes = words(), forms()
    first: dict[str, tuple[int, str]] = {}
    for c in sorted(draft.found):
        if c.cls not in _CLASSES or c.kind != "name" or c.end - c.start < 5:
            continue
        for length in _LENGTHS:
            tail = text[c.end - length : c.end]
            if c.cls == "Company" and tail[-1] not in _HOUSES:
                continue  # 种业, 物流 are trades
            plain = known.get(tail, "")[:1] in _NOUN or tail in suffixes
            if tail not in first and length < c.end - c.start - 1 and tail not in _OF_ANY and plain:
                first[tail] = (c.end, c.cls)
    if not first:
        return
    _other_class(draft, first)
    covered = bytearray(len(text) + 1)
    for c in draft.found:
        covered[c.start : c.end] = b"\x01" * (c.end - c.start)
    for m in re.finditer("|".join(sorted(map(re.escape, first), key=len, reverse=True)), text):
        since, cls = first[m.group()]
        if m.start() < since or covered[m.start()]:
            continue
        this = _THIS.search(text, max(0, m.start() - 2), m.start())
        begin = this.start() if this else m.start()
        if (_POST_BEFORE.search(text, max(0, begin - 3), begin) and _POST.match(text, m.end())) or (
            (this or begin == 0 or text[begin - 1] in _CLAUSE) and (this or _goes_on(draft, m.end(), known))
        ):
            draft.add(begin, m.end(), cls, "definites/last-word", weight=0.9, kind="deictic")


def _other_class(draft: Draft, first: Mapping[str, tuple[int, str]]) -> None:
    """Give 该中心 the class of the one name that it can mean: 沙坡头智算中心 is a site, no institution."""
    for i, c in enumerate(draft.found):
        if c.kind != "deictic" or c.cls not in _CLASSES or c.text:
            continue
        noun = draft.text[c.start : c.end][-2:]
        since, cls = first.get(noun, (0, ""))
        if cls and cls != c.cls and since <= c.start and not _named(draft, noun, c):
            draft.found[i] = c._replace(cls=cls)


def _named(draft: Draft, noun: str, deictic: Candidate) -> bool:
    """Whether a name of the deictic's own class ends with the noun before it."""
    return any(
        c.kind == "name"
        and c.cls == deictic.cls
        and c.end <= deictic.start
        and draft.text.endswith(noun, c.start, c.end)
        for c in draft.found
    )


def _goes_on(draft: Draft, at: int, known: dict[str, str]) -> bool:
    """Whether what follows a noun goes on with the clause rather than with the noun."""
    text = draft.text
    if draft.in_value[at]:
        return False  # 商会|186家会员企业
    for width in (4, 3, 2):
        tag = known.get(text[at : at + width], "") if at + width <= len(text) else ""
        if tag:
            return tag in _VERBAL
    return text[at : at + 1] in _GOES_ON


__all__ = ["recognise_definites"]
