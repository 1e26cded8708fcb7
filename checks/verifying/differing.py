"""What keeps two quantities apart, one of a claim in words and one of a text, as far as both say."""

import re

from checks.gate import NO_FACT, place_keys, population, whole_country
from checks.model import Reason
from checks.timing import fits, outdated, reported
from checks.verifying.apart import apart, of_other_sort
from checks.verifying.changes import of_other_match
from checks.verifying.denials import denies, is_denied
from checks.verifying.held import holds
from checks.verifying.reach import is_pronoun
from checks.verifying.restated import HARMED
from checks.verifying.stems import stems
from checks.verifying.told import Statement
from checks.verifying.units import same_unit
from facts.lexicon import load
from facts.model import Extraction, Measure, SkipReason
from facts.setting.gazetteer import fold

_TELLING = 3  # words in common that stand for a common name


def differs(asked: Statement, given: Statement) -> Reason | None:
    """Return what keeps two quantities apart, as far as both say; what one leaves unsaid is the other's."""
    ours, theirs = asked.claim, given.claim
    if asked.kind is not given.kind or not _same_measure(asked, given):
        return Reason.DIFFERENT_MEASURE
    if theirs.modality in NO_FACT and ours.modality is not theirs.modality:
        return Reason.DIFFERENT_MODALITY
    if ours.series is not theirs.series:
        return Reason.DIFFERENT_SCOPE
    if population(ours) != population(theirs):
        return Reason.DIFFERENT_POPULATION
    if ours.side and theirs.side and fold(ours.side) != fold(theirs.side):
        return Reason.DIFFERENT_SIDE
    if asked.kind is SkipReason.AGE and not (_of_one(asked, given) or holds(ours, theirs)):
        return Reason.DIFFERENT_EVENT  # an age is of one person, whom both must name
    if asked.kind is SkipReason.SCORE and (
        of_other_match(asked, given) or not (asked.named <= given.words or holds(ours, theirs))
    ):
        return Reason.DIFFERENT_EVENT  # a score is of one match, whose sides both must name
    return apart(asked, given) or _elsewhere(asked, given) or _another_time(asked, given)


def elsewhere(asked: Statement, given: Statement) -> bool:
    """Return whether a number is plainly told of another time, place or sort of thing than the one asked for."""
    apart = differs(asked, given) in (Reason.DIFFERENT_TIME, Reason.DIFFERENT_PLACE)
    qualified = _qualified(asked, given) or _qualified(given, asked)
    return apart or qualified or of_other_sort(asked, given) or outdated(asked.times, given.times)


def named_otherwise(asked: Statement, given: Statement, other: Statement) -> bool:
    """Return whether a number has a name by its side that is not asked for, where another one has the name that is."""
    counted = asked.kind is None  # by an age stand the names of much else
    return counted and bool(asked.names & given.labels and other.labels) and not other.labels & asked.names


def _of_one(asked: Statement, given: Statement) -> bool:
    """Return whether two sentences speak of one person or thing, by their names or most of their words.

    "She", in a text without names, is the claim's.
    """
    unsaid = not given.reach.near and not given.reach.beyond and is_pronoun(given.claim.sentence, load())
    return (
        (unsaid and not asked.words.isdisjoint(given.words))
        or bool(asked.named & given.named)
        or len(asked.words & given.words) >= _TELLING
    )


def _same_measure(asked: Statement, given: Statement) -> bool:
    """Return whether both measure one thing; a plain count may be of what the other names by its measure."""
    ours, theirs = asked.claim, given.claim
    if not same_unit(asked, given):
        return False
    if (is_denied(asked) and not denies(given)) or (is_denied(given) and not denies(asked)):
        return False
    if not _same_states(asked.states, given.states) or _qualified(asked, given) or _qualified(given, asked):
        return False
    return (
        ours.measure is theirs.measure
        or Measure.COUNT in (ours.measure, theirs.measure)
        or (bool(asked.states) and ours.measure in HARMED and theirs.measure in HARMED)
    )


def _qualified(one: Statement, other: Statement) -> bool:
    """Return whether words beside one number make it another measure, unsaid at the other: a budget, an opening day."""
    return bool(one.qualified - other.words - other.qualified)


def _same_states(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether what is said of those counted may be the same: isolated at home, or in quarantine there."""
    table = load()["comparisons"]["verify"]
    first = {word: group[0] for group in table["same_states"] for word in group}
    left, right = ({first.get(word, word) for word in words} for words in (ours, theirs))
    if any({one, other} <= left | right and not {one, other} <= left for one, other in table["opposed"]):
        return False
    return left == right or bool(left & right)


def _elsewhere(asked: Statement, given: Statement) -> Reason | None:
    """Return that both name places and not the same, the evidence nowhere naming the claim's.

    A sentence that names several places leaves open which of them its number is of.
    """
    ours, theirs = asked.claim, given.claim
    if (one := _markets(asked)) and (other := _markets(given)):
        return None if one & other else Reason.DIFFERENT_PLACE
    if (
        load()["comparisons"]["verify"]["world"] in _markets(given)
        and ours.place
        and asked.labels & {*stems(ours.place, load())}
    ):
        return Reason.DIFFERENT_PLACE
    here, there = place_keys(ours), place_keys(theirs)
    if not here or not there or here & there:
        return None
    if (ours.place_id is None) != (theirs.place_id is None) and (whole_country(ours) or whole_country(theirs)):
        return None  # "the Sultanate"
    if ours.country == theirs.country and (whole_country(theirs) or (whole_country(ours) and holds(ours, theirs))):
        return None
    if ours.place and fold(ours.place) in fold(theirs.sentence):
        return None
    return Reason.DIFFERENT_PLACE


def _markets(statement: Statement) -> frozenset[str]:
    """Return the markets beside a number: at home, abroad, the world."""
    return frozenset((*statement.before, *statement.after)) & set(load()["comparisons"]["verify"]["markets"])


def _another_time(asked: Statement, given: Statement) -> Reason | None:
    """Return that both sentences are dated, and no date of the evidence can be one of the claim's."""
    verdicts = [fits(ours, theirs) for ours in asked.times for theirs in reported(given.times)]
    return Reason.DIFFERENT_TIME if verdicts and all(each is False for each in verdicts) else None


def other_name(asked: Extraction, given: Extraction) -> bool:
    """Return whether the texts name two things alike but for their number: an A350 is no A380.

    A name that the evidence does not mention at all is unsaid, not different.
    """
    ours, theirs = _numbered_names(asked), _numbered_names(given)
    told = {letters for letters, _ in theirs}
    return any(name[0] in told and name not in theirs for name in ours)


def _numbered_names(extraction: Extraction) -> frozenset[tuple[str, str]]:
    """Return the names that hold a number, as their letters and their digits."""
    found = set()
    for each in extraction.refused:
        if each.quantity.skipped not in (SkipReason.NAME, SkipReason.IDENTIFIER, SkipReason.VERSION):
            continue
        start, end = each.quantity.start - each.sentence_start, each.quantity.end - each.sentence_start
        head = each.sentence[:start].split(" ")[-1]
        tail = each.sentence[end:].split(" ")[0]
        word = re.sub(r"[\W_]", "", head + each.quantity.quote + tail).casefold()
        letters, digits = re.sub(r"\d", "", word), re.sub(r"\D", "", word)
        if letters and digits:
            found.add((letters, digits))
    return frozenset(found)
