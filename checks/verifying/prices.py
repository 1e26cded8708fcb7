"""What one of a unit costs, as a price by that unit: "a kilo of butter costs 60 crowns" is "60 crowns a kilo"."""

from collections.abc import Sequence
from dataclasses import replace

from checks.verifying.told import Statement, in_one_sentence
from facts.lexicon import Lexicon
from facts.model import Bound, Claim, Measure

_BY = ("mass", "volume", "length", "area", "duration", "energy")  # what is priced by its unit


def priced(told: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """Return the statements of a text, one of a unit and what it costs as one price."""
    found: list[Statement] = []
    for each in told:
        if found and _costs(found[-1].claim, each.claim, lexicon):
            each = _by_unit(each, found.pop().claim.quantity.unit, lexicon)
        found.append(each)
    return found


def _costs(one: Claim, price: Claim, lexicon: Lexicon) -> bool:
    """Return whether a number is what just one of a unit before it in its sentence costs."""
    quantity, start = one.quantity, price.sentence_start
    single = quantity.low == quantity.high == 1 and quantity.bound is Bound.EXACT and quantity.dimension in _BY
    if not single or price.quantity.unit == "1" or not in_one_sentence(one, price):
        return False
    between = price.sentence[quantity.end - start : price.quantity.start - start].lower().split()
    return not {*lexicon["comparisons"]["verify"]["costing"]}.isdisjoint(between)


def _by_unit(statement: Statement, unit: str, lexicon: Lexicon) -> Statement:
    """Return an amount as a price by a unit; that it is a cost makes it no other one."""
    claim, name = statement.claim, f"{statement.claim.quantity.unit}/{unit}"
    price = replace(claim.quantity, unit=name, unit_name=name, dimension="rate", si_low=None, si_high=None)
    qualified = statement.qualified - {*lexicon["comparisons"]["verify"]["paying"]}
    return replace(statement, claim=replace(claim, measure=Measure.RATE, quantity=price), qualified=qualified)
