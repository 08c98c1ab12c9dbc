"""Persons by office, by speech, by byline, and where their names end."""

from __future__ import annotations

import pytest

from kg.recognise.people import is_personal, name_length
from tests.support.sentences import marked, names


@pytest.mark.parametrize(
    "drawn",
    [
        "董事会秘书[Person 郑可为]直言“没有计划”。",
        "旗长[Person 苏和]介绍，产业园已经投用。",
        "师傅[Person 王渊明]被授予称号。",
        "绵阳市统计局副局长[Person 俞澜]作通报并答记者问。",
        "公司总经理[Person 丁曼]予以否认。",
        "绵阳市商务局局长[Person 王志强]表示，形势很好。",
        "云犀智能董事长[Person 周慕白]出席活动。",
        "副市长[Person 欧阳明]出席。",
        "德国总理[Person 默茨]访问中国。",
        "教授[Person 阿卜杜勒·拉赫曼]说，形势很好。",
        "村民[Person 王大成]说，收成好。",
        "主任[Person 王大成]予以支持。",
        "局长[Person 李志远]、[Person 陈冬梅]参加。",
        "局长[Person 李志远]介绍情况。随后，[Person 李志远]离开。",
        "会后，[Person 陈冬梅]告诉记者，形势很好。",
        "市委书记[Person 林向东]、董事长[Person 顾明辉]见证签约。",
        "会议任命[Person 林卫东]为绵阳市商务局局长。",
        "会议宣布[Person 周泽]任集团董事长，免去[Person 杨静波]的职务。",
        "实验室由中科院院士[Person 杜立新]担任主任。",
        "中国科学院院士[Person 欧阳敏]、中国船舶集团董事长[Person 王志强]出席。",
        "总裁[Person 彼得·范德森]出席开幕式并致辞。",
        "首席执行官[Person 让·马丁]说，形势很好。",
        "中信银行股份有限公司重庆分行行长[Person 李志远]介绍情况。",
        "绵阳海关副关长[Person 尹秋菊]表示，形势很好。",
        "材料学家[Person 达伦·罗素]作了报告。",
        "副局长[Person 何有信]率考察团走进遂宁。",
        "副厅长[Person 柳清和]、总裁[Person 贝格]到场。",
        "主任[Person 常有才]说，收成好。",
        "前任总裁[Person 费建国]因病辞职。",
        "董事长[Person 丁文涛]此行带来了订单。",
        "州文旅局局长[Person 岩温龙]说，今年会更好。",
        "总经理[Person 长谷由美]表示，订单已排满。",
        "副省长[Person 坎沙]率代表团到访。",
        "保荐代表人是[Person 柳步云]、[Person 闵家栋]。",
        "[Person 金远峰]直接持有公司60%的股份。",
        "[Person 萧文涛]就是“抱团出海”的首批受益者。",
        "从事竹编生意的[Person 杨卫国]就在这里找到了办法。",
        "董事长[Person 上官思远]介绍，产量增长。",
        "董事长[Person 聂云川]明确否认这一说法。",
        "创始人[Person 简文忠]留任董事长。",
        "曾在外地任职的[Person 林佩珊]担任首席执行官。",
        "市统计局总经济师[Person 泮学军]说，增速加快。",
        "村民[Person 王大成]家空置的院子改成了民宿。",
        "江淮晚报（记者 [Person 段志强] 通讯员 [Person 林卫东]）6月1日",
    ],
)
def test_persons(drawn: str) -> None:
    text, places = marked(drawn)
    assert [p for p in names(text) if p[1] == "Person"] == places


