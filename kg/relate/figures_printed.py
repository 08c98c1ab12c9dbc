"""The owner that a figure's own clause prints before it: 今年,|重庆|实现进出口总额…"""

from __future__ import annotations

import re

from kg.model import Mention, Value
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_modifiers import is_count
from kg.relate.figures_wording import DATE, DRIVE

_PRINCIPAL = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Event")
_WIDE = symbols(
    "Org|Area|Facility|Project|TransportRoute|InformationSystem|Event|Product|Programme|NaturalFeature|Person|Document|Industry"
)
_PLACE = symbols("Area")
_NAME = symbols("Any")
_OBLIQUE = re.compile(
    r"(?:[东西南北]起|起于|始于|经|对|向|占|比|较|高于|优于|低于|往|至|到|对外|和|在|从|自|通过|途经|于|列|居|以|销往|出口|为|等|与|同|由|给|被|来自|赴|驻|距|离|飞往|发往|沿|按|据|跨|链接|连接|辐射|覆盖|服务|达|去|抵)$"
)
_CAUSES = re.compile(
    r"(?:推动|带动|拉动|助推|助力|促进|力争|确保|使|让|预计|实现|其中|同时|截至|据悉|加上|是|以及|而|并|推进|(?:把|将)(?:旗下|所属|下属)?的?)$"
)
_LEADS = re.compile(
    rf"(?=(?P<all>(?:[{DATE}]|其中|同时|此外|另外|目前|当前|如今|据\S{{0,8}}|截至|至此|今后|自|至|底|末|年|以来|期间|上半|上|全年|记者\S{{0,6}}|(?:旗下|全资|控股|境外|海外)*(?:子公司|孙公司)|(?:集团|公司|企业)(?:旗下|所属|下属)的?|而|且|并|另|也|这|仅|数据显示|统计显示|是|预计|力争|比如|例如|●|■|▲|◆|○|[-—·.\d()、]|[一二三四五六七八九十])*))(?P=all)$"
)
_JOINT = re.compile(r"(?:等)?(?:[两三四五六七八九十\d]|\ue105)?(?:地|县|区|市|省|国|村|镇|个区县|家企业|家单位|家|方)")
_BY_WHICH = re.compile(r"(?:机制|模式)?(?:打造|推进|推动|做好|服务|保障|引进|培育|建设|解决|化解)")
"""Behind a slogan these say that it is how somebody else acts: “一群一策”打造10条产业链."""
_MEASURED = re.compile(r"(?:产量|产值|总额|增加值|销量|收入|利润|税收|营业额|总量)$")
_SORTS = re.compile(
    r"(?:全[市省区县国州镇]|普惠性|公办|民办|各级|规上|规模以上|定点|[一二三]级以上|[一二三]级甲等|[345]?A级|高职|中职|普通高[校中]|中小学|义务教育)"
)
"""What opens a whole sort of schools or sites, and no name: 普惠性|幼儿园覆盖率."""
_MADE = symbols("Facility|Project|TransportRoute|InformationSystem|Product")
_MADE_BY = re.compile(
    r"(?:运营|自建|改造|合办|托管|投建|建设|援建|承建|开发|研发|研制|生产|开行|打造|投资|推出|执飞|运行|建造|共建|兴建|主办|发布)的[^,。;:的]{0,14}$"
)
"""Who makes a thing stands before it, and is not what the figure measures: 某公司运营的|“渤韩快线”,每周两班."""
_CARRIED = symbols("TransportRoute|Product|Industry")
_GOES_THROUGH = re.compile(
    rf"经由?([{symbols('Facility')}])(?:口岸)?(?:进出口|进出境|出入境|进境|出境|通行|出口|进口|验放|开行|开出|到发)的?$"
)
"""Through which port: 经满洲里口岸进出境的|中欧班列 are counted there."""
_KIND_OF_GOODS = re.compile(
    r"(?:号|牌)?[\u4e00-\u9fff]{2,9}?(?=(?:零售|销售|起|预|总|最大|最高|平均|单机|满载|设计|年|月|日|累计|上半年|全)*(?:售价|定价|单价|周长|长|宽|高|重量?|排水量|吨位|容积|容量|续航|航速|载客|载重|功率|直径|面积|销量|产量|出货|订单|装机|用户|下载)[^,。;:]{0,6}$)"
)
"""What kind of thing a quoted name is: “闽海一号”|深水网箱|周长200米."""
_NOT_COUNTED_SO = symbols("Facility|Company|Institution|TransportRoute|DevelopmentZone")
_OF_THINGS = frozenset(
    [
        "座",
        "个",
        "处",
        "条",
        "家",
        "所",
        "栋",
        "间",
        "项",
        "户",
        "批",
        "类",
        "种",
        "列",
        "班",
        "趟",
        "辆",
        "艘",
        "架",
        "幢",
        "支",
        "套",
        "期",
        "例",
        "件",
        "台",
    ]
)
"""What such things are counted by; 人次 and 吨 are what goes through them."""
_NATIONAL = re.compile(
    r"(?:首[店个家座批套台条例]|重点|百强|劳模|示范|文明|先进|优秀|一级|知名|特色|乡村|级|性|冠军|唯一|统一|文物|非遗|五一|三八|最)"
)
"""全国|首店, 全国|重点文保单位: of what standing, no owner."""
_FARMER = re.compile(
    r"(?:户|民|农|手|店主|摊主|老板|车主|选手|运动员|匠人|传承人|青年|创业者|主播|骑手|司机|带头人|合伙人|职工|工人|居民|大学生|退伍军人)$"
)
_VISITED = re.compile(r"[在向从对让为给帮跟]|记者|走进|来到")
"""Whom a reporter meets is not whose the figures are; the farmer at the head of the clause is."""
_HOLDS = re.compile(r"(?:直接|间接|合计|仍)*的?持[股有]")
"""Persons own shares: 创始人某某的持股比例降至30%."""
_APPOSED = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:品种|品牌|新药|车型|机型|产品|平台|系统|小程序|大模型|航线|班列|滚装船|货轮|客轮|邮轮|卫星|火箭|疫苗|芯片|项目|贷款|剧目|剧|歌舞|影片|游戏)"
)
"""The kind of thing that a quoted name is, right before it: 小麦品种|“X”的生产经营权."""
_GOVERNED = re.compile(r"[在于从向对由经为与和跟同把将]")
_OF_MARKET = re.compile(r"(?:地区)?市场[^,。;:]{0,8}?(?:贡献|带来|撑起)了?(?:公司|集团|企业)")
"""Where the turnover comes from: 非洲市场贡献了公司47%的收入."""
_DRIVEN_FROM = re.compile(rf"(?:[主老新]?城区?|市区|县城)?{DRIVE}")
_FIRST = re.compile(
    rf"(?:[{DATE}{symbols('Area')}]|全国|国内|全球|我国|世界)*(?:首[个家座条艘套款]|第一[个家座条]|唯一一?[个家座条]?|规?模?最大的?)$"
)
_USED = re.compile(r"(?:的)?(?:用量|含量|添加量|掺混比|占比)")
_GROWN = re.compile(r"的|推广|种植|亩产|累计|制种|年产|售价|销量")
_DONE = re.compile(r"已|累计|培育|新增|建成|创建|加快|推动|实现|做大|做强|完成|新建|合理|全力|持续")


