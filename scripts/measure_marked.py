"""What the builder finds of the relations and figures' owners that are noted for ``scripts/tagged``.

::

    python scripts/measure_marked.py                      # counts by relation, and the share of owners
    python scripts/measure_marked.py --half odd --errors  # with every relation missed or not noted, of half the files

Rules are mended with the odd files at hand; the even ones say whether that holds on others. Relations are compared by
the names of their ends, a short form counts as its name; those noted as unsure are no loss. A missed one lacks an end
where the recogniser does not know one of the names.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import SYMMETRIC, Mention
from kg.pipeline import facts

TAGGED = Path(__file__).resolve().parent / "tagged"
MARK = re.compile(r"\[[A-Z]\|([^\[\]|]*)\]")


class Judged(NamedTuple):
    """A relation that was noted or told, and what became of it."""

    relation: str
    verdict: str
    subject: str
    object: str
    words: str
    """The words that say it, or the sentence and the rule that told it."""


def noted(folder: str, name: str) -> dict[int, list[dict[str, object]]]:
    """The lines of a file of notes by the number of their text."""
    path = TAGGED / folder / f"{name}.jsonl"
    found: dict[int, list[dict[str, object]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        note = json.loads(line)
        found[note["text"]].append(note)
    return found


def same(told: str, name: str) -> bool:
    """Whether a mention's form and a noted name mean one thing."""
    return told == name or (min(len(told), len(name)) >= 2 and (told in name or name in told))


def is_it(mention: Mention, name: object) -> bool:
    """Whether a mention means a noted name; what only points at something may."""
    return mention.kind != "name" or same(mention.text, str(name))


def judge(name: str) -> Iterator[Judged | tuple[bool, str, str]]:
    """The relations of a file with their verdicts, and for each figure told whether its owner is right."""
    blocks = [b.strip("\n") for b in (TAGGED / f"{name}.txt").read_text(encoding="utf-8").split("\n\n") if b.strip()]
    relations, figures = noted("relations", name), noted("figures", name)
    for number, block in enumerate(blocks):
        text = MARK.sub(r"\1", block)
        annotation, told, measured = facts(text)
        known = {m.text for m in (*annotation.mentions, *annotation.nested)}
        if relations:
            used: set[int] = set()
            for note in relations[number]:
                s, p, o = note["s"], str(note["p"]), note["o"]
                hits = {
                    n
                    for n, r in enumerate(told)
                    if r.predicate == p
                    and (
                        (is_it(r.subject, s) and same(r.object.text, str(o)))
                        or (p in SYMMETRIC and is_it(r.object, s) and same(r.subject.text, str(o)))
                    )
                }
                used |= hits
                ends = all(any(same(form, str(end)) for form in known) for end in (s, o))
                verdict = "found" if hits else "missed" if ends else "missed, an end unknown"
                if hits or note["sure"]:
                    yield Judged(p, verdict, str(s), str(o), str(note["at"]))
            for n, r in enumerate(told):
                if n not in used:
                    words = text[r.start : r.end].replace("\n", " ")
                    yield Judged(r.predicate, "not noted", r.subject.text, r.object.text, f"{words} ({r.rule})")
        for note in figures[number]:
            start = text.index(str(note["at"])) + str(note["at"]).find(str(note["figure"]))
            for figure in measured:
                if figure.at[0] < start + len(str(note["figure"])) and start < figure.at[1]:
                    right = note["subject"] is not None and is_it(figure.subject, note["subject"])
                    yield right, figure.subject.text, str(note["subject"])
                    break


def main() -> None:
    """Judge and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--half", choices=("odd", "even", "both"), default="both")
    options.add_argument("--only", help="relations, by comma")
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    names = [
        path.stem
        for path in sorted(TAGGED.glob("*.txt"))
        if given.half == "both" or (int(path.stem[1:]) % 2 == 1) == (given.half == "odd")
    ]
    judged = [found for name in names for found in judge(name)]
    relations = [found for found in judged if isinstance(found, Judged)]
    wanted = set(given.only.split(",")) if given.only else {found.relation for found in relations}
    counts = Counter((found.relation, found.verdict) for found in relations)
    verdicts = ("found", "missed", "missed, an end unknown", "not noted")
    print(f"{'':16}" + "".join(f"{verdict:>24}" for verdict in verdicts))
    for relation in sorted(wanted):
        print(f"{relation:16}" + "".join(f"{counts[relation, verdict]:>24}" for verdict in verdicts))
    owners = [found for found in judged if not isinstance(found, Judged)]
    if owners:
        print(f"owners of figures right: {sum(right for right, *_ in owners) / len(owners):.3f} of {len(owners)}")
    if given.errors:
        for found in sorted(relations):
            if found.relation in wanted and found.verdict != "found":
                print(*found, sep="\t")


if __name__ == "__main__":
    main()
