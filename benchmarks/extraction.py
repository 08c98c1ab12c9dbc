"""How fast extraction is, beside spaCy's own architecture: ``python benchmarks/extraction.py [PAGE ...]``.

The same articles go, in one run, on one core and by processor time, through :func:`kg.pipeline.extract`
and through a spaCy pipeline of tok2vec, tagger, parser and ner in their default widths. That pipeline
is made here and not trained: how long it takes does not depend on what it has learnt. Where the
system cannot keep a process on one core, each contestant uses the threads that it likes, and their
processor time adds up.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.training import Example

from kg.pipeline import extract
from kg.read import read

SEEDS: Final = Path(__file__).resolve().parent.parent / "seeds"
ROUNDS: Final = 5
"""Each is timed so often; the median counts."""
_LISTENER: Final = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}


def spacy_pipeline() -> Language:
    """The spaCy components tok2vec, tagger, parser and ner over single characters, with weights at random."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTENER}})
    for name, state in (("parser", "parser"), ("ner", "ner")):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": state,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": _LISTENER,
        }
        nlp.add_pipe(name, config={"model": model})
    doc = nlp.make_doc("重庆与西门子签约。")
    marks = {
        "tags": ["N", "N", "P", "N", "N", "N", "V", "V", "X"],
        "heads": [7] * 9,
        "deps": ["a", "b", "c", "d", "e", "f", "g", "ROOT", "p"],
        "entities": ["B-GPE", "L-GPE", "O", "B-ORG", "I-ORG", "L-ORG", "O", "O", "O"],
    }
    nlp.initialize(lambda: [Example.from_dict(doc, marks)])
    return nlp


def speed(run: Callable[[], object], characters: int) -> float:
    """Characters a second of processor time, the median of :data:`ROUNDS` after one run to load the tables."""
    run()
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return characters / sorted(times)[ROUNDS // 2]


def stay_on_one_core() -> None:
    """Keep this process on one of the cores that it may use, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Print both speeds and their ratio."""
    stay_on_one_core()
    pages = read([Path(a) for a in sys.argv[1:]] or sorted(SEEDS.glob("*.txt")))
    texts = [article.text for page in pages for article in page.articles]
    characters = sum(map(len, texts))
    nlp = spacy_pipeline()
    ours = speed(lambda: extract(pages), characters)
    theirs = speed(lambda: list(nlp.pipe(texts)), characters)
    sys.stdout.write(
        f"{characters:,} characters\n"
        f"recognise, relate, resolve, assemble   {ours:>9,.0f} characters a second\n"
        f"spaCy tok2vec + tagger + parser + ner  {theirs:>9,.0f} characters a second\n"
        f"ratio                                  {ours / theirs:>9.1f}\n"
    )


if __name__ == "__main__":
    main()