def printed_owner(view: View, begin: int, end: int, at: int) -> tuple[Mention | None, int, bool]:
    """The subject among symbols ``[begin, end)``, where the words after it begin, and whether several share the figure."""
    text = view.text
    subject: Mention | None = None
    start = begin
    joint = False
    j = begin
    while j < end:
        char = text[j]
        if char not in _WIDE:
            j += 1
            continue
        mention = view.mention(j)
        before = text[start:j]
        if j == at - 1 and is_count(view.items[at][2]):
            passes = subject is None and char in _NOT_COUNTED_SO and _LEADS.fullmatch(before) is not None
            if passes and _unit(view, at) not in _OF_THINGS:
                return mention, j + 1, False  # 其中,福田口岸98.6万人次
            if mention.cls in ("AdministrativeArea", "Region") and (
                text[j - 1] == "在" or (subject is None and not (before and not _LEADS.match(before)))
            ):
                return mention, j + 1, False
            break  # 国家级企业技术中心51家: what is counted, no owner
        if char == SYMBOL["Company"] and text.startswith("持股", j + 1) and before.endswith("股东"):
            return mention, j + 1, False  # 第一大股东某集团|持股29.3%
        listed = re.match(rf"(?:(?:[、和与及]|以及)[{_NAME}])+", text[j + 1 : end])
        through = _GOES_THROUGH.search(text, begin, j) if subject is None and char in _CARRIED else None
        if through:
            return view.mention(through.start(1)), j, False
        made = (
            subject is not None
            and char in _MADE
            and _MADE_BY.search(before) is not None
            and (mention.cls != "Product" or mention.rule.startswith(("quoted", "products/model")))
        )
        if not made and not _can_own(text, begin, j, before, mention, subject):
            j += 1 + (listed.end() if listed else 0)
            continue
        if char == SYMBOL["Person"] and _HOLDS.match(text, j + 1):
            return mention, j + 1, False
        if subject is not None and not (made or j == start or text[j - 1] == "的"):
            break
        if subject is not None and not made and _GOVERNED.search(text[start:j]):
            break  # 联盟在湾沚区的航空产业园成立: where it was, not what
        subject, joint = mention, False
        start = j + 1
        if listed:
            start += listed.end()
            several = _JOINT.match(text[start : start + 6])
            names = [view.items[k][2] for k in range(j, start) if text[k] in _NAME]
            if several:
                subject, joint = None, True
                start += several.end()
            elif all(isinstance(m, Mention) and m.cls != mention.cls for m in names[1:]) and text[j + 1] in "与和同":
                pass
            elif text[j + 1] not in "与":
                subject, joint = None, True
        apposed = (
            _KIND_OF_GOODS.match(text, start, end) if mention.rule.startswith("quoted") and char not in _PLACE else None
        )
        start += len(apposed.group()) if apposed else 0
        inner = re.match(r"的|旗下的?|所属的?|下属的?|(?:境|区|市|县|范围)?内|造(?![纸船林价])", text[start:end])
        start += inner.end() if inner else 0
        j = max(start, j + 1)
    return subject, start, joint


