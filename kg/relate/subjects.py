"""Who a clause is about: the subject that its verb has, printed or implied.

In this order: the clause's own subject; that of an earlier clause of the sentence; the
organisation of the person who speaks; the topic of at most three sentences back; the
subject of the article's lead or title; the home city of the page.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from kg.model import Annotation, Article, Mention
from kg.relate.encode import GROUPS, SYMBOL, View, symbols
from kg.relate.plans import Plans

_ORG = symbols("Org|Project|Facility")
_AREA = symbols("Area")
_PERSON = SYMBOL["Person"]
_BOUNDARY = re.compile(r"[,;:。!?——]")
_PREPOSITION = re.compile(
    r"(?:在|于|向|对|从|把|将|被|为|以|至|到|经|据|按照|围绕|通过|依托|位于|来自|占|居|列|直达|直通|出口|销往|发往|运往|远销|走向|比|较|面向|针对|随着|除|除了|给|由|与|和|同|跟|携手|联合|支持|引导|推动|组织|鼓励|赴|驻|距|距离|离|靠近|紧邻|包括|含|有|是|成为|作为|等)$"
)
_GOVERNED = re.compile(
    r"(?:实施|推进|启动|供应|开展|推行|落实|深化|构建|打造|建立|健全|完善|建设|突出|推出|推广|探索|发布|出台|印发|制定|创建|运用|强化|升级|做好|聚焦|发展|培育|壮大|布局|瞄准|抢占|深耕|举办|主办|召开|举行|参加|出席|走进|生产|"
    r"研发|投资|引进|收购|成立|设立|组建|签约|运营|开通|开行|获得|荣获|获评|入选|服务|看中|抢抓|拥有|集聚|聚集|锚定|加大|加快|作为|扩大|搭建|上线|融入|带动|持有|访问|考察)(?:了|的|起|出)?(?:[^,。;:、]{2,8}、)*$"
)
_SCENE = re.compile(
    rf"(?:[{SYMBOL['date']}],?|这几天,|目前,|当前,|如今,)?在(?P<place>[{_AREA}](?:(?:、|和)[{_AREA}])*)(?:等地|境内|两地)?(?:,|[^,。;{_AREA}]{{0,20}}?的)"
)
"""在苏州，聚焦……: an area that sets the scene acts where nobody else is named."""
_DATELINE = re.compile(rf"{SYMBOL['date']}(?:电|讯|消息)")
_TOGETHER = re.compile(
    rf"^(?:[{SYMBOL['date']}]|今后|未来|下一步|接下来|同时|此外)*,?(?:三方|双方|各方|四方|两地|两市|三地|两家企业|3家企业|三家企业)"
)
_SPEECH = re.compile(
    rf"(?P<org>[{symbols('Org|Area|Facility|Project|DevelopmentZone')}])(?:相关|有关|党组|党委|党工委)?[^,。;:!?{_PERSON}]{{0,18}}?(?P<person>{_PERSON}|负责人|有关人士|发言人|工作人员)(?:还|也|则|又|进一步|随后|同时|在[^,。]{{1,12}}时|谈到|,)?"
    r"(?:表示|介绍|说|认为|透露|坦言|指出|强调|告诉|称|感慨|致辞|通报|宣布|建议|建言|谈及|解释)"
)
_SPEECH_BY_NAME = re.compile(
    rf"(?P<person>{_PERSON})(?:还|也|则|又|进一步|随后|同时)?(?:表示|介绍|说|认为|透露|坦言|指出|强调|称|建议|建言)"
)
_ADVICE = re.compile(r"教授|院长|研究员|专家|博士|学者|分析师|经济学家|研究院|研究所|科学院")


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
    parties: tuple[Mention, ...] = ()
    """Those who signed or joined forces last: what 三方 and 双方 mean."""
    paragraph: int = -1

    def implied_home(self, at: int) -> Mention:
        """The home city as a subject that is not printed."""
        return Mention(at, at, "AdministrativeArea", self.home, "implied", "subjects/home")


def clause_start(view: View, at: int) -> int:
    """The symbol at which the clause around ``at`` begins."""
    begin = 0
    for m in _BOUNDARY.finditer(view.text, 0, at):
        begin = m.end()
    return begin


_GROUP_CACHE: dict[str, re.Pattern[str]] = {}


def _groups(allowed: str) -> re.Pattern[str]:
    if allowed not in _GROUP_CACHE:
        _GROUP_CACHE[allowed] = re.compile(
            rf"[{allowed}](?:(?:、|和|与|及|以及|,(?=[{allowed}]))[{allowed}])*(?:等\ue105?[^,。]{{0,6}}?(?=[将已在正共,]|$))?(?:三方|双方|两地|共同|联合|分别)?"
        )
    return _GROUP_CACHE[allowed]


_OWNS = re.compile(rf"(?:旗下|下属|所属)的?[{_ORG}]")
_CAUSED = re.compile(r"(?:为|助力|推动|引导|支持|促进|鼓励|帮助|带动|围绕|助推|服务|使|让)$")
_BUILDS = re.compile(r"(?:加快|全力|积极|大力|着力|持续)*(?:建设|打造|发展|培育|壮大|布局|实施|构建|推进)")
_ADVERBS = re.compile(r"(?:加快|全力|积极|大力|着力|持续|深入|共同|合力|进一步|奋力|率先|将|正)*")


def clause_subject(view: View, begin: int, end: int, allowed: str) -> tuple[Mention, ...]:
    """The printed subject among symbols ``[begin, end)`` of one clause; empty where it has none."""
    for m in _groups(allowed).finditer(view.text, begin, end):
        if _CAUSED.search(view.text[begin : m.start()]) and _ADVERBS.fullmatch(view.text[m.end() : end]):
            return tuple(x for _, x in view.mentions(m.start(), m.end(), allowed))  # 助力|铜梁|建设…
    for m in _groups(allowed).finditer(view.text, begin, end):
        if all(x.rule == "people/byline" for _, x in view.mentions(m.start(), m.end(), allowed)):
            continue  # (记者 雷娜)6月21日,由…
        before, after = view.text[begin : m.start()], view.text[m.end() : m.end() + 1]
        if after and after == "的" and m.end() < end:
            continue
        if _DATELINE.match(view.text, m.end()):
            continue
        if _PREPOSITION.search(before) and m.start() != begin:
            continue
        if _OWNS.match(view.text, m.end(), end):
            continue  # 宏远集团旗下|凌岳轴承获评…: what the subsidiary does
        if after == "、" or (m.start() > begin and _GOVERNED.search(before)):
            continue
        if (
            re.match(rf"[^,。;:{_PERSON}]{{0,14}}{_PERSON}", view.text[m.end() : m.end() + 16])
            and allowed.find(_PERSON) < 0
        ):
            continue  # the office of a person: the organ is the speaker, not the subject
        if re.match(r"(?:相关|有关)?(?:负责人|发言人|人士)", view.text[m.end() : m.end() + 8]):
            continue
        return tuple(x for _, x in view.mentions(m.start(), m.end(), allowed))
    for m in _groups(allowed).finditer(view.text, begin, end):
        if _CAUSED.search(view.text[begin : m.start()]) and _BUILDS.match(view.text[m.end() : end]):
            return tuple(x for _, x in view.mentions(m.start(), m.end(), allowed))  # 引导|渝西地区|建设…,
    return ()


class SubjectFinder:
    """Finds subjects in one article, sentence after sentence in reading order."""

    def __init__(self, annotation: Annotation, views: list[View]) -> None:
        self.annotation = annotation
        self.views = views
        self.state = Discourse(annotation.article)
        self.plans = Plans(annotation.article, views)
        self.blocks = annotation.article.blocks
        self._area_home = any(m.kind == "deictic" and re.match(r"[我全本]市", m.text) for m in annotation.mentions)
        self.protagonist = _protagonist(annotation, views)
        for author in annotation.article.authors:
            owner = _owner_of_office(annotation, author.role, author.start)
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
        return m

    def enter(self, number: int) -> None:
        """Take note of sentence ``number`` before its facts are looked for."""
        view, state = self.views[number], self.state
        block = next((i for i, b in enumerate(self.blocks) if b.start <= view.start < b.end), -1)
        if block != state.paragraph:
            state.paragraph = block
            opens = self.annotation.article.text[view.start : view.start + 1]
            told = self._kind(view) == "body" and opens not in '“"'  # a new paragraph that does not go on quoting
            if state.speaker_until < 10**9 and (number > state.speaker_until or told):
                state.speaker, state.expert = None, False
        for m in _SPEECH.finditer(view.text):
            state.speaker = self._constituency(view.mention(m.start("org")))
            state.expert = (
                bool(_ADVICE.search(view.text[m.start("org") + 1 : m.end()])) or state.speaker.cls == "Institution"
            )
            state.speaker_until = number + 3
            if m.group("person") == _PERSON:
                state.speakers[view.mention(m.start("person")).text] = state.speaker
        for m in _SPEECH_BY_NAME.finditer(view.text):
            known = state.speakers.get(view.mention(m.start("person")).text)
            if known is not None:
                state.speaker, state.speaker_until = known, number + 3
                state.expert = known.cls == "Institution"

    def learn(self, number: int) -> None:
        """Remember the subjects of sentence ``number`` after its facts were found."""
        view = self.views[number]
        subject = clause_subject(view, 0, len(view.text), _ORG + _AREA)
        subject = tuple(m for m in subject if m.text not in ("全国", "我国"))
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
        bounds = [0, *(m.end() for m in _BOUNDARY.finditer(view.text, 0, begin))]
        for a, b in reversed(list(itertools.pairwise(bounds))):
            clause = view.text[a:b]
            if _SPEECH.search(clause) or re.search(
                r"(?:表示|介绍|说|认为|透露|指出|强调|(?<!公告)称|获悉|了解到?)[,:]?$", clause
            ):
                break
            subject = clause_subject(view, a, b, allowed)
            if subject:
                return subject
        return ()

    def find(self, number: int, at: int, allowed: str) -> tuple[Mention, ...]:
        """The subject of what symbol ``at`` of sentence ``number`` says; never empty unless nobody of class ``allowed`` can be meant."""
        view, state = self.views[number], self.state
        subject = self.printed(number, at, allowed)
        if subject:
            return subject
        scene = _SCENE.match(view.text, 0, at)
        if scene is not None and view.text[scene.start("place")] in allowed:
            return tuple(x for _, x in view.mentions(*scene.span("place"), allowed))
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


def _protagonist(annotation: Annotation, views: list[View]) -> Mention | None:
    """Whom the article is about: the organisation or area that is subject and is named most, title and lead first."""
    score: dict[str, float] = {}
    first: dict[str, Mention] = {}
    titles = {(b.start, b.end) for b in annotation.article.blocks if b.kind in ("title", "lead-in", "subtitle")}
    for n, view in enumerate(views):
        in_title = any(a <= view.start < b for a, b in titles)
        subject = clause_subject(view, 0, len(view.text), _ORG + _AREA)
        for m in subject:
            score[m.text] = score.get(m.text, 0.0) + (2.0 if in_title else 1.5 if n < 4 else 1.0)
        for i, c in enumerate(view.text):
            if c in _ORG + _AREA:
                m = view.mention(i)
                if m.kind == "name":
                    first.setdefault(m.text, m)
                    score[m.text] = score.get(m.text, 0.0) + 0.4
    named = {t: s for t, s in score.items() if t in first and first[t].cls != "GovernmentAgency"}
    if not named:
        return None
    best = min(named, key=lambda t: (-named[t], first[t].start))
    return first[best] if named[best] >= 2.0 else None


def _owner_of_office(annotation: Annotation, role: str, at: int) -> Mention | None:
    """The area or body that the office printed before a name belongs to."""
    near = [
        m
        for m in annotation.mentions
        if m.end <= at and at - m.end <= 40 and m.cls in (*GROUPS["Area"], *GROUPS["Org"])
    ]
    return near[-1] if near else None
