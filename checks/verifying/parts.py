"""What the words of a text's other numbers make of one: a part of another, or of other things than are asked for."""

from collections.abc import Sequence

from checks.verifying.reach import alike, stands_for
from checks.verifying.restated import HARMED
from checks.verifying.stems import stems
from checks.verifying.told import Statement, in_one_sentence
from checks.verifying.units import same_unit
from facts.lexicon import load
from facts.model import Measure

_STEM = 6  # letters by which "travelling" and "travel-related" are one


def of_another_sort(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether what is asked is said of another number of the text, and not of this one."""
    return (
        told_of_another(asked, given, told)
        or _said_behind(asked, given, told)
        or _of_its_part(asked, given, told)
        or of_neighbour(asked, given, told)
        or _of_unharmed(asked, given, told)
    )


def _said_behind(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether what is asked stands right behind another number of a list, as something else does behind this
    one: "40 were ill with measles, 12 with mumps".
    """
    noun, measure = stems(given.claim.quantity.unit, load()), asked.claim.measure
    wanted = {word for word in _telling(asked) - given.scope if word[0].isalpha()}
    rivals = {word for word in given.after if word[0].isalpha()} - {*noun, *asked.words} - given.named
    if measure not in HARMED or not wanted or not rivals:
        return False
    listed = (each for each in told if each is not given and in_one_sentence(each.claim, given.claim))
    return any(wanted & {*each.after} for each in listed if each.claim.measure is measure is given.claim.measure)


def is_part(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number counts a part of another one, and nothing says that the part is asked for."""
    if not given.part or asked.part or _share_a_year(asked, given):
        return False
    pairs = ((ours, theirs) for ours in asked.reach.own for theirs in given.reach.own if ours.words & theirs.words)
    named = any(alike(ours.role, theirs.role) for ours, theirs in pairs)
    own = {*given.before, *given.after} - {*stems(given.claim.quantity.unit, load())} - given.named
    whole = _whole(given, told)
    others = {word for each in whole for word in (*each.before, *each.after)}
    wanted = {word[:_STEM] for word in asked.words}
    return not named and wanted.isdisjoint(word[:_STEM] for word in own - others)


def _of_its_part(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether what is asked is said of a part of a number alone: "19 pupils, seven of whom were pulled out"."""
    parts = [each for each in told if each.part and in_one_sentence(each.claim, given.claim)]
    parts = [each for each in parts if given.claim.quantity.start < each.claim.quantity.start]
    wanted = _telling(asked) - given.scope
    return any(wanted & {*each.after[:1]} for each in parts)


def of_neighbour(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether the verb right before what is asked stands before a later number of the same unit, or before the
    part of a whole, and not before this one: "got 40 letters and lost three", "won 9 of the 14 seats".
    """
    quantity, verb = given.claim.quantity, {*asked.before[-1:]} - asked.named
    beside = [each for each in told if in_one_sentence(each.claim, given.claim)]
    beside = [each for each in beside if each.claim.quantity.unit == quantity.unit]
    if given.claim.measure in HARMED or not beside:
        return False
    lead = asked.claim.sentence[: max(0, asked.claim.quantity.start - asked.claim.sentence_start)].lower().split()[-2:]
    if not {*lead}.isdisjoint(load()["comparisons"]["verify"]["of_whole"]):
        return False
    behind = _telling(asked) & {*asked.after} & {*given.after}
    if quantity.unit != "person" and behind and any(is_whole(given, each) for each in beside):
        return True  # "three of the nine boats sank"
    return verb.isdisjoint((*given.before, *given.after)) and any(
        verb & {*each.before[-1:]}
        for each in beside
        if each.claim.quantity.start > quantity.start or is_whole(given, each)
    )


def is_whole(given: Statement, part: Statement) -> bool:
    """Return whether a number is the whole right behind a part of it: "9 of the 14 seats"."""
    claim, start = given.claim, part.claim.quantity.end - given.claim.sentence_start
    between = claim.sentence[start : claim.quantity.start - claim.sentence_start].strip().lower()
    return between in load()["comparisons"]["verify"]["of_whole"]


def _share_a_year(asked: Statement, given: Statement) -> bool:
    """Return whether a year beside a number is asked for."""
    years = {str(each.year) for each in asked.times if each.year}
    return not years.isdisjoint((*given.before, *given.after))


def _whole(given: Statement, told: Sequence[Statement]) -> Sequence[Statement]:
    """Return the number before a part in its sentence; those of all other sentences where it has none."""
    before = [each for each in told if in_one_sentence(each.claim, given.claim)]
    before = [each for each in before if each.claim.quantity.start < given.claim.quantity.start]
    return before[-1:] or [each for each in told if not in_one_sentence(each.claim, given.claim)]


def told_of_another(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether another sentence with a number like it says all that this one does of what is asked, and more.

    Not so where this one alone has the names asked for.
    """
    wanted = _telling(asked)
    here = wanted & given.scope
    named = stands_for(asked, given) and wanted.isdisjoint(load()["dates"]["weekdays"])
    return here != wanted and any(
        here < wanted & each.scope
        for each in told
        if not in_one_sentence(each.claim, given.claim)
        and _like(asked, each)
        and (not named or stands_for(asked, each))
    )


def _of_unharmed(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a sentence counts those harmed beside a number of people, as in "19 were ill and seven died"."""
    ours, theirs = asked.claim.measure, given.claim.measure
    if ours not in HARMED or theirs is ours or asked.states & given.states:
        return False
    return any(each.claim.measure is ours and in_one_sentence(each.claim, given.claim) for each in told)


def _like(asked: Statement, given: Statement) -> bool:
    """Return whether a number may be of what is asked by its unit and measure."""
    measures = {asked.claim.measure, given.claim.measure}
    return same_unit(asked, given) and (len(measures) == 1 or Measure.COUNT in measures)


def _telling(asked: Statement) -> frozenset[str]:
    """Return the words beside a number that tell what it is of."""
    wholes, unit = " ".join(load()["comparisons"]["rivals"]["wholes"]), asked.claim.quantity.unit
    never = {*stems(wholes, load()), *stems(unit, load())}
    years = {str(each.year) for each in asked.times if each.year}
    words = {word for word in (*asked.before, *asked.after) if word[0].isalpha() or word in years}
    return frozenset(words) - never - {word for name in asked.reach.own if name.start for word in name.words}
