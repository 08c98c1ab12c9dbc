"""Measures signedWith and investedIn on FewFC's sentences of Chinese business news.

    python scripts/measure_fewfc.py PATH/train.jsonl [--errors N] [--every N] [--without COMPONENT]

A pair counts as right when each name contains, or is contained in, the annotated one.
FewFC (Zhou et al., AAAI 2021) is CC BY-SA 4.0 and not part of this project; give the path of your copy.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg.model import Page
from kg.pipeline import extract, text_article

RELATIONS = {"signedWith": True, "investedIn": False}
"""Relation -> whether it is symmetric."""


def alike(a: tuple[str, ...], b: str) -> bool:
    """Whether a form of the entity contains the annotated name, or the other way round."""
    return any(form in b or b in form for form in a)


def main() -> None:
    """Print precision, recall and F1 per relation."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="how many misses and false pairs to show per relation")
    parser.add_argument("--every", type=int, default=1, help="use every n-th sentence")
    parser.add_argument("--without", action="append", default=[], help="leave out a component of recognition")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.path.read_text(encoding="utf-8").splitlines() if line.strip()][
        :: args.every
    ]
    for relation, symmetric in RELATIONS.items():
        gold = found = hit = right = 0
        shown: list[str] = []
        for row in rows:
            wanted = [(f["s"], f["o"]) for f in row["facts"] if f["p"] == relation]
            article = text_article(row["text"])
            page = Page(article.page, "sentence", article.page, row["text"], (article,))
            graph, _ = extract([page], without=frozenset(args.without))
            names = {e.id: (e.label, *e.aliases) for e in graph.entities}
            pairs = {(names[s.subject], names[s.object]) for s in graph.statements if s.predicate == relation}
            gold += len(wanted)
            found += len(pairs)

            def same(p, w, symmetric=symmetric):
                there = alike(p[0], w[0]) and alike(p[1], w[1])
                return there or (symmetric and alike(p[0], w[1]) and alike(p[1], w[0]))

            hits = sum(any(same(p, w) for p in pairs) for w in wanted)
            good = sum(any(same(p, w) for w in wanted) for p in pairs)
            hit, right = hit + hits, right + good
            if len(shown) < args.errors and (hits < len(wanted) or good < len(pairs)):
                shown.append(f"  {row['text']}\n    gold {wanted}\n    found {sorted(pairs)}")
        p, r = (right / found if found else 0.0), (hit / gold if gold else 0.0)
        print(
            f"{relation:11} P={p:.3f} R={r:.3f} F1={2 * p * r / (p + r) if p + r else 0:.3f}  pairs {gold}, found {found}"
        )
        print("\n".join(shown))


if __name__ == "__main__":
    main()
