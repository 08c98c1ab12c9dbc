"""Persons by the characters of their names: in narrative sentences, before their office, behind whatever trade.

林秀兰把合同锁进抽屉, 19岁小将林秀兰夺冠, 林秀兰副市长赶到, 由林秀兰接任, 局长林秀兰冒雨查看: nothing but the name itself and
what stands on its two sides tells. So a surname that is no common word, given characters that
are given to people, and bounds that cut no word of the lexicon are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.patterns import quick
from kg.recognise.gazetteer import gazetteer, wordlike_surnames
from kg.recognise.lexicon import pos
from kg.recognise.people_foreign import spells

GIVEN = frozenset(
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉红建华玉春雪梅莉萍玲芬燕云菲峰斌波宇浩鹏飞俊凯亮志国民庆胜利永光荣祥瑞晓佳琳婷欣怡嘉雨晨轩泽子涵梓睿航博立树德宗绍昌泉根武仁义礼忠孝宏振兴良启继承世贵彬松栋坤跃学少传思卫维"
    "江山海林东金成龙家权清宁广才发之若溪亦舟牧知秋生梦曦耀晴川冬青水怀远正令仪帆可心楚慧宪定婉贞谷沛钊澜小雅诗韵芷蕾薇蓉萱琪瑶瑜珊珍珠琴瑟璐璇璟珂瑾瑄玮琦琨瑛璋珺岚岩岳峻崇嵩河浦润泓沐沁淑渊湘滨潇澄浚源溥洁淼渝湛汐泰恒恩惠悦愉"
    "恺慕懿忆念恬忱悠慈愿旭昊昕昭晖晟晗晞景晶暄曙晋昱昀易晏星辰朗旺霖霆霄霏露柏桐楠榕槐枫柳桦椿棠楷槿杉杨榆梧芝芸苗茜茵莹菁菊萌蓓蕊荷莲菱葵茂荃莎芮苒凤鹤鸿鹃鹰雁鸾麟骏骥骁虎彪诚信谦谨诺谊书墨翰章哲贤达智修齐克勤俭允元亨乾宝顺延"
    "寿康健福禄禧喜吉安保友君臣伦倩佩侠佑佐侃伯仲叔季儒冠凡凌冰劲励勋升卓原吟咏善喆培堂增士壮奇奎妍妙姗姝姣娅娇娴婕媛媚嫣宛宜宸容宽寒尚巧帅常幸庚弘彤彦彩影征徽攀政敦斐斯旋时普曼杏桃梁森榜毅池津洪淇淳潮灵炎炜炳烁烨焕焱照熙燊爽玄"
    "琰甜男盈真祖祎祺禹秉程穆竹笑素紫纯纲经绣绮缨美群羽翔翠聪腾臻舒舜艺芊蓬虹裕语豪贝赫越迅迎逸遥道邦郁鑫钧铁铭锋锐锦镇长闯闻阳雄霜韬颂颖颜风飘馨香高魁魏默黎龄北南向新方九三大有步石钢柱锁旗宣存守敬化义厚满连运先全占双铃花莺莹仙巍羲茹蔓蔚菡昶炫"
)
"""Characters of given names."""
_SURE = frozenset(
    "芳娜敏静丽磊军勇艳杰娟涛超兰霞刚桂玉梅莉萍玲芬菲峰斌浩鹏俊凯亮庆祥瑞晓佳琳婷欣怡嘉轩泽涵梓睿绍彬栋坤若亦婉贞钊澜雅芷蕾薇蓉萱琪瑶瑜珊璐璇璟珂瑾瑄玮琦琨瑛璋珺岚峻嵩泓沐沁淑渊潇澄浚淼湛汐悦恺慕懿恬旭昊昕昭晖晟晗晞暄昱昀晏霖霆霄霏楠榕枫桦棠楷槿芸茜茵莹菁萌蓓蕊荃芮"
    "苒鸿鹃鸾骏骥骁彪谦谊翰哲贤倩佩侠佑侃勋卓喆妍姗姝姣娅娇娴婕媛嫣宸弘彤彦斐炜炳烁烨焕焱熙燊琰祎祺秉绮臻舜芊赫逸邦鑫钧铭锋韬颂颖馨魁志宗怀牧振楚令仪之帆可沛辰翔雯洁璇梦曦琛珩柱铃羲茹菡昶炫秀建国文立国永世德家子思"
)
"""Those of them that seldom stand in names of firms and places; one of two must be of these where nothing else tells."""
_LEAD = r"(?:(?<=[。,、;:!?\n“”()|—\s·])|^|(?<=[由和与跟对请叫让找叫给任为在把陪及的了到])|(?<=搭档)|(?<=采访)|(?<=委托)|(?<=遇到)|(?<=见到)|(?<=找到)|(?<=岁))"
_NOT_PERSONAL = re.compile(
    r"公告|披露|收购|中标|营收|股价|上市|增持|减持|质押|持股|股份|集团|公司|科技|[省市县区镇乡村街路州港湾河湖江岛山站]|产业|项目|工程|品牌|牌|控股|生物|电子|材料|能源|汽车|药业|药厂|银行|资本|基金|医院|学院|大学|机场|大桥|水库|社区|智能|食品|农业|投资|建设|文旅|旅游|传媒|置业|地产|物流|重工|机械"
)
"""What stands behind names of firms and places."""
_PERSON_TAG = frozenset("vdptcufrmzaly")
_ABOUT = re.compile(
    r"(?:今年|去年|现年|时年|年方)?\d{1,3}岁|[(（](?:[左右中前后](?:[一二三四五])?|男|女)|(?:老师|先生|女士|同志|老人|大爷|大妈|奶奶|师傅|教授|院士|夫妇|父子|一家)"
)
_HELD = (
    "副?(?:[省市区县州镇乡村厅局处司部院校会社行署]长|总理|总统|主席|书记|主任|总裁|董事长|总经理|大使|公使|总领事|参赞|专员)|外长|首相|国王|教授|院士|研究员|校长|博士|代办"
    "|(?:党组|常委)?副?书记|老人|老师|师傅|先生|女士|同志|医生|大夫|律师|法官|夫妇"
)
_TRADE = (
    "选手|小将|老将|名将|健将|冠军|队员|球员|骑手|快递员|外卖员|店员|技术员|护林员|巡护员|讲解员|饲养员|质检员|调度员|司机|船长|机长|护士长|教务长|策展人|主理人|带头人|当家人|经纪人|匠人|艺人|猎人|军人|诗人|歌手|画师|厨师|大厨|工程师|设计师|架构师|摄影师|规划师|茶艺师|农艺师|"
    "建筑师|药师|技师|会计师|导师|作家|画家|作曲家|书法家|陶艺家|艺术家|企业家|科学家|历史学家|音乐家|收藏家|工艺师|导演|演员|编剧|作者|博士生|研究生|大学生|本科生|毕业生|女孩|男孩|姑娘|小伙|小伙子|青年|阿姨|大叔|大姐|大哥|大爷|大妈|大娘|婆婆|爷爷|奶奶|妻子|丈夫|儿子|女儿|父亲|母亲|弟弟|哥哥|姐姐|妹妹|"
    "邻居|同事|搭档|徒弟|徒弟|师父|队长|领队|主教练|裁判|馆员|站长|班长|排长|舰长|乘务员|列车长|值守员|值班员|观察员|飞行员|航天员|宇航员|潜航员|农民|茶农|菜农|花农|棉农|蚕农|蜂农|瓜农|稻农|粮农|羊倌|牧人|船工|瓦工|木匠|铁匠|石匠|篾匠|绣娘|织女|网红|主播|博主|股民|储户|车主|房东|租客|住户|乘客|旅客|患者|病人|家长|校友|侨领|侨胞|台胞|港商|台商|客商|商户|摊主|掌柜|场长|"
    "党委书记|驻村第一书记|第一书记|村医|校医|乡贤|农技员|农机手|机手|推销员|创业者|打工者|爱好者|参赛者|当事人|负责人|发起人|召集人|新秀|得主|委员|监事|文员|研究者|工作者|馆主|园主|农场主|厂主|船东|船主|教官|民警|警官|交警|消防员|士兵|老兵|战士|烈士|模范|标兵"
)
_TRADED = re.compile(rf"(?:{_TRADE})(?![们员])")
_WITH_OFFICE = re.compile(rf"(?={_HELD})")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    from kg.recognise.people import surnames

    single, compound = surnames()
    plain = "".join(sorted((single - wordlike_surnames()) | _COMMON | set("于易安盛宁季燕")))
    double = "|".join(sorted(compound - wordlike_surnames()))
    given = "".join(sorted(GIVEN))
    return (
        re.compile(
            rf"(?P<lead>{_LEAD}(?=[\s\S]))?(?=(?P<x>(?:{double}|[{plain}])(?:(?P<plain>[{given}]{{2}})|[{given}][\u4e00-\u9fff]|[\u4e00-\u9fff][{given}])))"
        ),
        single,
        compound,
    )


def ends_well(text: str, end: int) -> bool:
    """Whether a name may end here: no word of the lexicon lies across, and one begins behind."""
    after = text[end : end + 1]
    if not after or not "\u4e00" <= after <= "\u9fff":
        return True
    if after in _ALONE and pos(text[end + 1 : end + 3]):
        return True  # 许怀之|便|收到
    across = text[end - 1 : end + 1]
    if gazetteer().get(across) or pos(across) or (pos(text[end - 1 : end + 2]) and len(text) > end + 1):
        return False  # 扎根嘉|善, 王先|生
    return bool(pos(text[end : end + 2]) or pos(text[end : end + 3]) or pos(after))


def free_length(text: str, at: int) -> int:
    """The length of the Chinese name at ``at``, whatever verb follows it; 0 where the bounds cut words.

    For places that only a person can fill, behind an office or a trade.

    >>> free_length("林秀兰冒雨赶到", 0), free_length("林曼计划前往", 0), free_length("方面的", 0)
    (3, 2, 0)
    """
    _, single, compound = _patterns()
    base = 2 if text[at : at + 2] in compound else 1 if text[at : at + 1] in single else 0
    if not base or text[at] in "由为向和从来时但都相后能在是将":
        return 0
    for length in (base + 2, base + 1):
        name, given = text[at : at + length], text[at + base : at + length]
        if (
            len(given) == length - base
            and all(c in GIVEN or not pos(c) for c in given)
            and all("\u4e00" <= c <= "\u9fff" for c in given)
            and not pos(name)
            and not (pos(name[:2]) and base == 1)
            and not (length == base + 1 and text[at] in wordlike_surnames())
            and ends_well(text, at + length)
        ):
            return length
    return 0


_COMMON = frozenset("马何高叶程任石方白江雷龙毛万温牛章尚关游阮纪洪席于")
"""Surnames that are words too, but so common that one sure character beside them is enough."""


_OF_FIRMS = frozenset("源香丰盛隆鑫达康宝金泰恒润通茂昌裕顺博科安联创腾")
"""Characters that shops and firms are named with; two of them are no given name by themselves."""
_NO_GIVEN = re.compile(
    "[桦松竹枫杉柳]林|监高|先生|女士|家长|文化|政府|全国|全家|国家|时尚|明珠|城市|大家|大学|南北|东方|北方|南方|高端|平台|安全|三农"
)
_ALONE = frozenset("系是为在把将被也已曾就便还又再正从向对与和于赴任")
"""Verbs and adverbs of one character that a name stands before."""


_DEEDS = frozenset(
    (
        "主政",
        "履新",
        "领衔",
        "主刀",
        "执教",
        "执导",
        "主演",
        "夺冠",
        "卫冕",
        "手里",
        "手上",
        "一行",
        "家",
        "身上",
        "面前",
        "心里",
        "团队",
    )
)
"""What the lexicon calls no verb, behind a person."""


def _is_name(name: str, *, sure: bool = False) -> bool:
    """Whether three characters, given name by form, are a person whom nothing introduces."""
    double = len(name) == 4
    given = name[-2:]
    if pos(name) or (not double and (pos(name[:2]) or gazetteer().get(name[:2]) or gazetteer().get(name))):
        return False
    surely = sum(c in _SURE for c in given)
    if not sure and all(c in _OF_FIRMS for c in given):
        return False
    weak = not double and name[0] in wordlike_surnames()
    if surely < 2 and not sure and (pos(given) == "v" or _NO_GIVEN.match(given) or (weak and pos(given))):
        return False  # 于|家长, 国|成立
    if not weak:
        return True
    return surely == 2 or (name[0] in _COMMON and (sure or surely == 1 or name[0] in "马何高叶程任方于"))


def narrative(text: str) -> Iterator[tuple[int, int]]:
    """Where persons stand as the clause's own subject or party, by the characters of their names."""
    pattern, _, _ = _patterns()
    for m in pattern.finditer(text):
        begin, end = m.span("x")
        name = m["x"]
        lead = m["lead"] is not None
        if not lead and (m["plain"] is None or not _behind_word(text, begin) or not any(c in _SURE for c in name[-2:])):
            continue
        if m["plain"] is None and not _uncommon(name):
            continue
        if _NOT_PERSONAL.match(text, end) or (begin and _cut(text, begin)) or not ends_well(text, end):
            continue
        if _is_name(name, sure=_ABOUT.match(text, end) is not None) and _followed(text, end):
            yield begin, end


