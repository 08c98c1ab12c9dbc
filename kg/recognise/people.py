"""Persons: by office and name, by what people do with words, and from bylines.

A Chinese personal name is a surname of the closed list and one or two characters; where
it ends is decided by what may follow a name. Foreign names are runs of the characters
that transcription uses.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer, wordlike_surnames
from kg.recognise.lexicon import pos
from kg.recognise.people_contexts import introduced, spoken
from kg.recognise.people_foreign import foreign_names, spelled
from kg.recognise.people_narrative import before_office, free_length, narrative, short_names, told, traded
from kg.recognise.text import occurrences
from kg.resources import ontology_dir

SAYING = "表示|介绍|说|认为|透露|坦言|指出|强调|告诉|称|谈到|回忆|感慨|建议|建言|解释|解读|分析|通报|致辞|宣布|补充|直言|笑着|说道|算了|提到|提出|呼吁|评价|谈及|看来|感叹|总结|讲述|主持|出席|参加|率队|带队|带领|作了|会见|当选|兼任|打开|坦承|深有"
ANSWERING = "纠正|反驳|辩解|证实|承认|打趣|调侃|叮嘱|追问|反问|答复|澄清|提醒|断言|预言|预测|估计|判断|坦陈|直言|自嘲"
_FOLLOW = re.compile(
    rf"(?:{SAYING}|累计|流转|承包|一[天年]|每[天月年]|全年|先后|收徒|赚|挣|捐|报道|\d{{1,2}}月|[,。、;:!?\n()“”《》/ ]|$|等|在|率|向|与|和|为|从|对|是|也|还|正|当|就|兼|及|以|以及|领|则|又|最|很|十分|倍感|一行|陪同|现场|代表|分别|走|已|拟|将|把|被|讲|获|作|通过|接过|指|同|今|近日|手|看|拿|收|因|此[行次番]|直接|间接|合计|所?持有|结合|每|早|凭|带|到|个人|介|予|十|打|给|种|养|站|坐|举|搬|一边|算|说|见证|担|任|此前|曾|现|辞|的|同志|共同|列席|一同|先后|陪|宣|入选|为|推|介|视察|考察|前往|应邀|受邀|明确|否认|笑(?=[着道称说言])|回应|留任|离任|卸任|{ANSWERING}|家(?:里|中|的|空|有|种|养)|[\u4e00-\u9fff]{{2,3}}地)"
)
_OFFICE_WORDS = (
    "书记|副书记|常委|委员|主席|副主席|主任|副主任|局长|副局长|部长|副部长|厅长|副厅长|司长|副司长|处长|副处长|科长|市长|副市长|省长|副省长|区长|副区长|县长|副县长|镇长|副镇长|乡长|村长|州长|"
    "行长|副行长|关长|副关长|盟长|旗长|副旗长|专员|巡视员|院长|副院长|校长|副校长|所长|副所长|站长|园长|馆长|社长|会长|副会长|秘书长|理事长|副理事长|理事|干事|队长|组长|"
    "董事会秘书|董事长|副董事长|董事|总裁|副总裁|总经理|副总经理|经理|副经理|厂长|车间主任|负责人|创始人|联合创始人|合伙人|首席执行官|首席技术官|首席科学家|首席专家|首席经济学家|党组成员|总监|总工程师|总会计师|总经济师|总统计师|工程师|高级工程师|董秘|董事会秘书|CEO|CTO|CFO|COO|"
    "教授|副教授|研究员|副研究员|讲师|博士|院士|专家|学者|分析师|学家|"
    "记者|首席记者|见习记者|实习记者|实习生|通讯员|特约记者|摄影|编辑|主编|总编辑|"
    "总统|总理|副总理|首相|外长|大使|公使|参赞|总领事|国王|国务委员|发言人|主帅|教练|"
    "村民|居民|职工|工人|员工|学生|老师|教师|农户|大户|种粮大户|农机手|养殖户|种植户|果农|茶农|渔民|牧民|司机|店主|老板|消费者|游客|市民|业主|村支书|党员|志愿者|网友|代表|劳模|匠人|师傅|传承人|获得者|得主|自然人|法官|检察官|律师|医生|护士|股东|自然人股东|读者|工匠|管水员|小哥|骑手|选手|主播|蜂农|菜农|花农|农场主|创业青年"
)
OFFICE = re.compile(_OFFICE_WORDS)
_OFFICE_END = re.compile(rf"(?:{_OFFICE_WORDS})(?:兼[\u4e00-\u9fff]{{2,8}})?[ ]?$")
_FOREIGN = "阿艾安奥巴班保贝本比彼宾博布查茨达戴丹当德登狄迪蒂东杜顿多恩尔法费芬佛弗福戈格根古哈海汉赫亨胡霍基吉加杰捷金卡凯坎康考科克肯库拉莱赖兰朗劳勒雷李里理利莉丽林琳卢鲁路伦罗洛马迈曼梅蒙米莫默姆穆纳南内尼涅努诺欧帕佩皮普奇齐乔切让日瑞若萨塞桑森沙珊施史舒朔斯丝苏索塔泰坦汤特提图托瓦万威韦维温文沃乌西希谢辛休雅亚延耶伊因尤约泽扎詹珍朱佐兹"
_FOREIGN_RUN = re.compile(rf"[{_FOREIGN}]{{2,8}}(?:·[{_FOREIGN}]{{1,8}}){{0,3}}")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8}){1,3}")


@lru_cache(maxsize=1)
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single and compound surnames."""
    with (ontology_dir() / "names" / "surnames.csv").open(encoding="utf-8") as file:
        rows = [r["surname"] for r in csv.DictReader(file)]
    return frozenset(r for r in rows if len(r) == 1), frozenset(r for r in rows if len(r) == 2)


