"""The documents that a command is given, read one by one, with every trouble said in one line."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeVar

import click

from facts.errors import FactsError
from facts.model import Document, Extraction

_ALLOCATIONS = 200_000  # objects from one look of the garbage collector to the next; Python's own 700 cost a sixth
_SHARE = 20  # documents that a process reads at once


class Named(Protocol):
    """A document or a query: what a line on standard error names by its id."""

    @property
    def id(self) -> str:
        """Return the id."""


Item = TypeVar("Item", bound=Named)
Result = TypeVar("Result")


@dataclass(slots=True)
class Input:
    """What a command reads: paths, values for what documents leave unsaid, and how the reading went.

    `jobs` is how many processes read.
    """

    paths: Sequence[str]
    source: str | None = None
    published: str | None = None
    title: str | None = None
    jobs: int = 1
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
        """Return what each document says in numbers, in their order, by as many processes as there are jobs."""
        from facts.workers import Workers

        # To read a text leaves no cycles behind: the collector would walk through the lexicon and find nothing.
        gc.set_threshold(_ALLOCATIONS)
        shared = self.jobs > 1
        with Workers(self.jobs) as workers:
            for found in workers.map(_read, _batches(self.documents(), _SHARE if shared else 1), many=shared):
                yield from self._done(found)

    def each(self, items: Iterable[Item], work: Callable[[Item], Result]) -> Iterator[Result]:
        """Return what `work` makes of each item; an item with which it fails is said and left out."""
        return self._done(_attempt(work, item) for item in items)

    def _done(self, results: Iterable[Result | FactsError]) -> Iterator[Result]:
        for result in results:
            if isinstance(result, FactsError):
                self.fail(result)
            else:
                self.read += 1
                yield result

    def fail(self, error: FactsError) -> None:
        """Say an error; the batch goes on."""
        self.errors += 1
        click.echo(f"facts: {error}", err=True)

    def failed(self) -> bool:
        """Return whether there were errors and nothing could be read."""
        return self.errors > 0 and self.read == 0

    def exit_code(self) -> int:
        """Return 1 where anything could not be read, else 0: a batch that lost a text must not look whole."""
        return 1 if self.errors else 0


def _batches(documents: Iterator[Document], size: int) -> Iterator[list[Document]]:
    """Yield the documents so many at a time."""
    while batch := list(islice(documents, size)):
        yield batch


def _read(documents: Sequence[Document]) -> list[Extraction | FactsError]:
    """Return what each document says in numbers, or why it cannot be read, whichever process does it."""
    from facts.extract import extract

    return [_attempt(extract, document) for document in documents]


def _attempt(work: Callable[[Item], Result], item: Item) -> Result | FactsError:
    """Return what `work` makes of an item, or the error that names it."""
    try:
        return work(item)
    except FactsError as error:  # a language without a lexicon
        return type(error)(f"{item.id}: {error}")
    except Exception as error:
        # A bug of ours in one text must not cost the batch; it is said, with the text that shows it.
        return FactsError(f"{item.id}: cannot be read, please report it ({error!r})")


def warn(message: str) -> None:
    """Say a warning on standard error."""
    click.echo(f"facts: warning: {message}", err=True)
