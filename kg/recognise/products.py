"""Products: model codes, and the noun phrases behind verbs of making and selling."""

from __future__ import annotations

import re

from kg.patterns import quick
from kg.recognise.compact import compact_edge
from kg.recognise.draft import Draft
from kg.recognise.lexicon import pos
from kg.recognise.outputs import recognise_outputs
from kg.recognise.phrases import nounish
from kg.recognise.product_names import product_names

_PRODUCT_CODE = re.compile(
    r"(?:(?<![A-Za-z0-9])|(?<=[SM][UP]V))(?!PM\d)(?:[\u4e00-\u9fff]{2,4}(?=(?!PM\d)[A-Z]{1,3}\d{1,4}(?![0-9%万亿年月日]))[A-Z]{1,3}\d{1,4}[A-Za-z]*|[A-Z][A-Za-z]{0,3}-?\d{2,4}[A-Za-z]{0,3}(?=[\u4e00-\u9fff]))"
)
_NO_CODE = re.compile(r"航站楼|地块|高速|公路|国道|省道|线(?!束)|栋|座|楼|展区|展馆|馆|区|轮融资|级|版")
_MODEL = r"(?:[A-Z]{1,4}-[A-Z]{0,2}\d{1,4}[A-Z]?|[A-Z]{1,3}\d{1,3}[A-Z]?)(?: ?(?:Pro|Max|Plus|Ultra|Mini|mini|SE))?"
_MODELS = re.compile(
    rf"(?:主打|推出|发布|搭载|型号|车型|机型|生产|研制|交付|机器人|手机|芯片|飞行器|飞机)了?(?P<row>{_MODEL}(?:[、和与]{_MODEL})*)(?![0-9A-Za-z%])"
)
"""Models by codes alone, where the words before say that they are some: 主打LX7、LX9."""
_TYPED = quick(rf"(?<![A-Za-z0-9]){_MODEL}(?=型[\u4e00-\u9fff])")
_NEXT_MODEL = re.compile(r"[和与、](?P<x>[\u4e00-\u9fff]{2,4}\d{2})(?=[,。、;]|$|的|等|和|与)")
"""Behind a model that a code shows, one of figures alone: 深蓝S07和阿维塔07."""
_MAKES = quick(
    r"(?:主营|专做|主打(?!产品|车型|品牌|的)|生产(?!商|者|厂商|厂家|设备|原|性|线|力|总值|经营|安全|总|企|基|要)|可?年产(?!值|能|量)|(?:产品|商品)(?:主要)?(?:包括|有|涵盖)|研发(?!投|费|中|能|人)|推出|销售(?!额|收|网|服|总|经理|员|部|公司|渠道|团队|模式|市场|价|旺)|加工成|制成|出口(?!退税|信用|信保|管制|加工区|许可|额|总|量|增|订|到|至)|(?<!级)进口(?!贸易|替代|额|总|量|增)|种植(?!面积|业|户|大户|基地)|研制|满载|装载|搭载|载有|载着|选购|采收|(?:专业|主要)从事(?=[^。;]{4,60}?(?:研发|研制|生产|制造|销售))|品类(?:包括|有)|(?:主打|主力|拳头|明星|王牌|招牌|当家|旗舰|爆款|看家|主推)(?:产品|单品|品种)(?![的占和与为是已也在出销远卖供价收有包获通入走热畅市年产累全均都多之矩结系就将正从由以及进更]))(?:了|出|的|着)?"
)
_PRODUCT_LEAD = re.compile(
    r"(?:具有[^。,、;]{2,8}的|(?:主要)?(?:商品|产品)?(?:主要)?(?:包括|有|涵盖)|了|出|的|第[一二三四五六七八九十\d]+代|新一代|首款|全新|新款|自主|系列|高品质|优质|一批|多款|各类|\d+(?:\.\d+)?[万亿]?(?:吨|台|辆|套|件|只|个|款|种|余种|多种|箱|瓶|平方米|立方米|英寸|毫米|微米|纳米)(?:以上|左右)?的?)+"
)
_PRODUCT_ITEM = re.compile(
    r"([^。,、;:!?\n“”‘’《》()0-9]{2,12}?)(等(?:[\u4e00-\u9fff]{2,6}(?:设备|产品|器材)|系列|核心|主要|特色|高端|主力|优质|拳头)?(?:产品|商品|农产品|货物|物资)?(?=[,。、;\d]|出口|销往|远销|$)|(?:等)?产品(?=[,。;])|、|和|及|与|(?=[0-9])|(?=[,。;\n]|从|经|搭乘|已|均|靠泊|抵达|停靠|入港|后(?=[销出运])|投用|下线|上市|亮相|问世|成功|正式|进行(?:了)?[\u4e00-\u9fff]|入选|荣获|获得|通过|走俏|热销|驶|发往|运往|开往|飞往|远销|销往|出口|畅销|卖出|售出|销量|产量|供不应求|的(?:货|列车|班列|专列|中欧|国际|卡车|飞机|航班|包机|轮|船|集装箱)))"
)
_NO_PRODUCT = re.compile(
    r"^方面$|^东西$|草案$|预案$|纪录$|报告$|公告$|税款$|较$|版本|续航|时间|流程|[乘旅游顾]客|人员|场景|^货物$|^货值|^商品$|^物资$|就有|顺利|实现|首次|第一|^部分$|^优势$|^课程$|^种子$|^实验室$|能力|基地|企业|项目|设计$|解决方案|总值|额$|量$|规模|[的了]|技术|方式|成本|效率|经营|园$|中心|工厂|车间|服务|领域|环节|人才|体系|平台|标准|模式|订单|增长|占|达|超|[为是在经全不协]|合作|面积|整车|公司|同比|销售|加工$|制造$|许可|资质|活动|组织|"
    r"安全|要素|主体|过程|形势|线$|设施|工艺|设备更新|市场|国家|地区|行动|政策|方案|计划|一体|发展|任务|需求|能$|效益|资料|总额|总量|数据|成果|解决|功能|业务|机构|团队|专利|机制|比重|原料|环境|生活|系统|机会|[将已还并]|电力|以来|作业"
)

