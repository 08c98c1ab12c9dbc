"""What stands around a quotation: which edition of a fair it is, what is only said of a thing, where its noun phrase ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.patterns import quick
from kg.recognise.phrases import nounish

STATE_PAPER = quick(
    r"(?:党的)?(?:十[五六七八九]|二十|二十一)大报告|(?:20\d\d年)?(?:中央一号文件|[国省市区县]?政府工作报告)"
)
"""Texts that everyone knows by their kind."""
PREDICATE = re.compile(
    r"入选|获评|荣获|跻身|上榜|亮相|销往|赋能|推动|推进|带动|助力|包括|包含|涵盖|分为|指的是|是指|等|促进|提升(?!$|行动|工程|计划)|构建|打造|加快|实施|进入|走进|落户|举行|举办|发布(?!会)|引领|取得|实现|形成|成为|获得|迈|建设(?=[\u4e00-\u9fff])(?!工程|项目|行动|试点|机制)|启动|开展|已|正|共|直通|直达|出口|销往|走向|可以|能够|不断|持续|精准"
)
EDITION = re.compile(r"(?:20\d\d年?|第[一二三四五六七八九十\d]{1,3}届(?P<area>[\u4e00-\u9fff]{2,3})?)$")
_RUMOUR = re.compile(
    r"(?:民间|坊间|外界|网上|网间|市场|有人|有网友|网友)[^,。;“”]{0,8}(?:的|称|叫|说)$|(?:建议|提议|主张)[^,。;“”]{0,14}(?:改名|改称|更名|命名|叫作?|称作?)为?$"
)
"""What people call a thing, or wish to: none of these is its name."""
_TURNS = re.compile(r"(?:转变|转型|升级|迈进|跨越|跃升|延伸|发展|看齐|靠拢)")
"""Behind 向“…”: the way of doing it changes."""


def is_hearsay(before: str, after: str) -> bool:
    """Whether a quotation is only what people call a thing or wish it to be called, or the way of doing something that changes."""
    return _RUMOUR.search(before) is not None or (before.endswith("向") and _TURNS.match(after) is not None)


def noun_phrase(after: str) -> int:
    """The length of a short noun phrase that stands between a quotation and the end of its clause: “红岩思政”研学地图."""
    m = re.match(r"[\u4e00-\u9fff]{2,6}(?=[。,;、!?]|$)", after)
    if (
        m is None
        or PREDICATE.search(m.group())
        or re.search(r"[的了在于由将把被从是和与及等]", m.group())
        or not nounish(m.group())
    ):
        return 0
    return m.end()


_BETWEEN = ("", "、", "和", "与", "及")
"""What stands between the quotations of one row."""
_ROW_SUM = re.compile(
    r"(?:等)?(?P<x>[二两三四五六七八九十\d]+[大项](?:[\u4e00-\u9fff]{0,4}?)(?:工程|计划|行动|战略|机制|体系|任务|举措|改革|治理|专项|动力|赋能|提升|模式))"
)
"""What a row of quoted measures adds up to: “强龙”“培优”“墩苗”|三大工程."""


def _joined(text: str, quotes: Sequence[re.Match[str]], i: int) -> bool:
    """Whether quotation ``i`` and the one before it stand in one row."""
    return i > 0 and text[quotes[i - 1].end() : quotes[i].start()] in _BETWEEN


def row_end(text: str, quotes: Sequence[re.Match[str]], i: int) -> int | None:
    """The last quotation of the row in which quotation ``i`` stands; ``None`` where it stands alone."""
    last = i
    while last + 1 < len(quotes) and _joined(text, quotes, last + 1):
        last += 1
    return None if last == i and not _joined(text, quotes, i) else last


def row_sum(text: str, quotes: Sequence[re.Match[str]], i: int) -> tuple[int, int] | None:
    """Where the sum stands that follows quotation ``i`` as the last of a row: “强龙”“培优”“墩苗”|三大工程."""
    summed = _ROW_SUM.match(text, quotes[i].end()) if _joined(text, quotes, i) else None
    return (summed.start("x"), summed.end()) if summed is not None else None
