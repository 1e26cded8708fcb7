"""The last resort for a compound unit that our grammar cannot compose ("9.81 m/s^2"): quantulum3 on that span alone.

Its table of surfaces is frozen in lexicon/units_quantulum3.json. The library, which takes seconds to load, is imported
only where every part of the compound stands in that table; its answer counts only if it names the kind of unit.
"""

import json
import warnings
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import regex

from facts.model import Quantity

_MARKS = "/·⋅*^²³"
_OPERATOR = regex.compile(rf"[{_MARKS}]")
_COMPOUND = regex.compile(
    r"[ \xa0-]?(?P<unit>\p{L}{1,12}+(?:\^?-?[\d²³])?(?:[/·⋅*]\p{L}{1,12}+(?:\^?-?[\d²³])?){0,3})(?![\w/^])"
)
_PART = regex.compile(r"\p{L}++")


def composed(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities, those before a compound unit that was cut short with the unit that quantulum3 reads.

    >>> from facts.model import Quantity
    >>> read = composed("9.81 m/s^2", [Quantity("9.81 m/s", 0, 8, 0, 4, 9.81, 9.81)])[0]
    >>> read.quote, read.unit, read.dimension, read.rule
    ('9.81 m/s^2', 'm/s^2', 'acceleration', 'quantulum3')
    """
    if not any(mark in text for mark in _MARKS):
        return list(found)
    return [_compose(text, quantity) for quantity in found]


def _compose(text: str, quantity: Quantity) -> Quantity:
    match = None if quantity.skipped or quantity.counted else _COMPOUND.match(text, quantity.number_end)
    if match is None or match.end() <= quantity.end or not _OPERATOR.search(match["unit"]):
        return quantity
    if not all(part in _surfaces() for part in _PART.findall(match["unit"])):
        return quantity
    known = _parsed(text[quantity.number_start : match.end()])
    if known is None:
        return quantity
    name, dimension = known
    return replace(
        quantity,
        quote=text[quantity.start : match.end()],
        end=match.end(),
        unit=match["unit"],
        unit_name=name,
        dimension=dimension,
        si_low=None,
        si_high=None,
        rule="quantulum3",
    )


@cache
def _parsed(span: str) -> tuple[str, str] | None:
    """Return name and kind of the unit of one isolated span; None where quantulum3 is not sure of one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it recommends its classifier, which we do not want
        from quantulum3 import parser

        try:
            quantities = parser.parse(span)
        except Exception:  # whatever it stumbles over: news text never raises
            return None
    if len(quantities) != 1 or quantities[0].span != (0, len(span)):
        return None
    unit = quantities[0].unit
    return None if unit.entity.name in ("unknown", "dimensionless") else (str(unit.name), str(unit.entity.name))


@cache
def _surfaces() -> frozenset[str]:
    table = json.loads((files("facts.lexicon") / "units_quantulum3.json").read_text("utf-8"))
    return frozenset(surface for surface, *_ in table["surfaces"])
