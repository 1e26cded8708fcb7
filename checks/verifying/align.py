"""Which quantity of a text answers one of a claim in words: of those that nothing keeps apart the closest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from checks.gate import place_keys
from checks.intervals import point
from checks.model import Reason
from checks.timing import outdated
from checks.verifying.among import of_others, summands
from checks.verifying.differing import differs
from checks.verifying.held import holds
from checks.verifying.near import closeness, of_people_else, tied
from checks.verifying.neighbours import conversion_of
from checks.verifying.told import Statement
from checks.verifying.units import same_noun
from facts.model import Bound

_SAME = 20  # points of closeness for the very same number
_LABELLED = 20  # for a name that only these two share; two count
_FITTING = 3  # and for one that the claim admits


def matched(asked: Sequence[Statement], given: Sequence[Statement]) -> list[tuple[Statement | None, Reason]]:
    """Return for each asked quantity the one that answers it, closest pairs first, each given one used once.

    Where none does, the reason says what kept the nearest apart.
    """
    told = Counter(name for theirs in given for name in theirs.names)
    added = summands(given)
    pairs = [
        (-closeness(ours, theirs) - _favour(ours, theirs) - _named(ours, theirs, told), i, j)
        for i, ours in enumerate(asked)
        for j, theirs in enumerate(given)
        if differs(ours, theirs) is None
        and not of_others(ours, theirs, given)
        and (theirs.claim.claim_id not in added or place_keys(ours.claim) & place_keys(theirs.claim))
        and (tied(ours, theirs) or _is_meant(ours, theirs, given))
    ]
    answers: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in answers and j not in answers.values():
            answers[i] = j
    return [
        (given[answers[i]], Reason.UNKNOWN) if i in answers else (None, _apart(ours, given))
        for i, ours in enumerate(asked)
    ]


def _is_meant(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number that no word ties to the one asked for answers it all the same, as it holds.

    Of a mere bound much may hold: there it must count the same things, or be the only one of its sort.
    """
    if not holds(asked.claim, given.claim) or of_people_else(asked, given):
        return False
    ours, theirs = asked.claim.quantity, given.claim.quantity
    things = ours.dimension == "count" and same_noun(ours.unit, theirs.unit)
    alike = [each for each in told if each.claim.quantity.dimension == theirs.dimension]
    alone = sum(conversion_of(each, told) is None for each in alike) == 1
    return ours.bound in (Bound.EXACT, Bound.ABOUT) or things or alone


def _named(asked: Statement, given: Statement, told: Mapping[str, int]) -> int:
    """Return how much a name counts that stands by both numbers and by no other of the evidence."""
    return _LABELLED * min(2, sum(told[name] == 1 for name in (asked.labels or asked.names) & given.labels))


def _favour(asked: Statement, given: Statement) -> int:
    """Return how much a number that holds is favoured: of numbers about as close, the one that fits is meant.

    One of an earlier day than the one asked for is not.
    """
    if not holds(asked.claim, given.claim) or outdated(asked.times, given.times):
        return 0
    ours, theirs = asked.claim.quantity, given.claim.quantity
    same = point(ours) == point(theirs) or (
        ours.si_low == theirs.si_low and ours.dimension == theirs.dimension == "share"
    )
    return _SAME if same else _FITTING


def _apart(asked: Statement, given: Iterable[Statement]) -> Reason:
    """Return what keeps the nearest quantities apart from the asked one."""
    reasons = {differs(asked, each) for each in given} - {None, Reason.DIFFERENT_MEASURE}
    return min((reason for reason in reasons if reason), default=Reason.UNKNOWN)
