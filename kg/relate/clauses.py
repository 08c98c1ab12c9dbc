"""Clauses of a sentence, and the subject that one prints."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import SYMBOL, View, symbols

_ORG = symbols("Org|Project|Facility")
_PERSON = SYMBOL["Person"]
BOUNDARY = re.compile(r"[,;:。!?——]")
_PREPOSITION = re.compile(
    r"(?:在|于|向|对|从|把|将|被|为|以|至|到|经|据|按照|围绕|通过|依托|位于|来自|占|居|列|直达|直通|出口|销往|发往|运往|远销|走向|比|较|面向|针对|随着|除|除了|给|由|与|和|同|跟|携手|联合|支持|引导|推动|组织|鼓励|赴|驻|距|距离|离|靠近|紧邻|包括|含|有|是|成为|作为|等)$"
)
_GOVERNED = re.compile(
    r"(?:实施|推进|启动|供应|开展|推行|落实|深化|构建|打造|建立|健全|完善|建设|突出|推出|推广|探索|发布|出台|印发|制定|创建|运用|强化|升级|做好|聚焦|发展|培育|壮大|布局|瞄准|抢占|深耕|举办|主办|召开|举行|参加|出席|走进|生产|"
    r"研发|投资|引进|收购|整合|合并|重组|成立|设立|组建|签约|运营|开通|开行|获得|荣获|获评|入选|服务|看中|接入|抢抓|拥有|集聚|聚集|锚定|加大|加快|作为|扩大|搭建|上线|融入|带动|持有|访问|考察)(?:了|的|起|出)?(?:(?:全资|控股)?(?:子|分|合资)公司)?(?:[^,。;:、]{2,8}、)*$"
)
_DATELINE = re.compile(rf"{SYMBOL['date']}(?:电|讯|消息)")


def clause_start(view: View, at: int) -> int:
    """The symbol at which the clause around ``at`` begins."""
    begin = 0
    for m in BOUNDARY.finditer(view.text, 0, at):
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
_BODY = symbols("Body")
_AREA = symbols("Area")
_OF_ANOTHER = re.compile(
    rf"[^,。;:的{_ORG}]{{0,8}}(?:创办|创立|成立|设立|控股|组建|发起|投资|建设|运营|承建|兴建|建成|投建|打造|引进|培育|主办|经营|管理|参股|出资)的[^,。;:{_ORG}]{{0,12}}[{_ORG}]"
)
"""Behind a name: it only tells whose work the next one is."""
_CAUSED = re.compile(r"(?:为|助力|推动|引导|支持|促进|鼓励|帮助|带动|围绕|助推|服务|使|让)$")
FROM_THERE = re.compile(
    rf"[\u4e00-\u9fff]{{0,8}}(?:企业|公司|巨头|厂商|品牌|大厂|龙头|财团|车企|药企|商人|基金|客商)[{symbols('Org|Person')}]"
)
"""Behind an area: it only tells where the firm is from (丹麦|酶制剂企业诺维森)."""
_BUILDS = re.compile(r"(?:加快|全力|积极|大力|着力|持续)*(?:建设|打造|发展|培育|壮大|布局|实施|构建|推进)")
_ADVERBS = re.compile(r"(?:加快|全力|积极|大力|着力|持续|深入|共同|合力|进一步|奋力|率先|将|正)*")

_OF_A_PERSON = re.compile(rf"[^,。;:由被{_PERSON}]{{0,14}}{_PERSON}")
_SPEAKER = re.compile(r"(?:相关|有关)?(?:负责人|发言人|人士)")


def clause_subject(view: View, begin: int, end: int, allowed: str) -> tuple[Mention, ...]:
    """The printed subject among symbols ``[begin, end)`` of one clause; empty where it has none."""
    groups = list(_groups(allowed).finditer(view.text, begin, end))
    for m in groups:
        if _CAUSED.search(view.text[begin : m.start()]) and _ADVERBS.fullmatch(view.text[m.end() : end]):
            return tuple(x for _, x in view.mentions(m.start(), m.end(), allowed))  # 助力|铜梁|建设…
    for m in groups:
        if all(x.rule == "people/byline" for _, x in view.mentions(m.start(), m.end(), allowed)):
            continue  # (记者 雷娜)6月21日,由…
        before, after = view.text[begin : m.start()], view.text[m.end() : m.end() + 1]
        if after and after == "的" and m.end() < end:
            continue
        if _DATELINE.match(view.text, m.end()):
            continue
        if _PREPOSITION.search(before) and m.start() != begin:
            continue
        if after in _BODY and after and m.end() < end and view.text[m.end() - 1] in _AREA:
            continue  # 该县|南京金智创投…: where the firm is
        if view.text[m.end() - 1] in _AREA and FROM_THERE.match(view.text, m.end(), end):
            continue
        if _OF_ANOTHER.match(view.text, m.end(), end):
            continue  # 宏远集团创办的|凌岳轴承投资…: what the other does
        if _OWNS.match(view.text, m.end(), end):
            continue  # 宏远集团旗下|凌岳轴承获评…: what the subsidiary does
        if after == "、" or (m.start() > begin and _GOVERNED.search(before)):
            continue
        if _PERSON not in allowed and _OF_A_PERSON.match(view.text[m.end() : m.end() + 16]):
            continue  # the office of a person: the organ is the speaker, not the subject
        if _SPEAKER.match(view.text[m.end() : m.end() + 8]):
            continue
        return tuple(x for _, x in view.mentions(m.start(), m.end(), allowed))
    for m in groups:
        if _CAUSED.search(view.text[begin : m.start()]) and _BUILDS.match(view.text[m.end() : end]):
            return tuple(x for _, x in view.mentions(m.start(), m.end(), allowed))  # 引导|渝西地区|建设…,
    return ()


def owner_in_front(view: View, begin: int, allowed: str) -> tuple[Mention, ...]:
    """The body whose something a clause begins with, where nobody else acts: 江南大学的|教练南下,与…合练."""
    c = view.text[begin : begin + 2]
    return (view.mention(begin),) if c[:1] in _BODY and c[:1] in allowed and c[1:] == "的" else ()


_ACTOR = symbols("Org|Area|Project|Facility")
_NAMED = re.compile(rf"[{_ACTOR}{_PERSON}]")
_OPENS = re.compile(
    rf"(?:{SYMBOL['date']}|,|近年来|目前|同时|今年|去年)*(?P<who>[{_ACTOR}])(?:[还也已正将拟在以把加深大持率积不着推实开出创打建全通聚发坚]|{SYMBOL['date']})"
)


def led_up_to(view: View, at: int, allowed: str) -> tuple[Mention, ...]:
    """Who opens the clause behind that of symbol ``at``, where the sentence has named nobody before: 为加快发展首发经济,|上海还将…."""
    comma = BOUNDARY.search(view.text, at)
    if comma is None or comma.group() != "," or _NAMED.search(view.text, 0, at):
        return ()
    opens = _OPENS.match(view.text, comma.end())
    if opens is None or view.text[opens.start("who")] not in allowed:
        return ()
    return tuple(x for _, x in view.mentions(*opens.span("who"), allowed))
