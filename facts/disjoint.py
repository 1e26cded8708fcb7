"""Which claims of an event speak of different people, so that they may be added up.

Where a text leaves open whether two mentions mean one person, they count as one. The populations that nobody
belongs to twice are data: the table `disjoint` of facts/lexicon/conventions.toml.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from facts.besides import lives
from facts.lexicon import shared
from facts.model import Claim, Measure, Quantity

_NAMED = "implied.named"  # the rule of a name with an age
_PRONOUN = "implied.pronoun"
_LISTED = 3  # words between two members of a list: "a man and his wife", "Ali Hassan, 34, and Omar Said"


def populations() -> Iterable[list[str]]:
    """Return the sets of populations that exclude each other."""
    sets: Mapping[str, list[str]] = shared("conventions")["disjoint"]
    return sets.values()


def may_be_grown(claim: Claim) -> bool:
    """Return whether one who is counted as a child may be a man or a woman of another sentence: "a teen"."""
    words = _noun(claim).split()
    return claim.quantity.implied and not set(shared("conventions")["grown"]["nouns"]).isdisjoint(words)


def exclusive(left: str, right: str) -> bool:
    """Return whether nobody belongs to both populations."""
    return left != right and any({left, right} <= set(each) for each in populations())


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Return those claims of one sentence, in its order, that mean other people than all before them."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.quantity.implied, not _sums_up(claim))):
        if all(_others(each, claim) for each in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.quantity.start)


def survivors(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without the hurt who may be the dead: "a man was shot" here, "the man died" there.

    An uncounted person hurt stays if he lives, cannot be any of the dead, or is named next to one of them.
    """
    dead = [claim for claim in claims if claim.measure is Measure.KILLED and claim.quantity.high != 0]
    return [
        claim
        for claim in claims
        if claim.measure is not Measure.INJURED
        or not claim.quantity.implied
        or lives(claim)
        or all(exclusive(claim.population, each.population) and not may_be_grown(each) for each in dead)
        or any(_noun(claim) != _noun(each) and _beside(claim, each) and not _is_pronoun(claim, each) for each in dead)
    ]


def _is_pronoun(claim: Claim, dead: Claim) -> bool:
    """Return whether a claim is of "he" behind one who is dead: "a man has died after he was shot"."""
    return claim.quantity.rule == _PRONOUN and claim.quantity.start > dead.quantity.start


def _others(left: Claim, right: Claim) -> bool:
    """Return whether two claims on one measure in a sentence mean different people."""
    if (left.side and right.side and left.side != right.side) or exclusive(left.population, right.population):
        return True
    if is_named_event(left) or is_named_event(right) or _sums_up(left) or _sums_up(right):
        return False
    if _apart(left) or _apart(right):
        return True
    ours, theirs = left.quantity, right.quantity
    if _of_two_names(left, right):
        return True
    if ours.implied or theirs.implied:
        return _noun(left) != _noun(right) and (_beside(left, right) or _new(left, right)) and not _apposed(left, right)
    if (left.population, left.side) != (right.population, right.side):
        return True
    return (ours.low, ours.high) != (theirs.low, theirs.high)


def is_named_event(claim: Claim) -> bool:
    """Return whether the claim is but the name of what happened: "a double murder"."""
    return claim.rule.endswith(".event")


