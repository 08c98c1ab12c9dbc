"""Figures that measure nothing by themselves: they describe a noun (8英寸晶圆, 20亿元以上项目) or a time."""

from __future__ import annotations

import re

from kg.model import Mention, Value
from kg.relate.encode import View, symbols
from kg.relate.figures_wording import FIGURE, QUANTITY

_THESE = re.compile(r"(?:企业|单位|公司|机构|部门|区县|项目)(?:要|将|均|都|共同|分别|各自)")
"""3家企业要…: those already named, counted once more."""

_NO_COUNT = re.compile(r"工作日|交易日|自然日|字[:,。;]|[^,。;:]{0,6}[:,]其一|日夜|昼夜|月后")
"""What no figure says anything of: 两项议案:其一…, 3个字, 5个工作日内."""
_AGAIN = re.compile(rf"[{symbols('Any')}](?:、|和|与|及)[{symbols('Any')}]等?$")
_SEVERAL = frozenset(("家", "市", "地", "县", "区", "镇", "村", "方", "省", "国", "家单位", "校", "所"))
"""By what names just listed are counted once more: 甲、乙、丙|三家共同发起."""
_PLACE = symbols("Area")
_FOREMOST = frozenset("位名强")
_EVERY = re.compile(r"每[年月周天日][^,。;:]{0,4}$")
"""How often somebody does something: 护理员每周上门|三次."""
_RIDE = re.compile(r"(?:驱车|开车|自驾|步行|乘车|骑行|驾车)(?:只要|只需|不到|大约|约|仅)*$")
"""How far away a place is, by the way."""

_SPELL = frozenset(("COUNT:小时", "COUNT:天", "COUNT:分钟", "MIN", "COUNT:个月"))
_TAKES = re.compile(
    r"(?:达到?|为|至|到|成|约|近|仅|只|需|要|(?<![适使采])用|花|省|早|由|从|自|原来的|过去的|以往的|的|节约|缩短|压缩|减少|增加|延长|时间|周期|历时|为期|时长|全程|单程|航程|持续|平均|超过?|逾|不足|不到)(?:了|约|近)?$"
)
_DAYS = re.compile(r"(?:交易日|工作日|自然日|日历天|营业日|开庭日)(?:之?后|之?内|以内|起|之?前)")
"""Behind a count: a time after or within which something happens (15个|交易日后), and nothing counted."""
_PLANT = re.compile(r"(?:的?[^,。;:、的]{0,10}?)(?:项目|工程|基地|生产线|机组|装置|电站|储能系统)")
_AMONG = re.compile(r"(?:在|居|列)[^,。;:]{0,8}$")
"""Out of how many something ranks: 在全市13个县区中排第二."""
_OF_SIZE = re.compile(r"(?:过|超|上|破|达)$")
"""How large those that are counted have to be: 进出口过10亿元企业20家."""


