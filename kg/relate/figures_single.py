"""One figure by itself: what it measures and whose it is."""

from __future__ import annotations

import re
from dataclasses import replace
from collections.abc import Iterator

from kg.model import FigureMention, Kind, Mention, Value
from kg.relate.encode import symbols
from kg.relate.figures_around import former_or_latter, pointed_at
from kg.relate.figures_modifiers import is_count
from kg.relate.figures_nouns import counted, fits, noun_before, noun_behind, words
from kg.relate.figures_objects import holder_of_stake, invested
from kg.relate.figures_printed import printed_owner
from kg.relate.figures_telling import Said, Telling
from kg.relate.figures_wording import DATE, FIGURE, Wording, rises_to, wording

_AREA = symbols("Area")
_UP_TO = re.compile(r",?(?:至|到|达到|达)(?:近|约|超过|超)?")
_FURTHER_SHARE = re.compile(r"[、和](?:约?占)?(?P<of>[^,。;:、的]{1,8})的?(?:近|约|超过|超|逾)*")
_GETS = re.compile(r"户均|人均|减免|发放|追回|新增|缴纳|获|投入|增收|节约|节省|退还|退税|兑付|清偿|挽回|提供|融资|贷款")
_FOREMOST = re.compile(r"(?:产业|支柱|度|城市|工程|任务|职责)")
"""首位|产业 is the main one, no place in a ranking."""
_CONTRIBUTES = re.compile(r"(?:贡献|创造|撑起|占据)了?(?:全[市省区县国]的?)?(?:近|约|超过?)?$")
_BARE = re.compile(r"(?:增速|增幅|降幅|涨幅|跌幅|数量|总数|总量|金额|占比|比重|同比|环比|总额|人数|规模|总人数|增量)$")
_ACQUIRES = re.compile(r"收购|入股|受让|认购|竞得|拿下|摘得|中标|购买")
_PAID_WITH = re.compile(r"以(?:现金|自有资金|总价|对价|[约近])*$")
_BECOMES = re.compile(r"[^,。;:要将把]{1,8}?(?:成为|作为|为)(?P<what>[^,。;:的]{2,9})(?=[,。;]|$)")
_DOES = re.compile(r"(?:已|均|全部)*(?P<what>[\u4e00-\ue013]{2,14})(?=[,。;]|$)")
_FIELD = re.compile(r"在([^,。;:]{2,24}?)(?:方面|领域),")
_THIS = re.compile(r"(?:这|此)(?:也|又|还|已)?(?:是|为)")
_PER = re.compile(r"每(?:周|天|日|月|年)(?:平均|开行|发|约|往返|有)*$")
_INDEFINITE = re.compile(
    r"(?:^|[^第同统])一(?:条|座|栋|批|处|片|块|面|辆|艘|台|根|段|间)(?:长|宽|高|占地)?[^,。;:]{0,6}$"
)
_EXTENT = re.compile(r"(?:长|宽|高|深|厚|直径|一条长|一座高)$")
_SPENT = re.compile(r"(?:预?计划?总|总|追加|一期|二期|预计总|计划|合同|累计|固定资产)?(?:投资|投入)(?:额)?(?=[^资]*$)")
_JOINTLY = re.compile(r"(?:共同|联合|合作|分别)(?P<spent>(?:总|追加)?(?:投资|出资))[^,。;]{0,3}$")
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
_PRICED = re.compile(r"(?P<per>每(?:股|吨|公斤|斤|平方米|亩|件|台|辆|套|瓶|人))$")
_PRICE = re.compile(r"的(?P<what>价格|均价|单价|报价|底价|发行价|成交价|对价)")
_WHOLE = re.compile(r"占[^占]{1,10}$")
_RANKED_IN = re.compile(
    r"在[^,。;]{0,16}?(?P<what>[\u4e00-\u9fff]{2,10}?)(?:排名|排行榜?|榜单?|评价|考核|测评|评比|竞赛)中?,$"
)
"""在全国百城空气质量排名中,某市位列|第2."""
_TOGETHER = re.compile(r"(?:其中|目前|今年)?[两三四][市地县省区校村镇](?![级直]|分别|各)")
_SUMMED = re.compile(r"^(?:累计|共|合计|日均|月均|年均)+")
_EACH = re.compile(r"均(?!价|匀|地|衡)|都|双双")
_MEAN = re.compile(r"[平年月户人日亩]均[^均]*$")
_ORDINAL = re.compile(r"第(?:\d+|[一二三四五六七八九十]+)[^位名\d]$")
_IS = re.compile(r"(?:是|成为|系|(?<=.)为)[^,。;:]{0,30}$")


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
    if (same := _THE_SAME.search(text, begin, at)) and telling.said and telling.lately[-1][1] == value.unit:
        said = telling.said[-1]
        subject = printed_owner(view, begin, same.start(), at)[0]
        yield from telling.tell(
            at, value, subject or said.subject, said.indicator, said.kind, value.value, value.unit
        )
        return
    if (mean := _AVERAGE.search(text, begin, at)) and _MEAN_BEHIND.match(text, at + 1):
        if mean["who"] and telling.said and telling.lately[-1][1] == value.unit:
            whose, said = view.mention(mean.start("who")), telling.said[-1]
            yield from telling.tell(at, value, whose, said.indicator, said.kind, value.value, value.unit)
        return
    if _TOGETHER.match(text, begin, at) and not view.mentions(begin, at, _AREA):
        return  # 两市产量合计12.8万辆: of neither
    stake = holder_of_stake(view, begin, at) if value.kind == "percent" else None
    if stake:
        yield from telling.tell(at, value, *stake, "share", value.value, value.unit)
        return
    w = wording(text, begin, at, value)
    if w is None:
        return
    subject, start, _ = printed_owner(view, begin, w.end, at)
    if subject is None and (one := former_or_latter(view, begin, at)) is not None:
        subject, start = one
    if w.kind == "rank":
        if _FOREMOST.match(text, at + 1):
            return
        yield from _rank(telling, at, value, w, subject, start)
        return
    start = _behind_counted(telling, at, start)
    indicator = _indicator(telling, at, value, w, start)
    if (
        not indicator
        and subject is not None
        and is_count(value)
        and telling.said
        and not _of_other_unit(telling, value)
    ):
        indicator = telling.said[-1].indicator  # 案例20个,其中重庆|12个
    if w.kind == "level" and not w.base and (again := _once_more(telling, at, value, begin, indicator)) is not None:
        said, indicator, base = again
        w = replace(w, base=base)
        subject = subject or said.subject
    said_last = telling.said[-1] if telling.said else None
    if w.kind == "share" and said_last is not None and subject is not None and subject.kind == "name":
        abroad = subject.cls == "Region" or telling.finder.abroad(subject)
        if abroad and w.of == (-1, -1) and said_last.subject.cls == "Company":
            subject, indicator = said_last.subject, subject.text + indicator  # 其中欧洲市场占63%,北美占22%
    each = each_of(text, begin, at)
    if (not indicator and w.inherits) or _BARE.match(indicator):
        found, noun, first = clause_before(telling, begin) if w.base or not telling.said else (None, "", begin)
        if noun:
            subject, begin = subject or found, first
            indicator = noun + (indicator if indicator not in noun else "")
        elif w.kind == "change" and value.kind == "quantity" and telling.said and _of_other_unit(telling, value):
            indicator = words(view, w.end, at)
        elif telling.said and not words(view, start, w.end).endswith("其中"):
            if each and (w.kind == "growth" or (w.kind == "share" and w.of != (-1, -1))):
                yield from telling.tell_all(at, value, w)
                return
            said = telling.said[-1]
            subject, indicator = subject or said.subject, _continued(said.indicator, indicator)
    if w.of != (-1, -1):
        indicator = f"{indicator}占{words(view, *w.of)}"
    indicator += w.tail if not indicator.endswith(w.tail) else ""
    if not fits(indicator) or _EXTENT.match(indicator):
        return
    if value.kind == "quantity" and _INDEFINITE.search(text[begin:at]):
        return
    parts = re.split(r"[、和与及]", indicator) if each and w.kind == "growth" else [indicator]
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


