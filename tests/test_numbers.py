"""Numbers as written → value and precision; the rows are tests/cases/numbers.toml."""

import tomllib
from pathlib import Path

import pytest

from facts import lexicon
from facts.quantities import numbers

CASES = tomllib.loads((Path(__file__).parent / "cases" / "numbers.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [(written, wanted) for table in CASES.values() for written, wanted in table.items()],
)
def test_value(written: str, wanted: list[float]) -> None:
    """A number has the value of its row, and its precision where the row has one."""
    number = numbers.at(written.lower(), 0, numbers.grammar(lexicon.load()))
    assert number is not None
    low, high = wanted[0], wanted[min(1, len(wanted) - 1)]
    assert (number.low, number.high) == (pytest.approx(low), pytest.approx(high))
    if len(wanted) > 2:
        assert number.precision == pytest.approx(wanted[2])


@pytest.mark.parametrize("written", ["second to none", "people", "quarter", "and", "fifths"])
def test_no_number(written: str) -> None:
    """What only looks like a number word has no cardinal value."""
    number = numbers.at(written, 0, numbers.grammar(lexicon.load()))
    assert number is None or number.kind == "ordinal"
