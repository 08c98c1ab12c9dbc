"""Heads that describe a body and do not name it: 国有|企业, 25家|公司, 此前|公司, 农民工工资|银行."""

from __future__ import annotations

import re

from kg.recognise.lexicon import pos
from kg.recognise.phrases import nounish, tokens_before

COUNT_BEFORE = re.compile(
    r"(?<!第)[0-9一二两三四五六七八九十百千万余多几各某每](?:家|个|所|座|条|项|大|批|名|种|类|户|支|处|只|款|趟|列|班|架|艘|间|次|场)?$"
)
"""A count in front: 25家企业 are no one."""
GENERIC_ORG = re.compile(
    r"^(?:[一二两三四五六七八九十\d]+年|首座|首个|首家|全自动|柔性|回程|去程|返程|部分|区属|市属|县属|省属|平台|上述|项目|代表|帮扶|型|[345]?A级|增持|减持|收购|购买|出售|新三板|标的|目标|造成|带动了|符合|国有|民营|外资|中央|地方|属地|隶属|大型|小型|中小|龙头|骨干|上市|全资|控股|参股|合资|母|子|分|总|本|该|各|某|此|其|我|多|两|知名|跨国|优质|重点|科技|高新技术|金融|保险|商业|产业|专业|投资|物流|食品|资产|经营|"
    r"国家|省|市|区|县|镇|乡|村|街道|社区|全国|全省|全市|各地|基层|有关|相关|所属|直属|上级|下级|主管|业务|职能|职业|高等|普通|民办|公办|重点|地方|外国|中外|海外|国内|国际|世界|现代|新型|综合|特色|集团|股份|有限|责任|行业|生产|制造|销售|运营|管理|服务|技术|研发|创新|公共|社会|人民|中心|城市|城区|农村|新|老|大|小|高|首|第一|一|一流|智能|数字|绿色|标准|现代化|自动化|智能化|数字化|家|个|和|及|与|的|国家级|省级|市级|区级|县级|示范|样板|AI|5G|一般|主题|特色|无人|无尘|洁净|旅游|文旅|复合型|合院式|沉浸式|开放式|黑灯|未来|街道|集装箱|外贸|内贸|货运|客运|航空|直航|直达|冷链|公交|班轮|远洋|近洋|海运|铁路|空中|货运|国际货运|加密|开通|新增|高速|高等级|条|第\\d+|首批|重大|重要|A股|B股|H股|港股|主板)+$"
)
"""Heads of ordinary attributes alone."""


GENERIC_PHRASE = re.compile(
    r"^(?:系列|相关|有关|各项|一系列|这一|该|此|新|老|旧|工作|长效|联动|小型|供需|上下游|产业链|管理|服务|评价|激励|各类|多种|主要|重点|重大|具体|整体|总体|发展|投资|建设|全国|全省|全市|本|此类|上述|其他|大|小|多|好|强|数字|"
    r"技术改造|基础设施|高新技术|制造业|煤化工|研发|示范|龙头|外资|民营|央企|国企|百亿级|十亿级|千亿级|亿级|以上|以下|后续|主体|控制性|骨干|收费|物业|科技|入库|做精做强|自主知识产权|出海|竞争|社会化|公共|开放|交流|展示|对接|线上|线下|优质|特色|创新|合作|重要|经济|社会|政策|人才|企业|产业|市场|现有|传统|当地|生产|制造|城市|国际|国家级|市级|省级|区级|签约|招商引资|招商|引资|民生|开工|新开工|储备|落地|续建|在建|技改|科研|改造|试点|示范|亿元|亿元以上|工业|农业|国内|全新|核心|自主|运营|治理|基层|信息|网络|智能|智慧|大型|协同|综合)+$"
)
"""Heads of projects and events that only say of what kind they are."""
_MANY = re.compile("众多|许多|大量|更多|不少")
_OF_FAME = re.compile(r"(?:国际|国内|全球|世界|行业|业界)*(?:知名|著名|领先|顶尖|一流|顶级)的?(?!度)")


_CLAUSE = re.compile(r"网传|坊间|传闻|疑似|不超过|不低于|不少于|[向对]除|[被原]告|(?:公司|集团)拟|间接|^占?总$")
"""In a head: a piece of a clause, 即不超过|公司, 曲江文化向除|公司, 第二被告|公司."""
_SEVERAL = re.compile(r"[一二两三四五六七八九十\d多几](?:家|所)(?:村镇|农村|城市|农商|民营|上市|子)?$")
"""Names told together: 长宁竹海、屏山金沙三家|村镇银行."""
_FIELD = re.compile(r"(?:大型|重大|重点|一批|各类|新|老|传统|配套)*")


_ONE_OF = re.compile(
    r"[一某几多数两三](?:家|所|间)(?:民营|国有|国企|外资|合资|本地|当地|外地|外省|省外|境外|海外|大型|中型|小型|知名|上市|专业|公立|私立|高端|同类)*的?$"
)
"""Before a name's place these say that any such body is meant."""
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{3}(?<![一二三四五六七八九十两几多第])[一二三四五六]$")


def any_one(text: str, edge: int) -> bool:
    """Whether the words before ``edge`` say that any such body is meant: 一家民营|眼科集团, 一所|德国学校."""
    return _ONE_OF.search(text, max(0, edge - 10), edge) is not None


