"""What a figure measures: the noun phrase before it, or behind it, without the words that are not part of it."""

from __future__ import annotations

import re
from typing import Final

from kg.model import Mention, Value
from kg.relate.encode import View, symbols
from kg.relate.figures_heads import counted_head
from kg.relate.figures_modifiers import modifies
from kg.relate.figures_wording import DATE, FIGURE, QUANTITY

_NAME = symbols("Any")
_AREA = symbols("Area")

# adverbs and verbs that say no more than that there is something
_LEAD = re.compile(
    rf"(?:[\d一二两三四五六七八九十{QUANTITY}]+(?:天|个?月|年|周)?(?:里|以?来(?!自)|下来)|"
    r"它(?!们)|社里(?=[\u4e00-\u9fff]{2})|虽然?|却|只(?=[产有收用卖销出])|首次|(?:我们|我[市区县省镇]|本公司|公司)(?!的)|[半一两三](?:年|个月)(?:来|多来|内)?|首[日月年]|[省市县区](?:级财政|财政)(?=每?年?(?:安排|拨付|投入|列支))|[这那][座个家条款项艘架辆台种类批株位名口栋]|首[批条座台艘架个款家趟列](?=[日月年]产)|折合(?:人民币)?|现在能?|第[一二三]天|次日|隔天|分别|(?:开通|建成|投产|通车|投用|达产|竣工)后|其中|同时|此外|另外|目前|如今|当前|现已|现有|已有|先后|累计|共计|合计|共有|总共|全部|达产后|建成后|投产后|届时|并且|预计|计划|力争|确保|实现|完成|达到|取得|获得|获批|形成|产生|"
    r"拥有|设有|具有|具备|拥(?![有堵挤护])|包括|包含|迎来|安排(?!部署)|拿出|掏出|斥资|聚集|集聚|汇聚|汇集|集结|吸引|提供|建成|建有|建起|建立|建设|(?:牵头|联合)?设立(?=总?规模)|牵头|打造|开通|带动|推动|促进|促成|助力|涉及|涵盖|覆盖|组建|组织|配备|配置|部署|出台|印发|发布|推出|推行|实施|开展|启动|"
    r"下设|下辖|管辖|管理|辖区内|辖区|辖|未来|每年(?=将|可|预计|新增|安排)|就|才|便|更|本次|此次|当天|当日|全年|宣布|通过|正在|正式|成功|持续|加快|大力|着力|不断|积极|全面|重点|仍有|还有|另有|约有|约占|"
    r"[\u4e00-\u9fff]{2}后(?=[\u4e00-\u9fff]{3})|为(?:当地|其|周边|社会)|像[^,。;]{1,10}?(?:这样|一样|这般)的|已(?!经)|已经|将(?!军|近)|可(?!支配|再生|持续|比|研|行性)|拟|并(?!购|网|发|联|轨)|且|也|还(?!款|贷|本|原)|共(?!同|享|建|青|性|和|创|有产|融)|仅|其(?!他|它|余)|约|近|含(?!量|税|氧|水|糖)|"
    r"由(?!于)|于|把|使|让|从(?![业事教])|以|有(?!色|机|限|效|线|轨|偿|害)|的|了|着|过(?![夜境港户滤剩])|和(?!平)|及|与|在(?!建|线|岗|职|校|渝|读|编|册|营|园|手|产|役|研|库))+"
)
_LEAD_LAST = re.compile(
    r"^.*(?:实现(?!率)|达成|带动(?=[^,]{0,3}[A-Z\u4e00-\u9fff])|推动|促进|累计|共计|合计|取得|其中|力争|预计|确保|助推|撬动|截至目前|截至|(?<!公)共(?![同享建青性和创产识]))(?=[^,。;]{2})"
)
_TRIM = re.compile(
    r"(?=(?P<all>(?:(?<=[至到为达的])每[年月日天周]|(?<=[\u4e00-\u9fff]{3})(?:预计|有望|计划|可|拟|将|已|又)+(?:新增|净增)|(?:追加|提[升高]?|升|开|压缩?|扩大?|缩短?|调整?|抬|拉|推|增加|恢复|发展|做大?)[高大]?[到至]|首破|冲破|折合|同比|环比|比上年|较上年|分别|双双|连续多年|长期|平均|均|达到|(?<![挑层])高达|多达|达成|可达|达|不到|为(?!期)|最高|最多|是|(?<![签违节合相条公特])约|近|接近|超过|超|首次|突破|逾|总共|一共|共有|共计|共|累计(?!额)|合计(?!额)|总计|实现|完成|由|从|已经|已建成|已开通|已引进|已签约|已|将|仅需|仅有|仅用|仅|只用|只需|只|需要|需|至|到|的|了|"
    r"预计|目前|现|现有|拥有|位居|居|在|以|则|[增升降减涨跌扩][至到]|攀升|跃升|恢复|回升|回落|攀至|扩至|也|还|每|(?<!投资)(?<!任务)计划|力争|拟|可|增加|增长|上升|提高|提升|扩大|发展|却|仍|降|减少|下降|缩短|压缩|压减|精简|优化|稳定|保持|控制|不足|不少于|不低于|至少|长达|有望|有(?<!所有|国有|持有|占有)|(?<![总指天人次件户家台辆倍])数达|,|、|占|等|加密|逼近|逼|由此|就)+))(?P=all)$"
)
_PER_UNIT = re.compile(
    r"(?<=.)(?:由|从)?(?:每(?:股|公斤|千克|斤|吨|亩|度|平方米|平米|立方米|件|瓶|箱|份|盒|人|户|头|台|套|辆|条|张|公里|毫升|升|克|枚|只|朵|支|单|次|票|位|幅|颗|棵|株|羽|尾|间|晚|天|日|小时|千瓦时|千瓦|标箱|吨公里|平方)){1,2}(?:每[年月日天])?(?:[卖售收]|卖价)?$|(?<=[价值])报$"
)
"""By which unit a price is told, behind what it is the price of: 发行价|每股, 市值|报."""
_FROM_DAILY = ("由日产", "由年产", "由月产", "由单日", "由每天")
_AT_PRICE = re.compile(r"的(?:价格|均价|单价|报价|对价|总价)")
_BARE_VERB = re.compile(
    r"^(?:[^,。;]{0,4}?)(?:投资|签约|引进|招引|签订|签下|生产|利用|租用|购买|采购|新建|改造|种植|投入|盘活|修建|铺设|投用|给予|奖励|运营|设立|组建|成立|募集|建成|创建|培育|开工|出口|进口|销售|卖出|查处|追回|发放|输送|处置|化解|储备|新增|入驻|接收|接待|满载|载|招募|投放|配套|配建|配备|搭载|铺设|安装|新装)$"
)
_TELLING = re.compile(
    r"(?:新签|新引进|新增|新储备|新开工|新设立|新设|新建|签约|引进|招引|查处|追回|培训|落户|投放|突破|开工|储备|处置|化解|发放|孵化|盘活|利用|租用|接收|接待|出口|进口|销售|卖出|发送|运送|运输|生产|输送|培育|创建|通达|入驻|减征|退还|满载|种植|回收|处理|改造)$"
)
_NOUN = re.compile(rf"(?P<of>的)?(?P<noun>[^。,、;:!?(){FIGURE}{DATE}]{{1,26}})")
_NO_NOUN = re.compile(
    r"将|已|被|从|在|自主(?!品牌|知识)|到|向|起(?!重)|开(?!发|放|工项目|工企业)|为|以|和|与|及|或|同比|环比|比|占|增(?!值|量)|降|达|均|都|同|用于|左右|以上|以内|以来|以下|上下|内|之|后(?![端台勤备])|前(?![端台沿瞻期])|时|不等|(?:落户|入驻|签约|投产|竣工)(?!项目|企业)|出自|参与|参加|亮相|集中|获评|获得|入选|上榜|"
    r"通过|成为|加快|正在|全部|同时|先后|陆续|分布|涵盖|覆盖|来自|前往|抵达|完成|实现|享受|接受|装车|到场|现场|拎包|止|位居|居|列|的时间|至|等(?!级)|建成|建设(?!用地|项目|者)|新建|打造|兴建|扩建|收购|采购|购买|入股|认购|受让|用来|缩短|提高|提升|下降|减少|优化|扩大|延长|多(?![式功])|余|就|才|可|由|于|是|有(?!色|机|限)|还|也|又|则|并|而"
)
_NOUN_END = re.compile(
    r"(?:参加|参与|参展|亮相|落户|签约(?=$|[^项])|入驻|上榜|到(?!位)|在(?!建|线|岗|读|校|园|研)|(?<!参)与(?!会)|将|已|被|成为|通过|获(?!得感|批)|共同|为(?!主)|用于|打造|实施|进行|开展|组织|集中|拎包|现场|的(?:融资|时候|监测|管理|培训|服务)|分别|全部|均|正在|正(?=[加稳])|吸引(?!力)|提出|支持(?!力度|中心|政策|资金|系统|服务|计划|体系)(?=.)|链接到|面向(?=全|社会|国)|因此|从而|提前|加快|投产|建成|开工(?=$)|"
    r"实现|预计|享受|接受|前来|前往|来到|齐聚|共(?=[建商话]|同)|从|(?<![自理缘])由|以(?!上|下|内|外)|当(?!地|前|代|年)|作为|凭借|广泛|深入|对(?!外|口)|新增(?=授信|产值|就业|投资|税收)|完成|达(?!标|产)|涵盖|覆盖|涉及|受益|获评|入选|提供|服务(?=全国|于)|提速|同时|相继|先后|陆续|印有|要(?!素|闻|求)|全(?=覆盖|部|面)|纳入|落地|追回|挽回|兑付|发放|签署|签订|满负荷|户均|人均|亩均|进展|顺利|稳步|稳居|位居|跃居|均居|有序|减免|搭建|增长|下降|同比|"
    r"(?:优化|整合|合并|提高|增加|扩大|减少|压减|缩短|提升|降低|发展|升)(?:到|至|为))"
)
_OF_IT = re.compile(r"(?:产值|营收|销售额|营业额|利润|税收|投资|增加值|收入)$")
_SEVERAL = re.compile(rf"(?:[^,。;:、{FIGURE}{DATE}]{{1,6}}、){{1,5}}[^,。;:、{FIGURE}{DATE}]{{2,14}}")
_CLOSED = re.compile(rf"、[^,。;:{FIGURE}{DATE}]{{1,30}}?等(?:\S类)?(?P<head>[^,。;:、{FIGURE}{DATE}{_NAME}]{{2,12}})")
_INCLUSIVE = re.compile(r"\((?:含|不含|包括)[^()]{1,10}\)")
_BOUND_FOR = re.compile(rf"(?:至|往|通往|前往|到|直达)[^,。;、{FIGURE}]{{1,10}}的[\u4e00-\u9fff]{{2,6}}(?=[,。;、]|$)")
_MEASURE_HEAD = re.compile(
    r"(?:投资|面积|产值|产量|[量额率数价积值重长宽高龄]|占地|收入|利润|营收|资金|规模|金额|人口)$"
)
_LISTED = re.compile(r"^(?P<verb>突破|掌握|攻克|引进|推出|研发|获得|形成|出台)?.*等(?P<noun>[^等、,]{2,14})$")
_GENERIC = frozenset(
    ["项目", "企业", "单位", "人员", "代表", "产品", "群众", "机构", "商户", "公司", "师生", "客商", "选手"]
)
_FOLLOWING = re.compile(
    r"(?:现场|集中|成功|先后|正式|陆续|拎包|同步|全部)*(签约|入驻|落户|开工|投产|参展|竣工|上榜|获评|入选|受益|获得[\u4e00-\u9fff]{2,4}(?=[,。;]|$))"
)
_UNITS = frozenset(["镇", "乡", "村", "县", "区", "市", "省", "港", "站", "店"])
_UNFIT = re.compile(
    r"^[\W\d_]*$|^(?:我|他|她|你|其|这|那|该|此|其中|前后|其余|相比|同比|同时|目前|历|如今|一|今年|去年|时|个|我们|每|其他|它)$|^(?:如果|假如|不到|超过|高出|低于|高于)|看$|^已?(?:建成|完成|投用|开工|签约|达到|实现)$"
)
_TELLS_ON = re.compile(r"将(?!军|来)|——|[\u4e00-\u9fff]赴[\u4e00-\u9fff]|要$")
"""What tells on and measures nothing: 后者将投资, 海运要."""
_TOWARDS = re.compile(
    r"(?P<actor>[^,。;]*?)[向给][^,。;的]{1,12}?(?P<verb>授信|投入|投资|注资|增资|发放|拨付|提供|捐赠|捐款|捐|支付|赔偿|赔付|采购|订购|出口|供应|供货|交付|销售|推送|输送|派出|转移支付)"
)
"""To whom money goes or goods: 也向园区企业|授信."""
_NO_ACTOR = re.compile(
    rf"(?:[{DATE}]|[也还已将又再拟可共]|累计|先后|一次性|合计|计划|预计|首次|随后|同时|此外|并|日前|分别)*"
)
_FUNDS = re.compile(
    r"(?:资金|基金|额度|贷款|补贴|补助|奖金|奖励|授信|融资|订单|合同|预算|债券|消费券|红包|大单|经费|赔款|善款|天使投资|战略投资)$"
)
_CLAUSE = re.compile(
    r"..是.|^[而但却]|成为|因此|网上可|^(?:这|那|一|某|曾有)(?:家|艘|座|位|名|辆|台|架)|^(?:自家|自己|各认)$|"
    r"^(?:以及|能|可|对|将|把|被|还|也|又|就|都|均|起|后|前|内|在|从|由|于|与|和|并|且|而|但|则|有|为)+$"
)
"""What is a clause or a word of grammar: 目的地是某港, 而成为认证企业, 以及."""
_ACTED = re.compile(r"[\u4e00-\u9fff]{3}(?<!为)了(?![解不望])[\u4e00-\u9fff]")
_WORD_LEAD = re.compile(r"^(?:已建成|累计培育|累计|培育|建成)+(?=.{4})")
_RELATIVE = re.compile(
    r"(?:来自|印有|位于|从事|面向|分布在|具有|带有|配备)[^,。;:的]{1,16}的(?=[\u4e00-\u9fff\ue000-\ue013])"
)
_GRANTED = re.compile(r"(?:给予|提供|发放|下达|拨付|享受|安排|奖励|补助)(?:总额|不超过|至多|最高|一次性)*$")
_PLANT = re.compile(r"(?:项目|生产线|产线|基地|工厂|能力|产能)$")
_YEARLY = re.compile(r"(?:年|日|月)(?:产|处理|加工|生产)$")
_OPENING: Final = re.compile(r"^[^()]*\)")


