"""What the trained tagger adds to and takes from what forms, lists and contexts have found.

::

    found before     —         委托秦巴水利大学   方凤阳晶蚌公司    北京诚信
    tagger reads     霁川           秦巴水利大学     凤阳晶蚌公司    (no name)
    done             added     cut to it            cut to it       dropped
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.model import Mention
from kg.recognise.draft import Draft
from kg.recognise.lexicon import pos
from kg.recognise.overlaps import outermost
from kg.recognise.people import SAYS_SO
from kg.recognise.tagger import Floats, Marked, Tagged, Told, chances, decode, mark_features, net, word_features

_ADDED: Final = 0.3
"""The chance from which a name is added where none was found: on held-out texts seven in ten of these are right."""
_SURER: Final = {"AdministrativeArea": 0.6, "Industry": 0.6, "Facility": 0.35, "Product": 0.35}
"""Classes of which plain words are read so too easily need a better one."""
_SHORT: Final = 0.4
"""The chance that a firm of two characters needs: 嘉宾 is none."""
_CORRECTED: Final = frozenset(("Company", "GovernmentAgency", "Institution", "Association", "Media", "Person"))
"""The classes whose bounds are open in running text; the others are found with their quotation marks and suffixes."""
_PLAIN: Final = 0.9
"""The chance that a name needs which is a word of the lexicon (海关), or as a firm or person only made up of words (大力布局)."""
_NARROWER: Final = 0.6
_WIDER: Final = 0.5
_NO_NAME: Final = 0.85
"""The chance to be outside that every character of a name must have for it to be dropped."""


def marks_of(draft: Draft) -> list[Marked]:
    """The outermost names of a draft as it stands: what the tagger is told."""
    return _marks(outermost(draft))


def _marks(mentions: Sequence[Mention]) -> list[Marked]:
    return [(m.start, m.end, m.cls) for m in mentions if m.kind == "name"]


def recognise_tagged(draft: Draft) -> None:
    """Add the names that the tagger is sure of; where it is sure of other bounds, these; drop what it is sure is no name."""
    tag([draft])


def tag(drafts: Sequence[Draft]) -> None:
    """:func:`recognise_tagged` for several drafts, which is faster than one by one."""
    mentions = [outermost(draft) for draft in drafts]
    told = [
        Told(d.text, word_features(d.text), mark_features(len(d.text), _marks(found), d.in_value))
        for d, found in zip(drafts, mentions, strict=True)
    ]
    tables = chances(told, net())
    for draft, found, (_, words, _), table, read in zip(drafts, mentions, told, tables, decode(tables), strict=True):
        _correct(draft, found, words, table, read)


def _correct(
    draft: Draft, mentions: Sequence[Mention], words: Sequence[str], table: Floats, read: Iterable[Tagged]
) -> None:
    at = {place: m for m in mentions for place in range(m.start, m.end)}
    dropped: set[tuple[int, int]] = set()
    for found in read:
        tagged = _without_time(draft.text, found)
        if _is_office(draft.text, tagged) or (
            tagged.cls == "Product" and draft.text.endswith(_NO_GOODS, tagged.start, tagged.end)
        ):
            continue
        met = {at[place] for place in range(tagged.start, tagged.end) if place in at}
        if not met:
            plain = _is_plain(draft.text, words, tagged) or _breaks_word(draft.text, tagged.end)
            least = _PLAIN if plain else _SURER.get(tagged.cls, _ADDED)
            if tagged.cls == "Company" and tagged.end - tagged.start <= 2:
                least = max(least, _SHORT)
            if tagged.chance >= least and not (
                _is_kind(draft.text, tagged, at)
                or (tagged.cls in ("Company", "Person") and pos(draft.text[tagged.start : tagged.end]))
                or _POINTED.search(draft.text, max(0, tagged.start - 3), tagged.start)
                or _is_tail(draft.text[tagged.start : tagged.end], mentions)
            ):
                draft.add(tagged.start, tagged.end, tagged.cls, "tagger/added", weight=0.5)
        elif any(m.kind != "name" or m.end - m.start == 1 for m in met):
            continue  # 全市, or 渝 in 来渝
        elif all(tagged.start <= m.start and m.end <= tagged.end for m in met):
            least = _PLAIN if _is_plain(draft.text, words, tagged) else _WIDER
            if tagged.chance >= least and tagged.end - tagged.start > max(m.end - m.start for m in met):
                draft.add(tagged.start, tagged.end, tagged.cls, "tagger/wider", weight=2.0)
        elif (
            tagged.chance >= _NARROWER
            and _CORRECTED.issuperset({tagged.cls, *(m.cls for m in met)})
            and tagged.end >= max(m.end for m in met)  # the suffix that a name was found by stays
            and not _only_unquotes(draft.text, tagged, met)
        ):
            dropped |= {(m.start, m.end) for m in met}
            draft.add(tagged.start, tagged.end, tagged.cls, "tagger/narrower", weight=0.5)
    dropped |= {
        (m.start, m.end) for m in mentions if m.kind == "name" and m.cls in _CORRECTED and _is_no_name(table, m)
    }
    if dropped:
        draft.drop(dropped)


_QUOTES: Final = frozenset('“”‘’《》"')


def _only_unquotes(text: str, tagged: Tagged, met: Iterable[Mention]) -> bool:
    """Whether the tagger leaves out what belongs to a name in quotation marks: 一线工作法 for “一线工作法”机制."""
    return any(
        _QUOTES.intersection(text[m.start : tagged.start]) or _QUOTES.intersection(text[tagged.end : m.end])
        for m in met
    )


def _is_kind(text: str, tagged: Tagged, at: Mapping[int, Mention]) -> bool:
    """Whether a product only says what the name in quotation marks behind it is: 氢燃气轮机“氢鲲-5”."""
    return tagged.cls == "Product" and text[tagged.end : tagged.end + 1] == "“" and tagged.end + 1 in at


def _without_time(text: str, tagged: Tagged) -> Tagged:
    """A person without the word behind that says when or how: 见到俏晓川|时, 石磊|笑着澄清."""
    late = tagged.cls == "Person" and (
        (tagged.end - tagged.start == 4 and text[tagged.end - 1] in "时后前")
        or (tagged.end - tagged.start == 3 and SAYS_SO.match(text, tagged.end - 1))
    )
    return tagged._replace(end=tagged.end - 1) if late else tagged


def _is_office(text: str, tagged: Tagged) -> bool:
    """Whether what was read for a body takes in who holds an office there: 钦州市委|常委."""
    return tagged.cls == "GovernmentAgency" and text.endswith(_OFFICES, tagged.start, tagged.end)


def _is_tail(name: str, mentions: Sequence[Mention]) -> bool:
    """Whether what was read only ends a longer name, which it then points at: 海关 behind 满洲里海关."""
    return any(m.kind == "name" and m.text != name and m.text.endswith(name) for m in mentions)


_POINTED: Final = re.compile(r"[这那该某每][一几两]?[个间家座条款项套台栋只辆艘架处所支张块片种类批]?$")
"""Before words that only point at something or take any one of a kind: 这间|无尘车间."""
_OFFICES: Final = ("常委", "委员", "书记", "主任", "局长", "部长", "厅长", "代表", "干部")
_NO_GOODS: Final = ("管网", "装机", "电网", "管线", "铁路", "线路", "园区")
"""What the tagger takes for goods and is laid or set up: 原油管网, 光伏装机."""
_TREES: Final = re.compile(r"[白红黑青金][桦杨松柏槐柳杉竹枫榆][林树木]")
"""Colour, kind and 林 or 树 make a wood or tree, though each begins like a surname; 张松林 is a person."""


def _is_no_name(table: Floats, mention: Mention) -> bool:
    return float(table[mention.start : mention.end, 0].min()) >= _NO_NAME


def _breaks_word(text: str, end: int) -> bool:
    """Whether the last character of what was read makes a word with the next: 新春伊|始, 钢结构屋|面, but not 大学|制定."""
    return bool(pos(text[end - 1 : end + 1])) and not pos(text[end : end + 2])


def _is_plain(text: str, words: Sequence[str], tagged: Tagged) -> bool:
    """Whether what reads as a name is a word, or a firm made of words: with at most one character that the lexicon does not know."""
    name = text[tagged.start : tagged.end]
    if pos(name) or (tagged.cls == "Product" and name.isascii()):
        return True  # 海关, 金饭碗, GDP
    if tagged.cls == "Person" and (text.endswith(("品牌", "商标"), 0, tagged.start) or _TREES.fullmatch(name)):
        return True  # 知名品牌|欧澜雅, 白桦林
    if tagged.cls == "GovernmentAgency":
        return len(name) <= 3 and name[0] not in "省市区县州旗"  # 开好局
    if tagged.cls not in ("Company", "Person") or text[tagged.start - 1 : tagged.start] in ("“", "《"):
        return False
    own = words[tagged.start : tagged.end]
    unknown = sum(word == "S?" or word[1:] == "L" for word in own)
    return unknown < (2 if tagged.cls == "Company" else 1)


__all__ = ["marks_of", "recognise_tagged", "tag"]
