"""What a fact's claims amount to: witnesses, low – best – high, and whether it stands or is contested."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import combinations, product
from typing import NamedTuple

from checks.beside import addends, as_apart, as_of_two, as_parts, sentences
from checks.compare import relate, told
from checks.copies import same_witness, witnesses
from checks.estimate import Answer, estimate
from checks.gate import NO_FACT, as_of, contained, counted_unit, place_keys, population, whole_country
from checks.intervals import FLOORS, point
from checks.model import Comparison, Fact, Reason, Relation, Severity, Status, Witness
from checks.questions import Question, by_time
from facts.model import Bound, Claim, Modality, Scope

_MOVES = (Relation.UPDATE, Relation.REVISION)
_AGREEING = (Relation.SAME, Relation.ROUNDS_TO, Relation.COMPATIBLE, Relation.REFINES)
_OTHERS = (Reason.DIFFERENT_EVENT, Reason.DIFFERENT_POPULATION, Reason.DIFFERENT_DEFINITION, Reason.DIFFERENT_SCOPE)
_MANY = 12  # answers: of more, not every pair is compared
_NEAR = 12  # answers before and after it with which each of many is compared


def short_id(*parts: object) -> str:
    """Return a short id that depends on nothing but its parts."""
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).hexdigest()


class Answered(NamedTuple):
    """The fact that a question's claims make, its answers in order of time, and how they stand to each other."""

    fact: Fact
    answers: Sequence[Answer]
    compared: Sequence[Comparison]


def judge(question: Question, *, policy: str = "ladder") -> Answered:
    """Return the fact that a question's claims make, and the comparisons of its distinct claims.

    Claims collapse to distinct (interval, witness, as-of day) first, so that copies are compared once.
    """
    claims = question.claims
    sources = witnesses(claims)
    added = addends(claims)
    answers = [answer for answer in distinct(claims, sources) if answer[1].claim_id not in added]
    compared = _compared(claims, answers)
    compared += [
        told(Relation.PART_OF, Reason.SUBSET, claim, added[claim.claim_id])
        for claim in claims
        if claim.claim_id in added
    ]
    first = _most(claims, lambda claim: counted_unit(claim.quantity))
    unit = counted_unit(first.quantity)
    meant = _of_one_thing(answers, compared)
    numbers = estimate([answer for answer in meant if _counts(answer[1], unit)], policy=policy)
    fact_id = "f" + short_id(*question.key[1:], min(claim.claim_id for claim in claims))
    fact = _fact(fact_id, first, claims, sources, status(compared, sources), numbers)
    return Answered(fact, answers, compared)


def _compared(claims: Sequence[Claim], answers: Sequence[Answer]) -> list[Comparison]:
    """Return how the answers stand to each other."""
    if len(answers) < 2:
        return []
    one_place = is_one_place(claims)
    found: list[Comparison] = []
    agreed = False
    for left, right in rivals(answers):
        if agreed and _stated(left) == _stated(right):
            continue  # one pair that says the same speaks for all
        found.append(of_one_event(left, right, one_place=one_place))
        agreed = agreed or found[-1].relation is Relation.SAME
    kinds = {each.relation for each in found}
    if Relation.CONTRADICTION in kinds:
        told_beside = sentences(claims)
        found = [as_parts(each, told_beside) for each in found]
    if not kinds.isdisjoint((Relation.CONTRADICTION, Relation.UPDATE)):
        given: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            given[claim.document_id].append(claim)
        found = [as_apart(as_of_two(each, given), given) for each in found]
    return found


def _of_one_thing(answers: Sequence[Answer], compared: Sequence[Comparison]) -> Sequence[Answer]:
    """Return the answers without those that comparing found to be parts of others, or of other things: of those that
    hang together most, where two groups are equal those with the greatest number, as it is rather the whole.
    """
    reasons = {each.reason for each in compared}
    if Reason.SUBSET in reasons:
        parts = {each.left.claim_id for each in compared if each.reason is Reason.SUBSET}
        answers = [answer for answer in answers if answer[1].claim_id not in parts] or answers
    if reasons.isdisjoint(_OTHERS):
        return answers
    homes = {_stated(claim): {_stated(claim)} for _, claim in answers}
    for each in compared:
        ours, theirs = homes.get(_stated(each.left)), homes.get(_stated(each.right))
        tied = each.relation is not Relation.NOT_COMPARABLE or each.reason is Reason.DIFFERENT_TIME
        if ours is None or theirs is None or ours is theirs or not tied:
            continue
        ours |= theirs
        homes |= dict.fromkeys(theirs, ours)
    groups = [[answer for answer in answers if homes[_stated(answer[1])] is home] for home in homes.values()]
    return max(groups, key=lambda some: (len(some), max(point(claim.quantity) or 0.0 for _, claim in some)))