_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_VERBS_OF_SAYING = frozenset(word for word in f"{SAYING}|{ANSWERING}".split("|") if len(word) == 2)
SAYS_SO = re.compile(
    r"予以|致[辞词]|笑着|笑[道称说]|作(?:了|通报|报告|介绍|发言|说明|致辞|交流|推介|演讲|讲话|主旨|专题|工作|题为|总结|动员|部署|开场)"
)
"""Two characters or more that begin with what might end a given name: 俞澜|作通报."""
_GIVEN_YET = re.compile(r"[可有大敢]为|向[东阳前荣群华明军红春]|为[民国平东]|和[平生]|永和|从[文军容]")
"""Given names whose characters are function words elsewhere."""
_APPOINTED = quick(
    r"(?:任命|聘任|聘请|推选|选举|选出|提名|增补|免去|宣布|决定由?)(?P<a>[\u4e00-\u9fff]{2,4}?)(?=(?:同志)?(?:为|任|担任|出任|兼任|的|辞去|不再))"
    r"|(?:^|[。,;:!?\n由的])(?P<b>[\u4e00-\u9fff]{2,4}?)(?=(?:同志)?(?:此前|曾|现|将|已|拟|不再)?(?:任(?!何|由|意|务|命|职)|担任|出任|当选|兼任|辞去|履新|调任|升任|接任))"
)
"""Who is put into an office or leaves it: 任命王志强为, 由王志强担任."""
_ENDS_THERE = re.compile(rf"[、,。;)]|{SAYING}")
_NOT_GIVEN = frozenset("其该未不没拟的了在是和与说等及将也就都把被从对向为又很最更已曾还并且而但或者吗呢吧、，。")


def name_length(text: str, at: int, lengths: tuple[int, ...] = ()) -> int:
    """The length of the Chinese personal name that begins at ``at``, 0 where none does.

    >>> name_length("王志杰介绍", 0), name_length("卢红", 0), name_length("工厂", 0)
    (3, 2, 0)
    """
    single, compound = surnames()
    base = 2 if text[at : at + 2] in compound else 1 if text[at : at + 1] in single else 0
    if not base:
        return 0
    for length in lengths or (base + 2, base + 1):
        given = text[at + base : at + length]
        if len(given) < length - base or not all(_CJK.match(c) for c in given):
            continue
        if given[-2:] in ("某某",) or given == "某":
            return length
        if (
            (
                any(c in _NOT_GIVEN for c in given)
                and not _GIVEN_YET.fullmatch(given)
                and not (
                    given[-1] == "和" and given[0] not in _NOT_GIVEN - {"和"} and _ENDS_THERE.match(text, at + length)
                )
            )  # 局长管清和、…: no other 和 stands before a 、
            or (length > base + 1 and given[-1] in "以收结所称也却")
            or given in _VERBS_OF_SAYING
            or text[at + length - 1 : at + length + 1] in _VERBS_OF_SAYING
            or (length > base + 1 and SAYS_SO.match(text, at + length - 1))
        ):
            continue
        if _FOLLOW.match(text[at + length :][:4]):
            return length
    return 0


