"""Which members of a list of parties are related with each other: 甲、乙与丙签约."""

from __future__ import annotations

import re
from itertools import combinations

from kg.model import Mention
from kg.relate.encode import SYMBOL, View, symbols
from kg.relate.guards import ALL, is_anothers

_WITH = re.compile(r"[与同]")
SIDES = re.compile(r"[^,。;:]{0,6}?(?:[双三四各]方|[两三四](?:家|地|市|县|省|校))")
"""Who acts are several, named before; matched, at the head of a clause."""
_ALL_SIDES = re.compile(r"[三四五六多各]方")
_SPOT = re.compile(rf"(?:[在于赴]|首都|省会)[{symbols('Area')}]$")
SITE_OF = re.compile(
    rf"中心|大厦|机场|港(?!务)|大学|医院|银行|集团|公司|商会|博物馆|(?!签)[\u4e00-\u9fff]{{2}}(?:物流|科技(?!服)|重工|股份|实业|药业|食品)|[一两几多]家|[{SYMBOL['quantity']}][^,。;]{{0,4}}?(?:[区县市镇村]|企业|公司|单位|银行|高校)"
)
"""Behind an area: the name of something there that was not recognised, so that the area is no party."""
_HOSTED = re.compile(
    rf"(?P<host>[{symbols('Area|GovernmentAgency')}])[与和同](?:[{symbols('Body')}]、)+[{symbols('Body')}](?:[和与及][{symbols('Body')}])?等?"
)
"""An area that signs with several firms: each with the area, none with another."""


def mutual_pairs(m: re.Match[str], view: View) -> list[tuple[Mention, Mention]]:
    """Who is related in a list of parties: each with each, or where 与 parts it, those before with those behind."""
    parties = [
        (i, x)
        for i, x in view.mentions(*m.span("both"), ALL)
        if not is_anothers(view.text, i + 1) and not (x.cls == "AdministrativeArea" and SITE_OF.match(view.text, i + 1))
    ]
    if parties and _SPOT.search(view.text, 0, parties[0][0] + 1):
        del parties[0]  # 在河内|与…签约: where they sign
    both = m.group("both")
    parted = _WITH.search(both) or _HOSTED.match(both)
    if parted is None or _ALL_SIDES.search(view.text, m.end("both"), m.end("both") + 20):
        return list(combinations((x for _, x in parties), 2))
    at = m.start("both") + (parted.end("host") if "host" in parted.re.groupindex else parted.start())
    before = [x for i, x in parties if i < at]
    return [(x, y) for x in before for i, y in parties if i >= at]


_JOINTLY = re.compile(r"(?:共同|联合|携手|合作|一起|合力|一道|双方(?:将|拟|还)?)(?:发起|投资|出资)?$")
_TOGETHER = re.compile(r"共(?:同|建|设|创|推|办)|合(?:建|办|资|作)|联合|联办")
_PARTNER = re.compile(
    rf"[与同和跟](?P<row>[{symbols('Org')}](?:(?:[、和与及]|以及)[{symbols('Org')}])*)(?=[^,。;:{ALL}]{{0,10}}(?:签|达成|订立|缔结|携手|合作|牵手|联手|结盟|敲定|谈妥))"
)
"""With whom a clause says that somebody signs or joins forces."""


def partners(view: View, begin: int, anchor: int, subjects: list[Mention]) -> list[Mention]:
    """Those with whom ``subjects`` have just signed, where they now act together: 又与宁夏大学签约,|共同设立…."""
    text = view.text
    if not subjects or not (_JOINTLY.search(text, begin, anchor) or _TOGETHER.match(text, anchor)):
        return []
    start = max(text.rfind(c, 0, begin) for c in "。;") + 1
    rows = list(_PARTNER.finditer(text, start, begin))
    return [x for _, x in view.mentions(*rows[-1].span("row"), ALL) if x not in subjects] if rows else []


__all__ = ["SIDES", "SITE_OF", "mutual_pairs", "partners"]
