"""What keeps a pattern that matched from being a fact: words around its names that give them another part."""

from __future__ import annotations

import itertools
import re

from kg.model import Mention, Value
from kg.relate.clauses import FROM_THERE
from kg.relate.deal_guards import other_deal
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.part_guards import other_part
from kg.relate.rules import Rule

ALL = "".join(SYMBOL.values())
ADVERBIAL = re.compile(
    r"(?:在|(?<!得益)(?<!受益)(?<!归功)(?<!有赖)于|从|到|往|对|赴|驻|至|向|针对|面向|围绕|位于|来自|途经|经|依托|抵达|落户|前往|发往|的老|将|把|给)(?:[^,。;]{0,4}(?:首都|省会)|控股股东|第[一二三]大股东|大股东|关联方|股东|交易对方|其|(?:其|旗下)?(?:全资|控股|参股)?[子孙]公司)?$"
)
"""Before a name that a pattern begins with, these say that it is not the subject."""
OFFICE = re.compile(r"书记|主任(?!务)|局长|市长|区长|县长|董事长|总经理")
"""Between a name and a trigger these say that the name belongs to who speaks, not to who acts."""
SPEAKS = re.compile(r"(?:表示|介绍|说|认为|透露|坦言|指出|强调|(?<!公告)称|获悉|建议)[,:]|负责人")
_TELLS = re.compile(r"(?:表示|介绍|说|认为|透露|指出|强调|(?<!公告)称)[,:]")
_POSSESSIVE = re.compile(r"\}\+? \(?的")
"""A pattern that reads 的 behind a name itself; elsewhere 的 makes the name an attribute."""
_LINKS = re.compile(r"(?:连接|连通|贯通|往返于|串联)[^,。;]{0,12}$")
"""What links two areas is in neither of them alone."""
_AREA = symbols("Area")
_STANDS = frozenset(("locatedIn/at-done", "locatedIn/is-at"))
_SITE = symbols("Facility|Project")
_NO_OFFICE = re.compile(r"(?:居民|学生|村民|市民|消费者|游客|网友|读者|业主)[,、]?$")
_WHERE = frozenset(("位于", "坐落于", "地处", "坐落在", "设在"))
_TALKS = re.compile(r"谈判|洽谈|磋商")
_PARTNERS = re.compile(rf"[与同和跟](?:[{ALL}][、,])*$")
_WHOSE = re.compile(rf"的[^,。;:]{{0,4}}{SYMBOL['Person']}")
_AGENDA = re.compile(r"[^,。;]{0,20}(?:议案|提案)")
"""Behind a signing: what a board is asked to allow is not signed yet."""
_ANY_ONE = re.compile(r"[一某][家所](?:民营|外资|国有)?$")
_MOVES_IN = re.compile(r"(?:入驻|落户|入园|进驻|落地|安家)")
_PERMITTED = re.compile(r"(?:批准|批复|核准|同意|批准同意|批复同意)$")
_AGENDA_ITEM = re.compile(r"的?(?:议案|提案|动议|申请|建议|设想|构想)")
"""Around a founding: who only allows it, and what is only moved."""
_ANOTHERS = re.compile(
    r"(?:所?(?:管理|控制)|旗下|实际控制)的?|的?(?:实际控制人|实控人|控股股东|第[一二三]大股东|大股东|股东)"
)
"""Behind a name: who is spoken of is somebody else, whom it owns or who owns it."""
_OFFICER = re.compile(
    r"(?:董事局|常务|执行|高级)?副?(?:董事|总经理|总裁|主席|行长|市长|县长|区长|书记|主任|局长|院长|校长)"
)
"""Behind the last name of a signing: only somebody of it is spoken of."""
_OWN = re.compile(r"(?:集团|公司|股份|控股|总部|有限|责任|[省市区县]?(?:人民)?政府|[省市区县]?委)+")
_JOINT_BODY = re.compile(r"联合(?:[\u4e00-\u9fff]{0,3}组(?![建成织])|体|会(?![商诊战审演签])|国)")
_HELD = re.compile(rf"(?:的|合计|约|全部|部分|剩余|控股)*{SYMBOL['percent']}?的?(?:股权|股份|股票|控股权)")
"""Behind a name this says that its shares are dealt in, not that it deals."""

_ACTOR = symbols("Org|Area")
_NEXT_ACTS = re.compile(rf"[,;:][{_ACTOR}](?![的、,;:和与及同]|$)")
"""Between a name and a trigger: the clause of the trigger has a subject of its own."""


