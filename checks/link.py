"""Which events of different documents are one happening, and which claims then answer one question.

Pairs of events are scored by ordered, named levels; the strongest join first, and nothing joins a happening
whose place, days or country it contradicts. An event without place and time joins on strong grounds only.
The result does not depend on the order of documents. Claims of one document are never regrouped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from checks.copies import is_copy, signature
from checks.gate import NO_FACT, as_of, place_keys, population, whole_country, window
from checks.intervals import is_counted, is_round, meet, pair, point, tolerances
from facts.gazetteer import fold
from facts.model import Claim, Event, Measure, Scope, Series

Days = tuple[date, date]
_NARROW = timedelta(days=8)  # a longer span dates no happening
_ONE_HAPPENING = timedelta(days=2)  # numbers of a longer span are asked for that span
_ALIKE = 4  # times: further apart, two numbers are no ground to think of one happening
_TELLING = 3  # smaller numbers are shared by chance


@dataclass(frozen=True, slots=True)
class Story:
    """An event as linking sees it: where, when, what happened, who took part, and its numbers."""

    event_id: str
    document_id: str
    claims: tuple[Claim, ...]
    places: frozenset[str]
    country: str | None
    days: Days | None
    dated: bool
    words: frozenset[str]
    actors: frozenset[str]
    numbers: frozenset[tuple[Measure, float]]


@dataclass(frozen=True, slots=True)
class Level:
    """A ground on which two stories are one happening; the first level that holds counts."""

    name: str
    holds: Callable[[Story, Story], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """The claims that answer one question, with the happening that it belongs to."""

    key: tuple[str, ...]
    happening: str
    claims: tuple[Claim, ...]


def _placed(left: Story, right: Story) -> bool:
    return bool(left.places & right.places)


def _same_days(left: Story, right: Story) -> bool:
    """Return whether both are dated within a week or so, and share a day."""
    return left.dated and right.dated and _narrow(left.days) and _narrow(right.days) and _overlap(left.days, right.days)


def _alike(left: Days | None, right: Days | None) -> bool:
    """Return whether two spans are narrow and mostly the same: one day is no week's fighting."""
    if left is None or right is None or not (_narrow(left) and _narrow(right) and _overlap(left, right)):
        return False
    shared = min(left[1], right[1]) - max(left[0], right[0]) + timedelta(days=1)
    longer = max(left[1] - left[0], right[1] - right[0]) + timedelta(days=1)
    return longer <= timedelta(days=2) or 2 * shared >= longer


def _near_days(left: Story, right: Story) -> bool:
    """Return whether they share a day, an undated story standing for the days up to its publication."""
    return _narrow(left.days) and _narrow(right.days) and _overlap(left.days, right.days)


def _copied(left: Story, right: Story) -> bool:
    return any(is_copy(ours, theirs) for ours in left.claims for theirs in right.claims)


def _agree(left: Story, right: Story) -> bool:
    """Return whether they share a telling number, or a measure that agrees in any unit (100 km, 62 miles)."""
    return bool(left.numbers & right.numbers) or any(
        ours.measure is theirs.measure and (scales := pair(ours.quantity, theirs.quantity)) and meet(*scales)
        for ours in left.claims
        for theirs in right.claims
        if not is_counted(ours.quantity) and not is_counted(theirs.quantity)
    )


def _alike_numbers(left: Story, right: Story) -> bool:
    """Return whether a number of one question is of one order in both: a city sees several raids on a day.

    Stories that answer no question in common (a part here, the whole there) have nothing to differ in.
    """
    pairs = [
        (low, high)
        for ours in left.claims
        for theirs in right.claims
        if _question(ours) == _question(theirs)
        if (low := point(ours.quantity)) is not None and (high := point(theirs.quantity)) is not None
    ]
    return not pairs or any(max(each) <= _ALIKE * min(each) for each in pairs)


def _rivals(left: Story, right: Story) -> bool:
    """Return whether each has its own sort of happening: a car bomb is no airstrike."""
    return bool(left.words and right.words) and not left.words & right.words


