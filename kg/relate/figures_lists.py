"""Lists of figures dealt out over a list of names: GDP、固投分别增长6%、7%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import FigureMention, Mention, Value
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_modifiers import is_count
from kg.relate.figures_nouns import fits, noun_before, words
from kg.relate.figures_printed import printed_owner
from kg.relate.figures_telling import Telling
from kg.relate.figures_wording import wording

_OWNER = symbols("Org|Area|Facility|Project|TransportRoute")
_AREA = symbols("Area")
_HEAD = re.compile(
    r"(?:的)?(?:(?:常住)?居民(?:人均)?(?:可支配)?收入|占比|比重|进出口(?:总?额)?|营业额|产值|增加值|投资(?:完成率|额)?|产量|销量|销售额|收入|利润|税收|余额|完成率|增速|总额|规模|出口额?|进口额?|人数|数量|贡献率|覆盖率|面积|[强密]度|率|指数|数|吞吐量|货运量|客运量)$"
)
_SEVERAL = re.compile(r"(?:等)?[两三四五六七八九十\d](?:个?[市区县省州地国]|家|者)(?:的)?")
_OWN_MEASURE = re.compile(r"(?:[强密]度|率|指数|增速)$")
_WHOLE = re.compile(r"GDP|固投|社零|[CP]PI|生产总值$|人口$")
_SECTORS = re.compile(
    rf"(?:第一|{SYMBOL['rank']})(?:产业)?、(?:第)?二(?:产业)?(?:、|和)(?:第)?三产业(?P<what>增加值|用电量|投资|税收)"
)
"""The three sectors of an economy, which share their noun: 第一、二、三产业增加值."""
_TRADED = re.compile(r"(?:分别|依次|实现|累计)*(?P<what>进出口|出口|进口|贸易)(?:总?[额值])?(?:分别|达到?|为)*")
_PARTNERS = re.compile(
    rf"(?P<who>[{_AREA}](?:(?:、|和|与|及)[{_AREA}])+)[^,。;:{_AREA}]{{0,8}}[为是][^,。;:]{{0,12}}(?:伙伴|市场|来源地|目的地),$"
)
_BUT = re.compile(r"(?:而|但|其中|同时|此外)*")
_SEPARATORS = tuple(map(re.compile, ("、", "、|和(?!平|谐)", "、|和(?!平|谐)|以及|(?<![涉普])及(?!其)|与")))


@dataclass(frozen=True, slots=True)
class Item:
    """What one figure of a list measures: the symbols that say it, and what it shares with the others."""

    start: int
    end: int
    shared: str = ""
    """The head noun that only the last item prints: 住宿业、餐饮业|营业额."""
    indicator: str = ""
    """The indicator, where it is not in the item's own words."""
    owner: Mention | None = None


def deal(view: View, begin: int, end: int, count: int, before: str) -> list[Item] | None:
    """The ``count`` items that symbols ``[begin, end)`` list, or ``None`` where they list another number.

    ``before`` is the indicator of the figure before, for 对拉美、非洲增长30.9%、41.2%.
    """
    text = view.text
    end = begin + len(re.sub(r"(?:分别|依次|均|各|为|达到|达|占|是|约|同比|,)+$", "", text[begin:end]))
    begin += len(_BUT.match(text, begin, end).group())  # type: ignore[union-attr]
    sectors = _SECTORS.search(text, max(0, begin - 12), end)
    if sectors and sectors.end() == end and count == 3:
        return [Item(begin, begin, indicator=f"第{n}产业{sectors['what']}") for n in "一二三"]
    spans = _split(text, begin, end, count)
    if spans is None:
        return None
    trade = re.match(r"对[^占]+?(进出口|出口|进口|投资|贸易额?)", before)
    direction = re.match(rf"[^对]{{0,8}}?对(?=[{_AREA}])", text[begin:end])
    if direction and trade and all(b - a - (direction.end() if k == 0 else 0) == 1 for k, (a, b) in enumerate(spans)):
        return [Item(a, a, indicator="对" + words(view, b - 1, b) + trade.group(1)) for a, b in spans]
    if before and all(text[a] in _OWNER and b - a == 1 for a, b in spans):
        return [Item(a, b, indicator=before, owner=view.mention(a)) for a, b in spans]
    last = text[spans[-1][0] : spans[-1][1]]
    if all(text[a] in _OWNER for a, _ in spans) and all(b - a == 1 for a, b in spans[:-1]) and len(last) > 1:
        several = _SEVERAL.match(text, spans[-1][0] + 1)
        shared = noun_before(view, several.end() if several else spans[-1][0] + 1, spans[-1][1])
        shared = shared or (before if several and several.end() == spans[-1][1] else "")
        return [Item(a, b, indicator=shared, owner=view.mention(a)) for a, b in spans]
    head = _HEAD.search(words(view, *spans[-1]))
    shared = head.group().lstrip("的") if head else ""
    alone = any(_HEAD.search(words(view, a, b)) for a, b in spans[:-1])
    items = []
    for a, b in spans:
        own = words(view, a, b)
        stem = words(view, *spans[0])
        if own in ("人次", "金额", "户次", "件次") and len(stem) > 3:
            items.append(Item(a, a, indicator=noun_before(view, *spans[0])[:-2] + own))
            continue
        items.append(
            Item(a, b, shared if shared and not alone and not _HEAD.search(own) and not _WHOLE.search(own) else "")
        )
    return items


