"""Information systems that no quotation marks set off.

A 平台 or a 系统 is one where its name speaks of data, networks or services; 供水系统 and
观景平台 are none, and neither is any 线上平台 whose name says no more than that.
"""

from __future__ import annotations

import re

from kg.recognise.draft import Draft
from kg.recognise.phrases import HARD, phrase_edge

_HEAD = re.compile(r"(?:(?P<any>平台|系统|大脑)|(?P<sure>小程序|App|APP|数据库|大模型|数字应用|公众号|操作系统|软件(?!园|信|产|和|企|业|与|开|服|外|工程|测)))(?!化|性|型|类|商|期|工程|集成|设备|公司|园|企业|经济|赋能|支撑|级|内|上|下|治理|技术|服务商)")
_INFO = re.compile(r"信息|数字|数据|数智|数治|监管|监测|监控|溯源|追溯|智能|智慧|云|互联|在线|线上|电商|直播|对接|交易|征信|结算|预警|管理|调度|指挥|共享|政务|审批|预约|反映|举报|投诉|一体化|教学|医疗|物流|贸易|办事|综合服务|通关|申报|AI|数码|码|大脑|城市|产业|模型")
_VERB = re.compile(
    r"(?:下载|点击|打开|安装|扫码|注册|她|他|搭建|建设|打造|开发运行|开发|自主研发|研发|上线|推出|运用|依托|使用|登录|整合|投用|启用|建成|建立|接入|推广|迭代|完善|构建|通过|利用|借助|推动|推进|运行|运营|首创|发布|贯通|共建|引入|打通|融入|形成|启动|升级|共享|能在|在|将|把|对|由|为|是|与|和|及|的|了|全市|全省|全区|全国|我市|我省|统一)"
)
_GENERIC = re.compile(
    r"^(?:线上|线下|互联网|网络|信息|信息化|数字|数字化|数智化?|智能化?|智慧|服务|管理|公共|公共服务|综合|综合服务|专属|建议|交流|展示|对接|合作|开放|区域性?|工业|产业|重要|重点|重大|国家级|省级|市级|统一|新型|新|旧|老|大|小|各类|各|多|相关|该|此|本|这一|"
    r"电商|电子商务|跨境|直播|交易|支付|社交|第三方|自主|国产|顶尖|先进|前沿|通用|核心|主流|自研|研发|创新|科技|技术|教育|经信|金融|医疗|交通|物流|政务|试验|检测|测试|开发|生产|销售|外贸|业务|企业|园区|行业|商业|监测|监控|控制|操作|供应链|多式联运|"
    r"云|数据|大数据|物联网|人工智能|AI|城市|农业|政府|共享|一体化|全国|全省|全市|职业|培训|媒体|融媒体|视频|短视频|购物|外卖|打车|出行|租赁|招聘|学习|在线|具体|问题|主要|众多|多个|一批|更多|两大|三大|上云上|管家|开源|基础|底座|教学|产业互联网|工业互联网|产学研|投融资|融资|孵化|转化|成果|载体|数商|全球|国际|领域|垂直|类|级|国内|领先)+$"
)
_LATIN = re.compile(r"(?:大模型|平台|软件|系统|小程序|App|APP|机器人操作系统)(?P<row>[A-Z][A-Za-z0-9\-]{2,14}(?:(?:、|和|与)[A-Z][A-Za-z0-9\-]{2,14})*)")


def recognise_systems(draft: Draft) -> None:
    """Propose platforms, systems, apps and models by their heads, and Latin names behind such a head."""
    text = draft.text
    for m in _LATIN.finditer(text):
        for item in re.finditer(r"[A-Z][A-Za-z0-9\-]+", m.group("row")):
            draft.add(m.start("row") + item.start(), m.start("row") + item.end(), "InformationSystem", "systems/latin", weight=1.0)
    for m in _HEAD.finditer(text):
        head = m.start()
        if head == 0 or text[head - 1] in "”’》":
            continue
        edge = _edge(draft, head)
        stem = text[edge:head]
        if len(stem) < 3 or _GENERIC.match(stem) or (m.group("any") and not _INFO.search(stem)) or re.search(r"[\d%]$", stem):
            continue
        draft.add(edge, m.end(), "InformationSystem", "systems/head", weight=0.9)


def _edge(draft: Draft, head: int) -> int:
    text = draft.text
    low = head
    while low > 0 and text[low - 1] not in HARD and head - low < 24:
        low -= 1
    verbs = [v for v in _VERB.finditer(text, low, head) if head - v.end() >= 2]
    edge = max(verbs[-1].end() if verbs else low, phrase_edge(text, head) if not verbs else low)
    for i in range(head - 1, edge - 1, -1):
        if draft.in_value[i]:
            return i + 1
    while (lead := re.match(r"一批|一个|一套|多个|首个|国内|全新|\d+个|该|本|了|出|起", text[edge:head])) is not None:
        edge += lead.end()
    return edge
