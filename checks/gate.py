"""Whether two claims answer one question, before their numbers are looked at (CODEBOOK, section 4).

"No false contradictions" is worth more than one more true one: what is unknown on both sides closes the gate.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

from checks.intervals import point, tolerances
from checks.model import Reason
from facts.lexicon import load
from facts.model import Claim, DatePrecision, Measure, Modality, Quantity, Scope, Series
from facts.setting.gazetteer import fold, provinces

NO_FACT = frozenset({Modality.PROPOSED, Modality.FORECAST, Modality.HYPOTHETICAL})
_OF_ONE_EVENT = frozenset({Scope.INCIDENT, Scope.CUMULATIVE})


def gate(left: Claim, right: Claim, *, same_event: bool = False) -> Reason | None:
    """Return why the two are not comparable, None if they are (equal or part against whole).

    `same_event`: linking found one happening, so unknown place and date stand for each other's;
    what both say and differs still closes the gate.
    """
    return (
        _modality(left, right)
        or _measure(left, right)
        or _side(left, right)
        or _population(left, right)
        or _definition(left, right)
        or _scope(left, right)
        or _event(left, right)
        or _where(left, right, same_event)
        or _when(left, right, same_event)
    )


def part(left: Claim, right: Claim) -> Claim | None:
    """Return the claim that counts a part of what the other counts; None where both count the same."""
    if left.part_of == right.claim_id:
        return left
    if right.part_of == left.claim_id:
        return right
    if population(left) != population(right):
        return left if within(population(left), population(right)) else right
    if left.side != right.side:
        return left if right.side is None else right
    return None


def population(claim: Claim) -> str:
    """Return whom the claim counts; a noun that only repeats the measure ("infected cases") counts all."""
    return _counted(claim.measure, claim.population)


@cache
def _counted(measure: Measure, population: str) -> str:
    return "all" if population in tolerances()["same_population"].get(measure, ()) else population


def as_of(claim: Claim) -> date | None:
    """Return the day on which the number was true: the stated one, else that of publication."""
    day = claim.as_of or claim.published
    return day.date() if isinstance(day, datetime) else day


def utc(moment: datetime) -> datetime:
    """Return a time in UTC, so that it can be compared; one without zone is taken as such."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def by_size(left: Claim, right: Claim) -> tuple[Claim, Claim]:
    """Return the claim with the smaller number and the one with the greater."""
    return (left, right) if (point(left.quantity) or 0.0) <= (point(right.quantity) or 0.0) else (right, left)


def told_on(claim: Claim) -> date | None:
    """Return the day by which the number was known: of the report's own and its feed's the earlier one."""
    published = claim.published.date() if isinstance(claim.published, datetime) else claim.published
    if published is None or claim.as_of is None:
        return published or claim.as_of
    return min(published, claim.as_of)


def window(claim: Claim, *, running: bool = False) -> tuple[date, date] | None:
    """Return the days of the event; an undated claim borrows those up to its publication, more if it is `running`."""
    start, end = claim.event_start or claim.event_end, claim.event_end or claim.event_start
    if start is not None and end is not None and claim.date_precision is not DatePrecision.UNANCHORED:
        return start, end
    day = told_on(claim)
    if day is None:
        return None
    return day - _borrowed(running or claim.scope is Scope.CUMULATIVE), day


@cache
def _borrowed(running: bool) -> timedelta:
    """Return for how long before its report what an undated number is of may have been: a total goes on rising."""
    return timedelta(days=tolerances()["update_days" if running else "borrowed_days"])


def place_keys(claim: Claim) -> frozenset[str]:
    """Return the names under which the claim's place can be met: gazetteer number and folded names."""
    return _place_keys(claim.place, claim.place_name, claim.place_id)


@lru_cache(maxsize=65536)
def _place_keys(place: str | None, place_name: str | None, place_id: int | None) -> frozenset[str]:
    keys = {fold(name) for name in (place, place_name) if name}
    if place_id is not None:
        keys.add(f"#{place_id}")
    return frozenset(keys - {""})


def region_keys(claim: Claim) -> frozenset[str]:
    """Return the names of the province in which the claim's place lies; empty where that is unknown."""
    if claim.place_id is None:
        return frozenset()
    return frozenset(key for name in (claim.place, claim.place_name) if name for key in provinces(name, claim.place_id))


def contained(left: Claim, right: Claim) -> bool:
    """Return whether one place lies in the province that is the other."""
    return bool(place_keys(left) & region_keys(right) or place_keys(right) & region_keys(left))


def _modality(left: Claim, right: Claim) -> Reason | None:
    """Only what is said to be the case can contradict."""
    return Reason.DIFFERENT_MODALITY if left.modality in NO_FACT or right.modality in NO_FACT else None


def _measure(left: Claim, right: Claim) -> Reason | None:
    """The same measure, dimension, counted thing and series."""
    if left.measure != right.measure or left.quantity.dimension != right.quantity.dimension:
        return Reason.DIFFERENT_MEASURE
    if left.series != right.series:
        return Reason.DIFFERENT_SCOPE
    if left.measure is Measure.COUNT and left.quantity.unit == right.quantity.unit == "1":
        return Reason.UNKNOWN  # numbers of nobody knows what
    if left.quantity.unit == right.quantity.unit or left.quantity.dimension not in tolerances()["counted"]:
        return None
    alike = counted_unit(left.quantity) == counted_unit(right.quantity) or mixed_up(left, right)
    return None if alike else Reason.DIFFERENT_MEASURE


