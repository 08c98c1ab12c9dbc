"""Events: two held as one, and where the name of one begins that holds verbs itself."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.phrases import HARD, phrase_edge, stop_before


def paired_events(draft: Draft) -> None:
    """Two events held as one: …成立大会暨…论坛."""
    events = sorted(c for c in draft.found if c.cls == "Event")
    for a in events:
        if draft.text[a.end : a.end + 1] == "暨":
            later = [
                b
                for b in events
                if a.end <= b.start <= a.end + 30 and not any(ch in HARD for ch in draft.text[a.end : b.end])
            ]
            if later:
                end = max(b.end for b in later)
                draft.add(a.start, end, "Event", "forms/Event", weight=1.2)


_SESSION = quick(
    r"(?:20\d\d年)?(?:[一二三四五六七八九十]{1,3}届)?第[一二三四五六七八九十百\d]{1,4}次(?:全体|常务|主席|代表|审议|工作|专题)?(?:\(扩大\))?(?:会议|全会)"
)


def sessions(draft: Draft) -> None:
    """Numbered sessions, with the body that meets: 绵阳市五届人大常委会|第二十六次会议."""
    for m in _SESSION.finditer(draft.text):
        bodies = [
            c.start
            for c in draft.found
            if c.end == m.start() and c.cls in ("GovernmentAgency", "Association", "Institution", "Company", "Event")
        ]
        if bodies:
            draft.add(min(bodies), m.end(), "Event", "forms/session", weight=1.6)


_EDITION = quick(
    r"(?P<x>(?:第[一二三四五六七八九十\d]{1,3}|[上下本首])届(?!全国人|政府|人大|政协|党|中央)[\u4e00-\u9fff]{2,12}?(?:博会|[交展洽]会|节|展|大?赛))(?=[,。、;上期举于中的闭开亮在将定“]|$)"
)


_SHOWN_AT = re.compile(r"(?:参加|参展|亮相|登陆)(?P<x>[\u4e00-\u9fff]{3,14}?(?<![发会开拓进扩施画参])展)(?=[,。、;]|$)")


def editions(draft: Draft) -> None:
    """Fairs by which one of them it is (第27届江州鞋博会, 下届制博会), and shows where one goes."""
    for m in _EDITION.finditer(draft.text):
        if not _HOLDS.search(m["x"][:-2]):
            draft.add(m.start("x"), m.end("x"), "Event", "forms/edition", weight=1.2)
    for m in _SHOWN_AT.finditer(draft.text):
        if not _HOLDS.search(m["x"]):
            draft.add(m.start("x"), m.end("x"), "Event", "forms/edition", weight=1.2)  # 组团参加|亚洲食品配料展


_HOLDS = re.compile(
    r"未获|举行|举办|召开|主办|承办|组织|参加|出席|亮相|走进|启动|开展|发布(?!会)|[的了在将与和把由等、,。;:!?“”《》()\n]"
)
_DATED = re.compile(
    r"(?:(?:[今昨][天日]|\d日|[上下中]午|近日|日前|当[天日]|期间|同[期日])(?:在[^,。;]{2,12})?(?:举行|召开|举办|启幕)的|以“[^“”]{2,24}”为主题的)$"
)


def dated_event(text: str, start: int) -> int:
    """Where the event with its suffix at ``start`` begins, where the words in front say when it is held or what it is about.

    Then even a plain name is one: 今天举行的|贸易投资对接会. 0 where they do not.
    """
    opened = text.rfind("的", max(0, start - 10), start) + 1
    if start - opened < 2 or not opened or _DATED.search(text, max(0, opened - 40), opened) is None:
        return 0
    return 0 if _HOLDS.search(text, opened, start) else opened


_FEASTS = re.compile(r"等(?!社会|机会)[\u4e00-\u9fff]{0,10}?(?:活动|赛事|盛会|展会)(?!中心|场|期)")
_FEAST = re.compile(r"[\u4e00-\u9fff]{2,12}(?:(?<![工协学商机社])会|[季节展赛周]|马拉松)$")
"""Events in a row that a word for them closes: 美妆节、新品首发季等促消费活动."""


def feasts(draft: Draft) -> None:
    """Propose the members of such a row; the first begins where a phrase does."""
    text = draft.text
    for m in _FEASTS.finditer(text) if "活动" in text or "赛事" in text else ():
        stop, row = m.start(), []
        while (begin := stop_before(text, stop, 16)) < stop:
            row.append((begin, stop))
            if begin == 0 or text[begin - 1] != "、":
                break
            stop = begin - 1
        if len(row) < 2 or not all(_FEAST.match(text, a, b) for a, b in row):
            continue
        first, stop = row.pop()
        edge = first if first in draft.areas_from else max(first, phrase_edge(text, stop))
        row.append((min((c.start for c in draft.areas_to.get(edge, ())), default=edge), stop))
        for begin, end in row:
            if end - begin >= 3 and not _HOLDS.search(text, begin, end):
                draft.add(begin, end, "Event", "forms/feasts", weight=1.1)


_MEETS = (
    r"(?:(?:研讨|交流|座谈|推介|发布|说明|解读|培训|观摩|对接|恳谈|通气|听证|评审|论证|答辩|鉴定|对话|议事|"
    r"洽谈|品鉴|路演|选购|招聘|义诊|宣讲|动员|表彰|总结|展销|展览|博览|品尝|推广|分享|启动|吐槽|见面|交易|展评|采购|订货)会|(?:联席|协调|听证|推进|动员|表彰|总结|工作|调度|通报|座谈)会议?"
    r"|(?:开放|体验|宣传|推介|活动|主题|招聘|服务|接待|科普|观摩|品鉴|交流|路演|咨询|对接|志愿)日|(?:[\u4e00-\u9fff]{2})(?<!本|下|上|每|一|两|几)周"
    r"|(?<![发会开拓进扩施画参伸])展(?!示|览|会|期)|(?:大|大奖|联|决|技能|竞|创意|设计|创业|创新|锦标|争霸)赛|仪式)"
)
_HELD_AS = re.compile(
    r"(?:(?:召开|举行|举办|主办|承办|协办|列席|出席|参加|亮相|[开办搞]了|办起)(?:了|过)?(?:一?[场次])?|(?:召开|举行|举办|主办|承办|组织|开展)的)"
    rf"(?P<x>[\u4e00-\u9fffA-Za-z\d·]{{2,12}}?{_MEETS}|(?<=列席)联席会议)(?=[,。、;]|上[,\u4e00-\u9fff]|期间|$|并|时)"
    rf"|(?<![现存内所外])在(?P<at>[\u4e00-\u9fffA-Za-z\d·]{{2,12}}?{_MEETS})(?=上[,\u4e00-\u9fff]|期间)"
)
"""What is held, attended or spoken at under a plain name: 举行|工厂开放日, 列席|联席会议, 在|世界茶叶展|上."""
_NOT_ONE = re.compile(
    r"^(?:[一二三四五六七八九十两多数几\d]+(?:余|多)?[场次个届项期轮种类家]|这|该|此|每|各|本[次场届]|上述|相关|有关|系列|多|全体|上?半年|例行工作)"
    r"|发展|其中|一批|等|不同|活动[中上]|(?:今|明|去|本|上|下|每|同)周|[一二三四五六七八九十]周$"
)


def held_events(draft: Draft) -> None:
    """Events with a plain name behind a word of holding, of attending, or between 在 and 上."""
    text = draft.text
    for c in [c for c in draft.found if c.cls == "Award" and text.startswith("奖赛", c.end - 1)]:
        draft.found.remove(c)
        draft.add(c.start, c.end + 1, "Event", "forms/held", weight=1.6)  # 葡萄酒大奖|赛
    joint = [c for c in draft.found if c.cls == "Association" and text.startswith("联席会议", c.end - 3)]
    for c in joint:
        draft.found.remove(c)
        begin = c.start + 2 if text.startswith(("列席", "出席", "参加", "召开", "举行"), c.start) else c.start
        if c.end - begin > 3 or begin > c.start:
            draft.add(begin, c.end + 1, "Event", "forms/held", weight=1.6)  # 生态监测|联席会议 meets
    ends = {c.end: c for c in draft.found if c.cls == "Event"}
    for m in _HELD_AS.finditer(text):
        begin, end = m.span("x" if m["x"] else "at")
        name = text[begin:end]
        if end in ends or _HOLDS.search(name) or _NOT_ONE.search(name) or draft.in_value[begin]:
            continue
        if any(c.start < end < c.end for c in draft.found):
            continue
        draft.add(begin, end, "Event", "forms/held", weight=1.1)


_IS_HELD = re.compile(r"(?:新闻)?(?:举行|召开|举办|在|启动|开幕|开启|成功|、|暨)")


_BEFORE_EVENT = re.compile("主持(?!人)|见证|出席|[日报]讯|日电|获悉|来自|出现在|现身|走上|登上|摆上|杀进|晋级")
"""Behind these an event's name begins: 副市长主持|恳谈会, 6月12日讯|…会议."""
_CALLS = re.compile(r"(?:召开|举行|举办)(?:了)?(?=[\u4e00-\u9fff]{2,14}$)")


def whole_event(draft: Draft, edge: int, end: int) -> int:
    """An event's left edge, moved left where what it is about holds verbs.

    Behind 召开 all is its name (召开|区县委书记和部门一把手例会); in front of 举行 it begins at the
    area that opens the clause (绵阳市推动…发布会|举行).
    """
    text = draft.text
    for lead in _BEFORE_EVENT.finditer(text, edge, end - 2):
        edge = lead.end()
    for c in draft.found:
        if c.cls == "Company" and c.start < edge < c.end < end:
            edge = c.end  # 凌岳船舶设备(常熟)有限公司|开业仪式
    called = _CALLS.search(text, max(0, edge - 16), edge)
    if called is not None and not _HOLDS.search(text[called.end() : edge].replace("和", "")):
        return called.end()
    if not _IS_HELD.match(text, end):
        return edge
    for c in draft.found:
        if c.cls in ("AdministrativeArea", "Region") and c.kind == "name" and edge - 20 < c.start < edge <= end:
            before = text[c.start - 1 : c.start]
            opens = not before or before in ",。;—\n" or draft.in_value[c.start - 1]
            if opens and c.end <= edge and not _HOLDS.search(text, c.end, edge):
                return c.start
    return edge
