"""Fields of trade by the frames that only a field fills, and systems and measures by what is said of them.

深耕|精密减速器|领域, 以|高端金属材料|为主导, 向|冷链装备|全面转型, 主导产业为|工控安全: no list has these names.
浙里畅行|这套系统, 手机银行“漓e贷”: a word for the kind of thing stands beside the name.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.industry_lists import GENERIC
from kg.recognise.lexicon import pos
from kg.recognise.phrases import nounish

_X = r"(?P<x>[^。,、;:!?\n“”‘’《》()的了在\d]{2,10}?)"
_ROW = r"(?P<x>[^。,;:!?\n“”‘’《》()的了在\d]{2,28}?)"
_FIELD = r"(?:等)?(?:[两三四五六七八九\d]+[大个条])?(?:细分|新兴|前沿|重点|核心|特色|优势|主导)?(?:领域|赛道|行业|板块|主业|业态|新增长点|增长点|增长极|主导产业|产业(?!链|园|带|基地|协会|联盟|大会|基金)|产业集群|类企业|上下游企业|方向)"
_FRAMES = (
    quick(
        rf"(?:深耕|专注于?|专攻|主攻|切入|进军|涉足|杀入|跨界|转战|投身|押注|押宝|扎根|布局|聚焦|瞄准|锁定|锚定|选定|发力|加码|培育|壮大|发展|面向|围绕|进入|招引|引进|延伸到|拓展至|拓展到|覆盖|涵盖)(?:于|了|着|到|以)?{_ROW}{_FIELD}"
    ),
    quick(
        rf"(?:深耕|专注于|专攻|主攻|切入|杀入|跨界|押注|押宝|进军|扑在|转战|改做|改行做|做起了?|干起了?|重心[^,。;]{{0,6}}?(?:移到|转到|转向|放在|落在)|看好|选中了?|选定了?|锁定了?|落子){_X}(?=上来|上[,。]|[,。;!]|多年|已有|\d+年|二十|十[一二三四五六七八九]?年|数十年)"
    ),
    quick(
        rf"(?:以|形成以){_ROW}(?=(?:等)?为(?:主导|主(?!题|线|任|席|体|办|旨)|核心|根基|支撑|龙头|特色|重点|引领|补充|先导|支柱|主攻方向))"
    ),
    quick(rf"(?<=[、,]){_X}(?=为(?:补充|特色|支撑|辅|配套|引领|先导|延伸)[的,。、])"),
    quick(
        rf"[向往朝]{_X}(?=(?:全面|加快|加速|整体|成功|深度|逐步)*(?:转型|转向|转产|进军|延伸|迈进|拓展|升级)(?![为了到至]))"
    ),
    quick(
        rf"(?:主导产业|支柱产业|特色产业|主业|细分行业|细分领域|所属行业|主营业务|主攻方向|研究方向|支持方向|重点方向|赛道|首位产业)(?:分别)?(?:是|为|:|锁定|定为|包括|有){_ROW}(?=[。,;]|$|等|[两三四五六]大)"
    ),
    quick(
        rf"(?:专业|主要)?从事{_ROW}(?=(?:的)?(?:技术)?(?:研发|研究|生产|制造|销售|设计|开发|经营|服务)(?:[、和与及]|[,。的业]))"
    ),
    quick(
        rf"(?:打造|建设|建成|形成|崛起|构筑|构建)[^,。;:]{{0,12}}?(?:[最大地国级]的?|全国|全球|世界级?|国家级?|西部|西北|西南|东北|华东|华南|区域|特色|一流)的?{_X}(?=(?:产业)?(?:集聚区|集聚地|产业带|产业集群|创新高地|产业高地|高地|制造基地|生产基地|集散中心)[,。;、])"
    ),
    quick(
        rf"(?:(?<=[。,;!?\n])|^){_X}(?=(?:产业|赛道|行业)?(?:风头正劲|异军突起|方兴未艾|蓬勃兴起|势头正盛|风生水起|站上风口|成为新风口))"
    ),
)
_NO_FIELD = re.compile(
    r"^着|^一[层片块张条排座栋批家辆台股场次]|[我你他她它这那哪该本此其各每某]|什么|企业|公司|项目|群众|问题|目标|需求|任务|关键|难点|痛点|环节|基层|一线|群体|领域|高质量|改革|民生|主业|未来|市场$|国内|国际$|全球$|全国$|重点|中心$|工作|发展$|建设$|创新$|体系|机制|政策|资源|优势|特色|客户|人才|人员|农民|居民|服务$|生活|安全$(?<!控安全)(?<!络安全)(?<!据安全)(?<!品安全)|经济$|绿色$|低碳$|规划|方案|成果|设备更新|会议|大学|政府|部门|乡村|城市|区域|产品|品牌|[一二两三四五六七八九十几多]个|核心$|技术$|基础|科技$(?<!海科技)(?<!业科技)(?<!疗科技)(?<!药科技)|先进|自主|研发$|主营|以上|以来|所在|传统|上游|下游|一批|有关|相关|细分|更多|新$|为$|加工企业"
)
_KIND_WORD = re.compile(
    r"(?:装备|材料|芯片|器械|医药|药|疫苗|制造|加工|养殖|种植|种业|农业|渔业|牧业|康养|康复|养老|医疗|健康|文旅|旅游|演艺|电竞|动漫|影视|文创|设计|软件|算法|算力|数据|安全|智能|机器人|驾驶|通信|卫星|航天|航空|低空|飞行|能源|储能|光伏|风电|氢能|氢|核能|电池|锂电|电子|元件|器件|传感|显示|光电|光学|激光|量子|仪器|仪表|机械|机床|刀具|模具|部件|零部件|配件|减速器|轴承|电机|汽车|整车|船舶|海工|轨交|交通|物流|冷链|仓储|快递|电商|直播|跨境|贸易|金融|保险|租赁|检测|认证|标注|外包|环保|固废|再生|回收|建材|家居|家具|陶瓷|玻璃|纺织|服装|鞋|箱包|汉服|食品|饮料|乳业|乳|酒|茶|果|菜|菌|药材|花卉|苗木|水产|畜牧|肉|粮油|调味品|预制菜|烘焙|宠物|日化|美妆|化妆品|玩具|体育|教育|培训|家政|殡葬|钢铁|冶金|有色|铝|铜|稀土|石墨烯|碳纤维|膜|新材|化工|石化|煤化工|造纸|包装|印刷|橡胶|塑料|基因|细胞|诊断|脑机接口|元宇宙|区块链|物联网|互联网|云计算|5G|6G|AI|经济|科技|光子|合成生物|生物)$"
)


def recognise_fields(draft: Draft) -> None:
    """Propose the fields that those frames name."""
    text = draft.text
    for pattern in _FRAMES:
        for m in pattern.finditer(text):
            at = m.start("x")
            for item in re.split(r"([、和与及]|以及)", m["x"]):
                _field(draft, at, at + len(item))
                at += len(item)


_SAYS_WHICH = re.compile(r"(?:方向|领域|重点|定位)(?:是|为|在)")


def _field(draft: Draft, begin: int, end: int) -> None:
    text = draft.text
    if (lead := _SAYS_WHICH.match(text, begin, end)) is not None:
        begin = lead.end()
    name = text[begin:end]
    if (
        not 2 <= len(name) <= 12
        or _NO_FIELD.search(name)
        or not _KIND_WORD.search(name)
        or GENERIC.match(name)
        or any(draft.in_value[begin:end])
        or any(e.cls in ("AdministrativeArea", "Company") for e in gazetteer().get(name))
        or pos(name[:2]) in ("p", "d", "c", "r")
        or not nounish(name)
    ):
        return
    draft.add(begin, end, "Industry", "fields/frame", weight=0.9)


_SYSTEM_AFTER = quick(
    r"(?:(?:(?<=[。,;:!?\n])|^)(?P<x>[\u4e00-\u9fffA-Za-z]{3,8}?)(?=这(?:套|个|款|一)(?:系统|平台|小程序|应用|软件|App|APP|大模型|数据库)))"
)
_SYSTEM_BEFORE = quick(
    r"(?:手机银行|线上问诊入口|线上入口|问诊入口|商城|网上商城|线上商城|公众号|视频号|服务号|政务号|客户端|应用程序|云平台|数字平台|预约入口|微信入口|智能体|APP|App|数字人|模型|算法|系统|平台|小程序|应用)“(?P<x>[^“”\n]{2,12})”(?!行动|工程|计划|模式|活动)"
)
_SYSTEM_VERB = re.compile(
    r"(?:上线的?|自主研发的?|开发的?|推出的?|运行的?|启用的?|打造的?|搭建的?)“(?P<x>[^“”\n]{3,10})”(?=(?:已|已经|目前)?(?:接入|上线|注册用户|累计(?:访问|注册|服务|办理|接诊)|日活|系统|平台|接诊|归集|调用))"
)
_SYSTEM_PLAIN = re.compile(
    r"(?P<x>[\u4e00-\u9fff]{2,8}(?:价格指数网|指数网|信息网|核心(?:账务|业务|交易)系统|(?:账务|调度|结算|清算|交易|挂号|收费|票务|派单|分拣|溯源|预警|监测|诊疗|病历|征管|审批|信贷|风控|决策|指挥)(?:管理)?(?:系统|平台)|大模型|一张图|一张网|政务网|服务网|人才网|农业云|工业云|健康云|教育云|政务云))(?=[,。、;由准正已自在上是将于每接与的覆\d]|稳定|累计|今年|去年|$)"
)


def recognise_called_systems(draft: Draft) -> None:
    """Propose systems beside whose names their kind stands."""
    text = draft.text
    for m in _SYSTEM_AFTER.finditer(text):
        if not pos(m["x"]):
            draft.add(m.start("x"), m.end("x"), "InformationSystem", "fields/system", weight=1.4)
    for pattern in (_SYSTEM_BEFORE, _SYSTEM_VERB):
        for m in pattern.finditer(text) if "“" in text else ():
            if not re.search("[,。的]", m["x"]):
                draft.add(
                    m.start("x") - 1, m.end("x") + 1, "InformationSystem", "fields/system", weight=2.6, text=m["x"]
                )


_MEASURE = quick(
    r"(?:“(?P<x>[^“”\n]{2,6}[一二三四五六七八九十百\d]{1,3}条)”(?!龙|心|路|腿|鱼|线)"
    r"|(?:试行|推行|实行|铺开|在做|抓实|首创)(?:了|起|开)?[“‘](?P<y>[^“”‘’,。\n]{3,10})[”’]"
    r"|把[“‘](?P<z>[^“”‘’,。\n]{3,10})[”’](?=铺到|铺开|推到|推向|推广到|归入|纳入|写进|列入|延伸到)"
    r"|[“‘](?P<w>[^“”‘’,。\n]{4,10}?(?:计划|行动|工程|专项|授信|通办|联办|直达|网联))[”’])"
)
_CIRCLE = re.compile(
    r"(?P<x>(?:\d{1,2}分钟|[一二三]刻钟|[半\d]小时)(?!内)[\u4e00-\u9fff]{2,10}?(?<!商)(?<!经济)圈)(?!层|子|内)"
)
"""What can be reached in how long: 15分钟便民生活圈."""
_SPECIAL_PLAN = quick(
    r"(?:(?:(?<=[。,、;:!?\n“的和与])|^|(?<=其中)|(?<=启动)|(?<=纳入)|(?<=列入))(?P<x>[\u4e00-\u9fff]{3,8}(?:专项(?![行债资规整检基经])|梯度培育库|培育库|服务商目录))|(?P<y>(?:河湖|河|湖|林|田|山|路|街|链|湾|库|塘|警|站)长制))"
)


def recognise_called_measures(draft: Draft) -> None:
    """Propose measures in quotation marks by the verb that puts them to work, special plans and the duty of 河湖长."""
    text = draft.text
    for m in _MEASURE.finditer(text) if "“" in text else ():
        group = str(m.lastgroup)
        start, end = m.span(group)
        draft.add(start - 1, end + 1, "Programme", "fields/measure", weight=2.4, text=m[group])
    for m in _CIRCLE.finditer(text) if "圈" in text else ():
        marks = text[m.start() - 1 : m.start()] + text[m.end() : m.end() + 1] == "“”"
        draft.add(
            m.start() - marks, m.end() + marks, "Programme", "fields/circle", weight=2.7, text=m["x"] if marks else ""
        )
    for m in _SPECIAL_PLAN.finditer(text):
        group = str(m.lastgroup)
        if not re.search("[的了在]|多个|各类|重大|国家科技", m[group]) and not any(
            draft.in_value[m.start(group) : m.end(group)]
        ):
            draft.add(m.start(group), m.end(group), "Programme", "fields/measure", weight=1.0)
