"""Who signs, where the sentence is set at a signing, prints the head of a contract, or says 双方.

::

    签约仪式上，甲对乙表示感谢。                    a scene, and two organisations that deal with each other
    此次签约，甲与乙共同投资六千万元。
    债权人（出租人）：甲  债务人（承租人）：乙      the parts in one contract, each with who has it
    双方订立合同时难以预期的情况，甲同意补偿乙。    both sides sign, and the sentence names two
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from kg.model import Annotation, Mention, RelationMention
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.tense import status as tense

_ORG = symbols("Org")
_EVENT = SYMBOL["Event"]
_SCENE = re.compile(
    rf"签约(?:仪式|现场|活动|大会)(?:上|现场|中|期间|之?后|之际)|签约现场|签约(?:各方|双方|三方|方|单位)|{_EVENT}(?:上|现场|中|期间|之?后|之际|(?:各|双|三)?方|单位|,)"
)
_NEAR = rf"[^,。;!?\n{_ORG}]"
_DEALS = re.compile(
    rf"(?P<a>[{_ORG}]){_NEAR}{{0,6}}?(?:与|和|同|携手|联手)(?P<b>[{_ORG}](?:(?:、|和|与|及)[{_ORG}])*)[^,。;!?\n]{{0,16}}?(?P<verb>合作|共同|共建|携手|联手|达成|展开)(?![^,。;]{{0,12}}意向)"
)
_THANKS = re.compile(
    rf"(?P<a>[{_ORG}]){_NEAR}{{0,24}}[对向](?P<b>[{_ORG}]){_NEAR}{{0,8}}?(?P<verb>表[示达])了?[^,。;!?\n]{{0,10}}?(?:感谢|谢意|欢迎|肯定|祝贺)"
)
_PART = (
    "抵押权人|债权人|债务人|保证人|担保人|出租人|承租人|贷款人|借款人|发包人|承包人|委托人|受托人|委托方|受托方|出质人|质权人|抵押人|"
    "买方|卖方|买受人|出卖人|出让方|受让方|转让方|出让人|受让人|转让人|供方|需方|采购人|供应商|发包方|承包方|甲方|乙方|丙方|丁方"
)
_HINT = re.compile(rf"(?:{_PART})[^。;\n]{{0,14}}?[:：]")
_PARTS = re.compile(rf"(?P<part>{_PART})(?:\([^():。]{{1,12}}\))?:(?P<x>[{symbols('Org|Area')}])")
_CONTRACT = re.compile(r"合同|协议|签署|签订|签约")
_BOTH = re.compile(r"双方[^,。;!?\n]{0,8}?(?P<verb>签署|签订|签约|订立|签立)(?!日|地)")
_SHARES = re.compile(r"股|子公司|分公司|旗下|集团公司")
"""What says that one of two names may be the other's, or what is dealt in."""


def scene_signings(annotation: Annotation, views: list[View]) -> Iterator[RelationMention]:
    """The pairs that sign by the scene, by the head of a contract, or as 双方."""
    text = annotation.article.text
    parts: list[tuple[View, re.Match[str]]] = []
    for view in views:
        found = [(view, m) for m in _PARTS.finditer(view.text)] if _HINT.search(text, view.start, view.end) else []
        if not found or {m["part"] for _, m in found} & {m["part"] for _, m in parts}:
            yield from _parties(parts, text)
            parts = []
        parts += found
        if text.find("签约", view.start, view.end) >= 0:
            yield from _at_scene(view)
        if text.find("双方", view.start, view.end) >= 0:
            yield from _both(view)
    yield from _parties(parts, text)


def _parties(parts: list[tuple[View, re.Match[str]]], text: str) -> Iterator[RelationMention]:
    """Who has the parts in one contract, printed in a row; where a part comes twice there are several, and none is read."""
    if not len({m["part"] for _, m in parts}) == len(parts) > 1:
        return
    first, last = parts[0][0], parts[-1][0]
    if _CONTRACT.search(text, max(0, first.start - 60), last.end + 60):
        pairs = itertools.combinations([view.mention(m.start("x")) for view, m in parts], 2)
        yield from _signed(last, pairs, parts[-1][1].start(), parts[-1][1].span("part"), "contract-parts")


def _at_scene(view: View) -> Iterator[RelationMention]:
    scene = next((m for m in _SCENE.finditer(view.text) if _is_scene(view, m)), None)
    if scene is None:
        return
    for pattern in (_DEALS, _THANKS):
        for m in pattern.finditer(view.text):
            if tense(view.text[: m.start("verb")]) is not None:
                pairs = [(view.mention(m.start("a")), b) for _, b in view.mentions(*m.span("b"), _ORG)]
                yield from _signed(view, pairs, scene.start(), scene.span(), "signing-scene")


def _is_scene(view: View, m: re.Match[str]) -> bool:
    """Whether a match is a signing: another event is none, and what stands in front of a comma only as 此次签约."""
    if m[0][0] != _EVENT:
        return True
    event = view.mention(m.start())
    return "签约" in event.text and (not m[0].endswith(",") or event.kind == "deictic")


def _both(view: View) -> Iterator[RelationMention]:
    m = _BOTH.search(view.text)
    if m is None or _SHARES.search(view.text):
        return
    named = {x.text: x for _, x in view.mentions(0, len(view.text), _ORG) if x.kind == "name"}
    if len(named) == 2:
        yield from _signed(view, [tuple(named.values())], m.start("verb"), m.span("verb"), "both-sign")  # type: ignore[list-item]


def _signed(
    view: View, pairs: Iterable[tuple[Mention, Mention]], at: int, trigger: tuple[int, int], rule: str
) -> Iterator[RelationMention]:
    state = tense(view.text[:at])
    if state is None:
        return
    for a, b in pairs:
        if a.text != b.text:
            where = view.article_range(*trigger)
            yield RelationMention(a, "signedWith", b, view.start, view.end, f"structure/{rule}", where, state)
