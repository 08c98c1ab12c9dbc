"""Whose a figure is: printed in its clause, taken over from the words before, or implied."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.model import Mention
from kg.relate.clauses import clause_subject
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_around import (
    area_abbreviated,
    area_called,
    area_inside,
    area_spoken_of,
    former_or_latter,
    headline,
    nation,
    once_built,
    pointed_back,
    teller,
    thing_made,
    thing_meant,
)
from kg.relate.figures_back import it_is, road_shortened, sentence_about, shareholder, site_away, sold, to_be_built
from kg.relate.figures_fitting import ECONOMY, core, macro, only_owner, suits
from kg.relate.figures_focus import can_have, created
from kg.relate.figures_printed import printed_owner
from kg.relate.figures_wording import DATE
from kg.relate.subjects import SubjectFinder

_PRINCIPAL = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Event")
_ORG = symbols("Org")
_PLACE = symbols("Area")
_NAME = symbols("Any")
_COMPANY_WORD = re.compile(r"^(?:[^,。;]{0,4}?)(?:企业|公司|我们|集团|本企业|该企业)")
_PLACED = re.compile(
    rf"(?:[{DATE}]|目前|如今|比如|例如)*在([{symbols('Area|Facility|Institution|Project')}])(?:的?(?:建设|施工|作业|生产|工程|项目)*(?:现场|工地))?(?=[,:的]|$)"
)
_THROUGH = re.compile(rf"经由?([{symbols('Facility')}])(?:进出口|进出境|出入境|通行|出口|进口|验放)")
"""Through which port goods go: 经霍尔果斯口岸|进出口货物."""
_ON_SITE = re.compile(rf"([{symbols('Facility|Project')}])(?:的?(?:建设|施工|作业|生产|工程|项目)*(?:现场|工地)),?$")
_DASHED = re.compile(rf"([{_NAME}])(?:App|APP|应用)?——[这一][款个座家条种套][^。;]*?,")
_REPORTS = re.compile(
    rf"(?P<agency>{SYMBOL['GovernmentAgency']})[^,。;:]{{0,8}}(?:数据显示|统计显示|统计|发布数据|发布的?数据显示|公布数据|通报|消息)[,:]?$"
)
"""Who publishes figures is not whose they are."""
_SERVICES = frozenset(("TransportRoute", "InformationSystem"))
_GATHERS = re.compile(r"归集|接入|注册用户|入驻|汇集|汇聚|上架|办件|访问量|下载量|点击量")
"""What platforms do, whoever was named in between."""
_WE = re.compile(r"我们(?!的?(?:城市|国家|祖国))|咱们")
_TRADE = re.compile(r"进出口|出口|进口|贸易|外贸")
_OURS = frozenset(a + b for a in "我全本" for b in "省市区县州旗")
_WITHIN = re.compile(r"(村|镇|乡|县|区|市|省|园区|厂|校)(?:里|内|财政(?!收入|支出|总|预算|局))")


class Owners:
    """Finds whose the figures of one article are, sentence after sentence."""

    def __init__(self, finder: SubjectFinder) -> None:
        self.finder = finder
        self.last: Mention | None = None
        self.last_number = -1
        self.last_block = -1
        self.last_at = -1
        """The symbol of the figure before, in sentence ``last_number``."""
        self._whole: Mention | None = None
        """Whose the figure was of which the last one told a part."""
        self.measured: dict[str, Mention] = {}
        """Whose each indicator was when it was measured last."""
        blocks = finder.annotation.article.blocks
        # an article of 我省 does not go on, unasked, with a country that it named
        self._at_home = any(m.kind == "deictic" and m.text[:1] in "我全" for m in finder.annotation.mentions)
        self._titles = [(b.start, b.end) for b in blocks if b.kind in ("title", "lead-in", "subtitle", "heading")]

    def in_title(self, offset: int) -> bool:
        """Whether an article offset stands in a title or heading."""
        return any(a <= offset < b for a, b in self._titles)

    def remember(self, subject: Mention, number: int, at: int, indicator: str, *, part: bool = False) -> None:
        """Take note of whose the figure at symbol ``at`` of sentence ``number`` was."""
        self.measured[core(indicator)] = subject
        self._whole = (self._whole or self.last) if part else None
        self.last, self.last_number, self.last_at = subject, number, at
        self.last_block = self.finder.state.paragraph

    # ------------------------------------------------------------- not printed in the clause

    def implied(self, view: View, number: int, begin: int, at: int, indicator: str) -> Mention | None:
        """Whose a figure is in whose clause nobody is named."""
        text = view.text
        clause = text[begin:at]
        if self._whole is not None and (number != self.last_number or ";" in text[self.last_at : begin]):
            self.last, self._whole = self._whole, None  # 进口…,其中…;出口… is of the whole again
        if "后者" in clause:
            named = view.mentions(0, begin, _ORG + SYMBOL["Person"])
            if named:
                return named[-1][1]
        priced = sold(view, begin, indicator)
        if priced is not None:
            return priced
        thing = (
            it_is(self.finder, view, number, begin)
            or thing_meant(self.finder, view, begin, at)
            or road_shortened(self.finder, view, begin, at)
        )
        if thing is not None and suits(self.finder, thing, indicator):
            return thing
        only = only_owner(self.finder, view, begin, number, indicator)
        if only is not None:
            return only
        within = _WITHIN.match(clause)
        if within:
            area = area_called(self.finder, within.group(1), view.items[begin][0])
            if area is not None:
                return area
        home = area_abbreviated(self.finder, clause)
        if home is not None:
            return home
        dashed = _DASHED.search(text, 0, begin)
        if dashed:
            return view.mention(dashed.start(1))
        built = once_built(self.finder, view, number, at) or to_be_built(self.finder, view, number, at)
        if built is not None and not (self.last_number == number and "后," in text[: self.last_at]):
            return built
        inner = area_inside(self.finder, view, begin, at)
        if inner is not None:
            return inner
        where = _PLACED.match(clause)
        if where:
            return view.mention(begin + where.start(1))
        through = _THROUGH.search(clause)
        if through:
            return view.mention(begin + through.start(1))
        settled = re.search(
            rf"在([{_PLACE}])(?:落户|设立|投资|建成|布局|建有|设有|(?:集中)?(?:开工|签约|投产|竣工)的)", clause
        )
        if settled:
            return view.mention(begin + settled.start(1))
        if (
            self.last is not None
            and self.last_number == number
            and not re.search(r"[,;:。]", text[self.last_at : begin])
        ):
            return self.last
        return next(
            (m for m in self._carried(view, number, begin, at, indicator) if suits(self.finder, m, indicator)), None
        )

    def _carried(self, view: View, number: int, begin: int, at: int, indicator: str) -> Iterator[Mention]:
        """Whose the figure may be by what was said before its clause, the likeliest first."""
        text, state = view.text, self.finder.state
        clause = text[begin:at]
        article = self.finder.annotation.article
        if self._of_partner(view, begin, indicator):
            here = [m for _, m in view.mentions(0, begin, SYMBOL["AdministrativeArea"]) if m.kind == "name"]
            ours = [m for m in here if not self.finder.abroad(m)]
            home = ours[-1] if ours and self.last_number != number else self._home(view.start + 1)
            if home is not None:
                yield home
        focus = self._in_focus(view, begin, at, indicator)
        speaks = state.speaker if number <= state.speaker_until else None
        if article.kind == "speech":
            area = None if state.speaker is not None else area_spoken_of(self.finder)
            yield from (m for m in (focus if state.speaker else None, state.speaker, area) if m is not None)
            return
        if focus is not None:
            yield focus
        platforms = view.mentions(0, begin, SYMBOL["InformationSystem"])
        if platforms and _GATHERS.search(clause + indicator):
            yield platforms[-1][1]
        if indicator.startswith("持股"):
            yield from shareholder(view, begin)
        if speaks is not None and not state.expert and _WE.search(text, 0, at):
            yield speaks if speaks.cls != "GovernmentAgency" else self.area_of_agency(speaks, view.start)
        since = self.last_at + 1 if self.last_number == number else 0
        earlier = self._earlier(view, number, since, begin)
        if earlier is not None:
            yield earlier
        if self.last_number == number and self.last is not None:
            yield self.last
        goes_on = (
            self.last_number == number - 1 and article.text[max(0, view.start - 2) : view.start].strip()[-1:] in ";；"
        )
        nearby = self.last_block == state.paragraph and number - self.last_number <= 2
        if self.last is not None and (
            goes_on or (nearby and self.last.cls in _SERVICES and can_have(SYMBOL[self.last.cls], clause + indicator))
        ):
            yield self.last
        if self.in_title(view.start):
            before = self.finder.views[number - 1] if number else None
            if before is not None and self.in_title(before.start) and (about := headline(before)) is not None:
                yield about
            return
        known = self.measured.get(core(indicator))
        if known is not None:
            yield known
        told_by = teller(self.finder, number)
        if told_by is not None:
            yield told_by
        if speaks is not None and SYMBOL[speaks.cls] in _PRINCIPAL:
            body = speaks.cls in ("Company", "Association", "Institution", "Facility", "DevelopmentZone", "Project")
            if (body and not state.expert) or _COMPANY_WORD.match(clause):
                yield speaks
        if self.last is not None and nearby:
            yield self.last
        for back, topic in reversed(state.topics):
            if number - back > 1:
                break
            fit = [
                m
                for m in topic
                if SYMBOL[m.cls] in _PRINCIPAL
                and m.cls != "GovernmentAgency"
                and not (self.finder.abroad(m) and self._at_home)
                and not (m.cls == "Region" and _TRADE.search(indicator))
            ]
            if len(fit) == 1:
                yield fit[0]
        route = re.match(rf"[^,。;:]{{0,6}}?([{_PLACE}])[到至][{_NAME}]", clause)
        if route:
            yield view.mention(begin + route.start(1))
        protagonist = self.finder.protagonist
        if protagonist is not None and not (self.finder.abroad(protagonist) and self._at_home):
            yield protagonist
        yield from self.finder.find(number, begin, _PRINCIPAL)[:1]
        if ECONOMY.search(indicator):
            yield from self.finder.find(number, begin, _PLACE)[:1]
        if (home := self._home(view.start + 1)) is not None:
            yield home

    def _earlier(self, view: View, number: int, since: int, begin: int) -> Mention | None:
        """The subject of the nearest clause of the sentence before ``begin`` that has one of its own."""
        text = view.text
        bounds = [since, *(m.end() for m in re.finditer(r"[,;:!?]", text[:begin]) if m.end() > since)]
        if since and self.last_number >= 0 and since == self.last_at + 1:
            bounds = bounds[1:]  # what follows a figure in its own clause is what it counts
        for a, b in reversed(list(itertools.pairwise(bounds))):
            clause = text[a:b]
            if (agency := _REPORTS.search(clause)) is not None:
                if (whole := nation(self.finder, view.mention(a + agency.start("agency")), view.start)) is not None:
                    return whole
                goes_on = self.last is not None and self.last_block == self.finder.state.paragraph
                whose = self.area_of_agency(view.mention(a + agency.start("agency")), view.start)
                return None if goes_on else whose
            if re.search(r"(?:表示|介绍|说|认为|透露|指出|强调|称|获悉|了解到?)[,:]?$", clause):
                found = clause_subject(view, a, b, _ORG + _PLACE)
                return next((m for m in found if m.cls in ("Company", "Association", "DevelopmentZone")), None)
            if site := _ON_SITE.search(clause):
                return view.mention(a + site.start(1))
            if (made := thing_made(view, a, b)) is not None:
                return made
            if (
                clause.startswith("作为")
                or clause[:1] in "由经被与和同据随是"
                or (clause[:1] != SYMBOL["Event"] and re.search(r"(?:主办|承办|协办),?$", clause))
            ):
                continue
            if (one := former_or_latter(view, a, b)) is not None:
                return one[0]
            if (back := pointed_back(self.finder, view, a, b)) is not None:
                return back
            about = sentence_about(self.finder, view, number, a, b) or site_away(view, a, b)
            if about is not None:
                return about
            subject, _, joint = printed_owner(view, a, b, b)
            if subject is not None and not joint:
                return subject
            meant = thing_meant(self.finder, view, a, b) if not joint else None
            if meant is not None:
                return meant
            where = _PLACED.match(clause)
            if where:
                return view.mention(a + where.start(1))
        return None

    def _of_partner(self, view: View, begin: int, indicator: str) -> bool:
        """Whether a figure of trade follows words about the partner: 东盟为最大贸易伙伴,进出口…"""
        firm = view.mentions(0, begin, SYMBOL["Company"]) or (self.last is not None and self.last.cls == "Company")
        return (
            bool(_TRADE.search(indicator))
            and not firm
            and any(m.cls == "Region" or self.finder.abroad(m) for _, m in view.mentions(0, begin, _PLACE))
        )

    def _home(self, at: int) -> Mention | None:
        """The area of ours that an article speaks of: the last 全省 or 我市 before ``at``, else whom it is about."""
        if self.last is not None and self.last.cls == "AdministrativeArea" and not self.finder.abroad(self.last):
            return self.last
        own = [m for m in self.finder.annotation.mentions if m.kind == "deictic" and m.text in _OURS]
        if own:
            return next((m for m in reversed(own) if m.start <= at), own[0])
        about = self.finder.protagonist
        return about if about is not None and not self.finder.abroad(about) else None

    @staticmethod
    def _in_focus(view: View, begin: int, at: int, indicator: str) -> Mention | None:
        """What the clause before set up, if it can be what is measured; never of an economy's figures."""
        return None if macro(indicator) else created(view, begin, view.text[begin:at] + indicator)

    def area_of_agency(self, subject: Mention, at: int) -> Mention:
        """The area whose economy an agency speaks of: 市商务委 for the city."""
        if re.match(r"[市我本]", subject.text) and not subject.text.startswith(("市中", "我国")):
            return self.finder.state.implied_home(at)
        inner = [
            m
            for m in self.finder.annotation.nested
            if subject.start <= m.start < m.end <= subject.end and m.cls == "AdministrativeArea"
        ]
        return inner[0] if inner else (nation(self.finder, subject, at) or subject)


__all__ = ["Owners", "macro"]
