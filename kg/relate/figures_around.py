"""Whom the text around a figure's clause points to: the line of title before, what 建成后 or 这是 mean, who tells a quotation."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_printed import measures
from kg.relate.figures_wording import DATE
from kg.relate.subjects import SubjectFinder

_PRINCIPAL = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Event")
_NAME = symbols("Any")
_BUILT = symbols("Facility|Project|TransportRoute|InformationSystem|DevelopmentZone")
_ONCE_BUILT = re.compile(
    r"(?:全部|全面|全线|项目|一期)*(?:达产|投产|建成|竣工|通车|投用|开通|投运|投入使用|建成投[产用])后,"
)


def headline(before: View) -> Mention | None:
    """What the line of the title ``before`` a figure's own is about, if it names one route, plant or project."""
    named = before.mentions(0, len(before.text), _BUILT)
    return named[0][1] if len(named) == 1 else None


def pointed_at(finder: SubjectFinder, number: int, noun: str) -> Mention | None:
    """What 这 in 这是第7条航线 points at: the thing of that kind that the sentence before names."""
    before = finder.views[number - 1] if number else None
    named = before.mentions(0, len(before.text), _BUILT) if before else []
    return next((m for _, m in reversed(named) if m.text.endswith(noun[-2:])), None)


def once_built(finder: SubjectFinder, view: View, number: int, at: int) -> Mention | None:
    """What 建成后 and 通车后 mean: the plant, project or route named last, at most two sentences back."""
    built = _ONCE_BUILT.search(view.text, 0, at)
    if built is None:
        return None
    for back in (view, *reversed(finder.views[max(0, number - 2) : number])):
        named = back.mentions(0, built.start() if back is view else len(back.text), _BUILT)
        if named:
            return named[-1][1]
    return None


def area_inside(finder: SubjectFinder, view: View, begin: int, at: int) -> Mention | None:
    """The area that begins a name which is no owner itself: 临沂市 in 临沂市外贸进出口总额."""
    for _, mention in view.mentions(begin, at, _NAME):
        if measures(mention) or mention.cls in ("Award", "Industry", "Programme", "Product"):
            for m in finder.annotation.nested:
                if m.start == mention.start and m.cls == "AdministrativeArea":
                    return m
    return None


def teller(finder: SubjectFinder, number: int) -> Mention | None:
    """Who says a sentence in quotation marks, where the next sentence tells: “…翻了一番。”某公司负责人说."""
    views, article = finder.views, finder.annotation.article
    view = views[number]
    if number + 1 >= len(views) or article.text[view.end - 1 : view.end] not in ("”", '"'):
        return None
    m = re.match(
        rf"(?P<org>[{_PRINCIPAL}])[^,。;:]{{0,18}}?(?:[{SYMBOL['Person']}]|负责人)[^,。;:]{{0,6}}?(?:说|表示|介绍)",
        views[number + 1].text,
    )
    return views[number + 1].mention(m.start("org")) if m else None


