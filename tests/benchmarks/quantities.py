"""Speed of reading quantities, as ratios in one run: ours, the bare scan, and quantulum3 on the same text.

    python tests/benchmarks/quantities.py FILE.jsonl     lines with "text"

The bare scan only finds where numbers may begin: the physical limit of this design. quantulum3 reads 20 texts.
Growth on repeated fragments is for tests/benchmarks/linear.py.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from facts import lexicon
from facts.quantities import readings, scan
from facts.text.sentences import lower


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
    grammar = readings.grammar(words)
    scans = (grammar.digits, grammar.words)
    ours = size / best(lambda: [scan.read(text, lowered, words) for text, lowered in pairs])
    limit = size / best(lambda: [sum(1 for scan in scans for _ in scan.finditer(lowered)) for _, lowered in pairs])
    print(f"quantities {ours:.2f} MB/s   bare scan {limit:.2f} MB/s   {limit / ours:.1f} times ours")
    from quantulum3 import parser

    parser.parse("5 km")
    few = texts[:20]
    peer = sum(len(text.encode()) for text in few) / 1e6 / best(lambda: [parser.parse(text) for text in few], 1)
    print(f"quantulum3 {peer:.3f} MB/s   ours is {ours / peer:.0f} times as fast")


if __name__ == "__main__":
    main()
