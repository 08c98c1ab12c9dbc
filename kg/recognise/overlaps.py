"""Settles which of overlapping candidates is the mention; the smaller ones inside stay as nested mentions.

::

    中信银行股份有限公司重庆分行      candidates     ├──── Company ────┤├─ Area ─┤
    └──────────── mention ───────────┘               └──────── Company ────────────┘
    └── nested Company ──┘└┘ nested AdministrativeArea
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.recognise.draft import Candidate, Draft


def _score(c: Candidate) -> float:
    return (c.end - c.start) + 4.0 * c.weight


def _cuts_word(text: str, at: int) -> bool:
    """Whether a bound falls inside a Latin word: 阿联酋Fal|con."""
    return 0 < at < len(text) and text[at - 1].isascii() and text[at].isascii() and text[at - 1 : at + 1].isalpha()


_LEADS_IN = re.compile(
    r"(?:其中|主打(?:产品|车型|品牌)?|主力(?:产品|车型|品牌)|拳头产品|核心产品)(?=[\u4e00-\u9fffA-Za-z])"
)

_LEADS = tuple("其主拳核")
"""What those words begin with."""


_BUILDS_IT = re.compile(
    r".{2,}(?:公司|集团)(?:在[\u4e00-\u9fff]{2,6}?)?(?:投资|新建|建设|扩建|改建|实施|投建|兴建|拟建|开展)+(?=[\u4e00-\u9fff]{4})"
)
"""Who builds a work, before its name: 晶澜公司建设|绵阳生物产业园项目."""


def _whole(draft: Draft, c: Candidate) -> Candidate | None:
    """A candidate without what leads in to it (主力产品|智能插座, 某公司建设|某项目), None where half a bracket is in it."""
    text = draft.text
    if (
        text.startswith(_LEADS, c.start)
        and (lead := _LEADS_IN.match(text, c.start, c.end)) is not None
        and c.end - lead.end() >= 2
    ):
        c = c._replace(start=lead.end(), text="")
    if c.cls == "Project" and (builds := _BUILDS_IT.match(text, c.start, c.end)) is not None:
        c = c._replace(start=builds.end(), text="")
    if text.count("(", c.start, c.end) != text.count(")", c.start, c.end):
        return None  # 炊乐电器)三号车间
    return c


def settle(draft: Draft) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Outermost mentions and those nested in them, each by place."""
    chosen, nested = _settled(draft)
    return (
        tuple(sorted(_mention(draft, c) for c in chosen)),
        tuple(sorted(_mention(draft, c) for c in nested)),
    )


def outermost(draft: Draft) -> tuple[Mention, ...]:
    """The outermost mentions alone, by place."""
    return tuple(sorted(_mention(draft, c) for c in _settled(draft)[0]))


def _settled(draft: Draft) -> tuple[list[Candidate], list[Candidate]]:
    best: dict[tuple[int, int], Candidate] = {}
    for found in draft.found:
        c = _whole(draft, found)
        if c is None or _cuts_word(draft.text, c.start) or _cuts_word(draft.text, c.end):
            continue
        known = best.get((c.start, c.end))
        if known is None or (c.weight, c.cls) > (known.weight, known.cls):
            best[(c.start, c.end)] = c
    order = sorted(best.values(), key=lambda c: (-_score(c), c.start, c.end))
    owner = [-1] * (len(draft.text) + 1)
    chosen: list[Candidate] = []
    for c in order:
        if max(owner[c.start : c.end]) < 0:
            owner[c.start : c.end] = [len(chosen)] * (c.end - c.start)
            chosen.append(c)
    nested = [
        c for c in order
        if owner[c.start] >= 0 and owner[c.start] == owner[c.end - 1] and (o := chosen[owner[c.start]]) is not c
        and o.start <= c.start and c.end <= o.end and c.kind == "name"
        and not c.rule.startswith("measured/")  # what is measured is the whole
    ]  # fmt: skip
    return chosen, nested


def _mention(draft: Draft, c: Candidate) -> Mention:
    text = c.text or draft.article.text[c.start : c.end].replace("\n", "").strip()
    return Mention(c.start, c.end, c.cls, text, c.kind, c.rule)  # type: ignore[arg-type]
