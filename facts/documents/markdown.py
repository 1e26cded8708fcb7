"""Markdown: one document a file, its text without the marks that only dress it; offsets count in the text as read.

Headings and lists stay as written. Rows of tables are left out, as is what is struck out.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from facts.documents.parts import Fail, Given, Warn, build, decode
from facts.model import Document

_ROW = re.compile(r"^[ \t]{0,3}\|.*\|[ \t]*(?=\r?$)", re.MULTILINE)
# The same without bars at its ends: a head, a line of dashes, rows.
_TABLE = re.compile(
    r"^[^\n|]*\|[^\n]*\n[ \t]{0,3}:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\r?(?:\n[^\n|]*\|[^\n]*)*", re.MULTILINE
)
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,400}(?<=\S)~~[ \t]?")
_PICTURE = re.compile(r"!\[[^\]\n]{0,400}\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,400})\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\)")
# A mark stands at a word's beginning or end, and no empty line in between: "2 * 3 * 4" and "a_b_c" are as written.
_WITHIN = r"(?=\S)((?:(?!\n\s*\n)[^{0}]){{1,800}}?)(?<=\S)"
_MARKS = tuple(
    re.compile(f"(?<![\\w{mark[-1]}]){mark}{_WITHIN.format(mark[-1])}{mark}(?![\\d{mark[-1]}])")
    for mark in (r"\*\*\*", r"\*\*", r"\*", "__", "_", "`")
)


def read(data: IO[bytes], path: str, given: Given, _: Fail, warn: Warn) -> Iterator[Document]:
    """Return the file as one document."""
    text = undressed(decode(data.read(), path))
    yield build(given, document_id=Path(path).name, text=text, where=path, warn=warn, named_by=path)


def undressed(text: str) -> str:
    """Return a Markdown text without marks of emphasis, addresses of links, pictures and tables.

    >>> undressed("A ferry with **240** passengers [sank](https://a.example/12).")
    'A ferry with 240 passengers sank.'
    """
    for pattern in (_ROW, _TABLE, _STRUCK, _PICTURE):
        text = pattern.sub("", text)
    for pattern in (_LINK, *_MARKS):
        text = pattern.sub(r"\1", text)
    return text
