"""Organisations by a slot that nothing else can fill, in sentences that sign: whatever they are called.

::

    今日集房称正式与日本新丰公司签署合同       明江与凌岳集团战略合作签约仪式      华岳、晟云科达等企业
    ├ head ─┤        └ a known party           ├ title ┤ └ member, before a known one

``kg.recognise.parties`` asks that a trade stands in the name; here the slot alone decides, so that
one side must be known, and what may be a person or a plain noun is left out.
"""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.people import is_personal
from kg.recognise.phrases import tokens_before

ORGS = ("Company", "Institution", "GovernmentAgency", "Association")
_X = r"(?P<x>[\u4e00-\u9fffA-Za-z·]{2,8}?)"
_DAY = r"(?:\d{1,4}[年月](?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}日|日前|近日|昨日|今日|当日|当天|此前|随后)"
_OPEN = rf"(?:^|[。,;:!?\n】])(?:{_DAY}(?:[早晚]间|上午|下午|晚)?,?)?"
_SAYS = rf"(?:已|将|拟|即|便|还|又|也|再次|正式|宣布|称|表示|透露|分别|{_DAY})*"
_SAYS_SO = re.compile("宣布|称|表示|透露")
_WITH = r"(?:与|和|同(?![时意样])|携手)"
_HEADS = (
    re.compile(rf"{_OPEN}{_X}(?={_SAYS}{_WITH})(?P<gap>{_SAYS}){_WITH}"),
    re.compile(rf"{_OPEN}{_X}(?:发布|推出|上线|举办|举行|召开|启动)了?[^。;,]{{1,24}},(?:并|且|又)?{_SAYS}{_WITH}"),
)
"""The head of a clause, in front of 与 and a known party."""
_TITLE = re.compile(
    rf"(?:^|[。,;:!?\n]|举行|举办|出席|参加|见证){_X}{_WITH}(?P<y>[\u4e00-\u9fffA-Za-z·]{{2,8}}?)(?=(?:全面|深化|全方位|首批|项目|战略|合作|框架|协议|集中)+签约)"
)
_LATIN = re.compile(
    rf"{_WITH}(?P<x>[A-Z][A-Za-z.&]*(?: ?[A-Z][A-Za-z.&]*){{0,5}})(?=[^A-Za-z,。;]{{0,8}}(?:签署|签订|签约|订立|达成))"
)
_AREAL = re.compile(rf"{_WITH}{_X}(?=(?:正式|联合|共同|成功|顺利|再次|分别|集中)*(?:签约|签署|签订|订立))")
_PAYS = re.compile(
    rf"{_OPEN}{_X}(?:需要?|应当?|须|将|已)?向(?P<y>[\u4e00-\u9fffA-Za-z·]{{2,8}}?)(?=支付|付款|交付|退还)"
)
_STATE = re.compile(r"(?<=[与和同、])(?P<x>[\u4e00-\u9fff]{1,8}?政府)(?=[^,。;]{0,24}?(?:签|达成))")
_BEFORE = re.compile(r"(?:[,。;:、与和同]|^)(?P<x>[\u4e00-\u9fffA-Za-z]{2,6})、$")
_FUNCTION = re.compile(
    r"[未没不的了在是将已被把和与同等或及向从对由为以于这那其我你他她年月日们者]|一家|[两三四多各双]方"
)
_OFFICE = re.compile(
    r"[局市省区县镇部院校行所会馆厂社村州处科厅司站队组]长|书记|主任|主席|总裁|经理|董事|委员|秘书|总理|总统|大使|教授|院士"
)
_KIND = re.compile(
    r"^公司|公司$|集团$|实控人|控制人|委托|企业|政府|机构|部门|单位|高校|院校|学校|医院$|银行$|协会$|媒体|市场|行业|产业|领域|项目|协议|合同|合作|战略|平台|系统|客户|商户|用户|农户|农民|村民|居民|投资|股东|记者|代表|球员|选手|球队|艺人|"
    r"演员|作者|作家|专家|学者|院士|嘉宾|人员|人士|人才|负责人|员工|团队|国家|地区|城市|省份|市县|区县|街道|乡镇|全国|全省|全市|我国|国内|国外|海外|双方|三方|各方|上述|相关|有关|多家|其中|此外|目前|同时|会上|期间|现场|仪式|活动|大会|会议|论坛|"
    r"签|人$|员$|[专作画商厂玩买卖行]家$|户$|队$|明星|球星|首批|首次|本次|此次|这次|公告|消息|方面|线上|线下|上线|首日|今年|去年|明年|通过|进行|推进|推动|开展|促进|加强|完成|助力|支持|参与|提供|实现|围绕|聚焦"
)


