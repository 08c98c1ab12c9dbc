"""Works, plants and centres called by plain words, which are one definite thing by who builds, founds or opens them.

投资1.7亿元建设|酵母抽提车间, 斥资9100万元的|淬火车间, 在园区建起|果蔬预冷仓, |冻干车间今年5月投产: money, a verb of
building or an opening makes one thing of a phrase that says of what kind it is. 一批车间, 新厂房, 该项目 stay what they are.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.generic import GENERIC_ORG, GENERIC_PHRASE
from kg.recognise.lexicon import pos
from kg.recognise.phrases import phrase_edge

_KINDS: tuple[tuple[str, str], ...] = (
    ("Project", r"项目|(?<!化)工程(?!技术|研究|师|院)"),
    (
        "Institution",
        r"实验室|(?:研究|创新|研发|转化|检测|检验|临床|中试|监测|监控|教育|维权|工程技术)中心|工作站|研究院",
    ),
    ("DevelopmentZone", r"(?:产业|工业|科技|物流|创业|孵化|创新|加工)园(?!区)"),
    (
        "Facility",
        r"工厂|车间|厂房|厂区|生产线|产线|(?<=[\u4e00-\u9fff])基地|中心|冷库|气调库|粮库|油库|仓库|(?<=[\u4e00-\u9fff]{2})仓(?![储库位单])|码头|(?<=[\u4e00-\u9fff]{2})站(?![点长台位])|精深加工厂|(?<=[\u4e00-\u9fff]{3})厂(?![区房家商长矿址方里办])",
    ),
)
_KIND = "|".join(f"(?P<{cls}>{kinds})" for cls, kinds in _KINDS)
_STEP = r"[^,。;:、!?\n“”‘’《》()的了着\d]"
_ENDS = r"(?!们|类|型|级|制|化|式|群|内|里|旁|上|外|主任|负责|建设|管理|运营|产业|配套|项目|工程|一期|二期|三期|经理|团队|主管|用地|招标|设备|设计|监理|仪式|开工仪式|等)"
_THING = rf"(?P<x>{_STEP}{{2,14}}?(?:{_KIND})){_ENDS}"
_MONEY = r"(?:约|超|近|逾|超过)?\d[\d.]*[余多]?[万亿]+(?:元|美元|欧元|港元|英镑|日元)(?:人民币)?"
_BUILD = (
    r"(?:建设|建成|建造|兴建|新建(?![镇乡区县村])|扩建|改建|建起|合建|共建|投建|筹建|改造|上马|打造|建)(?:了|出|起)?"
)
_PAID = quick(
    rf"(?:投资|斥资|出资|投入|耗资|增资|追加|投|花|花费|砸下|拿出|掏出|拿)(?:了)?{_MONEY},?(?:在[^,。;:“”]{{2,14}}?)?{_BUILD}{_THING}"
)
"""Money and a verb of building."""
_WORTH = quick(rf"(?:投资|斥资|出资|投入|耗资)(?:约|超|近|逾)?{_MONEY}(?:建设|兴建|新建|建造|建)?的{_THING}")
"""What the money went into: 斥资9100万元的|淬火车间."""
_BUILT = quick(
    rf"(?:新建(?![镇乡区县村])|兴建|合建|共建|建起|上马|建成|扩建|改造|建了|投建|建设|设立|组建|新设|挂牌成立|办起)(?:了|起|出)?{_THING}(?=[,。;])"
)
_WHEN = r"(?:于|在)?(?:(?:[今昨]天|[今昨明]日|近日|日前|[上本下]月|(?:今年|去年|明年)?\d{1,2}月(?:\d{1,2}日|底|初|份|中旬|下旬|上旬)?|今年|去年|明年|年[底内初]|已经?|正式|也|将|即将|当[天日]|同日|全面|预计|计划|预定|顺利|同步|首次|如期|(?:今年|去年|明年)?(?:年底|[上下]半年|[一二三四]季度))[在将已也于]?)*"
_OPENED = quick(
    rf"(?:^|(?<=[,。;:的\n])){_THING}(?={_WHEN}(?:启用|投用|投产(?![\u4e00-\u9fff]{{0,3}}仪式)|动工|开工|奠基|竣工|封顶|落成|投入使用|投入运营|投运|试运行|挂牌|揭牌|开建|破土|点火|交付使用)(?!仪式|典礼|率|建设|后|前|的|面积|项目))"
)
"""What opens, is begun or finished."""
_SEATED = quick(
    rf"(?:位于|设[在于]|坐落[在于]|建在|地处|走进|来到|走访|探访|受让|在)[^,。;:!?\n“”的在]{{2,16}}?的{_THING}(?=[,。;里及]|[今明上]|已|正|于)"
)
"""What stands somewhere or is somebody's, where the sentence is set: 走进位于海门的|三号灌装车间."""
_NEXT_ONE = quick(
    r"(?:兴建|新建|扩建|动工建设|(?<![尤与极])其)(?P<x>第[二三四五六七八九](?P<count>[座家条个])(?:[\u4e00-\u9fff]{0,6}?)(?:工厂|分厂|[产装]线|基地|车间))(?=[,。;]|预[计定]|将|已|也|于|在)"
)
"""One more of somebody's works: 拟在当地兴建|第三座工厂."""
_NO_HEAD = re.compile(
    r"^(?:[这那该此其本各某每另]|一[座批个条家间处期些]|[一二两三四五六七八九十多几数\d]+[座批个条家间处大]|首[座批个条家间处]|第[一二三四五六七八九十](?:[座批个条家间处期])|若干|多|部分|一些|所有|全部|等|把|将|由|为|与|和|在|对|使|让|有|是|强调|成立|揭牌|上述|新的|更多|世界级|国家重要|国家级|一流|全球|百万吨|千万吨|标准化|自己|自有|专门|专用|配套|相应|相关|同类|乡镇|城乡|此类|这类)|援建|承建|(?:中心|基地|平台)[和及与]|(?:概念验证|[一二三四]期|新)$"
)
_PLAIN = re.compile(
    r"^(?:联合|检测|冷链|检验|监测|夜游|一期|现代化|智能|智慧|数字|新|老|标准|专用|共享|配套|移动式|分布式|大型|小型|重点|中试|生产|制造|加工|研发|研究|创新|服务|培训|展示|物流|仓储|种植|养殖|示范|产业|商贸|实训|实习|教学|专家|院士|博士后|党员|志愿|基础|合作|运营|指挥|调度|数据|游客|活动|商业|文化|健身|社区|养老|托育|污水|垃圾|充换电|农村|城市|乡村|城乡|蔬菜|水果|粮食|花卉|苗木)+$"
)
_NAMES = frozenset(("Facility", "Project", "Institution", "DevelopmentZone", "Programme", "Event", "InformationSystem", "Company", "Association", "GovernmentAgency"))  # fmt: skip


