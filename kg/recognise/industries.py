"""Industries: listed ones where they are meant as such, phrases that end like one, and enumerations that say so.

``生物医药`` is an industry behind 发展 or before 产业, and none in 生物医药企业家协会; ``聚焦整机、
关键软件等产业领域`` makes industries of words that no list has.
"""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.draft import Draft
from kg.recognise.fields import recognise_called_measures, recognise_fields
from kg.recognise.gazetteer import gazetteer
from kg.recognise.industry_lists import GENERIC, ONE_NAME, TAKEN_UP, enumerated
from kg.recognise.lexicon import pos
from kg.recognise.phrases import nounish, phrase_edge

_ABOUT = re.compile(rf"(?:{TAKEN_UP}|特色|优势|现代|传统|重点|主导|支柱|新兴)(?:了|以|出|好)?$")
_AFTER_SURE = re.compile(
    r"[。,、;:!?\n)）”“]|$|产业|行业|领域|赛道|板块|新业态|集群|等|和|与|及|或|的|是|为|在|将|已|也|占|增|实现|保持|营收|产值|增加值|规模|发展|高质量|转型|提速|加速|快速|蓬勃|持续|加快|迈|融合|协同|方面|大会|企业|项目|市场|示范|特色|重点|创新"
)
_AFTER_WEAK = re.compile(
    r"产业|行业|领域(?!专)|赛道|板块|新业态|产业集群|等(?:[^。,;]{0,8}?(?:产业|行业|领域|赛道|板块))"
)
_TOOL = re.compile(
    r"(?:运用|借力|利用|借助|通过|使用|采用|依托|用|(?:把|将)(?=$)|基于|嵌入|接入|搭载|结合|融合|应用|引入|“|AI\+?)$"
)
_TOOL_AFTER = re.compile(
    r"[^。,;:]{0,14}?(?:等)?(?:新|先进|现代|数字|前沿|关键|核心|AI)?技术(?!改造|产业|创新产业)|[^。,;:、]{0,4}(?:优势|手段|工具|算法|算力)"
)
_ENDS_LIKE = re.compile(r"(?:业|产业|经济|制造|集群|旅游|物流|农业|服务)$")

_SUFFIX = re.compile(
    r"(?:数字产业集群|产业集群|产业|行业|制造业|服务业|加工业|供应业|采选业|冶炼业|种植业|养殖业|旅游业|金融业|建筑业|物流业|工业|农业|经济)"
    r"(?!链|园|带|态|区(?!域)|强镇|协会|联盟|研究|基金|集团|投资|大会|论坛|工人|博览|促进|引导|互联|学院|商会|公司|综合|创新|园区|化|大脑|布局|图谱|图|政策|体系|技术体系|技术创新|技术研究|部门|主管|规划|专家|人士|标准|报|协作|合作|转移|社|局|厅|部|委|办|大学|银行|总值|增加值|总产值|基地|结构|强|之|准入|人口|界|产权|发展大会|发展研究|总公司|用地|资本|孵化|振兴|学会|信息化|遗产|活动|增长|效益|损失|形势|运行|指标|总量|社会|贸易|适用|纠纷|责任|补偿|条件|实力|工作会议|作物|协定|中心|高地)"
)
_OF_POLICY = {"产业集群": ("战略性新兴", "战略性", "未来"), "产业": ("特色优势", "传统优势", "传统")}
"""Kinds that plans of the state name as such, though no one industry stands in them."""
_ANY = frozenset(("产业", "产业集群", "数字产业集群", "行业"))
_STRIP = re.compile(
    r"^(?:出|做成大?|变成大?|制约|做大做强|做强做优做大|做强做优|做强|做大|做优|营造|规上|规(?=生产|服)|国内|国外|本地|当地|世界级|国家级|全球|级|[千百万]?亿[元级]*|万亿级|重点|主导|支柱|优势|现代化|特色优势|一批|一大批|众多|大批|赋能|以上|规模以上|两条|\d+条|等|和|与|及|该|本|部分|全部|整个|"
    r"我[国省市区县]|全[国省市区县]|特别是|尤其是|包括|如)+"
)
_MODIFIER = re.compile(r"(?:支柱|主导|特色优势|优势|特色|重点|新兴|传统|创新|全|相关)+$")
_COMPOUND = re.compile(
    r"态|区(?!域)|体系|工程|系统|标准|技术|学院|大学|协会|联盟|企业家|职业|学会|研究|论坛|大会|博览|基金|集团|公司|股份|局|委|厅|部门|大厦|园(?!区)|专业|课程|竞赛|大赛"
)
_NOT_ALONE = frozenset(("工业", "农业", "服务业", "经济", "产业", "行业", "加工业"))

_ECONOMY = quick(
    r"(?:发展|壮大|培育|布局|繁荣|激活|点亮|做强|做优)+(?:了)?(?P<x>[^。,、;:!?\n“”()的了和与及]{2,4}经济)(?=[。,、;!?\n和与及三]|$|发展|新|产业)"
)


def recognise_industries(draft: Draft) -> None:
    """Propose industries."""
    for m in _ECONOMY.finditer(draft.text):
        if not GENERIC.match(m.group("x")[:-2]):
            draft.add(m.start("x"), m.end("x"), "Industry", "industries/economy", weight=0.8)
    listed = enumerated(draft)
    _suffixed(draft)
    _known(draft, listed)
    recognise_fields(draft)
    recognise_called_measures(draft)


_OF_FIGURES = frozenset("额率值量")
"""Behind these an industry is part of what is measured."""