def _fact(
    fact_id: str,
    first: Claim,
    claims: tuple[Claim, ...],
    sources: tuple[Witness, ...],
    stands: Status,
    numbers: tuple[float | None, float | None, float | None],
) -> Fact:
    """Return a fact: what most of its claims say of scope, place and days, and of its unit, as `first` does."""
    days = [claim for claim in claims if claim.event_start and claim.scope is not Scope.CONFLICT]
    dated = _most(days, lambda claim: (claim.event_start, claim.event_end)) if days else None
    places = [claim for claim in claims if claim.place]
    placed = _most(places, lambda claim: claim.place_name or claim.place) if places else None
    low, best, high = numbers
    return Fact(
        fact_id=fact_id,
        measure=first.measure,
        population=population(first),
        side=first.side,
        scope=_most(claims, lambda claim: claim.scope).scope,
        series=first.series,
        unit=first.quantity.unit,
        place=(placed.place_name or placed.place) if placed else None,
        country=next((claim.country for claim in claims if claim.country), None),
        event_start=dated.event_start if dated else None,
        event_end=dated.event_end if dated else None,
        low=low,
        best=best,
        high=high,
        status=stands,
        claims=claims,
        witnesses=sources,
    )


def of_one_event(left: Claim, right: Claim, *, one_place: bool) -> Comparison:
    """Return how two claims of one happening stand to each other.

    They contradict only where both name the place, or no claim of the question names another one.
    """
    found = relate(left, right, same_event=True)
    if one_place or not (left.place or right.place) or found.relation is not Relation.CONTRADICTION:
        return found
    return relate(left, right)


def is_one_place(claims: Sequence[Claim]) -> bool:
    """Return whether no two claims name different places, so that one without can only mean theirs.

    A country is no place of a happening; a town and its province may be one.
    """
    places = {(claim.place, claim.place_name, claim.place_id, claim.country): claim for claim in claims}
    named = [claim for claim in places.values() if place_keys(claim) and not whole_country(claim)]
    return not named or any(all(_in_one(one, other) for other in named) for one in named)


def _in_one(one: Claim, other: Claim) -> bool:
    """Return whether two places may be one: of one name, or one in the province that is the other."""
    return bool(place_keys(one) & place_keys(other)) or contained(one, other)


def _most(claims: Sequence[Claim], key: Callable[[Claim], object]) -> Claim:
    """Return the first claim with the most frequent key; ties go to the earliest claim."""
    if len(claims) == 1:
        return claims[0]
    keys = [key(claim) for claim in claims]
    if keys.count(keys[0]) == len(keys):
        return claims[0]
    counts = Counter(keys)
    return claims[max(range(len(claims)), key=lambda place: counts[keys[place]])]


