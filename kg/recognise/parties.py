"""Companies by their part in an agreement: names of words and a trade, which no form gives away.

::

    中大股份7月28日与平安证券正式签约        上海移动、上海电信与上海中心签约
                     ├ party ┤              ├ party ┤ ├ party ┤

平安, 首都 and 北京 are words and areas; who signs, or whom one signs with, is an organisation, so that the
trade behind them says a company.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.recognise.brands import TRADE
from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.signatories import ORGS, recognise_signatories

_SIGNS = re.compile(r"签约|签署|签订|签下|战略合作|合作协议|达成合作|合同")
_TRADES = rf"(?:{TRADE}|物业|人寿|财险|移动|电信|联通|精机|精工|网|卫视|置业|股份|体育|旅游|乐园|药房|化学|轴承|电缆|线缆|造船|船舶|车辆|照明)"
_HEAD = r"[\u4e00-\u9fffA-Za-z·]{2,6}?"
_PARTY = rf"(?P<x>{_HEAD}{_TRADES})"
_DAY = r"(?:\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|日前|近日|昨日|今日|当日|此前|随后)"
_SLOTS = (
    re.compile(
        rf"(?<=[与和同给])(?:国内|国际|全球|知名)*{_PARTY}(?=(?:集团)?(?:、|和|与|及|等|正式|于|在|就|已|将|{_DAY}|达成|签|举行|举办|共同|全面|深化|战略|的?合作|结为|,))"
    ),
    re.compile(rf"(?:^|[。,;:!?\n])(?:{_DAY},?)*{_PARTY}(?=(?:集团)?(?:{_DAY}|已|将|于|就|正式|分别|即|又|还|宣布)*(?:与|和|同|携手|签))"),
    re.compile(rf"(?<=、){_PARTY}(?=(?:三家|两家|已|将|正式|共同|联合|分别|于{_DAY}|签)[^,。;]{{0,16}}?签)"),
    re.compile(rf"(?:签约|拟|将)(?:增资|增持|入股|参股|收购){_PARTY}(?=[,。;至到\d])"),
    re.compile(rf"(?<=签[约署订]的){_PARTY}(?!行业|产业|企业|项目|公司|领域|市场|服务)"),
    re.compile(rf"(?<=对){_PARTY}(?=表[示达])"),
    re.compile(rf"(?:助力|支持|推动|帮助|促成){_PARTY}(?=与|和|同|签)"),
    re.compile(rf"(?:完成|推进|推动|促成){_PARTY}(?=(?:的)?(?:合同|协议)?(?:签署|签订|签约))"),
)  # fmt: skip
_MEMBER = re.compile(rf"(?:、|和|与|及){_PARTY}(?=、|和|与|及|等|已|将|于|签|共同|联合|在|,|三家|两家|\d)")
_CALLED = (
    re.compile(
        r"(?:知名|著名|领先的?|龙头)[^,。;、的与和]{0,8}?(?:集团|公司|企业|品牌|厂商)(?P<x>[\u4e00-\u9fffA-Za-z·]{2,6}?)(?=于|在|就|正式|达成|签|举行|宣布|共同)"
    ),
    re.compile(
        r"(?:子公司|孙公司|控股股东|大股东)(?P<x>[\u4e00-\u9fffA-Za-z·]{2,6}?)(?=(?:已|将|拟|近日|日前)?(?:与|和|同))"
    ),
)
"""What says that a company follows, whatever it is called."""
_PLAIN = re.compile(
    r"现代|智能|智慧|数字|绿色|高端|传统|先进|商业|国有|民营|外资|合资|大型|其他|本地|当地|国内|海外|国际|知名|上市|重点|龙头|公共|民用|通用|特色|新型|新能源|新材料|线上|线下|互联|跨境|冷链|农产|装备|"
    r"项目|协议|合同|框架|战略|合作|双方|三方|各方|企业|公司|集团|政府|市场|行业|产业|领域|方面|部门|单位|机构|技术|服务|产品|平台|系统|工程|投资者|签|会|全国|全省|全市|我[市区县省]|我国|中国$"
)
_INSIDE = re.compile(
    r"[的了在是将已被把和与同等或及向从对由为以于这那其我你他她年月日]|通过|进行|推进|推动|开展|发展|建设|促进|加强|完成|助力|支持|参与|提供|实现|围绕|聚焦"
)


def recognise_parties(draft: Draft) -> None:
    """Propose the parties of agreements that are called by words and their trade."""
    text = draft.text
    if not _SIGNS.search(text):
        return
    sure = bytearray(len(text) + 1)
    for c in draft.found:
        if (
            c.weight >= 1.0
            and c.rule != "companies/context"
            and c.cls not in ("AdministrativeArea", "Region", "Industry", "NaturalFeature")
        ):
            sure[c.start : c.end] = b"\x01" * (c.end - c.start)
    known = sorted((c for c in draft.found if c.cls in ORGS and c.kind == "name"), key=lambda c: c.start)
    starts = [c.start for c in known]
    for begin, end in draft.sentences:
        if not _SIGNS.search(text, begin, end):
            continue
        before = len(draft.found)
        for slot in _SLOTS:
            for m in slot.finditer(text, begin, end):
                _propose(draft, sure, *m.span("x"))
        inside = known[bisect_left(starts, begin) : bisect_left(starts, end)] + draft.found[before:]
        for at in sorted({c.end for c in inside if c.cls == "Company"}):
            while (member := _MEMBER.match(text, at)) and _propose(draft, sure, *member.span("x")):
                at = member.end()
        for called in _CALLED:
            for m in called.finditer(text, begin, end):
                if not (
                    pos(m["x"]) or _PLAIN.search(m["x"]) or _INSIDE.search(m["x"]) or any(sure[slice(*m.span("x"))])
                ):
                    draft.add(*m.span("x"), "Company", "parties/of-kind", weight=1.2)
        recognise_signatories(draft, sure, begin, end, {(c.start, c.end) for c in inside + draft.found[before:]})


def _propose(draft: Draft, sure: bytearray, start: int, end: int) -> bool:
    name = draft.text[start:end]
    head = re.sub(rf"{_TRADES}$", "", name)
    fits = (
        len(head) >= 2
        and not pos(name)
        and not _PLAIN.search(head)
        and not _INSIDE.search(name)
        and head[-1] not in "省市区县镇乡"
        and not re.fullmatch(_TRADES, head)
        and not any(e.cls == "Industry" for e in gazetteer().get(name) or ())
        and not any(sure[start:end])
        and not draft.in_value[start]
    )
    if fits:
        draft.add(start, end, "Company", "parties/word-and-trade", weight=1.3)
    return fits
