"""Claims and refused quantities as flat records: the JSON lines, the CSV columns and the rows of the store.

One order of keys everywhere. Enums become their text, dates ISO strings, tuples lists; None stays None.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar

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

Made = TypeVar("Made", Claim, Quantity)
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
_MEMBERS: tuple[tuple[str, Mapping[str | None, Any]], ...] = tuple(
    (name, {None: None} | {str(member): member for member in kind})
    for name, kind in (
        ("bound", Bound),
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


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a flat record; the reverse of claim_record."""
    return claims_from_rows(list(record), [tuple(record.values())])[0]


def claims_from_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[Claim]:
    """Return the claims of rows with these columns, read column by column, as there are millions of them; a field
    without a column is None.
    """
    if not rows:
        return []
    read: dict[str, Iterable[Any]] = defaultdict(lambda: repeat(None))
    read |= zip(columns, zip(*rows, strict=True), strict=True)
    for name, members in _MEMBERS:
        read[name] = list(map(members.__getitem__, read[name]))
    for name in _DATES:
        read[name] = [_parsed(value) if isinstance(value, str) else value for value in read[name]]
    read["definition"] = [tuple(value or ()) for value in read["definition"]]
    read["quantity"] = _made(Quantity, [read[name] for name in (*_QUANTITY, "quantity_rule")], len(rows))
    return _made(Claim, [read[field.name] for field in fields(Claim)], len(rows))


def _made(kind: type[Made], columns: Sequence[Iterable[Any]], number: int) -> list[Made]:
    """Return frozen objects with the values of columns, in the order of their fields: slot by slot takes half the time
    of one call for each.
    """
    made = list(map(kind.__new__, repeat(kind, number)))
    for field, column in zip(fields(kind), columns, strict=True):
        deque(map(getattr(kind, field.name).__set__, made, column), maxlen=0)
    return made


@lru_cache(maxsize=4096)
def _parsed(value: str) -> date | datetime | None:
    """Return what parse_iso does: reports share their days."""
    return parse_iso(value)


def extraction_records(extraction: Extraction, *, refused: bool = False) -> list[Record]:
    """Return the records of a document in text order, title first; with `refused`, every quantity."""
    rows = [claim_record(claim) for claim in extraction.claims]
    if refused:
        document = extraction.document
        rows += [refused_record(document.id, document.version, each) for each in extraction.refused]
        rows.sort(key=lambda row: (row["field"] != "title", row["start"], row["end"]))
    return rows
