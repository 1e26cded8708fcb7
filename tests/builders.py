"""Claims for tests: each call gives a fresh one that differs from a default claim only where told."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from facts.model import (
    AttributionKind,
    Bound,
    Claim,
    DatePrecision,
    Measure,
    Modality,
    Quantity,
    Scope,
    Series,
)

_KINDS = {
    "measure": Measure,
    "scope": Scope,
    "series": Series,
    "modality": Modality,
    "attribution_kind": AttributionKind,
    "date_precision": DatePrecision,
}
_OF_QUANTITY = ("bound", "precision", "unit", "dimension", "counted", "implied")
_numbers = count(1)


def quantity(value: Any, *, si: float | None = None, bound: str = "exact", **given: Any) -> Quantity:
    low, high = value if isinstance(value, list | tuple) else (value, value)
    low, high = (None if end in ("", None) else float(end) for end in (low, high))
    words = str(value if not isinstance(value, list | tuple) else low if low is not None else high)
    fields = {"unit": "person", "dimension": "person"} | given
    return Quantity(
        quote=f"{words} {fields['unit']}",
        start=0,
        end=len(words),
        number_start=0,
        number_end=len(words),
        low=low,
        high=high,
        bound=Bound(bound),
        si_low=None if si is None or low is None else low * si,
        si_high=None if si is None or high is None else high * si,
        **fields,
    )


def claim(given: Mapping[str, Any] | None = None, **more: Any) -> Claim:
    fields: dict[str, Any] = {"value": 40, **(given or {}), **more}
    number = next(_numbers)
    amount = quantity(
        fields.pop("value"),
        si=fields.pop("si", None),
        **{name: fields.pop(name) for name in _OF_QUANTITY if name in fields},
    )
    if "at" in fields:  # the words of the sentence that are the number
        start = fields["sentence"].index(words := fields.pop("at"))
        end = start + len(words)
        amount = replace(amount, quote=words, start=start, end=end, number_start=start, number_end=end)
    fields = {name: None if value == "" else value for name, value in fields.items()}
    fields |= {name: kind(fields[name]) for name, kind in _KINDS.items() if fields.get(name) is not None}
    if "event_start" in fields:
        fields.setdefault("event_end", fields["event_start"])
    fields["definition"] = tuple(fields.get("definition") or ())
    defaults: dict[str, Any] = {
        "claim_id": f"{number:04}",
        "document_id": f"document{number}",
        "version": "v",
        "field": "text",
        "sentence": f"Report {number}.",
        "sentence_start": 0,
        "measure": Measure.KILLED,
        "place": "Aleppo",
        "event_start": date(2016, 9, 4),
        "event_end": date(2016, 9, 4),
        "as_of": date(2016, 9, 5),
        "source": f"Outlet {number}",
    }
    return Claim(quantity=amount, **(defaults | fields))
