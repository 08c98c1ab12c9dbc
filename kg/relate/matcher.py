"""Applies the relation rules to encoded sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import ahocorasick

from kg.model import Mention, RelationMention, Status, Value
from kg.relate.clauses import clause_start, clause_subject
from kg.relate.dating import date_before
from kg.relate.deal_guards import without_targets
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.goods import may_act, said_here
from kg.relate.guards import ALL, before_others, blocked, is_anothers, is_rumour, same_side, unnamed, without_partners
from kg.relate.part_guards import no_object, of_one, somebody
from kg.relate.parties import SIDES, SITE_OF, mutual_pairs, partners
from kg.relate.plans import is_later
from kg.relate.rules import Rule
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import CALLED_OFF
from kg.relate.tense import status as tense
from kg.relate.things import THINGS

_MONEY = SYMBOL["money"]


_INTENT = re.compile(r"[^,。;]{0,12}意向")
_FIRMS_OF = re.compile(r"(?:本地|当地)?(?:企业|公司|厂商|商会|高校)")
"""Behind an area: who signs is somebody there (中国|企业与…签约)."""
_ONE_OF = re.compile(
    rf"的?[\u4e00-\u9fff]{{0,6}}(?:[农村牧渔居]民|[茶果菜花蜂药啡粮蚕]农|商人|匠|户|青年|大学生|姑娘|小伙|师傅|老汉|能人){SYMBOL['Person']}"
)
"""Behind an area: one of its people, who acts for himself (丰都镇|茶农王志强领着乡亲办起…)."""
_MADE_BY = re.compile(rf"由[^,。;]{{0,4}}[{symbols('Org|Area|Person')}]")
_MADE = frozenset(("founded", "operates", "produces", "organizes", "investedIn"))
_PLACED = frozenset(
    ("locatedIn", "visited", "connectsTo", "exportsTo", "participatesIn", "approvedBy", "partOf", "holdsPosition")
)
"""Relations whose object may stand behind 在 or 从; elsewhere that makes it a place."""


_POLICY = frozenset(("implements", "focusesOn"))
"""Relations where a subject that the pattern itself binds rules out one that would have to be found."""


_FURTHER = frozenset(("implements/tried-out-list", "implements/tried-out-in", "implements/spread-to"))
"""Where a policy is tried out or goes to next: whoever set it up did so all the same."""


_SHARED = frozenset(("founded", "produces", "operates", "organizes"))
"""What two do together who have just signed."""
_MUTUAL = frozenset(("cooperatesWith", "signedWith"))
_PARTY_BEFORE = re.compile(
    rf"(?<![在于赴到])[{symbols('Org|Area')}](?:已经?|便|即|还|也|将|正式|近日|日前|{SYMBOL['date']})*$"
)
_ACTOR = symbols("Org|Area|Site")
_OPENS = re.compile(
    rf"(?:{SYMBOL['date']}|同时|此外|目前)?[{_ACTOR}](?![、的与和同]|[^,。;{_ACTOR}]{{0,14}}{SYMBOL['Person']})"
)
"""Who can act at the beginning of a clause rules out a subject of another class further back."""


_INTENDED = _POLICY | {
    "founded", "operates", "cooperatesWith", "organizes", "investedIn", "produces", "exportsTo", "connectsTo"
}  # fmt: skip
"""Relations that a plan covers over several clauses (``kg.relate.plans``)."""
_EXPORTED = re.compile(rf"(?<!进)出口(?:总?额)?[约近达为超逾]*{_MONEY}")
_IMPORTED = re.compile(rf"进口(?:总?额)?[约近达为超逾]*{_MONEY}")
_OF_AREA = re.compile(rf"[{symbols('Area')}]的?[{symbols('Industry|Programme')}][^,。;{ALL}]*")
"""重庆的汽车产业: an area has what stands behind it as its own, whatever is planned with it."""


class Matcher:
    """The rules, indexed by their trigger words."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.always = tuple(r for r in rules if not r.triggers)
        by_word: dict[str, list[int]] = {}
        self.rules = rules
        for i, rule in enumerate(rules):
            for word in rule.triggers:
                by_word.setdefault(word, []).append(i)
        self.words = ahocorasick.Automaton()
        for word, indices in by_word.items():
            self.words.add_word(word, tuple(indices))
        if by_word:
            self.words.make_automaton()
        self._any = bool(by_word)

    def candidates(self, text: str) -> list[Rule]:
        """The rules that a sentence can match at all."""
        indices = {i for _, hits in self.words.iter(text) for i in hits} if self._any else set()
        return [*self.always, *(self.rules[i] for i in sorted(indices))]

    def match(self, view: View, number: int, finder: SubjectFinder, *, dated: str = "") -> Iterator[RelationMention]:
        """The relations that sentence ``number`` says. ``dated`` is the date to assume where it says none."""
        found = [(rule, r) for rule, r in self._all(view, number, finder, dated)]
        printed = {
            (r.predicate, r.object)
            for rule, r in found
            if r.predicate in _POLICY and "s" in rule.regex.groupindex and rule.id not in _FURTHER
        }
        for rule, r in found:
            if r.predicate not in _POLICY or "s" in rule.regex.groupindex or (r.predicate, r.object) not in printed:
                yield r

    def _all(
        self, view: View, number: int, finder: SubjectFinder, dated: str
    ) -> Iterator[tuple[Rule, RelationMention]]:
        present = frozenset(view.text)
        for rule in self.candidates(view.text):
            if any(map(present.isdisjoint, rule.needs)):
                continue
            at = 0
            while (m := rule.regex.search(view.text, at)) is not None:
                found = list(self._bind(rule, m, view, number, finder, dated))
                yield from ((rule, r) for r in found)
                if not found:
                    at = m.start() + 1
                    continue
                trigger_end = m.end("trigger") if "trigger" in rule.regex.groupindex else -1
                at = max(trigger_end, m.start() + 1)

    def _bind(
        self, rule: Rule, m: re.Match[str], view: View, number: int, finder: SubjectFinder, dated: str
    ) -> Iterator[RelationMention]:
        groups = rule.regex.groupindex
        trigger = m.span("trigger") if "trigger" in groups and m.start("trigger") >= 0 else (m.start(), m.start())
        anchor = trigger[0]
        state = self._status(rule, m, view, anchor, finder.plans.covers(number, anchor))
        if state is None or blocked(rule, m, view, trigger):
            return
        pairs = mutual_pairs(m, view) if "both" in groups else self._pairs(rule, m, view, number, finder, anchor)
        date = date_before(view, anchor, finder.annotation.article.date) or dated
        if state == "done" and is_later(date, finder.annotation.article.date):
            state, date = ("done", "") if self._had(rule, m) else ("planned", date)
        amount, currency = self._amount(rule, m, view)
        role = (
            re.sub(r"^(?:[,、]|据|由|经|被)|[,、]$", "", m.group("role"))
            if "role" in groups and m.group("role")
            else ""
        )
        where = view.article_range(*trigger) if trigger[1] > trigger[0] else (-1, -1)
        for s, o in pairs:
            if s == o or (s.text == o.text and s.cls == o.cls):
                continue
            if rule.relation in _MUTUAL and same_side(s.text, o.text):
                continue
            a, b = (o, s) if rule.reverse else (s, o)
            yield RelationMention(
                a, rule.relation, b, view.start, view.end, rule.id, where, state, date, amount, currency, role
            )

    @staticmethod
    def seek(rule: Rule, finder: SubjectFinder) -> Callable[[int, int, str], tuple[Mention, ...]]:
        """How a subject that ``rule`` does not bind is found: a thing whose work others do, or who acts."""
        done_to_it = rule.reverse or rule.relation == "approvedBy"
        return finder.thing if done_to_it and THINGS.issuperset(rule.subject) else finder.find

    @staticmethod
    def _pairs(
        rule: Rule, m: re.Match[str], view: View, number: int, finder: SubjectFinder, anchor: int
    ) -> list[tuple[Mention, Mention]]:
        """The pairs that a match relates: each subject with each object, or one to one where 分别 deals them out."""
        groups = rule.regex.groupindex
        objects = [
            x
            for i, x in view.mentions(*m.span("o"), ALL)
            if not (rule.relation in _MUTUAL and x.cls == "AdministrativeArea" and SITE_OF.match(view.text, i + 1))
            if not (rule.relation == "signedWith" and is_anothers(view.text, i + 1))
            if rule.relation in _PLACED
            or "在" in rule.pattern
            or view.text[i - 1 : i] not in ("在", "于", "从", "经")
            or ("trigger" in groups and i == m.end("trigger"))
            if not no_object(rule, x)
        ]
        if rule.relation == "founded":
            objects = before_others(m, view, objects)
        if "s" in groups and m.start("s") >= 0:
            subjects = [
                x
                for i, x in view.mentions(*m.span("s"), ALL)
                if not (
                    rule.relation == "signedWith"
                    and x.cls == "AdministrativeArea"
                    and _FIRMS_OF.match(view.text, i + 1)
                )
                if not (
                    rule.relation == "founded" and x.cls == "AdministrativeArea" and _ONE_OF.match(view.text, i + 1)
                )
            ]
            if "s2" in groups and m.start("s2") >= 0:
                subjects += [x for _, x in view.mentions(*m.span("s2"), ALL)]
            if "o2" in groups and m.start("o2") >= 0:
                subjects += [x for _, x in view.mentions(*m.span("o2"), ALL)]
        elif (
            _MADE_BY.search(view.text[clause_start(view, anchor) : anchor])
            and rule.relation in _MADE
            and not rule.reverse
        ):
            return []  # 由…投资兴建的: who did it is printed
        elif finder.state.expert and rule.relation in ("implements", "focusesOn", "founded", "investedIn"):
            return []  # an expert's advice is no fact
        elif rule.relation in _MUTUAL and _PARTY_BEFORE.search(view.text, max(0, m.start() - 12), m.start()):
            return []  # 星箭航天|与…合作: the other party stands there
        else:
            before = min(anchor, m.start("o")) if "o" in groups else anchor
            begin = clause_start(view, before)
            seek = Matcher.seek(rule, finder)
            if unnamed(view.text[begin:before]) or (seek == finder.find and somebody(rule, view.text, begin, before)):
                return []
            if (
                rule.relation not in _POLICY
                and (opens := _OPENS.match(view.text, begin)) is not None
                and opens.end() <= before
                and not any(
                    SYMBOL[x.cls] in rule.subject for x in clause_subject(view, begin, before, _ACTOR + rule.subject)
                )
            ):
                return []
            subjects = list(seek(number, before, may_act(rule, view.text, begin, anchor)))
            if rule.relation in _SHARED:
                subjects += partners(view, begin, anchor, subjects)
            subjects = said_here(rule, m, view, subjects)
            if rule.relation == "investedIn":
                subjects = without_targets(
                    finder.annotation.article.text, without_partners(finder.annotation.article.text, subjects)
                )
            if "o2" in groups and m.start("o2") >= 0:
                subjects += [x for _, x in view.mentions(*m.span("o2"), ALL) if x not in subjects]
        if rule.subject and len(subjects) < 2 and SIDES.match(m.group()):
            return []  # 双方将共建…: who the other side is was not found
        subjects = of_one(rule, finder.annotation.article.text, subjects)
        objects = of_one(rule, finder.annotation.article.text, objects)
        if "分别" in view.text[max(0, m.start() - 2) : m.end()] and len(subjects) == len(objects) > 1:
            return list(zip(subjects, objects, strict=True))
        return [(s, o) for s in subjects for o in objects]

    @staticmethod
    def _status(rule: Rule, m: re.Match[str], view: View, anchor: int, planned: bool = False) -> Status | None:
        between = view.text[m.end("s") : anchor] if "s" in rule.regex.groupindex and 0 <= m.end("s") <= anchor else ""
        disposes = rule.pattern.startswith("将") or "(把|将)" in rule.pattern
        state = tense(view.text[: m.end("trigger") if disposes else anchor], between)
        if (
            state is None
            or view.text[m.start() - 1 : m.start()] == "不"
            or CALLED_OFF.match(view.text[m.end() : m.end() + 24])
            or is_rumour(view.text, m.end(), m.end("trigger") if "trigger" in rule.regex.groupindex else -1)
        ):
            return None
        if rule.relation not in ("cooperatesWith", "signedWith") and _INTENT.match(view.text[m.end() : m.end() + 20]):
            return "planned"
        if rule.relation == "locatedIn" and "trigger" in rule.regex.groupindex and m.group("trigger") == "签约":
            return "planned"  # what has been signed for is not there yet
        if rule.relation in _INTENDED:
            state = (
                "planned" if planned and not Matcher._had(rule, m) else "done" if rule.relation in _POLICY else state
            )
        return rule.status or state

    @staticmethod
    def _had(rule: Rule, m: re.Match[str]) -> bool:
        """Whether an area has what the match names already, whatever is planned with it."""
        return rule.relation in _POLICY and _OF_AREA.fullmatch(m.group()) is not None

    @staticmethod
    def _amount(rule: Rule, m: re.Match[str], view: View) -> tuple[float | None, str]:
        if "amount" in rule.regex.groupindex and m.start("amount") >= 0:
            value = view.items[m.start("amount")][2]
            assert isinstance(value, Value)
            return value.value, value.unit
        if rule.relation == "exportsTo" and m.group("trigger") == "进出口":
            out = m.start("s") < m.start("o")
            traded = (_EXPORTED if out else _IMPORTED).search(view.text, m.end("trigger"))
            value = view.items[traded.end() - 1][2] if traded else None
            return (value.value, value.unit) if isinstance(value, Value) else (None, "")
        if not rule.amount:
            return None, ""
        near = [i for i, c in enumerate(view.text) if c == _MONEY]
        if not near:
            return None, ""
        i = min(near, key=lambda i: min(abs(i - m.start()), abs(i - m.end())))
        if min(abs(i - m.start()), abs(i - m.end())) > 16:
            return None, ""
        value = view.items[i][2]
        assert isinstance(value, Value)
        return value.value, value.unit


def distinct(relations: list[RelationMention]) -> list[RelationMention]:
    """One relation mention per pair, predicate and sentence: the first found, completed by what others add."""
    best: dict[tuple[Mention, str, Mention, int], RelationMention] = {}
    for r in relations:
        key = (r.subject, r.predicate, r.object, r.start)
        known = best.get(key)
        if known is None or (known.amount is None and r.amount is not None):
            best[key] = r
    return list(best.values())
