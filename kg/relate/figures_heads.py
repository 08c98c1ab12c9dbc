"""Where the noun ends that a counter counts: 50万家外贸|企业|因此受益, 200名|工人|紧张忙碌."""

from __future__ import annotations

import re
from typing import Final

_FIRMS: Final = re.compile(
    r"企业|公司|单位|机构|商户|商家|商铺|店铺|门店|首店|旗舰店|体验店|连锁店|医院|诊所|药店|银行|网点|高校|院校|学校|院所|研究院|实验室|"
    r"工厂|[厂供服经运采展参]商(?!务|业|户|家|铺)|供应商|服务商|经销商|媒体|协会|商会|合作社|农场|牧场|酒店|民宿|饭店|餐厅|餐馆|场馆|博物馆|图书馆|俱乐部|工作室|律所|事务所|工作站"
)
_PEOPLE: Final = re.compile(
    r"工人|员工|职工|学生|师生|新生|毕业生|大学生|教师|老师|村民|居民|市民|农民|牧民|渔民|住户|用户|业主|群众|党员|干部|代表|选手|专家|院士|博士|客商|采购商|展商|嘉宾|观众|"
    r"游客|旅客|乘客|患者|病人|老人|儿童|孩子|青年|人才|股东|司机|骑手|主播|医生|护士|医护|教练|"
    r"[\u4e00-\u9fff](?:员(?!工)|者|师(?!范|生|傅)|匠(?!人)|匠人|师傅|手(?!机|续|术|段|册)|工(?!业|程|作|厂|地|艺|人|商|会|资|龄))"
)
_HEADS: Final = {"家": _FIRMS} | dict.fromkeys(("名", "位", "人"), _PEOPLE)
_GOES_ON: Final = re.compile(
    r"[和与及、或兼]|以及|家(?!和)|集团|总部|技术|研发|标准|法人|代表|负责人|主体|群|名单|项目|联盟|用户|岗位|队|团队|团|组|证|培训|服务|中心|站|基地|园|区|库|等|级|类|型|股东|高管|家庭|工作|代表队|子女|家属|骨干"
)
"""Behind a head these make another noun of it: 企业|家, 企业|技术中心, 学生|代表."""


def counted_head(noun: str, counter: str) -> str:
    """``noun`` up to the head that its counter counts, where words follow that tell what it does.

    >>> counted_head("外贸企业因此", "家"), counted_head("企业研究院", "家"), counted_head("工人紧张忙碌", "名")
    ('外贸企业', '企业研究院', '工人')
    """
    heads = _HEADS.get(counter)
    if heads is None:
        return noun
    for m in heads.finditer(noun):
        rest = noun[m.end() :]
        if not rest:
            break
        if _GOES_ON.match(rest) or any(h.end() == len(rest) for h in heads.finditer(rest)):
            continue
        return noun[: m.end()]
    return noun


__all__ = ["counted_head"]
