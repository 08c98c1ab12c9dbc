"""Classes that spread over an enumeration, and enumerations that a head noun closes (industries have their own).

``海辰、厚生、金汇能等企业``: the head says what the members are, names of companies without a
suffix among them. A member whose own form is sure lends its class to the others.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.brands import brand_like
from kg.recognise.draft import Candidate, Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.industry_lists import BY_TRADE, ONE_NAME
from kg.recognise.lexicon import pos
from kg.recognise.people import OFFICE
from kg.recognise.phrases import nounish, phrase_edge, stop_before

_ITEM = r"[^。,、;:!?\n“”‘’《》()的了]{2,18}"
_CLOSE = re.compile(
    r"(?:(?P<etc>等(?:全球|全国|国内外|海内外)?)|(?=[\d两三四五六七八九十]))(?P<count>(?<!\d)\d+[多余]?(?:个|大|家|类|条|种|款)|[两三四五六七八九十]+(?:个|大|家|类|条|种))?"
    r"(?P<mod>(?:高档|进口|新鲜|时令|特色优势|战略性新兴|主导|支柱|重点|优势|特色|新兴|未来|传统|细分|多个|多|相关|高端|前沿|热门|主要|重大|产业|细分|国内外|知名|龙头|行业|一批|优质|现代制造业|现代|制造业|关键|代表性|新|领军|企业|科技|热点|高技术|十余个|高科技|高技术|高附加值|高新技术|高品质|高性能|智能化|国产|新型|拳头|主打|爆款|基础|本土|本地|自主|系列|新能源|深加工)*)"
    r"(?P<kind>[\u4e00-\u9fff]{2,5}?(?=企业|子公司|公司))?(?P<head>企业|子公司|公司|车企|高校|院校|单位|产品|商品|品牌|装备|设备|仪器|器材|用品|食品|作物|农产品|水果|特产|海鲜|果蔬|国家|国家和地区|地区|区县|市场|项目|部门|城市|省市|县区|平台)"
    r"(?!协会|联盟|园|基金|研究|集团|投资|中心|办|局|大会|论坛|工人|博览|促进|基地|带|引导|互联|学院|商会|公司|综合|创新|集群)"
)
_HEADS = {
    "企业": "Company", "子公司": "Company", "单位": "Company", "公司": "Company", "车企": "Company", "高校": "Institution", "院校": "Institution",
    "项目": "Project", "品牌": "Product", "产品": "Product", "商品": "Product", "农产品": "Product", "装备": "Product", "设备": "Product", "仪器": "Product", "器材": "Product", "用品": "Product", "食品": "Product", "作物": "Product", "水果": "Product", "特产": "Product", "海鲜": "Product", "果蔬": "Product", "平台": "InformationSystem",
}  # fmt: skip
_LEAD = {
    "Company": re.compile(
        r"(?:聚集了|集聚了|引进了?|引入|包括|来自|与|和|对|有|如|联合|汇聚了?|吸引了?|支持|培育了?|拥有|旗下有|落户|签约|入驻|的|助力|推动|集聚|以及|像|服务|为|给|向|供应|供给)"
    ),
    "Product": re.compile(
        r"(?:包括|主营|国产|展出|种植|生产|推出|研发|出口|进口|展示|有|如|涵盖|制造|供应|销售|带来|以|加工|培育出|延伸出|开发出|衍生出|的|为)"
    ),
    "Institution": re.compile(r"(?:与|和|联合|包括|来自|引进|的|同|如)"),
    "Project": re.compile(r"(?:签约|引进|落地|开工|实施|推进|建设|包括|落户)"),
    "InformationSystem": re.compile(r"(?:投用|建设|上线|搭建|打造|开发|依托|整合|包括|与)"),
}
_STRIP = re.compile(
    r"^(?:也有|还有|国产|涵盖|涉及|包括|聚焦|围绕|主要|重点|其中|分别|旗下|下设|下辖|以及|还有|同时|尤其是|特别是|比如|例如|如|像|与|和|及|在|对|以|把|将|为|由|加快|大力|着力|积极|持续|深入|全力|我市|我区|全市|全区|全县|全省|优先选择|选择|发展|培育|壮大|做强|做大|布局|瞄准|抢占|深耕|突出|建设|打造|推动|推进|交流|支持|引进|承接|构建|形成|聚力|主攻|集聚|了|拥有|补充|属于|来自|面向|专注|专注于|从事|主营|针对|关注|深化|锚定|挺进|延伸|进军|促进|聚集|汇聚|吸引|联合|引入|助力|服务|生产|推出|研发|出口|进口|展示|制造|供应|销售|带来|加工|培育出|延伸出|开发出|衍生出|一批|一大批|多家|当地|的|“)+"
)
_BAD = re.compile(
    r"[0-9%]|机构$|媒体$|我们|他们|你|她|什么|这|那|不|就|已|正在|可以|能够|进行|实现|提供|方面|工作|问题|情况|举办|召开|一体化|提升|加强|加快|转型|升级|建立|完善|发展$|建设$|服务$|合作$|创新$|研究$|保障$|管理$|培训$|机制$|政策$|活动$|融合$|改造$|水平$|能力$|要素$|资源$|人才$|资金$|技术$|规划$|验收|交流$|消费$|环节$"
)

_ANEW = re.compile(r"等.*(?:参与|推出|打造|包括|拥有|培育|生产|发布)了?")
_ONE_OF = quick(
    r"(?<=[。,;\n])(?P<x>[\u4e00-\u9fff]{5,14})等\d+个(?:重点|重大|优质|产业|工业|亿元以上)*项目(?=(?:成功|顺利|集中|正式)?(?:落地|落户|签约|开工|投产|建成))"
)
"""One project named for many: 动力电池梯次利用等14个重点项目落地."""
_GATHERED = re.compile(
    r"(?:聚集|集聚|汇聚|引育|引入|入驻|联合|携手)(?:了|着)?(?P<row>[\u4e00-\u9fffA-Za-z]{2,6}(?:、[\u4e00-\u9fffA-Za-z]{2,6})+)等"
    r"(?:\d+家|[一多数][大批家]|涉及|(?:国内外|行业|知名|龙头|头部|重点|上市|世界)*(?:企业|公司|单位|车企))"
)
"""After verbs that bring firms together: 聚集了海辰、厚生、金汇能等涉及储能电池的项目."""
_RELIED_ON = re.compile(
    r"(?:依托|涌现出?|培育出?|诞生了?|走出了?|拥有|吸引了?|包括|以)(?P<row>[\u4e00-\u9fffA-Za-z]{2,6}(?:、[\u4e00-\u9fffA-Za-z]{2,6})+)等"
    r"[^,。;、“”]{0,16}?(?<!中小)(?:企业|公司|车企|厂商)(?![家主的服])"
)
"""The same behind other verbs, where a noun says that they are firms: 依托华为、比亚迪等一批带动能力强的链主企业."""
_BRANDS = quick(r"(?:等)?(?<!\d)\d+个[\u4e00-\u9fff]{0,8}?品牌")
"""After names of brands, of goods or of labour: 川灶师傅、嘉陵绣娘2个劳务品牌."""

_TRADE = re.compile(r"产业|行业|制造$|装备$|[\u4e00-\u9fff]业$|材料$|能源$|人才|高校|院校|大学|[市区县省]$")


def recognise_lists(draft: Draft) -> None:
    """Propose the members of enumerations that a head noun closes, and those whose neighbours are sure."""
    text = draft.text
    people = {c.end for c in draft.found if c.cls == "Person"}
    rivals: set[Candidate] = set()
    for m in _CLOSE.finditer(text):
        if not (m.group("etc") or m.group("count")):
            continue
        cls = _HEADS.get(m.group("head"))
        if cls is None or (m["kind"] and not nounish(m["kind"])):
            continue
        items = _members(draft, m.start())
        if not items or (len(items) == 1 and not m.group("etc")):
            continue
        if cls == "Product":
            items[0] = (_goods_edge(draft, *items[0]), items[0][1])
        start = items[0][0]
        lead = text[max(0, start - 8) : start]
        if (
            lead
            and lead[-1] not in "。,;:(\n"
            and not (cls == "Product" and start in draft.areas_to)
            and not re.search(rf"{_LEAD[cls].pattern}(?:了)?$", lead)
        ):
            continue
        for begin, end in items:
            word = text[begin:end]
            goods = cls == "Product" and len(items) > 1 and len(word) <= 10
            firm = cls == "Company" and len(items) > 1 and len(word) <= 6 and brand_like(word)
            if (
                _BAD.search(word)
                or not (goods or firm or nounish(word))
                or len(word) < 2
                or len(word) > 20
                or draft.in_value[begin]
                or end in people
            ):
                continue
            if cls == "Company" and any(e.cls == "Industry" for e in gazetteer().get(word) or ()):
                continue  # 电子、装备等企业
            draft.add(begin, end, cls, f"lists/{cls}", weight=1.1 if goods else 0.75)
            if goods:
                rivals |= {c for c in draft.found if c.rule in BY_TRADE and c.end == end and c.start <= end}
    if rivals:
        draft.found[:] = [c for c in draft.found if c not in rivals]
    for m in _ONE_OF.finditer(text):
        if not re.search(r"[的了在]|我们|工作|建设$", m.group("x")) and not draft.in_value[m.start("x")]:
            draft.add(m.start("x"), m.end("x"), "Project", "lists/Project", weight=0.9)
    for m in (*_GATHERED.finditer(text), *_RELIED_ON.finditer(text)):
        begin = m.start("row")
        if any(e.cls == "AdministrativeArea" for word in m.group("row").split("、") for e in gazetteer().get(word)):
            continue  # 来自德国、日本等18个国家的企业
        for word in m.group("row").split("、"):
            if not _BAD.search(word) and not pos(word) and not _TRADE.search(word):
                draft.add(begin, begin + len(word), "Company", "lists/gathered", weight=1.2)
            begin += len(word) + 1
    for m in _BRANDS.finditer(text):
        items = _members(draft, m.start())
        if len(items) >= 2 and all(not _BAD.search(text[a:b]) and len(text[a:b]) <= 12 for a, b in items):
            for begin, end in items:
                draft.add(begin, end, "Product", "lists/brands", weight=1.4)
    _spread(draft)


def _goods_edge(draft: Draft, begin: int, end: int) -> int:
    """Where the first of a row of goods begins that was taken for a firm: 辽宁|光伏高效电池."""
    edge = min((c.start for c in draft.found if c.rule in BY_TRADE and c.end == end and c.start < begin), default=begin)
    return max((c.end for c in draft.areas_from.get(edge, ()) if c.end < end), default=edge)


_LEADS = re.compile(
    r"参与了?|打响了?|涵盖|涉及|包括|聚焦|围绕|布局|瞄准|抢占|深耕|突出|承接|发展|培育|壮大|引进|主营|生产|聚集了?|集聚了?|主攻|深化|交流|推进|推动|打造|支持|从事|专注于?|属于|拥有|覆盖|面向|研发|"
    r"(?<![认行作成])为|以(?!及)|在(?!线)|对|[与的了]|有(?!色|机|限)|选择|[是从]|优先|重点|分为|列为"
)


def _members(draft: Draft, end: int) -> list[tuple[int, int]]:
    """The items of the enumeration that ends at ``end``, in order; 和 and 及 part the last two."""
    text = draft.text
    items: list[tuple[int, int]] = []
    stop = end
    while True:
        begin = i = stop_before(text, stop, 20)
        word = text[begin:stop]
        more = i > 0 and text[i - 1] == "、"
        if more and (cut := _ANEW.search(word)) is not None:
            begin, more = begin + cut.end(), False  # 云阳县等3个区县参与了|川灶师傅
        if not more:
            cut = _STRIP.match(word)
            if cut:
                begin += cut.end()
            opened = [o.end() for o in _LEADS.finditer(text, begin, stop - 1)]
            if opened and stop - opened[-1] >= 2:
                begin = opened[-1]
            begin = max(begin, min(phrase_edge(text, stop), stop - 2))
        joined = [m.start() for m in re.finditer(r"以及|和|与|及", text[begin:stop])] if not items else []
        split = next((begin + j for j in joined if j >= 2 and stop - begin - j >= 3), None)
        if split is not None and not ONE_NAME.search(text, begin, stop):
            width = 2 if text.startswith("以及", split) else 1
            items.append((split + width, stop))
            items.append((begin, split))
        elif stop - begin >= 2:
            items.append((begin, stop))
        if not more or len(items) > 30:
            break
        stop = i - 1
    return items[::-1]


_SURE = {"Company", "Institution", "GovernmentAgency", "Association", "AdministrativeArea", "Product", "Facility"}


def _spread(draft: Draft) -> None:
    """Lend a sure member's class to its unknown neighbours in a 、-list."""
    text = draft.text
    people = {c.end for c in draft.found if c.cls == "Person"}
    by_end: dict[int, tuple[int, str]] = {}
    by_start: dict[int, tuple[int, str]] = {}
    for c in draft.found:
        if c.cls in _SURE and c.kind == "name":
            if c.end not in by_end or c.start < by_end[c.end][0]:
                by_end[c.end] = (c.start, c.cls)
            if c.start not in by_start or c.end > by_start[c.start][0]:
                by_start[c.start] = (c.end, c.cls)
    for m in re.finditer("、", text):
        at = m.start()
        if at in by_end and at + 1 not in by_start and by_end[at][1] in ("Company", "Product"):
            item = re.match(r"[^。,、;:!?\n“”‘’《》()的了和与及等]{2,12}(?=[、和与及等])", text[at + 1 :])
            if item and not _BAD.search(item.group()) and at + 1 + item.end() not in people:
                draft.add(at + 1, at + 1 + item.end(), by_end[at][1], "lists/neighbour", weight=0.6)
        if at in by_end and by_end[at][1] == "Company" and at + 1 not in by_start:
            flanked = re.match(r"[\u4e00-\u9fffA-Za-z]{2,6}(?=、)", text[at + 1 : at + 9])
            after = at + 2 + flanked.end() if flanked else -1
            if flanked and after in by_start and by_start[after][1] == "Company" and not _BAD.search(flanked.group()):
                draft.add(at + 1, after - 1, "Company", "lists/neighbour", weight=0.9)
        if at + 1 in by_start and at not in by_end and by_start[at + 1][1] == "Company":
            item2 = re.search(
                r"(?:[。,、;:“和与及]|^)([^。,、;:!?\n“”‘’《》()的了和与及等]{2,10})$", text[max(0, at - 12) : at]
            )
            if item2 and not _BAD.search(item2.group(1)) and not OFFICE.search(item2.group(1)):
                lead = _STRIP.match(item2.group(1))
                begin = at - len(item2.group(1)) + (lead.end() if lead else 0)
                if not lead or (at - begin >= 2 and brand_like(text[begin:at])):
                    draft.add(begin, at, "Company", "lists/neighbour", weight=0.55)
