"""Two claims → how they stand to each other: the gate, then relation, reason, and a sentence in words."""

from datetime import datetime
from typing import NamedTuple

from checks.copies import same_witness
from checks.explain import explain
from checks.gate import claim_part, gate, mixed_up, part, population, utc
from checks.intervals import FLOORS, Interval, inside, meet, pair, point, tolerances
from checks.model import Comparison, Reason, Relation
from checks.people import are_one_person, are_two_people, counts_others, is_person, is_whole
from checks.rivals import one_speaker, other_day, other_place, slip, unlike, unplaced
from checks.severity import severity
from checks.sorts import sorts_differ
from checks.succession import is_superseded, later, may_grow, other_hour, takes_back, true_on
from facts.model import AttributionKind, Bound, Claim, Modality, Scope, Series

_ROUNDING = (Bound.ABOUT, Bound.NEARLY, Bound.EXACT)


class _Pair(NamedTuple):
    """Two claims in the order in which they are told, with what each admits on one scale."""

    left: Claim
    right: Claim
    ours: Interval
    theirs: Interval

    def turned(self) -> "_Pair":
        """Return the pair the other way round."""
        return _Pair(self.right, self.left, self.theirs, self.ours)


def compare(left: Claim, right: Claim, *, same_event: bool = False) -> Comparison:
    """Return the relation of two claims, its reason and a sentence; the same for (a, b) and (b, a).

    The left claim of the result is the part, the tighter, or the earlier one. `same_event` says that linking
    found one happening, so that a place or date that one of them lacks is no obstacle.
    """
    return explained(relate(left, right, same_event=same_event))


def explained(found: Comparison, fact_id: str | None = None) -> Comparison:
    """Return the comparison, as one of a fact, with its sentence, which takes longer to write than all the rest."""
    sentence = explain(found.reason, found.left, found.right)
    # Written out, here and below: dataclasses.replace is slow, and there are many.
    return Comparison(found.relation, found.reason, sentence, found.left, found.right, fact_id, found.severity)


def of_fact(found: Comparison, fact_id: str) -> Comparison:
    """Return the comparison as one of a fact."""
    return Comparison(found.relation, found.reason, found.explanation, found.left, found.right, fact_id, found.severity)


def relate(left: Claim, right: Claim, *, same_event: bool = False) -> Comparison:
    """Return what `compare` does, its sentence still unwritten."""
    if _precedes(right, left):
        left, right = right, left
    closed = gate(left, right, same_event=same_event)
    if closed is not None:
        return told(Relation.NOT_COMPARABLE, closed, left, right)
    scales = pair(left.quantity, right.quantity)
    if mixed_up(left, right) and (scales is None or not meet(*scales)):
        return told(Relation.CONTRADICTION, Reason.UNIT_MIX_UP, left, right)
    if scales is None:
        return told(Relation.NOT_COMPARABLE, Reason.UNKNOWN, left, right)
    return _related(_Pair(left, right, *scales))


def _precedes(left: Claim, right: Claim) -> bool:
    """Return whether the left claim stands before the right one; mostly their days tell."""
    ours, theirs = true_on(left, right)
    if ours == theirs:
        return _order(left) < _order(right)
    return theirs is not None and (ours is None or ours < theirs)


def _order(claim: Claim) -> tuple[bool, str, str, str, int]:
    """Return where a claim stands among those true on one day: older numbers first, then by time of report and ids."""
    told_at = utc(claim.published).isoformat() if isinstance(claim.published, datetime) else ""
    return not is_superseded(claim), told_at, claim.claim_id, claim.document_id, claim.quantity.start


def _related(both: _Pair) -> Comparison:
    """Return the comparison of two claims that answer one question."""
    if Modality.DENIED in (both.left.modality, both.right.modality):
        return _denied(both)
    smaller = part(both.left, both.right)
    if smaller is not None:
        return _whole_and_part(both if smaller is both.left else both.turned())
    return _agreeing(both) if meet(both.ours, both.theirs) else _disjoint(both)