def words(view: View, start: int, end: int) -> str:
    """The words that symbols ``[start, end)`` stand for."""
    out = []
    for j in range(start, end):
        item = view.items[j][2]
        out.append(view.text[j] if item is None else item.text)
    return "".join(out)


def fits(indicator: str) -> bool:
    """Whether words can be what is measured."""
    if _CLAUSE.search(indicator) or _ACTED.search(indicator) or _TELLS_ON.search(indicator):
        return False
    return (1 < len(indicator) <= 40 and not _UNFIT.search(indicator)) or indicator in _UNITS


_UNDATED = re.compile(rf"[^{DATE}]+")
_OBLIQUE = re.compile(rf"(?:[与同向跟为由][^,。;]?[{_NAME}]+(?:、[{_NAME}])*|在[{_AREA}])(?=[^的])")
_WITHIN_YEARS = re.compile(r"(?:\d+|[一二两三四五])年内$")


def noun_before(view: View, start: int, end: int) -> str:
    """The noun phrase that symbols ``[start, end)`` say, without subject, dates, adverbs and light verbs."""
    text = view.text
    for a, b in reversed([m.span() for m in _UNDATED.finditer(text[start:end])]):
        piece = text[start + a : start + b]
        offset = start + a
        piece = re.sub(r"[比较自]$", "", piece) if offset + len(piece) < end else piece
        opening = _OPENING.match(piece)
        if opening:
            offset, piece = offset + opening.end(), piece[opening.end() :]
        piece = re.sub("(?<=.)由?(?:日产|年产|月产|单日|每天)$", "", piece) if piece.endswith(_FROM_DAILY) else piece
        piece = _TRIM.sub("", _PER_UNIT.sub("", _TRIM.sub("", piece)))
        last = _LEAD_LAST.match(piece)
        if last:
            offset, piece = offset + last.end(), piece[last.end() :]
        priced = _AT_PRICE.match(piece)
        if priced:
            offset, piece = offset + priced.end(), piece[priced.end() :]
        oblique = _OBLIQUE.match(piece)
        if oblique:
            offset, piece = offset + oblique.end(), piece[oblique.end() :]
        towards = _TOWARDS.fullmatch(piece)
        if towards and _NO_ACTOR.fullmatch(towards["actor"]):
            offset, piece = offset + towards.start("verb"), towards["verb"]
        elif towards:
            return ""  # 产业基金与某公司向某公司投入…: who it was is no name
        lead = _LEAD.match(piece)
        if lead and len(words(view, offset + lead.end(), offset + len(piece))) >= 2:
            offset, piece = offset + lead.end(), piece[lead.end() :]
        piece = _WITHIN_YEARS.sub("", piece)
        phrase = _WORD_LEAD.sub("", words(view, offset, offset + len(piece)).strip("、,的 —()"))
        phrase = phrase if ")" in phrase else phrase.partition("(")[0]
        if len(phrase) >= 2:
            return phrase
    return ""


