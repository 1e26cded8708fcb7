"""A number of a text with the words around it, as facts are checked against it."""

from dataclasses import dataclass, replace
from enum import Enum

from checks.timing import Time
from facts.model import Claim, Document, Field, Measure, Quantity, SkipReason


class Role(Enum):
    """How a name stands in its clause."""

    ACTOR = "actor"
    SITE = "site"
    OTHER = "other"
    COMPARED = "compared"  # "more than Velm": the number is not Velm's
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it begins in its sentence: the stems of its words and the last of them, and the noun behind it."""

    start: int
    words: frozenset[str]
    last: str
    noun: str
    role: Role


@dataclass(frozen=True, slots=True)
class Reach:
    """The names of a number: its `own`, all that it may be of (`near`, and their `words`), and those that it is not of.

    These are `beyond` it, among them those `taken` by other numbers of its unit.
    """

    own: tuple[Name, ...] = ()
    near: tuple[Name, ...] = ()
    words: frozenset[str] = frozenset()
    beyond: frozenset[Name] = frozenset()
    taken: frozenset[Name] = frozenset()


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity of a text with the words around it and the dates of its sentence.

    `kind` is set for one that is no claim (an age, a score); `part`: it counts a part of a number before it;
    `states`: what is said of those counted beside it ("recovered", "active"); `names`: the names in its own clause;
    `labels`: those of them that do not lead the whole sentence; `named`: all names of the sentence;
    `qualified`: what beside the number makes it another one than without it (a budget, an opening weekend);
    `stretch`: of which week, half or month its clause tells, without a year; `clause`: where that stands in the
    sentence; `scope`: the words of its clause, and those before the first number of the sentence; `reach`: which names
    of its text it may be of; `doers`: of which office or force he is who does it.
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
    clause: tuple[int, int] = (0, 0)
    scope: frozenset[str] = frozenset()
    reach: Reach = Reach()
    doers: frozenset[str] = frozenset()


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
