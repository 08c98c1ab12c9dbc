"""Names taken up again: short forms that a bracket introduces, that leave characters out, or that keep the end."""

from __future__ import annotations

import re

from kg.recognise.draft import Candidate, Draft
from kg.recognise.forms import forms
from kg.recognise.lexicon import pos
from kg.recognise.phrases import nounish
from kg.recognise.text import occurrences

_MARK = re.compile(
    r"[(（](?:以下)?(?:简称|下称|统称|又称|英文名)(?:为|:)?[“‘\"]?([^“”‘’\"()]{2,20}?)[”’\"]?[)）]|[(（]([A-Z][A-Za-z .&\-]{2,40})[)）]"
)


def recognise_introduced(draft: Draft) -> None:
    """Short forms that a bracket introduces: 重庆长安汽车股份有限公司(以下简称长安汽车)."""
    text = draft.text
    introduced: set[tuple[str, str]] = set()
    ending: dict[int, list[Candidate]] = {}
    for c in draft.found:
        if c.kind == "name":
            ending.setdefault(c.end, []).append(c)
    for m in _MARK.finditer(text):
        owners = ending.get(m.start())
        if not owners:
            continue
        owner = max(owners, key=lambda c: (c.weight + (c.end - c.start) / 20, c.end - c.start))
        short = next(g for g in m.groups() if g).strip()
        full = owner.text or text[owner.start : owner.end]
        draft.aliases.append((owner.cls, full, short))
        if (owner.cls, short) in introduced:
            continue
        introduced.add((owner.cls, short))
        for again in occurrences(short, text):
            draft.add(again, again + len(short), owner.cls, "shortforms/introduced", weight=2.2, text=short)


_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团股份|股份公司|集团公司|集团|公司|股份)+$")
_WORDY = frozenset(
    [
        "中国",
        "国际",
        "世界",
        "现代",
        "东方",
        "华夏",
        "人民",
        "建设",
        "发展",
        "科技",
        "智能",
        "数字",
        "绿色",
        "农业",
        "工业",
        "商业",
        "国家",
        "城市",
        "先进",
        "未来",
        "创新",
        "第一",
        "联合",
        "信息",
        "电子",
        "机械",
        "汽车",
        "石油",
        "石化",
        "天然",
        "长江",
        "黄河",
        "太湖",
        "三峡",
        "大别",
        "高新",
        "经济",
        "文化",
        "教育",
        "生态",
        "环境",
        "新能",
        "新材",
        "光伏",
        "储能",
        "锂电",
    ]
)


def recognise_short_forms(draft: Draft) -> None:
    """Short forms of the companies and bodies named in full: an area may be left out, later characters may be."""
    text = draft.text
    areas = {(c.start, c.end) for c in draft.found if c.cls in ("AdministrativeArea", "Region")}
    seen: set[str] = set()
    owners: dict[tuple[str, str], set[str]] = {}
    reach = -1
    for c in sorted(draft.found, key=lambda c: (c.start, -c.end)):
        if c.end <= reach and c.cls == "Company":
            continue  # 江苏凌岳医药集团|有限公司: inside a longer name
        if c.cls == "Company" and c.rule.startswith("forms"):
            reach = max(reach, c.end)
        if c.cls not in (
            "Company",
            "Institution",
            "DevelopmentZone",
            "Facility",
            "Association",
        ) or not c.rule.startswith(("forms", "quoted", "companies")):
            continue
        full = c.text or text[c.start : c.end]
        if full in seen or len(full) < (4 if c.cls == "Company" else 5):
            continue
        seen.add(full)
        prefix = max((e - c.start for s, e in areas if s == c.start and e < c.end), default=0)
        if prefix and full[prefix : prefix + 1] in "市省区县" and len(full) > prefix + 4:
            prefix += 1
        core = full[prefix:]
        brand = core[:2]
        if len(core) < 4 or brand in _WORDY or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z]{2}", brand):
            continue
        tail = _LEGAL.sub("", core)
        at = text.find(brand)
        while at >= 0:
            if not c.start <= at < c.end:
                length = _subsequence(text, at, core)
                if "(" in text[at : at + length] and ")" not in text[at : at + length]:
                    length = text.index("(", at) - at
                left = full[:prefix] if prefix and text[max(0, at - prefix) : at] == full[:prefix] else ""
                short = left + text[at : at + length]
                follows = text[at + length : at + length + 1]
                enough = length >= 4 or (
                    length >= 2
                    and (text[at : at + length] == tail or len(tail) <= 4 or c.cls == "Company")
                    and _stands_alone(text, at, length)
                )
                if (
                    c.cls in ("Facility", "Institution") and short[-1:] not in full[-1:] + "院所校室港谷城园"
                ) or short.endswith(("产业", "经济")):
                    enough = False  # 晶曜光电|滁州工厂: the owner alone is not the plant
                if _is_part(full, short):
                    cls = "TransportRoute" if _LINE.search(short) else c.cls
                    draft.add(at - len(left), at + length, cls, "shortforms/whole", weight=1.4, text=short)
                    draft.add(c.start, c.start + len(short), cls, "shortforms/whole", weight=2.0, text=short)
                elif enough and short != full and not (follows and length < 4 and follows in "县区市镇省路街"):
                    draft.add(at - len(left), at + length, c.cls, "shortforms/short-form", weight=1.4, text=short)
                    owners.setdefault((c.cls, short), set()).add(full)
            at = text.find(brand, at + 1)
    for (cls, short), fulls in owners.items():
        if len(fulls) == 1:  # what could shorten two names ties to neither
            draft.aliases.append((cls, next(iter(fulls)), short))