def recognise_built(draft: Draft) -> None:
    """Propose what is built, founded or opened and called by its kind."""
    for pattern, rule in (
        (_PAID, "paid"),
        (_WORTH, "paid"),
        (_BUILT, "built"),
        (_OPENED, "opened"),
        (_SEATED, "seated"),
    ):
        for m in pattern.finditer(draft.text):
            cls = next(cls for cls, _ in _KINDS if m[cls])
            start = m.start("x") + (_lead(draft, m) if rule == "opened" else 0)
            if start >= 0 and _is_one(draft, start, m.start(cls), m.end("x"), opened=rule == "opened"):
                _add(draft, start, m.end("x"), cls, f"built/{rule}", m.start())
    for m in _NEXT_ONE.finditer(draft.text):
        draft.add(m.start("x"), m.end("x"), "Facility", "built/next", weight=1.6)


def _lead(draft: Draft, m: re.Match[str]) -> int:
    """How much at the head of a clause is the owner: 禾旭集团|临海储能工厂."""
    start = m.start("x")
    owners = [c.end for c in draft.found if c.start == start and c.cls == "Company" and c.end < m.end("x") - 3]
    return max(owners, default=start) - start


def _is_one(draft: Draft, start: int, kind: int, end: int, *, opened: bool) -> bool:
    """Whether the words in front of the kind make one thing of it: more than plain words, and no verb or count."""
    text = draft.text
    head = text[start:kind]
    if len(head) < 2 or end - start < 4 or _NO_HEAD.search(head) or any(draft.in_value[start:end]):
        return False
    if GENERIC_ORG.match(head) or GENERIC_PHRASE.match(head) or _PLAIN.match(head):
        return False
    if opened and phrase_edge(text, end, limit=end - start) > start:
        return False
    return not pos(text[start:end])


def _add(draft: Draft, start: int, end: int, cls: str, rule: str, verb: int) -> None:
    """Add it where nothing as long is known; what reaches over the verb from the left is none."""
    over = [c for c in draft.found if c.start < end and start < c.end and c.cls in _NAMES and c.kind == "name"]
    if any(c.start < start < c.end < end or c.end > end for c in over) or any(
        c.end == end and verb < c.start <= start for c in over
    ):
        return
    draft.drop({(c.start, c.end) for c in over if c.end == end and c.start <= verb and rule != "built/opened"})
    draft.add(start, end, cls, rule, weight=1.3)


__all__ = ["recognise_built"]
