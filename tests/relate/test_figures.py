"""Sentences and the figures that they hold; and that no text makes the reader fall over."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Author, Block, FigureMention
from kg.pipeline import facts, text_article
from kg.recognise import recognise
from kg.relate import relate
from kg.relate.figures_lists import head_of
from kg.relate.figures_periods import year_before
from kg.relate.figures_wording import rises_to

TABLE: list[tuple[str, list[tuple[str | float, ...]]]] = [
    # (sentence, [(subject, indicator, kind, value, unit, period[, status])])
    (
        "上半年，嘉兴市GDP、规上工业增加值、固定资产投资分别增长6.1%、7.4%、9.3%。",
        [
            ("嘉兴市", "GDP", "growth", 6.1, "PERCENT", "2025-01/2025-06"),
            ("嘉兴市", "规上工业增加值", "growth", 7.4, "PERCENT", "2025-01/2025-06"),
            ("嘉兴市", "固定资产投资", "growth", 9.3, "PERCENT", "2025-01/2025-06"),
        ],
    ),
    (
        "1至2月，四川省工业投资增长6.5%。德阳、绵阳两市规上工业增加值分别增长7.9%和6.4%。",
        [
            ("四川省", "工业投资", "growth", 6.5, "PERCENT", "2025-01/2025-02"),
            ("德阳", "规上工业增加值", "growth", 7.9, "PERCENT", "2025-01/2025-02"),
            ("绵阳", "规上工业增加值", "growth", 6.4, "PERCENT", "2025-01/2025-02"),
        ],
    ),
    (
        "绵阳市文化和旅游局发布数据，春节假期接待游客52万人次。",
        [("绵阳市", "春节假期接待游客", "level", 520000, "COUNT:人次", "")],
    ),
    (
        "今年四川计划完成公路投资820亿元，新增里程230公里，开工建设巴中机场。",
        [
            ("四川", "公路投资", "level", 8.2e10, "CNY", "2025", "planned"),
            ("四川", "新增里程", "level", 230000, "M", "2025", "planned"),
        ],
    ),
    (
        "2025绵阳经济论坛由绵阳市商务局主办，绵阳市总商会承办，共有380家企业参会。",
        [("2025绵阳经济论坛", "企业参会", "level", 380, "COUNT:家", "")],
    ),
    (
        "苏州晶澜集团有限公司成立于2009年，注册资本20亿元。",
        [("苏州晶澜集团有限公司", "注册资本", "level", 2e9, "CNY", "")],
    ),
    (
        "去年，宜昌市外贸进出口、实际利用外资分别下降2.1%、8.6%。",
        [
            ("宜昌市", "外贸进出口", "growth", -2.1, "PERCENT", "2024"),
            ("宜昌市", "实际利用外资", "growth", -8.6, "PERCENT", "2024"),
        ],
    ),
    (
        "绍兴市社会消费品零售总额突破800亿元，同比下降1.2%，降幅比上年收窄2.4个百分点。",
        [
            ("绍兴市", "社会消费品零售总额", "level", 8e10, "CNY", ""),
            ("绍兴市", "社会消费品零售总额", "growth", -1.2, "PERCENT", ""),
            ("绍兴市", "社会消费品零售总额降幅", "change", -2.4, "PERCENTAGE_POINT", ""),
        ],
    ),
    (
        "2024年，襄阳市财政收入达230.5亿元，占全省的比重达7.8%。",
        [
            ("襄阳市", "财政收入", "level", 2.305e10, "CNY", "2024"),
            ("襄阳市", "财政收入占全省比重", "share", 7.8, "PERCENT", "2024"),
        ],
    ),
    (
        "常德市高新技术产品产值占规上工业总产值比重由去年同期的21.5%提高到24.3%。",
        [
            ("常德市", "高新技术产品产值占规上工业总产值比重", "share", 21.5, "PERCENT", ""),
            ("常德市", "高新技术产品产值占规上工业总产值比重", "share", 24.3, "PERCENT", ""),
        ],
    ),
    (
        "全市新能源汽车产量是2020年的3.5倍。",
        [
            ("全市", "新能源汽车产量", "growth", 3.5, "TIMES", ""),
        ],
    ),
    (
        "合肥市晶圆产能比2021年翻了一番。",
        [
            ("合肥市", "晶圆产能", "growth", 100, "PERCENT", ""),
        ],
    ),
    (
        "10月12日，德阳市集中签约18个装备制造项目，总投资96亿元，其中10亿元以上项目3个。",
        [
            ("德阳市", "签约装备制造项目", "level", 18, "COUNT:个", "2024-10-12"),
            ("德阳市", "总投资", "level", 9.6e9, "CNY", "2024-10-12"),
            ("德阳市", "10亿元以上项目", "level", 3, "COUNT:个", "2024-10-12"),
        ],
    ),
    (
        "总投资45亿元的赣州稀土新材料产业园项目开工。",
        [
            ("赣州稀土新材料产业园项目", "总投资", "level", 4.5e9, "CNY", ""),
        ],
    ),
    (
        "荆门化工循环产业园占地约320亩，总建筑面积18万平方米，可年产钛白粉6万吨。",
        [
            ("荆门化工循环产业园", "占地", "level", 320, "MU", ""),
            ("荆门化工循环产业园", "总建筑面积", "level", 180000, "M2", ""),
            ("荆门化工循环产业园", "年产钛白粉", "level", 60000, "T", ""),
        ],
    ),
    (
        "截至目前，中欧班列（成都）已开行2万列，通达欧洲112个城市。",
        [
            ("中欧班列（成都）", "开行", "level", 20000, "COUNT:列", ""),
            ("中欧班列（成都）", "城市", "level", 112, "COUNT:个", ""),
        ],
    ),
    (
        "株洲市现有国家级专精特新“小巨人”企业86家、省级创新平台120个。",
        [
            ("株洲市", "国家级专精特新小巨人企业", "level", 86, "COUNT:家", ""),
            ("株洲市", "省级创新平台", "level", 120, "COUNT:个", ""),
        ],
    ),
    (
        "芜湖市将15家市属企业整合至6家。",
        [
            ("芜湖市", "市属企业", "level", 15, "COUNT:家", ""),
            ("芜湖市", "市属企业", "level", 6, "COUNT:家", ""),
        ],
    ),
    (
        "连云港港完成货物吞吐量3.2亿吨，增长6.5%，其中外贸吞吐量占四成。",
        [
            ("连云港港", "货物吞吐量", "level", 3.2e8, "T", ""),
            ("连云港港", "货物吞吐量", "growth", 6.5, "PERCENT", ""),
            ("连云港港", "外贸吞吐量占比", "share", 40, "PERCENT", ""),
        ],
    ),
    (
        "黄石市城镇登记失业率为3.2%。",
        [
            ("黄石市", "城镇登记失业率", "share", 3.2, "PERCENT", ""),
        ],
    ),
    (
        "长沙市引进人才2.3万余人，新增高新技术企业310家，总数达7200家。",
        [
            ("长沙市", "引进人才", "level", 23000, "COUNT:人", ""),
            ("长沙市", "新增高新技术企业", "level", 310, "COUNT:家", ""),
            ("长沙市", "高新技术企业总数", "level", 7200, "COUNT:家", ""),
        ],
    ),
    (
        "无锡市集成电路产业规模居全国第2位，物联网产业规模居全省首位。",
        [
            ("无锡市", "集成电路产业规模", "rank", 2, "RANK", ""),
            ("无锡市", "物联网产业规模", "rank", 1, "RANK", ""),
        ],
    ),
    (
        "柳州市工业投资、民间投资分别增长12.4%、8.8%，均居全区第1位。",
        [
            ("柳州市", "工业投资", "growth", 12.4, "PERCENT", ""),
            ("柳州市", "民间投资", "growth", 8.8, "PERCENT", ""),
            ("柳州市", "工业投资", "rank", 1, "RANK", ""),
            ("柳州市", "民间投资", "rank", 1, "RANK", ""),
        ],
    ),
    (
        "贵阳市到遵义市的车程由150分钟缩短到60分钟。",
        [
            ("贵阳市", "贵阳市到遵义市的车程", "level", 150, "MIN", ""),
            ("贵阳市", "贵阳市到遵义市的车程", "level", 60, "MIN", ""),
        ],
    ),
    (
        "泰州市力争到2027年生物医药产业产值突破2000亿元。",
        [
            ("泰州市", "生物医药产业产值", "level", 2e11, "CNY", "2027", "planned"),
        ],
    ),
    (
        "金华市计划全年新建充电桩5000个。",
        [
            ("金华市", "新建充电桩", "level", 5000, "COUNT:个", "", "planned"),
        ],
    ),
    (
        "芜湖造船厂否认将裁员500人。",
        [],
    ),
    (
        "传闻宁波银行将投入20亿元。",
        [],
    ),
    (
        "绵阳科技城新区每周举办3场路演，设有8英寸晶圆线。",
        [
            ("绵阳科技城新区", "路演", "level", 3, "COUNT:场", ""),
        ],
    ),
    (
        "株洲中车时代电气股份有限公司去年营收217.8亿元，净利润31.1亿元。",
        [
            ("株洲中车时代电气股份有限公司", "营收", "level", 2.178e10, "CNY", "2024"),
            ("株洲中车时代电气股份有限公司", "净利润", "level", 3.11e9, "CNY", "2024"),
        ],
    ),
    (
        "岳阳市对东盟出口增长35.2%，对非洲出口下降4%。",
        [
            ("岳阳市", "对东盟出口", "growth", 35.2, "PERCENT", ""),
            ("岳阳市", "对非洲出口", "growth", -4, "PERCENT", ""),
        ],
    ),
    (
        "鄂州市工业用电量同比增长10.3%，高于全省2.2个百分点。",
        [
            ("鄂州市", "工业用电量", "growth", 10.3, "PERCENT", ""),
            ("鄂州市", "工业用电量", "change", 2.2, "PERCENTAGE_POINT", ""),
        ],
    ),
    (
        "衢州市由2019年的12家上市公司增加到20家。",
        [
            ("衢州市", "上市公司", "level", 12, "COUNT:家", "2019"),
            ("衢州市", "上市公司", "level", 20, "COUNT:家", ""),
        ],
    ),
    (
        "黄山市农村居民人均可支配收入增长7%。",
        [
            ("黄山市", "农村居民人均可支配收入", "growth", 7, "PERCENT", ""),
        ],
    ),
    (
        "35家企业亮相第六届中国西部国际装备博览会。",
        [
            ("第六届中国西部国际装备博览会", "企业", "level", 35, "COUNT:家", ""),
        ],
    ),
    (
        "南昌市数字经济核心产业增加值占GDP比重达到11.5%。",
        [
            ("南昌市", "数字经济核心产业增加值占GDP比重", "share", 11.5, "PERCENT", ""),
        ],
    ),
    (
        "台州市民营企业拉动全市外贸增长5.6个百分点。",
        [
            ("台州市", "民营企业拉动全市外贸", "change", 5.6, "PERCENTAGE_POINT", ""),
        ],
    ),
    (
        "大连市生产安全事故起数、死亡人数分别下降20%、15%。",
        [
            ("大连市", "生产安全事故起数", "growth", -20, "PERCENT", ""),
            ("大连市", "死亡人数", "growth", -15, "PERCENT", ""),
        ],
    ),
    (
        "青岛港泊位增加至28个，航线增加6条。",
        [
            ("青岛港", "泊位", "level", 28, "COUNT:个", ""),
            ("青岛港", "航线", "change", 6, "COUNT:条", ""),
        ],
    ),
    (
        "烟台市海工装备产量约占全国的三成。",
        [
            ("烟台市", "海工装备产量占全国", "share", 30, "PERCENT", ""),
        ],
    ),
    (
        "威海市渔具产量占全球市场份额的60%以上。",
        [
            ("威海市", "渔具产量占全球市场份额", "share", 60, "PERCENT", ""),
        ],
    ),
    (
        "九江市粮食产量180万—190万吨。",
        [
            ("九江市", "粮食产量", "level", 1.8e6, "T", ""),
            ("九江市", "粮食产量", "level", 1.9e6, "T", ""),
        ],
    ),
    (
        "遂宁市建成高标准农田约45万亩。",
        [
            ("遂宁市", "高标准农田", "level", 450000, "MU", ""),
        ],
    ),
    (
        "佛山市获评国家级绿色工厂36家，数量居全省第一。",
        [
            ("佛山市", "获评国家级绿色工厂", "level", 36, "COUNT:家", ""),
            ("佛山市", "获评国家级绿色工厂数量", "rank", 1, "RANK", ""),
        ],
    ),
    (
        "徐州工程机械集团持有徐工机械38.1%的股份。",
        [
            ("徐州工程机械集团", "股份", "share", 38.1, "PERCENT", ""),
        ],
    ),
    (
        "苏州汇川科技有限公司收购常州恒力液压有限公司51%股权。",
        [
            ("常州恒力液压有限公司", "股权", "share", 51, "PERCENT", ""),
        ],
    ),
    (
        "东营市原油加工量达7000万吨，同比增加320万吨。",
        [
            ("东营市", "原油加工量", "level", 7e7, "T", ""),
            ("东营市", "原油加工量", "change", 3.2e6, "T", ""),
        ],
    ),
    (
        "淄博市规模以上工业企业利润增长18.2%以上。",
        [
            ("淄博市", "规模以上工业企业利润", "growth", 18.2, "PERCENT", ""),
        ],
    ),
    (
        "成都市对东盟进出口占比提升至18%，对欧盟、非洲增长12.5%、30.1%。",
        [
            ("成都市", "对东盟进出口占比", "share", 18, "PERCENT", ""),
            ("成都市", "对欧盟进出口", "growth", 12.5, "PERCENT", ""),
            ("成都市", "对非洲进出口", "growth", 30.1, "PERCENT", ""),
        ],
    ),
    (
        "宁波市一季度制造业采购经理指数为51.2，比上季度提高0.8。",
        [
            ("宁波市", "制造业采购经理指数", "level", 51.2, "INDEX", "2025-Q1"),
            ("宁波市", "制造业采购经理指数", "change", 0.8, "INDEX", "2025-Q1"),
        ],
    ),
    (
        "泸州市玻璃纤维产能列西部第1位、全国第3位。",
        [
            ("泸州市", "玻璃纤维产能", "rank", 1, "RANK", ""),
            ("泸州市", "玻璃纤维产能", "rank", 3, "RANK", ""),
        ],
    ),
    (
        "2024年，泉州市鞋服产业产值达3200亿元。规上企业利润增长6.6%。",
        [
            ("泉州市", "鞋服产业产值", "level", 3.2e11, "CNY", "2024"),
            ("泉州市", "规上企业利润", "growth", 6.6, "PERCENT", "2024"),
        ],
    ),
    (
        "台州市的出口额为1800亿元，进口额为300亿元。",
        [
            ("台州市", "出口额", "level", 1.8e11, "CNY", ""),
            ("台州市", "进口额", "level", 3e10, "CNY", ""),
        ],
    ),
    (
        "厦门市市场监管局介绍，全市登记经营主体86.5万户，比上年增加3.2万户。",
        [
            ("全市", "登记经营主体", "level", 865000, "COUNT:户", ""),
            ("全市", "登记经营主体", "change", 32000, "COUNT:户", ""),
        ],
    ),
    (
        "苏州工业园区生物医药产业规模连续5年居全国第一。",
        [
            ("苏州工业园区", "生物医药产业规模", "rank", 1, "RANK", ""),
        ],
    ),
    (
        "珠海格力电器股份有限公司计划投资20亿至25亿元，新建珠海智能制造基地。",
        [
            ("珠海智能制造基地", "计划投资", "level", 2e9, "CNY", "", "planned"),
            ("珠海智能制造基地", "计划投资", "level", 2.5e9, "CNY", "", "planned"),
        ],
    ),
    (
        "到2030年，重庆市力争新能源汽车产量达到300万辆，占全国比重达10%以上。",
        [
            ("重庆市", "新能源汽车产量", "level", 3e6, "COUNT:辆", "2030", "planned"),
            ("重庆市", "新能源汽车产量占全国比重", "share", 10, "PERCENT", "2030", "planned"),
        ],
    ),
    (
        "攀枝花市钒钛产业从业人员2.1万人，人均工资6500元。",
        [
            ("攀枝花市", "钒钛产业从业人员", "level", 21000, "COUNT:人", ""),
            ("攀枝花市", "人均工资", "level", 6500, "CNY", ""),
        ],
    ),
    (
        "2024年上半年，攀枝花市钛白粉产量增长5%—8%。",
        [
            ("攀枝花市", "钛白粉产量", "growth", 5, "PERCENT", "2024-01/2024-06"),
            ("攀枝花市", "钛白粉产量", "growth", 8, "PERCENT", "2024-01/2024-06"),
        ],
    ),
    (
        "中国船舶集团旗下江南造船（集团）有限责任公司交付新船28艘。",
        [
            ("江南造船（集团）有限责任公司", "交付新船", "level", 28, "COUNT:艘", ""),
        ],
    ),
    (
        "杭州市未能完成5%的增长目标。",
        [],
    ),
    (
        "如果投资增加10亿元，湖州市增速可达8%。",
        [],
    ),
    (
        "湖南省投资12.6亿元的怀化国际陆港二期项目开工。",
        [
            ("怀化国际陆港二期项目", "投资", "level", 1.26e9, "CNY", ""),
        ],
    ),
    (
        "上海市2025年安排市重大工程186项，其中科技产业类77项、社会民生类25项。",
        [
            ("上海市", "安排市重大工程", "level", 186, "COUNT:项", "2025"),
            ("上海市", "科技产业类", "level", 77, "COUNT:项", "2025"),
            ("上海市", "社会民生类", "level", 25, "COUNT:项", "2025"),
        ],
    ),
    (
        "郑州市常住人口超过1300万人，城镇化率80.1%。",
        [
            ("郑州市", "常住人口", "level", 1.3e7, "COUNT:人", ""),
            ("郑州市", "城镇化率", "share", 80.1, "PERCENT", ""),
        ],
    ),
    (
        "江苏省民营企业进出口增长7.9%，占比提升2.1个百分点至46.4%。",
        [
            ("江苏省", "民营企业进出口", "growth", 7.9, "PERCENT", ""),
            ("江苏省", "民营企业进出口占比", "change", 2.1, "PERCENTAGE_POINT", ""),
            ("江苏省", "民营企业进出口占比", "share", 46.4, "PERCENT", ""),
        ],
    ),
    (
        "宜宾市动力电池产值突破千亿元，占全市工业总产值的比重接近三成。",
        [
            ("宜宾市", "动力电池产值", "level", 1e11, "CNY", ""),
            ("宜宾市", "动力电池产值占全市工业总产值比重", "share", 30, "PERCENT", ""),
        ],
    ),
    (
        "滁州市光伏产业链企业集聚度高，规模以上企业138家，营业收入同比增长31%，利润总额增长2倍。",
        [
            ("滁州市", "规模以上企业", "level", 138, "COUNT:家", ""),
            ("滁州市", "营业收入", "growth", 31, "PERCENT", ""),
            ("滁州市", "利润总额", "growth", 200, "PERCENT", ""),
        ],
    ),
    # measures that are counted in their name
    ("今年3月，衢州市出台18条稳就业政策措施。", [("衢州市", "稳就业政策措施", "level", 18, "COUNT:条", "2025-03")]),
    # relative clauses and lists before what is counted
    ("在温州开工的26个新能源项目进展顺利。", [("温州", "开工新能源项目", "level", 26, "COUNT:个", "")]),
    (
        "金华产业园开园仅2个月就吸引了16家来自福建的机械加工、模具等配套企业入驻。",
        [("金华产业园", "配套企业", "level", 16, "COUNT:家", "")],
    ),
    ("温州市2万多家规模以上企业完成改造。", [("温州市", "规模以上企业", "level", 20000, "COUNT:家", "")]),
    ("台州市对符合条件的民宿经营户给予最高80万元的补贴。", [("台州市", "补贴", "level", 800000, "CNY", "")]),
    (
        "台州绿色甲醇示范项目可实现年产6万吨绿色甲醇。",
        [("台州绿色甲醇示范项目", "年产绿色甲醇", "level", 60000, "T", "")],
    ),
    # what stands once it is built, what was set up right before, what 这 points at
    (
        "绍兴至台州高铁全长120公里，通车后，绍兴至台州的行车时间将由现在的3小时缩短至1小时。",
        [
            ("绍兴至台州高铁", "全长", "level", 120000, "M", ""),
            ("绍兴至台州高铁", "绍兴至台州的行车时间", "level", 3, "COUNT:小时", "", "planned"),
            ("绍兴至台州高铁", "绍兴至台州的行车时间", "level", 1, "COUNT:小时", "", "planned"),
        ],
    ),
    ("温州市设立小微企业纾困基金，基金规模3亿元。", [("纾困基金", "基金规模", "level", 3e8, "CNY", "")]),
    (
        "温州—河内冷链航线开通。这是浙江新开的第5条国际航线。首航船载箱210标箱。",
        [
            ("温州—河内冷链航线", "国际航线", "rank", 5, "RANK", ""),
            ("温州—河内冷链航线", "首航船载箱", "level", 210, "TEU", ""),
        ],
    ),
    (
        "台州市研发“台州办”平台——这款由大数据局管理的软件，可办理落户等36项业务。",
        [("台州办平台", "业务", "level", 36, "COUNT:项", "")],
    ),
    # a slogan is how somebody acts
    ("台州市狠抓产业，“一企一策”打造6条特色产业链。", [("台州市", "特色产业链", "level", 6, "COUNT:条", "")]),
    # a change in another unit is none of the figure before
    (
        "温州—河内冷链航线每周2班，比以往在广州中转节省3天。",
        [
            ("温州—河内冷链航线", "每周班次", "level", 2, "COUNT:班", ""),
            ("温州—河内冷链航线", "比以往在广州中转节省", "change", -3, "COUNT:天", ""),
        ],
    ),
    # beside another figure of the sentence, a new name shares its period
    (
        "上半年，温州港完成货物吞吐量2亿吨；集装箱吞吐量90万标箱，其中乐清港区占四成。",
        [
            ("温州港", "货物吞吐量", "level", 2e8, "T", "2025-01/2025-06"),
            ("温州港", "集装箱吞吐量", "level", 900000, "TEU", "2025-01/2025-06"),
            ("乐清港区", "集装箱吞吐量占比", "share", 40, "PERCENT", "2025-01/2025-06"),
        ],
    ),
    # ranks in apposition, across an industry
    (
        "国内光伏行业最大的设备制造方深圳晶澜科技有限公司落户。",
        [("深圳晶澜科技有限公司", "国内光伏行业设备制造方", "rank", 1, "RANK", "")],
    ),
    ("温州市高技术制造业实现两位数增长。", []),
    # those named before, counted once more
    ("3家企业要把资源优势转化为发展优势，温州市将加强服务。", []),
    # 占比 of the last item alone, where the first has a measure of its own
    (
        "绍兴市企业研发投入强度、有研发活动企业占比分别达2.1%、41%。",
        [
            ("绍兴市", "企业研发投入强度", "share", 2.1, "PERCENT", ""),
            ("绍兴市", "研发活动企业占比", "share", 41, "PERCENT", ""),
        ],
    ),
    # what was set up owns its size, not the fund's
    (
        "台州市上线监管平台，基金规模超60亿元。",
        [("台州市", "基金规模", "level", 6e9, "CNY", "")],
    ),
    # shares and growth dealt out over the figures before
    (
        "绵阳高新区有规上工业企业218家、高新技术企业365家，分别占全市的22%和38%。",
        [
            ("绵阳高新区", "规上工业企业", "level", 218, "COUNT:家", ""),
            ("绵阳高新区", "高新技术企业", "level", 365, "COUNT:家", ""),
            ("绵阳高新区", "规上工业企业占全市", "share", 22, "PERCENT", ""),
            ("绵阳高新区", "高新技术企业占全市", "share", 38, "PERCENT", ""),
        ],
    ),
    (
        "绵阳市城镇居民人均可支配收入12560元、农村居民人均可支配收入6800元，增长5.1%、6.3%。",
        [
            ("绵阳市", "城镇居民人均可支配收入", "level", 12560, "CNY", ""),
            ("绵阳市", "农村居民人均可支配收入", "level", 6800, "CNY", ""),
            ("绵阳市", "城镇居民人均可支配收入", "growth", 5.1, "PERCENT", ""),
            ("绵阳市", "农村居民人均可支配收入", "growth", 6.3, "PERCENT", ""),
        ],
    ),
    (
        "云南省咖啡种植面积126万亩，咖啡豆产量14.6万吨，均占全国的98%以上。",
        [
            ("云南省", "咖啡种植面积", "level", 1.26e6, "MU", ""),
            ("云南省", "咖啡豆产量", "level", 146000, "T", ""),
            ("云南省", "咖啡种植面积占全国", "share", 98, "PERCENT", ""),
            ("云南省", "咖啡豆产量占全国", "share", 98, "PERCENT", ""),
        ],
    ),
    (
        "湖南省工程机械产业规模约占全国的四分之一、全球的7.5%。",
        [
            ("湖南省", "工程机械产业规模占全国", "share", 25, "PERCENT", ""),
            ("湖南省", "工程机械产业规模占全球", "share", 7.5, "PERCENT", ""),
        ],
    ),
    # what those counted get is none of their name
    (
        "绵阳市为3.2万家企业减免税费15.6亿元。",
        [
            ("绵阳市", "企业", "level", 32000, "COUNT:家", ""),
            ("绵阳市", "减免税费", "level", 1.56e9, "CNY", ""),
        ],
    ),
    (
        "绵阳市15个投产项目产值124亿元。",
        [
            ("绵阳市", "投产项目", "level", 15, "COUNT:个", ""),
            ("绵阳市", "投产项目产值", "level", 1.24e10, "CNY", ""),
        ],
    ),
    # what a bridge is called after 是 owns nothing
    (
        "港珠澳大桥全长55公里，是世界上最长的跨海大桥，日均车流量达1.5万辆。",
        [
            ("港珠澳大桥", "全长", "level", 55000, "M", ""),
            ("港珠澳大桥", "日均车流量", "level", 15000, "COUNT:辆", ""),
            ("港珠澳大桥", "世界上跨海大桥", "rank", 1, "RANK", ""),
        ],
    ),
    # parts of a count, by place
    (
        "绵阳市有示范案例20个，其中涪城区12个、三台县8个。",
        [
            ("绵阳市", "示范案例", "level", 20, "COUNT:个", ""),
            ("涪城区", "示范案例", "level", 12, "COUNT:个", ""),
            ("三台县", "示范案例", "level", 8, "COUNT:个", ""),
        ],
    ),
    # the three sectors share their noun; districts take over what was measured last
    (
        "前三季度，湖南省第一、二、三产业增加值分别为3120亿元、1.4万亿元和2.2万亿元。",
        [
            ("湖南省", "第一产业增加值", "level", 3.12e11, "CNY", "2025-01/2025-09"),
            ("湖南省", "第二产业增加值", "level", 1.4e12, "CNY", "2025-01/2025-09"),
            ("湖南省", "第三产业增加值", "level", 2.2e12, "CNY", "2025-01/2025-09"),
        ],
    ),
    (
        "上半年，鞍山市规上工业增加值增长5.8%。分区县看，海城市、台安县分别增长9.2%和7.1%。",
        [
            ("鞍山市", "规上工业增加值", "growth", 5.8, "PERCENT", "2025-01/2025-06"),
            ("海城市", "规上工业增加值", "growth", 9.2, "PERCENT", "2025-01/2025-06"),
            ("台安县", "规上工业增加值", "growth", 7.1, "PERCENT", "2025-01/2025-06"),
        ],
    ),
    # the field of a ranking, and how large those have to be that are counted
    (
        "去年，绵阳市生产总值突破4300亿元，总量在全省21个市州中排第二。",
        [
            ("绵阳市", "生产总值", "level", 4.3e11, "CNY", "2024"),
            ("绵阳市", "生产总值总量", "rank", 2, "RANK", "2024"),
        ],
    ),
    ("绵阳市培育进出口过10亿元企业12家。", [("绵阳市", "进出口过10亿元企业", "level", 12, "COUNT:家", "")]),
    (
        "绵阳储能电站项目装机60兆瓦/120兆瓦时。",
        [
            ("绵阳储能电站项目", "装机", "level", 60000, "KW", ""),
            ("绵阳储能电站项目", "装机", "level", 120000, "KWH", ""),
        ],
    ),
    # what a report is about dates its figures
    (
        "今年一季度绵阳市经济运行平稳。全市实现地区生产总值878.6亿元。",
        [("全市", "地区生产总值", "level", 8.786e10, "CNY", "2025-Q1")],
    ),
    # an ordinal lasts; a five-year plan's time is none of the year before
    (
        "2024年，台州综合保税区封关，是浙江第9个综合保税区。",
        [("台州综合保税区", "综合保税区", "rank", 9, "RANK", "")],
    ),
    (
        "去年，绍兴市GDP增长6%。“十四五”期间，绍兴市培育上市企业12家。",
        [
            ("绍兴市", "GDP", "growth", 6, "PERCENT", "2024"),
            ("绍兴市", "上市企业", "level", 12, "COUNT:家", "2021/2025"),
        ],
    ),
]


def _row(f: FigureMention) -> tuple[str | float, ...]:
    row = (f.subject.text, f.indicator, f.kind, f.value, f.unit, f.period)
    return row if f.status == "done" else (*row, f.status)


def _figures(text: str, date: str = "2025-03-22") -> list[FigureMention]:
    return list(facts(text, date=date)[2])


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[s[:16] for s, _ in TABLE])
def test_figures_of_a_sentence(sentence: str, expected: list[tuple[str | float, ...]]) -> None:
    assert [_row(f) for f in _figures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("烟台市海工装备产量约占全国的三成。", ""),
        ("遂宁市建成高标准农田约45万亩。", "约"),
        ("郑州市常住人口超过1300万人。", "超过"),
        ("长沙市引进人才2.3万余人。", "余"),
        ("威海市渔具产量占全球市场份额的60%以上。", "以上"),
        ("宜宾市动力电池产值突破千亿元。", "突破"),
        ("黄石市铜加工产量近90万吨。", "近"),
    ],
)
def test_the_word_that_makes_a_figure_inexact_is_kept(sentence: str, word: str) -> None:
    assert [f.approximate for f in _figures(sentence)] == [word]


@pytest.mark.parametrize(
    "sentence",
    [
        "图书馆24小时开放，读者可以自助借还。",
        "长沙市建成8英寸晶圆生产线。",
        "第三届中国农机展览会在郑州市举行。",
        "绵阳市推出5G应用。",
        "南昌市上述3家企业均已停产。",
        "赣州市亿元以上项目加快建设。",
        "贵阳市原计划投资30亿元。",
        "有消息称，宁波银行将投入20亿元。",
        "洛阳市没有完成8%的目标。",
        "在中华全国总工会成立100周年之际，镇江市举办活动。",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    assert _figures(sentence) == []


def test_a_speaker_owns_the_figures_of_a_speech() -> None:
    text = "邵东市委书记 刘志华\n一季度GDP增长6.2%，工业投资、民间投资分别增长14.2%、8.1%。\n做优服务，助企解决问题86个，将12家国企整合至5家。"
    blocks, at = [], 0
    for kind, line in zip(("byline", "body", "body"), text.split("\n"), strict=True):
        blocks.append(Block(at, at + len(line), kind))  # type: ignore[arg-type]
        at += len(line) + 1
    article = text_article(text, date="2025-04-25")
    speech = type(article)(
        article.id, article.page, "speech", text, article.offsets, tuple(blocks),
        authors=(Author("刘志华", "书记", start=7, end=10),), date="2025-04-25",
    )  # fmt: skip
    figures = relate(recognise(speech), area_of=lambda form: None)[1]
    assert [(f.indicator, f.value, f.period) for f in figures] == [
        ("GDP", 6.2, "2025-Q1"),
        ("工业投资", 14.2, "2025-Q1"),
        ("民间投资", 8.1, "2025-Q1"),
        ("助企解决问题", 86, "2025-Q1"),
        ("国企", 12, "2025-Q1"),
        ("国企", 5, "2025-Q1"),
    ]
    assert len({f.subject for f in figures}) == 1
    assert figures[0].subject.text.startswith("邵东市")


def test_a_title_repeats_no_figure_of_the_body() -> None:
    text = "宜昌市外贸增长12%\n今年前两月，宜昌市外贸进出口同比增长12%，新签项目30个。"
    article = text_article(text, date="2025-03-22")
    titled = type(article)(
        article.id, article.page, "news", text, article.offsets,
        (Block(0, 10, "title"), *article.blocks[1:]), date="2025-03-22",
    )  # fmt: skip
    figures = relate(recognise(titled), area_of=lambda form: None)[1]
    assert [(f.indicator, f.value) for f in figures] == [("外贸进出口", 12), ("新签项目", 30)]


def test_periods_carry_over_sentences_of_the_same_subject() -> None:
    text = "2024年，泉州市鞋服产业产值达3200亿元。规上企业利润增长6.6%。\n南平市毛竹面积640万亩。"
    assert [(f.subject.text, f.period) for f in _figures(text)] == [
        ("泉州市", "2024"),
        ("泉州市", "2024"),
        ("南平市", ""),
    ]


@pytest.mark.parametrize(
    ("between", "noun"),
    [
        ("提高到", ""),
        ("家国企整合至", "家国企"),
        (",增加到现在的", ""),
        ("、其中", None),
        ("和", None),
        ("缩短到", ""),
        ("增长", None),
    ],
)
def test_rises_to(between: str, noun: str | None) -> None:
    assert rises_to(between) == noun


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2025-Q1", "2024-Q1"),
        ("2024", "2023"),
        ("2024-01/2024-08", "2023-01/2023-08"),
        ("2025-03-21", "2024-03-21"),
        ("", ""),
    ],
)
def test_year_before(period: str, before: str) -> None:
    assert year_before(period) == before


@pytest.mark.parametrize(
    ("phrase", "head"), [("领军企业产值", "产值"), ("人员的占比", "占比"), ("工业投资", "投资"), ("街道", "")]
)
def test_head_of(phrase: str, head: str) -> None:
    assert head_of(phrase) == head


_PIECES = [
    "今年",
    "一季度",
    "去年同期的",
    "全市",
    "重庆市",
    "宜宾",
    "公司",
    "GDP",
    "产值",
    "总投资",
    "比重",
    "占",
    "占全国",
    "增长",
    "下降",
    "分别",
    "同比",
    "由",
    "提高到",
    "至",
    "居",
    "第3位",
    "首位",
    "均",
    "其中",
    "5%",
    "1.2亿元",
    "30个项目",
    "20亿元以上",
    "3.5倍",
    "2个百分点",
    "翻一番",
    "三成",
    "四分之一",
    ",",
    "、",
    "。",
    ";",
    "(",
    ")",
    "“",
    "”",
    "的",
    "和",
    "将",
    "拟",
    "在",
    "最大的",
    "企业",
    "每周一班",
    "10",
    "—",
    "万",
    "亿",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_any_mixture_of_words_and_figures_is_read(text: str) -> None:
    for f in _figures(text):
        assert f.start <= f.at[0] < f.at[1] <= f.end
        assert f.indicator == f.indicator.strip()
        assert f.indicator


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="0123456789.%％亿万元个家年月日第前季度增降占比较由从至到分别、，。；（）“”\n 　重庆市公司",
        max_size=120,
    )
)
def test_any_text_is_read(text: str) -> None:
    _figures(text)


def test_reading_time_grows_with_the_text() -> None:
    sentence = "比较累计年均增长达到达到" * 12 + "产值增长5%，占全市比重由8%提高到9%、10亿元、20个"
    facts(sentence, date="2025-03-22")
    start = time.perf_counter()
    _figures(sentence)
    once = time.perf_counter() - start
    start = time.perf_counter()
    _figures((sentence + "。") * 8)
    assert time.perf_counter() - start < max(24 * once, 1.5)


def test_the_exact_figure_behind_a_round_one() -> None:
    (level, growth) = _figures("绵阳市去年产值突破百亿元，达到103.6亿元，增长7.2%。")
    assert (level.indicator, level.value, growth.value) == ("产值", 1.036e10, 7.2)


def test_a_country_does_not_go_on_with_our_figures() -> None:
    figures = _figures("德国投资翻番。辽宁省进出口增长。德国企业增资。全省机电产品出口1024.6亿元。农产品出口158亿元。")
    assert "德国" not in {f.subject.text for f in figures}
