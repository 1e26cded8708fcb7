"""Which comparisons a newsroom must hear about, each once: contradictions, and numbers taken back."""

from collections.abc import Iterable

from checks.judge import short_id
from checks.model import Alert, Comparison, Relation, Severity

_LOUDNESS = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
_ALARMING = (Relation.CONTRADICTION, Relation.REVISION)


def alerts(comparisons: Iterable[Comparison]) -> tuple[Alert, ...]:
    """Return the alerts of a check, loudest first; the same two claims and reason always have the same id."""
    found: dict[object, Comparison] = {}
    for each in sorted(comparisons, key=_headlines):
        if each.relation in _ALARMING and each.severity is not None:
            found.setdefault(_disagreement(each), each)
    made = [Alert(alert_id(each), each.severity, each) for each in found.values() if each.severity is not None]
    return tuple(sorted(made, key=lambda alert: (_LOUDNESS[alert.severity], alert.alert_id)))


def _headlines(comparison: Comparison) -> tuple[int, str]:
    """Return the order of choice among comparisons of one disagreement: texts before headlines."""
    fields = [comparison.left.field, comparison.right.field]
    return fields.count("title"), alert_id(comparison)


def _disagreement(comparison: Comparison) -> object:
    """Return what makes two alerts one: a headline and its text say the same in one breath."""
    sides = frozenset((c.document_id, c.quantity.low, c.quantity.high) for c in (comparison.left, comparison.right))
    return comparison.fact_id, comparison.relation, sides


def alert_id(comparison: Comparison) -> str:
    """Return the id of an alert: two claims and a reason."""
    return "a" + short_id(comparison.left.claim_id, comparison.right.claim_id, comparison.reason)


def comparison_id(comparison: Comparison) -> str:
    """Return the id of a comparison: its two claims and their relation."""
    return "c" + short_id(comparison.left.claim_id, comparison.right.claim_id, comparison.relation)
