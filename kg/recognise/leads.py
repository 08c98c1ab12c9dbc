"""Words of the sentence at the edges of possible names, taken off: what is left names something, or nothing does.

做强|自贸试验区, 挖掘|博物馆: behind the verb stands a kind of thing, so nothing is named. 打开|滨江产业园: behind it stands
a name. 市农业农村局同|省农科院: the name begins behind the word that joins. 副区长兼|滨江产业园管委会: one holds two offices.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Candidate, Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.generic import GENERIC_ORG
from kg.recognise.lexicon import pos

_ADVERB = (
    "准确|精准|实时|有效|自动|不断|充分|积极|大力|着力|全力|持续|全面|深入|进一步|努力|切实|稳步|有序|逐步|正在|再次|继续|依法|专门|主动|率先|抱团|组团|"
    "年内|拟再|再度|相继|陆续|先后|一并|同步|加快|加速|扎实|尽快|随后|如今|目前|眼下"
)
_VERB = (
    "增设|撤销|新设|做[强大优精实深细专活]|做大做强|营造|挖掘|丰富|盘活|激活|擦亮|用好|用活|管好|办好|建好|守好|投运|投用|启用|买断|租下|包下|拿下|盯上|裁定|批准|核准|专做|晋级|升格为|升级为|"
    "识别|身披|头顶|手握|牵头|召集|亮相|加盟|改属|改隶|划归|划入|并入|扶持|帮扶|赋能|依托|借助|凭借|打开|走出|走进|走访|来到|前往|奔赴|返回|离开|参观|途经|毗邻|紧邻|紧挨|"
    "建成|续建|改建|补建|提质|提升|优化|完善|打造|布局|引进|引育|招引|培育|壮大|吸引|带动|推动|促进|支持|鼓励|引导|保障|确保|满足|方便|惠及|覆盖|辐射|联通|串联|串起|对照|参照|按照|根据|看好|看中|相中"
)
_LEAD = re.compile(rf"(?:(?:{_ADVERB})*(?:{_VERB})(?:了|着|过|到|至|的)?|(?:{_ADVERB})+)+(?!路|街|镇|乡|村|县)")
_CLAUSE = re.compile(r"(?:前者|后者|二者|双方|既|所|之|却|均|未(?!来|央|名)|没|仍|才(?!让|旺|仁))")
_TO = re.compile(
    r"[传汇送接运]回|(?:上传|传输|传送|汇聚|接入|延伸|推送|反馈|报送|同步|搬|送|运|拓展|覆盖|汇集|转移)(?:至|到)|(?<=[\u4e00-\u9fff]{2})再?到(?=[\u4e00-\u9fff]{2})|^再到"
)
_NEW = re.compile(
    r"(?:携|携带|带来|推出|发布|展出|亮出|出)?(?:全)?(?:新品(?!种)|新款|新机型|新车型|新产品|新车(?!间))|携(?=[A-Z\u4e00-\u9fff]{2})"
)
"""Before goods: that they are new, or brought along: 携新机型|M9."""
_BRINGS = tuple("产造炼轧织种养酿做")
"""Before 出, which then ends the verb: 产出|镁合金轮毂."""
_OF = re.compile(r"^[\u4e00-\u9fff]?[地里中上下]的")
_BESIDE = re.compile(
    r"(?<=[局厅委校院司团府会社])(?:会同|携手|联手|联合|同)(?!济|仁|德|心|方|洲|江|里|安|创|盟|工|体|办)(?=[\u4e00-\u9fff]{4})"
)
_OFFICE = re.compile(r"(?:长|任|记|员|席|监|理)兼(?:任)?(?=[\u4e00-\u9fff]{3})")
_MANY = re.compile(r"(?:[两三四五六七八九几多各\d](?:市|县|区|镇|乡|村|省|地)|[大强](?:镇|村|县))$")
_KIND = re.compile(
    r"(?:智慧|智能|数字|云|信息|管理|数据|监管|调度|服务|综合)+(?:平台|系统)$|自贸|自由贸易|综保|综合保税|经开|高新|国家级|省级|市级"
)
_TAIL = re.compile(r"(?:正|已|将|拟|均|也|曾|却)$")
_TOWARDS = re.compile(r"^.{0,4}(?:销往|运往|发往|来自|面向|辐射|覆盖|融入|对接|联通|挺进|布局|立足|深耕)")
_IN_PASSING = re.compile(
    r"(?:(?<![自内外存实])在|[了着使是被等]|(?<!华)为|(?<![绝针应面相])对|[把让向给]|已?获|偿还|回购|已控股|要求|使用|依赖|接入|穿过|通过|经过|路过|走出|走进|进入|直达|抵达|到达|前往|返回|离开|成立|设立|组建|组成|新建|建成|保留|关闭|搬离|退还|出现|核准|促使|保证|用于|[及或]其|的(?:全资)?|这[些条个座家]|那么|全是)"
    r"(?:[本该]|上述|关联|附属|下属|旗下|综合|人民)?(?:公司|集团|企业|工厂|加工厂|车间|产线|卫生院|医院|学校|大学|学院|研究院|研究所|实验室|中心|购物中心|景区|园区|基地|平台|码头|港口|机场|车站|市场|酒店|银行|基金会|联合体|仓库|船闸|大桥|跨海大桥|隧道|电站|水库|公园|博物馆|法院|检察院|法庭|国资委|项目|航线)$"
)
"""A sentence about some such thing: 成果走出|实验室, 直达|景区, 已核准|公司."""
_NO_FIRM = re.compile(
    r"^(?:超过|关于|价|是|最后|部分|偿还|其|根据)|(?:[及因]|(?<!华)为|一系列)$|先生|女士|及其|皆是|可能会|基本上|用于|等(?:大型|知名|多家)"
)
"""Words of a clause about shares, no firm: 超过|95%, 用于偿还, 先生为."""
_CARRIED = re.compile(r"(?:而对|使|让|却|又|也)(?=[\u4e00-\u9fff]{4})")
"""What stands before a firm's name: 让|传音控股."""
_MANAGEMENT = re.compile(r"(?:物业|景区|园区|小区|社区|项目|市场|公园|水库|灌区|工程|公路)*管理[所处站]")
_PASSING_EVENT = re.compile(r"(?:主题|专题|专业|线[上下]|[上下]届)(?:展|展会|展览|博览会|活动)")
_SITES = frozenset(("Facility", "DevelopmentZone", "Institution", "TransportRoute"))
_BODIES = frozenset(("Institution", "GovernmentAgency", "Association"))
_ORGANISED = _SITES | _BODIES | {"Company", "Project"}
_BY_FORM = ("products/", "forms/", "places/", "contexts/", "systems/head", "companies/area-and-brand", "companies/context", "companies/trade", "parties/slot", "policy/head", "deals/shares-of", "lists/neighbour", "measured/site", "shortforms/short")  # fmt: skip