def modifies(view: View, at: int) -> bool:
    """Whether a figure only describes a noun that another figure counts, or that needs none: 20亿元以上项目4个, 8英寸."""
    value = view.items[at][2]
    if not isinstance(value, Value) or value.kind not in ("money", "quantity"):
        return False
    behind = view.text[at + 1 : at + 32]
    left = view.text[max(0, at - 12) : at]
    if value.unit.startswith("COUNT") and (
        left.endswith("一行")
        or (value.unit[6:] in _FOREMOST and left.endswith("前"))
        or (value.unit == "COUNT:次" and _EVERY.search(left))
        or _named_again(view, at, value)
        or (value.unit == "COUNT:次" and behind.startswith("产业"))
        or (left.endswith("分") and value.unit[6:] in ("班", "批", "次", "步", "组", "路", "段", "个"))
        or (behind.startswith("”") and "“" in left and "”" not in left)
        or (value.unit == "COUNT:件" and behind.startswith("事"))
        or _DAYS.match(behind)
        or _NO_COUNT.match(behind)
        or (_AGAIN.search(left) and value.unit[6:] in _SEVERAL and value.value < 10)
        or (behind.startswith("村") and value.unit == "COUNT:家" and left[-1:] in _PLACE)
        or re.match(r"[^,。;:、]{0,10}?之一|[^,。;:、]{0,4}?相比|半", behind)
        or (_AMONG.search(left) and re.match(r"[\u4e00-\u9fff]{1,8}[中里]", behind))
    ):
        return True
    if (
        value.approximate in ("以上", "以下")
        and value.unit.startswith("COUNT")
        and value.text[:1] in "一二两三四五六七八九十"
        and behind.startswith("的")
    ):
        return True  # 三户以上的自然村
    if (
        value.unit in _SPELL
        and re.match(
            r"(?!左右|以上|以内|以下|上下|不等|缩短|缩减|压[缩减]|减|降|提|变|增|延|优化|精简|[车路航行]程|工期|就|即|便|可|内)[\u4e00-\u9fff\ue000-\ue013]{2}",
            behind,
        )
        and not _TAKES.search(left)
    ) or (value.unit in _SPELL and _RIDE.search(left)):
        return True  # 240小时过境免签, 3天共揽单…: a time that only describes
    if (
        value.kind == "quantity"
        and value.unit in ("KW", "T", "M3")
        and _PLANT.match(behind)
        and not re.search(r"年[产处][^,。]{0,4}$|[为达至到]$", left)
    ):
        return True  # 100万千瓦光伏发电项目
    if (
        value.kind == "money"
        and _OF_SIZE.search(left)
        and re.match(r"的?[^,。;、的]{0,6}(?:企业|项目|集群|园区|产业|[村镇])", behind)
    ):
        return True
    if value.unit.startswith("COUNT") and re.search(
        r"(?:上述|这|那|该|任一|任何|每|各|某|前述|以上|哪|同)$", view.text[max(0, at - 2) : at]
    ):
        return not (value.unit == "COUNT:班" and view.text[at - 1] == "每")
    if value.unit.startswith("COUNT") and view.text[at - 1 : at] in ("", "。", ";") and _THESE.match(behind):
        return True
    if (
        value.unit == "COUNT:周年"
        or (value.unit == "COUNT:位" and behind.startswith("数"))
        or (value.kind == "quantity" and re.search(r"每[\u4e00-\u9fff]{2}$|就有$", view.text[max(0, at - 3) : at]))
    ):
        return True
    if re.match(r"(?:级|以上|以下|规模(?!以上|较大))(?:的)?[^,。;、]", behind):
        return True
    if (
        value.approximate in ("以上", "以下", "以内")
        and re.match(r"的?[\u4e00-\u9fff]{2,8}", behind)
        and (value.kind == "money" or value.unit == "COUNT:人")
    ):
        return True
    if (
        value.kind == "money"
        and value.approximate
        and re.match(r"的[\u4e00-\u9fff]{0,8}(?:企业|项目|产业集群|园区|产业|公司|集群)", behind)
    ):
        return True
    if value.approximate in ("以上", "以下", "超", "超过") and re.match(
        rf"(?:的)?[^,。;、:{FIGURE}]{{1,20}}?(?:增加到|达到|达|有|为)?(?:[、和及][^,。;:{FIGURE}]{{1,24}}?)?[{QUANTITY}]",
        behind,
    ):
        return value.kind == "money" or (
            bool(re.match(r"(?:的)?[^,。;、]{1,8}?[\ue101\ue105]", behind)) and value.approximate in ("以上", "以下")
        )
    if value.unit in ("COUNT:小时", "MIN", "COUNT:天", "COUNT:个月") and re.match(
        r"(?:内|之内|后|前|就|便|之后|以内|不打烊|值守|在线|营业|服务|响应|无休|一次|监测|运行|制|里|间)", behind
    ):
        return True
    return bool(
        value.unit in ("COUNT:小时", "COUNT:天")
        and value.value in (24, 365)
        and value.kind == "quantity"
        and re.match(r"[\u4e00-\u9fff]{2}|[\ue000-\ue013]", behind)
    )


def _named_again(view: View, at: int, value: Value) -> bool:
    """Whether a small count of the sentence only takes up those counted before: 三家村镇银行…,三家银行改为支行."""
    if value.value > 9 or value.unit[6:] not in _SEVERAL:
        return False
    for j in range(at - 1, -1, -1):
        item = view.items[j][2]
        if isinstance(item, Value) and (item.value, item.unit) == (value.value, value.unit):
            noun = view.text[at + 1 : at + 3]
            return len(noun) == 2 and noun in view.text[j + 1 : j + 9]
    return False


def is_count(item: Mention | Value | None) -> bool:
    """Whether a value counts things, rather than measuring or pricing them."""
    return isinstance(item, Value) and item.kind == "quantity" and item.unit.startswith("COUNT")


__all__ = ["is_count", "modifies"]
