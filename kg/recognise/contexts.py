"""Names that only their context gives away: products, short company names, towns and villages, routes, deictics."""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.forms import compact_edge, forms
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.phrases import HARD, nounish, tokens_before

_N = r"[^。,、;:!?\n“”‘’《》()的了和与及等在将已正是为被由于对向从把有其该并也还又都就才仅 0-9]"

# villages, towns, streets: 2-4 characters and the word for the kind of place
_TOWN = re.compile(r"(?:镇|乡|街道|社区|村|苏木|嘎查)(?!庄|镇银行|民|干部|里|级|党|两委|委|集体|企|容|支部|医|口|头|落|规模|域|区|改|务|史|户|医院|长)")
_TOWN_STOP = re.compile(r".*(?:担任|通过|的|在|到|从|和|与|及|等|个|各|每|市|区|县|镇|乡|街道|省|旗|来自|走进|位于|将|为|是|由|对|于|设立|撤销|以及|新农|农|乡|全|本|该|美丽|示范|串起|走进|中心|特色|先进|试点|划归|隶属|并入|归属|相邻的|附近|周边|一)", re.S)

_ROUTE_PAIR = re.compile(r"“?([\u4e00-\u9fff]{2,8})(?:—|-|至|→)([\u4e00-\u9fff]{2,8})”?((?:[\u4e00-\u9fff]{0,8}?)(?:班列|专列|航线|快航|班车|专线|铁路|高铁|快线|通道|公路|大道|包机))")

_PRODUCT_CODE = re.compile(r"(?<![A-Za-z0-9])(?:[\u4e00-\u9fff]{2,4}(?=[A-Z]{1,3}\d{1,4}(?![0-9%万亿年月日]))[A-Z]{1,3}\d{1,4}[A-Za-z]*|[A-Z][A-Za-z]{0,3}-?\d{2,4}[A-Za-z]{0,3}(?=[\u4e00-\u9fff]))")
_MAKES = re.compile(r"(?:主营|生产(?!性|线|力|总值|经营|安全|总|企|基|要)|可?年产|研发(?!投|费|中|能|人)|推出|销售(?!额|收|网|服)|出口(?!额|总|量|增|订|到|至)|进口(?!额|总|量|增)|种植(?!面积|业|户|大户|基地)|研制|满载|装载|载有|选购|采收)(?:了|出|的)?")

# what stands for something said before; 全X is the area itself
_DEICTIC: tuple[tuple[str, str], ...] = (
    ("AdministrativeArea", r"(?:我|本|该|全)(?:市|区|县|省|镇|乡|村|州|国|旗)(?![委府政长场域属直级外人内])|自治区(?=将|已|出台|印发)|(?<=[。,;\n])当地(?=将|还|正|重点|围绕|通过|大力|着力|已|立足|依托|积极|推动|建|政府)"),
    ("Company", r"(?<=[。,、;:“”\n说])企业(?=去年|今年|已经?|将|还|目前|每年|预计|计划|年产|现有)|(?:该|本|我们?|这家)(?:公司|集团|企业)|(?<=[。,;:“”\n])(?:公司|集团)(?!董事会|股|债|名|法|章|高管|治理|化)|(?<=[是由为，,])(?:公司)(?=[将已拟计还又])"),
    ("Institution", r"(?:该|我|本)(?:校|院|所|中心|研究院|医院)(?!友|长|园|内|区|史|企)|(?<=[。,;\n])学校(?=将|已|与|还|以)"),
    ("Project", r"(?:该|本|此|这一|这个)项目|(?<=[。,;\n])项目(?=由|将|总投资|计划|预计|占地|建成|达产|全部|一期|位于|投产|采用|选址|规划|拟|依托|旨在|建设|共)"),
    ("DevelopmentZone", r"(?:该|本)(?:园区|高新区|开发区|经开区|综保区|新区|片区|科学城)|(?<=[和与进入])园区(?=[,。;合共内])|(?<=[。,;\n])(?:园区|片区|综保区|高新区|开发区)(?=将|已|由|内|现|还|目前|总|规划|坚持|主任|党工委)"),
    ("InformationSystem", r"(?:该|此|这一|这个)(?:平台|系统|应用|小程序|软件|大模型)|(?<=[。,;\n])平台(?=将|已|由|注册|上线|可|自|累计|通过)"),
    ("Facility", r"(?:该)(?:基地|工厂|工程|中心|机场|车间|电站|温室|码头|港|大桥|生产线)|(?<=[。,;\n])(?:电站|大桥|工程|机场|水库|隧道|运河|码头|枢纽)(?=位于|总投资|总装机|全长|建成|设计|项目|规划|将|计划)|(?<=[。,;\n])(?:全港|基地|工厂)(?=将|已|由|现|目前|完成|总)"),
    ("TransportRoute", r"(?:该)(?:班列|航线|专线|通道|线路|铁路|高铁|公路|高速)"),
    ("Association", r"(?:该|本)(?:协会|联盟|商会|联合会|合作社|学会)|(?<=[。,;、\n])(?:联盟|合作社|协会|商会)(?=将|由|与|已|还|成员|首批|秘书|所属|的|核心)"),
    ("Event", r"(?:该|此次|本次|这次|本届|这场|此届)(?:签约仪式|大会|会议|活动|论坛|博览会|发布会|展会|展览|仪式|签约|大赛|赛事|峰会|推进会)|(?<=[。,;、\n])(?:会上|会议|活动现场|发布会上|论坛上|仪式上|签约仪式上|活动|大会|论坛期间|会前|会后)(?=[,由指要强提以评还现吸将共,明部])|(?<=[。,;、\n])(?:仪式|论坛|大会|展会|博览会|发布会)(?=由|以|吸引|将)|(?<=出席)(?:仪式|会议|活动|大会|论坛)(?=[,。;并])"),
)
_DEICTIC_RE = tuple((cls, re.compile(pattern)) for cls, pattern in _DEICTIC)


