"""Documents from files, folders and standard input: one reader for each format.

After reading, a text never changes: all offsets count in it. Texts are UTF-8; a byte order mark is stripped,
line ends stay as they are. What cannot be read is reported and the rest of the batch goes on.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from facts.documents import lines, markdown, page, plain
from facts.documents.parts import Given, Reader, unreadable
from facts.errors import DocumentError
from facts.model import Document

__all__ = ["FORMATS", "namesake", "read"]

READERS: dict[str, Reader] = {".txt": plain.read, ".md": markdown.read, ".html": page.read, ".jsonl": lines.read}
FORMATS = "*.txt *.md *.html *.jsonl"
_ALSO: dict[str, Reader] = {".htm": page.read, ".ndjson": lines.read, "": plain.read}


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one call of `read` was given: values for what documents leave unsaid, and where troubles go."""

    given: Given
    on_error: Callable[[DocumentError], None]
    on_warning: Callable[[str], None]


def read(
    paths: Iterable[str],
    *,
    source: str | None = None,
    published: date | datetime | str | None = None,
    title: str | None = None,
    on_error: Callable[[DocumentError], None],
    on_warning: Callable[[str], None],
) -> Iterator[Document]:
    """Return the documents of files, folders (FORMATS in it, by name) and "-" (standard input), one by one.

    `source`, `published` and `title` hold where a document itself says nothing. A file or line that cannot be
    read goes to `on_error` as a DocumentError that names it, and reading goes on; a blanked date goes to
    `on_warning`.
    """
    batch = _Batch(Given(source=source, published=published, title=title), on_error, on_warning)
    named: dict[str, str] = {}
    for path in paths:
        for file in _expand(path, batch):
            for document in _read_file(file, batch):
                _warn_of_namesake(document, file, named, on_warning)
                yield document


def _expand(path: str, batch: _Batch) -> list[str]:
    """Return the files that a path stands for, sorted by name; the troubles of a folder go to the batch."""
    try:
        if path == "-" or not Path(path).is_dir():
            return [path]
        inside = Path(path).iterdir()
        files = sorted(str(file) for file in inside if file.suffix.lower() in READERS and not file.is_dir())
    except OSError as error:
        batch.on_error(unreadable(path, error))
        return []
    if not files:
        batch.on_error(DocumentError(f"{path}: the folder holds no {FORMATS}"))
    return files


def _read_file(path: str, batch: _Batch) -> Iterator[Document]:
    """Return the documents of one file; its troubles go to the batch."""
    try:
        reader = _reader(path)
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as data:
            yield from reader(data, path, batch.given, batch.on_error, batch.on_warning)
    except DocumentError as error:
        batch.on_error(error)
    except OSError as error:
        batch.on_error(unreadable(path, error))


def _reader(path: str) -> Reader:
    """Return the reader of a file by its suffix; DocumentError for a format that is not read."""
    if path == "-":
        return lines.read_unknown
    suffix = Path(path).suffix.lower()
    reader = READERS.get(suffix) or _ALSO.get(suffix)
    if reader is None and Path(path).exists():
        raise DocumentError(f"{path}: {suffix} is not read, only {FORMATS}; plain text also from standard input (-)")
    return reader or plain.read


def _warn_of_namesake(document: Document, path: str, named: dict[str, str], warn: Callable[[str], None]) -> None:
    """Warn where two files of one name give one document id, as the second becomes a version of the first."""
    if document.origin is not None and (first := named.setdefault(document.id, path)) != path:
        warn(namesake(path, first))


def namesake(path: str, first: str) -> str:
    """Return the warning that a file has the name of another one, whose document it becomes a version of."""
    return f"{path}: has the name, and so the id, of {first}: taken as another version of it"
