"""Train the tagger of :mod:`kg.recognise.tagger`, and measure it against the recognisers that it corrects.

It learns from

- ``scripts/tagged/*.txt``: texts written for it, names marked as ``[C|重庆青山工业]``, an empty line between texts;
- ``scripts/tagged/fewfc.jsonl``: where names stand in sentences of FewFC, which are not part of the project
  (``--fewfc data/fewfc/train.jsonl``);
- ``tests/gold/fresh`` and ``tests/gold/composed``: all places where a name of their gold is written.

What a character is like comes from the embedding of Baidu's LAC 2.1.2 (Apache License 2.0), whose source archive PyPI
offers (``--lac``). Needs torch; takes some minutes::

    python scripts/train_tagger.py --lac LAC-2.1.2.tar.gz --fewfc data/fewfc/train.jsonl --out kg/recognise/data/tagger
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from kg.model import CLASSES, Article
from kg.recognise import tagger
from kg.recognise.pipeline import STEPS, draft_of
from kg.recognise.tagged import marks_of

ROOT = Path(__file__).resolve().parent.parent
CODES = dict(zip("CGIAMPDZRNFTSYJEUQWO", CLASSES, strict=True))
"""The letter of each class in marked texts."""
MARK = re.compile(r"\[([A-Z])\|([^\[\]|]*)\]")
HELD_OUT = re.compile(r"[a-z](?:07|14)$")
"""The files of marked texts that are measured on and not learnt from."""
DEICTIC = re.compile(r"全[省市县区州镇村国港会乡]|本报|我[国省市县区]|该.{1,3}|两地|[双三]方|会上|公司|集团|项目|会议")
LAC = "LAC-2.1.2/LAC/lac_model/"
HIDDEN, OF_CHARACTER, OF_WORD, OF_MARK = 128, 64, 24, 24
DILATIONS = (1, 1, 2, 4)
LONGEST = 220


class Sample(NamedTuple):
    """A stretch of text with what is known of each character."""

    source: str
    text: str
    words: list[str]
    marks: list[str]
    labels: list[str]


def marked(path: Path) -> Iterator[tuple[str, list[tagger.Marked]]]:
    """The texts of a file of marked texts, and their names."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, names, at = "", [], 0
        for match in MARK.finditer(block):
            text += block[at : match.start()]
            names.append((len(text), len(text) + len(match[2]), CODES[match[1]]))
            text += match[2]
            at = match.end()
        yield text + block[at:], names


def fewfc(path: Path) -> Iterator[tuple[str, list[tagger.Marked]]]:
    """The sentences of FewFC whose names are noted, found by their digest."""
    sentences = (json.loads(line)["text"].strip() for line in path.read_text(encoding="utf-8").splitlines())
    known = {hashlib.sha256(text.encode()).hexdigest()[:16]: text for text in sentences}
    for line in (ROOT / "scripts" / "tagged" / "fewfc.jsonl").read_text(encoding="utf-8").splitlines():
        noted = json.loads(line)
        yield known[noted["sentence"]], [(start, end, CODES[code]) for start, end, code in noted["names"]]


def gold(folder: Path) -> Iterator[tuple[str, list[tagger.Marked]]]:
    """The texts of a folder of gold, and where the names of their entities are written."""
    for path in sorted(folder.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "text" / page["page"]).read_text(encoding="utf-8").lstrip("\ufeff")
        names: dict[str, str] = {}
        for entity in page["entities"]:
            for name in (entity["name"], *entity["aliases"]):
                if len(name) > 1 and not DEICTIC.fullmatch(name):
                    names.setdefault(name, entity["types"][0])
        if names:
            found = re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), text)
            yield text, [(*match.span(), names[match[0]]) for match in found]


def samples(source: str, text: str, names: list[tagger.Marked]) -> Iterator[Sample]:
    """A text in stretches of whole sentences, with what the recognisers before the tagger find in it."""
    draft = draft_of(Article("a", "", "news", text, tuple(range(len(text))), ()))
    for name, step in STEPS:
        if name == "kg_tagged":
            break
        step(draft)
    words = tagger.word_features(draft.text)
    marks = tagger.mark_features(len(text), marks_of(draft), draft.in_value)
    labels = tagger.mark_features(len(text), names, bytes(len(text)))
    ends = [
        match.end() for match in re.finditer(r"[^。!?\n]*[。!?\n]?[”’]?", draft.text) if match.end() > match.start()
    ]
    begin = before = 0
    for end in [*ends, len(text)]:
        if end - begin > LONGEST - 20 and before > begin:
            yield Sample(source, *(part[begin:before] for part in (draft.text, words, marks, labels)))  # type: ignore[arg-type]
            begin = before
        before = end
    if draft.text[begin:].strip():
        yield Sample(source, *(part[begin:] for part in (draft.text, words, marks, labels)))  # type: ignore[arg-type]


