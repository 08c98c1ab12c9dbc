"""Names that nothing but what is measured of them gives away: turnover is a firm's, visitors a museum's, load a grid's.

``鲜茶道一季度营收12亿元``, ``皖安人寿上半年实现原保险保费收入…``, ``洹水甲骨馆接待观众21万人次``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.patterns import quick
from kg.recognise.brands import NAME, NO_NAME, NO_OPENING, TRADE, unknown
from kg.recognise.built import recognise_built
from kg.recognise.draft import Draft
from kg.recognise.generic import is_plain
from kg.recognise.lexicon import pos
from kg.recognise.people import is_personal
from kg.recognise.text import occurrences

_FIRST = (
    r"(?:^|(?<=[。,;:!?\n]))(?:据悉,?|其中,?|此外,?|而|总部(?:设|位)?[在于][^,。;:\n]{2,8}?的|位于[^,。;:\n]{2,8}?的)?"
)
_SITE_FIRST = r"(?:^|(?<=[。,;:!?\n]))(?:(?:[^。,;:!?\n“”]{0,14}?(?:位于|坐落[在于]|地处|总投资|投资|承建|建设|运营|打造|开发|经营|新建)[^。,;:!?\n“”]{0,12}?的)|(?:记者)?(?:走进|来到|在)|其中,?|而|据悉,?)?"
_WHEN = (
    r"(?:“?(?:双1[12]|双十[一二]|618)”?(?:期间)?|(?:于|在)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:晚间?|早间|上午|下午)?"
    r"|(?:\d{4}年|今年|去年|上年)?(?:(?:上|下)半年|前三季度|前\d{1,2}个?月|第?[一二三四1-4]季度|全年|度|末|底|前[两三]季度)?)"
)
_DOES = r"(?:的|累计|共|合计|预计|实现|完成|录得|取得|合并|单季|全年|总|年|月|海外|国内|线上|线下|单店|日均|同店|最新)*"
_OF_FIRMS = (
    r"(?:营业总?收入|营业额|营收|归母|净利|扣非|毛利率|研发投入|研发费用|市值|股价|股票|收盘价|(?:原保险)?保费|门店(?:数|总数|达|超|已|突破)|同店销售|在[岗册职]员工|员工(?:总数|人数|超|达)|"
    r"(?:在手|手持|新接|新签)(?:订单|合同)|出货量|净亏损|亏损|扭亏|每股收益|(?:带息|有息)负债|资产负债率|存栏量|装机量|交付(?:新车|船舶|整车|量)|"
    r"募资|招股书|招股说明书|(?:年|半年|[一三]?季|财|业绩快)报(?!道|告)|业绩(?:预告|快报|说明会)|(?:全网)?成交额|GMV|"
    r"(?:登陆|登录)(?:港股|[AH]股|科创板|创业板|北交所|上交所|深交所|纳斯达克|港交所|资本市场)|(?:在)?(?:港交所|上交所|深交所|北交所|纳斯达克|纽交所|科创板|创业板|新三板)[^,。;\n]{0,6}(?:挂牌|上市|敲钟)|"
    r"(?:发布|披露)(?:了)?(?:公告|\d{4}年|年报|半年报|[一三]季报|财报|业绩)|回应(?:称|市场|传闻)|公告(?:称|,|显示)|收到[^,。;:\n]{2,24}?订单)"
)
_NEAR = r"(?=[“\d一二三四双于在今去上下半年第全度末底前早晚的累共合预实完录取单总月海国内线店日均同最营归净扣毛研市股收原保门员手持新出亏扭每带有息资存装交募招季财业成G登发披回公港深北纳纽科创])"
"""What time, manner or measure of a firm may begin with; tested first, for it is quick."""
_FIRM = quick(rf"{_FIRST}(?P<x>{NAME}{{2,10}}?){_NEAR}(?={_WHEN}{_DOES}{_OF_FIRMS})")
_KIND = re.compile(
    rf"(?:{TRADE}|智造|人寿|财险|电机|船舶|机车|精密|激光|电缆|锂业|硅业|珠宝|茶饮|咖啡|餐饮|生鲜|药房|眼科|口腔|纺织|服装|鞋业|养殖|门窗|厨电|银行|控股|集团)$"
)
_WORD_AND_TRADE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:科技|智能|股份|集团|药业|重工|乳业|酒业|茶业|瓷业|服饰|家居|实业|控股|生物|数科|传媒)"
)
_SORT_OF_TRADE = re.compile(
    r"(?:农业|数字|信息|金融|高新|绿色|现代|智能|新型|生物|民营|传统|中国|国家|教育|医疗|航天|海洋|军工|先进|前沿|核心|关键|创新|人工|环保|能源|工业|城市|乡村|全球|世界|国际|国内|龙头|骨干|重点|大型|中小|上市|相关)"
)
_PARTIAL = re.compile(
    r"^(?:归母|归属|扣非|扣除|净|毛利|营业|营收|主营|核心|实际|单季|经营|调整后|税后|税前|累计|预计|合同|手持|新接|在手|新签|首日|发行|每股|股东|控股|最新|其|两|三|各|多)|(?:全[市省区县国年]|规上|规模以上|民营|国有|上市|工业|企业|公司|集团|行业|产业|市场|板块|业务|项目|单位|商户|本地|当地|园区|旗下|线上|线下|海外|境外|国内|季度|半年|同比|环比|累计|平均|总|人均)"
)
"""What opens a measure, or names a whole trade: no firm of its own."""
_NUMBER_SOON = r"(?=[^,。;:!?\n\d“”《》]{0,16}\d)"
_BRAND_OF_TRADE = quick(
    rf"{_FIRST}(?P<x>(?P<brand>[\u4e00-\u9fff]{{2,4}}?)(?:{TRADE}|智造|人寿|财险|电机|电缆|船舶|机车|精密|激光|珠宝|茶饮|药房|眼科|口腔|纺织|特钢|生科|数科|云仓|烘焙|乐器|陶瓷|家纺|体育|旅业|文旅|[瓷纸鞋米油盐糖肉蛋竹木钢铁铜铝锌锂硅镁钛漆蜂丝茶酒乳药牧渔林种矿港船车机轴阀泵锁灯表笔伞玻]业))(?!产|行|制造|制品|工|市|消|企|类|品|销|城|基|设|技|服|平|系|领|人|大学|学|局|厅|委|部|化|监|安|经|贸|网|需|供|价|率|税|研|检|出口|进口|装机|总|整|零|及|和|与|等)"
    rf"{_NUMBER_SOON}"
)
"""A brand and its trade at the head of a clause that goes on to a figure: 金禾丰种业|制种面积12万亩."""
_OPENS = re.compile(r"\W*(?:\[[^\]]*\]|[\u4e00-\u9fff])")
_SITES = (
    (
        "Facility",
        "景区|古城|古镇|度假区|公园|馆|剧院|影院|影城|乐园|海洋世界|动物园|植物园|纪念园|遗址公园|大世界|欢乐谷|欢乐世界|动物王国|果园|茶园|酒庄|广场|大厦|体育馆|体育中心|塔(?=(?:总|建筑)?高)",
    ),
    (
        "Facility",
        "厂|矿|煤矿|油田|气田|油气田|盐场|渔场|林场|养殖场|粮库|粮仓|冷库|基地(?:[一二三四]期)?|农场|牧场|茶场|猪场|酒店|饭店|宾馆|书店|免税店|旗舰店|超市|农贸市场|批发市场",
    ),
    (
        "Facility",
        "[一二三四五六]桥|大桥|特大桥|高架桥|互通|管廊|灌区|运河|泵站|船闸|水利枢纽|抽水蓄能电站|污水处理厂|自来水厂|垃圾焚烧厂|变电站|换流站|服务区|收费站",
    ),
    (
        "Facility",
        "公路|高速|大道|绿道|步道|索道|缆车|滑雪场|体育场|会议中心|分拨中心|转运中心|集散中心|分拣中心|算力中心|智算中心|数据中心|数据港|充电站|换电站|储能站|客运站|接收站|加气站|油库|储气库|食堂|菜市场|滑雪场|球场|港",
    ),
    (
        "Project",
        "(?:补水|引水|调水|供水|输水|输变电|输气|水系连通|生态修复|综合整治|改扩建|安居|防洪|灌溉|净水|水源|外送)工程",
    ),
    ("Association", "合作联社|合作社|家庭农场|农机合作社|供销社"),
    ("DevelopmentZone", "临空区|空港区|先行区|集聚区|自贸港"),
    ("Company", "造船|船厂|农商行|农商银行|村镇银行|农信社|信用社|农信联社|城商行|供电公司"),
)
_KINDS = "".join(
    sorted({c for _, words in _SITES for word in words.split("|") for c in _OPENS.findall(word)[0] if c >= "\u4e00"})
)
"""What the kinds of sites begin with."""
_SITE = quick(
    rf"{_SITE_FIRST}(?P<x>{NAME}{{2,9}}?(?=[{_KINDS}])(?:{'|'.join(f'(?P<k{i}>{words})' for i, (_, words) in enumerate(_SITES))}))(?!(?:区|口|商|家|房|长|方|址|务|管|建设|建材|经济|产业|企业|物流|集团|股|镇|乡|村|里程|总里程|网))"
    rf"(?=[^。;!?\n\d“”《》]{{0,26}}\d)"
)
"""A site at the head of a clause that goes on to a figure: 玉龙雪山索道|运送游客9.8万人次."""
_GOODS = quick(
    r"“(?P<x>[^“”,。;:]{2,10})”(?:号|牌|系列)?[\u4e00-\u9fff]{0,8}?(?:的)?(?=(?:零售|销售|起|预|市场|官方|单瓶|每[\u4e00-\u9fff]{1,2})?(?:售价|定价|单价)|续航|重量|净重|排水量|总吨位|周长|最大(?:航速|载重|起飞重量|功率)|出货量|日均?产)"
)
"""Goods by what only goods have: “听涛”助听器|售价2980元."""
_BRANDED = quick(
    rf"{_FIRST}(?P<x>[\u4e00-\u9fff]{{2,4}}牌[\u4e00-\u9fff]{{2,8}}?)(?=的?(?:今年|去年|上半年|全年|累计|日均)*(?:续航|(?:零售|销售|起)?售价|定价|每[\u4e00-\u9fff]{{1,2}}|年?销[量售]|出货|市占率|亩产))"
)
_VILLAGE = quick(r"(?<=[区县镇乡])(?P<x>[\u4e00-\u9fff]{2,3}村)(?=集体|村民|人均|户籍|全村)")
_CAMPUS = re.compile(r"[\u4e00-\u9fff]{1,3}?(?:院区|校区|分院|分校)(?!域)")
"""What follows the name of a hospital or school and belongs to it: 某医院|北院区."""
_GRID = quick(r"(?P<x>[\u4e00-\u9fff]{2,3}电网)(?=(?:最高|最大|统调|调度|全网)*(?:用电)?负荷|售电量|全社会用电)")


def recognise_measured(draft: Draft) -> None:
    """Propose firms, museums, grids and bridges by the measures that only such things have, and what is built or opened."""
    recognise_built(draft)
    text = draft.text
    taken = bytearray(len(text) + 1)
    for c in draft.found:
        if c.cls not in _WIDER:
            taken[c.start : c.end] = b"\x01" * (c.end - c.start)
    areas = {at: max(c.end for c in found) for at, found in draft.areas_from.items()}
    areas |= {c.start: c.end for c in draft.found if c.cls == "DevelopmentZone" and c.kind == "name"}

    def free(start: int, end: int) -> bool:
        return not any(taken[start:end]) and not any(draft.in_value[start:end])

    for m in _FIRM.finditer(text):
        start, end = m.span("x")
        brand = text[areas.get(start, start) : end]
        if free(start, end) and (_is_firm(m["x"], brand) or ("总部" in m.group() and _headquartered(m["x"]))):
            draft.add(start, end, "Company", "measured/firm", weight=1.25)
    for m in _BRAND_OF_TRADE.finditer(text):
        start, end = m.span("x")
        brand = m["brand"]
        if (
            free(start, end)
            and start not in areas
            and unknown(brand)
            and _is_firm(m["x"], brand)
            and not _LOCAL.search(brand)
        ):
            draft.add(start, end, "Company", "measured/trade", weight=0.85)
    for m in _SITE.finditer(text):
        start, end = m.span("x")
        name, kind = m["x"], next(i for i in range(len(_SITES)) if m[f"k{i}"])
        head = _SORT.sub("", name[: -len(m[f"k{kind}"])])
        if free(start, end) and _is_site(draft, start, head, name, areas):
            draft.add(start, end, _SITES[kind][0], "measured/site", weight=1.3)
    for m in _GOODS.finditer(text):
        if not any(c.start < m.end("x") and m.start("x") < c.end and c.weight >= 1 for c in draft.found):
            draft.add(*m.span("x"), "Product", "quoted/goods", weight=1.2)
    for m in _BRANDED.finditer(text):
        if free(*m.span("x")):
            draft.add(*m.span("x"), "Product", "measured/goods", weight=1.0)
    for m in _VILLAGE.finditer(text):
        if m.start() in draft.areas_to:
            draft.add(*m.span("x"), "AdministrativeArea", "measured/village", weight=1.2)
    for c in [c for c in draft.found if c.cls == "Institution" and c.kind == "name"]:
        if (campus := _CAMPUS.match(text, c.end)) is not None:
            draft.add(c.start, campus.end(), "Institution", "measured/campus", weight=c.weight + 0.5)
    _headlined(draft, free, areas)
    for m in _GRID.finditer(text):
        if m.start() in areas and free(*m.span("x")):
            draft.add(*m.span("x"), "Facility", "measured/site", weight=1.6)


_LOCAL = re.compile(
    r"^[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁新琼东南西北中][东南西北中内]|[省市区县镇乡村州盟旗]|境内|域内"
)
_NO_SITE = re.compile(
    r"^(?:全|前者|后者|该|这|此|本|各|某|每|其|一|两|三|四|多|数|第|首|新|老|旧|大型|中型|小型|现有|拥有|建有|有|发展|种植|新增|实施|投入|流转|引进|培育|现代|国内|国际|国家|省级|市级|县级|乡村|农村|城市|民营|国有|上市|规模|累计|已|将|拟|正|共|还|又|建成|开通|新建|改造|打造|投资|总投资|目前|同时|其中|此外|去年|今年|明年|当前|附近|周边|沿线|当地|省|市|县|区|镇|村)"
    r"|[的了在将已从对向于被把和与及或、个座家条处批]"
)
_SORT = re.compile(
    r"(?:高速|农村|乡村|等级|普通|省道|国道|县道|旅游|星级|连锁|标准化|规模化|生态|智慧|数字|绿色|示范|重点|大型|专业|综合|龙头)$"
)


def _is_site(draft: Draft, start: int, head: str, name: str, areas: dict[int, int]) -> bool:
    """Whether words in front of a kind of site make a name: more than an area and plain words."""
    if (
        len(head) < 2
        or _NO_SITE.search(head)
        or (is_plain(name) and len(head) < 4)
        or pos(name)
        or draft.text[start:].startswith(("市", "县"))
    ):
        return False
    own = draft.text[areas[start] : start + len(head)] if start in areas else head
    if _NO_SITE.search(own):
        return False  # 某区|现有茶园12万亩
    if start in areas:
        return areas[start] <= start + len(head) and (len(own) >= 2 or len(head) >= 4)
    return unknown(head) or (len(head) >= 3 and not pos(head))


_HEAD_CHARS = re.compile(rf"{NAME}{{3,12}}")
_AT_HEAD = ("。", ",", ";", ":", "\n", "的", "在", "由", "据", "从", "近")


def _headlined(draft: Draft, free: Callable[[int, int], bool], areas: dict[int, int]) -> None:
    """What the title opens with and the body takes up, going on otherwise: 铁臂智造|车间见闻 … 的铁臂智造|总装车间."""
    text = draft.text
    for block in draft.article.blocks:
        head = _HEAD_CHARS.match(text, block.start) if block.kind == "title" else None
        if head is None or not free(block.start, block.start + 2):
            continue
        opening, best = head.group(), ""
        for at in occurrences(opening[:3], text, block.end):
            n = 3
            while n < len(opening) and text[at + n : at + n + 1] == opening[n]:
                n += 1
            if text[at - 1 : at] in _AT_HEAD or draft.in_value[at - 1]:
                best = max(best, opening[:n], key=len)
        brand = best[areas[block.start] - block.start :] if block.start in areas else best
        if (
            3 <= len(best) <= 8
            and _KIND.search(best)
            and free(block.start, block.start + len(best))
            and _is_firm(best, brand)
        ):
            for at in occurrences(best, text):
                if free(at, at + len(best)):
                    draft.add(at, at + len(best), "Company", "measured/headline", weight=0.9)


_WIDER = frozenset(("DevelopmentZone", "AdministrativeArea", "Region", "NaturalFeature", "Industry"))
"""What a longer name may hold: 株洲|驰远电机."""
_NO_FIRM = re.compile(
    r"(?:[区市县省镇乡村街港站馆院校所社会局厅委园线路桥号库厂店矿]|景区|古城|市场|商场|广场|项目|基地|平台|机场|电站|[A-Za-z]{1,3}\d{1,4}|航线|班列)$"
)


def _headquartered(name: str) -> bool:
    """Whether what has its seat somewhere can be a brand, though it is made of words: 总部在福州的|某茶道."""
    return 3 <= len(name) <= 6 and not pos(name) and not _PARTIAL.search(name) and not _NO_FIRM.search(name)


def _is_firm(name: str, brand: str) -> bool:
    """Whether a name in front of a firm's measure is one: something unknown in it, and no part of the measure."""
    if len(brand) < 2 or NO_OPENING.match(name) or NO_NAME.search(name) or _PARTIAL.search(brand) or is_personal(name):
        return False
    if _NO_FIRM.search(name) or pos(name) or pos(brand):
        return False
    if _WORD_AND_TRADE.fullmatch(brand) and not _SORT_OF_TRADE.match(brand):
        return True
    return unknown(name) or (_KIND.search(brand) is not None and len(brand) >= 3 and unknown(_KIND.sub("", brand)))


__all__ = ["recognise_measured"]