def trim_leads(draft: Draft) -> None:
    """Cut what only leads in to names off the candidates that a form proposed, and take back those that are left without one."""
    _pairs(draft)
    changed = [
        (c, start) for c in draft.found if c.rule.startswith(_BY_FORM) and (start := _start(draft, c)) != c.start
    ]
    if not changed:
        return
    gone = {c for c, _ in changed}
    draft.found[:] = [c for c in draft.found if c not in gone]
    for c, start in changed:
        if start < c.end and _names(draft, start, c):
            draft.add(start, c.end, c.cls, c.rule, weight=c.weight)


def _start(draft: Draft, c: Candidate) -> int:
    """Where the name begins that a candidate holds; its end where it holds none."""
    if c.text or c.kind != "name":
        return c.start
    name = draft.text[c.start : c.end]
    if gazetteer().get(name):
        return c.start
    if name[0] == "中" and draft.text[c.start - 1 : c.start] == "其":
        return c.start + 1  # 其中|宁波某集团
    if c.cls in _ORGANISED and _IN_PASSING.search(name):
        return c.end
    if c.cls == "Company":
        if _NO_FIRM.search(name):
            return c.end
        if m := _CARRIED.match(name):
            return c.start + m.end()
    if c.cls == "Region" and (m := _TOWARDS.match(name)):
        return c.start + m.end()
    if c.cls == "GovernmentAgency" and _MANAGEMENT.fullmatch(name):
        return c.end
    if c.cls == "Event" and _PASSING_EVENT.fullmatch(name):
        return c.end
    if c.cls in ("Company", "AdministrativeArea"):
        if _MANY.search(name) or (
            c.cls == "Company"
            and c.rule.endswith(("/slot", "/context"))
            and (_TAIL.search(name) or _CLAUSE.match(name))
        ):
            return c.end
        if c.cls == "Company":
            return c.start
    if c.cls == "Association" and name.endswith("办公会"):
        return c.end
    if c.cls == "Programme":
        return (
            c.end
            if _CLAUSE.match(name)
            else c.start
            + (m.end() if (m := re.match("(?:[\u4e00-\u9fff]{0,12}?法院)?(?:裁定批准|裁定|批准)", name)) else 0)
        )
    if c.cls in ("Facility", "Institution"):  # 前往会川镇|元古堆小学
        for before in range(max(0, c.start - 3), c.start):
            for town in draft.areas_from.get(before, ()):
                if town.rule == "places/town" and c.start < town.end <= c.end - 4:
                    return town.end
    if c.cls == "Product" and (m := _NEW.match(name)) is not None and len(name) > m.end() + 1:
        return c.start + m.end()
    if c.cls == "Product" and name[0] == "出" and draft.text.endswith(_BRINGS, 0, c.start) and len(name) > 2:
        return c.start + 1
    at = 0
    if c.cls in _SITES or c.cls in ("AdministrativeArea", "Project"):
        at = m.end() if (m := _LEAD.match(name)) else 0
    if c.cls in _SITES or c.cls == "InformationSystem":
        at = max((m.end() for p in (_TO, _OF) for m in p.finditer(name)), default=at)
    if c.cls in _BODIES:
        at = max((m.end() for m in _BESIDE.finditer(name)), default=at)
    if (c.cls in _BODIES or c.cls in _SITES) and "兼" in name:
        at = max((m.end() for m in _OFFICE.finditer(name)), default=at)
    return c.start + at


def _names(draft: Draft, start: int, c: Candidate) -> bool:
    """Whether what is left names something: an area stands in it, or it begins with a word that no lexicon has."""
    name = draft.text[start : c.end]
    if len(name) < 4 or GENERIC_ORG.match(name):
        return False
    if c.cls in ("GovernmentAgency", "Programme") or any(start <= at < c.end for at in draft.areas_from):
        return True
    return not (_KIND.match(name) or pos(name[:2]) or pos(name[:3]))


_PAIR = quick(
    r"(?:(?<=[在于从到往有是的,。;])|^)(?P<a>(?![而并且以使令让由对向据])(?:(?![在于从到往有是的已])[\u4e00-\u9fff]){2,4})[、和与及](?P<b>[\u4e00-\u9fff]{2,4})(?=两个?(?:镇|乡|村|街道|县|区|市)(?![域长级里民委]))"
)


def _pairs(draft: Draft) -> None:
    """Propose both of two places whose kind is said once: 柳河、榆树沟|两镇."""
    for m in _PAIR.finditer(draft.text):
        for group in ("a", "b"):
            if not pos(m[group]):
                draft.add(m.start(group), m.end(group), "AdministrativeArea", "leads/pair", weight=1.3)
