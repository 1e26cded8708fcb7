"""Which events of different documents are one happening.

Pairs of events are scored by ordered, named levels; the strongest pairs join first, and nothing joins a happening
whose place, days or country it contradicts. An event without place and time joins on strong grounds only.
The result does not depend on the order of documents. Claims of one document are never regrouped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, product

from checks.copies import is_copy
from checks.intervals import is_counted, meet, pair, point
from checks.joining import Joining
from checks.stories import Story, narrow, overlap, question_key, rare_words

GREAT = 15  # people; smaller numbers are given of several happenings a day
VAST, ROUGHLY = 100, 1.25  # people, and times: two such numbers are hardly given of two happenings of a place
ALIKE = 4  # times: further apart, two numbers are no ground to think of one happening


@dataclass(frozen=True, slots=True)
class Level:
    """A ground on which two stories are one happening; the first level that holds counts."""

    name: str
    holds: Callable[[Story, Story], bool]


def _placed(left: Story, right: Story) -> bool:
    return bool(left.places & right.places)


def _held(left: Story, right: Story) -> bool:
    """Return whether one names the province in which the other's place lies, and no place of its own there."""
    return not _placed(left, right) and bool(left.places & right.regions or left.regions & right.places)


def _rare(left: Story, right: Story) -> bool:
    """Return whether they share a sort of happening of which a country hardly sees two in a few days."""
    return bool(left.words & right.words & rare_words())


def _same_target(left: Story, right: Story) -> bool:
    """Return whether they share a sort of happening and what was hit: a bomb on a bus."""
    return bool(left.words & right.words and left.targets & right.targets)


def _homeless(left: Story, right: Story) -> bool:
    """Return whether one of the two names no place."""
    return not (left.places and right.places)


def _half_known(left: Story, right: Story) -> bool:
    """Return whether the gazetteer knows a place of just one of the two, so that the other may lie in it."""
    return bool(left.places and right.places) and not _placed(left, right) and is_known(left) is not is_known(right)


def is_known(story: Story) -> bool:
    """Return whether the gazetteer knows a place of the story."""
    return any(place.startswith("#") for place in story.places)


def _great(left: Story, right: Story) -> bool:
    """Return whether they share a number that is hardly given of two happenings of one sort within days."""
    return any(value >= GREAT for _, value in left.numbers & right.numbers)


def _same_days(left: Story, right: Story) -> bool:
    """Return whether both are dated within a week or so, and share a day."""
    return left.dated and right.dated and narrow(left.days) and narrow(right.days) and overlap(left.days, right.days)


def _near_days(left: Story, right: Story) -> bool:
    """Return whether they share a day, an undated story standing for the days up to its publication."""
    return narrow(left.days) and narrow(right.days) and overlap(left.days, right.days)


def _same_total(left: Story, right: Story) -> bool:
    """Return whether both are totals over weeks that begin on one day: the dead of a flood since 3 April, of May."""
    return left.since is not None and left.since == right.since and not _rivals(left, right)


def _copied(left: Story, right: Story) -> bool:
    return bool(left.copies & right.copies) and any(
        is_copy(ours, theirs) for ours in left.claims for theirs in right.claims
    )


def _agree(left: Story, right: Story) -> bool:
    """Return whether they share a telling number, or a measure that agrees in any unit (100 km, 62 miles)."""
    return bool(left.numbers & right.numbers) or any(
        ours.measure is theirs.measure and (scales := pair(ours.quantity, theirs.quantity)) and meet(*scales)
        for ours in left.claims
        for theirs in right.claims
        if not is_counted(ours.quantity) and not is_counted(theirs.quantity)
    )


def _same_count(left: Story, right: Story) -> bool:
    """Return whether they give one question the same great number, be it round: 5,000 people who left a town; or two
    that are great enough to be one, roughly.
    """
    return not _rivals(left, right) and any(
        (low >= GREAT and low == high) or (low >= VAST and high <= ROUGHLY * low)
        for low, high in map(sorted, _answers(left, right))
    )


def _alike_numbers(left: Story, right: Story) -> bool:
    """Return whether a number of one question is of one order in both: a city sees several raids on a day.

    Stories that answer no question in common (a part here, the whole there) have nothing to differ in.
    """
    pairs = _answers(left, right)
    return not pairs or any(max(each) <= ALIKE * min(each) for each in pairs)


def _answers(left: Story, right: Story) -> list[tuple[float, float]]:
    """Return the pairs of numbers that they give to one question."""
    return [
        (low, high)
        for ours in left.claims
        for theirs in right.claims
        if question_key(ours) == question_key(theirs)
        if (low := point(ours.quantity)) is not None and (high := point(theirs.quantity)) is not None
    ]


