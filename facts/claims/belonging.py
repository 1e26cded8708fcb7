"""Whether a claim belongs to an event of its document that grows: place, day, number and sort of what happened."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache

from facts.claims.going_on import goes_on
from facts.lexicon import Lexicon
from facts.model import Bound, Claim, DatePrecision, Measure, Scope, Series
from facts.setting.dates import is_background
from facts.setting.gazetteer import fold, only_province, provinces
from facts.text.cues import spotter

SPAN = timedelta(days=8)  # a longer one is of no single happening
_MANY = 10_000
_ORDER = 100  # times
AGES = frozenset({"children", "women", "men", "elderly"})  # populations of which any number of people may be a part
_LETTERS = re.compile(r"(?:[a-z-](?![?*{]))+")  # of its first word: what a pattern cannot do without
Number = tuple[Measure, float | None]


@dataclass(slots=True)
class Group:
    """An event while it grows; what its claims say is kept beside them, so that no claim is read twice."""

    harm: bool
    scope: Scope
    today: date | None = None  # when the document was written: the feed may give the day of a later copy
    aside: bool = False  # whether a sentence on another event leads to it: "the raid came as police said that …"
    apart: bool = False  # whether it is told as another event than those before: "in a separate attack"
    claims: list[Claim] = field(default_factory=list)
    places: dict[str, None] = field(default_factory=dict)  # by the gazetteer's name where there is one
    spots: dict[str, frozenset[str]] = field(default_factory=dict)  # those within a country, folded: their provinces
    countries: set[str] = field(default_factory=set)
    counted: dict[tuple[Measure, str], set[float | None]] = field(default_factory=dict)  # whom they count: how many
    spans: dict[tuple[date, date], None] = field(default_factory=dict)  # the days of the claims that are dated
    sizes: dict[Measure, tuple[float, float]] = field(default_factory=dict)  # the smallest and the largest number

    def add(self, claim: Claim) -> None:
        """Add a claim."""
        self.claims.append(claim)
        if claim.place:
            self.places[claim.place_name or claim.place] = None
            self.spots |= spot_of(claim)
        if claim.country:
            self.countries.add(claim.country)
        if claim.event_start:
            self.spans[claim.event_start, claim.event_end or claim.event_start] = None
        self.counted.setdefault((claim.measure, claim.population), set()).add(number_of(claim)[1])
        size = claim.quantity.high or claim.quantity.low or 0
        low, high = self.sizes.get(claim.measure, (size, size))
        self.sizes[claim.measure] = min(low, size), max(high, size)


def belongs(some: Group, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether nothing that a claim says keeps it out of an event."""
    if dates_differ(some, claim) or _is_another(some, claim, lexicon):
        return False
    return not (_places_differ(some, claim, lexicon) or _is_past(some, claim) or _sizes_differ(some, claim))


def are_same(some: Group, claim: Claim) -> bool:
    """Return whether a number is given of the people that the claim counts: ten children are no ten men."""
    number = number_of(claim)[1]
    counted = {whom for (what, whom), numbers in some.counted.items() if what is claim.measure and number in numbers}
    return claim.population in counted or (claim.population not in AGES and not counted <= AGES)


def number_of(claim: Claim) -> Number:
    """Return what is counted, with its lowest value or else the highest: so a number is known when it is said again."""
    low, high = claim.quantity.low, claim.quantity.high
    return claim.measure, low if low is not None else high


