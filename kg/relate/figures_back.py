"""What words that point back mean where figures follow them: 它, 该胎, 把某厂卖给某公司,|作价, 集团在某地的工厂|已满产."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.clauses import clause_subject
from kg.relate.encode import View, symbols
from kg.relate.figures_wording import DATE, DRIVE
from kg.relate.subjects import SubjectFinder

_SOLD = re.compile(
    rf"[把将][^,。;:]{{0,6}}?([{symbols('Org|Facility|Project|Product')}])[^,。;:]{{0,8}}?(?:卖|转让|出售|出让|转手|剥离)给?[^,。;:]*,(?:[^,。;:]*,)?$"
)
_PRICED = re.compile(r"^(?:作价|售价|成交价|交易价|对价|转让价|卖价)")
_AWAY = re.compile(
    rf"(?:[{DATE}]|而|同时)*(?:[{symbols('Org')}])(?:位于|设在|建在|在)(?:[{symbols('Area')}])+的"
    rf"(?P<site>[{symbols('Facility|Project')}])(?:[{DATE}]|已经?|也|将|正式|全面|于|刚刚|顺利|提前|即将|实现|如期)*"
    r"(?:满产|投产|达产|复产|停产|试产|量产|扩产|开工|动工|竣工|完工|封顶|建成|投用|投运|满负荷|年产|产能|产量)"
)
"""A firm's site elsewhere: 集团在甲国的乙工厂|已经满产."""
_BOUGHT = re.compile(r"(?:参股|入股|收购|买下|增持|拿下|控股)了?$")
_DRIVE = re.compile(DRIVE)
_ROAD = re.compile(r"(?:桥|隧道|高速|高速公路|公路|铁路|高铁|通道|号线|快速路|大道|专线)(?:工程|项目)?$")
_PRONOUN = re.compile(rf"(?:[{DATE}]|目前|如今|而|由此)*它(?=由|是|的|于|在|可|能|将|已|日|年|[{DATE}])")
_IT = re.compile(r"它(?!们|的)")
_IT_MAY_BE = symbols(
    "Product|InformationSystem|Facility|Project|TransportRoute|DevelopmentZone|Institution|Company|Association|Programme"
)
_SUCH = re.compile(
    r"该(?!公司|集团|企业|市|省|县|区|局|国|校|院|厂|行)(?P<noun>[\u4e00-\u9fff]{1,3}?)(?=系|由|是|为|在|已|采用|自)"
)
_THINGS = symbols("Product|InformationSystem|Facility|Project|TransportRoute|Programme|Event")
_MADE = symbols("Product|InformationSystem|Facility|Project|TransportRoute|Programme|Event|Institution")
_OPENED = re.compile(rf"(?:[{DATE}]|正式|顺利|也|已经?|于)*(?:开工|动工|奠基|获批|开建|启动建设|破土)")
_TO_BE_BUILT = re.compile(
    rf"(?:项目|工程)?(?:计划|预计|力争|有望|将|拟|[{DATE}]|于|全面|全线)+(?:建成|投产|达产|投运|投用|通车|竣工|完工)(?:投产|投运|投用|通车|达产|运营)?后?,"
)


def sold(view: View, begin: int, indicator: str) -> Mention | None:
    """What was sold at the price that an own clause names: 把某厂卖给某公司,作价…"""
    if not _PRICED.match(indicator):
        return None
    m = _SOLD.search(view.text, 0, begin)
    return view.mention(m.start(1)) if m else None


def shareholder(view: View, begin: int) -> tuple[Mention, ...]:
    """Who holds shares: the person or firm named last before, but not the firm that was bought into."""
    named = view.mentions(0, begin, symbols("Person|Company"))
    holders = [m for j, m in named if not _BOUGHT.search(view.text, 0, j)]
    return tuple(holders[-1:])


def site_away(view: View, begin: int, end: int) -> Mention | None:
    """The site that a clause is about where its firm and place stand in front."""
    m = _AWAY.match(view.text, begin, end)
    return view.mention(m.start("site")) if m else None


def road_shortened(finder: SubjectFinder, view: View, begin: int, at: int) -> Mention | None:
    """The road by which a drive got shorter."""
    if _DRIVE.search(view.text, begin, at) is None:
        return None
    offset = view.items[begin][0]
    roads = [m for m in finder.annotation.mentions if m.start < offset and m.kind == "name" and _ROAD.search(m.text)]
    return roads[-1] if roads else None


def sentence_about(finder: SubjectFinder, view: View, number: int, begin: int, end: int) -> Mention | None:
    """The thing that a clause before speaks of, by 它 or 该 and a noun: 它由某公司研发,|该胎系某集团与某院研制,."""
    before = finder.views[number - 1] if number else None
    if before is None:
        return None
    if _PRONOUN.match(view.text, begin, end) and begin == 0:
        named = before.mentions(0, len(before.text), _MADE)
        return named[-1][1] if named and before.text[named[-1][0] + 1 :].find(",") < 0 else None
    such = _SUCH.match(view.text, begin, end)
    if such:
        named = before.mentions(0, len(before.text), _THINGS)
        noun, printed = such["noun"], finder.annotation.article.text
        return next(
            (
                m
                for _, m in reversed(named)
                if m.text.endswith(noun) or (m.text + printed[m.end : m.end + len(noun)]).endswith(noun)
            ),
            None,
        )
    return None


def it_is(finder: SubjectFinder, view: View, number: int, begin: int) -> Mention | None:
    """What 它 is at symbol ``begin``: the first thing or body that the sentence, or the one before, is about."""
    if not _IT.match(view.text, begin):
        return None
    for back in (view, *reversed(finder.views[max(0, number - 1) : number])):
        stop = begin if back is view else len(back.text)
        about = clause_subject(back, 0, stop, _IT_MAY_BE) or tuple(m for _, m in back.mentions(0, stop, _IT_MAY_BE))
        if about:
            return about[0]
    return None


def to_be_built(finder: SubjectFinder, view: View, number: int, at: int) -> Mention | None:
    """What a sentence without a subject goes on with, once the one before broke ground: …工程|开工建设。计划2027年建成投运,每年可…"""
    before = finder.views[number - 1] if number else None
    if before is None or not _TO_BE_BUILT.match(view.text, 0, at):
        return None
    named = before.mentions(0, len(before.text), _THINGS)
    return next((m for j, m in reversed(named) if _OPENED.match(before.text, j + 1)), None)


__all__ = ["it_is", "road_shortened", "sentence_about", "shareholder", "site_away", "sold", "to_be_built"]
