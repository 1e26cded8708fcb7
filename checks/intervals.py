"""What values a quantity admits, and whether two of them can be true together (CODEBOOK, section 4)."""

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from facts.model import Bound, Quantity

FLOORS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
CEILINGS = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_ZEROS = 5  # half a step of a number that ends in a zero
_ENDLESS = -12  # decimals of a value that nobody wrote in digits: a third


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between `low` and `high`; an open end does not belong to them."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


@cache
def tolerances() -> Mapping[str, Any]:
    """Return the table of tolerances, each with its reason in the file."""
    return tomllib.loads((files("checks") / "tolerances.toml").read_text("utf-8"))


def is_counted(quantity: Quantity) -> bool:
    """Return whether the quantity counts things one by one, rather than measuring them."""
    return quantity.dimension in tolerances()["counted"]


@lru_cache(maxsize=65536)
def step(value: float, precision: float | None) -> float:
    """Return the size of one step of the last significant digit: as written, else from the value's zeros.

    >>> step(1200, None), step(2.5, None), step(53, None)
    (100.0, 0.1, 1.0)
    """
    if precision:
        return precision
    if value == 0 or not math.isfinite(value):
        return 1.0
    exponent = int(Decimal(repr(float(value))).normalize().as_tuple().exponent)
    return float(tolerances()["endless_step"]) if exponent < _ENDLESS else float(10.0**exponent)


def is_round(value: float, precision: float | None) -> bool:
    """Return whether a count is rounded: 100 or more, with trailing zeros."""
    return value >= tolerances()["round_from"] and step(value, precision) > 1


def admitted(quantity: Quantity) -> Interval | None:
    """Return the values that the quantity admits, in its own unit; None where it states no value at all."""
    return _admitted(quantity.low, quantity.high, quantity.bound, quantity.precision, is_counted(quantity))


@lru_cache(maxsize=65536)
def _admitted(
    low: float | None, high: float | None, bound: Bound, precision: float | None, counted: bool
) -> Interval | None:
    value = high if low is None else low
    if value is None:
        return None
    if bound is Bound.VAGUE:
        return _vague(low, high)
    if low is None or high is None or bound in FLOORS | CEILINGS:
        return _one_sided(low, bound, value, precision)
    if bound is Bound.ABOUT:
        return _about(low, high, precision)
    if bound is Bound.NEARLY:
        return Interval(tolerances()["nearly_share"] * low, high)
    return _rounded(low, high, bound, precision, counted)


def _vague(low: float | None, high: float | None) -> Interval:
    """Return the interval of a vague word: from the least any convention gives it to half as much again."""
    table = tolerances()
    least = -math.inf if low is None else float(table["vague_least"].get(str(int(low)), low))
    most = math.inf if high is None else high * table["vague_stretch"]
    if low is not None and low == high:  # "a couple" is two
        return Interval(low, high or low)
    return Interval(least, most)


def _one_sided(low: float | None, bound: Bound, value: float, precision: float | None) -> Interval:
    """Return the whole side of a bound; "more than" a round number admits the number itself."""
    strict = bound in (Bound.MORE_THAN, Bound.LESS_THAN)
    if bound in CEILINGS or low is None:
        return Interval(-math.inf, value, high_open=strict)
    return Interval(value, math.inf, low_open=strict and not is_round(value, precision))


def _about(low: float, high: float, precision: float | None) -> Interval:
    """Return half a step or a share of the value around it, whichever is more."""
    share = tolerances()["about_share"]
    below = max(step(low, precision) / 2, abs(low) * share)
    above = max(step(high, precision) / 2, abs(high) * share)
    return Interval(low - below, high + above)


def _rounded(low: float, high: float, bound: Bound, precision: float | None, counted: bool) -> Interval:
    """Return a measured or round value with half a step around it (half up), any other count as it stands.

    A measured value that ends in zeros may be exact: of its step no more than a share of the value counts.
    """
    if low == 0 == high:
        return Interval(0, 0)
    if bound is Bound.RANGE and counted:
        return Interval(low, high)
    below, above = (_slack(value, precision, counted) for value in (low, high))
    return Interval(low - below, high + above, high_open=above > 0)


def _slack(value: float, precision: float | None, counted: bool) -> float:
    """Return by how much a value may be rounded."""
    half = step(value, precision) / 2
    if counted:
        return half if is_round(value, precision) else 0.0
    return half if half < _ZEROS else min(half, abs(value) * tolerances()["measured_share"])


def stated(quantity: Quantity) -> Interval | None:
    """Return the values that the words state to the letter, without tolerance; None where there is none."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return None
    return Interval(
        -math.inf if low is None else low,
        math.inf if high is None else high,
        low_open=quantity.bound is Bound.MORE_THAN,
        high_open=quantity.bound is Bound.LESS_THAN,
    )


def pair(
    left: Quantity, right: Quantity, *, read: Callable[[Quantity], Interval | None] = admitted
) -> tuple[Interval, Interval] | None:
    """Return what two quantities admit on one scale: their unit, else the base unit of their dimension.

    None where there is no common scale or one of them states no value.
    """
    ours, theirs = read(left), read(right)
    if ours is None or theirs is None:
        return None
    if left.unit == right.unit:
        return ours, theirs
    if left.dimension != right.dimension:
        return None
    first, second = _to_base(left), _to_base(right)
    if first is None or second is None:
        return None
    return _scaled(ours, *first), _scaled(theirs, *second)


def _to_base(quantity: Quantity) -> tuple[float, float] | None:
    """Return factor and shift from the unit to its base unit, from the stored values; None if unknown."""
    for value, base in ((quantity.low, quantity.si_low), (quantity.high, quantity.si_high)):
        if value is None or base is None:
            continue
        factor = tolerances()["degrees"].get(quantity.unit)
        if factor is not None:
            return factor, base - factor * value
        if value != 0:
            return base / value, 0.0
    return None


def _scaled(interval: Interval, factor: float, shift: float) -> Interval:
    """Return the interval on another scale; the factor is positive."""
    low, high = interval.low * factor + shift, interval.high * factor + shift
    return Interval(low, high, interval.low_open, interval.high_open)


def meet(left: Interval, right: Interval) -> bool:
    """Return whether a value exists that both admit.

    >>> meet(Interval(70.5, 71.5, high_open=True), Interval(71.5, 72.5, high_open=True))
    False
    """
    low, high = max(left.low, right.low), min(left.high, right.high)
    if low != high or math.isinf(low):
        return low < high
    opened = (left.low_open and left.low == low) or (left.high_open and left.high == low)
    return not (opened or (right.low_open and right.low == low) or (right.high_open and right.high == low))


def inside(inner: Interval, outer: Interval) -> bool:
    """Return whether every value of the inner interval belongs to the outer one."""
    low = inner.low > outer.low or (inner.low == outer.low and (inner.low_open or not outer.low_open))
    high = inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open))
    return low and high


def point(quantity: Quantity) -> float | None:
    """Return the one number that stands in the text: the low end of what is stated, else the high one."""
    return quantity.low if quantity.low is not None else quantity.high
