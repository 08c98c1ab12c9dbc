"""Whether one run of text continues another, told from the characters where they meet.

A column that ends in the middle of a sentence goes on somewhere else on the
page. Which characters follow one another in Chinese, and which open a
sentence, is counted beforehand (``scripts/train_joints.py``); the page's own
words are counted when it is read.
"""

from __future__ import annotations

import gzip
import math
import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import Final

_CLOSERS: Final = {"”": "“", "’": "‘", "）": "（", "》": "《", "】": "【", "」": "「"}
_NONE: Final[frozenset[str]] = frozenset()
FIGURE_CUT: Final = 0.8
"""What it tells that a digit meets a digit."""
QUOTES: Final = "“‘《"
STOPS: Final = "，、；："
"""Before a quotation, and behind one of these, any character may stand."""
_UNKNOWN: Final = (1, 0, 0, 0)
_NOTHING: Final = ("", 0)
_NEVER_FIRST: Final = re.compile(
    r"[，。、；：！？”’）》】」%％·…～]|的(?![确士])|了(?![解不])|着(?![力眼手重实装])|得(?![益知到分奖以])|们|等(?![待到于级候])"
    r"|[与和及或](?!此|会|谐|平|解)(?=.{1,6}[，。、])"
)
_AFTER_ALL: Final = re.compile("着[力眼手重]|了解|得[益知到]|与此|的确|等待|和谐|和平")
_MAY_NOT_BE_FIRST: Final = frozenset("，。、；：！？”’）》】」%％·…～的了着得们与和及或等")
"""What either of them matches begins with one of these."""
_STUB: Final = re.compile(r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]?[，。；](?!$)|、)")
_STUB_MARKS: Final = frozenset("，。；、")
"""The second or third character of every stub is one of these."""
_BEFORE_FIGURE: Final = re.compile(
    r"(?:突破|达到?|增长|下降|提高|提升|超过?|为|约|近|至|比|到|第|共|计|有|成|的|在|年|月|由|增|降|和|及|与|于|从|了|资|额|量|值|[—-])$"
)
_AFTER_FIGURE: Final = re.compile(r"[.．年月日%％]|[多余]?[万亿个家项元人台辆条名届位吨公平天小倍件部座户]")
_SECTION: Final = re.compile("[一二三四五六七八九十]、")
_ADVERBIAL: Final = re.compile(
    r"(?:此外|同时|目前|其中|其次|首先|最后|另外|当前|今年|去年|近日|日前|昨日|当日|当天|随后|接着|对此|为此|因此|此次|据悉|据了解|据介绍"
    r"|如今|现在|未来|下一步|接下来|近年来|近期|眼下|截至|截止|通过|围绕|针对|根据|按照|为了|随着|由于|如果|虽然|但是|但|而|这|该|本次"
    r"|我|他|她|它|在|对|记者|[一二三四五六七八九十]是|[一二三四五六七八九十]+、|第[一二三四五六七八九十]|\d{4}年|\d{1,2}月)"
)
_QUOTED_STUB: Final = re.compile(r"[“‘《][^”’》。]{1,10}[”’》](?:[“《][^”》]{1,10}[”》])*[。，、；的和等]")


@dataclass(frozen=True, slots=True)
class _Counts:
    """What ``joints.txt.gz`` holds, see ``scripts/train_joints.py``; the lists of pairs end with a 0 for the others."""

    chars: dict[str, tuple[int, int, int, int]]
    """How often a character occurs, opens a sentence, begins a word, stands later in one."""
    after: dict[str, tuple[str, int]]
    """What follows a character, in one string, and where the first of these pairs stands in the lists.

    So little is looked into that it stays near the processor, as a dictionary of all pairs would not.
    """
    met: array[int]
    """How often a pair occurs."""
    lead: array[int]
    """How often it begins a word."""
    inside: array[int]
    """How often it stands in one."""
    total: int
    """All characters."""
    sentences: int

    def place(self, left: str, right: str) -> int:
        """The place of a pair in the lists."""
        followers, first = self.after.get(left, _NOTHING)
        at = followers.find(right)
        return first + at if at >= 0 else -1


@cache
def _table() -> _Counts:
    words = gzip.decompress(files("kg.read").joinpath("joints.txt.gz").read_bytes()).decode("utf-8").split()
    start = next(n for n in range(0, len(words), 5) if len(words[n]) > 1)
    first, second = words[:start], words[start:]
    columns = [list(map(int, first[n::5])) for n in range(1, 5)]
    chars = dict(zip(first[::5], zip(*columns, strict=True), strict=True))
    after: dict[str, tuple[str, int]] = {}
    place = 0
    for left, pairs in groupby(second[::4], key=itemgetter(0)):
        followers = "".join([pair[1] for pair in pairs])
        after[left] = followers, place
        place += len(followers)
    met, lead, inside = (array("I", [*map(int, second[n::4]), 0]) for n in range(1, 4))
    return _Counts(chars, after, met, lead, inside, sum(columns[0]), sum(columns[1]))


def opens_sentence(head: str) -> bool:
    """Whether a passage begins with words that begin sentences: 近年来, 据介绍, 这, 10月.

    >>> opens_sentence("据介绍，联盟"), opens_sentence("重庆将开展")
    (True, False)
    """
    return _ADVERBIAL.match(head) is not None


def squash(text: str) -> str:
    """The text without white space, its ASCII punctuation full width: how joints are compared."""
    text = "".join(text.split()).replace(",", "，").replace(";", "；").replace(":", "：").replace("?", "？")
    return text.replace("!", "！").replace("(", "（").replace(")", "）")


