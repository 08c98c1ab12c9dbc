"""What each passage of a page is: heading, byline, body, caption, list item, masthead …"""

from __future__ import annotations

import re
from typing import Final

from kg.read import bylines
from kg.read.dates import full_date
from kg.read.imprint import imprint
from kg.read.joints import join_score, opens_sentence
from kg.read.openings import opening
from kg.read.passages import Passage

NUMBERED: Final = re.compile(r"^(?:([一二三四五六七八九十])、|[（(]([一二三四五六七八九十])[）)])")
DIGITS: Final = "一二三四五六七八九十"
_NUMBERS: Final = frozenset(DIGITS + "（(")
"""What is numbered begins with one of these."""
DATED: Final = re.compile(
    r"^.{0,6}?(?:\d{4}年)?\d{1,2}月\d{1,2}日|^(?:近日|日前|昨日|今日|当日|昨天|今天|连日来|最近|近期|眼下|清晨|\d{1,2}日)"
)
_NOISE: Final = re.compile(
    r"^(?:责任?编辑?|美编|版式|校对|编辑|值班|本版|投稿|邮箱|电话|热线|新闻热线|地址|邮编|零售|定价|广告|国内统一|邮发代号|网址|扫码|扫一扫|微信|微博|订阅)"
    r"[^。]{0,60}$|^第?\s*[A-Z]?\d{1,3}\s*版?$|^(?:https?://|www\.)\S+$|^\S[^\s@]*@\S+$|^[\W_]+$|^(?:责编|美编|编辑)[：: ].*$"
)
_VERSION: Final = re.compile(r"[A-Z]\d{2}|第\d+版|\d+版|星期[一二三四五六日天]|农历|总第|今日\d+版|图片新闻")
_DATE: Final = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_PUT_AROUND: Final = re.compile(r"[\s\u3000|｜/·:：（）()]|\d{1,2}:\d{2}|来源")
_SPACED: Final = re.compile(r"\S+[\s\u3000]{1,4}\S")
_SECTION: Final = re.compile("摘登|版|专版|特刊|副刊|要闻|经济|图片新闻")
_INSIDE: Final = re.compile("[，。；：！？、]")
_ITEM: Final = re.compile(r"^[●◆▲★◎○■□・•]|^[①-⑳]|^\d{1,2}[.．、]\D")
_DANGLING: Final = re.compile(
    r"(?:[的和与及等将为对是把从向由于在以并]|(?<!实)在[\u4e00-\u9fff]{2,4}|[，,].{0,6}(?:我|全|该)[市省区县]|[，,、：:；;（(《“])$"
)
_PROSE: Final = re.compile(
    r"^(?:作为|这位|这是|这些|这一|他|她|有关|我们|记者|会议|(?:去年|今年|当天|当日|日前|近日)[，,]|\d{1,2}月\d{1,2}日[，,]|当|如|其|而|但|并|此次|据|目前|同时|下一步|近年来|我市还|我市将|在[^“]{2,12}(?:上|中|下|方面|期间)|通过|随着|其中|此外|该)"
)
_SPOKEN: Final = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:说|介绍|表示|告诉|认为|透露|坦言|指出|称|强调|建议|[，、])")
_UNCOMMON: Final = re.compile(r"[\u4e00-\u9fff]{3,6}")
"""A name that no word marks as a paper's: 黄海观察."""
_PARTS_BLANK: Final = re.compile(r"[^\s]{3,}[ \u3000]+[^\s]{3,}")


def classify(passages: list[Passage]) -> None:
    """Set ``part`` of every passage; what is neither prose nor page furniture may be a title."""
    for i, passage in enumerate(passages):
        if passage.text[0] in _NUMBERS and (match := NUMBERED.match(passage.text)):
            passage.number = DIGITS.index(match[1] or match[2]) + 1 if match[1] else 0
        _classify(passage, passages[i - 1] if i else None)
    for i, passage in enumerate(passages):
        if passage.part == "name":
            # one name alone signs an article only at its end
            after = passages[i + 1].part if i + 1 < len(passages) else ""
            passage.part = "names" if after in ("", "short", "lead", "byline", "speaker", "masthead") else "short"
    _name_of_paper(passages)
    _find_lists(passages)
    for i, passage in enumerate(passages):
        if passage.set_large and passage.part in ("short", "body") and 1 < len(passage.key) <= 80:
            passage.part = "heading"
        elif passage.part == "short":
            before = passages[i - 1] if i else None
            beside = passages[i + 1] if i + 1 < len(passages) else None
            score = _heading_score(passage, before, _next_content(passages, i), beside)
            passage.part = "heading" if score > 0.4 else "body"
    _heading_runs(passages)


