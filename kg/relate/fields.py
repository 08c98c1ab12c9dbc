"""Facts that no pattern foresees: two names that fit and a word of the field near them.

Papers say that a firm makes a product in a hundred ways (一手包办, 啃下来的硬骨头, 车间里正装配). What they share is
a word of making, a maker and a product side by side, and no word of another field (采购, 引进). Only
names that the rules have left without this relation are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Mention, RelationMention
from kg.relate.dating import date_before
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.field_words import APPROVES, AWARDS, EXPORTS, MAKES, RUNS, VISITS, Words
from kg.relate.plans import is_later
from kg.relate.subjects import SubjectFinder
from kg.relate.tense import status as tense

_SEGMENT = re.compile(r"[^;。!?]+")
_JOINED = re.compile(r"[^,;:。、的]{0,3}(?:、|和|与|及|以及|,)(?:还有|以及)?[^,;:。、的]{0,4}")
_TELLS = re.compile(r"(?:表示|介绍|说|认为|透露|指出|强调|获悉|建议|了解到)[,:]")
_OFFICER = re.compile(r"书记|主任|局长|市长|区长|县长|处长|部长|厅长|记者|负责人|发言人")
_LINE = re.compile(
    r"(?:路|桥|道|隧|铁|线|轨|港|机场|站|渠|管|管网|缆|廊|高速|枢纽|口岸|运河|码头|工程|地铁|互通|立交|高架|电网|灌区|轮渡|渡口|船闸|缆车|[GSXC]\d+)(?:[一二三]期|工程|项目|[0-9]+号?|段|[东西南北]延)?$"
)
_JOURNALIST = re.compile(r"(?:记者|通讯员|实习生|摄影|摄|编辑|编译)[^,。;]{0,8}$")
_NODE = re.compile(r"(?:港|机场|站|口岸|枢纽|码头|陆港)(?:[一二三]期|工程|项目)?$")
_COUNTED = re.compile(
    rf"(?:(?<!第)[一二三四五六七八九十]批|[{SYMBOL['quantity']}]|[一两多余几数]家|[多余几数]个|一些|各类|不少)(?:国内外)?$"
)
_NOT = re.compile(
    r"未能|未(?!来|必)|没有|没能|尚未|并未|从未|不再|不会|否认|终止|取消|搁置|叫停|作废|暂缓|传闻|传言|谣言|谣传|不实|流产|告吹|落空|放弃|从没"
)
_TURNED = re.compile(r"[,:][^,;:]{0,3}(?:被|由|经|有了|随着|靠|因|让|给|，)")
_DELEGATION = re.compile(
    r"[^,。;:]{0,10}(?:代表团|考察团|访问团|一行|调研组|工作组|专家组|团队|班子|摄制组|采访团|师生|成员|干部|检查组|督导组|代表|客商|队员|师生|学员|青年|志愿者|经贸团|党员)"
)
_ACTS = re.compile(r"[的造产今去前上本每日近累已也还将拟正首对向把与和同发出外,:、八九十\ue100-\ue107]")
_ANOTHERS_WORK = re.compile(
    r"等?\ue105?[^,。;的]{0,6}(?:参与|参建|承建|建设|申报|牵头|创办|投资|运营)[^,。;的]{0,4}的|牵头,"
)
_COMPARED = re.compile(r"(?:于|比|较)$")
_FROM = re.compile(r"(?:驶离|驶出|经|途经|从|在|抵达|到达|离开)$")
_OF_FIRMS = re.compile(
    r"[的、]|企业|公司|[\ue105\ue106]|有[\ue105多两三几]|(?!成功|再次|首次|顺利|日前|近日|今年|去年|正式|双双|连续|喜)[^,。;\ue000-\ue1ff]{2,5}(?:入列|入选|上榜|获评|荣获|斩获|摘得)"
)
_DECREES = re.compile(r"[^,]{0,8}(?:发函|[发行下]文|批复|同意|公告|通知|决定|批准|公示|复函|函复|来函|明确|答复)")
_LEFT = re.compile(r"(?:驶离|驶出|离开|告别了?|在)$")
_CERTIFIES = re.compile(
    r"[^,。;]{0,6}?(?:认证|认可|签发|颁发|核发|接受|审核|检验|批准|备案|评定|鉴定|认定|为其|组织的)"
)
_ROUTES = re.compile(r"航线|班列|航班|直航|直飞|航点|班轮|通航|专列|线路")
_AT = re.compile(r"(?:在|落户|位于|经|途经|从)$")
_GROWS = re.compile(
    r"种|养|产|酿|烧|织|栽|培育|晒|绣|编织|制|熬|腌|榨|侍弄|来自|源自|产自|生产|制造|下线|出产|特产|之乡|亩|乡亲|村民|农户|茶农|果农|匠|大棚|家家户户"
)
_NO_WORKS = re.compile(
    r"(?:中心|馆|市场|广场|商场|商城|医院|学校|机场|站|港|口岸|路|桥|展厅|大厦|公园|景区|酒店|会展|仓|仓库|线|超市)$"
)
_WORLD = re.compile(
    r"洲|欧|美|亚|非|盟|中东|海湾|国家|港澳|独联体|巴尔干|加勒比|太平洋|地中海|日韩|拉丁|全球南方|一带一路"
)
_CERTIFIER = re.compile(
    r"船级社|协会|中心|委员会|交易所|学会|认证|认可|检测|质量|登记|总会|联盟|联合会|组织|管理局|检验|公司$|TÜV"
)
Lookup = Callable[[str], tuple[str, str, str] | None]


@dataclass(frozen=True, slots=True)
class Field:
    """A relation, who and what it holds between, and the words that say it."""

    predicate: str
    subjects: str
    objects: str
    words: Words
    before: int
    """How far before the object a word of the field may stand."""
    after: int
    """How far behind it."""
    found: str = ""
    """Classes of a subject that only an earlier sentence prints."""
    between: str = ""
    """Classes that do not stand between the two."""


_ORG = symbols("Org")
_NARROW = frozenset(("produces", "exportsTo"))
"""Relations that a word of another field denies only where it stands between the two names or right behind them."""
FIELDS = (
    Field("produces", symbols("Company|Institution|Facility|AdministrativeArea|DevelopmentZone|Association"), symbols("Product"), MAKES, 36, 36, symbols("Company|Institution|Facility"), symbols("Org|Event")),
    Field("awarded", symbols("Company|Institution|Association|Person|Area|Facility|Project|Product|InformationSystem|TransportRoute|Programme|NaturalFeature"), symbols("Award"), AWARDS, 24, 24, symbols("Company|Institution|Facility|Product|DevelopmentZone"), symbols("Org|Person")),
    Field("approvedBy", symbols("Company|Institution|Facility|Project|Product|DevelopmentZone|Document|Programme|TransportRoute"), symbols("GovernmentAgency|Institution|Association"), APPROVES, 6, 24, symbols("Company|Institution|Facility|Project|Product|DevelopmentZone"), ""),
    Field("connectsTo", symbols("TransportRoute|Facility"), symbols("Area|Facility"), RUNS, 14, 14, symbols("TransportRoute|Facility"), ""),
    Field("exportsTo", symbols("Company|Product|AdministrativeArea|DevelopmentZone"), symbols("AdministrativeArea|Region"), EXPORTS, 20, 20, symbols("Company|Product"), symbols("Org")),
    Field("visited", symbols("Person|Org|Media"), symbols("Place"), VISITS, 14, 26, "", symbols("Person")),
)  # fmt: skip


def field_relations(
    view: View, number: int, finder: SubjectFinder, said: Iterable[RelationMention], area_of: Lookup
) -> Iterator[RelationMention]:
    """What the sentence says by the words of a field alone; ``said`` is what the rules have found in it."""
    known = {(r.predicate, r.object) for r in said}
    for field in FIELDS:
        if not any(c in field.objects for c in view.text) or not field.words.said.search(view.text):
            continue
        for segment in _SEGMENT.finditer(view.text):
            yield from _segment(field, view, number, finder, segment.span(), known, area_of)


def _groups(view: View, a: int, b: int, allowed: str) -> list[list[tuple[int, Mention]]]:
    """The names of the classes in ``[a, b)``, those of one enumeration together."""
    groups: list[list[tuple[int, Mention]]] = []
    for i, m in view.mentions(a, b, allowed):
        last = groups[-1][-1] if groups else None
        if last is not None and last[1].cls == m.cls and _JOINED.fullmatch(view.text, last[0] + 1, i):
            groups[-1].append((i, m))
        else:
            groups.append([(i, m)])
    return groups


def _segment(
    field: Field,
    view: View,
    number: int,
    finder: SubjectFinder,
    span: tuple[int, int],
    known: set[tuple[str, Mention]],
    area_of: Lookup,
) -> Iterator[RelationMention]:
    a, b = span
    objects = [
        g
        for g in _groups(view, a, b, field.objects)
        if not all((field.predicate, m) in known for _, m in g) and _object(field, view, g, area_of)
    ]
    for group in objects:
        first, last = group[0][0], group[-1][0] + 1
        word = _word(field, view, a, b, first, last)
        if word is None:
            continue
        subjects, at = _subjects(field, view, number, finder, (a, b), (first, last), area_of)
        if not subjects:
            continue
        if field.predicate == "connectsTo" and last <= at < word[0] and not _TURNED.search(view.text, last, at):
            continue  # 泉州|首条|快线|通车: whose line it is
        begin, end = min(at, first), max(at, last)
        clause_end = next((i for i in range(end, b) if view.text[i] in ",;:"), b)
        clause_begin = max(view.text.rfind(c, a, begin) for c in ",:") + 1
        clause_begin = max(clause_begin, a)
        around = view.text[clause_begin:clause_end]
        near = view.text[begin : min(end + 12, clause_end)] if field.predicate in _NARROW else around
        if field.words.other.search(near) or _NOT.search(around):
            continue
        told = max(word[1], end)
        state = tense(view.text[: next((i for i in range(told, b) if view.text[i] in ",;:"), b)])
        if state is None:
            continue
        date = date_before(view, word[0], finder.annotation.article.date)
        if is_later(date, finder.annotation.article.date):
            state = "planned"
        if field.predicate not in ("approvedBy", "awarded", "visited") and finder.plans.covers(number, word[0]):
            state = "planned"
        for s in subjects:
            for _, o in group:
                if s != o and s.text != o.text:
                    yield RelationMention(
                        s, field.predicate, o, view.start, view.end, f"structure/field-{field.predicate}",
                        view.article_range(*word), state, date,
                    )  # fmt: skip


def _word(field: Field, view: View, a: int, b: int, first: int, last: int) -> tuple[int, int] | None:
    """The word of the field that stands next to the object."""
    said = field.words.said
    if field.predicate == "connectsTo":
        a = max(a, *(view.text.rfind(c, a, first) + 1 for c in ",:"))
        end = next((i for i in range(last, b) if view.text[i] in ",:"), b)
        b = b if _TURNED.match(view.text, end) else end
    behind = said.search(view.text, last, min(b, last + field.after))
    before = None
    for m in said.finditer(view.text, max(a, first - field.before), first):
        before = m
    if field.predicate == "approvedBy":
        stop = [i for i in range(last, b) if view.text[i] in ",:"]
        b = next((i for n, i in enumerate(stop) if n or not _DECREES.match(view.text, last, i)), b)
        behind = said.search(view.text, last, min(b, last + field.after))
    if field.predicate == "approvedBy":  # who approves stands before what it does, unless 获 or 经 introduces it
        if behind is None or any(c == SYMBOL["GovernmentAgency"] for c in view.text[last : behind.start()]):
            return None
        return behind.span()
    if before is not None and (behind is None or first - before.end() <= behind.start() - last):
        return before.span()
    return behind.span() if behind is not None else None


def _subjects(
    field: Field,
    view: View,
    number: int,
    finder: SubjectFinder,
    segment: tuple[int, int],
    span: tuple[int, int],
    area_of: Lookup,
) -> tuple[list[Mention], int]:
    """Who it is about, and where that stands."""
    (a, b), (first, last) = segment, span
    names = [g for g in _groups(view, a, b, field.subjects) if _may(field, g, view, span, area_of)]
    ahead = next((g for g in reversed(names) if g[-1][0] < first), None)
    after = next((g for g in names if g[0][0] >= last), None)
    if ahead is not None and any(c in field.between for c in view.text[ahead[-1][0] + 1 : first]):
        ahead = None
    if after is not None and any(c in field.between for c in view.text[last : after[0][0]]):
        after = None
    if (
        after is not None
        and field.predicate == "connectsTo"
        and "," in view.text[last : after[0][0]]
        and not _TURNED.search(view.text, last, after[0][0])
    ):
        after = None  # 发往墨西哥的变速箱等着装船,某公司开通了…航线
    if (
        after is not None
        and field.predicate == "produces"
        and "," in view.text[last : after[0][0]]
        and not field.words.behind.search(view.text, max(last, after[0][0] - 6), after[0][0])
    ):
        after = None
    if after is not None and (
        ahead is None or field.words.behind.search(view.text, max(last, after[0][0] - 6), after[0][0])
    ):
        return [m for _, m in after], after[0][0]
    if ahead is not None:
        return [*_owner(field, view, ahead[0][0], area_of), *(m for _, m in ahead)], ahead[0][0]
    if field.found and not any(c in field.found for c in view.text[:first]):
        found = finder.find(number, first, field.found)
        return (
            [
                m
                for m in found
                if field.predicate != "connectsTo" or (_LINE.search(m.text) and not _NODE.search(m.text))
            ],
            first,
        )
    return [], first


def _owner(field: Field, view: View, i: int, area_of: Lookup) -> list[Mention]:
    """Whose product it is that goes abroad: 蒲城县|的酥梨销往…."""
    if field.predicate != "exportsTo" or view.text[i] != SYMBOL["Product"] or i < 2 or view.text[i - 1] != "的":
        return []
    owners = view.mentions(i - 2, i - 1, symbols("Company|AdministrativeArea"))
    return [m for _, m in owners if m.cls == "Company" or at_home(m.text, area_of)]


def _may(field: Field, group: list[tuple[int, Mention]], view: View, span: tuple[int, int], area_of: Lookup) -> bool:
    """Whether these names can be the subject at all."""
    (i, m), end = group[0], group[-1][0] + 1
    text = view.text
    if span[0] <= i < span[1] or m.rule == "people/byline":
        return False
    if field.predicate == "visited":
        if m.cls != "Person" and not (i < span[0] and _DELEGATION.match(text, end)):
            return False
        return i < span[0] and not _JOURNALIST.search(text, max(0, i - 12), i) and not _TELLS.search(text, end, span[0])
    if field.predicate == "connectsTo":
        return m.cls == "TransportRoute" or (
            _FROM.search(text, 0, i) is None
            and _LINE.search(m.text) is not None
            and (
                _NODE.search(m.text) is None
                or (SYMBOL["TransportRoute"] not in text and _ROUTES.search(text) is not None)
            )
        )
    if _ANOTHERS_WORK.match(text, end):
        return False
    if m.cls == "AdministrativeArea":
        if field.predicate == "exportsTo":
            return (
                _ACTS.match(text, end) is not None
                and _COMPARED.search(text, 0, i) is None
                and (at_home(m.text, area_of) or (area_of(m.text) is None and m.text[-1] in "省市区县旗镇乡村"))
                and not _AT.search(text, 0, i)
            )
        if m.kind != "name":
            return False
        if field.predicate == "awarded":
            if i > span[0]:
                return field.words.behind.search(text, max(span[1], i - 8), i) is not None
            return _AT.search(text, 0, i) is None and _OF_FIRMS.match(text, end) is None
        return _GROWS.search(text[end : end + 12] if i < span[0] else text[i - 6 : i]) is not None
    if field.predicate == "produces" and m.cls == "Facility":
        return _NO_WORKS.search(m.text) is None
    return not (m.cls in ("Company", "Institution", "Association") and _OFFICER.search(text, end, end + 6))


def _object(field: Field, view: View, group: list[tuple[int, Mention]], area_of: Lookup) -> bool:
    """Whether these names can be the object."""
    (i, m), end = group[0], group[-1][0] + 1
    text = view.text
    if m.kind != "name":
        return False
    if field.predicate == "exportsTo":
        return (
            all(abroad(x.text, area_of) if x.cls == "AdministrativeArea" else _WORLD.search(x.text) for _, x in group)
            and text[end : end + 1] not in ("文", "展", "产", "籍")
        )  # fmt: skip
    if field.predicate == "approvedBy":
        if m.cls != "GovernmentAgency":
            return _CERTIFIER.search(m.text) is not None and _CERTIFIES.match(text, end) is not None
        return not re.search(r"党委|党组|党总支|党支部|党工委|委员会办公室$", m.text) and text[i - 1 : i] not in (
            "与",
            "同",
            "和",
        )
    if field.predicate == "connectsTo":
        return not _LEFT.search(text, 0, i)
    if field.predicate == "awarded":
        return _COUNTED.search(text, 0, i) is None
    return True


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


__all__ = ["at_home", "field_relations"]
