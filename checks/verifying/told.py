"""A number of a text with the words around it, as facts are checked against it."""

from dataclasses import dataclass, replace

from checks.timing import Time
from facts.model import Claim, Document, Field, Measure, Quantity, SkipReason


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity of a text with the words around it and the dates of its sentence.

    `kind` is set for one that is no claim (an age, a score); `part`: it counts a part of a number before it;
    `states`: what is said of those counted beside it ("recovered", "active"); `names`: the names in its own clause;
    `labels`: those of them that do not lead the whole sentence; `named`: all names of the sentence;
    `qualified`: what beside the number makes it another one than without it (a budget, an opening weekend);
    `stretch`: of which week, half or month its clause tells, without a year.
    """

    claim: Claim
    kind: SkipReason | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: frozenset[str]
    times: tuple[Time, ...]
    part: bool
    states: frozenset[str]
    leading: bool = False
    names: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    qualified: frozenset[str] = frozenset()
    stretch: frozenset[tuple[str, str]] = frozenset()


def in_one_sentence(one: Claim, other: Claim) -> bool:
    """Return whether two numbers stand in one sentence of one text."""
    return (one.version, one.field, one.sentence_start) == (other.version, other.field, other.sentence_start)


def counted_as(quantity: Quantity, other: Quantity) -> Quantity:
    """Return a number in the unit of another one."""
    return replace(quantity, unit=other.unit, unit_name=other.unit_name, dimension=other.dimension)


def quotable(document: Document, field: Field, sentence: str, offset: int, quantity: Quantity) -> Claim:
    """Return words of a text that are no claim in the shape of one, so that they can be quoted as evidence."""
    return Claim(
        claim_id=f"{document.version[:12]}-{quantity.start}",
        document_id=document.id,
        version=document.version,
        field=field,
        sentence=sentence,
        sentence_start=offset,
        quantity=quantity,
        measure=Measure.COUNT,
        source=document.source,
        published=document.published,
    )


def unvalued(quote: str, start: int, dimension: str, skipped: SkipReason | None = None) -> Quantity:
    """Return words at an offset as a quantity without a value: a date, "twice as many"."""
    end = start + len(quote)
    return Quantity(quote, start, end, start, end, None, None, dimension=dimension, skipped=skipped)