_INTO_AREA = frozenset(("investedIn/sum-in-area", "investedIn/into-area-sum"))
_INVESTORS = frozenset(("投资者", "投资方", "投资人", "投资家"))
_PLACES = re.compile(rf"在[{_AREA}]+[、和及][{_AREA}、和及]*$")
_NEWLY = re.compile(r"[新刚]$")
_HEARSAY = re.compile(r"[^,。;:]{0,16}?的(?:说法|传闻|传言|猜测|谣言|猜想|消息不实|质疑|疑问)")
_SIGNS = re.compile(r"[^,，。；;]{0,14}签")
_UNNAMED = re.compile(
    r"(?:村民|农民|农户|牧民|渔民|群众|居民|商户|校友|家长|社员|职工|青年|企业家|当地人|有志者)们?(?:自发|自筹|共同|联合|合伙|集资|一起)*(?:合办|创办|兴办|开办|办|建|筹建|集资|开|$)"
    r"|(?:而|但|其中)?[前后]者"
    r"|(?:园区|快线|专线|学校|医院|校方|联盟|合作社|银行|平台|联合体|基金|实验室)(?:也|还|正在?|已经?|将|拟|计划|则|又|今年|去年|明年|目前)"
    r"|(?!否|原|规|细|准|法|守|总|该|其|它|后者|前者|同时|今|去|明|目前|此外|本)[\u4e00-\u9fff]{3,10}(?<![规原细准法守总])则(?=[\u4e00-\u9fff]{2})"
    r"|(?:中央|[省市县区州])?级?财政(?:每年|今年|去年|将|已|也|还|安排|下达|拨付|投入|拿出)"
)


_ANY = re.compile(r"(?:一批|大批|众多|多家|一系列|若干|不少|许多|各类)的?$")
_LIVES = re.compile(r"(?:家住|住在|来自|生于|生长在|籍贯|籍|定居)$")
_OF_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:局副?局|厅副?厅|中心副?主|院副?院|大学副?校|医院副?院|公司副?总|集团副?总|集团副?董|公司副?董)"
)
"""In the office printed behind an area: it is that of a body which was not found."""
_ITS_WORK = re.compile(
    r"(?:合办|共建|合建|创办|设立|成立|打造|建设|投资|引进|研发|自建|新建|承建|运营|主办|捐建|援建|控股|牵头|组建|孵化)的[^,。;:的]{2}"
)
"""Behind a name: what it has set up is spoken of."""
_OFFICE_ACTS = re.compile(
    rf"(?:^|[\u4e00-\u9fff])[省市县区州旗镇乡][\u4e00-\u9fff]{{1,8}}[局厅委办](?:[{SYMBOL['date']}]|今年|去年|日前|近日|已|将|还|也|则|率先|又|联合)*$"
)


