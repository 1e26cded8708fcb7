"""A contrast of a claim in words held against what texts state: two numbers that answer its sides, or the same said."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from checks.gate import place_keys, population
from checks.intervals import Interval, admitted, inside, meet, pair, stated
from checks.model import Reason, VerdictKind
from checks.timing import Time, fits, reported
from checks.verifying.contrasts import NUMBER, Contrast, contrasts
from checks.verifying.differing import differs
from checks.verifying.near import tied
from checks.verifying.restated import HARMED
from checks.verifying.statements import statements
from checks.verifying.steps import continued, steps
from checks.verifying.told import Statement, counted_as
from facts.lexicon import Lexicon, load
from facts.model import Bound, Claim, Extraction, Measure, Quantity

_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_HEDGED = (Bound.ABOUT, Bound.NEARLY, Bound.VAGUE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What evidence says to a contrast, by one claim that says it too, or by two that give its amounts."""

    verdict: VerdictKind
    reason: Reason
    given: Claim
    other: Claim | None = None


def answers(asked: Contrast, texts: Sequence[Extraction], lexicon: Lexicon) -> list[Answer]:
    """Return what each text says to a contrast; where none says it alone, what all of them say together."""
    told, said = [statements(each) for each in texts], [contrasts(each, lexicon) for each in texts]
    found = [_answer(asked, *each) for each in zip(told, said, strict=True)]
    found = found if any(found) else [_answer(asked, tuple(chain(*told)), tuple(chain(*said)))]
    return [each for each in found if each is not None]


def _answer(asked: Contrast, told: Sequence[Statement], said: Sequence[Contrast]) -> Answer | None:
    """Return what numbers and contrasts of the evidence say to one contrast; None where they leave a side open."""
    answers = (_by_numbers(asked, continued(told)), *(_by_contrast(asked, each) for each in said))
    found = [each for each in answers if each is not None]
    decided = [each for each in found if each.verdict is not VerdictKind.NOT_ENOUGH_EVIDENCE]
    return next(iter((*decided, *found)), None)


def _by_numbers(asked: Contrast, told: Sequence[Statement]) -> Answer | None:
    """Return what two numbers of the evidence say to a contrast."""
    numbers = _numbers(asked, told)
    if numbers is None:
        return None
    letter, limit = (_between(asked, *numbers, exact=exact) for exact in (True, False))
    if letter is None or limit is None:
        return None
    return Answer(*_judged(asked, letter, limit), *(each.claim for each in numbers))


def _judged(asked: Contrast, letter: Interval, limit: Interval) -> tuple[VerdictKind, Reason]:
    """Return the verdict on a contrast by the ratio or difference that the evidence states, and the one it admits."""
    if inside(letter, asked.states):
        endless = math.inf in (asked.states.high, -asked.states.low)
        return VerdictKind.SUPPORTED, Reason.TIGHTER if endless else Reason.EQUAL
    if not meet(limit, asked.admits):
        return VerdictKind.REFUTED, Reason.DISJOINT
    return VerdictKind.NOT_ENOUGH_EVIDENCE, Reason.OVERLAP


def _between(asked: Contrast, first: Statement, second: Statement, *, exact: bool) -> Interval | None:
    """Return the ratio or difference of two amounts, as stated or as admitted; None where they share no scale."""
    left, right = first.claim, second.claim
    one, other = left.quantity, right.quantity
    if left.version == right.version and one.precision and other.precision:
        finer = min(one.precision, other.precision)  # one hand writes both alike: 4,000 beside 3,500
        one, other = replace(one, precision=finer), replace(other, precision=finer)
    sets = pair(one, other, read=_stated if exact else admitted)
    if sets is None or (asked.unit and {one.unit, other.unit} != {asked.unit}):
        return None
    above, below = sets
    if not asked.ratio:
        return Interval(above.low - below.high, above.high - below.low)
    least, base = max(0.0, above.low), max(0.0, below.low)  # "at most 12" is no less than none
    if least == math.inf or base == math.inf or below.high <= 0 or above.high < 0:
        return None
    return Interval(least / below.high, above.high / base if base else math.inf)


def _stated(quantity: Quantity) -> Interval | None:
    """Return what a number states to the letter, and what it admits where it is hedged."""
    return admitted(quantity) if quantity.bound in _HEDGED else stated(quantity)


def _by_contrast(asked: Contrast, given: Contrast) -> Answer | None:
    """Return what a contrast of the evidence says to one of the same two amounts, in either order."""
    if asked.ratio is not given.ratio or asked.changes is not given.changes:
        return None
    states, admits = (_inverse(each, ratio=given.ratio) for each in (given.states, given.admits))
    ways = [(given.first, given.second, given.states, given.admits), (given.second, given.first, states, admits)]
    for first, second, letter, limit in ways[: 1 if asked.changes else 2]:
        if _is_side(first, asked.first, asked.second) and _is_side(second, asked.second, asked.first):
            return Answer(*_judged(asked, letter, limit), given.claim)
    return None


def _inverse(interval: Interval, *, ratio: bool) -> Interval:
    """Return the ratio or the difference of two amounts taken the other way round."""
    low, high = interval.low_open, interval.high_open
    if not ratio:
        return Interval(-interval.high, -interval.low, high, low)
    return Interval(1 / interval.high, 1 / interval.low if interval.low else math.inf, high, low)


