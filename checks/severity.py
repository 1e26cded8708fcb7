"""How loudly a comparison speaks to a newsroom."""

from datetime import date, timedelta

from checks.gate import as_of
from checks.intervals import tolerances
from checks.model import Reason, Relation, Severity
from checks.succession import later
from facts.model import Bound, Claim


def severity(relation: Relation, reason: Reason, left: Claim, right: Claim) -> Severity | None:
    """Return how loudly a comparison speaks: early hours and different moments soften; agreement is mute."""
    if relation is Relation.REVISION or reason is Reason.FLOORS_APART:
        return Severity.MEDIUM if relation is Relation.REVISION else Severity.LOW
    if relation is not Relation.CONTRADICTION:
        return None
    vague = Bound.VAGUE in (left.quantity.bound, right.quantity.bound)
    if reason is Reason.DISJOINT and (vague or _early(left, right)):
        return Severity.LOW
    return Severity.MEDIUM if later(left, right) or reason is Reason.DENIED else Severity.HIGH


def _early(left: Claim, right: Claim) -> bool:
    """Return whether both numbers were given in the first hours of their event."""
    starts = [claim.event_start for claim in (left, right) if claim.event_start is not None]
    days = [as_of(left), as_of(right)]
    latest = max((day for day in days if day is not None), default=None)
    hours = timedelta(hours=tolerances()["early_hours"])
    return bool(starts) and isinstance(latest, date) and latest - min(starts) < hours
