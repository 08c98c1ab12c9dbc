"""Companies by a trade: a brand that is no word, with what it trades in behind it and often a place in front.

::

    杭州澜汐氢能将建二厂        凌岳轴承去年外销过半        昱能电气(湖北)
    ├─┤├─┤├─┤ └ no noun        ├─┤├─┤└ what firms do      ├ firm ─┤├ seat ┤
    place brand trade          brand trade

The trades are rows of ``ontology/names/trades.csv``: ``firm`` where hardly anything but a firm is called so
(乳业, 重工), ``ware`` where the word is a thing as well (电池, 机械), ``field`` where it is a field of life (教育, 投资):
the more a trade is a common word, the more must speak for a name, in the brand and in what is said of it.
"""

from __future__ import annotations

import csv
import re
from enum import IntEnum
from functools import lru_cache

import ahocorasick

from kg.errors import OntologyError
from kg.recognise.brands import NO_NAME, NO_OPENING
from kg.recognise.draft import Draft
from kg.recognise.edges import left_edge
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.people import is_personal
from kg.recognise.phrases import GOVERN, HARD, tokens_before
from kg.resources import ontology_dir


class Kind(IntEnum):
    """How far a trade says that a firm is named."""

    FIELD = 0
    WARE = 1
    FIRM = 2


@lru_cache(maxsize=1)
def trades() -> ahocorasick.Automaton:
    """The trades as an automaton, each with how far it says that a firm is named."""
    path = ontology_dir() / "names" / "trades.csv"
    automaton = ahocorasick.Automaton()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                automaton.add_word(row["trade"], (row["trade"], Kind(("field", "ware", "firm").index(row["kind"]))))
    except (OSError, KeyError, ValueError) as error:
        raise OntologyError(f"{path}: {error}") from error
    automaton.make_automaton()
    return automaton


