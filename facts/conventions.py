"""Coding one claim: its stated interval → low, best, high under a named convention of the field.

The conventions are data (facts/lexicon/conventions.toml), each with its source. None is a blank cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from facts.errors import FactsError, LexiconError
from facts.lexicon import shared
from facts.model import Bound, Quantity

Cells = tuple[float | None, float | None, float | None]
BLANK: Cells = (None, None, None)


@dataclass(frozen=True, slots=True)
class Convention:
    """A named way of coding: the cells of each kind of phrase, and what it does with groups."""

    name: str
    source: str
    cells: Mapping[str, tuple[Any, Any, Any]]
    persons_in_group: float | None = None
    span: bool = False


def names() -> tuple[str, ...]:
    """Return the conventions that exist, in the order of the table."""
    return tuple(shared("conventions")["conventions"])


@cache
def load(name: str) -> Convention:
    """Return a convention by its name; FactsError names the choices where there is none of that name."""
    if name not in names():
        raise FactsError(f"no convention {name!r}: choose one of {', '.join(names())}")
    row = shared("conventions")["conventions"][name]
    cells = {kind: tuple(value) for kind, value in row.items() if isinstance(value, list)}
    missing = {bound.value for bound in Bound if bound is not Bound.VAGUE} | {"some", "other"}
    if missing := missing - cells.keys():
        raise LexiconError(f"convention {name!r} lacks {', '.join(sorted(missing))}")
    return Convention(name, row["source"], cells, row.get("persons_in_group"), row.get("span", False))


def code(quantity: Quantity, convention: Convention) -> Cells:
    """Return low, best, high of a quantity; families as persons where the convention has a factor."""
    kind = _kind(quantity, convention)
    factor = convention.persons_in_group if counts_groups(quantity) else None
    low, best, high = (_cell(each, quantity) for each in convention.cells[kind])
    if factor is None:
        return low, best, high
    return _times(low, factor), _times(best, factor), _times(high, factor)


def counts_groups(quantity: Quantity) -> bool:
    """Return whether the quantity counts families or households rather than persons."""
    return quantity.unit in shared("conventions")["groups"]["units"]


def _kind(quantity: Quantity, convention: Convention) -> str:
    """Return the row that codes the quantity: its bound, or the vague word that its interval stands for."""
    if quantity.low is None and quantity.high is None:
        return "some"
    if quantity.bound is not Bound.VAGUE:
        return quantity.bound.value
    if quantity.low == quantity.high:
        return Bound.EXACT.value  # "a couple"
    words = shared("conventions")["words"]
    word = next((w for w, intervals in words.items() if [quantity.low, quantity.high] in intervals), "other")
    return word if word in convention.cells else "other"


def _cell(cell: str | float, quantity: Quantity) -> float | None:
    """Return the value of one cell for a quantity; None for a blank cell or an open end."""
    low, high = quantity.low, quantity.high
    if not isinstance(cell, str):
        return float(cell)
    if cell == "next":
        return None if low is None else low + 1
    if cell == "mean":
        return None if low is None or high is None else (low + high) / 2
    return {"low": low, "high": high, "": None}[cell]


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