def distinct(claims: Sequence[Claim], sources: Sequence[Witness]) -> list[Answer]:
    """Return one claim for each (interval, bound, witness, as-of day), in order of time.

    Of several a text goes before a headline, then the claim that names the place that most name.
    """
    if len(claims) == 1:
        return [(sources[0].name, claims[0])]
    names = {claim_id: source.name for source in sources for claim_id in source.claim_ids}
    floors = least(claims)
    alike: dict[tuple[str, object, date | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not is_headline_of(claim, floors):
            alike[names[claim.claim_id], _stated(claim), as_of(claim)].append(claim)
    agreed = _agreed(claims) if len(alike) < len(claims) else {}

    def order(claim: Claim) -> tuple[bool, int, float, str]:
        return claim.field == "title", -agreed[place_keys(claim)], -claim.confidence, claim.claim_id

    answers = [(key[0], min(same, key=order) if len(same) > 1 else same[0]) for key, same in alike.items()]
    return sorted(answers, key=lambda answer: by_time(answer[1])) if len(answers) > 1 else answers


def _agreed(claims: Sequence[Claim]) -> Mapping[frozenset[str], int]:
    """Return by how many claims each place that one of them names is named, under any of its keys."""
    named = Counter(map(place_keys, claims))
    if len(named) == 1:
        return named
    keys: Counter[str] = Counter()
    for place, times in named.items():
        for key in place:
            keys[key] += times
    return {place: max((keys[key] for key in place), default=0) for place in named}


def least(claims: Sequence[Claim]) -> frozenset[tuple[str, float | None]]:
    """Return the floors that the reports' own texts give, each with its document."""
    return frozenset(
        (claim.document_id, claim.quantity.low)
        for claim in claims
        if claim.field != "title" and claim.quantity.bound in FLOORS
    )


def is_headline_of(claim: Claim, floors: frozenset[tuple[str, float | None]]) -> bool:
    """Return whether a headline, or nobody's words, only shorten a floor of the text: "19 killed", "at least 19"."""
    bare = claim.field == "title" or claim.attribution is None
    return bare and claim.quantity.bound is Bound.EXACT and (claim.document_id, claim.quantity.low) in floors


def rivals(answers: Sequence[Answer]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims worth comparing: all, but of many only those that stand near each other in time.

    Where thousands repeat a number, its first and its last telling speak for it: no fact costs more than a few
    times its distinct values.
    """
    claims = [claim for _, claim in telling(answers)]
    if len(claims) <= _MANY:
        yield from combinations(claims, 2)
        return
    for place, left in enumerate(claims):
        for right in claims[place + 1 : place + 1 + _NEAR]:
            yield left, right


def opposed(ours: Sequence[Answer], theirs: Sequence[Answer]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims of two facts worth comparing: all, but of many only those that stand near in time."""
    ours, theirs = telling(ours), telling(theirs)
    if len(ours) * len(theirs) <= _MANY**2:
        yield from product((claim for _, claim in ours), (claim for _, claim in theirs))
        return
    days = [as_of(claim) or date.min for _, claim in theirs]
    for _, left in ours:
        place = bisect_left(days, as_of(left) or date.min)
        for _, right in theirs[max(0, place - _NEAR) : place + _NEAR]:
            yield left, right


def telling(answers: Sequence[Answer]) -> Sequence[Answer]:
    """Return the answers in order of time; of many, the first and the last with each number."""
    if len(answers) <= _MANY:
        return answers
    first: dict[tuple[object, ...], int] = {}
    last: dict[tuple[object, ...], int] = {}
    for place, (_, claim) in enumerate(answers):
        value = _stated(claim)
        first.setdefault(value, place)
        last[value] = place
    return [answers[place] for place in sorted({*first.values(), *last.values()})]


def _stated(claim: Claim) -> tuple[object, ...]:
    """Return the number that a claim gives or denies."""
    quantity = claim.quantity
    return quantity.low, quantity.high, quantity.bound, quantity.unit, claim.modality is Modality.DENIED


def status(compared: Sequence[Comparison], sources: Sequence[Witness]) -> Status:
    """Return where a fact stands.

    A contradiction makes it contested; one of the first hours that both voices overtook is a trajectory. Numbers that
    are of different things, although one happening's, corroborate nothing.
    """
    contradictions = [each for each in compared if each.relation is Relation.CONTRADICTION]
    moved = [each for each in compared if each.relation in _MOVES]
    if contradictions and not (moved and _overtaken(contradictions, moved)):
        return Status.CONTESTED
    if moved:
        return Status.EVOLVING
    agree = len(sources) > 1 and any(each.relation in _AGREEING for each in compared)
    return Status.CORROBORATED if agree else Status.SINGLE_SOURCE


def _overtaken(contradictions: Sequence[Comparison], moved: Sequence[Comparison]) -> bool:
    """Return whether the voices of contradictions, all early ones, have given later numbers themselves."""
    if any(each.severity is not Severity.LOW for each in contradictions):
        return False
    corrected = {each.left.claim_id for each in moved if same_witness(each.left, each.right)}
    return all({each.left.claim_id, each.right.claim_id} <= corrected for each in contradictions)


def _counts(claim: Claim, unit: str) -> bool:
    """Return whether the claim says that its number is so, in the unit of the fact."""
    return claim.modality not in (*NO_FACT, Modality.DENIED) and counted_unit(claim.quantity) == unit