def noun_behind(view: View, at: int) -> str:
    """What the figure at ``at`` counts where the noun follows it: 27个招商引资项目; empty where none does."""
    text = view.text
    while text[at + 1 : at + 2] == "/" and text[at + 2 : at + 3] and text[at + 2] in FIGURE:
        at += 2  # 20万千瓦/40万千瓦时储能
    while text[at + 1 : at + 2] and text[at + 1] in FIGURE and modifies(view, at + 1):
        at += 2 if text[at + 2 : at + 3] == "级" else 1
    bound = _BOUND_FOR.match(text, at + 1)
    if bound:
        return words(view, at + 1, bound.end())
    relative = _RELATIVE.match(text, at + 1)
    m = _NOUN.match(text, relative.end() if relative else at + 1)
    if m is None or (not m.group("of") and _NO_NOUN.match(m.group("noun"))):
        return ""
    noun = m.group("noun")
    if m.group("of") and view.text[m.start("noun")] in _NAME and len(noun) == 1:
        return ""
    if m.group("of") and re.match(r"(?:股权|股份|[速价]|增|同时)", noun):
        return ""
    cut = _NOUN_END.search(noun, 1)
    rest = noun[cut.start() :] if cut else ""
    noun = noun[: cut.start()] if cut else noun
    value = view.items[at][2]
    headed = counted_head(noun, value.unit.removeprefix("COUNT:") if isinstance(value, Value) else "")
    noun, rest = headed, noun[len(headed) :] + rest
    owned = re.match(rf"([^{_NAME}]{{1,6}})的[{_NAME}]$", noun)
    noun = owned.group(1) if owned else noun
    stop = m.start("noun") + len(noun)
    if rest[:2] in ("增长", "下降", "同比") or (stop < len(text) and text[stop] in FIGURE and not rest):
        noun = _OF_IT.sub("", noun) or noun
    phrase = words(view, m.start("noun"), m.start("noun") + len(noun)).strip("的 和及、")
    if text[stop : stop + 1] and text[stop] in FIGURE:
        phrase = phrase.removesuffix("分")  # 1600名建设者分|三班作业
    inclusive = _INCLUSIVE.match(text, stop) if not rest else None
    if inclusive:
        phrase += words(view, stop, inclusive.end())
    bare = re.sub(r"(?:建设|发展|培育|改造)$", "", phrase)
    phrase = bare if len(bare) >= 4 else phrase
    several = _SEVERAL.match(text, at + 1) if len(phrase) <= 3 and not rest and text[stop : stop + 1] == "、" else None
    if several:
        tail = _NOUN_END.search(several.group(), 2)
        phrase = words(view, at + 1, at + 1 + (tail.start() if tail else len(several.group())))
    closed = _CLOSED.match(text, stop) if not rest else None
    if closed:
        head = closed.group("head")
        tail = _NOUN_END.search(head, 1)
        phrase = words(view, closed.start("head"), closed.start("head") + (tail.start() if tail else len(head)))
    adjacent = view.items[at - 1][2] if at else None
    if (
        isinstance(adjacent, Mention)
        and adjacent.cls == "Industry"
        and text[max(0, at - 2) : at - 1] not in ("、", "和", "与", "及")
        and len(phrase) <= 4
    ):
        phrase = adjacent.text + phrase
    following = _FOLLOWING.match(rest)
    if phrase in _GENERIC and following:
        phrase = following.group(1) + phrase
    return phrase


