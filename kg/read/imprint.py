"""Imprint lines: what print and web pages set above or below a report about where, when and by whom it appeared.

::

    齐鲁证券导报　2025年4月22日　星期二　B03　上市公司
    2024-08-15 10:22　来源：北疆能源网　编辑：赛娜
    2024年6月21日　星期五　记者　阿依努尔·买买提　通讯员　丁一帆

Such a line is a row of dates, editions, media, sources and people, and holds nothing else.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from kg.read import bylines
from kg.read.dates import full_date

_HAN: Final = r"[\u4e00-\u9fff]"
_PERSON: Final = rf"(?!{bylines.DESK}|{bylines.ROLE}|来源){_HAN}{{1,4}}(?:·{_HAN}{{1,8}})*(?![\u4e00-\u9fff:：/／])"
_PEOPLE: Final = rf"{_PERSON}(?:[ \u3000\u00a0、，,]+{_PERSON}){{0,7}}"
_PIECE: Final = re.compile(
    rf"""
    (?P<blank>[\s\u3000|｜丨/／·•,，;；—－\-]+|(?:发布|发表|更新|发稿)?(?:时间|日期)[:：]|字号[:：].*)
  | (?P<date>(?:19|20)\d{{2}}\s*(?:年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)))
  | (?P<time>\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?|农历{_HAN}{{2,10}}|(?:星期|周|礼拜)[一二三四五六日天])
  | (?P<edition>第?[A-Z]?\d{{1,3}}版(?:次)?|[A-Z]\d{{1,2}}(?![A-Za-z0-9])|今日\d+版|(?:总第?|第)\d{{1,6}}期|版次[:：]\s*\w{{1,4}})
  | (?P<source>(?:文章|稿件|信息|图文)?(?:来源|稿源|转自|原载)[:：于]?[ \u3000]*(?P<from>《?[\u4e00-\u9fffA-Za-z·\-]{{2,16}}》?))
  | (?P<desk>{bylines.DESK}[:：\s\u3000/／]*(?P<editors>{_PEOPLE}))
  | (?P<people>(?:本报|本刊|本网|{bylines.MEDIUM})?(?P<role>{bylines.ROLE})[:：\s\u3000/／]*(?P<names>{_PEOPLE}))
  | (?P<medium>{bylines.MASTHEAD.pattern})(?![\u4e00-\u9fff])
  | (?P<bare>{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})?)(?![\u4e00-\u9fff])
    """,
    re.VERBOSE,
)
_MARKS: Final = "■□◆◇●○▲△◎【】[]（）() \u3000\t"
_LONGEST: Final = 80
_HINT: Final = re.compile(
    r"19\d\d|20\d\d|记者|通讯员|评论员|观察员|实习生|撰稿|采写|编写|编译|作者|整理|摄|图|文|第.{1,6}[版期]|来源|稿源|编辑|责编"
)
"""One of these is in every imprint."""
_BARE: Final = 2
"""A line of an imprint has no more words that are neither date nor name: the section, a medium of an unusual name."""


class Imprint(NamedTuple):
    """What an imprint line says."""

    date: str
    """ISO 8601, empty where it has none."""
    medium: str
    """The paper, site or source; empty where it names none."""
    words: tuple[str, ...]
    """Words of no known kind: 要闻, 上市公司, a medium that is called like no other."""
    signed: bool
    """Whether it names an author by role."""
    issue: bool
    """Whether it says which issue or page of a paper it heads: 第5版, 星期二."""


def imprint(text: str) -> Imprint | None:
    """What a line says that holds nothing but an imprint; ``None`` for every other line.

    >>> imprint("2025年9月30日　第5版　港航")
    Imprint(date='2025-09-30', medium='', words=('港航',), signed=False, issue=True)
    >>> imprint("2024-08-15 10:22　来源：北疆能源网　编辑：赛娜").medium
    '北疆能源网'
    >>> imprint("9月28日傍晚，烟台港") is None
    True
    """
    if len(text) > _LONGEST or "。" in text or _HINT.search(text) is None:
        return None
    at, end = 0, len(text)
    while at < end and text[at] in _MARKS:
        at += 1
    while end > at and text[end - 1] in _MARKS:
        end -= 1
    medium, words, sure = "", [], 0
    signed = issue = False
    parted = True
    while at < end:
        piece = _PIECE.match(text, at, end)
        if piece is None:
            return None
        if piece["blank"] is not None:
            parted = True
        elif piece["bare"] is not None:
            if not parted:
                return None
            words.append(piece["bare"])
        elif piece["medium"] is not None:
            medium = medium or piece["medium"]
        elif piece["source"] is not None:
            medium = piece["from"].strip("《》")
            sure += 1
        elif piece["people"] is not None:
            if not any(bylines.is_name(n.name) for n in bylines.split_names(piece["names"])):
                return None
            signed = True
        else:
            sure += piece["time"] is None
            issue = issue or piece["edition"] is not None or piece["time"] is not None
        parted = piece["blank"] is not None
        at = piece.end()
    if len(words) > _BARE or not (sure or signed):
        return None
    if words and not sure and not all(map(bylines.is_name, words)):
        return None
    return Imprint(full_date(text), medium, tuple(words), signed, issue)
