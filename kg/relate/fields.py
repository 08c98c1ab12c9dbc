"""Facts that no pattern foresees: two names that fit and a word of the field near them.

Papers say that a firm makes a product in a hundred ways (一手包办, 啃下来的硬骨头, 车间里正装配). What they share is
a word of making, a maker and a product side by side, and no word of another field (采购, 引进). Only
names that the rules have left without this relation are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Mention, RelationMention
from kg.relate.dating import date_before
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.field_fits import Lookup, Names, flown, is_line, may_be_object, may_be_subject, owners
from kg.relate.field_words import FIELDS, Field
from kg.relate.plans import is_later
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import CALLED_OFF
from kg.relate.tense import status as tense

_SEGMENT = re.compile(r"[^;。!?]+")
_JOINED = re.compile(r"[^,;:。、的]{0,3}(?:、|和|与|及|以及|,)(?:还有|以及)?[^,;:。、的]{0,4}")
_NOT = re.compile(
    r"未能|未(?!来|必)|没有|没能|尚未|并未|从未|不再|不会|否认|终止|取消|搁置|叫停|作废|暂缓|传闻|传言|谣言|谣传|不实|流产|告吹|落空|放弃|从没|每(?:生产|制造|销售|卖出)"
)
_TURNED = re.compile(r"[,:][^,;:]{0,3}(?:被|由|经|有了|随着|靠|因|让|给|，)")
"""Behind a clause that begins with the object: who did it comes now."""
_DECREES = re.compile(r"[^,]{0,8}(?:发函|[发行下]文|批复|同意|公告|通知|决定|批准|公示|复函|函复|来函|明确|答复)")
"""Between an authority and the clause that says what it allows."""
_NARROW = frozenset(("produces", "exportsTo"))
"""Relations that a word of another field denies only where it stands between the two names or right behind them."""
_GRANTED_BY = re.compile(
    rf"[{symbols('Org')}](?:[、和与][{symbols('Org')}])*(?:等)?[^,。;]{{0,4}}?(?:公布|评定|发布|认定|授予|评选|命名|主办|颁发|评出|评审|组织)[^,。;]{{0,6}}?的"
)
"""Between who wins and what is won: 该县入选|国家能源局公布的|…名单."""
_UNPLANNED = frozenset(("approvedBy", "awarded", "visited"))
"""Relations that no plan of an earlier clause covers."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Part of a sentence up to a semicolon, looked at for one field."""

    field: Field
    view: View
    number: int
    finder: SubjectFinder
    area_of: Lookup
    start: int
    end: int

    def clause_end(self, at: int) -> int:
        """Where the clause around ``at`` ends."""
        return next((i for i in range(at, self.end) if self.view.text[i] in ",;:"), self.end)

    def clause_start(self, at: int) -> int:
        """Where it begins."""
        return max(self.start, *(self.view.text.rfind(c, self.start, at) + 1 for c in ",:"))


def field_relations(
    view: View, number: int, finder: SubjectFinder, said: Iterable[RelationMention], area_of: Lookup
) -> Iterator[RelationMention]:
    """What the sentence says by the words of a field alone; ``said`` is what the rules have found in it."""
    known = {(r.predicate, r.object) for r in said}
    present = frozenset(view.text)
    for field in FIELDS:
        if present.isdisjoint(field.objects) or not field.words.said.search(view.text):
            continue
        for segment in _SEGMENT.finditer(view.text):
            yield from _read(_Part(field, view, number, finder, area_of, *segment.span()), known)


def _groups(part: _Part, allowed: str) -> list[Names]:
    """The names of the classes, those of one enumeration together."""
    groups: list[Names] = []
    for i, m in part.view.mentions(part.start, part.end, allowed):
        last = groups[-1][-1] if groups else None
        if last is not None and last[1].cls == m.cls and _JOINED.fullmatch(part.view.text, last[0] + 1, i):
            groups[-1].append((i, m))
        else:
            groups.append([(i, m)])
    return groups


def _read(part: _Part, known: set[tuple[str, Mention]]) -> Iterator[RelationMention]:
    field, view = part.field, part.view
    for group in _groups(part, field.objects):
        if all((field.predicate, m) in known for _, m in group):
            continue
        if not may_be_object(field, group, view, part.area_of):
            continue
        span = group[0][0], group[-1][0] + 1
        word = _word(part, *span)
        if word is None:
            continue
        subjects, at = _subjects(part, span)
        if not subjects or _otherwise(part, span, at, word):
            continue
        told = part.clause_end(max(word[1], at, span[1]))
        state = tense(view.text[:told])
        if state is None or CALLED_OFF.match(view.text[told : min(told + 24, part.end)]):
            continue
        published = part.finder.annotation.article.date
        date = date_before(view, word[0], published)
        covered = field.predicate not in _UNPLANNED and part.finder.plans.covers(part.number, word[0])
        if covered or is_later(date, published):
            state = "planned"
        for s in subjects:
            for _, o in group:
                if s != o and s.text != o.text and not _part_of(s, o):
                    yield RelationMention(
                        s, field.predicate, o, view.start, view.end, f"structure/field-{field.predicate}",
                        view.article_range(*word), state, date,
                    )  # fmt: skip


