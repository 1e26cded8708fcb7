"""Whether two numbers that exclude each other are rivals at all: what their own sentences say of it.

Linking knows where, when and what sort of happening; it cannot know that "another five" adds to a number, that
"nine of the dead" is a part, or that one sentence tells of an air raid and the other of a car bomb. Unsure means
no rivals: one false contradiction costs more than one missed (CODEBOOK, section 4).
"""

import re
from datetime import date, datetime
from functools import cache, lru_cache

from checks.copies import same_witness
from checks.gate import by_size, contained, place_keys, population, told_on, whole_country
from checks.intervals import is_counted, point, tolerances
from checks.model import Reason
from checks.people import are_beside_few, is_person, is_unnamed_part, of_other_people, remains_only
from checks.sorts import (
    another_of_one_report,
    attackers_differ,
    names_sort,
    one_of_a_series,
    one_of_several,
    rare,
    sorts_differ,
    spots_differ,
)
from checks.wording import DIGITS, lowered, rivalry, shared, stems, telling_words
from facts.lexicon import load
from facts.model import AttributionKind, Bound, Claim, DatePrecision, Measure, Quantity

_LIST = 6  # numbers: a sentence that gives so many counts parts, place by place
_ACRONYM = 3  # letters
_TELLING = 3  # who tells of one or two has not counted what others count in dozens
_BEHIND = 4  # words behind a place in which another one is joined to it: "Azaz town and Manbij"
_COUNTED = 10  # a number from here on in a sentence of nothing but its speaker is that of what the report is about
_WOUNDS = ("graver", "struck")  # patterns of words that count some of the wounded, or others besides
_REACH = 40  # characters around a number in which words say how it stands to other numbers


def unlike(left: Claim, right: Claim) -> Reason | None:
    """Return why two numbers that exclude each other are of different things; None where they may be rivals."""
    if is_person(left) or is_person(right):
        return Reason.UNKNOWN
    if _aside(left) or _aside(right) or is_unnamed_part(left, right) or remains_only(left, right):
        return Reason.DIFFERENT_SCOPE
    if left.measure is Measure.INJURED and any(_around(left, name) is not _around(right, name) for name in _WOUNDS):
        return Reason.DIFFERENT_DEFINITION
    if (
        sorts_differ(left, right)
        or another_of_one_report(left, right)
        or attackers_differ(left, right)
        or spots_differ(left, right)
        or _far_apart(left, right)
    ):
        return Reason.DIFFERENT_EVENT
    if (
        are_beside_few(left, right)
        or one_of_several(left, right)
        or one_of_a_series(left, right)
        or _one_of_two_places(left, right)
    ):
        return Reason.DIFFERENT_SCOPE
    return Reason.DIFFERENT_POPULATION if of_other_people(left, right) else None


def _one_of_two_places(left: Claim, right: Claim) -> bool:
    """Return whether the greater number is of two places by its sentence ("in Azaz town and Manbij"), and the smaller
    one's sentence names just one of them: it may be a part.
    """
    smaller, greater = by_size(left, right)
    if not greater.place or not smaller.place:
        return False
    other = _second_place(greater.sentence, greater.place)
    return other is not None and other not in smaller.sentence


@lru_cache(maxsize=4096)
def _second_place(sentence: str, place: str) -> str | None:
    """Return the name that a sentence joins to that of a place; None if it joins none."""
    at = sentence.find(place)
    if at < 0:
        return None
    words = sentence[at + len(place) :].split(maxsplit=_BEHIND)[:_BEHIND]
    joining = next((n for n, word in enumerate(words) if word in load()["words"]["tags"]["and"]), len(words))
    if any(word[:1].isupper() or word[-1] in ",.;:" for word in words[:joining]):
        return None
    return next((word.strip(",.;:") for word in words[joining + 1 : joining + 2] if word[:1].isupper()), None)


def other_day(left: Claim, right: Claim) -> Reason | None:
    """Return that two claims may be of different days, one of them undated or misdated; None where they share one.

    An undated number is held against the day of its report only; a day earlier takes shared words besides.
    """
    if any(_misdated(claim) for claim in (left, right)):
        return Reason.UNKNOWN
    if _elsewhen(left.sentence) is not _elsewhen(right.sentence):
        return Reason.DIFFERENT_TIME
    if _dated(left) and _dated(right):
        return None
    if left.document_id == right.document_id:
        return Reason.UNKNOWN if _dated(left) or _dated(right) else None
    ours, theirs = _days(left), _days(right)
    if ours is None or theirs is None or (ours[0] <= theirs[1] and theirs[0] <= ours[1]):
        return None
    gap = max(ours[0] - theirs[1], theirs[0] - ours[1])
    near = gap.days <= 1 and len(shared(left, right)) >= tolerances()["shared_a_day_apart"]
    return None if near else Reason.DIFFERENT_TIME


@lru_cache(maxsize=4096)
def _elsewhen(sentence: str) -> bool:
    """Return whether words of a sentence put its numbers at another time."""
    return _pattern("elsewhen").search(lowered(sentence)) is not None


def _days(claim: Claim) -> tuple[date, date] | None:
    """Return the days of the event; of an undated one, the day of its report."""
    if _dated(claim) and claim.event_start is not None:
        return claim.event_start, claim.event_end or claim.event_start
    told = told_on(claim)
    return None if told is None else (told, told)


def other_place(left: Claim, right: Claim) -> Reason | None:
    """Return that one number may be of a whole province, the other of a town in it; None where words tie them, or
    both are of a sort of which there are hardly two.
    """
    if place_keys(left) & place_keys(right) or not contained(left, right) or rare(left, right):
        return None
    return None if len(shared(left, right)) > tolerances()["shared_words"] else Reason.DIFFERENT_SCOPE