def join_score(tail: str, head: str, page: Callable[[str], int] | None = None) -> float:
    """How much the end ``tail`` and the beginning ``head`` look like one sentence, as log odds.

    Both are squashed; zero is even odds. ``page`` counts the pairs of the page
    itself, each joint taken out by the caller where it should not see itself.
    """
    if not tail or not head:
        return -9.0
    return meet_score(tail, head, left_open(tail), closed_right(head), page)


def meet_score(
    tail: str, head: str, owes: frozenset[str], pays: frozenset[str], page: Callable[[str], int] | None
) -> float:
    """:func:`join_score` where the closing marks that the end ``owes`` and the beginning ``pays`` are known."""
    a, b = tail[-1], head[0]
    # quotation marks and brackets left open on one side and closed on the other
    balance = 3.0 * len(owes & pays) - 1.2 * len(owes ^ pays) if owes or pays else 0.0
    if b.isdigit():
        return FIGURE_CUT if a.isdigit() else before_figure(tail) + balance
    if a.isdigit():
        return after_figure(head)
    if b in QUOTES or a in STOPS:
        return balance + at_stop(tail)
    return balance + pair_score(a, b, page(a + b) if page else 0)


def before_figure(tail: str) -> float:
    """What the end of a text tells about a figure that follows."""
    return 1.4 if _BEFORE_FIGURE.search(tail[-2:]) else -0.3


def after_figure(head: str) -> float:
    """What a beginning tells about a figure before it."""
    return 1.2 if _AFTER_FIGURE.match(head) else -1.0


def at_stop(tail: str) -> float:
    """What an end tells where any character may follow: nothing, but that a section's number is no end."""
    return 3.0 if len(tail) == 2 and _SECTION.fullmatch(tail) else 0.0


def pair_score(left: str, right: str, spread: int) -> float:
    """How much two Chinese characters that meet look like one sentence, as log odds.

    ``spread`` says in how many passages of the page the pair occurs.
    """
    table = _table()
    a, b = table.chars.get(left, _UNKNOWN), table.chars.get(right, _UNKNOWN)
    expected = (a[0] + 1) * (b[0] + 1) / table.total
    place = table.place(left, right)
    few = expected if expected < 3.0 else 3.0
    score = 0.52 * math.log((table.met[place] + 2.0 * spread + 0.3 * few) / expected)
    if place >= 0 and (inside := table.inside[place]):
        base = math.sqrt((a[2] + a[3] + 1) * (b[2] + b[3] + 1))
        score += 0.30 * math.log1p(1000 * inside / base)
    return score - 0.05


@lru_cache(maxsize=4096)
def left_open(tail: str) -> frozenset[str]:
    """The closing marks that the end of a text still owes."""
    owed = [c for c, opener in _CLOSERS.items() if opener in tail and tail.count(opener) > tail.count(c)]
    return frozenset(owed) if owed else _NONE


@lru_cache(maxsize=4096)
def closed_right(head: str) -> frozenset[str]:
    """The closing marks that a beginning has before their opening ones."""
    paid = [c for c, opener in _CLOSERS.items() if c in head and opener not in head[: head.index(c)]]
    return frozenset(paid) if paid else _NONE


def never_met(pair: str, page: Callable[[str], int]) -> bool:
    """Whether two Chinese characters follow one another neither in the corpus, nor in a word, nor on the page."""
    if len(pair) != 2 or not pair.isalpha() or pair.isascii():
        return False
    return _table().place(pair[0], pair[1]) < 0 and not page(pair)


def start_score(head: str) -> float:
    """How much a passage looks as if it began in the middle of a sentence, as log odds.

    >>> start_score("系，健全完善政策") > 0 > start_score("近年来，我市聚焦")
    True
    """
    if not head:
        return 0.0
    score = 0.0
    score += 4.0 * len(closed_right(head))
    odd = head[0] in _MAY_NOT_BE_FIRST
    if odd and _NEVER_FIRST.match(head):
        score += 4.0
    if _ADVERBIAL.match(head):
        return score - 2.5
    if odd and _AFTER_ALL.match(head):
        return score - 1.0
    if head[0] in "“‘《「":
        return score + (1.2 if _QUOTED_STUB.match(head) else -1.0)
    cut = not _STUB_MARKS.isdisjoint(head[1:3])
    if cut and _STUB.match(head) and head[:2] not in ("但是", "不过", "其中", "同时"):
        score += 1.5 if head[1] in "，。；、" else 0.6
    return max(-4.0, min(8.0, score + _opening(head)))


def _opening(head: str) -> float:
    """What the first two characters tell: weak, since a name may begin with any."""
    table = _table()
    lead = table.lead[table.place(head[0], head[1])] if len(head) > 1 else 0
    word = 0.0
    if lead:
        before, after = table.chars.get(head[0], (1, 0, 1, 1)), table.chars.get(head[1:2], (1, 0, 1, 1))
        word = math.log1p(1000 * lead / math.sqrt((before[2] + before[3] + 1) * (after[2] + after[3] + 1)))
    score = _first(head[0]) - 0.25 * word
    return -1.5 if score < -1.5 else 1.2 if score > 1.2 else score


@cache
def _first(char: str) -> float:
    """What the first character tells: how rarely it opens a sentence, how often it stands inside a word."""
    table = _table()
    count, first, begin, later = table.chars.get(char, (1, 0, 1, 1))
    usual = (count + 1) / table.total
    opens = math.log((first + 30 * usual) / (table.sentences + 30) / usual)
    return 0.2 - 0.3 * opens + 0.1 * math.log((later + 20) / (begin + 20))
