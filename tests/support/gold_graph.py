"""A :class:`kg.model.Graph` straight from gold files: what a perfect build would give.

Serves the tests of everything behind extraction (assembly, export, query, serve).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kg.ids import content_id, local_name
from kg.model import Article, Author, Block, Entity, Evidence, Graph, Observation, Page, Statement

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"


def locate(text: str, quote: str) -> tuple[int, int] | None:
    """The first range of ``text`` that is ``quote``, white space and quotation marks aside."""
    bare = re.sub(r"[\s“”‘’]", "", quote)
    match = re.search(r"[\s“”‘’]*".join(map(re.escape, bare)), text)
    return (match.start(), match.end()) if match else None


def gold_graph(paths: Iterable[Path] | None = None) -> Graph:
    """The graph of some gold files (all pages and composed texts by default)."""
    paths = sorted(paths or [*GOLD.glob("0*.json"), *(GOLD / "composed").glob("*.json")])
    pages, entities, statements, observations = [], {}, {}, {}
    labels: dict[str, set[str]] = defaultdict(set)
    articles_of: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        folder = path.parent / "text" if (path.parent / "text").is_dir() else ROOT / "seeds"
        text = (folder / gold["page"]).read_bytes().decode("utf-8")
        sha = hashlib.sha256(text.encode()).hexdigest()
        page_id = sha[:12]
        found = []
        for a in gold["articles"]:
            places = [p for p in (locate(text, anchor) for anchor in a["anchors"]) if p]
            start, end = min(p[0] for p in places), max(p[1] for p in places)
            body = text[start:end] + "\n"
            found.append(
                Article(
                    id=content_id(sha, start, end),
                    page=page_id,
                    kind=a["kind"],
                    text=body,
                    offsets=(*range(start, end), -1),
                    blocks=(Block(0, len(body) - 1, "body"),),
                    title=a["title"] or "",
                    authors=tuple(Author(n) for n in a["authors"]),
                    media=a["media"] or "",
                    date=a["date"] or "",
                )
            )
        pages.append(Page(page_id, gold["page"], sha, text, tuple(found)))

        def evidence(quote: str, text: str = text, found: list[Article] = found) -> Evidence:
            start, end = locate(text, quote) or (found[0].offsets[0], found[0].offsets[0] + 20)
            home = next((a for a in found if a.offsets[0] <= start <= a.offsets[-2]), found[0])
            return Evidence(
                content_id(home.id, start, end),
                home.id,
                "gold/annotation",
                ((start, end),),
                re.sub(r"\s", "", text[start:end]),
            )

        local = {}
        for e in gold["entities"]:
            key = local_name(e["name"])
            if key in entities and entities[key].cls != e["types"][0]:
                key = f"{key}_{e['types'][0]}"
            local[e["id"]] = key
            entities.setdefault(key, Entity(key, e["types"][0], e["name"]))
            labels[key] |= set(e["aliases"]) - {e["name"]}
            mentioned = {a.id for a in found if any(locate(a.text, f) for f in [e["name"], *e["aliases"]])}
            articles_of[key] |= mentioned or {found[0].id}
        for r in gold["relations"]:
            fields = (
                local[r["s"]],
                r["p"],
                local[r["o"]],
                r.get("status") or "done",
                r.get("date") or "",
                r.get("amount"),
                "CNY" if r.get("amount") else "",
                r.get("role") or "",
            )
            s = Statement(content_id(*fields), *fields, confidence=0.9, evidence=(evidence(r["quote"]),))
            statements.setdefault(s.id, s)
        for o in gold["observations"]:
            fields = (local[o["s"]], o["indicator"], o["kind"], float(o["value"]), o["unit"], o.get("period") or "")
            x = Observation(content_id(*fields), *fields, confidence=0.9, evidence=(evidence(o["quote"]),))
            observations.setdefault(x.id, x)
    return Graph(
        pages=tuple(sorted(pages, key=lambda p: p.id)),
        entities=tuple(
            sorted(
                Entity(e.id, e.cls, e.label, tuple(sorted(labels[k])), tuple(sorted(articles_of[k])))
                for k, e in entities.items()
            )
        ),
        statements=tuple(sorted(statements.values(), key=lambda s: s.id)),
        observations=tuple(sorted(observations.values(), key=lambda o: o.id)),
    )
