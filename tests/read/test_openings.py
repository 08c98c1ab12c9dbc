"""How reports open: medium, dateline and who wrote them."""

from __future__ import annotations

import pytest

from kg.read import thread
from kg.read.openings import is_place, opening

PAGE = "江海日报\n2025年3月5日  A02版\n昆明再添冷链基地\n{}3月4日，云南云禾农业科技有限公司与昆明市农业农村局签订合作协议，计划投资3亿元建设冷链基地。\n“明年投产。”公司总经理马明说，全市去年蔬菜产量增长5%。\n"


@pytest.mark.parametrize(
    ("head", "medium", "names"),
    [
        ("本报讯（记者 夏元）", "", ["夏元"]),
        ("本报讯(王晓 李四光)", "", ["王晓", "李四光"]),
        ("本报讯 记者王晓报道", "", ["王晓"]),
        ("本报讯　记者　王晓　陈思远　", "", ["王晓", "陈思远"]),
        ("本报昆明3月5日电 记者王晓 通讯员李四光", "", ["王晓", "李四光"]),
        ("新华社重庆10月12日电", "新华社", []),
        ("太湖晚讯 记者夏元报道：", "太湖晚讯", ["夏元"]),
        ("重庆日报消息（记者 夏元）", "重庆日报", ["夏元"]),
        ("滇中商讯普洱1月13日电（记者 岩温罕）", "滇中商讯", ["岩温罕"]),
        ("格尔木8月6日电（记者 才让措 康平）", "", ["才让措", "康平"]),
        ("定西讯（记者 祁连生 实习记者 马如意）", "", ["祁连生", "马如意"]),
        ("（记者王晓）", "", ["王晓"]),
        ("记者王晓 昆明报道：", "", ["王晓"]),
        ("【江海日报 记者王晓】", "江海日报", ["王晓"]),
        ("据江海日报记者王晓报道，", "江海日报", ["王晓"]),
    ],
)
def test_openings(head: str, medium: str, names: list[str]) -> None:
    found = opening(f"{head}3月4日，会议举行。")
    assert found is not None
    assert found.medium == medium
    assert [n.name for n in found.names] == names
    assert all(f"{head}3月4日，会议举行。"[n.start : n.end] == n.name for n in found.names)


@pytest.mark.parametrize(
    "text",
    ["3月4日，会议举行。", "全市重点项目集中开工。", "记者从会上获悉，全市开工项目12个。", "（责任编辑 王晓）3月4日，"],
)
def test_texts_that_open_with_no_writer(text: str) -> None:
    found = opening(text)
    assert found is None or not found.names


@pytest.mark.parametrize(("head", "name"), [("定西讯（记者 祁连生）", "祁连生"), ("（记者王晓）", "王晓"), ("", "")])
def test_authors_and_medium_of_a_page(head: str, name: str) -> None:
    (article,) = thread(PAGE.format(head), page="a.txt")
    assert article.media == "江海日报"
    assert [a.name for a in article.authors] == ([name] if name else [])


def test_places_are_no_media() -> None:
    assert is_place("定西")
    assert not is_place("川南日报")
