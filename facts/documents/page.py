"""HTML: the article's text, with title, outlet, date and address where the page's head states them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import IO

from facts.documents.parts import Fail, Given, Warn, build, decode
from facts.model import Document

# fmt: off
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "nav", "footer", "form", "button", "select", "aside",
    "iframe",
))
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "table", "tr", "td", "blockquote", "pre", "figure", "figcaption", "br", "hr", "title",
))
# fmt: on
# First known wins, in this order: what publishers state for sharing is cleaner than the page's own title.
_TITLE = ("og:title", "title", "h1")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "time",
)
_SOURCE = ("og:site_name", "application-name")
_URL = ("canonical", "og:url")


class _Page(HTMLParser):
    """Collects visible text and what the head says; only `page.read` uses it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.known: dict[str, str] = {}
        self.blocks: list[str] = []
        self.story_blocks: list[str] = []
        self._words: list[str] = []
        self._silent = 0
        self._story = 0
        self._table = False  # whether a table with headed columns or rows is open: its cells are no sentences
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a silent part or the story, or note what a tag of the head states."""
        values = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self._close_block()
        if tag == "th" and not self._table:
            self._table = True
            self._silent += 1
        if tag in ("article", "main"):
            self._story += 1
        self._note(tag, values)
        if tag in ("title", "h1"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag opened."""
        headed = tag == "table" and self._table
        if headed:
            self._table = False
        if tag in _SILENT or headed:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self._close_block()
        if tag in ("article", "main"):
            self._story = max(0, self._story - 1)
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        """Keep visible words; those of the title apart."""
        if self._silent:
            return
        if self._inside:
            self.known[self._inside] = " ".join((self.known.get(self._inside, "") + " " + data).split())
        if self._inside != "title":
            self._words.append(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Skip "<![…>": the library's own way fails on any but a few of them."""
        return self.rawdata.find(">", i) + 1 or -1

    def close(self) -> None:
        """End the last block."""
        super().close()
        self._close_block()

    def _close_block(self) -> None:
        block = " ".join("".join(self._words).split())
        self._words.clear()
        if block:
            self.blocks.append(block)
            if self._story:
                self.story_blocks.append(block)

    def _note(self, tag: str, values: dict[str, str]) -> None:
        name, value = "", values.get("content", "")
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
        elif tag == "time":
            name, value = "time", values.get("datetime", "")
        elif tag == "link" and values.get("rel") == "canonical":
            name, value = "canonical", values.get("href", "")
        elif tag == "html":
            name, value = "language", values.get("lang", "")[:2].lower()
        if name and value.strip():
            self.known.setdefault(name.lower(), value.strip())

    def first(self, names: tuple[str, ...]) -> str | None:
        """Return the first of these that the page states."""
        return next((self.known[name] for name in names if self.known.get(name)), None)


def read(data: IO[bytes], path: str, given: Given, _: Fail, warn: Warn) -> Iterator[Document]:
    """Return the page as one document: its article or main part, else all; blocks become paragraphs."""
    page = _Page()
    page.feed(decode(data.read(), path))
    page.close()
    url = page.first(_URL)
    yield build(
        given,
        document_id=url or Path(path).name,
        text="\n\n".join(page.story_blocks or page.blocks),
        where=path,
        warn=warn,
        title=page.first(_TITLE),
        url=url,
        source=page.first(_SOURCE),
        published=page.first(_PUBLISHED),
        language=page.known.get("language") or "en",
        named_by=None if url else path,
    )
