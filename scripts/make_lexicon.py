"""Write ``kg/recognise/data/lexicon.txt.gz``: common words with their part of speech.

The words come from the dictionary of ``jieba`` (PyPI, 0.42.1, MIT). Names of persons, places and organisations are left out,
since the lists in ``ontology/names/`` hold the closed ones and the open ones are to be recognised by form.

Also writes ``ontology/names/inside_names.csv``: those common words that stand inside names of organisations, with the share
of their occurrences that do, from sentences in words with IOB2 tags (UNER_Chinese-GSDSIMP); 0.5 for those words of
``lists/business_words.txt`` that the sentences have too seldom.

    python scripts/make_lexicon.py --tagged uner/train.iob2
"""

from __future__ import annotations

import argparse
import gzip
import importlib.resources
from collections import Counter, defaultdict
from pathlib import Path

from kg.recognise.gazetteer import gazetteer
from kg.recognise.lexicon import pos

# tag of the source: our tag, shortest frequency for words of one character, of two to four, of more (0: none)
KEPT = {
    "n": ("n", 300, 10, 0), "ng": ("n", 300, 10, 0), "an": ("n", 0, 3, 0), "v": ("v", 100, 3, 0), "vn": ("vn", 0, 3, 0),
    "vd": ("v", 0, 3, 0), "vi": ("v", 100, 3, 0), "vq": ("v", 100, 3, 0), "vg": ("v", 300, 3, 0), "df": ("d", 10, 3, 0),
    "a": ("a", 100, 3, 0), "ad": ("a", 0, 3, 0), "ag": ("a", 300, 3, 0), "b": ("b", 100, 3, 0), "z": ("z", 0, 10, 0),
    "d": ("d", 10, 3, 0), "dg": ("d", 100, 3, 0), "p": ("p", 10, 3, 3), "c": ("c", 10, 3, 3), "r": ("r", 10, 3, 3),
    "rr": ("r", 10, 3, 3), "rz": ("r", 10, 3, 3), "u": ("u", 10, 3, 3), "uj": ("u", 1, 3, 3), "ul": ("u", 1, 3, 3),
    "uz": ("u", 1, 3, 3), "ud": ("u", 1, 3, 3), "uv": ("u", 1, 3, 3), "ug": ("u", 1, 3, 3), "y": ("y", 100, 3, 0),
    "f": ("f", 10, 3, 3), "t": ("t", 100, 3, 3), "tg": ("t", 100, 3, 0), "s": ("s", 0, 3, 0), "m": ("m", 10, 10, 0),
    "mq": ("m", 0, 10, 0), "q": ("q", 10, 3, 0), "k": ("k", 10, 0, 0), "h": ("h", 10, 0, 0), "i": ("i", 0, 10, 0),
    "l": ("l", 0, 10, 50), "j": ("j", 0, 100, 0),
}  # fmt: skip
ALSO = {
    "r": "我市 我省 我区 我县 我国 我州 我院 我校 我司 本市 本报 本公司 全市 全省 全区 全县 全国 全州",
    "t": "近日 日前 近期 今年 去年",
}
BUSINESS = Path(__file__).resolve().parent / "lists/business_words.txt"


def inside_names(tagged: Path) -> dict[str, float]:
    """Common words with the share of their occurrences that stand inside a name of an organisation, not at its end."""
    within: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    rows = [line.split("\t") for line in tagged.read_text(encoding="utf-8").splitlines()]
    for row, following in zip(rows, [*rows[1:], [""]], strict=True):
        if len(row) > 2:
            everywhere[row[1]] += 1
            if row[2].endswith("-ORG") and len(following) > 2 and following[2] == "I-ORG":
                within[row[1]] += 1
    lines = BUSINESS.read_text(encoding="utf-8").splitlines()
    shares = {word: 0.5 for line in lines if not line.startswith("#") for word in line.split()}
    for word, count in within.items():
        if count >= 3 and pos(word) in ("n", "v", "vn", "a", "b", "j") and not (len(word) == 1 and count < 4):
            shares[word] = round(count / everywhere[word], 2)
    return {word: share for word, share in shares.items() if share >= 0.05}


def main() -> None:
    """Read the dictionary and the sentences, write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("kg/recognise/data/lexicon.txt.gz"))
    parser.add_argument("--tagged", type=Path, required=True, help="sentences in words with IOB2 tags")
    parser.add_argument("--inside", type=Path, default=Path("ontology/names/inside_names.csv"))
    options = parser.parse_args()
    names = gazetteer()
    words: dict[str, set[str]] = defaultdict(set)
    for line in (importlib.resources.files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if tag not in KEPT or not all("\u4e00" <= character <= "\u9fff" for character in word):
            continue
        ours, one, more, long = KEPT[tag]
        least = one if len(word) == 1 else more if len(word) <= 4 else long
        listed = names.get(word)
        if (
            least
            and int(count) >= least
            and not any(word not in entry.weak and entry.cls == "AdministrativeArea" for entry in listed)
        ):
            words[ours].add(word)
    for tag, more_words in ALSO.items():
        for word in more_words.split():
            for others in words.values():
                others.discard(word)
            words[tag].add(word)
    text = "".join(f"{tag}\t{' '.join(sorted(words[tag]))}\n" for tag in sorted(words))
    options.out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    shares = inside_names(options.tagged)
    lines = [f"{word},{share:g}\n" for word, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))]
    options.inside.write_text("word,share\n" + "".join(lines), encoding="utf-8")
    print(sum(map(len, words.values())), "words", options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
