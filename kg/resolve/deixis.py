"""What 我市, 公司, 该项目 and subjects that are not printed stand for in an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from kg.model import Annotation, Mention

_COUNTY = re.compile(r"区$|县$|旗$")


_OFFICE = re.compile(r"[^，。；,;：:]{2,14}")
_HEAD = re.compile(r"[\s“”]*(?:[^,，。；;由与和同向对被把将从]{0,10}[,，])?[\s“”]*")
"""What may stand between the beginning of a sentence and the company that it is about: 公告显示,|苏南锦纶…"""


_NAMED = re.compile(r"[^,，。；“”]{0,4}(?:叫|名为|取名|命名|定名|起名)[^,，。；“”]{0,2}“")
"""Behind 这款小程序: its name follows."""

_SORTS = (
    ("校", re.compile(r"(?:大学|学院|学校|中学|小学|校区|幼儿园|[一二三四五六七八九十]中|附中|附小)$")),
    ("医院", re.compile(r"医院|卫生院|院区$")),
)
"""How the names end that 该校 and 医院 can stand for."""

_DONE_BY = re.compile(r"(?:被|由|经|获|受|向|与|和|对|给|从)$")
"""Before a body that a sentence is not about."""
_PLANT = re.compile(r"厂$|工厂|基地|车间|产业园|科技园|生产线$|项目$")
"""How the names end that 工厂 and 厂区 can stand for; without one, they are the company's."""

_AKIN = {
    "Project": ("Facility", "DevelopmentZone"),
    "Facility": ("Project", "DevelopmentZone"),
    "InformationSystem": ("Product", "Programme"),
    "Product": ("InformationSystem",),
}
"""Classes whose names a word for a thing stands for where none of its own was named: 这款应用 for a name read as a product."""


