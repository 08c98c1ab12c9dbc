"""Bylines as print sets them, and lines that only look like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read import bylines, thread
from kg.read.bylines import BYLINE, is_name, names_only, parse_names, speaker

SEEDS = Path(__file__).parents[2] / "seeds"
ROLES = (
    "首席记者",
    "通讯员",
    "评论员",
    "撰稿人",
    "观察员",
    "实习生",
    "摄影",
    "撰文",
    "整理",
    "供图",
    "图/文",
    "文并摄",
)
CREDITS = (
    "图/张锦辉",
    "图片由市文旅委提供",
    "照片由企业供图",
    "摄/刘纪涓",
    "特约摄影 杨敏/视觉重庆",
    "（图片来源：张锦辉/视觉重庆）",
)


@pytest.mark.parametrize(
    ("line", "people", "medium"),
    [
        ("□本报记者 夏元", [("夏元", "记者")], ""),
        (
            "■新重庆-重庆日报记者 周雨 夏元 余振芳",
            [("周雨", "记者"), ("夏元", "记者"), ("余振芳", "记者")],
            "新重庆-重庆日报",
        ),
        ("新重庆-重庆日报记者 张 珺 实习生 程俊豪", [("张珺", "记者"), ("程俊豪", "实习生")], "新重庆-重庆日报"),
        ("（新丝路报记者马晓燕 通讯员何建军）", [("马晓燕", "记者"), ("何建军", "通讯员")], "新丝路报"),
        ("（记者 龙艳萍 通讯员 蓝天 摄影报道）", [("龙艳萍", "记者"), ("蓝天", "通讯员")], ""),
        ("黔北晚报见习记者 冉小雨 文/图", [("冉小雨", "见习记者")], "黔北晚报"),
        ("■ 冉小雨 文/图", [("冉小雨", "文/图")], ""),
        ("本报记者 冉小雨 遵义报道", [("冉小雨", "记者")], ""),
        ("■ 本刊记者 娜仁托娅 张明", [("娜仁托娅", "记者"), ("张明", "记者")], ""),
        ("滇西晚报记者 尹朝阳 摄影 段丽", [("尹朝阳", "记者"), ("段丽", "摄影")], "滇西晚报"),
        ("河西晨刊记者 尹朝阳", [("尹朝阳", "记者")], "河西晨刊"),
        ("黔北观察记者 尹朝阳", [("尹朝阳", "记者")], "黔北观察"),
        ("本报记者 曲文静 通讯员 王立文", [("曲文静", "记者"), ("王立文", "通讯员")], ""),
        ("本报记者 买买提·吐尔逊", [("买买提·吐尔逊", "记者")], ""),
        ("（本报通讯员 王新泉 摄）", [("王新泉", "通讯员")], ""),
        ("文／本报记者 乌云其木格", [("乌云其木格", "记者")], ""),
        ("文/本报记者 林岚 图/吴越", [("林岚", "记者"), ("吴越", "图")], ""),
        ("江海日报记者 文轩 实习生 谭思远", [("文轩", "记者"), ("谭思远", "实习生")], "江海日报"),
        ("法治记者 曾志鹏", [("曾志鹏", "法治记者")], ""),
        ("见习记者王晓 发自昆明", [("王晓", "见习记者")], ""),
        ("记者王晓报道", [("王晓", "记者")], ""),
    ],
)
def test_people_of_a_byline(line: str, people: list[tuple[str, str]], medium: str) -> None:
    assert BYLINE.match(line)
    names, named = parse_names(line)
    assert [(n.name, n.role) for n in names] == people
    assert named == medium
    assert all("".join(line[n.start : n.end].split()) == n.name for n in names)


@pytest.mark.parametrize(
    ("credit", "name", "role", "medium"),
    [
        ("特约摄影 孙凯芳/视觉重庆", "孙凯芳", "特约摄影", "视觉重庆"),
        ("记者 张锦辉 摄/视觉重庆", "张锦辉", "记者", "视觉重庆"),
        ("（本报记者 谭明 摄）", "谭明", "记者", ""),
        ("摄/刘纪涓", "刘纪涓", "摄", ""),
    ],
)
def test_photographers(credit: str, name: str, role: str, medium: str) -> None:
    (caption,) = thread(
        f"10月8日，工人在温室里采收番茄。\n\n{credit}\n" if "摄/" not in credit[:2] else f"签约活动现场 {credit}"
    )
    assert caption.kind == "caption"
    assert [(a.name, a.role, a.medium) for a in caption.authors] == [(name, role, medium)]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("黔江区委书记 罗成", "黔江区委书记"),
        ("市委常委,万州区委书记 卢红", "市委常委,万州区委书记"),
        ("潼南区委副书记、区长 秦启光", "潼南区委副书记、区长"),
    ],
)
def test_speakers(line: str, office: str) -> None:
    match = speaker(line)
    assert match is not None
    assert match["office"] == office


@pytest.mark.parametrize(
    "line",
    [
        "推动制造业高质量发展",
        "山城巷传统风貌区",
        "记者从市经济信息委获悉",
        "加强河流治理 发展多种产业",
        "建设现代化新重庆 书记部署",
    ],
)
def test_lines_that_are_no_bylines(line: str) -> None:
    assert not BYLINE.match(line)
    assert speaker(line) is None
    assert names_only(line) == []


@pytest.mark.parametrize(
    ("text", "name"), [("夏元", True), ("欧阳晓琳", True), ("张雲亮", True), ("重庆市", False), ("渝", False)]
)
def test_names(text: str, name: bool) -> None:
    assert is_name(text) is name


def test_signature_below_a_text() -> None:
    (article,) = thread("药谷开园\n\n10月16日，位于黄冈的药谷开园迎客。\n\n园区总投资14.7亿元。\n\n（余婷 程浩）")
    assert [a.name for a in article.authors] == ["余婷", "程浩"]
    assert article.blocks[-1].kind == "byline"


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        ("（绵阳日报记者 庄志鹏）", [("庄志鹏", "记者", "绵阳日报")]),
        (
            "（记者 庄志鹏 通讯员 李志远 冉小雨）",
            [("庄志鹏", "记者", ""), ("李志远", "通讯员", ""), ("冉小雨", "通讯员", "")],
        ),
    ],
)
def test_a_byline_in_brackets_that_closes_a_report(end: str, authors: list[tuple[str, str, str]]) -> None:
    (article,) = thread(f"绵阳签约27个项目\n\n10月12日，绵阳市集中签约27个项目，总投资30亿元。{end}")
    assert [(a.name, a.role, a.medium) for a in article.authors] == authors
    assert not any(block.broken for block in article.blocks)


def test_media() -> None:
    text = "铜梁签约27个项目\n\n{}（记者 陈维灯）10月12日，铜梁集中签约27个项目。"
    assert thread(text.format("重庆日报讯"))[0].media == "重庆日报"
    assert thread(text.format("太湖晚讯"))[0].media == "太湖晚讯"
    assert thread(text.format("本报讯"))[0].media == ""
    assert thread("江海晨讯  2024年3月22日\n" + text.format("本报讯"))[0].media == "江海晨讯"


def test_quick_looks_pass_over_no_line() -> None:
    lines = [line.strip() for path in SEEDS.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    lines += [f"本报{role} 夏元" for role in ROLES]
    lines += [f"会议举行。 {credit}" for credit in CREDITS]
    for line in filter(None, lines):
        assert (bylines.byline(line) is None) == (BYLINE.match(line) is None), line
        assert (bylines.credit(line) is None) == (bylines.CREDIT.search(line[-48:]) is None), line
    assert all(bylines.byline(f"本报{role} 夏元") for role in ROLES)
    assert all(bylines.credit(f"会议举行。 {credit}") for credit in CREDITS)


@pytest.mark.parametrize(
    ("head", "media", "authors"),
    [
        ("蓉西财经\n2024年4月30日 A03\n机床厂换帅\n本报记者 佟为民 成都报道\n", "蓉西财经", ["佟为民"]),
        ("川南商讯 2024年4月30日 A03\n机床厂换帅\n□首席记者 普天林\n", "川南商讯", ["普天林"]),
        ("川南商报\n2024年4月30日 A03\n机床厂换帅\n□ 章小宁 程光\n", "川南商报", ["章小宁", "程光"]),
        ("川南商报\n2024年4月30日 A03\n机床厂换帅\n■ 本刊记者 娜仁托娅 张明\n", "川南商报", ["娜仁托娅", "张明"]),
        ("川南商报\n2024年4月30日 A03\n机床厂换帅\n记者 格日勒\n", "川南商报", ["格日勒"]),
        ("川南商报\n2024年4月30日 A03\n机床厂换帅\n记者：娜仁高娃\n", "川南商报", ["娜仁高娃"]),
        ("川南商报\n2024年4月30日 A03\n机床厂换帅\n文/图 记者 麦嘉禾\n", "川南商报", ["麦嘉禾"]),
        ("川南商报\n2024年4月30日 A03\n机床厂换帅\n全媒体记者 热依汗·吐尔逊 文/图\n", "川南商报", ["热依汗·吐尔逊"]),
    ],
)
def test_heads_of_pages(head: str, media: str, authors: list[str]) -> None:
    body = "4月29日，绵阳机床集团股份有限公司召开董事会，聘任李志远为总裁，前任总裁因年龄原因卸任，公司今年已有多名高管变动。\n"
    (article,) = thread(head + body * 2, page="a.txt")
    assert article.media == media
    assert [a.name for a in article.authors] == authors