def _part_of(a: Mention, b: Mention) -> bool:
    """Whether the two works are a whole and its part: 甬舟通道, 甬舟通道海底隧道."""
    works = {"Facility", "TransportRoute"}
    return a.cls in works and b.cls in works and (a.text.startswith(b.text) or b.text.startswith(a.text))


def _otherwise(part: _Part, span: tuple[int, int], at: int, word: tuple[int, int]) -> bool:
    """Whether the clauses of the two names deny it or are about something else."""
    text, predicate = part.view.text, part.field.predicate
    if predicate == "connectsTo" and span[1] <= at < word[0] and not _TURNED.search(text, span[1], at):
        return True  # 泉州|首条|快线|通车: whose line it is
    begin, end = min(at, span[0]), max(at, span[1])
    stop = part.clause_end(end)
    around = text[part.clause_start(begin) : stop]
    near = text[begin : min(end + 12, stop)] if predicate in _NARROW else around
    return part.field.words.other.search(near) is not None or _NOT.search(around) is not None


def _word(part: _Part, first: int, last: int) -> tuple[int, int] | None:
    """The word of the field that stands next to the object."""
    said, text, field = part.field.words.said, part.view.text, part.field
    if field.predicate == "approvedBy":
        return _approval(part, last)
    a, b = part.start, part.end
    if field.predicate == "connectsTo":
        a, end = part.clause_start(first), part.clause_end(last)
        b = b if _TURNED.match(text, end) else end
    behind = said.search(text, last, min(b, last + field.after))
    before = None
    for m in said.finditer(text, max(a, first - field.before), first):
        before = m
    if before is not None and (behind is None or first - before.end() <= behind.start() - last):
        return before.span()
    return behind.span() if behind is not None else None


def _approval(part: _Part, last: int) -> tuple[int, int] | None:
    """What an authority does stands behind it, in its clause or the next: 教育部发函,批准…."""
    text = part.view.text
    stop = part.clause_end(last)
    if stop < part.end and _DECREES.match(text, last, stop):
        stop = part.clause_end(stop + 1)
    m = part.field.words.said.search(text, last, min(stop, last + part.field.after))
    return m.span() if m is not None and SYMBOL["GovernmentAgency"] not in text[last : m.start()] else None


def _subjects(part: _Part, span: tuple[int, int]) -> tuple[list[Mention], int]:
    """Who it is about, and where that stands: the name before the object, or behind it where the words turn round."""
    field, view, (first, last) = part.field, part.view, span
    names = [g for g in _groups(part, field.subjects) if may_be_subject(field, g, view, span, part.area_of)]
    ahead = next((g for g in reversed(names) if g[-1][0] < first), None)
    after = next((g for g in names if g[0][0] >= last), None)
    if ahead is not None:
        between = view.text[ahead[-1][0] + 1 : first]
        if field.predicate == "awarded":
            between = _GRANTED_BY.sub("", between)
        if any(c in field.between for c in between):
            ahead = None
    marked = after is not None and field.words.behind.search(view.text, max(last, after[0][0] - 6), after[0][0])
    if after is not None and _apart(part, last, after[0][0], marked is not None):
        after = None
    if after is not None and (ahead is None or marked):
        return [m for _, m in after], after[0][0]
    if ahead is not None:
        mine = owners(field, view, ahead[0][0], part.area_of)
        return [*mine, *(m for _, m in ahead)], ahead[0][0]
    if field.found and not any(c in field.found for c in view.text[:first]):
        found = part.finder.find(part.number, first, field.found)
        return [m for m in found if field.predicate != "connectsTo" or (is_line(m) and not flown(m, view.text))], first
    return [], first


def _apart(part: _Part, last: int, at: int, marked: bool) -> bool:
    """Whether a name behind the object has no part in it: 发往墨西哥的变速箱等着装船,|某公司开通了…航线."""
    between = part.view.text[last:at]
    if any(c in part.field.between for c in between):
        return True
    if "," not in between:
        return False
    if part.field.predicate == "connectsTo":
        return _TURNED.search(between) is None
    return part.field.predicate == "produces" and not marked


__all__ = ["field_relations"]