_NEVER_GIVEN = frozenset(
    "城寺庙塔桥亭阁苑馆坊宫费税款其该未不没拟的了是说等将就都把被从对为又很更最已曾还并而但或者吗呢吧在和与及也以所到来去上下中内外前后个年月日时分元万亿家们人名位级类种项号路街区县市省镇乡村社区厂店公司部局院所校会站港票股债业品价量额率网线"
)


def _uncommon(name: str) -> bool:
    """Whether a name that holds a character of no list can be one: 林野禾, but not 陈述事."""
    given = name[-2:]
    return (
        name[0] not in wordlike_surnames()
        and not pos(given)
        and not any(c in _NEVER_GIVEN for c in given)
        and not gazetteer().get(given)
    )


_OF_A_FIRM = frozenset(("集团", "公司", "品牌", "企业", "股份", "商标", "平台", "汽车", "巨头", "厂商", "收购", "旗下"))
"""Words that a firm's name follows."""


def _behind_word(text: str, begin: int) -> bool:
    """Whether a word of the lexicon ends at the place, so that a name may begin there."""
    return (
        begin > 1
        and text[begin - 2 : begin] not in _OF_A_FIRM
        and bool(pos(text[begin - 2 : begin]) or pos(text[begin - 3 : begin]))
    )


