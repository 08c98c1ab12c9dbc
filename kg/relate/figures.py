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

_UP = r"增长|增加|上升|提高|提升|上涨|增|涨|扩大|攀升|跃升|增幅(?:达|为)?|增速(?:达|为)?|递增"
_DOWN = r"下降|减少|降低|缩短|下跌|回落|收窄|下滑|萎缩|减|降|降幅(?:达|为)?|压减|压缩|缩减"
_TREND = re.compile(rf"(?P<lead>(?:累计|平均|年均|同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|较[^,。]{{0,6}}|比{_DATE}(?:同期)?|较{_DATE}|逆势|预计|分别|均|大幅|实现|同期|名义|实际|又|再|已|仍|约)*)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|近|约|超过|超|达|逾|超过)*$")
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


_OBLIQUE = re.compile(r"(?:经|对|向|占|比|较|高于|优于|低于|往|至|到|对外|和|在|从|通过|途经|于|列|居|以|销往|出口|为|等)$")


@dataclass(slots=True)
class _Last:
    """What the figure before said, for what follows to take over."""

    subject: Mention | None = None
    indicator: str = ""
    period: str = ""
    sentence: int = -1
    status: Status = "done"
    block: int = -1


class FigureReader:
    """Reads the figures of one article, sentence after sentence."""

    def __init__(self, finder: SubjectFinder) -> None:
        self.finder = finder
        self.last = _Last()
        self.periods: dict[str, str] = {}
        self.modifiers: set[int] = set()
        """Figures that only describe what is counted: 20亿元以上项目4个."""
        self.history: list[_Last] = []
        """The indicators of the sentence so far, for 分别 to deal figures out over."""

    def read(self, view: View, number: int) -> Iterator[FigureMention]:
        """The figures of one sentence."""
        text = view.text
        places = [i for i, c in enumerate(text) if c in FIGURE and not _modifies(text, i, view)]
        self.modifiers = {i for i, c in enumerate(text) if c in FIGURE} - set(places)
        self.history = []
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
        begin = _clause_begin(text, i, self.modifiers)
        left = text[begin:i]
        trend = _TREND.search(left)
        before = _previous(text, i)
        if before >= 0 and self.last.sentence == number and self.last.indicator and _RISE.match(text[before + 1 : i]):
            kind0: Kind = "share" if value.kind == "percent" else "level"
            yield from self._state(view, number, i, value, self.last.subject, self.last.indicator, kind0, value.value, value.unit)
            return
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
            stake = re.match(r"(?:的)?(股权|股份)", text[i + 1 : i + 4])
            if stake:
                held = view.mentions(begin, i, SYMBOL["Company"])
                if held:
                    yield from self._state(view, number, i, value, held[-1][1], stake.group(1), kind, value.value, value.unit)
                return
        unit = value.unit
        if value.kind == "times":
            return
        yield from self._emit(view, number, i, value, left, kind, value.value, unit)

    def _emit(self, view: View, number: int, i: int, value: Value, left: str, kind: Kind, amount: float, unit: str) -> Iterator[FigureMention]:
        begin = _clause_begin(view.text, i, self.modifiers)
        subject, indicator = self._parts(view, number, begin, begin + len(left), i, kind)
        same_sentence = self.last.sentence == number
        if not indicator and kind in ("growth", "rank", "change") and same_sentence:
            indicator = self.last.indicator
            subject = subject or self.last.subject
        if not indicator or _BAD_INDICATOR.match(indicator) or len(indicator) > 40:
            return
        if subject is None and same_sentence:
            subject = self.last.subject
        if subject is None:
            subject = self._implied(view, number, begin)
        if subject is None:
            return
        if kind == "level" and value.kind == "money":
            target = self._invested(view, i, left)
            if target is not None:
                subject = target
                spent = re.search(r"(?:计划总|总|追加|一期|二期|预计总|拟|计划|合同|累计|固定资产)?(?:投资|投入)(?:额)?(?=[^资]*$)", left)
                indicator = spent.group().lstrip("拟") if spent else indicator
        if kind == "rank" and re.search(r"均|都", left) and len(self.history) > 1:
            for item in list(self.history):
                yield from self._state(view, number, i, value, item.subject, item.indicator, kind, amount, unit)
            return
        yield from self._state(view, number, i, value, subject, indicator, kind, amount, unit)

    def _state(
        self, view: View, number: int, i: int, value: Value, subject: Mention | None, indicator: str, kind: Kind, amount: float, unit: str
    ) -> Iterator[FigureMention]:
        if subject is None:
            return
        begin = _clause_begin(view.text, i, self.modifiers)
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
        self.last = _Last(subject, indicator, period, number, status, self.finder.state.paragraph)
        if kind in ("level", "growth") and not any(h.indicator == indicator for h in self.history):
            self.history.append(self.last)

    def _implied(self, view: View, number: int, begin: int) -> Mention | None:
        """Whose a figure is that no name stands before: an earlier clause's subject, the figure before's, the article's."""
        printed = self.finder.printed(number, begin, _PRINCIPAL)
        if printed:
            return printed[0]
        if self.finder.state.speaker is not None and self.finder.annotation.article.kind == "speech":
            return self.finder.state.speaker
        if self.last.subject is not None and self.last.block == self.finder.state.paragraph and number - self.last.sentence <= 2:
            return self.last.subject
        if self.finder.protagonist is not None:
            return self.finder.protagonist
        found = self.finder.find(number, begin, _PRINCIPAL)
        return found[0] if found else None

    @staticmethod
    def _invested(view: View, i: int, left: str) -> Mention | None:
        """What the money is put into: 投资22亿元,在…建设预制菜产业园."""
        if not re.search(r"投资|投入|斥资|出资", left):
            return None
        end = next((j for j in range(i + 1, len(view.text)) if view.text[j] in "。;" or view.text[j] == SYMBOL["money"]), len(view.text))
        built = re.search(r"建设|新建|打造|建成|兴建|扩建|投建|建|将", view.text[i + 1 : end])
        if built is None and view.text[i + 1 : i + 2] != "的":
            return None
        found = view.mentions(i + 1, end, symbols("Facility|Project|DevelopmentZone|InformationSystem"))
        found = [(j, m) for j, m in found if not re.search(r"(?:在|于|位于|依托)$", view.text[max(0, j - 2) : j])]
        return found[0][1] if found else None

    def _parts(self, view: View, number: int, begin: int, end: int, at: int, kind: Kind) -> tuple[Mention | None, str]:
        """Subject and indicator from the words before the figure, or the noun behind it."""
        text = view.text
        subject: Mention | None = None
        start = begin
        for j in range(begin, end):
            char = text[j]
            if char not in _SUBJECT:
                continue
            mention = view.mention(j)
            before = text[max(begin, j - 2) : j]
            if j > begin and _OBLIQUE.search(before):
                continue
            owned = subject is not None and text[j - 1] == "的" and char in _PRINCIPAL
            if owned or (subject is None and (char in _PRINCIPAL or j == start)):
                subject = mention
                start = j + 1
                if text[start : start + 1] == "的":
                    start += 1
                listed = re.match(rf"(?:[、和与及][{_SUBJECT}])+", text[start:end])
                if listed:  # 江阳、龙马潭、古蔺三地: a joint figure is nobody's own
                    start += listed.end()
                    if re.match(r"(?:等)?[两三四五六七八九十]?(?:地|县|区|市|省|国|家|村|镇)", text[start : start + 3]):
                        subject = None
        raw = text[start:end]
        if raw.endswith(("、", "和")) and text[at] == SYMBOL["quantity"]:
            start, raw = end, ""
        indicator = ""
        parts = [(m.start(), m.end()) for m in re.finditer(rf"[^{_DATE}]+", raw)]
        for a, b in reversed(parts):
            piece = raw[a:b]
            if b < len(raw) and re.search(r"(?:比|较|由|从|自)$", piece):
                piece = re.sub(r"(?:比|较|由|从|自)$", "", piece)
            indicator = self._clean(view, piece, start + a, start + b)
            if len(indicator) >= 2:
                break
        after = text[at + 1 :]
        noun = _NOUN_AFTER.match(after)
        if noun is None and raw == "" and text[at] == SYMBOL["quantity"]:
            noun = re.match(r"(?P<noun>[^\ue000-\ue1ff。,、;:!?()\n的]{1,18})", after)
        if noun is None and after[:1] in FIGURE:
            noun = re.match(r"[\ue100-\ue1ff](?:级)?(?P<noun>[^\ue100-\ue1ff。,、;:!?()\n]{2,18})", after)
        symbol = text[at]
        counts = symbol == SYMBOL["quantity"] and str(getattr(view.items[at][2], "unit", "")).startswith("COUNT")
        behind = noun is not None and after[:1] not in ",。;、:!?)" and not _NOT_NOUN.match(noun.group("noun"))
        if counts and kind == "level" and behind and noun is not None and (not indicator or _LEFT_VERB.search(raw) or re.match(r"(?:的)?[\u4e00-\u9fff]{2,8}(?:[,。;、(]|$)", after)):
            phrase = self._expand(view, noun.group("noun"), at + 1 + noun.start("noun"))
            phrase = _NOUN_END.split(phrase)[0].strip("的")
            if len(phrase) >= 2 or (phrase and not raw):
                return subject, phrase
        if indicator in ("其中", "同时", "目前"):
            indicator = ""
        return subject, indicator

    def _clean(self, view: View, raw: str, start: int, end: int) -> str:
        raw = re.sub(r"(?:由|从)(?:最初|原来|原先|当初|上年同期|上年|去年|过去|此前)?(?:的)?$", "", raw.rstrip())
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
        begin = _clause_begin(text, run[0], self.modifiers)
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
            bare = not re.sub(rf"分别|同比|均|[{_DATE}]", "", head)
            if "分别" in left and bare and len(self.history) >= len(run):
                for item, i in zip(self.history[-len(run) :], run, strict=True):
                    value = view.items[i][2]
                    assert isinstance(value, Value)
                    sign = -1 if trend and trend.group("down") else 1
                    kind_: Kind = "growth" if trend else "share"
                    yield from self._state(view, number, i, value, item.subject, item.indicator, kind_, sign * value.value, value.unit)
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
                who = self._implied(view, number, begin)
            if who is None:
                return
            kind: Kind = "growth" if trend and value.kind == "percent" else "share" if value.kind == "percent" else "level"
            sign = -1 if trend and trend.group("down") else 1
            status: Status = "planned" if PLANNED.search(text[: run[0]][-60:]) else "done"
            period = self._period(view, run[0], who, status)
            yield FigureMention(who, indicator, kind, sign * value.value, value.unit, view.start, view.end, f"figures/{kind}-list", period, status, value.approximate, (view.items[i][0], view.items[i][1]))
            self.last = _Last(who, indicator, period, number, status, self.finder.state.paragraph)
            self.history.append(self.last)