def blocked(rule: Rule, m: re.Match[str], view: View, trigger: tuple[int, int]) -> bool:
    """Whether the words around a match of ``rule`` say that it is none; ``trigger`` is its span in the view."""
    groups, text, anchor = rule.regex.groupindex, view.text, trigger[0]
    if "s" in groups and _is_attribute(rule, m, text, anchor):
        return True
    if other_part(rule, m, text, trigger):
        return True
    if rule.relation == "signedWith" and _MOVES_IN.match(text, trigger[1]):
        return True  # 甲、乙已签约|入驻: each with who lets them in
    if rule.relation == "implements" and "s" in groups and _PARTNERS.search(text, 0, m.start("s")) and m.start() > 1:
        return True  # 市监局将与|厦门海关|建立…机制: both do
    if "s" in groups and _ANY_ONE.search(text, 0, max(m.start("s"), 0)):
        return True  # 一所|德国|学校: somebody there
    if rule.relation == "investedIn" and other_deal(rule, m, text, trigger):
        return True
    if rule.relation == "investedIn" and text[trigger[1] - 2 : trigger[1] + 1] in _INVESTORS:
        return True  # 引入战略投资|者: who they are is said
    if rule.id in _INTO_AREA and any(c in _SITE for c in text[m.end() : m.end() + 24]):
        return True  # 在绵阳市建设|…基地: what the money goes into is named
    if rule.id == "subsidiaryOf/holds-most" and _share(view, m.start("percent")) < 50:
        return True
    if rule.id.startswith("investedIn/spends-on") and "对" in text[m.start("amount") : anchor]:
        return True  # 安排2亿元,对|新建生产线的企业给予补助
    if rule.id == "investedIn/spends-on-found" and m.start() > 0 and text[m.start() - 1] in _ACTOR:
        return True  # 支持|宏远集团投资…: who pays is printed
    if rule.relation == "holdsPosition" and "role" in groups and _NO_OFFICE.search(m.group("role") or ""):
        return True
    if (
        rule.id == "holdsPosition/office"
        and text[m.start("o")] in _AREA
        and (_LIVES.search(text, 0, m.start("o")) or _OF_OFFICE.search(m.group("role") or ""))
    ):
        return True  # 家住|泉山区的司机…, 莎车县|商务局局长
    if (
        rule.relation == "holdsPosition"
        and "role" in groups
        and m.end() == m.end("role")
        and text[m.end() : m.end() + 1] == SYMBOL["Person"]
    ):
        return True  # the office is that of the next person
    if rule.id in _STANDS and any(c in _SITE for c in text[m.end("s") : m.start("o")]):
        return True  # 由…投资兴建的|滁州工厂在…投产: the plant is there
    if rule.relation == "locatedIn" and _ANY.search(text, 0, m.start("s") if "s" in groups else m.start("o")):
        return True  # 吸引一批|冰雪装备制造企业落户: which ones is not said
    if rule.id == "locatedIn/is-at" and text[trigger[0] : trigger[1]] in _WHERE and text[m.end() : m.end() + 1] == "的":
        return True  # 向位于宝安区的|翼达物流…: where the one behind is
    if rule.relation == "holdsPosition" and "o" in groups and text[m.end("o") : m.end("o") + 1] in ("讯", "电"):
        return True  # 包头|讯 记者苏某: a dateline
    if rule.relation == "produces" and text[anchor - 1 : anchor] == "每":
        return True  # 全国每|生产3辆摩托车: a share is said
    if rule.relation == "focusesOn" and "o" in groups and _WHOSE.match(text, m.end("o")):
        return True  # 从事化学纤维制造业的|杨卫忠
    if rule.relation == "founded" and (
        _PERMITTED.search(text, 0, anchor) or (m.end() >= anchor and _AGENDA_ITEM.match(text, m.end()))
    ):
        return True  # 获自治区政府批准|设立的产业园; 设立管委会|的议案
    if rule.relation == "focusesOn" and "s" in groups and "分别" in text[m.end("s") : anchor] and "、" in m.group("o"):
        return m.group("s").count("、") != m.group("o").count("、")  # 涪城、游仙两区|分别选定…: which is whose
    if rule.relation == "founded" and "o" in groups and "获" in text[trigger[1] : m.start("o")]:
        return True  # 参与建设的实验室获|科技部批准
    if rule.relation == "signedWith" and (
        _TALKS.search(text, trigger[1], m.end() + 8)
        or _AGENDA.match(text, max(m.end(), trigger[1]))
        or (
            "s" in groups
            and (_ANOTHERS.match(text, m.end("s")) or (_OFFICER.match(text, m.end("s")) and m.end("s") > anchor))
        )
    ):
        return True
    if rule.id == "cooperatesWith/found-subject" and (
        text[m.start() - 1 : m.start()] == "会" or _JOINT_BODY.match(text, anchor)
    ):
        return True  # 由海关总署会|同财政部组成的联合验收组听取…: who acts is printed
    if (
        rule.id in ("implements/launches", "founded/sets-up-found")
        and "s" not in groups
        and _NEWLY.search(text, 0, anchor)
        and text[trigger[1] : trigger[1] + 1] == "的"
    ):
        return True  # 解读了新|出台的《…措施》: who issued it is not said
    if rule.id == "focusesOn/area-and-industry" and view.mention(m.start("s")).text == "全国":
        return True  # 全国|首个陶瓷行业平台
    if (
        rule.relation == "locatedIn"
        and "s" in groups
        and 0 <= m.end("s") <= anchor
        and _ITS_WORK.search(text, m.end("s"), anchor)
    ):
        return True  # 公司与|学院合办的设计中心在…揭牌: where the centre is
    if rule.id == "focusesOn/in-area" and any(c in _AREA for c in text[m.end("s") : anchor]):
        return True  # 在合肥市,绵阳市聚焦…
    if rule.id == "locatedIn/of-area" and _LINKS.search(text, 0, m.start()):
        return True
    # the list is whom somebody else signs with
    return "both" in groups and _PARTNERS.search(text, 0, m.start("both")) is not None


