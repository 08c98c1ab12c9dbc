"""How fast dumps are threaded, in characters a second of processor time on one core.

    python benchmarks/reading.py [PAGE...]

Without pages: the five sample pages, and a dump of 1,200 pages' worth of them under changing names (so that no passage
repeats), which shows that the time grows with the length alone.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kg.read import thread

SEEDS = Path(__file__).parents[1] / "seeds"


def rate(texts: list[str], rounds: int) -> float:
    """Million characters a second over all texts, the best of some rounds."""
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            thread(text)
        best = max(best, sum(map(len, texts)) / (time.process_time() - start) / 1e6)
    return best


def main() -> None:
    """Print one line for each kind of input."""
    paths = [Path(a) for a in sys.argv[1:]] or sorted(SEEDS.glob("*.txt"))
    texts = [p.read_text(encoding="utf-8") for p in paths]
    thread(texts[0])
    for path, text in zip(paths, texts, strict=True):
        sys.stdout.write(f"{path.name:40} {len(text):9,} characters {rate([text], 5):6.2f} million/s" + "\n")
    sys.stdout.write(f"{'all of them':40} {sum(map(len, texts)):9,} characters {rate(texts, 5):6.2f} million/s" + "\n")
    for copies in (10, 40):
        long = "\n\n".join(t.replace("重庆", "重" + chr(0x5200 + n)) for n in range(copies) for t in texts)
        sys.stdout.write(
            f"{f'one dump of {copies} times all':40} {len(long):9,} characters {rate([long], 1):6.2f} million/s" + "\n"
        )


if __name__ == "__main__":
    main()