_GIVEN = frozenset(
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉红建华玉春雪梅莉萍玲芬燕云菲峰斌波宇浩鹏飞俊凯亮志国民庆胜利永光荣祥瑞晓佳琳婷欣怡嘉雨晨轩泽子涵梓睿航博"
    "立树德宗绍昌泉根武仁义礼忠孝宏振兴良启继承世贵彬松栋坤跃学少传思卫维"
)
_GIVEN_OF_TWO = _GIVEN | frozenset("江山海林东金成龙家权清宁广才发")
"""Characters of given names; the second row names places and firms too, and is one of a pair."""


def is_personal(name: str) -> bool:
    """Whether a word of two or three characters is a personal name by its characters, as no trade or area stands in it.

    >>> is_personal("王志强"), is_personal("曹广江"), is_personal("康得新"), is_personal("华为")
    (True, True, False, False)
    """
    single, _ = surnames()
    if len(name) == 3 and name[0] in single and not pos(name):
        return all(c in _GIVEN_OF_TWO for c in name[1:])
    return len(name) == 2 and name[0] in single and name[0] not in wordlike_surnames() and name[1] in _GIVEN


_TITLED = re.compile(rf"(?:{_OFFICE_WORDS})")
_LIST_SEP = re.compile(r"^[、和与及]|^以及")


def recognise_people(draft: Draft) -> None:
    """Propose persons: bylines, offices with a name behind, names before words of speech; then every further occurrence."""
    text, article = draft.text, draft.article
    known: set[str] = set()
    for author in article.authors:
        if author.name.startswith(_NO_AUTHOR):
            continue
        if author.start >= 0:
            draft.add(author.start, author.end, "Person", "people/byline", weight=4.0, text=author.name)
        known.add(author.name)
    for m in _TITLED.finditer(text):
        at = m.end()
        if text[at : at + 1] == "”" and text.rfind("“", max(0, at - 8), at) >= 0:
            at += 1  # “九龙工匠”林敏
        if text[at : at + 1] == " " and (m.group() not in _REPORTERS or _signs(text, at + 1)):
            at += 1
        while True:
            length = max((len(name) for name in known if text.startswith(name, at)), default=0) or name_length(text, at)
            if not length:
                foreign = _DOTTED.match(text, at) or (_FOREIGN_RUN.match(text, at) if _diplomat(m.group()) else None)
                if foreign:
                    length = _trim_foreign(foreign.group())
                if not length:
                    if (length := spoken(text, at, text[max(0, m.start() - 6) : m.end()])) > 0:
                        draft.add(at, at + length, "Person", "people/speech", weight=1.6)
                        known.add(text[at : at + length])
                    elif (length := free_length(text, at) or spelled(text, at)) and _plausible(text, at, length):
                        draft.add(at, at + length, "Person", "people/office", weight=2.0)
                        known.add(text[at : at + length])
                    break
            if _plausible(text, at, length):
                draft.add(at, at + length, "Person", "people/office", weight=2.0)
                shorter = name_length(text, at, (length - 1,)) if length >= 3 else 0
                if shorter:
                    draft.add(at, at + shorter, "Person", "people/office", weight=2.0)
                else:
                    known.add(text[at : at + length])
            else:
                break
            sep = _LIST_SEP.match(text[at + length :])
            if not sep or not name_length(text, at + length + sep.end()):
                break
            at += length + sep.end()
    for m in re.finditer(
        rf"(?<=[。,;:!?\n“”、 ])([\u4e00-\u9fff]{{2,4}})(?=(?:还|也|则|又|同时|进一步|随后|最后|笑着|坦率地|告诉记者|对记者|[\u4e00-\u9fff]{{2,3}}地)?(?:{SAYING}|(?:一行)?(?:先后|分别|带队|率队)?(?:到|前往|来到|赴|深入|走访)[^,。;:!?\n]{{2,30}}(?:调研|考察|走访|视察|检查)))",
        text,
    ):
        length = name_length(text, m.start())
        if (
            length == len(m.group(1))
            and not pos(m[1])
            and not pos(m[1][1:])
            and not (pos(m[1][:2]) and pos(text[m.end() - 1 : m.end() + 1]))
        ):
            draft.add(m.start(), m.start() + length, "Person", "people/speech", weight=1.6)
            known.add(text[m.start() : m.start() + length])
    for m in _APPOINTED.finditer(text):
        at, end = m.span("a") if m["a"] else m.span("b")
        sure = m["a"] is not None and not pos(text[at:end])  # 任命游静为…
        if name_length(text, at, (end - at,)) == end - at and (sure or _plausible(text, at, end - at)):
            draft.add(at, end, "Person", "people/appointed", weight=2.0)
            known.add(text[at:end])
    for at, end in introduced(text, name_length):
        draft.add(at, end, "Person", "people/context", weight=1.6)
        known.add(text[at:end])
    for rule, found in (
        ("narrative", narrative),
        ("trade", traded),
        ("told", told),
        ("short", short_names),
        ("before-office", before_office),
        ("foreign", foreign_names),
    ):
        for at, end in found(text):
            draft.add(at, end, "Person", f"people/{rule}", weight=1.6)
            known.add(text[at:end])
    for name in sorted(known):
        if len(name) < 2:
            continue
        for at in occurrences(name, text):
            draft.add(at, at + len(name), "Person", "people/again", weight=1.8, text=name)


