"""The documents that a command is given, read one by one, with every trouble said in one line."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import click

from facts.errors import FactsError
from facts.model import Document, Extraction

_ALLOCATIONS = 200_000  # objects from one look of the garbage collector to the next; Python's own 700 cost a sixth


class Named(Protocol):
    """A document or a query: what a line on standard error names by its id."""

    @property
    def id(self) -> str:
        """Return the id."""


Item = TypeVar("Item", bound=Named)
Result = TypeVar("Result")


@dataclass(slots=True)
class Input:
    """What a command reads: paths, values for what documents leave unsaid, and how the reading went."""

    paths: Sequence[str]
    source: str | None = None
    published: str | None = None
    title: str | None = None
    errors: int = field(default=0, init=False)
    read: int = field(default=0, init=False)

    def documents(self) -> Iterator[Document]:
        """Return the documents one by one; troubles are said on standard error."""
        from facts.documents import read

        return read(
            self.paths,
            source=self.source,
            published=self.published,
            title=self.title,
            on_error=self.fail,
            on_warning=warn,
        )

    def extractions(self) -> Iterator[Extraction]:
        """Return what each document says in numbers."""
        from facts.extract import extract

        # To read a text leaves no cycles behind: the collector would walk through the lexicon and find nothing.
        gc.set_threshold(_ALLOCATIONS)
        return self.each(self.documents(), extract)

    def each(self, items: Iterable[Item], work: Callable[[Item], Result]) -> Iterator[Result]:
        """Return what `work` makes of each item; an item with which it fails is said and left out."""
        for item in items:
            try:
                result = work(item)
            except FactsError as error:  # a language without a lexicon
                self.fail(type(error)(f"{item.id}: {error}"))
                continue
            except Exception as error:
                # A bug of ours in one text must not cost the batch; it is said, with the text that shows it.
                self.fail(FactsError(f"{item.id}: cannot be read, please report it ({error!r})"))
                continue
            self.read += 1
            yield result

    def fail(self, error: FactsError) -> None:
        """Say an error; the batch goes on."""
        self.errors += 1
        click.echo(f"facts: {error}", err=True)

    def exit_code(self) -> int:
        """Return 1 where there were errors and nothing could be read, else 0."""
        return 1 if self.errors and not self.read else 0


def warn(message: str) -> None:
    """Say a warning on standard error."""
    click.echo(f"facts: warning: {message}", err=True)
