"""A number that several of the evidence make together: of two names ("44 in France and Spain"), or of one sentence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, starmap

from checks.gate import population
from checks.intervals import is_counted
from checks.model import Reason, VerdictKind
from checks.verifying.apart import role
from checks.verifying.contrasted import each_of
from checks.verifying.contrasts import side
from checks.verifying.held import Ruling, held
from checks.verifying.respective import lists
from checks.verifying.sides import HOLD
from checks.verifying.stems import stems
from checks.verifying.told import Statement, in_one_sentence
from facts.lexicon import Lexicon, load
from facts.model import Bound, Claim, Document, Quantity

_OPEN = VerdictKind.NOT_ENOUGH_EVIDENCE
_PERSON = "person"


def summed(
    claim: Document, asked: Statement, told: Sequence[Statement], lexicon: Lexicon
) -> tuple[Ruling, tuple[Claim, ...]] | None:
    """Return what the numbers of several names say to one of all together, and their claims; None where one is unsaid.

    Of two who did something together ("Lind and Rovira scored 38 goals") each may have done it, so nothing is refuted.
    """
    sides = _sides(claim, asked, lexicon)
    given = each_of(sides, told) if sides else None
    if given is None:
        return None
    total = _total([each.claim.quantity for each in given])
    if total is None:
        return None
    answer = held(asked, replace(given[0], claim=replace(given[0].claim, quantity=total), times=()))
    if answer[0] is VerdictKind.REFUTED and not _in_places(asked, lexicon):
        answer = _OPEN, Reason.UNKNOWN
    return answer, tuple(each.claim for each in given)


def lacks_a_name(asked: Statement, given: Statement) -> bool:
    """Return whether a count is asked of several names together, of which the sentence of another has only some."""
    if not is_counted(asked.claim.quantity):
        return False
    there = given.reach.words or frozenset(stems(given.claim.sentence, load()))
    listed = (items for _, _, items in lists(asked.claim.sentence, load()) if not items[0].isdigit())
    ours = asked.reach.words
    told = [[there >= words for item in items if ours >= (words := {*stems(item, load())})] for items in listed]
    return any(any(each) and not all(each) for each in told)


def added(asked: Statement, given: Statement, told: Sequence[Statement]) -> tuple[Claim, Claim] | None:
    """Return the claims of the only two numbers like that asked for in one sentence, if they make it together: "killed
    14 people in one village and six in the next". None where one of them is a part, or has the name asked for alone.
    """
    beside = [each for each in told if in_one_sentence(each.claim, given.claim) and each.kind is asked.kind is None]
    sort = given.claim.measure, population(given.claim)
    alike = [each for each in beside if (each.claim.measure, population(each.claim)) == sort]
    if len(alike) != 2 or any(each.claim.part_of for each in alike) or not is_counted(asked.claim.quantity):
        return None
    first, second = alike
    wanted = asked.labels - load()["dates"]["weekdays"].keys() - load()["dates"]["months"].keys()
    if bool(wanted & first.labels) != bool(wanted & second.labels):
        return None
    total = _total((first.claim.quantity, second.claim.quantity))
    if _is_difference(second.claim) or total is None:
        return None
    if asked.claim.quantity.bound is not Bound.EXACT or total.low != asked.claim.quantity.low:
        return None
    return first.claim, second.claim


def of_roles(asked: Statement, given: Statement, told: Sequence[Statement]) -> tuple[Ruling, tuple[Claim, ...]] | None:
    """Return what people of several roles in one sentence ("112 passengers and six crew") say to a number of people,
    whoever they are, and their claims; None where the number is not of such.
    """
    if asked.claim.quantity.unit != _PERSON or role(asked) or not role(given):
        return None
    found = [each for each in told if in_one_sentence(each.claim, given.claim) and each.kind is None and role(each)]
    if len(found) < 2 or len({*map(role, found)}) < len(found) or not all(starmap(_is_joined, pairwise(found))):
        return None
    total = None if any(each.part for each in found) else _total([each.claim.quantity for each in found])
    answer = _OPEN, Reason.DIFFERENT_POPULATION
    if total is not None:
        answer = held(asked, replace(given, claim=replace(given.claim, quantity=total)))
    return answer, tuple(each.claim for each in found)


def _is_joined(one: Statement, other: Statement) -> bool:
    """Return whether nothing but an "and" or a comma stands between two numbers and their nouns."""
    claim, start = one.claim, one.claim.sentence_start
    between = claim.sentence[claim.quantity.end - start : other.claim.quantity.start - start].strip(" ,")
    return not between or between in load()["comparisons"]["verify"]["joining"]


def _is_difference(claim: Claim) -> bool:
    """Return whether a number is how far another one is from a third: "27 points, two more than Velm"."""
    behind = claim.sentence[claim.quantity.end - claim.sentence_start :].lower().lstrip()
    return behind.startswith(tuple(load()["comparisons"]["verify"]["differences"]))


def _sides(claim: Document, asked: Statement, lexicon: Lexicon) -> Sequence[Statement]:
    """Return a claim of several names as one of each; empty where it lists no names, or counts nothing."""
    quantity, sentence, offset = asked.claim.quantity, asked.claim.sentence, asked.claim.sentence_start
    listed = _listed(asked, lexicon)
    if listed is None or asked.kind is not None or not is_counted(quantity) or quantity.unit == "1":
        return ()
    since, to, items = listed
    start, end = quantity.start - offset, quantity.number_end - offset
    if since < end and start < to:
        return ()
    found = []
    for item in items:
        marked = sentence
        for left, right, words in sorted(((start, end, HOLD), (since, to, item)), reverse=True):
            marked = marked[:left] + words + marked[right:]
        found.append(side(claim, marked, lexicon))
    sides = [each for each in found if each is not None]
    return sides if len(sides) == len(found) else ()


def _listed(asked: Statement, lexicon: Lexicon) -> tuple[int, int, Sequence[str]] | None:
    """Return where the only list of a sentence stands, and its names."""
    found = lists(asked.claim.sentence, lexicon)
    return found[0] if len(found) == 1 and not found[0][2][0].isdigit() else None


def _in_places(asked: Statement, lexicon: Lexicon) -> bool:
    """Return whether the names are where something is, rather than who did it."""
    listed = _listed(asked, lexicon)
    lead = asked.claim.sentence[: listed[0]].lower().split() if listed else []
    return bool(lead) and lead[-1] in lexicon["words"]["prepositions"]


def _total(parts: Sequence[Quantity]) -> Quantity | None:
    """Return numbers added up, None where one of them is open or hedged."""
    if any(each.bound is not Bound.EXACT or each.unit != parts[0].unit for each in parts):
        return None
    values = [each.low for each in parts if each.low is not None]
    if len(values) < len(parts):
        return None
    finer = min((each.precision for each in parts if each.precision), default=None)
    return replace(parts[0], low=sum(values), high=sum(values), precision=finer, si_low=None, si_high=None)