@pytest.mark.parametrize(
    "text",
    [
        "高度重视方案，时间紧。",
        "高工程师说，方案好。",
        "主任要求加快进度。",
        "记者了解到，时间紧。",
        "董事长和总经理出席。",
        "经理向全体员工致谢。",
        "工程师们说，方案好。",
        "会议决定设立专班，由专人担任主任。",
        "主任再三强调，会长单位表示支持。",
        "负责人介绍说，书记带队介绍情况。",
        "实际控制人为国务院国资委。",
        "水果是主导产业之一。",
        "公司表示，股份占其所持有公司股份的5%。",
        "一、公司名称由董事会变更。",
    ],
)
def test_words_that_are_no_persons(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Person"] == []


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("王志杰介绍", 3),
        ("卢红,", 2),
        ("欧阳明月说", 4),
        ("欧阳明。", 3),
        ("工厂", 0),
        ("王某说", 2),
        ("王某某说", 3),
        ("王的", 0),
        ("王", 0),
        ("", 0),
    ],
)
def test_where_a_name_ends(text: str, length: int) -> None:
    assert name_length(text, 0) == length


@pytest.mark.xfail(reason="a given name that is a word of the lexicon (高远) is taken for the word")
def test_a_name_that_is_also_a_word() -> None:
    assert "高远" in {s for _, _, s in names("市长高远出席。")}


def test_a_verb_whose_first_character_could_end_the_name() -> None:
    assert "苗青" in {s for _, _, s in names("董秘苗青予以否认。")}


@pytest.mark.parametrize(
    "drawn",
    [
        "捧着奖杯，[Person 林桂芝]当晚就回到了车间。",
        "19岁小将[Person 周若涵]夺冠。",
        "常年在海岛上修表的[Person 沈砚秋]指着墙上的钟。",
        "[Person 顾明远]副市长5日检查了防汛。",
        "[Person 卡里莫夫]总统3日离境。",
        "副市长[Person 蒋怀恩]顶着小雨看了选址。",
        "副县长[Person 乔楠]计划下周二前往工地。",
        "院长由[Person 贺知远]接任。",
        "[Person 林桂芝]、[Person 沈砚秋]两位委员到了现场。",
        "快递员[Person 龙启航]甩开了大部队。",
        "我叫[Person 卓玛]，是村里的会计。",
        "[Person 林桂芝]，州文旅局局长；",
        "[Person 阿依帕提]是村里的第一书记。",
        "公使[Person 瓦伦·恩达里]慕名来到义乌。",
        "[Person 米娜·贝尔曼]将接管亚太业务。",
        "还是博士生的[Person 顾澜]第一次出海。",
        "人事：[Person 陈文清]履新。",
    ],
)
def test_a_person_by_the_name_alone(drawn: str) -> None:
    text, places = marked(drawn)
    assert [p for p in names(text) if p[1] == "Person"] == places


@pytest.mark.parametrize(
    "text",
    [
        "许可费由双方分担。",
        "白桦林在秋天变黄。",
        "于家长而言，成绩不是全部。",
        "知名品牌欧澜雅在广州开店。",
        "扎根嘉善的企业增多。",
    ],
)
def test_words_and_brands_that_look_like_given_names(text: str) -> None:
    assert [p for p in names(text) if p[1] == "Person"] == []


@pytest.mark.parametrize(
    "drawn",
    [
        "绵阳市五一劳动奖章获得者[Person 冯德伦]结合自身经历宣讲。",
        "“涪城工匠”[Person 林敏]以“初心”为题演讲。",
        "居民[Person 李升]收到一条信息。",
        "高三学生[Person 何媛媛]在校园里。",
    ],
)
def test_a_person_before_a_verb_of_any_kind(drawn: str) -> None:
    text, places = marked(drawn)
    assert set(places) <= set(names(text))


def test_the_head_of_a_bank() -> None:
    assert (8, "Person", "王志强") in names("绵阳商业银行行长王志强表示，业绩增长。")


@pytest.mark.parametrize("name", ["王志强", "曹广江", "金绍平", "王宇"])
def test_a_name_by_its_characters(name: str) -> None:
    assert is_personal(name)


@pytest.mark.parametrize("name", ["华为", "康得新", "万科", "苏宁", "黄山", "凌岳集团", ""])
def test_a_name_that_is_no_persons(name: str) -> None:
    assert not is_personal(name)


def test_persons_as_parties() -> None:
    assert set(names("王志强与曹广江签署了借款合同。")) == {(0, "Person", "王志强"), (4, "Person", "曹广江")}
