"""Names of open classes by their form: a suffix that says the class, and a left edge.

The suffixes are rows of ``ontology/names/forms.csv``. A compact name (``org``) reaches
left over characters that stand inside names; a noun phrase (``np``) reaches left to the
verb that governs it.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache

import ahocorasick

from kg.recognise.compact import Form, after_verbs, behind_others, compact_edge, with_area, with_brand, with_owner
from kg.recognise.draft import Draft
from kg.recognise.events import dated_event, editions, feasts, held_events, paired_events, sessions, whole_event
from kg.recognise.gazetteer import gazetteer
from kg.recognise.generic import (
    COUNT_BEFORE,
    GENERIC_ORG,
    GENERIC_PHRASE,
    any_one,
    counted_body,
    goes_on,
    is_issued,
    is_plain,
    lead_in,
    names_no_site,
    numbered_works,
    one_word,
    says_no_name,
)
from kg.recognise.phrase_bounds import behind_clause, behind_founding, bounded, edge_with_area
from kg.recognise.phrases import phrase_edge
from kg.recognise.weak_sites import WEAK_SITES, is_one_site
from kg.resources import ontology_dir


@lru_cache(maxsize=1)
def forms() -> ahocorasick.Automaton:
    """The suffixes as an automaton; a suffix may stand for several classes."""
    table: dict[str, list[Form]] = {}
    with (ontology_dir() / "names" / "forms.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            table.setdefault(row["suffix"], []).append(
                Form(row["suffix"], row["cls"], row["edge"], row["strength"] == "strong")
            )
    automaton = ahocorasick.Automaton()
    for suffix, rows in table.items():
        automaton.add_word(suffix, (suffix, tuple(rows)))
    automaton.make_automaton()
    return automaton


def recognise_forms(draft: Draft) -> None:
    """Propose every name whose suffix says its class."""
    text = draft.text
    hits: dict[int, tuple[str, tuple[Form, ...], int]] = {}
    for last, (suffix, rows) in forms().iter(text):
        start = last + 1 - len(suffix)
        known = hits.get(last)
        if known is None or len(known[0]) < len(suffix):
            hits[last] = (suffix, rows, start)
    for last, (suffix, rows, start) in sorted(hits.items()):
        end = last + 1
        longer = hits.get(end)
        if (
            longer is not None
            and longer[2] == start
            and longer[0].startswith(suffix)
            and longer[1][0].cls == rows[0].cls
        ):
            continue  # 工业园|区
        for form in rows:
            if form.edge == "org":
                _compact(draft, start, end, form)
            else:
                _phrase(draft, start, end, form)
    paired_events(draft)
    sessions(draft)
    editions(draft)
    feasts(draft)
    held_events(draft)


_PARTY = frozenset(["市委", "省委", "区委", "县委", "市政府", "省政府", "区政府", "县政府", "镇政府"])
_STRATEGIC = re.compile(r"^(?:伙伴|协同|合作|定位|支撑|腹地|投资)")
_CONTINUES = re.compile(
    r"^(?:们|门|类|型|制|化|者|家|员|长|级|法|学|性|量|率|额|业(?!园)|品|费|权|税|校(?![区园企长友内外庆址史务方]))"
)
_TITLED = re.compile(r"(?:获评|入选|荣获|评为|跻身|列为|认定为|命名为)(?:了|全[市省国])?[\u4e00-\u9fff]{0,12}$")
"""What is won is a title, whatever it ends in: 获评全市一体化发展|先行区."""


def _has_area(draft: Draft, edge: int, start: int) -> bool:
    return any(edge <= c.start < start and c.cls == "AdministrativeArea" for c in draft.found)


_MEASURES = frozenset("个家座所批处")
_ONE_BY_ONE = tuple("个家座所批处一两几多各每")
_TERMINAL = re.compile(r"[A-Z]\d{1,2}")
_SEAT = re.compile(r"\(([\u4e00-\u9fff]{2,4})\)")
_LINE = re.compile(r"[\dA-Z一二三四五六七八九十]{1,3}号线(?:[一二三四]期|[东南西北]延线|延长线|[东南西北]段)*")
_EDITION = re.compile(
    r"(?:(?:20\d\d年?)?(?:第[一二三四五六七八九十百\d]{1,4}届)?(?:20\d\d年?)?(?P<area>[\u4e00-\u9fff]{0,4})\([\u4e00-\u9fff·]{2,8}\))$"
)
"""第十二届中国(潍坊): what stands in front of the name of a fair."""
_SITES = ("TransportRoute", "Facility", "DevelopmentZone", "Institution")


def _compact(draft: Draft, start: int, end: int, form: Form) -> None:
    text = draft.text
    if _CONTINUES.match(text[end : end + 2]) and form.cls not in ("Company",):
        return
    edge = compact_edge(
        text,
        start,
        draft.in_value,
        suffix=form.suffix,
        site=form.cls in ("Facility", "DevelopmentZone"),
        areas=[at for at in range(max(0, start - 23), start) for _ in draft.areas_from.get(at, ())],
    )
    if form.cls == "Company":
        edge = with_area(draft, with_brand(draft, edge, start), form)
    if form.cls in (
        "TransportRoute",
        "Facility",
        "DevelopmentZone",
        "Region",
        "Institution",
        "Association",
        "GovernmentAgency",
    ):
        edge = after_verbs(text, edge, start)
    office = form.suffix == "公司" and gazetteer().get(text[edge:start]) is not None
    edge = behind_others(text, edge, start, form.cls)
    if form.cls in ("Institution", "Association") and text[start - 1] in "为由对向与及" and edge < start:
        return
    edge = with_owner(draft, edge, start, form._replace(suffix="分公司") if office else form)
    if form.cls in ("Institution", "Association", "GovernmentAgency") and edge < start:
        edge = next(
            (
                c.start
                for c in draft.found
                if c.cls == "AdministrativeArea" and c.end == edge and c.rule == "names/AdministrativeArea"
            ),
            edge,
        )
    if form.cls in _SITES or form.cls == "Institution":
        edge = behind_founding(text, edge, start)
    if form.cls in _SITES:
        edge = behind_clause(text, edge, start, route=form.cls == "TransportRoute")
    if form.cls in ("TransportRoute", "Company"):
        edge += lead_in(text[edge:start])
    if goes_on(form.suffix, text[end : end + 4]) or (
        form.cls in ("Facility", "Institution") and counted_body(text[edge:start])
    ):
        return
    if form.cls in ("Facility", "Institution") and (
        beside := re.search(r"(?:资质|资格|证书|许可)(?:及|和)|以及", text[edge:start])
    ):
        edge += beside.end()
    if (
        form.cls == "Association"
        and start - 2 >= edge
        and text[start - 2] in "与和同"
        and text[start - 1] in "省市区县"
    ):
        edge = start - 1  # …分行与|市工商联
    if form.cls == "DevelopmentZone":  # 明月湖科创园|总部园区
        edge = min(
            (c.start for c in draft.found if c.cls == form.cls and c.start < edge < c.end <= start), default=edge
        )
    if form.suffix.endswith("管道") and text[edge - 1 : edge] == "在":
        edge = next((c.end for c in draft.areas_from.get(edge, ()) if c.end < start - 2), edge)  # 在吐鲁番|西气东输…
    head = text[edge:start]
    if head[:1] in _MEASURES and text[edge - 1 : edge] in _ONE_BY_ONE:
        return  # 一个|个制造业创新中心
    if head.rfind("(") > head.rfind(")") or (form.cls == "Facility" and head.endswith("的")):
        return  # 江南造船(|集团|)有限责任公司; 长江沿岸的|工厂
    if form.suffix == "大学" and (seat := _SEAT.match(text, end)) and gazetteer().get(seat.group(1)):
        end = seat.end()  # 江南工业大学(威海)
    if form.suffix in ("轨道交通", "地铁", "快线") and (line := _LINE.match(text, end)):
        end = line.end()
    if form.cls == "TransportRoute" and (area := re.match(r"\(([\u4e00-\u9fff]{2,4})\)", text[end : end + 6])):
        end += area.end()
    if (
        form.cls == "GovernmentAgency"
        and form.suffix in _PARTY
        and head
        and not any(c.end in (start, start + 1) and c.cls == "AdministrativeArea" for c in draft.found)
    ):
        edge, head = start, ""
    if form.cls == "GovernmentAgency" and not head:
        if form.suffix in (
            "国务院",
            "财政部",
            "商务部",
            "教育部",
            "工信部",
            "民政部",
            "农业农村部",
            "交通运输部",
            "生态环境部",
            "自然资源部",
        ):
            draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=1.0)
        elif form.suffix in ("市委", "省委", "区委", "县委", "市政府", "省政府", "区政府", "县政府"):
            draft.add(start, end, form.cls, f"forms/{form.cls}", weight=0.9)
        return
    whole = form.cls == "TransportRoute" and len(form.suffix) >= 5
    if (
        len(head) < (2 if form.strong or form.suffix in WEAK_SITES else 3)
        and not whole
        and not (form.cls in ("GovernmentAgency", "Association") and head in ("市", "省", "县", "区", "镇"))
    ):
        return
    bare = head.strip("()")
    if GENERIC_ORG.match(bare) and not (
        form.cls in ("GovernmentAgency", "Association") and bare in ("市", "省", "县", "区", "镇")
    ):
        return
    if any_one(text, edge):
        return
    # 公安部第三|研究所, T3|航站楼, 口服制剂一|车间
    numbered = (
        (form.cls == "Institution" and head[-2:-1] == "第" and len(head) > 3)
        or _TERMINAL.fullmatch(head)
        or numbered_works(form.suffix, head)
    )
    if (COUNT_BEFORE.search(head) and not numbered) or (
        form.cls in ("DevelopmentZone", "Facility") and _TITLED.search(text, max(0, edge - 6), start)
    ):
        return
    if form.suffix == "公司" and any(e.cls == "Industry" for e in gazetteer().get(head)):
        return  # 物联网|公司
    if form.cls == "Company" and (
        says_no_name(head) or (form.suffix == "银行" and is_plain(head) and not _has_area(draft, edge, start))
    ):
        return
    if form.cls in _SITES and names_no_site(form.suffix, head) and not _has_area(draft, edge, start):
        return
    if form.suffix in ("子公司", "分公司") and re.search(r"(?:全资|控股|参股|合资|境外|海外|下属|旗下)$", head):
        return
    if form.suffix == "古城" and text[end : end + 1] == "区":
        return
    if form.suffix == "分行" and text[start - 1 : start] == "部":
        return
    if (form.suffix == "控股" and head.endswith(("公司", "集团"))) or (
        form.suffix == "控股" and text.startswith(("子公司", "股东", "权", "孙公司", "企业", "的"), end)
    ):
        return
    if form.suffix == "铁路" and (known := gazetteer().get(head)) and known[0].table == "countries":
        return
    if (
        form.suffix == "中心"
        and len(head) >= 4
        and any(
            edge <= c.start < start and c.cls in ("AdministrativeArea", "Region", "DevelopmentZone")
            for c in draft.found
        )
    ):
        draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=0.9)
        return
    if form.suffix in WEAK_SITES and is_one_site(draft, form.suffix, edge, start, end):
        draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=0.9)
        return
    if not form.strong:
        return  # weak suffixes only confirm: lists, introductions and verbs decide (see contexts)
    draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=1.0 + min(len(form.suffix), 4) / 10)


_DATED = re.compile(r"(?:19|20)\d\d|[一二三四]季度|前[二三两]季度|上半年|全年|\d{1,2}月份?(?!\d)")
_WORKS = re.compile(r"(?:改扩建|改建|扩建|新建|迁建|重建|续建|升级|提升)$")
_FIRST_OF_TWO = re.compile(r"(?:大会|论坛|仪式|会议|年会|峰会|推介会|发布会)暨")
_COOPERATION = re.compile(r"(?:全面|全方位|深化)*(?:战略)?合作|项目|框架")


_MANY = re.compile(
    r"(?:一批|多个|各个|各类|一些|一系列|所有|这些|那些|等|批|系列|大批|多项|若干|一批批|每个|\d个|\d项|几个)$"
)
_BATCH = re.compile(r"(?:一批|一大批|部分|多个|多项|各类|一些|一系列|众多|若干|更多|首批|大批)")
_BRINGS = re.compile(
    r"(?:投资)?(?:用于|招引|做大|抓|全力抓|合理安排|新签|引进|引入|新建|筹建|拟建|在建|筛选|甄别|建设(?=[\u4e00-\u9fff]{4})|建(?![设筑材工行安]))(?:了|的)?"
)
_KIND_OF_PROJECT = re.compile(r"(?:重大|重点|优质|储备|招商|亿级|[春夏秋冬]季|年度|季度)$")
_DEAL_OF = re.compile(r"收购|并购|中标|质押")
_PROJECT_LIST = re.compile(r"清单|库(?!区)|谋划|储备|招引|审批|全流程|化")
_BUILT = re.compile(r"(?:投资)?(?:建设|新建|投建|兴建|打造|布局|落地|引进|签约|谋划)(?=[\u4e00-\u9fff]{4})")
_ELSEWHERE = frozenset(("Programme", "Industry", "InformationSystem", "Award"))
"""Classes whose phrases have a recogniser of their own (policy, industries, systems, awards)."""


def _phrase(draft: Draft, start: int, end: int, form: Form) -> None:
    text = draft.text
    if form.cls in _ELSEWHERE or start == 0 or text[start - 1] in "”’》" or _CONTINUES.match(text[end : end + 2]):
        return  # quoted heads are taken up with their quotation
    if form.suffix.endswith("节") and text[end : end + 1] in tuple("庆日目点约能奏气"):
        return  # 冰雪节|庆活动
    if form.suffix.endswith("战略") and _STRATEGIC.match(text[end : end + 2]):
        return
    edge = phrase_edge(text, start, mode="strict" if form.cls in ("Industry", "InformationSystem") else "policy")
    if form.cls == "Project" and edge == start and (works := _WORKS.search(text, max(0, start - 4), start)):
        edge = phrase_edge(text, works.start())  # 凤凰机场三期|改扩建|项目
    if (
        form.cls == "Project"
        and edge < start
        and text[edge - 1] == "及"
        and edge - 1 > (more := phrase_edge(text, edge - 1))
    ):
        edge = more  # 检测设备研发及|生产基地项目
    edge = bounded(draft, edge, start, form.cls)
    if form.cls in ("Event", "Award", "Project", "Programme", "InformationSystem", "Document"):
        edge = edge_with_area(draft, edge, start)
    if form.cls == "Event" and text[edge - 1 : edge] == ")":
        edition = _EDITION.search(text, max(0, edge - 32), edge)
        if edition and (not edition["area"] or gazetteer().get(edition["area"])):
            edge = edition.start()
    if form.cls == "Event" and (first := _FIRST_OF_TWO.search(text, edge, start)):
        edge = first.end()
    if form.cls == "Event":
        edge = whole_event(draft, edge, end)
    head = text[edge:start]
    if form.cls == "Event" and text[edge - 1 : edge] in ("与", "和", "同") and (of := _COOPERATION.search(head, 2)):
        edge += of.start()  # 与科大讯飞|战略合作签约仪式
        head = text[edge:start]
    if form.cls == "Event" and (opened := dated_event(text, start)) > 0:
        draft.add(opened, end, form.cls, f"forms/{form.cls}", weight=0.9)
        return
    if (
        form.cls == "Event"
        and (len(head) < 2 or head == "试点")
        and len(form.suffix) >= 3
        and re.search(r"(?:举行|举办|召开|主持)[了的]?(?:新闻|试点)?$", text[max(0, start - 5) : start])
    ):
        draft.add(start - 2 if head == "试点" else start, end, form.cls, "forms/bare-event", weight=0.7)
        return
    if len(head) < 2 or GENERIC_PHRASE.match(head) or COUNT_BEFORE.search(head[-3:]) or "未获" in head:
        return
    if form.cls in ("Project", "Industry", "InformationSystem") and _MANY.search(text[max(0, edge - 4) : edge]):
        return
    if form.cls == "Project" and _BUILT.search(text, edge, start):  # 在|合肥市|建设|车载雷达项目
        built = (c.end for c in draft.found if c.start == edge and c.cls in ("AdministrativeArea", "DevelopmentZone"))
        edge = next((lead.end() for at in built if (lead := _BUILT.match(text, at)) is not None), edge)
        head = text[edge:start]
    if form.cls == "Project" and (lead := _BRINGS.match(head)) is not None:
        edge += lead.end()
        head = text[edge:start]
    if _BATCH.match(head) or re.search("多个|若干", head) or len(head) < 2 or GENERIC_PHRASE.match(head):
        return
    if form.cls == "Project" and (
        (form.suffix == "项目" and one_word(head))
        or _KIND_OF_PROJECT.search(head)
        or _PROJECT_LIST.match(text, end)
        or _DEAL_OF.search(head)
    ):
        return
    if form.cls == "Document" and not is_issued(text, edge, head, form.suffix):
        return
    if draft.in_value[edge] and not _DATED.match(head):
        return
    if not form.strong:
        return
    weight = 0.8 if form.cls in ("Programme", "Industry") else 0.9
    draft.add(edge, end, form.cls, f"forms/{form.cls}", weight=weight)
