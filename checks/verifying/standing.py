"""Which of several answers still stand: not those that their own witness, or the course of events, has replaced."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from checks.compare import relate
from checks.gate import as_of
from checks.intervals import point
from checks.model import Relation, VerdictKind
from checks.succession import is_superseded
from checks.verifying.findings import Finding
from facts.model import Claim

_OPEN = VerdictKind.NOT_ENOUGH_EVIDENCE
_MOVES = (Relation.UPDATE, Relation.REVISION)


def standing(findings: Sequence[Finding], voices: Mapping[str, str]) -> list[Finding]:
    """Return the findings without numbers that their own witness has replaced since, or that a later number of the same
    happening has overtaken. `voices` are the witnesses by claim_id.
    """
    newest: dict[str, tuple[bool, str, str]] = {}
    for each in findings:
        if each.given is not None:
            voice = voices[each.given.claim_id]
            newest[voice] = max(newest.get(voice, _moment(each.given)), _moment(each.given))
    last = [
        each for each in findings if each.given is None or _moment(each.given) == newest[voices[each.given.claim_id]]
    ]
    old = _overtaken([each.given for each in last if each.given is not None and each.verdict is not _OPEN])
    return [each for each in last if each.given is None or _told(each.given) not in old]


def _moment(claim: Claim) -> tuple[bool, str, str]:
    """Return when a number was given, for sorting; one that its text calls an older one comes first."""
    return not is_superseded(claim), str(as_of(claim) or ""), str(claim.published or "")


def _overtaken(claims: Sequence[Claim]) -> frozenset[object]:
    """Return which numbers of which day a later one has replaced: a toll that rose, or was lowered."""
    told = {_told(claim): claim for claim in claims}
    if len({number for number, _ in told}) < 2:
        return frozenset()
    moves = [relate(one, other, same_event=True) for one, other in combinations(told.values(), 2)]
    return frozenset(_told(each.left) for each in moves if each.relation in _MOVES)


def _told(claim: Claim) -> tuple[object, object]:
    return point(claim.quantity), _moment(claim)