def counted(view: View, start: int, at: int) -> str:
    """The indicator of a count or amount at ``at``, whose own words begin at ``start``."""
    text = view.text
    raw = text[start:at]
    before = noun_before(view, start, at)
    behind = noun_behind(view, at)
    value = view.items[at][2]
    unit = value.unit if isinstance(value, Value) else ""
    counts = unit.startswith("COUNT")
    bare = _TRIM.sub("", raw.replace(DATE, ""))
    stripped = _LEAD.sub("", bare, count=1)
    if behind and fits(behind):
        of_noun = text[at + 1 : at + 2] == "的"
        verbal = not stripped or raw.endswith(("、", "和", "等")) or _BARE_VERB.match(stripped) is not None
        linked = (
            bool(re.search(r"(?:达到|达|为|是|突破|超过|总数)(?:近|约|超|了)*$", raw))
            and fits(before)
            and not raw.endswith("作为")
        )
        if counts and not linked and not (of_noun and fits(before) and _MEASURE_HEAD.search(before)):
            telling = _TELLING.search(bare)
            short = telling and not raw.endswith("等") and len(behind) <= 6 and not behind.startswith(telling.group())
            return (telling.group() if short and telling else "") + behind
        telling = _TELLING.search(bare)
        granted = of_noun and _GRANTED.search(bare) is not None
        if not counts and (verbal or granted or raw.endswith("的") or (telling and not of_noun)):
            return (telling.group() if telling and len(behind) <= 4 and not of_noun else "") + behind
        if (
            not counts
            and not of_noun
            and re.search(r"(?:领投|缴纳|获|获得|获批|拿到|提供|发放|申请|争取|募集|筹集|授予|新增)的?$", bare)
        ):
            return behind
    if (
        not counts
        and fits(behind)
        and _FUNDS.search(behind)
        and not (fits(before) and (_MEASURE_HEAD.search(before) or _FUNDS.search(before)))
    ):
        return behind
    if not counts and behind and _YEARLY.search(before) and not _PLANT.search(behind) and text[at + 1 : at + 2] != "的":
        return before + behind
    return _tail_of_list(before)


def _tail_of_list(phrase: str) -> str:
    """突破AI、高阶智驾等关键技术: the noun that closes the list, with its verb."""
    m = _LISTED.match(phrase)
    return (m.group("verb") or "") + m.group("noun") if m and ("、" in phrase or len(phrase) > 12) else phrase


__all__ = ["counted", "fits", "noun_before", "noun_behind", "words"]
