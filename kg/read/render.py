"""Threaded pages as text or JSON, so that a user sees what the builder saw."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from kg.model import Article, Page

_KINDS = {"news": "报道", "caption": "图片说明", "list": "列表", "speech": "发言"}


def render(pages: Iterable[Page], *, format: Literal["text", "json"] = "text") -> str:
    """The articles of pages in reading order: for people (``text``) or for programs (``json``)."""
    if format == "json":
        return json.dumps([_page(page) for page in pages], ensure_ascii=False, indent=1) + "\n"
    parts: list[str] = []
    for page in pages:
        parts.append(f"═══ {page.file_name}  {page.date or '日期不详 no date'}  {len(page.articles)} 篇 articles\n")
        parts += [_text(number, article) for number, article in enumerate(page.articles, 1)]
    return "\n".join(parts)


def _text(number: int, article: Article) -> str:
    who = "、".join(f"{a.role} {a.name}".strip() for a in article.authors)
    about = "  ".join(x for x in (_KINDS[article.kind], article.media, article.date, who) if x)
    rows = [f"─── {number}. {article.title or '（无标题 untitled）'}", f"    [{about}]"]
    for block in article.blocks:
        text = article.text[block.start : block.end]
        mark = {"heading": "## ", "item": "· ", "title": "# ", "lead-in": "^ ", "subtitle": "= "}.get(block.kind, "")
        rows.append(f"{mark}{text}{' ……〔缺〕' if block.broken else ''}")
    return "\n".join(rows) + "\n"


def _page(page: Page) -> dict[str, object]:
    return {
        "id": page.id,
        "file": page.file_name,
        "sha256": page.sha256,
        "date": page.date,
        "date_source": page.date_source,
        "articles": [_article(a) for a in page.articles],
    }


def _article(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "kind": article.kind,
        "title": article.title,
        "authors": [{"name": a.name, "role": a.role, "medium": a.medium} for a in article.authors],
        "media": article.media,
        "date": article.date,
        "date_source": article.date_source,
        "identifier": article.identifier,
        "spans": [list(span) for span in article.spans()],
        "blocks": [
            {
                "kind": b.kind,
                "broken": b.broken,
                "text": article.text[b.start : b.end],
                "spans": [list(span) for span in article.spans(b.start, b.end)],
            }
            for b in article.blocks
        ],
    }
