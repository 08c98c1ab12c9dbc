"""What can be measured of whom: GDP is no firm's, turnover no country's, stands are a fair's alone."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import View, symbols
from kg.relate.subjects import SubjectFinder

_NAME = symbols("Any")
ECONOMY = re.compile(
    r"GDP|生产总值|规(?:模以)?上工业|固定资产投资|固投|社会消费品|社零|公共预算|财政收入|新增就业|常住人口|城镇化|可支配收入|外贸进出口|经营主体"
)
"""What is measured of an area, never of a firm or a plant."""
_MACRO = re.compile(
    r"外贸|进出口|GDP|生产总值|增加值|固投|固定资产投资|工业投资|社零|消费品零售|财政收入|可支配收入|出口|进口|存贷|贷款余额|经济总量|常住人口|城镇化|民营企业|市场主体|经营主体|规上|产业规模"
)
_NO_ECONOMY = frozenset(
    (
        "Company",
        "Facility",
        "Project",
        "Product",
        "InformationSystem",
        "TransportRoute",
        "Event",
        "Institution",
        "Person",
    )
)
_OF_FIRMS = re.compile(r"^(?:营收|营业收入|净利|归母|毛利)|估值|市值|融资|出货|在手订单|研发(?:投入|费用)|^员工|投后")
_OF_BUILDING = re.compile(r"^(?:项目|工程)?(?:建设|施工)?(?:总?工期|总投资|总概算)$|总?库容$|总?装机(?:容量|规模)?$")
"""What is built has these: never who designs, reports or speaks of it."""
_OF_WORKS = re.compile(
    r"^(?:日|月|年)?产能|日处理|日产|^(?:老|新)?(?:员工|职工|用工)|召回.*工$|^造价|^报价|机架|在手订单|车间|产线|股东户数|^舱位|^注册资本|^实缴|^持股"
)
"""What works, ships and firms have, and no province or country that was named in passing."""
_OF_SHARES = re.compile(r"股东(?:户数|人数|总数)|债权人|归母|扣非|每股|募资|市值")
_OF_LENDERS = re.compile(r"(?:贷款|存款|信贷|各项|保费)?余额|不良(?:贷款)?率|准备金|资本充足|净息差|缴存")
_NO_LENDER = frozenset(("InformationSystem", "TransportRoute", "Facility", "Event", "Project", "Document"))
_ONLY_OF: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (
        frozenset(("Event",)),
        re.compile(
            r"展位|展商|参展|采购商|意向(?:成交|订单|签约|金额)|赛项|参赛|选手|观展|展览面积|展出面积|客商|到场嘉宾"
        ),
    ),
    (
        frozenset(("Product", "Facility")),
        re.compile(r"^(?:船[长宽]|型[宽深]|载重吨|总吨|舱容|吃水|航速|续航力)"),
    ),
    (
        frozenset(("TransportRoute",)),
        re.compile(r"^(?:全程(?!参与|服务|代办|陪同)|单程|首列编组|编组|航程|航时)"),
    ),
    (
        frozenset(("Product",)),
        re.compile(r"^(?:载重(?!吨)|最远飞行|最大起飞|最高时速|百公里|轴距|整机重|自重|满电续航|续航里程)"),
    ),
    (
        frozenset(("Company",)),
        re.compile(
            r"股东(?:户数|人数|总数)|债权人|^(?:净?亏损|归母|扣非|净利|毛利率?|营收|营业(?:总?收入|利润))|每股|带?息?有息负债|在手(?:订单|合同)|研发费用|募资|市值"
        ),
    ),
)
"""Classes, and what is measured of nothing else: a fair has stands, a ship a beam, a firm shareholders."""
_NEVER = frozenset(("GovernmentAgency", "Region"))
"""What has none of these, even where nobody else was named."""


def only_owner(finder: SubjectFinder, view: View, begin: int, number: int, indicator: str) -> Mention | None:
    """What alone can have the measure, where the sentence up to ``begin`` or the one before names just one such thing."""
    classes = next((c for c, measure in _ONLY_OF if measure.search(indicator)), None)
    if classes is None:
        return None
    for back in (view, *reversed(finder.views[max(0, number - 1) : number])):
        stop = begin if back is view else len(back.text)
        named = [m for _, m in back.mentions(0, stop, _NAME) if m.cls in classes]
        if classes == {"Product", "Facility"}:
            named = [m for m in named if m.text.endswith(("号", "轮", "船"))]
        if named:
            return named[-1] if len({m.text for m in named}) == 1 else None
    return None


def _suits_only(owner: Mention, indicator: str) -> bool:
    """Whether a measure that only fairs, ships or firms have can be ``owner``'s."""
    if owner.cls not in _NEVER or owner.kind != "name":
        return True
    return not any(measure.search(indicator) for _, measure in _ONLY_OF)


def suits(finder: SubjectFinder, owner: Mention, indicator: str) -> bool:
    """Whether a measure that is not printed with its owner can be this one's: GDP is no firm's, turnover no country's."""
    if ECONOMY.search(indicator):
        return owner.cls not in _NO_ECONOMY
    if not _suits_only(owner, indicator):
        return False
    if _OF_BUILDING.search(indicator):
        return owner.cls not in ("Institution", "Person", "GovernmentAgency", "Media")
    if owner.cls in _NO_LENDER and _OF_LENDERS.search(indicator):
        return False
    if owner.cls in ("AdministrativeArea", "Region") and _OF_WORKS.search(indicator):
        about = finder.protagonist
        if owner.kind == "name" or (about is not None and about.cls == "Company"):
            return False
    if owner.cls in ("AdministrativeArea", "Region") and _OF_SHARES.search(indicator):
        return False
    if owner.cls == "DevelopmentZone" and re.match("(?:员工|职工)", indicator) and owner is not finder.protagonist:
        return False
    if _OF_FIRMS.search(indicator) and owner.cls == "Product":
        return False
    if _OF_FIRMS.search(indicator) and owner.cls in ("AdministrativeArea", "Region"):
        about = finder.protagonist
        return owner.kind == "deictic" or not (
            finder.abroad(owner) or owner.cls == "Region" or (about is not None and about.cls == "Company")
        )
    return True


def core(indicator: str) -> str:
    """An indicator without what says over which time, or how much of it, is told: 增加值 for 全年增加值总额."""
    return re.sub(r"^(?:累计|全年|年|总|本年|预计|实现)+|总?额$", "", indicator)


def macro(indicator: str) -> bool:
    """Whether an indicator measures the economy of an area rather than a body."""
    return bool(_MACRO.search(indicator))


__all__ = ["ECONOMY", "core", "macro", "only_owner", "suits"]
