"""Whether two numbers are of the same people, as far as their own nouns say it: everybody, or two maids, or a man."""

from functools import lru_cache

from checks.gate import by_size, claim_part, population
from checks.intervals import point, tolerances
from checks.wording import DIGITS, rivalry, stems
from facts.lexicon import load
from facts.model import Claim


def is_whole(claim: Claim) -> bool:
    """Return whether the claim counts everybody: "eight medics" is no whole that holds 38 fighters."""
    noun = _noun(claim)
    return noun is None or noun in rivalry()["wholes"]


def counts_others(claim: Claim) -> bool:
    """Return whether the claim counts who comes on top of others ("two children and eight other people"): no whole."""
    return not frozenset(claim.quantity.quote.casefold().split()).isdisjoint(rivalry()["besides"])


def are_beside_few(left: Claim, right: Claim) -> bool:
    """Return whether the smaller number may be of all but the one or two named before it: six monks, "the rector and
    five other monks".
    """
    fewer, more = by_size(left, right)
    if not counts_others(fewer) or counts_others(more):
        return False
    gap = (point(more.quantity) or 0.0) - (point(fewer.quantity) or 0.0)
    return gap <= int(tolerances()["named_beside"])


def is_person(claim: Claim) -> bool:
    """Return whether a single person is meant without a number ("a farmer was killed"): a case, not a toll."""
    return claim.quantity.implied and bool(claim.quantity.low)


def are_two_people(left: Claim, right: Claim) -> bool:
    """Return whether two single persons, meant without a number, are not one by their ages or by what they are called:
    a minister is not his driver.
    """
    if not (is_person(left) and is_person(right)):
        return False
    ours, theirs = (set(DIGITS.findall(claim.quantity.quote)) for claim in (left, right))
    if ours and theirs and ours != theirs:
        return True
    nouns = {noun for noun in map(_noun, (left, right)) if noun}
    return len(nouns) > 1 and nouns.isdisjoint(rivalry()["anybody"])


def are_one_person(left: Claim, right: Claim) -> bool:
    """Return whether two single persons are surely one, by what both are called: "the mayor" twice, but no "she"."""
    if not (is_person(left) and is_person(right)):
        return False
    noun = _noun(left)
    return noun is not None and noun == _noun(right) and noun not in load()["words"]["pronouns"]


def of_other_people(left: Claim, right: Claim) -> bool:
    """Return whether two numbers of one population are of two sorts of people that it does not tell apart: everybody
    and some medics, six priests and two maids, three girls and five children.
    """
    ours, theirs = _noun(left), _noun(right)
    if ours == theirs or population(left) != population(right):
        return False
    if not {ours, theirs}.isdisjoint(rivalry()["halves"]):
        return True
    if population(left) != "all":
        return False
    if is_whole(left) or is_whole(right):
        return is_whole(left) is not is_whole(right)
    first, second = (stems(claim.quantity.counted or "") for claim in (left, right))
    return first.isdisjoint(second) and {ours, theirs}.isdisjoint(rivalry()["broad"])


def is_unnamed_part(left: Claim, right: Claim) -> bool:
    """Return whether just one number is a part of a whole, of people that no population names."""
    if claim_part(left, right) or (left.part_of is None) is (right.part_of is None):
        return False
    return population(left if right.part_of is None else right) == "all"


def remains_only(left: Claim, right: Claim) -> bool:
    """Return whether just one number is of bodies, found so far, and the other of all who died: it may be higher."""
    remains = rivalry()["remains"]
    fewer, more = by_size(left, right)
    return _noun(fewer) in remains and _noun(more) not in remains


def _noun(claim: Claim) -> str | None:
    """Return the last word of what the claim counts; None where it is a bare number."""
    counted = claim.quantity.counted
    return _last(counted) if counted else None


@lru_cache(maxsize=4096)
def _last(words: str) -> str:
    return words.casefold().split()[-1]