def _cut(text: str, begin: int) -> bool:
    """Whether a word of the lexicon reaches over the place from the left."""
    return (
        bool(pos(text[begin - 1 : begin + 1]))
        and "\u4e00" <= text[begin - 1] <= "\u9fff"
        and text[begin - 1] not in "的由"
    )


def _followed(text: str, end: int) -> bool:
    after = text[end : end + 1]
    if not after or not "\u4e00" <= after <= "\u9fff" or _ABOUT.match(text, end):
        return True
    if text[end - 1] in "向新先及与于终案":
        return False  # 刘琴|向中国银行
    if after in _ALONE:
        return True
    for width in (4, 3, 2, 1):
        tag = pos(text[end : end + width])
        if tag:
            return tag[0] in _PERSON_TAG or tag == "vn" or after == "等" or text[end : end + width] in _DEEDS
    return False


_CALLED = re.compile(
    r"(?:[我他她名]叫(?!做|作))(?P<x>[\u4e00-\u9fff]{2,4}?)(?=[,。!;]|的(?:[\u4e00-\u9fff]{0,4}(?:人|女|男|小伙|姑娘|青年|老|村民|师)))"
)
_STANDS_FIRST = quick(
    rf"(?:(?<=[。;:!?\n“])|^)(?P<x>[\u4e00-\u9fff]{{2,4}}),(?=[^,。;:!?“”]{{2,24}}(?:{_HELD}|{_TRADE})(?:[,。;—]|$))"
)