def _denied(both: _Pair) -> Comparison:
    """A denial contradicts the number that it denies, and says nothing of any other; nor do that of one man's fate, and
    that of what the same report first gave itself.
    """
    left, right = both.left, both.right
    denied = left if left.modality is Modality.DENIED else right
    other_man = is_person(denied) and not are_one_person(left, right)
    corrected = left.document_id == right.document_id and one_speaker(left, right)
    if left.modality is right.modality or other_man or corrected or not meet(both.ours, both.theirs):
        return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_MODALITY, left, right)
    return told(Relation.CONTRADICTION, Reason.DENIED, left, right)


def _whole_and_part(both: _Pair) -> Comparison:
    """A part may not exceed its whole, unless the whole was counted before it."""
    if _equals_whole(both):
        return _agreeing(both)
    if both.ours.low > both.theirs.high:
        if _uncounted(both) or _same_words(both):
            return told(Relation.NOT_COMPARABLE, Reason.UNKNOWN, both.left, both.right)
        if is_superseded(both.right) or later(both.right, both.left) or _same_day_rise(both):
            return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_TIME, both.left, both.right)
        whole = is_whole(both.right) and not counts_others(both.right)
        if not whole and not claim_part(both.left, both.right):
            return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_POPULATION, both.left, both.right)
        return _contradicting(both, Reason.PART_EXCEEDS_WHOLE, unlike(both.left, both.right))
    return told(Relation.PART_OF, Reason.SUBSET, both.left, both.right)


def _equals_whole(both: _Pair) -> bool:
    """Return whether one report only adds of which side, or what, the same number of the same people were."""
    same = point(both.left.quantity) == point(both.right.quantity) and meet(both.ours, both.theirs)
    if both.left.document_id == both.right.document_id or not same:
        return False
    part = population(both.left)
    return part == population(both.right) or part in tolerances()["named_wholes"]


def _one_voice(both: _Pair) -> bool:
    """Return whether one report gives two numbers, not naming a speaker for each: it tells two things apart.

    A slip of the pen between its lines is still worth telling.
    """
    left, right = both.left, both.right
    if left.document_id != right.document_id or claim_part(left, right) or meet(both.ours, both.theirs):
        return False
    return one_speaker(left, right) and slip(both.left.quantity, both.right.quantity, least_digits=2) is None


def _agreeing(both: _Pair) -> Comparison:
    """Return how two claims agree that can both be true."""
    left, right = both.left, both.right
    ours, theirs = left.quantity, right.quantity
    if are_two_people(left, right):
        return told(Relation.NOT_COMPARABLE, Reason.UNKNOWN, left, right)
    if ours.bound is theirs.bound and both.ours == both.theirs:
        return told(Relation.SAME, Reason.EQUAL, left, right)
    if _of_two_sorts(both):
        return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_EVENT, left, right)
    if ours.bound in FLOORS and theirs.bound in FLOORS:
        return _floors(both)
    if ours.bound in FLOORS and theirs.bound in _ROUNDING and left.measure in tolerances()["tolls"] and _rises(both):
        return told(Relation.UPDATE, Reason.ROSE, left, right)
    tighter = _tighter(both)
    if tighter is None:
        return told(Relation.COMPATIBLE, Reason.OVERLAP, left, right)
    if tighter.right.quantity.bound in _ROUNDING:
        return told(Relation.ROUNDS_TO, Reason.ROUNDED, tighter.left, tighter.right)
    return told(Relation.REFINES, Reason.TIGHTER, tighter.left, tighter.right)


def _tighter(both: _Pair) -> _Pair | None:
    """Return the pair with the claim that says more first; None where neither lies inside the other."""
    if inside(both.ours, both.theirs):
        return both
    return both.turned() if inside(both.theirs, both.ours) else None


