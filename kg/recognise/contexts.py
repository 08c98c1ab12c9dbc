"""What telling verbs give away (what is won, what is set up), and words that stand for a name said before."""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.phrases import nounish

# what stands for something said before; 全X is the area itself
_DEICTIC: tuple[tuple[str, str], ...] = (
    (
        "AdministrativeArea",
        r"(?<=[。,;\n“])街道(?=搭建|将|还|已|通过|推出|建立|成立|组织|依托|打造)|(?:我|本|该|全)(?:市|区|县|省|镇|乡|村|州|国|旗)(?![委府政长场域属直级外人内性]|率先|首[个笔家批条次]|前列|领先)|自治区(?=将|已|出台|印发)|(?<=[。,;\n])(?:区|县|镇|乡|村|街道)里(?=将|还|也|已|推行|推出|出台|建|成立|引进|组织|统一|重点|打造|开展|投|计划|联合)|(?<=[。,;\n])当地(?=将|还|正|重点|围绕|通过|大力|着力|已|立足|依托|积极|推动|建|政府)",
    ),
    (
        "Company",
        r"(?<=[。,、;:“”\n说])(?<!院校、)(?<!高校、)(?<!机构、)(?<!单位、)企业(?=去年|今年|已经?|将|还|目前|每年|预计|计划|年产|现有|随后|又|再|先后|自主|与|投资)|(?:该|本|我们?|这家)(?:公司|集团|企业)|(?<=[。,;:“”\n])(?:公司|集团)(?!董事会|股|债|名|法|章|高管|治理|化)|(?<=[是由为，,])(?:公司)(?=[将已拟计还又])|(?<=就)公司(?=与)|(?<=增持)公司(?=股份|股票|股权|\d|总股本)|(?<=[。,;:\n])上市公司(?=拟|将|已于|收到|与|向)|(?<=持有的)公司(?=\d)|(?<=任)(?:公司|集团)(?=的?(?:党委|董事|总|副|监事|首席))",
    ),
    (
        "Institution",
        r"(?:该|我|本)(?:校|院|所|中心|研究院|医院)(?!友|长|园|内|区|史|企)|(?<=[。,;\n])(?:学校|学院|医院|实验室|研究院|研究所)(?=将|已|由|与|还|以|现|目前|聚焦|围绕|拥有|主要|下设)",
    ),
    (
        "Project",
        r"(?:该|本|此|这一|这个)项目|(?<=[。,;\n])项目(?=由|将|总投资|计划|预计|占地|建成|达产|全部|一期|位于|投产|采用|选址|规划|拟|依托|旨在|建设|共)",
    ),
    (
        "DevelopmentZone",
        r"(?:该|本)(?:园区|高新区|开发区|经开区|综保区|新区|片区|科学城)|(?<=[和与进入])园区(?=[,。;合共内])|(?<=目前)园区(?=[已内现共])|(?<=[。,;\n])(?:园区|片区|综保区|高新区|开发区|经开区)(?=将|已|由|内|现|还|目前|总|规划|坚持|主任|党工委|集聚|聚集|拥有|引进|落户|共|累计|实现|完成|规上|入驻|新|签约|今年|去年|被|获)",
    ),
    (
        "InformationSystem",
        r"(?:该|此|这一|这个)(?:平台|系统|应用|小程序|软件|大模型)|(?<=[。,;\n])平台(?=将|已|由|注册|上线|可|自|累计|通过)",
    ),
    (
        "Facility",
        r"(?:该)(?:公路|高速|基地|工厂|工程|中心|机场|车间|电站|温室|码头|港|大桥|生产线)|(?<=[。,;\n])(?:电站|大桥|工程|机场|水库|隧道|运河|码头|枢纽)(?=位于|总投资|总装机|全长|建成|设计|项目|规划|将|计划)|(?<=[。,;\n])(?:全港|基地|工厂)(?=将|已|由|现|目前|完成|总)",
    ),
    (
        "TransportRoute",
        r"(?:该|这条)(?:班列|航线|专线|通道|线路|铁路|高铁)|(?<=[。,;\n])(?:班列|列车|专列)(?=装载|满载|从|由|将|全程|途经|搭载)",
    ),
    (
        "Association",
        r"(?:该|本)(?:协会|联盟|商会|联合会|合作社|学会)|(?<=[。,;、\n])(?:联盟|合作社|协会|商会)(?=将|由|与|已|还|成员|首批|秘书|所属|的|核心)",
    ),
    (
        "Event",
        r"(?:该|此次|本次|这次|本届|这场|此届)(?:签约仪式|大会|会议|活动|论坛|博览会|发布会|展会|展览|仪式|签约(?!了)|大赛|赛事|峰会|推进会)|(?:本届|下届|上届|此届)[\u4e00-\u9fff]{1,4}(?:博会|交会|展会)|(?<=[。,;、\n])(?:会上|会议|活动现场|发布会上|论坛上|仪式上|签约仪式上|活动|大会|论坛期间|展会期间|博览会期间|会议期间|大会期间|活动期间|会前|会后)(?=[,由指要强提以评还现吸将共明部])|(?<=[。,;、\n])(?:仪式|论坛|大会|展会|博览会|发布会)(?=由|以|吸引|将|为期|共有|设)|(?<=出席)(?:开幕式|闭幕式|签约仪式|揭牌仪式|仪式|会议|活动|大会|论坛)(?=[,。;并])",
    ),
)
_DEICTIC_RE = tuple((cls, re.compile(pattern)) for cls, pattern in _DEICTIC)
_WINS = re.compile(
    r"(?:荣获|获评|入选|获颁|获授|跻身|上榜|被评为|评为|评选出|评出|认定为|命名为|获得|荣膺|拿到|取得|斩获|捧回|入围|列入|获批)(?:了|为|首批|国家(?!级)|全国|全省|全市|年度|“)*"
)
_AWARD_ITEM = re.compile(
    r"“?([^。,、;:!?\n“”‘’《》()]{3,22}?)”?(等(?:国家级|省级|市级)?(?:称号|荣誉|招牌|奖项|“)|称号|荣誉|、|和|(?=[,。;\n])|资质)"
)
_AWARDLIKE = re.compile(
    r"(?:奖|强|小巨人|冠军|亚军|季军|示范[\u4e00-\u9fff]{1,6}|基地|枢纽|物流园|园区|地标|名单|榜|案例|标杆|工厂|企业|单位|名片|品牌|名品|县|镇|村|市|区|先锋|称号|园|景区|百佳|试点|城市|庄园|集体|个人|大县|示范项目|试点项目|示范工程|制造业集群|产业集群|优秀应用|优秀案例)$"
)
_SETS_UP = re.compile(
    r"(?:建设|设立|成立|组建|建立|共建|建成|开设|创建|建起|搭建起?|创立|设有|投资建设|合作建设|筹建|新建|(?<!福)建(?!有))(?:了|起|一个|一座|一批)*"
)
_SET_UP = re.compile(
    r"((?:区域|地区|西部|西南|全国|研发|运营)总部|(?:(?!以及|和)[^。,、;:!?\n“”‘’《》()的了]){3,16}?(?:中心|工作站|服务站|驿站|基地|博物馆|展览馆|研究院|厂|馆|总部|仓|院|站|园))(?=[。,、;!?\n和及]|$|为|开展|负责|,)"
)
_SET_UP_CLASS = (
    (
        "Facility",
        re.compile(
            r"(?:加工|展示|配送|分拣|交易|物流|仓储|会展|游客|购物|农机服务|集散|分拨|展览|直播)中心$|基地$|博物馆$|展览馆$|厂$|馆$|仓$|驿站$"
        ),
    ),
    ("Company", re.compile(r"总部$")),
    ("DevelopmentZone", re.compile(r"园$")),
    ("Institution", re.compile(r".")),
)