def _unit(view: View, at: int) -> str:
    """By which word the count at ``at`` counts."""
    value = view.items[at][2]
    return value.unit.removeprefix("COUNT:") if isinstance(value, Value) else ""


def measures(mention: Mention) -> bool:
    """Whether a mention is what is measured rather than whose it is: 微耕机产量, 累计培育工厂."""
    return mention.kind == "name" and bool(
        _SORTS.match(mention.text) or _MEASURED.search(mention.text) or _DONE.match(mention.text)
    )


def _can_own(text: str, begin: int, j: int, before: str, mention: Mention, owner: Mention | None) -> bool:
    char = text[j]
    if char == SYMBOL["Person"]:
        if _HOLDS.match(text, j + 1):
            return True
        return (j == begin or (_FARMER.search(before) is not None and not _VISITED.search(before))) and not re.match(
            r"(?:还|则|也|又|进一步)*(?:表示|介绍|说|认为|透露|指出|强调|称|坦言|告诉|,)", text[j + 1 : j + 6]
        )
    if measures(mention):
        return False
    if mention.cls == "Industry" and (owner is not None or text[j + 1 : j + 2] != DATE):
        return False
    if char in _PLACE and _OF_MARKET.match(text, j + 1):
        return False
    if char in _PLACE and _DRIVEN_FROM.match(text, j + 1):
        return False
    if mention.rule == "companies/trade" and _USED.match(text, j + 1):
        return False  # a material: 某橡胶用量占15%
    if mention.cls == "Programme" and _BY_WHICH.match(text, j + 1):
        return False
    if re.match(r"期间|以来|时期|末|[方面]面", text[j + 1 : j + 3]):
        return False
    if char in _PLACE and (
        text[j + 1 : j + 2] in ("段", "籍") or re.match(rf"[至到—-][{_NAME}\u4e00-\u9fff]", text[j + 1 : j + 3])
    ):
        return False
    if mention.text == "全国" and _NATIONAL.match(text, j + 1):
        return False
    if mention.text in ("全国", "我国") and (begin < j and not _LEADS.match(text[begin:j])):
        return False
    if owner is not None:
        return char in _PRINCIPAL and (
            text[j - 1] in "的下属"
            or (j > 0 and text[j - 1] in _PRINCIPAL and mention.cls not in ("AdministrativeArea", "Region"))
        )
    if not before or _LEADS.match(before):
        water = char == SYMBOL["NaturalFeature"] and not before.strip("其中" + DATE)
        return char in _PRINCIPAL or j == begin or water or not before.strip("其中")
    if char in _MADE and mention.cls != "Product" and _FIRST.fullmatch(before):
        return True
    if _OBLIQUE.search(before):
        return False
    if (
        mention.rule.startswith("quoted")
        and _APPOSED.fullmatch(before)
        and (text[j + 1 : j + 2] == DATE or _GROWN.match(text, j + 1))
    ):
        return True
    if before.endswith("的") and (
        char in _PRINCIPAL or (mention.cls == "Product" and mention.rule.startswith("quoted"))
    ):
        return True
    if mention.kind == "deictic" and char in _PLACE:
        return True
    return char in _PRINCIPAL and bool(_CAUSES.search(before))


__all__ = ["measures", "printed_owner"]
