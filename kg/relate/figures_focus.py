"""What a measure speaks of where its clause names nobody: a platform has users, a route a frequency, a loan a rate.

What the clause before sets up or brings out is in focus, and the measure has to be one that such a thing can have::

    推出信用贷款产品“泉信贷”,授信总规模50亿元
                     └Product┘ └ of a loan ─┘
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import View, symbols
from kg.relate.figures_wording import DATE

_CREATED = re.compile(
    r"(?:成立|建成|打造|建起|组建|新建|设立|创立|创办|创建|建设|投建|兴建|开通|首开|开行|推出|合建|共建|上线|投用|布局|购置|合办|发布|开发|研发|研制|发放|举行|举办|开工|动工|买下|启动|签署|签订|订立|签下|建)"
    r"(?:了|起)?[^,。;]{0,16}$"
)
_BY_MEANS = re.compile(r"通过|依托|借助|凭借|按照|根据|围绕")
"""What only serves another end is not in focus: 通过建设“产业大脑”,已培育未来工厂15家."""
_ITSELF = re.compile(
    rf"(?:[{DATE}]|在[{symbols('Area|Event|Facility')}]|正式|顺利|就此|全面|全线|全国|全球|国内|也|已|将|于)*(?:上市|发布|开售|预售|下线|问世|上线|开通|首发|开行|投用|运行|亮相|开工|动工|奠基|启用|开建|破土动工)"
)
"""A thing that opens by itself: “盐执通”平台|上线."""

_BUILT_SIZE = (
    r"规模|占地|建筑面积|规划面积|用地面积|总面积|(?<!固定资产)(?<!工业)(?<!房地产开发)投资|产能|年产|月产|日产|日处理|处理能力|设计|注册资本|容量|全长|跨度|用地|"
    r"装机|床位|座位|建筑|库容|规划|满载|产值|提供|租用|利用|就业|岗位|纳税|税收|首期|拟投|机架|线路长|总长"
)
_MEASURES: tuple[tuple[str, str], ...] = (
    (
        "InformationSystem",
        r"归集|接入|注册|用户|汇集|汇聚|兑付|下载|访问|点击|推送|撮合|促成|办件|受理|办理|服务|入驻|上架|打通|整合|覆盖|办结|放款|响应|查询|"
        + _BUILT_SIZE,
    ),
    (
        "TransportRoute",
        r"每[周月日天]|全程|线路|通达|单程|航程|运距|单箱|运输|运行|班次|发运|货值|投入|物流成本|耗时|历时|到发|票价|上座率|客座率|"
        + _BUILT_SIZE,
    ),
    (
        "Product",
        r"授信|放款|利率|期限|单户|额度|贷款|售价|售|指导价|定价|版本|车型|配色|电池|快充|补能|百公里|轴距|车长|大定|续航|出货|销量|卖出|订单|占有率|亩产|时速|能耗|重量|身高|载重|专利|满载|最大|最高|起飞",
    ),
    ("Association|Institution", r"社员|成员|会员|培养|培训|引进|吸纳|专家|带动农户|学生|在校|师生|" + _BUILT_SIZE),
    ("Document", r"首批|事项|通办|互认"),
    ("Programme", r"招募|报名|引进|培育|培养|惠及|选聘|兑现|(?:总)?规模$"),
    ("Facility", r"^(?:培训|接待|年接待|展出|服务)|" + _BUILT_SIZE),
    ("Project|DevelopmentZone", _BUILT_SIZE),
    ("Company", r"社员|入社|带动农户|" + _BUILT_SIZE),
    ("Event", r"参展|参会|参赛|成交|签约|现场|观众|为期|" + _BUILT_SIZE),
)
_MEASURE_OF = {symbol: re.compile(pattern) for classes, pattern in _MEASURES for symbol in symbols(classes)}
"""Symbol of a class -> the words of what is measured of such things."""
_ROUTE_OF = re.compile(
    rf"(?:[{DATE}]|可|将|全程)*(?:从|由|自|经|途经)[^,。;:]*?(?:至|到|直达|抵达|开往|前往|发往)[^,。;:]*"
)
"""What only says from where to where a route runs: 开行“某快车”直通车,|从某城区直达某景区|,每天6班."""
_ALONE = re.compile(r"[、和与]")


def can_have(symbol: str, words: str) -> bool:
    """Whether a thing of this class is measured so.

    ``symbol`` stands for the class, ``words`` are those of the figure's clause.
    """
    measure = _MEASURE_OF.get(symbol)
    return measure is not None and measure.search(words) is not None


def created(view: View, begin: int, words: str) -> Mention | None:
    """What the clause right before symbol ``begin`` set up, if the figure measures it: 成立合作社,社员…"""
    text = view.text
    if begin < 2 or text[begin - 1] != ",":
        return None
    start = max(text.rfind(c, 0, begin - 1) for c in ",;:。") + 1
    if start > 1 and text[start - 1] == "," and _ROUTE_OF.fullmatch(text, start, begin - 1):
        before = created(view, start, words)
        return before if before is not None and before.cls == "TransportRoute" else None
    opens = _ITSELF.fullmatch
    j = next((k for k in range(begin - 2, start - 1, -1) if text[k] in _MEASURE_OF), -1)
    if j < 0 or not can_have(text[j], words):
        return None
    behind = text[j + 1 : begin - 1]
    if behind and opens(behind) is None:
        return None
    if not behind and (_CREATED.search(text[start:j]) is None or _BY_MEANS.search(text[start:j])):
        return None
    if _ALONE.fullmatch(text[j - 1 : j]):
        return None  # one of several
    if (
        "规模" in words
        and words[:2] not in view.mention(j).text
        and view.mention(j).cls not in ("Product", "Programme")
    ):
        return None
    return view.mention(j)


__all__ = ["can_have", "created"]