class Antecedents:
    """The antecedents of one article's deictic mentions."""

    def __init__(
        self, annotation: Annotation, home: str, province: str = "", *, full: Callable[[str], str] = lambda form: form
    ) -> None:
        self.names = [m for m in annotation.mentions if m.kind == "name"]
        self.annotation = annotation
        self.home = home
        self.province = province or home
        self.full = full
        """The full name of an area by its short form: 广昌县 for 广昌."""

    def of(self, m: Mention) -> Mention | str | None:
        """The mention that ``m`` stands for, the name of an area that the article need not print, or ``None``."""
        if m.cls == "Media" or (
            m.kind == "implied"
            and m.rule.startswith(
                ("structure/embassy", "structure/area-office", "structure/measure-of-area", "gathered/speaker")
            )
        ):
            return m.text
        if m.cls == "AdministrativeArea":
            return self._area(m)
        if m.kind == "deictic" and (name := self._name_said(m)) is not None:
            return name
        return self._nearest(m)

    def _name_said(self, m: Mention) -> Mention | None:
        """What the clause itself says that it is called: 这款小程序|名叫“…”."""
        said = _NAMED.match(self.annotation.article.text, m.end)
        return next((x for x in self.names if said and x.start in (said.end() - 1, said.end())), None)

    def _area(self, m: Mention) -> Mention | str | None:
        text = re.sub(r"^(.{1,2})里$", r"全\1", m.text)
        if text == "当地":
            before = [x for x in self.names if x.cls == "AdministrativeArea" and x.start < m.start]
            return before[-1] if before else self.home or None
        if text in ("全国", "我国"):
            return "中国"
        if m.kind == "implied" and text == "我省":
            return self.province or None
        if (m.kind == "implied" and text == "我市") or re.fullmatch(r"[我全本]市", text):
            return self.home or None
        if text == "自治区":
            return self.home or None
        if text == "该地区":
            called = [
                x
                for x in (*self.names, *self.annotation.nested)
                if x.cls == m.cls and x.end <= m.start and x.text.endswith("地区")
            ]
            return max(called, key=lambda x: x.start, default=None)
        unit = text[-1]
        if unit == "省" and self.home:
            return self.province
        before = [x for x in self.names if x.cls in ("AdministrativeArea", "DevelopmentZone") and x.start <= m.start]
        wanted = {
            "区": "区",
            "县": "县",
            "市": "市",
            "镇": "镇",
            "乡": "乡",
            "村": "村",
            "州": "州",
            "旗": "旗",
            "道": "街道",
        }.get(unit, "")
        fit = [x for x in before if x.text.endswith(wanted) or self.full(x.text).endswith(wanted)] if wanted else []
        if text[0] == "该" and unit in "市区县":  # 株洲市|工信局局长介绍,该市…
            begin = next((a for a, b in self.annotation.sentences if a <= m.start < b), m.start)
            parts = [x for x in self.annotation.nested if x.cls == m.cls and begin <= x.start < m.start]
            fit = [x for x in parts if x.text.endswith(wanted)][-1:] or fit
        if text[0] in "我全本":  # a zone of the district is not 全区
            own = [x for x in fit if x.cls == m.cls]
            inside = [
                x for x in self.annotation.nested if x.cls == m.cls and x.text.endswith(wanted) and len(x.text) > 2
            ]
            before_it = [x for x in inside if x.start <= m.start]
            if wanted and inside and not own and not before_it:
                return inside[0].text  # only a later name holds it: 《姜堰区…若干政策》
            if wanted and before_it and not own and not any(x.text == before_it[-1].text for x in self.names):
                return before_it[-1].text  # 平遥县|文旅局发布:…全县…
            fit = own or (before_it[-1:] if wanted else []) or fit
        if fit:
            return fit[-1]
        if unit in "区县":
            # 铜梁 without its 区: the area named last that is no city
            named = [
                x
                for x in before
                if not x.text.endswith(("市", "省", "国", "镇", "乡", "村")) and x.text not in self.home
            ]
            if named:
                return named[-1]
            later = [x for x in self.names if x.cls == m.cls and x.text.endswith(wanted) and len(x.text) > 2]
            if wanted and later:
                return later[0]  # 县长…表示,|磴口县将…
        if unit == "市" or (unit in "州旗" and self.home.endswith(unit)):
            return self.home or None
        return None

    def _office(self, m: Mention, fitting: list[Mention]) -> Mention | None:
        """The body that the sentence, or one before it, is about; 该局 is no customs house, nor who only granted something."""
        text = self.annotation.article.text
        for begin, end in reversed([s for s in self.annotation.sentences if s[0] <= m.start][-3:]):
            acting = [
                x for x in fitting if begin <= x.start < min(end, m.start) and not _DONE_BY.search(text, 0, x.start)
            ]
            if acting:
                return acting[0]
        return fitting[-1] if fitting else None

    def _plant(self, m: Mention) -> Mention | None:
        """The plant named last, or the company whose plant it is: 某某科技是…企业,|工厂设在…."""
        plants = [
            x for x in self.names if x.cls in ("Facility", "Project") and x.end <= m.start and _PLANT.search(x.text)
        ]
        if plants:
            return plants[-1]
        begin = next((a for a, b in self.annotation.sentences if a <= m.start < b), m.start)
        firms = [x for x in self.names if x.cls == "Company" and x.end <= m.start]
        return next((x for x in firms if x.start >= begin), firms[-1] if firms else None)

    def _employer(self, m: Mention) -> Mention | None:
        """The company of the person who speaks in the same sentence before: 钱国梁透露,|公司已…."""
        text = self.annotation.article.text
        begin = next((a for a, b in self.annotation.sentences if a <= m.start < b), m.start)
        for speaker in reversed([x for x in self.names if x.cls == "Person" and begin <= x.start < m.start]):
            first = next(x for x in self.names if x.cls == "Person" and x.text == speaker.text)
            for x in self.names:
                if (
                    x.cls == "Company"
                    and 0 <= first.start - x.end <= 14
                    and _OFFICE.fullmatch(text, x.end, first.start)
                ):
                    return x
        return None

    def _said_before(self, m: Mention, reach: int, *, here: bool = False) -> Mention | None:
        """What opens one of the last sentences, of the same class: what 该公司 and 园区 speak of; ``here`` within its paragraph."""
        text = self.annotation.article.text
        before = [s for s in self.annotation.sentences if s[1] <= m.start][-reach:]
        if here:
            begin = self._paragraph(m)
            before = [s for s in before if s[0] >= begin]
        for begin, end in reversed(before):
            for x in self.names:
                if x.cls == m.cls and begin <= x.start < end and _HEAD.fullmatch(text, begin, x.start):
                    return x
        return None

    def _paragraph(self, m: Mention) -> int:
        """Where the paragraph of ``m`` begins."""
        return next((b.start for b in self.annotation.article.blocks if b.start <= m.start < b.end), m.start)

    def _nearest(self, m: Mention) -> Mention | None:
        if m.cls == "Facility" and m.kind == "deictic" and m.text in ("工厂", "厂区"):
            return self._plant(m)
        same = [x for x in self.names if x.cls == m.cls and x.end <= m.start]
        if not same and m.kind != "implied":
            same = [x for x in self.names if x.cls in _AKIN.get(m.cls, ()) and x.end <= m.start]
        if not same:
            same = [x for x in self.names if x.cls == m.cls]
            return same[0] if same and m.cls == "Event" else None
        if m.kind == "implied" and m.text == "公司":
            m = Mention(m.start, m.end, m.cls, "", m.kind, m.rule)
        head = "" if m.kind == "implied" else re.sub(r"^(?:该|本|此次|本次|这次|本届|这场|我|全)", "", m.text)
        head = re.sub(r"(?:上|现场|期间)$", "", head)
        kind = next((k for word, k in _SORTS if head.endswith(word)), None) if m.cls == "Institution" else None
        fitting = [x for x in same if (kind.search(x.text) if kind else x.text.endswith(head))]
        if m.cls in ("Institution", "Product") and m.kind == "deictic":
            topic = self._said_before(m, 99, here=True)
            return topic if topic is not None and topic in (fitting or same) else (fitting or same)[-1]
        if m.cls == "GovernmentAgency" and m.kind == "deictic":
            return self._office(m, fitting)
        sentence = next((s for s in self.annotation.sentences if s[0] <= m.start < s[1]), None)
        if sentence is not None and m.cls == "Company":
            near = [x for x in same if x.start >= sentence[0]]
            if near:
                return near[0]
        if m.cls == "Company" and m.text in ("新公司", "合资公司"):
            return same[-1]  # what was set up last
        if m.cls == "Company" and (employer := self._employer(m)) is not None:
            topic = self._said_before(m, 99, here=True)
            return topic if topic is not None and employer.start < self._paragraph(m) else employer
        if m.cls == "Company" and m.text.startswith(("该", "这家")):
            said = self._said_before(m, 4)
            if said is not None:
                return said
        if m.cls == "Company" and (topic := self._said_before(m, 99, here=True)) is not None:
            return topic
        if m.cls == "DevelopmentZone" and m.kind == "deictic" and (about := self._said_before(m, 99)) is not None:
            return about
        if m.cls in ("Company", "TransportRoute", "InformationSystem"):
            full = {short: name for cls, name, short in self.annotation.aliases if cls == m.cls}
            count = Counter(full.get(x.text, x.text) for x in self.names if x.cls == m.cls)
            pool = (fitting or same)[-8:]
            return max(pool, key=lambda x: (count[full.get(x.text, x.text)] + (1.5 if x is pool[-1] else 0), x.start))
        return (fitting or same)[-1]
