"""The antecedents of words that stand for a name."""

from __future__ import annotations

import pytest

from kg.model import Mention
from kg.pipeline import facts
from kg.resolve.deixis import Antecedents
from tests.support.sentences import DATE


def antecedent(text: str, word: str, home: str = "重庆市") -> str | None:
    annotation, _, _ = facts(text, date=DATE)
    mention = next(m for m in annotation.mentions if m.text == word and m.kind == "deictic")
    found = Antecedents(annotation, home).of(mention)
    return found.text if isinstance(found, Mention) else found


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("绵阳市平稳。我市招商。", "我市", "重庆市"),
        ("喀什地区商务局局长王志强说，土耳其来访。该地区把纺织作为主攻产业。", "该地区", "喀什地区"),
        ("江口县商务局说，建德来访。县里推行新模式。", "县里", "江口县"),
        ("宏远科技有限公司是龙头企业，工厂设在绵阳高新区。", "工厂", "宏远科技有限公司"),
        ("宝鸡市税务局上月被陕西省税务局评为先进；7月，该局与咸阳市税务局签约。", "该局", "宝鸡市税务局"),
        ("这款小程序名叫“药小榫”，上线三个月用户达12万人。", "这款小程序", "药小榫"),
        ("铜梁区平稳，合肥市来访。我区招商。", "我区", "铜梁区"),
        ("垫江县平稳。全县招商。", "全县", "垫江县"),
        ("铜梁区平稳，垫江县来访。全区招商。", "全区", "铜梁区"),
        ("潞江镇平稳，怒江州来访。镇里推行新模式。", "镇里", "潞江镇"),
        ("今年，全国平稳。", "全国", "中国"),
        ("今年，我国平稳。", "我国", "中国"),
        ("今年，我市招商。", "我市", "重庆市"),
        ("今年，我省招商。", "我省", "重庆市"),
        ("南通凌岳精密轴承有限公司公告。该公司增长。", "该公司", "南通凌岳精密轴承有限公司"),
        ("今天，该公司增长。", "该公司", None),
        ("江南理工大学揭牌，太湖智能制造研究院成立。该研究院增长。", "该研究院", "太湖智能制造研究院"),
        ("2025绵阳经济论坛开幕。此次论坛由绵阳市主办。", "此次论坛", "2025绵阳经济论坛"),
        ("绵阳市商务局、绵阳海关发布数据。该局将开展活动。", "该局", "绵阳市商务局"),
        ("绵阳海关发布数据。该局将开展活动。", "该局", None),
        ("涪城经济开发区扩园。我区推行改革，落实《涪城区支持制造业若干政策》。", "我区", "涪城区"),
        ("我县将发力，磴口县增长。", "我县", "磴口县"),
    ],
)
def test_antecedents(text: str, word: str, expected: str | None) -> None:
    assert antecedent(text, word) == expected


@pytest.mark.parametrize("word", ["我市", "我省"])
def test_no_home_no_antecedent(word: str) -> None:
    assert antecedent(f"今年，{word}招商。", word, home="") is None
