"""Parts against their wholes: "53 dead, including 12 children" over all documents of one happening."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checks.compare import of_fact, told
from checks.gate import within
from checks.intervals import admitted, tolerances
from checks.judge import Answered, is_headline_of, is_one_place, least, of_one_event, opposed
from checks.model import Comparison, Fact, Reason, Relation
from checks.people import is_whole
from checks.stories import question_key
from facts.model import Bound, Claim, Modality

# What parts and wholes can be, the strongest first.
_FITTING = (Relation.SAME, Relation.ROUNDS_TO, Relation.REFINES, Relation.COMPATIBLE, Relation.PART_OF)


def of_happening(answered: Sequence[Answered]) -> list[Comparison]:
    """Return the comparisons of parts with wholes of one happening: what cannot be, and one of what fits.

    Each is of the fact of its whole.
    """
    found: list[Comparison] = []
    parts = _parts([each.fact for each in answered])
    for whole in answered:
        for part in answered:
            if _is_part(part.fact, whole.fact):
                found += _compared(part, whole)
        if parts:
            found += _sums(whole.fact, parts)
    return found


def _is_part(part: Fact, whole: Fact) -> bool:
    """Return whether one fact counts some of those whom the other counts."""
    if whole.side is not None or part is whole:
        return False
    alike = part.population == whole.population
    if not (part.side is not None if alike else within(part.population, whole.population)):
        return False
    ours, theirs = ((each.measure, each.scope, each.series, each.unit) for each in (part, whole))
    # Else they sum over different days.
    return ours == theirs and question_key(part.claims[0])[-1] == question_key(whole.claims[0])[-1]


def _compared(part: Answered, whole: Answered) -> list[Comparison]:
    """Return every impossible pair of part and whole, and the first that fits."""
    same = is_one_place((*part.fact.claims, *whole.fact.claims))
    floors = least(part.fact.claims)
    pairs = [
        of_one_event(ours, theirs, one_place=same)
        for ours, theirs in opposed(part.answers, whole.answers)
        if ours.part_of in (None, theirs.claim_id)  # else its own whole is compared with theirs
        and not is_headline_of(theirs, floors)
    ]
    impossible = [each for each in pairs if each.relation is Relation.CONTRADICTION]
    fitting = [each for relation in _FITTING for each in pairs if each.relation is relation]
    return [of_fact(each, whole.fact.fact_id) for each in impossible + fitting[:1]]


def _parts(facts: Sequence[Fact]) -> dict[str, list[Claim]]:
    """Return the claims that their own text calls parts, by the whole that they are parts of."""
    parts: dict[str, list[Claim]] = defaultdict(list)
    for fact in facts:
        for claim in fact.claims:
            if claim.part_of and claim.modality is not Modality.DENIED:
                parts[claim.part_of].append(claim)
    return parts


def _sums(whole: Fact, parts: Mapping[str, Sequence[Claim]]) -> list[Comparison]:
    """Return the contradictions of a whole with disjoint parts of its own text that add up to more."""
    found = []
    for claim in filter(is_whole, (each for each in whole.claims if len(parts.get(each.claim_id, ())) > 1)):
        limit = admitted(claim.quantity)
        for group in tolerances()["disjoint"]["groups"]:
            members = [
                each for each in parts[claim.claim_id] if each.population in group and each.measure is claim.measure
            ]
            if limit is None or len({each.population for each in members}) != len(members) or len(members) < 2:
                continue
            least = sum(each.quantity.low or 0.0 for each in members if each.quantity.bound is not Bound.ABOUT)
            if least > limit.high and all((each.quantity.low or 0) <= limit.high for each in members):
                largest = max(members, key=lambda each: (each.quantity.low or 0.0, each.claim_id))
                row = told(Relation.CONTRADICTION, Reason.PARTS_DO_NOT_SUM, largest, claim)
                found.append(of_fact(row, whole.fact_id))
    return found
