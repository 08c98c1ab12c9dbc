"""Whether a clause says that something is done, planned, denied or merely wished."""

from __future__ import annotations

import re

from kg.model import Status

PLANNED = re.compile(
    r"将(?!军|来自|近|领|士|.{0,2}余|.{1,12}(?:优化至|纳入学|作为|视为|挪))|拟(?!定|合)|计划(?=[^,。;]|$)(?<!行动计划)(?<!合作伙伴计划)|力争|预计|有望|即将|今后|打算|准备|争取|谋划|下一步|接下来|未来\S?年?|明年|后年|年内|年底前|下半年|"
    r"到20[2-9]\d年|要(?=[^求素闻件点是])|尚在|在建|筹建|筹备|意向|开工后|建成后|达产后|投产后|后续|目标(?=是|为|到)"
)
DENIED = re.compile(
    r"未能|未(?!来|必)|没有|没能|尚未|并未|不再|不会|无此|否认|终止|取消|搁置|叫停|作废|暂缓|暂停|传闻|传言|谣言|谣传|不实|流产|告吹|落空|放弃|拒绝|禁止|不得|严禁|防止|避免|杜绝|打破"
)
_RUMOUR = re.compile(r"传闻|传言|谣言|谣传|有消息称|据传|网传|假如|如果|原定|原计划|此前计划")
_ALREADY = re.compile(r"(?:已经|就已|现已|均已|已)(?!确定|谋划|规划)[^,。]*$")
_WISH = re.compile(
    r"建议|希望|呼吁|应当|应该|应(?=[^用对急])|可以考虑|不妨|如果|假如|若(?!干)|能否|是否|期待|需要进一步|还需要|需要做好"
)


def status(before: str, between: str = "") -> Status | None:
    """The status of a statement from the words before its trigger; ``None`` where it is denied or only wished.

    ``before`` reaches from the beginning of the sentence to the trigger, ``between``
    from the subject to the trigger.
    """
    if _RUMOUR.search(before):
        return None
    clause = re.split(r"[,;。:]", before)[-1]
    if DENIED.search(between or clause) or DENIED.search(clause):
        return None
    if _WISH.search(clause):
        return None
    if _ALREADY.search(clause):
        return "done"
    return "planned" if PLANNED.search(before[-60:]) else "done"