def recognise_contexts(draft: Draft) -> None:
    """Propose what stands in telling places."""
    _towns(draft)
    _routes(draft)
    _products(draft)
    _awards(draft)
    _founded(draft)
    for m in _OFFICES_OF.finditer(draft.text):
        draft.add(m.start(1), m.end(1), "GovernmentAgency", "contexts/office-of", weight=1.2)
    for cls, pattern in _DEICTIC_RE:
        for m in pattern.finditer(draft.text):
            draft.add(m.start(), m.end(), cls, "contexts/deictic", weight=0.9, kind="deictic")


_FOREIGN_UNIT = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:省|州|县|郡|市|大区)(?=[^场民政委级内外长])")


def _towns(draft: Draft) -> None:
    text = draft.text
    for c in list(draft.found):
        if c.rule == "names/AdministrativeArea" and (unit := _FOREIGN_UNIT.match(text, c.end)) and text[c.start : c.end] not in ("中国",):
            known = gazetteer().get(text[c.start : c.end])
            if known and known[0].table in ("countries", "cities") and not any(tag and b - a > 1 for a, b, tag in tokens_before(text, unit.end() - 1, limit=unit.end() - 1 - c.end)) and c.end - c.start >= 2 and text[c.end - 1] not in "市区县省州镇" and not re.search(r"[的在与和及]", unit.group()):
                draft.add(c.end, unit.end(), "AdministrativeArea", "contexts/unit", weight=1.6)
    for m in _TOWN.finditer(text):
        i = m.start()
        while i > 0 and m.start() - i < 4 and text[i - 1] not in HARD and not draft.in_value[i - 1]:
            i -= 1
        head = text[i : m.start()]
        area = next((c for c in draft.found if c.cls == "AdministrativeArea" and i < c.end <= m.start() and c.rule.startswith("names")), None)
        if area is not None and text[area.end - 1] not in "市区县旗州省镇乡国":
            area = None  # 通江街道 is no street of 通江县 but a name of its own
            stop = None
        if area is not None:
            head = text[area.end : m.start()]
        else:
            stop = _TOWN_STOP.match(head)
            if stop and stop.end() < len(head):
                head = head[stop.end() :]
            elif stop:
                continue
        if m.group() == "村" and head.endswith(("新农", "农", "乡")):
            continue
        if 1 <= len(head) <= 4 and (len(head) >= 2 or area is not None):
            start = m.start() - len(head)
            if re.match(r"(?:乡|小城|城|农|古|建制|各|多|个|每|全|我|本|该|老|名|强|大|重点|特色|文明|示范|美丽|行政|自然|中心|脱贫|贫困|一|两|三|四|五|六|七|八|九|十|百|千|万|\d)+$", head):
                continue
            draft.add(start, m.end(), "AdministrativeArea", "contexts/town", weight=1.2)


