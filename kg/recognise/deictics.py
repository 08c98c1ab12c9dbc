"""Words that stand for a name said before: 我市, 公司, 该项目, 这一由…开发的技术交易平台."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.phrases import nounish

_CLAUSE = "。,;:\n“"
"""What a clause begins behind."""
_GOES_ON = (
    r"(?=将|已|由|可|自(?!动|主|然)|还|也|又|正|现|共(?!享|同体)|均|能(?!力|源)|为|设(?!计|备)|目前|今年|去年|新增|现已|每|累计|预计|计划|通过|依托|实现|完成|"
    r"搭载|配备|续航|售价|起售|预售|指导价|定位|车长|轴距|上市|总投资|占地|位于|全长|全程|建成|投产|投用|采用|注册|上线|运行|归集|接入|汇集|汇聚|整合|集成|打通|覆盖|推出|入驻|面向|提供|支持|分[为两三])"
)
"""What a clause goes on with whose bare noun is one thing said before; a noun would make another word of it: 平台|经济."""
_THIS = r"(?:该[条座款项套种]?|此|这[一个条家座款项趟套种台])"
_MADE_BY = re.compile(rf"{_THIS}由[^。,;:!?“”\n]{{2,30}}?的")
"""这一|由市科技局主导、某公司开发的|技术交易平台: who made it stands between."""

_THINGS: tuple[tuple[str, str, str], ...] = (
    ("InformationSystem", r"平台(?!经济|企业)|系统(?!性|化)|应用(?!场景)|小程序|软件(?!园)|大模型", "平台|系统|小程序"),
    (
        "Facility",
        r"公路|高速|基地|工厂|工程(?!师)|中心(?!城)|机场|车间|电站|温室|码头|港(?!口|区|澳)|大桥|生产线|隧道|水库|厂(?![家商区长房址])"
        r"|乐园|公园|景区|度假区|街区|商场|农场|牧场|仓库|产线|泵站|船闸|体育馆|博物馆|图书馆|展馆|酒店|车站|口岸",
        "电站|大桥|工程|机场|水库|隧道|运河|码头|枢纽|全港|基地|工厂|生产线",
    ),
    ("TransportRoute", r"班列|航线|专线|通道|线路|铁路|高铁|专列", "班列|列车|专列|航线|线路"),
    (
        "Product",
        r"产品(?!线)|车型|机型|新车|面料|疫苗|芯片|机器人|设备|装置|电池|品种|机床|轮胎|仪器|机(?![构制关会场械动遇房票组体])|药(?![企店房品业监])",
        "新车|新品",
    ),
    ("Project", r"项目(?!部|组)|工程项目", "项目"),
    ("Programme", r"模式|机制(?!砂)|行动(?!力)|试点(?!城市|单位|企业)|举措", "试点|行动"),
)
"""Class, the nouns that 该 or 这款 makes one thing said before, and those that do so alone where a clause begins."""
_ATTRIBUTE = r"(?:(?![由与和及的将在为从至到次于把被是有今去年])[\u4e00-\u9fff])"
_THING_RE = tuple(
    (
        cls,
        re.compile(rf"{_THIS}(?P<of>{_ATTRIBUTE}{{0,6}}?)(?:{nouns})"),
        re.compile(rf"(?:{bare}){_GOES_ON}"),
        re.compile(rf"(?P<of>{_ATTRIBUTE}{{0,8}}?)(?:{nouns})"),
    )
    for cls, nouns, bare in _THINGS
)
_OTHER_UNIT = re.compile(r"[市区县省镇乡村州国局院校所公集企园]")
"""该|县农业信息平台 is of the county."""

_WORDS: tuple[tuple[str, str], ...] = (
    (
        "AdministrativeArea",
        r"(?<=[。,;\n“])街道(?=搭建|将|还|已|通过|推出|建立|成立|组织|依托|打造)|(?:我|本|该|全)(?:市|区|县|省|镇|乡|村|州|国|旗)(?![委府长场域属直级内性]|政(?!务)|外(?![贸资商汇])|人(?![均口才])|率先|首[个笔家批条次]|前列|领先)|自治区(?=将|已|出台|印发)|该地区|(?:^|(?<=[。,;:“\n]))(?:省|市|州|区|县|旗|镇|乡|村|街道)里(?![程弄拿外面头人有的斯约奥昂姆到离距])|(?<=[。,;\n])当地(?=将|还|正|重点|围绕|通过|大力|着力|已|立足|依托|积极|推动|建|政府)",
    ),
    (
        "Company",
        r"(?<=[。,、;:“”\n说])(?<!院校、)(?<!高校、)(?<!机构、)(?<!单位、)企业(?=去年|今年|已经?|将|还|目前|每年|预计|计划|年产|现有|随后|又|再|先后|自主|与|投资|拿出)|(?:该|本|我们?|这家)(?:公司|集团|企业|合作社)|(?<=[。,;、\n])合作社(?=将|由|与|已|还|成员|首批|所属|的|核心)|(?:该|这家)(?:银行|店|药企|车企|险企|券商|厂(?!房))|该行(?![业为动程政使])|(?<=[。,;:“”\n])(?:公司|集团)(?!董事会|股|债|名|法|章|高管|治理|化)|(?<=[是由为，,])(?:公司)(?=[将已拟计还又])|(?<=[。,;:\n])(?:新公司|合资公司)(?=将|注册|由|计划|总部|落户|主要|位于|预计|成立后)|(?<=就)公司(?=与)|(?<=[与和同跟])(?:公司|集团)(?=先后|已经?|正式|[续再]?签|牵手|握手|合作|共[同建]|达成|订[下了立]|建立|联合|携手|展开|开展|洽谈|结成|联手|落笔)|(?<=增持)公司(?=股份|股票|股权|\d|总股本)|(?<=[。,;:\n])上市公司(?=拟|将|已于|收到|与|向)|(?<=持有的)公司(?=\d)|(?<=由)公司(?=[与和同]|联合|自主)|(?<=任)(?:公司|集团)(?=的?(?:党委|董事|总|副|监事|首席))",
    ),
    ("GovernmentAgency", r"该(?:局|厅|委(?!员)|署)(?![长级])"),
    (
        "Institution",
        r"(?:该|我|本)(?:校|院|所|中心|研究院|医院)(?!友|长|园|内|区|史|企)|(?:该|这[个家所座])(?:联合|重点)?(?:实验室|研究院|研究所|研究中心|创新中心|学校|学院|大学|医院)|(?<=[。,;\n])(?:学校|学院|医院|实验室|研究院|研究所)(?=将|已|由|与|还|以|现|目前|聚焦|围绕|拥有|主要|下设)",
    ),
    (
        "Project",
        r"本项目|(?<=[。,;\n])项目(?=达产|全部|一期|选址|规划|拟|旨在|建设)|[本此]次(?:签约|开工|落户|投产)的项目",
    ),
    (
        "DevelopmentZone",
        r"(?:该|本)(?:园区|高新区|开发区|经开区|综保区|新区|片区|科学城)|(?<=[和与进入])园区(?=[,。;合共内])|(?<=目前)园区(?=[已内现共])|(?<=[与和同跟])(?:新区|园区|高新区|开发区|经开区)(?=先后|已经?|正式|[续再]?签|牵手|握手|合作|共[同建]|达成|订[下了立]|建立|联合|携手|洽谈|落笔)|(?<=[。,;\n])(?:园区|片区|综保区|高新区|开发区|经开区)(?=将|已|由|内|现|还|目前|总|规划|坚持|主任|党工委|集聚|聚集|拥有|引进|落户|共|累计|实现|完成|规上|入驻|新|签约|今年|去年|被|获|核定|面积|产值|营收|税收|管委会主任)",
    ),
    ("Facility", r"(?<=[。,;\n])(?:电站|大桥|工程|水库)(?=总装机|设计|项目|规划)"),
    ("Industry", r"(?:全|本|该)行业(?![协商学公]会|标准|第一|首|领先|最)"),
    ("TransportRoute", r"(?<=[。,;\n])(?:班列|列车|专列)(?=装载|满载|从|途经|搭载)"),
    (
        "Association",
        r"(?:该|本|这[个家])(?:协会|联盟|商会|联合会|学会|促进会|基金会)|该会(?![场议计展员])|(?<=[。,;、\n])(?:联盟|协会|商会)(?=将|由|与|已|还|成员|首批|秘书|所属|的|核心)",
    ),
    (
        "Event",
        r"(?:该|此次|本次|这次|本届|这场|此届)(?:签约仪式|大会|会议|活动|论坛|博览会|发布会|展会|展览|仪式|签约(?!了|的)|大赛|赛事|峰会|推进会)|(?:本届|下届|上届|此届)[\u4e00-\u9fff]{1,4}(?:博会|交会|展会)|(?<=[。,;、\n])(?:会上|会议|活动现场|发布会上|论坛上|仪式上|签约仪式上|活动|大会|论坛期间|展会期间|博览会期间|会议期间|大会期间|活动期间|会前|会后)(?=[,由指要强提以评还现吸将共明部])|(?<=[。,;、\n])(?:仪式|论坛|大会|展会|博览会|发布会)(?=由|以|吸引|将|为期|共有|设)|(?<=出席)(?:开幕式|闭幕式|签约仪式|揭牌仪式|仪式|会议|活动|大会|论坛)(?=[,。;并])",
    ),
)
"""Class -> words that stand for a name by themselves; 全X is the area itself."""
_CANDIDATE = quick(
    r"[我本该全这此上下届][\u4e00-\u9fff]|街道|自治区|[省市州区县旗镇乡村]里|当地|企业|新公司|合资公司|公司|集团|学校|学院|医院|实验室|研究院|研究所|项目|园区|片区|综保区|高新区|开发区|"
    r"经开区|电站|大桥|工程|水库|班列|列车|专列|联盟|合作社|协会|商会|会上|会议|活动|发布会|论坛|仪式|签约仪式|大会|展会|博览会|会前|会后|开幕式|闭幕式|揭牌仪式"
)
"""Where one of these words may stand; each is tried only there."""
_WORD_RE = tuple((cls, re.compile(pattern)) for cls, pattern in _WORDS)
_UNITS = {
    "公司": "Company",
    "集团": "Company",
    "园区": "DevelopmentZone",
    "平台": "InformationSystem",
    "协会": "Association",
    "学校": "Institution",
}
_UNIT = re.compile(rf"(?P<it>{'|'.join(_UNITS)})(?![法债股章务级]|董事|内[部的]|经济)")
_NOW = ("目前", "当前", "如今", "眼下", "达产后", "投产后", "建成后")
"""Behind these, as behind a date, is who is spoken of: 前三季度|公司出货21.8万台, 目前|园区聚集."""


def recognise_deictics(draft: Draft) -> None:
    """Propose deictic mentions, and take back the names that suffixes alone made of them: 这条航线."""
    text = draft.text
    for at in [m.start() for m in _CANDIDATE.finditer(text)]:
        for cls, pattern in _WORD_RE:
            m = pattern.match(text, at)
            if m is not None:
                draft.add(at, m.end(), cls, "deictics/word", weight=0.9, kind="deictic")
    spans: list[tuple[int, int, str]] = []
    for m in _UNIT.finditer(text):
        at = m.start()
        if at and text[at - 1] not in _CLAUSE and (draft.in_value[at - 1] or text.endswith(_NOW, 0, at)):
            draft.add(at, m.end(), _UNITS[m["it"]], "deictics/word", weight=0.9, kind="deictic")
    made = [m.end() for m in _MADE_BY.finditer(text)]
    for cls, determined, bare, noun in _THING_RE:
        spans += [
            (m.start(), m.end(), cls) for m in bare.finditer(text) if not m.start() or text[m.start() - 1] in _CLAUSE
        ]
        spans += [(m.start(), m.end(), cls) for m in determined.finditer(text) if _one_thing(m)]
        spans += [
            (it.start(), it.end(), cls) for at in made if (it := noun.match(text, at)) is not None and _one_thing(it)
        ]
    if not spans:
        return
    ends = {end: start for start, end, _ in spans}
    draft.found[:] = [
        c for c in draft.found if not (c.rule.startswith("forms/") and c.start == ends.get(c.end, c.start + 1))
    ]
    for start, end, cls in spans:
        draft.add(start, end, cls, "deictics/thing", weight=0.9, kind="deictic")


def _one_thing(m: re.Match[str]) -> bool:
    of = m.group("of")
    counted = m.group()[0] == "这" and m.group()[1] not in "一个"  # 这座室内冰雪乐园
    return not of or (not _OTHER_UNIT.match(of) and (counted or nounish(m.group()[m.start("of") - m.start() :])))
