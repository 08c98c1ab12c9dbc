"""Products by what they are called: a code and a kind, a brand, a place and its speciality, and what is done with them.

小鹤H7|巡检机器人, 稻花里|牌大米, 凉山|苦荞茶, 四价诺如病毒疫苗|问世, 每年可产|磷酸铁锂: the kind of goods that closes
the name, and a code, a place or a verb of making beside it.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.lexicon import pos
from kg.recognise.phrases import nounish, phrase_edge, tokens_before

_MACHINE = (
    "机器人|机器狗|机械臂|机械手|无人机|无人车|无人艇|飞机|客机|货机|直升机|飞艇|飞行器|卫星|火箭|发动机|电动机|电机|轴承|齿轮|减速器|减速机|传感器|芯片|模组|模块|控制器|处理器|存储器|MCU|CPU|GPU|电池|电芯|组件|硅片|晶圆|面板|显示屏|玻璃|光纤|光缆|电缆|变压器|断路器|逆变器|储能柜|充电桩|"
    "盾构机|顶管机|掘进机|挖掘机|起重机|装载机|收割机|插秧机|拖拉机|播种机|采棉机|机床|车床|磨床|加工中心|注塑机|压缩机|压裂泵|水泵|阀门|闸门|锅炉|汽轮机|燃气轮机|水轮机|轿车|客车|卡车|重卡|牵引车|越野车|皮卡|电动车|自行车|摩托车|动车组|机车|油轮|货轮|邮轮|游轮|渔船|货船|集装箱船|散货船|运输船|加注船|科考船|"
    "疫苗|注射液|胶囊|口服液|抗体|试剂盒|磁共振|CT机|监护仪|内窥镜|助行器|轮椅|外骨骼|支架|导管|起搏器|人工关节|手术系统|手机|平板|电脑|服务器|手表|耳机|路由器|摄像头|相机|镜头|眼镜|电视机|冰箱|空调|洗衣机|打印机|光刻机|刻蚀机|示波器|光谱仪|显微镜|雷达|盾构|钻机|采煤机|刀具|刀片|打火机|轮胎|"
    "柱塞泵|计算机|紧固件|连接器|冷水机组|刹车盘|变速箱|变速器|底盘|轮毂|电堆|膜电极|双极板|微耕机|仪器仪表|电饭煲|空气炸锅|热水器|净水器|园林剪|减振器|悬架|线束|齿轮箱|主轴|塔筒|叶片"
)
_FOOD = (
    "红茶|绿茶|白茶|黑茶|黄茶|花茶|岩茶|砖茶|银球茶|毛尖|龙井|雪芽|银针|云雾茶|苦荞茶|普洱|普洱茶|铁观音|大红袍|茶|白酒|黄酒|米酒|啤酒|葡萄酒|果酒|酒|大米|香米|小米|贡米|米|挂面|米线|米粉|粉条|粉丝|豆腐|豆干|腐乳|酱油|香醋|陈醋|醋|辣酱|豆瓣酱|榨菜|泡菜|火腿|腊肉|香肠|牛肉干|牛肉|羊肉|牛排|肉丸|鱼丸|"
    "黑猪|土鸡|烤鸭|板鸭|咸鸭蛋|皮蛋|奶粉|酸奶|奶酪|大闸蟹|小龙虾|海参|鲍鱼|生蚝|牡蛎|海带|紫菜|苹果|香梨|酥梨|雪梨|梨|水蜜桃|蜜桃|桃|葡萄|柑橘|蜜橘|脐橙|沃柑|橙|蜜柚|柚子|柚|芒果|荔枝|龙眼|香蕉|菠萝|火龙果|猕猴桃|樱桃|车厘子|杨梅|枇杷|草莓|蓝莓|石榴|西瓜|甜瓜|哈密瓜|香瓜|红枣|冬枣|核桃|板栗|"
    "枸杞|花椒|辣椒|彩椒|番茄|土豆|马铃薯|红薯|洋葱|大蒜|生姜|香菇|木耳|羊肚菌|松茸|百合|莲子|山药|人参|当归|黄芪|党参|三七|天麻|石斛|咖啡|可可|蜂蜜|白砂糖|红糖|煎饼|锅盔|糕|月饼|饼干|果脯|粽子|烧饼|饮料|气泡水|矿泉水|果汁|酸汤|螺蛳粉|热干面|拉面|橄榄油|山茶油|茶油|菜籽油|花生油|亚麻籽油|胡麻油|盐|咖啡豆|鲜奶|油菜籽|葵花籽|鲜切花|大黄鱼|金鲳鱼|鲟鱼|三文鱼|海参苗|鱼苗|虾苗|青菜头|黄花菜|藜麦|青稞|燕麦|沙棘汁|鱼片|罐头|烤鱼|预制菜"
)
_CRAFT = "丝巾|丝绸|刺绣|苗绣|蜀绣|湘绣|苏绣|织锦|云锦|蜀锦|壮锦|黎锦|面料|羽绒服|瓷器|青瓷|白瓷|陶瓷|彩陶|紫砂|茶器|茶具|砚台|砚|宣纸|湖笔|剪纸|年画|唐卡|木雕|砖雕|石雕|玉雕|竹编|草编|漆器|银饰|剪刀|油纸伞|风筝|皮影|玫瑰|兰花|百合花|盆景|玩具|奇石"
_STUFF = "钢板|卷板|酸洗板|型钢|钢管|硅钢|不锈钢|铝材|铜箔|铝箔|铜杆|碳纤维|尼龙|树脂|薄膜|轮胎|水泥|涂料|化肥|尿素|农药|磷酸铁锂|碳酸锂|氢氧化锂|六氟磷酸锂|负极材料|正极材料|隔膜|电解液|多晶硅|单晶硅|纯碱|烧碱|聚乙烯|聚丙烯|甲醇|乙二醇|白砂糖|餐盒|纸箱|地板|瓷砖|卫浴|服装|家具|灯具|箱包|餐具|饲料|种子|板带|带材|棒材|线材|管材|型材|钛丝|钛材|钛箔|锦纶丝|涤纶丝|弹性体|甲酯|电解镍|阴极铜|复合筋|玻璃纤维|磷酸|硫酸|面膜|牙膏|护肤品|中药饮片|偶联药物|原料药"
_KINDS = f"{_MACHINE}|{_FOOD}|{_CRAFT}|{_STUFF}"
KIND = f"(?=[{''.join(sorted({word[0] for word in _KINDS.split('|')}))}])(?:{_KINDS})"
KIND_ENDS = r"(?![率度量]|巨头|巨擘|龙头|企|行业|[业厂林园店馆场区村镇乡节展会企商农树子类种产价味文机商]|项目|基地|公司|集团|协会|市场|品牌|系统|平台|加工|种植|养殖|生产线|行业|领域|专业|研发|技术)"
_CODED = re.compile(
    rf"(?P<x>(?P<code>(?:[\u4e00-\u9fff]{{2,4}})?[A-Z][A-Za-z]{{0,4}}-?\d{{1,5}}[A-Za-z]{{0,3}}(?: ?(?:Pro|Max|Plus|Ultra|Mini))?)(?:型|系列)?(?![两二三四五六几多等和与])[\u4e00-\u9fff]{{0,7}}?{KIND}){KIND_ENDS}"
)
_BRAND_BEFORE = re.compile(r"“(?P<x>[\u4e00-\u9fff]{2,6})”$")
_VARIETY = re.compile(
    r"(?:选育的?|育成的?|培育的?|品种|杂交稻|水稻|玉米|小麦|大豆|油菜|棉花|马铃薯|谷子|高粱|甘薯|花生|新品种|的)“?(?P<x>[\u4e00-\u9fff]{1,4}(?:优|薯|麦|豆|玉|棉|油|稻|糯|谷|两优)?[\u4e00-\u9fff]{0,2}\d{1,4}号?)(?=”|通过|今年|去年|在|已|推广|种植|是|,|。|、|的|亩产|具有|适宜|获)"
)
_BRAND = quick(r"(?:[\s\S]|^)?(?P<x>[\u4e00-\u9fff]{2,4})牌(?=(?:[\u4e00-\u9fff]{0,4}?)(?:" + KIND + "))")
_NO_BRAND = re.compile(r"[品名招金挂车老大王门授揭摘奖铭银铜首第一二三块张]$|的|[家个款种][\u4e00-\u9fff]?$")
_SPECIAL = re.compile(rf"(?P<tail>[\u4e00-\u9fff]{{0,4}}?(?:{_FOOD}|{_CRAFT})){KIND_ENDS}")
_OF_PLACE = re.compile(r"[省市县区镇乡村州]$")
_TAIL_NO = re.compile(r"[的了和与在及从把将对是有为以由一产卖销发运出进当本地]|等|特色|优质|多个|第|首|全")
_VERBED = re.compile(
    rf"(?:烧制|酿造|酿制|轧制|轧出|产出|自产|批量供应|供应|炒制|织造|试制|量产|栽种|侍弄|种出|做好|开发了|做成了?|推出了?|上新|端出|亮出|可产|年产|能产|生产|制造|拿出的|批产|卖出|售出|组装|拼装|造出|造的|研制的|研发的|生产的|自主研发的|制造的|打造的|选育的|培育的|开发的|载有|装载|装有|装着|满载|交付|订购|采购|进口|出口)(?:了|出|着|的)?(?:\d[\d.,]*[万亿]?(?:吨|台|辆|套|件|只|个|箱|瓶|盒|架|艘|片|千克|公斤)(?:的)?)?(?P<x>[^。,、;:!?\n“”‘’《》()的了]{{0,9}}?{KIND}){KIND_ENDS}"
)
_NEXT_ITEM = re.compile(
    rf"[、和与及](?P<x>[^。,、;:!?\n“”‘’《》()的了和与及]{{0,7}}?{KIND}){KIND_ENDS}(?=[,。、;和与及等\d]|$|[一每年])"
)
_DONE = r"(?:[今昨]日|已|已经|正式|成功|顺利|终于|首次|将|也|陆续|正|在[^,。;]{2,14}?|近日|日前|今年|去年)*(?:上市|下线|问世|面世|获批|首飞|交付|下水|出坞|入列|通过[^,。;]{0,12}(?:审定|认证|鉴定|登记)|摆上|端上|销往|出口|远销|热销|畅销|走俏|上架|打入|运抵|发往|搭乘|亮相|量产|投产|走出国门|飞往|俏销|漂洋过海)"
_SUBJECT = re.compile(
    rf"(?:(?<=[。,;:!?\n”的])|^)(?P<x>[^。,、;:!?\n“”‘’《》()的了\d]{{1,10}}?{KIND}){KIND_ENDS}(?={_DONE}|去年|今年卖|有[三四五六七八九]成|出自|[,]?出自)"
)
_DRUG = re.compile(
    r"(?:新药|创新药|仿制药|药品|药物|药|研发的|生产的|自主研发的)(?P<x>[\u4e00-\u9fff]{2,8}?(?:片|胶囊|注射液|颗粒|口服液|滴丸|滴眼液|软膏|乳膏|凝胶|喷雾剂|吸入剂|单抗))(?=[,。;、()]|获|在|于|正式|已|通过|上市|进入|完成|用于|顺利|今年|去年)"
)
"""Medicines by the form they are taken in, behind a word that says so: 1类新药|某某替尼片."""
_CALLED = re.compile(
    r"(?:取名|命名|名为|名叫|定名|起名|代号|注册商标|商标|款|船|轮|舰|艇)(?:为|叫)?“(?P<x>[^“”\n]{2,12})”(?!号召|行动|计划|工程|活动)(?=号?[^\n]{0,12}(?:上架|卖|上市|下线|起浮|出坞|下水|首航|航行|交付|试航|命名|靠泊|离港|启航|量产|,))"
)
_LAND = re.compile(
    r"市场|价格|产量|产值|公司|合作|销售|[省市县]$|需求|企业|产业|部分|第一|世界|全国|主要|国内|外国|其他|各种|各类|大量|一批|更多|许多|优质|[年月日]|[他她它我你这那该此]"
)


def product_names(draft: Draft) -> None:
    """Propose goods by code and kind, brand, place and speciality, or what is done with them."""
    text = draft.text
    for m in _CODED.finditer(text):
        begin = m.start()
        code = re.search(r"[A-Z]", m["code"])
        head = m["code"][: code.start()] if code else ""
        if head:
            begin += _lead(text, m.start(), m.start() + len(head))
        kind = m.end() - m.end("code")
        brand = _BRAND_BEFORE.search(text, max(0, begin - 10), begin)
        if brand is not None:  # “麓鸢”M6无人机
            whole = brand["x"] + text[begin : m.end()]
            draft.add(brand.start(), m.end(), "Product", "products/coded-kind", weight=3.0, text=whole)
            draft.aliases += [
                ("Product", whole, text[begin : m.end()]),
                ("Product", whole, brand["x"] + text[begin : m.end("code")]),
            ]
            continue
        if not draft.in_value[m.end() - 1] and kind <= 9 and not text.startswith("“", m.end()):
            draft.add(begin, m.end(), "Product", "products/coded-kind", weight=1.3)
            draft.aliases.append(("Product", text[begin : m.end()], text[begin : m.end("code")]))
    for m in _VARIETY.finditer(text):
        if re.search(r"\d", m["x"]) and not draft.in_value[m.end("x") - 1] and not _LAND.search(m["x"]):
            draft.add(m.start("x"), m.end("x"), "Product", "products/variety", weight=1.2)
    for m in _BRAND.finditer(text):
        begin = max(m.start("x"), phrase_edge(text, m.end("x"), mode="strict"))
        name = text[begin : m.end("x")]
        if len(name) >= 2 and not _NO_BRAND.search(name):
            draft.add(begin, m.end("x"), "Product", "products/brand", weight=1.5)
    for begin, areas in list(draft.areas_from.items()):
        for area in areas:
            tail = _SPECIAL.match(text, area.end)
            if (
                tail is not None
                and not _OF_PLACE.search(text[begin : area.end])
                and not _TAIL_NO.search(tail["tail"])
                and not _VERBY.search(tail["tail"])
                and not _GOES_ON.match(text, tail.end())
                and area.rule.startswith("names")
                and not draft.in_value[begin]
            ):
                draft.add(begin, tail.end(), "Product", "products/speciality", weight=1.0)
    _done_with(draft)
    _of_trade(draft)
    for m in _DRUG.finditer(text) if "药" in text else ():
        draft.add(m.start("x"), m.end("x"), "Product", "products/medicine", weight=1.2)
    for m in _CALLED.finditer(text) if "“" in text else ():
        draft.add(m.start("x") - 1, m.end("x") + 1, "Product", "products/called", weight=2.7, text=m["x"])


_STOP = frozenset("枚颗块瓶的携是台款把了着由将与和及对在为被从向给让以等该此这那首种型架艘套件批年月日号用造产卖售")


def _lead(text: str, begin: int, end: int) -> int:
    """How many characters in front of a code only lead in to it: 公司携|LT958, 小的|星钥B5."""
    edge = end
    for a, b, tag in tokens_before(text, end, limit=end - begin):
        if (b - a > 1 and tag) or text[a] in _STOP:
            break
        edge = a
    return edge - begin if end - edge >= 2 else end - begin


def _done_with(draft: Draft) -> None:
    text = draft.text
    for m in _VERBED.finditer(text):
        at = m.start("x")
        item: re.Match[str] | None = m
        while item is not None:
            _add(draft, item.start("x"), item.end("x"))
            at = item.end("x")
            unit = re.compile(r"\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,2}").match(text, at)
            item = _NEXT_ITEM.match(text, unit.end() if unit else at)
    for m in _SUBJECT.finditer(text):
        edge = phrase_edge(text, m.end("x"), mode="strict")
        _add(draft, max(m.start("x"), edge), m.end("x"))


_BARE = re.compile(
    rf"^(?:国产|进口|新型|新款|新一代|第[一二三四五六七八九十]代|各类|大型|中型|小型|重型|智能|高端|多款|首[台款批架艘]|整|这[台款批]|本地|当地|优质|特色|普通|传统|专用|民用|商用|标箱|人形|工业|物流|服务|协作|车载|车规级|新能源|智能网联|微型|电动|纯电|混动|燃油|自动驾驶|动力|锂|储能|光伏|风电|半导体|农用|工程|生物|新鲜|干|鲜|有机|绿色|生态|高品质|出口|这些|这种|主要)*{KIND}$"
)
_VERBY = re.compile(
    "出口|生产|主攻|主打|交流|预计|进口|销售|种植|养殖|加工|首块|运输|收购|采购|签约|投资|建设|将由|包括|实现|完成|成为|提供|采用|使用|通过|推动|发展|用于|负责|利用|安装|配备|操作|驾驶|维修|检测|回收"
)
_GOES_ON = re.compile(r"[“A-Za-z]|[\u4e00-\u9fff]{2,3}[A-Z]?\d")


_MEASURED = re.compile(
    r"(?:[批枚颗台款块瓶](?=[\u4e00-\u9fffA-Z]{2})|\d[\d.]*(?:英寸|毫米|微米|纳米|厘米|寸|兆瓦|吨级?|千瓦))*"
)


def _add(draft: Draft, begin: int, end: int) -> None:
    text = draft.text
    edge = phrase_edge(text, end, mode="strict", limit=max(0, end - begin))
    begin = max(begin, edge)
    begin = max((at + 1 for at in range(begin, end) if draft.in_value[at]), default=begin)  # 舱内52台|水泵
    begin += _MEASURED.match(text, begin, end).end() - begin  # type: ignore[union-attr]
    name = text[begin:end]
    if (
        3 <= len(name) <= 14
        and nounish(name)
        and not _BARE.match(name)
        and not _VERBY.search(name)
        and not _LAND.search(name)
        and not _GOES_ON.match(text, end)
        and not (begin and _cuts(text, begin))
        and not any(c.cls == "Industry" and c.start <= begin < c.end for c in draft.found)
        and not any(c.cls in ("Company", "Institution") and begin <= c.start and c.end <= end for c in draft.found)
    ):
        draft.add(begin, end, "Product", "products/kind", weight=0.7)


def _cuts(text: str, at: int) -> bool:
    return "\u4e00" <= text[at - 1] <= "\u9fff" and (text[at - 1] in "超高非" or pos(text[at - 1 : at + 1]) != "")


_TRADE_WORDS = re.compile(
    "研制|研发|生产|制造|下线|量产|选育|育成|出产|酿|烧制|打造|上市|问世|投产|出货|发货|交付|出口|销往|远销|发往|运往|外销|出海|首飞|下水|出坞|获批|注册证|认证|审定|定型|国产化|上架|卖出|售出|售价|起售|热销|畅销|订单|产线|亮相|展出|展位|展品|展柜|展台|斩获|金奖|银奖|产自|出自|手工|做成|制成|加工|织|编|绣|刻|榨|熬|腌|酱|卤|烤"
)
_ANY_KIND = re.compile(rf"{KIND}{KIND_ENDS}")


def _of_trade(draft: Draft) -> None:
    """Goods with a kind of their own in a sentence that tells of making or selling: 把|耐低温轴承|卖到了北欧."""
    text = draft.text
    for start, end in draft.sentences:
        if _TRADE_WORDS.search(text, start, end) is None:
            continue
        for m in _ANY_KIND.finditer(text, start, end):
            begin = phrase_edge(text, m.end(), mode="strict", limit=14)
            if m.start() - begin >= 2:
                _add(draft, max(begin, start), m.end())
