"""How papers print who speaks: 市商务局局长王志强在会上介绍, 晶澜科技公告称, the turns of an interview."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.relate.encode import SYMBOL, symbols

PERSON = SYMBOL["Person"]
SAYS = "表示|介绍|说|认为|透露|坦言|指出|强调|告诉|称|感慨|致辞|通报|宣布|建议|建言|谈及|解释"
SPEECH = quick(
    rf"(?P<org>[{symbols('Org|Area|Facility|Project|DevelopmentZone')}])(?:相关|有关|党组|党委|党工委)?[^,。;:!?{PERSON}]{{0,18}}?(?P<person>{PERSON}|负责人|有关人士|相关人士|发言人|工作人员|(?:[局厅处所院校会区县市镇州省队行部厂馆站社乡村科]长|主任|书记|经理|总裁|总监|创始人|总工程师|董事长)(?:[\u4e00-\u9fff]{{2,3}}?)??)(?:还|也|则|又|进一步|随后|同时|在[^,。]{{1,12}}[时上中里]|谈到|,)?"
    rf"(?:{SAYS})|(?P<itself>[{symbols('Body')}])(?:方面|官方|官网|官微)?(?:[{SYMBOL['date']}]|还|也|则|又|随后|同时|日前|近日|当晚|当天|昨晚|昨日|晚间|发布公告|公告|对外|在[^,。]{{1,12}}[中里时上]|,)*(?:{SAYS}|披露|公告|公布|回应|回复)[,:]"
)
SPEECH_BY_NAME = quick(
    rf"(?P<person>{PERSON})(?:还|也|则|又|进一步|随后|同时|在[^,。]{{1,12}}[时上中里])?(?:表示|介绍|说|认为|透露|坦言|指出|强调|称|建议|建言)"
)
TURN = re.compile(rf"(?:(?P<person>{PERSON})|记者|问|答|主持人|本报记者):")
"""Whose turn it is in an interview that is printed as one."""
ADVICE = re.compile(r"教授|院长|研究员|专家|博士|学者|分析师|经济学家|研究院|研究所|科学院")

__all__ = ["ADVICE", "SPEECH", "SPEECH_BY_NAME", "TURN"]
