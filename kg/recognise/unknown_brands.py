"""Companies whose name is a brand that makes no words, with no trade: behind a place, behind a word for a firm, before a seat."""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos
from kg.recognise.phrases import HARD
from kg.recognise.said_of_firms import GOES_ON, ORGANISED, Said, said_behind
from kg.recognise.trades import SEAT, Kind, add_firm, is_brand, places_in, run_edge, set_off

_BUSINESS = re.compile(
    r"公司|企业|集团|产品|订单|生产|出口|外销|工厂|车间|研发|量产|产线|营收|股权|股东|股份|投资|品牌|客户|交付|供[应货]|厂[房区家]|签[约订署下]|销[售量往]|上市|合作|采购|年产|产能|门店|总经理|董事"
)
_ON = re.compile(
    r"[将把与和向由对被]|[一两]家|的(?:产品|生产|工厂|海外|订单|母公司|子公司|车间|展[台位]|研发|客户|总部)"
)
_NO_FIRM = re.compile(
    r"[湖山江河溪海岛湾寺庙镇乡村屯寨街路巷桥港站园馆厅院校所局部委会队组人民族语菜片话剧地奖企州中应而先再版籍造产]$|^[再两三这那]|[省市区县]"
)


def recognise_unknown_brands(draft: Draft) -> None:
    """Two to four characters that make no words, behind a place or what says that a firm follows.

    湖州昱朗把新品…, 酶制剂企业诺昱森又…; behind a place only in a sentence that tells of business.
    """
    text = draft.text
    places = places_in(draft)
    told = bytearray(len(text) + 1)
    for low, high in draft.sentences:
        if _BUSINESS.search(text, low, high):
            told[low : high + 1] = b"\x01" * (high + 1 - low)
    for at, begin in sorted(places.items()):
        if told[at] and not (at - begin > 2 and text[at - 1] in "省市区县镇乡州") and set_off(text, begin):
            abroad = any(e.table == "countries" for e in gazetteer().get(text[begin:at]))
            _unknown_brand(draft, begin, at, "companies/place-and-brand", abroad=abroad)
    owners = {c.end: c.start for c in draft.found if c.rule == "names/Company" and 2 <= c.end - c.start <= 4}
    for at, begin in sorted(places.items()):
        if begin in owners and set_off(text, owners[begin]) and (said_behind(text, at) or 0) >= Said.ACTS:
            add_firm(draft, owners[begin], at, 1.4, "companies/owner-and-place")  # 国能榆林: the group's firm there
    for m in SEAT.finditer(text):
        begin = run_edge(text, m.start())
        if (
            3 <= m.start() - begin <= 5
            and (begin == 0 or text[begin - 1] in HARD)
            and any(e.cls == "AdministrativeArea" for e in gazetteer().get(m[1]))
            and not gazetteer().get(text[begin : m.start()])
            and not _NO_FIRM.search(text[begin : m.start()])
            and is_brand(text[begin : m.start()], Kind.WARE, placed=True) == "brand"
        ):
            draft.add(begin, m.end(), "Company", "companies/seat", weight=1.1)
    named = {c.end for c in draft.found if c.cls == "Company"}
    for m in _FIRM_FOLLOWS.finditer(text):
        if m.end() in named:
            continue  # …有限公司|分灶: the word for a firm is the end of its name
        _unknown_brand(draft, m.end(), m.end(), "companies/introduced")


_FIRM_FOLLOWS = re.compile(
    r"[\u4e00-\u9fff](?:[^新为商][企商]|企业|公司|巨头|独角兽|供应商|制造商|开发商|运营商|服务商|生产商|零售商|采购商|贸易商|经销商|承包商|连锁店|老字号|品牌)(?=[\u4e00-\u9fff]{2})"
)
"""What says that the name of a firm follows: 丹麦酶制剂企业|, 本地药企|."""


def _unknown_brand(draft: Draft, begin: int, at: int, rule: str, *, abroad: bool = False) -> None:
    """Propose a company whose brand begins at ``at``, if what follows is what firms do; ``abroad`` cities are many."""
    text = draft.text
    for stop in (at + 2, at + 3, at + 4):
        brand = text[at:stop]
        if len(brand) < stop - at or not all("\u4e00" <= c <= "\u9fff" for c in brand) or draft.in_value[at]:
            return
        if (
            _NO_FIRM.search(brand)
            or is_brand(brand, Kind.WARE, placed=True) != "brand"
            or not _no_word(text, at - 1, stop + 1)
        ):
            continue
        if ORGANISED.match(text, stop) or (not abroad and (_ON.match(text, stop) or _verb(text, stop))):
            add_firm(draft, begin, stop, 1.1, rule)
            return


def _verb(text: str, stop: int) -> bool:
    """Whether a verb, an adverb or a time of two characters stands here."""
    return pos(text[stop : stop + 2]) in ("v", "d", "t") and GOES_ON.match(text, stop) is None


def _no_word(text: str, low: int, high: int) -> bool:
    """Whether no two neighbouring characters make a word."""
    return not any(pos(text[i : i + 2]) for i in range(low, high - 1))
