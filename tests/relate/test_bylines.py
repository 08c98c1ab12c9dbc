"""Hosts, guests and holders of offices whose other end an earlier clause or sentence gives."""

from __future__ import annotations

import pytest

from kg.pipeline import facts
from tests.support.sentences import DATE


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "2024绵阳经济论坛昨天开幕。论坛由绵阳市商务局主办，江南大学与绵阳市总商会承办。",
            "organizes",
            {"绵阳市商务局", "江南大学", "绵阳市总商会"},
        ),
        (
            "2024绵阳经济论坛昨天闭幕。这场由绵阳市商务局主办、江南大学承办的展会吸引了200家企业。",
            "organizes",
            {"绵阳市商务局", "江南大学"},
        ),
        (
            "2024绵阳经济论坛昨天举行。江南大学、绵阳市总商会均派员出席。",
            "participatesIn",
            {"江南大学", "绵阳市总商会"},
        ),
        ("2024绵阳经济论坛昨天举行。江南大学没有派员出席。", "participatesIn", set()),
        (
            "2024绵阳博览会昨天开幕。江西赣铜集团有限公司在会上头一回亮出新品。",
            "participatesIn",
            {"江西赣铜集团有限公司"},
        ),
        (
            "2024绵阳博览会昨天开幕。\n博览会共设展位600个。\n江西赣铜集团有限公司带来新品。",
            "participatesIn",
            {"江西赣铜集团有限公司"},
        ),
        (
            "昨天召开绵阳经济运行新闻发布会，市统计局总统计师章建明、绵阳市商务局副局长俞澜作通报并答记者问。",
            "participatesIn",
            {"章建明", "俞澜"},
        ),
        ("江西赣铜集团有限公司股东大会否决了议案。", "organizes", set()),
        ("韩国、德国对华投资分别增长12%和8%。", "investedIn", {"韩国", "德国"}),
        ("韩国对华投资者信心增强。", "investedIn", set()),
        ("绵阳市任命王志强为局长。副局长赵学礼离任，其已调往江南大学担任校长。", "holdsPosition", {"赵学礼"}),
        ("获四川省人民政府批准设立的绵阳高新区产值增长。", "founded", set()),
        ("在涪城区，村民合办的绵阳种业联盟吸收了38户成员。", "founded", set()),
    ],
)
def test_who_it_is(text: str, predicate: str, expected: set[str]) -> None:
    _, relations, _ = facts(text, date=DATE)
    found = {r.subject.text for r in relations if r.predicate == predicate and r.object.kind != "deictic"}
    assert (found & {"赵学礼"} if predicate == "holdsPosition" else found) == expected
