"""What a report tells beside a number: parts that it adds up itself, and another number that it sets apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checks.compare import told
from checks.gate import by_size, place_keys, whole_country
from checks.intervals import FLOORS, point
from checks.model import Comparison, Reason, Relation
from checks.people import is_whole
from checks.rivals import one_speaker
from checks.succession import is_superseded
from facts.model import Bound, Claim


def sentences(claims: Sequence[Claim]) -> Mapping[object, Mapping[int, float]]:
    """Return the numbers of each sentence that claims stand in, by where in its document each begins."""
    found: dict[object, dict[int, float]] = defaultdict(dict)
    for claim in claims:
        found[_sentence(claim)][claim.quantity.number_start] = point(claim.quantity) or 0.0
    return found


def _sentence(claim: Claim) -> object:
    """Return which sentence a claim stands in."""
    return claim.document_id, claim.field, claim.sentence_start


def addends(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """Return the whole of each claim, by its id, that its own report adds up: "105 died in one district and 52 in the
    next" beside a toll of 157.
    """
    if len(claims) <= 2:
        return {}
    told_beside = sentences(claims)
    wholes = {(claim.document_id, point(claim.quantity)): claim for claim in reversed(claims)}
    found = {}
    for claim in claims:
        parts = told_beside[_sentence(claim)]
        whole = wholes.get((claim.document_id, sum(parts.values()))) if len(parts) > 1 else None
        if whole is not None and _sentence(whole) != _sentence(claim):
            found[claim.claim_id] = whole
    return found


def as_parts(found: Comparison, told_beside: Mapping[object, Mapping[int, float]]) -> Comparison:
    """Return the comparison, a contradiction of a whole with one of the parts that its sentence adds up to as a part:
    "the blast killed 36 and the fire nine" beside a toll of 45. `told_beside` are the numbers of the claims' sentences.
    """
    if found.relation is not Relation.CONTRADICTION:
        return found
    part, whole = by_size(found.left, found.right)
    parts = told_beside[_sentence(part)]
    if len(parts) < 2 or sum(parts.values()) != point(whole.quantity):
        return found
    return told(Relation.PART_OF, Reason.SUBSET, part, whole)


def as_apart(found: Comparison, given: Mapping[str, Sequence[Claim]]) -> Comparison:
    """Return the comparison, a rise to a number that a report tells apart from the lower one as no comparison.

    So does a report of the lower number that gives the higher one too, unless it calls the lower one older (two floors
    agree), and one of the higher number that has another for the lower one's place. `given` are each document's claims.
    """
    left, right = found.left, found.right
    if found.relation is not Relation.UPDATE or left.document_id == right.document_id or is_superseded(left):
        return found
    if _is_wider(left, right, given[right.document_id]):
        return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_PLACE, left, right)
    if all(point(claim.quantity) != point(right.quantity) for claim in given[left.document_id]):
        return found
    if left.quantity.bound in FLOORS and right.quantity.bound in FLOORS:
        return told(Relation.REFINES, Reason.TIGHTER, right, left)  # both hold, whoever gives them
    return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_SCOPE, left, right)


def as_of_two(found: Comparison, given: Mapping[str, Sequence[Claim]]) -> Comparison:
    """Return the comparison, a contradiction of two reports one of which gives both numbers in one breath, by one
    voice, as no comparison: "120 fighters and 60 mercenaries were killed" is no other toll than "120 fighters".
    """
    left, right = found.left, found.right
    if found.relation is not Relation.CONTRADICTION or left.document_id == right.document_id:
        return found
    if _gives(left, right, given) or _gives(right, left, given):
        return told(Relation.NOT_COMPARABLE, Reason.UNKNOWN, left, right)
    return found


def _gives(claim: Claim, other: Claim, given: Mapping[str, Sequence[Claim]]) -> bool:
    """Return whether a sentence gives the number of another report beside its own, with the same speaker."""
    return any(
        each.claim_id != claim.claim_id
        and point(each.quantity) == point(other.quantity)
        and each.attribution == claim.attribution
        and _sentence(each) == _sentence(claim)
        for each in given[claim.document_id]
    )


def _is_wider(lower: Claim, higher: Claim, beside: Sequence[Claim]) -> bool:
    """Return whether a higher number is of no one place, and its speaker has another for that of the lower one: a
    village beside its whole country.
    """
    if not lower.place or whole_country(lower) or not (higher.place is None or whole_country(higher)):
        return False
    return any(
        place_keys(claim) & place_keys(lower)
        and (point(claim.quantity) or 0.0) < (point(higher.quantity) or 0.0)
        and claim.quantity.bound is not Bound.VAGUE
        and is_whole(claim)
        and not is_superseded(claim)
        and one_speaker(claim, higher)
        for claim in beside
    )
