"""Who has another part in a sentence than a rule says: a court, who is only counted, somebody whose name is not known."""

from __future__ import annotations

import itertools
import re

from kg.model import Mention
from kg.relate.encode import SYMBOL, symbols
from kg.relate.rules import Rule

_ACTOR = symbols("Org|Area|Person")
_PERSON = SYMBOL["Person"]
_PLACES = symbols("AdministrativeArea|Region")
_MOTION = re.compile(r"(?:议案|提案|年度报告|年度报告摘要|报告书|预案(?<!应急预案))(?:\([^()]*\))*$")
"""Papers that a meeting of shareholders passes: nobody carries them out."""
_MANAGES = re.compile(r"区?(?:大区|总部)?(?:副?总裁|首席|高级合伙人|合伙人|副?总经理|运营官|执行官|董事长|行长)")
"""Behind an area: offices that only firms have; 某汽车亚太区|总裁."""
_APPROVED = re.compile(r"批准|批复|核准|审批|同意")
_GRANTED = re.compile(r"[获经报]$")
_GRANTED_TO_DO = re.compile(
    rf"[获经报][{symbols('GovernmentAgency|AdministrativeArea')}][^,。;]{{0,4}}?(?:批准|批复|核准|同意)$"
)
_MOOTED = re.compile(r"(?:的|等)?(?:议案|提案|建议|申请|设想|构想)")
_SOMEBODY = re.compile(
    rf"(?:[{SYMBOL['date']}],?)?(?:园区|他们?|她们?|前者|后者|全[省市县区州旗镇乡]|我[省市县区]|(?:有关|相关)(?:企业|部门))(?![的之])"
    rf"|(?:[{SYMBOL['date']}],?)?(?:他们?|她们?)(?=[在把将也还又])"
)
_HEAD = re.compile(rf"(?:[{SYMBOL['date']}],?|目前|此外|同时)*(?P<who>[{_ACTOR}])(?![的、,;:和与及同{_ACTOR}])")
_NEVER = frozenset(("founded", "awarded", "exportsTo", "investedIn", "produces"))
"""What is not taken over from an earlier sentence where the clause itself begins with somebody who has no name."""
_EVERYWHERE = re.compile(r"各地|全国各|世界各")
_ASKED = re.compile(
    r"(?:党的|中央|国务院|全国)[^,。;]{0,16}(?:提出|强调|指出|要求|明确),(?:要|健全|推进|推动|加快|完善|深化|促进|坚持|发展|建设|构建)"
)
"""What all places do, or are told to do by the centre, is no policy of the one named before."""
_PAPER_SAYS = re.compile(
    r"(?:^|[,;:])(?:该|这份|这一)?(?:方案|规划|意见|条例|办法|通知|政策|计划)(?:部署|提出|明确|要求|规定|确定|指出|强调|设定|列出)"
)
"""It is the paper, whose name stands elsewhere, that chooses a field: 方案提出,主攻…."""
_AMONG = re.compile(r"[与同跟]")
_DEALS = re.compile(r"(?:\([^()]{0,30}\))?[^,。;]{0,30}?(?:签|达成|共同|合作|联合|发生|进行|开展|办理)")


def other_part(rule: Rule, m: re.Match[str], text: str, trigger: tuple[int, int]) -> bool:
    """Whether the words around a match give its subject or object another part."""
    groups = rule.regex.groupindex
    if rule.relation == "holdsPosition" and "o" in groups and m.end("o") > 0:
        at = m.end("o")
        return text[at - 1] in _PLACES and _MANAGES.match(text, at) is not None
    if rule.relation == "founded" and "o" in groups:
        if _MOOTED.match(text, m.end("o")):
            return True  # 设立管委会|议案未获审议
        if _GRANTED_TO_DO.search(text, max(0, trigger[0] - 12), trigger[0]):
            return "s" not in groups or m.end("s") > trigger[0] - 6  # 获|自治区政府批准|设立
        if "s" in groups and 0 <= m.end("s") <= trigger[0]:
            s, e = m.span("s")
            granted = _GRANTED.search(text, 0, s) is not None
            return granted and _APPROVED.search(text, e, trigger[1]) is not None  # 获|自治区政府批准设立
    if rule.relation == "awarded" and "s" not in groups:
        begin = max(text.rfind(c, 0, trigger[0]) for c in ",;:") + 1
        return _PERSON not in rule.subject and _PERSON in text[begin : trigger[0]]  # 焊工|佟某摘得…
    return False


def _asked(text: str, before: int) -> bool:
    """Whether the centre asks for it, and nobody is named since who does it."""
    asked = _ASKED.search(text, 0, before)
    return asked is not None and not any(c in _ACTOR for c in text[asked.end() : before])


def somebody(rule: Rule, text: str, begin: int, before: int) -> bool:
    """Whether the sentence is about somebody else than an earlier one, named or not, before a clause that names nobody.

    去年,他在巴西|开设…, 园区实际使用外资2亿美元,并|跻身…, 全市出口眼镜1亿副,主要|销往….
    """
    if rule.relation in ("implements", "focusesOn"):
        end = next((i for i in range(before, len(text)) if text[i] in ",;。"), len(text))
        papers = rule.relation == "focusesOn" and any(x.end() <= before for x in _PAPER_SAYS.finditer(text))
        return papers or _EVERYWHERE.search(text, begin, end) is not None or _asked(text, before)
    if rule.relation not in _NEVER:
        return False
    low = max(text.rfind(c, 0, begin) for c in "。;!?") + 1
    stop = before
    while True:
        head = text[begin:stop]
        if _SOMEBODY.match(head):
            return True
        if (named := _HEAD.match(head)) is not None:
            return named["who"] not in rule.subject
        if begin <= low or any(c in _ACTOR for c in head):
            return False
        stop = begin - 1
        begin = max(low, *(text.rfind(c, low, stop) + 1 for c in ",:"))


def no_object(rule: Rule, x: Mention) -> bool:
    """Whether an object is a motion, which is passed and not carried out, or a court, which owns no firm."""
    if rule.relation == "subsidiaryOf":
        return x.text.endswith(("法院", "检察院"))
    return rule.relation == "implements" and x.cls == "Document" and _MOTION.search(x.text) is not None


def of_one(rule: Rule, text: str, found: list[Mention]) -> list[Mention]:
    """Of names behind 子公司, those before 与: 控股子公司甲|与乙银行签约 says nothing of the bank."""
    if rule.relation != "subsidiaryOf":
        return found
    for a, b in itertools.pairwise(found):
        if _AMONG.search(text, a.end, b.start) and len(text[a.end : b.start]) <= 24 and _DEALS.match(text, b.end):
            return [x for x in found if x.start <= a.start]
    return found


__all__ = ["no_object", "of_one", "other_part", "somebody"]
