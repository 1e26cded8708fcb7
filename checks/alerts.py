"""Which comparisons a newsroom must hear about, each once: contradictions, and numbers taken back."""

from collections.abc import Iterable

from checks.judge import short_id
from checks.model import Alert, Comparison, Relation, Severity

_LOUDNESS = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
_ALARMING = (Relation.CONTRADICTION, Relation.REVISION)


def alerts(comparisons: Iterable[Comparison]) -> tuple[Alert, ...]:
    """Return the alerts of a check, loudest first; the same two claims and reason always have the same id.

    One fact raises one alert of each sort, however many pairs of its claims disagree: the loudest, and of several the
    one told first, so that a later report that only repeats a side raises no new one.
    """
    found: dict[object, Comparison] = {}
    for each in sorted(filter(_is_alarming, comparisons), key=_turn):
        found.setdefault(_disagreement(each), each)
    made = [Alert(alert_id(each), each.severity, each) for each in found.values() if each.severity is not None]
    return tuple(sorted(made, key=lambda alert: (_LOUDNESS[alert.severity], alert.alert_id)))


def _is_alarming(comparison: Comparison) -> bool:
    return comparison.relation in _ALARMING and comparison.severity is not None


def _turn(comparison: Comparison) -> tuple[int, int, str, str]:
    """Return the order of choice among comparisons of one fact: loud ones, texts before headlines, early ones."""
    claims = comparison.left, comparison.right
    titles = sum(claim.field == "title" for claim in claims)
    loudness = len(_LOUDNESS) if comparison.severity is None else _LOUDNESS[comparison.severity]
    return loudness, titles, max(str(claim.published or claim.as_of or "") for claim in claims), alert_id(comparison)


def _disagreement(comparison: Comparison) -> object:
    """Return what makes two alerts one: their fact; without one, the numbers of two reports."""
    sides = frozenset((c.document_id, c.quantity.low, c.quantity.high) for c in (comparison.left, comparison.right))
    return comparison.fact_id or sides, comparison.relation


def alert_id(comparison: Comparison) -> str:
    """Return the id of an alert: two claims and a reason."""
    return "a" + short_id(comparison.left.claim_id, comparison.right.claim_id, comparison.reason)


def comparison_id(comparison: Comparison) -> str:
    """Return the id of a comparison: its two claims and their relation."""
    return "c" + short_id(comparison.left.claim_id, comparison.right.claim_id, comparison.relation)
