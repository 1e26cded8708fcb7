"""A number of a text with the words around it, as facts are checked against it."""

from dataclasses import dataclass

from checks.timing import Time
from facts.model import Claim, SkipReason


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
