"""Names in quotation marks and book-title marks.

What a quotation names is decided, in this order, by the head that follows it, by its own
form, and by the verb before it; a quotation that none of these vouches for is no name.
"""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.ordinary import ordinary
from kg.recognise.phrases import phrase_edge
from kg.recognise.quotations import EDITION, PREDICATE, STATE_PAPER, is_hearsay, noun_phrase, row_end, row_sum

_QUOTE = re.compile(r"“([^“”\n]{1,40})”|‘([^‘’\n]{1,30})’|\"([^\"\n]{1,30})\"")
_TITLE = re.compile(r"《([^《》\n]{2,60})》")

_STEP = r"[^。,、;:!?\s\d“”‘’《》()的了在于由将把被从是和与及]"
# head nouns after a quotation; the last one says the class, and the name reaches over it
_HEADS: tuple[tuple[str, str], ...] = (
    (
        "InformationSystem",
        "小程序|App|APP|平台|数字应用|应用(?!场景|示范|于)|大模型|系统|数据库|软件|一张网|公众号|学伴|助手",
    ),
    ("Project", "项目"),
    (
        "Event",
        "发布会|博览会|论坛|大会|峰会|活动|仪式|大赛|年会|会议|研讨会|推介会|座谈会|恳谈会|交流会|沙龙|展览|巡演|车展|嘉年华|生活节|文化节|音乐节|旅游节|消费季|购房季|购物季|购物节|美食节|采摘节|冰雪节|交易会|对接会|招聘会|马拉松|灯会",
    ),
    (
        "Programme",
        "专项行动|攻坚行动|行动计划|行动|计划|工程|战略(?!合作|框架|协议|伙伴)|机制|模式|体系|制度|改革|试点示范|试点|政策|规划|形态|方案|倡议|路径|协同|融合|建设|范式|驱动|格局|生态|发展战略|产业布局|课程体系|攻坚|教育|大课堂",
    ),
    ("TransportRoute", "班列|专列|航线|快航|专线|班车|铁路"),
    ("Award", "称号|荣誉|奖项|奖|名单|榜单|榜|示范企业|示范镇|示范基地|企业(?=\\d|[,。、;]|$)|认证|品牌示范"),
    (
        "Product",
        "品牌|商标|系列(?!活动|报道|讲座|赛)|牌(?!子|照|匾|位)|[\u4e00-\u9fff]{0,3}(?:跑鞋|运动鞋|镜头|酱|豆|鞋|醋|糖果|米粉|面条|红茶|绿茶|乳粉|奶粉)(?=[,。、;的等销出远已将获在和与畅走知起]|$)|人形机器人|机器人|越野车|皮卡|车型|系列产品|产品|轮|号(?=飞机|卫星|火箭)|型(?=[\u4e00-\u9fff]{0,5}(?:机|车|船|艇|火箭|卫星|器|轮|泵|炉|鞋)(?![构制关会场房站厂间]))|香米|白酒|啤酒|蔬菜|水果|大米|茶叶",
    ),
    ("Industry", "产业集群|产业(?!链)|赛道|行业|经济"),
    ("DevelopmentZone", "产业园|园区|科学城|小镇"),
    ("Association", "联盟|联合体|共同体"),
    ("Facility", "工厂|驿站|广场|街区|直播间|基地|超市|信箱|集合店|旗舰店|体验店|展厅|书屋|空间站|装置"),
    ("Document", "白皮书|报告"),
    ("Region", "地区|城市群|经济圈|都市圈"),
)
_HEAD = re.compile("|".join(f"(?P<{cls}>{heads})" for cls, heads in _HEADS).join(("(?:", ")(?!们|类|型|者|化|员|师)")))
_REACH = {
    "InformationSystem": 8,
    "Project": 8,
    "Event": 10,
    "Programme": 12,
    "Award": 8,
    "Product": 6,
    "Industry": 6,
    "TransportRoute": 6,
    "Association": 10,
    "Facility": 8,
}
_ATTRIBUTE = re.compile(rf"(?:(?:为主体|双轮驱动|三位一体|为核心|双轮|为基础)的)?{_STEP}{{0,14}}")
_LOOSE = re.compile(r"目标|要求|任务|理念|方向|方面|精神|思路|原则|口号|主题|环节|话题")
"""What follows these is no name with them; the quotation must be one by itself."""
_COUNTED = re.compile(r"(?:等)?(?:[\d一二两三四五六七八九十]+[大个项种类条张])?")
_ACTIVITY = re.compile(r"(?:开展|深入开展|推进|启动|实施|组织开展)(?:了|好)?$")
_INNER: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "Programme",
        re.compile(
            r"^[\u4e00-\u9fff]{2,4}(?:直提|直装|直达快享|直办|即办|快办|秒批|秒办|秒报|帮办|即享|快享|直兑|掌上办|就近办|跨省办|异地办|互认)$|"
            r"[^+]+\+(?:[^+]+|$)|^(?!100$)\d{2,}$|^零(?!距离|容忍|事故|增长|接触|突破|差评|投诉|基础)[\u4e00-\u9fff]{2}$|^双向[\u4e00-\u9fff]{2}$|^(?:[一二两三四五六七八九十百千万\d]+[^\d一二三四五六七八九十]{1,2}){2,}$|^[二两三四五六七八九十百千万\d]+[个大项][\u4e00-\u9fff]{2,3}$|^[二两三四五六七八九十]+[链侧化维色网]$|.+(?:行动|计划|工程|战略|机制|模式|体系|制度|改革|试点|规划|强市|强区|强省|强县|之都)$|^十[三四五]五$|^(?:国家|世界级?|全国|全球|国际|中国|西部|区域性?)[\u4e00-\u9fff]{4,18}(?:中心|基地|高地|示范区|枢纽|名城)$"
        ),
    ),
    ("Product", re.compile(r"^[\u4e00-\u9fffA-Za-z]{1,5}(?<!专项)贷$")),
    ("TransportRoute", re.compile(r".+(?:班列|快线|专线|航线|走廊|快航)$|.*班列[-—][\u4e00-\u9fff]{2,4}号$")),
    ("InformationSystem", re.compile(r".+(?:平台|系统|小程序|App|APP|大模型|数据库|大脑)$")),
    (
        "Award",
        re.compile(
            r".+(?:\d+强|奖|小巨人|冠军|示范企业|灯塔工厂|示范镇|示范区|示范县|名品|老字号|大县|案例|地标|标杆|先锋|园区)$|^小巨人$|^专精特新$"
        ),
    ),
    ("InformationSystem", re.compile(r".+窗口$")),
    ("Facility", re.compile(r".+(?:工厂|驿站|广场|街区|直播间)$")),
    (
        "Event",
        re.compile(
            r".+(?:大会|论坛|博览会|发布会|嘉年华|峰会|(?:购物|文化|美食|啤酒|旅游|音乐|艺术|电影|读书|丰收|采摘|冰雪|戏剧|动漫|风筝|灯光|时装)节|消费季|购物季|时装周|设计周)$"
        ),
    ),
    ("Industry", re.compile(r".+(?:产业|产业集群|制造业|经济)$")),
    (
        "Product",
        re.compile(
            r"^[\u4e00-\u9fffA-Za-z]{1,6}[A-Z]?\d{1,4}(?:\.\d{1,2})?[A-Za-z]*$|^[A-Za-z][A-Za-z0-9\-]{2,14}$|^[\u4e00-\u9fff]{2,5}[\d一二三四五六七八九十]{1,2}号$"
        ),
    ),
)
_SLOGAN = re.compile(r"^(?:[一二两三四五六七八九十百千万\d]+[^\d一二三四五六七八九十]{1,2}){2,}$")
_TAKES = "共推|实施|推进|推行|落实|深化|构建|打造|建立|健全|完善|开展|启动|探索|推广|首创|推出|出台|执行|深化运用|运用|融入|共建|打响|提出|制定|践行|用好|实行|迭代|迭代升级|升级|做好|加大|推动|带动|坚持|强化|抓好|锚定|着眼|建好|建设|参与|突出|聚焦"
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "Award",
        re.compile(
            r"(?:获评|入选|荣获|获得|评为|评选出|评出|命名为|授予|跻身|上榜|列入|入列|入围|认定为|被评为|荣膺|斩获|摘得|入围)(?:了|首批|全国|全省|全市|国家级|省级|市级|第[一二三四五六七八九十]批|[^,。、;“”的]{0,10})?$"
        ),
    ),
    ("InformationSystem", re.compile(r"(?:平台|小程序|系统|数据库|大模型)$")),
    ("Facility", re.compile(r"(?:民宿|客栈|书店|餐厅|农家乐|酒店|工坊|展馆)$")),
    ("Programme", re.compile(rf"(?:{_TAKES})(?:了|出|起|“.{{1,20}}”[、和]?|[^,。、;“”的]{{0,6}})*$")),
    (
        "Product",
        re.compile(
            r"(?:推出|发布|研发|生产|销售|主打产品|品牌|产品|名为|车型|选育的|机器狗|机器人|灵巧手|无人机|手机|轿车|番茄|小麦|水稻|货轮|疫苗|新药|药品|药物|注射液|芯片)(?:了|出|的)?$"
        ),
    ),
    ("InformationSystem", re.compile(r"(?:上线|开发|平台|数据库|大模型|小程序|下载|打开|登录|系统|运行)(?:了)?$")),
)
_EPITHET = re.compile(
    r"(?:中国|世界|全国|国家|亚洲|华夏|江南|西部|北国|南国)[\u4e00-\u9fff]{2,10}(?:之都|之乡|之城|名城|名县|名镇|名村)$"
)
"""What a place is called for its trade: “中国耐磨铸件之都”."""
_BUILT_THING = re.compile(
    r"[^,。;]{0,4}?(?:(?P<machine>(?:电池|动力|制动|转向|冷却|供电|储能|发电|推进|液压|空调|净化|传动|减摇|供给|供气|供油|供水|燃料|除尘|脱硫|压载|润滑|热管理|消防|输送|喷淋|灌溉)系统)|(?:养殖|钻井|作业|采油|海上|观景|升降)平台)$"
)
"""Systems and platforms that one can touch."""
_WINS = re.compile(r"(?:日前|近日|再次|成功|还|又|也|,在[^,。]{2,20})?(?:入选|获评|荣获|获得|亮相|上榜|夺得|斩获|摘得)")
_CLOSES = re.compile(r"(?:赋能|体系|机制|制度|行动|工程|计划|攻坚|改革|试点|模式|补贴|制)等$")
"""Measures that the quotation sums up: 科创赋能、数智赋能等“三维赋能”."""
_DIRECT = re.compile(rf"(?:{_TAKES})(?:了|好)?$")
_NO_GOODS = re.compile(r"品牌$|^东西$|^[东南西北上下内外]{2}$")
_TAKEN_ON = re.compile(r"的?(?:[新世界]*纪录|[两双三四]|佳绩|奇迹)")
"""Behind a quotation: 创造“亿度千秒”|纪录, 打造“东西”|两片集聚区."""
_MADE = re.compile(
    r"(?:推出|研发|生产|采收|选育|造|打造|展出|展示|发布|运营|培育|驾驶|乘坐|组装|驶离|满载)[^,。;:“”]{0,14}?(?:机器人|机器狗|手|车|轮|船|机|器|番茄|小麦|水稻|茶|酒|品牌|车型|手机|无人机|产品|玉米|大豆|咖啡|和|、|芯片|货轮|年画)$|[的造]$(?<=造)"
)
_DROP_BEFORE = re.compile(
    r"(?:是|成为|的|所谓|称为|叫做|称作|扛起|当|变|变为|像|如|从|到|一个|这种|说|问|道|:|按下|跑出|吹响|勾画|下达|争当|绘就|擦出|唱响|之间的|誉为|称|叫|喊|算|念好|转向|转变为|打出|夯实|啃下|拧紧|奏响|走出|擦亮|释放|交出|写好|下好|所说的|所称的?|热议的|流传的|盛传的|俗称|戏称|激活|挺起|守牢|筑牢|稳住|建起|提供|插上|装上|送来|吃下|用足|做足|这个|这块|那个|这一|实现|做到|一张|一把|一条|一本)$"
)
_SENTENCE = re.compile(
    r"^[\u4e00-\u9fff]{2,3}[造产]$|[。!?,;]|我们|你们|他们|怎么|什么|吗|呢|吧|了$|^不|的.*的|就是|应.{1,3}尽|并无|没有|尚未|^上云|^(?:创造|增加|减少|提高|解决|让|把|使|如何|为什么|请)"
)
_SCIENCE = re.compile("(?:科学|创新|研究)中心$|实验室$|研究院$")
_AIMED = re.compile("(?:打造|成为|争创|迈向|建成)[^,。;]{0,8}$")
_METAPHOR = ordinary("figure", end_only=True)
"""Figures of speech that papers set in quotation marks; none of them is a name."""
_AS_MODEL = re.compile("的?(?:模式|机制|格局|体系|路径)")
"""Two clauses that are a model together: “研发在江州,制造在周边”的模式."""
_SETTING_UP = re.compile(r"(?:搭建|建立|建设|打造|推出|成立|设立|开设|上线|建)(?:起|了|出)?$")
_PLAN = re.compile(r"[\u4e00-\u9fff]{0,4}(?:行动计划|专项行动|行动|计划|工程)")
_VERB_FIRST = re.compile(
    r"^(?:加快|全力)?(?:建设|打造|做大做强|构建)(?=[\u4e00-\u9fff]{4,})(?!.{2}(?:行动|计划|工程)$)"
)
_NUMBERED = re.compile(
    r"(?:等)?(?:[\d一二两三四五六七八九十]+[大个项种类条])?[\u4e00-\u9fff]{0,6}?(?:产业|行业|领域|赛道|产业集群)"
)


