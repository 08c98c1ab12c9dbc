"""Train the model that finds the left edges of organisation names, and measure it against simpler methods.

Learns from ``UNER_Chinese-GSDSIMP`` (IOB2) and from the company names in the facts of FewFC (JSON lines with ``text``
and ``facts`` of ``s`` and ``o``). Neither is part of the project. Takes about ten seconds.

    python scripts/train_edges.py --uner data/uner --fewfc data/fewfc/train.jsonl --out kg/recognise/data/edges
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.recognise import edges
from kg.recognise.lexicon import inside_names, pos
from kg.recognise.segmenter import segmenter
from kg.resources import ontology_dir

PUNCTUATION = re.compile(r"[。，、；：！？,;:!?“”《》()（）]")
BRACKET = re.compile(r"[(（][^()（）]{1,8}[)）]$")


class Case(NamedTuple):
    """A text with a suffix, and where the name that it ends begins."""

    text: str
    suffix: int
    start: int


def suffixes() -> frozenset[str]:
    """The suffixes of compact names that the recogniser knows."""
    with (ontology_dir() / "names" / "forms.csv").open(encoding="utf-8") as file:
        return frozenset(row["suffix"] for row in csv.DictReader(file) if row["edge"] == "org")


def case(text: str, start: int, end: int, known: frozenset[str]) -> Case | None:
    """The name at ``text[start:end]`` as a case, if a known suffix ends it."""
    for length in range(min(8, end - start - 1), 0, -1):
        if text[end - length : end] in known:
            suffix = end - length
            bracket = BRACKET.search(text, start, suffix)
            if bracket and bracket.start() > start:
                suffix = bracket.start()
            head = text[start:suffix]
            return Case(text, suffix, start) if 0 < len(head) <= 24 and not PUNCTUATION.search(head) else None
    return None


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and IOB2 tags of the sentences of a file."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if len(fields) > 2:
            words.append("".join(fields[1].split()))
            tags.append(fields[2])
        elif not line and words:
            yield words, tags
            words, tags = [], []


def uner(path: Path, known: frozenset[str]) -> tuple[list[Case], list[Case]]:
    """Organisations that end in a known suffix; further names whose last word serves as one."""
    cases: list[Case] = []
    further: list[Case] = []
    for words, tags in sentences(path):
        text = "".join(words)
        offsets = [0]
        for word in words:
            offsets.append(offsets[-1] + len(word))
        at = 0
        while at < len(words):
            kind, end = tags[at][2:], at + 1
            while end < len(words) and tags[end] == f"I-{kind}":
                end += 1
            if tags[at].startswith("B-") and kind in ("ORG", "LOC"):
                found = case(text, offsets[at], offsets[end], known)
                if found:
                    (cases if kind == "ORG" else further).append(found)
                elif kind == "ORG" and end - at > 1 and re.fullmatch(r"[\u4e00-\u9fff]{1,3}", words[end - 1]):
                    head = text[offsets[at] : offsets[end - 1]]
                    if len(head) <= 24 and not PUNCTUATION.search(head):
                        further.append(Case(text, offsets[end - 1], offsets[at]))
            at = end
    return cases, further


def fewfc(path: Path, known: frozenset[str]) -> tuple[list[Case], list[Case]]:
    """Company names of the facts wherever they stand; sentences of even and of odd number apart."""
    parts: tuple[list[Case], list[Case]] = ([], [])
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        text = record["text"]
        taken: set[int] = set()
        names = {name for fact in record["facts"] for name in (fact["s"], fact["o"])}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            for match in re.finditer(re.escape(name), text):
                if taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    found = case(text, *match.span(), known)
                    if found:
                        parts[number % 2].append(found)
    return parts


def train(cases: Iterable[Case], *, epochs: int = 12, decay: float = 0.01, rate: float = 0.15) -> dict[str, float]:
    """Weights of a log-linear model over each case's candidates, by AdaGrad; features seen once are left out."""
    prepared = []
    seen: Counter[str] = Counter()
    for text, suffix, start in cases:
        found = edges.candidates(text, suffix)
        right = [place for place, candidate in enumerate(found) if candidate.offset == start]
        if not right or len(found) < 2:
            continue
        held: Counter[str] = Counter()
        options = []
        for candidate in found:
            held = held + Counter(candidate.inside)
            options.append(held + Counter(candidate.around))
            seen.update(options[-1].keys())
        prepared.append((options, right[0]))
    kept = {feature for feature, count in seen.items() if count > 1}
    data = [
        ([[(name, n) for name, n in option.items() if name in kept] for option in options], right)
        for options, right in prepared
    ]
    known: dict[str, float] = {}
    history: dict[str, float] = {}
    shuffle = random.Random(1)
    for _ in range(epochs):
        shuffle.shuffle(data)
        for options, right in data:
            scores = [sum(known.get(name, 0.0) * n for name, n in option) for option in options]
            top = max(scores)
            chances = [math.exp(score - top) for score in scores]
            total = sum(chances)
            gradient: dict[str, float] = {}
            for place, option in enumerate(options):
                error = chances[place] / total - (place == right)
                if abs(error) > 1e-4:
                    for name, n in option:
                        gradient[name] = gradient.get(name, 0.0) + error * n
            for name, slope in gradient.items():
                slope += decay * known.get(name, 0.0)
                history[name] = history.get(name, 0.01) + slope * slope
                known[name] = known.get(name, 0.0) - rate * slope / math.sqrt(history[name])
    return known