def _routes(draft: Draft) -> None:
    text = draft.text
    for m in _ROUTE_PAIR.finditer(text):
        ends = [c for c in draft.found if c.cls in ("AdministrativeArea", "Region", "Facility") and c.rule.startswith(("names", "forms"))]
        first = next((c for c in sorted(ends, key=lambda c: c.start) if m.start(1) <= c.start <= m.end(1) and c.end >= m.end(1) - 1), None)
        second = any(m.start(2) - 1 <= c.start < m.end(2) for c in ends)
        if first or second:
            start = first.start if first and first.start > m.start(1) else m.start()
            quoted = text[m.start()] == "“"
            surface = re.sub("[“”]", "", text[start : m.end()])
            draft.add(m.start() if quoted else start, m.end(), "TransportRoute", "contexts/route", weight=2.6, text=surface)
            if quoted:
                draft.aliases.append(("TransportRoute", surface, f"{m.group(1)}—{m.group(2)}"))


def _products(draft: Draft) -> None:
    text = draft.text
    for m in _PRODUCT_CODE.finditer(text):
        start = m.start()
        head = re.match(r"[\u4e00-\u9fff]*", m.group())
        if head and len(head.group()) > 2:
            start = max(start, compact_edge(text, m.start() + len(head.group())))
            cut = re.match(r".*(?:对|推出|的|和|与|在|及|为|是|了|发布|生产|售|款)", text[start : m.start() + len(head.group())])
            if cut and start + cut.end() < m.end() - 2:
                start += cut.end()
        if not draft.in_value[m.end() - 1] and m.end() - start >= 3 and not re.match(r"(?:GDP|AI|5G|4G|CPI|PPI|IPO|APP|CEO)", text[start : m.end()]):
            draft.add(start, m.end(), "Product", "contexts/model-code", weight=0.9)
    for m in _MAKES.finditer(text):
        at = m.end()
        lead = _PRODUCT_LEAD.match(text, at)
        at = lead.end() if lead else at
        for item in _PRODUCT_ITEM.finditer(text, at, at + 70):
            if item.start() != at:
                break
            word = item.group(1)
            at = item.end()
            if _NO_PRODUCT.search(word) or not nounish(word) or draft.in_value[item.start(1)]:
                break
            draft.add(item.start(1), item.end(1), "Product", "contexts/makes", weight=0.6)
            if not item.group(2).startswith(("、", "和", "及", "与")):
                break


_WINS = re.compile(r"(?:荣获|获评|入选|获颁|获授|跻身|上榜|被评为|评为|评选出|评出|认定为|命名为|获得|荣膺|拿到|取得|斩获|入围|列入|获批)(?:了|为|首批|国家|全国|全省|全市|年度|“)*")
_AWARD_ITEM = re.compile(r"“?([^。,、;:!?\n“”‘’《》()]{3,22}?)”?(等(?:国家级|省级|市级)?(?:称号|荣誉|招牌|奖项|“)|称号|荣誉|、|和|(?=[,。;\n])|资质)")
_AWARDLIKE = re.compile(r"(?:奖|强|小巨人|冠军|亚军|季军|示范[\u4e00-\u9fff]{1,6}|基地|枢纽|物流园|园区|地标|名单|榜|案例|标杆|工厂|企业|单位|名片|品牌|名品|县|镇|村|市|区|先锋|称号|园|景区|百佳|试点|城市|庄园|集体|个人|大县)$")


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
            if _AWARDLIKE.search(word) and nounish(word) and not draft.in_value[item.start(1)] and not re.search(r"[的了]|支持|发展|增长|一批|项目|成果|成绩|收入|投资|土地", word):
                draft.add(item.start(1), item.end(1), "Award", "contexts/wins", weight=1.2)
            if not item.group(2).startswith(("、", "和")):
                break


_OFFICES_OF = re.compile(r"(?<![\u4e00-\u9fff])((?:自治区|省|市|县|区)[\u4e00-\u9fff]{2,6}办)(?=(?:副)?主任|相关|有关|负责人)")
_SETS_UP = re.compile(r"(?:建设|设立|成立|组建|建立|共建|建成|开设|创建|建起|搭建起?|创立|设有|投资建设|合作建设|筹建|新建|建)(?:了|起|一个|一座|一批)*")
_SET_UP = re.compile(r"([^。,、;:!?\n“”‘’《》()的了]{3,16}?(?:中心|工作站|服务站|驿站|基地|博物馆|展览馆|研究院|厂|馆|总部|仓|院|站|园))(?=[。,、;!?\n和及]|$|为|开展|负责|,)")
_SET_UP_CLASS = (("Facility", re.compile(r"(?:加工|展示|配送|分拣|交易|物流|仓储|会展|游客|购物|农机服务|集散|分拨|展览|直播)中心$|基地$|博物馆$|展览馆$|厂$|馆$|仓$|驿站$")), ("Company", re.compile(r"总部$")), ("DevelopmentZone", re.compile(r"园$")), ("Institution", re.compile(r".")))