_FUNCTION = frozenset(
    "的了着在于由将把被对向从是有不等其该此这那各并或也还又就才曾拟和与及让给称据至往所则乃因若跟暨你我他她它们个座条"
)
"""Characters that no brand holds."""
_NOT_FIRST = frozenset("为以以都仅已正同到有使经自每某之按像如家来去出做促抓扩增减推引拉解保稳见供筑使就即便向而但")
"""Characters that open no brand where nothing else says that one begins."""
_WHOLE = re.compile(
    r"集团(?:股份)?(?!有限|公司)|股份(?!有限|公司|的?[转质回]|制|比例)|控股(?!有限|公司|股东|子|权|的)|[一二三四五六七八九十]?厂(?![房区长家商址界])"
)
_SEAT = re.compile(r"\(([\u4e00-\u9fff]{2,6})\)(?!有限|股份|集团|公司)")
_GOES_ON = re.compile(
    r"行业|产业|企业|市场|园|基地|城(?!功)|街(?!头)|博览|展(?![台位厅示开现望])|技术(?!总监|部|中心|负责)|集群|设备|产品(?!线)|专业|学院|大学|学校|学会|协会|商会|联盟|研究|实验室|[局厅](?!长)|委|部(?![分门])|专委|制造|生产(?!基地)|"
    r"加工(?!车间)|消费|销售|贸易|品牌|工程(?!师)|系统|平台|领域|赛道|人才|公司|有限|集团|股份|中心|经济|服务|监管|安全|标准|政策|体系|需求|供应|价格|[价量率税费]|检测|经营|管理(?!着)|大[会赛]|论坛|峰会|装备|组件|材料|整车|配套|车(?!间)|[链节站业品类机器件板厂店馆场院校法化性型级线网港区带镇村县市省路桥]|"
    r"学(?!生)|所(?![属在])|工[人匠业]|[竞比]赛|专场|出口|进口|振兴|发展(?!部)|升级|转型|创新|改革|建设|强[国省市县区]|大[国省市县]|之[乡都]|物流|数据|资源|能力|方向|模式|方案|解决|应用|主题|概念|板块|指数|职业|知识|常识|问题|事故|案(?!例)|示范|试点|专项|一体化|孵化|等(?:行业|产业|领域|产品|新兴|重点|优势|特色)"
)
"""What makes of a trade a thing, a field or a body of another kind: 新能源|产业, 机器人|大赛."""
_ORGANISED = re.compile(
    r"(?:今[年日天]|去年|明年|近[日年来期]|日前|昨[日天晚]?|此前|随后|当[天日]|\d+日|已|将|拟|也|还|又|正式|正|就|率先|首次|再次|最终|分别|先后|陆续|双双|共同|成功|因|凭借?|以|年内|下半年|上半年)*(?:(?:与|和|同|向)[^,。;]{2,16}?(?:签|达成|合作|联手|携手)|携手|联[手合]|牵手|签|宣布|公告|发布|披露|表示|称|透露|介绍|回[应复]|答复|"
    r"获[颁评批奖得选]|荣[获膺登]|入选|中标|摘[得牌]|捧[回得]|加入|当选|入驻|落[户子]|成立|创[立办建始]|投资|增资|出资|注资|收购|参股|认[购缴]|旗下|董[事秘]|总[经裁工]|副总|负责人|掌门|高管|员工|职工|首席|并入|承[办建]|协办|主办|深耕|扎根|挂牌|控股|名下|登[陆台]|上市|接手|牵头|领[投跑衔]|斩获|捐|赠|起诉|裁员|招[聘股]|"
    r"更名|改[名制]|股[价票份东]|股权(?!投资)|市值|财报|年报|营收|净利|厂长|营业部|分[公行]|法定代表)"
)
"""What only organisations do, have or suffer."""
_ACTS = re.compile(
    r"今[年日天后]|去年|明年|前年|下一步|未来|接下来|眼下|如今|至今|长期|多年|一手|具体|分[别期管]|跨界|近[日年来期]|日前|目前|[上下]半年|[上下本][周月季]|昨[日天晚]?|此前|随后|当[天日年]|年内|同期|\d|[三五]年|[早晚]间|预计|有望|或将|已|将|拟|也|还|又|正|就|便|却|则|仅|早|率先|首次|再次|连续|连夜|累计|正式|成功|最终|分别|"
    r"同|与|和(?!谐|美)|及|跟|会同|向|把|从|在|以|因|为|由|对|凭|借|靠|于|用|被|让|给|到|比|至|自(?!动)|通过|依托|拿[下到]|加[入码快]|成[为功]|投[产入向]|出[口海]|参[加与展]|老总|老板|(?:总装|包装)?车间|厂房|工会|展[台位厅]|研发|上[市线马]|推出|研制|独家|交付|发往|送|卖|买|年[产销]|产[品线出]|主[营要]|承[接担]|专[注攻做]|布局|聚焦|打[造入]|设[在立有]|建[成起]|位[于列居]|坐落|地处|"
    r"开[始出通进办行]|启[动用]|完成|实现|计划|准备|打算|希望|认为|提[出供交]|有[着望了\d一两三四]|是|系(?!统|列)|一[家口举直度]|两[家年]|这|那|要|能(?!源|力|耗|量)|可|不|没|未|再(?!生)|持[有续股]|背后|亮相|带[着来]|负责|运营|代[表理]|做|走|进[入军]|跻身|跨[入进界]|突破|攻[克下]|夺|坚持|积极|全面|主动|一起|双方|三方|请|派|组织|举[办行]|召开|资助|停|恢复|前身|利润|业绩|订单|经理|教授|专家|师傅|技术(?:总监|员|部|负责)|外贸(?:经理|部)|"
    r"所[属在]|应(?!急|用)|去|来|跑|开|拥有|供[应货]|手里|这[家次]|管着|包[下揽]|订|接[收管下]|造|建|产|推|试"
)
"""What a firm does, has or when it does it; much of it may be said of other things as well."""
_PRINT = re.compile(r"[。,、;:!?\n”’()\]】]|$|[—…]|的|等|\d")


class Said(IntEnum):
    """How far what follows tells of a firm."""

    NOTHING = 0
    PRINT = 1
    ACTS = 2
    ORGANISED = 3


def _said(text: str, stop: int) -> Said | None:
    """What stands behind a possible name; None where the word only goes on."""
    if _ORGANISED.match(text, stop):
        return Said.ORGANISED
    if _GOES_ON.match(text, stop):
        return None
    following = pos(text[stop : stop + 2])
    if _ACTS.match(text, stop) or (following or pos(text[stop : stop + 1])) in ("v", "d", "p", "t", "c"):
        return Said.ACTS
    return Said.PRINT if _PRINT.match(text, stop) else Said.NOTHING


_NEEDED = {
    ("place", "brand"): (Said.ACTS, Said.PRINT, Said.NOTHING),
    ("place", "noun"): (Said.ORGANISED, Said.ACTS, Said.PRINT),
    ("place", ""): (None, None, Said.ACTS),
    ("", "brand"): (Said.ORGANISED, Said.PRINT, Said.PRINT),
    ("", "noun"): (None, Said.ORGANISED, Said.ACTS),
}
"""By what opens the name and what the brand is: how much must be said behind a field, a ware, a firm's trade."""


