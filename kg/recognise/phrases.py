"""Where the noun phrase that ends at a given place begins, by words and their parts of speech.

The text to the left is cut into the longest known words, from right to left; characters
that no word covers are taken for parts of names. The phrase ends where a word stands that
no name holds: a preposition, a conjunction, an adverb, a verb that governs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import words

HARD = frozenset("。,、;:!?\n“”‘’\"'《》()（）[]【】—…●■□◆▲/|  ")
"""Characters that no unquoted name crosses."""

GOVERN = frozenset(
    [
        "组织",
        "实施",
        "开展",
        "启动",
        "推进",
        "打造",
        "构建",
        "建立",
        "健全",
        "完善",
        "深化",
        "落实",
        "聚焦",
        "突出",
        "做好",
        "推行",
        "推广",
        "探索",
        "出台",
        "发布",
        "宣布",
        "印发",
        "举办",
        "办好",
        "筹办",
        "建强",
        "召开",
        "举行",
        "主办",
        "承办",
        "协办",
        "参加",
        "出席",
        "参与",
        "亮相",
        "入选",
        "获评",
        "荣获",
        "评为",
        "签约",
        "签署",
        "签订",
        "引进",
        "落户",
        "围绕",
        "依托",
        "推动",
        "促进",
        "支持",
        "助力",
        "设立",
        "组建",
        "成立",
        "创建",
        "搭建",
        "上线",
        "推出",
        "开发",
        "运行",
        "运用",
        "采用",
        "通过",
        "利用",
        "借助",
        "制定",
        "编制",
        "修订",
        "执行",
        "迭代",
        "升级",
        "强化",
        "纳入",
        "列入",
        "获批",
        "获得",
        "抢抓",
        "锚定",
        "融入",
        "加入",
        "参照",
        "按照",
        "根据",
        "结合",
        "对标",
        "引导",
        "带动",
        "加强",
        "加大",
        "加快",
        "壮大",
        "提升",
        "提高",
        "增强",
        "优化",
        "夯实",
        "擦亮",
        "引领",
        "狠抓",
        "发挥",
        "形成",
        "成为",
        "坚持",
        "严格",
        "规范",
        "鼓励",
        "力争",
        "争取",
        "承接",
        "抓好",
        "抓实",
        "培植",
        "塑造",
        "重塑",
        "推介",
        "谋划",
        "储备",
        "新增",
        "新建",
        "建成",
        "共建",
        "联合",
        "携手",
        "布局",
        "瞄准",
        "抢占",
        "深耕",
        "挺进",
        "涵盖",
        "涉及",
        "包括",
        "覆盖",
        "属于",
        "拥有",
        "建有",
        "设有",
        "现有",
        "坐拥",
        "具有",
        "面向",
        "针对",
        "关注",
        "选择",
        "进行",
        "提供",
        "提出",
        "实现",
        "完成",
        "达到",
        "带来",
        "面对",
        "贯彻",
        "践行",
        "遵循",
        "执行",
        "首创",
        "建好",
        "用好",
        "用活",
        "实行",
        "试行",
        "扩大",
        "申报",
        "激活",
        "迎来",
        "配套",
        "兴建",
        "扩建",
        "契合",
        "直面",
        "交出",
        "走进",
        "充分",
        "积极",
        "全力",
        "大力",
        "着力",
        "持续",
        "不断",
        "统筹",
        "全面",
        "扎实",
        "深入",
        "加速",
        "稳步",
        "有效",
        "进一步",
        "深度",
        "广泛",
        "共同",
        "分别",
        "正式",
        "有序",
        "高效",
        "精准",
        "同步",
        "协同推进",
        "组织开展",
        "打响",
        "打好",
        "开通",
        "开行",
        "筹建",
        "拟建",
        "动工",
        "力促",
        "配合",
        "参观",
        "考察",
        "走访",
        "坐落",
        "位于",
        "来到",
        "地处",
        "入驻",
        "投资",
        "投入",
        "投用",
        "整合",
        "汇聚",
        "集聚",
        "聚集",
        "优化",
        "调整",
        "盘活",
        "存储",
        "经营",
        "联动",
        "延伸",
        "拓展",
        "开拓",
        "巩固",
        "突破",
        "攻克",
        "响应",
        "服务",
        "符合",
        "获悉",
        "介绍",
        "表示",
        "认为",
        "会同",
        "率先",
        "成功",
        "刚刚",
        "专门",
        "全力",
        "搭乘",
        "规范",
        "创建",
        "旨在",
        "致力",
        "致力于",
        "利于",
        "有利于",
        "适应",
        "满足",
        "保障",
        "确保",
        "维护",
    ]
)
"""Verbs and adverbs that govern a phrase or stand before one; a phrase begins behind them."""

_DEVELOP = frozenset(
    [
        "发展",
        "建设",
        "投资",
        "培育",
        "改造",
        "转型",
        "支撑",
        "建成",
        "引育",
        "做强",
        "做大",
        "做优",
        "带动",
        "集聚",
        "服务于",
        "赋能",
        "振兴",
        "复苏",
        "回暖",
    ]
)
_FUNCTION = frozenset(["p", "c", "u", "r", "y", "e", "o"])
_SINGLE_STOP = frozenset(
    "的了着在于由将把被对向从为是以等其该此这那各并且而但或也还又都就才仅已曾正拟和与及同到有让使给称据经至往自每某所令则即乃之被按因若如像"
)
_KEEP_SINGLE = frozenset("经自同向所正之")
"""Single characters that are function words and yet common in names; they stop a phrase only before a word boundary."""

Mode = Literal["strict", "policy"]


def stop_before(text: str, end: int, limit: int) -> int:
    """Where the stretch without a hard stop begins that ends at ``end``; at most ``limit`` characters back."""
    low, floor = end, max(0, end - limit)
    while low > floor and text[low - 1] not in HARD:
        low -= 1
    return low


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, str]:
    """The words of the lexicon and the full names of areas, so that 通过|河北省 is not cut 通|过河|北省."""
    areas = (form for form, entries in gazetteer().items() if entries[0].cls == "AdministrativeArea")
    return {form: "ns" for form in areas if 3 <= len(form) <= 5 and form[-1] in "省市区县州旗盟国"} | words()


def tokens_before(text: str, end: int, *, limit: int = 40) -> list[tuple[int, int, str]]:
    """The words left of ``end``, nearest first, as (start, end, tag), back to a hard stop or ``limit`` characters."""
    out: list[tuple[int, int, str]] = []
    known = _vocabulary()
    low, i = stop_before(text, end, limit), end
    while i > low:
        for width in (5, 4, 3, 2):
            if i - width < low:
                continue
            word = text[i - width : i]
            tag = known.get(word, "") or ("v" if word in GOVERN else "")
            if tag:
                break
        else:
            width, tag = 1, known.get(text[i - 1], "")
        out.append((i - width, i, tag))
        i -= width
    return out


def phrase_edge(text: str, end: int, *, mode: Mode = "policy", limit: int = 40) -> int:
    """The offset at which the noun phrase that ends at ``end`` begins.

    ``strict`` stops at every verb (industries, products), ``policy`` only at verbs that
    govern, since the names of measures hold verbs themselves (优质企业集聚培育行动).
    """
    edge = end
    words = tokens_before(text, end, limit=limit)
    for k, (start, stop, tag) in enumerate(words):
        word = text[start:stop]
        if len(word) == 1:
            if word in _SINGLE_STOP and not (
                word in _KEEP_SINGLE and k and len(text[words[k - 1][0] : words[k - 1][1]]) == 1
            ):
                break
        elif (
            word in GOVERN
            or tag in _FUNCTION
            or (tag == "d" and not re.search(r"高|新|全", word))
            or (mode == "strict" and (tag == "v" or word in _DEVELOP))
            or (tag in ("t", "m") and mode == "strict")
        ):
            break
        edge = start
    return edge


def nounish(text: str) -> bool:
    """Whether a phrase can name a thing: its last word is a noun or unknown, its first no verb that governs."""
    words = tokens_before(text, len(text))
    if not words:
        return False
    last, first = words[0], words[-1]
    head = text[first[0] : first[1]]
    return (
        last[2] in ("n", "", "vn", "j", "b", "k", "g")
        and head not in GOVERN
        and (first[2] not in ("p", "c", "d", "r", "u", "f") or text.startswith(("中国", "全国")))
    )