_NO_AUTHOR = ("发自", "责编", "编辑", "校对", "审核")
"""What bylines hold beside names: 林秀兰 发自酒泉."""
_REPORTERS = ("记者", "通讯员", "实习生")
_SIGNED = re.compile(r"[ )）/、,\n]|$|通讯员|实习|见习|摄|文")


def _signs(text: str, at: int) -> bool:
    """Whether a name that fills its place stands behind a reporter's office and a space: 记者 林秀兰 通讯员 周晓明."""
    length = name_length(text, at)
    return length > 0 and _SIGNED.match(text, at + length) is not None


_SPEAKS = re.compile(r"(?:介绍|说|表示|认为|透露|坦言|指出|强调|告诉)(?!明)")
_LEADS_PARTY = re.compile(r"率(?:队|团|领|[\u4e00-\u9fff]{1,6}[团组])")


def _plausible(text: str, at: int, length: int) -> bool:
    """Whether a possible name is no ordinary word, nor the beginning of one (高度, 方案, 时间)."""
    name = text[at : at + length]
    if name[:2] in surnames()[1] and length == 4:
        return True  # 上官明远
    if pos(name) or (length == 2 and name[0] in "来向从于由到经赴在和" and name[1] in gazetteer().abbreviations):
        return False
    if name[0] in wordlike_surnames() and length == 3 and not any(pos(name[a : a + 2]) for a in (0, 1)):
        return True  # 学生何媛媛
    if name[0] in wordlike_surnames() and length == 3 and pos(name[:2]):
        return bool(_SPEAKS.match(text, at + length))  # 成效有, but 主任常有福说
    if (
        length == 2
        and name[0] in wordlike_surnames()
        and not any(pos(text[at + i : at + i + k]) for i in (0, 1) for k in (2, 3))
    ):
        return True  # 董事会秘书方静在…: no word of the lexicon on either side
    if (
        name[0] in wordlike_surnames()
        and not re.match(rf"(?:{SAYING}|[,。、;(]|$)", text[at + length : at + length + 3])
        and not _LEADS_PARTY.match(text, at + length)
    ):
        return False
    if length == 2:
        return not any(pos(text[at : at + k]) for k in (3, 4))
    return not (pos(name[:2]) and pos(text[at + 2 : at + 4]))


def _diplomat(office: str) -> bool:
    return office in (
        "总统",
        "总理",
        "首相",
        "外长",
        "大使",
        "国王",
        "总裁",
        "首席执行官",
        "CEO",
        "教授",
        "专家",
        "主席",
        "总经理",
        "董事长",
        "创始人",
    )


def _trim_foreign(run: str) -> int:
    """The length of a foreign name in a run of characters: it ends where a verb or an adverb begins."""
    first = run.rfind("·") + 1 or 1
    for i in range(first + 1, len(run)):
        if (
            run[i] in "访说来在对率向与和称作做将已就"
            or run[i : i + 2] in ("一行", "慕名", "等人", "专程")
            or (pos(run[i : i + 2]) or "")[:1] in ("v", "d", "t")
        ):
            return i
    return len(run) if len(run) >= 2 else 0
