"""Who wrote, photographed or spoke: bylines, credits and speakers, with every name in them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常"
    "乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍"
    "虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳段富巫乌焦巴弓牧山谷车侯全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束"
    "龙叶幸司韶黎印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔胥闻党翟谭贡劳申扶堵冉宰雍桑桂牛寿通边燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾衡步耿满弘匡国文寇广"
    "东欧沃利蔚越隆师巩聂晁勾敖融冷訾辛阚那简饶曾沙养鞠须丰巢关相查红游竺权盖益桓公佘仉岳帅亢况郜琴佟言福肖闫付代邸覃苟粟税佀仝逯兰母植佴同戢尕才么咬撒哈敬谯阳晋钭楼原车肇牟矫"
    "仡邝滚揭禤甲苑揣明青邴侍勇丛亓厍夔姬宓宦扈昝暨朴栗楚殳毋汲涂濮璩缑芦荆莘蒯谌赫迟逄郄郇郦鄢阙隋隗麦麴冼鹿薄"
)
COMPOUND: Final = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "宇文",
    "长孙",
    "夏侯",
    "端木",
    "司徒",
)
"""Surnames of two characters."""

HAN: Final = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
ROLE: Final = (
    r"(?:(?:首席|见习|实习|特约|特派|法治|财经|证券|时政|经济|文化|体育|科技|健康|农业|民生|教育|产业|驻[\u4e00-\u9fff]{1,5}|全媒体|融媒体|摄影|文字|视频|数据)*(?:记者|通讯员|评论员|撰稿人|观察员)"
    r"|实习生|特约摄影|摄影报道|摄影|撰文|撰稿|采写|编写|编译|作者|整理|文[/／]图|图[/／]文|文并摄|供图|图片|摄|(?<![\u4e00-\u9fff])[图文](?=[\s/／:：]))"
)
MEDIUM: Final = (
    r"(?:(?:[\u4e00-\u9fff]{2,8}[-—·])?(?!本报)[\u4e00-\u9fff·]{1,8}?"
    r"(?:日报|晚报|早报|晨报|周报|时报|商报|新报|快报|都市报|青年报|经济报|导报|晨讯|晚讯|早讯|都市讯|周刊|导刊|月报|画报|晨刊|晚刊|旬刊|月刊|观察(?=\s*(?:首席|见习|实习)?记者|$)|新闻|新闻网|在线|新华社|中新社|通讯社|电视台|广播电台|客户端|视觉[\u4e00-\u9fff]{2,3})"
    r"|新华社|中新社|新华网|人民网|央视新闻|[\u4e00-\u9fff]{2,6}网|[\u4e00-\u9fff]{2,6}报|视觉[\u4e00-\u9fff]{2,3})"
)
DESK: Final = (
    r"(?:责任|执行|值班|本期|版面|新媒体)?(?:编辑|责编|编审|审核|审校|校对|监制|美编|版式|主编|总编|终审|签发)"
)
"""Who saw a report through the press and did not write it."""
ROLE_WORD: Final = re.compile("记者|通讯员|实习生|摄影|摄|评论员|撰稿|文/图|图/文")
"""One of these is in every byline that states a role."""
MEDIUM_ONLY: Final = re.compile(MEDIUM)
MASTHEAD: Final = re.compile(rf"{MEDIUM}|[\u4e00-\u9fff]{{2,3}}(?:财经|商讯|海讯)")
"""What papers and channels are called at the head of a page, where nothing else stands."""
MEDIUM_MARK: Final = re.compile("[报讯刊闻线社台端觉网]|财经")
"""One of these is in every :data:`MEDIUM` and every :data:`MASTHEAD`."""
_ANY_ROLE: Final = re.compile(
    r"记者|通讯员|评论员|观察员|实习生|撰稿|撰文|采写|编写|编译|作者|整理|摄|供图|图片|文/图|图/文"
    r"|图(?<![\u4e00-\u9fff].)|文(?<![\u4e00-\u9fff].)"
)
"""One of these is in every :data:`ROLE`. All begin with a character of their own, which makes a search for them fast."""
_A_ROLE: Final = re.compile(ROLE)
_A_DESK: Final = re.compile(DESK)
_OURS: Final = re.compile(r"(?:本报|本刊|本网)$")
_ALL_HAN: Final = re.compile(HAN + "+")
_A_NAME: Final = re.compile(rf"{HAN}+(?:·{HAN}+)*")
_BETWEEN_NAMES: Final = re.compile(r"[（）()■□◆◇●\s、，,\u3000]")
_AFTER_SLASH: Final = re.compile(rf"[/／]\s*({MEDIUM})\s*[）)]?$")
_LAST_MEDIUM: Final = re.compile(rf"({MEDIUM})\s*$")
_GAP: Final = re.compile(r"[\s、]")
_MARK: Final = r"[■□◆◇●○▲△◎\s]*"
_OFFICE: Final = (
    r"(?:书记|主任|区长|市长|县长|省长|镇长|乡长|局长|厅长|司长|处长|部长|校长|院长|所长|台长|社长|行长|会长|馆长|主席|委员|理事长|董事长|总经理|总裁|首席执行官"
    r"|秘书长|首席[\u4e00-\u9fff]{2,4}|总工程师|总经济师|统计师|教授|研究员|负责人|常委|代表|专员|发言人|大使|总领事)"
)
OFFICE_END: Final = re.compile(_OFFICE + "$")
BLANK: Final = r"[ \t\u3000\u00a0]"
_NAMES: Final = rf"{HAN}{{1,6}}(?:·{HAN}{{1,8}})*(?:(?:{BLANK}|[、，,])+{HAN}{{1,6}}(?:·{HAN}{{1,8}})*){{0,11}}"
BYLINE: Final = re.compile(
    rf"^{_MARK}[（(]?\s*(?:文[/／])?(?:本报|本刊|{MEDIUM})?\s*(?:(?:{ROLE}[\s：:/]*){{1,2}}{_NAMES}[\s，,；;/]*)+(?:{ROLE})?\s*(?:[/／]\s*{MEDIUM})?\s*[）)]?$"
    rf"|^{_MARK}{_NAMES}{BLANK}*(?:文[/／]图|图[/／]文|文并摄|摄影报道|文)$"
)
_MARKED_ROLE: Final = re.compile(r"^[■□◆◇●○▲△◎]\s*(?:本报|本刊)?(?:首席|见习|实习|特约|全媒体)*(?:记者|通讯员)")
"""After such a mark and such a role stand names, whatever surname they have."""
_ROLE_AND_NAMES: Final = re.compile(
    rf"^[（(]?(?:文[/／]图|图[/／]文|文[/／])?(?:本报|本刊|{MEDIUM})?\s*(?:首席|见习|实习|特约|全媒体)*(?:记者|通讯员|实习生)(?:[：:]|{BLANK}){BLANK}*(?P<names>{_NAMES})[）)]?$"
)
_WORDY: Final = re.compile(r"[的了在于和与是对被从将报道讯电年月日市县区]")
"""What no personal name of five or six characters holds."""
_NO_NAME: Final = re.compile(
    r"手记|报道|观察|调查|采访|述评|综述|专访|直播|日记|札记|视角|侧记|整理|简介|评论|招募|培训|会议|发自|来自|走进|节$|站$|团$|证$"
)
"""What a line may say of reporters instead of naming them: 本报记者 采访手记."""
CREDIT: Final = re.compile(
    rf"(?P<all>[（(]?\s*(?:(?:本报|{MEDIUM})?\s*(?:特约摄影|摄影记者|摄影|供图|图片来源|(?:{ROLE}))\s*[：:/／]?\s*(?P<first>{_NAMES})\s*(?:摄影报道|摄影|供图|摄|图)?\s*[/／]\s*(?P<medium>{MEDIUM})"
    rf"|(?:本报|{MEDIUM})?\s*(?:{ROLE})?\s*(?P<second>{_NAMES})\s*(?:摄影报道|摄影|摄)"
    rf"|(?:摄影|摄|图)\s*[/／：:]\s*(?P<third>{_NAMES})"
    rf"|特约摄影\s*(?P<fourth>{_NAMES})"
    rf"|(?:图片?|照片)由?(?P<given>[^。，]{{2,20}})(?:提供|供图))\s*[）)]?)$"
)
_GIVES_PICTURE: Final = re.compile("[/／：:]|提供|供图")
"""One of these is in every credit that says 图 or 照片, but not 摄."""
SPEAKER: Final = re.compile(
    rf"^(?P<office>{HAN}[^。；！？“”]{{1,40}}{_OFFICE}){BLANK}+(?P<name>{HAN}{{2,4}}|{HAN}{BLANK}+{HAN}|{HAN}{{1,8}}·{HAN}{{1,10}})$"
)
SOURCE: Final = re.compile(
    rf"[（(]?据《?(?P<medium>{MEDIUM})》?(?:报道|消息)?[）)]?$|[（(](?P<named>[\u4e00-\u9fff]{{2,8}}(?:报|网|社|台))[）)]$"
)
_MAY_BE_NAMES: Final = re.compile(rf"[（(■□◆◇●]?{BLANK}*{_NAMES}{BLANK}*[）)]?")
_SIGNED: Final = re.compile(
    rf"[（(]\s*(?:本报|本刊|{MEDIUM})?\s*(?:{ROLE})[\s：:/]*{_NAMES}(?:[\s，,；;/]*(?:{MEDIUM})?\s*(?:{ROLE})[\s：:/]*{_NAMES})*\s*[）)]$"
)
"""A byline in brackets that closes a report: （海峡消费报记者 庄志鹏）."""
_BRACKETED: Final = re.compile(rf"[（(]\s*(?P<names>{_NAMES})\s*[）)]$")


def byline(text: str) -> re.Match[str] | None:
    """A line that holds nothing but who wrote or photographed: 记者 张珺 实习生 程俊豪."""
    return BYLINE.match(text) if has_role(text) or text[-1:] == "文" else None


def has_role(text: str) -> bool:
    """Whether a role may stand in a text: a quick look, made before a close one."""
    return _ANY_ROLE.search(text) is not None


def signs(text: str) -> bool:
    """Whether the names of a byline are persons: one has a surname, or a role introduces what nothing else can be.

    >>> signs("■ 本刊记者 娜仁高娃"), signs("记者 格日勒"), signs("本报记者 采访手记")
    (True, True, False)
    """
    if _MARKED_ROLE.match(text) is not None or any(is_name(n.name) for n in parse_names(text)[0]):
        return True
    alone = _ROLE_AND_NAMES.match(text)
    return alone is not None and _NO_NAME.search(alone["names"]) is None and bool(parse_names(text)[0])


def credit(text: str) -> re.Match[str] | None:
    """The photographer's credit that closes a text."""
    tail = text[-48:]
    if "摄" not in tail and not (("图" in tail or "照片" in tail) and _GIVES_PICTURE.search(tail)):
        return None
    return CREDIT.search(text, max(0, len(text) - 48))