def by_model(known: dict[str, float]) -> Callable[[str, int], int]:
    """The edge by these weights, as :func:`kg.recognise.edges.left_edge` decides with the shipped ones."""

    def edge(text: str, suffix: int) -> int:
        best, place, held = 0.0, suffix, 0.0
        for candidate in edges.candidates(text, suffix):
            held += sum(known.get(name, 0.0) for name in candidate.inside)
            score = held + sum(known.get(name, 0.0) for name in candidate.around)
            if place == suffix or score > best:
                best, place = score, candidate.offset
        return place

    return edge


STOPS = frozenset("的了着在于由将把被对向从为是以其该此这那各并且而但或也还又都就与和及同到有让使给等名家个")


def window(text: str, suffix: int) -> int:
    """How far left the nearest punctuation lets a name reach."""
    at = suffix
    while at > max(0, suffix - 24) and text[at - 1] not in edges.HARD:
        at -= 1
    return at


def by_characters(text: str, suffix: int) -> int:
    """The edge by stop characters alone."""
    at, low = suffix, window(text, suffix)
    while at > low and text[at - 1] not in STOPS:
        at -= 1
    return at


def by_words(tags: str, *, inside: bool) -> Callable[[str, int], int]:
    """The edge by the shipped segmenter's words: after the nearest one that is a stop or has one of these tags."""
    cut, belongs = segmenter(), inside_names() if inside else {}

    def edge(text: str, suffix: int) -> int:
        at = suffix
        for word in reversed(cut(text[window(text, suffix) : suffix])):
            if word not in belongs and (word in STOPS or pos(word) in tags.split()):
                break
            at -= len(word)
        return at

    return edge


def share(edge: Callable[[str, int], int], cases: list[Case]) -> float:
    """The share of the cases in which the method finds the edge."""
    return round(sum(edge(text, suffix) == start for text, suffix, start in cases) / len(cases), 3)


def main() -> None:
    """Measure the methods, train on everything but UNER's dev and test part, write weights and scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--uner", type=Path, required=True, help="folder with train.iob2, dev.iob2, test.iob2")
    parser.add_argument("--fewfc", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("kg/recognise/data/edges"))
    options = parser.parse_args()
    known = suffixes()
    parts = {name: uner(options.uner / f"{name}.iob2", known) for name in ("train", "dev", "test")}
    even, odd = fewfc(options.fewfc, known)
    learned = [*parts["train"][0], *parts["train"][1]]
    held_out = {"uner": parts["dev"][0] + parts["test"][0], "fewfc": odd}
    methods = {
        "stop characters": by_characters,
        "segmenter": by_words("p c u r d t y", inside=False),
        "segmenter, parts of speech, inside_names": by_words("p c u r d t y v q", inside=True),
        "model, UNER alone": by_model(train(learned)),
        "model, UNER and half of FewFC": by_model(train(learned + even)),
    }
    scores = {name: {part: share(edge, held_out[part]) for part in held_out} for name, edge in methods.items()}
    final = {name: round(weight, 3) for name, weight in train(learned + even + odd).items() if abs(weight) >= 0.02}
    options.out.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{name}\t{weight:g}\n" for name, weight in sorted(final.items()))
    (options.out / "weights.txt.gz").write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    cases, edge = held_out["uner"] + held_out["fewfc"], by_model(final)
    begin = time.perf_counter()
    for text, suffix, _ in cases:
        edge(text, suffix)
    report = {
        "trained_on": "UNER_Chinese-GSDSIMP train, FewFC train (both CC BY-SA 4.0)",
        "cases": {
            "train": len(learned) + len(even) + len(odd),
            **{part: len(found) for part, found in held_out.items()},
        },
        "held_out_share_right": scores,
        "shipped_on_uner_dev_and_test": share(edge, held_out["uner"]),
        "features": len(final),
        "calls_per_second": round(len(cases) / (time.perf_counter() - begin), -2),
    }
    (options.out / "scores.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
