"""Claims, tolls and stored documents in the three formats, written as they come."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from facts.model import Extraction, Toll
from facts.output import formats
from facts.records import COLUMNS, Record, extraction_records

_TOLL = (
    "document_id",
    "event",
    "main",
    "measure",
    "population",
    "low",
    "best",
    "high",
    "derived",
    "claim_ids",
)
_ADDED = ("document_id", "version", "status", "claims")


def write_claims(extractions: Iterable[Extraction], form: str, *, everything: bool) -> None:
    """Write the claims of each document; with `everything`, the refused quantities among them."""
    if form == "table":
        from facts.output import tables

        out = tables.console()
        for extraction in extractions:
            tables.print_extraction(out, extraction, everything=everything)
        return
    write = writer(form, COLUMNS, sys.stdout)
    for extraction in extractions:
        write(extraction_records(extraction, refused=everything))


def write_tolls(extractions: Iterable[Extraction], form: str, *, convention: str) -> None:
    """Write the coded rows of each document under a convention."""
    from facts.tolls import tolls

    if form == "table":
        from facts.output import tables

        out = tables.console()
        for extraction in extractions:
            tables.print_tolls(out, extraction.document, tolls(extraction, convention=convention))
        return
    write = writer(form, _TOLL, sys.stdout)
    for extraction in extractions:
        write([toll_record(toll) for toll in tolls(extraction, convention=convention)])


def write_added(added: Iterable[tuple[Extraction, bool]], form: str) -> None:
    """Write for each document whether it was new, and how many claims it has."""
    records = (
        {
            "document_id": extraction.document.id,
            "version": extraction.document.version,
            "status": "new" if new else "known",
            "claims": len(extraction.claims),
        }
        for extraction, new in added
    )
    if form == "table":
        from facts.output import tables

        rows = [tuple(record.values()) for record in records]
        if rows:
            tables.print_rows(tables.console(), _ADDED, rows)
        return
    write = writer(form, _ADDED, sys.stdout)
    for record in records:
        write([record])


def write_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> None:
    """Write the rows of a query; JSON lines have the columns as keys, of two equal names the last."""
    if form == "table":
        from facts.output import tables

        tables.print_rows(tables.console(), columns, rows)
    elif form == "csv":
        formats.write_csv([columns, *rows], sys.stdout)
    else:
        formats.write_jsonl((dict(zip(columns, row, strict=True)) for row in rows), sys.stdout)


def write_codebook(entries: Sequence[Record], form: str) -> None:
    """Write the codebook, a record for each word; as a table, a section at a time."""
    if form == "table":
        from facts.output import tables

        tables.print_codebook(tables.console(), entries)
    else:
        writer(form, tuple(entries[0]), sys.stdout)(list(entries))


def writer(form: str, columns: Sequence[str], out: TextIO) -> Callable[[list[Record]], None]:
    """Return what writes a batch of records as JSON lines, or as CSV under a head."""
    if form == "jsonl":
        return lambda records: formats.write_jsonl(records, out)
    formats.write_csv([columns], out)
    return lambda records: formats.write_csv(([record.get(name) for name in columns] for record in records), out)


def toll_record(toll: Toll) -> Record:
    """Return a toll with the keys of the codebook."""
    return {name: getattr(toll, name) for name in _TOLL}
