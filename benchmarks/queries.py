"""How long each named question takes on a made-up graph: ``python benchmarks/queries.py [triples]``."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kg.query import ask, open_store
from kg.questions import catalogue

sys.path.insert(0, str(Path(__file__).resolve().parent))

from synthetic import write

LIMIT = 0.2
"""Seconds of processor time that a question may take on a million triples."""
DEFAULTS = {
    "district": "AdministrativeArea30",
    "name": "AdministrativeArea0",
    "first": "AdministrativeArea0",
    "second": "Company0",
    "system": "InformationSystem0|Programme30",
    "from": "2024-01-01",
    "until": "2024-12-31",
}
"""What the questions ask of in the made-up graph: entities that many articles name."""


def main(count: int = 1_000_000) -> int:
    """Print the time of each question; 1 where one takes longer than :data:`LIMIT`."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "graph.nt", count=count)
        start = time.perf_counter()
        store = open_store(path)
        sys.stdout.write(f"{len(store):,} triples loaded in {time.perf_counter() - start:.1f} s\n")
    slow = 0
    for question in catalogue():
        given = {p.name: DEFAULTS[p.name] for p in question.parameters if p.name in DEFAULTS}
        times = []
        for _ in range(3):
            start = time.process_time()
            answer = ask(store, question, parameters=given)
            times.append(time.process_time() - start)
        rows = len(answer.rows) if hasattr(answer, "rows") else 1
        slow += min(times) > LIMIT
        sys.stdout.write(
            f"{min(times) * 1000:8.1f} ms {rows:7,} rows  {question.name}{'  SLOW' if min(times) > LIMIT else ''}\n"
        )
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
