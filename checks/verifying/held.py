"""One number of a claim in words held against one of the evidence → verdict and reason (CODEBOOK, section 5)."""

from dataclasses import replace

from checks.gate import population
from checks.intervals import (
    CEILINGS,
    FLOORS,
    Interval,
    inside,
    is_counted,
    meet,
    pair,
    point,
    stated,
    step,
    tolerances,
)
from checks.model import Reason, VerdictKind
from checks.people import is_whole
from checks.stories import HURT
from checks.timing import outdated
from checks.verifying.changes import upset
from checks.verifying.told import Statement
from facts.model import PEOPLE, Bound, Claim, Modality, SkipReason

Ruling = tuple[VerdictKind, Reason]
_SUPPORTED, _REFUTED, _OPEN = VerdictKind.SUPPORTED, VerdictKind.REFUTED, VerdictKind.NOT_ENOUGH_EVIDENCE
_SCALES_OF_WORDS = (1e12, 1e9, 1e6)  # a trillion, a billion, a million
_SCALES = ("rating", "magnitude")  # dimensions of which a bare number may be
_PERSON = "person"
_EXACTISH = (Bound.EXACT, Bound.ABOUT)


def held(asked: Statement, given: Statement) -> Ruling:
    """Return what one number says to another of the same quantity.

    What an earlier day says may have grown until the claim's, so that it supports only a floor, and refutes only what
    is lower.
    """
    ours, theirs = asked.claim, given.claim
    verdict, reason = _judged(ours, theirs)
    if verdict is _SUPPORTED and upset(asked, given):
        return _REFUTED, Reason.DISJOINT
    if verdict is _REFUTED and _may_be_among(ours, theirs):
        return _OPEN, Reason.DIFFERENT_POPULATION
    if verdict is _OPEN or not outdated(asked.times, given.times):
        return verdict, reason
    value, told = point(ours.quantity), point(theirs.quantity)
    grown = value is not None and told is not None and told <= value
    stands = ours.quantity.bound in FLOORS if verdict is _SUPPORTED else not grown
    return (verdict, reason) if stands else (_OPEN, Reason.DIFFERENT_TIME)


def _may_be_among(asked: Claim, given: Claim) -> bool:
    """Return whether those asked for may be some of a greater number: two tourists or "a soldier" among 12 dead."""
    ours, theirs = asked.quantity, given.quantity
    if asked.measure not in HURT or (point(theirs) or 0.0) <= (point(ours) or 0.0):
        return False
    return bool(ours.implied and ours.low) or (population(asked) == "all" and is_whole(given) and not is_whole(asked))


def _judged(asked: Claim, given: Claim) -> Ruling:
    """Return what one number says to another, whenever they are said."""
    if SkipReason.SCORE is asked.quantity.skipped is given.quantity.skipped:
        same = _ends(asked) == _ends(given)
        return (_SUPPORTED, Reason.EQUAL) if same else (_REFUTED, Reason.DISJOINT)
    asked = on_scale(asked, given)
    given = on_scale(given, asked)
    if Modality.DENIED in (asked.modality, given.modality) and asked.modality is not given.modality:
        scales = pair(asked.quantity, given.quantity)
        same = Bound.EXACT in (asked.quantity.bound, given.quantity.bound) and asked.quantity.bound in _EXACTISH
        denied = same and scales is not None and meet(*scales)  # denying 23 is not denying "at least 20"
        return (_REFUTED, Reason.DENIED) if denied else (_OPEN, Reason.DIFFERENT_MODALITY)
    sets = pair(asked.quantity, given.quantity)
    said = pair(asked.quantity, given.quantity, read=stated)
    if sets is None or said is None:
        return _OPEN, Reason.UNKNOWN
    return _measured(asked, given, sets, said)


def _ends(claim: Claim) -> tuple[float | None, float | None]:
    """Return both numbers of a score, the lower one first."""
    return claim.quantity.low, claim.quantity.high


def _measured(
    asked: Claim, given: Claim, sets: tuple[Interval, Interval], stating: tuple[Interval, Interval]
) -> Ruling:
    """Return the verdict of two admissible sets, and of what both state to the letter."""
    (ours, theirs), (asking, said) = sets, stating
    letter, limit = _letter(asked, given), stated(asked.quantity)
    if (letter and limit and not meet(letter, limit)) or _left_out(asked, given):
        return _REFUTED, Reason.DISJOINT
    if said == ours or (said.low == ours.low and said.high == ours.high):
        return _SUPPORTED, Reason.EQUAL
    if asked.quantity.bound in _EXACTISH and point(asked.quantity) == point(given.quantity):
        return _SUPPORTED, Reason.EQUAL
    if (inside(said, ours) and not _coarse(asked, asking, said)) or (letter and limit and inside(letter, limit)):
        return _SUPPORTED, Reason.ROUNDED if asked.quantity.bound is Bound.EXACT else Reason.TIGHTER
    if not meet(ours, theirs) or _excluded(asked, given) or _in_other_millions(asked, given):
        return _REFUTED, Reason.DISJOINT
    return _OPEN, Reason.OVERLAP


