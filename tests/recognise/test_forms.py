"""Names by their suffix: where they begin, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.support.sentences import marked, names, proposed


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        ("两国签署了海关互认合作协定。", "Document", "海关互认合作协定"),
        ("昨天召开的投资对接会说得清楚。", "Event", "投资对接会"),
        ("江州蓝莓节、年货展等促消费活动热闹举行。", "Event", "年货展"),
        ("绵阳市第五次经济普查领导小组办公室公布数据。", "GovernmentAgency", "绵阳市第五次经济普查领导小组办公室"),
        ("合肥电力交易中心完成交易。", "Institution", "合肥电力交易中心"),
    ],
)
def test_names_by_further_suffixes(text: str, cls: str, name: str) -> None:
    assert (cls, name) in {(c, n) for _, c, n in names(text)}


@pytest.mark.parametrize(
    "text",
    [
        "双方签署了谅解备忘录。",
        "设备能准确识别水电大坝的渗漏。",
        "企业向属地海关备案。",
        "调研组深入企业车间。",
        "省里出台20条务实举措。",
        "推出整体解决方案。",
        "得到国际轮胎巨头的订单。",
    ],
)
def test_plain_words_are_no_name(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(
    "drawn",
    [
        "昨日，合肥市与[Company 安徽皖泓电子股份有限公司]签约。",
        "[Company 西门子（中国）有限公司]与南昌市签约。",
        "绵阳与[Company 天岚风能（苏州）股份有限公司]签约。",
        "协议由[Company 网岳（杭州）网络有限公司]签署。",
        "记者从[Institution 教科联（北京）信息技术研究院]获悉。",
        "走进[Institution 公安部第三研究所]。",
        "[Company 中国联合水务集团]投资。",
        "[Event 绵阳市五届人大常委会第二十六次会议]闭会。",
        "市长何振东代表[GovernmentAgency 市人民政府]作报告。",
        "建成[Facility 涪城国际冷链基地]。",
        "就读于[Institution 绵阳第五中学校]。",
        "[Institution 绵阳电力高等专科学校]揭牌。",
        "位于慕尼黑的[Company 德国克林曼集团]宣布。",
        "其中，[Company 宁波欧凯电器（荣昌）有限公司]落户。",
        "由[Company 泸州老坊酒业股份有限公司]出资。",
        "[Company 中信银行股份有限公司重庆分行]发放贷款。",
        "[Company 苏州晶澜科技有限公司绵阳分公司]揭牌。",
        "记者来到[Institution 江南理工大学机械工程学院]。",
        "双方共建[Institution 太湖智能制造研究院]。",
        "[Association 长三角半导体产业联盟]成立。",
        "[Association 柳州市新能源汽车行业协会]举办活动。",
        "走进[DevelopmentZone 绵阳高新技术产业开发区]。",
        "建成[DevelopmentZone 荣昌智能家电产业园]。",
        "车队抵达[Facility 绵阳会展中心]。",
        "[Facility 德国克林曼集团重庆生产基地]投产。",
        "[TransportRoute 成渝中线高速铁路]开工。",
        "双方共建的[Institution 合肥量子精密测量联合实验室]揭牌。",
        "[Company 西藏高原之宝乳业有限公司]投产。",
        "[Company 苏州晶澜科技有限公司]投产。",
        "来到[Institution 江南大学附属仁和医院]。",
        "[Institution 江南电子科技大学]与[Company 陕西凌岳发展股份有限公司]签约。",
        "[Company 江苏虹泽石化有限公司]投产。",
        "[DevelopmentZone 连云港临港产业区]，[Institution 上海证券交易所]，[Company 志辉酒庄]。",
        "[DevelopmentZone 长兴岛经济区]连着[DevelopmentZone 长春国际陆港]。",
        "大会在[Facility 绵阳国际会议中心]开幕。",
        "[Company 武昌造船厂]开工。",
        "由[Company 国家能源集团青海公司]投资建设。",
        "[TransportRoute 南昌轨道交通4号线北延线]开通。",
        "[Event 第八届中国（绵阳）国际蔬菜博览会]开幕。",
        "游客来到[Facility 凤阳古城]和[Facility 三亚国际免税城]。",
        "举办[Event 2025柳州装备制造博览会]。",
        "实施中的[Project 先进封装测试基地项目]提速。",
        "绵阳铁路口岸通行[TransportRoute 中欧班列]36列。",
        "青川古镇、[Facility 白杨古镇]等景区客流增长。",
        "[Facility 绵阳国际商贸城]开业。",
        "先导性项目——[Project 绵阳南郊机场三期改扩建项目]的现场。",
        "用于[Project 高端检测设备研发及智能化生产基地改扩建项目]。",
        "目前，[Facility T3航站楼]屋盖成型。",
        "与[Institution 江南工业大学（威海）]共建基地。",
        "名单公布，[Company 云之源食品（漯河）有限公司]等入围。",
        "协会将在[Event 第27届绵阳鞋博会]上发布成果。",
        "会议召开[Event 一季度旅游经济分析会]。",
        "副市长王志强主持[Event 恳谈会]。",
        "[Facility 太湖生物医药创新港]竣工。",
        "落户[DevelopmentZone 蟠江高新园]、[DevelopmentZone 江州化工园区]。",
        "[DevelopmentZone 绵阳涪滨工业集中区]更名。",
        "企业入驻[DevelopmentZone 金华罗埠工业园区]，今年投产。",
        "下一步与安徽工程大学组建[Institution 光电材料联合实验室]。",
        "项目获得[GovernmentAgency 泰国投资促进委员会]批准。",
        "[GovernmentAgency 埃及卫生部]代表团访问大连。",
        "方案由[GovernmentAgency 市农业农村局]牵头。",
        "[DevelopmentZone 厦门自贸片区]推出新举措。",
        "走进郑州最热闹的[DevelopmentZone 光学传感谷]里，记者看到。",
        "支持[DevelopmentZone 张掖绿色算力示范区]建设。",
        "5月1日，[TransportRoute 台州环湾快线2号线]开通。",
        "在吐鲁番[Facility 西气东输四线天然气管道]施工现场，大家都在忙碌。",
        "在当天召开的[Event 试点推进会]上，他作了介绍。",
        "协会组团参加[Event 亚洲陶瓷配料展]。",
    ],
)
def test_what_a_suffix_names(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= proposed(text, "kg_forms") | proposed(text, "kg_names")


@pytest.mark.parametrize(
    "text",
    [
        "大理一家民营眼科集团有意托管。",
        "与一所德国学校合办学院。",
        "一家公司和多家企业签约。",
        "全资子公司与控股集团合作。",
        "25家德国企业来访。",
        "有关部门和各类医院参加。",
        "多个工业园区建成。",
        "我们的学校和他们的学校。",
        "公司、集团、协会、联盟。",
        "货机满载鲜花从机场起飞。",
        "无锡是集团的重要布局。",
        "交易后将成为公司第二大股东。",
        "校长为研究院揭牌。",
        "A股上市公司增加。",
        "根据合同约定公司提供担保。",
        "重庆与一家教育服务集团合作。",
        "吸引众多船务公司来此开展业务。",
        "各地能源项目加紧建设。",
        "适用政策口岸增至65个，全线隧道贯通。",
        "每7分钟就有一趟高铁开行。",
        "从一间实验室里走出来。",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert proposed(text, "kg_forms") == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("一批重大项目开工。", "一批重大项目"),
        ("学生参观甬东港集装箱码头。", "学生参观甬东港集装箱码头"),
        ("荣获国家示范物流园称号。", "荣获国家示范物流园"),
        ("长江沿岸的工厂搬迁。", "长江沿岸的工厂"),
        ("华岳锂业以修改公司章程的形式同意。", "华岳锂业以修改公司"),
        ("赵学礼代表公司签字。", "赵学礼代表公司"),
        ("浙江省绵阳市与华岳集团签约。", "浙江省绵阳市与华岳集团"),
    ],
)
def test_left_edges_that_go_too_far(text: str, wrong: str) -> None:
    assert wrong not in {surface for _, _, surface in proposed(text, "kg_forms")}


def test_an_owner_in_front_belongs_to_a_branch_and_is_proposed_too() -> None:
    found = {
        surface for _, cls, surface in proposed("中信银行股份有限公司重庆分行开业。", "kg_forms") if cls == "Company"
    }
    assert {"中信银行股份有限公司", "中信银行股份有限公司重庆分行"} <= found


@pytest.mark.parametrize(
    "drawn",
    [
        "其余拿来在佛山顺德建[Facility 第二工厂]，明年投产。",
        "合作社计划在村里新建[Facility 沙原奶酪车间]。",
        "药品在[Facility 口服制剂一车间]生产。",
        "提质做优[DevelopmentZone 涪江科创园总部园区]。",
        "将全力创建[Institution 智能装备产业创新研究院]。",
        "整合[GovernmentAgency 高新区管委会]、招商局。",
    ],
)
def test_a_verb_before_a_site_is_no_part_of_it(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "drawn",
    [
        "[Event 绵阳市推动制造业高质量发展新闻发布会]举行。",
        "3月21日，[Event 川渝毗邻地区工伤保险联合普法宣传活动暨绵阳市工伤预防工程启动仪式]在三台县举行。",
        "绵阳市举行[Event 智能装备产业发展大会]。",
    ],
)
def test_an_event_begins_at_its_area(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize(
    "drawn",
    ["市委召开[Event 区县委书记和部门一把手例会]。", "绵阳市召开[Event “投资涪城评涪城”座谈会]。"],
)
def test_what_is_called_is_an_event(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


@pytest.mark.parametrize("text", ["绵阳市举行系列发布会。", "所有A级景区免费开放。", "建设15家AI赋能示范型未来工厂。"])
def test_a_kind_is_no_name(text: str) -> None:
    assert not {cls for _, cls, _ in names(text)} & {"Event", "Facility"}


@pytest.mark.parametrize(
    "text",
    [
        "背后是一个个制造业创新中心的支撑。",
        "这间无尘车间里，工作人员正在忙碌。",
        "有的是大学的，有的是物联网公司的。",
        "这样的小型供需对接会随时举办。",
        "合并方案未获股东大会通过。",
    ],
)
def test_what_the_sentence_only_describes(text: str) -> None:
    assert not {cls for _, cls, _ in names(text)} & {"Institution", "Facility", "Company", "Event"}