def told(text: str) -> Iterator[tuple[int, int]]:
    """Persons whose name is told as one: 我叫林秀兰, 林秀兰,市文旅局局长;."""
    _, single, compound = _patterns()
    for pattern in (_CALLED, _STANDS_FIRST):
        for m in pattern.finditer(text):
            name = m["x"]
            if pos(name) or gazetteer().get(name) or any(pos(name[i : i + 2]) for i in range(len(name) - 1)):
                continue
            if spells(name) or (name[0] in single and len(name) < 4) or (name[:2] in compound and len(name) > 2):
                yield m.span("x")


_SHORT_AFTER = re.compile(
    "(?:第[一二三四五六七]次|[今去前]年|手里|手上|一行|一边|正在|正忙|刚刚|笑着|指着|告诉|介绍|说(?!明)|表示|坦言|却|曾|也曾|从小|连夜|随即|赶到|来到|走进|走到|走访|拿起|捧着|带着|端着|戴着|蹲在|站在|坐在|当选|荣获|夺得|出任|接任|履新|转身|回到|返乡|创办|拿出|捐出|掏出|写道|回忆|感慨|[((](?:[左右中]|女|男)|,?\\d\\d岁)"
)


def short_names(text: str) -> Iterator[tuple[int, int]]:
    """Persons of two characters before what only persons do: 博士生|顾澜|第一次…."""
    for m in _short_pattern().finditer(text):
        begin, end = m.span("x")
        name = m["x"]
        if not (pos(name) or gazetteer().get(name) or (begin and _cut(text, begin))) and _SHORT_AFTER.match(text, end):
            yield begin, end


