"""PDF newspaper pages set from known articles: several columns, titles over all or some of them."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kg.model import Page
from tests.read.pagemaker import Known, wrap

FONT = "STSong-Light"
BODY = 9.0
LEADING = 13.0


@dataclass
class Sheet:
    """A set page, and the beginning of every printed line with its article."""

    data: bytes = b""
    anchors: list[tuple[str, str]] = field(default_factory=list)


def set_page(
    articles: Sequence[Known], *, columns: int = 3, seed: int = 0, beside: bool = False, password: str = ""
) -> Sheet:
    """The articles one under another, each over all columns; the last two side by side where ``beside``."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    rnd = random.Random(seed)
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(1000, 4000),
        invariant=1,
        encrypt=StandardEncryption(password) if password else None,
    )
    sheet = Sheet()
    top = 3950.0
    stacked = list(articles[:-2]) if beside and len(articles) > 2 else list(articles)
    for article in stacked:
        top = _set(canvas, sheet, article, 40, 920, columns, top, rnd) - 30
    if beside and len(articles) > 2:
        left, right = articles[-2:]
        half = max(2, columns // 2)
        _set(canvas, sheet, left, 40, 440, half, top, rnd)
        _set(canvas, sheet, right, 520, 440, half, top, rnd)
    canvas.showPage()
    canvas.save()
    sheet.data = buffer.getvalue()
    return sheet


def _set(
    canvas: Canvas,
    sheet: Sheet,
    article: Known,
    left: float,
    width: float,
    columns: int,
    top: float,
    rnd: random.Random,
) -> float:
    """Title, byline and columns of one article; gives the height at which it ends."""
    size = rnd.choice((20.0, 24.0))
    for line in article.title:
        for part in wrap("　　" + line, int(width / size))[:2]:
            top -= size * 1.25
            _line(canvas, sheet, article, left, top, part.strip("　"), size)
    for line in article.byline:
        top -= LEADING * 1.3
        _line(canvas, sheet, article, left, top, line, BODY)
    top -= LEADING
    gutter = 14.0
    column = (width - gutter * (columns - 1)) / columns
    rows: list[tuple[str, bool]] = []
    for paragraph in article.paragraphs:
        if paragraph.startswith("## "):
            rows.append((paragraph[3:], False))
            continue
        wrapped = wrap(paragraph, int(column / BODY))
        rows += [(text, n == 0) for n, text in enumerate(wrapped)]
    rows += [(line, False) for line in article.signed]
    height = -(-len(rows) // columns)
    for n, (text, first) in enumerate(rows):
        x = left + (n // height) * (column + gutter) + (2 * BODY if first else 0)
        room = column - (2 * BODY if first else 0)
        _line(canvas, sheet, article, x, top - (n % height) * LEADING - LEADING, text, BODY, room)
    return top - height * LEADING


def _line(
    canvas: Canvas, sheet: Sheet, article: Known, x: float, y: float, text: str, size: float, room: float = 0.0
) -> None:
    canvas.setFont(FONT, size)
    over = pdfmetrics.stringWidth(text, FONT, size) - room if room else 0.0
    # print sets a line that would be too long tighter
    canvas.drawString(x, y, text, charSpace=-over / len(text) if over > 0 else 0)
    sheet.anchors.append((text[:12], article.id))


def b_cubed(sheet: Sheet, page: Page) -> float:
    """B-cubed F1 over the beginnings of the printed lines that the page holds once."""
    spans = sorted((s, e, n) for n, a in enumerate(page.articles) for s, e in a.spans())
    pairs = []
    for anchor, owner in sheet.anchors:
        if len(anchor) >= 4 and page.text.count(anchor) == 1:
            at = page.text.index(anchor)
            pairs.append((owner, next((str(n) for s, e, n in spans if s <= at < e), f"none-{at}")))
    both, gold, made = Counter(pairs), Counter(g for g, _ in pairs), Counter(n for _, n in pairs)
    precision = sum(n * n / made[x[1]] for x, n in both.items()) / len(pairs)
    recall = sum(n * n / gold[x[0]] for x, n in both.items()) / len(pairs)
    assert len(pairs) > 0.5 * len(sheet.anchors)
    return 2 * precision * recall / (precision + recall)