def counted_unit(quantity: Quantity) -> str:
    """Return the noun of a counted thing, one for all nouns that name the same thing: strikes are air strikes."""
    return _one_noun().get(quantity.unit, quantity.unit)


@cache
def _one_noun() -> Mapping[str, str]:
    return {noun: nouns[0] for nouns in load()["comparisons"]["same_things"]["nouns"] for noun in nouns}


def mixed_up(left: Claim, right: Claim) -> bool:
    """Return whether the same number stands with two units that people mix up."""
    ours, theirs = left.quantity, right.quantity
    if ours.unit == theirs.unit:
        return False
    pairs = tolerances()["unit_mix_up"]["pairs"]
    return (
        sorted((ours.unit, theirs.unit)) in [sorted(pair) for pair in pairs]
        and (ours.low, ours.high) == (theirs.low, theirs.high)
        and (ours.low or ours.high or 0) >= 2
    )


def _side(left: Claim, right: Claim) -> Reason | None:
    """No different side; a side against none is a part against its whole."""
    if left.side != right.side and left.side and right.side and fold(left.side) != fold(right.side):
        return Reason.DIFFERENT_SIDE
    return None


def _population(left: Claim, right: Claim) -> Reason | None:
    """The same population, or part against whole; a part and a side must not point different ways."""
    ours, theirs = population(left), population(right)
    if ours == theirs or claim_part(left, right):
        return None
    if not (within(ours, theirs) or within(theirs, ours)):
        return Reason.DIFFERENT_POPULATION
    smaller, larger = (left, right) if within(ours, theirs) else (right, left)
    if larger.side is not None and smaller.side is None:
        return Reason.DIFFERENT_POPULATION
    return None


def claim_part(left: Claim, right: Claim) -> bool:
    """Return whether the text itself names one claim as a part of the other."""
    return left.part_of == right.claim_id or right.part_of == left.claim_id


def within(inner: str, outer: str) -> bool:
    """Return whether one population is a part of another."""
    return outer == "all" or inner in tolerances()["parts"].get(outer, ())


def _definition(left: Claim, right: Claim) -> Reason | None:
    """The same definition as far as both say; an estimate is no list of names; strict ones bind alone."""
    if not (left.definition or right.definition):
        return None
    table = tolerances()["definitions"]
    ours, theirs = frozenset(left.definition), frozenset(right.definition)
    if (ours ^ theirs) & frozenset(table["strict"]) or (ours and theirs and ours != theirs):
        return Reason.DIFFERENT_DEFINITION
    for one, other in ((left, theirs), (right, ours)):
        if one.modality is Modality.ESTIMATED and other & frozenset(table["listed"]):
            return Reason.DIFFERENT_DEFINITION
    return None


def _scope(left: Claim, right: Claim) -> Reason | None:
    """The same scope as far as both say; a count of one event may grow from incident to cumulative."""
    ours, theirs = left.scope, right.scope
    if ours is theirs or {ours, theirs} <= _OF_ONE_EVENT:
        return None
    if Scope.UNKNOWN in (ours, theirs):
        return None if {ours, theirs} & _OF_ONE_EVENT else Reason.UNKNOWN
    return Reason.DIFFERENT_SCOPE


def _event(left: Claim, right: Claim) -> Reason | None:
    """Not two happenings that one report tells apart; a war holds them all."""
    if left.document_id != right.document_id or claim_part(left, right) or left.scope is right.scope is Scope.CONFLICT:
        return None
    return Reason.DIFFERENT_EVENT if left.event and right.event and left.event != right.event else None


def _where(left: Claim, right: Claim, same_event: bool) -> Reason | None:
    """The same place, or one event of one document, or a war known by its country.

    Of one happening, a name that the gazetteer lacks (a street, a village) may lie in the place that it knows.
    """
    if left.country != right.country and left.country and right.country and fold(left.country) != fold(right.country):
        return Reason.DIFFERENT_PLACE
    ours, theirs = place_keys(left), place_keys(right)
    if claim_part(left, right) or (ours & theirs and not whole_country(left)) or contained(left, right):
        return None
    if left.scope is right.scope is Scope.CONFLICT and left.country and right.country:
        of_all = all(whole_country(claim) or not place_keys(claim) for claim in (left, right))
        return None if of_all else Reason.DIFFERENT_PLACE
    half_known = same_event and (left.place_id is None) is not (right.place_id is None)
    spots = not whole_country(left) and not whole_country(right)
    if ours and theirs and not ours & theirs and spots and not half_known:
        return Reason.DIFFERENT_PLACE
    if same_event or (left.document_id == right.document_id and left.event and left.event == right.event):
        return None
    return Reason.UNKNOWN


def whole_country(claim: Claim) -> bool:
    """Return whether the place is a country rather than a spot in it."""
    return bool(claim.country) and fold(claim.country or "") in place_keys(claim)


def _when(left: Claim, right: Claim, same_event: bool) -> Reason | None:
    """Overlapping days; a period and an increment need the same days, a war has none."""
    if left.scope is right.scope is Scope.CONFLICT or claim_part(left, right):
        return None
    ours, theirs = window(left, running=same_event), window(right, running=same_event)
    if ours is None or theirs is None:
        same = same_event or (left.document_id == right.document_id and left.event and left.event == right.event)
        return None if same else Reason.UNKNOWN
    if max(ours[0], theirs[0]) > min(ours[1], theirs[1]):
        return Reason.DIFFERENT_TIME
    fixed = left.scope is Scope.PERIOD or left.series is not Series.LEVEL
    if fixed and (ours != theirs or as_of(left) != as_of(right)):
        return Reason.DIFFERENT_TIME
    return None
