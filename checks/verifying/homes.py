"""What a store's happenings make of its evidence: one of those where and when a claim says answers it, no other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare import relate
from checks.intervals import point
from checks.model import Reason, Relation, VerdictKind
from checks.verifying.findings import Finding
from checks.verifying.told import Statement

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
    """Return what a stored claim says; it refutes only what checking would call a contradiction."""
    if finding.verdict is not _REFUTED or finding.given is None or finding.others:
        return finding
    found = relate(finding.asked, finding.given, same_event=True)
    if found.relation is Relation.CONTRADICTION:
        return finding
    return replace(finding, verdict=_OPEN, reason=found.reason)


def of_one_home(findings: Sequence[Finding], homes: Mapping[str, str]) -> list[Finding]:
    """Return what the store says to one quantity. Where happenings differ, one that bears the claim out is meant, and
    no other one refutes; nor does any if the claim names no day, or a number that may be that of several together.
    """
    decided = [each for each in findings if each.given is not None and each.verdict is not _OPEN]
    of = {id(each): homes.get(each.given.claim_id) for each in decided if each.given is not None}
    if len({*of.values()}) < 2:
        return list(findings)
    meant = {of[id(each)] for each in decided if each.verdict is _SUPPORTED}
    numbers = [point(each.given.quantity) or 0.0 for each in decided if each.given is not None]
    every = any((point(each.asked.quantity) or 0.0) > max(numbers) for each in decided)
    unsure = not meant and (every or not any(each.asked.event_start for each in decided))
    reason = Reason.DIFFERENT_EVENT if meant or every else Reason.DIFFERENT_TIME
    return [
        replace(each, verdict=_OPEN, reason=reason)
        if each.verdict is _REFUTED and (unsure or (meant and of[id(each)] not in meant))
        else each
        for each in findings
    ]