def _once_more(telling: Telling, at: int, value: Value, begin: int, indicator: str) -> tuple[Said, str, str] | None:
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


def _of_other_unit(telling: Telling, value: Value) -> bool:
    """Whether a figure is counted in another unit than the figure before, so that it measures something else."""
    earlier = telling.view.items[telling.said[-1].at][2]
    return isinstance(earlier, Value) and earlier.unit != value.unit


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


def each_of(text: str, begin: int, at: int) -> bool:
    """Whether the words before a figure say that it holds for each of several: 均, 都, 双双."""
    return _EACH.search(text, max(begin, at - 16), at) is not None and _MEAN.search(text[begin:at]) is None


def _continued(before: str, bare: str) -> str:
    """The indicator of the figure before, with the bare noun that goes on from it: 高新技术企业|总数."""
    stem = re.sub(r"^新增", "", before) if bare in ("总数", "总量", "数量") else before
    stem = re.sub(r"增速$|增幅$", "", stem) if bare else stem
    return stem + (bare if bare not in stem else "")


def _indicator(telling: Telling, at: int, value: Value, w: Wording, start: int) -> str:
    """The noun phrase that a figure measures, empty where its clause has none."""
    view, text = telling.view, telling.view.text
    before = noun_before(view, start, w.end)
    if w.kind == "share" and _CONTRIBUTES.search(text[start:at]) and text[at + 1 : at + 2] == "的":
        before = ""
    if w.kind == "share" and not before and not w.inherits and text[at + 1 : at + 2] == "的":
        stop = next((j for j in range(at + 2, min(len(text), at + 24)) if text[j] in ",。;:"), at + 24)
        return words(view, at + 2, min(stop, len(text)))
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


