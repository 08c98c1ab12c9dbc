"""Whose a figure is: printed in its clause, taken over from the words before, or implied."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.figures_nouns import is_count
from kg.relate.figures_wording import DATE, FIGURE
from kg.relate.subjects import SubjectFinder, clause_subject

_PRINCIPAL = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Event")
_WIDE = symbols("Org|Area|Facility|Project|TransportRoute|InformationSystem|Event|Product|Programme|NaturalFeature|Person|Document")
_ORG = symbols("Org")
_PLACE = symbols("Area")
_NAME = symbols("Any")
_OBLIQUE = re.compile(r"(?:经|对|向|占|比|较|高于|优于|低于|往|至|到|对外|和|在|从|自|通过|途经|于|列|居|以|销往|出口|为|等|与|同|由|给|被|来自|赴|驻|距|离|飞往|发往|沿|按|据|跨|链接|连接|辐射|覆盖|服务|达|去|抵)$")
_CAUSES = re.compile(r"(?:推动|带动|拉动|助推|助力|促进|力争|确保|使|让|预计|实现|其中|同时|截至|据悉|加上|是|以及|而|并|推进)$")
_LEADS = re.compile(
    rf"(?:[{DATE}]|其中|同时|此外|另外|目前|当前|如今|据\S{{0,8}}|截至|至此|今后|自|至|底|末|年|以来|期间|上半|上|全年|记者\S{{0,6}}|而|且|并|另|也|这|仅|数据显示|统计显示|是|预计|力争|比如|例如|●|■|▲|◆|○|[-—·.\d()、]|[一二三四五六七八九十])*+$"
)
_JOINT = re.compile(r"(?:等)?(?:[两三四五六七八九十\d]|\ue105)?(?:地|县|区|市|省|国|村|镇|个区县|家企业|家单位|家|方)")
_INVESTS = re.compile(r"利用|租用|占地|用地|投资|投入|斥资|出资|注资|耗资|追加")
_BUILDS = re.compile(r"建设|新建|打造|建成|兴建|扩建|投建|改建|合建|共建|修建|建(?!筑|议)|用于|布局|实施")
_CREATED = re.compile(r"(?:成立|建成|打造|建起|组建|新建|设立|创办|创建|建设|投建|兴建|开通|推出|合建|共建|上线|投用|布局|购置|建)(?:了|起)?[^,。;]{0,16}$")
_PROPERTY = re.compile(r"占地|建筑面积|规划面积|用地面积|总面积|总投资|投资|产能|年产|日产|日处理|设计|社员|成员|注册|容量|全长|跨度|用地|装机|床位|座位|建筑|库容|规划|满载|售价|身高|续航|时速|开票|产值|提供|租用|利用")
_CEREMONY = re.compile(r"现场|当天|仪式|本次|此次|会上|活动|集中签约|签约")
_COMPANY_WORD = re.compile(r"^(?:[^,。;]{0,4}?)(?:企业|公司|我们|集团|本企业|该企业)")
_MACRO = re.compile(
    r"外贸|进出口|GDP|生产总值|增加值|固投|固定资产投资|工业投资|社零|消费品零售|财政收入|可支配收入|出口|进口|存贷|贷款余额|经济总量|常住人口|城镇化|民营企业|市场主体|经营主体|规上|产业规模"
)
_MEASURED = re.compile(r"(?:产量|产值|总额|增加值|销量|收入|利润|税收|营业额|总量)$")
_DONE = re.compile(r"已|累计|培育|新增|建成|创建|加快|推动|实现|做大|做强|完成|新建|合理|全力|持续")
_WITHIN = re.compile(r"(村|镇|乡|县|区|市|园区|厂|校)(?:里|内)")
_TAKES_PART = re.compile(r"(?:参加|参与|亮相|参展|出席|到场|成为|入驻|到|赴|入选|加入|走进|来到|走访|落户)")
_STAKE_OF = re.compile(r"(?:收购|转让|受让|出售|购买|认购|拿下|取得|获得|划转|增持|减持|挂牌|拍卖|持有的)[^,。;]{0,6}$")


class Owners:
    """Finds whose the figures of one article are, sentence after sentence."""

    def __init__(self, finder: SubjectFinder) -> None:
        self.finder = finder
        self.last: Mention | None = None
        self.last_number = -1
        self.last_block = -1
        self.last_at = -1
        """The symbol of the figure before, in sentence ``last_number``."""
        self.measured: dict[str, Mention] = {}
        """Whose each indicator was when it was measured last."""
        blocks = finder.annotation.article.blocks
        self._titles = [(b.start, b.end) for b in blocks if b.kind in ("title", "lead-in", "subtitle", "heading")]

    def in_title(self, offset: int) -> bool:
        """Whether an article offset stands in a title or heading."""
        return any(a <= offset < b for a, b in self._titles)

    def remember(self, subject: Mention, number: int, at: int, indicator: str) -> None:
        """Take note of whose the figure at symbol ``at`` of sentence ``number`` was."""
        self.measured[_core(indicator)] = subject
        self.last, self.last_number, self.last_at = subject, number, at
        self.last_block = self.finder.state.paragraph

    # ------------------------------------------------------------- printed

    def printed(self, view: View, begin: int, end: int, at: int) -> tuple[Mention | None, int, bool]:
        """The subject among symbols ``[begin, end)``, where the words after it begin, and whether several share the figure."""
        text = view.text
        subject: Mention | None = None
        start = begin
        joint = False
        j = begin
        while j < end:
            char = text[j]
            if char not in _WIDE:
                j += 1
                continue
            mention = view.mention(j)
            if j == at - 1 and is_count(view.items[at][2]):
                if subject is None and mention.cls in ("AdministrativeArea", "Region"):
                    return mention, j + 1, False
                break  # 国家级企业技术中心51家: what is counted, no owner
            before = text[start:j]
            listed = re.match(rf"(?:(?:[、和与及]|以及)[{_NAME}])+", text[j + 1 : end])
            if not self._can_own(text, begin, j, before, mention, subject):
                j += 1 + (listed.end() if listed else 0)
                continue
            if subject is not None and not (text[j - 1] == "的" or j == start):
                break
            subject, joint = mention, False
            start = j + 1
            if listed:
                start += listed.end()
                several = _JOINT.match(text[start : start + 6])
                names = [view.items[k][2] for k in range(j, start) if text[k] in _NAME]
                if several:
                    subject, joint = None, True
                    start += several.end()
                elif all(isinstance(m, Mention) and m.cls != mention.cls for m in names[1:]) and text[j + 1] in "与和同":
                    pass
                elif text[j + 1] not in "与":
                    subject, joint = None, True
            inner = re.match(r"的|(?:境|区|市|县|范围)?内|造(?![纸船林价])", text[start:end])
            start += inner.end() if inner else 0
            j = max(start, j + 1)
        return subject, start, joint

    def _can_own(self, text: str, begin: int, j: int, before: str, mention: Mention, owner: Mention | None) -> bool:
        char = text[j]
        if char == SYMBOL["Person"]:
            return j == begin and not re.match(r"(?:还|则|也|又|进一步)*(?:表示|介绍|说|认为|透露|指出|强调|称|坦言|告诉|,)", text[j + 1 : j + 6])
        if mention.kind == "name" and (_MEASURED.search(mention.text) or _DONE.match(mention.text)):
            return False
        if re.match(r"期间|以来|时期|末|[方面]面", text[j + 1 : j + 3]):
            return False
        if mention.text in ("全国", "我国") and (begin < j and not _LEADS.match(text[begin:j])):
            return False
        if owner is not None:
            return char in _PRINCIPAL and (text[j - 1] == "的" or (j and text[j - 1] in _PRINCIPAL and mention.cls not in ("AdministrativeArea", "Region")))
        if not before or _LEADS.match(before):
            return char in _PRINCIPAL or j == begin or not before.strip("其中")
        if _OBLIQUE.search(before):
            return False
        if before.endswith("的") and char in _PRINCIPAL:
            return True
        if mention.kind == "deictic" and char in _PLACE:
            return True
        return char in _PRINCIPAL and bool(_CAUSES.search(before))

    # ------------------------------------------------------------- not printed in the clause

    def implied(self, view: View, number: int, begin: int, at: int, indicator: str) -> Mention | None:
        """Whose a figure is in whose clause nobody is named."""
        text, state = view.text, self.finder.state
        clause = text[begin:at]
        if "后者" in clause:
            named = view.mentions(0, begin, _ORG + SYMBOL["Person"])
            if named:
                return named[-1][1]
        inside = _WITHIN.match(clause)
        if inside:
            area = self._area_called(inside.group(1), view.items[begin][0])
            if area is not None:
                return area
        settled = re.search(rf"在([{_PLACE}])(?:落户|设立|投资|建成|布局|建有|设有)", clause)
        if settled:
            return view.mention(begin + settled.start(1))
        if self.last is not None and self.last_number == number and not re.search(r"[,;:。]", text[self.last_at : begin]):
            return self.last
        speech = self.finder.annotation.article.kind == "speech"
        if speech and state.speaker is not None:
            return self._created(view, begin, indicator) or state.speaker
        if speech:
            return self._area_spoken_of()
        since = self.last_at + 1 if self.last_number == number else 0
        found = self._created(view, begin, indicator) or self._earlier(view, since, begin)
        if found is not None:
            return found
        if self.last_number == number and self.last is not None:
            return self.last
        if self.in_title(view.start):
            return None
        known = self.measured.get(_core(indicator))
        if known is not None:
            return known
        quoted = self._quoted(number)
        if quoted is not None:
            return quoted
        if state.speaker is not None and number <= state.speaker_until and SYMBOL[state.speaker.cls] in _PRINCIPAL:
            body = state.speaker.cls in ("Company", "Association", "Institution", "Facility", "DevelopmentZone", "Project")
            if (body and not state.expert) or _COMPANY_WORD.match(clause):
                return state.speaker
        if self.last is not None and self.last_block == state.paragraph and number - self.last_number <= 2:
            return self.last
        for back, topic in reversed(state.topics):
            if number - back > 1:
                break
            fit = [m for m in topic if SYMBOL[m.cls] in _PRINCIPAL and m.cls != "GovernmentAgency"]
            if len(fit) == 1:
                return fit[0]
        if self.finder.protagonist is not None:
            return self.finder.protagonist
        subjects = self.finder.find(number, begin, _PRINCIPAL)
        return subjects[0] if subjects else None

    def _quoted(self, number: int) -> Mention | None:
        """Who says a sentence in quotation marks, where the next sentence tells: “…翻了一番。”某公司负责人说."""
        views, article = self.finder.views, self.finder.annotation.article
        view = views[number]
        if number + 1 >= len(views) or article.text[view.end - 1 : view.end] not in ("”", '"'):
            return None
        m = re.match(rf"(?P<org>[{_PRINCIPAL}])[^,。;:]{{0,18}}?(?:[{SYMBOL['Person']}]|负责人)[^,。;:]{{0,6}}?(?:说|表示|介绍)", views[number + 1].text)
        return views[number + 1].mention(m.start("org")) if m else None

    def _earlier(self, view: View, since: int, begin: int) -> Mention | None:
        """The subject of the nearest clause of the sentence before ``begin`` that has one of its own."""
        text = view.text
        bounds = [since, *(m.end() for m in re.finditer(r"[,;:!?]", text[:begin]) if m.end() > since)]
        for a, b in reversed(list(zip(bounds, bounds[1:], strict=False))):
            clause = text[a:b]
            if re.search(r"(?:表示|介绍|说|认为|透露|指出|强调|称|获悉|了解到?)[,:]?$", clause):
                found = clause_subject(view, a, b, _ORG + _PLACE)
                body = next((m for m in found if m.cls in ("Company", "Association", "DevelopmentZone")), None)
                return body
            if clause[:1] in "由经被与和同据随":
                continue
            subject, _, joint = self.printed(view, a, b, b)
            if subject is not None and not joint:
                return subject
        return None

    def _created(self, view: View, begin: int, indicator: str) -> Mention | None:
        """What the clause right before says was set up, if the figure is one of its measures: 成立合作社,社员…"""
        text = view.text
        if begin < 2 or text[begin - 1] != "," or not _PROPERTY.search(indicator):
            return None
        j = begin - 2
        if text[j] not in symbols("Facility|Project|DevelopmentZone|InformationSystem|Association|Institution|TransportRoute"):
            return None
        start = max(text.rfind(c, 0, j) for c in ",;:。") + 1
        if text[j - 1 : j] in ("、", "和", "与") or not _CREATED.search(text[start:j]):
            return None
        return view.mention(j)

    def _area_spoken_of(self) -> Mention | None:
        """The area of a speech whose speaker is not known: 全区, 我市, or the one it is about."""
        own = [m for m in self.finder.annotation.mentions if m.kind == "deictic" and m.cls == "AdministrativeArea" and m.text[:1] in "全我" and m.text not in ("全国", "我国")]
        small = [m for m in own if m.text[-1] in "区县"]
        if small or own:
            return (small or own)[0]
        about = self.finder.protagonist
        return about if about is not None and about.cls in ("AdministrativeArea", "DevelopmentZone") else None

    def _area_called(self, unit: str, offset: int) -> Mention | None:
        """The area that 村里, 镇里 … mean: the last one named whose name ends so."""
        names = [m for m in self.finder.annotation.mentions if m.kind == "name" and m.cls == "AdministrativeArea" and m.start < offset and m.text.endswith(unit)]
        return names[-1] if names else None

    # ------------------------------------------------------------- objects

    @staticmethod
    def invested(view: View, at: int, left: str) -> Mention | None:
        """What money is put into or a measure describes: 投资22亿元建设预制菜产业园, 总投资32亿元的测试基地项目."""
        text = view.text
        sites = symbols("Facility|Project|DevelopmentZone|InformationSystem")
        end = next((j for j in range(at + 1, len(text)) if text[j] in "。;" or text[j] == SYMBOL["money"]), len(text))
        of_it = re.match(rf"[^,。;、的{FIGURE}{_NAME}]{{1,6}}的([{symbols('Document|Programme|InformationSystem')}])(?![{_NAME}]|的)", text[at + 1 : end])
        if of_it and is_count(view.items[at][2]):
            return view.mention(at + 1 + of_it.start(1))
        if text[at + 1 : at + 2] == "的":
            m = re.match(rf"的[^,。;、{FIGURE}]{{0,14}}?([{sites}])(?![{_NAME}]|的)", text[at + 1 : end])
            return view.mention(at + 1 + m.start(1)) if m else None
        if not _INVESTS.search(left):
            return None
        for j, m2 in view.mentions(at + 1, end, sites):
            if re.search(r"(?:在|于|位于|依托)$", text[max(0, j - 2) : j]) or text[j + 1 : j + 2] == "的":
                continue
            gap = re.sub(rf"[{_NAME}{FIGURE}]", "", text[at + 1 : j])
            if re.search(r"搬进|迁入|收购|完成|产值", gap) or not (_BUILDS.search(gap) or m2.text.startswith(("建设", "新建"))):
                continue
            return m2
        return None

    def participants(self, view: View, at: int) -> Mention | None:
        """The event, body or place that those counted take part in or move to: 8家企业亮相博览会."""
        text = view.text
        behind = re.match(rf"[^。;{FIGURE}]{{0,40}}", text[at + 1 :])
        clause = behind.group() if behind else ""
        verb = _TAKES_PART.search(clause)
        if verb is None:
            return None
        stop = re.search(r"[,;。]", clause[verb.end() :])
        span = clause[verb.end() : verb.end() + (stop.start() if stop else 24)]
        m = re.match(rf"(?:了|在)?[^,。;{_NAME}]{{0,6}}([{symbols('Event|Programme|Association|DevelopmentZone|AdministrativeArea|Facility')}])", span)
        if m:
            target = view.mention(at + 1 + verb.end() + m.start(1))
            if target.cls != "AdministrativeArea" or re.match(r"到|赴|走进|来到", verb.group()):
                return target
        return None

    def ceremony(self, number: int, view: View, begin: int, at: int) -> Mention | None:
        """The event at which things were signed or people met, where the words say it happened there."""
        text = view.text
        near = text[begin:at] + text[at + 1 : at + 12]
        if not re.search(r"现场|到场|活动|会上|仪式|参加|[本此]次[^,。]{0,4}签约", near):
            return None
        for j in range(at - 1, -1, -1):
            if text[j] == SYMBOL["Event"]:
                return view.mention(j)
        named = [m for m in self.finder.annotation.mentions if m.kind == "name" and m.cls == "Event" and m.start < view.start]
        return named[-1] if named and "本次" in near or named and "此次" in near else None

    def area_of_agency(self, subject: Mention, at: int) -> Mention:
        """The area whose economy an agency speaks of: 市商务委 for the city."""
        if re.match(r"[市我本]", subject.text) and not subject.text.startswith(("市中", "我国")):
            return self.finder.state.implied_home(at)
        inner = [m for m in self.finder.annotation.nested if subject.start <= m.start < m.end <= subject.end and m.cls == "AdministrativeArea"]
        return inner[0] if inner else subject


def _core(indicator: str) -> str:
    return re.sub(r"^(?:累计|全年|年|总|本年|预计|实现)+|总?额$", "", indicator)


def macro(indicator: str) -> bool:
    """Whether an indicator measures the economy of an area rather than a body."""
    return bool(_MACRO.search(indicator))


def holder_of_stake(view: View, begin: int, at: int) -> tuple[Mention, str] | None:
    """The company whose shares a percentage is (收购…65%股权), or who holds it (持有…20%的股份)."""
    text = view.text
    m = re.match(r"(?:的)?(股权|股份|股)", text[at + 1 : at + 4])
    if m is None:
        return None
    held = view.mentions(begin, at, SYMBOL["Company"])
    if not held:
        return None
    word = "股份" if m.group(1) == "股" else m.group(1)
    if re.search(r"持有|持(?!续)", text[begin:at]) and "持有的" not in text[begin:at]:
        holder = [x for x in view.mentions(begin, at, symbols("Company|Person|GovernmentAgency|Institution|AdministrativeArea")) if x[0] < text.find("持", begin)]
        if holder:
            return holder[-1][1], word
        if re.match(r"后者", text[begin:at]):
            before = view.mentions(0, begin, symbols("Company|Person"))
            return (before[-1][1], word) if before else None
        return None
    return held[-1][1], word


__all__ = ["Owners", "holder_of_stake", "macro"]
