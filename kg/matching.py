"""When two names, titles or indicators count as the same: width, white space and punctuation aside."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ASIDE: Final = re.compile(r"[\s“”\"'‘’《》()（）·、,，—\-]")


def squash(text: str) -> str:
    """Text folded to one width, without white space, quotation marks, brackets and joiners.

    >>> squash("“33618” 现代制造业（集群）")
    '33618现代制造业集群'
    """
    return _ASIDE.sub("", unicodedata.normalize("NFKC", text))


def dice(left: str, right: str) -> float:
    """The share of bigrams that two texts have in common, from 0 to 1 (Dice's coefficient).

    >>> dice("进出口总额", "进出口额")
    0.5714285714285714
    """
    a, b = _bigrams(left), _bigrams(right)
    return 2 * len(a & b) / (len(a) + len(b))


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(max(1, len(text) - 1))}
