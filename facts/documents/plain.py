"""Plain text: one document a file, its id the file's name."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from facts.documents.parts import Fail, Given, Warn, build, decode
from facts.model import Document


def read(data: IO[bytes], path: str, given: Given, _: Fail, warn: Warn) -> Iterator[Document]:
    """Return the file as one document, read as it is written."""
    yield build(
        given, document_id=Path(path).name, text=decode(data.read(), path), where=path, warn=warn, named_by=path
    )
