"""The last resort for compound units: quantulum3 on the isolated span, and never for ordinary text."""

import subprocess
import sys

import pytest

from facts.lexicon import load
from facts.quantities.scan import read
from facts.text.sentences import lower


@pytest.mark.parametrize(
    ("text", "quote", "unit", "dimension"),
    [
        ("The field was 5 V/m strong.", "5 V/m", "V/m", "electric field"),
        ("About 9.81 m/s^2 was measured.", "About 9.81 m/s^2", "m/s^2", "acceleration"),
        ("A force of 30 N·m turned it.", "30 N·m", "N·m", "torque"),
    ],
)
def test_compound_units(text, quote, unit, dimension):
    """The whole compound is the unit, and the rule says who read it."""
    (found,) = [each for each in read(text, lower(text), load()) if not each.skipped]
    assert (found.quote, found.unit, found.dimension, found.rule) == (quote, unit, dimension, "quantulum3")


@pytest.mark.parametrize("text", ["Choose 5 and/or 6.", "A flow of 12 A/C units.", "They drove 80 km/h.", "open 24/7"])
def test_no_unit_of_its_own_invention(text):
    """A slash between words, an unknown mixture and a unit of ours stay as they are."""
    assert "quantulum3" not in {each.rule for each in read(text, lower(text), load())}


def test_ordinary_text_does_not_load_it():
    """The library takes seconds to load; news does not pay for it."""
    code = (
        "import sys; from facts import Document, extract\n"
        "extract(Document('d', '53 and/or 60 people died; 12 km/h, 5/6, 3 m².', 'v'))\n"
        "sys.exit('quantulum3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
