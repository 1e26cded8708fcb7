"""An event of one document as linking sees it, and the question that each of its claims answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from checks.copies import signature
from checks.gate import counted_unit, place_keys, population, region_keys, told_on, whole_country, window
from checks.intervals import is_round, point, tolerances
from facts.lexicon import load
from facts.model import Claim, DatePrecision, Event, Measure, Scope, Series
from facts.setting.gazetteer import fold

Days = tuple[date, date]
NARROW = timedelta(days=8)  # a longer span dates no happening
_ONE_HAPPENING = timedelta(days=2)  # numbers of a longer span are asked for that span
_TELLING = 3  # smaller numbers are shared by chance
_TOTALS = (Scope.CUMULATIVE, Scope.PERIOD)
# Who is hurt is hurt where it happened; who is moved or fed is so before and after it, and elsewhere.
HURT = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})


@dataclass(frozen=True, slots=True)
class Story:
    """An event as linking sees it: where, when, what happened to what, who took part, and its numbers.

    `regions` are the provinces in which its places lie; `hurt` says whether it counts people who are hurt; `since` is
    the first day of a total over weeks.
    """

    event_id: str
    document_id: str
    claims: tuple[Claim, ...]
    places: frozenset[str]
    regions: frozenset[str]
    country: str | None
    days: Days | None
    since: date | None
    dated: bool
    hurt: bool
    words: frozenset[str]
    targets: frozenset[str]
    actors: frozenset[str]
    numbers: frozenset[tuple[Measure, float]]
    copies: frozenset[tuple[Measure, float | None, int]]


def stories(claims: Sequence[Claim], events: Sequence[Event]) -> list[Story]:
    """Return the events with their claims, by id; a claim without event is a story of its own."""
    known = {event.event_id: event for event in events}
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.event or f"{claim.document_id}#{claim.claim_id}"].append(claim)
    return [_story(name, groups[name], known.get(name)) for name in sorted(groups)]


def _story(name: str, claims: Sequence[Claim], event: Event | None) -> Story:
    """Return one story; claims of a whole war say nothing about the place and day of a happening.

    Where people are hurt, their claims alone say where and when; if no claim names a place, it is where the report is
    set. A lead without a day may be of any day up to the report, whatever day a later sentence names.
    """
    own = [claim for claim in claims if claim.scope is not Scope.CONFLICT]
    hurt = [claim for claim in own if claim.measure in HURT]
    setting = hurt or own
    spots = [claim for claim in setting if _is_spot(claim)]
    places = frozenset(key for claim in spots for key in place_keys(claim))
    countries = {claim.country for claim in own if claim.country} or (
        {event.country} if event and event.country else set()
    )
    if not places and event is not None and not (hurt and any(_is_spot(claim) for claim in own)):
        places = frozenset(fold(place) for place in event.places) - {fold(country) for country in countries if country}
    dates = [(c.event_start, c.event_end or c.event_start) for c in setting if c.event_start is not None]
    days: Days | None = None
    if dates:
        days = min(start for start, _ in dates if start), max([*_lead_day(setting), *(end for _, end in dates if end)])
    elif not hurt and event is not None and event.start is not None:
        days = event.start, event.end or event.start
    borrowed = [span for span in map(window, setting) if span is not None]
    words = frozenset(event.keywords) if event else frozenset()
    background = event is not None and event.background
    return Story(
        event_id=name,
        document_id=claims[0].document_id,
        claims=tuple(sorted(claims, key=lambda claim: claim.claim_id)),
        places=places,
        regions=frozenset(key for claim in spots for key in region_keys(claim)) - places,
        country=min(countries) if len(countries) == 1 else None,
        days=days
        or (None if background or not borrowed else (min(s for s, _ in borrowed), max(e for _, e in borrowed))),
        since=days[0] if days and dates and not narrow(days) and _is_total(setting, words) else None,
        dated=days is not None,
        hurt=bool(hurt),
        words=words - target_words(),
        targets=words & target_words(),
        actors=frozenset(map(fold, event.actors)) if event else frozenset(),
        numbers=frozenset(filter(None, map(telling, own))),
        copies=frozenset(key for claim in claims for key in _copy_keys(claim)),
    )


def _is_total(claims: Sequence[Claim], words: frozenset[str]) -> bool:
    """Return whether dated claims sum over their days, or what they tell of lasts for weeks: an epidemic in January."""
    lasts = bool(words & lasting_words())
    return lasts or all(claim.scope in _TOTALS for claim in claims if claim.event_start is not None)


def _is_spot(claim: Claim) -> bool:
    """Return whether the claim names a place that is no whole country."""
    return claim.place is not None and not whole_country(claim)


def _lead_day(claims: Sequence[Claim]) -> list[date]:
    """Return the day by which the number that a text begins with was known, if no claim dates that number."""
    lead = min(claims, key=lambda claim: (claim.field == "title", claim.quantity.start, claim.claim_id))
    day, number = told_on(lead), (lead.measure, point(lead.quantity))
    if day is None or any(claim.event_start and (claim.measure, point(claim.quantity)) == number for claim in claims):
        return []
    return [day]


def _copy_keys(claim: Claim) -> list[tuple[Measure, float | None, int]]:
    """Return the keys under which copies of the claim's sentence with its number are found."""
    return [(claim.measure, point(claim.quantity), band) for band in signature(claim.sentence)]


def telling(claim: Claim) -> tuple[Measure, float] | None:
    """Return the claim's number where sharing it tells something: neither small nor round."""
    value = point(claim.quantity)
    if value is None or value < _TELLING or is_round(value, claim.quantity.precision):
        return None
    return claim.measure, value


@cache
def rare_words() -> frozenset[str]:
    """Return the event words of which a country hardly sees two in a few days."""
    return frozenset(load()["events"]["rare"])


@cache
def lasting_words() -> frozenset[str]:
    """Return the event words of what lasts for weeks."""
    return frozenset(load()["events"]["lasting"])


@cache
def target_words() -> frozenset[str]:
    """Return the event words that say what was hit."""
    return frozenset(load()["events"]["targets"])


def narrow(days: Days | None) -> bool:
    """Return whether a span is known and short enough to date a happening."""
    return days is not None and days[1] - days[0] <= NARROW


def overlap(left: Days | None, right: Days | None) -> bool:
    """Return whether two spans are known and share a day."""
    return left is not None and right is not None and left[0] <= right[1] and right[0] <= left[1]


def question_key(claim: Claim) -> tuple[str, ...]:
    """Return what a claim answers about its happening."""
    counted = claim.quantity.dimension in tolerances()["counted"]
    unit = counted_unit(claim.quantity) if counted else claim.quantity.dimension
    scope = claim.scope.value if claim.scope in (Scope.PERIOD, Scope.CONFLICT) else "event"
    fixed = claim.scope is Scope.PERIOD or claim.series is not Series.LEVEL or _is_long(claim)
    days = f"{claim.event_start}/{claim.event_end}" if fixed else ""
    return (
        claim.measure.value,
        population(claim),
        fold(claim.side or ""),
        scope,
        claim.series.value,
        unit,
        days,
    )


def _is_long(claim: Claim) -> bool:
    """Return whether a claim sums over a stretch of days of its own; running totals and wars have no such end.

    What happened "earlier this week" happened on one of its days.
    """
    if claim.scope in (Scope.CUMULATIVE, Scope.CONFLICT) or claim.event_start is None or claim.event_end is None:
        return False
    if claim.scope is Scope.INCIDENT and claim.date_precision is DatePrecision.WEEK:
        return False
    return claim.event_end - claim.event_start > _ONE_HAPPENING