def recognise_trades(draft: Draft) -> None:
    """Propose the companies whose trade stands in their name, and those that a place and an unknown brand name."""
    text = draft.text
    ends, places = _trades_in(text), _places_in(draft)
    longest = {start: end for end, (start, _) in sorted(ends.items())}
    for end, (start, kind) in sorted(ends.items()):
        if longest[start] > end or end in longest:
            continue  # 新材|料, 生物|医药
        stop = end
        if whole := _WHOLE.match(text, end):
            stop, kind = whole.end(), Kind.FIRM
        said = _said(text, stop)
        if said is None or (said < Said.ORGANISED and pos(text[stop - 1 : stop + 1]) == "v"):
            continue
        for at in _chain(ends, start):
            if draft.in_value[at] or draft.in_value[at - 1]:
                continue
            found = _placed(draft, at, kind, said, places) or _branded(draft, at, stop, kind, said, places)
            if found is not None:
                _add(draft, found[0], stop, found[1], "companies/trade")
                break
    _unnamed_trade(draft, places)


def _trades_in(text: str) -> dict[int, tuple[int, Kind]]:
    """The trades by where they end: where the longest begins, and its kind."""
    ends: dict[int, tuple[int, Kind]] = {}
    for last, (word, kind) in trades().iter(text):
        if word in _DEEDS and _DONE.match(text, last + 1):
            continue
        start = last + 1 - len(word)
        if (known := ends.get(last + 1)) is None or start < known[0]:
            ends[last + 1] = (start, kind)
    return ends


def _places_in(draft: Draft) -> dict[int, int]:
    """The listed places by where they end: where they begin."""
    places: dict[int, int] = {}
    for c in draft.found:
        if c.cls in _PLACES and c.rule.startswith("names/") and c.end - c.start > 1:
            places[c.end] = min(c.start, places.get(c.end, c.start))
    return places


def _chain(ends: dict[int, tuple[int, Kind]], start: int) -> list[int]:
    """Where trades begin that stand in a row, the farthest first: 轨道|装备."""
    row = [start]
    while start in ends and ends[start][0] < start:
        start = ends[start][0]
        row.append(start)
    return row[::-1]


def _add(draft: Draft, begin: int, stop: int, weight: float, rule: str) -> None:
    """Propose a company, with its seat in brackets; what quotation marks hold is for `kg.recognise.quoted`."""
    text = draft.text
    if text[begin - 1 : begin] + text[stop : stop + 1] == "“”":
        return
    if (seat := _SEAT.match(text, stop)) and gazetteer().get(seat.group(1)):
        stop = seat.end()
    draft.add(begin, stop, "Company", rule, weight=weight)


_BUSINESS = re.compile(
    r"公司|企业|集团|产品|订单|生产|出口|外销|工厂|车间|研发|量产|产线|营收|股权|股东|股份|投资|品牌|客户|交付|供[应货]|厂[房区家]|签[约订署下]|销[售量往]|上市|合作|采购|年产|产能|门店|总经理|董事"
)
_ON = re.compile(r"[将把与和向由对被]|[一两]家|的(?:产品|生产|工厂|海外|订单|母公司|子公司|车间|展[台位]|研发|客户|总部)")
_NO_FIRM = re.compile(r"[湖山江河溪海岛湾寺庙镇乡村屯寨街路巷桥港站园馆厅院校所局部委会队组人民族语菜片话剧地奖企州中应而先再版籍造产]$|^[再两三这那]|[省市区县]")


def _unnamed_trade(draft: Draft, places: dict[int, int]) -> None:
    """Two to four characters that make no words, behind a place or what says that a firm follows.

    湖州昱朗把新品…, 酶制剂企业诺昱森又…; behind a place only in a sentence that tells of business.
    """
    text = draft.text
    told = bytearray(len(text) + 1)
    for low, high in draft.sentences:
        if _BUSINESS.search(text, low, high):
            told[low : high + 1] = b"\x01" * (high + 1 - low)
    for at, begin in sorted(places.items()):
        if told[at] and not (at - begin > 2 and text[at - 1] in "省市区县镇乡州") and _set_off(text, begin):
            abroad = any(e.table == "countries" for e in gazetteer().get(text[begin:at]))
            _unknown_brand(draft, begin, at, "companies/place-and-brand", abroad=abroad)
    owners = {c.end: c.start for c in draft.found if c.rule == "names/Company" and 2 <= c.end - c.start <= 4}
    for at, begin in sorted(places.items()):
        if begin in owners and _set_off(text, owners[begin]) and (_said(text, at) or 0) >= Said.ACTS:
            _add(draft, owners[begin], at, 1.4, "companies/owner-and-place")  # 国能榆林: the group's firm there
    for m in _SEAT.finditer(text):
        begin = _run_edge(text, m.start())
        if (
            3 <= m.start() - begin <= 5
            and (begin == 0 or text[begin - 1] in HARD)
            and any(e.cls == "AdministrativeArea" for e in gazetteer().get(m[1]))
            and not gazetteer().get(text[begin : m.start()])
            and not _NO_FIRM.search(text[begin : m.start()])
            and _is_brand(text[begin : m.start()], Kind.WARE, placed=True) == "brand"
        ):
            draft.add(begin, m.end(), "Company", "companies/seat", weight=1.1)
    for m in _FIRM_FOLLOWS.finditer(text):
        _unknown_brand(draft, m.end(), m.end(), "companies/introduced")


