"""The thing a clause is about that says only who runs, builds or pays for it: 场馆|由…运营, 建成后|交由…管理.

A thing is named once and then goes by its last word (…乐园: 乐园, 这座乐园) or by nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relate.clauses import clause_start
from kg.relate.encode import View, symbols

THINGS = frozenset(
    symbols("Facility|Project|InformationSystem|TransportRoute|DevelopmentZone|Institution|Product|Document|Programme")
)
"""What others run, build, pay for and pass."""
_KIND = {
    "项目": "Project", "工程": "Project", "平台": "InformationSystem", "系统": "InformationSystem", "软件": "InformationSystem",
    "园区": "DevelopmentZone|Facility", "专线": "TransportRoute|Facility", "航线": "TransportRoute", "线路": "TransportRoute",
    "班列": "TransportRoute", "场馆": "Facility", "场地": "Facility", "站房": "Facility|Institution", "厂区": "Facility",
    "馆舍": "Facility|Institution", "厂房": "Facility", "园子": "Facility", "条例": "Document", "办法": "Document",
    "方案": "Document|Programme", "规划": "Document|Programme", "计划": "Programme", "行动": "Programme",
}  # fmt: skip
"""Words for a thing of any name, by its class."""
_SHORT = "桥站馆厂园线场库港楼城村店院所校矿坝渠闸泵窑塔街船"
_TAIL = re.compile(
    r"(?:目前|现在|如今|现已|建成|竣工|验收|完工|投用|移交|交付|启用|今后|日常|具体|统一|全部|主要|已经?|现|将|拟|则|也|均|都|后|,|[\ue100-\ue107])+$"
)
_WORK = re.compile(
    r"(?:(?:建设|运营|经营|管理|管护|养护|运维|维护|值守|运行|开发|设计|施工|研发|投资|托管)(?:权|工作|任务)?(?:和|与|及|、)?)+$"
)
_BY = re.compile(
    r"(?:(?:交由|交给|移交给?|委托给?|改由|[由归])[\u4e00-\u9fff]{0,8}|[系是为乃](?:(?:[其它]|公司)[与和同])?)$"
)
_HEAD_OF_IT = re.compile(
    r"(?:首任|现任|新任)?(?:主任|院长|所长|校长|馆长|会长|理事长|秘书长|站长|园长|厂长|首席科学家)(?:一职|职务)?$"
)
_POINTS = re.compile(r"(?:^|[,;:。的占]|[这该此][座条个家所处套款项台栋片]?)$")
_THIS = re.compile(r"(?:该|这[款种台套一]|此)[\u4e00-\u9fff]{1,6}$")
_THAT = re.compile(rf"(?:[\ue100-\ue107],?)?(?:该|这一|这[项座套款]|此)(?P<noun>{'|'.join(_KIND)})")
"""Before a verb: 该计划|获评…, 这一平台|入选…."""
_PRODUCT = symbols("Product")
_IT = re.compile(r"(?:它|其)(?![他余中实它次])")


def _named_before(views: Sequence[View], number: int, at: int, allowed: str, back: int) -> Iterator[list[Mention]]:
    """The things named before symbol ``at``, sentence by sentence, the nearest first."""
    for v in range(number, max(-1, number - back - 1), -1):
        found = [m for _, m in views[v].mentions(0, at if v == number else len(views[v].text), allowed)]
        yield [m for m in found if m.kind == "name"]


def thing_called(views: Sequence[View], number: int, at: int, allowed: str) -> tuple[Mention, ...] | None:
    """The thing that the noun before symbol ``at`` stands for; ``None`` where no noun stands there, empty where it is another's."""
    text = views[number].text
    clause = text[clause_start(views[number], at) : at]
    head = _HEAD_OF_IT.sub("", _BY.sub("", clause))
    if head.endswith("后") and not head.endswith(("然后", "随后", "前后")):
        return None
    head = _TAIL.sub("", _WORK.sub("", _TAIL.sub("", head))).removesuffix("的")
    if not head or _IT.fullmatch(head):
        for named in _named_before(views, number, at, allowed, 1) if head else ():
            if named:
                return (named[-1],)
        return None
    for length in (4, 3, 2, 1):
        noun = head[-length:]
        if len(noun) < length or (length == 1 and noun not in _SHORT):
            continue
        if length == 1 and not _POINTS.search(head[:-1]):
            continue
        for named in _named_before(views, number, at, allowed, 12):
            for m in reversed(named):
                if m.text.endswith(noun):
                    return (m,)
        if noun in _KIND:
            kind = "".join(c for c in symbols(_KIND[noun]) if c in allowed)
            return (
                next(((named[-1],) for named in _named_before(views, number, at, kind, 6) if named), ()) if kind else ()
            )
    if _THIS.match(head) and _PRODUCT in allowed:
        return next(((named[-1],) for named in _named_before(views, number, at, _PRODUCT, 1) if named), ())
    return ()


def thing_pointed_at(views: Sequence[View], number: int, at: int, allowed: str) -> tuple[Mention, ...]:
    """The thing that a clause begins with as 该计划 or 这一平台: the last one so called, else the last of its class."""
    begin = clause_start(views[number], at)
    that = _THAT.match(views[number].text, begin, at)
    kind = "".join(c for c in symbols(_KIND[that["noun"]]) if c in allowed) if that else ""
    if that is None or not kind:
        return ()
    named = [m for near in _named_before(views, number, begin, kind, 6) for m in reversed(near)]
    return next(((m,) for m in named if m.text.endswith(that["noun"])), tuple(named[:1]))


def thing_in_clauses(views: Sequence[View], number: int, at: int, allowed: str) -> tuple[Mention, ...]:
    """The thing whose last word ends an earlier clause of the sentence: 占地百亩的乐园,|由…."""
    for clause in reversed(re.split(r"[,;:。]", views[number].text[:at])[:-1]):
        for named in _named_before(views, number, at, allowed, 8):
            for m in reversed(named):
                if re.fullmatch(r"[\u4e00-\u9fff]{2}", clause[-2:]) and m.text.endswith(clause[-2:]):
                    return (m,)
    return ()


def thing_named_last(views: Sequence[View], number: int, at: int, allowed: str) -> tuple[Mention, ...]:
    """The one thing that the sentence, or that before, names."""
    for named in _named_before(views, number, at, allowed, 1):
        if named:
            return (named[-1],) if len({m.text for m in named}) == 1 else ()
    return ()


__all__ = ["THINGS", "thing_called", "thing_in_clauses", "thing_named_last", "thing_pointed_at"]
