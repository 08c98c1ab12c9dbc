"""Train the model that weighs whom figures belong to (:mod:`kg.relate.figures_ranking`).

It learns from the figures of ``scripts/tagged/figures/*.jsonl``: for each figure of the texts in
``scripts/tagged/*.txt`` the name that it belongs to. Takes a minute::

    python scripts/train_owners.py --out kg/relate/data/owners
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import Article, Block, Mention
from kg.recognise.pipeline import recognise
from kg.recognise.text import fold
from kg.relate.encode import encode
from kg.relate.figures import FigureReader
from kg.relate.figures_ranking import Candidate, Figure
from kg.relate.former import named
from kg.relate.subjects import SubjectFinder

ROOT = Path(__file__).resolve().parent.parent
MARK = re.compile(r"\[([A-Z])\|([^\[\]|]*)\]")
HELD_OUT = re.compile(r"[a-z](?:07|14)$")
WHOLE = {"省": "省区", "市": "市", "区": "区", "县": "县旗", "国": "国", "州": "州", "镇": "镇", "村": "村", "旗": "旗"}


class Case(NamedTuple):
    """A figure with what may own it; ``right`` numbers those candidates that do."""

    source: str
    options: list[list[str]]
    right: frozenset[int]


def article_of(text: str) -> Article:
    """A text as the reader would give it: its first line is the title."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block(at, at + len(line), "body" if number else "title"))
        at += len(line) + 1
    return Article("a", text.split("\n")[0], "news", text, tuple(range(len(text))), tuple(blocks))


def is_it(mention: Mention, owner: str, owner_is_area: bool) -> bool:
    """Whether a mention of the recogniser means the noted owner: itself, a short form of it, or 全市 for it."""
    if mention.kind != "name":
        ends = WHOLE.get(mention.text[-1:], "")
        return owner_is_area and mention.cls == "AdministrativeArea" and (mention.text == "当地" or owner[-1:] in ends)
    return mention.text == owner or (min(len(mention.text), len(owner)) >= 2 and (mention.text in owner or owner in mention.text))


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file of figures."""
    blocks = [b.strip("\n") for b in (path.parent.parent / f"{path.stem}.txt").read_text(encoding="utf-8").split("\n\n")]
    blocks = [b for b in blocks if b.strip()]
    noted: dict[int, list[tuple[int, int, str]]] = {}
    texts = [MARK.sub(r"\2", block) for block in blocks]
    areas = {name for block in blocks for code, name in MARK.findall(block) if code in "DZR"}
    for line in path.read_text(encoding="utf-8").splitlines():
        figure = json.loads(line)
        if figure["subject"] is None:
            continue
        text = texts[figure["text"]]
        start = text.index(figure["at"])
        start += figure["at"].find(figure["figure"])
        noted.setdefault(figure["text"], []).append((start, start + len(figure["figure"]), figure["subject"]))
    for number, owners in noted.items():
        annotation = recognise(article_of(texts[number]))
        collected: list[Case] = []

        def choose(figure: Figure, found: list[Candidate], owners: list[tuple[int, int, str]] = owners, collected: list[Case] = collected) -> Mention:
            hits = [o for a, b, o in owners if a < figure.value.end and figure.value.start < b]
            if not hits:
                return found[0].mention
            right = [n for n, c in enumerate(found) if is_it(c.mention, hits[0], hits[0] in areas)]
            exact = [n for n in right if found[n].mention.text == hits[0]]
            right = exact or right
            collected.append(Case(path.stem, [c.features for c in found], frozenset(right)))
            return found[right[0] if right else 0].mention

        views = [named(view) for view in encode(annotation, fold(annotation.article.text))]
        finder = SubjectFinder(annotation, views)
        reader = FigureReader(finder, choose=choose)
        for n, view in enumerate(views):
            finder.enter(n)
            list(reader.read(view, n))
            finder.learn(n)
        yield from collected


def train(data: list[Case], epochs: int = 15, decay: float = 0.02, rate: float = 0.1) -> dict[str, float]:
    """Weights of a log-linear model over the candidates, by AdaGrad; features seen fewer than three times are left out."""
    seen = Counter(f for case in data for option in case.options for f in option)
    kept = {f for f, n in seen.items() if n > 2}
    prepared = [([[f for f in option if f in kept] for option in case.options], case.right) for case in data if case.right and len(case.options) > len(case.right)]
    known: dict[str, float] = {"chosen": 1.5}
    history: dict[str, float] = {}
    shuffle = random.Random(1)
    for _ in range(epochs):
        shuffle.shuffle(prepared)
        for options, right in prepared:
            scores = [sum(known.get(f, 0.0) for f in option) for option in options]
            top = max(scores)
            chances = [math.exp(score - top) for score in scores]
            total, good = sum(chances), sum(chances[n] for n in right)
            gradient: dict[str, float] = {}
            for place, option in enumerate(options):
                error = chances[place] / total - (chances[place] / good if place in right else 0.0)
                if abs(error) > 1e-4:
                    for f in option:
                        gradient[f] = gradient.get(f, 0.0) + error
            for f, slope in gradient.items():
                slope += decay * known.get(f, 0.0)
                history[f] = history.get(f, 0.01) + slope * slope
                known[f] = known.get(f, 0.0) - rate * slope / math.sqrt(history[f])
    return known


def right_share(data: list[Case], known: dict[str, float], margin: float) -> float:
    """The share of the cases whose owner is found; candidate 0 is the choice of the rules."""
    hits = 0
    for case in data:
        scores = [sum(known.get(f, 0.0) for f in option) for option in case.options]
        best = max(range(len(scores)), key=scores.__getitem__)
        hits += (best if scores[best] - scores[0] > margin else 0) in case.right
    return round(hits / len(data), 3)


def main() -> None:
    """Train, measure and write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    data = [case for path in sorted((ROOT / "scripts" / "tagged" / "figures").glob("*.jsonl")) for case in cases(path)]
    held = [case for case in data if HELD_OUT.search(case.source)]
    kept = [case for case in data if not HELD_OUT.search(case.source)]
    known = train(kept)
    scores = {
        "figures": {"learnt from": len(kept), "held out": len(held)},
        "owner right on held-out texts": {
            "rules": right_share(held, {}, 0.0),
            "weighed": {str(margin): right_share(held, known, margin) for margin in (0.0, 0.5, 1.0)},
            "among the candidates": round(sum(bool(case.right) for case in held) / len(held), 3),
        },
    }
    given.out.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{f}\t{weight:.3f}\n" for f, weight in sorted(known.items()) if abs(weight) >= 0.01)
    (given.out / "weights.txt.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    (given.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
