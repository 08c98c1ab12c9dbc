"""Goods of plain words, by a figure of what is made or sold of them, a brand in quotation marks, or what they passed.

年产|菌草板材|12万吨, 卖出|高位清扫车|90台、|冰面除雪车|60台, |“岭上雪”挂面|, 公司研制的|深海绞车轴承|通过认证.

A word that the lexicon has (原油, 汽车) is one only behind other signs; 年产值 and 供应商 are no goods at all.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.lexicon import pos
from kg.recognise.phrases import nounish
from kg.recognise.product_names import KIND, KIND_ENDS

_CHAR = r"[^,。;:!?、\n“”‘’《》()\d的了在与和及将从被把]"
_COUNT = r"\d[\d.]*[余多]?[万亿]*[余多]?(?:吨|台|辆|套|件|只|瓶|盒|箱|支|顶|条|双|株|盏|枚|片|公斤|千克|平方米|升|颗|架|艘|把|块)"
_MADE = quick(
    rf"(?:年产|月产|日产|可产|产出|卖出|售出|卖掉|出货|采购|订购|包销|供应|出口|进口|供货|量产)(?P<x>{_CHAR}{{3,10}}?)(?={_COUNT})"
)
_NEXT = re.compile(rf"{_COUNT}套?[、和](?P<x>{_CHAR}{{3,10}}?)(?={_COUNT})")
_DONE = quick(
    rf"(?:研制|研发|自研|生产|制造)的(?P<x>{_CHAR}{{4,10}}?)(?=(?:(?:[今昨]天|[今昨]日|近日|日前|上月|(?:今年|去年)?\d{{1,2}}月(?:\d{{1,2}}日)?|今年|去年|已经?|正式|成功|首次|顺利|也|还|获得?)+(?:上市|下线|问世|获批|首飞|交付|下水|通过|销往|出口|亮相|量产|装船|获得?)|(?:通过|获得?|拿到)[^,。;]{{0,12}}(?:认证|审定|注册|批准|许可)))"
)
"""Goods by who made them and what they passed."""
_BRANDED = quick(
    rf"“(?P<brand>[^“”,。;:!?、\d的了]{{2,6}})”(?P<kind>(?!号|牌|系列|品牌|等|项目)[\u4e00-\u9fff]{{0,4}}?{KIND}){KIND_ENDS}"
)
"""A brand in quotation marks and the goods behind it."""
_NO_GOODS = re.compile(
    r"^(?:[值能量业商额链价到至各这那该此其约近超]|收入|经理|方式|总|来自|网络|国家|全部|产品|货物|商品)|[为是能可已约超至到达仅近增降共有]$|产值|产能|产量|销量|收入|突破|总量|能力|合计|分别|每[月年日天]|占|比|首批|各类|各种|余种|新能源(?:客车|汽车)$|车辆$|[省市县区国]"
)


def recognise_outputs(draft: Draft) -> None:
    """Propose the goods whose number or weight a verb of making or selling tells."""
    text = draft.text
    for first in _MADE.finditer(text):
        m: re.Match[str] | None = first
        while m is not None and _is_goods(draft, m):
            draft.add(m.start("x"), m.end("x"), "Product", "products/output", weight=1.1)
            m = _NEXT.match(text, m.end("x"))
    for m in _DONE.finditer(text):
        if _is_goods(draft, m) and not _POINTS.match(m["x"]):
            draft.add(m.start("x"), m.end("x"), "Product", "products/passed", weight=1.0)
    for m in _BRANDED.finditer(text):
        if not pos(m["brand"]) and "的" not in m["kind"] and not any(draft.in_value[m.start() : m.end()]):
            draft.drop({c[:2] for c in draft.found if m.start() <= c.start and c.end <= m.end() and c.cls == "Product"})
            draft.add(m.start(), m.end(), "Product", "products/branded", weight=2.0, text=m["brand"] + m["kind"])
            draft.aliases.append(("Product", m["brand"] + m["kind"], m["brand"]))


def _is_goods(draft: Draft, m: re.Match[str]) -> bool:
    name = m["x"]
    start, end = m.span("x")
    return (
        not _NO_GOODS.search(name)
        and not pos(name)
        and nounish(name)
        and not any(draft.in_value[start:end])
        and not any(
            c.start < end and start < c.end and c.cls in _OTHERS
            for c in draft.found
            if c[:2] != (start, end) or c.rule != "companies/trade"
        )  # 年产|竹纤维板材
    )


_POINTS = re.compile(r"[这那该此首一两]|新品种|系统$|平台$|设备$")
_OTHERS = frozenset(("Company", "AdministrativeArea", "Region", "Industry", "Person", "Facility"))


__all__ = ["recognise_outputs"]
