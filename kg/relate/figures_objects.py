"""Owners that stand behind a figure or around it: what money builds, the fair that firms attend, who holds a stake."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Mention
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_modifiers import is_count
from kg.relate.figures_wording import FIGURE

_NAME = symbols("Any")
_SITES = symbols("Facility|Project|DevelopmentZone|InformationSystem|Institution")
_INVESTS = re.compile(r"利用|租用|占地|用地|投资|投入|斥资|出资|注资|耗资|追加")
_ACHIEVED = re.compile(r"完成(?!了?对)[^,。;:]{0,12}投资额?[^,。;:]{0,3}$")
"""完成公路水路投资820亿元 sums up what an area invested in all."""
_BUILDS = re.compile(r"建设|新建|打造|建成|兴建|扩建|投建|改建|合建|共建|修建|建(?!筑|议)|用于|布局|实施")
_BY = re.compile(r"由[^,。;]{1,24}$")
"""由某集团出资|建设: who builds it, not what is built."""
_ITS_OWN = re.compile(rf"[{symbols('Project|Facility')}](?:的?(?:计划|预计))?(?:总|计划)投资额?[约近达为超逾]{{0,2}}$")
"""项目总投资|8.6亿元: whose investment it is stands before it."""
_NOT_BUILT = re.compile(r"搬进|迁入|收购|完成|产值")
_AT_PLACE = re.compile(r"(?:在|于|位于|依托)$")
_OF_TEXT = re.compile(
    rf"[^,。;、的{FIGURE}{_NAME}]{{1,6}}的([{symbols('Document|Programme|InformationSystem')}])(?![{_NAME}]|的)"
)
_OF_SITE = re.compile(rf"的[^,。;、{FIGURE}]{{0,14}}?([{_SITES}])(?![{_NAME}]|的)")
_TAKES_PART = re.compile(
    r"发起成立|联合成立|共同成立|参加|参与|亮相|参展|出席|到场|成为|入驻|到|赴|入选|加入|走进|来到|走访|落户"
)
_COMES = re.compile(r"到|赴|走进|来到")
_TAKEN_PART_IN = re.compile(
    rf"(?:了|在)?[^,。;{_NAME}]{{0,6}}([{symbols('Event|Programme|Association|DevelopmentZone|AdministrativeArea|Facility')}])"
)
_ON_THE_DAY = re.compile(r"活动(?:当天|现场|中|期间)|(?:会|仪式|论坛)上")
_KIND_OF_EVENT = re.compile(r"活动(?=当天|现场|中|期间)|(?:仪式|论坛|大会|会)(?=上)")
_CEREMONIAL = re.compile(r"现场|到场|活动|会上|仪式|参加|[本此]次[^,。]{0,4}(?:签约|开工|竣工)")
_OTHERS = re.compile(r"(?:其余|剩余|另外|余下)(?:的)?(?:近|约)?$")
_REST = re.compile(
    rf"的?(?:股[权份])?(?:仍|则|均)*(?:由|归|在)(?P<who>[{symbols('Company|Person|GovernmentAgency|Institution|AdministrativeArea')}])(?:等)?(?:持有|所有|手)"
)
"""Who keeps the rest of the shares: 其余19%仍在某国投手里."""
_STAKE = re.compile(r"的?(股权|股份|股)")


def invested(view: View, at: int, left: str) -> Mention | None:
    """What money is put into or a measure describes: 投资22亿元建设预制菜产业园, 总投资32亿元的测试基地项目.

    ``left`` holds the words of the clause before the figure at symbol ``at``.
    """
    text = view.text
    end = next((j for j in range(at + 1, len(text)) if text[j] in "。;" or text[j] == SYMBOL["money"]), len(text))
    of_text = _OF_TEXT.match(text, at + 1, end)
    if of_text and is_count(view.items[at][2]):
        return view.mention(of_text.start(1))
    if text[at + 1 : at + 2] == "的":
        of_site = _OF_SITE.match(text, at + 1, end)
        return view.mention(of_site.start(1)) if of_site else None
    if not _INVESTS.search(left) or _ACHIEVED.search(left) or _ITS_OWN.search(left):
        return None
    for j, mention in view.mentions(at + 1, min(end, at + 120), _SITES):
        if _AT_PLACE.search(text[max(0, j - 2) : j]) or text[j + 1 : j + 2] == "的":
            continue
        gap = text[at + 1 : j]
        builds = next(reversed([*_BUILDS.finditer(gap)]), None)
        if builds is not None and (_BY.search(gap[: builds.start()]) or "," in gap[builds.end() :]):
            builds = None
        if not _NOT_BUILT.search(gap) and (builds is not None or mention.text.startswith(("建设", "新建"))):
            return mention
    return None


def participants(view: View, at: int) -> Mention | None:
    """The event, body or place that those counted take part in or move to: 8家企业亮相博览会."""
    text = view.text
    end = next(
        (j for j in range(at + 1, min(len(text), at + 42)) if text[j] in "。;" or text[j] in FIGURE),
        min(len(text), at + 42),
    )
    comma = text.find(",", at + 1, end)
    verb = _TAKES_PART.search(text, at + 1, comma if comma >= 0 else end)
    if verb is None:
        return None
    stop = next(
        (j for j in range(verb.end(), min(end, verb.end() + 24)) if text[j] in ",;。"), min(len(text), verb.end() + 24)
    )
    m = _TAKEN_PART_IN.match(text, verb.end(), stop)
    if m is None:
        return None
    if text[m.start(1) - 1] in "、和" or text[m.end(1) : m.end(1) + 1] in ("、", "和", "等"):
        return None  # 组织42家企业参加广交会、工博会等展会: at no one of them
    target = view.mention(m.start(1))
    return target if target.cls != "AdministrativeArea" or _COMES.match(verb.group()) else None


def ceremony(view: View, begin: int, at: int, mentions: Iterable[Mention]) -> Mention | None:
    """The event at which things were signed or people met, where the words say that it happened there.

    ``mentions`` are the article's; the event may have been named before the sentence.
    """
    text = view.text
    near = text[begin:at] + text[at + 1 : at + 12]
    people = _ON_THE_DAY.search(text, 0, at) is not None and re.search(r"[人名位家户]", near) is not None
    if not people and not _CEREMONIAL.search(near):
        return None
    here = next((view.mention(j) for j in range(at - 1, -1, -1) if text[j] == SYMBOL["Event"]), None)
    if here is not None:
        return here
    if not people and "本次" not in near and "此次" not in near:
        return None
    named = [m for m in mentions if m.kind == "name" and m.cls == "Event" and m.start < view.start]
    kind = _KIND_OF_EVENT.search(text, 0, at + 1)
    alike = [m for m in named if kind and kind.group() in m.text]
    return (alike or named)[-1] if named else None


def holder_of_stake(view: View, begin: int, at: int) -> tuple[Mention, str] | None:
    """The company whose shares a percentage is (收购…65%股权), or who holds it (持有…20%的股份), and the word for them."""
    text = view.text
    rest = _REST.match(text, at + 1) if _OTHERS.search(text[begin:at]) else None
    if rest:
        return view.mention(rest.start("who")), "持股比例"
    m = _STAKE.match(text, at + 1)
    if m is None:
        return None
    held = view.mentions(begin, at, SYMBOL["Company"])
    if text[at - 1] == "其" and len(named := view.mentions(0, at, SYMBOL["Company"])) > 1:
        held = named[:1]  # 甲公司公告,由乙公司受让|其24.9%股份
    if not held:
        return None
    word = "股份" if m.group(1) == "股" else m.group(1)
    verb = re.search(r"持有(?!的)|持(?!续|有)", text[begin:at])
    if verb is None:
        return held[-1][1], word
    holders = view.mentions(
        begin, begin + verb.start(), symbols("Company|Person|GovernmentAgency|Institution|AdministrativeArea")
    )
    if not holders and "后者" in text[begin:at]:
        holders = view.mentions(0, begin, symbols("Company|Person"))
    return (holders[-1][1], word) if holders else None


__all__ = ["ceremony", "holder_of_stake", "invested", "participants"]
