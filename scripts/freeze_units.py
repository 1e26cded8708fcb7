"""Freeze the unit dictionary of quantulum3 into facts/lexicon/units_quantulum3.json.

    python scripts/freeze_units.py            write the table
    python scripts/freeze_units.py --check    exit 1 where the table is not current

Names, surfaces and dimensions are quantulum3's (MIT); loading its tables takes seconds, the frozen one a millisecond.
What is read differently here stands in facts/lexicon/units.toml, what is not read at all in unit_words.toml.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from quantulum3 import load

TABLE = Path(__file__).parent.parent / "facts" / "lexicon" / "units_quantulum3.json"
DIMENSIONS = {"data storage": "data", "currency": "money", "time": "duration"}


def frozen() -> str:
    """Return the table as JSON text: a line for each surface with unit, dimension and whether it is a symbol."""
    units = load.units("en_US")
    rows = set()
    for symbol, surfaces in ((False, units.surfaces_all), (True, units.symbols)):
        for surface, known in surfaces.items():
            unit = min(known, key=lambda unit: unit.name)
            dimension = DIMENSIONS.get(unit.entity.name, unit.entity.name)
            rows.add((surface, unit.name, dimension, symbol))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in sorted(rows))
    return f'{{"quantulum3": "{version("quantulum3")}", "surfaces": [\n{lines}\n]}}\n'


def main() -> int:
    """Write the table, or compare it; returns the exit code."""
    table = frozen()
    if "--check" in sys.argv[1:]:
        current = TABLE.read_text("utf-8") == table
        print("current" if current else f"{TABLE.name} is not current: run scripts/freeze_units.py", file=sys.stderr)
        return not current
    TABLE.write_text(table, "utf-8")
    print(f"{TABLE.name}: {table.count(chr(10)) - 2} surfaces")
    return 0


if __name__ == "__main__":
    sys.exit(main())
