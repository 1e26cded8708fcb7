"""Claims and refused quantities as flat records: the JSON lines, the CSV columns and the rows of the store.

One order of keys everywhere. Enums become their text, dates ISO strings, tuples lists; None stays None.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter, itemgetter
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
_DATES = ("event_start", "event_end", "as_of", "published")
# The way back, by position: a claim's fields hold "quantity", whose place the record's "quote" keeps.
_FIELDS = [f.name for f in fields(Claim)]
_FROM_CLAIM = tuple("quote" if name == "quantity" else name for name in _FIELDS)
_FROM_QUANTITY = (*_QUANTITY, "quantity_rule")
_BOUNDS = {str(bound): bound for bound in Bound}
_BOUND_AT = _QUANTITY.index("bound")
_QUANTITY_AT, _DEFINITION_AT = map(_FIELDS.index, ("quantity", "definition"))
_DATES_AT = tuple(map(_FIELDS.index, _DATES))
_KINDS = tuple(
    (_FIELDS.index(name), {None: None} | {str(member): member for member in kind})
    for name, kind in (
        ("measure", Measure),
        ("scope", Scope),
        ("series", Series),
        ("modality", Modality),
        ("attribution_kind", AttributionKind),
        ("date_precision", DatePrecision),
    )
)


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


def claim_reader(columns: Sequence[str]) -> Callable[[Sequence[Any]], Claim]:
    """Return what makes claims of rows with these columns; made for millions of them."""
    of_claim = itemgetter(*map(columns.index, _FROM_CLAIM))
    of_quantity = itemgetter(*map(columns.index, _FROM_QUANTITY))
    return lambda row: _claim(list(of_claim(row)), list(of_quantity(row)))


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a flat record; the reverse of claim_record."""
    return _claim([record[name] for name in _FROM_CLAIM], [record[name] for name in _FROM_QUANTITY])


def _claim(values: list[Any], quantity: list[Any]) -> Claim:
    """Return the claim of the values of its fields and of those of its quantity, both as they are in records."""
    quantity[_BOUND_AT] = _BOUNDS[quantity[_BOUND_AT]]
    values[_QUANTITY_AT] = Quantity(*quantity)
    values[_DEFINITION_AT] = tuple(values[_DEFINITION_AT] or ())
    for place in _DATES_AT:
        if isinstance(values[place], str):
            values[place] = parse_iso(values[place])
    for place, members in _KINDS:
        values[place] = members[values[place]]
    return Claim(*values)


def extraction_records(extraction: Extraction, *, refused: bool = False) -> list[Record]:
    """Return the records of a document in text order, title first; with `refused`, every quantity."""
    rows = [claim_record(claim) for claim in extraction.claims]
    if refused:
        document = extraction.document
        rows += [refused_record(document.id, document.version, each) for each in extraction.refused]
        rows.sort(key=lambda row: (row["field"] != "title", row["start"], row["end"]))
    return rows