_SITE = re.compile(
    r"(?:研发|智能|总装|规模化|自动化|一体化|示范)*(?:生产(?!性)|制造)(?:研发|加工|制造|装配|示范|试验)*(?:基地|线|工厂|厂|项目|车间)(?:项目|二期|一期|二期工程|一期工程)?$"
)
_SITE_LEAD = re.compile(
    r"^(?:国内|全国|全球|世界|亚洲|西部|西南|国际|首[个条家座]|最大|领先|单体|规模|的|新|年产|第[一二三四]|[条个座家]|高端|先进)+"
)


def recognise_site_products(draft: Draft) -> None:
    """Propose what a site's name says it makes: 齿轮加工机床 and 自动化系统 of 齿轮加工机床及自动化系统总装生产基地."""
    names = [(c.start, c.end, c.cls) for c in draft.found if c.kind == "name"]
    for start, end, cls in names:
        if cls not in ("Facility", "Project") or (site := _SITE.search(draft.text[start:end])) is None:
            continue
        stop = start + site.start()
        at = max(
            (e for s, e, c in names if start <= s and e <= stop and (s, e) != (start, end) and c in _OWNERS),
            default=start,
        )
        lead = _SITE_LEAD.match(draft.text[at:stop])
        at += lead.end() if lead else 0
        for word in re.split(r"(、|及|和|与)", draft.text[at:stop]):
            if (
                2 <= len(word) <= 12
                and not _NO_PRODUCT.search(word)
                and not _BROAD.search(word)
                and not any(draft.in_value[at : at + len(word)])
            ):
                draft.add(at, at + len(word), "Product", "products/site", weight=0.1)
            at += len(word)