def recognise_contexts(draft: Draft) -> None:
    """Propose awards, what is set up, and deictics (我市, 公司, 该项目)."""
    _awards(draft)
    _founded(draft)
    _projects(draft)
    for cls, pattern in _DEICTIC_RE:
        for m in pattern.finditer(draft.text):
            draft.add(m.start(), m.end(), cls, "contexts/deictic", weight=0.9, kind="deictic")


_PROJECT = re.compile(r"项目(?!部|组|制|化|经理|库|清单|办|总|负责|人|管理|审批|资金|招商|申报)")


def _projects(draft: Draft) -> None:
    """A site with 项目 behind it is the project that builds it: 高端材料研发中心|项目."""
    sites = {c.end: c.start for c in draft.found if c.cls in _BUILT_AS and c.rule.startswith("forms")}
    for m in _PROJECT.finditer(draft.text):
        if m.start() in sites and m.start() - sites[m.start()] >= 5:
            draft.add(sites[m.start()], m.end(), "Project", "contexts/project", weight=1.6)


_BUILT_AS = frozenset(("Facility", "DevelopmentZone", "Institution"))


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
            if (
                _AWARDLIKE.search(word)
                and nounish(word)
                and not draft.in_value[item.start(1)]
                and not re.search(
                    r"[的了]|支持|发展(?!先行区|示范区|试验区|试点|高地)|增长|一批|(?<!示范)(?<!试点)项目|成果|成绩|收入|投资|土地",
                    word,
                )
            ):
                draft.add(item.start(1), item.end(1), "Award", "contexts/wins", weight=1.2)
            if not item.group(2).startswith(("、", "和")):
                break


def _founded(draft: Draft) -> None:
    """What is set up, whatever its name ends in: 设立一站式联调中心、街道劳动纠纷工作站."""
    text = draft.text
    for m in _SETS_UP.finditer(text):
        at = m.end()
        while (item := _SET_UP.match(text, at)) is not None:
            word = item.group(1)
            if (
                nounish(word)
                and not draft.in_value[item.start(1)]
                and not re.match(r"(?:一批|多个|各类|健全|完善|国家|世界|全国|区域(?!总部)|新|大型|重要|一流|\d)", word)
            ):
                cls = next(c for c, p in _SET_UP_CLASS if p.search(word))
                draft.add(item.start(1), item.end(1), cls, "contexts/founded", weight=0.85)
            else:
                break
            at = item.end()
            if text[at : at + 1] not in "、和及" or not text[at : at + 1]:
                break
            at += 1
