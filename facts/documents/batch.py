"""Fact-check queries as JSON lines: a claim in words, and the texts to hold it against."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from facts.documents.lines import document_of, parse_line, written_lines
from facts.documents.parts import Fail, Given, Warn, build, parse_published, unreadable
from facts.errors import DocumentError
from facts.model import Document


@dataclass(frozen=True, slots=True)
class Query:
    """A claim to check against texts; evidence later than `as_of` is hindsight."""

    id: str
    claim: Document
    evidence: tuple[Document, ...]
    as_of: date | None = None


def claim_document(text: str, *, claim_id: str = "claim", as_of: date | None = None) -> Document:
    """Return a claim in words as a document; DocumentError where it is empty."""
    return build(Given(published=as_of), document_id=claim_id, text=text, where="claim", warn=_silent)


def read_queries(path: str, *, on_error: Fail, on_warning: Warn) -> Iterator[Query]:
    """Return the queries of a file ("-": standard input); a line that cannot be read goes to `on_error`."""
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as data:
            for where, line in written_lines(data, path):
                yield from _query(line, where, on_error, on_warning)
    except DocumentError as error:
        on_error(error)
    except OSError as error:
        on_error(unreadable(path, error))


def _query(line: bytes, where: str, on_error: Fail, on_warning: Warn) -> Iterator[Query]:
    try:
        record = parse_line(line, where)
        claim, evidence = record.get("claim"), record.get("evidence")
        if claim is not None and not isinstance(claim, str):
            raise DocumentError(f"{where}: `claim` is no text")
        if claim is None or not claim.strip():
            raise DocumentError(f"{where}: the object has no `claim`")
        if not isinstance(evidence, str | list):
            raise DocumentError(f"{where}: `evidence` must be a text, or a list of texts or documents")
        as_of = parse_day(record.get("as_of"), where, on_warning)
        identity = Path(where).name if record.get("id") in (None, "") else str(record["id"])
        texts = [evidence] if isinstance(evidence, str) else evidence
        documents = (_evidence(each, f"{identity}/{n}", where, on_warning) for n, each in enumerate(texts, 1))
        yield Query(
            identity,
            claim_document(claim, claim_id=identity, as_of=as_of),
            tuple(document for document in documents if document),
            as_of,
        )
    except DocumentError as error:
        on_error(error)


def parse_day(value: object, where: str, warn: Warn) -> date | None:
    """Return the `as_of` of an ISO date or time, a day; None, with a warning, for what cannot be read."""
    moment = parse_published(value, where, warn, name="as_of")
    return moment.date() if isinstance(moment, datetime) else moment


def _evidence(given: Any, document_id: str, where: str, warn: Warn) -> Document | None:
    """Return a text or an object as a document; None for an empty text, which says nothing."""
    record = {"text": given} if isinstance(given, str) else given
    if not isinstance(record, dict):
        raise DocumentError(f"{where}: `evidence` must be a text, or a list of texts or documents")
    if isinstance(record.get("text"), str) and not (record["text"].strip() or record.get("title")):
        return None
    return document_of({"id": document_id} | record, where, Given(), warn)


def _silent(_: str) -> None:
    """Take a warning that cannot come."""
