"""How far apart a contrast says that two amounts are: twice, 20 percent more, five fewer, or only more."""

import math
import re
from dataclasses import dataclass
from functools import cache

from checks.intervals import CEILINGS, FLOORS, Interval, admitted, is_counted, stated, tolerances
from facts.lexicon import Lexicon
from facts.model import Bound, Extraction, Quantity, SkipReason
from facts.text.words import any_of

_TIME = "time"  # the unit of "three times"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a contrast says of two amounts, from `start` to `end` in its sentence.

    `states` and `admits` are values of the first amount divided by the second one (`ratio`), else of the first less the
    second; `numbered`: by a number that the text states; `unit`: that of a measured difference.
    """

    start: int
    end: int
    states: Interval
    admits: Interval
    ratio: bool = True
    numbered: bool = False
    unit: str | None = None


def amount(extraction: Extraction, offset: int, sentence: str, match: re.Match[str], lexicon: Lexicon) -> Amount | None:
    """Return how far apart the words of a match say that two amounts are; None where its number cannot be read."""
    table, groups = lexicon["contrasts"], match.groupdict()
    start, end = match.start(), len(sentence[: match.start("head")].rstrip())
    word = (groups.get("factor") or "").lower()
    value = {**table["factors"], **table["equal"], **table["multiplied"]}.get(" ".join(word.split()))
    if value is not None:
        start, bound = _hedged(sentence[:start], start, lexicon)
        return Amount(start, end, *_limits(value, value, bound))
    part = _part(lexicon).match(sentence, end) if not word else None
    number = _beside(extraction, offset, sentence, start, end, lexicon)
    if part is not None:
        value = table["part_words"][part["part"].lower()]
        return Amount(start, part.end(), *_turned(_limits(value, value, Bound.EXACT), less=groups["less"] is not None))
    if number is not None:
        start, end = min(start, number.start - offset), end if number.start - offset < start else number.end - offset
        return _numbered(number, start, end, times=bool(word), less=groups.get("less") is not None)
    if word:
        return None
    side = Interval(0, 1, high_open=True) if groups["less"] else Interval(1, math.inf, low_open=True)
    return Amount(start, end, side, side)


def _hedged(lead: str, start: int, lexicon: Lexicon) -> tuple[int, Bound]:
    """Return where a factor begins with the words that bound it, and the bound."""
    match = _hedges(lexicon).search(lead.lower())
    if match is None:
        return start, Bound.EXACT
    return match.start(), Bound(next(kind for kind, words in match.groupdict().items() if words))


@cache
def _hedges(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a bound at the end of a text, one named group for each."""
    groups = "|".join(f"(?P<{kind}>{any_of(words)})" for kind, words in lexicon["bounds"]["before"].items())
    return re.compile(rf"(?<!\w)(?:{groups})\s+$")


@cache
def _part(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a part that is no number, behind its verb: "by half"."""
    by, parts = (any_of(lexicon["contrasts"][name]) for name in ("by", "part_words"))
    return re.compile(rf"\s+(?:{by})\s+(?P<part>{parts})\b(?!\s+an?\b)", re.IGNORECASE)


def _beside(
    extraction: Extraction, offset: int, sentence: str, start: int, end: int, lexicon: Lexicon
) -> Quantity | None:
    """Return the number right before a contrast ("20 percent more"), or right behind it ("fell by 20 percent")."""
    told = [(each.field, each.quantity) for each in extraction.claims]
    told += [(each.field, each.quantity) for each in extraction.refused]
    for field, quantity in told:
        if field != "text" or quantity.skipped is SkipReason.DATE or quantity.implied:
            continue
        since, to, until = (place - offset for place in (quantity.start, quantity.number_end, quantity.end))
        if since < start and not sentence[until if to <= until <= start else to : start].strip() and to <= start:
            return quantity
        between = sentence[end:since].strip().lower() if since >= end else None
        if between in lexicon["contrasts"]["by"] or (between == "" and quantity.dimension == "share"):
            return quantity
    return None


def _numbered(quantity: Quantity, start: int, end: int, *, times: bool, less: bool) -> Amount | None:
    """Return what a number says of two amounts; "three times more" may be four times as many."""
    ends = quantity.low, quantity.high
    if quantity.unit == _TIME:
        if not times and (less or quantity.low is None):
            return None
        more = ends[1] if times or ends[1] is None else ends[1] + 1
        return Amount(start, end, *_limits(ends[0], more, quantity.bound))
    if times:
        return None
    if quantity.dimension == "share" or quantity.skipped is SkipReason.ORDINAL:
        low, high = (quantity.si_low, quantity.si_high) if quantity.dimension == "share" else ends
        return Amount(start, end, *_turned(_limits(low, high, quantity.bound), less=less), numbered=True)
    if (said := stated(quantity)) is None or (limit := admitted(quantity)) is None:
        return None
    if less:
        said, limit = (Interval(-each.high, -each.low, each.high_open, each.low_open) for each in (said, limit))
    unit = None if is_counted(quantity) else quantity.unit
    return Amount(start, end, said, limit, ratio=False, numbered=True, unit=unit)


def _limits(low: float | None, high: float | None, bound: Bound) -> tuple[Interval, Interval]:
    """Return the factors or shares that one stands for, and those that it does not exclude."""
    table = tolerances()["contrast"]
    if bound in FLOORS | CEILINGS or low is None or high is None:
        least = 0.0 if low is None or bound in CEILINGS else low
        most = math.inf if high is None or bound in FLOORS else high
        said = Interval(least, most, low_open=bound is Bound.MORE_THAN, high_open=bound is Bound.LESS_THAN)
        return said, said
    wide = 2 if bound in (Bound.ABOUT, Bound.NEARLY) else 1
    above = 0 if bound is Bound.NEARLY else wide
    states, admits = table["states"], table["admits"]
    return (
        Interval(low * (1 - wide * states), high * (1 + above * states)),
        Interval(low * (1 - wide * admits), high * (1 + max(above, 0.5) * admits)),
    )


def _turned(limits: tuple[Interval, Interval], *, less: bool) -> tuple[Interval, Interval]:
    """Return the factors that shares of a rise or of a fall come to."""
    states, admits = (
        Interval(1 - each.high, 1 - each.low, each.high_open, each.low_open)
        if less
        else Interval(1 + each.low, 1 + each.high, each.low_open, each.high_open)
        for each in limits
    )
    return states, admits
