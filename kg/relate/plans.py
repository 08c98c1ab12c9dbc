"""Which clauses a plan covers: policy prose says 将 or 下一步 once and goes on with bare verbs.

::

    渝北区将强化创新;发挥场景优势,建设一批产业集群;力争产值翻番。 目前,该区已建成园区3个。
          └──────────────── planned ───────────────┘       └──── done ────┘

A plan holds from its marker on, over clauses and sentences that print no subject of their own,
until one says that something has been done. A clause without a subject before
聚焦…,我市将… shares the plan of the clause that it leads up to.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.model import Article, Value
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.tense import PLANNED

_DATE = SYMBOL["date"]
_ACTOR = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Media|Person")
_CLAUSE = re.compile(r"[^,;:。!?—]+")
_STRONG = re.compile(
    r"将(?!成为|为|对|有(?!序))|力争|下一步|接下来|今后|未来|要求|(?<![主重需次必紧摘概纪提只纲显首])要(?![求素闻件点是])"
)
"""Of the words that plan, those whose plan outlasts the sentence."""
_IDLE = re.compile(r"将(?:成为|为|对|有(?!序))|(?:计划|预计)(?:总|合同|估算)投资")
"""将为…建设起到作用, 计划总投资…: no plan to do what the words after it say."""
_LED_UP_TO = re.compile(r"将(?!成为|为|对|有)|力争")
_EVIDENCE = re.compile(
    r"已(?!知)|曾(?!经济)|目前|当前(?!及|和)|如今|截至|近年|以来|至今|近日|日前|昨|当[天日]|[\u4e00-\u9fff]了(?![解得不])|正在|始终|一直"
)
_OWN = re.compile(
    rf"(?:同时|此外|另外|其中|而|会上|如|比如|例如|[{_DATE}])*[{_ACTOR}](?:(?:[、和与及]|以及)[{_ACTOR}])*(?!、|等?(?:方面|领域))"
)
_FRAME = re.compile(
    r"[^,]*(?:表示|介绍|说|认为|透露|坦言|指出|强调|称|获悉|了解)$|(?:同时|此外|另外|其[一二三四]|首先|其次|会上|比如|例如)$"
)
_ADVERBIAL = re.compile(
    rf"(?:下一步|接下来|今后|未来|(?:力争)?到?[{_DATE}]|未来[{_DATE}\ue105].{{0,3}})(?:工作中|前|底)?"
)
_CONTINUES = re.compile(r"同时|此外|另外|其[一二三四]|[一二三四]是|首先|其次|在[^,]{2,16}(?:方面|上),|[一二三四]、")
_STATES = re.compile(r"是|[\ue101-\ue107]")
"""Clauses with these say how things are, and lead up to no plan."""
_UNFINISHED = re.compile(r"落户|签约|开工|奠基|拟建|(?:建成|投产|达产|投用)后")
_OPENS = re.compile(r"开通|开行|开航|首航|通车|投产|建成|投用|投运|启用|开工|运营")
_WORKING = re.compile(r"(?:投产|量产|投用|下线|产出)(?!后)|年产值达")


def still_to_come(view: View, at: int, *, makes: bool) -> bool:
    """Whether the sentence says of the name at symbol ``at`` that it is not there yet: 拟开行…班车.

    ``makes`` asks about what it makes: a plant that has only been signed for makes nothing yet.
    """
    text = view.text
    begin = max(text.rfind(c, 0, at) for c in ",;:。") + 1
    if PLANNED.search(text, begin, at) and not _EVIDENCE.search(text, begin, at):
        return True
    end = next((i for i in range(at + 1, len(text)) if text[i] in ",;。"), len(text))
    marker = PLANNED.search(text, at + 1, end)
    if marker and _OPENS.search(text, marker.end(), end):
        return True
    return makes and _UNFINISHED.search(text, at + 1) is not None and _WORKING.search(text, at + 1) is None


class Plans:
    """The planned clauses of one article."""

    def __init__(self, article: Article, views: list[View]) -> None:
        self._published = article.date
        self._planned: list[list[tuple[int, int]]] = []
        starts = [b.start for b in article.blocks]
        block_of = [bisect_right(starts, v.start) - 1 for v in views]
        kinds = [article.blocks[k].kind if k >= 0 else "body" for k in block_of]
        body = [i for i, k in enumerate(kinds) if k in ("body", "caption")][:2]
        heralds = [i for i, k in enumerate(kinds) if k in ("title", "lead-in", "subtitle") or i in body]
        announced = any(_STRONG.search(views[i].text) and PLANNED.search(views[i].text) for i in heralds)
        going, last = False, -1
        for view, block in zip(views, block_of, strict=True):
            if going and block != last and not announced and not _CONTINUES.match(view.text):
                going = False
            last = block
            spans, going = self._read(view, going)
            self._planned.append(spans)

    def covers(self, number: int, at: int) -> bool:
        """Whether symbol ``at`` of sentence ``number`` stands in a planned clause."""
        return any(a <= at < b for a, b in self._planned[number])

    def _read(self, view: View, going: bool) -> tuple[list[tuple[int, int]], bool]:
        """The planned symbols of a sentence, and whether its plan goes on in the next."""
        text = view.text
        spans: list[tuple[int, int]] = []
        lead: list[tuple[int, int]] | None = []  # clauses without a subject so far, None once there was one
        strong = planned = going
        adverbial = False
        markers = [m for m in PLANNED.finditer(text) if not _IDLE.match(text, m.start())]
        for clause in _CLAUSE.finditer(text):
            a, b = clause.span()
            marker = next((m for m in markers if a <= m.start() < b), None)
            if _ADVERBIAL.fullmatch(text, a, b) and (marker or self._later(view, a, b) >= 0):
                adverbial = planned = strong = True
                continue
            if _FRAME.fullmatch(text, a, b):
                lead = [] if lead is None or spans == [] else lead
                continue
            ahead = min((i for i in (marker.start() if marker else -1, self._later(view, a, b)) if i >= 0), default=-1)
            evidence = _EVIDENCE.search(text, a, b)
            own = _OWN.match(text, a, b)
            if ahead >= 0 and not (evidence and evidence.start() > ahead):
                if lead and _LED_UP_TO.match(text, ahead):
                    spans.extend(lead)
                if planned and not own and not evidence:
                    spans.append((a, b))
                else:
                    spans.append((ahead, b))
                planned = True
                strong = strong or _STRONG.search(text, a, b) is not None
            elif evidence or self._earlier(view, a, b) or (own and not adverbial):
                planned = strong = False
                lead = None
            elif planned:
                spans.append((a, b))
            if lead is not None:
                lead = None if own or _STATES.search(clause.group()) else [*lead, (a, b)]
            adverbial = False
        return spans, planned and (strong or text.endswith(";"))

    def _days(self, view: View, a: int, b: int) -> list[tuple[int, str]]:
        if view.text.find(_DATE, a, b) < 0:
            return []
        return [
            (i, x.iso)
            for i in range(a, b)
            if view.text[i] == _DATE and isinstance(x := view.items[i][2], Value) and x.iso and x.text != "新的一年"
        ]

    def _later(self, view: View, a: int, b: int) -> int:
        """The first symbol of a clause that names a time after publication, -1 where none does."""
        return next((i for i, day in self._days(view, a, b) if is_later(day, self._published)), -1)

    def _earlier(self, view: View, a: int, b: int) -> bool:
        """Whether a clause names a time before publication."""
        return any(is_later(self._published, day) for _, day in self._days(view, a, b))


def is_later(day: str, than: str) -> bool:
    """Whether a period begins after another has ended, as far as both are said.

    >>> is_later("2027", "2025-04-25"), is_later("2025", "2025-04-25"), is_later("2025-05", "2025-04-25")
    (True, False, True)
    """
    if not day or not than or "Q" in day[:7] or "Q" in than[:7]:
        return False
    end = than.split("/")[-1]
    shorter = min(len(day.split("/")[0]), len(end))
    return day[:shorter] > end[:shorter]


__all__ = ["Plans", "is_later", "still_to_come"]