def _known(draft: Draft, listed: list[tuple[int, int]]) -> None:
    """The names of the list where the words around them mean the industry."""
    text = draft.text
    inside = bytearray(len(text) + 1)
    for a, b in listed:
        inside[a:b] = b"\x01" * (b - a)
    for h in draft.listed:
        if h.entry.cls != "Industry" or h.nested or draft.in_value[h.start]:
            continue
        form = text[h.start : h.end]
        if text[h.end : h.end + 1] in _OF_FIGURES and text[h.end : h.end + 2] not in ("价值", "量产", "量子"):
            continue  # 网络零售|额
        if form.endswith("产业") and text[h.end : h.end + 1] == "园":
            continue  # 装备产业|园区
        if "、" in form or "和" in form:
            draft.add(h.start, h.end, "Industry", "industries/listed", weight=2.0)
            continue
        before, after = text[max(0, h.start - 8) : h.start], text[h.end : h.end + 24]
        placed = before.endswith(("把", "将")) and re.match(r"(?:产业)?(?:摆|作为|列|打造|培育|纳入|确定)", after)
        if not inside[h.start] and not placed and (_TOOL.search(before) or _TOOL_AFTER.match(after)):
            continue
        sure = bool(_ENDS_LIKE.search(form))
        if not inside[h.start] and (_COMPOUND.match(after) or after[:1] in ("车", "船", "机", "站", "厂", "馆")):
            continue
        if (
            h.weak
            and not inside[h.start]
            and not (_AFTER_WEAK.match(after) or (_ABOUT.search(before) and _ends_here(after)))
        ):
            continue
        if (
            not h.weak
            and not sure
            and not inside[h.start]
            and not placed
            and not (_AFTER_SURE.match(after) or not _noun_follows(after))
        ):
            continue
        end = h.end - 2 * (after[:1] == "链" and form.endswith("产业") and len(form) > 4)
        draft.add(h.start, end, "Industry", "industries/listed", weight=0.7)


def _ends_here(after: str) -> bool:
    return bool(re.match(r"[。,、;!?\n和与及等]|$|的|新业态|发展|高质量|企业|项目|示范项目", after))


def _noun_follows(after: str) -> bool:
    """Whether a noun comes next, so that the name is part of a longer one."""
    word = next((after[:n] for n in (4, 3, 2) if pos(after[:n])), "")
    return pos(word) in ("n", "vn", "b", "j") if word else after[:1] in "车船机站厂园店品馆柜"


def _suffixed(draft: Draft) -> None:
    text = draft.text
    areas = [
        c for c in draft.found if c.cls in ("AdministrativeArea", "Region", "DevelopmentZone") and c.kind == "name"
    ]
    for m in _SUFFIX.finditer(text):
        if m.start() == 0 or text[m.start() - 1] in "”’》":
            continue
        if (stems := _OF_POLICY.get(m.group())) and (
            whole := next((w for w in stems if text.endswith(w, 0, m.start())), "")
        ):
            draft.add(m.start() - len(whole), m.end(), "Industry", "industries/policy", weight=1.0)
            continue
        edge = phrase_edge(text, m.start(), mode="strict", limit=16)
        edge = max((c.end for c in areas if edge < c.end <= m.start()), default=edge)
        for i in range(m.start() - 1, edge - 1, -1):
            if draft.in_value[i]:
                edge = i + 1
                break
        while (lead := _STRIP.match(text[edge : m.start()])) is not None and lead.end():
            edge += lead.end()
        if (
            text[edge - 1 : edge] == "及"
            and (joined := ONE_NAME.search(text, max(0, edge - 6), edge)) is not None
            and joined.end() == edge
        ):
            edge = joined.start()
        if m.start() - edge > 4 and any(
            c.start == edge and c.end > m.end() and c.cls in ("Facility", "Institution", "DevelopmentZone")
            for c in draft.found
        ):
            continue  # 明月湖国际智能产业|科创基地
        stem, stop = text[edge : m.start()], m.end()
        if m.group() in _ANY and (tail := _MODIFIER.search(stem)) is not None and tail.start() >= 2:
            stem, stop = stem[: tail.start()], edge + tail.start()
        if (sum_up := re.search(r"[两三四五六七八九十]大$", stem)) is not None:
            stem, stop = stem[: sum_up.start()], edge + sum_up.start()
        if m.group() in _ANY and stem.endswith(("业", "经济")):
            stop = edge + len(stem)
        if "等" in stem and stem[0] not in "中高初":
            continue  # 奶等|产业: a row, see industry_lists
        if (m.group() in _NOT_ALONE and len(stem) < 2) or len(stem) > 14 or "·" in stem:
            continue
        if m.group() in ("工业", "农业", "经济"):
            continue  # only listed ones
        if m.group() in _ANY and (len(stem) < 2 or GENERIC.match(stem)):
            continue
        if (
            m.group() not in _ANY
            and stem
            and (GENERIC.match(stem) and stem not in ("先进", "现代", "生产性", "生活性"))
        ):
            edge, stem = m.start(), ""
        if not stem and m.group() not in ("制造业", "建筑业", "旅游业", "金融业", "物流业"):
            continue
        if (
            stem
            and not nounish(stem)
            and not gazetteer().get(stem)
            and m.group() in _ANY
            and pos(stem)[:1] in ("d", "p", "r", "v")
        ):
            continue
        draft.add(edge, stop, "Industry", "industries/suffix", weight=0.8)
        if stop > edge + len(stem) and m.group() in _ANY:
            draft.aliases.append(("Industry", text[edge:stop], stem))