def head_of(indicator: str) -> str:
    """The noun that says what is measured: 产值 of 领军链主企业产值; empty where there is none.

    >>> head_of("领军链主企业产值")
    '产值'
    """
    m = _HEAD.search(indicator)
    return m.group().lstrip("的") if m else ""


def _split(text: str, begin: int, end: int, count: int) -> list[tuple[int, int]] | None:
    """Symbols ``[begin, end)`` as ``count`` list items, cut at the marks that give just so many."""
    for pattern in _SEPARATORS:
        cuts = [m.span() for m in pattern.finditer(text, begin, end)]
        if len(cuts) == count - 1:
            starts = [begin, *(b for _, b in cuts)]
            ends = [*(a for a, _ in cuts), end]
            spans = list(zip(starts, ends, strict=True))
            return spans if all(b > a for a, b in spans) else None
    return None


def _partners(view: View, begin: int, end: int, count: int) -> list[Item] | None:
    """The items where the clause before lists the partners of the trade: 东盟、欧盟为前两大贸易伙伴,分别进出口…"""
    trade = _TRADED.fullmatch(view.text, begin, end)
    before = _PARTNERS.search(view.text, 0, begin) if trade else None
    named = view.mentions(*before.span("who"), _AREA) if before else []
    if trade is None or len(named) != count:
        return None
    return [Item(begin, begin, indicator=f"对{m.text}{trade['what']}") for _, m in named]


def listed(telling: Telling, run: list[int], values: list[Value]) -> Iterator[FigureMention]:
    """The figures at the symbols ``run`` dealt out over a list of names; nothing where no list of that length fits."""
    view, text = telling.view, telling.view.text
    if any(v.kind != values[0].kind for v in values):
        return
    begin = telling.begin(run[0])
    w = wording(text, begin, run[0], values[0])
    if w is None:
        return
    sign = -1 if w.value < 0 else 1
    said = telling.said[-len(run) :] if len(telling.said) >= len(run) else []
    bare = bool(said) and not noun_before(view, begin, w.end)
    dealt = re.search("分别|依次", text[begin : run[0]]) or (
        w.kind == "growth" and all(s.kind == "level" for s in said)
    )
    if bare and dealt and (w.of == (-1, -1) or w.kind == "share"):
        of = f"占{words(view, *w.of)}{w.tail}" if w.of != (-1, -1) else ""
        for s, i, value in zip(said, run, values, strict=True):
            yield from telling.tell(i, value, s.subject, s.indicator + of, w.kind, sign * value.value, w.unit)
        return
    items = _partners(view, begin, w.end, len(run)) or deal(
        view, begin, w.end, len(run), telling.said[-1].indicator if telling.said else telling.told_before
    )
    if items is None:
        head = head_of(noun_before(view, begin, w.end))
        if head and said and all(s.kind == "level" and is_count(view.items[s.at][2]) for s in said):
            for s, i, value in zip(said, run, values, strict=True):
                yield from telling.tell(i, value, s.subject, s.indicator + head, w.kind, sign * value.value, w.unit)
        return
    first: Mention | None = None
    for item, i, value in zip(items, run, values, strict=True):
        subject, start = (
            printed_owner(view, item.start, item.end, i)[:2] if item.end > item.start else (None, item.start)
        )
        if subject is not None and item is not items[0] and first is None:
            subject, start = None, item.start  # a name among the items, not an owner
        indicator = item.indicator or noun_before(view, start, item.end) + item.shared
        if w.of != (-1, -1):
            indicator += "占" + words(view, *w.of)
        if item is items[-1] or text[w.end - 1] == "的" or not _OWN_MEASURE.search(indicator):
            indicator += w.tail if not indicator.endswith(w.tail) else ""
        first = item.owner or subject or first
        owner = telling.settle(first or telling.owners.implied(view, telling.number, begin, i, indicator), indicator)
        if owner is not None and fits(indicator):
            yield from telling.tell(
                i, value, owner, indicator, w.kind, sign * value.value, w.unit, rule=f"figures/{w.kind}-list"
            )


__all__ = ["Item", "deal", "head_of", "listed"]
