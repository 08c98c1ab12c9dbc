"""Measures that no suffix alone gives away: counted ones, aims of standing, slogans in a row.

``推出24条稳外资政策措施``, ``打造国家重要先进制造业中心``, ``制造强市、标准强市、品牌强市``.
"""

from __future__ import annotations

import re

from kg.recognise.draft import Draft

_COUNTED = re.compile(
    r"(?<=[出署施展台绕照实成好定抓进行])(?:了)?(?P<x>(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:项|条|大|个|类)[^。,、;:!?\n“”‘’()的了\d]{0,12}?(?:任务|行动|举措|措施|工程|计划|战略|改革|攻坚|体系|政策|消费券|聚焦|加快|提升|机制|集群))"
    r"(?=[。,、;:!?\n推促支配和与及的]|$)"
)
_AIM = re.compile(
    r"(?:打造|建设|创建|建成|构建|共建|成为|助力[^。,]{0,6}?建设|争创|建好|对标[^。,]{0,10}?|、)(?:成为)?(?P<x>(?:中国西部|中国|国家级|国家|全国|世界级|世界|全球|国际|西部|西南|东部|中部|内陆|区域性|区域|长江上游|长三角|成渝|现代化新|一流)[^。,、;:!?\n“”‘’()了]{2,22}?(?:中心|基地|高地|示范区|枢纽|名城|先行区|集聚区|承载区|之都|强市|新区|新高地|增长极|先导区|试验田|样板|引领区|新重庆|城市))"
    r"(?=[。,、;:!?\n和与及的建提新目贡作]|$)"
)
_STRONG = re.compile(r"(?<![\u4e00-\u9fff])(?:一体打造|推动|推进|建设|打造|加快|坚持|扎实推动|新时代)?(?P<x>[\u4e00-\u9fff]{2,4}(?:强市|强区|强省|强县|强国|立市|立区|兴市))(?=[。,、;:和与及建不]|$)")
_ENABLE = re.compile(r"(?<=[出现进焦和及、])(?P<x>[\u4e00-\u9fff]{2,4}(?:赋能|攻坚|倍增|领航|焕新))(?=[、。,;和及等])")
_GROUND = re.compile(r"^(?:国家|全国|世界|全球|国际|中国|西部|一流|区域)(?:重要|重大|主要|有关|相关|级)?(?:中心|基地|城市|枢纽)$")


def recognise_policy(draft: Draft) -> None:
    """Propose counted measures, aims of standing and slogans."""
    text = draft.text
    for pattern, weight in ((_COUNTED, 1.1), (_AIM, 1.3), (_STRONG, 0.9), (_ENABLE, 0.8)):
        for m in pattern.finditer(text):
            name = m.group("x")
            if not _GROUND.match(name):
                draft.add(m.start("x"), m.end("x"), "Programme", "policy/" + {_COUNTED: "counted", _AIM: "aim", _STRONG: "slogan", _ENABLE: "slogan"}[pattern], weight=weight)
