"""Relations of people that print and place show, with no verb: bylines, offices printed alone, speakers at an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Annotation, Mention, RelationMention
from kg.patterns import quick
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.tense import status as tense

AREA = "AdministrativeArea"


def byline_relations(annotation: Annotation) -> Iterator[RelationMention]:
    """Journalists and photographers: who holds which office at which medium."""
    article = annotation.article
    by_place = {(m.start, m.end): m for m in (*annotation.mentions, *annotation.nested)}
    media = [m for m in annotation.mentions if m.cls == "Media"]
    for author in article.authors:
        if article.kind == "speech" or not author.role or author.start < 0:
            continue
        person = by_place.get((author.start, author.end))
        if person is None or person.cls != "Person":
            continue
        block = next((b for b in article.blocks if b.start <= author.start < b.end), None)
        start, end = (block.start, block.end) if block else (author.start, author.end)
        if end - start > 120:
            start, end = next(
                ((a, b) for a, b in annotation.sentences if a <= author.start < b), (author.start, author.end)
            )
        medium = author.medium or article.media
        if not medium:
            continue
        near = [m for m in media if _same_medium(m.text, medium)]
        target = min(near, key=lambda m: abs(m.start - author.start), default=None)
        if target is None:
            target = Mention(author.start, author.start, "Media", medium, "implied", "structure/byline")
        yield RelationMention(person, "holdsPosition", target, start, end, "structure/byline", role=author.role)


def _same_medium(a: str, b: str) -> bool:
    return a == b or a.endswith(b) or b.endswith(a)


def list_relations(annotation: Annotation) -> Iterator[RelationMention]:
    """Who stands in a printed list has won what its title names, and is where the title says: 川渝不夜地标(重庆)."""
    article = annotation.article
    items = [b for b in article.blocks if b.kind == "item"]
    if article.kind != "list" or not items:
        return
    award = next((m for m in annotation.mentions if m.cls == "Award" and m.end <= items[0].start), None)
    place = next(
        (
            m
            for m in annotation.mentions
            if m.cls == AREA and m.end <= items[0].start and article.text[m.start - 1 : m.start] in ("(", "（")
        ),
        None,
    )
    spans = {(b.start, b.end) for b in items}
    for m in annotation.mentions:
        if (m.start, m.end) in spans and m.cls not in (AREA, "Award"):
            if award is not None:
                yield RelationMention(m, "awarded", award, m.start, m.end, "structure/list")
            if place is not None and m.cls == "Facility":
                yield RelationMention(m, "locatedIn", place, m.start, m.end, "structure/list")


_SPOKEN_AT = re.compile(r"[上中](?:作?的)?(?:主旨|开幕|闭幕)?(?:致辞|致词|讲话|演讲|发言|报告|答辞)")


def speech_relations(annotation: Annotation) -> Iterator[RelationMention]:
    """Who gave the speech that is printed, where its title says at which event: ——在…恳谈会上的致辞."""
    article = annotation.article
    if article.kind != "speech":
        return
    titles = [b for b in article.blocks if b.kind in ("title", "subtitle", "lead-in")]
    for m in annotation.mentions:
        block = next((b for b in titles if b.start <= m.start < b.end), None)
        if m.cls != "Event" or m.kind != "name" or block is None or not _SPOKEN_AT.match(article.text, m.end):
            continue
        for author in article.authors:
            person = next((x for x in annotation.mentions if x.cls == "Person" and x.start == author.start), None)
            if person is not None:
                yield RelationMention(person, "participatesIn", m, block.start, block.end, "structure/speech")


_PRESS = re.compile(r"发布会|通气会|推介会")
_GATHERING = re.compile(r"会$|会议$|仪式$|论坛$|峰会$|活动$|赛$|周$|节$|展$|典礼$|沙龙$|路演$|马拉松$")


def attendance_relations(annotation: Annotation, views: list[View]) -> Iterator[RelationMention]:
    """Who speaks right after an event was named was there, and who is said to host holds it.

    通报 and 介绍 show it at a press conference, 致辞 and reports anywhere.
    """
    event: Mention | None = None
    since = 0
    for number, view in enumerate(views):
        for row in _ATTENDS.finditer(view.text):
            state = tense(view.text[: row.end("row")])
            if state is None:
                continue
            there = view.mention(row.start("event"))
            for _, guest in view.mentions(*row.span("row"), SYMBOL["Person"]):
                yield RelationMention(
                    guest, "participatesIn", there, view.start, view.end, "structure/guests", status=state
                )
        named = [x for _, _, x in view.items if isinstance(x, Mention) and x.cls == "Event" and x.kind == "name"]
        if event is not None and any(
            isinstance(x, Mention) and x.cls == "Event" and x.kind == "deictic" for _, _, x in view.items
        ):
            since = number  # 会上, …
        if event is not None and number - since <= 4:
            for m in () if named else _HOSTED.finditer(view.text):
                for _, body in (
                    x for part in ("row", "then", "named", "called") for x in view.mentions(*m.span(part), _BODIES)
                ):
                    yield RelationMention(body, "organizes", event, view.start, view.end, "structure/hosted-by")
            for m in _SPEAKERS.finditer(view.text):
                for _, body in view.mentions(*m.span("row"), _BODIES):
                    yield RelationMention(body, "participatesIn", event, view.start, view.end, "structure/speaks-at")
        running = event if event is not None and number - since <= 4 else None
        for m in _SPEAKS_AT.finditer(view.text):
            at = (_held_before(view, m.start()) or running) if named else running
            if m["there"] and not named and event is not None and number - since <= 12:
                at = event
            if at is not None and (m["there"] or m["verb"] not in ("介绍", "通报", "发布") or _PRESS.search(at.text)):
                person = view.mention(m.start("person"))
                yield RelationMention(person, "participatesIn", at, view.start, view.end, "structure/speaks-at")
        for m in _PRESENT.finditer(view.text):
            at = _held_before(view, m.start()) if named else running
            state = tense(view.text[: m.end()]) if at is not None else None
            if at is None or state is None or ("列席" in m[0] and _FAIR.search(at.text)):
                continue
            who = "row" if m["row"] else "bodies"
            guests = view.mentions(*m.span(who), SYMBOL["Person"] if who == "row" else _BODIES)
            for _, guest in guests[:-1] if m["tail"] else guests:  # …协会、蚌埠|义工团等: no town
                yield RelationMention(
                    guest, "participatesIn", at, view.start, view.end, "structure/guests", status=state
                )
        here = next((b for b in annotation.article.blocks if b.start <= view.start < b.end), None)
        in_block = running is not None and here is not None and here.start <= running.start < here.end
        yield from _take_part(view, event if not named and number - since <= 6 else None)
        if running is not None and in_block and not named and number - since <= 2 and _TALK.search(running.text):
            for m in _TALKS.finditer(view.text):
                person = view.mention(m.start("person"))
                yield RelationMention(person, "participatesIn", running, view.start, view.end, "structure/talks-at")
        held = [x for x in named if _GATHERING.search(x.text)]
        if held:
            event, since = held[-1], number


def _held_before(view: View, at: int) -> Mention | None:
    """The gathering that the sentence names last before symbol ``at``: 论坛在绵阳举行,|副市长…出席."""
    before = [x for _, _, x in view.items[:at] if isinstance(x, Mention) and x.cls == "Event"]
    return before[-1] if before and before[-1].kind == "name" and _GATHERING.search(before[-1].text) else None


_FAIR = re.compile(r"[博展览]会$")
_BODIES = symbols("Org|Area")
_SPEAKERS = re.compile(
    rf"(?P<row>[{_BODIES}](?:(?:、|和|与|及)[{_BODIES}])*)(?:等)?(?:[两三四五六七八]?[市国地省县区校家院])?(?:(?:主要|有关|相关)?负责人)?(?:分别|先后|依次)?作(?:了)?[^,。;]{{0,8}}(?:发言|汇报|报告)"
)
_ROW = rf"[{_BODIES}](?:(?:、|和|与|及|,)[{_BODIES}])*"
_OCCASION = r"(?:展会|大会|会议|活动|论坛|赛事|比赛|大赛|盛会|盛事|展览|峰会|仪式|博览会|节庆)"
"""What a gathering named before is called: 这场由…主办的|展会."""
_HOSTED = re.compile(
    rf"由(?P<row>{_ROW})(?:等)?(?:共同|联合)?(?:主办|承办)"
    rf"(?:[,、]由?(?P<then>{_ROW})(?:共同|联合|具体)?(?:主办|承办|协办))?(?=的?{_OCCASION}|[,。;、]|$)"
    rf"|(?:主办|承办|协办|举办|组织|指导|支持)(?:单位|方|机构)(?:分别|均|还)?(?:为|是|有|包括|:)+(?P<named>[{_BODIES}](?:(?:、|和|与|及)[{_BODIES}])*)"
    rf"|(?:主办|承办|协办|举办|组织)(?:单位|方)(?P<called>[{_BODIES}](?:(?:、|和|与|及)[{_BODIES}])*)"
)
"""Who holds the event said before: 由…主办, 协办单位:…."""
_ATTENDS = quick(
    rf"(?P<row>{SYMBOL['Person']}(?:[、和及与][^,。;:]{{0,24}}?{SYMBOL['Person']})+)(?:等)?(?:共同|一同)?(?:出席|参加|见证)了?[^,。;:{SYMBOL['Event']}]{{0,8}}(?P<event>{SYMBOL['Event']})"
)
"""Guests in a row, each with an office: 省长周某、院士欧某出席大会."""
_PRESENT = quick(
    rf"(?P<row>{SYMBOL['Person']}(?:[、和及与][^,。;:]{{0,24}}?{SYMBOL['Person']})*)(?:等)?(?:共同|一同|分别|应邀|已是第[一二三四五六七八九十\d]+次|第[一二三四五六七八九十\d]+次|首次|再次|专程)*(?:出席|参加|主持|列席|到场|到会|与会|莅临|参展|参会|作了?[^,。;]{{0,6}}(?:通报|解读|说明)|答记者问)(?:会议|大会|活动|仪式|论坛)?"
    r"(?:并(?:答记者问|讲话|致辞|授牌|揭牌|推介|(?:作|宣布|见证)[^,。;]{0,10})|答问|答疑|解读|祝贺|助阵|授课|讲课|指导|点评|观摩|作了?[^,。;]{1,8})?(?=[,。;:])"
    rf"|(?P<bodies>[{_BODIES}](?:(?:、|和|与|及)[{_BODIES}])*)(?P<tail>[^,。;、{_BODIES}]{{2,6}}(?=等))?(?:等{SYMBOL['quantity']}?[^,。;]{{0,6}})?(?:[两三四][市国地省县区校家])?"
    r"(?:(?:[已也均都将]|首次|再次|分别|确认|应邀|受邀|代表|主要|有关|相关|负责人|领导)*(?:参展|参会|参赛|与会|到会|到场|出席|观摩)(?=[,。;])"
    r"|(?:[已也均都将]|首次|再次|分别|应邀|受邀)*(?:组团|抱团|组队|派员|派队|派团|派代表|派人)(?:亮相|参展|参会|参赛|参加|出席|到会|到场|观摩))"
)
"""Who is said to be there, the event said before: 市长蔺志远主持会议, …等18家企业组团亮相, 两所大学均派员出席."""
_SPEAKS_AT = quick(
    rf"(?P<person>{SYMBOL['Person']})(?:(?P<there>在(?:本[次届]|此次)?大?会上)(?=说|表示|解读|强调|透露|宣布|指出|回应|讲话|推介|发言|介绍|作|致辞|通报|发布)|在致辞中)?(?P<verb>(?<=会上)(?:说|表示|解读|强调|透露|宣布|指出|回应|讲话|推介|发言)|介绍|通报|发布|致辞|作了?(?:题为|主旨|专题|交流|表态)?[^,。;]{{0,20}}?(?:报告|发言|演讲))"
)


_GUESTS = symbols("Company|Institution|Association|Person|Product|AdministrativeArea")
_GUEST_ROW = rf"(?P<who>[{_GUESTS}](?:(?:、|和|与|及|以及)[{_GUESTS}])*)(?P<who_tail>[^,。;、的]{{2,6}}(?=等))?(?:等)?(?:的?{SYMBOL['quantity']}[^,。;]{{0,8}}|的?(?:企业|单位|选手|代表队|代表团|展团|队))?"
_HOW = r"(?:[也均都则还将已]|在(?:本[次届]|此次|这次)?[大展盛]?会上|头一[回次]|第一次|首次|再次|分别|应邀|现场|率先|当场|一举|集中|同台|先后|依次|[携凭以靠用派][^,。;]{0,12})*?"
_SHOWS = re.compile(
    rf"{_GUEST_ROW}{_HOW}(?:带来|展示|展出|亮出|端出|捧出|亮相|推介|路演|演示|首发|登台|参展|参赛|报了?名|斩获|有斩获|满载而归)|{_GUEST_ROW.replace('who', 'stand')}的?(?:展台|展位|摊位|展区|展柜)"
)
"""Who shows something, where a fair was named before: 甲带来新品, 乙的展台前."""
_WINS = re.compile(
    rf"{_GUEST_ROW}{_HOW}(?:夺得|夺冠|夺魁|摘得|捧得|捧回|捧走|问鼎|折桂|胜出|险胜|战胜|击败|晋级|分获|获得?[^,。;]{{0,8}}(?:第[一二三]|[金银铜]奖|冠军|亚军|季军|[一二三特]等奖))"
)
"""Who wins, where a contest was named before."""
_OF_FAIR = re.compile(r"(?:[展洽博交览推介对接]会|大会|展|节|周|论坛)$")
_HAS_PRIZES = re.compile(rf"(?:赛|马拉松|杯|运动会)$|{_OF_FAIR.pattern}")


_TALK = re.compile(
    r"(?:发布|说明|座谈|恳谈|听证|对话|分享|研讨|交流|年|大|推介|对接|通气|议事|见面|业绩)会$|论坛$|沙龙$|峰会$|圆桌会$"
)
_TALKS = re.compile(
    rf"(?P<person>{SYMBOL['Person']})(?:也|则|还|却|当场|随后|接着|坦率地|补充)*(?:说|表示|建议|认为|指出|直言|坦言|呼吁|提出|解释|回应|透露|强调|谈到|发问|提问|分享|解读|通报|算了一笔账)(?![服法])"
)
"""Who speaks in the paragraph that names a meeting held for talk, right behind it."""


def _take_part(view: View, running: Mention | None) -> Iterator[RelationMention]:
    """Who shows or wins something at the fair or contest named before, in the sentence or in front of it."""
    named = [(i, x) for i, (_, _, x) in enumerate(view.items) if isinstance(x, Mention) and x.cls == "Event"]
    if running is None and not named:
        return
    for kind, pattern in ((_OF_FAIR, _SHOWS), (_HAS_PRIZES, _WINS)):
        for m in pattern.finditer(view.text):
            before = [x for i, x in named if i < m.start()]
            event = before[-1] if before else None if named else running
            if event is None or (event.kind == "name" and not kind.search(event.text)):
                continue
            if (state := tense(view.text[: m.end()])) is None:
                continue
            row = "stand" if m.groupdict().get("stand") else "who"
            guests = view.mentions(*m.span(row), _GUESTS)
            for _, guest in guests[:-1] if m[f"{row}_tail"] else guests:
                if guest.kind == "name":
                    yield RelationMention(
                        guest, "participatesIn", event, view.start, view.end, "structure/takes-part", status=state
                    )