def _rank(
    telling: Telling, at: int, value: Value, w: Wording, subject: Mention | None, start: int
) -> Iterator[FigureMention]:
    """居全省第4位, 均居首位, 是今年新开的第7条外贸航线."""
    view, text = telling.view, telling.view.text
    begin = telling.begin(at)
    if _ORDINAL.match(value.text):
        noun = counted(view, at, at)
        if _IS.search(text[begin:at]) and fits(noun) and not noun.endswith(("日", "节", "周年")):
            verb = re.search(r"是|成为|系|为", text[begin:at])
            named = printed_owner(view, begin, begin + (verb.start() if verb else 0), at)[0]
            after = printed_owner(view, begin + (verb.end() if verb else 0), at, at) if verb else (None, 0, False)
            named = named or (after[0] if re.match(rf"[{DATE}]?的", text[after[1] :]) else None)
            this = pointed_at(telling.finder, telling.number, noun) if _THIS.match(text, begin) else None
            owner = this or named or telling.owners.implied(view, telling.number, begin, at, noun)
            if owner is not None:
                yield from telling.tell(at, value, owner, noun, "rank", value.value, "RANK")
        return
    indicator = noun_before(view, start, w.end)
    if not indicator and len(telling.said) > 1 and each_of(text, begin, at):
        yield from telling.tell_all(at, value, w)
        return
    if telling.said and (
        _BARE.match(indicator) or (not fits(indicator) and (text[begin - 1 : begin] == "," or telling.follows(at)))
    ):
        said = telling.said[-1]
        bare = indicator if _BARE.match(indicator) else ""
        subject, indicator = (
            (subject if bare else None) or said.subject,
            _WHOLE.sub("", said.indicator) + (bare if bare not in said.indicator else ""),
        )
    elif not fits(indicator) and (field := _RANKED_IN.search(text, 0, begin)):
        indicator = words(view, *field.span("what"))
    elif not fits(indicator):
        found, indicator, begin = clause_before(telling, begin)
        subject = found or subject
    if not fits(indicator):
        return
    owner = telling.owner(at, value, w, subject, begin, indicator)
    if owner is not None:
        yield from telling.tell(at, value, owner, indicator, "rank", value.value, "RANK")


__all__ = ["clause_before", "each_of", "single"]
