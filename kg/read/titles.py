"""Which heading lines are an article's title, its lead-in or its subtitle, and which belong to another article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.read.affinity import Vocabulary
from kg.read.passages import Passage

_LABEL: Final = re.compile(
    r"(?:核心提示|内容提要|提要|导读|编者按|编者的话|摘要|阅读提示|新闻链接|相关链接|链接)[：:]?"
)
_SUB: Final = re.compile(r"[■●◆▲□]|[—-]{2}")


@dataclass(slots=True)
class Heads:
    """The heading lines of one article by what they are, each in page order."""

    title: list[int]
    lead_in: list[int]
    subtitle: list[int]
    label: list[int]
    """Words such as 核心提示, which open the text."""


def sort_titles(passages: list[Passage], numbers: list[int], text: list[int], words: Vocabulary) -> Heads:
    """What each heading line beside an article is to it.

    A slogan at the head of a page that the article does not repeat is none of
    these; it belongs to the page.
    """
    heads = Heads([], [], [], [])
    whole = [i for i in numbers if not _LABEL.fullmatch(passages[i].key)]
    heads.label = [i for i in numbers if i not in whole]
    for place, i in enumerate(whole):
        passage = passages[i]
        if (place and _SUB.match(passage.text)) or (
            place and len(whole) > place and passages[whole[place - 1]].text[0] in "■●◆" and passage.gap == 0
        ):
            heads.subtitle.append(i)
        elif _is_banner(passages, whole, place, text, words):
            if words.covered_by([i], text) > 0.9:
                heads.lead_in.append(i)
        else:
            heads.title.append(i)
    if not heads.title:
        heads.title, heads.subtitle = heads.subtitle[:1], heads.subtitle[1:]
    # a short clause under a longer plain title is its deck
    for before, i in list(zip(heads.title, heads.title[1:], strict=False)):
        key, main = passages[i].key, passages[before].key
        if "，" in key and "，" not in main and len(key) < len(main):
            heads.title.remove(i)
            heads.subtitle.append(i)
    return heads


def _is_banner(passages: list[Passage], whole: list[int], place: int, text: list[int], words: Vocabulary) -> bool:
    """A line at the very head of a page, set apart from the title below it."""
    if place or len(whole) < 2:
        return False
    second = passages[whole[1]]
    if whole[0] > 12 or not second.gap:
        return False
    if any(p.part in ("heading", "body", "lead", "byline") for p in passages[: whole[0]]):
        return False
    if _SUB.match(second.text):
        return False
    rest = [words.covered_by([i], text) for i in whole[1:]]
    # 贯彻二十大 建设新重庆 is what the event in the text is called; a title says what happened
    own = words.covered_by([whole[0]], text)
    quoted = own > 0.9 and len(whole) > 2
    return quoted or own < min(0.45, 0.6 * max(rest))


def reassign(
    passages: list[Passage], titles: list[list[int]], texts: list[list[int]], kinds: list[str], words: Vocabulary
) -> None:
    """Move stacked titles to the untitled article that they name: two heads can stand above one text.

    ``titles`` holds the heading passages of each article and is changed.
    """
    untitled = {n for n, numbers in enumerate(titles) if not numbers and kinds[n] != "caption"}
    pairs = cache(lambda n: words.union(texts[n]))
    for n, numbers in enumerate(titles):
        units = _units(passages, numbers)
        if len(units) < 2:
            continue
        near = [m for m in range(max(0, n - 30), min(len(titles), n + 30)) if m in untitled]
        if not near:
            continue
        for unit in units:
            covered = words.covering(unit)
            own = covered(pairs(n))
            best, _, m = max([(covered(pairs(m)), -abs(m - n), m) for m in near])
            if best > own + 0.2 and best > 0.55 and not titles[m] and len(_units(passages, titles[n])) > 1:
                titles[m] = unit
                titles[n] = [i for i in titles[n] if i not in unit]


def _units(passages: list[Passage], numbers: list[int]) -> list[list[int]]:
    """Heading passages grouped by the blank lines between them."""
    units: list[list[int]] = []
    for i in numbers:
        if units and not passages[i].gap and units[-1][-1] == i - 1:
            units[-1].append(i)
        else:
            units.append([i])
    return units
