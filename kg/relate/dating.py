"""The dates of relations whose own clause says none: the day of the event, of the opening, of the review.

::

    10月12日,巴南区举行签约活动。活动现场签约32个项目,涵盖生物医药。    活动现场: that day
    3月15日,种业联盟在甘州成立。联盟由36家单位发起。                    the founding: that day
    今年以来,巴南区推进改革;另一方面加大招商。                          a semicolon: the same time
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Article, Mention, RelationMention, Status, Value
from kg.patterns import quick
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.plans import still_to_come

_DATE = SYMBOL["date"]
_COMPARED = re.compile(r"(?:[比较由从自]|相比|对比)$")
_ROOTED = re.compile(r"(?:成立|始建|始创|创建|创办|创立|诞生|注册|设立|上市|建成|兴建|开业|出生)于$")
_LONG_SINCE = re.compile(
    r"[^,。;:]{0,14}?(?:上市|落户|动工|创立|创办|成立|建厂|起步|注册|入驻|诞生|登陆)[^,。;:]{0,8},"
)
_SINCE = re.compile(r"[^,。;:]{0,14}?以来")
_FROM_ON = re.compile(r"起|开始")
_OCCASION = quick(
    rf"{SYMBOL['Event']}(?:现场)?(?:上|期间|当[天日])|^{SYMBOL['Event']}(?:[还也]|,)|"
    r"活动(?:现场|当天|中|上|期间)|(?:会|仪式|论坛|大会|峰会)(?:上|期间)|现场签|[本此]次|当[天日](?!前)|集中签约"
)
_LATELY = re.compile(r"日前|近日|这几天|连日来")
_NAMED = symbols("Company|Institution|Association|Facility|TransportRoute|Project|DevelopmentZone|InformationSystem")
_VERBS = r"成立|揭牌|挂牌|开园|开业|开馆|开通|开航|首航|首发|开行|通车|投产|投运|投用|启用|落户|落成|竣工|开工|奠基|上线|诞生"
_BEGIN_VERB = quick(_VERBS + "|设立|组建|注册|创办")
_BEGINS = re.compile(rf"(?:[在于][^,。;:]{{1,8}}?)?[^,。;:{_NAMED}在]{{0,4}}(?:{_VERBS})")
_BEGUN = re.compile(r"(?:成立|设立|组建|注册|开通|创办|启用|上线|开行)了?[^,。;:]{0,3}$")
_EVENTFUL = frozenset(("signedWith", "organizes", "participatesIn", "visited"))
"""Relations that hold for a day: that of the event, where no other is said."""
_LASTING = frozenset(("locatedIn", "memberOf"))
_OBJECTS = frozenset(("founded", "memberOf", "operates", "investedIn"))
_SUBJECTS = frozenset(("connectsTo", "locatedIn", "produces", "subsidiaryOf", "approvedBy"))
_STANDING = frozenset(("partOf", "holdsPosition", "subsidiaryOf"))
_ENTERED = frozenset(("holdsPosition/appointed", "holdsPosition/appoints", "holdsPosition/elected-there"))
"""Rules that tell of an office when somebody enters it."""
_HELD = re.compile(
    r"(?:[(][^()]{0,12}[)])?[^,。;]{0,10}?(?:举行|召开|举办|开幕|闭幕|闭会|启幕|落幕|收官|结束|启动|拉开|开赛|开讲|开展|进行|登场|亮相)"
)
_GOES_ON = re.compile(r"^(?:会上|会后|会前|会议还|同时|此外|随后|当场|(?:[^,。;]{0,12}[还也]))")
"""A sentence that tells on of what the one before began with."""
_AGREED = frozenset(("cooperatesWith", "awarded"))
_SAME_TALE = 2
"""How many sentences a day reaches that the lead of a report has named, where they tell on."""
_BY_NAME = frozenset(("structure/route-ends", "structure/product-in-name", "structure/owner-in-name"))
_HEADLINED = frozenset(("implements", "founded", "organizes", "signedWith", "awarded", "connectsTo", "approvedBy"))
_YEAR = re.compile(r"20\d\d(?=年|[^\d年])")


def date_before(view: View, anchor: int, published: str) -> str:
    """The period nearest before symbol ``anchor``, else the first behind it in its clause; empty where none is said.

    Dates that a figure is only compared with do not count: 由2020年的32%提高.
    ``published`` is where 以来 ends.
    """
    best = ""
    text = view.text
    at = text.find(_DATE)
    while at >= 0 and not (at > anchor and best):
        value = view.items[at][2]
        iso = value.iso if isinstance(value, Value) else ""
        if iso and value is not None and value.text == "新的一年" and published[5:7] in ("01", "02"):
            iso = published[:4]  # said at its beginning, it is the year of publication
        since = _SINCE.match(text, at + 1) is not None
        compared = text[at + 1 : at + 3] == "同期" or (
            _COMPARED.search(text, max(0, at - 2), at) is not None and not since and not _FROM_ON.match(text, at + 1)
        )
        if (rooted_in(text, at) or (iso and begun_in(text, at, iso))) and re.search(r"[,;。]", text[at:anchor]):
            compared = True  # 成立于2015年,…: what stands behind the comma is of no such year
        if iso and not compared and (at < anchor or (not best and not re.search(r"[,;。:]", text[anchor:at]))):
            best = until(iso, published) if since else iso
        at = text.find(_DATE, at + 1)
    return best


def rooted_in(text: str, at: int) -> bool:
    """Whether the date at symbol ``at`` says only when something began: 成立于2015年."""
    return _ROOTED.search(text, max(0, at - 4), at) is not None


def begun_in(text: str, at: int, iso: str) -> bool:
    """Whether the year or month at symbol ``at`` says only when something long since there began: 2017年在深交所上市,…."""
    return len(iso) <= 7 and _LONG_SINCE.match(text, at + 1) is not None


def until(start: str, published: str) -> str:
    """The interval from ``start`` to the day of publication, where both are said as precisely; a year stays a year.

    >>> until("2023-04-28", "2023-10-13"), until("2023", "2023-10-13")
    ('2023-04-28/2023-10-13', '2023')
    """
    end = published[: len(start)]
    plain = len(start) in (7, 10) and "Q" not in start and "/" not in start
    return f"{start}/{end}" if plain and len(end) == len(start) and end > start else start


class Dater:
    """Dates the relations of one article, sentence after sentence."""

    def __init__(self, article: Article, views: list[View]) -> None:
        self._published = article.date
        self._views = {v.start: v for v in views}
        self._titles = [(b.start, b.end) for b in article.blocks if b.kind in ("title", "lead-in", "subtitle")]
        self._speech = article.kind == "speech"
        self._day = ""
        """The first day that the article has named so far: that of the event it reports."""
        self._since_day = _SAME_TALE + 1
        """How many sentences ago that was."""
        self._carried = ""
        """The period that a sentence ending in a semicolon began with."""
        self._reviewed = ""
        """The period that a speech looks back on."""
        body = [v for v in views if not self._in_title(v.start)]
        self._lead = next((d for v in body[:3] for d in named_days(v)), "")
        self._begun: dict[str, str] = {}
        self._held: dict[str, str] = {}
        """The day on which an event was held, by its name."""
        self._events: list[tuple[int, str]] = []
        """Events by name, and where each is named."""
        for view in views:
            self._note_beginnings(view)
            self._note_events(view)

    def _in_title(self, offset: int) -> bool:
        return any(a <= offset < b for a, b in self._titles)

    def dated(self, view: View, relations: Iterable[RelationMention]) -> Iterator[RelationMention]:
        """The relations of a sentence, with the time that the sentences before lend them; to be called in order."""
        occasion = _OCCASION.search(view.text) is not None
        goes_on = self._since_day <= _SAME_TALE and _GOES_ON.match(view.text) is not None
        carried = "" if _DATE in view.text else self._carried
        for r in relations:
            standing = r.predicate in _STANDING and r.rule not in _ENTERED
            if not r.date and r.status == "done" and not standing:
                there = occasion or r.predicate in _EVENTFUL or (r.predicate in _AGREED and goes_on)
                day = self._day if there or r.rule in _ENTERED else self._lately(view)
                r = replace(r, date=carried or day or (self._reviewed if r.predicate not in _LASTING else ""))
            yield r
        self._learn(view)

    def _lately(self, view: View) -> str:
        """The month of publication, where a sentence says 日前 and the month is not too young for that."""
        p = self._published
        return p[:7] if len(p) == 10 and p[8:] > "07" and _LATELY.search(view.text) else ""

    def _learn(self, view: View) -> None:
        text = view.text
        named = next(named_days(view), "")
        self._since_day = 1 if named and named == (self._day or named) else self._since_day + 1
        self._day = self._day or named
        at = text.find(_DATE)
        value = view.items[at][2] if at >= 0 and "," not in text[:at] else None
        said = value.iso if isinstance(value, Value) else ""
        self._carried = (said or self._carried) if text.endswith(";") else ""
        if self._speech and said and text.startswith(_DATE + ","):
            self._reviewed = said

    def completed(self, relations: Iterable[RelationMention]) -> list[RelationMention]:
        """All relations of the article, those dated that its events, openings and headlines date."""
        return [self._by_beginning(self._by_stage(r)) for r in self._by_event(list(relations))]

    def _by_stage(self, r: RelationMention) -> RelationMention:
        """Makes planned what a name alone says of a route or plant that the sentence only plans."""
        if r.rule not in _BY_NAME or r.status != "done" or (view := self._views.get(r.start)) is None:
            return r
        named = (r.subject, r.object)
        at = next((i for i, (_, _, m) in enumerate(view.items) if isinstance(m, Mention) and m in named), -1)
        if at >= 0 and still_to_come(view, at, makes=r.predicate == "produces"):
            return replace(r, status="planned", date=r.date or date_before(view, at, self._published))
        return r

    def _by_event(self, relations: list[RelationMention]) -> Iterator[RelationMention]:
        """Gives what is said of an event the day on which it is held; one still to come is planned."""
        days: dict[str, tuple[str, Status]] = {}
        for r in relations:
            if (
                r.predicate == "locatedIn"
                and r.subject.cls == "Event"
                and r.date
                and r.start <= r.subject.start < r.end
            ):
                later = len(self._published) == 10 and r.date[:10] > self._published
                days.setdefault(r.subject.text, (r.date, "planned" if later or r.status == "planned" else "done"))
                if r.status == "planned":
                    days[r.subject.text] = (r.date, "planned")
        for r in relations:
            if r.predicate == "organizes" and len(r.date) == 10:
                days.setdefault(r.object.text, (r.date, r.status))
        for name, day in self._held.items():
            days.setdefault(name, (day, "planned" if len(self._published) == 10 and day > self._published else "done"))
        for r in relations:
            event = r.object if r.object.cls == "Event" else r.subject if r.subject.cls == "Event" else None
            known = days.get(self._name_of(event)) if event is not None else None
            if known is not None and r.predicate in ("organizes", "participatesIn", "locatedIn"):
                r = replace(r, date=known[0], status=known[1] if r.status == "done" else r.status)
            yield r

    def _name_of(self, event: Mention) -> str:
        """The name of an event: its own, or for 会议 and 大会 that of the one named last."""
        if event.kind == "name":
            return event.text
        return next((name for at, name in reversed(self._events) if at < event.start), event.text)

    def _by_beginning(self, r: RelationMention) -> RelationMention:
        """Gives the ends of a route, the founders of a body, the owner of a plant the day on which it began."""
        if r.date or r.status != "done":
            return r
        about = r.object if r.predicate in _OBJECTS else r.subject if r.predicate in _SUBJECTS else None
        if about is not None and r.predicate == "produces" and about.cls == "Company":
            about = None  # founded in 2014, a firm has not made all its goods since
        date = self._begin_of(about) if about is not None else ""
        if not date and self._in_title(r.start) and r.predicate in _HEADLINED:
            date = self._lead
        if not date and r.predicate in ("awarded", "participatesIn"):
            date = self._year_of_event(r)
        return replace(r, date=date) if date else r

    def _begin_of(self, m: Mention) -> str:
        if m.kind == "name":
            return self._begun.get(m.text, "")
        known = {d for name, d in self._begun.items() if name.endswith(m.text.lstrip("该本"))}
        return known.pop() if len(known) == 1 else ""

    def _year_of_event(self, r: RelationMention) -> str:
        """The year that the event of the sentence bears in its name: 2024云南咖啡生豆大赛."""
        view = self._views.get(r.start)
        named = [m.text for _, m in view.mentions(0, len(view.text), SYMBOL["Event"])] if view else []
        years = {m.group() for name in named if (m := _YEAR.match(name))}
        return years.pop() if len(years) == 1 else ""

    def _note_beginnings(self, view: View) -> None:
        """Take note of what a sentence says began on a day."""
        text = view.text
        if not _BEGIN_VERB.search(text):
            return
        for i, c in enumerate(text):
            if c in _NAMED and (_BEGINS.match(text, i + 1) or _BEGUN.search(text, max(0, i - 8), i)):
                day = self._rooted(view, i) or date_before(view, i, "") or next(named_days(view), "")
                day = day or (self._lead if self._in_title(view.start) else "")
                if day:
                    self._begun.setdefault(view.mention(i).text, day)

    def _note_events(self, view: View) -> None:
        """Take note of the events that a sentence names, and of the day on which it says that one was held."""
        for i, event in view.mentions(0, len(view.text), SYMBOL["Event"]):
            if event.kind != "name":
                continue
            self._events.append((event.start, event.text))
            day = date_before(view, i, self._published) if _HELD.match(view.text, i + 1) else ""
            if len(day) == 10:
                self._held.setdefault(event.text, day)

    @staticmethod
    def _rooted(view: View, i: int) -> str:
        """The date right behind the name at symbol ``i``: …公司成立于2015年."""
        at = view.text.find(_DATE, i + 1, i + 8)
        value = view.items[at][2] if at >= 0 and rooted_in(view.text, at) else None
        return value.iso if isinstance(value, Value) else ""


def named_days(view: View) -> Iterator[str]:
    """The days that a sentence names, the dateline aside."""
    if _DATE not in view.text:
        return
    for i, (_, _, v) in enumerate(view.items):
        if (
            isinstance(v, Value)
            and v.kind == "date"
            and len(v.iso) == 10
            and view.text[i + 1 : i + 2] not in ("电", "讯")
        ):
            yield v.iso


__all__ = ["Dater", "date_before", "until"]
