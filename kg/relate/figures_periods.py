"""When a figure holds: the period that its clause, its sentence or the article before it says."""

from __future__ import annotations

import re
from typing import Final

from kg.model import Mention, Value
from kg.numerals import number
from kg.patterns import quick
from kg.relate.dating import begun_in, named_days, rooted_in
from kg.relate.encode import SYMBOL, View
from kg.relate.figures_nouns import words
from kg.relate.figures_wording import DATE
from kg.relate.tense import PLANNED

_COMPARED: Final = re.compile(r"(?:比|较|相比|对比|由|从|自)$")
_THEN: Final = re.compile(r"上年|去年|同期")
_AT_FIRST: Final = re.compile(r"最初|起初|当初|原")
_STANDING: Final = re.compile(
    r"占地|(?<!作业)(?<!销售)(?<!播种)(?<!开工)(?<!竣工)(?<!成交)面积|用地|全长|全程|身高|售价|产能|^年产|^日产|^日处理|处理能力|每周|每年|每天|每日|时速|续航|设计|常住人口|户籍人口|从业人员|村民|自由度|维度|股份|持股|车程|距离|年销售|班次"
)
_NOW: Final = re.compile(r"现有|现已|目前|如今|现在|截至目前|仍")
_AT_PRESENT: Final = re.compile(r"现有|目前|如今|现在(?!的)")
"""What holds now, holds of the year in which it was printed."""
_PLAN_YEARS: Final = re.compile(r"十(?P<nth>[一二三四五六])五(?:规划)?")
_OCCASION: Final = re.compile(r"仪式上|会上|现场|[本此]次|当天|首航|首趟|首发|到场|活动中")
_SIGNED: Final = re.compile(r"签署了?|(?<![到至])签约|签订了?|共同发起|达成合作")
_RESULTS: Final = quick(
    rf"{DATE}(?:[^,。;:]{{0,6}})(?:经济(?:社会发展)?(?:运行|形势|数据|工作)|外贸|进出口|主要经济指标|地区生产总值|GDP|国民经济|消费市场|工业经济)"
)
"""A span before what is reported of it: 一季度全市经济运行情况, 前三季度外贸成绩单."""
_FEAST: Final = re.compile(r"\d{4}-(?:10|05)-01/\d{4}-(?:10|05)-0\d")
"""The days of a holiday, which all of its figures share."""
_SINCE_NEW_YEAR: Final = re.compile(rf"(?<!占)[比较](?:(?:[今本]年)?年初|(?P<then>{DATE})[末底]?)[^,。;:]{{0,12}}$")
"""Against how things stood as the year began: 较年初净增."""
_YEARS_ON: Final = re.compile(
    rf"(?:(?P<n>[一二两三四五六七八九十])年|(?P<value>{SYMBOL['quantity']})|(?P<half>半年))多?(?:来|下来)(?!自|到|源)"
)
"""揭牌三年来, 三年下来, 半年来: up to now."""
_DAYS: Final = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_SPAN: Final = re.compile(r"\d{4}-Q\d|\d{4}-\d\d/\d{4}-\d\d|\d{4}-\d\d|\d{4}")
_UNRESOLVED: Final = re.compile(r"[去今前明后上]年|目前|如今")