def recognise_quoted(draft: Draft) -> None:
    """Propose the quotations that are names, and every 《document》."""
    text = draft.text
    for m in _TITLE.finditer(text):
        inner = m.group(1)
        media = re.search(
            r"(?:日报|晚报|晨报|早报|时报|商报|周刊|周报|新闻联播|都市报|新闻|[^通简快喜捷战海汇申填上预警]报)$", inner
        )
        draft.add(m.start(), m.end(), "Media" if media else "Document", "quoted/title", weight=3.0, text=inner.strip())
    for m in STATE_PAPER.finditer(text):
        draft.add(m.start(), m.end(), "Document", "quoted/state-paper", weight=1.5)
    quotes = list(_QUOTE.finditer(text))
    for i, m in enumerate(quotes):
        group = next(g for g in (1, 2, 3) if m.group(g) is not None)
        _quotation(draft, m.start(), m.end(), m.group(group).strip(), _listed(text, quotes, i))
        if (summed := row_sum(text, quotes, i)) is not None:
            draft.add(*summed, "Programme", "quoted/row-sum", weight=1.5)


def _listed(text: str, quotes: list[re.Match[str]], i: int) -> str:
    """The class that the noun behind a row of quotations gives all of them: “强龙”“培优”“墩苗”三大工程."""
    last = row_end(text, quotes, i)
    if last is None:
        return ""
    after = text[quotes[last].end() : quotes[last].end() + 16]
    counted = _COUNTED.match(after)
    if counted is None or not counted.group():
        return ""
    m = re.compile(rf"{_STEP}{{0,4}}?(?:{_HEAD.pattern})").match(after, counted.end())
    return next((cls for cls, _ in _HEADS if m.group(cls)), "") if m else ""