def embedding(archive: Path) -> tuple[list[str], np.ndarray]:
    """The single characters that LAC knows, the empty string first for all others, and its 128 numbers for each."""
    with tarfile.open(archive) as opened:

        def content(name: str) -> bytes:
            file = opened.extractfile(LAC + name)
            assert file is not None
            return file.read()

        rows = (line.partition("\t")[::2] for line in content("conf/word.dic").decode().split("\n") if line)
        row = {word: int(place) for place, word in rows}
        read_as = (line.partition("\t")[::2] for line in content("conf/q2b.dic").decode().split("\n"))
        row |= {printed: row[read] for printed, read in read_as if len(printed) == 1 and read in row}
        table = np.frombuffer(content("model/word_emb")[-4 * 58_224 * 128 :], np.float32).reshape(-1, 128)
    characters = sorted(word for word in row if len(word) == 1 and word != "\0")
    return ["", *characters], table[[row["OOV"], *(row[c] for c in characters)]]


class Tagger(nn.Module):
    """The network as it learns; :func:`export` makes what :mod:`kg.recognise.tagger` reads."""

    def __init__(self, table: np.ndarray, words: dict[str, int], marks: dict[str, int]) -> None:
        super().__init__()
        self.register_buffer("table", torch.tensor(np.concatenate([table, np.zeros((1, 128), np.float32)])))
        self.character = nn.Linear(128, OF_CHARACTER)
        self.word, self.mark = nn.Embedding(len(words), OF_WORD), nn.Embedding(len(marks), OF_MARK)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(HIDDEN if n else OF_CHARACTER + OF_WORD + OF_MARK, HIDDEN, 3, padding=d, dilation=d)
            for n, d in enumerate(DILATIONS)
        )
        self.out = nn.Linear(HIDDEN, len(tagger.LABELS))
        self.keep = nn.Embedding(len(marks), len(tagger.LABELS))
        for each in (self.word, self.mark):
            nn.init.normal_(each.weight, 0, 0.3)
        nn.init.zeros_(self.keep.weight)  # it begins by believing the recognisers, and unlearns where they err
        place = {label: n for n, label in enumerate(tagger.LABELS)}
        for mark, n in marks.items():
            if mark in place:
                self.keep.weight.data[n, place[mark]] = 1.0 if mark == tagger.OUTSIDE else 2.5
        self.drop, self.drop_character = nn.Dropout(0.3), nn.Dropout(0.15)

    def forward(self, characters: torch.Tensor, words: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """Scores of the labels; ``-1`` among the characters is no text."""
        inside = (characters >= 0).float()[:, None]
        read = torch.tanh(self.character(self.drop_character(self.table[characters])))
        x = torch.cat([read, self.word(words), self.mark(marks)], -1).transpose(1, 2) * inside
        for n, convolution in enumerate(self.convolutions):
            y = torch.relu(convolution(self.drop(x))) * inside
            x = x + y if n else y
        return self.out(self.drop(x).transpose(1, 2)) + self.keep(marks)


class Encoder(NamedTuple):
    """What turns samples into numbers."""

    characters: dict[str, int]
    words: dict[str, int]
    marks: dict[str, int]
    labels: dict[str, int]

    def batch(self, chosen: list[Sample], blind: float) -> tuple[torch.Tensor, ...]:
        """Characters, words, marks and labels; with the chance ``blind`` a sample of gold keeps no marks.

        The rules were written with that gold at hand, so on it they are right more often than elsewhere.
        """
        size = max(len(sample.text) for sample in chosen)
        out = np.zeros((4, len(chosen), size), np.int64)
        out[0], out[3] = -1, -100
        outside = self.marks[tagger.OUTSIDE]
        for n, sample in enumerate(chosen):
            length = len(sample.text)
            unseen = random.random() < (blind if sample.source.startswith("gold") else blind / 4)
            out[0, n, :length] = [self.characters.get(c, 0) for c in sample.text]
            out[1, n, :length] = [self.words.get(w, 0) for w in sample.words]
            marks = [self.marks.get(m, outside) for m in sample.marks]
            value = self.marks[tagger.VALUE]
            out[2, n, :length] = [m if m == value else outside for m in marks] if unseen else marks
            out[3, n, :length] = [self.labels[label] for label in sample.labels]
        return tuple(torch.tensor(part) for part in out)


def train(net: Tagger, encoder: Encoder, data: list[Sample], epochs: int) -> None:
    """Learn from the samples."""
    size = 8
    steps = epochs * (len(data) // size + 1)
    optimizer = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=0.05)
    done = 0
    net.train()
    for epoch in range(epochs):
        begin, lost = time.time(), 0.0
        order = sorted(data, key=lambda sample: len(sample.text) + 40 * random.random())
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        random.shuffle(batches)
        for chosen in batches:
            for group in optimizer.param_groups:
                group["lr"] = 2e-3 * min(1.0, done / 100) * max(0.02, 1 - done / steps)
            *given, labels = encoder.batch(chosen, 0.6)
            loss = functional.cross_entropy(net(*given).flatten(0, 1), labels.flatten(), ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            lost += loss.item()
            done += 1
        print(f"epoch {epoch + 1}: loss {lost / len(batches):.4f}, {time.time() - begin:.0f} s", flush=True)
    net.eval()


def export(net: Tagger, encoder: Encoder, path: Path) -> None:
    """Write the weights in half precision; what a character is like is worked out for each beforehand."""
    with torch.no_grad():
        table = torch.tanh(net.character(net.table[:-1]))
    arrays = {
        "characters": np.array(list(encoder.characters)),
        "words": np.array(list(encoder.words)),
        "marks": np.array(list(encoder.marks)),
        "of_characters": table.numpy(),
        "of_words": net.word.weight.detach().numpy(),
        "of_marks": net.mark.weight.detach().numpy(),
        "keep": net.keep.weight.detach().numpy(),
        "dilations": np.array(DILATIONS),
        "out_weight": net.out.weight.detach().numpy().T,
        "out_bias": net.out.bias.detach().numpy(),
    }
    for n, convolution in enumerate(net.convolutions):
        arrays[f"weight{n}"] = convolution.weight.detach().numpy().transpose(2, 1, 0).reshape(-1, HIDDEN)
        arrays[f"bias{n}"] = convolution.bias.detach().numpy()
    half = {name: a.astype(np.float16) if a.dtype == np.float32 else a for name, a in arrays.items()}
    np.savez_compressed(path, **half)


def spans(marks: list[str]) -> set[tuple[int, int, str]]:
    """The names that marks or labels stand for."""
    found, start = set(), 0
    for at, mark in enumerate(marks):
        if mark[:2] in ("B-", "S-"):
            start = at
        if mark[:2] in ("E-", "S-"):
            found.add((start, at + 1, mark[2:]))
    return found


def measure(model: tagger.Net, data: list[Sample]) -> dict[str, list[float]]:
    """Precision, recall and F1 of the recognisers before the tagger, and of the tagger: bounds and class right."""
    counts = {"recognisers": [0, 0, 0], "tagger": [0, 0, 0]}
    for sample in data:
        right = spans(sample.labels)
        given = spans(sample.marks)
        tables = tagger.chances([tagger.Told(sample.text, sample.words, sample.marks)], model)
        told = {(t.start, t.end, t.cls) for t in tagger.decode(tables)[0]}
        for name, found in (("recognisers", given), ("tagger", told)):
            for n, count in enumerate((len(found & right), len(found), len(right))):
                counts[name][n] += count
    return {
        name: [round(hits / found, 3), round(hits / right, 3), round(2 * hits / (found + right), 3)]
        for name, (hits, found, right) in counts.items()
    }


def main() -> None:
    """Train, measure and write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lac", type=Path, required=True)
    options.add_argument("--fewfc", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=7)
    given = options.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    sources = [
        *((path.stem, pair) for path in sorted((ROOT / "scripts" / "tagged").glob("*.txt")) for pair in marked(path)),
        *(("fewfc", pair) for pair in fewfc(given.fewfc)),
        *((f"gold/{name}", pair) for name in ("fresh", "composed") for pair in gold(ROOT / "tests" / "gold" / name)),
    ]
    data = [sample for source, (text, names) in sources for sample in samples(source, text, names)]
    held = [sample for sample in data if HELD_OUT.search(sample.source)]
    kept = [sample for sample in data if not HELD_OUT.search(sample.source)]
    characters, table = embedding(given.lac)
    encoder = Encoder(
        {c: n for n, c in enumerate(characters)},
        {w: n for n, w in enumerate(["", *sorted({w for sample in kept for w in sample.words})])},
        {
            m: n
            for n, m in enumerate(sorted({tagger.OUTSIDE, tagger.VALUE} | {m for sample in kept for m in sample.marks}))
        },
        {label: n for n, label in enumerate(tagger.LABELS)},
    )
    net = Tagger(table, encoder.words, encoder.marks)
    train(net, encoder, kept, given.epochs)
    given.out.mkdir(parents=True, exist_ok=True)
    export(net, encoder, given.out / "weights.npz")
    scores = {
        "characters": {"learnt from": sum(len(s.text) for s in kept), "held out": sum(len(s.text) for s in held)},
        "precision, recall, F1 on held-out texts": measure(tagger.read_net(given.out / "weights.npz"), held),
    }
    (given.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
