"""The DuckDB store: documents are append-only versions, what is derived can be dropped and rebuilt.

A *reading* is one version of a document, with its metadata, read by one version of the extractor. Reading the
same again changes nothing; the newest reading of a document is the current one. One process writes at a time.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import UTC, date, datetime, time
from functools import cache, partial
from hashlib import blake2b
from itertools import chain, groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from facts import schema
from facts.errors import StoreError
from facts.extractor import extractor
from facts.model import Bound, Claim, Document, Event, Extraction, Quantity, Refused, SkipReason
from facts.queries import statement
from facts.records import claim_from_record, claims_from_rows, extraction_records, iso, parse_iso

Row = tuple[Any, ...]
Record = dict[str, Any]

# A commit costs as much as reading a document; one that is interrupted loses at most these, and none by half.
_BATCH = 200
_MADE = 250  # rows made at once
_OF_READING = ("document_id", "version", "source", "published")
_QUANTITY = tuple(field.name for field in fields(Quantity) if field.name != "rule")
_EVENT = tuple(field.name for field in fields(Event))


class Store:
    """An open database. Use it as a context manager; StoreError says in one line why it cannot be used."""

    def __init__(self, path: str | Path, *, read_only: bool = False, make: bool = True) -> None:
        """Open the file, made where it is missing (to `make`, and not `read_only`) and brought up to date."""
        self.path = str(path)
        self._in_transaction = False
        self._connection = schema.connect(self.path, read_only=read_only, make=make)
        try:
            with schema.explained(self.path):
                self._bring_up_to_date(read_only=read_only)
        except BaseException:
            self._connection.close()
            raise

    def _bring_up_to_date(self, *, read_only: bool) -> None:
        if schema.is_current(self._connection, self.path):
            return
        if read_only:
            # The first step of a newer version needs a writer, once.
            self._connection.close()
            Store(self.path).close()
            self._connection = schema.connect(self.path, read_only=True)
            return
        with self.transaction():
            schema.migrate(self._connection)

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._connection.close()

    def __enter__(self) -> "Store":
        """Return the store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Close the file."""
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what the block does, nothing of it on an exception; inside another one, take part in it."""
        if self._in_transaction:
            yield
            return
        self._run("begin transaction")
        self._in_transaction = True
        try:
            yield
        except BaseException:
            self._in_transaction = False
            with suppress(duckdb.Error):  # a damaged file takes nothing back, nor has it taken anything in
                self._connection.rollback()
            raise
        self._in_transaction = False
        self._run("commit")

    def query(self, name: str, **parameters: Any) -> list[Row]:
        """Return the rows of sql/<name>.sql."""
        return self._run(statement(name), parameters)

    def records(self, name: str, **parameters: Any) -> list[Record]:
        """Return the rows of sql/<name>.sql as mappings by column name."""
        columns, rows = self._table(name, parameters)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def insert(self, name: str, records: Sequence[Mapping[str, Any]]) -> None:
        """Run sql/<name>.sql with the records as its one JSON parameter, $records."""
        if not records:
            return
        # One JSON parameter is some 50 times faster than a statement for each row.
        written = json.dumps(records, ensure_ascii=False, allow_nan=False)
        try:
            written.encode()
        except UnicodeEncodeError as error:
            raise StoreError(f"{self.path}: a text with a lone surrogate cannot be stored") from error
        self._run(statement(name), {"records": written})

    def add(self, extraction: Extraction) -> bool:
        """Store one document with all that was found in it, in one transaction; False if it was known."""
        return self.add_all([extraction])[0]

    def add_all(self, extractions: Sequence[Extraction]) -> list[bool]:
        """Store documents in one transaction; for each, whether it was new. Known ones change nothing."""
        prints = [_fingerprint(extraction.document) for extraction in extractions]
        known = {row[0] for row in self.query("store/known", fingerprints=prints)}
        # The first of two equal ones in a batch is the new one.
        first = {each: place for place, each in reversed([*enumerate(prints)]) if each not in known}
        new = [first.get(each) == place for place, each in enumerate(prints)]
        with self.transaction():
            last = self.added() if any(new) else 0
            fresh = [extraction for extraction, is_new in zip(extractions, new, strict=True) if is_new]
            numbered = list(enumerate(fresh, last + 1))
            self.insert("store/add_texts", _unique_texts(fresh))
            self.insert("store/add_readings", [_reading_row(n, each.document) for n, each in numbered])
            self.insert("store/add_quantities", [row for n, each in numbered for row in _quantity_rows(n, each)])
            self.insert("store/add_events", [row for n, each in numbered for row in _event_rows(n, each)])
        return new

    def add_many(self, extractions: Iterable[Extraction]) -> Iterator[tuple[Extraction, bool]]:
        """Store documents as they come, many in a transaction; return each, and whether it was new."""
        coming = iter(extractions)
        while batch := list(islice(coming, _BATCH)):
            yield from zip(batch, self.add_all(batch), strict=True)

    def added(self) -> int:
        """Return how many readings have been added so far."""
        return int(self.query("store/last_reading")[0][0])

    def namesakes(self, since: int) -> list[tuple[str, str, str]]:
        """Return id, file and former file of the documents whose newest version since then is of another file."""
        return [(found, file, former) for found, file, former in self.query("store/namesakes", since=since)]

    def documents(self) -> list[Document]:
        """Return the current documents in the order in which they were added."""
        return [_document(row) for row in self.records("store/documents")]

    def claims(self, ids: Iterable[str] | None = None) -> list[Claim]:
        """Return the claims of the current documents, all or those among `ids`, by claim_id."""
        if ids is None:
            return claims_from_rows(*self._table("store/claims", {}))
        return claims_from_rows(*self._table("store/claims_by_id", {"ids": list(ids)}))

    def events(self) -> list[Event]:
        """Return the events of the current documents, in the order of documents and text."""
        return [_event(row) for row in self.records("store/events")]

    def extractions(self, ids: Iterable[str] | None = None) -> list[Extraction]:
        """Return the current documents, all or those among `ids`, with claims, refused quantities and events."""
        of, given = ("", {}) if ids is None else ("_of", {"ids": list(ids)})
        quantities = _by_reading(self.records(f"store/quantities{of}", **given))
        events = _by_reading(self.records(f"store/events{of}", **given))
        return [
            Extraction(
                document=_document(row),
                claims=tuple(claim_from_record(q) for q in quantities.get(row["reading"], ()) if not q["skipped"]),
                refused=tuple(_refused(q) for q in quantities.get(row["reading"], ()) if q["skipped"]),
                events=tuple(_event(e) for e in events.get(row["reading"], ())),
            )
            for row in self.records(f"store/documents{of}", **given)
        ]

    def _table(self, name: str, parameters: Mapping[str, Any]) -> tuple[list[str], list[Row]]:
        """Return the columns and rows of sql/<name>.sql."""
        rows = self._run(statement(name), parameters)
        return [column[0] for column in self._connection.description or ()], rows

    def _run(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        with schema.explained(self.path):
            return self._connection.execute(sql, parameters or None).fetchall()


def rows_of(name: str, **parameters: Any) -> tuple[list[str], Iterator[Row]]:
    """Return the columns and rows of sql/<name>.sql, which reads files and no store; rows are made as they are read."""
    found = _no_store().execute(statement(name), parameters)
    return [column[0] for column in found.description or ()], chain.from_iterable(
        iter(partial(found.fetchmany, _MADE), [])
    )


@cache
def _no_store() -> duckdb.DuckDBPyConnection:
    return schema.connect(":memory:")


def _fingerprint(document: Document) -> str:
    """Return what tells two readings apart: document, version, metadata and extractor."""
    known = (
        document.id,
        document.version,
        document.url,
        document.source,
        iso(document.published),
        document.language,
    )
    return blake2b(json.dumps([*known, extractor()]).encode(), digest_size=16).hexdigest()


def _unique_texts(extractions: Sequence[Extraction]) -> list[Record]:
    """Return the texts of a batch, each version once."""
    texts = {each.document.version: each.document for each in extractions}
    return [{"version": version, "title": d.title, "text": d.text} for version, d in texts.items()]


def _reading_row(reading: int, document: Document) -> Record:
    """Return the row of one reading; the clock is read here and nowhere in what is compared or printed."""
    return {
        "reading": reading,
        "document_id": document.id,
        "version": document.version,
        "url": document.url,
        "source": document.source,
        "published": _utc(document.published),
        "published_text": iso(document.published),
        "language": document.language,
        "extractor": extractor(),
        "fingerprint": _fingerprint(document),
        "origin": document.origin,
        "added_at": datetime.now(UTC).replace(tzinfo=None).isoformat(),
    }


def _utc(published: date | datetime | None) -> str | None:
    """Return a date (as its first moment) or time in UTC, ISO form without zone."""
    if published is None:
        return None
    moment = published if isinstance(published, datetime) else datetime.combine(published, time())
    return (moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment).isoformat()


def _quantity_rows(reading: int, extraction: Extraction) -> Iterator[Record]:
    for position, record in enumerate(extraction_records(extraction, refused=True)):
        yield {name: value for name, value in record.items() if name not in _OF_READING} | {
            "reading": reading,
            "position": position,
        }


def _event_rows(reading: int, extraction: Extraction) -> Iterator[Record]:
    for position, event in enumerate(extraction.events):
        values = {name: getattr(event, name) for name in _EVENT if name != "document_id"}
        dates = {"start": iso(event.start), "end": iso(event.end)}
        yield values | dates | {"reading": reading, "position": position}


def _by_reading(records: Iterable[Record]) -> dict[int, list[Record]]:
    """Return records, which come sorted by reading, grouped by it."""
    return {reading: list(group) for reading, group in groupby(records, key=lambda record: record["reading"])}


def _document(row: Record) -> Document:
    return Document(
        id=row["document_id"],
        text=row["text"],
        version=row["version"],
        title=row["title"],
        url=row["url"],
        source=row["source"],
        published=parse_iso(row["published_text"]),
        language=row["language"],
    )


def _refused(row: Record) -> Refused:
    values = {name: row[name] for name in _QUANTITY}
    quantity = Quantity(
        **values | {"bound": Bound(row["bound"]), "skipped": SkipReason(row["skipped"])},
        rule=row["quantity_rule"],
    )
    return Refused(row["field"], row["sentence"], row["sentence_start"], quantity)


def _event(row: Record) -> Event:
    values: Record = {name: tuple(row[name]) if isinstance(row[name], list) else row[name] for name in _EVENT}
    return Event(**values)
