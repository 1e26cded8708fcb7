"""What all readers share: decoding, dates, and a document built from its parts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import IO

from facts.errors import DocumentError
from facts.model import Document
from facts.records import parse_iso

Warn = Callable[[str], None]
Fail = Callable[[DocumentError], None]
Reader = Callable[[IO[bytes], str, "Given", Fail, Warn], Iterator[Document]]

_BOM = b"\xef\xbb\xbf"
_COMPACT_DAY = re.compile(r"\d{8}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """Values that hold where a document itself says nothing."""

    source: str | None = None
    published: date | datetime | str | None = None
    title: str | None = None


def version_of(title: str | None, text: str) -> str:
    """Return the version of a document: a hash of its title and text, the same everywhere."""
    return blake2b(f"{title or ''}\0{text}".encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def decode(data: bytes, where: str) -> str:
    """Return the text of UTF-8 bytes without a byte order mark; DocumentError names the first that is not."""
    data = data.removeprefix(_BOM)
    if b"\0" in data:
        raise DocumentError(f"{where}: binary data or UTF-16, no UTF-8 text (byte {data.index(0)} is zero)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} (0x{data[error.start]:02x})"
        raise DocumentError(f"{where}: {byte} is not UTF-8; convert the file, e.g. with iconv -t UTF-8") from None


def repair(text: str) -> str:
    """Return the text with each lone surrogate, which no file can hold, replaced by U+FFFD; offsets stay."""
    return _SURROGATE.sub("�", text)


def unreadable(path: str, error: OSError) -> DocumentError:
    """Return what to say of a file or folder that the system does not let us read."""
    return DocumentError(f"{path}: {(error.strerror or str(error)).lower()}")


def parse_published(value: object, where: str, warn: Warn, *, name: str = "published") -> date | datetime | None:
    """Return an ISO date or time; None, with a warning that calls it by `name`, for what cannot be read."""
    if value is None or value == "" or isinstance(value, date):
        return value or None  # type: ignore[return-value]  # "" narrows badly
    written = str(value).strip()
    try:
        return date.fromisoformat(written) if _COMPACT_DAY.fullmatch(written) else parse_iso(written)
    except ValueError:
        warn(f"{where}: {name} {written!r} is no ISO date or time: left blank")
        return None


def build(
    given: Given,
    *,
    document_id: str,
    text: str,
    where: str,
    warn: Warn,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    published: object = None,
    language: str = "en",
    named_by: str | None = None,
) -> Document:
    """Return a document from its parts, blanks filled from `given`; DocumentError where all is empty.

    `named_by` is the path of the file whose name is its id.
    """
    title = title or given.title or None
    if not text.strip() and not title:
        raise DocumentError(f"{where}: empty, no text to read")
    return Document(
        id=repair(document_id),  # a file's name may be of another encoding
        text=text,
        version=version_of(title, text),
        title=title,
        url=url or None,
        source=source or given.source or None,
        published=parse_published(published or given.published, where, warn),
        language=language,
        origin=repair(str(Path(named_by).resolve())) if named_by not in (None, "-") else None,
    )
