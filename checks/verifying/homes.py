"""What a store's happenings make of its evidence: one of those where and when a claim says answers it, no other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare import relate
from checks.intervals import point
from checks.model import Reason, Relation, VerdictKind
from checks.verifying.findings import Finding
from checks.verifying.told import Statement
from facts.model import Scope

_SUPPORTED, _REFUTED, _OPEN = VerdictKind.SUPPORTED, VerdictKind.REFUTED, VerdictKind.NOT_ENOUGH_EVIDENCE


def of_homes(told: Sequence[Statement], homes: Mapping[str, str], there: frozenset[str]) -> list[Statement]:
    """Return the statements of a stored document that are of the happenings asked for, and what is no claim beside.

    They are of the place asked for, of whose name `there` are the words, wherever their text has it, and of their own
    day, whatever other dates their sentence has ("KYIV, 16 Sept -").
    """
    beside = {(each.claim.field, each.claim.sentence_start) for each in told if each.claim.claim_id in homes}
    return [
        replace(
            each,
            reach=replace(each.reach, words=each.reach.words | there),
            times=() if each.claim.event_start else each.times,
        )
        for each in told
        if each.claim.claim_id in homes
        or (each.kind is not None and (each.claim.field, each.claim.sentence_start) in beside)
    ]


def firm(finding: Finding) -> Finding:
    """Return what a stored claim says; it refutes only what checking would call a contradiction, and the dead of a war
    bear out no other number than theirs. A claim in words may be of a toll so far.
    """
    asked, given = finding.asked, finding.given
    if given is None or finding.verdict is _OPEN:
        return finding
    if given.scope is Scope.CONFLICT is not asked.scope and finding.reason is not Reason.EQUAL:
        return replace(finding, verdict=_OPEN, reason=Reason.DIFFERENT_SCOPE)
    if finding.verdict is _SUPPORTED or finding.others:
        return finding
    if given.scope is Scope.CUMULATIVE and asked.scope in (Scope.INCIDENT, Scope.UNKNOWN):
        asked = replace(asked, scope=given.scope)
    found = relate(asked, given, same_event=True)
    if found.relation is Relation.CONTRADICTION:
        return finding
    return replace(finding, verdict=_OPEN, reason=found.reason)


def of_one_home(findings: Sequence[Finding], homes: Mapping[str, str]) -> list[Finding]:
    """Return what the store says to one quantity: where happenings differ, none refutes that may not be meant."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if each.given is not None and each.verdict is not _OPEN:
            groups[homes.get(each.given.claim_id, "")].append(each)
    doubt = _doubt(list(groups.values())) if len(groups) > 1 else None
    if doubt is None:
        return list(findings)
    meant = [some for some in groups.values() if any(each.verdict is _SUPPORTED for each in some)]
    kept = {id(each) for some in meant for each in some}
    return [
        replace(each, verdict=_OPEN, reason=doubt) if each.verdict is _REFUTED and id(each) not in kept else each
        for each in findings
    ]


def _doubt(groups: Sequence[Sequence[Finding]]) -> Reason | None:
    """Return why those of several happenings that refute a number may not be the one meant: another one bears it out,
    it may be the number of several together, or they are of several days and the claim names none.
    """
    if any(each.verdict is _SUPPORTED for some in groups for each in some):
        return Reason.DIFFERENT_EVENT
    greatest = [max(point(each.given.quantity) or 0.0 for each in some if each.given) for some in groups]
    asked = [each.asked for some in groups for each in some]
    if any(max(greatest) < (point(claim.quantity) or 0.0) <= sum(greatest) for claim in asked):
        return Reason.DIFFERENT_SCOPE
    days = {each.given.event_start for some in groups for each in some if each.given}
    return Reason.DIFFERENT_TIME if len(days) > 1 and not any(claim.event_start for claim in asked) else None
