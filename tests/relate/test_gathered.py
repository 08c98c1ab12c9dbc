"""Speeches that a page gathers from one event."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import extract
from kg.read import read

HEAD = """强化目标引领 狠抓工作落实
4月24日,市委召开区县工作例会。三位负责人作现场交流发言。{said}

做强食品链群 勇当排头兵

源汇区委书记 郭振坤

源汇区坚持工业强区不动摇,工业增加值增长6%。

一、链群更强。聚焦休闲食品产业链,引进项目31个。

二、创新更活。新增高新技术企业19家,总数达84家。

三、底盘更稳。开展服务企业活动,减税降费4.6亿元。

抓项目促投资 挑起大梁

召陵区委书记 李志远

召陵区把项目作为头号工程,固定资产投资增长9%。

一、抓签约。新签项目46个,总投资120亿元。

二、抓开工。开工项目33个,完成投资40亿元。

三、抓服务。帮代办事项55项,企业满意度提高。

优环境强服务 稳住基本盘

郾城区委书记 王建军

郾城区擦亮服务品牌,民营经济增加值增长8%。

一、抓审批。压缩时限三成,减材料120份。

二、抓金融。发放贷款12亿元,惠及企业300家。

三、抓人才。引进人才500人,建成公寓800套。
"""


@pytest.mark.parametrize(
    ("said", "speakers"), [("以下为发言摘登。", {"郭振坤", "李志远", "王建军"}), ("会议要求抓好落实。", set())]
)
def test_speakers_took_part(tmp_path: Path, said: str, speakers: set[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(HEAD.format(said=said), encoding="utf-8")
    graph, _ = extract(read([page], date="2025-04-25"))
    label = {e.id: e.label for e in graph.entities}
    found = {
        label[s.subject]: s
        for s in graph.statements
        if s.predicate == "participatesIn" and any(e.rule == "structure/gathered" for e in s.evidence)
    }
    assert set(found) == speakers
    assert all("例会" in label[s.object] and "发言摘登" in s.evidence[0].quote for s in found.values())