def source(text: str) -> re.Match[str] | None:
    """The source that closes a text: 据《重庆日报》, （新华社）."""
    tail = text[-24:]
    return SOURCE.search(text, max(0, len(text) - 24)) if "据" in tail or tail[-1:] in "）)" else None


def speaker(text: str) -> re.Match[str] | None:
    """A line that is an office and the name of who holds it: 黔江区委书记 罗成."""
    blank = " " in text or "\u3000" in text or "\u00a0" in text or "\t" in text
    match = SPEAKER.match(text) if blank else None
    return match if match and is_name("".join(match["name"].split())) else None


class Name(NamedTuple):
    """A person named in a byline: where the name stands in the text, blanks inside taken out of ``name``."""

    name: str
    start: int
    end: int
    role: str
    medium: str


def is_name(text: str) -> bool:
    """Whether two to four characters look like a Chinese personal name.

    >>> is_name("夏元"), is_name("欧阳晓琳"), is_name("重庆市")
    (True, True, False)
    """
    if "·" in text:
        return 3 <= len(text) <= 16
    if not 2 <= len(text) <= 4 or not _ALL_HAN.fullmatch(text):
        return False
    if text.startswith(COMPOUND):
        return len(text) >= 3
    return text[0] in SURNAMES and (len(text) < 4 or text[1] in SURNAMES)


