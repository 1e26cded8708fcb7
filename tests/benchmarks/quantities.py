"""Speed of reading quantities, as ratios in one run: ours, the bare scan, and quantulum3 on the same text.

    python tests/benchmarks/quantities.py FILE.jsonl     lines with "text"

The bare scan only finds where numbers may begin: the physical limit of this design. quantulum3 reads 20 texts.
Then the time for repeated fragments at 0.1 and 1 MB, which must grow with the size and no faster.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from facts import lexicon, quantities, readings
from facts.sentences import lower

PIECES = (
    "1,234 ",
    "two hundred and ",
    "at least 5 ",
    "twenty-",
    "1 200 ",
    "between 3 and ",
    "5 x-",
    "$1 to ",
    "1:",
    "x1",
)


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest of several times, in seconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


def main() -> None:
    """Print megabytes a second and ratios."""
    words = lexicon.load()
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    pairs = [(text, lower(text)) for text in texts]
    size = sum(len(text.encode()) for text in texts) / 1e6
    scan = readings.grammar(words).scan
    ours = size / best(lambda: [quantities.read(text, lowered, words) for text, lowered in pairs])
    limit = size / best(lambda: [sum(1 for _ in scan.finditer(lowered)) for _, lowered in pairs])
    print(f"quantities {ours:.2f} MB/s   bare scan {limit:.2f} MB/s   {limit / ours:.1f} times ours")
    from quantulum3 import parser

    parser.parse("5 km")
    few = texts[:20]
    peer = sum(len(text.encode()) for text in few) / 1e6 / best(lambda: [parser.parse(text) for text in few], 1)
    print(f"quantulum3 {peer:.3f} MB/s   ours is {ours / peer:.0f} times as fast")
    for piece in PIECES:
        took = []
        for length in (100_000, 1_000_000):
            text = piece * (length // len(piece))
            took.append(best(lambda text=text: quantities.read(text, lower(text), words), 1))  # type: ignore[misc]
        print(f"{piece!r:20} 0.1 MB {took[0]:.2f} s   1 MB {took[1]:.2f} s   {took[1] / took[0]:.0f} times")


if __name__ == "__main__":
    main()
