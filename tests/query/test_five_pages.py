"""What the five newspaper pages plainly say, asked of the graph that is built from them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query import ask, open_store
from kg.questions import catalogue
from kg.results import Answer

# question, parameters, and parts of a row that the answer must hold: column -> a piece of its value
FACTS: list[tuple[str, dict[str, str], dict[str, object]]] = [
    ("system-33618", {}, {"subject": "重庆市", "relation": "implements", "object": "33618"}),
    ("system-industry-brain", {}, {"who": "渝北", "relation": "implements", "what": "产业大脑+未来工厂"}),
    (
        "system-four-chains-four-sides",
        {},
        {"who": "渝北", "relation": "implements", "what": "四链", "status": "planned"},
    ),
    (
        "system-four-chains-four-sides",
        {},
        {"who": "渝北", "relation": "implements", "what": "四侧", "status": "planned"},
    ),
    ("system-wage-guarantees", {}, {"who": "国资委", "what": "一金三制", "status": "planned"}),
    ("system-wage-arrears-app", {}, {"what": "渝悦·根治欠薪", "sentence": "三级数字化城市运行和治理中心"}),
    ("system-enterprise-zero-distance", {}, {"who": "重庆市", "what": "渝企零距离", "status": "planned"}),
    ("system-online-deputies-home", {}, {"who": "江津", "what": "线上代表之家"}),
    ("system-happiness-livestream", {}, {"relation": "founded", "what": "一站到幸福"}),
    ("system-digital-land-sea-corridor", {}, {"what": "数字陆海新通道"}),
    ("system-foreign-trade-brain", {}, {"who": "商务委", "what": "外贸数智大脑"}),
    ("system-project-investment-online", {}, {"who": "高新区", "relation": "operates", "what": "项目投资在线信息系统"}),
    ("system-big-data-supervision", {}, {"who": "涪陵", "relation": "operates", "what": "大数据监管平台"}),
    ("system-education-model", {}, {"who": "南开中学", "relation": "produces", "what": "AI·NK教育大模型"}),
    ("system-panorama-industry-map", {}, {"relation": "implements", "what": "全景图+产业地图", "status": "planned"}),
    ("system-qianjiang-atlases", {}, {"who": "黔江", "what": "产业图谱"}),
    ("growth-by-district", {}, {"district": "潼南区", "growth": 6.8}),
    ("growth-by-district", {}, {"district": "涪陵区", "growth": 6.5}),
    ("growth-by-district", {}, {"district": "黔江区", "growth": 6.4}),
    ("growth-by-district", {}, {"district": "渝北区", "growth": 6.1}),
    ("growth-by-district", {}, {"district": "万州区", "growth": 6}),
    ("growth-by-district", {"indicator": "规上工业增加值"}, {"district": "潼南区", "growth": 11.2}),
    ("who-signed-with-whom", {}, {"party": "西门子", "other": "重庆市", "date": "2024-06"}),
    ("who-signed-with-whom", {}, {"party": "地矿集团", "other": "重庆高速集团", "date": "2025-09-23"}),
    ("partners-of", {}, {"partner": "西门子", "relation": "signedWith"}),
    ("companies-in-district", {}, {"company": "北京芯虹科技有限责任公司", "status": "planned"}),
    ("projects-in-district", {}, {"project": "理工凌创科技高端智能装备创新基地"}),
    ("investments", {}, {"investor": "苏州凌创集团", "amount": 3e9, "status": "planned"}),
    ("investments-by-district", {}, {"district": "巴南区", "counted": "investedIn", "status": "planned"}),
    ("investments-by-district", {}, {"district": "铜梁", "counted": "总投资", "total": 20_600_000_000}),
    ("office-holders", {}, {"person": "王志杰", "organisation": "经济", "role": "主任"}),
    ("office-holders", {}, {"person": "黎勇", "organisation": "涪陵", "role": "书记"}),
    ("journalists", {}, {"author": "夏元", "headline": "重庆工业经济总量突破3万亿元"}),
    ("articles-about", {}, {"headline": "铜梁签约27个项目", "published": "2023-10-13"}),
    ("routes", {}, {"route": "班列", "place": "杜伊斯堡", "date": "2011"}),
    ("awards", {}, {"winner": "美的通用", "award": "全球灯塔工厂"}),
    ("exports", {}, {"exporter": "长城汽车", "destination": "俄罗斯"}),
    ("events", {}, {"event": "德国先进制造企业重庆行", "relation": "organizes", "who": "中国德国商会"}),
    ("industries-by-district", {}, {"district": "巴南区", "industry": "生物医药"}),
    ("connection", {}, {"relation_1": "visited", "via": "朔尔茨", "relation_2": "holdsPosition"}),
    ("between-dates", {}, {"subject": "长安汽车", "relation": "founded", "object": "慕尼黑", "date": "2024-09"}),
    ("figures-of", {}, {"indicator": "农民工", "value": 8_000_000}),
    ("changed-figures", {}, {"indicator": "进出口总额", "earliest": "2023"}),
    ("appears-with", {}, {"other": "33618"}),
    ("platforms-and-operators", {}, {"who": "南开中学", "platform": "AI·NK教育大模型"}),
    ("planned-and-done", {}, {"relation": "implements"}),
    ("plans-of", {}, {"what": "渝企零距离"}),
]


@pytest.fixture(scope="module")
def five(built: Path) -> ox.Store:
    return open_store(built / "graph.ttl")


def _fits(record: dict[str, object], wanted: dict[str, object]) -> bool:
    return all(
        value in str(record[column]) if isinstance(value, str) else record[column] == value
        for column, value in wanted.items()
    )


@pytest.mark.parametrize(
    ("name", "parameters", "wanted"),
    FACTS,
    ids=["-".join([name, *map(str, wanted.values())]) for name, _, wanted in FACTS],
)
def test_the_pages_say(name: str, parameters: dict[str, str], wanted: dict[str, object], five: ox.Store) -> None:
    answer = ask(five, name, parameters=parameters)
    assert isinstance(answer, Answer)
    records = answer.records()
    assert any(_fits(record, wanted) for record in records), records[:5]


def test_no_district_grows_at_two_rates(five: ox.Store) -> None:
    answer = ask(five, "growth-by-district")
    assert isinstance(answer, Answer)
    districts = [record["district"] for record in answer.records()]
    assert len(districts) == len(set(districts))


def test_every_question_but_two_finds_something(five: ox.Store) -> None:
    """Contradictions need not be there; everything else that is asked is in the pages."""
    empty = {q.name for q in catalogue() if not ask(five, q).rows}  # type: ignore[union-attr]
    assert empty <= {"contradicting-figures", "contradicting-statements"}
