"""Whether reading time grows with the size of a text and no faster, for repeated fragments of the lexicon's own words.

    python tests/benchmarks/linear.py [FRAGMENTS [SLOWEST]]     300 and 0 by default

Each line is a fragment with the seconds that 0.1 MB and 1 MB of it take through the whole `extract`, and their ratio:
10 is linear. Fragments are those by hand (number words joined in every way, digits and marks, what a pattern could run
away on) and FRAGMENTS more, drawn with a fixed seed: one of each class of words of the lexicon behind each kind of
joint, then two to four of different classes in a row. The SLOWEST are read at 10 MB too: 10 times 1 MB is linear.

Last run, of 142 fragments: the median ratio was 9.7, nine in ten stayed below 11.2, the highest was 13.1
("53 people were killed in May-", whose ratio of 10 MB to 1 MB was 10.5). Before a run of stops was looked at once only,
"!" and "..." had 127 and 67 for ten times the text.
"""

import random
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

from facts import Document, extract
from facts.lexicon import Lexicon, load, shared

_JOINTS = (" ", "-", ", ", ". ", "\n", "\n\n", "/", " - ", " and ", ":", "(", ") ", '"', "'", "–", "; ", "$", " 1 ",
    "-1-", " 12 ", "", " to ", "%", ".", "_", "+", "^", "’s ", "=")  # fmt: skip
_MORE = {
    "digits": ("1", "12", "1,234", "1.5", "2016", "1/2", "½", "10:30", "1e5", "0", "007", "12%"),
    "names": ("Aleppo", "al-Bab", "U.S.", "Ali", "Syria", "A.", "Mr.", "Ali Hassan"),
    "numbers": (
        "one",
        "two",
        "twenty",
        "hundred",
        "a",
        "million",
        "dozen",
        "half",
        "third",
        "and",
        "point",
        "of",
        "in",
    ),
}
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
    "1-two-",
    "a-1-",
    "one-",
    "one hundred and ",
    "two and a half ",
    "half a ",
    "dozens and dozens of ",
    "tens of thousands of ",
    "between 1 and ",
    "more than 1 and less than ",
    "1-",
    "- ",
    "1,",
    "1;",
    "1/",
    "1^",
    "1e",
    "1_",
    "_1",
    "$",
    "½",
    "1 in ",
    "1 , 234 ",
    "1 km (1 miles) ",
    "1m ",
    "3rd ",
    "first ",
    "(1) ",
    "2016-",
    "...",
    "!",
    "? ",
    "Mr.",
    "A. ",
    "Jan. ",
    "X-",
)


def main() -> None:
    """Print the seconds of each fragment at each size, the worst ratio and the slowest."""
    wanted, slowest = ([int(number) for number in sys.argv[1:]] + [300, 0][len(sys.argv) - 1 :])[:2]
    extract(Document("warm", "At least 53 people were killed in Aleppo on Monday, police said.", "1"))
    ratios: dict[str, float] = {}
    took: dict[str, float] = {}
    for fragment in dict.fromkeys((*_BY_HAND, *_drawn(load(), wanted))):
        small, took[fragment] = (_seconds(fragment, size) for size in (0.1, 1.0))
        ratios[fragment] = took[fragment] / small
        print(f"{fragment!r:60} {small:8.3f} s {took[fragment]:8.2f} s  ratio {ratios[fragment]:6.1f}", flush=True)
    worst = max(ratios, key=ratios.__getitem__)
    print(f"of {len(ratios)} fragments grows most: {worst!r}, ratio {ratios[worst]:.1f}")
    for fragment in sorted(took, key=lambda each: -took[each])[:slowest]:
        large = _seconds(fragment, 10.0)
        print(f"{fragment!r:60} 10 MB {large:8.1f} s  ratio to 1 MB {large / took[fragment]:6.1f}", flush=True)


def _drawn(lexicon: Lexicon, number: int) -> Iterator[str]:
    """Yield fragments of words of the lexicon's classes, one and several in a row."""
    draw, classes = random.Random(11), list(_classes(lexicon))
    for at in range(number):
        words = [classes[at % len(classes)]] if at < len(classes) else draw.choices(classes, k=draw.choice((2, 3, 4)))
        yield "".join(draw.choice(each) + draw.choice(_JOINTS) for each in words)


def _classes(lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of each table of the lexicon; what is a pattern and no phrase is left out."""
    units = shared("units").values()
    yield from _MORE.values()
    yield tuple(word for table in units for symbol, unit in table.items() for word in (symbol, *unit.get("words", ())))
    for name in sorted(lexicon.tables):
        for table in lexicon[name].values():
            words = tuple(word for word in _phrases(table) if not set(word) & set("\\()[]|?*{}^$"))
            if words and name != "comparisons":
                yield words


def _phrases(table: Any) -> Iterator[str]:
    """Yield the strings of a table, those that name a number too."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for name, value in table.items():
            yield from (name,) if isinstance(value, int | float) else _phrases(value)
    elif isinstance(table, list):
        for value in table:
            yield from _phrases(value)


def _seconds(fragment: str, megabytes: float) -> float:
    text = fragment * max(1, int(megabytes * 1e6 / len(fragment.encode())))
    start = time.process_time()
    extract(Document("x", text, "1"))
    return time.process_time() - start


if __name__ == "__main__":
    main()
