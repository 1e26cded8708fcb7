"""Two quantities side by side that are one: "more than 20 and fewer than 30 people", "5 km (3 miles)"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.model import Bound, Quantity, SkipReason
from facts.text.words import any_of

_ASIDE: Final = re.compile(r" ?[(\[]")
_SLACK: Final = 0.1  # a converted value is rounded freely: "100 km (60 miles)"


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """What may stand between two quantities that are one."""

    both: regex.Pattern[str]
    again: regex.Pattern[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled links of a language."""
    table = lexicon["quantities"]["pair"]
    return Grammar(
        re.compile(rf",? (?:(?:{any_of(table['both'])}) )?", re.IGNORECASE),
        re.compile(rf"[\w-]{{0,12}} ?[(\[]|/|, (?:{any_of(table['or'])}) ", re.IGNORECASE),
    )


def joined(text: str, left: Quantity, right: Quantity, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return two neighbours as they are to be kept: as one range, the second as a conversion, or unchanged."""
    one = _range(text, left, right, grammar)
    if one is not None:
        return (one,)
    if _converts(text, left, right, grammar):
        return left, replace(right, skipped=SkipReason.CONVERSION, rule="conversion")
    return left, right


def _range(text: str, left: Quantity, right: Quantity, grammar: Grammar) -> Quantity | None:
    """Return "more than 20 and fewer than 30 people" as one range; None where two bounds do not close an interval."""
    if (left.low is None) == (left.high is None) or (left.low is None) != (right.high is None):
        return None
    low, high = (left.low, right.high) if right.low is None else (right.low, left.high)
    if low is None or high is None or low >= high or left.skipped or right.skipped:
        return None
    if left.unit not in ("1", right.unit) or grammar.both.fullmatch(text, left.end, right.start) is None:
        return None
    steps = [step for step in (left.precision, right.precision) if step]
    si = (right.si_low, left.si_high) if right.si_low is not None else (left.si_low, right.si_high)
    if left.unit != right.unit:
        factor = (right.si_low or right.si_high or 0.0) / ((right.low or right.high) or 1.0)
        si = (low * factor, high * factor)
    return replace(
        right,
        quote=text[left.start : right.end],
        start=left.start,
        number_start=left.number_start,
        low=low,
        high=high,
        bound=Bound.RANGE,
        precision=min(steps, default=None),
        si_low=si[0],
        si_high=si[1],
        rule="both bounds",
    )


def _converts(text: str, left: Quantity, right: Quantity, grammar: Grammar) -> bool:
    """Return whether the right quantity says the left one again in another unit, within the rounding of both."""
    if left.skipped or right.skipped or left.dimension != right.dimension or left.unit == right.unit:
        return False
    if right.start - left.end > 16 or left.dimension == "count":
        return False
    if left.dimension == "money":  # rates of exchange are not known: "400 million pounds ($8 million)"
        return _ASIDE.fullmatch(text, left.end, right.start) is not None
    if grammar.again.fullmatch(text, left.end, right.start) is None:
        return False
    ends = ((left.si_low, right.si_low), (left.si_high, right.si_high))  # the hedge is often not said again
    known = [(a, b) for a, b in ends if a is not None and b is not None]
    return bool(known) and all(abs(a - b) <= _SLACK * max(abs(a), abs(b)) for a, b in known)
