"""Words around the names of a deal that give one of them another part: who sells, who advises, what is only weighed up."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import SYMBOL, symbols
from kg.relate.rules import Rule

_NAME = symbols("Any")
_SHARES = rf"(?:的|合计|约|全部|部分|剩余|控股)*{SYMBOL['percent']}?的?(?:股权|股份|股票|控股权)"
_AS_NOUN = re.compile(
    r"(?:事项|事宜|案|(?<=收购)价(?!值)|预案|方案|计划|完成|操作|行为|交易|价款?|对价|款|金额|数量|比例|资格|协议|标的|进程|工作|完毕)(?![的对])[^;。]*?,"
)
"""Right behind a verb of buying: the deal itself is spoken of, and what comes behind the comma is something else."""
_SELLERS = re.compile(r"(?:出让|转让|出售|卖出?)方|卖家|交易对[方手]|对手方|的?财务顾问")
"""Between the verb and a name: who sells or advises."""
_SELLERS_OWN = re.compile(r"(?:等)?[^,。;]{0,4}?(?:合计)?(?:所持有?|持有|拥有|控制)的?(?!了)")
"""Behind the names: it is something of theirs that is bought."""
_ADVISES = re.compile(
    rf"{_SHARES}?[^,。;{_NAME}]{{0,10}}(?:为例|的?(?:独立)?(?:财务顾问|主承销商|保荐(?:人|机构)|法律顾问|评估机构|审计机构|中介机构))"
)
"""Behind what is bought: who is spoken of serves the deal."""
_PAID = re.compile(r"(?:定向|非公开|公开)?(?:发行|支付|增发|配发)")
_TO = re.compile(r"[向对][^,。;:]{0,10}$")
"""Before and behind a name: it gets shares or money for what it sells."""
_PORTFOLIO = re.compile(rf"等?[{SYMBOL['quantity']}\d两三四五六七八九十]*只?(?:个股|股票|概念股|标的)")
"""Behind names: their shares are held."""
_HELD_IN_TEXT = re.compile(
    r"(?:\([^()]{0,24}\))?(?:的|合计|约|全部|部分|剩余|控股)*(?:\d+(?:\.\d+)?%)?的?(?:股权|股份|控股权)"
)
_HELD = re.compile(rf"(?:\([^()]{{0,24}}\))?{_SHARES}")


def other_deal(rule: Rule, m: re.Match[str], text: str, trigger: tuple[int, int]) -> bool:
    """Whether a match of buying or investing takes a name for something that it is not in this deal."""
    groups = rule.regex.groupindex
    start, end = m.span("o") if "o" in groups else (-1, -1)
    if trigger[1] <= start:
        if _AS_NOUN.match(text, trigger[1], start) or _SELLERS.search(text, trigger[1], start):
            return True  # 收购事项完成前,|…; 拿下18个项目,出让方包括|…
        if _SELLERS_OWN.match(text, end) and not _HELD.match(text, end):
            return True  # 收购甲、乙|所持丙…
        if _ADVISES.match(text, end):
            return True  # 甲作为收购|乙股权的独立财务顾问
    if "s" in groups and 0 <= m.end("s") <= trigger[0]:
        s, e = m.span("s")
        if _PORTFOLIO.match(text, e) or (_PAID.match(text, e) and _TO.search(text, max(0, s - 12), s)):
            return True  # 持有甲等7只个股,…加仓; 向甲|发行股份,收购…
    return False


def without_targets(text: str, subjects: list[Mention]) -> list[Mention]:
    """Who buys, without those whose shares an earlier clause deals in or who are paid: 购买|甲80%股权,向|某某发行股份购买乙…."""
    return [
        x
        for x in subjects
        if not _HELD_IN_TEXT.match(text, x.end)
        and not text.startswith("领投", x.end)
        and not (_PAID.match(text, x.end) and _TO.search(text, max(0, x.start - 12), x.start))
    ]


__all__ = ["other_deal", "without_targets"]
