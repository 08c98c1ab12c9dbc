"""Which names can be an end of what the words of a field say: works make, lines run, foreign parts buy."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.field_words import Field

Lookup = Callable[[str], tuple[str, str, str] | None]
Names = list[tuple[int, Mention]]
"""Names of one enumeration, each with its symbol's place in the view."""

_TELLS = re.compile(r"(?:表示|介绍|说|认为|透露|指出|强调|获悉|建议|了解到)[,:]")
_OFFICER = re.compile(r"书记|主任|局长|市长|区长|县长|处长|部长|厅长|记者|负责人|发言人")
_LINE = re.compile(
    r"(?:路|桥|道|隧|铁|线|轨|港|机场|站|渠|管|管网|缆|廊|高速|枢纽|口岸|运河|码头|工程|地铁|互通|立交|高架|电网|灌区|轮渡|渡口|船闸|缆车|[GSXC]\d+)(?:[一二三]期|工程|项目|[0-9]+号?|段|[东西南北]延)?$"
)
"""What runs from one place to another."""
_JOURNALIST = re.compile(r"(?:记者|通讯员|实习生|摄影|摄|编辑|编译)[^,。;]{0,8}$")
_NODE = re.compile(r"(?:港|机场|站|口岸|枢纽|码头|陆港)(?:[一二三]期|工程|项目)?$")
"""Where lines begin and end: it reaches a place only by a route."""
_COUNTED = re.compile(
    rf"(?:(?<!第)[一二三四五六七八九十]批|[{SYMBOL['quantity']}]|[一两多余几数]家|[多余几数]个|一些|各类|不少)(?:国内外)?$"
)
"""Before an award: so many have it, and none is named: 一批|世界500强."""
_ANY_PRIZE = re.compile(
    r"(?:国际|国内|全国|世界|中外|国家级?|省级?|市级|行业|各类|各级|多项|众多)*(?:大奖|奖项|荣誉|奖|殊荣|称号)"
)
_FLIES = re.compile(r"直飞|飞往|飞抵|飞向|飞到|包机|首飞")
_GROUND = re.compile(r"(?:路|道|桥|隧|高速|隧道|铁路|高铁|地铁|号线|公交|管道|渠)$")
"""What nothing flies on."""
_DELEGATION = re.compile(
    r"[^,。;:]{0,10}(?:代表团|考察团|访问团|一行|调研组|工作组|专家组|团队|班子|摄制组|采访团|师生|成员|干部|检查组|督导组|代表|客商|队员|师生|学员|青年|志愿者|经贸团|党员)"
)
"""Behind a body: some of it went there."""
_ACTS = re.compile(r"[的造产今去前上本每日近累已也还将拟正首对向把与和同发出外,:、八九十\ue100-\ue107]")
"""Behind an area that exports; anything else begins a name that was not recognised."""
_ANOTHERS_WORK = re.compile(
    r"等?\ue105?[^,。;的]{0,6}(?:参与|参建|承建|建设|申报|牵头|创办|投资|运营)[^,。;的]{0,4}的|牵头,"
)
"""Behind a name: it only tells whose work the next one is."""
_COMPARED = re.compile(r"(?:于|比|较)$")
_FROM = re.compile(r"(?:驶离|驶出|经|途经|从|在|抵达|到达|离开)$")
_OF_FIRMS = re.compile(
    r"[的、]|企业|公司|[\ue105\ue106]|有[\ue105多两三几]|(?!成功|再次|首次|顺利|日前|近日|今年|去年|正式|双双|连续|喜)[^,。;\ue000-\ue1ff]{2,5}(?:入列|入选|上榜|获评|荣获|斩获|摘得)"
)
"""Behind an area: somebody there has the award."""
_LEFT = re.compile(r"(?:驶离|驶出|离开|告别了?|在)$")
_CERTIFIES = re.compile(
    r"[^,。;]{0,6}?(?:认证|认可|签发|颁发|核发|接受|审核|检验|批准|备案|评定|鉴定|认定|为其|组织的)"
)
_ROUTES = re.compile(r"航线|班列|航班|直航|直飞|航点|班轮|通航|专列|线路")
_AT = re.compile(r"(?:在|落户|位于|经|途经|从)$")
_GROWS = re.compile(
    r"种|养|产|酿|烧|织|栽|培育|晒|绣|编织|制|熬|腌|榨|侍弄|来自|源自|产自|生产|制造|下线|出产|特产|之乡|亩|乡亲|村民|农户|茶农|果农|匠|大棚|家家户户"
)
"""By an area that makes something."""
_NO_WORKS = re.compile(
    r"(?:中心|馆|市场|广场|商场|商城|医院|学校|机场|站|港|口岸|路|桥|展厅|大厦|公园|景区|酒店|会展|仓|仓库|线|超市)$"
)
"""A place where nothing is made."""
_WORLD = re.compile(
    r"洲|欧|美|亚|非|盟|中东|海湾|国家|港澳|独联体|巴尔干|加勒比|太平洋|地中海|日韩|拉丁|全球南方|一带一路"
)
"""In the name of a region that lies abroad."""
_CERTIFIER = re.compile(
    r"船级社|协会|中心|委员会|交易所|学会|认证|认可|检测|质量|登记|总会|联盟|联合会|组织|管理局|检验|公司$|TÜV"
)
"""In the name of a body other than an authority that approves."""
_PARTY = re.compile(r"(?:法院|检察院|党委|党组|党总支|党支部|党工委|委员会办公室)$")
_BELONGS = ("文", "展", "产", "籍")
"""Behind a country: something of it, not the country."""


