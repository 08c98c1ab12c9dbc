"""Places by form and context: towns and villages, foreign units, routes between two ends, offices of an area."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.gazetteer import area_initials, gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.phrases import GOVERN, HARD, tokens_before
from kg.recognise.sites import recognise_sites

# villages, towns, streets: 2-4 characters and the word for the kind of place
_TOWN = re.compile(
    r"(?:镇|乡(?![村镇愁情音土])|街道|社区|村|苏木|嘎查)(?!庄|化|镇银行|民|干部|里|级|党|两委|委|集体|企|容|支部|医|口|头|落|规模|域|区|改|务|史|户|医院|长)"
)
_TOWN_STOP = re.compile(
    r".*(?:人大|政协|公司|集团|担任|通过|的|在|到|从|和|与|及|等|个|各|每|市|区|县|镇|乡|街道|省|旗|来自|着|走进|前往|奔赴|赶赴|赴|驻|建设|位于|将|把|为|是|由|对|于|设立|撤销|以及|新农|农|乡|全|本|该|美丽|示范|串起|走进|中心|特色|先进|试点|划归|隶属|并入|归属|相邻的|附近|周边|叫|辖|了|次来|回到|赶到|搬到|离开|路过|途经|抵达|迎来|一)",
    re.S,
)
_ROUTE_PAIR = quick(
    r"“?([\u4e00-\u9fff]{2,8})(?:—|-|至|→|直飞)([\u4e00-\u9fff]{2,8})”?((?:[\u4e00-\u9fff]{0,8}?)(?:班列|专列|航线|快航|班车|专线|铁路|高铁|快线|通道|公路|大道|包机))"
)
_FOREIGN_UNIT = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:省|州|县|郡|市|大区)(?=[^场民政委级内外长])")
_BRANCH_OF_STATE = quick(
    r"[市省区县]?(?:经信|工信|发改|教育|人社|人力社保|商务|交通|农业农村|文旅|住建|财政|税务|公安|市场监管|生态环境|自然资源|水利|卫健|科技|民政|应急|医保|国资|统计)部门"
)
_ACADEMY = re.compile(
    r"(?:中科院|中国科学院|中国社科院|中国农科院|中国农业科学院)[\u4e00-\u9fff]{2,10}?(?:研究)?所(?![有在以])"
)
_LABORATORY = quick(
    r"(?:[,。;、:\n的为“”与和及由]|^|依托|建设|共建|获批|组建|入选|新增|牵头|批准|成立|加盟|走进|落户)(?P<x>(?:(?!有|走进|来到|他|她|公司|企业|高校|大学|建成|获批|申报|创建|打造|共建|建设|依托|通过|全市|全省|[,。;、的了我该本家个在为由是])[\u4e00-\u9fffA-Za-z]){3,14}?(?:国家|全国|教育部|农业农村部|省部共建)重点实验室)"
)
"""A laboratory of the state by its field: |汽车智能底盘全国重点实验室|."""
_WATERS = quick(
    r"(?:(?<=[。,、;:\n的在对沿将把])|(?<=[市区县镇乡村]))(?P<x>(?!该|此|内|外|城|运|[一二两三四五六七八九十][条大])[\u4e00-\u9fff]{1,2}(?:河|江|湖))(?=环绕|两岸|沿岸|流域|畔|河道|水质|穿城|流经|上游|下游|中游|支流|岸线|干流|治理|入[湖海江河]|汇入|水系)"
)
_SCHOOL = re.compile(
    r"[一二三四五六七八九十]{1,2}[中小](?=师生|校长|学生|老师|教师|挂牌|举行|开展|[,。、;的和与在将已]|$)"
)
_OFFICES_OF = quick(
    r"(?<![\u4e00-\u9fff])((?:自治区|省|市|县|区)[\u4e00-\u9fff]{2,6}办)(?=(?:专职)?(?:副)?主任|相关|有关|负责人)"
)
_BUREAU_OF = (
    "文化|旅游|体育|文体|文旅|文广|广播|电视|广播电视|广电|新闻|出版|商务|工业|信息化|科学|技术|科技|经济|经信|发展|改革|发改|住房|城乡|建设|城市|农业|农村|水利|水务|海洋|渔业|畜牧|林业|草原|自然|资源|规划|"
    "生态|环境|卫生|健康|医疗|保障|人力|社会|退役|军人|事务|应急|管理|市场|监督|行政|审批|政务|服务|数据|大数据|营商|教育|民族|宗教|民政|司法|财政|审计|统计|交通|运输|公路|金融|投资|促进|口岸|外事|乡村|振兴|园林|绿化|综合|执法|机关|文物|档案|粮食|物资|储备|国有|资产|监管|招商|和|与"
)
_BUREAU = re.compile(rf"[省市区县州盟旗]?(?:{_BUREAU_OF}){{2,8}}(?:局(?![长限部面势域地级])|委员会|厅(?!长|级))")
_LEVEL = re.compile(
    r"(?:(?<=[。,、;:!?\n“”()])|^)[省市区县州盟旗](?=[文旅体广商工科经发住农水海林自生卫医人退应市行政数营教民司财审统交金投口外乡园综国招])"
)
"""A bureau with more than one field: 县|文体旅游广电局, 莎车县|商务和工业信息化局."""
_YOUTH_LEAGUE = quick(r"(?:共青)?团(?:[\u4e00-\u9fff]{2,4}[省市区县旗州]|中央|[省市区县])委(?!员|托|派|任|屈)")
"""A committee of the Youth League: 团九龙坡区委, 团市委."""
_AVIATION = quick(r"民航[\u4e00-\u9fff]{2,4}?(?:安全监督管理局|监管局|管理局|空管分?局)")
"""A regional office of civil aviation, which the area's own offices are not: 民航湖南监管局."""
_COMMITTEE = quick(r"(?:[\u4e00-\u9fff]{2,4}[市区县旗]人大)[\u4e00-\u9fff]{2,4}(?:街道|镇)工委")
"""What a people's congress has in a quarter: 某区人大某街道工委."""
_OFFICE_OF_TASK = re.compile(
    r"[\u4e00-\u9fff]{2,5}(?<![主举开承协筹督兴创])办(?=(?:专职)?(?:副)?主任|被|负责人|工作人员|介绍|牵头|联合|[印发]发|统计|发布)"
)
"""The office of an area for one task: 任丘市|普查办."""


