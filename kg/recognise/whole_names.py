"""Awards, fairs and works by their whole names: titles behind 奖 and before 牌匾, and edges that a verb or a scope shifts.

国家科学技术进步奖二等奖, 金熊猫奖最佳纪录片, “…示范区”牌匾: what is won, whatever verb wins it. 全国|青少年登山冬令营,
2026年|…公开赛: the scope and the year are part of the name. 冲刺|国家优质高职院校: the verb is none.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Candidate, Draft
from kg.recognise.lexicon import pos
from kg.recognise.phrases import HARD, nounish

_PRIZE = quick(
    r"(?:奖章|奖状|(?<![获得受领评有设中发颁开授抽夸嘉褒参评])奖(?![励惩品项金学牌杯章状券池]|得|获|补|赏|优)(?:第?[一二三]等奖|特等奖|[金银铜]奖|优秀奖|提名奖|最佳[\u4e00-\u9fff]{2,5}(?=[,。、;得奖称的“”]|$))?|奖金奖)"
)
_PRIZE_LEAD = re.compile(
    r"(?:荣获|获评|获批|获颁|获授|获得|斩获|摘得|摘下|捧回|捧起|捧得|夺得|夺下|拿下|拿到|拿回|收到|收获|荣膺|抱得|抱回|揽获|揽得|赢得|问鼎|折桂|花落|颁发|颁给|颁授|授予|授与|评选|评出|评上|入围|入选|角逐|冲击|冲刺|申报|提名|凭|以|将|把|由|在|与|和|及|对|为|是|的|了|获|这[座项枚尊]|一[座项枚尊]|[一二三两\d]+[座项枚尊个]|得|首次|再次|连续|第[一二三四五六七八九十]次|今年|去年|年度(?=国家|全国|中国|省|[\u4e00-\u9fff]{2}省))"
)
_NO_PRIZE = re.compile(
    r"^(?:[一二三特]等|金|银|铜|大|头|特|本|该|此|这|那|各|多|重|年终|奖|最高|优秀|先进|个人|集体|[\d年月日]+)*$"
)
_TITLE = quick(
    r"(?:“(?P<q>[^“”\n]{4,26})”|(?P<x>[^。,、;:!?\n“”‘’《》()]{4,24}?))(?:荣誉)?(?:称号|牌匾|匾额|桂冠|名号|殊荣|奖牌|奖杯|奖状|荣誉证书|授牌)"
)
_TITLE_LEAD = re.compile(
    r"(?:授予|正式授予|荣获|获得|获|获评|获颁|获授|摘得|摘取|夺得|夺得|捧回|拿到|拿下|取得|保住|冲刺|颁发|评为|授以|挂上|领到|头顶|戴上|赢得|的|了|被|为|把|将|一[块座枚项]|[将把])"
)
_LIST = quick(
    r"(?:纳入|列入|入选|跻身|拟?入选|进入|入库|公布的?|增补进?|评为|认定为|评上|评定为|命名为|冲刺|争创|申报|添|再添|升格为|升级为|晋升为|晋级|晋级为|获批|获评|成功创建|创成)(?:了|为|首批)?“?(?P<x>(?:第[一二三四五六七八九十]批)?(?:国家|全国|中国|世界|全球|亚洲|省|市|国家级|省级|市级|[\u4e00-\u9fff]{2}省|[\u4e00-\u9fff]{2,3}市)[^。,、;:!?\n“”‘’《》()的了]{3,20}?(?:企业|单位|院校|学校|医院|基地|强[镇县村市]|[名县镇村]村?|景区|度假区|示范区|城市|园区|名单|目录|名录|库|清单|小镇|街区|集体|庄园|中心|工厂|工程|品牌|地标|十佳|百佳|案例|园))”?(?=[,。、;!\n的称荣“]|$|成为|后|之后)"
)
_GRADED = quick(
    r"(?:农业产业化)?(?:国家级?|省级?|市级?|国家)(?:农业产业化)?(?:重点)?(?:农业)?龙头企业|农业产业化(?:国家|省级|市级)重点龙头企业"
)


def prizes(draft: Draft) -> None:
    """Propose prizes, titles before their plates, and lists and grades that are entered."""
    text = draft.text
    for m in _PRIZE.finditer(text):
        low = m.start()
        while low > 0 and m.start() - low < 22 and text[low - 1] not in HARD:
            low -= 1
        cuts = list(_PRIZE_LEAD.finditer(text, low, m.start()))
        begin = cuts[-1].end() if cuts else low
        while begin < m.start() and draft.in_value[begin] and not text[begin].isascii():
            begin += 1
        head = text[begin : m.start()]
        if len(head) < 2 or _NO_PRIZE.match(head) or _tells(head):
            continue
        draft.add(begin, m.end(), "Award", "whole/prize", weight=1.3)
    for m in _TITLE.finditer(text):
        if m["q"]:
            draft.add(m.start(), m.end("q") + 1, "Award", "whole/title", weight=2.7, text=m["q"])
            continue
        begin = max((c.end() for c in _TITLE_LEAD.finditer(text, m.start("x"), m.end("x"))), default=-1)
        if begin >= 0 and m.end("x") - begin >= 4 and not _tells(text[begin : m.end("x")]):
            draft.add(begin, m.end("x"), "Award", "whole/title", weight=1.3)
    for m in _LIST.finditer(text):
        if nounish(m["x"]):
            draft.add(m.start("x"), m.end("x"), "Award", "whole/list", weight=1.5)
    for m in _GRADED.finditer(text):
        draft.add(m.start(), m.end(), "Award", "whole/grade", weight=1.3)


def _tells(head: str) -> bool:
    """Whether a stretch holds words that no title holds."""
    return bool(
        re.search(r"[的了吗呢]|[一二三两几多\d]+[个名位家项人]|没有|已经|我们|他们|荣誉|称号|各类|多项|若干", head)
    )


_SCOPE = re.compile(
    r"(?:(?:20\d\d|\d{4}—\d{4})(?:年度?)?)?(?:(?:第[一二三四五六七八九十百\d]{1,4}|首)届)?(?:20\d\d年)?(?:中国(?:\([\u4e00-\u9fff·]{2,6}\))?|全国|全省|全市|全县|全区|全球|亚洲|亚太|世界|国际|国家|两岸|海峡两岸|上合组织国家)*$"
)
_VERB_EDGE = re.compile(
    r"^[^。,]{0,12}?(?:办(?!公|事|学|理|法|案)|搞(?:起|出)?(?:一[场次])?|[过逛]一[回次]|去(?!年|中|除|库)|赴(?!港|澳)|受(?!益)|核准|批准|审批|冲刺|评上|抱得|荣膺|注入|投向|接手|操盘|一[场回次](?=[\u4e00-\u9fff]{4})|含(?!山|量|能)|揭晓|改成|改为|搬到|挪到|举行的?|迎来|配套项目|项目(?=[\u4e00-\u9fff]{4,}(?:枢纽|港|站)$))"
)
_FIXED = ("Event", "Award", "Project", "Facility", "TransportRoute")


def whole_edges(draft: Draft) -> None:
    """Move left edges: over scope, edition and year of fairs and titles, and behind verbs that lead in."""
    text = draft.text
    moved: list[tuple[Candidate, int]] = []
    for c in draft.found:
        if c.cls not in _FIXED or not c.rule.startswith(("forms", "awards", "whole", "contexts")):
            continue
        start = c.start
        if (lead := _VERB_EDGE.match(text[start : c.end])) is not None and c.end - start - lead.end() >= 4:
            area = any(a.start == start and a.end > start + lead.end() for a in draft.areas_from.get(start, ()))
            word = pos(text[start + lead.end() - 1 : start + lead.end() + 1])
            if not area and not word:
                start += lead.end()
        if c.cls in ("Event", "Award") and start == c.start and start > 1:
            scope = _SCOPE.search(text, max(0, start - 24), start)
            if c.cls == "Award" and scope is not None and "全" in scope.group() and "全国" not in scope.group():
                scope = None  # 获评全市|…先行区
            if scope is not None and scope.start() < start and not _cut_word(text, scope.start()):
                start = scope.start()
        if start != c.start:
            moved.append((c, start))
    for c, start in moved:
        if start > c.start:
            draft.found.remove(c)
        draft.add(start, c.end, c.cls, c.rule, weight=c.weight)
    _quoted_events(draft)


def _cut_word(text: str, at: int) -> bool:
    return at > 0 and "\u4e00" <= text[at - 1] <= "\u9fff" and pos(text[at - 1 : at + 1]) != ""


_CUP = re.compile(
    r"(?:(?:20\d\d年?)?(?:第[一二三四五六七八九十百\d]{1,4}届|首届)?(?:[\u4e00-\u9fff]{2,4})?)?“[^“”\n]{2,10}”(?!杯)(?P<head>[\u4e00-\u9fff]{0,12}?(?:总决赛|决赛|(?<![竞比参])赛|路演|时装周|设计周|文化周|音乐会|冬令营|夏令营|沙龙|读书会|音乐节|文化节|晚会|展|博会|论坛|峰会))(?:第[\d一二三四五六七八九十]+[期季场])?(?=[,。、;上中于在的落开圆举收鸣正将已第首期\n]|$)"
)
_EDITION = re.compile(r"(?:(?:20\d\d年?)?(?:第[一二三四五六七八九十百\d]{1,4}届|首届)|20\d\d年?)")


def _quoted_events(draft: Draft) -> None:
    """Fairs and contests whose own name is quoted: 首届“丝路杯”骆驼耐力赛."""
    text = draft.text
    for m in _CUP.finditer(text) if "“" in text else ():
        quote = text.index("“", m.start())
        edition = _EDITION.search(text, m.start(), quote)
        start = edition.start() if edition and edition.end() == quote else quote
        surface = re.sub("[“”]", "", text[start : m.end()])
        if not re.search("[的了在赴]", m["head"]):
            draft.add(start, m.end(), "Event", "whole/cup", weight=2.6, text=surface)