def _rises(both: _Pair) -> bool:
    """Return whether a floor is given higher later on: at least 12 on Friday, 31 on Sunday."""
    higher = (point(both.right.quantity) or 0.0) > both.ours.low
    return higher and later(both.left, both.right) and may_grow(both.left, both.right)


def _floors(both: _Pair) -> Comparison:
    """Two floors never exclude each other: a later, higher one is an update; far apart they are shown."""
    left, right = both.left, both.right
    low, high = sorted((both.ours.low, both.theirs.low))
    if _rises(both):
        return told(Relation.UPDATE, Reason.ROSE, left, right)
    if low > 0 and high >= low * tolerances()["floors_apart"] and not same_witness(left, right):
        return told(Relation.COMPATIBLE, Reason.FLOORS_APART, left, right)
    tighter = both if both.ours.low >= both.theirs.low else both.turned()
    return told(Relation.REFINES, Reason.TIGHTER, tighter.left, tighter.right)


def _of_two_sorts(both: _Pair) -> bool:
    """Return whether two numbers, one of them a floor at least, are far apart and of two sorts of happening."""
    ours, theirs = both.left.quantity, both.right.quantity
    if ours.bound not in FLOORS and theirs.bound not in FLOORS:
        return False
    low, high = sorted((point(ours) or 0.0, point(theirs) or 0.0))
    return high >= low * tolerances()["floors_apart"] and sorts_differ(both.left, both.right)


def _disjoint(both: _Pair) -> Comparison:
    """Return what two numbers are that cannot both be true at once: a rise, a correction, a contradiction."""
    left, right = both.left, both.right
    apart = unlike(left, right)
    if apart is not None:
        return told(Relation.NOT_COMPARABLE, apart, left, right)
    if _uncounted(both):
        return told(Relation.NOT_COMPARABLE, Reason.UNKNOWN, left, right)
    if _same_words(both):
        return told(Relation.COMPATIBLE, Reason.OVERLAP, left, right)
    if left.document_id != right.document_id and is_superseded(left) is not is_superseded(right):
        return _since_superseded(both if is_superseded(left) else both.turned())
    rose = both.theirs.low >= both.ours.high
    if later(left, right):
        grows = left.measure not in tolerances()["fixed"] and may_grow(left, right)
        if rose and grows and not _only_alleged(both):
            return told(Relation.UPDATE, Reason.ROSE, left, right)
        if not rose and (same_witness(left, right) or takes_back(right)):
            fell = Scope.CUMULATIVE in (left.scope, right.scope) and not takes_back(right)
            return told(Relation.REVISION, Reason.CUMULATIVE_FELL if fell else Reason.LOWERED, left, right)
        if left.measure in tolerances()["stocks"] or same_witness(left, right) or is_superseded(left):
            return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_TIME, left, right)
    if left.measure in tolerances()["hourly"] and other_hour(left, right):
        return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_TIME, left, right)
    if {left.scope, right.scope} == {Scope.INCIDENT, Scope.CUMULATIVE} and not (_of_a_day(left) and _of_a_day(right)):
        return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_SCOPE, left, right)
    digits = 2 if left.document_id == right.document_id else 3  # chance swaps short numbers of two reports
    mistake = slip(left.quantity, right.quantity, least_digits=digits)
    if mistake is None and _same_day_rise(both):
        lower, higher = (left, right) if rose else (right, left)
        return told(Relation.UPDATE, Reason.ROSE, lower, higher)
    return _contradicting(both, mistake or _fallen(both) or Reason.DISJOINT, None)


def _of_a_day(claim: Claim) -> bool:
    """Return whether the number is of what happened on one day: a toll that "has risen to 38" sums up no other."""
    return claim.event_start is not None and claim.event_start == claim.event_end


def _since_superseded(both: _Pair) -> Comparison:
    """Return how another report's number stands to one that its own report calls an older one, of nobody knows when."""
    if both.theirs.low >= both.ours.high and may_grow(both.left, both.right):
        return told(Relation.UPDATE, Reason.ROSE, both.left, both.right)
    return told(Relation.NOT_COMPARABLE, Reason.DIFFERENT_TIME, both.left, both.right)


