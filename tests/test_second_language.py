"""A language is a folder of tables: Spanish, read by the code that reads English (tests/cases/quantities_es.toml)."""

import tomllib
from pathlib import Path

import pytest

from facts.lexicon import load_folder
from facts.quantities import scan
from facts.text.sentences import lower

HERE = Path(__file__).parent
SPANISH = load_folder(HERE / "lexicon_es")
CASES = tomllib.loads((HERE / "cases" / "quantities_es.toml").read_text("utf-8"))["spanish"]


def shown(text: str) -> list[str]:
    """Return the quantities of a text as the rows write them."""
    rows = []
    for each in scan.read(text, lower(text), SPANISH):
        low, high = ("" if end is None else f"{end:.12g}" for end in (each.low, each.high))
        value = low if low == high else f"{low}..{high}"
        last = ("skip", each.skipped) if each.skipped else (each.bound, each.unit)
        rows.append(" | ".join((each.quote, value, *last)))
    return rows


@pytest.mark.parametrize(("text", "rows"), CASES.items())
def test_case(text: str, rows: list[str]) -> None:
    """A text has exactly the quantities of its row."""
    assert shown(text) == rows


def test_no_english() -> None:
    """English number words, hedges and units are none in another language."""
    assert shown("at least twenty people, 5 pounds") == ["5 pounds | 5 | exact | pound"]
