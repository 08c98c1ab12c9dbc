"""Names of closed classes, from ``ontology/names/*.csv``; weak ones only where their context supports them."""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.gazetteer import Entry, Hit, gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.phrases import GOVERN

_PLACE_BEFORE = re.compile(
    r"(?:在|于|到|从|往|赴|抵|至|向|与|和|、|驻|来|访|位于|落户|走进|推动|支持|市|省|州|—|-|经|供应|出口|发往|途经|挂靠|[。,;:\n“(]|^)$"
)
_PLACE_AFTER = re.compile(
    r"^(?:、|等|市|县|区|[,。;:]|举行|举办|设立|的|和|与|两地|三地|三|两|高新区|经开区|境内|签约|落户|—|-|至(?!\d)|将|是|已|讯|电|开|集中|晒出|规范|区委|区政府)"
)
_REGION_AFTER = re.compile(
    r"(?:主?产区|[麦林牧稻棉]区|全面振兴|振兴|电网|首[店个家座条]|[两三四五六七八九]省|各[省地]|腹地|大部(?!分时)|大部分地|多地|干旱)"
)
"""What only an area has: 西北|主产区, 东北|振兴, 西南|大部."""
_INDUSTRY_AFTER = re.compile(r"(?:产业|行业|领域|赛道|、|等|板块|市场)")
_INDUSTRY_BEFORE = re.compile(r"(?:聚焦|围绕|发展|布局|瞄准|抢占|深耕|涵盖|涉及|培育|壮大|、|突破)$")
_ABBR_CONTEXT = re.compile(
    r"^(?:举行|举办|设立|新设|落户|投资|建设|揭牌|召开|落地|签约|开展|发布|投产|推出|亮相|启动|开幕|参加|考察|,|。)"
)
_ZONE_BEFORE = re.compile(
    r"(?:(?<=[。,、;:!?\n“”()])|(?<=[的在和与由])|^)[\u4e00-\u9fff]{2,14}?(?:高新|经开|开发|经济|产业|功能|风景名胜|保税|示范|合作|试验|自贸|新|园|片|度假|综保)区$"
)
_TOWN_BEFORE = re.compile(r"(?:^|[。,、;:!?\n“”（(]|(?<=[\u4e00-\u9fff][市区县]))([\u4e00-\u9fff]{2,4})$")
_OWNER = re.compile(r"(?:市|省|区|县|镇|乡|自治区|州|旗|国家|全国|该县|该市|该区|该省)$")


def recognise_names(draft: Draft) -> None:
    """Propose the gazetteer's names."""
    text = draft.text
    hits = draft.listed
    sure = {h.entry.name for h in hits if not (h.weak or _wordlike(text, h))}
    places: dict[int, int] = {}
    for h in hits:
        if h.entry.cls == "AdministrativeArea" and (
            not (h.weak or _wordlike(text, h)) or _supported(draft, h, sure, places)
        ):
            places[h.end] = min(h.start, places.get(h.end, h.start))  # 津市 ends 天津市 too
    for h in hits:
        cls = _entry(h, draft.article.date).cls
        if (
            len(h.entries) > 1
            and text.startswith(_AT_MOUNTAIN, h.end)
            and any(e.cls == "NaturalFeature" for e in h.entries)
        ):
            draft.add(h.start, h.end, "NaturalFeature", "names/NaturalFeature", weight=1.5)  # 天山|南北 is no 天山区
            continue
        if cls == "Industry":
            continue  # see industries
        if h.nested and cls in ("AdministrativeArea", "Region", "NaturalFeature", "Industry"):
            continue  # 印度 in 印度尼西亚
        if not cls or "、" in text[h.start : h.end] or (draft.in_value[h.start] and draft.in_value[h.end - 1]):
            continue
        if cls == "GovernmentAgency":
            _agency(draft, h, places)
            continue
        if cls == "NaturalFeature" and (sea := _SEA.match(text, h.end)):
            draft.add(h.start, sea.end(), cls, "names/water", weight=1.6)
            continue
        if (h.weak or _wordlike(text, h)) and not _supported(draft, h, sure, places):
            continue
        if cls in ("AdministrativeArea", "Region") and _part_of_longer(draft, h):
            continue
        if cls == "AdministrativeArea" and text[h.start] in "从到在" and (longer := _behind(text, h)):
            draft.add(h.start + 1, longer, cls, f"names/{cls}", weight=1.5)  # 从|江南区
            continue
        if cls == "Company" and (h.nested or _COMMON_NOUN.match(text, h.end)):
            continue
        weight = 1.0 if h.weak else 1.5
        if cls == "Industry":
            weight = 0.7
        elif cls == "Media":
            weight = 2.0
        draft.add(h.start, h.end, cls, f"names/{cls}", weight=weight)
    _same_body(draft)
    for m in re.finditer(r"(?<=[在驻来赴访抵])([\u4e00-\u9fff])(?=[\u4e00-\u9fff,。])", text):
        if m.group() in gazetteer().abbreviations and (
            _ABBR_CONTEXT.match(text[m.end() :]) or text[m.start() - 1] in "驻访"
        ):
            draft.add(m.start(), m.end(), "AdministrativeArea", "names/abbreviation", weight=0.8)


