"""Measure the graph of the seed pages and of the composed texts, and write the figures into both READMEs.

python scripts/readme_figures.py            # between <!-- figures --> and <!-- /figures -->
python scripts/readme_figures.py --check    # status 1 where they are not the measured ones
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg import Graph, build, evaluate, load

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
READMES = {"zh": ROOT / "README.zh.md", "en": ROOT / "README.md"}
BLOCK = re.compile(r"(<!-- figures -->\n)(.*?)(<!-- /figures -->)", re.DOTALL)
WORDS = {
    "en": {
        "made": "The five pages in `seeds/` ({characters:,} characters) give {articles} articles, {entities} entities, {statements} statements"
        " and {observations} figures, with {evidence} passages as evidence.",
        "head": "| measured on | entities | relations | core relations | figures | articles |",
        "pages": "{n} newspaper pages",
        "texts": "{n} composed texts",
    },
    "zh": {
        "made": "`seeds/` 的五个版面（{characters:,} 字）得到 {articles} 篇文章、{entities} 个实体、{statements} 条关系和 {observations} 个数据，"
        "附 {evidence} 处原文。",
        "head": "| 测量对象 | 实体 | 关系 | 核心关系 | 数据 | 文章 |",
        "pages": "报纸版面 {n} 个",
        "texts": "自编短文 {n} 篇",
    },
}


def graph_of(sources: Iterable[Path], folder: Path) -> Graph:
    """The graph of some pages, as anyone gets it who loads what a build wrote."""
    build(sources, folder, formats=["turtle"])
    return load(folder / "graph.ttl")


def tables() -> dict[str, str]:
    """The figures by language, as Markdown."""
    golds = {"pages": sorted(GOLD.glob("*.json")), "texts": sorted((GOLD / "composed").glob("*.json"))}
    with tempfile.TemporaryDirectory() as folder:
        graphs = {
            "pages": graph_of(sorted((ROOT / "seeds").glob("*.txt")), Path(folder) / "pages"),
            "texts": graph_of(sorted((GOLD / "composed" / "text").glob("*.txt")), Path(folder) / "texts"),
        }
    graph = graphs["pages"]
    counts = {
        "characters": sum(len(p.text) for p in graph.pages),
        "articles": sum(len(p.articles) for p in graph.pages),
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "observations": len(graph.observations),
        "evidence": len({e.id for fact in (*graph.statements, *graph.observations) for e in fact.evidence}),
    }
    rows: dict[str, list[str]] = {language: [] for language in WORDS}
    for name, files in golds.items():
        result = evaluate(graphs[name], files)
        scores = (result.entities, result.relations, result.core_relations, result.observations)
        cells = [f"{s.f1:.2f} ({s.precision:.2f} / {s.recall:.2f})" for s in scores]
        for language, words in WORDS.items():
            rows[language].append(
                f"| {words[name].format(n=len(files))} | {' | '.join(cells)} | {result.articles_f1:.2f} |"
            )
    return {
        language: "\n".join(
            [words["made"].format(**counts), "", words["head"], "| --- |" + " --- |" * 5, *rows[language], ""]
        )
        for language, words in WORDS.items()
    }


def main(*arguments: str) -> int:
    """Write the figures, or with ``--check`` only compare them."""
    stale = 0
    for language, figures in tables().items():
        path = READMES[language]
        text = path.read_text(encoding="utf-8")
        if not BLOCK.search(text):
            raise SystemExit(f"{path.name}: holds no <!-- figures --> … <!-- /figures -->")
        fresh = BLOCK.sub(lambda found, figures=figures: f"{found[1]}{figures}{found[3]}", text)
        if fresh == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path.name}: the figures are not the measured ones; run python scripts/readme_figures.py")
        else:
            path.write_text(fresh, encoding="utf-8")
    return int("--check" in arguments and stale > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