def _same_words(both: _Pair) -> bool:
    """Return whether the two say one number of tens ("30", "more than 30"), or one or two and "several"."""
    ours, theirs = both.left.quantity, both.right.quantity
    if Bound.VAGUE in (ours.bound, theirs.bound):
        return max(point(ours) or 0.0, point(theirs) or 0.0) < float(tolerances()["few"])
    return point(ours) == point(theirs) and (point(ours) or 0.0) % 10 == 0


def _uncounted(both: _Pair) -> bool:
    """Return whether who said the lower number had not counted: "dozens" does not deny 312, nor bears it out; nor do
    "several" and "hundreds" each other.
    """
    low, high = sorted((both.left.quantity, both.right.quantity), key=lambda each: point(each) or 0.0)
    if low.bound is not Bound.VAGUE or (point(high) or 0.0) < tolerances()["few"]:
        return False
    return high.bound is Bound.VAGUE or (point(low) or 0.0) >= tolerances()["uncounted_from"]


def _same_day_rise(both: _Pair) -> bool:
    """Return whether one speaker gives two tolls in two reports of one day: it rose between them."""
    left, right = both.left, both.right
    two_reports = left.document_id != right.document_id and left.measure in tolerances()["tolls"]
    one_kind = left.attribution_kind is right.attribution_kind is not AttributionKind.NONE
    one = same_witness(left, right) or (one_kind and one_speaker(left, right))
    return two_reports and left.series is Series.LEVEL and one


def _only_alleged(both: _Pair) -> bool:
    """Return whether a side of the conflict claims a later number, and another voice gave the earlier one as so."""
    left, right = both.left, both.right
    alleged = right.modality is Modality.ALLEGED is not left.modality
    theirs = right.attribution_kind in (AttributionKind.PARTY, AttributionKind.NONE)
    return alleged and theirs and not same_witness(left, right)


def _contradicting(both: _Pair, reason: Reason, doubt: Reason | None) -> Comparison:
    """Return the contradiction, unless there is a doubt, or the sentences leave one of day, place or speaker."""
    left, right = both.left, both.right
    doubt = doubt or other_day(left, right) or other_place(left, right) or unplaced(left, right)
    if claim_part(left, right) and not (left.quantity.implied or right.quantity.implied):
        doubt = None
    if doubt is None and (_one_voice(both) or _only_headlines(both, reason)):
        doubt = Reason.UNKNOWN
    if doubt is not None:
        return told(Relation.NOT_COMPARABLE, doubt, left, right)
    return told(Relation.CONTRADICTION, reason, left, right)


def _only_headlines(both: _Pair, reason: Reason) -> bool:
    """Return whether two headlines differ, which say too little of place and day, or a part exceeds the number of a
    headline, which drops the "at least" of its text.
    """
    left, right = both.left, both.right
    shortened = reason is Reason.PART_EXCEEDS_WHOLE and left.document_id != right.document_id
    return right.field == "title" and (left.field == "title" or (shortened and right.quantity.bound is Bound.EXACT))


def _fallen(both: _Pair) -> Reason | None:
    """Return `cumulative_fell` where a total that only adds up is later given lower by somebody else."""
    left, right = both.left, both.right
    cumulative = left.scope is right.scope is Scope.CUMULATIVE and left.measure in tolerances()["tolls"]
    return Reason.CUMULATIVE_FELL if cumulative and later(left, right) and both.theirs.high <= both.ours.low else None


def told(relation: Relation, reason: Reason, left: Claim, right: Claim) -> Comparison:
    """Return the comparison, its sentence still unwritten."""
    return Comparison(
        relation,
        reason,
        "",
        left,
        right,
        severity=severity(relation, reason, left, right),
    )
