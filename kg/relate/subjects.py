"""Who a clause is about: the subject that its verb has, printed or implied.

In this order: the clause's own subject; that of an earlier clause of the sentence; the
organisation of the person who speaks; the topic of at most three sentences back; the
subject of the article's lead or title; the home city of the page.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.model import Annotation, Article, Mention
from kg.patterns import quick
from kg.relate.clauses import BOUNDARY, clause_start, clause_subject, led_up_to, owner_in_front
from kg.relate.encode import GROUPS, SYMBOL, View, symbols
from kg.relate.plans import Plans
from kg.relate.protagonist import owner_of_office, protagonist
from kg.relate.speech import ADVICE, SPEECH, SPEECH_BY_NAME, TURN
from kg.relate.things import thing_called, thing_in_clauses, thing_named_last, thing_pointed_at

_ORG = symbols("Org|Project|Facility")
_AREA = symbols("Area")
_PERSON = SYMBOL["Person"]
_SITE = SYMBOL["Facility"]
_SCENE = re.compile(
    rf"(?:[{SYMBOL['date']}],?|这几天,|目前,|当前,|如今,)?在(?P<place>[{_AREA}{_SITE}](?:(?:、|和)[{_AREA}])*)(?:等地|境内|两地)?(?:,|[^,。;{_AREA}]{{0,20}}?的)"
)
"""在苏州，聚焦……: an area that sets the scene acts where nobody else is named."""
_TOGETHER = re.compile(
    rf"^(?:[{SYMBOL['date']}]|今后|未来|下一步|接下来|同时|此外)*,?(?:三方|双方|各方|四方|两地|两市|三地|两家企业|3家企业|三家企业)"
)
_PRONOUN = re.compile(
    r"(?:但|而|且|不过|如今|目前|现在)?(?:它|其(?![他余中实它次])|该[行厂社站店队馆矿场店]|这[家个所](?:企业|公司|银行|工厂|机构))"
)
"""Who acts is the thing named last: 对某某村镇银行开出罚单。|该行…."""
_HE = re.compile(r"[他她](?!们|[的人])|其(?![他余中实它次的])")
_PARTNERED = quick(r"[与同](?=[^,。;]{1,20}?(?:合作|共建|签约|签署|签订|联合))")


@dataclass(slots=True)
class Discourse:
    """What the sentences so far have been about; one per article."""

    article: Article
    home: str = "我市"
    lead: tuple[Mention, ...] = ()
    topics: list[tuple[int, tuple[Mention, ...]]] = field(default_factory=list)
    """(sentence number, subject) of the latest clauses that had a subject."""
    speaker: Mention | None = None
    """The organisation or area for which the running speech is given."""
    speaker_until: int = -1
    speakers: dict[str, Mention] = field(default_factory=dict)
    expert: bool = False
    interview: bool = False
    """The article prints questions and answers, each with who speaks."""
    parties: tuple[Mention, ...] = ()
    """Those who signed or joined forces last: what 三方 and 双方 mean."""
    paragraph: int = -1

    def implied_home(self, at: int) -> Mention:
        """The home city as a subject that is not printed."""
        return Mention(at, at, "AdministrativeArea", self.home, "implied", "subjects/home")


class SubjectFinder:
    """Finds subjects in one article, sentence after sentence in reading order."""

    def __init__(
        self, annotation: Annotation, views: list[View], *, abroad: Callable[[Mention], bool] = lambda m: False
    ) -> None:
        self.annotation = annotation
        self.abroad = abroad
        """Whether a mention is a country."""
        self.views = views
        self.state = Discourse(annotation.article)
        self.plans = Plans(annotation.article, views)
        self.blocks = annotation.article.blocks
        self._area_home = any(m.kind == "deictic" and re.match(r"[我全本]市", m.text) for m in annotation.mentions)
        self.protagonist = protagonist(annotation, views)
        for author in annotation.article.authors:
            owner = owner_of_office(annotation, author.role, author.start)
            if annotation.article.kind == "speech" and owner is not None:
                self.state.speaker, self.state.speaker_until = self._constituency(owner), 10**9

    def _constituency(self, m: Mention) -> Mention:
        """The area for which a party organ speaks (源汇区委 for 源汇区); other organs speak for themselves."""
        if m.cls != "GovernmentAgency":
            return m
        name = re.match(r"(.+?[区县市镇乡旗州城])(?:委|党委|人民政府|政府|委员会|党工委|管委会|管理委员会)$", m.text)
        if name is None:
            return m
        if name.group(0).endswith(("党工委", "管委会", "管理委员会")):
            zones = [
                x
                for x in (*self.annotation.mentions, *self.annotation.nested)
                if x.cls == "DevelopmentZone" and x.kind == "name"
            ]
            return next(
                (x for x in zones if x.text == name.group(1)),
                next((x for x in zones if name.group(1).endswith(x.text) or x.text.endswith(name.group(1))), m),
            )
        area = name.group(1)
        known = [
            x
            for x in (*self.annotation.mentions, *self.annotation.nested)
            if x.cls == "AdministrativeArea" and x.kind == "name"
        ]
        for x in known:
            if x.text == area or (len(x.text) >= 2 and area.startswith(x.text) and len(area) - len(x.text) <= 1):
                return x
        inside = [x for x in known if m.start < x.start and x.end == m.start + len(area)]
        return max(inside, key=lambda x: x.end - x.start, default=m)  # 宝鸡市|金台区|委

    def _told_behind(self, number: int) -> Mention | None:
        """The body of who says a quotation, where only the sentence behind it tells: “今年我们将…。”晋宁区副区长…介绍."""
        text = self.annotation.article.text
        if text[self.views[number].start : self.views[number].start + 1] not in ("“", '"'):
            return None
        for at in range(number, min(number + 3, len(self.views) - 1)):
            if text[self.views[at].end - 1 : self.views[at].end] in ("”", '"'):
                told = SPEECH.regex.match(self.views[at + 1].text)
                return self.views[at + 1].mention(told.start("org" if told["org"] else "itself")) if told else None
        return None

    def _office_of(self, person: Mention) -> Mention | None:
        """The body whose office the person's first mention prints."""
        first = next((m for m in self.annotation.mentions if m.cls == "Person" and m.text == person.text), person)
        return owner_of_office(self.annotation, "", first.start)

    def enter(self, number: int) -> None:
        """Take note of sentence ``number`` before its facts are looked for."""
        view, state = self.views[number], self.state
        block = next((i for i, b in enumerate(self.blocks) if b.start <= view.start < b.end), -1)
        if block != state.paragraph:
            state.paragraph = block
            opens = self.annotation.article.text[view.start : view.start + 1]
            told = self._kind(view) == "body" and opens not in '“"'  # a new paragraph that does not go on quoting
            if state.speaker_until < 10**9 and not state.interview and (number > state.speaker_until or told):
                state.speaker, state.expert = None, False
        said_by = self._told_behind(number)
        if said_by is not None:
            state.speaker, state.speaker_until = self._constituency(said_by), number
            state.expert = False
        for m in SPEECH.finditer(view.text):
            whose = "org" if m["org"] else "itself"
            state.speaker = self._constituency(view.mention(m.start(whose)))
            state.expert = bool(ADVICE.search(view.text[m.start(whose) + 1 : m.end()])) or (
                whose == "org" and state.speaker.cls == "Institution"
            )
            state.speaker_until = number + 3
            if m.group("person") == _PERSON:
                state.speakers[view.mention(m.start("person")).text] = state.speaker
        turn = TURN.match(view.text)
        if turn is not None:
            answers = view.mention(0) if turn["person"] else None
            owner = state.speakers.get(answers.text) or self._office_of(answers) if answers is not None else None
            state.speaker, state.speaker_until = (self._constituency(owner), number + 8) if owner else (None, -1)
            state.interview = owner is not None
        for m in SPEECH_BY_NAME.finditer(view.text):
            known = state.speakers.get(view.mention(m.start("person")).text)
            if known is not None:
                state.speaker, state.speaker_until = known, number + 3
                state.expert = known.cls == "Institution"

    def learn(self, number: int) -> None:
        """Remember the subjects of sentence ``number`` after its facts were found."""
        view = self.views[number]
        subject = clause_subject(view, 0, len(view.text), _ORG + _AREA) or owner_in_front(view, 0, _ORG)
        subject = tuple(m for m in subject if m.text not in ("全国", "我国"))
        joined = _PARTNERED.search(view.text)
        if joined is not None and len(subject) > 1:  # 企业与|江南大学等单位合作: the partner is no topic
            at = view.items[joined.start()][0]
            subject = tuple(m for m in subject if m.start < at) or subject
        if subject:
            self.state.topics.append((number, subject))
            if not self.state.lead and self._kind(view) == "body":
                self.state.lead = subject

    def _kind(self, view: View) -> str:
        return next((b.kind for b in self.blocks if b.start <= view.start < b.end), "body")

    def printed(self, number: int, at: int, allowed: str) -> tuple[Mention, ...]:
        """The subject that the sentence prints before symbol ``at``: the clause's, else an earlier clause's, back to where somebody begins to speak."""
        view = self.views[number]
        begin = clause_start(view, at)
        subject = clause_subject(view, begin, at, allowed)
        if subject:
            return subject
        if _TOGETHER.match(view.text[begin:at]) and self.state.parties:
            fit = tuple(m for m in self.state.parties if SYMBOL[m.cls] in allowed)
            if fit:
                return fit
        bounds = [0, *(m.end() for m in BOUNDARY.finditer(view.text, 0, begin))]
        for a, b in reversed(list(itertools.pairwise(bounds))):
            clause = view.text[a:b]
            if SPEECH.regex.search(clause) or re.search(
                r"(?:表示|介绍|说|认为|透露|指出|强调|(?<!公告)称|获悉|了解到?)[,:]?$", clause
            ):
                break
            subject = clause_subject(view, a, b, allowed) or owner_in_front(view, a, allowed)
            if subject:
                return subject
        return ()

    def _named_last(self, number: int, at: int, allowed: str) -> tuple[Mention, ...]:
        """The body that 它 or 该行 at the beginning of the clause stands for: the last one named before it."""
        begin = clause_start(self.views[number], at)
        if allowed == _PERSON and _HE.match(self.views[number].text, begin, at):
            people = (m for v, end in ((number, begin), (number - 1, None)) if v >= 0 for m in self._people(v, end))
            return next(((m,) for m in people), ())
        if not _PRONOUN.match(self.views[number].text, begin, at):
            return ()
        for view, end in (
            (self.views[number], begin),
            *((v, len(v.text)) for v in self.views[max(0, number - 1) : number]),
        ):
            named = [m for _, m in view.mentions(0, end, allowed) if m.cls in GROUPS["Body"] and m.kind == "name"]
            if named:
                return (named[-1],)
        return ()

    def _people(self, number: int, end: int | None) -> list[Mention]:
        """The persons whom sentence ``number`` names before symbol ``end``, the last one first."""
        view = self.views[number]
        return [m for _, m in reversed(view.mentions(0, len(view.text) if end is None else end, _PERSON))]

    def thing(self, number: int, at: int, allowed: str) -> tuple[Mention, ...]:
        """The thing that a clause is about which tells only whose work it is."""
        called = thing_called(self.views, number, at, allowed)
        if called is not None:
            return called
        told = self.printed(number, at, allowed) or thing_in_clauses(self.views, number, at, allowed)
        told = told or thing_named_last(self.views, number, at, allowed)
        if told:
            return told
        for back, topic in reversed(self.state.topics):
            fit = tuple(m for m in topic if SYMBOL[m.cls] in allowed)
            if fit and number - back <= 3:
                return fit
        about = self.protagonist
        return (about,) if about is not None and SYMBOL[about.cls] in allowed else ()

    def find(self, number: int, at: int, allowed: str) -> tuple[Mention, ...]:
        """The subject of what symbol ``at`` of sentence ``number`` says; never empty unless nobody of class ``allowed`` can be meant."""
        view, state = self.views[number], self.state
        subject = (
            self._named_last(number, at, allowed)
            or thing_pointed_at(self.views, number, at, allowed)
            or self.printed(number, at, allowed)
        )
        if subject:
            return subject
        scene = _SCENE.match(view.text, 0, at)
        if scene is not None and (
            view.text[scene.start("place")] in allowed or view.text[scene.start("place")] == _SITE
        ):
            return tuple(x for _, x in view.mentions(*scene.span("place"), allowed))
        ahead = led_up_to(view, at, allowed)
        if ahead:
            return ahead
        home_allowed = SYMBOL["AdministrativeArea"] in allowed
        if state.speaker is not None and (number <= state.speaker_until):
            spk = state.speaker
            recent = [m for back, topic in state.topics if number - back <= 3 for m in topic]
            if (
                spk.cls == "GovernmentAgency"
                and home_allowed
                and self.annotation.article.kind != "speech"
                and any(m.kind == "deictic" and m.text in ("我市", "全市", "我省", "全省") for m in recent)
            ):
                province = next(
                    (m for m in reversed(recent) if m.kind == "deictic" and m.text in ("我省", "全省")), None
                )
                return (province or state.implied_home(view.start),)
            if SYMBOL[spk.cls] in allowed:
                return (spk,)
            if self.annotation.article.kind == "speech":
                return (spk,)
            if "我们" in view.text[:at] and SYMBOL[spk.cls] in _AREA and not home_allowed:
                return ()  # “我们将投入…”: the speaker's body, and nobody else
        for back, topic in reversed(state.topics):
            if number - back > 3:
                break
            fit = tuple(m for m in topic if SYMBOL[m.cls] in allowed)
            if fit:
                return fit
        if self.protagonist is not None and SYMBOL[self.protagonist.cls] in allowed:
            return (self.protagonist,)
        fit = tuple(m for m in state.lead if SYMBOL[m.cls] in allowed)
        if fit:
            return fit
        return (state.implied_home(view.start),) if home_allowed and self._area_home else ()
