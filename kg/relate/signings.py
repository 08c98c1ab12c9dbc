"""Who signs, where a ceremony, and no verb, says so.

如皋高新区与苏州晶澜科技有限公司举行|项目签约仪式| names the ceremony for it; at a ceremony parties come to terms
(签约仪式上，甲与乙达成合作意向); and two firms whose officers attend one sign there (甲董事长…、乙总裁…出席签约仪式).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.model import Annotation, Mention, RelationMention, Value
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.tense import status as tense

_PARTY = symbols("Org|Area")
_AREA = symbols("Area")
_ONE = rf"[{_AREA}]?[{_PARTY}](?:\([^()。]{{1,20}}\))?"
"""A party, with the area that its name is printed behind (广州|增城区交通运输局), and what stands in brackets behind it."""
_PARTIES = rf"{_ONE}(?:(?:、|,|及|以及){_ONE})*(?:等(?:{SYMBOL['quantity']}[^。,;!?\n与和同{_PARTY}]{{0,10}})?)?"
_WHICH = rf"(?:[^。,;!?\n{_PARTY}]{{2,12}}(?:集团|公司|企业|品牌|厂商|机构|高校))?"
"""What the party is, printed in front of its name: 国际知名化妆品集团|欧莱雅."""
_SIGNING = re.compile(
    rf"(?P<s>{_PARTIES})(?:与|和|同|携手){_WHICH}(?P<o>{_PARTIES})(?:(?:[于在][{_AREA}])?(?:[^。;!?\n{_PARTY}]{{0,30}}?)(?:举行|举办|进行|召开|达成|的|之间|推进)了?(?:[^。,;!?\n]{{0,24}}|[^。;!?\n{_PARTY}]{{0,30}}))?、?$"
    rf"|(?P<both>[{_PARTY}](?:(?:、|和|与|及|以及|,)[{_PARTY}])+)(?:(?:在[^,。;]{{1,12}})?(?:共同|联合)?(?:举行|举办|进行)了?|的)[^。,;!?\n]{{0,24}}$"
)
_HOLDS = re.compile(
    rf"(?P<s>{_PARTIES})(?:[于在][^,。;!?\n]{{1,8}}?)?(?:举行|举办|开展|进行)了?(?:与|和|同){_WHICH}(?P<o>{_PARTIES})[^,。;!?\n{_PARTY}]{{0,24}}$"
)
"""甲举行与|乙|的战略合作签约仪式."""
_HOSTS = re.compile(r"由[^,。;!?\n]{0,20}$")
"""In front of the names: who holds the ceremony for others (由甲、乙共同举办的签约仪式)."""
_SIGNS = re.compile(r"签约|签署|签订")
_TERMS = re.compile(
    rf"(?P<s>{_PARTIES})(?:与|和|同|携手){_WHICH}(?P<o>{_ONE}(?:(?:、|,|和|与|及|以及){_ONE})*)(?:等{SYMBOL['quantity']}?)?"
    r"[^。;!?\n]{0,40}?(?P<verb>达成)[^。;!?\n]{0,16}?(?:协议|合作|一致|意向|共识)"
)
_FIRM = SYMBOL["Company"] + SYMBOL["Institution"]
_ATTENDS = re.compile(
    rf"(?:出席|参加|见证)了?(?:[^。;!?\n]{{0,20}}?(?:签约|仪式)|[^。;!?\n]{{0,12}}?{SYMBOL['Event']})"
)
_ALSO = re.compile(rf"[{_FIRM}][^,。;!?\n{_PARTY}]{{1,16}}兼$")
"""Of two offices that one person has the first counts: 华岳银行|首席风险官兼|绵阳分行|行长."""
_PUBLIC = re.compile(
    rf"[{symbols('Area|GovernmentAgency|Association')}][^。,;!?\n{_PARTY}]{{0,20}}?{SYMBOL['Person']}|市长|县长|区长|书记处"
)


def signing_relations(annotation: Annotation, views: list[View], role: re.Pattern[str]) -> Iterator[RelationMention]:
    """The pairs that sign with each other at the ceremonies that an article tells of."""
    for view in views:
        if not _SIGNS.search(annotation.article.text, view.start, view.end):
            continue
        yield from _named_for_it(view)
        yield from _come_to_terms(view)
        yield from _officers(view, role)


def _named_for_it(view: View) -> Iterator[RelationMention]:
    for i, char in enumerate(view.text):
        if char != SYMBOL["Event"] or not _SIGNS.search((event := view.mention(i)).text):
            continue
        m = _HOLDS.search(view.text, 0, i) or _SIGNING.search(view.text, 0, i)
        if m is None or _HOSTS.search(view.text, 0, m.start()):
            continue
        if m.groupdict().get("both"):
            pairs = list(itertools.combinations([x for _, x in view.mentions(*m.span("both"), _PARTY)], 2))
        else:
            pairs = _across(view, m)
        yield from _signed(view, pairs, i, (event.start, event.end))


def _come_to_terms(view: View) -> Iterator[RelationMention]:
    for m in _TERMS.finditer(view.text):
        yield from _signed(view, _across(view, m), m.start("verb"), view.article_range(*m.span("verb")))


def _officers(view: View, role: re.Pattern[str]) -> Iterator[RelationMention]:
    attended = _ATTENDS.search(view.text)
    if attended is None or _PUBLIC.search(view.text, 0, attended.start()):
        return
    firms: dict[str, Mention] = {}
    for m in role.finditer(view.text, 0, attended.start()):
        if m.start() and view.text[m.start() - 1] in _FIRM:
            also = _ALSO.search(view.text, 0, m.start() - 1)
            firm = view.mention(also.start() if also else m.start() - 1)
            firms[firm.text] = firm
    if len(firms) == 2:
        a, b = firms.values()
        yield from _signed(view, [(a, b)], attended.start(), view.article_range(*attended.span()), "signing-officers")


def _across(view: View, m: re.Match[str]) -> list[tuple[Mention, Mention]]:
    return [(a, b) for a in _parties(view, *m.span("s")) for b in _parties(view, *m.span("o"))]


def _parties(view: View, start: int, end: int) -> list[Mention]:
    """The parties among symbols ``[start, end)``, without the areas that only say where the next one is."""
    return [x for i, x in view.mentions(start, end, _PARTY) if i + 1 >= end or view.text[i + 1] not in _PARTY]


def _signed(
    view: View, pairs: list[tuple[Mention, Mention]], at: int, trigger: tuple[int, int], rule: str = "signing-ceremony"
) -> Iterator[RelationMention]:
    """The statements of ``pairs``, dated by the last date in front of ``at``."""
    state = tense(view.text[:at])
    if state is None:
        return
    days = [x.iso for _, _, x in view.items[:at] if isinstance(x, Value) and x.kind == "date"]
    for a, b in pairs:
        if a.text != b.text:
            yield RelationMention(
                a,
                "signedWith",
                b,
                view.start,
                view.end,
                f"structure/{rule}",
                trigger,
                state,
                days[-1] if days else "",
            )