_FIRM_FOLLOWS = re.compile(
    r"[\u4e00-\u9fff](?:[^新为商][企商]|企业|公司|巨头|独角兽|供应商|制造商|开发商|运营商|服务商|生产商|零售商|采购商|贸易商|经销商|承包商|连锁店|老字号|品牌)(?=[\u4e00-\u9fff]{2})"
)
"""What says that the name of a firm follows: 丹麦酶制剂企业|, 本地药企|."""


def _unknown_brand(draft: Draft, begin: int, at: int, rule: str, *, abroad: bool = False) -> None:
    """Propose a company whose brand begins at ``at``, if what follows is what firms do; ``abroad`` cities are many."""
    text = draft.text
    for stop in (at + 2, at + 3, at + 4):
        brand = text[at:stop]
        if len(brand) < stop - at or not all("\u4e00" <= c <= "\u9fff" for c in brand) or draft.in_value[at]:
            return
        if (
            _NO_FIRM.search(brand)
            or _is_brand(brand, Kind.WARE, placed=True) != "brand"
            or not _no_word(text, at - 1, stop + 1)
        ):
            continue
        if _ORGANISED.match(text, stop) or (not abroad and (_ON.match(text, stop) or _verb(text, stop))):
            _add(draft, begin, stop, 1.1, rule)
            return


def _verb(text: str, stop: int) -> bool:
    """Whether a verb, an adverb or a time of two characters stands here."""
    return pos(text[stop : stop + 2]) in ("v", "d", "t") and _GOES_ON.match(text, stop) is None


def _no_word(text: str, low: int, high: int) -> bool:
    """Whether no two neighbouring characters make a word."""
    return not any(pos(text[i : i + 2]) for i in range(low, high - 1))


_DEEDS = frozenset("投资 担保 支付 养殖 认证 检测 检验 租赁 包装 印刷 测绘 勘察 监理 咨询 掘进 发电 诊断 设计".split())  # noqa: SIM905
_DONE = re.compile(r"[\d了近超逾约建]|[一二两三四五六七八九十百千]")
"""Trades that are verbs as well, and what stands behind them then: 投资|30亿元."""
_PLACES = ("AdministrativeArea", "Region", "NaturalFeature", "DevelopmentZone")
_INTRODUCED = re.compile(r".*(?:[零采厂运供经制服开承研]?[^智]商|企业|公司|巨头|品牌|供应方|运营方|客户|厂家)(?=..)")


def _placed(draft: Draft, start: int, kind: Kind, said: Said, places: dict[int, int]) -> tuple[int, float] | None:
    """Where a name begins that a place opens, and how sure it is."""
    text = draft.text
    for at in range(start, max(0, start - 7), -1):
        if at < start and text[at] in HARD:
            return None
        if at not in places:
            continue
        begin, brand = places[at], text[at:start]
        if lead := _INTRODUCED.match(brand):
            begin, brand = at + lead.end(), brand[lead.end() :]
        if brand and kind < Kind.FIRM and places.get(start) == at and not _WIDE.search(text[places[at] : at]):
            continue  # 贵阳|贵安|新能源
        if (text[at - 1] in "市省区县镇乡" and at - begin > 2) or not _set_off(text, begin):
            continue
        kept = _is_brand(brand, kind, placed=True) if brand else ""
        if kept is None or (not brand and _NATIONAL.fullmatch(text, begin, at)):
            continue
        needed = _NEEDED["place", kept][kind]
        if needed is None or said < needed:
            continue
        before = places.get(begin, begin)
        return (before if text[begin - 1] not in "市省区县镇乡" or not brand else begin), 1.35 if brand else 1.2
    return None


_WIDE = re.compile(r"[东南西北江河湖山岭原]$")
_NATIONAL = re.compile(r"中国|我国|.{2,3}省|.{2,8}自治区|北京|上海|天津|重庆|欧洲|亚洲|非洲|全球")


