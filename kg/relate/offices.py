"""Offices printed with no body beside them, whose they are: 市长任守义, 行长…介绍, 集团副总裁…."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.model import Annotation, Mention, RelationMention
from kg.relate.encode import GROUPS, SYMBOL, View

AREA = "AdministrativeArea"
_COMPANY_OFFICE = re.compile(
    r"董事长|董事局主席|总经理|副总$|总裁|创始人|董秘|董事会秘书|首席执行官|首席技术官|首席|经理|CEO|CTO|总监|厂长|总工程师|总工艺师|总设计师"
    r"|创办人|实际控制人|实控人|老板|店主|店长|掌门人|掌舵人|主理人|经营者|[庄场窖铺]主|合伙人|车间主任|调度长|(?<!相关)(?<!有关)(?<!主要)负责人$"
)
_AREA_OFFICE = re.compile(r"^(?:副)?(市|区|县|镇|乡|省|州|村)长")
_HEAD_OFFICE = (
    ("Institution", re.compile(r"院长|校长|所长|教授|研究员")),
    ("Association", re.compile(r"理事长|会长|秘书长")),
)
_ITS_HEAD = (
    (re.compile(r"^副?行长"), re.compile(r"(?:银行|分行|支行|农商行|信用社|联社)(?:\S{0,4}有限公司)?$")),
    (re.compile(r"^(?:承办|主审)?副?(?:庭长|审判长|法官)"), re.compile(r"(?:法庭|法院|审判庭)$")),
    (re.compile(r"^副?检察长"), re.compile(r"检察院$")),
    (re.compile(r"^副?关长"), re.compile(r"海关$")),
    (re.compile(r"^副?馆长"), re.compile(r"馆$")),
    (re.compile(r"^副?台长"), re.compile(r"台$")),
    (re.compile(r"^(?:常务)?副?局长"), re.compile(r"局$")),
    (re.compile(r"^(?:常务)?副?理事长"), re.compile(r"合作社$|合作社联合社$|协会$|联盟$|学会$|促进会$|研究会$")),
    (re.compile(r"^(?:常务|名誉)?副?会长"), re.compile(r"商会$|协会$|联盟$|学会$|促进会$|联合会$|研究会$")),
    (re.compile(r"^副?社长"), re.compile(r"社$")),
    (re.compile(r"^副?校长"), re.compile(r"学校$|大学$|学院$|[中小]学$")),
    (re.compile(r"^副?所长"), re.compile(r"所$")),
    (re.compile(r"^(?:常务)?副?院长"), re.compile(r"院$")),
    (re.compile(r"^副?镇长"), re.compile(r"镇$")),
    (re.compile(r"^副?乡长"), re.compile(r"乡$")),
)
"""Heads that only one kind of body has, and how the names of such bodies end."""
_OF_KIND = re.compile(
    r"^(?:据|由|经|对此)?,?(?:该|本)?(?P<kind>集团|银行|中心|管理局|管理处|管委会|常委会|海关|学校|学院|大学|医院|商会|协会|学会|联盟|研究院|研究所|实验室|博物馆|法院|法庭|检察院|合作社|项目|园区|景区|机场|车站|平台|基金会)(?=.)"
)
"""A common noun that stands for a name before: 中心|主任, 海关|副关长."""
_NEWLY = re.compile(r"^(?:据|由|经)?(?:领衔|带头|项目)?的?(?:新任|现任|时任|首任|原|该公司|公司|企业)?")


_AND_MORE = re.compile(rf"(?:(?:、|和|与){SYMBOL['Person']})+")
"""More who hold the office: 创始人任守义|、范鸣."""
_HEADS = r"(?:董秘|董事会秘书|董事长|厂长|创始人|创办人|总经理|院长|会长|理事长|校长|所长|局长|社长|老板|店长|掌门人|主理人|合伙人|副总|负责人)"
_OF_UNKNOWN = re.compile(
    r"(?!(?:第[一二三]|常务|执行|名誉|联合|联席|轮值|首任|新任|现任|时任|前任|卸任|候任|新|女|老|副|原|前|兼|代理?|总|党委|书记|支部|、|的|企业|工厂|公司|集团|本|该|[他她它]们?|其|项目|品牌|和|及|暨|首席|主任|相关|有关|主要|技术|生产|研发|销售|市场|业务|运营|[0-9后“”]+)*"
    rf"{_HEADS}$).{{2,}}{_HEADS}$"
)
"""A head before which something stands that no name was recognised in: 瑞修通|厂长. Whose it is is not known."""


def office_relations(
    annotation: Annotation,
    views: list[View],
    role: re.Pattern[str],
    topics: Sequence[tuple[int, tuple[Mention, ...]]] = (),
) -> Iterator[RelationMention]:
    """Offices printed with no organisation beside them: 公司董事长 said shortly, 市长任守义, 董秘苗青.

    Whose they are follows from what they are: a 行长 is the bank's that was named last, a 董事长 the
    company's that the sentences so far were about (``topics``: their numbers and subjects), a 市长 the home city's.
    """
    for number, view in enumerate(views):
        if SYMBOL["Person"] not in view.text:
            continue
        for m in role.finditer(view.text):
            before = view.text[m.start() - 1 : m.start()]
            if (before and before not in ",。:;!?、(" and m.start() > 0) or re.search("记者|由", m.group("role")):
                continue
            at = view.items[m.start()][0]
            kind = _OF_KIND.match(m.group("role"))
            office = m.group("role")[kind.end() :] if kind else _NEWLY.sub("", m.group("role"))
            about = _about(annotation, at, [x for n, subject in topics if n < number for x in subject])
            target = _whose(annotation, office, kind["kind"] if kind else "", at, about)
            if target is not None:
                row = _AND_MORE.match(view.text, m.end())
                for _, person in view.mentions(m.end() - 1, row.end() if row else m.end(), SYMBOL["Person"]):
                    yield RelationMention(
                        person, "holdsPosition", target, view.start, view.end, "structure/office", role=office
                    )


def _about(annotation: Annotation, at: int, topics: list[Mention]) -> Mention | None:
    """The firm or institution that most sentences so far were about, unless the paragraph has named one."""
    begin = next((b.start for b in annotation.article.blocks if b.start <= at < b.end), at)
    bodies = [m for m in topics if m.cls in ("Company", "Institution") and m.kind == "name"]
    if not bodies or any(m.cls == bodies[0].cls and begin <= m.start < at for m in annotation.mentions):
        return None
    full = {short: name for _, name, short in annotation.aliases}
    count = Counter(full.get(m.text, m.text) for m in bodies)
    return max(bodies, key=lambda m: (count[full.get(m.text, m.text)], -m.start))


def _whose(annotation: Annotation, office: str, kind: str, at: int, about: Mention | None) -> Mention | None:
    """The body or area that an office belongs to which begins at ``at`` and has, or has no, common noun before it."""
    if not kind and _OF_UNKNOWN.match(office):
        return None
    ends = re.compile(rf"{kind}$") if kind else next((e for o, e in _ITS_HEAD if o.match(office)), None)
    if ends is not None:
        bodies = (AREA,) if ends.pattern in ("镇$", "乡$") else _BODIES
        named = [m for m in annotation.mentions if m.kind == "name" and m.cls in bodies and ends.search(m.text)]
        before = [m for m in named if m.end <= at]
        if about is not None and about in named and kind:
            return about
        if before or kind not in ("集团", "商会", "协会", ""):
            return before[-1] if before else None
    if _COMPANY_OFFICE.search(office) and not re.match(r"[市区县镇乡省村]", office):
        if about is not None:
            return about
        return Mention(at, at, "Company", "公司", "implied", "structure/office")
    if (unit := _AREA_OFFICE.match(office)) is not None:
        return Mention(at, at, AREA, "我" + unit.group(1), "implied", "structure/office")
    cls = next((c for c, p in _HEAD_OFFICE if p.search(office)), "")
    return Mention(at, at, cls, "该机构", "implied", "structure/office") if cls else None


_BODIES = (*GROUPS["Org"], "Media", "DevelopmentZone", "Facility", "Project")
_OF_PARTY = re.compile(r"(?P<area>.{0,8}?(?P<unit>[市区县镇乡旗州]))委$")


def area_offices(relations: list[RelationMention]) -> Iterator[RelationMention]:
    """All relations; who is printed with an office of the party and one of the area holds each where it belongs.

    涪城区委副书记、区长 is 副书记 of the committee and 区长 of the district; 市委副书记、市长 is of the home city.
    """
    for r in relations:
        party = _OF_PARTY.match(r.object.text) if r.predicate == "holdsPosition" else None
        office = re.search(rf"、(?P<own>(?:代理?|常务|副)*{party['unit']}长)$", r.role) if party else None
        if party is None or office is None:
            yield r
            continue
        yield dataclasses.replace(r, role=r.role[: office.start()])
        at = r.object.start
        if party["area"] == party["unit"]:
            area = Mention(at, at, AREA, "我" + party["unit"], "implied", "structure/office")
        else:
            area = Mention(at, at + len(party["area"]), AREA, party["area"], "implied", "structure/area-office")
        yield dataclasses.replace(r, object=area, rule="structure/area-office", role=office["own"])


__all__ = ["area_offices", "office_relations"]