def recognise_signatories(draft: Draft, sure: bytearray, begin: int, end: int, known: set[tuple[int, int]]) -> None:
    """Propose who signs in the sentence ``[begin, end)``.

    ``sure`` marks where a sure name stands, ``known`` tells the organisations of the sentence.
    """
    text = draft.text
    starts = {at for at, _ in known}
    for head in _HEADS:
        for m in head.finditer(text, begin, end):
            told = _SAYS_SO.search(m.groupdict().get("gap") or "") is not None
            if m.end() in starts and _fills(m["x"], told=told) and not _area_and_word(draft, *m.span("x")):
                _add(draft, sure, _day_in_name(draft, m.start("x")), m.end("x"), 1.2)
    for m in _TITLE.finditer(text, begin, end):
        for side, other in (("x", m.start("y") in starts), ("y", m.span("x") in known)):
            if other and not _plain(m[side]) and not _area_and_word(draft, *m.span(side)):
                _add(draft, sure, *m.span(side), 1.2)
    for m in _LATIN.finditer(text, begin, end):
        _add(draft, sure, *m.span("x"), 1.3)
    for m in _AREAL.finditer(text, begin, end):
        if _has_area(draft, *m.span("x")) and not _plain(m["x"]):
            _add(draft, sure, *m.span("x"), 1.3)
    for m in _PAYS.finditer(text, begin, end):
        if all(not pos(m[side]) and _fills(m[side], told=False) for side in ("x", "y")):
            _add(draft, sure, *m.span("x"), 1.2)
            _add(draft, sure, *m.span("y"), 1.2)
    for m in _STATE.finditer(text, begin, end):
        if _is_state(draft, *m.span("x")):
            draft.add(*m.span("x"), "GovernmentAgency", "parties/state", weight=1.4)
    walked: set[int] = set()
    for at in sorted(starts):
        while (member := _BEFORE.search(text, max(begin, at - 10), at)) is not None and _joins(member["x"]):
            at = member.start("x")
            if at in walked:
                break
            walked.add(at)
            _add(draft, sure, at, member.end("x"), 1.2)


def _add(draft: Draft, sure: bytearray, start: int, end: int, weight: float) -> None:
    district = draft.text[end - 1] in "省市区县州镇乡村旗" and end in draft.areas_to
    if not (district or any(sure[start:end]) or draft.in_value[end - 1]):
        cls = "Institution" if draft.text.endswith(("中心", "研究院"), start, end) else "Company"
        draft.add(start, end, cls, "parties/slot", weight=weight)


def _plain(name: str) -> bool:
    """Whether a string says what somebody is, or is no name at all."""
    known = gazetteer().get(name)
    return bool(
        _FUNCTION.search(name) or _KIND.search(name) or _OFFICE.search(name) or is_personal(name)
        or any(e.cls in ("AdministrativeArea", "Region", "Industry") for e in known)
    )  # fmt: skip


def _fills(name: str, *, told: bool) -> bool:
    """Whether a string may be a party; of ordinary words alone only where it announces something (``told``)."""
    if pos(name) or _plain(name):
        return False
    if told and len(name) > 3:
        return True
    tags = [(b - a, tag) for a, b, tag in tokens_before(name, len(name))]
    if any(width > 1 and tag in ("v", "d", "p", "c", "r", "u", "m", "f", "y", "q") for width, tag in tags):
        return False
    return any(width == 1 or not tag for width, tag in (tags if len(name) > 3 else tags[:-1] or tags))


def _is_state(draft: Draft, start: int, end: int) -> bool:
    """Whether a country stands in front of 政府: by its name, its abbreviation, or the first character of one named here."""
    name = draft.text[start : end - 2]
    if len(name) > 1:
        return any(e.kind == "country" or e.table == "countries" for e in gazetteer().get(name))
    return any(e.kind == "country" for e in gazetteer().abbreviations.get(name, ())) or any(
        c.cls == "AdministrativeArea" and draft.text[c.start] == name and c.end - c.start > 1 for c in draft.found
    )


def _joins(name: str) -> bool:
    """Whether a string may be a member of a list of parties."""
    return not pos(name) and not _plain(name)


def _day_in_name(draft: Draft, start: int) -> int:
    """Where a name begins that a day may open: 去年12月,|今日|集房, since the day is said already."""
    text = draft.text
    if text[start - 2 : start] in ("今日", "昨日") and text[start - 3 : start - 2] == "," and draft.in_value[start - 4]:
        return start - 2
    return start


def _area_and_word(draft: Draft, start: int, end: int) -> bool:
    """Whether an area opens the string and a word or another area follows: 浙江|宁波, 江苏|积极."""
    rests = [draft.text[c.end : end] for c in draft.areas_from.get(start, ()) if c.end < end]
    return any(pos(rest) or rest in gazetteer() for rest in rests)


def _has_area(draft: Draft, start: int, end: int) -> bool:
    """Whether an area opens the name (上海|中心) or, behind a brand that is no word, ends it (腾云|两江)."""
    closing = [c for c in draft.areas_to.get(end, ()) if c.start >= start + 2]
    if opening := [c for c in draft.areas_from.get(start, ()) if c.end <= end - 2]:
        return not any(c.start in {o.end for o in opening} for c in closing)  # 四川|宜宾
    return any(not pos(draft.text[start : c.start]) for c in closing)