_PLAIN = (
    ("口岸", "口岸|港|海关"),
    ("港口|港区|全港", "港|港区|码头"),
    ("机场(?!高速|集团|公司)", "机场"),
    ("车站|高铁站|全站", "站"),
    ("景区|景点|古城|古镇|度假区|乐园|全园|园内", "景区|古城|古镇|度假区|乐园|公园|园"),
    ("水库|库区|大坝|坝体", "水库|库区|水电站|水利枢纽|大坝"),
    ("隧道|全隧", "隧道"),
    ("大桥|全桥|主桥|桥梁主塔", "桥"),
    ("电站|电厂|机组|风机|光伏板", "电站|电厂|风电场|光伏基地|风电基地|基地"),
    ("基地", "基地"),
    ("灌区|全灌区", "灌区"),
    ("平台(?=成交|交易|注册|累计|已|日均|年|接入|归集|入驻|汇聚|用户)", "平台|系统"),
    ("中心(?=由|设|现有|共|占地|建筑面积|总投资|日均|年|累计|床位)(?!城)", "中心"),
    ("工程(?=耗资|投资|总投资|全长|总长|概算)", "工程|项目"),
    ("工厂|厂区|厂房|全厂|车间|产线|生产线", "工厂|厂|车间|产业园|基地|项目"),
    ("馆内|全馆|馆藏|展馆|场馆", "馆|中心"),
    ("医院|全院|院区|门诊", "医院|院"),
    ("学校|全校|校园|校内", "学校|大学|学院|中学|小学|校区"),
    ("市场(?=内|现|共|日|年|占|商户|交易|主营)|商户|摊位", "市场|商城|商场|步行街|商圈"),
    ("园区(?!企业)|片区|园内", "园区|产业园|工业园|物流园|科技园|开发区|高新区|经开区|综保区|片区"),
    ("全线(?!贯通)", "铁路|高铁|高速|公路|号线"),
    ("油田|气田|矿区|井口", "油田|气田|矿|煤矿"),
    ("一期(?:项目|工程)", "一期|一期项目|一期工程"),
    ("二期(?:项目|工程)?", "二期|二期项目|二期工程"),
    ("三期(?:项目|工程)?", "三期|三期项目|三期工程"),
    ("(?:商会|协会|学会|联盟|联合会|合作社|基金会)(?!员)", "商会|协会|学会|联盟|联合会|合作社|基金会"),
    (
        "(?:展会|博览会|交易会|年会|论坛|峰会|大会|大赛|赛事|比赛|马拉松|文化节|艺术节)(?!员)",
        "会|展|赛|论坛|峰会|节|马拉松",
    ),
    ("(?:全船|该船|船上|舱[内里]|甲板上|船(?=[长宽身体高]))", "号|轮|船"),
)
_MEANT = tuple(
    (
        re.compile(rf"(?:[{DATE}]|目前|如今|现在|今年|同时|此外|另外|整个|全部|仅|该)*(?:{nouns})"),
        re.compile(rf"(?:{ends})(?:主体|扩建|改扩建|改造)*(?:项目|工程)?$"),
    )
    for nouns, ends in _PLAIN
)
"""Plain nouns at the head of a clause, and how the names end that they stand for: 口岸|日均验放, 大坝|高78米."""


_TAIL = re.compile(r"[”\"]?(?P<tail>号|[一二三四]期(?:项目|工程)?)")


def tail(printed: str, at: int) -> str:
    """What stands behind a name and belongs to it: …一体化项目|二期, “某某”|号."""
    m = _TAIL.match(printed, at)
    return m["tail"] if m else ""


def thing_meant(finder: SubjectFinder, view: View, begin: int, at: int) -> Mention | None:
    """The thing named before that a plain noun at the head of the clause means; nothing where none of that kind was named."""
    for noun, ends in _MEANT:
        if noun.match(view.text, begin, at) is not None:
            offset = view.items[begin][0]
            printed = finder.annotation.article.text
            return next(
                (
                    m
                    for m in reversed(finder.annotation.mentions)
                    if m.start < offset
                    and m.kind == "name"
                    and m.cls in _THINGS
                    and ends.search(m.text + tail(printed, m.end))
                ),
                None,
            )
    return None


_THINGS = frozenset(
    (
        "Facility",
        "Institution",
        "DevelopmentZone",
        "Project",
        "TransportRoute",
        "InformationSystem",
        "Association",
        "Event",
        "Product",
    )
)
_ONE_OF_TWO = re.compile(r"(?:而|但|其中|且)*(?P<which>前者|后者)的?")
_TWO = re.compile(rf"([{_PRINCIPAL}])(?:[、和与及]|以及)(?:[{symbols('Area')}]的)?([{_PRINCIPAL}])")
_MADE_BY_MANY = re.compile(
    rf"(?:由|[{_NAME}])[^,。;:]*?(?:建设|援建|承建|合建|共建|自建|新建|改建|改造|运营|管理|托管|开发|研发|研制|执飞|运行|开行|打造|投资|建造|兴建|合办|共办|联办|创办|开办|设立|组建|创建|推出)的"
    rf"[^,。;:的{_NAME}]{{0,10}}(?P<made>[{symbols('Facility|Project|TransportRoute|InformationSystem|Institution')}])(?![{_NAME}的、和与及])"
)
"""由某公司改造运营的|某街区开街, 甲集团与乙大学合办的|某学院: what is made, not who made it."""


