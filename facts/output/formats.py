"""JSON lines and CSV: a record a line, safe to split, safe to open in a spreadsheet."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, TextIO

from facts.records import Record

FORMATS = ("table", "jsonl", "csv")
# Characters that readers such as Python's splitlines take for line ends, though JSON does not.
_LINE_ENDS = ("\x85", "\u2028", "\u2029")
# What a spreadsheet takes for the start of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _plain(value: object) -> object:
    """Return what JSON cannot hold in a form that it can: dates in ISO 8601, decimals as floats, all else as text."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else str(value)


_encode: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, default=_plain
).encode


def json_line(record: Record) -> str:
    """Return the record as one line of JSON that ends with a line feed.

    >>> json_line({"quote": "53\u2028", "share": float("nan")})
    '{"quote": "53\\\\u2028", "share": null}\\n'
    """
    try:
        line = _encode(record)
    except ValueError:  # only a query of the user's has any such number
        line = _encode(_finite(record))
    if not line.isascii():
        for character in _LINE_ENDS:
            if character in line:
                line = line.replace(character, f"\\u{ord(character):04x}")
    return line + "\n"


def _finite(value: Any) -> Any:
    """Return a value with None for each number that JSON does not have: infinite, or none at all."""
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def write_jsonl(records: Iterable[Record], out: TextIO) -> None:
    """Write each record as a line."""
    out.write("".join(map(json_line, records)))


def write_csv(rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    """Write rows of cells, each safe from being taken for a formula."""
    csv.writer(out, lineterminator="\n").writerows([_cell(value) for value in row] for row in rows)


def flat(record: Record, prefix: str = "") -> Record:
    """Return the record with records inside it spread into columns of their own: `left` to `left_quote` …"""
    spread: Record = {}
    for name, value in record.items():
        if isinstance(value, dict):
            spread |= flat(value, f"{prefix}{name}_")
        else:
            spread[f"{prefix}{name}"] = value
    return spread


def _cell(value: Any) -> object:
    """Return a cell as a spreadsheet wants it: whole numbers without ".0", lists in one cell.

    >>> [_cell(value) for value in (53.0, -1.5, None, True, ["a", "b"], "=1+1")]
    [53, -1.5, '', 'true', 'a; b', "'=1+1"]
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if value is None or isinstance(value, int):
        return "" if value is None else value
    written = "; ".join(map(_item, value)) if isinstance(value, list | tuple) else _item(value)
    return f"'{written}" if written.startswith(_FORMULA) else written


def _item(value: object) -> str:
    if isinstance(value, str):
        return value
    return _encode(_finite(value)) if isinstance(value, dict | list) else str(_plain(value))
