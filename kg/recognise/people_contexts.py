"""Persons whom no office introduces, by what is said of them, and names that no list of surnames has.

从事茶叶加工的林秀兰今年…, 林秀兰是合作社最早一批社员, 保荐代表人是林秀兰、周晓明, 林秀兰直接持有公司60%的股份;
and behind an office whatever stands before a word of speech: 局长岩温恩说, 总经理长谷由美表示.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.patterns import quick
from kg.recognise.lexicon import pos
from kg.recognise.phrases import tokens_before

Length = Callable[..., int]
"""What tells how long a Chinese personal name at a place is: :func:`kg.recognise.people.name_length`."""
_X = r"(?P<x>[\u4e00-\u9fff]{2,4}?)"
_CONTEXTS = (
    quick(
        rf"(?:从事|经营|来自|种植?|养殖?|开办?|打工|创业|务工|返乡)[^,。;:!?“”\d]{{2,16}}的(?:小伙|姑娘|女子|男子|青年)?{_X}"
        r"(?=就|在|也|已|今年|去年|对|算|正|忙|笑|一边|介绍|说|告诉|,)"
    ),
    quick(
        r"(?:(?<=[。,;!?\n”])|^)(?P<x>[\u4e00-\u9fff]{3,4}?)(?=(?:就|也|便)?是[^,。;:]{2,24}(?:[者人户主家员客商]|之一|代表|老板|社员|成员)[,。;])"
    ),
    quick(rf"(?:(?<=[。,;!?\n])|^)(?!占){_X}(?=(?:直接|间接|合计|分别|共)*持有[^,。;]{{0,16}}?\d[\d.]*%)"),
    quick(
        rf"(?:(?<=[。,;!?\n])|^){_X}(?=(?:家|一家)(?:种|养|的|有|今年|去年)|(?:种|养|流转|承包|经营|管护)(?:了|着)[^,。;]{{0,6}}\d)"
    ),
)
_NAMED_AS = re.compile(
    r"(?:代表人|签字人|控制人|控股股东|负责人|创始人|带头人|合伙人|发明人|设计师|主持人|董事长|总经理|主任|局长|书记)"
    r"(?:分别)?(?:是|为|系|:)(?=[\u4e00-\u9fff]{2,4}(?:[,。、;和与]|$))"
)
_NEXT = re.compile(r"[、和与]")
_SPOKEN = re.compile(
    r"(?P<x>[\u4e00-\u9fff]{2,5}?)(?=(?:则|也|还|进一步|笑着|对记者|随后)?(?:介绍|表示|透露|坦言|指出|认为|(?:告诉|对)记者|报道|说(?![明法到起])|率(?:队|团|[\u4e00-\u9fff]{1,6}[团组])))"
)
_NO_NAME = re.compile(
    r"[一-十百千]?[名位个些]|[们等的了是在和与及都也就还又已将不没有无被把让对向从到为以于并而但或该此这那其某各每全多几两才只最很更再]|[小老大][\u4e00-\u9fff]$|[组团队会局长员人士者方]$"
)
_SINGLE_OFFICE = re.compile(
    r"(?:[^门家]长|记者|通讯员|书记|主任|总裁|经理|董事|教授|研究员|[程济计]师|创始人|首席[\u4e00-\u9fff]{2,3}|负责人|发言人|工程师|CEO)$"
)


def introduced(text: str, length_of: Length) -> Iterator[tuple[int, int]]:
    """Where persons stand whom their context gives away; ``length_of`` tells the length of a name at a place."""
    for pattern in _CONTEXTS:
        for m in pattern.finditer(text):
            begin, end = m.span("x")
            if length_of(text, begin, (end - begin,)) == end - begin and not _wordy(text, begin, end):
                yield begin, end
    for m in _NAMED_AS.finditer(text):
        at = m.end()
        while length := length_of(text, at):
            if _wordy(text, at, at + length):
                break
            yield at, at + length
            at += length
            if (sep := _NEXT.match(text, at)) is None:
                break
            at = sep.end()


def spoken(text: str, at: int, office: str) -> int:
    """The length of a name of whatever surname between an office and a word of speech, 0 where none stands there."""
    m = _SPOKEN.match(text, at) if _SINGLE_OFFICE.search(office) else None
    if m is None or _NO_NAME.search(m["x"]):
        return 0
    return 0 if _wordy(text, at, m.end("x")) else m.end("x") - at


def _wordy(text: str, begin: int, end: int) -> bool:
    """Whether words of the lexicon stand in the name, or meet its ends."""
    name = text[begin:end]
    return (
        bool(pos(name))
        or any(b - a > 1 for a, b, tag in tokens_before(name, len(name)) if tag)
        or bool(pos(text[end - 1 : end + 1]) and len(name) > 2 and pos(text[end - 2 : end]))
    )