def _quotation(draft: Draft, start: int, end: int, inner: str, listed: str) -> None:
    text = draft.text
    if 6 <= len(inner) <= 16 and inner.count(",") == 1 and _AS_MODEL.match(text, end):
        draft.add(start, end, "Programme", "quoted/model", weight=2.5, text=inner)
        return
    if len(inner) < 2 or _SENTENCE.search(inner):
        return
    before, after = text[max(0, start - 24) : start], text[end : end + 30]
    if is_hearsay(before, after):
        draft.found[:] = [
            c for c in draft.found if c.start != start + 1 or c.end > end or c.cls == "AdministrativeArea"
        ]
        return
    if _METAPHOR.search(inner) and "+" not in inner and not _PLAN.match(after):
        return
    if "、" in inner and _NUMBERED.match(after) and not after.startswith("产业之"):
        at = start + 1
        for item in inner.split("、"):
            draft.add(at, at + len(item), "Industry", "quoted/industries", weight=1.5)
            at += len(item) + 1
        return
    if verb := _VERB_FIRST.match(inner):
        inner = inner[verb.end() :]
    cls, tail, rule = _classify(inner, before, after)
    if listed and (not tail or _COUNTED.match(after).group()):  # type: ignore[union-attr]
        cls, tail, rule = listed, 0, "quoted/row"
    if not cls:
        return
    left = start
    if (tail or inner.endswith("窗口")) and before:
        edge = phrase_edge(text, start, mode="strict", limit=12)  # 企业上市“千里马”行动
        lead = text[edge:start]
        governed = re.search(rf"(?:{_TAKES})(?:了|好)?$", text[max(0, edge - 6) : edge])
        if (
            2 <= len(lead) <= 8
            and not _SETTING_UP.search(lead)
            and not re.search("[靠凭以用为是有]$", lead)
            and (governed or cls != "Programme")
            and not draft.in_value[edge]
            and not any(c.start < start and c.end > edge for c in draft.found)
        ):
            left = edge
    edition = EDITION.search(before) if cls == "Event" and left == start else None
    if edition is not None and (not edition["area"] or _is_area(edition["area"])):
        left -= len(edition.group())
    if cls == "Association" and left == start:
        left = next((c.start for c in draft.found if c.end == start and c.rule == "names/AdministrativeArea"), start)
    stop = end + tail
    surface = re.sub(r"[“”‘’\"]", "", text[left:start] + inner + text[end:stop]).strip()
    draft.add(left, stop, cls, rule, weight=2.5, text=surface)
    for short in dict.fromkeys((inner + text[end:stop], inner)):
        if short != surface:
            draft.aliases.append((cls, surface, short))