def names_only(text: str) -> list[Name]:
    """The names of a line that holds nothing else, in brackets or not; none where it holds more."""
    if not _MAY_BE_NAMES.fullmatch(text):
        return []
    found = split_names(text)
    kept = _BETWEEN_NAMES.sub("", text)
    return found if found and "".join(n.name for n in found) == kept and all(is_name(n.name) for n in found) else []


def trailing_names(text: str) -> tuple[int, list[Name]]:
    """Names in brackets that close a paragraph, with or without roles, and where the bracket starts; -1 for none."""
    signed = _SIGNED.search(text, max(0, len(text) - 64)) if text.endswith(("）", ")")) else None
    if signed:
        found, _ = parse_names(signed.group(), signed.start())
        return (signed.start(), found) if found and all(is_name(n.name) for n in found) else (-1, [])
    match = _BRACKETED.search(text) if text.endswith(("）", ")")) else None
    if not match:
        return -1, []
    found = split_names(match["names"], match.start("names"), "", "")
    return (match.start(), found) if found and all(is_name(n.name) for n in found) else (-1, [])


def parse_names(text: str, base: int = 0) -> tuple[list[Name], str]:
    """The people of a byline with their roles and media, and the medium that the byline names first.

    >>> names, medium = parse_names("新重庆-重庆日报记者 张 珺 实习生 程俊豪")
    >>> [(n.name, n.role) for n in names], medium
    ([('张珺', '记者'), ('程俊豪', '实习生')], '新重庆-重庆日报')
    """
    roles = list(_A_ROLE.finditer(text))
    found: list[Name] = []
    first_medium = _medium(text[: roles[0].start()]) if roles else ""
    after_slash = _AFTER_SLASH.search(text)
    for i, role in enumerate(roles):
        end = roles[i + 1].start() if i + 1 < len(roles) else len(text)
        stretch = text[role.end() : end]
        if after_slash and after_slash.start() >= role.end():
            stretch = text[role.end() : min(end, after_slash.start())]
        if (desk := _A_DESK.search(stretch)) is not None:
            stretch = stretch[: desk.start()]
        # the next role may carry its own medium in front: … 夏元 视觉重庆记者 …
        medium = first_medium if i == 0 else _medium(_GAP.split(text[: role.start()])[-1])
        if after_slash and i == len(roles) - 1:
            medium = after_slash[1]
        names = split_names(stretch, base + role.end(), role.group(), medium)
        if not names and found and i:
            continue
        found += names
    if found:
        found = [*_before(text[: roles[0].start()], base), *found]
    if roles and not found:
        found = split_names(text[: roles[0].start()], base, roles[0].group(), after_slash[1] if after_slash else "")
        found = [n for n in found if is_name(n.name)]
    if after_slash:
        found = [n._replace(medium=after_slash[1]) if i == len(found) - 1 else n for i, n in enumerate(found)]
    return found, first_medium


