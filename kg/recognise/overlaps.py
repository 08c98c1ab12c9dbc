"""Settles which of overlapping candidates is the mention; the smaller ones inside stay as nested mentions.

::

    中信银行股份有限公司重庆分行      candidates     ├──── Company ────┤├─ Area ─┤
    └──────────── mention ───────────┘               └──────── Company ────────────┘
    └── nested Company ──┘└┘ nested AdministrativeArea
"""

from __future__ import annotations

from kg.model import Mention
from kg.recognise.draft import Candidate, Draft


def _score(c: Candidate) -> float:
    return (c.end - c.start) + 4.0 * c.weight


def _cuts_word(text: str, at: int) -> bool:
    """Whether a bound falls inside a Latin word: 阿联酋Fal|con."""
    return 0 < at < len(text) and text[at - 1].isascii() and text[at].isascii() and text[at - 1 : at + 1].isalpha()


def settle(draft: Draft) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Outermost mentions and those nested in them, each by place."""
    best: dict[tuple[int, int], Candidate] = {}
    for c in draft.found:
        if _cuts_word(draft.text, c.start) or _cuts_word(draft.text, c.end):
            continue
        known = best.get((c.start, c.end))
        if known is None or (c.weight, c.cls) > (known.weight, known.cls):
            best[(c.start, c.end)] = c
    order = sorted(best.values(), key=lambda c: (-_score(c), c.start, c.end))
    owner = [-1] * (len(draft.text) + 1)
    chosen: list[Candidate] = []
    for c in order:
        if all(owner[i] < 0 for i in range(c.start, c.end)):
            for i in range(c.start, c.end):
                owner[i] = len(chosen)
            chosen.append(c)
    nested = [
        c for c in order
        if owner[c.start] >= 0 and owner[c.start] == owner[c.end - 1] and (o := chosen[owner[c.start]]) is not c
        and o.start <= c.start and c.end <= o.end and c.kind == "name"
    ]  # fmt: skip
    return (
        tuple(sorted(_mention(draft, c) for c in chosen)),
        tuple(sorted(_mention(draft, c) for c in nested)),
    )


def _mention(draft: Draft, c: Candidate) -> Mention:
    text = c.text or draft.article.text[c.start : c.end].replace("\n", "").strip()
    return Mention(c.start, c.end, c.cls, text, c.kind, c.rule)  # type: ignore[arg-type]
