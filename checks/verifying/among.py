"""Which numbers of a text its other numbers rule out: those of another name, place or day, and earlier ones."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from checks.beside import addends
from checks.gate import place_keys, population
from checks.model import Reason
from checks.timing import days, fits
from checks.verifying.differing import differs
from checks.verifying.parts import is_part, of_another_sort
from checks.verifying.restated import HARMED
from checks.verifying.rows import weekdays
from checks.verifying.steps import steps
from checks.verifying.told import Statement, in_one_sentence
from checks.verifying.units import same_unit
from facts.lexicon import load
from facts.model import Claim, Measure
from facts.setting.gazetteer import fold


def of_others(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether the other numbers `told` in its text show that one is not the one asked for."""
    return (
        of_another_name(asked, given, told)
        or is_part(asked, given, told)
        or of_another_sort(asked, given, told)
        or _of_several(asked, given, told)
        or astray(asked, given, told)
        or _is_since(asked, given, told)
        or (_is_present(asked) and any(_replaces(each, given) for each in told))
    )


def _is_since(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number is asked for as it was the year before, and this one is what came of it since."""
    words = asked.claim.sentence.lower()
    before = any(phrase in words for phrase in load()["contrasts"]["words"]["earlier"])
    return before and any(later is given for later, _ in steps(told))


def summands(told: Sequence[Statement]) -> AbstractSet[str]:
    """Return the claims that their own text adds up to another, by place: they answer for their own place only."""
    alike: dict[tuple[Measure, str], list[Claim]] = defaultdict(list)
    for each in told:
        if each.kind is None and each.claim.measure is not Measure.COUNT:
            alike[each.claim.measure, population(each.claim)].append(each.claim)
    return {claim_id for claims in alike.values() for claim_id in addends(claims)}


def of_another_name(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number has a name of its own, and another one like it that of the one asked of."""
    if not asked.names or not given.names or asked.names & given.names:
        return False
    unit = given.claim.quantity.unit
    return any(asked.names & each.names for each in told if each.claim.quantity.unit == unit)


def _is_present(asked: Statement) -> bool:
    """Return whether a number is asked for as it is now: "Velm has 5,000 inhabitants"."""
    claim = asked.claim
    lead = claim.sentence[: max(0, claim.quantity.start - claim.sentence_start)].lower().split()[-1:]
    return not asked.times and bool(set(lead) & set(load()["comparisons"]["verify"]["present"]))


def _replaces(later: Statement, given: Statement) -> bool:
    """Return whether a number of one sentence is dated after another one: "4,800 in 2010 and 5,200 in 2020"."""
    here, there = later.claim, given.claim
    if len(later.times) != 1 or len(given.times) != 1 or here.sentence_start != there.sentence_start:
        return False
    if (here.quantity.unit, here.measure) != (there.quantity.unit, there.measure) or later.labels != given.labels:
        return False
    ours, theirs = days(later.times[0], given.times[0]), days(given.times[0], later.times[0])
    return bool(ours and theirs and theirs[1] < ours[0])


def _of_several(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number is asked of several names, one of which has this number and another one of its own."""
    rest = asked.labels - given.labels
    if not rest or not asked.labels & given.labels:
        return False
    unit = given.claim.quantity.unit
    return any(
        (each.claim.quantity.unit, each.kind) == (unit, given.kind)
        and rest & each.labels
        and not each.labels & given.labels
        for each in told
    )


def astray(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether the other numbers of its text show that one is of another place or day than the one asked for."""
    return _of_other_place(asked, given, told) or _of_other_day(asked, given, told)


def _of_other_place(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number that has not the place asked for stands in a text whose other sentences give one like it
    that has, or tell of another place and nowhere of that one.
    """
    if not asked.claim.place or _has_place(asked, given):
        return False
    alike = [
        each
        for each in told
        if each.claim.quantity.unit == given.claim.quantity.unit and not in_one_sentence(each.claim, given.claim)
    ]
    if any(_names_place(asked, each) and not each.times and differs(asked, each) is None for each in alike):
        return True
    if place_keys(given.claim) or any(_has_place(asked, each) for each in told):
        return False
    return any(differs(asked, each) is Reason.DIFFERENT_PLACE for each in alike)


def _has_place(asked: Statement, given: Statement) -> bool:
    """Return whether a number is of the place asked for, or stands in a sentence that names it."""
    return bool(place_keys(asked.claim) & place_keys(given.claim)) or _names_place(asked, given)


def _names_place(asked: Statement, given: Statement) -> bool:
    return fold(asked.claim.place or "") in fold(given.claim.sentence)


def _of_other_day(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number is told beside one like it of the day asked for, and has none or another one; or has a
    year, beside one without that is of today: "31 have died. In 2010, 96 died" and "96 this year".
    """
    loose = _in_year(given) and not _in_year(asked)  # "since May" beside "since May" and "in 2008"
    if asked.times and asked.claim.measure in HARMED and (loose or not _fits(asked, given)):
        dated = [each for each in told if each.times and _fits(asked, each) and not (loose and _in_year(each))]
        if given.times:
            return any(each.claim.measure is asked.claim.measure and same_unit(asked, each) for each in dated)
        return any(differs(asked, each) is None for each in dated)
    if not given.times or asked.times:
        return False
    wanted = weekdays(asked.claim.sentence, load())
    if wanted and not wanted & weekdays(given.claim.sentence, load()):
        return any(wanted & weekdays(each.claim.sentence, load()) for each in told)
    words = asked.claim.sentence.lower()
    now = any(phrase in words for phrase in load()["comparisons"]["verify"]["now"])
    return now and _in_year(given) and any(not _in_year(each) and differs(asked, each) is None for each in told)


def _in_year(statement: Statement) -> bool:
    return any(each.year for each in statement.times)


def _fits(asked: Statement, given: Statement) -> bool:
    """Return whether a date of the text lies in each of those asked for."""
    return bool(given.times) and all(any(fits(ours, theirs) for theirs in given.times) for ours in asked.times)