_AT_MOUNTAIN = ("南北", "脚下", "山脉", "北麓", "南麓", "东麓", "西麓", "北坡", "南坡", "深处", "腹地")


def _entry(h: Hit, date: str) -> Entry:
    """The bearer of the name that was in force when the article appeared (两江新区 is a district from November 2025 only)."""
    if not date:
        return h.entry
    return next(
        (
            e
            for e in h.entries
            if (not e.valid_from or e.valid_from[: len(date)] <= date)
            and (not e.valid_until or e.valid_until[: len(date)] >= date)
        ),
        h.entry,
    )


def _agency(draft: Draft, h: Hit, places: dict[int, int]) -> None:
    """An organ with whose it is: the area or the level written before it, down to one character (市经信委)."""
    text = draft.text
    start = h.start
    shared = h.start + 1 if text[h.start] in "省市区县州旗镇乡" else h.start
    owned = False
    for end in (h.start, shared):
        if end in places:
            start, owned = places[end], True
            break
    if not owned:
        m = _OWNER.search(text, max(0, h.start - 3), h.start)
        if m:
            start, owned = m.start(), True
            if start in places:
                start = places[start]
            elif m.group() in ("镇", "乡") and (town := _TOWN_BEFORE.search(text, max(0, start - 8), start)):
                start = town.start(1)  # 石门|镇|人大
    if not owned and start > 0:
        before = max((e for e in places if e == start), default=None)
        if before is not None:
            start, owned = places[before], True
    if not owned or text[start : start + 1] == "区":
        zone = _ZONE_BEFORE.search(text, max(0, h.start - 16), h.start + (text[h.start] == "区"))
        if zone:
            start, owned = _zone_edge(text, zone.start(), zone.end()), True
        elif bare := _BARE_ZONE.search(text, max(0, h.start - 4), h.start + (text[h.start] == "区")):
            start, owned = places.get(bare.start(), bare.start()), True  # 园区|管委会, 嘉兴|港区|海关
    if not owned and text[h.start] in "镇乡村":
        town = _TOWN_BEFORE.search(text, max(0, h.start - 8), h.start)
        if town:
            start, owned = town.start(1), True
    if h.weak and not owned and text[h.start] not in "省市区县镇乡":
        return
    if h.end < len(text) and (
        text[h.end] in "员者们" or (text[start] in "市区县镇" and text.startswith("代表", h.end))
    ):
        return
    if text[h.end - 1] == "部" and text[h.end : h.end + 1] == "门":
        if owned:
            draft.add(start, h.end + 1, "GovernmentAgency", "names/GovernmentAgency", weight=1.7)
        return
    # 市委书记 is found as 市委; 市委办公厅 is the longer hit
    draft.add(start, h.end, "GovernmentAgency", "names/GovernmentAgency", weight=1.6)


_ZONE_KIND = re.compile(
    r"(?:国家级|省级)?(?:高新技术产业开发|经济技术开发|经济开发|高新|经开|开发|经济合作|经济|产业|功能|风景名胜|综合保税|保税|示范|合作|试验|自贸|新|园|片|旅游度假|度假|综保)区$"
)
_BARE_ZONE = re.compile(r"(?:园|合作|经开|高新|开发|综保|保税|新|度假|港|示范|试验)区$")
_BEFORE_ZONE = re.compile(r".*(?:[与和同由向对在的]|还|来自|联合|会同|整合后|获|经(?![济开贸])|被|将|后|当天|原)")


def _same_body(draft: Draft) -> None:
    """园区管委会 is the one zone's committee that the article names in full."""
    bodies = {draft.text[c.start : c.end] for c in draft.found if c.cls == "GovernmentAgency" and c.end - c.start >= 5}
    for short in sorted(b for b in bodies if _BARE_ZONE.match(b, 0, b.index("区") + 1 if "区" in b else 0)):
        tail = short[short.index("区") :]
        fulls = [b for b in bodies if b.endswith(tail) and len(b) > len(short)]
        if len(fulls) == 1:
            draft.aliases.append(("GovernmentAgency", fulls[0], short))


def _zone_edge(text: str, start: int, end: int) -> int:
    """Where the zone begins that ends at ``end`` and at the earliest begins at ``start``: 该局还与|江州高新区, 整合|高新区."""
    kind = _ZONE_KIND.search(text, start, end)
    stop = kind.start() if kind else end
    while (lead := _BEFORE_ZONE.match(text, start, stop)) is not None and stop - lead.end() != 1:
        start = lead.end()
    if stop - start >= 2 and text[start : start + 2] in GOVERN:
        start += 2
    return start


