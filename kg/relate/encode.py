"""A sentence as a short string in which every mention and value is one symbol.

Rules are patterns over that string: the words stay as they are, a name of class
``CLASSES[i]`` becomes the private-use character U+E000+i, a value one from U+E100 on::

    6月，重庆与西门子（中国）有限公司签署战略合作框架协议
    ▒ , ▒  与 ▒                  签署战略合作框架协议
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import CLASSES, Annotation, Mention, Value
from kg.patterns import quick

SYMBOL = {cls: chr(0xE000 + i) for i, cls in enumerate(CLASSES)}
VALUE_KINDS = ("date", "money", "percent", "point", "times", "quantity", "rank", "index")
SYMBOL |= {kind: chr(0xE100 + i) for i, kind in enumerate(VALUE_KINDS)}

GROUPS: dict[str, tuple[str, ...]] = {
    "Org": ("Company", "GovernmentAgency", "Institution", "Association"),
    "Body": ("Company", "Institution", "Association"),
    "Area": ("AdministrativeArea", "DevelopmentZone", "Region"),
    "Place": ("AdministrativeArea", "DevelopmentZone", "Region", "Facility", "NaturalFeature"),
    "Site": ("Facility", "DevelopmentZone", "Project", "Institution"),
    "Policy": ("Programme", "Project", "Document", "InformationSystem"),
    "Any": CLASSES,
    "Date": ("date",),
    "Money": ("money",),
    "Quantity": ("quantity",),
    "Percent": ("percent",),
    "Value": VALUE_KINDS,
}
"""Names that a rule may use for several classes at once."""

ORGANISATIONS = "".join(SYMBOL[c] for c in ("Company", "GovernmentAgency", "Institution", "Association"))


def symbols(expression: str) -> str:
    """The symbols that ``Org|Person`` stands for; raises :class:`KeyError` for an unknown class."""
    names: list[str] = []
    for part in expression.split("|"):
        names.extend(GROUPS.get(part.strip()) or (part.strip(),))
    return "".join(dict.fromkeys(SYMBOL[n] for n in names))


@dataclass(frozen=True, slots=True)
class View:
    """One sentence, encoded. ``items[i]`` tells what ``text[i]`` stands for."""

    text: str
    items: tuple[tuple[int, int, Mention | Value | None], ...]
    """(article start, article end, mention or value or None) per symbol."""
    start: int
    end: int
    """Article offsets of the sentence."""

    def mention(self, i: int) -> Mention:
        """The mention at symbol ``i``."""
        item = self.items[i][2]
        assert isinstance(item, Mention)
        return item

    def mentions(self, start: int, end: int, allowed: str) -> list[tuple[int, Mention]]:
        """The mentions among symbols ``[start, end)`` whose class is among ``allowed``."""
        text, items = self.text, self.items
        return [(i, m) for i in range(start, end) if text[i] in allowed and isinstance(m := items[i][2], Mention)]

    def article_range(self, start: int, end: int) -> tuple[int, int]:
        """Article offsets of symbols ``[start, end)``."""
        return (self.items[start][0], self.items[end - 1][1]) if end > start else (-1, -1)


_INTRODUCTION = quick(
    r"\((?:以下)?(?:简称|下称|统称|又称|英文名)[^()]{0,24}\)|\([A-Za-z .&\-\ue000-\ue013]{1,40}\)(?=[^\d])"
)
"""Brackets that only introduce another name; rules read past them."""
_DROPPED = "“”‘’\"' \n"
_SPECIAL = re.compile(rf"[{_DROPPED}\ue000-\uf8ff]")
_PLACES = frozenset(("AdministrativeArea", "DevelopmentZone", "Facility"))


def _qualifies(
    mark: tuple[int, int, str, Mention | Value], following: tuple[int, int, str, Mention | Value] | None
) -> bool:
    """Whether an area only says where the name right behind it is: 越南 in 越南海防, so that rules see 海防."""
    if following is None or mark[1] != following[0]:
        return False
    a, b = mark[3], following[3]
    return (
        isinstance(a, Mention) and isinstance(b, Mention) and a.cls in ("AdministrativeArea", "DevelopmentZone", "Region") and a.kind == "name"
        and b.kind == "name" and (b.cls in _PLACES or b.cls in ("Company", "Institution", "GovernmentAgency"))
    )  # fmt: skip


def encode(annotation: Annotation, folded: str) -> list[View]:
    """All sentences of an article, encoded; quotation marks and blanks are left out."""
    marks: list[tuple[int, int, str, Mention | Value]] = [
        (m.start, m.end, SYMBOL[m.cls], m) for m in annotation.mentions
    ]
    taken = bytearray(len(folded) + 1)
    for m in annotation.mentions:
        taken[m.start : m.end] = b"\x01" * (m.end - m.start)
    marks += [(v.start, v.end, SYMBOL[v.kind], v) for v in annotation.values if not any(taken[v.start : v.end])]
    marks.sort(key=lambda x: x[:2])
    views, k = [], 0
    for start, end in annotation.sentences:
        chars: list[str] = []
        items: list[tuple[int, int, Mention | Value | None]] = []
        while k < len(marks) and marks[k][1] <= start:
            k += 1
        at, j = start, k
        while at < end:
            if j < len(marks) and marks[j][0] <= at:
                mark = marks[j]
                if _qualifies(mark, marks[j + 1] if j + 1 < len(marks) else None):
                    at, j = mark[1], j + 1
                    continue
                if folded[mark[0]] == "“" and folded[mark[0] - 1] == "”" and mark[0] > start:
                    chars.append("、")
                    items.append((mark[0], mark[0], None))
                chars.append(mark[2])
                items.append((mark[0], mark[1], mark[3]))
                at, j = mark[1], j + 1
                continue
            upto = min(marks[j][0], end) if j < len(marks) else end
            special = _SPECIAL.search(folded, at, upto)
            plain = special.start() if special else upto
            chars.append(folded[at:plain])
            items += [(i, i + 1, None) for i in range(at, plain)]
            at = plain
            if special is None:
                continue
            if folded[at] == "“" and folded[at - 1] == "”" and at > start:
                chars.append("、")  # “揭榜挂帅”“赛马”: quotations in a row are a list
                items.append((at, at, None))
            if folded[at] not in _DROPPED:
                chars.append("\ufffd")
                items.append((at, at + 1, None))
            at += 1
        if chars:
            text = "".join(chars)
            for bracket in reversed(list(_INTRODUCTION.finditer(text))):
                text = text[: bracket.start()] + text[bracket.end() :]
                del items[bracket.start() : bracket.end()]
            views.append(View(text, tuple(items), start, end))
    return views