def is_joined(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Return whether a claim is one of a list, and so no whole: "a commander and four guards were killed"."""
    return any(
        each is not claim and (each.measure, each.part_of) == (claim.measure, None) and _are_listed(claim, each)
        for each in claims
    )


def _are_listed(left: Claim, right: Claim) -> bool:
    """Return whether two claims stand side by side in a list, or with no more than an aside between them."""
    if _beside(left, right):
        return not set(_words_between(left, right)).isdisjoint(shared("conventions")["anew"]["lists"])
    if (left.field, left.sentence_start) != (right.field, right.sentence_start):
        return False
    return _aside().fullmatch(" ".join(_words_between(left, right))) is not None


@cache
def _aside() -> re.Pattern[str]:
    """Return the pattern of what stands between two members of a list beside which one is told more of."""
    return re.compile(shared("conventions")["anew"]["aside"])


def is_rest(claim: Claim) -> bool:
    """Return whether a claim only counts those of a whole that are left: "the other 13", "27 of the victims"."""
    before = claim.sentence[: claim.quantity.start - claim.sentence_start].lower().rstrip()
    rest = shared("conventions")["rest"]
    return before.endswith(tuple(rest["before"])) or any(some in claim.quantity.quote.lower() for some in rest["some"])


def _apart(claim: Claim) -> bool:
    """Return whether the frame itself says that these are others: "along with two drivers", "and another five"."""
    return claim.rule.endswith((".along", ".another"))


def _sums_up(claim: Claim) -> bool:
    """Return whether the frame itself says that the others are in this number: "bringing to 49 the number killed"."""
    return claim.rule.endswith(".brought_to")


def _of_two_names(left: Claim, right: Claim) -> bool:
    """Return whether two persons have full names of which neither holds the other: "Ann Poll, 61, and Bo Poll"."""
    ours, theirs = (
        {word.strip(",") for word in claim.quantity.quote.split() if word.istitle() and word.strip(",").isalpha()}
        for claim in (left, right)
    )
    full = min(len(ours), len(theirs)) > 1 and left.quantity.implied and right.quantity.implied
    return full and not (ours <= theirs or theirs <= ours)


def _new(left: Claim, right: Claim) -> bool:
    """Return whether the later one is brought in anew: "one man was hit in the back and a boy was hit twice"."""
    first, last = sorted((left, right), key=lambda claim: claim.quantity.start)
    between = first.sentence[first.quantity.end - first.sentence_start : last.quantity.start - first.sentence_start]
    anew = shared("conventions")["anew"]
    joined = between.lower().rstrip().endswith(tuple(anew["joined"]))
    return joined and last.quantity.quote.lower().startswith(tuple(anew["articles"]))


def _noun(claim: Claim) -> str:
    return (claim.quantity.counted or claim.quantity.quote).casefold()


def _apposed(left: Claim, right: Claim) -> bool:
    """Return whether the second only says who the first is: "the victim, a man,", "a man, identified as Omar Said,"."""
    if _between(left, right) == 0:
        first, second = sorted((left.quantity, right.quantity), key=lambda quantity: quantity.start)
        name = second.rule == _NAMED and first.rule != _NAMED  # "his neighbour, Ann Poll, 61,"
        return name or (left.population != right.population and not _goes_on(left, second))
    named = shared("conventions")["anew"]["named"]
    words = [word.strip(",") for word in _words_between(left, right)] if _beside(left, right) else [""]
    return all(word in named for word in words if word) and any(words)


def _goes_on(claim: Claim, quantity: Quantity) -> bool:
    """Return whether one who is somebody's own stands in a list that goes on: "the mayor, his brother and a clerk"."""
    behind = claim.sentence[quantity.end - claim.sentence_start :].lower().replace(",", " ").split(maxsplit=1)[:1]
    anew = shared("conventions")["anew"]
    return quantity.quote.lower().startswith(tuple(anew["own"])) and not set(behind).isdisjoint(anew["lists"])


def _beside(left: Claim, right: Claim) -> bool:
    between = _between(left, right)
    return between is not None and between <= _LISTED


def _between(left: Claim, right: Claim) -> int | None:
    """Return how many words stand between two claims of one sentence, None where they stand in two."""
    if (left.field, left.sentence_start) != (right.field, right.sentence_start):
        return None
    return sum(any(map(str.isalnum, word)) for word in _words_between(left, right))


def _words_between(left: Claim, right: Claim) -> list[str]:
    """Return the words between two claims of one sentence, in lower case."""
    first, last = sorted((left, right), key=lambda claim: claim.quantity.start)
    start, end = (at - first.sentence_start for at in (first.quantity.end, last.quantity.start))
    return first.sentence[start:end].lower().split()