LEVELS: tuple[Level, ...] = (
    Level("copied report", _copied),
    Level(
        "same place and day, same number and sort of happening",
        lambda a, b: _placed(a, b) and _same_days(a, b) and bool(a.numbers & b.numbers) and bool(a.words & b.words),
    ),
    Level(
        "same place and day, same number",
        lambda a, b: _placed(a, b) and _same_days(a, b) and bool(a.numbers & b.numbers),
    ),
    Level(
        "same place and day, same sort of happening",
        lambda a, b: _placed(a, b) and _same_days(a, b) and bool(a.words & b.words),
    ),
    Level(
        "same place and day, same actor",
        lambda a, b: _placed(a, b) and _same_days(a, b) and bool(a.actors & b.actors) and not _rivals(a, b),
    ),
    Level(
        "same place and day, numbers alike",
        lambda a, b: _placed(a, b) and _same_days(a, b) and not _rivals(a, b) and _alike_numbers(a, b),
    ),
    Level(
        "same place, days near, same number or sort of happening",
        lambda a, b: _placed(a, b) and _near_days(a, b) and (_agree(a, b) or bool(a.words & b.words)),
    ),
    Level(
        "same two actors and day, a place unknown",
        lambda a, b: _same_days(a, b) and len(a.actors & b.actors) >= 2 and bool(a.words & b.words),
    ),
    Level(
        "two same numbers and sort of happening, days near",
        lambda a, b: _near_days(a, b) and len(a.numbers & b.numbers) >= 2 and bool(a.words & b.words),
    ),
)


def level(left: Story, right: Story) -> Level | None:
    """Return the strongest ground on which two stories are one happening; None where there is none."""
    if left.document_id == right.document_id or _apart(left, right):
        return None
    return next((each for each in LEVELS if each.holds(left, right)), None)


def _apart(left: Story, right: Story) -> bool:
    """Return whether what both say of country, place or days differs."""
    if left.country and right.country and left.country != right.country:
        return True
    if left.places and right.places and not left.places & right.places:
        return True
    return left.days is not None and right.days is not None and not _overlap(left.days, right.days)


def _narrow(days: Days | None) -> bool:
    return days is not None and days[1] - days[0] <= _NARROW


def _overlap(left: Days | None, right: Days | None) -> bool:
    return left is not None and right is not None and left[0] <= right[1] and right[0] <= left[1]


def stories(claims: Sequence[Claim], events: Sequence[Event]) -> list[Story]:
    """Return the events with their claims, by id; a claim without event is a story of its own."""
    known = {event.event_id: event for event in events}
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.event or f"{claim.document_id}#{claim.claim_id}"].append(claim)
    return [_story(name, groups[name], known.get(name)) for name in sorted(groups)]


def _story(name: str, claims: Sequence[Claim], event: Event | None) -> Story:
    """Return one story; claims of a whole war say nothing about the place and day of a happening."""
    own = [claim for claim in claims if claim.scope is not Scope.CONFLICT]
    spots = [claim for claim in own if not whole_country(claim)]
    places = frozenset(key for claim in spots for key in place_keys(claim))
    countries = {claim.country for claim in own if claim.country} or (
        {event.country} if event and event.country else set()
    )
    if not places and event is not None:
        places = frozenset(fold(place) for place in event.places) - {fold(country) for country in countries if country}
    dates = [(c.event_start, c.event_end or c.event_start) for c in own if c.event_start is not None]
    days: Days | None = None
    if dates:
        days = min(start for start, _ in dates if start), max(end for _, end in dates if end)
    elif event is not None and event.start is not None:
        days = event.start, event.end or event.start
    borrowed = [span for span in map(window, own) if span is not None]
    background = event is not None and event.background
    return Story(
        event_id=name,
        document_id=claims[0].document_id,
        claims=tuple(sorted(claims, key=lambda claim: claim.claim_id)),
        places=places,
        country=min(countries) if len(countries) == 1 else None,
        days=days
        or (None if background or not borrowed else (min(s for s, _ in borrowed), max(e for _, e in borrowed))),
        dated=days is not None,
        words=frozenset(event.keywords) if event else frozenset(),
        actors=frozenset(map(fold, event.actors)) if event else frozenset(),
        numbers=frozenset(filter(None, map(_number, own))),
    )


def _number(claim: Claim) -> tuple[Measure, float] | None:
    """Return the claim's number where sharing it tells something: neither small nor round."""
    value = point(claim.quantity)
    if value is None or value < _TELLING or is_round(value, claim.quantity.precision):
        return None
    return claim.measure, value