def _head(after: str) -> tuple[str, int]:
    """Class and reach of the compound noun that follows a quotation; the last head in it counts."""
    span = _ATTRIBUTE.match(after)
    best = ("", 0)
    if span is None or _COUNTED.match(after).group():  # type: ignore[union-attr]
        return best
    for m in _HEAD.finditer(after):  # to the end, so that what a head must not stand before is seen
        if m.end() > span.end():
            break
        cls = next(c for c, _ in _HEADS if m.group(c))
        if best[0] == "Programme" and m.group() in ("建设", "发展"):
            break
        if m.start() > _REACH.get(cls, 4) or PREDICATE.search(after[best[1] : m.start()]):
            break
        best = (cls, m.end())
    return best


def _is_area(form: str) -> bool:
    return any(e.cls == "AdministrativeArea" for e in gazetteer().get(form))


def _classify(inner: str, before: str, after: str) -> tuple[str, int, str]:
    """Class, length of the head that belongs to the name, and the rule that decided; an empty class where no name is."""
    dropped = bool(_DROP_BEFORE.search(before))
    cls, tail = _head(after)
    if cls == "InformationSystem" and (built := _BUILT_THING.match(after[:tail])):
        cls = "Product" if built["machine"] else "Facility"
    if cls == "Programme" and after[:tail] == "建设":
        tail = 0  # “外贸数智大脑”建设
        cls = next((c for c, p in _INNER if c == "InformationSystem" and p.search(inner)), cls)
    if after.startswith(("称号", "荣誉")):
        dropped = False  # 获评定的“…10强”称号
    dropped_head = dropped and cls in ("Award", "Product", "Industry") and not after.startswith(("产业集群", "集群"))
    if cls and not _LOOSE.match(after[tail:]) and not dropped_head:
        if cls == "Award" and after[:tail] in ("称号", "荣誉", "奖项", "认证"):
            tail = 0
        if cls == "Event" and after[:tail] == "活动" and _ACTIVITY.search(before):
            cls = "Programme"
        if cls == "Industry" and (_SLOGAN.match(inner) or "+" in inner):
            cls = "Programme"
        return cls, tail, "quoted/head"
    if _EPITHET.match(inner):
        return "Award", 0, "quoted/epithet"
    if _WINS.match(after):
        return "Product", 0, "quoted/winner"
    if _BEFORE[0][1].search(before) and re.search(
        r"(?:中心|基地|高地|示范区|枢纽|名城|城市|(?:级|色|能|慧|星)工厂|街区|乡村|景区)$", inner
    ):
        return "Award", 0, "quoted/verb"
    if inner.endswith("行") and len(inner) > 4 and any(_is_area(inner[-k - 1 : -1]) for k in (2, 3)):
        return "Event", 0, "quoted/tour"  # 央企|安徽|行
    if _SCIENCE.search(inner) and not dropped and not _AIMED.search(before):
        return "Institution", 0, "quoted/form"
    for cls, pattern in _INNER:
        if pattern.search(inner) and not (
            dropped and cls != "Product" and inner[-1] != "号" and "+" not in inner and not inner.isdigit()
        ):
            return cls, 0, "quoted/form"
    if dropped or _LOOSE.match(after):
        return "", 0, ""
    made = _MADE.search(before)
    if (
        made
        and len(inner) <= 10
        and not _NO_GOODS.search(inner)
        and not _TAKEN_ON.match(after)
        and not re.match(r"[\u4e00-\u9fff]{2,6}[。,;、]", after)
    ):
        return "Product", 0, "quoted/made"
    if _CLOSES.search(before) and len(inner) >= 3:
        return "Programme", 0, "quoted/closes"
    for cls, pattern in _BEFORE:
        if pattern.search(before) and len(inner) <= 20 and (cls != "Programme" or len(inner) >= 3):
            if cls == "Programme" and PREDICATE.match(after) and not _DIRECT.search(before):
                continue
            return cls, noun_phrase(after) if cls == "Programme" else 0, "quoted/verb"
    return "", 0, ""
