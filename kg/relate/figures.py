"""Figures: which number says what of whom, when.

A grammar of its own, bounded left by the figure or comma before::

    今年前三季度,重庆经西部陆海新通道运输货物18.3万标箱、增长45%
    └─ period ─┘└s─┘└────── indicator ──────┘└ level ─┘  └ growth: of the indicator before

How the words before a figure make it a level, a growth, a share, a rank or a change is in
``figures_wording``, what it measures in ``figures_nouns``, whose it is in ``figures_owners``
and when in ``figures_periods``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import FigureMention, Kind, Mention, Value
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_lists import deal, head_of
from kg.relate.figures_nouns import counted, fits, is_count, modifies, noun_before, words
from kg.relate.figures_owners import Owners, holder_of_stake, macro
from kg.relate.figures_periods import Periods, planned
from kg.relate.figures_wording import FIGURE, Wording, rises_to, wording
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import DENIED

_PLACES = symbols("Area")
_RUMOUR = re.compile(r"传闻|传言|谣言|谣传|有消息称|据传|网传")
_UNREAL = re.compile(r"假如|如果|原定|原计划|原拟|原本计划")
_BARE = re.compile(r"^(?:增速|增幅|降幅|涨幅|跌幅|数量|总数|总量|金额|占比|比重|同比|环比|总额|人数|规模|总人数)$")
_ACQUIRES = re.compile(r"^(?:收购|入股|受让|认购|竞得|拿下|摘得|中标|购买)")
_BECOMES = re.compile(r"[^,。;:要将把]{1,8}?(?:成为|作为|为)(?P<what>[^,。;:的]{2,9})(?=[,。;]|$)")
_DOES = re.compile(r"(?:已|均|全部)*(?P<what>[\u4e00-\ue013]{2,14})(?=[,。;]|$)")
_FIELD = re.compile(r"在([^,。;:]{2,24}?)(?:方面|领域)[,，]")
_PER = re.compile(r"每(?:周|天|日|月|年)(?:平均|开行|发|约|往返|有)*$")
_INDEFINITE = re.compile(r"(?:^|[^第同统])一(?:条|座|栋|批|处|片|块|面|辆|艘|台|根|段|间)(?:长|宽|高|占地)?[^,。;:]{0,6}$")
_EXTENT = re.compile(r"^(?:长|宽|高|深|厚|直径|一条长|一座高)$")


@dataclass(frozen=True, slots=True)
class Said:
    """What a figure said, for the figures after it to take over."""

    subject: Mention
    indicator: str
    kind: Kind
    at: int


class FigureReader:
    """Reads the figures of one article, sentence after sentence."""

    def __init__(self, finder: SubjectFinder) -> None:
        self.finder = finder
        self.owners = Owners(finder)
        self.periods = Periods(finder.annotation.article.date)
        self.modifiers: set[int] = set()
        """Figures of the sentence that only describe what is counted: 20亿元以上项目4个."""
        self.said: list[Said] = []
        """What the figures of the sentence said so far."""
        self._known: dict[tuple[str, Kind, float, str], str] = {}
        self._in_body = {(v.value, v.unit) for v in finder.annotation.values if not self.owners.in_title(v.start)}

    def read(self, view: View, number: int) -> Iterator[FigureMention]:
        """The figures of sentence ``number``."""
        text = view.text
        places = [i for i, c in enumerate(text) if c in FIGURE]
        self.periods.note(view)
        if not places:
            return
        self.modifiers = {i for i in places if modifies(view, i)}
        places = [i for i in places if i not in self.modifiers]
        self.said = []
        title = self.owners.in_title(view.start)
        k = 0
        while k < len(places):
            run = [places[k]]
            while k + len(run) < len(places) and re.fullmatch(r"[、和及与](?:约|近|超)?", text[run[-1] + 1 : places[k + len(run)]]):
                run.append(places[k + len(run)])
            k += len(run)
            if title and all((v.value, v.unit) in self._in_body for i in run if isinstance(v := view.items[i][2], Value)):
                continue
            dealt = list(self._listed(view, number, run)) if len(run) > 1 else []
            if dealt:
                yield from dealt
                continue
            seen: set[tuple[str, str]] = set()
            for i in run:
                value = view.items[i][2]
                assert isinstance(value, Value)
                if len(run) > 1 and (value.kind, value.unit) in seen:
                    continue  # a list of figures without its list of names
                if seen and self.said and self.said[-1].kind == "level" and value.kind == "quantity":
                    said = self.said[-1]
                    yield from self._state(view, number, i, said.subject, said.indicator, "level", value.value, value.unit, value)
                    continue
                seen.add((value.kind, value.unit))
                yield from self._single(view, number, i, value)

    # ------------------------------------------------------------------ one figure

    def _single(self, view: View, number: int, i: int, value: Value) -> Iterator[FigureMention]:
        text = view.text
        begin = clause_begin(text, i, self.modifiers)
        before = max((j for j in range(i) if text[j] in FIGURE and j not in self.modifiers), default=-1)
        if self.said and before == self.said[-1].at:
            noun = rises_to(text[before + 1 : i])
            earlier = view.items[before][2]
            if noun is not None and isinstance(earlier, Value) and earlier.unit.split(":")[0] == value.unit.split(":")[0]:
                said = self.said[-1]
                yield from self._state(view, number, i, said.subject, said.indicator, said.kind, value.value, value.unit, value)
                return
        stake = holder_of_stake(view, begin, i) if value.kind == "percent" else None
        if stake:
            yield from self._state(view, number, i, stake[0], stake[1], "share", value.value, value.unit, value)
            return
        w = wording(text, begin, i, value)
        if w is None:
            return
        subject, start, joint = self.owners.printed(view, begin, w.end, i)
        if w.kind == "rank":
            yield from self._rank(view, number, i, value, w, subject, start)
            return
        indicator = self._indicator(view, number, i, value, w, start)
        said = self.said[-1] if self.said else None
        if (not indicator or _BARE.match(indicator)) and (w.inherits or _BARE.match(indicator)):
            own = words(view, start, w.end)
            found, noun, first = self._clause_before(view, begin, i) if w.base or said is None else (None, "", begin)
            if noun:
                subject = subject or found
                indicator = noun + (indicator if indicator not in noun else "")
                begin = first
            elif said is not None and not re.search(r"其中$", own):
                subject = subject if w.kind == "share" and subject is not None else (subject or said.subject)
                stem = re.sub(r"^新增", "", said.indicator) if indicator in ("总数", "总量", "数量") else said.indicator
                stem = re.sub(r"增速$|增幅$", "", stem)
                indicator = stem + (indicator if indicator not in stem else "")
                if _both(text, begin, i) and w.kind in ("growth", "rank"):
                    yield from self._all(view, number, i, w, value)
                    return
        if w.of != (-1, -1):
            indicator = f"{indicator}占{words(view, *w.of)}"
        indicator += w.tail if not indicator.endswith(w.tail) else ""
        if not fits(indicator) or _EXTENT.match(indicator) or (value.kind == "quantity" and _INDEFINITE.search(text[begin:i])):
            return
        if _both(text, begin, i) and w.kind == "growth" and re.search(r"[、和与及]", indicator):
            for part in [p for p in re.split(r"[、和与及]", indicator) if fits(p)]:
                owner = self._owner(view, number, i, value, w, subject, joint, begin, part)
                if owner is not None:
                    yield from self._state(view, number, i, owner, part, w.kind, w.value, w.unit, value, base=w.base)
            return
        owner = self._owner(view, number, i, value, w, subject, joint, begin, indicator)
        if owner is None:
            return
        left = text[begin:i]
        if w.kind == "level" and value.kind == "money" and self.owners.invested(view, i, left) is not None:
            spent = re.search(r"(?:预?计划?总|总|追加|一期|二期|预计总|计划|合同|累计|固定资产)?(?:投资|投入)(?:额)?(?=[^资]*$)", left)
            indicator = spent.group() if spent else indicator
        yield from self._state(view, number, i, owner, indicator, w.kind, w.value, w.unit, value, base=w.base)

    def _indicator(self, view: View, number: int, i: int, value: Value, w: Wording, start: int) -> str:
        text = view.text
        if w.kind == "level" and not w.base:
            per = _PER.search(text[start:i])
            if per and is_count(value):
                return f"{per.group()[:2]}{value.unit[6:]}次"
            opened = re.search(r"(?:长|宽|高|深)$", text[start:i])
            indicator = counted(view, start, i)
            if value.kind == "money" and re.search(r"以(?:现金|自有资金|总价|对价|[约近])*$", text[start:i]) and (deal := _ACQUIRES.match(text[i + 1 : i + 4])):
                return deal.group() + "金额"
            if is_count(value):
                clause = re.match(rf"[^,。;:{FIGURE}]*", text[i + 1 :])
                becomes = _BECOMES.match(text[i + 1 : i + 2 + (clause.end() if clause else 0)])
                if becomes and not noun_before(view, start, i).startswith("新增"):
                    return words(view, i + 1 + becomes.start("what"), i + 1 + becomes.end("what"))
                if not fits(indicator) and re.search(r"其中$", text[start:i]) and (does := _DOES.match(text, i + 1)):
                    return words(view, does.start("what"), does.end("what"))
                field = _FIELD.search(text[:i])
                if field and indicator in ("项目", "签约项目", "企业"):
                    return words(view, field.start(1), field.end(1)) + ("签约" if "签约" in words(view, 0, i) and "签约" not in indicator else "") + indicator
            if not fits(indicator) and opened:
                return indicator
            if not indicator and value.unit in ("M2", "MU") and start < i:
                return "面积" if not re.sub(r"占地", "", words(view, start, i)) else "占地"
            return indicator
        if w.base and is_count(value):
            return counted(view, start, i) if start == w.end or not noun_before(view, start, w.end) else noun_before(view, start, w.end)
        return noun_before(view, start, w.end)

    def _clause_before(self, view: View, begin: int, i: int) -> tuple[Mention | None, str, int]:
        """Subject and noun phrase of the clause before, where a figure's own clause has none: …占比重,由32%提高至39.9%."""
        text = view.text
        if begin < 2 or text[begin - 1] != ",":
            return None, "", begin
        first = clause_begin(text, begin - 1, self.modifiers)
        if any(c in FIGURE for c in text[first : begin - 1]):
            return None, "", begin
        subject, start, _ = self.owners.printed(view, first, begin - 1, begin - 1)
        noun = noun_before(view, start, begin - 1)
        return subject, noun if fits(noun) and len(noun) <= 30 else "", first

    def _rank(self, view: View, number: int, i: int, value: Value, w: Wording, subject: Mention | None, start: int) -> Iterator[FigureMention]:
        text = view.text
        begin = clause_begin(text, i, self.modifiers)
        ordinal = re.match(r"第\d+(?![位名])|第[一二三四五六七八九十]+[^位名]", value.text) and value.text[-1] not in "位名"
        if ordinal and value.text[-1:] not in "0123456789一二三四五六七八九十":
            if not re.search(r"(?:是|成为|系|为|这是)[^,。;:]{0,30}$", text[begin:i]):
                return
            noun = counted(view, i, i)
            first = clause_begin(text, i, self.modifiers)
            subject = self.owners.printed(view, first, first + max(0, text[first:i].find("是")), i)[0] or self.owners.implied(view, number, begin, i, noun)
            if subject is not None and fits(noun):
                yield from self._state(view, number, i, subject, noun, "rank", value.value, "RANK", value)
            return
        if _both(text, begin, i) and len(self.said) > 1 and not noun_before(view, start, w.end):
            yield from self._all(view, number, i, w, value)
            return
        indicator = noun_before(view, start, w.end)
        if _BARE.match(indicator) and self.said:
            stem = self.said[-1].indicator
            indicator = stem + (indicator if indicator not in stem else "")
            subject = subject or self.said[-1].subject
        if not fits(indicator):
            before = max((j for j in range(i) if text[j] in FIGURE and j not in self.modifiers), default=-1)
            if self.said and (text[begin - 1 : begin] == "," or before == self.said[-1].at):
                indicator, subject = self.said[-1].indicator, self.said[-1].subject
            else:
                found, indicator, begin = self._clause_before(view, begin, i)
                subject = found or subject
        if not fits(indicator):
            return
        owner = self._owner(view, number, i, value, w, subject, False, begin, indicator)
        if owner is not None:
            yield from self._state(view, number, i, owner, indicator, "rank", value.value, "RANK", value)

    def _all(self, view: View, number: int, i: int, w: Wording, value: Value) -> Iterator[FigureMention]:
        """One figure for all that the figures before it measured: 均居全市第1位."""
        last = self.said[-1]
        group = [s for s in self.said if s.kind == last.kind]
        for s in list(dict.fromkeys((s.subject, s.indicator) for s in group)):
            yield from self._state(view, number, i, s[0], s[1], w.kind, w.value, w.unit, value)

    # ------------------------------------------------------------------ whose it is

    def _owner(
        self, view: View, number: int, i: int, value: Value, w: Wording, subject: Mention | None, joint: bool, begin: int, indicator: str
    ) -> Mention | None:
        text = view.text
        if w.kind == "level":
            if value.kind in ("money", "quantity"):
                target = self.owners.invested(view, i, text[begin:i])
                if target is not None:
                    return target
            if is_count(value):
                settled = re.search(rf"(?:企业|机构|公司)[^,。;:{FIGURE}]{{0,6}}在([{_PLACES}])(?:落户|设立|投资|建厂|布局)", text[begin:i])
                if settled:
                    return view.mention(begin + settled.start(1))
                target = self.owners.participants(view, i) or self.owners.ceremony(number, view, begin, i)
                if target is not None and (subject is None or subject.cls != "Event"):
                    return target
        if subject is None:
            subject = self.owners.implied(view, number, begin, i, indicator)
        if subject is not None and subject.cls == "GovernmentAgency" and macro(indicator):
            subject = self.owners.area_of_agency(subject, view.start)
        if subject is not None and subject.cls == "Event" and subject.kind == "deictic" and not self._has_event(subject):
            subject = self.finder.protagonist or self.finder.state.implied_home(view.start)
        return subject

    def _has_event(self, deictic: Mention) -> bool:
        return any(m.cls == "Event" and m.kind == "name" for m in self.finder.annotation.mentions)

    # ------------------------------------------------------------------ lists

    def _listed(self, view: View, number: int, run: list[int]) -> Iterator[FigureMention]:
        """GDP、规上工业增加值、固投分别增长6%、7%、10.2%."""
        text = view.text
        values = [v for i in run if isinstance(v := view.items[i][2], Value)]
        if any(v.kind != values[0].kind for v in values):
            return
        begin = clause_begin(text, run[0], self.modifiers)
        w = wording(text, begin, run[0], values[0])
        if w is None:
            return
        left = text[begin : run[0]]
        bare = not noun_before(view, begin, w.end) and w.of == (-1, -1)
        if bare and "分别" in left and len(self.said) >= len(run):
            for s, i, value in zip(self.said[-len(run) :], run, values, strict=True):
                yield from self._state(view, number, i, s.subject, s.indicator, w.kind, _signed(w, value), w.unit, value)
            return
        items = deal(view, begin, w.end, len(run), self.said[-1].indicator if self.said else "")
        counts = self.said[-len(run) :]
        if items is None and len(counts) == len(run) and all(s.kind == "level" and is_count(view.items[s.at][2]) for s in counts):
            head = head_of(noun_before(view, begin, w.end))
            for s, i, value in zip(counts, run, values, strict=True):
                if head:
                    yield from self._state(view, number, i, s.subject, s.indicator + head, w.kind, _signed(w, value), w.unit, value)
            return
        if items is None:
            return
        first: Mention | None = None
        for item, i, value in zip(items, run, values, strict=True):
            subject, start, _ = self.owners.printed(view, item.start, item.end, i) if item.end > item.start else (None, item.start, False)
            if subject is not None and item is not items[0] and first is None:
                subject, start = None, item.start  # a name among the items, not an owner
            if item.owner is not None:
                subject, indicator = item.owner, item.indicator
            else:
                indicator = item.indicator or noun_before(view, start, item.end) + item.shared
            if w.of != (-1, -1):
                indicator += "占" + words(view, *w.of)
            indicator += w.tail if not indicator.endswith(w.tail) else ""
            first = subject or first
            owner = first or self.owners.implied(view, number, begin, i, indicator)
            if owner is None or not fits(indicator):
                continue
            if owner.cls == "GovernmentAgency" and macro(indicator):
                owner = self.owners.area_of_agency(owner, view.start)
            yield from self._state(view, number, i, owner, indicator, w.kind, _signed(w, value), w.unit, value, rule=f"figures/{w.kind}-list")

    # ------------------------------------------------------------------ out

    def _state(
        self, view: View, number: int, i: int, subject: Mention, indicator: str, kind: Kind, amount: float, unit: str, value: Value,
        *, base: str = "", rule: str = "",
    ) -> Iterator[FigureMention]:  # fmt: skip
        text = view.text
        begin = max((text.rfind(c, 0, i) for c in ",;:。"), default=-1) + 1
        if DENIED.search(text[begin:i]) or _UNREAL.search(text[begin:i]) or _RUMOUR.search(text[max(0, begin - 60) : i]):
            return
        aimed = planned(text, begin, i)
        period = self.periods.of(
            view, begin, i, subject=subject, indicator=indicator, block=self.finder.state.paragraph,
            speech=self.finder.annotation.article.kind == "speech", base=base, planned=aimed,
        )  # fmt: skip
        indicator = indicator.strip("、,的 ")
        start, end, _ = view.items[i]
        for v in (amount, value.upper if kind in ("level", "growth", "share") and value.kind != "times" else None):
            if v is None:
                continue
            key = (indicator, kind, v, unit)
            when = self._known.setdefault(key, period)
            said = when if not period else period
            yield FigureMention(
                subject, indicator, kind, v, unit, view.start, view.end, rule or f"figures/{kind}", said,
                "planned" if aimed else "done", value.approximate, (start, end),
            )  # fmt: skip
        self.said.append(Said(subject, indicator, kind, i))
        self.owners.remember(subject, number, i, indicator)


def _signed(w: Wording, value: Value) -> float:
    return -value.value if w.value < 0 else value.value


def _both(text: str, begin: int, at: int) -> bool:
    """Whether the words before a figure say that it holds for each of several: 均, 都, 双双."""
    return bool(re.search(r"均(?!价|匀|地|衡)|都|双双", text[max(begin, at - 16) : at])) and not re.search(r"[平年月户人日亩]均[^均]*$", text[begin:at])


def clause_begin(text: str, at: int, skip: set[int]) -> int:
    """Where the words that a figure can belong to begin: after the comma or figure before it."""
    i = at
    depth = 0
    while i > 0:
        c = text[i - 1]
        if c == ")":
            depth += 1
        elif c == "(":
            if depth == 0:
                break
            depth -= 1
        elif c in ",;:。!?" or (c in FIGURE and i - 1 not in skip):
            break
        i -= 1
    if i > 0 and text[i - 1] in FIGURE:
        mark = text.rfind("、", i, at)
        i = mark + 1 if mark >= 0 else i
    return i


__all__ = ["SYMBOL", "FigureReader"]
