"""Units: the frozen table is current, ours overrides it, and symbols, names and factors hold together."""

import subprocess
import sys
from pathlib import Path

import pytest

from facts import lexicon
from facts.quantities import units

ROOT = Path(__file__).parent.parent
GRAMMAR = units.grammar(lexicon.load())


def find(text: str) -> units.Found | None:
    return units.after(text, text.lower(), text.index(" "), GRAMMAR)


def test_frozen_table_is_current() -> None:
    """units_quantulum3.json is what scripts/freeze_units.py writes from the installed quantulum3."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "freeze_units.py", "--check"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("5 kilometres", "km"), ("5 Kilometers", "km"), ("5 sq km", "km2"), ("5 MW", "MW"), ("5 minutes", "min"),
        ("5 hrs", "h"), ("5 metric tons", "t"), ("5 nautical miles", "nmi"), ("5 per cent", "%"),
        ("5 Turkish lira", "TRY"), ("5 centuries", "century"),
        ("2.8 GHz", "GHz"), ("5 becquerels", "becquerel"), ("5 kPa", "kPa"), ("5 inches", "in"),
    ],
)  # fmt: skip
def test_surface(text: str, symbol: str) -> None:
    """A surface is found behind the number, the longest one first."""
    found = find(text)
    assert found is not None
    assert found.unit.symbol == symbol
    assert found.end == len(text)


@pytest.mark.parametrize(
    "text", ["5 mg1", "5 quarters", "5 sets", "5 in Aleppo", "5 points", "5 US soldiers", "5 Teslas", "5 links"]
)
def test_no_unit(text: str) -> None:
    """Words that are units elsewhere are none in news."""
    assert find(text) is None


def test_every_unit_has_one_reading() -> None:
    """Each symbol stands once, and each factor is positive."""
    seen: dict[str, str] = {}
    for dimension, table in lexicon.shared("units").items():
        for symbol, entry in table.items():
            assert seen.setdefault(symbol, dimension) == dimension
            assert entry.get("si", 1) > 0
            assert entry["name"]


@pytest.mark.parametrize(
    ("text", "end", "symbol", "dimension"),
    [("5 km a day", 4, "km/d", "speed"), ("5 a day", 1, "1/d", "rate"), ("5 per 100,000", 1, "1/100,000", "rate")],
)
def test_rate(text: str, end: int, symbol: str, dimension: str) -> None:
    """A rate is composed of what it divides."""
    over = units.Found(GRAMMAR.units["km"], 2, 4) if "km" in text else None
    found = units.rate(text, over, end, GRAMMAR)
    assert found is not None
    assert (found.unit.symbol, found.unit.dimension) == (symbol, dimension)


def test_si() -> None:
    """Temperatures are shifted, unknown factors stay unknown."""
    assert units.to_si(0.0, GRAMMAR.units["°C"]) == pytest.approx(273.15)
    assert units.to_si(32.0, GRAMMAR.units["°F"]) == pytest.approx(273.15)
    assert units.to_si(1.0, GRAMMAR.units["magnitude"]) is None
    assert units.to_si(None, GRAMMAR.units["km"]) is None
