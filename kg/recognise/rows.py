"""Rows of winners: the members of a printed list, and those whom a sentence names before 入选 or 上榜.

Who stands in one row is of one kind; the members whose form is plain lend their class to the others
(紫薇路商业街、巴国城), else the award says what wins it (…名品: goods).
"""

from __future__ import annotations

import re
from collections import Counter

from kg.recognise.draft import Draft
from kg.recognise.phrases import HARD

_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·.()]{2,20}")
_LENDS = frozenset(("Facility", "Company", "Institution", "Product", "DevelopmentZone", "Person"))
_TITLE = re.compile(
    r"^(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,16}?(?:地标|名单|榜单|名录|[十百]强|十佳|案例|名品|标杆))$", re.M
)
_YEAR = re.compile(r"^(20\d\d)年?$", re.M)
_WINNERS = re.compile(
    r"等(?:\d+(?:个|家|款|种|项)[\u4e00-\u9fff]{0,6}|[\u4e00-\u9fff]{2,4}?)?(?:,凭借[^,。;]{2,40},)?(?:成功|同时|还|均|也|双双)?"
    r"(?:入选|上榜|获评|荣获|跻身|入围|被评为)(?:了|首批|第[一二三四五六七八九十]批)*(?P<award>[^。,;]{0,24})"
)
_GOODS = re.compile(r"(?:名品|品牌|产品|好礼|特产|老字号产品)”?$")
_NO_ITEM = re.compile(r"[的了在把被将]|我市|全市|我区|全区|项目$|企业$|产业$|活动$|评选|评出")


def recognise_rows(draft: Draft) -> None:
    """Propose the members of rows of winners, and the title of a printed list as the award."""
    if draft.article.kind == "list":
        _printed_list(draft)
    for m in _WINNERS.finditer(draft.text):
        _sentence_row(draft, m)


def _forms(draft: Draft, items: list[tuple[int, int]]) -> str:
    """The class that most members of a row show by their form, empty where none does."""
    shown: Counter[str] = Counter()
    for a, b in items:
        classes = {c.cls for c in draft.found if c.start == a and c.end == b and c.cls in _LENDS}
        shown.update(classes)
    return max(sorted(shown), key=lambda cls: shown[cls]) if shown else ""


def _printed_list(draft: Draft) -> None:
    text, blocks = draft.text, draft.article.blocks
    items = [(b.start, b.end) for b in blocks if b.kind == "item" and _ITEM.fullmatch(text, b.start, b.end)]
    title = _TITLE.search(text, 0, items[0][0]) if items else None
    if title is not None:
        year = _YEAR.search(text, 0, items[0][0])
        surface = (year.group(1) if year else "") + title.group("name")
        draft.add(*title.span("name"), "Award", "rows/title", weight=3.0, text=surface)
    cls = _forms(draft, items)
    if cls:
        for a, b in items:
            draft.add(a, b, cls, "rows/list", weight=3.0)


def _sentence_row(draft: Draft, m: re.Match[str]) -> None:
    text = draft.text
    low = m.start()
    while low > 0 and m.start() - low < 120 and (text[low - 1] not in HARD or text[low - 1] == "、"):
        low -= 1
    items: list[tuple[int, int]] = []
    at = low
    for word in re.split(r"(、)", text[low : m.start()]):
        if word != "、":
            items.append((at, at + len(word)))
        at += len(word)
    if len(items) < 2 or not all(_ITEM.fullmatch(text, a, b) for a, b in items):
        return
    cls = "Product" if _GOODS.search(m.group("award")) else _forms(draft, items)
    if cls:
        for a, b in items:
            if not _NO_ITEM.search(text, a, b) and not draft.in_value[a]:
                draft.add(a, b, cls, "rows/winners", weight=1.3)