@lru_cache(maxsize=1)
def _short_pattern() -> re.Pattern[str]:
    single = "".join(sorted(_patterns()[1] - wordlike_surnames()))
    return re.compile(rf"{_LEAD}(?P<x>[{single}][{''.join(sorted(_SURE))}])")


def traded(text: str) -> Iterator[tuple[int, int]]:
    """Persons behind their trade, or what they are to somebody: 快递员林秀兰, 妻子林秀兰."""
    for m in _TRADED.finditer(text):
        if ((length := free_length(text, m.end())) >= 3 and not _NOT_PERSONAL.match(text, m.end() + length)) or (
            length == 2 and text[m.end() + 1] in _SURE
        ):
            yield m.end(), m.end() + length


_BEFORE_OFFICE = quick(rf"{_LEAD}(?P<x>[\u4e00-\u9fff]{{2,4}}?)(?={_HELD})")
_TWO = re.compile(r"[、和与](?P<x>[\u4e00-\u9fff]{2,4})(?=[一两二三四五六七八九十]位)")


def before_office(text: str) -> Iterator[tuple[int, int]]:
    """Persons whose office follows the name: 林秀兰副市长赶到."""
    _, single, compound = _patterns()
    for m in _BEFORE_OFFICE.finditer(text):
        name, begin = m["x"], m.start("x")
        base = 2 if name[:2] in compound and len(name) > 2 else 1 if name[0] in single else 0
        if not base or len(name) - base not in (1, 2) or (begin and _cut(text, begin)):
            continue
        given = name[base:]
        if (
            pos(name)
            or any(gazetteer().get(name[:k]) for k in (2, 3, 4))
            or (len(name) > 2 and pos(name[-2:]) and not all(c in GIVEN for c in given))
        ):
            continue
        if (len(given) == 2 and all(c in GIVEN or not pos(c) for c in given) and not (base == 1 and pos(name[:2]))) or (
            len(given) == 1 and given in _SURE and name[0] not in wordlike_surnames()
        ):
            yield begin, m.end("x")