def _founded(draft: Draft) -> None:
    """What is set up, whatever its name ends in: 设立一站式联调中心、街道劳动纠纷工作站."""
    text = draft.text
    for m in _SETS_UP.finditer(text):
        at = m.end()
        while (item := _SET_UP.match(text, at)) is not None:
            word = item.group(1)
            if nounish(word) and not draft.in_value[item.start(1)] and not re.match(r"(?:一批|多个|各类|健全|完善|国家|世界|全国|区域|新|大型|重要|一流|\d)", word):
                cls = next(c for c, p in _SET_UP_CLASS if p.search(word))
                draft.add(item.start(1), item.end(1), cls, "contexts/founded", weight=0.85)
            else:
                break
            at = item.end()
            if text[at : at + 1] not in "、和及" or not text[at : at + 1]:
                break
            at += 1


_PRODUCT_LEAD = re.compile(r"(?:(?:主要)?(?:商品|产品)?(?:主要)?(?:包括|有|涵盖)|了|出|的|第[一二三四五六七八九十\d]+代|新一代|首款|全新|新款|自主|系列|高品质|优质|一批|多款|各类|\d+(?:\.\d+)?[万亿]?(?:吨|台|辆|套|件|只|个|款|种|余种|多种|箱|瓶|平方米|立方米)(?:以上|左右)?的?)+")
_PRODUCT_ITEM = re.compile(r"([^。,、;:!?\n“”‘’《》()0-9]{2,12}?)(等(?:系列|核心|主要|特色|高端|主力|优质|拳头)?(?:产品|商品|农产品)?(?=[,。、;\d]|出口|销往|远销|$)|(?:等)?产品(?=[,。;])|、|和|及|与|(?=[0-9])|(?=[,。;\n]|从|经|搭乘|驶|发往|运往))")
_NO_PRODUCT = re.compile(
    r"能力|基地|企业|项目|总值|额$|量$|规模|[的了]|技术|方式|成本|效率|经营|园$|中心|工厂|车间|服务|领域|环节|人才|体系|平台|标准|模式|订单|增长|占|达|超|[为是在经全不协]|合作|面积|整车|公司|同比|销售|加工$|制造$|许可|资质|活动|组织|"
    r"安全|要素|主体|过程|形势|线$|设施|工艺|设备更新|市场|国家|地区|行动|政策|方案|计划|一体|发展|任务|需求|能$|效益|资料|总额|总量|数据|成果|解决|功能|业务|机构|团队|专利|机制|比重|原料|环境|生活|系统|机会|[将已还并]|电力|以来|作业"
)


_MARK = re.compile(r"[(（](?:以下)?(?:简称|下称|统称|又称|英文名)(?:为|:)?[“‘\"]?([^“”‘’\"()]{2,20}?)[”’\"]?[)）]|[(（]([A-Z][A-Za-z .&\-]{2,40})[)）]")


def recognise_introduced(draft: Draft) -> None:
    """Short forms that a bracket introduces: 重庆长安汽车股份有限公司(以下简称长安汽车)."""
    text = draft.text
    for m in _MARK.finditer(text):
        owners = [c for c in draft.found if c.end == m.start() and c.kind == "name"]
        if not owners:
            continue
        owner = max(owners, key=lambda c: (c.weight + (c.end - c.start) / 20, c.end - c.start))
        short = next(g for g in m.groups() if g).strip()
        full = owner.text or text[owner.start : owner.end]
        draft.aliases.append((owner.cls, full, short))
        for again in re.finditer(re.escape(short), text):
            draft.add(again.start(), again.end(), owner.cls, "contexts/introduced", weight=2.2, text=short)


_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团股份|股份公司|集团公司|集团|公司|股份)+$")
_WORDY = frozenset("中国 国际 世界 现代 东方 华夏 人民 建设 发展 科技 智能 数字 绿色 农业 工业 商业 国家 城市 先进 未来 创新 第一 联合 信息 电子 机械 汽车 石油 石化 天然 长江 黄河 太湖 三峡 大别 高新 经济 文化 教育 生态 环境 新能 新材 光伏 储能 锂电".split())


