"""Figures: which number says what of whom, when.

A grammar of its own, bounded left by the figure or comma before. A figure needs an
indicator, the noun phrase that it measures, and a subject; a bare growth takes over the
indicator of the figure before it, 分别 deals figures out over a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import FigureMention, Kind, Mention, Status, Value
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import DENIED, PLANNED

FIGURE = "".join(SYMBOL[k] for k in ("money", "percent", "point", "times", "quantity", "rank", "index"))
_DATE = SYMBOL["date"]
_SUBJECT = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Event|Product|Programme|NaturalFeature")
_PRINCIPAL = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Event")
_ANY_NAME = symbols("Any")

_UP = r"增长|增加|上升|提高|提升|上涨|增|涨|扩大|攀升|跃升|增幅(?:达|为)?|增速(?:达|为)?|增至|递增"
_DOWN = r"下降|减少|降低|缩短|下跌|回落|收窄|下滑|萎缩|减|降|降幅(?:达|为)?|压减|压缩|缩减"
_TREND = re.compile(rf"(?P<lead>(?:累计|平均|年均|同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|较[^,。]{{0,6}}|比{_DATE}(?:同期)?|较{_DATE}|逆势|预计|分别|均|大幅|实现|同期|名义|实际|又|再|已|仍|约)*)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|近|约|超过|超|达|为|到|逾)*$")
_GAP_TO = re.compile(r"(?P<base>(?:比|较)?[^,。]{0,16}?)(?P<dir>高于|低于|高出|高|低|快于|快|慢|优于|好于|提升|提高|增加|上升|下降|收窄|回落|扩大|降低|拉动|领先|多|少)(?P<base2>[^,。\d]{0,14}?)(?:近|约|超过|超|了|达)*$")
_RISE = re.compile(r"^(?:(?:大幅|稳步|快速|逐步|迅速)?(?:提高|提升|增加|增长|上升|扩大|优化|发展|下降|减少|降低|缩短|降|升|增)(?:到|至|为)(?:了)?(?:目前的|现在的|今年的)?(?:近|约|超过|超|的)*)$")
_LINK = re.compile(r"(?:达到|达|为|是|实现|完成|突破|超过|超|近|约|共|共有|有|分别|均|合计|累计|总计|至|到|逾|约为|多达|仅|在|高达|已|已达|稳定在|保持在|:|占|不少于|的|了|目前|现有|将|预计|可达|可|拟|计划|力争|均价|增至|增加到|增长到|提高到|提升至|升至|降至|扩大到|发展到|成为|等)+$")
_NOUN_AFTER = re.compile(r"^(?:的)?(?P<noun>[^\ue100-\ue1ff。,、;:!?()\n]{2,18})")
_VERB_LEAD = re.compile(
    r"^(?:其中|同时|此外|另外|目前|现已|现有|已有|已|先后|累计|共计|共有|共|总共|还|也|将|可|拟|并|且|预计|计划|力争|全年|全部|达产后|建成后|投产后|届时|每年|年|实现|完成|达到|取得|获得|形成|产生|拥有|设有|具有|包括|聚集|集聚|汇聚|汇集|吸引|引进|引入|提供|建成|建有|建设|开行|通达|通过|带动|涉及|覆盖|含|组建|集中|现场|当天|本次|此次|活动|上|下设|管理|辖|配备|投用|部署|签约|新建|培育|创建|开展|出台|发布|推出|利用|盘活|招引|落地|组织|投入|在|对|与|为|由|从|于|和|及|以|把|将|使|让|通|的|了|着|过)+"
)
_SUFFIX_TRIM = re.compile(r"(?:同比|环比|比上年|分别|均|达到|达|为|是|约|近|超过|超|突破|共|共计|累计|实现|完成|由|从|已|将|仅|至|到|的|了|增长|下降|预计|目前|已经|居|位居|列|排名|排|位列|在|高达|合计|有|总数|总计|为期|,|、|占|也|还|每|逾|计划|力争|拟|可)+$")
_BAD_INDICATOR = re.compile(r"^[\W\d_]*$|^(?:我|他|她|你|其|这|那|该|此)$")
_SHARE = re.compile(r"占|比重|占比|率$|比例|份额|股权|股份|持股|强度|满意度|覆盖率|贡献率|达标率")
_RANK_VERB = re.compile(r"(?:位居|位列|排名|居于|居|列|排在|排|名列|跃居|跻身|产量|数量|均居|均列|稳居|连续[^,。]{0,6}位居)(?P<where>[^,。]{0,10})$")


@dataclass(slots=True)
class _Last:
    """What the figure before said, for what follows to take over."""

    subject: Mention | None = None
    indicator: str = ""
    period: str = ""
    sentence: int = -1
    status: Status = "done"


class FigureReader:
    """Reads the figures of one article, sentence after sentence."""

    def __init__(self, finder: SubjectFinder) -> None:
        self.finder = finder
        self.last = _Last()
        self.periods: dict[str, str] = {}

    def read(self, view: View, number: int) -> Iterator[FigureMention]:
        """The figures of one sentence."""
        text = view.text
        places = [i for i, c in enumerate(text) if c in FIGURE]
        done: set[int] = set()
        for k, i in enumerate(places):
            if i in done:
                continue
            run = [i]
            while k + len(run) < len(places) and _joined(text, run[-1], places[k + len(run)]):
                run.append(places[k + len(run)])
            if len(run) > 1:
                yielded = list(self._distribute(view, number, run))
                if yielded:
                    done.update(run)
                    yield from yielded
                    continue
            yield from self._single(view, number, i)

    # ------------------------------------------------------------------ one figure

    def _single(self, view: View, number: int, i: int) -> Iterator[FigureMention]:
        text = view.text
        value = view.items[i][2]
        assert isinstance(value, Value)
        begin = _clause_begin(text, i)
        left = text[begin:i]
        trend = _TREND.search(left)
        if value.kind in ("percent", "times") and trend and (value.kind == "percent" or trend.group("up")):
            number_ = value.value * (100 if value.kind == "times" else 1) * (-1 if trend.group("down") else 1)
            yield from self._emit(view, number, i, value, left[: trend.start()], "growth", number_, "PERCENT")
            return
        if value.kind == "point":
            gap = _GAP_TO.search(left)
            if gap:
                sign = -1 if re.match(r"低|慢|下降|收窄|回落|降低|少", gap.group("dir")) else 1
                yield from self._emit(view, number, i, value, left[: gap.start()], "change", sign * value.value, value.unit)
            return
        if value.kind == "rank":
            rank = _RANK_VERB.search(left)
            yield from self._emit(view, number, i, value, left[: rank.start()] if rank else left, "rank", value.value, "RANK")
            return
        if value.kind == "index":
            change = re.search(rf"(?:{_UP}|{_DOWN})$", left)
            if change:
                cut = re.search(r"(?:比|较)[^,。]*$", left)
                yield from self._emit(view, number, i, value, left[: cut.start()] if cut else left[: change.start()], "change", value.value, "INDEX")
            else:
                yield from self._emit(view, number, i, value, left, "level", value.value, "INDEX")
            return
        if value.kind in ("quantity", "money") and trend and re.search(r"(?:增加|减少|增长|下降|缩短|节省|新增)$", trend.group()) and not re.search(r"新增", left):
            gap2 = trend
            sign = -1 if gap2.group("down") else 1
            yield from self._emit(view, number, i, value, left[: gap2.start()], "change", sign * value.value, value.unit)
            return
        kind: Kind = "level"
        if value.kind == "percent":
            kind = "share"
        unit = value.unit
        if value.kind == "times":
            return
        yield from self._emit(view, number, i, value, left, kind, value.value, unit)

    def _emit(self, view: View, number: int, i: int, value: Value, left: str, kind: Kind, amount: float, unit: str) -> Iterator[FigureMention]:
        begin = _clause_begin(view.text, i)
        subject, indicator = self._parts(view, number, begin, begin + len(left), i, kind)
        same_sentence = self.last.sentence == number
        if not indicator and kind in ("growth", "rank", "change") and same_sentence:
            indicator = self.last.indicator
            subject = subject or self.last.subject
        if not indicator and self.last.sentence == number and kind in ("share", "level") and re.match(r"^(?:的)?[,。;]", view.text[i + 1 : i + 3] or "。") and _RISE.match(view.text[_previous(view.text, i) + 1 : i]):
            indicator, subject = self.last.indicator, self.last.subject
        if not indicator or _BAD_INDICATOR.match(indicator) or len(indicator) > 40:
            return
        if subject is None and same_sentence:
            subject = self.last.subject
        if subject is None:
            found = self.finder.find(number, begin, _PRINCIPAL)
            subject = found[0] if found else None
        if subject is None:
            return
        before = view.text[max(0, begin - 60) : i]
        if DENIED.search(view.text[begin:i]):
            return
        status: Status = "planned" if PLANNED.search(before) else "done"
        period = self._period(view, i, subject, status)
        rule = f"figures/{kind}"
        start, end, _ = view.items[i]
        for v in (amount, value.upper if kind == "level" else None):
            if v is not None:
                yield FigureMention(subject, indicator, kind, v, unit, view.start, view.end, rule, period, status, value.approximate, (start, end))
        self.last = _Last(subject, indicator, period, number, status)

    def _parts(self, view: View, number: int, begin: int, end: int, at: int, kind: Kind) -> tuple[Mention | None, str]:
        """Subject and indicator from the words before the figure, or the noun behind it."""
        text = view.text
        subject: Mention | None = None
        start = begin
        for j in range(begin, end):
            char = text[j]
            if char == _DATE:
                if not text[start:j].strip("自从在到于截至,") or j - begin < 3:
                    start = j + 1
            elif char in _SUBJECT:
                mention = view.mention(j)
                before = text[max(begin, j - 2) : j]
                if re.search(r"(?:经|对|向|占|比|较|高于|优于|低于|往|至|到|对外|和|在|从|通过|途经|于|列|居|以)$", before) and j > begin:
                    continue
                if subject is None and (char in _PRINCIPAL or j == start):
                    subject = mention
                    start = j + 1
                    if text[start : start + 1] == "的":
                        start += 1
        raw = text[start:end]
        if _DATE in raw:
            raw = re.sub(rf"^.*{_DATE}(?:底|末|以来|,|,)?(?:的)?(?=.)", "", raw) if not re.search(rf"由{_DATE}|从{_DATE}|较{_DATE}|比{_DATE}", raw) else re.sub(rf"(?:由|从|较|比){_DATE}.*$", "", raw)
        indicator = self._clean(view, raw, start, end)
        after = text[at + 1 :]
        noun = _NOUN_AFTER.match(after)
        symbol = text[at]
        counts = symbol == SYMBOL["quantity"] and str(getattr(view.items[at][2], "unit", "")).startswith("COUNT")
        if (counts or symbol == SYMBOL["money"]) and noun and (not indicator or _verbish(raw)) and kind == "level":
            phrase = self._expand(view, noun.group("noun"), at + 1 + noun.start("noun"))
            phrase = re.split(r"(?:参加|参与|亮相|落户|签约|入驻|上榜|到|在|和|与|及|将|已|被|成为|通过|获|以|为|用于|建设|打造|实施|进行|开展)", phrase)[0]
            phrase = phrase.strip("的")
            if len(phrase) >= 2:
                return subject, phrase
        return subject, indicator

    def _clean(self, view: View, raw: str, start: int, end: int) -> str:
        raw = raw.rstrip()
        trimmed = _SUFFIX_TRIM.sub("", raw)
        lead = _VERB_LEAD.match(trimmed)
        cut = lead.end() if lead and lead.end() < len(trimmed) - 1 else 0
        offset = raw.find(trimmed) if trimmed else 0
        return self._expand(view, trimmed[cut:], start + max(0, offset) + cut)

    @staticmethod
    def _expand(view: View, piece: str, at: int) -> str:
        """The words that a piece of an encoded sentence stands for."""
        out: list[str] = []
        for j in range(at, min(at + len(piece), len(view.items))):
            item = view.items[j][2]
            out.append(view.text[j] if item is None else item.text)
        return "".join(out).strip("、,的 ")

    def _period(self, view: View, at: int, subject: Mention, status: Status) -> str:
        best = ""
        for j in range(at - 1, -1, -1):
            if view.text[j] == _DATE:
                value = view.items[j][2]
                if isinstance(value, Value) and value.iso and not re.search(r"(?:比|较|是)$", view.text[max(0, j - 1) : j]):
                    best = value.iso
                    break
        if best:
            self.periods[subject.text] = best
            return best
        return self.periods.get(subject.text, "") if status == "done" else ""

    # ----------------------------------------------------------------- 分别

    def _distribute(self, view: View, number: int, run: list[int]) -> Iterator[FigureMention]:
        """GDP、规上工业增加值、固投分别增长6%、7%、10.2%."""
        text = view.text
        begin = _clause_begin(text, run[0])
        left = text[begin : run[0]]
        trend = _TREND.search(left)
        values = [view.items[i][2] for i in run]
        if not all(isinstance(v, Value) and v.kind == values[0].kind for v in values):  # type: ignore[union-attr]
            return
        head = left[: trend.start()] if trend else _LINK.sub("", left)
        start = begin
        subject: Mention | None = None
        pieces = head.split("、")
        # the list may have begun before an earlier comma
        if len(pieces) < len(run) and "和" in head:
            pieces = re.split(r"、|和|及|与", head)
        if len(pieces) != len(run):
            if "分别" not in left and not trend:
                return
            if self.last.sentence == number and len(run) == 2 and "分别" in left and not head.strip("分别"):
                return
            return
        at = start
        for piece, i, value in zip(pieces, run, values, strict=True):
            assert isinstance(value, Value)
            found, indicator = self._parts(view, number, at, at + len(piece), i, "growth")
            subject = found or subject
            at += len(piece) + 1
            if not indicator:
                continue
            who = subject
            if who is None:
                f = self.finder.find(number, begin, _PRINCIPAL)
                who = f[0] if f else None
            if who is None:
                return
            kind: Kind = "growth" if trend and value.kind == "percent" else "share" if value.kind == "percent" else "level"
            sign = -1 if trend and trend.group("down") else 1
            status: Status = "planned" if PLANNED.search(text[: run[0]][-60:]) else "done"
            period = self._period(view, run[0], who, status)
            yield FigureMention(who, indicator, kind, sign * value.value, value.unit, view.start, view.end, f"figures/{kind}-list", period, status, value.approximate, (view.items[i][0], view.items[i][1]))
            self.last = _Last(who, indicator, period, number, status)


def _clause_begin(text: str, at: int) -> int:
    """Where the words that a figure can belong to begin: after the comma or figure before it."""
    i = at
    while i > 0 and text[i - 1] not in ",;:。!?" and text[i - 1] not in FIGURE:
        i -= 1
    return i


def _previous(text: str, at: int) -> int:
    return max((j for j in range(at) if text[j] in FIGURE), default=-1)


def _joined(text: str, a: int, b: int) -> bool:
    return text[a + 1 : b] in ("、", "和", "及", "与", "和约", "、约")


def _verbish(raw: str) -> bool:
    """Whether the words before a count are only a verb, so that what is counted follows it."""
    return len(re.sub(rf"[{_ANY_NAME}]", "", _VERB_LEAD.sub("", raw))) <= 1
