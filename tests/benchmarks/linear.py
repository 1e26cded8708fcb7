"""Whether reading time grows with the size of a text and no faster, for repeated fragments of the lexicon's own words.

    python tests/benchmarks/linear.py [MEGABYTES …]     sizes, 0.1 and 1 by default; 10 takes long

Fragments are words of harm, of saying, of time and place, number words, digits and punctuation, alone and joined,
with and without sentence ends: what a pattern could run away on. Each line is a fragment with its seconds for a
megabyte at every size; flat is linear. The worst growth and the slowest fragment are named at the end.
"""

import sys
import time
from collections.abc import Iterator

from facts import Document, extract
from facts.lexicon import Lexicon, load

_BY_HAND = (
    "killed 12 ",
    "12 killed, ",
    "12 killed. ",
    "12 killed in Aleppo on Monday. ",
    "In Aleppo 12, ",
    "at least 5 ",
    "twenty-",
    "between 3 and ",
    "$1 to ",
    "1:",
    "1,234 ",
    "1 ",
    "a.",
    "U.S. ",
    "Al-",
    "Aleppo ",
    "Aleppo, ",
    "in the town of Abcd. ",
    "in the town of Abcd and ",
    "3 March ",
    "last year ",
    "http://x.y/1 ",
    "a@b.cd 1 ",
    "said the army, ",
    "who, ",
    "no civilians and ",
    "a farmer and ",
    "12 of them ",
    "including 12 ",
    "x",
    "X",
    ". ",
    '"',
    "(",
    "\n",
    "\n\n12 killed",
)


def main() -> None:
    """Print seconds for a megabyte of each fragment at each size."""
    sizes = [float(size) for size in sys.argv[1:]] or [0.1, 1.0]
    lexicon = load()
    extract(Document("warm", "At least 53 people were killed in Aleppo on Monday, police said.", "1"))
    growth: dict[str, float] = {}
    slowest: dict[str, float] = {}
    for fragment in dict.fromkeys((*_BY_HAND, *_of_lexicon(lexicon))):
        took = [_seconds(fragment, size) / size for size in sizes]
        growth[fragment], slowest[fragment] = took[-1] / took[0], took[-1]
        print(f"{fragment!r:44}" + "".join(f"{seconds:10.2f}" for seconds in took) + " s/MB", flush=True)
    worst, slow = max(growth, key=growth.__getitem__), max(slowest, key=slowest.__getitem__)
    print(f"grows most: {worst!r}, {growth[worst]:.1f} times; slowest: {slow!r}, {slowest[slow]:.1f} s/MB")


def _of_lexicon(lexicon: Lexicon) -> Iterator[str]:
    """Yield fragments of the lexicon: a phrase of each kind beside a number."""
    for measure in ("killed", "displaced", "missing"):
        for phrases in lexicon["measures"][measure].values():
            if isinstance(phrases, list):
                yield f"{phrases[0]} 7 "
    for phrases in lexicon["bounds"]["before"].values():
        yield f"{max(phrases, key=len)} 7 "
    for phrases in lexicon["bounds"]["after"].values():
        yield f"7 {max(phrases, key=len)} "
    yield f"{max(lexicon['attribution']['say'], key=len)} 7 "


def _seconds(fragment: str, megabytes: float) -> float:
    text = fragment * max(1, int(megabytes * 1e6 / len(fragment.encode())))
    start = time.process_time()
    extract(Document("x", text, "1"))
    return time.process_time() - start


if __name__ == "__main__":
    main()
