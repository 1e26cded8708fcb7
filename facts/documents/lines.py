"""JSON lines: one document a line; `text`, and where known id, title, url, source, published, language."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from facts.documents import plain
from facts.documents.parts import Fail, Given, Warn, build, decode, repair
from facts.errors import DocumentError
from facts.model import Document

_TEXTS = ("text", "title", "url", "source", "language")


def read(data: IO[bytes], path: str, given: Given, fail: Fail, warn: Warn) -> Iterator[Document]:
    """Return a document for each line; a line that cannot be read goes to `fail`, and the next is read."""
    for where, line in written_lines(data, path):
        try:
            yield document_of(parse_line(line, where), where, given, warn)
        except DocumentError as error:
            fail(error)


def read_unknown(data: IO[bytes], path: str, given: Given, fail: Fail, warn: Warn) -> Iterator[Document]:
    """Return the documents of standard input: JSON lines if it starts with an object, else one plain text."""
    everything = data.read()
    first = everything.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    reader = read if first == b"{" else plain.read
    yield from reader(BytesIO(everything), path, given, fail, warn)


def written_lines(data: IO[bytes], path: str) -> Iterator[tuple[str, bytes]]:
    """Return each line that is not blank, and where it stands; DocumentError at the end where there was none."""
    empty = True
    for number, line in enumerate(data, 1):
        if not line.isspace():
            empty = False
            yield f"{path}:{number}", line
    if empty:
        raise DocumentError(f"{path}: empty, no line to read")


def parse_line(line: bytes, where: str) -> dict[str, Any]:
    """Return the object of one line of JSON, lone surrogates repaired; DocumentError for anything else."""
    written = decode(line, where)
    try:
        # Control characters inside a string are no JSON, but common, and harmless.
        record = json.loads(written, strict=False)
        record = _repaired(record) if "\\u" in written else record
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "too deep or too large"
        raise DocumentError(f"{where}: no valid JSON ({reason})") from None
    if not isinstance(record, dict):
        raise DocumentError(f"{where}: a JSON object is needed, with at least `text`")
    return record


def _repaired(value: Any) -> Any:
    """Return a value of JSON with all its texts repaired."""
    if isinstance(value, dict):
        return {key: _repaired(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_repaired(each) for each in value]
    return repair(value) if isinstance(value, str) else value


def document_of(record: dict[str, Any], where: str, given: Given, warn: Warn) -> Document:
    """Return the document of a JSON object; DocumentError where `text` is missing or a field is no text."""
    if record.get("text") is None:
        raise DocumentError(f"{where}: the object has no `text`")
    for name in _TEXTS:
        if not isinstance(record.get(name, ""), str | None):
            raise DocumentError(f"{where}: `{name}` is no text")
    known = record.get("id")
    # A bare file name before the colon, so that the id does not depend on the folder one stands in.
    document_id = record.get("url") or f"{Path(where).name}" if known in (None, "") else str(known)
    return build(
        given,
        document_id=document_id,
        text=record["text"],
        where=where,
        warn=warn,
        title=record.get("title"),
        url=record.get("url"),
        source=record.get("source"),
        published=record.get("published"),
        language=record.get("language") or "en",
        named_by=where.rpartition(":")[0] if known in (None, "") and not record.get("url") else None,
    )