def _rivals(left: Story, right: Story) -> bool:
    """Return whether each has its own sort of happening, and hit no same thing: a car bomb is no airstrike."""
    return bool(left.words and right.words) and not left.words & right.words and not left.targets & right.targets


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
        "town and its province, same day, same number and sort of happening",
        lambda a, b: _held(a, b) and _same_days(a, b) and bool(a.numbers & b.numbers) and bool(a.words & b.words),
    ),
    Level(
        "town and its province, days near, a rare sort of happening",
        lambda a, b: _held(a, b) and _near_days(a, b) and _rare(a, b),
    ),
    Level(
        "same place, days near, same number, or same sort of happening and numbers or thing hit alike",
        lambda a, b: (
            _placed(a, b)
            and _near_days(a, b)
            and (
                _agree(a, b)
                or _same_count(a, b)
                or _rare(a, b)
                or _same_target(a, b)
                or (bool(a.words & b.words) and _alike_numbers(a, b))
            )
        ),
    ),
    Level("same place, totals over weeks from one day", lambda a, b: _placed(a, b) and _same_total(a, b)),
    Level(
        "same two actors and day, a place unknown",
        lambda a, b: _same_days(a, b) and len(a.actors & b.actors) >= 2 and bool(a.words & b.words),
    ),
    Level(
        "two same numbers and sort of happening, days near",
        lambda a, b: _near_days(a, b) and len(a.numbers & b.numbers) >= 2 and bool(a.words & b.words),
    ),
    Level(
        "a place unknown, days near, a rare sort of happening",
        lambda a, b: (_homeless(a, b) or _half_known(a, b)) and _near_days(a, b) and _rare(a, b),
    ),
    Level(
        "a place unknown, days near, a great same number and sort of happening",
        lambda a, b: (
            (_homeless(a, b) or _half_known(a, b)) and _near_days(a, b) and _great(a, b) and bool(a.words & b.words)
        ),
    ),
    Level(
        "a place unknown, days near, same thing hit and sort of happening, numbers alike",
        lambda a, b: (
            (_homeless(a, b) or _half_known(a, b)) and _near_days(a, b) and _same_target(a, b) and _alike_numbers(a, b)
        ),
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
    if not (_homeless(left, right) or _placed(left, right) or _held(left, right) or _half_known(left, right)):
        return True
    return left.days is not None and right.days is not None and not overlap(left.days, right.days)


def join(told: Sequence[Story], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return event_id → happening, a name shared by the events of one happening (the least of their ids).

    `pairs` are the event ids worth scoring, as `candidates` or the store finds them.
    """
    by_id = {story.event_id: story for story in told}
    scored = []
    for left, right in pairs:
        found = level(by_id[left], by_id[right])
        if found is not None:
            mixed = by_id[left].hurt is not by_id[right].hurt  # who was moved before or after it: last
            scored.append((LEVELS.index(found) + mixed * len(LEVELS), left, right))
    joining = Joining(
        (
            story.event_id,
            story.event_id,
            story.document_id if story.hurt else None,
            story.country,
            *(story.days or (None, None)),
            story.places,
            story.regions,
            story.words & rare_words(),
        )
        for story in told
    )
    for _, left, right in sorted(scored):
        joining.link(left, right)
    return {str(story): happening for story, happening, _ in joining.groups()}


def candidates(told: Iterable[Story]) -> list[tuple[str, str]]:
    """Return pairs of event ids that share a key; in a store, sql/checks/near.sql finds them at scale."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for story in told:
        for key in keys(story):
            blocks[key].add(story.event_id)
    return sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)})


def keys(story: Story) -> list[str]:
    """Return the keys under which a story meets others: place and day, two actors, a number, a rare sort of
    happening, a sort of happening and what was hit, place and first day of a total, a copied sentence.
    """
    return sorted({"|".join(map(str, key)) for key in _keys(story)})


def _keys(story: Story) -> Iterable[tuple[object, ...]]:
    """Yield the keys under which a story can meet others."""
    if story.days is not None and narrow(story.days):
        span = range((story.days[1] - story.days[0]).days + 1)
        for day in (story.days[0] + timedelta(days=n) for n in span):
            yield from (("place", place, day) for place in story.places if place[0] != "#")
            yield from (("actors", *two, day) for two in combinations(sorted(story.actors), 2))
            yield from (("number", number, day) for number in story.numbers if story.words)
            yield from (("sort", word, day) for word in story.words & rare_words())
            yield from (("hit", *both, day) for both in product(story.words, story.targets))
    yield from (("since", place, story.since) for place in story.places if story.since and place[0] != "#")
    yield from (("copy", *key) for key in story.copies)