def _share(view: View, at: int) -> float:
    """The percentage at symbol ``at``."""
    value = view.items[at][2]
    return value.value if isinstance(value, Value) else 0.0


def _is_attribute(rule: Rule, m: re.Match[str], text: str, anchor: int) -> bool:
    """Whether the bound subject is an attribute, an adverbial or somebody's employer."""
    start, end = m.span("s")
    before = text[start - 1 : start]
    if 0 <= end < anchor and rule.relation not in ("holdsPosition", "subsidiaryOf") and "代表" not in rule.pattern:
        says = _TELLS if rule.relation in ("participatesIn", "visited") else SPEAKS
        until = m.start("o") if rule.relation == "signedWith" and end < m.start("o") < anchor else anchor
        if OFFICE.search(text, end, until) or says.search(text, end, until):
            return True
    if (
        rule.relation in ("participatesIn", "visited")
        and SYMBOL["Person"] not in m.group("s")
        and SYMBOL["Person"] in text[end:anchor]
    ):
        return True  # the officer is there, not the body
    if rule.relation in ("investedIn", "founded") and (
        (text[end - 1] in _AREA and FROM_THERE.match(text, end))
        or any(x.start() + 1 != m.start("o") for x in _NEXT_ACTS.finditer(text, end, max(end, anchor)))
    ):
        return True
    if rule.relation == "investedIn" and _HELD.match(text, end) and end < anchor:
        return True
    if text[end : end + 1] == "的" and not _POSSESSIVE.search(rule.pattern):
        return True
    if (
        rule.relation in ("cooperatesWith", "signedWith")
        and "o" in rule.regex.groupindex
        and text[end : m.start("o")] == "和"
        and ("、" in m.group("s") or before in ("由", "、"))
    ):
        return True  # 和 closes a list here
    if rule.relation == "awarded" and before == "被":
        return True  # who awards it
    if rule.id == "implements/issued-attributive" and before == "经":
        return True  # 经|市政府审议通过的方案: who made it stands elsewhere
    if rule.id.endswith("-attributive"):
        return False  # 依托|商务局建设的平台: the preposition governs what it built
    if _PLACES.search(text, 0, start):
        return True  # 在温县、|沁阳市建设…: where it is built
    return start == m.start() and ADVERBIAL.search(text, max(0, start - 8), start) is not None


def same_side(a: str, b: str) -> bool:
    """Whether two names are of one party: 华岳 and 华岳集团, 绵阳市 and 绵阳市政府."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and _OWN.fullmatch(long, len(short)) is not None


def is_anothers(text: str, end: int) -> bool:
    """Whether the name that ends at ``end`` only says whose the party is: 乙|实际控制人林某, 丙|旗下的珠海某某."""
    return _ANOTHERS.match(text, end) is not None


def before_others(m: re.Match[str], view: View, objects: list[Mention]) -> list[Mention]:
    """The objects without those of another class behind a comma: 成立轨道产业联盟,|康瑞轨道等21家企业率先加入."""
    comma = m.group("o").find(",")
    if comma < 0 or not objects:
        return objects
    cut = view.items[m.start("o") + comma][0]
    return [x for x in objects if x.start < cut or x.cls == objects[0].cls]


def is_rumour(text: str, *ends: int) -> bool:
    """Whether a clause that goes on behind one of ``ends`` is only what people say: 对于甲将与乙合并|的说法."""
    return any(end >= 0 and _HEARSAY.match(text, end) is not None for end in ends)


def without_partners(text: str, subjects: list[Mention]) -> list[Mention]:
    """Who acts behind a signing: 甲与|乙签约,投资8亿元建设… is what the first one pays."""
    for a, b in itertools.pairwise(subjects):
        if text[a.end : b.start] in ("与", "同", "和", "跟") and _SIGNS.match(text, b.end):
            return [x for x in subjects if x.start <= a.start]
    return subjects


def unnamed(clause: str) -> bool:
    """Whether a clause begins with somebody who acts and has no name: 园区正|与…共建, 快线还|试行…, or names one that was not found: 县林业局今年|上线…."""
    return _UNNAMED.match(clause) is not None or _OFFICE_ACTS.search(clause) is not None


__all__ = [
    "ADVERBIAL", "ALL", "OFFICE", "SPEAKS", "before_others", "blocked", "is_anothers", "is_rumour", "same_side", "unnamed",
    "without_partners"
]  # fmt: skip
