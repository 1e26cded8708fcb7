"""Claims and refused quantities as flat records: the JSON lines, the CSV columns and the rows of the store.

One order of keys everywhere. Enums become their text, dates ISO strings, tuples lists; None stays None.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from facts.model import (
    AttributionKind,
    Bound,
    Claim,
    DatePrecision,
    Extraction,
    Measure,
    Modality,
    Quantity,
    Refused,
    Scope,
    Series,
    SkipReason,
)

Record = dict[str, Any]

_QUANTITY = tuple(f.name for f in fields(Quantity) if f.name != "rule")
_CLAIM = tuple(f.name for f in fields(Claim) if f.name != "quantity")
COLUMNS: tuple[str, ...] = (
    *_CLAIM[: _CLAIM.index("sentence_start") + 1],
    *_QUANTITY,
    *_CLAIM[_CLAIM.index("sentence_start") + 1 :],
    "quantity_rule",
)
_OF_QUANTITY = attrgetter(*_QUANTITY)
_VALUES = attrgetter(  # of a claim, in the order of COLUMNS
    *("quantity.rule" if n == "quantity_rule" else f"quantity.{n}" if n in _QUANTITY else n for n in COLUMNS)
)
_ENUMS = {
    "bound": Bound,
    "skipped": SkipReason,
    "measure": Measure,
    "scope": Scope,
    "series": Series,
    "modality": Modality,
    "attribution_kind": AttributionKind,
    "date_precision": DatePrecision,
}
_DATES = ("event_start", "event_end", "as_of", "published")


def iso(value: date | datetime | None) -> str | None:
    """Return a date or time in ISO 8601, None for None."""
    return None if value is None else value.isoformat()


def parse_iso(value: str | None) -> date | datetime | None:
    """Return the date of "2016-09-04", the time of "2016-09-04T10:00:00"; ValueError on anything else."""
    if not value:
        return None
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


def claim_record(claim: Claim) -> Record:
    """Return the claim as one flat record with the keys of COLUMNS, in that order."""
    record = dict(zip(COLUMNS, _VALUES(claim), strict=True))
    record["definition"] = list(claim.definition)
    for name in _DATES:
        if record[name] is not None:
            record[name] = record[name].isoformat()
    return record


def refused_record(document_id: str, version: str, refused: Refused) -> Record:
    """Return a refused quantity in the shape of a claim, with all that only claims have left None."""
    quantity = refused.quantity
    record: Record = dict.fromkeys(COLUMNS)
    record["document_id"] = document_id
    record["version"] = version
    record["field"] = refused.field
    record["sentence"] = refused.sentence
    record["sentence_start"] = refused.sentence_start
    record.update(zip(_QUANTITY, _OF_QUANTITY(quantity), strict=True))
    record["quantity_rule"] = quantity.rule
    return record


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a flat record; the reverse of claim_record."""
    values = dict(record)
    for name, kind in _ENUMS.items():
        values[name] = None if values[name] is None else kind(values[name])
    for name in _DATES:
        if isinstance(values[name], str):
            values[name] = parse_iso(values[name])
    values["definition"] = tuple(values["definition"] or ())
    quantity = Quantity(**{name: values[name] for name in _QUANTITY}, rule=values["quantity_rule"])
    return Claim(quantity=quantity, **{name: values[name] for name in _CLAIM if name != "quantity"})


def extraction_records(extraction: Extraction, *, refused: bool = False) -> list[Record]:
    """Return the records of a document in text order, title first; with `refused`, every quantity."""
    rows = [claim_record(claim) for claim in extraction.claims]
    if refused:
        document = extraction.document
        rows += [refused_record(document.id, document.version, each) for each in extraction.refused]
        rows.sort(key=lambda row: (row["field"] != "title", row["start"], row["end"]))
    return rows
