"""Names in quotation marks and book-title marks.

What a quotation names is decided, in this order, by the head that follows it, by its own
form, and by the verb before it; a quotation that none of these vouches for is no name.
"""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.phrases import HARD, phrase_edge

_QUOTE = re.compile(r"“([^“”\n]{1,40})”|‘([^‘’\n]{1,30})’|\"([^\"\n]{1,30})\"")
_TITLE = re.compile(r"《([^《》\n]{2,60})》")

_STEP = r"[^。,、;:!?\n“”‘’《》()的了在于由将把被从是和与及]"
# head after the quotation -> class; the mention reaches over the head
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (cls, re.compile(rf"{_STEP}{{0,{reach}}}?(?:{heads})(?!们|类|型|者)"))
    for cls, reach, heads in (
        ("InformationSystem", 8, "小程序|App|APP|平台|数字应用|应用(?!场景)|大模型|系统|数据库|软件|一张网|公众号"),
        ("Project", 8, "项目"),
        ("Event", 10, "发布会|博览会|论坛|大会|峰会|活动|仪式|大赛|年会|会议|研讨会|推介会|展览|巡演|车展|嘉年华|生活节|文化节|音乐节|旅游节"),
        ("Programme", 12, "专项行动|攻坚行动|行动计划|行动|计划|工程|战略|机制|模式|体系|制度|改革|试点|政策|规划|智造形态|形态|方案|理念|倡议|路径|协同|融合|建设|产业链提升|技术改造|涉企服务|范式|驱动|格局|生态|目标|要求|任务|发展战略|产业布局"),
        ("TransportRoute", 6, "班列|专列|航线|快航|专线|班车|铁路"),
        ("Award", 8, "称号|荣誉|奖|奖项|名单|榜单|榜|示范企业|示范镇|示范基地|企业(?=\\d|[,。、;]|$)|认证|品牌示范"),
        ("Product", 6, "品牌|商标|人形机器人|机器人|越野车|皮卡|车型|系列产品|产品|大模型|轮|号(?=飞机|卫星|火箭)|香米|白酒|啤酒"),
        ("Industry", 6, "产业集群|数字产业集群|产业|赛道|行业|经济"),
        ("DevelopmentZone", 4, "产业园|园区|科学城|小镇"),
        ("Association", 4, "联盟|联合体|共同体"),
        ("Facility", 4, "工厂|驿站|广场|街区|直播间|基地|超市"),
        ("Document", 3, "白皮书|报告"),
    )
)
_INNER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Programme", re.compile(r"[^+]+\+(?:[^+]+|$)|^\d{2,}$|^(?:[一二两三四五六七八九十百千万\d]+[^\d一二三四五六七八九十]{1,2}){2,}$|^[二两三四五六七八九十百千万\d]+[个大项][\u4e00-\u9fff]{2,3}$|^[二两三四五六七八九十]+[链侧化维色网]$|.+(?:行动|计划|工程|战略|机制|模式|体系|制度|改革|试点|规划|强市|强区|强省|强县|之都)$|^十[三四五]五$")),
    ("InformationSystem", re.compile(r".+(?:平台|系统|小程序|App|APP|大模型|数据库|大脑)$")),
    ("Award", re.compile(r".+(?:\d+强|奖|小巨人|冠军|示范企业|灯塔工厂|示范镇|示范区|示范县|名品|老字号|大县|案例|地标|标杆|先锋|园区)$|^小巨人$")),
    ("Event", re.compile(r".+(?:大会|论坛|博览会|发布会|嘉年华|峰会|重庆行|中国行)$")),
    ("Industry", re.compile(r".+(?:产业|产业集群|制造业|经济)$")),
    ("Product", re.compile(r"^[\u4e00-\u9fffA-Za-z]{1,6}[A-Z]?\d{1,4}[A-Za-z]*$|^[A-Za-z][A-Za-z0-9\-]{2,14}$|^[\u4e00-\u9fff]{2,4}\d号$")),
)
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Award", re.compile(r"(?:获评|入选|荣获|获得|评为|评选出|评出|命名为|授予|跻身|上榜|列入|认定为|被评为|荣膺|斩获|摘得|入围)(?:了|首批|全国|全省|全市|国家级|省级|市级|第[一二三四五六七八九十]批|[^,。、;“”的]{0,10})?$")),
    ("Programme", re.compile(r"(?:实施|推进|推行|落实|聚焦|突出|深化|构建|打造|建立|健全|完善|开展|启动|探索|推广|依托|通过|首创|推出|锚定|出台|执行|运用|深化运用|融入|共建|打响|围绕|提出|对标|制定|践行|用好|实行|迭代)(?:了|出|起|“.{1,20}”[、和]?|[^,。、;“”的]{0,6})*$")),
    ("Product", re.compile(r"(?:推出|发布|研发|生产|销售|主打产品|品牌|产品|名为|车型|选育的|机器狗|机器人|番茄|小麦|水稻|货轮)(?:了|出|的)?$")),
    ("InformationSystem", re.compile(r"(?:上线|开发|平台|小程序|下载|打开|登录|系统|运行)(?:了)?$")),
)
_MADE = re.compile(r"(?:推出|研发|生产|采收|选育|造|打造|展出|展示|发布|运营|培育|驾驶|乘坐|组装|驶离|满载)[^,。;:“”]{0,14}?(?:机器人|机器狗|手|车|轮|船|机|器|番茄|小麦|水稻|茶|酒|品牌|车型|手机|无人机|产品|玉米|大豆|咖啡|和|、|芯片|货轮|年画)$|[的造]$(?<=造)")
_NO_HEAD = re.compile(r"包括|是|指|涵盖|等|为|成|作为|以及|实现|推动|促进|助力|建设现代|带动|赋能")
_DROP_BEFORE = re.compile(r"(?:是|成为|的|所谓|称为|叫做|称作|扛起|当|变|变为|像|如|从|到|一个|这种|说|问|道|:|按下|跑出|吹响|勾画|下达|争当|绘就|擦出|唱响|之间的|誉为|称|叫|喊|算|念好|转向|转变为)$")
_SENTENCE = re.compile(r"[。!?,;]|我们|你们|他们|怎么|什么|吗|呢|吧|了$|^不|的.*的")


