"""Claims and refused quantities as flat records: the JSON lines, the CSV columns and the rows of the store.

One order of keys everywhere. Enums become their text, dates ISO strings, tuples lists; None stays None.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
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
    quantity = claim.quantity
    record = {name: getattr(claim, name) for name in _CLAIM if name != "quantity"}
    record |= {name: getattr(quantity, name) for name in _QUANTITY}
    record["quantity_rule"] = quantity.rule
    record["definition"] = list(claim.definition)
    for name in _DATES:
        record[name] = iso(record[name])
    return {name: record[name] for name in COLUMNS}


def refused_record(document_id: str, version: str, refused: Refused) -> Record:
    """Return a refused quantity in the shape of a claim, with all that only claims have left None."""
    quantity = refused.quantity
    known = {
        "document_id": document_id,
        "version": version,
        "field": refused.field,
        "sentence": refused.sentence,
        "sentence_start": refused.sentence_start,
        "quantity_rule": quantity.rule,
    } | {name: getattr(quantity, name) for name in _QUANTITY}
    return {name: known.get(name) for name in COLUMNS}


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
