"""Numbers in digits and in Chinese numerals."""

from __future__ import annotations

from functools import lru_cache

import cn2an


@lru_cache(maxsize=4096)
def number(text: str) -> float:
    """The number that digits or Chinese numerals say; raises :class:`ValueError` where they make none.

    >>> number("1,204.5"), number("两"), number("十二")
    (1204.5, 2.0, 12.0)
    """
    plain = text.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        try:
            return float(cn2an.cn2an(plain.replace("〇", "零"), "smart"))
        except KeyError as error:  # what cn2an raises for 百十一
            raise ValueError(f"{text}: no number") from error


__all__ = ["number"]
