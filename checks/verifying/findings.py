"""What one document says to each number of a claim in words: one number of it, and those of others whom it quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.copies import witness
from checks.gate import NO_FACT
from checks.intervals import point
from checks.model import Reason, VerdictKind
from checks.verifying.align import matched
from checks.verifying.among import astray, of_another_name
from checks.verifying.changes import turned
from checks.verifying.differing import differs, elsewhere, named_otherwise
from checks.verifying.held import held, says
from checks.verifying.parts import is_part, is_whole, of_neighbour, told_of_another
from checks.verifying.reach import has_names, out_of_reach
from checks.verifying.shares import quantified, shared
from checks.verifying.stems import stems
from checks.verifying.steps import continued, steps
from checks.verifying.sums import added, lacks_a_name, of_roles, summed
from checks.verifying.told import Statement
from facts.lexicon import load
from facts.model import Claim, Document, Measure

_SUPPORTED, _REFUTED, _OPEN = VerdictKind.SUPPORTED, VerdictKind.REFUTED, VerdictKind.NOT_ENOUGH_EVIDENCE


@dataclass(frozen=True, slots=True)
class Finding:
    """What one document says to one quantity of the claim."""

    verdict: VerdictKind
    reason: Reason
    asked: Claim
    given: Claim | None = None
    others: tuple[Claim, ...] = ()  # the second of two amounts set against each other, the rest of those added up
    opposed: bool = False  # one tells of a rise, the other of a fall


def found_in(claim: Document, asked: Sequence[Statement], given: Sequence[Statement]) -> list[list[Finding]]:
    """Return what one document says to each quantity of the claim: one number, and those of others whom it quotes."""
    asked, given = continued(asked), continued(given)
    answers = matched(asked, given)
    used = [theirs for theirs, _ in answers]
    free = [each for each in given if each not in used]
    found = []
    for ours, (theirs, reason) in zip(asked, answers, strict=True):
        whole = theirs is not None and ours.names <= theirs.names
        if not whole and (total := summed(claim, ours, given, load(claim.language))):
            answer, (first, *rest) = total
            found.append([Finding(*answer, ours.claim, first, tuple(rest))])
        elif shares := _of_share(ours, given, sure=theirs is not None):
            found.append(shares)
        elif theirs is None:
            found.append([Finding(_OPEN, reason, ours.claim)])
        else:
            here = [each for each in free if not astray(ours, each, given) and not is_part(ours, each, given)]
            voices = (theirs, *_of_others(ours, theirs, here))
            unused = [each for each in here if not told_of_another(ours, each, given)]
            found.append(_of_sentence(ours, theirs, given) or [_answer(ours, each, unused, given) for each in voices])
    return found


def _of_share(asked: Statement, told: Sequence[Statement], *, sure: bool) -> list[Finding]:
    """Return what the parts of a text say to a share that no number of it answers by itself, or to a whole of which
    the claim tells a share; empty where they say nothing, and all of it may be told by its number.
    """
    wanted = quantified(asked)
    if wanted is None and sure:
        return []
    if answer := shared(wanted or asked, told):
        return [Finding(*answer[0], asked.claim, answer[1][0], answer[1][1:])]
    some = wanted is not None and wanted.claim.quantity.low != 1
    return [Finding(_OPEN, Reason.UNKNOWN, asked.claim)] if some else []


def _of_sentence(asked: Statement, given: Statement, told: Sequence[Statement]) -> list[Finding]:
    """Return what several numbers of one sentence say that make the one asked for together; empty if they do not."""
    if roles := of_roles(asked, given, told):
        return [Finding(*roles[0], asked.claim, roles[1][0], roles[1][1:])]
    parts = added(asked, given, told)
    return [Finding(_SUPPORTED, Reason.EQUAL, asked.claim, parts[0], parts[1:])] if parts else []


def _of_others(asked: Statement, given: Statement, free: Sequence[Statement]) -> list[Statement]:
    """Return the numbers that other speakers give of the same happening in one text: the unions', and the police's."""
    told = given.claim
    if not told.attribution or told.event is None or told.measure is Measure.COUNT:
        return []
    return [
        each
        for each in free
        if each.kind is None
        and each.claim.attribution
        and each.claim.field != "title"
        and point(each.claim.quantity) != point(told.quantity)
        and (each.claim.measure, each.claim.event) == (told.measure, told.event)
        and witness(each.claim) != witness(told)
        and each.stretch == given.stretch
        and differs(asked, each) is None
    ]


def _answer(asked: Statement, given: Statement, free: Sequence[Statement], told: Sequence[Statement]) -> Finding:
    """Return what one number says to another; a rise supports no fall.

    It refutes nothing where one of those that answer nothing is the very number asked for, of the same time and place.
    """
    verdict, reason = held(asked, given)
    opposed = verdict is _SUPPORTED and turned(asked, given)
    if opposed:
        verdict, reason = _REFUTED, Reason.DISJOINT
    planned = asked.claim.modality in NO_FACT and given.claim.modality not in NO_FACT
    if verdict is _REFUTED and (planned or lacks_a_name(asked, given)):
        verdict, reason = _OPEN, Reason.DIFFERENT_MODALITY if planned else Reason.UNKNOWN
    same = [each for each in free if verdict is _REFUTED and says(each.claim, asked.claim)]
    same = [each for each in same if not named_otherwise(asked, given, each)]
    same = [each for each in same if not _tells_else(asked, given, each, told)]
    same = [each for each in same if not (out_of_reach(asked, each) and has_names(asked, given))]
    if any(not elsewhere(asked, each) and not turned(asked, each) for each in same):
        verdict, reason = _OPEN, Reason.UNKNOWN
    return Finding(verdict, reason, asked.claim, given.claim, opposed=opposed)


def _tells_else(asked: Statement, given: Statement, other: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number is plainly of something else than the two that it is the third of: of another name, an
    earlier one, of those hurt where they are of the dead, of all cases where they are of new ones.
    """
    if asked.kind is not None:
        return False
    if of_another_name(asked, other, told) or of_neighbour(asked, other, told) or _is_before(other, given, told):
        return True
    claims = [each.claim for each in (asked, given, other)]
    if claims[0].series is claims[1].series is not claims[2].series:
        return True
    if asked.states and asked.states == given.states and other.states and asked.states.isdisjoint(other.states):
        return True
    measures = {each.measure for each in claims}
    heads = stems(" ".join(load()["comparisons"]["verify"]["heads"]), load())
    if {*asked.before, *asked.after} & {*other.before, *other.after} & {*heads}:
        return False  # "one patient died", "one confirmed dead"
    return claims[0].measure is claims[1].measure and len(measures) == 2 and Measure.COUNT not in measures


def _is_before(earlier: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether the text itself calls a number an earlier one than another, or than the whole that that is of."""
    return any(first == earlier and (last == given or is_whole(last, given)) for last, first in steps(told))


def dated(asked: Claim, given: Statement | None, fit: bool | None) -> Finding:
    """Return what one date says to another."""
    if given is None or fit is None:
        return Finding(_OPEN, Reason.UNKNOWN, asked)
    verdict = _SUPPORTED if fit else _REFUTED
    return Finding(verdict, Reason.EQUAL if fit else Reason.DISJOINT, asked, given.claim)