def _wordlike(text: str, h: Hit) -> bool:
    """Whether a short form is an ordinary word (大关), or words meet inside it (协会|理事: 会理)."""
    form = text[h.start : h.end]
    if h.end - h.start != 2:
        return False
    if h.entry.cls == "AdministrativeArea" and (
        pos(form) or (form[1] in "县市" and pos(text[h.start - 1 : h.start + 1]))
    ):
        return True  # 大关; 示|范县
    left = text[h.start - 1 : h.start + 1]
    return bool((pos(left) or left in GOVERN) and pos(text[h.end - 1 : h.end + 1]) and h.start > 0)


_WATER = re.compile(r"(?:边|畔|岸|之滨|沿岸|流域|两岸|水域|干流|支流|上游|下游|中游)")
_SEA = re.compile(r"(?:近岸|附近)?海域")
_SEAT = re.compile(
    r"(?:机场|口岸|火车站|高铁站|铁路港|无水港|新港(?!区|口|镇|片|经)|港区|港口|港(?!口|澳|台|商|币|股|资|珠|区|元|交)|[东南西北]?站(?!在|点|位|台|上))"
)


_COMMON_NOUN = re.compile(
    r"业(?!务)|支付|互联|市场|消费|需求|进口|出口|产业|产量|企业|行业|技术|储备|价格|工业|文化|史|学|协会|科学|产品|材料|设备|系统|工程"
)
"""Behind the short name of a company these make it an ordinary phrase: 中国建筑|业, 中国移动|支付."""
_LONGER = re.compile(r"巴巴|健康|云(?!南)|影业|妈妈|部(?![委门分长署])")
_GROWS = frozenset(("阿里", "中东"))


def _behind(text: str, h: Hit) -> int:
    """Where the area's name ends that begins at the second character of a hit and reaches further; 0 where none does."""
    names = gazetteer()
    for end in range(h.start + 6, h.end, -1):
        if any(e.cls == "AdministrativeArea" for e in names.get(text[h.start + 1 : end]) or ()):
            return end
    return 0


def _part_of_longer(draft: Draft, h: Hit) -> bool:
    """Whether an area's short form begins the name of something else: 怒江边, 钦州港; that is then proposed."""
    text = draft.text
    if text[h.start : h.end] in _GROWS and _LONGER.match(text, h.end):
        return True
    if h.entry.name != text[h.start : h.end] or h.entry.name.endswith("国"):
        water = _WATER.match(text, h.end)
        if water and text[h.end - 1] in "江河湖海":
            draft.add(h.start, h.end, "NaturalFeature", "names/water", weight=1.6)
            return True
    if (sea := _SEA.match(text, h.end)) and text[h.end - 1] in "江河湖海湾州":
        draft.add(h.start, sea.end(), "NaturalFeature", "names/water", weight=1.6)
        return True
    if (
        h.end - h.start == 2
        and h.entry.name != text[h.start : h.end]
        and (
            text[h.end : h.end + 1] == "岩" or (text[h.end - 1] == "口" and text[h.start - 1 : h.start] in ("入", "出"))
        )
    ):
        return True  # 玄武|岩, 入|湖口
    if text[h.end : h.end + 1] in ("湖", "号") and h.entry.name != text[h.start : h.end]:
        return True  # 松山|湖, 海安|号
    if text[h.end : h.end + 1] == "岛" and text[h.end - 1] not in "市区县省州镇国":
        draft.add(h.start, h.end + 1, "NaturalFeature", "names/island", weight=1.5)
        return True
    seat = _SEAT.match(text, h.end)
    if seat:
        draft.add(h.start, seat.end(), "Facility", "names/seat", weight=1.5)
    return False


def _lies_in(h: Hit, outer: str) -> bool:
    """Whether an area can be part of the one printed right before it: 甘肃|合作, and not 绵阳市|合作."""
    codes = {e.code for e in gazetteer().get(outer) or () if e.cls == "AdministrativeArea"}
    return not h.entry.code or any(c[:2] == h.entry.code[:2] or c in (h.entry.parent, "CN") for c in codes)


def _supported(draft: Draft, h: Hit, sure: set[str], places: dict[int, int]) -> bool:
    text = draft.text
    if text[h.start : h.end] == "全州" and not text.startswith("县", h.end):
        return False  # the whole prefecture
    if h.entry.name in sure or (h.start in places and _lies_in(h, text[places[h.start] : h.start])):
        return True
    if text[h.start - 1 : h.start] == "、" and h.start - 1 in places:
        return True
    before, after = text[max(0, h.start - 4) : h.start], text[h.end : h.end + 4]
    form = text[h.start : h.end]
    if after[:1] == "的" and ((pos(form) or "")[:1] == "v" or form in GOVERN):
        return False  # 在|新建|的屋顶上
    if h.entry.cls == "Region" and _REGION_AFTER.match(text, h.end) and (not before or not pos(before[-1:] + form[:1])):
        return True
    if h.entry.cls == "Industry":
        return bool(_INDUSTRY_AFTER.match(after) or _INDUSTRY_BEFORE.search(before))
    if h.weak and after[:1] in (",", ":") and (not before or before[-1] in "。,;:\n"):
        return False  # 比如, at the head of a clause
    return bool(_PLACE_BEFORE.search(before) and _PLACE_AFTER.match(after))
