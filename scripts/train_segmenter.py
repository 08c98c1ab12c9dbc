"""Train the word segmenter that the package ships, prune it, and write down what it reaches.

The data are sentences in words, one word a line (IOB2 or CoNLL-U, the word in the second column), such as
UNER_Chinese-GSDSIMP. Training takes about three minutes on one core for 100,000 words.

    python scripts/train_segmenter.py --train train.iob2 --test test.iob2 --out kg/recognise/data/segmenter

Features of which no weight reaches ``--least`` are dropped and weights rounded to ``--decimals`` places; on the
test sentences that costs nothing and leaves a quarter of the size.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import spacy_pkuseg
import srsly


def sentences(path: Path) -> Iterator[list[str]]:
    """The sentences of a file as lists of words; multi-word lines (1-2) of CoNLL-U are passed over."""
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 1 and fields[0].isdigit():
            words.append("".join(fields[1].split()))
        elif not line and words:
            yield words
            words = []
    if words:
        yield words


def prune(source: Path, target: Path, *, least: float, decimals: int) -> int:
    """Copy a model without its weakest features and without what only training needs; how many features are left."""
    features = srsly.read_msgpack(source / "features.msgpack")
    arrays = np.load(source / "weights.npz")
    tags, count = (int(size) for size in arrays["sizes"])
    nodes, edges = arrays["w"][: tags * count].reshape(count, tags), arrays["w"][tags * count :]
    keep = np.abs(nodes).max(axis=1) >= least
    keep[0] = True  # the feature that every character has
    place = np.cumsum(keep) - 1
    target.mkdir(parents=True, exist_ok=True)
    kept = {name: int(place[index]) for name, index in features["feature_to_idx"].items() if keep[index]}
    pruned = {
        "unigram": sorted(features["unigram"]),
        "bigram": [],
        "feature_to_idx": kept,
        "tag_to_idx": features["tag_to_idx"],
    }
    srsly.write_msgpack(target / "features.msgpack", pruned)
    weights = np.round(np.concatenate([nodes[keep].ravel(), edges]), decimals)
    np.savez_compressed(target / "weights.npz", sizes=np.array([tags, int(keep.sum())]), w=weights)
    return int(keep.sum())


def score(cut: Callable[[str], list[str]], gold: list[list[str]]) -> dict[str, float]:
    """Precision, recall and F1 of words, and the speed in characters a second."""

    def spans(words: list[str]) -> set[tuple[int, int]]:
        ends = np.cumsum([len(word) for word in words]).tolist()
        return set(zip([0, *ends], ends, strict=False))

    right = found = wanted = characters = 0
    start = time.perf_counter()
    for words in gold:
        text = "".join(words)
        ours = spans(cut(text))
        right, found, wanted = right + len(ours & spans(words)), found + len(ours), wanted + len(words)
        characters += len(text)
    speed = characters / (time.perf_counter() - start)
    precision, recall = right / found, right / wanted
    f1 = 2 * precision * recall / (precision + recall)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "characters_per_second": round(speed, -3),
    }


def main() -> None:
    """Train, prune, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--iterations", type=int, default=20)
    parser.add_argument("--least", type=float, default=0.02, help="smallest weight that keeps a feature")
    parser.add_argument("--decimals", type=int, default=3)
    parser.add_argument("--trained", type=Path, help="prune and measure this model instead of training one")
    options = parser.parse_args()
    gold = list(sentences(options.test))
    with tempfile.TemporaryDirectory() as folder:
        raw = options.trained or Path(folder) / "model"
        train = list(sentences(options.train))
        if options.trained is None:
            for name, part in (("train", train), ("test", gold)):
                lines = "".join(" ".join(words) + "\n" for words in part)
                (Path(folder) / name).write_text(lines, encoding="utf-8")
            with contextlib.redirect_stdout(sys.stderr):
                spacy_pkuseg.train(
                    str(Path(folder) / "train"), str(Path(folder) / "test"), str(raw), train_iter=options.iterations
                )
        before = score(spacy_pkuseg.pkuseg(str(raw), user_dict=None).cut, gold)
        features = prune(raw, options.out, least=options.least, decimals=options.decimals)
        after = score(spacy_pkuseg.pkuseg(str(options.out), user_dict=None).cut, gold)
    size = sum(file.stat().st_size for file in options.out.glob("[fw]*.*"))
    report = {
        "data": "UNER_Chinese-GSDSIMP (Universal NER v1), CC BY-SA 4.0",
        "train_sentences": len(train),
        "train_words": sum(map(len, train)),
        "test_sentences": len(gold),
        "iterations": options.iterations,
        "features": features,
        "bytes": size,
        "as_trained": before,
        "as_shipped": after,
    }
    (options.out / "scores.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