def recognise_quoted(draft: Draft) -> None:
    """Propose the quotations that are names, and every 《document》."""
    text = draft.text
    for m in _TITLE.finditer(text):
        inner = m.group(1)
        media = re.search(r"(?:日报|晚报|晨报|早报|时报|商报|周刊|周报|新闻联播|都市报|新闻)$", inner)
        draft.add(m.start(), m.end(), "Media" if media else "Document", "quoted/title", weight=3.0, text=inner.strip())
    for m in _QUOTE.finditer(text):
        group = next(i for i in (1, 2, 3) if m.group(i) is not None)
        _quotation(draft, m.start(), m.end(), m.group(group).strip())


def _quotation(draft: Draft, start: int, end: int, inner: str) -> None:
    text = draft.text
    if len(inner) < 2 or _SENTENCE.search(inner):
        return
    before = text[max(0, start - 24) : start]
    cls, tail, rule = _classify(inner, before, text[end : end + 30])
    if not cls:
        return
    left = start
    if tail and before and before[-1] not in HARD and not _DROP_BEFORE.search(before):
        edge = phrase_edge(text, start, mode="strict", limit=12)  # 企业上市“千里马”行动
        lead = text[edge:start]
        if 2 <= len(lead) <= 8 and not draft.in_value[edge] and not any(c.start < start and c.end > edge for c in draft.found):
            left = edge
    stop = end + tail
    surface = re.sub(r"[“”‘’\"]", "", text[left:stop]).strip()
    draft.add(left, stop, cls, rule, weight=2.5, text=surface)
    if surface != inner:
        draft.aliases.append((cls, surface, inner))


def _classify(inner: str, before: str, after: str) -> tuple[str, int, str]:
    """Class, length of the head that belongs to the name, and the rule that decided; an empty class where no name is."""
    dropped = bool(_DROP_BEFORE.search(before))
    for cls, pattern in _HEADS:
        m = None if _NO_HEAD.match(after) else pattern.match(after)
        if m and not (dropped and cls in ("Award", "Product", "Industry")):
            if cls == "Award" and m.group() in ("称号", "荣誉", "奖项", "认证"):
                return cls, 0, "quoted/head"
            return cls, m.end(), "quoted/head"
    for cls, pattern in _INNER:
        if pattern.search(inner) and not (dropped and cls != "Product" and "+" not in inner and not inner.isdigit()):
            return cls, 0, "quoted/form"
    if dropped:
        return "", 0, ""
    made = _MADE.search(before)
    if made and len(inner) <= 10:
        return "Product", 0, "quoted/made"
    for cls, pattern in _BEFORE:
        if pattern.search(before) and len(inner) <= 20:
            return cls, 0, "quoted/verb"
    return "", 0, ""