def recognise_places(draft: Draft) -> None:
    """Propose towns, sites, routes and the offices of areas."""
    _towns(draft)
    recognise_sites(draft)
    _routes(draft)
    for pattern, rule in (
        (_YOUTH_LEAGUE, "places/youth-league"),
        (_AVIATION, "places/aviation"),
        (_COMMITTEE, "places/committee"),
    ):
        for m in pattern.finditer(draft.text):
            draft.add(*m.span(), "GovernmentAgency", rule, weight=2.0)
    _city_groups(draft)
    for m in _OFFICES_OF.finditer(draft.text):
        draft.add(m.start(1), m.end(1), "GovernmentAgency", "places/office-of", weight=1.2)
    for at in [*draft.areas_to, *(m.start() for m in _LEVEL.finditer(draft.text))]:
        if (bureau := _BUREAU.match(draft.text, at)) is not None:
            start = min((c.start for c in draft.areas_to.get(at, ())), default=at)
            draft.add(start, bureau.end(), "GovernmentAgency", "places/bureau", weight=1.7)
    for end, areas in list(draft.areas_to.items()):
        if (office := _OFFICE_OF_TASK.match(draft.text, end)) and draft.text[end - 1] in "省市区县州":
            draft.add(min(c.start for c in areas), office.end(), "GovernmentAgency", "places/office-of", weight=1.3)
    _posts(draft)
    for m in _BRANCH_OF_STATE.finditer(draft.text):
        start = next(
            (
                c.start
                for c in draft.found
                if c.cls == "AdministrativeArea" and c.start < m.start() <= c.end <= m.start() + 1
            ),
            m.start(),
        )
        if start < m.start() or m.group()[0] in "市省区县":
            draft.add(start, m.end(), "GovernmentAgency", "places/departments", weight=1.3)
    for c in list(draft.found):
        if c.cls == "AdministrativeArea" and (school := _SCHOOL.match(draft.text, c.end)):
            draft.add(c.start, school.end(), "Institution", "places/school", weight=1.4)
            short = draft.text[c.start : school.end()]
            full = re.search(rf"{draft.text[c.start : c.end]}[市区县]?第{school.group()}学校?", draft.text)
            if full is not None:
                draft.aliases.append(("Institution", full.group(), short))
    for m in _BARE_BODY.finditer(draft.text):
        draft.add(m.start("x"), m.end("x"), "GovernmentAgency", "places/bare-body", weight=0.9)
    if not any(c.cls == "GovernmentAgency" and draft.text.startswith("海关", c.end - 2) for c in draft.found):
        for m in _CUSTOMS.finditer(draft.text):
            if draft.text[m.start() - 1 : m.start()] in ("", *",。;、:\n"):
                draft.add(m.start(), m.end(), "GovernmentAgency", "places/bare-body", weight=0.9)
    for m in _WATERS.finditer(draft.text):
        draft.add(m.start("x"), m.end("x"), "NaturalFeature", "places/water", weight=1.2)
    for m in _ACADEMY.finditer(draft.text):
        draft.add(m.start(), m.end(), "Institution", "places/academy", weight=1.4)
    for m in _LABORATORY.finditer(draft.text):
        draft.add(m.start("x"), m.end("x"), "Institution", "places/laboratory", weight=1.4)


