"""How a figure is said: the words right before it that make it a level, a growth, a share, a rank or a change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.model import Kind, Value
from kg.relate.encode import SYMBOL, symbols

FIGURE: Final = "".join(SYMBOL[k] for k in ("money", "percent", "point", "times", "quantity", "rank", "index"))
"""The symbols of all values but dates."""
DATE: Final = SYMBOL["date"]
DRIVE: Final = r"[到至往][^,。;:]*?(?:车程|行车时间|通行时间|通勤时间)"
"""How long it takes to somewhere: 城区|到某县城的车程."""
QUANTITY: Final = SYMBOL["quantity"]
_AREA = symbols("Area")

_NEAR = r"(?:了|近|约|超过|超|达到|达|逾|至少|高达|仅|为|分别|依次|均|都|可|将|左右)*"
_UP = r"增长|增加|上升|提高|提升|上涨|扩大|攀升|跃升|增幅|增速|涨幅|递增|净增|增|涨|升"
_DOWN = r"下降|减少|降低|缩短|下跌|回落|收窄|下滑|萎缩|降幅|跌幅|压减|压缩|缩减|节省|节约|精简|改善|减|降|跌"
_AGAINST = r"(?:累计|平均|年均|年|月均|同比|环比|逆势|预计|分别|依次|双双|均|都|大幅|稳步|持续|快速|强劲|明显|小幅|略|同期|名义|实际|又|再|已|仍|约|可|将|实现)*"
_COMPARED = rf"(?:(?<!占)[比较](?:(?:上年|去年|上月|上季度|上一年|前年|[{DATE}])(?:同期|同月|全年)?|[^,。;:{FIGURE}占高低]{{1,12}}?))?"
_TREND = re.compile(rf"{_AGAINST}{_COMPARED}{_AGAINST}(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_NEAR}$")
_BARE_AGAINST = re.compile(_COMPARED + _AGAINST + "$")
_LATTER = re.compile(
    r"(?:同比|环比|增速|增幅|涨幅|(?P<down>降幅|跌幅))(?:分别|依次)?(?:高达|达到?|为|是|约|可达|将达|可)?$"
)
_GAP = re.compile(
    rf"(?:又|也|还|均|都|分别|则)*(?:(?<!占)[比较][^,。;:{FIGURE}]{{0,18}}?|同比|环比)?"
    r"(?P<dir>高于|低于|高出|快于|慢于|优于|好于|领先于|领先|回升|攀升|上涨|下滑|下跌|提升|提高|增加|上升|增长|扩大|下降|减少|收窄|回落|降低|快|慢|高|低|多|少)"
    rf"(?P<whom>[^,。;:{FIGURE}\d]{{0,16}}?){_NEAR}$"
)
_FALLING = re.compile(r"便宜|低|慢|下降|下滑|下跌|收窄|回落|降低|减少|少")
_RELATED = re.compile(
    rf"(?:一度|已|约|均|分别|仅|可|现|平均)*(?:恢复[至到]|完成(?:了)?(?=[^,。;:]*(?:计划|目标|任务|预算)的)|(?:达到?|相当于)(?=[^,。;:]*(?:年|期|值|水平|[{DATE}])))了?[^,。;:占{FIGURE}]{{1,14}}的(?:近|约|超过?|逾|不足|不到)?$"
)
"""恢复至2019年同期的|112%, 达到设计值的|98%: of itself at another time, or of what it can be."""
_PULL = re.compile(r"(?:拉动|带动|推动|贡献)[^,。;]{0,20}?(?:增长|上升|提高|提升)?$")
_RANK_VERB = re.compile(
    r"(?:连续[^,。;:]{1,6}?)?(?:均|都|仍|再|继续|稳|蝉联|已)*(?:位居|位列|分列|分居|居于|位于|处于|排名|排在|排到|排|名列|列|跃居|跻身|(?:跃升|攀升|上升|提升|晋升|前移)[至到]|进入|升至|上升到|上升至|升到|高居|雄踞|居)"
    r"(?:[^,。;:]{0,14})$"
)
_SCOPE = re.compile(
    rf"(?:[在居]?(?:国内|全球|世界|西部|东部|中部|西南|西北|华东|同类|同行|行业|[{_AREA}])(?:[^,。;:]{{0,10}}?)(?:中|内|里)?)$"
)
_IN_WHICH = re.compile(rf"(?:在|居)(?:[^,。;:]{{0,14}}?(?:中|内|里)|[{_AREA}]|[^,。;:]{{2,8}})$")
_SHARE = re.compile(
    r"(?P<whose>[^,。;:]*?)(?:已|约|均|分别|将|各|只|仅)*(?<!市)占(?:到|了|据|去|比)?(?P<of>[^,。;:占]{0,24}?)(?P<tail>的?(?:比重|比例|份额|比))?$"
)
_LINK_BEFORE_SHARE = re.compile(
    r"(?=(?P<all>(?:(?:分别)?(?:达到|达|为|是|超过|超|近|约|逾|已|仅|不足|由|从|提高|提升|增加|上升|降|下降)(?:到|至)?|突破|高达|上升至|的|了|左右|将|保持在|稳定在|控制在)+))(?P=all)$"
)
_ACTS = re.compile(
    rf"(?:^|[,可能将已再并{DATE}])(?:平均|有效|大幅|显著|累计|整体|进一步|同步)*"
    r"(?:(?P<up>提升|提高|增加|扩大)|(?P<down>降低|减少|压缩|缩短|压减|节约|节省|削减))了?"
    rf"(?P<noun>[^,。;:占的{FIGURE}]{{2,14}}?)(?<![到至为达])(?:约|近|超过?|逾|了)*$"
)
"""What is done to something by how many percent: 可降低|能耗|20%, 提升发电能力|30%."""
_CHANGE_VERB = re.compile(rf"(?:增加|净增|减少|下降|缩短|节省|压减|精简|减|降低|降(?=了)|提前|回落|上涨|下跌){_NEAR}$")
_THAN = re.compile(
    rf"(?P<than>(?<!占)[比较][^,。;:{FIGURE}]{{1,18}}?|同比|环比)(?P<dir>(?:多|(?<!至)少)[发增收赚产销卖运招接签用出缴放投得挣完建采供养种购交装亏]?|[增减][收利产亏支盈]|贵|便宜|高出|高|低|快|提前|缩短|节省|节约|增加|减少|降低|提高|上升|下降)(?:了|近|约|超过|超)*$"
)
_RISES = re.compile(
    rf"^(?P<noun>[^,。;:]{{0,14}}?),?(?:[{DATE}]|现在|如今|目前|今年|已|将|拟|可|有望|计划|预计|力争|再|又|进一步|大幅|稳步|快速|逐步|迅速|持续|则)*"
    r"(?:(?:提高|提升|增加|增长|上升|扩大|优化|整合|合并|发展|壮大|加密|下降|减少|降低|缩短|缩减|压缩|压减|收窄|精简|延长|跃升|攀升|升级|扩|涨|跌|升|增|降|减|变)(?:到|至|为|成)|[到至])(?:了)?"
    rf"(?:[{DATE}]的?|现在的|如今的|当前的|今天的)?(?:每[年月日天周])?(?:近|约|超过|超|的)*$"
)
_FROM = re.compile(
    rf"(?:由|从|自)(?:平均|(?:每[周月日年天人户]){{1,2}})?(?P<base>(?:[{SYMBOL['Programme']}][初末]|[一二两三四五六七八九十]{{1,2}}年前|年初|上年[末底]|去年[末底]|上(?:季度|个?月)[末底]?|[\u4e00-\u9fff]{0, 4}(?:之初|(?<![目之以])前|初期?)|最初|原来|原先|起初|当初|过去|此前|现在|目前|现有|当前|上年同期|去年同期|上年|去年|[{DATE}](?:底|末|年底|同期)?)?时?)的?(?:每[年月日天周])?(?:近|约|超|不足|不到)?$"
)
BEFORE_THEN = re.compile(r"上年|去年|同期")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words before a figure make of it."""

    kind: Kind
    value: float
    unit: str
    end: int
    """The symbol at which the words for subject and indicator end."""
    of: tuple[int, int] = (-1, -1)
    """Symbols of the whole that a share is of: 占全市工业总产值."""
    tail: str = ""
    """What belongs behind the indicator: 占比, 比重."""
    base: str = ""
    """The words for the earlier time in 由上年同期的8.9%."""
    inherits: bool = False
    """The words before it can be left out: 同比增长6%, 居全省第4位."""


