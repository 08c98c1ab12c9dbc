"""What the figures of a sentence say, one after another, each of whom and of when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import FigureMention, Kind, Mention, Value
from kg.relate.encode import View, symbols
from kg.relate.figures_modifiers import is_count
from kg.relate.figures_nouns import words
from kg.relate.figures_objects import ceremony, invested, participants
from kg.relate.figures_owners import Owners, macro
from kg.relate.figures_periods import Periods, planned, since_new_year
from kg.relate.figures_wording import FIGURE, Wording
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import DENIED

_RUMOUR = re.compile(r"传闻|传言|谣言|谣传|有消息称|据传|网传")
_ANSWER = re.compile(r"回应|澄清|回复|辟谣|说明|误读|误传|口径")
"""What a firm says to a rumour holds."""
_SAID_TO_BE = re.compile(r"[^,。;:“]{0,14}?”?的?(?:传闻|传言|谣言|谣传|说法|猜测)")
_IF = re.compile(r"假如|如果|倘若")
_UNREAL = re.compile(r"原定|原计划|原拟|原本计划|曾?有意[以用出]|(?:曾|本|原)?(?<![理思构设联])想(?:要)?[以用出花]")
_UNDONE = re.compile(
    r"一事[^,。;]{0,6}(?:终止|取消|搁浅|告吹|作罢|落空)|子虚乌有|纯属(?:谣言|虚构)|(?:消息|说法|传言)不实|并非事实"
)
"""What the rest of a sentence takes back: 收购…40%股权|一事已经终止."""
_AIMS = re.compile(r"提出[^。;]{0,6}到|力争|目标")
"""What a government aims at, its area is to reach: 市政府印发方案,提出到2027年培育…."""
_NTH = re.compile(r"第(?:\d+|[一二三四五六七八九十]+)[^位名\d]")
_SETTLED = re.compile(rf"(?:企业|机构|公司)[^,。;:{FIGURE}]{{0,6}}在([{symbols('Area')}])(?:落户|设立|投资|建厂|布局)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a figure said, for the figures after it to take over."""

    subject: Mention
    indicator: str
    kind: Kind
    at: int