class Periods:
    """The periods of one article's figures, sentence after sentence."""

    def __init__(self, published: str) -> None:
        self._published = published
        self._said: dict[str, str] = {}
        """The period that was said last of each subject."""
        self._latest = ""
        self._of_area = ""
        self._told = ""
        """The period that was said last of anybody: a speech tells of one time."""
        self._block = -1
        self._day = ""
        """The first day that the article names: that of the event it reports."""
        self._frame = ""
        """The quarter, half or span of months whose results the article reports, as its title or lead says."""
        self._since_founding = (-1, 0)
        self._here = (-1, "")
        """The sentence read last, and the period that its figures took over."""

    def note(self, view: View) -> None:
        """Take note of the days that a sentence names, and of the span whose results it announces."""
        self._day = self._day or next(named_days(view), "")
        if not self._frame:
            told = _RESULTS.search(view.text)
            value = view.items[told.start()][2] if told else None
            self._frame = value.iso if isinstance(value, Value) and _SPAN.fullmatch(value.iso) else ""

    def of(
        self,
        view: View,
        begin: int,
        at: int,
        *,
        subject: Mention,
        indicator: str,
        block: int,
        speech: bool,
        base: str,
        planned: bool,
        lasting: bool = False,
        macro: bool = False,
    ) -> str:
        """The ISO period of the figure at symbol ``at``, whose clause begins at ``begin``; empty where none is said.

        ``base`` holds the words for an earlier time in 由上年同期的8.9%. What is ``lasting``
        (第7个综合保税区) has a period only where its own clause says one. ``macro`` figures measure
        an economy: where nobody says when, they are of the span that the article reports on.
        """
        if block != self._block:
            self._latest, self._block = "", block
        key = subject.text[-1:] if subject.kind != "name" else subject.text
        area = subject.cls == "AdministrativeArea"
        new = subject.kind == "name" and view.start <= subject.start < view.end
        beside = self._here[1] if self._here[0] == view.start else ""
        carried = self._said.get(key, "") or (
            beside or (self._latest if area else "") if new else self._latest or (self._of_area if area else "")
        )
        carried = carried or (self._told if speech else "")
        if base:
            j = view.text.rfind(DATE, 0, at)
            value = view.items[j][2] if j >= 0 else None
            if "同期" in base:
                now = self._in_sentence(view, 0, j if DATE in base else at) or carried
                return year_before(now)
            if DATE in base:
                return value.iso if isinstance(value, Value) else ""
            if _AT_FIRST.search(base):
                self._since_founding = (view.start, at)
                return self._in_sentence(view, 0, at) or ""
            return year_before(carried) if _THEN.search(base) else ""
        if self._since_founding[0] == view.start and at - self._since_founding[1] < 12:
            return ""  # …发展到236户: what the first figure's date does not hold for
        standing = lasting or _STANDING.search(indicator) is not None
        own = self._in_sentence(view, begin if standing else 0, at)
        if own is None:
            said_now = next((j for j in range(at - 1, -1, -1) if view.text[j] == DATE), -1)
            at_present = said_now >= 0 and words(view, said_now, said_now + 1) in ("目前", "如今")
            return self._published[:4] if at_present and not (planned or standing) else ""
        if own:
            if (
                not planned
                and (speech or not _DAYS.fullmatch(own) or _FEAST.fullmatch(own))
                and not re.fullmatch(r"\d{4}/\d{4}", own)
            ):
                self._said[key] = self._latest = self._told = own
                self._of_area = own if area else self._of_area
                self._here = (view.start, own)
            return own
        if plan := self._plan_years(view, at) or (not standing and self._years_on(view, at)):
            return plan
        if planned or standing or _NOW.search(view.text, 0, at):
            return self._published[:4] if not planned and _AT_PRESENT.search(view.text, 0, at) else ""
        if not carried and _SIGNED.search(view.text, 0, at + 24):
            return self._day
        if not carried and subject.cls in ("AdministrativeArea", "DevelopmentZone") and macro:
            carried = self._frame
        self._here = (view.start, carried)
        if subject.cls == "Event" or SYMBOL["Event"] in view.text[:at] or _OCCASION.search(view.text[: at + 12]):
            return self._day or carried
        return carried

    @staticmethod
    def _plan_years(view: View, at: int) -> str:
        """The years of the five-year plan of whose time the sentence speaks: “十四五”期间; empty where of none."""
        for i, m in view.mentions(0, at, SYMBOL["Programme"]):
            named = _PLAN_YEARS.fullmatch(m.text)
            if named and view.text.startswith(("期间", "时期"), i + 1):
                first = 1951 + 5 * ("一二三四五六七八九".index(named["nth"]) + 11)
                return f"{first}/{first + 4}"
            if named and view.text.startswith("以来", i + 1):
                return ""
        return ""

    def _in_sentence(self, view: View, begin: int, at: int) -> str | None:
        """The nearest period in symbols ``[begin, at)``; ``None`` where the nearest one says now, or a time that cannot be resolved."""
        text = view.text
        for j in range(at - 1, begin - 1, -1):
            if text[j] != DATE:
                continue
            value = view.items[j][2]
            if not isinstance(value, Value):
                continue
            since = re.match(r"[^,。;:]{0,14}?以来|(?:到现在|至今)(?=[,\u4e00-\u9fff])", text[j + 1 : j + 18])
            if text[j + 1 : j + 3] == "同期" or (
                text[j - 1 : j] in ("是", "为") and text[j + 1 : j + 2] in ("的", "末", "底")
            ):
                continue
            if _COMPARED.search(text[max(0, j - 2) : j]) and not since:
                continue
            if (rooted_in(text, j) or begun_in(text, j, value.iso)) and "," in text[j:at]:
                continue  # 成立于2009年,注册资本…
            if value.iso:
                return (
                    self._until_now(value.iso)
                    if since and (len(value.iso) > 4 or "以来" not in since.group())
                    else value.iso
                )
            if _UNRESOLVED.search(value.text):
                return None
        return ""

    def _years_on(self, view: View, at: int) -> str:
        """The span up to the day of publication that 三年来 or 半年来 says, empty where nothing does."""
        said = next(reversed(list(_YEARS_ON.finditer(view.text, 0, at))), None)
        if said is None or DATE in view.text[said.end() : at] or len(self._published) < 7:
            return ""
        year, month = int(self._published[:4]), int(self._published[5:7])
        if said["half"]:
            first = year * 12 + month - 7
            return f"{first // 12}-{first % 12 + 1:02}/{year}-{month:02}"
        value = view.items[said.start()][2]
        if said["value"] and not (isinstance(value, Value) and value.unit == "COUNT:年"):
            return ""
        years = int(value.value) if isinstance(value, Value) else int(number(said["n"]))
        return f"{year - 1}-{month:02}/{year}-{month:02}" if years == 1 else f"{year - years}/{year}"

    def _until_now(self, start: str) -> str:
        end = self._published[: len(start)]
        return (
            f"{start}/{end}"
            if len(end) == len(start) and "Q" not in start and "/" not in start and end > start
            else start
        )


