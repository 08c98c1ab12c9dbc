"""When a figure holds: the period that its clause, its sentence or its paragraph says."""

from __future__ import annotations

import re
from typing import Final

from kg.model import Value
from kg.relate.encode import View
from kg.relate.figures_wording import BEFORE_THEN, DATE
from kg.relate.tense import PLANNED

_COMPARED: Final = re.compile(r"(?:比|较|是|相比|对比|由|从)$")
_STANDING: Final = re.compile(r"现有|现已|已有|目前|截至目前|如今|现在|总面积|占地|规划面积|建筑面积|总投资|面积|全长|全程|身高|售价|设计|年产能|每周|每年|每天|每日")
_PLANNED: Final = re.compile(r"(?:^|[,;:。]).{0,6}?(?:拟|计划|力争|预计|有望|争取|目标)|未来|到20[2-9]\d年")
_SINCE: Final = re.compile(r"[^,。;]{0,14}?以来")


class Periods:
    """The periods of one article's figures, sentence after sentence."""

    def __init__(self) -> None:
        self._said = ""
        """The period that the paragraph said last."""
        self._block = -1

    def of(self, view: View, at: int, *, block: int, base: str, planned: bool) -> str:
        """The ISO period of the figure at symbol ``at``, empty where none is said.

        ``base`` holds the words for an earlier time in 由上年同期的8.9%.
        """
        if block != self._block:
            self._said, self._block = "", block
        own = self._in_sentence(view, at)
        if base:
            if DATE in base:
                j = view.text.rfind(DATE, 0, at)
                value = view.items[j][2]
                return value.iso if isinstance(value, Value) else ""
            now = own or self._said
            return year_before(now) if BEFORE_THEN.search(base) else ""
        if own is None:
            return ""
        if own:
            if not planned:
                self._said = own
            return own
        if planned or _STANDING.search(view.text[max(0, at - 24) : at]):
            return ""
        return self._said

    @staticmethod
    def _in_sentence(view: View, at: int) -> str | None:
        """The nearest period before ``at`` in its sentence; ``None`` where the nearest says now, without a date."""
        text = view.text
        for j in range(at - 1, -1, -1):
            if text[j] != DATE:
                continue
            value = view.items[j][2]
            if not isinstance(value, Value) or _COMPARED.search(text[max(0, j - 2) : j]):
                continue
            if value.iso:
                return value.iso
            if re.search(r"目前|如今", value.text):
                return None
        return ""


def year_before(period: str) -> str:
    """The same period a year earlier.

    >>> year_before("2025-Q1"), year_before("2024-01/2024-08"), year_before("")
    ('2024-Q1', '2023-01/2023-08', '')
    """
    return re.sub(r"\d{4}", lambda m: f"{int(m.group()) - 1:04}", period) if re.fullmatch(r"[\dQ/-]*", period) else ""


def planned(text: str, begin: int, at: int) -> bool:
    """Whether the clause ``text[begin:at]``, or what leads up to it in the sentence, speaks of what is to come."""
    clause = text[begin:at]
    if re.search(r"(?:已|现有|目前|去年|共)(?!拟|计划|规划)", clause):
        return False
    clause = re.sub(r"将$|把$", "", clause)
    if PLANNED.search(clause):
        return True
    before = text[max(0, begin - 60) : begin]
    return bool(re.search(r"力争|拟(?!定|合)|到20[2-9]\d年|下一步|接下来|未来|明年|计划(?:投资|到|在|建)|将(?=[^军近]{1,12}[,;]$)", before))


__all__ = ["Periods", "planned", "year_before"]