def _before(text: str, base: int) -> list[Name]:
    """Names that stand before the first role and have none of their own: 张穆　本报记者 高曼青."""
    shift = base + len(text) - len(text.lstrip())
    return [
        n._replace(role="", medium="", start=n.start + shift, end=n.end + shift)
        for n in names_only(_OURS.sub("", text.strip()).rstrip())
    ]


def _medium(text: str) -> str:
    match = _LAST_MEDIUM.search(text.strip())
    return match[1] if match else ""


def split_names(text: str, base: int = 0, role: str = "", medium: str = "") -> list[Name]:
    """Names set apart by blanks or 、; two single characters in a row are one name."""
    tokens = [(m.group(), m.start(), m.end()) for m in _A_NAME.finditer(text)]
    found: list[Name] = []
    i = 0
    while i < len(tokens):
        word, start, end = tokens[i]
        if len(word) == 1 and i + 1 < len(tokens) and len(tokens[i + 1][0]) <= 2 and word in SURNAMES:
            word, end = word + tokens[i + 1][0], tokens[i + 1][2]
            i += 1
        i += 1
        if word in ("报道", "本报", "本刊", "本网") or (word.endswith("报道") and (found or not is_name(word[:-2]))):
            continue  # 记者 佟立 | 沈阳报道, but 记者|王晓报道
        if word.endswith("报道"):
            word, end = word[:-2], end - 2
        longest = 6 if role and _ALL_HAN.fullmatch(word) and not _WORDY.search(word) else 4  # 乌云其木格
        if ("·" not in word and not 2 <= len(word) <= longest) or word.startswith(("发自", "来自")):
            continue
        found.append(Name(word, base + start, base + end, role, medium))
    return found