_SOLD_TO = re.compile(rf"(?:卖到|卖至|卖进|销往|销到|远销|出口到?|打入|进入|发往)(?:了)?(?:[{symbols('Area')}]、)*$")
"""Before an area: goods go there, nothing is said of what it exports itself."""
_FIRM = re.compile(f"[{SYMBOL['Company']}]")


def may_be_subject(field: Field, group: Names, view: View, span: tuple[int, int], area_of: Lookup) -> bool:
    """Whether these names can be the subject of an object at ``span``."""
    (i, m), end = group[0], group[-1][0] + 1
    text = view.text
    if span[0] <= i < span[1] or m.rule == "people/byline":
        return False
    if field.predicate == "visited":
        return _travels(m, i, end, text, span[0])
    if field.predicate == "connectsTo":
        if flown(m, text):
            return False
        return m.cls == "TransportRoute" or (_FROM.search(text, 0, i) is None and _runs(m, text))
    if _ANOTHERS_WORK.match(text, end):
        return False
    if m.cls == "AdministrativeArea":
        return _area_may(field, m, i, end, text, span, area_of)
    if field.predicate == "produces" and m.cls == "Facility":
        return _NO_WORKS.search(m.text) is None
    return not (m.cls in ("Company", "Institution", "Association") and _OFFICER.search(text, end, end + 6))


def is_line(m: Mention) -> bool:
    """Whether a name is that of something that runs from place to place."""
    return m.cls == "TransportRoute" or (_LINE.search(m.text) is not None and _NODE.search(m.text) is None)


def flown(m: Mention, text: str) -> bool:
    """Whether a sentence speaks of flights and the line is none: 空港大道…包机直飞|伦敦."""
    return _GROUND.search(m.text) is not None and _FLIES.search(text) is not None


def _runs(m: Mention, text: str) -> bool:
    if _LINE.search(m.text) is None:
        return False
    return _NODE.search(m.text) is None or (SYMBOL["TransportRoute"] not in text and _ROUTES.search(text) is not None)


def _travels(m: Mention, i: int, end: int, text: str, to: int) -> bool:
    if i > to or (m.cls != "Person" and not _DELEGATION.match(text, end)):
        return False
    return not _JOURNALIST.search(text, max(0, i - 12), i) and not _TELLS.search(text, end, to)


def _area_may(field: Field, m: Mention, i: int, end: int, text: str, span: tuple[int, int], area_of: Lookup) -> bool:
    if field.predicate == "exportsTo":
        ours = at_home(m.text, area_of) or (area_of(m.text) is None and m.text[-1] in "省市区县旗镇乡村")
        placed = _AT.search(text, 0, i) or _COMPARED.search(text, 0, i) or _SOLD_TO.search(text, 0, i)
        return ours and not placed and _ACTS.match(text, end) is not None
    if m.kind != "name" and not (field.predicate == "awarded" and m.text[0] in "该我全本"):
        return False
    if field.predicate == "awarded":
        if "”" not in text[text.rfind("“", 0, i) + 1 : i] and "“" in text[:i]:
            return False  # “活力|中国”2025嘉年华评选出…: a word of a name or a slogan
        if i > span[0]:
            return field.words.behind.search(text, max(span[1], i - 8), i) is not None
        return _AT.search(text, 0, i) is None and _OF_FIRMS.match(text, end) is None
    if i < span[0] and _AT.search(text, 0, i) and _FIRM.search(text, 0, i):
        return False  # 某公司由…在|草潭镇|创办,主打…: the firm makes it
    return _GROWS.search(text[end : end + 12] if i < span[0] else text[max(0, i - 6) : i]) is not None


def may_be_object(field: Field, group: Names, view: View, area_of: Lookup) -> bool:
    """Whether these names can be the object."""
    (i, m), end = group[0], group[-1][0] + 1
    text = view.text
    if m.kind != "name":
        return False
    if field.predicate == "exportsTo":
        return text[end : end + 1] not in _BELONGS and all(_buys(x, area_of) for _, x in group)
    if field.predicate == "approvedBy":
        if m.cls != "GovernmentAgency":
            return _CERTIFIER.search(m.text) is not None and _CERTIFIES.match(text, end) is not None
        return not _PARTY.search(m.text) and text[i - 1 : i] not in ("与", "同", "和")
    if field.predicate == "connectsTo":
        return not _LEFT.search(text, 0, i)
    return field.predicate != "awarded" or not (_COUNTED.search(text, 0, i) or _ANY_PRIZE.fullmatch(m.text))


def _buys(m: Mention, area_of: Lookup) -> bool:
    return abroad(m.text, area_of) if m.cls == "AdministrativeArea" else _WORLD.search(m.text) is not None


def owners(field: Field, view: View, i: int, area_of: Lookup) -> list[Mention]:
    """Whose product it is that goes abroad: 蒲城县|的酥梨销往…."""
    if field.predicate != "exportsTo" or view.text[i] != SYMBOL["Product"] or i < 2 or view.text[i - 1] != "的":
        return []
    owners = view.mentions(i - 2, i - 1, symbols("Company|AdministrativeArea"))
    return [m for _, m in owners if m.cls == "Company" or at_home(m.text, area_of)]


def abroad(form: str, area_of: Lookup) -> bool:
    """Whether an area is known and does not lie on the mainland of China."""
    return area_of(form) is not None and not at_home(form, area_of)


def at_home(form: str, area_of: Lookup) -> bool:
    """Whether an area is known to lie on the mainland of China."""
    seen: set[str] = set()
    while form and form not in seen:
        seen.add(form)
        known = area_of(form)
        if known is None or known[2].startswith(("香港", "澳门", "台湾")):
            return False
        if known[0] == "country":
            return known[2] == "中国"
        form = known[1]
    return False


__all__ = ["Lookup", "Names", "abroad", "at_home", "flown", "is_line", "may_be_object", "may_be_subject", "owners"]