def numbered_works(suffix: str, head: str) -> bool:
    """Whether a works goes by what it makes and its number: 口服制剂一|车间."""
    return suffix in ("车间", "工厂", "分厂") and _NUMBERED.search(head) is not None and nounish(head[:-1])


def one_word(head: str) -> bool:
    """Whether a project is called by its field alone: 能源项目, 光伏发电项目, 大型水利项目."""
    rest = head[_FIELD.match(head).end() :]  # type: ignore[union-attr]
    if head.endswith("期"):
        return False  # 二期项目
    return not rest or (len(rest) <= 4 and bool(pos(rest) or (len(rest) == 4 and pos(rest[:2]) and pos(rest[2:]))))


def says_no_name(head: str) -> bool:
    """Whether what stands before 公司 or 集团 is a word of the sentence and no name: 此前公司, 约定公司, 考虑到公司."""
    if (
        "%" in head
        or "一家" in head
        or _MANY.search(head)
        or _OF_FAME.match(head)
        or _CLAUSE.search(head)
        or _SEVERAL.search(head)
        or re.search(
            r"(?:增持|减持|收购|购买|持有|占|上市|代表|所在|约定|规定|决定|同意|承诺|要求|宣布|修改|炒作|完成|损害|转换|增加|造成|控股子|全资子|[的了是任和与及就等由向给让被对把]|成为|作为)$",
            head,
        )
    ):
        return True
    if re.search(r"(?<![石文绿日精硅煤氟])化$|到$", head):
        return True
    last = next(iter(tokens_before(head, len(head))), None)
    return last is not None and (
        (last[2] in ("c", "d", "t", "r", "p", "u") and last[1] - last[0] > 1)
        or (last[2] == "v" and last[0] == 0)
        or bool(re.fullmatch(r"[\u4e00-\u9fff]{2}[到了过着]", head) and pos(head[:2]) == "v")
    )


def is_plain(head: str) -> bool:
    """Whether a head is made of ordinary words alone: 农民工工资 in 农民工工资银行代发制."""
    return len(head) > 4 and all(tag and b - a > 1 for a, b, tag in tokens_before(head, len(head)))


_LEADS_IN = re.compile(
    r".*(?:首[条趟列班]|[一二两三四五六七八九十\d多几这该每]+[条趟列班](?:次)?|共有|拥有|其中|我国|全国|国内|达产后|投产后|建成后)"
)
_COUNTED_BODY = re.compile(r"[一两三四五六七八九十\d几多这那该此每][间家个座所处](?=[\u4e00-\u9fff]{0,8}$)")
_NOT_THE_LINE = {
    "轨道交通": re.compile(r"装备|产业|车辆|行业|企业|领域|零部件|设备"),
    "铁路": re.compile(r"口岸|物流|港|专用|局|货运|装备"),
    "高铁": re.compile(r"列车|动车|站|沿线|装备|新城|片区"),
    "通道": re.compile(r"能力|建设|经济"),
}
_NAMED_SITES = frozenset(
    ("口岸", "隧道", "机场", "大桥", "码头", "车站", "火车站", "高铁站", "水库", "口岸", "港口", "铁路", "高铁")
)


_PLAIN_SITES = frozenset(("车间", "街区", "酒店", "作业区", "通道", "气象站", "大坝"))
"""The same where the words are few: 企业车间, 传统消费街区."""


def lead_in(head: str) -> int:
    """How much of a head only leads in to the name: 陕北首条|, 吸引众多|."""
    m = _LEADS_IN.match(head)
    return m.end() if m else 0


def counted_body(head: str) -> bool:
    """Whether a head counts what it stands for, behind its owner: 江南大学一间|实验室."""
    return _COUNTED_BODY.search(head) is not None


def goes_on(suffix: str, after: str) -> bool:
    """Whether the word goes on that a route seems to end with: 轨道交通|装备, 霍尔果斯铁路|口岸."""
    pattern = _NOT_THE_LINE.get(suffix)
    return pattern is not None and pattern.match(after) is not None


def names_no_site(suffix: str, head: str) -> bool:
    """Whether a station, a port or a bridge has nothing but ordinary words for a name: 适用政策口岸, 全线隧道."""
    return (suffix in _NAMED_SITES or (suffix in _PLAIN_SITES and len(head) <= 4)) and all(
        tag and b - a > 1 for a, b, tag in tokens_before(head, len(head))
    )


_ISSUED = re.compile(
    r"(?:发布|出台|印发|制定|编制|修订|实施|根据|按照|审议|落实|通过|颁布|起草|公布|施行|执行)(?:了|的)?$"
)
_SIGNED = ("协定", "议定书", "公约", "备忘录")
_SIGNS = re.compile(r"(?:签署|签订|签下|达成|缔结|加入)(?:了|的)?$")
_ANY_PAPER = re.compile(
    r"(?:谅解|战略|框架|双边|多边|相关|投资|贸易|友好|正式|意向|初步|有关|双方|全面|深化)*(?:合作)?"
)
"""What is signed and called by its kind alone: 合作|备忘录."""


def is_issued(text: str, edge: int, head: str, suffix: str) -> bool:
    """Whether a paper that no marks set off is one by name: what somebody issues, or signs and does not call by its kind alone."""
    before = max(0, edge - 6)
    return _ISSUED.search(text, before, edge) is not None or (
        suffix in _SIGNED and _SIGNS.search(text, before, edge) is not None and not _ANY_PAPER.fullmatch(head)
    )