_OWNERS = ("Company", "AdministrativeArea", "DevelopmentZone", "Region", "Institution")
_BROAD = re.compile(
    r"产业|制造业|[\u4e00-\u9fff]业$|智能$|绿色$|核心$|全球|标杆|示范|数字|柔性|工业|农业|先进|高端$|[A-Za-z]$"
)

_CODE_TAIL = re.compile(r"\d{1,4}[A-Za-z]{0,3}")
_CARGO = re.compile(
    r"(?:这批|该批|首批|一批|第一批)(?P<x>(?!货物|物资|产品|商品|货柜|集装箱)[\u4e00-\u9fff]{2,6}?)(?=(?:将|已|就|也|陆续|正|顺利)*(?:发往|运往|销往|出口|从[^,。;]{1,14}(?:发往|运往|销往|出口|驶|飞)))"
)
"""Goods under way: 这批|蜜柚|将发往荷兰."""
_WHOLE = re.compile(r"(?<=的)[\u4e00-\u9fff]{1,4}$")


def recognise_products(draft: Draft) -> None:
    """Propose what is made, sold, grown or shown."""
    text = draft.text
    product_names(draft)
    recognise_outputs(draft)
    for m in _PRODUCT_CODE.finditer(text):
        start = m.start()
        if start and pos(text[start - 1 : start + 1]) and not pos(text[start : start + 2]):
            start += 1  # 国|产大飞机C919
        head = re.match(r"[\u4e00-\u9fff]*", m.group())
        if head and len(head.group()) == 4 and (more := _WHOLE.search(text, max(0, start - 5), start)):
            start, head = more.start(), None  # 研发的|协作机器人Y5
        if head and len(head.group()) > 2:
            start = max(start, compact_edge(text, m.start() + len(head.group())))
            cut = re.match(
                r".*(?:主打|产品|型号|机型|车型|看到|包括|对|推出|的|和|与|在|及|为|是|了|发布|生产|售|款|国产|大飞机|客机)",
                text[start : m.start() + len(head.group())],
            )
            if cut and start + cut.end() < m.end() - 2:
                start += cut.end()
        if (
            not draft.in_value[m.end() - 1]
            and m.end() - start >= 3
            and not _NO_CODE.match(text, m.end())
            and not re.match(r"(?:GDP|AI|5G|4G|CPI|PPI|IPO|APP|CEO)", text[start : m.end()])
        ):
            draft.add(start, m.end(), "Product", "products/model-code", weight=0.9)
    for m in _MODELS.finditer(text):
        at = m.start("row")
        for item in re.finditer(_MODEL, m["row"]):
            draft.add(at + item.start(), at + item.end(), "Product", "products/model-code", weight=1.6)
    for m in _TYPED.finditer(text):
        draft.add(m.start(), m.end(), "Product", "products/model-code", weight=1.0)
    coded = {c.end for c in draft.found if c.rule == "products/model-code"}
    for m in _NEXT_MODEL.finditer(text):
        if m.start() in coded:
            draft.add(m.start("x"), m.end(), "Product", "products/model-code", weight=1.4)
    for m in _CARGO.finditer(text):
        if nounish(m["x"]) and not _NO_PRODUCT.search(m["x"]):
            draft.add(m.start("x"), m.end("x"), "Product", "products/cargo", weight=0.6)
    for m in _MAKES.finditer(text):
        at = m.end()
        lead = _PRODUCT_LEAD.match(text, at)
        at = lead.end() if lead else at
        for item in _PRODUCT_ITEM.finditer(text, at, at + 70):
            if item.start() != at:
                break
            word = item.group(1)
            at = item.end()
            counted = lead is not None and lead.group()[0].isdigit()
            if _NO_PRODUCT.search(word) or not (counted or nounish(word)) or draft.in_value[item.start(1)]:
                break
            code = _CODE_TAIL.match(text, item.end(1)) if word[-1].isascii() else None
            draft.add(item.start(1), code.end() if code else item.end(1), "Product", "products/makes", weight=0.6)
            if not item.group(2).startswith(("、", "和", "及", "与")):
                break
