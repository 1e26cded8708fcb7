"""Arithmetic on numbers as they are written: in decimals, so that 4.1 billion is not a little less."""

from decimal import Decimal
from math import isfinite


def product(value: float, factor: float) -> float:
    """Return the product of two numbers as they are written in decimals.

    >>> product(4.1, 1e9), 4.1 * 1e9
    (4100000000.0, 4099999999.9999995)
    """
    if (value % 1 == 0 and factor % 1 == 0) or not isfinite(value):
        return value * factor
    return float(Decimal(repr(value)) * Decimal(repr(factor)))


def total(value: float, more: float) -> float:
    """Return the sum of two numbers as they are written in decimals.

    >>> total(-40.0, 273.15), -40.0 + 273.15
    (233.15, 233.14999999999998)
    """
    if (value % 1 == 0 and more % 1 == 0) or not isfinite(value):
        return value + more
    return float(Decimal(repr(value)) + Decimal(repr(more)))