def _set_off(text: str, begin: int) -> bool:
    """Whether a name may begin here: behind print, a word, or a character that is a word."""
    before = text[begin - 1 : begin]
    return not before or before in HARD or pos(text[max(0, begin - 2) : begin]) != "" or pos(before) != ""


_KIND_OF = re.compile(
    r"^[市省区县州镇乡全非无半各副高超]|[省市区县镇乡村级型式态性化阶用制孔总版家个座条批款种类项期后前]$|高新|经开|经济|国际(?!$)|智能|智慧|数字|绿色|高端|先进|现代|传统|特色|生态|产业|城市|农村|乡村|民营|民间|国有|外资|地方|本地|当地|全国|首[个家批条]|新型|大型|中小|重点|龙头|知名|著名|优质|专业|综合|跨境|建设|项目|基地|中心|园区|港口|企业|公司|集团|市场|技术|上市|主[要营打]|年产|自[主动]|"
    r"规上|规下|固定|具身|永磁|红外|足$|人形|纾困|营商|公募|私募|现金|股权|天使|成长|民族|汉族|大学|中学|小学|学院|医院|数据|资料|结果|调查|装机|押宝|发力|聚力|赛事|^国际$|出售|购买|采购|供应|提供|销售|出口|进口|生产|代理|农民|职工|群众|居民|供热|供暖|集采|[0-9%]|人$|商$|者$|员$"
)
"""What says of what kind a thing is, or that a word of the sentence stands before the trade."""


def _is_brand(brand: str, kind: Kind, *, placed: bool) -> str | None:
    """``brand`` for a string of characters that make no words, ``noun`` for nouns that may be one, None for neither."""
    if not 2 <= len(brand) <= 6 or _KIND_OF.search(brand) or brand[:2] in GOVERN:
        return None
    if brand[0] in _NOT_FIRST or is_personal(brand) or NO_NAME.search(brand.replace("正", "")):
        return None
    known = gazetteer().get(brand)
    if any(c in _FUNCTION for c in brand) or any(e.cls == "Industry" for e in known):
        return None
    if any(e.table != "cities" for e in known):
        return "noun" if kind < Kind.FIRM or any(e.table == "areas" for e in known) else "brand"
    if brand in trades():
        return None
    tokens = tokens_before(brand, len(brand))
    words = ("n", "f", "s", "b", "a", "i", "l", "j", "vn", "v" if placed and kind is Kind.FIRM else "n")
    if any(b - a > 1 and tag not in words for a, b, tag in tokens):
        return None
    return "brand" if sum(1 for a, b, _ in tokens if b - a == 1) >= 2 else "noun"


def _branded(
    draft: Draft, start: int, stop: int, kind: Kind, said: Said, places: dict[int, int]
) -> tuple[int, float] | None:
    """Where a name begins that a brand alone opens, and how sure it is."""
    text = draft.text
    if said < Said.PRINT or (kind < Kind.FIRM and pos(text[start - 1 : start + 1])):
        return None
    for edge in dict.fromkeys((left_edge(text, start), _run_edge(text, start))):
        brand = text[edge:start]
        if len(brand) > (5 if kind is Kind.FIRM else 4) or NO_OPENING.match(brand) or not _set_off(text, edge):
            continue
        if kind < Kind.FIRM and edge not in places and (at := places.get(start)) is not None and edge in (at, places.get(at)):
            continue  # 贵阳|贵安|新能源
        kept = _is_brand(brand, kind, placed=False)
        if kept is None or any(e.cls == "Industry" for e in gazetteer().get(text[edge:stop])):
            continue
        heard = said
        if said is Said.ACTS and (edge == 0 or text[edge - 1] in "。,;:!?\n与由向对给") and kept == "brand":
            heard = Said.ORGANISED  # the subject of its clause, or a party
        needed = _NEEDED["", kept][kind] if kept == "brand" or len(brand) <= 4 else None
        if needed is None or heard < needed:
            continue
        if kind < Kind.FIRM and heard is Said.PRINT and text[edge - 1 : edge] == "、":
            continue
        opened = [at for at in range(edge + 1, start + 1) if places.get(at) == edge]
        if any(start - at == 1 for at in opened):
            continue  # 奥地利酿|酒业
        return edge, 1.35 if opened else 1.0
    return None


def _run_edge(text: str, start: int) -> int:
    """Where the run of characters begins that make no words and stand right before ``start``."""
    edge = start
    for a, b, _ in tokens_before(text, start, limit=5):
        if b - a > 1 or text[a] in _FUNCTION:
            break
        edge = a
    return edge + (text[edge] in "方商员者" and edge > 0 and text[edge - 1] not in HARD)
