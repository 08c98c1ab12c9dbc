"""Figures of what the text does not name (深圳的这家企业签下1000万元订单), and of several that it lists."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_wording import DATE, FIGURE
from kg.relate.subjects import SubjectFinder

_NAME = symbols("Any")
_AREA = symbols("Area")
_ORG = symbols("Company|Institution|Facility|Association")
_FIRM = "企业|公司|工厂|厂家|厂|车间|商户|店|农户|合作社|农场|牧场|基地|园区|小区|社区|项目|景区|学校|医院"
_UNNAMED = re.compile(
    rf"[{_AREA}](?:当地|里|内)?的?(?:这|一|某)(?:家|座|所|间|个|户|处)[^,。;:{_NAME}{FIGURE}]{{0,16}}?(?:{_FIRM})(?![—:{_ORG}])"
    rf"|(?:^|[,;:])(?:[{DATE}])*这[个艘座条台款辆处](?!项目|公司|企业|平台|园区|景区|展会)[^,。;:{_NAME}{FIGURE}]{{0,5}}[{FIGURE}][^,。;:{_NAME}{FIGURE}]{{1,14}}的(?![{_NAME}])"
)
"""A thing that is only pointed at: 苏州的这家服装企业, 这个居住了490户居民的|小区."""
_IT = re.compile(rf"(?:[{DATE}]|也|还|又|而)*(?:该|这家)?(?:企业|公司|厂里|厂子)(?!数|主体|家)")
_EACH_OF = re.compile(
    rf"(?:^|[,;:。])(?:其中|[{DATE}])*(?P<list>[{_AREA}](?:[、和与及][{_AREA}])+)(?:等(?!待)[^,。;:{FIGURE}]{{0,6}})?[^,。;:{_NAME}{FIGURE}]{{0,14}},?$"
)


def of_nobody(finder: SubjectFinder, view: View, number: int, begin: int, at: int, *, named: bool) -> bool:
    """Whether the figure at ``at`` is of a thing that the text only points at.

    ``named`` tells that the clause itself, which begins at ``begin``, prints a subject.
    """
    if "这" not in view.text and "一家" not in view.text and not _IT.match(view.text, begin, at):
        return False
    about = finder.protagonist
    if about is not None and about.cls in ("Company", "Facility", "Institution"):
        return False
    here = _UNNAMED.search(view.text)
    if here is not None and here.start() < at and not view.mentions(here.end(), at, _ORG):
        return here.end() > begin or not named
    if named or not _IT.match(view.text, begin, at) or number == 0:
        return False
    before = finder.views[number - 1]
    said = None if view.mentions(0, at, _ORG) else _UNNAMED.search(before.text)
    return said is not None and not before.mentions(said.end(), len(before.text), SYMBOL["Company"])


def each_listed(view: View, begin: int, end: int) -> list[Mention]:
    """The areas that the clause up to ``end`` or the one before lists, of which each has the figure: 北京、上海等城市…均超过20%."""
    for stop in (end, begin):
        listed = _EACH_OF.search(view.text, max(0, stop - 60), stop)
        if listed and (stop == begin or listed.start("list") >= begin):
            return [m for _, m in view.mentions(*listed.span("list"), _AREA)]
    return []


__all__ = ["each_listed", "of_nobody"]
