"""Titles, grades and lists that are won: by their heads, and the grades that the state gives to firms."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.compact import Form
from kg.recognise.draft import Draft
from kg.recognise.forms import forms
from kg.recognise.phrases import HARD, phrase_edge

_WON = re.compile(
    r"(?:荣获|获评|获批|获颁|获授|获得|获|入选|入围|取得|拿到|拿下|跻身|上榜|荣登|登上|位列|列入|纳入|斩获|摘得|捧回|夺得|评为|评选为|认定为|命名为|授予|成为|创建|创成|争创|培育|新增|拥有|现有|引进|作为|是|为|系|一批|一大批|来自|的|了|和|与|及|"
    r"在|对(?!外)|等|(?<!国)有(?!限)|\d家|\d个|今年|去年|日前|近日|刚刚|成功|首批(?=国家|全国|省|市)|支持|推动|打造|建设|建成|通过|公布|公示|发布|揭晓)"
)
_RANKED = quick(
    r"(?:世界|中国|全国|全球|全省|全市)[\u4e00-\u9fff]{2,6}?企业(?:[1-9]\d{1,2}强|百强)|(?:世界|中国|全国|全球|全省|全市|亚洲|[\u4e00-\u9fff]{2}省|[\u4e00-\u9fff]{2}市)?(?:企业|民营企业|制造业企业|制造业|服务业企业|服务业|软件企业|新能源企业|财富|品牌|上市公司|县域|综合实力|互联网企业|独角兽|电子信息企业|品牌价值|旅游)?(?<=[\u4e00-\u9fff])(?:[1-9]\d{1,2}强|百强)(?:县|区|镇)?"
)
_GRADE = quick(
    r"(?:国家级|省级|市级|国家|全国|全球|制造业|首批|第[一二三四五六七八九十]批)*(?:专精特新小巨人企业|专精特新“小巨人”企业|专精特新小巨人|专精特新“小巨人”|专精特新中小企业|专精特新企业|单项冠军企业|单项冠军|隐形冠军企业|隐形冠军|高新技术企业|瞪羚企业|独角兽企业|灯塔工厂|中华老字号|国家地理标志产品|(?:海关|AEO)高级认证企业)|(?:国家级?|省级)?(?:绿色工厂|智能工厂|未来工厂|数字化车间)(?=\d+[家个])"
)
_BARE = re.compile(
    r"^(?:国家|全国|省|市|区|县|国家级|省级|市级|区级|多个|各类|首个|首批|一批|相关|这|该|本|年度|其他|重点|项目|人员|企业|公示|入围|获奖|负面|候选|推荐|正面|黑|红|白|失信|优秀|先进|典型)+$"
)


_HOSPITAL = quick(
    r"(?:晋升|晋级|评定|评审|认定|升级|创成|创建|获评|通过)(?:为|成|成为|了)?(?P<x>[二三]级(?:[甲乙]等)?(?:综合|专科|中医)?医院)"
)
"""What a hospital is graded as: 评定为|三级综合医院."""
_CERTIFIED = quick(
    r"(?:通过|获得|取得|拿到|获)(?:了)?(?P<x>(?:(?![了的和与及获])[\u4e00-\u9fffA-Za-z0-9]){2,14}?(?:管理体系|高级)?认证)(?=[,。;、和并]|证书|企业|$)"
)
"""A certificate by name: 通过|欧盟GMP认证."""
_NAMELESS = re.compile(
    r".*(?:社|中心|机构|局|协会|院|部|厅|委|处)认证$|^(?:相应|相关|有关|国际|国家|质量|产品|安全|权威|多项|一系列|各类|身份|实名|资质|资格|专业|体系|上述|该)+(?:认证|管理体系认证)$"
)


def recognise_awards(draft: Draft) -> None:
    """Propose titles by their heads (forms.csv), ranks such as 世界500强, and grades such as 高新技术企业."""
    text = draft.text
    for last, (suffix, rows) in forms().iter(text):
        for form in rows:
            if form.cls == "Award" and form.strong:
                _by_head(draft, last + 1 - len(suffix), last + 1, form)
    for pattern in (_HOSPITAL, _CERTIFIED):
        for m in pattern.finditer(text):
            if not _NAMELESS.match(m["x"]):
                draft.add(m.start("x"), m.end("x"), "Award", "awards/certificate", weight=1.8)
    for m in _RANKED.finditer(text):
        draft.add(m.start(), m.end(), "Award", "awards/rank", weight=1.2)
    for m in _GRADE.finditer(text):
        surface = re.sub("[“”]", "", m.group())
        draft.add(m.start(), m.end(), "Award", "awards/grade", weight=2.6 if "“" in m.group() else 1.3, text=surface)
        if surface.endswith("企业") and not surface.endswith(("高新技术企业", "中小企业")):
            draft.aliases.append(("Award", surface, surface[:-2]))


def _by_head(draft: Draft, start: int, end: int, form: Form) -> None:
    text = draft.text
    if (
        start == 0
        or text[start - 1] in "”’》"
        or re.match(
            r"[者们员家类型化赛制级长]|企业家|产业园|建设|培育|评选|申报|认定办法|管理办法", text[end : end + 4]
        )
    ):
        return
    low = start
    while low > 0 and text[low - 1] not in HARD and start - low < 26:
        low -= 1
    verbs = list(_WON.finditer(text, low, start))
    edge = verbs[-1].end() if verbs else max(low, phrase_edge(text, start))
    if edge > low and text[edge - 1] in "和与及" and not verbs:
        edge = low
    stem = text[edge:start]
    if stem[:1] in ("出", "了"):
        edge, stem = edge + 1, stem[1:]
    if (
        len(stem) < 2
        or (_BARE.match(stem) and len(form.suffix) < 4)
        or re.search(r"\d+[多余几]?[家个项户名位款件所座]", stem)
        or (draft.in_value[edge] and not re.match(r"(?:19|20)\d\d", stem))
    ):
        return
    draft.add(edge, end, form.cls, "awards/head", weight=0.9)