def join(told: Sequence[Story]) -> dict[str, str]:
    """Return event_id → happening, a name shared by the events of one happening (the least of their ids)."""
    by_id = {story.event_id: story for story in told}
    scored = []
    for left, right in _candidates(told):
        found = level(by_id[left], by_id[right])
        if found is not None:
            scored.append((LEVELS.index(found), left, right))
    happenings = {story.event_id: [story] for story in told}
    for _, left, right in sorted(scored):
        ours, theirs = happenings[left], happenings[right]
        if ours is not theirs and _fit(ours, theirs):
            ours.extend(theirs)
            for story in theirs:
                happenings[story.event_id] = ours
    return {name: min(story.event_id for story in members) for name, members in happenings.items()}


def _fit(ours: Sequence[Story], theirs: Sequence[Story]) -> bool:
    """Return whether two happenings can be one: no story of either is apart from one of the other.

    A document tells a happening once: two events that it tells apart stay apart.
    """
    if {story.document_id for story in ours} & {story.document_id for story in theirs}:
        return False
    return not any(_apart(left, right) for left in ours for right in theirs)


def _candidates(told: Iterable[Story]) -> list[tuple[str, str]]:
    """Return pairs of event ids worth scoring: those that share place and day, actors, or a number."""
    blocks: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for story in told:
        for key in _keys(story):
            blocks[key].add(story.event_id)
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    return sorted(pairs)


def _keys(story: Story) -> Iterable[tuple[object, ...]]:
    """Yield the keys under which a story can meet others."""
    if story.days is not None and _narrow(story.days):
        span = range((story.days[1] - story.days[0]).days + 1)
        for day in (story.days[0] + timedelta(days=n) for n in span):
            yield from (("place", place, day) for place in story.places)
            yield from (("actors", *two, day) for two in combinations(sorted(story.actors), 2))
            yield from (("number", number, day) for number in story.numbers if story.words)
    for claim in story.claims:
        value = point(claim.quantity)
        yield from (("copy", claim.measure, value, band) for band in signature(claim.sentence)[:8])


def questions(claims: Sequence[Claim], events: Sequence[Event]) -> list[Question]:
    """Return the questions that the claims answer, by key; what is urged, feared or supposed answers none.

    The key holds happening, measure, population, side, scope, series and unit.
    """
    told = stories(claims, events)
    happening = join(told)
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    homes: dict[tuple[str, ...], str] = {}
    for story in told:
        facts = [claim for claim in story.claims if claim.modality not in NO_FACT]
        asides = _asides(facts)
        for claim in facts:
            home = _home(claim, happening[story.event_id])
            if claim.claim_id in asides:
                home = f"{claim.document_id}#{claim.claim_id}"
            key = (home, *_question(claim))
            groups[key].append(claim)
            homes[key] = home
    return [Question(key, homes[key], tuple(sorted(groups[key], key=_by_time))) for key in sorted(groups)]


def _by_time(claim: Claim) -> tuple[str, str]:
    return str(as_of(claim) or ""), claim.claim_id


def _home(claim: Claim, happening: str) -> str:
    """Return the happening of a claim; a claim on a whole war belongs to the war of its country."""
    if claim.scope is Scope.CONFLICT and claim.country:
        return f"war in {claim.country}"
    return happening


def _asides(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the claims that do not speak for their happening: later numbers of a text that gives several.

    A text that tells several disjoint numbers of one sort tells several things. Its first number, and those
    with a place and a day of their own, speak for the happening; the others are orphans and stay alone.
    """
    leads: dict[tuple[str, ...], Claim] = {}
    aside = set()
    for claim in sorted(claims, key=lambda claim: (claim.field != "title", claim.quantity.start)):
        key = claim.document_id, *_question(claim)
        lead = leads.setdefault(key, claim)
        scales = pair(lead.quantity, claim.quantity)
        owned = claim.place is not None and claim.event_start is not None
        if not owned and claim.scope is not Scope.CUMULATIVE and (scales is None or not meet(*scales)):
            aside.add(claim.claim_id)
    return frozenset(aside)


def _question(claim: Claim) -> tuple[str, ...]:
    """Return what a claim answers about its happening."""
    counted = claim.quantity.dimension in tolerances()["counted"]
    unit = claim.quantity.unit if counted else claim.quantity.dimension
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
    """Return whether a claim sums over a stretch of days of its own; running totals and wars have no such end."""
    if claim.scope in (Scope.CUMULATIVE, Scope.CONFLICT) or claim.event_start is None or claim.event_end is None:
        return False
    return claim.event_end - claim.event_start > _ONE_HAPPENING
