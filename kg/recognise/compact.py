"""Left edges of compact names (companies, agencies, zones, sites) once their suffix is known.

The trained edge (:mod:`kg.recognise.edges`) is a first guess; what stands before it,
verbs that no name holds, brackets, brands and owners, corrects it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.recognise.draft import Draft
from kg.recognise.edges import left_edge
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.phrases import GOVERN, HARD, tokens_before


class Form(NamedTuple):
    """One row of ``forms.csv``."""

    suffix: str
    cls: str
    edge: str
    strong: bool


_PAREN = re.compile(r"\([^()]{1,8}\)$")


_ACTS = re.compile(
    r"(?:联合(?!会|国|体|收|实|光|利|重|组|创|办|水务|钢铁|石化|化工|航空|铁路|网络|资[产信]|汽车|动力|能源|电子)|携手|会同|建设|建成|建起|布局|共建|合建|合作|签订|签约|签署|举行|出席|配合|打造|成立|设立|组建|新建|投资|引进|落户|入驻|位于|举办|参加|收购|携手|受让|推出|发布|开通|运营|管理|集聚|聚集|力促|"
    r"走进|来到|前往|推动|支持|助力|通过|依托|子公司|旗下|企业|单位|公司|集团|董事长|总经理|负责人|就|一座|一批|一家|一个|经(?!济|贸|开|信|营|纬|典|理|费|销)|开行|开往|直达|联通(?!公司)|加密|获批|荣获|获评|入选|跻身|获得|编制|出任|担任|获得|作为|称|新增|更名为|撤销|划归|来自|花落|合办|代表(?!大会|团|处|委|机构|联)|中标|宣布|归还|公告|质押|股东|上市公司|发包|提起|起诉|旗下|认可|准予|核准|批准|认定|布下|履新|领办|请来|看望|慰问|推举|聘请|就职于|毕业于|供职于|授予|颁给|移交|牵手|借道|取道|系(?=中国|全国|国家|世界|国际))(?:了|的)?"
)
_SPLIT_VERBS = frozenset(
    ["建设", "打造", "设立", "成立", "投资", "新建", "建成", "布局", "落户", "签约", "组建", "引进"]
)
_NEVER_INSIDE = re.compile(
    r"(?:受让|转让|质押|增持|减持|购买|通过|携手|会同|签约|签署|签订|举行|举办|出席|参加|位于|来到|前往|走进|落户|入驻|收购|推动|支持|助力|依托|获得|出任|担任|称|更名为|撤销|划归|引导|鼓励|坚持|规范)$"
)
_BUILDS = re.compile(r"(?:建设|建成|建起|打造|布局|新建|共建|合建|投资|设立|成立|运营|管理|配备)$")
"""Verbs that no name has right before its suffix; a site has none of the second kind either."""
_STILL_NAME = re.compile(
    r"^(?:投资|发展|管理|集团|开发|服务|运营|控股|促进|工程|监督|实业|股份|科技|有限|银行|技术|材料|产业|基金|咨询|监理|局|委|办|中心|贸易|建设|社|示范|总|银|行|研究|设计|合作|创新|生产|制造|试验|检测|家|"
    r"孵化|股份制|联合|基建|专家|和|与|及|租赁|物流|传媒|文化|教育|分|城市|国有|资产|经营|资本|供应链|信息|联盟|重庆)*$"
)


_BRANCHES = re.compile(r"(?:分行|支行|分公司|研究院|研究所|学院|医院|基地|工厂|中心|实验室|大桥|电站|车间|产业园)$")


def compact_edge(
    text: str,
    suffix_start: int,
    in_value: bytearray | None = None,
    *,
    suffix: str = "",
    site: bool = False,
    areas: Iterable[int] = (),
) -> int:
    """Left edge of a compact name, a bracketed area before the suffix included: 西门子(中国)有限公司."""
    paren = _PAREN.search(text, max(0, suffix_start - 10), suffix_start)
    stop = paren.start() if paren and paren.start() > 0 and text[paren.start() - 1] not in HARD else suffix_start
    edge = left_edge(text, stop)
    inside = text.rfind(")", edge, stop)
    if inside > 0 and "(" not in text[edge:inside] and (opened := text.rfind("(", max(0, inside - 10), inside)) > 0:
        edge = left_edge(text, opened)  # 中科昱能(北京)科技有限公司
    if text[edge - 1 : edge] == ")" and (inner := _PAREN.search(text, max(0, edge - 10), edge)):
        edge = left_edge(text, inner.start())  # 中科昱能(北京)科技有限公司
    if text[edge - 1 : edge + 1] == "示范":
        edge -= 1
    if (
        text[edge - 1 : edge + 1] in ("首批", "一批", "国产")
        or text[edge - 1 : edge + 1] in _SPLIT_VERBS
        or text[edge - 1 : edge + 1] in _RAISES
    ):
        edge += 1
    if (
        edge
        and text[edge - 1] not in HARD
        and pos(text[edge - 1 : edge + 1]) in ("n", "j", "b")
        and text[edge - 1] not in _STOPS
        and text[edge - 2 : edge] not in _SPLIT_VERBS
    ):
        edge -= 1  # 自|贸试验区: never inside a word
    if (
        edge
        and (edge == 1 or text[edge - 2] in HARD or text[max(0, edge - 3) : edge - 1] in _BODIES)
        and text[edge - 1] not in HARD
        and text[edge - 1] not in _ALONE
    ):
        edge -= 1  # 顺|达供应链集团: one character alone is no word of the sentence
    if in_value is not None:
        for i in range(stop - 1, edge - 1, -1):
            if in_value[i]:
                edge = i + 1
                break
    for m in _ACTS.finditer(text, edge, stop):
        rest = text[m.end() : stop]
        if (
            m.group() in ("公司", "集团", "企业", "单位", "子公司")
            and _BRANCHES.search(suffix)
            and m.group() in ("公司", "集团")
        ):
            continue
        if (len(rest) >= 2 and not _STILL_NAME.match(rest)) or (not rest and suffix.endswith("新通道")):
            edge = m.end()
    if _NEVER_INSIDE.search(text, edge, stop) or (site and _BUILDS.search(text, edge, stop)):
        return stop
    for area in areas:
        # 单体包装生产方|深圳禾顺农业有限公司: plain words in front of an area are not part of the name
        if (
            edge < area < stop
            and text[area - 1] != "("
            and all(tag and len(text[a:b]) > 1 for a, b, tag in tokens_before(text, area, limit=area - edge))
        ):
            edge = area
            break
    return edge


_BODIES = ("公司", "集团", "企业", "股东")
_ALONE = frozenset(
    "系获达占居任称赴拟增持购投售赠借欠诉告供驻派携助促建设办签发订做造用受收取得放开关入出来去上下的了在与和及由对向从是为以等将被把有到至于给同也并其该或就都而且家个各某这那本此全我你他她它若如因按据经让使请凭还又再更最已曾正可能要会"
)
"""Characters that stand alone at the head of a clause, before a name."""
_OWNED = {
    "Company": (re.compile(r"分行$|支行$|分公司$"), ("Company",)),
    "Institution": (re.compile(r"学院$|研究院$|研究所$|医院$|实验室$|中心$|技术学校$"), ("Institution", "Company")),
    "Facility": (
        re.compile(r"基地$|工厂$|中心$|车间$|生产线$|产线$|大厦$|超级工厂$|电站$"),
        ("Company", "Institution"),
    ),
    "Project": (re.compile(r"项目$"), ("Company",)),
}


_NOUNS_TOO = frozenset(
    [
        "服务",
        "创新",
        "联合",
        "投资",
        "发布",
        "展示",
        "交流",
        "合作",
        "集聚",
        "运行",
        "推广",
        "调整",
        "开发",
        "应用",
        "保障",
        "创建",
        "存储",
        "经营",
        "引导",
        "支持",
        "成功",
        "整合",
        "汇聚",
    ]
)


def after_verbs(text: str, edge: int, start: int) -> int:
    """The left edge moved behind the last verb that governs: 积极构建|陆路运输通道."""
    for a, b, _ in tokens_before(text, start, limit=start - edge) if start > edge else ():
        if b - a > 1 and (text[a:b] in GOVERN or text[a:b] in _RAISES) and text[a:b] not in _NOUNS_TOO:
            if b == start and text[a:b] in _OF_A_BODY:
                continue  # 泰国投资|促进|委员会
            if start - b >= 5 and text[b : b + 2] in GOVERN:
                return b + 2  # 全力|创建|产业创新综合体
            return b
    return edge


_RAISES = frozenset(["做优", "做强", "做大", "做实", "做精", "培育", "累计", "反映", "提质", "启用", "增开", "增设"])
"""Further verbs that no site or body begins with."""


_JOINED = re.compile(
    r".{2,20}?(?:(?:大学|学院|研究院|研究所|医院|公司|集团|银行|政府|协会|委员会)(?:以及|与|和|同|及|暨)|[省市区县州]与)"
)
"""Two bodies, each by its own name: 江南大学与|晶澜发展股份有限公司, 绵阳市与|华岳集团."""
_ON_BEHALF = re.compile("代表(?!大会|团|处)")


def behind_others(text: str, edge: int, start: int, cls: str) -> int:
    """The left edge moved behind another body that stands before the name, each by its own name."""
    if cls == "GovernmentAgency" and (speaks := _ON_BEHALF.search(text, edge, start)):
        edge = speaks.end()  # 市长何振东代表|市人民政府
    if cls == "GovernmentAgency" and (by := text.rfind("由", edge, start)) >= 0:
        edge = by + 1  # 方案由|市农业农村局
    joined = _JOINED.match(text, edge, start)
    return joined.end() if joined else edge


_OF_A_BODY = ("促进", "推广", "引导", "保障", "服务", "管理")
"""What bodies are for; right before the suffix these are no verbs."""


def with_owner(draft: Draft, edge: int, start: int, form: Form) -> int:
    """The left edge with an owner written in front: 中信银行股份有限公司|重庆分行, 德国克诺尔集团|轨道系统重庆生产基地."""
    known = _OWNED.get(form.cls)
    if known is None or not known[0].search(form.suffix):
        return edge
    bank = draft.text[edge - 2 : edge]
    if form.suffix in ("分行", "支行") and any(e.cls == "Company" for e in gazetteer().get(bank) or ()):
        draft.add(edge - 2, edge, "Company", "names/Company")
        return edge - 2  # 农行|张家港分行
    if draft.text[edge - 2 : edge] == "附属":
        return next((c.start for c in draft.found if c.cls == "Institution" and c.end == edge - 2), edge)
    owners = [
        c
        for c in draft.found
        if c.cls in known[1]
        and c.kind == "name"
        and c.end <= start
        and c.end >= edge - 0
        and c.start <= edge
        and start - c.end <= 16
    ]
    between = [
        c
        for c in owners
        if not any(ch in HARD for ch in draft.text[c.end : start]) and not _ACTS.search(draft.text[c.end : start])
    ]
    return min((c.start for c in between), default=edge)


def with_brand(draft: Draft, edge: int, start: int) -> int:
    """The left edge of a company whose name so far is plain words (农业|有限公司), moved left over its brand and area."""
    text = draft.text
    if text[edge - 1 : edge] == "之" and edge >= 3 and not any(ch in HARD for ch in text[edge - 3 : edge]):
        edge -= 3
    elif text[edge - 1 : edge] == "之" and edge >= 2 and text[edge - 2] not in HARD:
        edge -= 2  # 味之|源食品有限公司
    if text[edge - 1 : edge] == "的" and text[edge - 2 : edge - 1] not in _QUALITIES:
        owner = draft.areas_to.get(edge - 2)
        if owner:
            return owner[0].start  # 重庆|美的|制冷设备有限公司
    words = tokens_before(text, start, limit=start - edge) if start > edge else []
    if ")" not in text[edge:start] and all(tag and b - a > 1 for a, b, tag in words):
        for a, b, tag in tokens_before(text, edge, limit=6):
            if (b - a > 1 and tag) or text[a] in _STOPS or draft.in_value[a]:
                break
            edge = a
        listed = [
            c
            for at in range(edge, edge + 4)
            for c in draft.areas_from.get(at, ())
            if c.end <= start and c.rule == "names/AdministrativeArea"
        ]
        edge = listed[0].start if listed else edge
        before = [c for c in draft.areas_to.get(edge, ()) if c.rule == "names/AdministrativeArea"]
        edge = before[0].start if before else edge
    return edge


def with_area(draft: Draft, edge: int, form: Form) -> int:
    """The left edge moved over the area right before a legal name that begins with none: 西藏|高原之宝乳业有限公司."""
    if not form.suffix.endswith("有限公司"):
        return edge
    areas = [c for c in draft.found if c.rule == "names/AdministrativeArea"]
    if any(c.start == edge for c in areas):
        return edge
    return next((c.start for c in areas if c.end == edge), edge)


_QUALITIES = frozenset("新老大小好旧高多少快强优的")
_STOPS = frozenset("的了在与和及由对向从是为以等将被把有到至于给同也并其该或就都而且家个")