def recognise_short_forms(draft: Draft) -> None:
    """Short forms of the companies and bodies named in full: an area may be left out, later characters may be."""
    text = draft.text
    areas = {(c.start, c.end) for c in draft.found if c.cls in ("AdministrativeArea", "Region")}
    seen: set[str] = set()
    owners: dict[tuple[str, str], set[str]] = {}
    for c in sorted(draft.found):
        if c.cls not in ("Company", "Institution", "DevelopmentZone", "Facility", "Association") or not c.rule.startswith(("forms", "quoted", "companies")):
            continue
        full = c.text or text[c.start : c.end]
        if full in seen or len(full) < (4 if c.cls == "Company" else 5):
            continue
        seen.add(full)
        prefix = max((e - c.start for s, e in areas if s == c.start and e < c.end), default=0)
        if prefix and full[prefix : prefix + 1] in "市省区县" and len(full) > prefix + 4:
            prefix += 1
        core = full[prefix:]
        brand = core[:2]
        if len(core) < 4 or brand in _WORDY or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z]{2}", brand):
            continue
        tail = _LEGAL.sub("", core)
        at = text.find(brand)
        while at >= 0:
            if not c.start <= at < c.end:
                length = _subsequence(text, at, core)
                left = full[:prefix] if prefix and text[max(0, at - prefix) : at] == full[:prefix] else ""
                short = left + text[at : at + length]
                follows = text[at + length : at + length + 1]
                enough = length >= 4 or (length >= 2 and (text[at : at + length] == tail or len(tail) <= 4 or c.cls == "Company") and _stands_alone(text, at, length))
                if enough and short != full and not (follows and length < 4 and follows in "县区市镇省路街"):
                    draft.add(at - len(left), at + length, c.cls, "contexts/short-form", weight=1.4, text=short)
                    owners.setdefault((c.cls, short), set()).add(full)
            at = text.find(brand, at + 1)
    for (cls, short), fulls in owners.items():
        if len(fulls) == 1:  # what could shorten two names ties to neither
            draft.aliases.append((cls, next(iter(fulls)), short))


def recognise_heads(draft: Draft) -> None:
    """A name taken up by its last characters: 医药港 for 大别山生物医药港, 云仓 for 鲁南智慧云仓."""
    text = draft.text
    suffixes = forms()
    for c in sorted(draft.found):
        if c.cls not in ("DevelopmentZone", "Facility", "Association", "Institution") or c.kind != "name" or not c.rule.startswith("forms"):
            continue
        full = text[c.start : c.end]
        for length in (4, 3):
            tail = full[-length:]
            if len(full) < length + 3 or tail in suffixes or nounish(tail) and pos(tail):
                continue
            at = text.find(tail)
            found = False
            while at >= 0:
                if not c.start <= at < c.end and _stands_alone(text, at, length):
                    draft.add(at, at + length, c.cls, "contexts/head", weight=0.9)
                    found = True
                at = text.find(tail, at + 1)
            if found:
                draft.aliases.append((c.cls, full, tail))
                break


def _subsequence(text: str, at: int, core: str) -> int:
    """How far the text at ``at`` keeps to the characters of ``core``, in their order."""
    i = j = 0
    while at + i < len(text) and j < len(core):
        found = core.find(text[at + i], j)
        if found < 0 or (found > j and i < 2):
            break
        i, j = i + 1, found + 1
    return i


def _stands_alone(text: str, at: int, length: int) -> bool:
    """Whether a short string is set off on both sides, as a name and not part of a word."""
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    return (not before or before in "。,、;:!?\n“”‘’()的与和由为是对在向从及、了被给同—" or before == "记") and (
        not after or after in "。,、;:!?\n“”‘’()的与和由为是对在向从及将已就也还称表说去今公董总以出拟签今预首、同又则看率计获一主"
    )


def recognise_again(draft: Draft) -> None:
    """Every further occurrence of a name that some recogniser was sure of."""
    text = draft.text
    sure: dict[str, tuple[str, float]] = {}
    for c in draft.found:
        if c.kind != "name" or c.weight < 0.9 or c.rule.startswith(("names", "people")):
            continue
        form = c.text or text[c.start : c.end]
        if len(form) >= 4 and (form not in sure or sure[form][1] < c.weight):
            sure[form] = (c.cls, c.weight)
    for cls, _full, short in draft.aliases:
        if len(short) >= 3 and (short not in sure):
            sure[short] = (cls, 1.0)
        elif len(short) == 2:
            for m in re.finditer(rf"“{re.escape(short)}”", text):
                draft.add(m.start(), m.end(), cls, "contexts/again", weight=1.0, text=short)
    taken = {(c.start, c.end) for c in draft.found}
    for form, (cls, _) in sorted(sure.items()):
        at = text.find(form)
        while at >= 0:
            if (at, at + len(form)) not in taken:
                draft.add(at, at + len(form), cls, "contexts/again", weight=1.0, text=form)
            at = text.find(form, at + 1)


__all__ = ["recognise_again", "recognise_heads", "recognise_contexts", "recognise_introduced", "recognise_short_forms"]
