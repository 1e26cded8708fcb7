"""Which quantity of a text answers one of a claim in words: what keeps two apart, how close they stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from checks.apart import apart, of_other_sort
from checks.beside import addends
from checks.clauses import REACH
from checks.gate import NO_FACT, place_keys, population, whole_country
from checks.held import holds
from checks.intervals import point
from checks.model import Reason
from checks.restated import HARMED, RANK
from checks.stems import stems
from checks.timing import days, fits, outdated, reported
from checks.told import Statement
from checks.units import same_noun, same_unit
from facts.lexicon import load
from facts.model import Claim, Extraction, Measure, SkipReason
from facts.setting.gazetteer import fold

_TELLING = 3  # words in common that stand for a common name
_WORLD = "worldwide"  # the market that no place of a claim is
_SAME = 30  # points of closeness for the very same number
_LABELLED = 20  # for a name that only these two share; two count
_FITTING = 3  # and for one that the claim admits


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
    if asked.kind is SkipReason.SCORE and not (asked.named <= given.words or holds(ours, theirs)):
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
    """Return whether two sentences speak of one person or thing, by their names or most of their words."""
    return bool(asked.named & given.named) or len(asked.words & given.words) >= _TELLING


def _same_measure(asked: Statement, given: Statement) -> bool:
    """Return whether both measure one thing; a plain count may be of what the other names by its measure."""
    ours, theirs = asked.claim, given.claim
    if not same_unit(asked, given):
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
    return bool(one.qualified - other.words)


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
    if _WORLD in _markets(given) and ours.place and asked.labels & {*stems(ours.place, load())}:
        return Reason.DIFFERENT_PLACE
    here, there = place_keys(ours), place_keys(theirs)
    if not here or not there or here & there or (ours.place_id is None) != (theirs.place_id is None):
        return None
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


def closeness(asked: Statement, given: Statement) -> int:
    """Return how close two quantities stand by the words around them: near ones count most."""
    ours, theirs = asked.claim, given.claim
    here, there = _distances(asked), _distances(replace(given, before=()) if given.leading else given)
    near = sum(_weight(here[word]) * _weight(there[word]) for word in here.keys() & there.keys())
    score = near + len(asked.words & given.words)
    score += 3 * _run(asked.after, given.after)
    score += 3 * _run(asked.before[::-1], given.before[::-1]) * (not given.leading)
    score += 6 * (ours.measure is theirs.measure is not Measure.COUNT)
    score += 6 * (
        ours.measure is theirs.measure is Measure.COUNT and same_noun(ours.quantity.unit, theirs.quantity.unit)
    )
    score += 6 * bool(place_keys(ours) & place_keys(theirs))
    score += 3 * min(3, len(asked.named & given.named))
    return score - 8 * (given.part and not asked.part and not _tells_part(asked, given))


def _tells_part(asked: Statement, given: Statement) -> bool:
    """Return whether a name, or a word behind the number other than its noun, says that just the part is asked for."""
    if asked.names & given.labels:
        return True
    noun = stems(given.claim.quantity.unit, load())
    return not {*asked.before, *asked.after}.isdisjoint({*given.after} - {*noun})


def _weight(distance: int) -> int:
    """Return how much a word counts by its distance from the number, in words."""
    return max(1, REACH - distance)


def _distances(statement: Statement) -> dict[str, int]:
    """Return the words around a number with their distance from it."""
    near: dict[str, int] = {}
    for words in (statement.after, statement.before[::-1]):
        for distance, word in enumerate(word for word in words if word[0].isalpha()):  # no unit, no other number
            near[word] = min(distance, near.get(word, distance))
    return near


def _run(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words agree one after the other, from the number outwards."""
    length = 0
    for left, right in zip(ours, theirs, strict=False):
        if left != right:
            break
        length += 1
    return length


def tied(asked: Statement, given: Statement) -> bool:
    """Return whether measure or words tie two quantities together firmly enough to refute one by the other."""
    if asked.claim.measure is given.claim.measure and asked.claim.measure in HARMED:
        return True
    if asked.claim.quantity.dimension == RANK and asked.words & given.words:
        return True
    near = {word for word in _distances(asked).keys() & _distances(given).keys() if not word[0].isdigit()}
    if HARMED & {asked.claim.measure, given.claim.measure} and asked.claim.measure is not given.claim.measure:
        # That people are counted, and where, does not tell the dead from the vaccinated.
        people = {*stems(asked.claim.quantity.quote, load()), *stems(given.claim.quantity.quote, load())}
        return bool((near | asked.words & given.words) - people - asked.named)
    return bool(near) or len(asked.words & given.words) >= 2


