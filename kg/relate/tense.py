"""Whether a clause says that something is done, planned, denied or merely wished."""

from __future__ import annotations

import re

from kg.model import Status

_DISPOSED = (
    r"(?!把|进一步|持续|继续|推动|推进|加快|加速|力争|努力|逐步|共同|全面|重点|着力|[从由在于会为以与])[^,。;:]{2,30}?"
    r"(?:(?:优化|整合|合并|延长|缩短|提高|提升|降低|增加|扩大|压[缩减]|调整|改造|转[变化]|打造|推广|应用|落实)[至到成为于]"
    r"|[融列纳写引投植嵌]入|(?:转让|出售|卖|划转|移交|捐赠|交付|授予)[给予至]|作为|视为|列为|挪"
    r"|(?:收入|收归|纳入|揽入|收至|收于)(?:囊中|旗下|麾下|怀中|国有)|(?:收|买|吃|盘|拿)下)"
)
"""将 that only puts an object before its verb: 将13家国企优化至4家."""
PLANNED = re.compile(
    rf"将(?!军|来自|近|领|士|.{{0,2}}余|{_DISPOSED})|拟(?!定|合)|计划(?![,。;的、和与等及]|任务|单列|经济|生育)(?<!行动计划)(?<!该计划)(?<!一计划)(?<!此计划)(?<!合作伙伴计划)(?<!投资计划)(?<!年度计划)(?<!年计划)(?<!工作计划)|力争|预计|有望|即将|今后|打算|准备|争取(?![,。;、]|到)"
    r"|谋划(?=建|打造|布局|推进|新建|发展|创建|设立|在|$)|下一步|接下来|未来(?=[,将计还要会继拟可有我全该公市\d一二两三四五六七八九十几\ue000-\ue1ff]|力争|重点|$)"
    r"|明年|后年|年内|年底前|下半年|到20[2-9]\d年|(?<![主重需次必紧摘概纪提只纲显首])要(?![求素闻件点是])"
    r"|(?<![的按照合符])要求(?=各|全[市省区县]|有关|相关|[\ue000-\ue013])"
    r"|正谋划|正筹划|尚在|在建|筹建(?!而成|成|起|了)|筹备|择[期日机]|按照?计划,|正(?:在|积极)?申请|意向|开工后|建成后|达产后|投产后|后续|目标(?=是|为|到)"
)
"""Words that say that something is still to come."""
_SUM_TOTAL = re.compile(r"(?:计划|预计)(?:总|合同|估算)投资额?[^,。;:]{0,6}\ue101,")
"""计划总投资206亿元,: a planned sum plans nothing of what the clauses after it say."""
DENIED = re.compile(
    r"未能|未(?!来|必)|没有|没能|尚未|并未|不再|不会|无此|否认|终止|取消|搁置|叫停|作废|暂缓|暂停|传闻|传言|谣言|谣传|不实|流产|告吹|落空|放弃|拒绝|禁止|不得|严禁|防止|避免|杜绝|打破"
)
CALLED_OFF = re.compile(
    r"[^,。;]{0,16}?(?:,(?:但|后|则|却|可|因|然而|不过|最终|后来)[^,。;]{0,12}?)?"
    r"(?:未果|失败|告吹|终止|被否|取消|搁[置浅]|流产|作废|暂停|停摆|未能|没成|没有成功|没有?谈[成拢妥]|未谈[成拢妥]|谈崩|作罢|没有下文|不了了之|中止)"
)
"""Behind what was agreed, in its clause or the next: 洽谈的供应合同,则因运价分歧|没有谈成."""
_NEGATED = re.compile(r"(?:(?<![无莫得是能可时])不|并非|绝非|亦非|既非|从未|从没|从不|没)(?:会|曾|是|再)?$")
"""Right before a trigger: 不是, 并非隶属."""
_RUMOUR = re.compile(
    r"网友称[^,。;]*$|网上流传|传闻|猜测|传言|谣言|谣传|有消息称|据传|网传|假如|如果|原定|原计划|此前计划"
)
_ALREADY = re.compile(r"(?:已经|就已|现已|均已|已)(?!确定|谋划|规划)[^,。]*$")
_WISH = re.compile(
    r"建议|希望|呼吁|应当|应该|(?<![供适响反对相效感呼顺])应(?=[^用对急届邀运约有声付聘收变力])|可以考虑|不妨|如果|假如|若(?!干)|能否|是否|期待|需要进一步|还需要|需要做好"
)
_ADVISED = re.compile(r"(?<!的)(?<!提出)(?<!采纳)(?:建议|建言|呼吁|希望)[,:](?!被|得到|已)")


def status(before: str, between: str = "") -> Status | None:
    """The status of a statement from the words before its trigger; ``None`` where it is denied or only wished.

    ``before`` reaches from the beginning of the sentence to the trigger, ``between``
    from the subject to the trigger.
    """
    if _RUMOUR.search(before) or _NEGATED.search(before):
        return None
    if _ADVISED.search(before):
        return None
    clause = re.split(r"[,;。:]", before)[-1]
    if DENIED.search(between or clause) or DENIED.search(clause):
        return None
    if _WISH.search(clause):
        return None
    if _ALREADY.search(clause):
        return "done"
    return "planned" if PLANNED.search(_SUM_TOTAL.sub("", before)[-60:]) else "done"
