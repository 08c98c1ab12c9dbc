"""How the time of extraction grows with awkward text: ``python benchmarks/growth.py [characters]``.

Each kind of text is extracted at a half, and at the whole, of the size given (20,000 characters
by default). A factor of 2 is linear, of 4 square; more than :data:`LIMIT` is marked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

from kg.pipeline import facts

LIMIT: Final = 3.0
"""How much longer twice the text may take."""
_NEWS = "绵阳市与南通凌岳精密轴承有限公司签约，一季度GDP增长6.4%。"


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


KINDS: Final[dict[str, Callable[[int], str]]] = {
    "news": _repeat(_NEWS),
    "news in lines": _repeat(_NEWS + "\n"),
    "one sentence": _repeat("绵阳市与南通凌岳精密轴承有限公司签约，"),
    "no punctuation": _repeat("绵阳市发展制造业"),
    "a list of firms": _repeat("凌岳轴承有限公司、"),
    "a list of areas": _repeat("合肥市、南昌市、"),
    "a list of figures": _repeat("增长6.4%、"),
    "quotations": _repeat("实施“链长制”改革，"),
    "open quotation marks": _repeat("“绵阳"),
    "open brackets": _repeat("（以下简称"),
    "short forms": _repeat("凌岳（中国）有限公司（以下简称凌岳）"),
    "digits": _repeat("1234567890"),
    "digits and commas": _repeat("1,234,"),
    "dates": _repeat("2025年3月18日至20日，"),
    "Chinese digits": _repeat("三百二十一万"),
    "Latin": _repeat("Schaeffler Group and "),
    "one character": _repeat("发"),
    "one company sign": _repeat("公司"),
    "traditional": _repeat("臺灣積體電路製造股份有限公司與高雄市簽署協議。"),
    "names and titles": _repeat("董事长王志强、局长李志远说，"),
    "policy": _repeat("实施优质企业集聚培育行动，推进长效机制建设，"),
}
"""Kinds of text by what is awkward about them."""


def seconds(text: str) -> float:
    """Processor time that it takes to find the facts of a text."""
    begin = time.process_time()
    facts(text, date="2025-03-22")
    return time.process_time() - begin


def main(size: int = 20_000) -> int:
    """Print a table of times; 1 where one kind grows faster than :data:`LIMIT`."""
    facts(_NEWS, date="2025-03-22")  # loads the lists and the models
    sys.stdout.write(f"{'kind':22} {size // 2:>9,} {size:>9,}  factor  characters a second\n")
    worse = 0
    for name, make in KINDS.items():
        half, whole = seconds(make(size // 2)), seconds(make(size))
        factor = whole / half if half > 0.005 else 2.0
        fast = factor > LIMIT
        worse += fast
        sys.stdout.write(
            f"{name:22} {half:8.2f}s {whole:8.2f}s  {factor:5.1f}{' SQUARE' if fast else '':8}{size / max(whole, 1e-6):12,.0f}\n"
        )
    return int(worse > 0)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
