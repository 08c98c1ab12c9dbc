"""One figure by itself: what it measures and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import FigureMention, Kind, Value
from kg.relate.figures_again import (
    BARE,
    WHOLE,
    clause_before,
    continued,
    each_of,
    of_other_unit,
    once_more,
    part_of,
    the_same,
)
from kg.relate.figures_around import former_or_latter
from kg.relate.figures_modifiers import is_count
from kg.relate.figures_nobody import each_listed, of_nobody
from kg.relate.figures_nouns import counted, fits, noun_before, noun_behind, words
from kg.relate.figures_objects import holder_of_stake, invested
from kg.relate.figures_printed import printed_owner
from kg.relate.figures_ranks import rank
from kg.relate.figures_telling import Telling
from kg.relate.figures_wording import FIGURE, Wording, rises_to, wording

_UP_TO = re.compile(r",?(?:至|到|达到|达)(?:近|约|超过|超)?")
_FURTHER_SHARE = re.compile(r"[、和](?:约?占)?(?P<of>[^,。;:、的]{1,8})的?(?:近|约|超过|超|逾)*")
_GETS = re.compile(r"户均|人均|减免|发放|追回|新增|缴纳|获|投入|增收|节约|节省|退还|退税|兑付|清偿|挽回|提供|融资|贷款")
_FOREMOST = re.compile(r"(?:产业|支柱|度|城市|工程|任务|职责)")
"""首位|产业 is the main one, no place in a ranking."""
_AMOUNTS = re.compile(r"(?:增加值|产值|营业收入|营收|零售额|进出口(?:总?[额值])?|销售额|销量|产量)(?:均|都|分别)*$")
_DONE_TO = re.compile(
    r"^(?:可|能|将|再)?(?:平均|有效|大幅|显著)*(?:提升|提高|增加|扩大|降低|减少|压缩|缩短|压减|节约|节省|削减)了?(?=.{2})"
)
_INCLUDING = re.compile(r"(?:包括|包含|涵盖)[^,。;:]{1,30}?(?:在内|等)的")
_LESSENS = re.compile(r"(?:提升|提高|降低|减少|缩短|压减|节约|节省|削减)(?:了|近|约|超过?|逾)*$")
"""Before N%的 and what it is of: 减少|30%|的碳排放."""
_CONTRIBUTES = re.compile(r"(?:贡献|创造|撑起|占据)了?(?:全[市省区县国]的?)?(?:近|约|超过?)?$")
_ACQUIRES = re.compile(r"收购|入股|受让|认购|竞得|拿下|摘得|中标|购买")
_PAID_WITH = re.compile(r"以(?:现金|自有资金|总价|对价|[约近])*$")
_BECOMES = re.compile(r"[^,。;:要将把]{1,8}?(?:成为|作为|为)(?P<what>[^,。;:的]{2,9})(?=[,。;]|$)")
_DOES = re.compile(r"(?:已|均|全部)*(?P<what>[\u4e00-\ue013]{2,14})(?=[,。;]|$)")
_FIELD = re.compile(r"在([^,。;:]{2,24}?)(?:方面|领域),")
_PER = re.compile(r"每(?:周|天|日|月|年)(?:平均|开行|发|约|往返|有)*$")
_INDEFINITE = re.compile(
    r"(?:^|[^第同统])一(?:条|座|栋|批|处|片|块|面|辆|艘|台|根|段|间)(?:长|宽|高|占地)?[^,。;:]{0,6}$|首[条座个](?:[年月日]产|日?处理)[^,。;:]{0,6}$"
)
_EXTENT = re.compile(r"(?:长|宽|高|深|厚|直径|一条长|一座高)$")
_SPENT = re.compile(r"(?:预?计划?总|总|追加|一期|二期|预计总|计划|合同|累计|固定资产)?(?:投资|投入)(?:额)?(?=[^资]*$)")
_JOINTLY = re.compile(r"(?:共同|联合|合作|分别)(?P<spent>(?:总|追加)?(?:投资|出资))[^,。;]{0,3}$")
_PRICED = re.compile(r"(?P<per>每(?:股|吨|公斤|斤|平方米|亩|件|台|辆|套|瓶|人))$")
_PRICE = re.compile(r"的(?P<what>价格|均价|单价|报价|底价|发行价|成交价|对价)")


def single(telling: Telling, at: int, value: Value) -> Iterator[FigureMention]:
    """What the figure at symbol ``at`` of the sentence says; nothing where it has no indicator or no owner."""
    view, text = telling.view, telling.view.text
    begin = telling.begin(at)
    if telling.follows(at):
        said = telling.said[-1]
        earlier = view.items[said.at][2]
        same = isinstance(earlier, Value) and earlier.unit.split(":")[0] == value.unit.split(":")[0]
        if (
            isinstance(earlier, Value)
            and earlier.kind == "point"
            and value.kind == "percent"
            and _UP_TO.fullmatch(text, said.at + 1, at)
        ):
            kind: Kind = "growth" if said.indicator.endswith(("增速", "增幅")) else "share"
            yield from telling.tell(at, value, said.subject, said.indicator, kind, value.value, value.unit)
            return
        if text[said.at + 1 : at] == "/":  # 储能60兆瓦/120兆瓦时
            yield from telling.tell(at, value, said.subject, said.indicator, said.kind, value.value, value.unit)
            return
        if same and rises_to(text[said.at + 1 : at]) is not None:
            yield from telling.tell(at, value, said.subject, said.indicator, said.kind, value.value, value.unit)
            return
        further = _FURTHER_SHARE.fullmatch(text, said.at + 1, at)
        if further and said.kind == "share" and value.kind == "percent" and "占" in said.indicator:
            whole = words(view, *further.span("of"))
            stem = said.indicator[: said.indicator.rindex("占") + 1]
            yield from telling.tell(at, value, said.subject, stem + whole, "share", value.value, value.unit)
            return
    if (taken := the_same(telling, at, value, begin)) is not None:
        yield from taken
        return
    stake = holder_of_stake(view, begin, at) if value.kind == "percent" else None
    if stake:
        yield from telling.tell(at, value, *stake, "share", value.value, value.unit)
        return
    w = wording(text, begin, at, value)
    if w is None:
        return
    subject, start, _ = printed_owner(view, begin, w.end, at)
    if of_nobody(telling.finder, view, telling.number, begin, at, named=subject is not None):
        return
    if subject is None and (one := former_or_latter(view, begin, at)) is not None:
        subject, start = one
    if w.kind == "rank":
        if _FOREMOST.match(text, at + 1):
            return
        yield from rank(telling, at, value, w, subject, start)
        return
    start = _behind_counted(telling, at, start)
    if w.kind == "share" and w.of == (-1, -1) and not w.tail and _AMOUNTS.search(text[start : w.end]):
        if not any(s.kind == "growth" for s in telling.said):
            return
        w = replace(w, kind="growth")  # 工业增加值增长5.1%,生物医药增加值均超过|10%
    inclusive = _INCLUDING.search(text, start, w.end)
    start = inclusive.end() if inclusive else start
    indicator = _indicator(telling, at, value, w, start)
    if subject is not None and w.kind == "level" and (whole := part_of(telling, value, indicator, at)):
        indicator = whole
    if w.kind == "level" and not w.base and (again := once_more(telling, at, value, begin, indicator)) is not None:
        said, indicator, base = again
        w = replace(w, base=base)
        subject = subject or said.subject
    said_last = telling.said[-1] if telling.said else None
    if w.kind == "share" and said_last is not None and subject is not None and subject.kind == "name":
        abroad = subject.cls == "Region" or telling.finder.abroad(subject)
        if abroad and w.of == (-1, -1) and said_last.subject.cls == "Company":
            subject, indicator = said_last.subject, subject.text + indicator  # 其中欧洲市场占63%,北美占22%
    each = each_of(text, begin, at)
    if (not indicator and w.inherits) or BARE.match(indicator):
        found, noun, first = clause_before(telling, begin) if w.base or not telling.said else (None, "", begin)
        if noun:
            subject, begin = subject or found, first
            indicator = noun + (indicator if indicator not in noun else "")
        elif w.kind == "change" and value.kind == "quantity" and telling.said and of_other_unit(telling, value):
            indicator = words(view, w.end, at)
        elif telling.said and not words(view, start, w.end).endswith("其中"):
            if each and (w.kind == "growth" or (w.kind == "share" and w.of != (-1, -1))):
                yield from telling.tell_all(at, value, w)
                return
            said = telling.said[-1]
            subject, indicator = subject or said.subject, continued(said.indicator, indicator)
    if w.of != (-1, -1):
        indicator = f"{WHOLE.sub('', indicator)}占{words(view, *w.of)}"
    indicator += w.tail if not indicator.endswith(w.tail) else ""
    if not fits(indicator) or _EXTENT.match(indicator):
        return
    if value.kind == "quantity" and _INDEFINITE.search(text[begin:at]):
        return
    parts = re.split(r"[、和与及]", indicator) if each and w.kind == "growth" else [indicator]
    several = each_listed(view, begin, w.end) if each and subject is None and w.kind in ("growth", "share") else []
    if several and not telling.said:
        for one_of in several:
            yield from telling.tell(at, value, one_of, indicator, w.kind, w.value, w.unit)
        return
    for part in filter(fits, parts):
        owner = telling.owner(at, value, w, subject, begin, part)
        if owner is None:
            continue
        if w.kind == "level" and value.kind == "money" and invested(view, at, text[begin:at]) is not None:
            spent = _SPENT.search(text[begin:at])
            part = spent.group() if spent else part
        elif w.kind == "level" and value.kind == "money" and (jointly := _JOINTLY.search(text, begin, at)):
            part = jointly["spent"]
        yield from telling.tell(at, value, owner, part, w.kind, w.value, w.unit, base=w.base)


def _behind_counted(telling: Telling, at: int, start: int) -> int:
    """Where the words of a figure begin behind the noun that the figure before counts: 为3万家|企业|减免税费15亿元."""
    view, text = telling.view, telling.view.text
    last = telling.before(at)
    if last < 0 or start != last + 1 or not is_count(view.items[last][2]):
        return start
    noun = noun_behind(view, last)
    return (
        start + len(noun) if noun and text.startswith(noun, start) and _GETS.match(text, start + len(noun)) else start
    )


def _indicator(telling: Telling, at: int, value: Value, w: Wording, start: int) -> str:
    """The noun phrase that a figure measures, empty where its clause has none."""
    view, text = telling.view, telling.view.text
    before = noun_before(view, start, w.end)
    if w.kind == "growth":
        before = _DONE_TO.sub("", before)
        if not before and text[at + 1 : at + 2] == "的" and _LESSENS.search(text[start:at]):
            stop = next((j for j in range(at + 2, min(len(text), at + 24)) if text[j] in ",。;:" + FIGURE), at + 24)
            return words(view, at + 2, min(stop, len(text))).rpartition("的")[2]
    if w.kind == "share" and _CONTRIBUTES.search(text[start:at]) and text[at + 1 : at + 2] == "的":
        before = ""
    if w.kind == "share" and not before and not w.inherits and text[at + 1 : at + 2] == "的":
        stop = next((j for j in range(at + 2, min(len(text), at + 24)) if text[j] in ",。;:"), at + 24)
        return words(view, at + 2, min(stop, len(text)))
    if (
        w.kind == "share"
        and not fits(before)
        and text[start:at].endswith("其中")
        and (does := _DOES.match(text, at + 1))
    ):
        return words(view, does.start("what"), does.end("what"))
    if w.kind != "level" or w.base:
        return counted(view, start, at) if w.base and is_count(value) and not before else before
    left = text[start:at]
    per = _PER.search(left)
    if per and is_count(value) and not noun_before(view, start, start + per.start()):
        return f"{per.group()[:2]}{value.unit[6:]}次"
    if value.kind == "money" and _PAID_WITH.search(left) and (deal := _ACQUIRES.match(text, at + 1)):
        return deal.group() + "金额"
    if value.kind == "money" and (per := _PRICED.search(left)) and (price := _PRICE.match(text, at + 1)):
        return per["per"] + price["what"]  # 以每股8.35元的价格
    indicator = counted(view, start, at)
    if is_count(value):
        becomes = _BECOMES.match(re.split(f"[{FIGURE}]", text[at + 1 : at + 24], maxsplit=1)[0])
        if becomes and not before.startswith("新增"):
            return words(view, at + 1 + becomes.start("what"), at + 1 + becomes.end("what"))
        if not fits(indicator) and left.endswith("其中") and (does := _DOES.match(text, at + 1)):
            return words(view, does.start("what"), does.end("what"))
    field = _FIELD.search(text, 0, at)
    if field and indicator in ("项目", "签约项目", "企业", "投资", "总投资"):
        signed = "签约" if "签约" in words(view, 0, at) and "签约" not in indicator else ""
        return (
            words(view, field.start(1), field.end(1)) + ("项目" if indicator.endswith("投资") else signed) + indicator
        )
    if not indicator and value.unit in ("M2", "MU") and start < at:
        return "占地" if "占地" in left else "面积"
    return indicator


__all__ = ["single"]
