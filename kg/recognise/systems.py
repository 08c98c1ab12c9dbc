"""Information systems that no quotation marks set off.

A 平台 or a 系统 is one where its name speaks of data, networks or services; 供水系统 and
观景平台 are none, and neither is any 线上平台 whose name says no more than that.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.fields import recognise_called_systems
from kg.recognise.ordinary import ordinary
from kg.recognise.phrases import HARD, phrase_edge

_HEAD = quick(
    r"(?:(?P<any>平台|系统|大脑)|(?P<sure>之家(?=场景|平台|小程序|应用|系统|A)|小程序|App|APP|数据库|大模型|数字应用|公众号|操作系统|软件(?!园|信|产|和|企|业|与|开|服|外|工程|测)))(?!化|性|型|类|商|期|工程|集成|设备|公司|园|企业|经济|赋能|支撑|级|内|上|下|治理|技术|服务商)"
)
_INFO = re.compile(
    r"信息|数字|数据|数智|数治|监管|监测|监控|溯源|追溯|智能|智慧|云|互联|在线|线上|电商|直播|对接|交易|征信|结算|预警|管理|调度|指挥|共享|政务|审批|预约|反映|举报|投诉|一体化|教学|医疗|物流|贸易|办事|综合服务|通关|申报|AI|数码|码|大脑|城市|产业|模型"
)
_VERB = re.compile(
    r"(?:下载|点击|打开|安装|扫码|注册|她|他|等|帮助|进入|进(?!口|出|程)|搭建|建设|打造|开发运行|开发|自主研发|研发|上线|推出|运用|依托|使用|登录|整合|投用|启用|建成|建立|接入|推广|迭代|完善|构建|通过|利用|借助|推动|推进|运行|运营|首创|发布|贯通|共建|引入|打通|融入|形成|启动|升级|共享|能在|在|将|把|对|由|为|是|与|和|及|的|了|全市|全省|全区|全国|我市|我省|统一)"
)
_GENERIC = ordinary("system")
_LATIN = re.compile(
    r"(?:大模型|平台|软件|系统|小程序|App|APP|机器人操作系统)(?P<row>[A-Z][A-Za-z0-9\-]{2,14}(?:(?:、|和|与)[A-Z][A-Za-z0-9\-]{2,14})*)"
)


def recognise_systems(draft: Draft) -> None:
    """Propose platforms, systems, apps and models by their heads, and Latin names behind such a head."""
    text = draft.text
    recognise_called_systems(draft)
    for m in _LATIN.finditer(text):
        for item in re.finditer(r"[A-Z][A-Za-z0-9\-]+", m.group("row")):
            draft.add(
                m.start("row") + item.start(),
                m.start("row") + item.end(),
                "InformationSystem",
                "systems/latin",
                weight=1.0,
            )
    for m in _HEAD.finditer(text):
        head = m.start()
        if head == 0 or text[head - 1] in "”’》":
            continue
        edge = _edge(draft, head)
        stem = text[edge:head]
        if (
            len(stem) < 3
            or _GENERIC.match(stem)
            or (m.group("any") and not _INFO.search(stem) and not _opens(draft, edge, m.end()))
            or re.search(r"[\d%]$", stem)
        ):
            continue
        draft.add(edge, m.end(), "InformationSystem", "systems/head", weight=0.9)


_SERVES = re.compile(r"(?:服务|管理|运行|保障|联动|推广|交易|对接|共享|合作|调度)+$")
"""Right before the head these are part of the name, and no verbs: 数智服务平台."""
_OPENS = re.compile(r"在[\u4e00-\u9fff]{2,10}(?:挂牌|揭牌|上线|启用|投用|启动)|(?:正式)?(?:挂牌|揭牌|上线|启用)")


def _opens(draft: Draft, edge: int, end: int) -> bool:
    """Whether an area's platform opens, whatever it is for: 江津区全过程人民民主实践平台在江津五中挂牌."""
    owned = any(c.start == edge and c.cls == "AdministrativeArea" and c.kind == "name" for c in draft.found)
    return owned and _OPENS.match(draft.text, end) is not None


def _edge(draft: Draft, head: int) -> int:
    text = draft.text
    low = head
    while low > 0 and text[low - 1] not in HARD and head - low < 24:
        low -= 1
    verbs = [v for v in _VERB.finditer(text, low, head) if head - v.end() >= 2 or v.group() in ("的", "了")]
    tail = _SERVES.search(text, low, head)
    edge = max(
        verbs[-1].end() if verbs else low, phrase_edge(text, tail.start() if tail else head) if not verbs else low
    )
    for i in range(head - 1, edge - 1, -1):
        if draft.in_value[i]:
            return i + 1
    while (lead := re.match(r"一批|一个|一套|多个|首个|国内|全新|\d+个|该|本|了|出|起", text[edge:head])) is not None:
        edge += lead.end()
    return edge
