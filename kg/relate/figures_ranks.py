"""Ranks: 居全省第4位, 均居首位, 是今年新开的第7条外贸航线."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import FigureMention, Mention, Value
from kg.relate.figures_again import BARE, WHOLE, clause_before, continued, each_of
from kg.relate.figures_around import pointed_at
from kg.relate.figures_lists import head_of
from kg.relate.figures_nouns import counted, fits, noun_before, words
from kg.relate.figures_printed import printed_owner
from kg.relate.figures_telling import Telling
from kg.relate.figures_wording import DATE, Wording

_THIS = re.compile(r"(?:这|此)(?:也|又|还|已)?(?:是|为)")
_RANKED_IN = re.compile(
    r"在[^,。;]{0,16}?(?P<what>[\u4e00-\u9fff]{2,10}?)(?:排名|排行榜?|榜单?|评价|考核|测评|评比|竞赛)中?(?:,|[位名]?列|排)"
)
"""在全国百城空气质量排名中,某市位列|第2."""
_LISTED_AT = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,10}(?:百强|十强|\d+强|榜单?|排行榜|排名))[县区市城]?$")
"""位居全国县域经济百强|第3位."""
_ORDINAL = re.compile(r"第(?:\d+|[一二三四五六七八九十]+)[^位名\d]$")
_OF_ONE = re.compile(r"第.+[位名]$")
_WHO = re.compile(r"(?!的是|居|列|为|是)[\u4e00-\u9fff]{2}")
_IS = re.compile(r"(?:是|成为|系|(?<=.)为)[^,。;:]{0,30}$")


def rank(
    telling: Telling, at: int, value: Value, w: Wording, subject: Mention | None, start: int
) -> Iterator[FigureMention]:
    """居全省第4位, 均居首位, 是今年新开的第7条外贸航线."""
    view, text = telling.view, telling.view.text
    begin = telling.begin(at)
    if _ORDINAL.match(value.text):
        noun = counted(view, at, at)
        if _IS.search(text[begin:at]) and fits(noun) and not noun.endswith(("日", "节", "周年")):
            verb = re.search(r"是|成为|系|为", text[begin:at])
            named = printed_owner(view, begin, begin + (verb.start() if verb else 0), at)[0]
            after = printed_owner(view, begin + (verb.end() if verb else 0), at, at) if verb else (None, 0, False)
            named = named or (after[0] if re.match(rf"[{DATE}]?的", text[after[1] :]) else None)
            this = pointed_at(telling.finder, telling.number, noun) if _THIS.match(text, begin) else None
            owner = this or named or telling.owners.implied(view, telling.number, begin, at, noun)
            if owner is not None:
                yield from telling.tell(at, value, owner, noun, "rank", value.value, "RANK")
        return
    if _OF_ONE.search(value.text) and _WHO.match(text, at + 1):
        return  # 成为第一位受益人
    indicator = noun_before(view, start, w.end)
    if not indicator and len(telling.said) > 1 and each_of(text, begin, at):
        yield from telling.tell_all(at, value, w)
        return
    if telling.said and (
        BARE.match(indicator) or (not fits(indicator) and (text[begin - 1 : begin] == "," or telling.follows(at)))
    ):
        said = telling.said[-1]
        bare = indicator if BARE.match(indicator) else ""
        subject, indicator = (
            (subject if bare else None) or said.subject,
            WHOLE.sub("", said.indicator) + (bare if bare not in said.indicator else ""),
        )
    elif not fits(indicator) and (field := _RANKED_IN.search(text, 0, at) or _LISTED_AT.search(text, begin, at)):
        indicator = words(view, *field.span("what"))
    elif not fits(indicator):
        found, indicator, begin = clause_before(telling, begin)
        subject = found or subject
    if not fits(indicator):
        return
    owner = telling.owner(at, value, w, subject, begin, indicator)
    if owner is None:
        return
    for part in _ranked(telling, indicator) if each_of(text, begin, at) else [indicator]:
        yield from telling.tell(at, value, owner, part, "rank", value.value, "RANK")


def _ranked(telling: Telling, indicator: str) -> list[str]:
    """The indicators of which each holds the rank: 花卉、咖啡种植面积|均居首位; 总量、增速 are of what was measured before."""
    parts = re.split(r"[、和与及]", indicator)
    if len(parts) < 2 or not all(len(p) > 1 for p in parts):
        return [indicator]
    if all(BARE.match(p) for p in parts) and telling.lately:
        before = WHOLE.sub("", telling.lately[-1][0].indicator)
        return [continued(before, p) for p in parts]
    if all(p == head_of(p) for p in parts) and telling.said:
        before = WHOLE.sub("", telling.said[-1].indicator)
        return [before.removesuffix(head_of(before)) + p for p in parts]
    head = head_of(parts[-1])
    shared = head if head and head != parts[-1] and not any(head_of(p) for p in parts[:-1]) else ""
    return [p if p.endswith(shared) else p + shared for p in parts]


__all__ = ["rank"]
