"""The fewest words that make up a text, each with its type: the lexicon's and the closed lists'.

::

    昨日与重庆长安汽车股份有限公司签约
    t ─p─A ──?─?─n ──O───────────v ─

What stands as single characters of unknown type is rare or part of a name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import words

_LETTERS: Final = {
    "AdministrativeArea": "A", "DevelopmentZone": "Z", "Region": "R", "NaturalFeature": "N", "GovernmentAgency": "G", "Media": "M",
}  # fmt: skip
_ORGANISATION: Final = (
    "公司 集团 大学 学院 学校 中学 小学 医院 银行 研究院 研究所 研究中心 中心 委员会 协会 学会 商会 联合会 基金会 局 厅 部 委 政府 法院 检察院 "
    "分公司 分行 支行 有限公司 股份有限公司 有限责任公司 工厂 基地 实验室 园区 开发区 高新区 产业园 科学院 电视台 出版社 报社 日报 党委 市委 省委 "
    "区委 县委 管委会 总部 事务所"
)
_LONGEST: Final = 6
_LENGTHS: Final = tuple(tuple(n for n in range(2, _LONGEST + 1) if bits >> n & 1) for bits in range(2 << _LONGEST))
"""The lengths that a number stands for whose bits they are."""


@lru_cache(maxsize=1)
def types() -> dict[str, str]:
    """Words to what they are: a letter for a listed name (small where the form is a word too), or a part of speech."""
    table = dict(words())
    for form, bearers in gazetteer().items():
        letter = _LETTERS.get(bearers[0].cls)
        if letter and len(form) >= 2:
            if form not in bearers[0].weak:
                table[form] = letter
            elif form not in table:
                table[form] = letter.lower()
    for word in _ORGANISATION.split():
        table[word] = "O"
    return table


@lru_cache(maxsize=1)
def _begun() -> dict[str, int]:
    """The first two characters of longer words, with the lengths of the words that begin so, each as a bit."""
    table: dict[str, int] = {}
    for word in types():
        if 2 <= len(word) <= _LONGEST:
            begin = word[:2]
            table[begin] = table.get(begin, 0) | 1 << len(word)
    return table


def cut(text: str, low: int, high: int) -> list[tuple[int, str]]:
    """The fewest words that make up ``text[low:high]``: each one's start and type; listed names are preferred."""
    part = text[low:high]
    size = high - low
    cost = [0.0] * (size + 1)
    step = [1] * (size + 1)
    kinds = [""] * (size + 1)
    known, begun = types().get, _begun().get
    for at in range(size - 1, -1, -1):
        character = part[at]
        kind = known(character) or ("0" if character.isdigit() else "L" if character.isascii() else "?")
        after = at + 1
        best = cost[after] if kinds[after] == kind and kind in "0L" else cost[after] + 1.3
        for length in _LENGTHS[begun(part[at : at + 2], 0)]:
            found = known(part[at : at + length])
            if found is not None and at + length <= size:
                here = cost[at + length] + (0.9 if found in "AZRNGM" else 1.0)
                if here < best:
                    best, after, kind = here, at + length, found
        cost[at], step[at], kinds[at] = best, after, kind
    cuts: list[tuple[int, str]] = []
    at = 0
    while at < size:
        cuts.append((low + at, kinds[at]))
        at = step[at]
    return cuts
