"""Companies by the look of the name: a brand, which is no word, with an area or a trade beside it.

``宁德时代``, ``赛力斯汽车``, ``沱牌舍得(600702)``, and the unknown members of a list next to sure companies; and what
no such name holds or opens with. What is said of companies is another matter (`kg.recognise.companies`).
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Candidate, Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.people import is_personal
from kg.recognise.phrases import GOVERN, HARD, tokens_before

TRADE = (
    "科技|物流|航空|期货|食品|超市|资本|基金|传感|汽车|电子|生物|医药|能源|信托|证券|保险|商行|商贸|农业|基因|股份|智能|酒店|实业|地产|传媒|新能源|半导体|机床|动力|光电|材料|新材|新材料|环保|制药|药业|国投|城投|租赁|"
    "投资|电驱|锂源|车业|能工|供应链|网络|信息|软件|重工|机械|电气|电器|家电|家居|服饰|乳业|酒业|啤酒|饮料|茶业|粮油|种业|牧业|渔业|化工|石化|石油|燃气|电力|水务|水泥|建材|建工|铝业|铜业|钢铁|矿业|"
    "航运|海运|港务|快递|速运|通信|通讯|微电子|光伏|储能|电池|锂电|轮胎|玻璃|纸业|印务|文化|影视|游戏|教育|健康|医疗|器械|制造|装备|工业|集成|芯片|数据|云|机器人|影业|出行|银行|金服|金控|支付|创投"
)
"""What a company does, as the last part of its short name."""
NAME = r"[\u4e00-\u9fffA-Za-z0-9·&]"
"""A character of a short name, as a regular expression."""
_AREA_TRADE = re.compile(
    rf"(?P<brand>{NAME}{{1,6}}?)(?:{TRADE})(?:集团)?(?=[。,、;:!?\n“”‘’()（和与及等将已在的率获宣完披透领跟携联同由为也还正今去共就从对签计拟新投持]|发(?!电|展|动|明|热)|$)"
)
NO_OPENING = re.compile(
    r"^(?:之[列一中首内]|按(?!摩)|董事会|上市公司|晚|[AaBbHh]股|[能敢愿想快]投$|执飞|承运|执行|港股|主要|主营|主打|做|抓|促|稳|强|优|首笔|首批|首期|首个|民间|原?实控人|原实|总经理|董事长|副总|总裁|董秘|首席|创始人|党委|书记|主任|经理|员工|职工|工人|技术|研发|产品|设备|生产|车间|今|负责|运营|开发|建设|联合|分别|经营|管理|投资|协议|全资|控股|参股|公司|该公司|企业|集团|双方|三方|各方|对方|后者|前者|其|我们|他们|该|此次|本次|这|那|一家|两家|多家|部分|全部|相关|上述|同时|目前|今年|去年|记者|市场|项目|资金|政府|国家|本轮|此轮|本次交易|交易|投资者|投资方|股东|创始人|"
    r"国内|国外|海外|全球|中国|美国|业内|行业|新|老|大|小|并|但|而|因|如|若|当|自|为|对|从|在|由|以|将|已|还|又|也|就|都|其中|据|经|这家|另外|此外|近日|日前|昨日|今日|消息|报道|轮|年|月|日)"
)
NO_NAME = re.compile(
    r"(?:助力|促成|帮助|委托|一家|总裁|董事长|总经理|尚未|并未|没有|产量|总额|商圈|商超|社零|有很|有较|下一步|高达|一步|金额|的|了|在|是|将|已|被|把|和|与|同|等|融资|投资额|元|[\d一二三四五六七八九十百千几数][亿万]|亿$|万$|轮|宣布|表示|显示|可以|进行|通过|有限|合作|协议|获得|完成|收购|计划|拟|正|年|月|日|称|说|因|或|及|向|从|对|由|为(?!$)|以|于|这|那|其|我|你|他|她|市场|项目|政府|资金|业务)"
)


def by_area(draft: Draft) -> list[tuple[int, int]]:
    """Propose the companies that an area opens (黄冈蕲艾源科技, 深圳霖泽); where areas stand, in order."""
    text = draft.text
    areas = sorted(
        (c.start, c.end) for c in draft.found if c.cls in ("AdministrativeArea", "Region") and c.kind == "name"
    )
    for start, end in areas:
        m = _AREA_TRADE.match(text, end)
        if (
            m
            and text[end - 1] not in "区县"
            and (start == 0 or text[start - 1] in HARD or text[start - 1] in "与和同由获对向在从及给，的是为至家业司")
            and not re.match(
                r"(?:市|区|县|省|高新|经济|国际)?(?:新能源|数字|智能|装备|先进)?(?:汽车|电子|生物|医药|能源|制造|农业|教育|文化|健康|医疗|装备|工业|数据|建设)",
                text[end:],
            )
        ):
            brand = m.group("brand")
            if (
                not pos(brand)
                and brand[:2] not in GOVERN
                and not NO_NAME.search(brand)
                and not re.search(r"市$|区$|县$|省$|高新|经济|工业|园|中心|基地|项目|产业", brand)
            ):
                draft.add(start, m.end(), "Company", "companies/area-and-trade", weight=1.3)
    _by_area(draft, areas)
    return areas


def recognise_brands(draft: Draft) -> None:
    """Propose the companies in front of a stock code, by brand and trade, and beside sure ones in a list."""
    _listed(draft)
    _brands(draft)
    _enumerated(draft)


_CORPORATE = re.compile(r"公司|集团|股份|股权|股东|收购|签约|签署|签订|合资|质押|增资|融资")
_BRAND_AFTER = re.compile(
    r"[\u4e00-\u9fff]{2}(?=公告|与|和|同|向|拟|已|将|也|还|持有|持股|所持|签|控股|收购|合资|增资|减持|增持|董事|总经理|质押|出资|入股|旗下|的全资|今年|去年|近日|日前|、|,)"
)
_LEADS_IN = ("与", "和", "同", "向", "由", "对", "给", "被", "股东", "公司", "旗下", "方")


def _by_area(draft: Draft, areas: list[tuple[int, int]]) -> None:
    """An area and two characters that are no word, where companies deal: 深圳霖泽, 广州盛景, 浙江佳源."""
    text = draft.text
    names = gazetteer()
    for begin, end in draft.sentences:
        if not _CORPORATE.search(text, begin, end):
            continue
        for start, stop in areas:
            if not begin <= start < end or text[stop - 1] in "省市区县州盟旗镇乡":
                continue
            m = _BRAND_AFTER.match(text, stop)
            if m is None or not (start == begin or text[start - 1] in HARD or text.endswith(_LEADS_IN, 0, start)):
                continue
            brand = m.group()
            if (
                not pos(brand)
                and brand not in names
                and not any(c in _EDGE or c in names.abbreviations for c in brand)
                and not pos(text[m.end() - 1 : m.end() + 1])
                and not NO_NAME.search(brand)
            ):
                draft.add(start, m.end(), "Company", "companies/area-and-brand", weight=1.1)


_STOCK_CODE = re.compile(r"\((?:[港AH]股)?(?:\d{6}|0\d{4})(?:[.,、](?:SZ|SH|BJ|HK|sz|sh|hk))?\)")


def _listed(draft: Draft) -> None:
    """The short name of a listed company in front of its stock code: 沱牌舍得(600702)."""
    text = draft.text
    for m in _STOCK_CODE.finditer(text):
        at = m.start()
        while (
            at > 0
            and m.start() - at < 6
            and text[at - 1] not in HARD
            and text[at - 1] not in _EDGE
            and not draft.in_value[at - 1]
        ):
            at -= 1
        if m.start() - at > 4 and at > 0 and text[at - 1] not in HARD and text[at - 1] not in _EDGE:
            at = m.start() - 4
        if m.start() - at >= 2 and not re.search(r"代码|公司$|集团$", text[at : m.start()]):
            draft.add(at, m.start(), "Company", "companies/listed", weight=1.4)


_ENDS = re.compile(
    r"(?:企业|机构|媒体|高校|院校|货主|业主|客商|工资|服务|后|前|总|时|中|年|月|日|等|们|者|员|人|商|方|会|上|下|股东|子公司|项目|产品|市场|部门|领域|行业|产业|工作|生产|发展)$"
)


def unknown(name: str) -> bool:
    """Whether a string holds something that is no ordinary word, as brands do."""
    if pos(name) or _ENDS.search(name):
        return False
    run = best = 0
    for a, b, tag in tokens_before(name, len(name)):
        if b - a > 1 and (tag in ("v", "d", "p", "c", "r", "u", "t", "z") or (tag == "vn" and a == 0)):
            return False
        run = run + b - a if not tag or b - a == 1 else 0
        best = max(best, run)
    return best >= 2 or bool(re.search(rf"(?:{TRADE})$", name) and best)


_BRAND_TRADE = quick(
    r"(?:科技|汽车|航空|期货|机床|超市|药业|酒业|乳业|资本|创投|重工|股份|证券|航运|快递|钢铁|银行|集团|控股|实业|啤酒|铝业|铜业|制药|"
    r"(?:电子|能源|生物|医药|物流|传感|半导体|光电|新材|保险|电气|智能|通信|化工|石化|光伏|锂电|食品|动力|软件|医疗|装备|种业|"
    r"智造|人寿|财险|电机|电缆|锂业|硅业|茶饮|药房|眼科|口腔|重装|精密|激光)(?=[。,、;:!?\n“”‘’()和与及等将已在的率获宣完披透领跟携联同由为也还正今去上前共就从对签计拟]|发(?!电|展|动|明|热)|$))"
    r"(?!产|行业|零|制造|配|工业|市场|消费|企业|类|品牌|销量|城|站|展|芯|业|园|基|中心|材|工程|设备|技术|服务|平台|系统|领域|人才|大学|学院|局|厅|委|部|化|费|监管|安全|保险|经济|贸易|网络|资源|需求|供应|价|量|率|税|研究|检测|经营|管理|出口|进口)"
)


_DEALT_IN = re.compile(r"(?:增持|减持|新进|加仓|举牌)了?")
"""Verbs of the exchange that no lexicon lists, in front of a brand: 增持|华岳股份."""


def _brands(draft: Draft) -> None:
    """A brand that is no word, and its trade: 赛力斯汽车, 再升科技."""
    text = draft.text
    names = gazetteer()
    for m in _BRAND_TRADE.finditer(text):
        words = tokens_before(text, m.start(), limit=8)
        length = 0
        for a, b, tag in words:
            if (
                b - a == 1
                and text[a] not in _EDGE
                and not (tag == "v" and text[a] in "做出有能敢是来去让使给引带推")
                and (not tag or tag in ("n", "v", "a", "vn", "j", "b", "q", "m", "k", "z", "f", "g", ""))
            ) or (not tag and text[a] != "暨"):
                length += b - a
            else:
                break
        brand = text[m.start() - length : m.start()]
        full = [i for i, c in enumerate(brand[:-1], 1) if c in "区县" and brand[:i] in names]
        if full:
            length -= full[-1]
            brand = brand[full[-1] :]
        if dealt := _DEALT_IN.match(brand):
            length -= dealt.end()
            brand = brand[dealt.end() :]
        if any(e.cls == "Industry" for e in names.get(text[m.start() - length : m.end()])):
            continue
        if (
            2 <= length <= 5
            and not NO_NAME.search(brand)
            and not re.search(r"[0-9A-Z%]$|^\d+[个家]|^[市区县省镇级]|^\d+股|^\d+余?家", brand)
        ):
            before = text[m.start() - length - 1 : m.start() - length]
            if (
                not before
                or before in HARD
                or pos(text[max(0, m.start() - length - 2) : m.start() - length])
                or before in _EDGE
            ):
                draft.add(m.start() - length, m.end(), "Company", "companies/brand-and-trade", weight=0.85)


def brand_like(name: str) -> bool:
    """Whether a string can be the short name of a company by itself: no function words, something unknown in it."""
    return unknown(name) and not NO_OPENING.match(name) and not NO_NAME.search(name)


_EDGE = frozenset("暨的了在与和及由对向从是为以等将被把有到至于给同也并其该与或")


_SEPARATOR = re.compile(r"、|和|与|及|以及")
_MEMBER = re.compile(rf"“?({NAME}{{2,10}}?)”?(?=、|和|与|以及|及|等|签|共同|联合|分别|合作|携手|跟投|领投)")


def _enumerated(draft: Draft) -> None:
    """Unknown members of a list next to sure companies: 晟源电驱、“触觉空间”和苏州力维传感等27家单位."""
    text = draft.text
    ends = {c.end for c in draft.found if c.cls == "Company" and c.kind == "name"}
    starts: dict[int, list[Candidate]] = {}
    for c in draft.found:
        if c.kind == "name":
            starts.setdefault(c.start, []).append(c)
    for end in sorted(ends):
        at = end
        for _ in range(12):
            sep = _SEPARATOR.match(text, at)
            if not sep:
                break
            begin = sep.end()
            quoted = text[begin : begin + 1] == "“"
            if begin in starts and not quoted:
                inside = starts[begin]
                if not any(c.cls == "Company" for c in inside):
                    break
                at = max(c.end for c in inside if c.cls == "Company")
                continue
            m = _MEMBER.match(text, begin)
            if not m or not brand_like(m.group(1)) or is_personal(m.group(1)):
                break
            draft.add(begin, m.end(), "Company", "companies/enumerated", weight=0.9, text=m.group(1))
            at = m.end()
