"""Parts that add up to the whole before them: "killed 16 people, 12 men and four women"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from facts.lexicon import Lexicon
from facts.model import Quantity
from facts.roles.counted_nouns import head
from facts.roles.implied import quantity_at
from facts.text.tokens import Item

_FEWEST = 3  # numbers that it takes: a whole and two parts
# "16 people - 12 men and four women -", "ten people died: seven men and three women"
_SPELT = re.compile(
    r"(?P<whole>Q)[^QqUzu;]{0,14}?(?P<mark>[,;])(?P<parts>[ady]?[Qq](?:[xCPpoi]{0,4}(?:,&?|&)[ady]?[Qq])+)"
    r"(?P<more>(?![xCPpy]{0,2}[RVGHMBWDIA]))?"
)
_APART = frozenset("-–—()")  # marks that set what follows apart from a list


class Spelt(NamedTuple):
    """Where a whole stands in the tags, and the parts that it is spelt out in; `alone` where no verb is their own,
    `enclosed` where dashes or brackets on both sides keep them from what else befell others.
    """

    whole: int
    parts: Mapping[int, Quantity]
    alone: bool
    enclosed: bool


def may_spell(tags: str) -> bool:
    """Return whether a sentence has numbers and marks enough to spell out a whole."""
    return tags.count("Q") + tags.count("q") >= _FEWEST and ("," in tags or ";" in tags)


def spelt_out(
    items: Sequence[Item], tags: str, wholes: Mapping[int, Quantity], text: str, lexicon: Lexicon
) -> Iterator[Spelt]:
    """Yield the wholes of a sentence that two or more numbers behind them add up to, with these.

    `wholes` are the numbers that may be one. A comma alone also parts the members of a list: then only what means
    people of any kind can be the whole of the others ("three boys, a man and two women" are six).
    """
    for match in _SPELT.finditer(tags):
        at = match.start("whole")
        if at not in wholes:
            continue
        whole = wholes[at]
        if match["mark"] == "," and text[items[match.start("mark")][1]] not in _APART and not _is_any(whole, lexicon):
            continue
        places = [part for part in range(*match.span("parts")) if tags[part] in "Qq"]
        if any(tags[part] == "Q" and not isinstance(items[part][3], Quantity) for part in places):
            continue
        parts = {part: quantity_at(items, part, text, lexicon) for part in places}
        sums = list(accumulate(part.low or 0 for part in parts.values()))
        if whole.low in sums[1:]:
            count = sums.index(whole.low) + 1  # "six priests - five Peruvians and a Chilean - and two cooks"
            alone = count < len(parts) or match["more"] is not None
            marks = (match.start("mark"), places[count - 1] + 1)
            enclosed = all(end < len(items) and text[items[end][1]] in _APART for end in marks)
            yield Spelt(at, dict(list(parts.items())[:count]), alone, enclosed)


def _is_any(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Return whether a number is of people of any kind: "16 people", "16"."""
    return quantity.counted is None or head(quantity) in lexicon["nouns"]["anybody"]
