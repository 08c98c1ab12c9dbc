"""What telling verbs give away: what is won, what is set up, what is built."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.generic import GENERIC_PHRASE, is_plain
from kg.recognise.phrases import nounish, phrase_edge
from kg.recognise.whole_names import prizes, whole_edges

_WINS = re.compile(
    r"(?:荣获|获评|入选|获颁|获授|跻身|上榜|被评为|评为|评选出|评出|认定为|命名为|获得|荣膺|拿到|取得|斩获|捧回|入围|列入|获批)(?:了|为|首批|(?:国家|全国)(?=首批|第|年度|\d)|全省|全市|年度|“)*"
)
_AWARD_ITEM = re.compile(
    r"“?([^。,、;:!?\n“”‘’《》()]{3,22}?)”?(等(?:国家级|省级|市级)?(?:称号|荣誉|招牌|奖项|“)|称号|荣誉|、|和|(?=[,。;\n])|资质)"
)
_AWARDLIKE = re.compile(
    r"(?:奖|强|小巨人|冠军|亚军|季军|示范[\u4e00-\u9fff]{1,6}|基地|枢纽|物流园|园区|地标|名单|榜|案例|标杆|工厂|企业|单位|名片|品牌|名品|县|镇|村|市|区|先锋|称号|园|景区|百佳|试点|城市|庄园|集体|个人|大县|示范项目|试点项目|示范工程|制造业集群|产业集群|优秀应用|优秀案例)$"
)
_SETS_UP = quick(
    r"(?:建设|设立|成立|组建|建立|共建|建成|开设|创建|建起|搭建起?|创立|设有|投资建设|合作建设|筹建|新建|(?<!福)建(?!有))(?:了|起|一个|一座|一批)*"
)
_SET_UP = re.compile(
    r"((?:区域|地区|西部|西南|全国|研发|运营)总部|(?:(?!以及|和)[^。,、;:!?\n“”‘’《》()的了]){3,16}?(?:中心|工作站|服务站|驿站|基地|博物馆|展览馆|研究院|厂|馆|总部|仓|院|站|园|专班))(?=[。,、;!?\n和及]|$|为|开展|负责|,)"
)
_SET_UP_CLASS = (
    (
        "Facility",
        re.compile(
            r"(?:加工|展示|配送|分拣|交易|物流|仓储|会展|游客|购物|农机服务|集散|分拨|展览|直播)中心$|基地$|博物馆$|展览馆$|厂$|馆$|仓$|驿站$"
        ),
    ),
    ("Company", re.compile(r"总部$")),
    ("GovernmentAgency", re.compile(r"专班$")),
    ("DevelopmentZone", re.compile(r"园$")),
    ("Institution", re.compile(r".")),
)


def recognise_contexts(draft: Draft) -> None:
    """Propose awards, what is set up and what is built."""
    _awards(draft)
    _founded(draft)
    _projects(draft)
    prizes(draft)
    whole_edges(draft)


_WORKS_DONE = re.compile(
    r"工程(?=建设现场|施工现场|(?:已|已经|正式|全面|顺利|即将|将|正)?(?:开工|竣工|完工|通车|贯通|动工)|加快建设|进入[^,。]{0,4}阶段)"
)
_WORKS = re.compile(
    r"(?P<x>[^。,、;:!?\n“”‘’()《》—的]{2,12}(?:\([\u4e00-\u9fff]{2,6}\))?[^。,、;:!?\n“”‘’()《》—的]{2,12}工程)$"
)
"""Works by what goes on there: 江州炼化原料工程|建设现场."""
_PROJECT = re.compile(r"项目(?!部|组|制|化|经理|库|清单|办|总|负责|人|管理|审批|资金|招商|申报)")


def _projects(draft: Draft) -> None:
    """A site with 项目 behind it is the project that builds it: 高端材料研发中心|项目."""
    sites = {c.end: c.start for c in draft.found if c.cls in _BUILT_AS and c.rule.startswith("forms")}
    for done in _WORKS_DONE.finditer(draft.text) if "工程" in draft.text else ():
        m = _WORKS.search(draft.text, max(0, done.start() - 34), done.start() + 2)
        if m is None:
            continue
        bracket = draft.text.rfind("(", m.start("x"), m.end("x"))  # 环湖大堤|(浙江段)后续工程
        edge = max(m.start("x"), phrase_edge(draft.text, bracket if bracket > 0 else m.end("x") - 2))
        edge = max((i + 1 for i in range(edge, m.end("x")) if draft.in_value[i]), default=edge)
        head = draft.text[edge : m.end("x") - 2]
        if (
            len(head) >= 4
            and not draft.in_value[edge]
            and (bracket > 0 or not is_plain(head))
            and not GENERIC_PHRASE.match(head)
        ):
            draft.add(edge, m.end("x"), "Project", "contexts/works", weight=1.6)
    for m in _PROJECT.finditer(draft.text):
        if m.start() in sites and m.start() - sites[m.start()] >= 5:
            draft.add(sites[m.start()], m.end(), "Project", "contexts/project", weight=1.6)


_BUILT_AS = frozenset(("Facility", "DevelopmentZone", "Institution"))


def _awards(draft: Draft) -> None:
    """Titles after the verbs of winning: 荣获商贸服务型国家物流枢纽、国家示范物流园等."""
    text = draft.text
    for m in _WINS.finditer(text):
        at = m.end()
        for item in _AWARD_ITEM.finditer(text, at, at + 90):
            if item.start() != at:
                break
            word = item.group(1)
            at = item.end()
            if (
                _AWARDLIKE.search(word)
                and nounish(word)
                and not draft.in_value[item.start(1)]
                and not re.search(
                    r"[的了]|支持|发展(?!先行区|示范区|试验区|试点|高地)|增长|一批|(?<!示范)(?<!试点)项目|成果|成绩|收入|投资|土地",
                    word,
                )
            ):
                draft.add(item.start(1), item.end(1), "Award", "contexts/wins", weight=1.2)
            if not item.group(2).startswith(("、", "和")):
                break


def _founded(draft: Draft) -> None:
    """What is set up, whatever its name ends in: 设立一站式联调中心、街道劳动纠纷工作站."""
    text = draft.text
    for m in _SETS_UP.finditer(text):
        at = m.end()
        while (item := _SET_UP.match(text, at)) is not None:
            word = item.group(1)
            if (
                nounish(word)
                and not draft.in_value[item.start(1)]
                and not re.match(r"(?:一批|多个|各类|健全|完善|国家|世界|全国|区域(?!总部)|新|大型|重要|一流|\d)", word)
            ):
                cls = next(c for c, p in _SET_UP_CLASS if p.search(word))
                draft.add(item.start(1), item.end(1), cls, "contexts/founded", weight=0.85)
            else:
                break
            at = item.end()
            if text[at : at + 1] not in "、和及" or not text[at : at + 1]:
                break
            at += 1
