"""How close two quantities stand by the words around them, and whether firmly enough for one to refute the other."""

from collections.abc import Sequence
from dataclasses import replace

from checks.gate import place_keys
from checks.verifying.clauses import REACH
from checks.verifying.restated import AGE, HARMED, RANK
from checks.verifying.stems import stems
from checks.verifying.told import Statement
from checks.verifying.units import same_noun
from facts.lexicon import load
from facts.model import Measure


def closeness(asked: Statement, given: Statement) -> int:
    """Return how close two quantities stand by the words around them: near ones count most."""
    ours, theirs = asked.claim, given.claim
    here, there = _distances(asked), _distances(replace(given, before=()) if given.leading else given)
    near = sum(_weight(here[word]) * _weight(there[word]) for word in here.keys() & there.keys())
    score = near + len(asked.words & given.words)
    score += 3 * _run(asked.after, given.after)
    score += 3 * _run(asked.before[::-1], given.before[::-1]) * (not given.leading)
    score += 6 * (ours.measure is theirs.measure is not Measure.COUNT)
    score += 6 * (
        ours.measure is theirs.measure is Measure.COUNT and same_noun(ours.quantity.unit, theirs.quantity.unit)
    )
    score += 6 * bool(place_keys(ours) & place_keys(theirs))
    score += 3 * min(3, len(asked.named & given.named))
    return score - 8 * (given.part and not asked.part and not _tells_part(asked, given))


def _tells_part(asked: Statement, given: Statement) -> bool:
    """Return whether a name, or a word behind the number other than its noun, says that just the part is asked for."""
    if asked.names & given.labels:
        return True
    noun = stems(given.claim.quantity.unit, load())
    return not {*asked.before, *asked.after}.isdisjoint({*given.after} - {*noun})


def _weight(distance: int) -> int:
    """Return how much a word counts by its distance from the number, in words."""
    return max(1, REACH - distance)


def _distances(statement: Statement) -> dict[str, int]:
    """Return the words around a number with their distance from it."""
    near: dict[str, int] = {}
    for words in (statement.after, statement.before[::-1]):
        for distance, word in enumerate(word for word in words if word[0].isalpha()):  # no unit, no other number
            near[word] = min(distance, near.get(word, distance))
    return near


def _run(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words agree one after the other, from the number outwards."""
    length = 0
    for left, right in zip(ours, theirs, strict=False):
        if left != right:
            break
        length += 1
    return length


def tied(asked: Statement, given: Statement) -> bool:
    """Return whether measure or words tie two quantities together firmly enough to refute one by the other."""
    if asked.claim.measure is given.claim.measure and asked.claim.measure in HARMED:
        return True
    if asked.claim.quantity.dimension in (RANK, AGE) and asked.words & given.words:
        return True
    near = {word for word in _distances(asked).keys() & _distances(given).keys() if not word[0].isdigit()}
    if of_people_else(asked, given):
        # That people are counted, and where, does not tell the dead from the vaccinated.
        people = {*stems(asked.claim.quantity.quote, load()), *stems(given.claim.quantity.quote, load())}
        return bool((near | asked.words & given.words) - people - asked.named)
    return bool(near) or len(asked.words & given.words) >= 2


def of_people_else(asked: Statement, given: Statement) -> bool:
    """Return whether just one of two numbers is of people harmed in some way, as far as its sentence says."""
    ours, theirs = asked.claim.measure, given.claim.measure
    return ours is not theirs and bool(HARMED & {ours, theirs})