def _classify(passage: Passage, before: Passage | None) -> None:
    text, length = passage.text, len(passage.key)
    if length <= 70:
        role = bylines.has_role(text)
        if length <= 60 and _NOISE.match(text):
            passage.part = "noise"
        elif _masthead(text, bare=before is not None and before.part not in ("masthead", "short", "noise")):
            passage.part = "masthead"
        elif (role or text[-1] == "文") and bylines.BYLINE.match(text) and bylines.signs(text):
            passage.part = "credit" if _is_credit(text) else "byline"
        elif bylines.speaker(text):
            passage.part = "speaker"
        elif length <= 40 and _is_credit(text):
            passage.part = "credit"
        elif (role or full_date(text)) and (found := imprint(text)) is not None and (found.date or found.signed):
            passage.part = "masthead" if found.date else "byline"
        elif length <= 20 and text[0] in "（(据" and bylines.SOURCE.fullmatch(text):
            passage.part = "source"
        elif text[0] in "■□" and bylines.names_only(text):
            passage.part = "byline"
        elif before is not None and before.part not in ("short", "item") and (names := bylines.names_only(text)):
            passage.part = "names" if len(names) > 1 or text[0] in "（(" else "name"
    if passage.part != "body":
        return
    if length > 12 and opening(text):
        passage.part = "lead"
    elif _caption_end(text) >= 0:
        passage.part = "caption"
    elif length > 20 and _ITEM.match(text):
        passage.part = "item"
    elif (
        length <= 75
        and not passage.number
        and passage.key[-1] not in "。；，、"
        and "。" not in passage.key
        and "；" not in passage.key
    ):
        passage.part = "short"


def _name_of_paper(passages: list[Passage]) -> None:
    """The first line of a page is its paper's name, however that is called, where the next says which issue it is."""
    if len(passages) < 3 or passages[0].part != "short" or passages[1].part != "masthead":
        return
    below = imprint(passages[1].text)
    if below is not None and below.issue and not below.medium and _UNCOMMON.fullmatch(passages[0].key):
        passages[0].part = "masthead"


def _is_credit(text: str) -> bool:
    match = bylines.credit(text)
    return match is not None and match.start() == 0


def _caption_end(text: str) -> int:
    match = bylines.credit(text)
    if not match:
        return -1
    before = text[: match.start()].rstrip()
    if not before or (
        before[-1] not in "。！？）)”" and match["third"] is None and not text[match.start() - 1].isspace()
    ):
        return -1
    names = next((match[g] for g in ("first", "second", "third", "fourth") if match[g]), None)
    if names is None:
        return match.start()
    found = bylines.split_names(names)
    return match.start() if found and all(bylines.is_name(n.name) for n in found) else -1


def _masthead(text: str, *, bare: bool) -> bool:
    """Whether a line names the paper, with or without its date; amid ``bare`` text, only with it and no comma."""
    if len(text) > 60 or "。" in text or text.startswith("本报") or text.count("（") != text.count("）"):
        return False
    date = full_date(text)
    if bare and ("，" in text or not date):
        return False
    if not date and not bylines.MEDIUM_MARK.search(text):
        return False
    rest = _PUT_AROUND.sub("", _VERSION.sub("", _DATE.sub("", text)))
    medium = bylines.MASTHEAD.match(rest)
    if date:
        return len(rest) <= 12 or bool(medium)
    if medium and medium.end() == len(rest):
        return True
    return bool(medium) and bool(_SPACED.match(text)) and bool(_SECTION.search(rest))


def _next_content(passages: list[Passage], i: int) -> Passage | None:
    for passage in passages[i + 1 : i + 6]:
        if passage.part not in ("noise", "short", "heading"):
            return passage
    return None


