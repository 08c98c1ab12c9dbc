"""Companies by their place in a deal: whose shares are bought, who buys.

::

    世纪华通作价298.03亿元收购盛大游戏的运营主体盛跃网络100%股权
    ├ buyer ┤                                  ├ shares ┤

What stands in front of 100%股权 is a company whatever it is called, so these names may be
ordinary words (通用) or begin with an area (靖远宏达), which no form would give away.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.recognise.brands import brand_like
from kg.recognise.draft import Draft
from kg.recognise.lexicon import inside_names, pos
from kg.recognise.people import is_personal
from kg.recognise.phrases import tokens_before

_EQUITY = re.compile(
    r"(?:的|所属|合计|共计|总计|不超过|不低于|各|约|近|超|剩余|其余|全部|部分|少数|多数|控股|待售|流通| |百分之[一二三四五六七八九十百零点]+|\d+(?:\.\d+)?%)*"
    r"(?:股权|股份|股票|控股权|控制权)(?!有限|公司|制|银行|集团|投资|合作|激励|代码|简称|期权)"
)
_ACTORS = ("Company", "Institution", "Person", "GovernmentAgency", "Association")
_DEAL = re.compile(
    r"收购|并购|购买|受让|增持|减持|认购|入股|参股|举牌|竞得|拍得|转让|出售|持有|所持|购入|买入|卖出|获得|取得|拿下|出让|划转|购得|置入|注资|获"
)
_DEALT = re.compile(r"的?(?:收购|并购|受让|转让|出售|购买|增持|减持)")
_CUT = re.compile(
    r".*(?:启动|完成|推进|终止|筹划|收购|并购|购买|受让|增持|减持|认购|入股|参股|举牌|竞得|拍得|转让|出售|购入|买入|卖出|获得|取得|拿下|出让|划转|购得|置入|持有|控制|拥有|旗下|所属|名下|手中|所持|以及|公司总|全部|所有|持约|有约|占|向|将|把|对|了|的|其|由|从|被|为)"
    r"|.*(?:上市公司|标的公司|目标公司|参股公司|项目公司|控股公司|子公司|孙公司|控股股东|第[一二三]大股东|大股东|股东|运营主体|实际控制人|品牌|巨头|龙头|厂商|制造商|运营商|服务商|开发商|企业)(?=..)"
)
_OPENS = re.compile(r"(?:而|若|但|且|或部分|或)(?=[\u4e00-\u9fffA-Za-z]{3})")
"""Conjunctions that open the clause in front of the name: 而|华岳冰箱的100%股权."""
_JOINS = re.compile(r".*..(?:和|与|及)(?=..)")
_INTRODUCED = re.compile(r"\((?:以下简称|以下称|下称|简称|原名|曾用名)[^()]*\)$")
_LINK = re.compile(r"(?:、|和|与|及|以及)$")
_NAMED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&()\- ]")
_NO_NAME = re.compile(
    r"(?:公司|该行|本行|本次|此次|上述|有关|相关|绝大|然后这|合资|股权|二级市场|股东|员工|高管|董事|其他|其余|自身|目标|标的|大量|少量|这部分|该部分|部分|全部|剩余|首发|限售|流通|优先|普通|国有|无限售|新增|发行|非公开|个人|双方|对方|后者|前者|旗下|多只|"
    r"项目|资产|议案|事项|比例|数量|价格|总数|总股本|亿|万|元|股|们|者|人|市|省|区|县|A|B|H|ADS|无偿|间接|直接|合计|累计|继续|拟|计划|可|能|不|未|相应|对应|同等|等值|一定|所有|任何|剥离|企业|合作社|港|沪|深|美)$|"
    r"^(?:公司|占?总公司|数量|金额|比例|价格|均超|该|本|此|上述|相关|有关|其|各|每|这|那|一|两|三|多|以|在|于|与|和|按|因|如|若|向|对|从)|[。,;]|增持|减持|收购|转让|购买|募集|方式|完成|通过|支付|签署|签订|委托|质押|冻结"
)

_BUYS = re.compile(r"收购|并购|购买|受让|增持|认购|入股|参股|举牌|增资|战略投资|全资控股|新进|买入|取得|拿下")
_INVESTS = re.compile(r"增持|入股|参股|举牌|增资|战略投资|全资控股|新进")
"""Verbs whose object is a company even where its shares are not named."""
_CLAUSE = re.compile(r"[。,;:!?\n】★]")
_OPENERS = re.compile(
    r"(?:据悉|其中|此外|另外|同时|同日|当日|其实|例如|比如|早在|就在|尤其是|之前|此前|最终|若|今年|去年|此次|本次|日前|近日|昨日|晚间|午间|初|底|末|而|但|在|如|以来|,| |[^,。;]{0,30}讯(?:\([^()]{0,16}\))?|"
    r"(?:公司)?(?:间接)?(?:控股股东|第[一二三]大股东|大股东|实际控制人|全资子公司|控股子公司|子公司|孙公司|一致行动人|收购人|关联方)|公司(?=[\u4e00-\u9fff]))"
)
_HEAD = re.compile(
    r"([\u4e00-\u9fffA-Za-z·&]{2,12}?)(?=\(\d|的?公告|发布|宣布|宣告|公布|披露|表示|声?称|拟|将|已|曾|正|还|又|也|就|再|计划|以|于|与|对|向|从|在|为|作为|作价|斥资|耗资|出资|通过|完成|分别|成功|持续|继续|一度|累计|合计|共|大举|大幅|"
    r"首次|再次|全资|溢价|高溢价|基于|因|募集|资金|及|等|今年|去年|前不久|刚刚|终|突然|进入|出手|方面|则|便|即|本次|此次|自|\d|收购|并购|购买|受让|增持|认购|入股|参股|举牌|增资|新进|战略投资|定增|买入|的)"
)
_WORDS = re.compile(r"[的了在是将已被把和与同等或及向从对由为以于这那其我你他她]")
_GENERIC = re.compile(
    r"^(?:拟|要|不|主要|合计|知悉|实控|高?溢价|上市公司)|原$|季度|公司|企业|集团$|政府|股东|资金|机构|投资者|平台|基金$|市场|方案|交易|协议|公告|预案|报告|双方|买方|卖方|董事会|监事|高管|员工|人员|行业|产业|资本$|银行$|项目|资产|业务|措施|价格|金额|比例|时间|方式|事项|记者|国内|国外|中国$|本次|此次|上述|"
    r"第[一二三]|今年|去年|目前|同时"
)
_STOP = re.compile(r"[。;!?\n]")


def recognise_deals(draft: Draft) -> None:
    """Propose the companies that a deal gives away."""
    text = draft.text
    if "股" not in text:
        return
    held: list[int] = []
    for m in _EQUITY.finditer(text):
        begin, end = _target(text, m.start(), m.end())
        if end - begin >= 2:
            bare = m.group() == "股份"
            if bare and text.count(text[begin:end]) == text.count(text[begin : m.end()]):
                continue
            draft.add(begin, end, "Company", "deals/shares-of", weight=1.6)
            held.append(begin)
            for other in _listed_before(text, begin):
                draft.add(*other, "Company", "deals/shares-of", weight=1.4)
                held.append(other[0])
    held.sort()
    known = _Known(draft)
    for verb in _BUYS.finditer(text):
        stop = _STOP.search(text, verb.end())
        end = stop.start() if stop else len(text)
        k = bisect_left(held, verb.end())
        sure = k < len(held) and held[k] < end
        bought = sure or any(at in known.actors for at in range(verb.end(), verb.end() + 4))
        span = _buyer(draft, known, verb.start(), sure) if bought or _INVESTS.match(verb.group()) else None
        if span is not None:
            draft.add(*span, "Company", "deals/buyer", weight=1.2)
            known.take(*span)


class _Known:
    """Where sure names stand already: the starts of those who can act, and every character that a name takes."""

    def __init__(self, draft: Draft) -> None:
        self.actors: set[int] = set()
        self.taken = bytearray(len(draft.text) + 1)
        for c in draft.found:
            if c.weight < 1.0:
                continue
            if c.cls in _ACTORS:
                self.actors.add(c.start)
            if c.cls not in ("AdministrativeArea", "Region", "NaturalFeature", "Industry"):
                self.taken[c.start : c.end] = b"\x01" * (c.end - c.start)

    def take(self, start: int, end: int) -> None:
        self.actors.add(start)
        self.taken[start:end] = b"\x01" * (end - start)


def _may_buy(name: str) -> bool:
    """Whether a head of a clause about bought shares may be the buyer: words that also name other things will do (理想汽车, 格力电器)."""
    if not 3 <= len(name) <= 6 or pos(name) or _WORDS.search(name) or _GENERIC.search(name):
        return False
    tags = [tag for a, b, tag in tokens_before(name, len(name)) if b - a > 1]
    return not any(tag in ("v", "d", "p", "c", "r", "u", "t", "m", "f", "y") for tag in tags[1:])


def _buyer(draft: Draft, known: _Known, verb: int, sure: bool) -> tuple[int, int] | None:
    """The name at the head of the clause of a verb of buying, or of an earlier clause of the sentence; ``None`` where a known name stands there.

    ``sure`` says that a name in front of shares follows, so that somebody must be buying.
    """
    text = draft.text
    low = max(0, verb - 160)
    low = max(low - 1, *(text.rfind(c, low, verb) for c in "。;!?\n")) + 1
    starts = [low, *(m.end() for m in _CLAUSE.finditer(text, low, verb))]
    for at in reversed(starts):
        while at < verb:
            if draft.in_value[at]:
                at += 1
                continue
            opener = _OPENERS.match(text, at)
            if opener is None or opener.end() > verb:
                break
            at = opener.end()
        if at in known.actors:
            return None
        head = _HEAD.match(text, at)
        if head is None or head.end(1) > verb:
            continue
        name = head.group(1)
        if (
            name[0] not in "获由被让使令拟要不"
            and not name.startswith(("主要", "合计", "知悉", "实控"))
            and (brand_like(name) or (sure and _may_buy(name)))
            and not any(known.taken[at : head.end(1)])
        ):
            return at, head.end(1)
    return None


def _listed_before(text: str, begin: int) -> list[tuple[int, int]]:
    """The names that a list of companies bought holds before its last: 收购|杭州索影|和北京拇指玩各100%股权."""
    found: list[tuple[int, int]] = []
    while (link := _LINK.search(text, max(0, begin - 2), begin)) and len(found) < 12:
        end = low = link.start()
        while low > 0 and end - low < 16 and _NAMED.match(text[low - 1]) and text[low - 1] not in "和与及":
            low -= 1
        if _EQUITY.search(text, max(0, low), end):
            break
        cut = _CUT.match(text[low:end])
        at = low + cut.end() if cut else low
        name = text[at:end]
        if not 2 <= len(name) <= 16 or _NO_NAME.search(name) or pos(name) in ("v", "d", "p", "c", "r", "u", "m", "f"):
            break
        if not cut and text[low - 1 : low] not in "、和与及":
            break
        found.append((at, end))
        if cut:
            return found
        begin = at
    return []


def _is_clause(name: str) -> bool:
    """Whether what stands before 股权 is a piece of a clause and no name: 加快实施|股权转让, 林某面临|股票质押."""
    words = tokens_before(name, len(name))
    if not words:
        return False  # a bracket closes it
    (a, b, last), first = words[0], words[-1][2]
    plain = all(tag and y - x > 1 for x, y, tag in words)
    if b - a > 1 and last == "v" and name[a:b] not in inside_names():
        return plain or is_personal(name[:a])
    return first in ("v", "p", "d", "c") and plain


def _target(text: str, end: int, stop: int) -> tuple[int, int]:
    """The span of the name in front of the shares at ``[end, stop)``; an empty one where none stands there or nobody deals."""
    low = end
    while low > 0 and end - low < 40 and _NAMED.match(text[low - 1]):
        low -= 1
    near = max(0, end - 60)
    near = max(near - 1, *(text.rfind(c, near, end) for c in "。;!?\n")) + 1
    if not _DEAL.search(text, near, end) and not _DEALT.match(text, stop):
        return end, end
    begin = low
    while cut := _CUT.match(text[begin:end]):
        begin += cut.end()
    if opened := _OPENS.match(text, begin, end):
        begin = opened.end()
    joined = _JOINS.match(text[begin:end])
    if joined:
        begin += joined.end()
    if introduced := _INTRODUCED.search(text, begin, end):
        end = introduced.start()
    name = text[begin:end]
    begin += len(name) - len(name.lstrip(" "))
    name = name.strip()
    if not 2 <= len(name) <= 24 or _NO_NAME.search(name) or name.count("(") != name.count(")"):
        return end, end
    counted = text[end : end + 8].lstrip("的约各 ")[:1].isdigit()
    if not counted and _is_clause(name):
        return end, end
    return (
        (begin, begin + len(name))
        if counted or pos(name) not in ("v", "d", "p", "c", "r", "u", "m", "a", "f", "t")
        else (end, end)
    )