def matched(asked: Sequence[Statement], given: Sequence[Statement]) -> list[tuple[Statement | None, Reason]]:
    """Return for each asked quantity the one that answers it, closest pairs first, each given one used once.

    Where none does, the reason says what kept the nearest apart.
    """
    told = Counter(name for theirs in given for name in theirs.names)
    added = _added(given)
    pairs = [
        (-closeness(ours, theirs) - _favour(ours, theirs) - _named(ours, theirs, told), i, j)
        for i, ours in enumerate(asked)
        for j, theirs in enumerate(given)
        if differs(ours, theirs) is None
        and not _of_another(ours, theirs, given)
        and not _of_several(ours, theirs, given)
        and not astray(ours, theirs, given)
        and not (_is_present(ours) and any(_replaces(each, theirs) for each in given))
        and (theirs.claim.claim_id not in added or place_keys(ours.claim) & place_keys(theirs.claim))
        and (tied(ours, theirs) or holds(ours.claim, theirs.claim))
    ]
    answers: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in answers and j not in answers.values():
            answers[i] = j
    return [
        (given[answers[i]], Reason.UNKNOWN) if i in answers else (None, _apart(ours, given))
        for i, ours in enumerate(asked)
    ]


def _added(given: Sequence[Statement]) -> AbstractSet[str]:
    """Return the claims that their own text adds up to another, by place: they answer for their own place only."""
    alike: dict[tuple[Measure, str], list[Claim]] = defaultdict(list)
    for each in given:
        if each.kind is None and each.claim.measure is not Measure.COUNT:
            alike[each.claim.measure, population(each.claim)].append(each.claim)
    return {claim_id for claims in alike.values() for claim_id in addends(claims)}


def _named(asked: Statement, given: Statement, told: Mapping[str, int]) -> int:
    """Return how much a name counts that stands by both numbers and by no other of the evidence."""
    return _LABELLED * min(2, sum(told[name] == 1 for name in (asked.labels or asked.names) & given.labels))


def _of_another(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number has a name of its own, and another one like it that of the one asked of."""
    if not asked.names or not given.names or asked.names & given.names:
        return False
    unit = given.claim.quantity.unit
    named = any(asked.names & each.names for each in told if each.claim.quantity.unit == unit)
    return named and bool(given.labels)


def astray(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether the other numbers of its text show that one is of another place or day than the one asked for."""
    return _of_other_place(asked, given, told) or _of_other_day(asked, given, told)


def _of_other_place(asked: Statement, given: Statement, told: Sequence[Statement]) -> bool:
    """Return whether a number that has not the place asked for stands in a text whose other sentences give one like it
    that has, or tell of another place and nowhere of that one.
    """
    if not asked.claim.place or _has_place(asked, given):
        return False
    here = given.claim.field, given.claim.sentence_start
    alike = [
        each
        for each in told
        if each.claim.quantity.unit == given.claim.quantity.unit
        and (each.claim.field, each.claim.sentence_start) != here
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
    """Return whether a dated number is told beside one of the weekday asked for, or beside an undated one like it that
    is of today: "31 have died. In 2010, 96 died" and "96 this year".
    """
    if not given.times or asked.times:
        return False
    wanted = _weekdays(asked)
    if wanted and not wanted & _weekdays(given):
        return any(wanted & _weekdays(each) for each in told)
    words = asked.claim.sentence.lower()
    now = any(phrase in words for phrase in load()["comparisons"]["verify"]["now"])
    return now and any(not each.times and differs(asked, each) is None for each in told)


def _weekdays(statement: Statement) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", statement.claim.sentence.lower())) & frozenset(load()["dates"]["weekdays"])


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


def _favour(asked: Statement, given: Statement) -> int:
    """Return how much a number that holds is favoured: of numbers about as close, the one that fits is meant.

    One of an earlier day than the one asked for is not.
    """
    if not holds(asked.claim, given.claim) or outdated(asked.times, given.times):
        return 0
    ours, theirs = asked.claim.quantity, given.claim.quantity
    same = point(ours) == point(theirs) or (
        ours.si_low == theirs.si_low and ours.dimension == theirs.dimension == "share"
    )
    return _SAME if same else _FITTING


def _apart(asked: Statement, given: Iterable[Statement]) -> Reason:
    """Return what keeps the nearest quantities apart from the asked one."""
    reasons = {differs(asked, each) for each in given} - {None, Reason.DIFFERENT_MEASURE}
    return min((reason for reason in reasons if reason), default=Reason.UNKNOWN)