def _places_differ(some: Group, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the claim's place is none of the event's; what is unknown and a whole country are no other."""
    if claim.country and some.countries and claim.country not in some.countries:
        return True
    spot = spot_of(claim)
    if not spot or not some.spots or not spot.keys().isdisjoint(some.spots):
        return False
    return not (_is_held(some, spot) and _is_one_sort(some, claim, lexicon))


def _is_held(some: Group, spot: Mapping[str, frozenset[str]]) -> bool:
    """Return whether the event and the claim name one a town, the other its province."""
    return all(own in within or name in around for own, around in spot.items() for name, within in some.spots.items())


def _is_one_sort(some: Group, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the claim's sentence is of no other sort of happening than the event, which either does not yet
    count such people, or so many of them, or is of a sort of which there are hardly two.
    """
    sorts = lexicon["events"]["keywords"].keys()
    words = sorts & keywords((some.claims[0].sentence, some.claims[-1].sentence), lexicon)
    own = sorts & keywords((claim.sentence,), lexicon)
    if own and words and own.isdisjoint(words):
        return False
    counted = some.counted.get((claim.measure, claim.population))
    if claim.quantity.bound is Bound.VAGUE and claim.measure is Measure.INJURED:
        return True  # "scores were hurt" is no second toll
    if counted and goes_on(lexicon).search(claim.sentence.lower()) and _is_wider(some, spot_of(claim)):
        return True
    return counted is None or number_of(claim)[1] in counted or not words.isdisjoint(lexicon["events"]["rare"])


def _is_wider(some: Group, spot: Mapping[str, frozenset[str]]) -> bool:
    """Return whether the event names no town yet, only the province in which the claim's town lies."""
    return all(name in around for around in spot.values() for name in some.spots)


@cache
def _after(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads to a happening before the one told: "two days after a bomb killed"."""
    return re.compile(lexicon["events"]["after"]["pattern"])


@cache
def _besides(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what adds a happening to the one told before: "nine were also killed"."""
    return re.compile(lexicon["events"]["besides"]["pattern"])


def spot_of(claim: Claim) -> dict[str, frozenset[str]]:
    """Return the folded name of a claim's known place within a country with the provinces in which it lies; else {}.

    A province named as no town is (Colorado, Anbar) is like a country: whatever lies in it is no other place.
    """
    if claim.place_id is None or claim.place_name is None or claim.place_name == claim.country:
        return {}
    if only_province(claim.place or claim.place_name, claim.place_id):
        return {}
    return {fold(claim.place_name): provinces(claim.place or claim.place_name, claim.place_id)}


def dates_differ(some: Group, claim: Claim) -> bool:
    """Return whether the claim's day is none of the event's, or its number was known before the event began."""
    if claim.event_start is None and claim.as_of and some.spans and min(some.spans)[0] > claim.as_of:
        return True
    if claim.event_start is None or not some.spans or claim.series is Series.INCREMENT:
        return False  # who dies later of his wounds belongs to the event
    end = claim.event_end or claim.event_start
    return not any(start <= end and claim.event_start <= stop for start, stop in some.spans)


def _is_another(some: Group, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the claim adds others of a day of its own ("nine were also killed on Monday"), or is of what had
    been before ("two days after a bomb killed nine").
    """
    counted = some.counted.get((claim.measure, claim.population))
    if is_apart(some.claims[-1], claim, lexicon) and not (counted and number_of(claim)[1] in counted):
        return True
    if not counted or number_of(claim)[1] in counted:
        return False
    if is_aside(claim, lexicon):
        return True
    if claim.event_start is None or some.spans:
        return False
    own_day = claim.as_of is not None and claim.event_start < claim.as_of
    return own_day and _besides(lexicon).search(claim.sentence.lower()) is not None


def is_aside(claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the words before the number lead from one event to another."""
    before = claim.sentence[: claim.quantity.start - claim.sentence_start].lower()
    return _after(lexicon).search(before) is not None


def is_apart(last: Claim, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the words around a number tell it of another event than that of an earlier claim: "gunmen shot
    dead two men in a separate attack", "a second blast killed three".
    """
    if last.field != claim.field or not _may_part(claim.sentence, lexicon):
        return False
    same = last.sentence_start == claim.sentence_start
    sentence, at = claim.sentence.lower(), claim.sentence_start
    before, behind = _another(lexicon)
    head = sentence[last.quantity.end - at if same else 0 : claim.quantity.start - at]
    return before.search(head) is not None or (not same and behind.match(sentence, claim.quantity.end - at) is not None)


@lru_cache(maxsize=256)
def _may_part(sentence: str, lexicon: Lexicon) -> bool:
    lowered = sentence.lower()
    return any(word in lowered for word in lexicon["events"]["another"]["needs"])


@cache
def _another(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what tells another event before a number, and behind it."""
    table = lexicon["events"]["another"]
    return re.compile(table["pattern"]), re.compile(table["behind"])


def _is_past(some: Group, claim: Claim) -> bool:
    """Return whether just one of the two happened long before the report: "in 2012 a similar attack killed 26"."""
    last = some.claims[-1]
    return _before(last, some.today) != _before(claim, some.today) and not (last.event_start and claim.event_start)


def _before(claim: Claim, today: date | None) -> bool:
    """Return whether the claim is dated to long before the report, or to a day more than a week before it, or was known
    by such a day.
    """
    if claim.event_start is None and claim.as_of and today and today - claim.as_of > SPAN:
        return True
    dated = claim.event_end and claim.as_of and claim.date_precision in (DatePrecision.DAY, DatePrecision.DAYS)
    return long_ago(claim) or bool(dated and claim.as_of - claim.event_end > SPAN)  # type: ignore[operator]


def long_ago(claim: Claim) -> bool:
    """Return whether only a month or year long before the report dates the claim."""
    vague = claim.date_precision in (DatePrecision.MONTH, DatePrecision.YEAR)
    return bool(vague and claim.event_end and claim.as_of and is_background(claim.event_end, claim.as_of))


def _sizes_differ(some: Group, claim: Claim) -> bool:
    """Return whether the claim is of another order: the 170,000 dead of a war beside the 19 of a raid."""
    value = claim.quantity.low or 0
    if claim.measure not in some.sizes:
        return False
    low, high = some.sizes[claim.measure]
    return max(value, high) >= _MANY and max(value, high) > _ORDER * max(min(value, low), 1)


def keywords(sentences: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words for what happened in some sentences, in the order of the lexicon."""
    found = frozenset[str]().union(*(_words_in(sentence, lexicon) for sentence in sentences))
    return tuple(name for name, _ in _event_words(lexicon)[0] if name in found)


@lru_cache(maxsize=256)
def _words_in(sentence: str, lexicon: Lexicon) -> tuple[str, ...]:
    lowered = sentence.lower()
    words, spotted = _event_words(lexicon)
    present = spotted(lowered.split())
    return tuple(name for at, (name, pattern) in enumerate(words) if present >> at & 1 and pattern.search(lowered))


@cache
def _event_words(lexicon: Lexicon) -> tuple[Sequence[tuple[str, re.Pattern[str]]], Callable[[Iterable[str]], int]]:
    """Return each keyword with its pattern, and what tells which of them a text may hold."""
    table = {**lexicon["events"]["keywords"], **lexicon["events"]["targets"]}
    patterns = [(name, re.compile(r"\b(?:" + "|".join(words) + r")\b")) for name, words in table.items()]
    return patterns, spotter([_needed(words) for words in table.values()])


def _needed(words: Sequence[str]) -> tuple[str, ...]:
    """Return the letters with which the patterns begin; "" (always there) for one that begins otherwise."""
    begins = (None if "|" in word.partition("(")[0] else _LETTERS.match(word) for word in words)
    starts = sorted({match[0] if match else "" for match in begins})
    return tuple(start for start in starts if not any(start != other and start.startswith(other) for other in starts))