_POINTED = re.compile(
    rf"(?:[{DATE}]|就在)*(?:这[场届次座条家个艘款项]|该|本[届次])[^,。;:]*?(?:由|在)?[^,。;:]*的?(?P<noun>展会|博览会|交易会|年会|论坛|大会|大赛|赛事|活动|仪式|商会|协会|联盟|大桥|工厂|园区|基地|项目|平台|航线)[,]"
)
"""这场由…主办的|展会,: what has long attributes and was named before."""


def pointed_back(finder: SubjectFinder, view: View, begin: int, end: int) -> Mention | None:
    """The thing that a whole clause points back to: 这场由某市主办、某区承办的展会,."""
    m = _POINTED.fullmatch(view.text, begin, end)
    return thing_meant(finder, view, m.start("noun"), end) if m else None


def former_or_latter(view: View, begin: int, at: int) -> tuple[Mention, int] | None:
    """Whom 前者 or 后者 means at the head of a clause, and where the words behind it begin: 甲市与乙市…,前者茶园面积…."""
    m = _ONE_OF_TWO.match(view.text, begin, at)
    two = list(_TWO.finditer(view.text, 0, begin)) if m else []
    return (view.mention(two[-1].start(1 if m["which"] == "前者" else 2)), m.end()) if m and two else None


def thing_made(view: View, begin: int, end: int) -> Mention | None:
    """What the clause from ``begin`` to ``end`` is about where it begins with who made it: 由某航空执飞的航线就此开航."""
    m = _MADE_BY_MANY.match(view.text, begin, end) if "的" in view.text[begin:end] else None
    return view.mention(m.start("made")) if m else None


_NATIONAL = re.compile(
    r"国家|全国|国务院|海关总署|商务部|工业和信息化部|工信部|财政部|农业农村部|交通运输部|文化和旅游部|教育部|人力资源(?:和|社)社?会?保障部|住房和城乡建设部|水利部|自然资源部|生态环境部|民政部|科学?技术?部|市场监管总局|税务总局"
)


def nation(finder: SubjectFinder, agency: Mention, at: int) -> Mention | None:
    """The country as the article names it, where ``agency`` is one of the whole country: 国家统计局 for 全国."""
    if not _NATIONAL.match(agency.text):
        return None
    named = [m for m in finder.annotation.mentions if m.text in ("全国", "我国", "中国")]
    return next((m for m in reversed(named) if m.start <= at), named[0] if named else None)


def area_spoken_of(finder: SubjectFinder) -> Mention | None:
    """The area of a speech whose speaker is not known: 全区, 我市, or the one it is about."""
    own = [
        m
        for m in finder.annotation.mentions
        if m.kind == "deictic"
        and m.cls == "AdministrativeArea"
        and m.text[:1] in "全我"
        and m.text not in ("全国", "我国")
    ]
    small = [m for m in own if m.text[-1] in "区县"]
    if small or own:
        return (small or own)[0]
    about = finder.protagonist
    return about if about is not None and about.cls in ("AdministrativeArea", "DevelopmentZone") else None


def area_called(finder: SubjectFinder, unit: str, offset: int) -> Mention | None:
    """The area that 村里, 镇里 … mean: the last one named whose name ends so."""
    both = sorted((*finder.annotation.mentions, *finder.annotation.nested), key=lambda m: m.start)
    names = [
        m
        for m in both
        if m.kind == "name" and m.cls == "AdministrativeArea" and m.start < offset and m.text.endswith(unit)
    ]
    return names[-1] if names else None


_LOCAL = re.compile(
    r"[^,。;:]{0,8}?([京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁新琼])[企商](?!业|务|品|场)"
)


def area_abbreviated(finder: SubjectFinder, clause: str) -> Mention | None:
    """The province that 渝企 and 川企 bear in their name, where the article names it."""
    local = _LOCAL.match(clause)
    both = (*finder.annotation.mentions, *finder.annotation.nested) if local else ()
    return next((m for m in both if local and m.text == local.group(1) and m.cls == "AdministrativeArea"), None)


__all__ = [
    "area_abbreviated",
    "area_called",
    "area_inside",
    "area_spoken_of",
    "former_or_latter",
    "headline",
    "nation",
    "once_built",
    "pointed_at",
    "pointed_back",
    "teller",
    "thing_made",
    "thing_meant",
]