def _heading_score(passage: Passage, before: Passage | None, after: Passage | None, beside: Passage | None) -> float:
    text, key = passage.text, passage.key
    parted = (" " in text or "\u3000" in text) and _PARTS_BLANK.search(text) is not None
    score = 0.6
    if before is None or before.part not in ("body", "lead", "item", "caption"):
        score += 0.8
    elif before.closed:
        score += 0.9
    else:
        score -= 1.2 + max(-1.2, min(2.0, join_score(before.key[-24:], key[:12])))
    following = after
    if following is None:
        score += 0.2 if not passage.closed else 0.0
    elif following.part != "body":
        score += 1.4
        if following.part == "lead" and following is beside and (before is None or before.part == "masthead"):
            score += 1.6  # between the paper's name and 本报讯
    else:
        start = following.opening
        join = join_score(key[-24:], following.key[:40])
        runs_on = join + 0.8 * max(-1.0, start) if join > 0.3 else 0.0
        score += 0.5 - 0.9 * max(0.0, min(runs_on, 5.0))
        if _SPOKEN.match(following.key) and bylines.OFFICE_END.search(key):
            score -= 3.0
        beneath = before is not None and before.part == "heading"
        if len(key) > 24 and not beneath and not parted and not DATED.match(following.text):
            score -= 0.6
    if (
        len(key) <= 4
        and not (before is not None and before.part in ("heading", "short"))
        and not (beside is not None and beside.part in ("heading", "short"))
    ):
        score -= 2.0
    if _PROSE.match(key):
        score -= 1.6
    if _DANGLING.search(text[-12:]):
        score -= 2.2
    if parted:
        score += 0.8
    if "，" in key and opens_sentence(key) and (before is None or before.part != "heading"):
        score -= 1.2
    commas = key.count("，") + 2 * (key.count("：") if len(key) > 30 else 0)
    score -= (1.0 if len(key) <= 40 else 1.4) * commas
    score += 0.5 if len(key) <= 24 else (-0.6 if len(key) > 40 and not parted else 0.0)
    if key[-1] == "。" and passage.closed:
        score -= 3.0
    if passage.opening > 2.0:
        score -= 1.2
    if key.count("“") != key.count("”") or key.count("《") != key.count("》") or key.count("（") != key.count("）"):
        score -= 1.0
    if passage.narrow or (before is not None and before.narrow) or (after is not None and after.narrow):
        score -= 1.2 * key.count("，")
    if passage.narrow:
        last = passage.lines[-1]
        if len(passage.lines) > 3 or (last.full and last.width < last.column + 3 and len(passage.lines) > 1):
            score -= 1.5
    return score


def _find_lists(passages: list[Passage]) -> None:
    """Mark five or more single unpunctuated lines in a row as items of a list."""
    start = 0
    for i in range(len(passages) + 1):
        if i < len(passages) and _itemlike(passages[i]):
            continue
        if i - start >= 5:
            run = passages[start:i]
            spacing = run[-1].gap
            if sum([len(p.lines) == 1 and p.gap == spacing for p in run]) >= 5:
                _mark_list(run)
        start = i + 1


def _itemlike(passage: Passage) -> bool:
    return (
        passage.part in ("short", "names")
        and len(passage.key) <= 22
        and not _INSIDE.search(passage.key)
        and not bylines.byline(passage.text)
    )


def _mark_list(run: list[Passage]) -> None:
    # what stands close together before the even spacing sets in is the list's title
    spacing = run[-1].gap
    first = len(run)
    while first > 0 and (run[first - 1].gap == spacing or first == 1):
        first -= 1
    if spacing:
        while first < len(run) - 5 and first + 1 < len(run) and run[first + 1].gap != spacing:
            first += 1
    title = 0
    for at, passage in enumerate(run):
        if at < first or re.fullmatch(r"\d{4}|[（(][^）)]+[）)]", passage.key) or (at == 0 and first == 0):
            title = at + 1
        elif at > 3:
            break
    for at, passage in enumerate(run):
        passage.part = "heading" if at < title else "item"
        passage.listed = True


def _heading_runs(passages: list[Passage]) -> None:
    """A heading between two headings of one group stays one, even where it is a mere word."""
    for before, passage, after in zip(passages, passages[1:], passages[2:], strict=False):
        if passage.part == "body" and before.part == "heading" == after.part and len(passage.key) <= 6:
            passage.part = "heading"
