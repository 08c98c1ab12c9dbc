"""Names in quotation marks whose sentence says what kind of thing bears them.

The kind stands before the name, behind it, or beside it::

    这套远程医疗系统叫“…”      推出一款名为“…”的小程序      推出“…”,一款…平台
          └─ kind ┘                          └ kind ┘                 └ kind
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.quotations import is_hearsay

_KINDS: tuple[tuple[str, str], ...] = (
    ("InformationSystem", "系统|平台|小程序|App|APP|软件|大模型|模型|算法|数据库|程序|应用|智能体|数字人|公众号"),
    ("TransportRoute", "班列|专列|航线|线路|专线|快线|直通车|公交线|班车"),
    ("Project", "项目"),
    ("DevelopmentZone", "产业园|园区|科创园|科技园|开发区"),
    ("Award", "奖项|称号|荣誉"),
    ("Event", "大会|论坛|展会|博览会|赛事|大赛|比赛|展览|音乐节|文化节|活动"),
    (
        "Programme",
        "计划|行动|模式|机制|工程|举措|试点|改革|政策包|服务品牌|监管模式|保险|做法|打法",
    ),
    ("Association", "联盟|协会|商会|联合体|共同体"),
    (
        "Facility",
        "工厂|车间|基地|展厅|展馆|场馆|民宿|酒店|书店|门店|旗舰店|咖啡馆|餐厅|街区|驿站|农场|牧场|大棚|广场|商场|市集|乐园|馆|大桥|隧道|实训室|实验工厂",
    ),
    ("Institution", "实验室|研究院|研究所|研究中心|学院|书院|创新中心"),
    ("Company", "公司|企业|合作社|工作室|工坊|初创团队"),
    (
        "Product",
        "产品|新品|品种|新品种|药|新药|疫苗|新车|车型|轿车|机器人|机器狗|无人机|卫星|火箭|货轮|邮轮|游轮|船|船舶|盾构机|芯片|材料|涂料|肥料|饲料|饮料|饮品|白酒|啤酒|米|面|茶|茶叶|"
        "糕点|零食|面料|手机|电池|机床|装备|设备|装置|仪器|注射液|胶囊|药片|试剂|贷款|保险产品|理财产品|品牌|公用品牌|区域公用品牌|农产品品牌|餐具|玩具|乐器|首饰|游戏|动画|电影",
    ),
)
"""Class and the nouns that say so; the longest noun at the end of the phrase counts."""
_KIND = "|".join(sorted((w for _, words in _KINDS for w in words.split("|")), key=len, reverse=True))
_CLASS = {w: cls for cls, words in _KINDS for w in words.split("|")}
_NAMING = r"(?:叫(?:作|做)?|名叫|名为|取名(?:为|叫)?|(?:被)?(?:正式)?(?:定名|命名)为?|起名(?:为|叫)?|名曰|名唤)"
_NAME = r"“(?P<x>[^“”\n,。;!?]{2,14})”"
_OF = r"[^,。;:!?“”\n]"
_CALLED = quick(rf"(?<![^,。;:!?\n]){_OF}{{0,16}}?(?P<kind>{_KIND})(?:的?(?:名字|名称))?(?:就|便|也)?{_NAMING}{_NAME}")
_CALLED_BEFORE = quick(rf"{_NAMING}{_NAME}的{_OF}{{0,14}}?(?P<kind>{_KIND})(?![\u4e00-\u9fff]{{0,1}}[们者员家师])")
_BESIDE = quick(rf"{_NAME},(?:这|它)?(?:是|就是)?一[款种个套条座家项部艘](?:{_OF}{{0,14}}?)(?P<kind>{_KIND})(?=[,。;])")
_IS = quick(
    rf"(?<![^,。;:!?\n]){_NAME}是(?:(?!不|否){_OF}){{0,30}}?(?:开发|研发|打造|搭建|建设|推出|设立|发起|创办|选育|培育|研制|自研|首创|开办)的?"
    rf"(?:{_OF}{{0,12}}?)(?P<kind>{_KIND})(?=[,。;])"
)
_NOT_OF = re.compile(r"他|她|我们|有人|网友|大家|人们|村民|当地人|俗称|戏称|不叫|想|建议|希望|曾|拟|原")
"""Who only gives a nickname, or would like the name, names nothing."""


def recognise_called(draft: Draft) -> None:
    """Propose the quoted names beside which the sentence says their kind."""
    text = draft.text
    if "“" not in text:
        return
    for pattern in (_CALLED, _CALLED_BEFORE, _BESIDE, _IS):
        for m in pattern.finditer(text):
            start, end = m.start("x") - 1, m.end("x") + 1
            said = text[m.start() : m.start("x")]
            if _NOT_OF.search(said) or is_hearsay(text[max(0, start - 24) : start], text[end : end + 30]):
                continue
            draft.add(start, end, _CLASS[m["kind"]], "called/kind", weight=3.0, text=m["x"])


__all__ = ["recognise_called"]