def _numbers(asked: Contrast, told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return the two numbers that answer the sides of a contrast; None where one is unsaid, or told in two ways."""
    if asked.changes:
        pairs = [each for each in steps(told) if _is_step(asked, *each)]
        return pairs[0] if len({(_value(later), _value(earlier)) for later, earlier in pairs}) == 1 else None
    found = each_of((asked.first, asked.second), told)
    return (found[0], found[1]) if found else None


def each_of(sides: Sequence[Statement], told: Sequence[Statement]) -> tuple[Statement, ...] | None:
    """Return the numbers that answer several sides, one each; None where one is unsaid, or told in two ways."""
    found: list[Statement] = []
    for side in sides:
        others = [other for other in sides if other is not side]
        own = [each for each in told if all(_is_side(each, side, other) for other in others)]
        if len({*map(_value, own)}) != 1 or own[0] in found:
            return None
        found.append(own[0])
    for one, other in pairwise(found):
        dated = not sides[0].times and _of_two_days(one, other)
        placed = len({*map(_sort, sides)}) > 1 and _of_two_places(one, other)
        if dated or placed:
            return None
    return tuple(found)


def _is_step(asked: Contrast, later: Statement, earlier: Statement) -> bool:
    """Return whether a later and an earlier number are of the amount that changed, at the times that are said of it."""
    dated = all(any(fits(each, day) for day in earlier.times) for each in asked.second.times) or asked.first.times
    return _is_side(later, asked.first, asked.second) and bool(dated)


def _of_two_days(one: Statement, other: Statement) -> bool:
    """Return whether two numbers are told of times that have none in common."""
    ours, theirs = ({*map(_day, each.times)} for each in (one, other))
    return bool(ours and theirs and not ours & theirs)


def _of_two_places(one: Statement, other: Statement) -> bool:
    """Return whether two numbers are told of places that have none in common."""
    here, there = place_keys(one.claim), place_keys(other.claim)
    return bool(here and there and not here & there)


def _value(statement: Statement) -> tuple[float | None, float | None, str]:
    """Return what a number states and in which unit."""
    quantity = statement.claim.quantity
    return quantity.low, quantity.high, quantity.unit


def _is_side(given: Statement, side: Statement, other: Statement) -> bool:
    """Return whether a number is surely of one side of a contrast, and not of the other one."""
    thing = frozenset(word for word in (*side.before, *side.after) if not word[0].isdigit())
    fitted = _in_unit(side, given, thing)
    if differs(fitted, given) is not None or not (tied(fitted, given) or (thing and thing <= given.words)):
        return False
    measures = {fitted.claim.measure, given.claim.measure}
    if len(measures) > 1 and measures & HARMED:
        return False
    if given.named and not (side.named & other.named) <= given.words:
        return False
    lead = [word for word in given.before if not word[0].isdigit() and word not in given.named]
    if _sort(side) != _sort(other) and lead and side.words.isdisjoint(lead):
        return False  # "sold 400 cars and bought 30 vans"
    if fitted is not side and _narrowed(side, other, given):
        return False
    own = [each for each in side.times if _day(each) not in map(_day, other.times)]
    if own:
        told = reported(given.times)
        return bool(told) and all(fits(each, replace(day, cue="on")) for each in own for day in told)
    if _sort(side) != _sort(other):
        return True
    return _told_of(given, side.words - other.words, other.words - side.words, side.named)


def _narrowed(side: Statement, other: Statement, given: Statement) -> bool:
    """Return whether a word before a noun of a side makes it one of several: "ticket prices" are no prices."""
    ours, others, theirs = (_WORD.findall(each.claim.sentence.lower()) for each in (side, other, given))
    closed = {word for words in load()["words"].values() if isinstance(words, list) for word in words}
    never = {*closed, *ours, *others}
    return any(
        word in ours and word not in closed and before.isalpha() and before not in never
        for before, word in pairwise(theirs)
    )


def _told_of(given: Statement, words: frozenset[str], others: frozenset[str], named: frozenset[str]) -> bool:
    """Return whether words of one side stand by a number, and none of those that tell the other side from it."""
    near = frozenset((*given.before, *given.after)) if others & given.words else given.words
    return (words & named or words) <= near and not others & near


def _sort(statement: Statement) -> tuple[Measure, str, str | None, str]:
    """Return what a number counts, so far as it is more than a word beside it."""
    claim = statement.claim
    return claim.measure, population(claim), claim.side, claim.quantity.unit


def _day(time: Time) -> tuple[int | None, int | None, int | None]:
    return time.year, time.month, time.day


def _in_unit(side: Statement, given: Statement, thing: frozenset[str]) -> Statement:
    """Return a side without a noun ("sales doubled") in the unit of a number whose sentence has all of its words."""
    claim, quantity = side.claim, given.claim.quantity
    bare = claim.quantity.unit == "1" or (claim.quantity.quote == NUMBER and claim.measure not in HARMED)
    if not bare or not thing <= given.words:
        return side
    number = counted_as(claim.quantity, quantity)
    return replace(side, claim=replace(claim, measure=given.claim.measure, quantity=number))