def _coarse(asked: Claim, asking: Interval, said: Interval) -> bool:
    """Return whether a number is rounded to another one too far off to stand for it: 200 for 160."""
    far = max(abs(said.low - asking.low), abs(said.high - asking.high))
    return asked.quantity.bound is Bound.EXACT and far > tolerances()["rounded_share"] * abs(asking.high)


def _in_other_millions(asked: Claim, given: Claim) -> bool:
    """Return whether two plain numbers of so many millions are too far apart for either to be the other rounded.

    "10 million" is written to the last million, as "10" is to the last one: it is not 8 million.
    """
    one, other = asked.quantity, given.quantity
    left, right = point(one), point(other)
    if left is None or right is None or one.unit != other.unit or {one.bound, other.bound} != {Bound.EXACT}:
        return False
    scale = next((each for each in _SCALES_OF_WORDS if min(left, right) >= each), None)
    limits = tolerances()
    if scale is None or max(left, right) / scale >= limits["round_from"]:
        return False
    return bool(abs(left - right) > limits["rounded_share"] * max(left, right))


def _excluded(asked: Claim, given: Claim) -> bool:
    """Return whether the evidence states exactly the number that "more than" or "less than" leaves out."""
    strict = asked.quantity.bound in (Bound.MORE_THAN, Bound.LESS_THAN)
    exact = given.quantity.bound is Bound.EXACT and asked.quantity.unit == given.quantity.unit
    return strict and exact and point(asked.quantity) == given.quantity.low == given.quantity.high


def _left_out(asked: Claim, given: Claim) -> bool:
    """Return whether the evidence states the very number that a strict bound leaves out, of what is no people: they are
    estimated, and "more than 1,000" is said of a thousand.
    """
    return asked.quantity.dimension != _PERSON and asked.measure not in PEOPLE and _excluded(asked, given)


def _letter(asked: Claim, given: Claim) -> Interval | None:
    """Return the values that the evidence stands for when held against "more than" or "less than" a number.

    A number written finely enough is taken at its word. None: no such reading.
    """
    quantity = given.quantity
    value = point(quantity)
    if asked.quantity.bound not in FLOORS | CEILINGS or value is None or asked.quantity.unit != quantity.unit:
        return None
    fine = step(value, quantity.precision) <= tolerances()["about_share"] * abs(value)
    return Interval(value, value) if fine and quantity.bound in _EXACTISH and quantity.low == quantity.high else None


def says(given: Claim, asked: Claim) -> bool:
    """Return whether a number is the very one asked for, in one unit and without any bound."""
    ours, theirs = asked.quantity, given.quantity
    plain = ours.bound is Bound.EXACT is theirs.bound and ours.dimension == theirs.dimension
    return plain and ours.low is not None and (ours.low, ours.unit) == (theirs.low, theirs.unit)


def holds(asked: Claim, given: Claim) -> bool:
    """Return whether the given number lies in what the asked one admits."""
    if SkipReason.SCORE is asked.quantity.skipped is given.quantity.skipped:
        return _ends(asked) == _ends(given)
    asked = on_scale(asked, given)
    given = on_scale(given, asked)
    sets = pair(asked.quantity, given.quantity)
    said = pair(asked.quantity, given.quantity, read=stated)
    within = sets is not None and said is not None and inside(said[1], sets[0])
    return within and not _left_out(asked, given)


def on_scale(claim: Claim, other: Claim) -> Claim:
    """Return a claim in the unit of what it is held against: a bare number as a rating, critics as reviews."""
    scale, quantity = other.quantity, claim.quantity
    if scale.dimension == "rating" and quantity.dimension == "share":
        parts = int(scale.unit.lstrip("/"))
        low, high = (None if end is None else end * parts / 100 for end in (quantity.low, quantity.high))
        rated = replace(quantity, low=low, high=high, precision=None, unit=scale.unit, dimension="rating")
        return replace(claim, quantity=rated)
    counted = is_counted(quantity) and is_counted(scale)
    if quantity.dimension == "share":  # "a tenth" is 10 %, no 0.1 %
        return claim
    if not counted and (quantity.unit != "1" or not (scale.dimension in _SCALES or scale.unit == "%")):
        return claim
    return replace(claim, quantity=replace(quantity, unit=scale.unit, dimension=scale.dimension))