class Telling:
    """The sentence that is being read, and what its figures have said so far."""

    def __init__(self, finder: SubjectFinder) -> None:
        self.finder = finder
        self.owners = Owners(finder)
        self.periods = Periods(finder.annotation.article.date)
        self.view = View("", (), 0, 0)
        self.number = -1
        self.modifiers: set[int] = set()
        """Figures of the sentence that only describe what is counted: 20亿元以上项目4个."""
        self.said: list[Said] = []
        self.lately: list[tuple[Said, str]] = []
        """What the paragraph's figures have said so far, and the unit of each."""
        self._block = -1
        self.told_before = ""
        """What was measured last of an economy: 分区县看,A、B分别增长…"""
        self._known: dict[tuple[str, str, Kind, float, str], str] = {}
        self._has_event = any(m.cls == "Event" and m.kind == "name" for m in finder.annotation.mentions)

    def enter(self, view: View, number: int, modifiers: set[int]) -> None:
        """Begin sentence ``number``."""
        if self.said and macro(self.said[-1].indicator):
            self.told_before = re.sub(r"(?:增速|增幅)$", "", self.said[-1].indicator)
        self.view, self.number, self.modifiers, self.said = view, number, modifiers, []
        if self._block != self.finder.state.paragraph:
            self.lately, self._block = [], self.finder.state.paragraph
        self.periods.note(view)

    # ------------------------------------------------------------------ where

    def begin(self, at: int) -> int:
        """Where the words that the figure at ``at`` can belong to begin: after the comma or figure before it."""
        text = self.view.text
        i, depth = at, 0
        while i > 0:
            c = text[i - 1]
            if c == ")":
                depth += 1
            elif c == "(":
                if depth == 0:
                    break
                depth -= 1
            elif c in ",;:。!?" or (c in FIGURE and i - 1 not in self.modifiers):
                break
            i -= 1
        if i > 0 and text[i - 1] in FIGURE:
            i = max(i, text.rfind("、", i, at) + 1)
        return i

    def follows(self, at: int) -> bool:
        """Whether the figure right before ``at`` is the one that spoke last."""
        return bool(self.said) and self.before(at) == self.said[-1].at

    def before(self, at: int) -> int:
        """The figure right before ``at``, -1 where there is none."""
        text = self.view.text
        return next((j for j in range(at - 1, -1, -1) if text[j] in FIGURE and j not in self.modifiers), -1)

    # ------------------------------------------------------------------ whose

    def owner(
        self, at: int, value: Value, w: Wording, subject: Mention | None, begin: int, indicator: str
    ) -> Mention | None:
        """Whose the figure at ``at`` is, where its clause names ``subject`` or nobody."""
        view, text = self.view, self.view.text
        if w.kind == "level" and value.kind in ("money", "quantity"):
            target = invested(view, at, text[begin:at])
            if target is None and is_count(value):
                settled = _SETTLED.search(text, begin, at)
                target = (
                    view.mention(settled.start(1))
                    if settled
                    else participants(view, at) or ceremony(view, begin, at, self.finder.annotation.mentions)
                )
                target = target if subject is None or subject.cls != "Event" else None
            if target is not None:
                return target
        return self.settle(subject or self.owners.implied(view, self.number, begin, at, indicator), indicator)

    def settle(self, subject: Mention | None, indicator: str) -> Mention | None:
        """``subject``, or whom it stands for: an agency for its area's economy, a signing without a name for who held it."""
        if subject is None:
            return None
        if subject.cls == "GovernmentAgency" and (macro(indicator) or subject.text.endswith(("统计局", "调查队"))):
            return self.owners.area_of_agency(subject, self.view.start)
        if subject.cls == "GovernmentAgency" and subject.text.endswith("政府") and _AIMS.search(self.view.text):
            return self.owners.area_of_agency(subject, self.view.start)
        if indicator in ("为期", "历时") and subject.cls == "AdministrativeArea":
            return None  # an event lasts, no area
        if subject.cls == "Event" and subject.kind == "deictic" and not self._has_event:
            return self.finder.protagonist or self.finder.state.implied_home(self.view.start)
        return subject

    # ------------------------------------------------------------------ out

    def tell(
        self,
        at: int,
        value: Value,
        subject: Mention,
        indicator: str,
        kind: Kind,
        amount: float,
        unit: str,
        *,
        base: str = "",
        rule: str = "",
    ) -> Iterator[FigureMention]:
        """The figure at ``at`` as mentions, two for a range, none where it is denied or a rumour."""
        view, text = self.view, self.view.text
        begin = max(text.rfind(c, 0, at) for c in ",;:。") + 1
        if (
            DENIED.search(text, begin, at)
            or _UNREAL.search(text, begin, at)
            or _IF.search(text, 0, at)
            or ((rumour := _RUMOUR.search(text, max(0, begin - 60), at)) and not _ANSWER.search(text, rumour.end(), at))
            or _SAID_TO_BE.match(text, at + 1)
            or _UNDONE.search(text, at)
        ):
            return
        aimed = planned(text, begin, at) or self.finder.plans.covers(self.number, at)
        state = self.finder.state
        period = self.periods.of(
            view,
            begin,
            at,
            subject=subject,
            indicator=indicator,
            block=state.paragraph,
            speech=state.article.kind == "speech",
            base=base,
            planned=aimed,
            lasting=kind == "rank" and _NTH.match(value.text) is not None,
            macro=macro(indicator),
        )
        period = since_new_year(view, at, period) if kind in ("change", "growth") else period
        bare = indicator.removeprefix(subject.text).strip("、,的 ")
        indicator = indicator.strip("、,的 ") if len(bare) < 2 or bare[0] in "到至" else bare
        start, end, _ = view.items[at]
        bounds = [amount]
        if value.upper is not None and kind in ("level", "growth", "share") and value.kind != "times":
            bounds.append(-value.upper if amount < 0 else value.upper)
        for bound in bounds:
            known = self._known.setdefault((subject.text, indicator, kind, bound, unit), period)
            yield FigureMention(
                subject,
                indicator,
                kind,
                bound,
                unit,
                view.start,
                view.end,
                rule or f"figures/{kind}",
                period or known,
                "planned" if aimed else "done",
                value.approximate,
                (start, end),
            )
        self.said.append(Said(subject, indicator, kind, at))
        self.lately.append((self.said[-1], unit))
        self.owners.remember(
            subject, self.number, at, indicator, part=text.startswith("其中", begin) or indicator.startswith("持股")
        )

    def tell_all(self, at: int, value: Value, w: Wording) -> Iterator[FigureMention]:
        """One figure for all that the figures before it measured: 均居全市第1位."""
        kind = self.said[-1].kind
        of = f"占{words(self.view, *w.of)}{w.tail}" if w.kind == "share" else ""
        for subject, indicator in list(dict.fromkeys((s.subject, s.indicator) for s in self.said if s.kind == kind)):
            yield from self.tell(at, value, subject, indicator + of, w.kind, w.value, w.unit)


__all__ = ["Said", "Telling"]