_BARE_BODY = quick(
    r"(?:(?<=[。,、;:!?\n“”()])|^)(?P<x>(?:村|社区|居)(?:委会|党支部|党总支)|街道办事处)(?=主任|副主任|书记|副书记|委员|组织|带领|牵头|统一|将|还|已)"
)
"""The body of the village or street that the article is about."""
_CUSTOMS = re.compile(
    r"海关(?=(?:还|也|已|将|持续|不断|积极|创新|大力|全力)*(?:推进|推出|推动|推行|实施|实行|开展|优化|支持|助力|采取|压缩|放行|监管))"
)
_POST = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:中心支行|分行|支行|调查总队|调查队|税务局|监管局|海事局|专员办|办事处)")


def _posts(draft: Draft) -> None:
    """What a central organ has in an area: 国家统计局|重庆|调查总队."""
    areas = {c.start: c.end for c in draft.found if c.rule == "names/AdministrativeArea"}
    for c in [c for c in draft.found if c.rule == "names/GovernmentAgency" and c.end in areas]:
        post = _POST.match(draft.text, c.end)
        if post and areas[c.end] <= post.end() - 2:
            draft.add(c.start, post.end(), "GovernmentAgency", "places/post", weight=2.0)


_CITY_GROUP = quick(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[年月日在以对与和动进快]))(?P<name>(?![年月日在以对与和])[\u4e00-\u9fff]{2,4}?)(?=同城化|一体化(?:发展|示范)|都市圈|城市群)"
)


def _city_groups(draft: Draft) -> None:
    """Areas named together by a character each, wherever the article uses it: 万开云同城化发展, 长株潭都市圈."""
    text = draft.text
    for name in sorted({m.group("name") for m in _CITY_GROUP.finditer(text)}):
        if not pos(name) and not gazetteer().get(name) and all(c in area_initials() for c in name):
            for m in re.finditer(name, text):
                draft.add(m.start(), m.end(), "Region", "places/city-group", weight=1.2)
                if grows := _TOGETHER.match(text, m.end()):
                    draft.add(m.start(), grows.end(), "Programme", "places/city-group", weight=1.2)


_TOGETHER = re.compile(r"(?:同城化|一体化)发展(?!总?指数|水平|指标)")