_NOT_NOUN = re.compile(r"(?:将|已|被|从|在|到|向|起|开|为|以|和|与|及|同比|比|占|增|降|达|均|都|通过|进行|参加|建设|用于|的(?:股权|股份)|左右|以上|以内|\ue100)")
_LEFT_VERB = re.compile(r"(?:签约|签订|签下|引进|组织|建立|建成|集聚|聚集|拥有|现有|共有|有|含|设|辖|管理|投入|部署|推出|提供|实施|开展|新增|成立|组建|培育|吸引|入驻|完成|实现|招募|招引|落户|落地|开工|覆盖|涉及|涵盖|通达|开通|开行|打造|建|评出|入选|获|了|的|共|约|近|超|等|集中|先后|已|带动|发布|出台|下设|下辖|配备|新建|计划|拟|将|投放|研发|首批|全身|每周|办理|突破|呈现出|呈现|在全市|在)$")
_NOUN_END = re.compile(r"(?:参加|参与|亮相|落户|签约|入驻|上榜|到|在|和(?!机构|地区)|与|将|已|被|成为|通过|获|以|为|用于|建设|打造|实施|进行|开展|组织|集中|拎包|前|后|的融资|分别)")


def _modifies(text: str, i: int, view: View) -> bool:
    """Whether a figure only describes the noun behind it, which another figure counts: 20亿元以上项目4个, 30亿级项目3个."""
    value = view.items[i][2]
    if not isinstance(value, Value) or value.kind not in ("money", "quantity"):
        return False
    return bool(value.approximate in ("以上", "以下") and re.match(r"(?:的)?[\u4e00-\u9fff]{1,16}?[\ue101\ue105]", text[i + 1 : i + 20])) or bool(
        re.match(r"(?:级|以上|以下)(?:的)?[\u4e00-\u9fff]{1,12}", text[i + 1 : i + 14])
    )


def _clause_begin(text: str, at: int, skip: set[int] = frozenset()) -> int:  # type: ignore[assignment]
    """Where the words that a figure can belong to begin: after the comma or figure before it."""
    i = at
    while i > 0 and text[i - 1] not in ",;:。!?" and (text[i - 1] not in FIGURE or i - 1 in skip):
        i -= 1
    return i


def _previous(text: str, at: int) -> int:
    return max((j for j in range(at) if text[j] in FIGURE), default=-1)


def _joined(text: str, a: int, b: int) -> bool:
    return text[a + 1 : b] in ("、", "和", "及", "与", "和约", "、约")


def _verbish(raw: str) -> bool:
    """Whether the words before a count are only a verb, so that what is counted follows it."""
    return len(re.sub(rf"[{_ANY_NAME}]", "", _VERB_LEAD.sub("", raw))) <= 1
