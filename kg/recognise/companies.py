"""Companies without a legal suffix, by what is said of them.

``与上海壹号仓超市携手``, ``由沿江创投领投``, ``收购三峡锂源``: verbs that only companies take part in,
an introduction (龙头企业贝恩特), an office behind (云犀智能董事长). How a name looks: `kg.recognise.brands`.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.brands import NAME, NO_NAME, NO_OPENING, TRADE, by_area, recognise_brands, unknown
from kg.recognise.draft import Draft
from kg.recognise.lexicon import pos
from kg.recognise.people import is_personal
from kg.recognise.seats import recognise_seats
from kg.recognise.trades import recognise_trades
from kg.recognise.unknown_brands import recognise_unknown_brands

_X = rf"(?P<x>{NAME}{{2,12}}?)"
_CONTEXTS = tuple(
    quick(p)
    for p in (
        rf"(?:收购|并购|入股|参股|增持|领投|跟投|投资了|控股|投资的|举牌|竞购)了?{_X}(?=的?\d|的?(?:全部|部分|多数|少数)?(?:股权|股份|资产)|[,。;、]|以|公司|项目)",
        rf"(?:由|获|获得|被){_X}(?=(?:等)?(?:联合)?(?:领投|跟投|战略投资|收购|并购|控股|投资的|独家投资|注资|增资))",
        rf"(?:^|[。,;:\n]){_X}(?=(?:今日|昨日|近日|日前|随后|还|已|将|正式|再次)?(?:完成|获得|获|宣布完成|宣布获)(?:了|数|近|超|[A-Z]\+?轮|天使轮|新一轮|\d|战略投资|由|来自|.{{0,10}}融资))",
        rf"(?:^|[。,;:\n]){_X}(?=(?:今日|昨日|近日|日前|发布|拟|将|已|以|计划|正)?(?:斥资|发布公告|公告称|收购(?!进展|价|量|[小稻玉季点站商期秋夏]|粮|工作|闲置|资金|旺季)|并购|入股|领投|跟投|跟投|增持|全资收购|战略投资|参投))",
        rf"(?:旗下的?|(?:管理|控制|控股)的|委托|子公司|龙头企业|企业|公司|厂商|巨头|股东|客户|车企|品牌商|服务商|平台型企业|独角兽|上市公司|创业公司)(?!委托){_X}(?=[,。;、]|宣布|完成|获|与|和|以|的|将|已|拟|签|跟投|领投|在|率|登陆|上市)",
        rf"(?:与|同|和|携手|联合){_X}(?=(?:正式|就|达成|签署|签订|签约|举行|全面合作|战略合作|全方位|深化合作|结为|携手|联合开发|合作开发|共同开发|等公司|等企业))",
        rf"(?:^|[。,;:!?\n“”、]|\)[和与及]){_X}(?=(?:的)?(?:董事长|董事局主席|(?:常务|高级|执行)?副?总经理|创始人|联合创始人|首席执行官|CEO|(?:常务|高级|执行)?副?总裁|董秘|首席技术官)(?:兼|、|[\u4e00-\u9fff]{{2,4}}))",
        rf"(?:^|[。,;:\n]){_X}(?=(?:董事会|股价|市值|上市|IPO|估值))",
        rf"(?:^|[。,;:!?\n“”、]){_X}(?=的?产品(?:已|将|远销|出口|销往|畅销))",
    )
)
_CONTEXTS += (
    quick(rf"(?:要求|责令|督促|问询){_X}(?=就|说明|补充|披露|核实|自查|回复|结合)"),
    quick(
        rf"(?:支持|推动|助力|帮助|引导)(?P<x>{NAME}{{2,5}}?)(?<![业化])(?=加大|升级|扩大|扩产|增资|构建|稳产|做大|做强|建设|布局|投产|上市|转型|加快|打造|新建|扩建)"
    ),
    quick(
        rf"(?:^|[。,;:\n]){_X}(?=(?:成功|率先|已|首次)?(?:打破|攻克|突破)(?:了)?(?:国外|国际|海外|行业|[^,。;]{{2,16}}?(?:垄断|难题|技术)))"
    ),
)
_BEHIND_PARTY = r"(?:等(?:\d+家)?|\d+家|(?=[\d(、和与及签在于就已将拟还也又未]|公司|集团|尚未|没有|并未|先后|相继|多次|正式|共同|联合|分别|双方|战略|成功|顺利|再次|率先|首次|全面|集中|日前|近日|今日|昨日|当[日天]|此前|[去今]年|达成|结成|举行))"
"""What may stand behind a party in front of the word that says that it signs; anything else may be the rest of its name."""
_DEAL = r"(?:收购|并购|购买|入股|增持|受让|认购|参股|控股|领投|跟投|投资|注资|增资|签署|签订|签约|签下|达成)"
_CONTEXTS += (
    quick(rf"曾?在{_X}(?=任职|供职)"),
    quick(rf"(?:与|和|同){_X}(?=的?(?:换股|吸收)?合并)"),
    quick(rf"(?:转让给|出售给|卖给|划转给|转让予){_X}(?=[,。;)]|$)"),
    quick(rf"(?:与|和|同|携手|联合){_X}(?=合资|共同出资|联手|强强联合)"),
    quick(
        rf"(?:^|[。,;:!?【】\]\n])(?:据悉|其中|此外|此次|目前|同时|而|但)?{_X}(?=(?:公告称?|宣布|宣告|披露|拟|将|已|曾|正|还|又|计划|去年|今年|此前|日前|近日|昨日|昨晚|晚间|于|以|作价|斥资|耗资|出资|通过|在|分别|正式|发布)[^,。;]{{0,24}}?{_DEAL})"
    ),
    quick(
        rf"(?:^|[。,;:!?\n])(?:[^,。;]{{0,12}}?(?:日|年|月|初|底)(?:晚间?|[早午]间)?[,]?)?{_X}(?={_DEAL}(?!进展|价|量|季|工作|闲置|资金|旺季|小麦|稻|玉米|粮)(?:了|的)?[\u4e00-\u9fffA-Za-z])"
    ),
    quick(
        rf"(?:收购|并购|购买|受让|入股|增持|认购|参股)(?:了)?(?:上市公司|标的公司|港股公司|公司|中国|国内|法国|德国|美国|日本)?{_X}(?=\d+(?:\.\d+)?%|的?(?:全部|部分|剩余|少数|多数|控股)?(?:股权|股份)|[,。;])"
    ),
    quick(
        rf"(?:与|和(?!平|谐)|同(?![时意样比步期])){_X}(?={_BEHIND_PARTY}[^,。;]{{0,12}}?(?:签署|签订|签约|签下|达成(?:战略)?合作|结成|举行[^,。]{{0,20}}签约))"
    ),
    quick(
        rf"(?:^|[。,;:!?\n】]){_X}(?=(?:与|和|同|携手|联合){NAME}{{2,16}}[^,。;]{{0,14}}?(?:签署|签订|签约|签下|达成|合作|结成))"
    ),
)
_INVESTORS = quick(
    r"(?:由|获得?|引入|迎来|收到|[,。;\n]|^|包括|(?<=投)[、和])([^。,;:0-9“”\n由获]{2,40}?)(?:等)?(?:联合|共同|独家)?(?=领投|跟投|参投)"
    r"|(?:获得?|收到|拿到|引入|迎来)(?:了|来自)?([^。,;:0-9“”的\n]{3,24}?)(?:等)?(?:联合)?的?(?=[\d.]+[百千万亿]*(?:美元|元|欧元)(?:人民币)?的?(?:首轮|战略|股权|风险|产业|天使|种子|A轮|B轮|C轮|D轮|独家)*(?:投资|融资|注资|增资|入股))"
    r"|(?:[,。;:\n]|^)([^。,;:0-9“”\n由获]{3,30}?)(?:等)?各?(?=认购?[\d.]+[万亿]*(?:美元|港元|元|欧元))"
)
"""Who gives money: 由|渭河创投|领投, 收到|唐延创投|2000万元天使投资, |产投集团|认购6000万元."""
_AREA_FUND = quick(
    r"(?:[,。;、:\n和与由]|^)(?P<x>[\u4e00-\u9fff]{2,5}[省市区县州](?:[\u4e00-\u9fff]{2,8})?基金)(?=[、和与及向领跟参出认入增注联共拟将已]|$)"
)
"""A fund of an area that acts as firms do: |芜湖市产业投资基金|向…."""
_FUND = re.compile(r"[\u4e00-\u9fff]{2}(?:创新投|创投|风投|产投|国投|资本|基金)$")
_LATIN = re.compile(
    r"(?:子公司|公司|集团|企业|巨头|品牌商|厂商)([A-Z][A-Za-z]+(?: ?[A-Z][A-Za-z&.]*){0,4})(?![A-Za-z])"
)


_AREA_REST = re.compile(
    r"^(?:[市省区县州]|.$|等|各|两地|三地|企业|公司|高校|大学|学院|政府|市场|产业|地区|方面|当地|本地|全市|全省|代表团|客商|商人|人民|经开|高新|新区|工厂|基地|项目|分|籍|造|产|人$)"
)


_DOES = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?:自主|联合)?(?:研发|研制|生产|制造|开发|承建|打造|出品|建设|投资)$")
"""What a firm does, at the end of what stands before 的: 安徽澄江动力|研发的."""
_TRADE_ONLY = re.compile(rf"(?:{TRADE})(?:集团|股份)?")


def _context_weight(draft: Draft, start: int, end: int, wide: dict[int, int]) -> float:
    """How sure a context makes a name: one that an area opens must outweigh the area (宁德|时代, 深圳|高投).

    ``wide`` are the rivers and regions, which a trade right behind makes a firm: 东江|环保, 冀东|水泥.
    """
    if (stop := wide.get(start)) and _TRADE_ONLY.fullmatch(draft.text, stop, end):
        return 1.25
    stop = max((c.end for c in draft.areas_from.get(start, ()) if c.end < end), default=start)
    if stop == start or stop in draft.areas_from or _AREA_REST.match(draft.text[stop:end]) or end - stop < 2:
        return 0.8
    if pos(draft.text[stop:end]) and draft.text[start - 1 : start] not in ("与", "和", "同", "给"):
        return 0.8
    return 1.25


def _occupied(draft: Draft) -> tuple[bytearray, bytearray]:
    """Per character: 1 where a sure name other than an area's stands; 2 where a bound would part an area's name."""
    taken, parted = bytearray(len(draft.text) + 1), bytearray(len(draft.text) + 1)
    for c in draft.found:
        if c.weight < 1.0 or c.cls == "Industry":
            continue
        if c.cls in ("AdministrativeArea", "Region", "NaturalFeature"):
            parted[c.start + 1 : c.end] = b"\x02" * (c.end - c.start - 1)
        else:
            taken[c.start : c.end] = b"\x01" * (c.end - c.start)
    return taken, parted


def recognise_companies(draft: Draft) -> None:
    """Propose the companies that their context gives away."""
    text = draft.text
    areas = by_area(draft)
    wide = {c.start: c.end for c in draft.found if c.cls in ("Region", "NaturalFeature") and c.kind == "name"}
    taken, parted = _occupied(draft)
    for pattern in _CONTEXTS:
        for m in pattern.finditer(text):
            name = m.group("x")
            if (
                len(name) < 2
                or not unknown(name)
                or re.search(r"\d+(?:家|个|名)|第[一二三]|^\d+股?$|^股份?\d|^\d+(?:\.\d+)?%", name)
                or NO_OPENING.match(name)
                or NO_NAME.search(name)
                or _NOT_A_FIRM.search(name)
                or draft.in_value[m.start("x")]
            ):
                continue
            if is_personal(name):
                draft.add(*m.span("x"), "Person", "people/party", weight=0.9)
                continue
            if name[-1] in "省市区县州" and any(a <= m.end("x") == b for a, b in areas):
                continue  # 与|宁波市江北区|签约
            adverb = _ADVERBS.search(name) or (_DOES.search(name) if text.startswith("的", m.end("x")) else None)
            if adverb and adverb.start() < 2:
                continue
            end = m.end("x") - (len(name) - adverb.start() if adverb else 0)
            if any(taken[m.start("x") : m.end("x")]) or 2 in (parted[m.start("x")], parted[m.end("x")]):
                continue
            draft.add(
                m.start("x"),
                end,
                "Company",
                "companies/context",
                weight=1.1 if adverb else _context_weight(draft, m.start("x"), end, wide),
            )
            if adverb:
                taken[m.start("x") : end] = b"\x01" * (end - m.start("x"))
    for m in _INVESTORS.finditer(text):
        at = m.start(m.lastindex or 0)
        for piece in re.split(r"(、|和|与|及|以及)", m.group(m.lastindex or 0)):
            name = re.sub(r"^(?:老股东|新股东|股东|知名机构|产业资本|投资机构|国资平台)", "", piece)
            begin = at + len(piece) - len(name)
            at += len(piece)
            if (
                2 <= len(name) <= 14
                and (unknown(name) or _FUND.search(name))
                and not NO_NAME.search(name)
                and not draft.in_value[begin]
            ):
                draft.add(begin, begin + len(name), "Company", "companies/investor", weight=1.0)
    for m in _AREA_FUND.finditer(text):
        if any(start == m.start("x") for start, _ in areas):
            draft.add(m.start("x"), m.end("x"), "Company", "companies/investor", weight=1.4)
    for m in _LATIN.finditer(text):
        draft.add(m.start(1), m.end(1), "Company", "companies/latin", weight=1.2)
    recognise_trades(draft)
    recognise_unknown_brands(draft)
    recognise_brands(draft)
    recognise_seats(draft)


_NOT_A_FIRM = re.compile(
    r"[A-Z]{1,3}\d{1,4}$|(?:固定资产|期间|技改|技术改造|基础设施|民间|外商|社会|房地产开发|制造业|工业|实际|有效|股权)$|^(?:投建|共建|合建|援建|自建|新建|筹建|在建)$"
)
"""What ends a model (旗下|中型纯电SUV…X7|上市) or a kind of investment (某市固定资产|投资), and no firm."""
_ADVERBS = re.compile(
    r"(?:一度|当场|当天|当日|当晚|当即|随即|随后|最终|率先|一举|共同|分别|便|就|公告|宣布|宣告|披露|曾经|首次|全资|溢价|继续|不再|计划|打算|正在|仅|成功|又|也|还|再|曾|拟|想|欲|已|将|正)+$"
)
