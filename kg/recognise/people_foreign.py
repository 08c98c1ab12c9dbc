"""Names of persons that transcription spells: with a dot, by the elements of Tibetan names, before or behind an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.patterns import quick
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos

_SPELL = "阿艾安奥巴班保贝本比彼宾博布查茨达戴丹当德登狄迪蒂东杜顿多恩尔法费芬佛弗福戈格根古哈海汉赫亨胡霍基吉加杰捷金卡凯坎康考科克肯库拉莱赖兰朗劳勒雷李里理利莉丽林琳卢鲁路伦罗洛马迈曼梅蒙米莫默姆穆纳南内尼涅努诺欧帕佩皮普奇齐乔切让日瑞若萨塞桑森沙珊施史舒朔斯丝苏索塔泰坦汤特提图托瓦万威韦维温文沃乌西希谢辛休雅亚延耶伊因尤约泽扎詹珍朱佐兹"
_MORE = "范素肖简买江铁木依孜甫赞旺堆仁措嘉央琼平珠朗钦玛艳娜娅妮露丹贡嘎增洪孔甘明冈高哥伽诗黛蕾薇琪茜安妲拿破仑翁颂乍仓坤猜蓬披汶玉吴昂敏登钦山素季吾提依拜克艾热合江森宁夫伯菲瑟麦华翰易埃贾廉盖世列力卫葛叶鲍怀迦察潘珀斐瓜赛伏契柯芮慕儿莎白思帝夏昆修烈腓柳敦卜汪隆摩努露宰穆罕默德赫哈迈优素福苏莱曼"
_DOTTED = re.compile(
    rf"(?P<a>[{_SPELL}{_MORE}]{{1,5}})(?:·(?P<b>[{_SPELL}{_MORE}]{{2,6}}))(?:·[{_SPELL}{_MORE}]{{2,5}})?"
)
_RUN = re.compile(rf"[{_SPELL}夫伯易麦埃依娜孜甫热买提艾合江木素吾赛]{{3,6}}")
_TURKIC = "阿依|努尔|古丽|买买提|麦麦提|木合|别克|吐尔|艾山|玉素|阿不|热依|热合|迪丽|帕提|那孜|哈力|叶尔|赛力|木拉|艾合|阿卜|依拉|依布|依明|依兰|库尔班|巴特尔|其其格|格日勒|斯琴|乌云|娜仁|苏布|阿拉坦|布和|塔娜|萨仁"
_BY_ELEMENT = quick(
    rf"(?:(?<=[。,、;:!?\n“”()|\s的由和与])|^)(?=[^。,;:!?]{{0,4}}?(?:{_TURKIC}))(?P<x>[{_SPELL}夫伯易麦埃依娜孜甫热买提艾合江木素吾赛其仁]{{3,6}}?)(?=[,(]|是|在|和|与|将|把|也|还|已|就|从|一|说|今年|去年|家|的)"
)
_TIBETAN = "次仁|旺堆|扎西|卓玛|多吉|平措|尼玛|达瓦|格桑|央金|丹增|旦增|顿珠|索朗|索南|洛桑|白玛|德吉|拉姆|曲珍|曲扎|强巴|贡布|贡嘎|罗布|边巴|米玛|普布|巴桑|仁青|仁增|才让|才旦|加措|嘉措|桑杰|旺姆|旺杰|旺久|坚赞|群培|次旺|次珍|次旦|次央|泽仁|泽翁|降央|降措|赤列|益西|土登|江村|卓嘎|拉巴|其美|伦珠|欧珠|晋美|久美|尕藏|多杰|拉毛|占堆|朗杰|坚参|斯郎|阿旺|云丹|根秋|泽郎|扎巴|索那"
_PAIR = quick(rf"(?:{_TIBETAN}){{2}}(?![省市县区镇乡村寺山湖河])")
_LEADS = r"(?:(?<=[。,、;:!?\n“”()|—\s的由和与为对向请])|^)"
_HEADED = quick(
    rf"{_LEADS}(?P<x>[{_SPELL}夫伯菲易麦埃依娜孜甫露妮娅翰]{{2,6}}(?:·[{_SPELL}{_MORE}]{{2,6}})*)(?=副?(?:总统|总理|部长|大臣|大使|公使|外长|首相|市长|省长|州长|主席|议长|教授|博士|先生|女士|校长|总裁|国王|亲王|酋长|秘书长|总干事|行长|司令|将军))"
)
_NO_PERSON = re.compile(r"[省州县市区镇乡村山河湖岛港湾]|根治|公司|集团|品牌|平台|小区|酒店|咖啡|大桥|大道|公园")
_PREFIX_WORDS = frozenset("在由和与对向从到给让把被为是")


def foreign_names(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand that are spelled with a dot, before an office, or of two Tibetan elements."""
    for m in _DOTTED.finditer(text) if "·" in text else ():
        begin, end = m.start(), dotted_end(text, m.start(), m.end())
        if "\u4e00" <= text[end : end + 1] <= "\u9fff" and not pos(text[end : end + 2]) and not pos(text[end]):
            continue  # half a name: …·斯皮尔|伯格
        while begin < m.end("a") - 1 and pos(text[begin - 1 : begin + 1]) and text[begin - 1] not in _PREFIX_WORDS:
            begin += 1  # 教授|让·勒努瓦
        if not _NO_PERSON.match(text, end) and end - m.start("b") >= 2:
            yield begin, end
    for m in _PAIR.finditer(text):
        yield m.span()
    for m in _BY_ELEMENT.finditer(text):
        if not gazetteer().get(m["x"]) and not any(pos(m["x"][i : i + 2]) for i in range(len(m["x"]) - 1)):
            yield m.span("x")
    for m in _HEADED.finditer(text):
        name = m["x"]
        if not gazetteer().get(name) and not pos(name) and not (gazetteer().get(name[:2]) and "·" not in name):
            yield m.span("x")


_RUNS_ON = re.compile("一行|等人|慕名|专程|率团|率队|应邀|今[天日年晨早]")


def dotted_end(text: str, begin: int, end: int) -> int:
    """Where a dotted name ends: before a word that its last characters and those behind it make."""
    first = text.rfind("·", begin, end) + 1
    for at in range(first + 2, end):
        if _RUNS_ON.match(text, at) or (
            at == end - 1 and (pos(text[at : at + 2]) or "")[:1] in ("v", "d", "t") and not pos(text[end : end + 2])
        ):
            return at
    return end


def spelled(text: str, at: int) -> int:
    """The length of a name of three or more spelling characters behind an office, 0 where words stand there.

    >>> spelled("热依拉在口岸", 0), spelled("马上就要", 0)
    (3, 0)
    """
    if (pair := _PAIR.regex.match(text, at)) is not None:
        return len(pair.group())
    m = _RUN.match(text, at)
    if m is None or any(pos(text[i : i + 2]) or gazetteer().get(text[i : i + 2]) for i in range(at, m.end() - 1)):
        return 0
    return len(m.group())


def spells(name: str) -> bool:
    """Whether a name is made of the elements of Tibetan, Turkic or Mongolian names: 拉姆, 沙依兰.

    >>> spells("拉姆"), spells("沙依兰"), spells("汽车")
    (True, True, False)
    """
    return (
        re.fullmatch(
            rf"(?:{_TIBETAN})+|[{_SPELL}依娜孜甫热买提艾合江木]{{0,3}}(?:{_TURKIC})[{_SPELL}依娜孜甫热买提艾合江木]{{0,3}}",
            name,
        )
        is not None
    )
