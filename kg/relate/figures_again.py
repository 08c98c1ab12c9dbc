"""What a figure takes over from the figures before it: 去年达到|726万吨, 其中重庆|12个, 而2020年这一比例只有|9%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import FigureMention, Mention, Value
from kg.relate.encode import symbols
from kg.relate.figures_modifiers import is_count
from kg.relate.figures_nouns import fits, noun_before
from kg.relate.figures_printed import printed_owner
from kg.relate.figures_telling import Said, Telling
from kg.relate.figures_wording import DATE, FIGURE

_AREA = symbols("Area")
_AGAIN = re.compile(
    rf"(?:而|但|其中|且|也|又|再|到|至|在|截至|[{DATE}]|(?:上年|去年)?同期|[前当此]时|目前|现已|已|如今|现在|累计|共计?|合计|单月|单日|当[日天月年]|一举|更是?|虽然?|却|只|仅|将|有望|预计|计划|力争|[{DATE}{_AREA}])*"
    r"(?P<rate>户均|亩均|单均|笔均|件均|人均|日均|月均|年均|周均|平均每[天日月周年]|单日最高|最高日|最高峰|峰值|高峰期?|高峰日|最高|最低)?"
    rf"(?:就|也|已|又|都|均|更是?|则|将|可|约|近|超过?|突破|完成|实现|达成|达到?|增[至到]|升[至到]|降[至到]|减[至到]|为|是|有|仅有?|只有|只?产|只?有|[创录]得|了|的|左右|加密到|接近|逼近|高达|多达)*"
)
"""Words that say when or how much, and nothing of what: it is what was measured before."""
_THE_SAME = re.compile(
    r"(?:这一|该|此|这个|上述)(?:比例|占比|比重|数字|数据|指标|份额|数值|数量)(?:就|已|则|更|还|仅|只|将|又|约|近|有|是|为|达到?|超过?|突破|[升降增减]至|提高到|上升到|下降到|提升[至到]|左右)*$"
)
"""而2020年这一比例只有|9%: what the figure before measured."""
_AVERAGE = re.compile(
    rf"(?:快于|高于|低于|慢于|优于|好于|超过|不及|大于|强于)(?:同期)?(?P<who>[{_AREA}])?(?:同期|同行业|行业)?的?$"
)
_MEAN_BEHIND = re.compile(r"的?(?:平均|总体|整体)?(?:水平|增速|增幅|均值|平均数|平均值|平均)")
"""均快于全省|6.9%|的平均水平."""
_TOGETHER = re.compile(r"(?:其中|目前|今年)?[两三四][市地县省区校村镇](?![级直]|分别|各)")
BARE = re.compile(r"(?:增速|增幅|降幅|涨幅|跌幅|数量|总数|总量|金额|占比|比重|同比|环比|总额|人数|规模|总人数|增量)$")
WHOLE = re.compile(r"占[^占]{1,10}$")
_SUMMED = re.compile(r"^(?:累计|共|合计|日均|月均|年均)+")
_EACH = re.compile(r"均(?!价|匀|地|衡)|都|双双")
_MEAN = re.compile(r"[平年月户人日亩]均[^均]*$")


def the_same(telling: Telling, at: int, value: Value, begin: int) -> Iterator[FigureMention] | None:
    """What the figure before measured, of another time (这一比例) or of the whole (全省6.9%的平均水平); ``None`` where it is neither.

    Nothing comes of what several areas have together: 两市产量合计|12.8万辆.
    """
    view, text = telling.view, telling.view.text
    said = telling.said[-1] if telling.said and telling.lately[-1][1] == value.unit else None
    if (same := _THE_SAME.search(text, begin, at)) is not None and said is not None:
        subject = printed_owner(view, begin, same.start(), at)[0] or said.subject
        return telling.tell(at, value, subject, said.indicator, said.kind, value.value, value.unit)
    mean = _AVERAGE.search(text, begin, at)
    if mean is not None and _MEAN_BEHIND.match(text, at + 1):
        if mean["who"] and said is not None:
            whose = view.mention(mean.start("who"))
            return telling.tell(at, value, whose, said.indicator, said.kind, value.value, value.unit)
        return iter(())
    together = _TOGETHER.match(text, begin, at) is not None and not view.mentions(begin, at, _AREA)
    return iter(()) if together else None


def once_more(telling: Telling, at: int, value: Value, begin: int, indicator: str) -> tuple[Said, str, str] | None:
    """What is measured again of another time or at its height: 去年达到726万吨, 日均31万人次.

    What said it first, the indicator, and the words for the earlier time in 上年同期为1.6亿元.
    """
    text = telling.view.text
    m = _AGAIN.fullmatch(text, begin, at)
    if m is None or (indicator and not m["rate"]) or (not indicator and text[at + 1 : at + 2] not in (*",。;、(", "")):
        return None
    base = "上年同期" if "同期" in m.group() else ""
    dated = m["rate"] or base or DATE in m.group()
    here = len(telling.said)
    for said, unit in reversed(telling.lately[-6:] if dated else telling.lately[len(telling.lately) - here :]):
        if unit == value.unit and said.kind in ("level", "share"):
            stem = _SUMMED.sub("", said.indicator)
            return said, (m["rate"] or "") + (stem if m["rate"] else said.indicator), base
    return None


def part_of(telling: Telling, value: Value, indicator: str, at: int) -> str:
    """What the figures before count, where this one counts a part of it: 案例20个,其中重庆|12个, 某大学新增|6个."""
    said = telling.lately[-1] if telling.lately else None
    if said is None or (value.kind == "percent" and not telling.said):
        return ""
    before = said[0].indicator
    if not indicator:
        if said[1] == value.unit:
            return before
        shared = WHOLE.sub("", before) if said[0].kind == "share" and is_count(value) else before
        return shared if shared != before else ""
    text = telling.view.text
    goes_on = said[1] == value.unit and text[at + 1 : at + 2] in (",", "。", ";", "")
    return before if goes_on and telling.said and before.startswith(indicator) and len(indicator) <= 4 else ""


def of_other_unit(telling: Telling, value: Value) -> bool:
    """Whether a figure is counted in another unit than the figure before, so that it measures something else."""
    earlier = telling.view.items[telling.said[-1].at][2]
    return isinstance(earlier, Value) and earlier.unit != value.unit


def each_of(text: str, begin: int, at: int) -> bool:
    """Whether the words before a figure say that it holds for each of several: 均, 都, 双双."""
    return _EACH.search(text, max(begin, at - 16), at) is not None and _MEAN.search(text[begin:at]) is None


def continued(before: str, bare: str) -> str:
    """The indicator of the figure before, with the bare noun that goes on from it: 高新技术企业|总数."""
    stem = re.sub(r"^新增", "", before) if bare in ("总数", "总量", "数量") else before
    stem = re.sub(r"增速$|增幅$", "", stem) if bare else stem
    return stem + (bare if bare not in stem else "")


def clause_before(telling: Telling, begin: int) -> tuple[Mention | None, str, int]:
    """Subject, noun phrase and begin of the clause before, where a figure's own has none: …占比重,由32%提高至39.9%."""
    view, text = telling.view, telling.view.text
    if begin < 2 or text[begin - 1] != ",":
        return None, "", begin
    first = telling.begin(begin - 1)
    if any(c in FIGURE for c in text[first : begin - 1]):
        return None, "", begin
    subject, start, _ = printed_owner(view, first, begin - 1, begin - 1)
    noun = noun_before(view, start, begin - 1)
    return subject, noun if fits(noun) and len(noun) <= 30 else "", first


__all__ = [
    "BARE",
    "WHOLE",
    "clause_before",
    "continued",
    "each_of",
    "of_other_unit",
    "once_more",
    "part_of",
    "the_same",
]