_PART = re.compile(
    r"(?:海底|海中|江底|过江|跨海|跨江)?(?:隧道|主桥|引桥|人工岛|[东西南北]线|[一二三四五\d]+期工程|[A-Z\d]+航站楼|车站|服务区|收费站|坝区|船闸|泵站|口岸|站房)$"
)
_WHOLE = re.compile(r"(?:通道|大桥|高速|公路|铁路|高铁|机场|水库|枢纽|运河|港|电站|产业园|工业园|园区|城)$")
_LINE = re.compile(r"(?:高速|公路|铁路|高铁)$")


def _is_part(full: str, short: str) -> bool:
    """Whether the longer name is that of a part and the shorter one the whole: 深中通道|海底隧道."""
    return full.startswith(short) and _WHOLE.search(short) is not None and _PART.fullmatch(full, len(short)) is not None


def recognise_heads(draft: Draft) -> None:
    """A name taken up by its last characters: 医药港 for 大别山生物医药港, 云仓 for 鲁南智慧云仓."""
    text = draft.text
    suffixes = forms()
    for c in sorted(draft.found):
        if (
            c.cls not in ("DevelopmentZone", "Facility", "Association", "Institution")
            or c.kind != "name"
            or not c.rule.startswith("forms")
        ):
            continue
        full = text[c.start : c.end]
        for length in (4, 3):
            tail = full[-length:]
            if len(full) < length + 3 or tail in suffixes or (nounish(tail) and pos(tail)):
                continue
            at = text.find(tail)
            found = False
            while at >= 0:
                if not c.start <= at < c.end and _stands_alone(text, at, length):
                    draft.add(at, at + length, c.cls, "shortforms/head", weight=0.9)
                    found = True
                at = text.find(tail, at + 1)
            if found:
                draft.aliases.append((c.cls, full, tail))
                break


def _subsequence(text: str, at: int, core: str) -> int:
    """How far the text at ``at`` keeps to the characters of ``core``, in their order."""
    i = j = 0
    while at + i < len(text) and j < len(core):
        found = core.find(text[at + i], j)
        if found < 0 or (found > j and i < 2):
            break
        i, j = i + 1, found + 1
    return i


def _stands_alone(text: str, at: int, length: int) -> bool:
    """Whether a short string is set off on both sides, as a name and not part of a word."""
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    return (not before or before in "。,、;:!?\n“”‘’()的与和由为是对在向从及、了被给同—" or before == "记") and (
        not after
        or after
        in "。,、;:!?\n“”‘’()的与和由为是对在向从及将已就也还称表说去今公董总以出拟签今预首、同又则看率计获一主"
    )


def recognise_again(draft: Draft) -> None:
    """Every further occurrence of a name that some recogniser was sure of."""
    text = draft.text
    sure: dict[str, tuple[str, float]] = {}
    for c in draft.found:
        if c.kind != "name" or c.weight < 0.9 or c.rule.startswith(("names", "people")):
            continue
        form = c.text or text[c.start : c.end]
        if len(form) >= 4 and (form not in sure or sure[form][1] < c.weight):
            sure[form] = (c.cls, c.weight)
    for cls, _full, short in draft.aliases:
        if len(short) >= 3 and (short not in sure):
            sure[short] = (cls, 1.0)
        elif len(short) == 2:
            for at in occurrences(f"“{short}”", text):
                draft.add(at, at + len(short) + 2, cls, "shortforms/again", weight=1.0, text=short)
    taken = {(c.start, c.end) for c in draft.found}
    for form, (cls, _) in sorted(sure.items()):
        at = text.find(form)
        while at >= 0:
            if (at, at + len(form)) not in taken:
                draft.add(at, at + len(form), cls, "shortforms/again", weight=1.0, text=form)
            at = text.find(form, at + 1)