def since_new_year(view: View, at: int, period: str) -> str:
    """``period`` as far as it reaches from the beginning of the year, where the figure at ``at`` says how much changed since."""
    begin = max(view.text.rfind(c, 0, at) for c in ",;:。") + 1
    against = _SINCE_NEW_YEAR.search(view.text, begin, at)
    month = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?", period)
    if against is None or month is None:
        return period
    if against["then"]:
        then = view.items[against.start("then")][2]
        if not (isinstance(then, Value) and re.match(r"[上去]年.*[末底]", words(view, against.start("then"), at))):
            return period
    year, last = month.groups()
    if last == "12":
        return year
    return f"{year}-Q1" if last == "03" else f"{year}-01/{year}-{last}"


def year_before(period: str) -> str:
    """The same period a year earlier.

    >>> year_before("2025-Q1"), year_before("2024-01/2024-08"), year_before("")
    ('2024-Q1', '2023-01/2023-08', '')
    """
    return re.sub(r"\d{4}", lambda m: f"{int(m.group()) - 1:04}", period)


def planned(text: str, begin: int, at: int) -> bool:
    """Whether the clause ``text[begin:at]``, or what leads up to it in the sentence, speaks of what is to come."""
    clause = text[begin:at]
    if re.search(r"(?:已|现有|目前|去年|共)(?!拟|计划|规划)", clause):
        return False
    clause = re.sub(r"将(?=[\ue101-\ue107])|将$|把$|(?:完成|占)[^,。;]{0,8}计划的?", "", clause)
    if PLANNED.search(clause):
        return True
    before = text[max(0, begin - 60) : begin]
    return bool(
        re.search(
            r"力争|拟(?!定|合)|到20[2-9]\d年|下一步|接下来|未来|明年|计划(?:投资|到|在|建)|将(?![军近把\ue100-\ue1ff])(?=[^,;]{1,12}[,;]$)",
            before,
        )
    )


__all__ = ["Periods", "planned", "since_new_year", "year_before"]
