"""What one sentence sets out and the next ones fill in: where firms are, and between whom goods are traded.

``在巴南，这样的企业还有很多。…公司拟建设…项目`` places the company and its project;
``重庆与德国实现进出口…。两地主要出口商品包括…`` says where the goods go;
``早在2014年，…集团就在巴南注册了…公司`` places what the group builds by a further investment.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.model import Mention, RelationMention
from kg.patterns import quick
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.tense import status as tense

_AREAS = SYMBOL["AdministrativeArea"] + SYMBOL["DevelopmentZone"]
_MANY = re.compile(
    rf"^(?:如今|目前|当前|眼下)?,?在(?P<place>[{_AREAS}]),?[^。;]{{0,40}}?(?:企业|公司|项目|案例|例子)"
    r"(?:还有很多|还有不少|还有许多|不在少数|并非个例|比比皆是|不胜枚举|不止一家|越来越多|还不少)"
)
_FIRM = re.compile(rf"^[^。;]{{0,14}}?(?P<firm>{SYMBOL['Company']})")
_BUILT = re.compile(
    rf"(?:建设|投建|新建|打造|建成)(?:了)?[^,。;]{{0,6}}?(?P<site>[{SYMBOL['Project']}{SYMBOL['Facility']}])"
)
_SEATED = quick(
    rf"(?P<firm>{SYMBOL['Company']})[^。;,{_AREAS}]{{0,8}}在(?P<place>[{_AREAS}])[^。;,]{{0,6}}?"
    r"(?:注册|落户|投资|建厂|设厂|设立|成立|建立|建设|建成|投产)"
)
_AGAIN = quick(
    rf"(?P<firm>{SYMBOL['Company']})[^。;]{{0,12}}?(?:追加投资|追加|增资扩产|再次投资|再投资|继续投资|二次投资)[^。;]{{0,24}}?"
    rf"{_BUILT.pattern}"
)
_ELSEWHERE = quick(rf"(?:在|于|到|赴|落户|落地)[{_AREAS}]")
_TRADE = quick(
    rf"(?P<home>{SYMBOL['AdministrativeArea']})(?:与|和|同|对)(?P<other>{SYMBOL['AdministrativeArea']})(?:之间)?(?:实现|完成)?(?:双边)?(?:进出口|贸易)"
)
_ROW = rf"{SYMBOL['Product']}(?:(?:、|和|与|及|以及){SYMBOL['Product']})*"
_OUT = re.compile(rf"(?<!进)出口(?:的)?(?:商品|产品|货物)(?:主要)?(?:包括|有|为|是|涵盖)(?P<goods>{_ROW})")
_IN = re.compile(rf"进口(?:的)?(?:商品|产品|货物)(?:主要)?(?:包括|有|为|是|涵盖)(?P<goods>{_ROW})")

_LAND = SYMBOL["AdministrativeArea"]
_INWARD = re.compile(
    rf"(?P<row>{_LAND}(?:(?:、|和|与|及|以及){_LAND})*)(?:等国|等)?(?:今年|去年|实际|新增|累计|企业)*(?P<to>对华)(?:实际|直接|新增)*投资(?!者|环境|信心|意|限制|审查)"
)


def scene_relations(views: list[View]) -> Iterator[RelationMention]:
    """The relations whose one end an earlier sentence gives."""
    yield from _firms_here(views)
    yield from _built_further(views)
    yield from _traded(views)
    yield from _inward(views)


def _firms_here(views: list[View]) -> Iterator[RelationMention]:
    for number, view in enumerate(views[:-1]):
        scene = _MANY.match(view.text)
        following = views[number + 1]
        firm = _FIRM.match(following.text) if scene is not None else None
        if scene is None or firm is None or any(c in _AREAS for c in following.text):
            continue
        place = view.mention(scene.start("place"))
        yield _relation(following.mention(firm.start("firm")), "locatedIn", place, following, "structure/scene", "done")
        built = _BUILT.search(following.text, firm.end())
        state = tense(following.text[: built.start("site")]) if built is not None else None
        if built is not None and state is not None:
            site = following.mention(built.start("site"))
            yield _relation(site, "locatedIn", place, following, "structure/scene", state)


def _built_further(views: list[View]) -> Iterator[RelationMention]:
    seats: dict[str, dict[str, Mention]] = defaultdict(dict)
    for view in views:
        for m in _SEATED.finditer(view.text):
            place = view.mention(m.start("place"))
            seats[view.mention(m.start("firm")).text][place.text] = place
        if _ELSEWHERE.search(view.text):
            continue
        for m in _AGAIN.finditer(view.text):
            known = list(seats[view.mention(m.start("firm")).text].values())
            state = tense(view.text[: m.start("site")])
            if len(known) == 1 and state is not None and not any(c in _AREAS for c in m[0]):
                yield _relation(view.mention(m.start("site")), "locatedIn", known[0], view, "structure/scene", state)


def _traded(views: list[View]) -> Iterator[RelationMention]:
    pair: tuple[Mention, Mention] | None = None
    since = 0
    for number, view in enumerate(views):
        for m in _TRADE.finditer(view.text):
            pair, since = (view.mention(m.start("home")), view.mention(m.start("other"))), number
        if pair is None or number - since > 1:
            continue
        for pattern, to in ((_OUT, pair[1]), (_IN, pair[0])):
            for m in pattern.finditer(view.text):
                for _, goods in view.mentions(*m.span("goods"), symbols("Product")):
                    yield _relation(goods, "exportsTo", to, view, "structure/traded", "done")


def _inward(views: list[View]) -> Iterator[RelationMention]:
    """Countries that are said to invest in China: 韩国、德国对华投资分别增长…."""
    for view in views:
        for m in _INWARD.finditer(view.text) if "对华" in view.text else ():
            state = tense(view.text[: m.end("row")])
            at = view.items[m.start("to")][0]
            china = Mention(at, at, "AdministrativeArea", "我国", "implied", "scenes/inward")
            for _, land in view.mentions(*m.span("row"), SYMBOL["AdministrativeArea"]) if state else ():
                yield _relation(land, "investedIn", china, view, "structure/inward", state or "done")


def _relation(s: Mention, p: str, o: Mention, view: View, rule: str, state: str) -> RelationMention:
    return RelationMention(s, p, o, view.start, view.end, rule, status="planned" if state == "planned" else "done")