def _towns(draft: Draft) -> None:
    text = draft.text
    for c in list(draft.found):
        if (
            c.rule == "names/AdministrativeArea"
            and (unit := _FOREIGN_UNIT.match(text, c.end))
            and text[c.start : c.end] not in ("中国",)
        ):
            known = gazetteer().get(text[c.start : c.end])
            if (
                known
                and known[0].table in ("countries", "cities")
                and not any(
                    tag and b - a > 1 for a, b, tag in tokens_before(text, unit.end() - 1, limit=unit.end() - 1 - c.end)
                )
                and c.end - c.start >= 2
                and text[c.end - 1] not in "市区县省州镇"
                and not re.search(r"[的在与和及]", unit.group())
            ):
                draft.add(c.end, unit.end(), "AdministrativeArea", "places/unit", weight=1.6)
    for m in _TOWN.finditer(text):
        i = m.start()
        width = 6 if m.group() in ("苏木", "嘎查") else 4
        while i > 0 and m.start() - i < width and text[i - 1] not in HARD and not draft.in_value[i - 1]:
            i -= 1
        head = text[i : m.start()]
        area = next(
            (
                c
                for c in draft.found
                if c.cls == "AdministrativeArea" and i < c.end <= m.start() and c.rule.startswith("names")
            ),
            None,
        )
        if area is not None and text[area.end - 1] not in "市区县旗州省镇乡国":
            area = None  # 通江街道 is no street of 通江县 but a name of its own
            stop = None
        if area is not None:
            head = text[area.end : m.start()]
        else:
            stop = _TOWN_STOP.match(head)
            if stop and stop.end() < len(head):
                head = head[stop.end() :]
            elif stop:
                continue
        if (
            head.endswith(("向", "之"))
            or (m.group() == "村" and head.endswith(("新农", "农", "乡")))
            or (m.group() == "乡" and head.endswith(("侨", "同", "故", "异", "老", "他", "返", "回", "下", "还")))
            or (m.group() == "镇" and head.endswith("城") and (pos(head[:-1]) or head[:-1] in GOVERN))
        ):
            continue  # 水果之|乡, 新增城|镇, 晋江同|乡|会
        if len(head) == 4 and area is None and pos(head[:2]) == "v":
            head = head[2:]  # 反映|如柳村
        if 1 <= len(head) <= width and (len(head) >= 2 or area is not None):
            start = m.start() - len(head)
            if area is None and len(head) >= 4 and pos(text[start - 1 : start + 1])[:1] == "v":
                start, head = start + 1, head[1:]  # 推进|束河
            if (head.endswith("古") and m.group() == "镇") or head.endswith("业强"):
                continue  # 产业强|镇
            if re.match(
                r"(?:乡|小城|城|农|古|建制|各|多|个|每|全|我|本|该|老|名|强|大|重点|特色|文明|示范|美丽|行政|自然|中心|脱贫|贫困|一|两|三|四|五|六|七|八|九|十|百|千|万|\d)+$",
                head,
            ):
                continue
            shared = gazetteer().get(head) if len(head) == 2 else ()
            lesser = shared and shared[0].kind in ("prefecture", "city", "county")
            draft.add(start, m.end(), "AdministrativeArea", "places/town", weight=1.7 if lesser else 1.2)


_LED_IN = re.compile(r".*(?:首[条趟列班]|开通|增开|新开|加密|开行)了?$")


_OPENED = re.compile(r".*(?:开通|增开|新开|首开|开行|开辟|恢复|加密)了?")


def _routes(draft: Draft) -> None:
    text = draft.text
    for m in _ROUTE_PAIR.finditer(text):
        ends = [
            c
            for c in draft.found
            if c.cls in ("AdministrativeArea", "Region", "Facility") and c.rule.startswith(("names", "forms"))
        ]
        first = next(
            (
                c
                for c in sorted(ends, key=lambda c: c.start)
                if m.start(1) <= c.start <= m.end(1) and c.end >= m.end(1) - 1
            ),
            None,
        )
        second = any(m.start(2) - 1 <= c.start < m.end(2) for c in ends)
        if first or second:
            if led := _LED_IN.match(m.group(1)):
                draft.add(m.end(1), m.end(), "TransportRoute", "places/route", weight=2.6)  # 增开|至秘鲁钱凯港的航线
            if led:
                continue
            start = first.start if first and first.start > m.start(1) else m.start()
            if start == m.start() and (opens := _OPENED.match(m.group(1))) and opens.end() <= len(m.group(1)) - 2:
                start += opens.end()  # 力争开行|桂山岛至香港长洲航线
            for g in (1, 2):
                if (known := gazetteer().get(m.group(g))) and known[0].cls == "AdministrativeArea":
                    draft.add(m.start(g), m.end(g), "AdministrativeArea", "places/route-end", weight=0.5)
            quoted = text[m.start()] == "“"
            if "的" in text[start : m.end(1)] and not quoted:
                continue
            surface = re.sub("[“”]", "", text[start : m.end()])
            draft.add(
                m.start() if quoted else start, m.end(), "TransportRoute", "places/route", weight=2.6, text=surface
            )
            if quoted:
                draft.aliases.append(("TransportRoute", surface, f"{m.group(1)}—{m.group(2)}"))