def unplaced(left: Claim, right: Claim) -> Reason | None:
    """Return that just one of two reports says where in a country, and their sentences share next to no words.

    A sentence that has no words but its speaker's tells nothing else; nor are there two happenings with great tolls.
    """
    named = [bool(claim.place) and not whole_country(claim) for claim in (left, right)]
    if left.document_id == right.document_id or named[0] == named[1]:
        return None
    if min(point(left.quantity) or 0, point(right.quantity) or 0) >= tolerances()["great_toll"]:
        return None
    ours, theirs = (telling_words(claim) - stems(claim.attribution or "") for claim in (left, right))
    strange = ours and theirs and len(ours & theirs) < tolerances()["shared_words"]
    return Reason.UNKNOWN if strange else None


def one_speaker(left: Claim, right: Claim) -> bool:
    """Return whether two numbers of one report may come from one speaker: it names none for one of them, the
    same for both, or only describes him for one ("a monitoring group").
    """
    if not (left.attribution and right.attribution) or same_witness(left, right):
        return True
    table = load()["speakers"]["generic"]
    names = [" ".join(name.casefold().split()) for name in (left.attribution, right.attribution)]
    if set(names) & set(table["same"]) or _acronyms(left.attribution) & _acronyms(right.attribution):
        return True
    described = any(set(name.split()[-2:]) <= set(table["words"]) for name in names)
    return described and left.attribution_kind is right.attribution_kind is not AttributionKind.NONE


def _acronyms(name: str) -> frozenset[str]:
    """Return the acronyms in a speaker's name: "the Damascus bureau of SANA" and "SANA" share one."""
    return frozenset(word for word in name.split() if word.isupper() and len(word) >= _ACRONYM)


def slip(left: Quantity, right: Quantity, *, least_digits: int) -> Reason | None:
    """Return the slip of the pen that would explain two numbers: digits transposed, or one lost or added."""
    ours, theirs = point(left), point(right)
    if Bound.EXACT is not left.bound or Bound.EXACT is not right.bound:
        return None
    if not ours or not theirs or not float(ours).is_integer() or not float(theirs).is_integer():
        return None
    low, high = sorted((int(ours), int(theirs)))
    if low >= 10 and high // low in (10, 100, 1000) and high % low == 0:
        return Reason.FACTOR_OF_TEN
    first, second = str(low), str(high)
    if len(first) != len(second) or len(first) < least_digits:
        return None
    differing = [i for i in range(len(first)) if first[i] != second[i]]
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(first) == sorted(second)
    return Reason.TRANSPOSED_DIGITS if swapped else None


def _aside(claim: Claim) -> bool:
    """Return whether the words at the number add it to another or take it out of one, or its sentence lists many.

    "Nine of them women" counts the women, all of them.
    """
    first = claim.sentence_start
    whole = population(claim) == "all"
    return _aside_at(claim.sentence, claim.quantity.number_start - first, claim.quantity.number_end - first, whole)


@lru_cache(maxsize=4096)
def _aside_at(sentence: str, start: int, end: int, whole: bool) -> bool:
    if len(DIGITS.findall(sentence)) >= _LIST:
        return True
    words = lowered(sentence)
    before, after = words[max(0, start - _REACH) : max(0, start)].rstrip(), words[end : end + _REACH].strip()
    if _pattern("adding").search(before) is not None or _pattern("added").match(after) is not None:
        return True
    return whole and _pattern("partial").match(after) is not None


def _around(claim: Claim, name: str) -> bool:
    """Return whether words of a pattern stand around the number."""
    return _stands(claim.sentence, claim.quantity.number_start - claim.sentence_start, name)


@lru_cache(maxsize=4096)
def _stands(sentence: str, at: int, name: str) -> bool:
    return _pattern(name).search(lowered(sentence), max(0, at - _REACH), at + 2 * _REACH) is not None


def _far_apart(left: Claim, right: Claim) -> bool:
    """Return whether two counts differ many times over and their sentences share next to nothing.

    Two speakers of one report may mean the same thing all the more, unless each sentence names what happened.
    """
    smaller, greater = by_size(left, right)
    low, high = point(smaller.quantity) or 0.0, point(greater.quantity) or 0.0
    if not is_counted(left.quantity) or low <= 0 or high <= low * tolerances()["rivals_apart"]:
        return False
    if low >= _TELLING and _two_voices(left, right) and not (names_sort(left) and names_sort(right)):
        return False
    few, many, least = telling_words(smaller), telling_words(greater), int(tolerances()["shared_words"])
    if low >= _COUNTED and len(few - stems(smaller.attribution or "")) < least:
        return False
    return bool(few and many) and len(few & many) < least


def _two_voices(left: Claim, right: Claim) -> bool:
    """Return whether one report gives two numbers, neither a vague word, as those of two speakers."""
    vague = Bound.VAGUE in (left.quantity.bound, right.quantity.bound)
    return left.document_id == right.document_id and not vague and not one_speaker(left, right)


def _dated(claim: Claim) -> bool:
    return claim.event_start is not None and claim.date_precision is not DatePrecision.UNANCHORED


def _misdated(claim: Claim) -> bool:
    """Return whether the number is said to be true before its event: the reader took a wrong date somewhere."""
    return (
        claim.as_of is not None
        and claim.event_start is not None
        and claim.as_of < claim.event_start
        and claim.as_of != _day(claim.published)
    )


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of words at a number: `adding` right before it, `added` and `partial` after it, `graver`
    and `struck` around it, `elsewhen` anywhere.
    """
    words = "|".join(rivalry()[name])
    return re.compile(rf"\b(?:{words})$" if name == "adding" else rf"\b(?:{words})\b")
