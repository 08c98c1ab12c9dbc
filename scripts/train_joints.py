"""Count what ``kg.read.joints`` needs to know of Chinese: which characters follow one another, which open a sentence.

    python scripts/train_joints.py CORPUS... -o kg/read/joints.txt.gz

A CORPUS is a file of sentences: CoNLL with ``# text = `` lines, JSON lines with a ``text``, or plain lines. The words
of jieba's dictionary (MIT) add the pairs that stand inside words. The script prints how well the counts tell true
continuations from chance ones on a tenth of the sentences that it keeps apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from pathlib import Path

import jieba

FOLD = str.maketrans(",;:?!()", "，；：？！（）")
NOT_HEAD = re.compile(r"[，。、；：！？”’）》]")
NOT_TAIL = re.compile(r"[“‘（《，。、；：！？”]")


def sentences(path: Path) -> list[str]:
    """The sentences of one corpus file, white space out and punctuation full width."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".jsonl":
            found.append(json.loads(line)["text"])
        elif path.suffix == ".iob2":
            if line.startswith("# text = "):
                found.append(line[9:])
        else:
            found.append(line)
    return [re.sub(r"\s", "", s).translate(FOLD) for s in found if s.strip()]


def counts(corpus: list[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Characters, pairs, and the first characters of sentences."""
    chars: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for text in corpus:
        chars.update(text)
        pairs.update(text[i : i + 2] for i in range(len(text) - 1))
        for sentence in re.split(r"(?<=[。！？])", text):
            if len(sentence) > 3:
                first[sentence[0]] += 1
    return chars, pairs, first


def words() -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """From the dictionary: pairs inside words, pairs and characters that begin words, characters further inside."""
    inside: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    begin: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, number, _ = line.split(" ")
        begin[word[0]] += int(number)
        if len(word) > 1:
            lead[word[:2]] += int(number)
        for i in range(len(word) - 1):
            later[word[i + 1]] += int(number)
            inside[word[i : i + 2]] += int(number)
    return inside, lead, begin, later


def write(path: Path, corpus: list[str]) -> None:
    """One line a character (``c count first begin later``), then one a pair (``ab count lead inside``)."""
    chars, pairs, first = counts(corpus)
    inside, lead, begin, later = words()
    rows = [
        f"{c} {chars[c]} {first[c]} {begin[c]} {later[c]}"
        for c in sorted(chars | begin | later)
        if not c.isspace() and (chars[c] > 1 or begin[c] + later[c] > 20)
    ]
    rows += [
        f"{p} {pairs[p]} {lead[p]} {inside[p]}"
        for p in sorted(pairs | inside)
        if not re.search(r"\s", p) and (pairs[p] > 1 or inside[p] > 4)
    ]
    with gzip.GzipFile(path, "wb", mtime=0) as out:
        out.write("\n".join(rows).encode())


def measure(held_out: list[str]) -> None:
    """Print the share of true continuations ranked above chance ones, and of cut starts above sentence starts."""
    from kg.read.joints import join_score, start_score

    rnd = random.Random(7)
    cuts = []
    for text in held_out:
        for _ in range(3 if len(text) > 12 else 0):
            k = rnd.randrange(5, len(text) - 5)
            if not NOT_HEAD.match(text[k]) and not NOT_TAIL.match(text[k - 1]):
                cuts.append((text[:k], text[k:]))
    true = [join_score(a, b) for a, b in cuts]
    chance = [join_score(a, rnd.choice(cuts)[1]) for a, _ in cuts]
    mid = [start_score(b) for _, b in cuts]
    starts = [start_score(text) for text in held_out]
    for name, high, low in (("continuations", true, chance), ("starts", mid, starts)):
        wins = [(a > b) + (a == b) / 2 for a in rnd.choices(high, k=20000) for b in (rnd.choice(low),)]
        print(
            f"{name}: ranked right {sum(wins) / len(wins):.3f}; mean {sum(high) / len(high):.2f} against {sum(low) / len(low):.2f}"
        )
        print(
            f"   above zero: {sum(x > 0 for x in high) / len(high):.3f} against {sum(x > 0 for x in low) / len(low):.3f}"
        )


def main() -> None:
    """Train, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    corpus = sorted({s for path in args.corpus for s in sentences(path)})
    random.Random(1).shuffle(corpus)
    tenth = len(corpus) // 10
    write(args.output, corpus[tenth:])
    measure(corpus[:tenth])


if __name__ == "__main__":
    main()