def rises_to(between: str) -> str | None:
    """The noun between two figures where the second is what the first became (由8.9%提高到11.2%), else ``None``.

    >>> rises_to("家一级国企优化至")
    '家一级国企'
    >>> rises_to("、其中") is None
    True
    """
    m = _RISES.match(between) if len(between) <= 32 else None
    if m is None or re.search(r"[、和与及]", m.group("noun")):
        return None
    return m.group("noun")


def wording(text: str, begin: int, at: int, value: Value) -> Wording | None:
    """What ``text[begin:at]`` makes of the figure at ``at``; ``None`` where it is no figure of anything."""
    left = text[max(begin, at - 160) : at]
    begin = at - len(left)
    origin = _FROM.search(left)
    if origin and not re.search(r"[自从]$", left) and value.kind != "rank":
        left, base = left[: origin.start()], origin.group("base") or "原"
        share = _share(left, begin, value, base) if value.kind == "percent" else None
        return share or Wording(
            "share" if value.kind == "percent" else "level",
            value.value,
            value.unit,
            begin + len(left),
            base=base,
            inherits=True,
        )
    trend = _TREND.search(left)
    if value.kind in ("percent", "times"):
        if value.kind == "times" and not (trend and trend.group("up")):
            same = re.search(r"(?:是|为|达|相当于|达到)[^,。;:]{0,12}的(?:近|约|超)?$", left)
            return Wording("growth", value.value, "TIMES", begin + same.start(), inherits=True) if same else None
        if value.text.startswith(("翻", "实现翻")) or (trend and not re.search(r"(?:增|降)幅度?的?$", trend.group())):
            sign = -1 if trend and trend.group("down") else 1
            cut = trend.start() if trend else len(_BARE_AGAINST.sub("", left))
            factor = 100 if value.kind == "times" else 1
            return Wording("growth", sign * value.value * factor, "PERCENT", begin + cut, inherits=True)
        latter = _LATTER.search(left)
        if latter:
            sign = -1 if latter["down"] else 1
            return Wording("growth", sign * value.value, "PERCENT", begin + latter.start(), inherits=True)
        than = _THAN.search(left) if value.kind == "percent" else None
        if than:
            sign = -1 if _FALLING.search(than.group("dir")) else 1
            return Wording("growth", sign * value.value, "PERCENT", begin + than.start(), inherits=True)
        measured = _RELATED.search(left)
        if measured:
            return Wording("share", value.value, value.unit, begin + measured.start(), inherits=True)
        share = _share(left, begin, value, "")
        if share:
            return share
        acts = _ACTS.search(left) if value.kind == "percent" else None
        if acts:
            sign = -1 if acts["down"] else 1
            return Wording("growth", sign * value.value, "PERCENT", begin + acts.end("noun"))
        link = _LINK_BEFORE_SHARE.search(left)
        return Wording("share", value.value, value.unit, begin + (link.start() if link else len(left)))
    if value.kind == "point":
        gap = _GAP.search(left)
        pull = _PULL.search(left)
        if pull:
            return Wording("change", value.value, value.unit, at)
        if gap is None:
            return None
        sign = -1 if _FALLING.search(gap.group("dir")) else 1
        return Wording("change", sign * value.value, value.unit, begin + gap.start(), inherits=True)
    if value.kind == "rank":
        rank = _RANK_VERB.search(left) or _SCOPE.search(left)
        head = left[: rank.start()] if rank else left
        where = _IN_WHICH.search(head)
        return Wording("rank", value.value, "RANK", begin + (where.start() if where else len(head)), inherits=True)
    if value.kind == "index":
        change = re.search(rf"(?:{_UP}|{_DOWN}){_NEAR}$", left)
        if change:
            than = re.search(r"[比较][^,。;:]*$", left)
            sign = -1 if re.search(_DOWN, change.group()) and value.value > 0 else 1
            return Wording(
                "change", sign * value.value, "INDEX", begin + (than.start() if than else change.start()), inherits=True
            )
        return Wording("level", value.value, "INDEX", at)
    than = _THAN.search(left)
    if than:
        sign = -1 if re.search(r"少|低|缩短|节省|节约|减|下降|提前|便宜", than.group("dir")) else 1
        return Wording("change", sign * value.value, value.unit, begin + than.start(), inherits=True)
    if trend and _CHANGE_VERB.search(left) and "新增" not in left[-4:]:
        sign = -1 if trend.group("down") or "提前" in trend.group() else 1
        return Wording("change", sign * value.value, value.unit, begin + trend.start(), inherits=True)
    return Wording("level", value.value, value.unit, at)


def _share(left: str, begin: int, value: Value, base: str) -> Wording | None:
    """X占Y的比重达N%."""
    link = _LINK_BEFORE_SHARE.search(left)
    head = left[: link.start()] if link else left
    m = _SHARE.match(head)
    if m is None:
        return None
    whose, of = m.end("whose"), (begin + m.start("of"), begin + m.end("of"))
    tail = (m.group("tail") or "").lstrip("的")
    if not m.group("of") and not tail:
        tail = "占比"
    if head[m.end("whose") :].startswith("占比") and not m.group("of"):
        tail = "占比"
    return Wording(
        "share",
        value.value,
        value.unit,
        begin + whose,
        of=of if m.group("of") else (-1, -1),
        tail=tail,
        base=base,
        inherits=True,
    )
