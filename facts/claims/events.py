"""Which claims of one document speak of one happening; grouped once, here, and never regrouped.

Claims of people harmed lead: they share an event while their places and dates do not contradict each other and
they stand near each other. The whole war, background years and numbers of other kinds have events of their own.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cache, lru_cache
from heapq import merge
from operator import attrgetter

from facts.claims.outset import Outset
from facts.claims.thread import goes_on
from facts.lexicon import Lexicon
from facts.model import HARM, Bound, Claim, DatePrecision, Document, Event, Measure, Scope, Series
from facts.setting.dates import is_background
from facts.setting.gazetteer import fold, only_province, provinces
from facts.text.cues import spotter

_SPAN = timedelta(days=8)  # a longer one is of no single happening
_MANY = 10_000
_ORDER = 100  # times
_FEW = 16  # events from which on a claim with a place does not look at all of them
_WIDE = ("wide",)  # where events stand that have no known place within a country
_TELLING = 10  # from here on the same number of the same measure is hardly chance

_AGES = frozenset({"children", "women", "men", "elderly"})  # populations of which any number of people may be a part

# A claim is written anew with its event: field by field this takes half the time of dataclasses.replace.
_NAMES = [each.name for each in fields(Claim)]
_VALUES, _EVENT = attrgetter(*_NAMES), _NAMES.index("event")
_LETTERS = re.compile(r"(?:[a-z-](?![?*{]))+")  # of its first word: what a pattern cannot do without
Number = tuple[Measure, float | None]


@dataclass(slots=True)
class _Group:
    """An event while it grows; what its claims say is kept beside them, so that no claim is read twice."""

    harm: bool
    scope: Scope
    today: date | None = None  # when the document was written: the feed may give the day of a later copy
    aside: bool = False  # whether a sentence on another event leads to it: "the raid came as police said that …"
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
            self.spots |= _spot(claim)
        if claim.country:
            self.countries.add(claim.country)
        if claim.event_start:
            self.spans[claim.event_start, claim.event_end or claim.event_start] = None
        self.counted.setdefault((claim.measure, claim.population), set()).add(_number(claim)[1])
        size = claim.quantity.high or claim.quantity.low or 0
        low, high = self.sizes.get(claim.measure, (size, size))
        self.sizes[claim.measure] = min(low, size), max(high, size)


@dataclass(slots=True)
class _Shelf:
    """The events of one kind by their numbers, ascending, and by what leads a claim to one without a look at all."""

    all: list[int] = field(default_factory=list)
    by: dict[object, list[int]] = field(default_factory=lambda: defaultdict(list))
    sentence: tuple[str, int] = ("", -1)
    last: int = -1  # the latest event with a claim of that sentence


def group(
    document: Document, claims: Sequence[Claim], outset: Outset, lexicon: Lexicon
) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """Return the claims with their event ids, in the same order, and the events in the order of their first claim.

    The event that the document is about is set where its outset is, if no claim of it names a place.
    """
    groups: list[_Group] = []
    shelves: dict[tuple[bool, bool, bool, int | None], _Shelf] = {}
    member: list[int] = []
    today = max((claim.as_of for claim in claims if claim.as_of), default=None)
    for claim in claims:
        harm = claim.measure in HARM
        kind = harm, claim.scope is Scope.CONFLICT, _is_long(claim), _foot(claim, outset)
        shelf = shelves.setdefault(kind, _Shelf())
        index = _latest_harm(groups, shelf, claim, lexicon) if harm else _latest_other(shelf, claim)
        if index is None:
            index = len(groups)
            groups.append(_Group(harm, claim.scope, today, harm and _is_aside(claim, lexicon)))
            shelf.all.append(index)
        _put(shelf, groups[index], index, claim)
        member.append(index)
    main = _main(groups)
    if main is not None:
        _settle(groups[main], outset)
    ids = [f"{document.id}#{number}" for number in range(1, len(groups) + 1)]
    events = tuple(_event(document, ids[index], some, index == main, lexicon) for index, some in enumerate(groups))
    grouped = zip(claims, member, strict=True)
    return tuple(_with_event(claim, ids[index]) for claim, index in grouped), events


def _foot(claim: Claim, outset: Outset) -> int | None:
    """Return where a claim stands in the foot of its page, each number of which has an event of its own, else None."""
    at_foot = outset.foot is not None and claim.field == "text" and claim.quantity.start >= outset.foot
    return claim.quantity.start if at_foot else None


def _is_long(claim: Claim) -> bool:
    """Return whether the claim sums over weeks: "dozens were killed in the past month" is no happening."""
    start, end = claim.event_start, claim.event_end
    return start is not None and end is not None and end - start > _SPAN


def _with_event(claim: Claim, event: str) -> Claim:
    values = list(_VALUES(claim))
    values[_EVENT] = event
    return Claim(*values)


def _put(shelf: _Shelf, some: _Group, index: int, claim: Claim) -> None:
    """Add a claim to an event, and the event to where such claims will look for it."""
    some.add(claim)
    spot = _spot(claim)
    inside = (("in", province) for around in spot.values() for province in around)
    spots = [*(("at", own) for own in spot), *inside] if some.spots else [_WIDE]
    for key in (claim.place_name or claim.place, _number(claim), *spots):
        known = shelf.by[key]
        if not known or known[-1] < index:
            known.append(index)
        elif (at := bisect_left(known, index)) == len(known) or known[at] != index:
            known.insert(at, index)
    sentence = (claim.field, claim.sentence_start)
    shelf.last = max(shelf.last, index) if sentence == shelf.sentence else index
    shelf.sentence = sentence


def _latest_other(shelf: _Shelf, claim: Claim) -> int | None:
    """Return the latest event, not of people harmed, in the claim's sentence or at its place."""
    same_place = shelf.by.get(claim.place_name or claim.place) if claim.place else None
    same_sentence = shelf.last if (claim.field, claim.sentence_start) == shelf.sentence else -1
    latest = max(same_sentence, same_place[-1] if same_place else -1)
    return None if latest < 0 else latest


def _latest_harm(groups: Sequence[_Group], shelf: _Shelf, claim: Claim, lexicon: Lexicon) -> int | None:
    """Return the latest event of people harmed that the claim can belong to."""
    if (claim.quantity.low or 0) >= _TELLING:
        for index in reversed(shelf.by.get(_number(claim), ())):
            if not _dates_differ(groups[index], claim) and _are_same(groups[index], claim):
                return index  # the same 14 dead, whatever town is named nearby
    near: Iterable[int] = reversed(shelf.all)
    if len(shelf.all) > _FEW and (spot := _spot(claim)):
        own, around = next(iter(spot.items()))
        keys = (_WIDE, ("at", own), ("in", own), *(("at", province) for province in around))
        near = merge(*(reversed(shelf.by[key]) for key in keys if key in shelf.by), reverse=True)
    last = None
    for index in near:
        if _belongs(groups[index], claim, lexicon):
            if not groups[index].aside or groups[index].claims[-1].sentence_start == claim.sentence_start:
                return index
            last = index if last is None else last
    return last


def _are_same(some: _Group, claim: Claim) -> bool:
    """Return whether a number is given of the people that the claim counts: ten children are no ten men."""
    number = _number(claim)[1]
    counted = {whom for (what, whom), numbers in some.counted.items() if what is claim.measure and number in numbers}
    return claim.population in counted or (claim.population not in _AGES and not counted <= _AGES)


def _belongs(some: _Group, claim: Claim, lexicon: Lexicon) -> bool:
    if _dates_differ(some, claim) or _is_another(some, claim, lexicon):
        return False
    return not (_places_differ(some, claim, lexicon) or _is_past(some, claim) or _sizes_differ(some, claim))


def _number(claim: Claim) -> Number:
    low, high = claim.quantity.low, claim.quantity.high
    return claim.measure, low if low is not None else high


def _places_differ(some: _Group, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the claim's place is none of the event's; what is unknown and a whole country are no other."""
    if claim.country and some.countries and claim.country not in some.countries:
        return True
    spot = _spot(claim)
    if not spot or not some.spots or not spot.keys().isdisjoint(some.spots):
        return False
    return not (_is_held(some, spot) and _is_one_sort(some, claim, lexicon))


def _is_held(some: _Group, spot: Mapping[str, frozenset[str]]) -> bool:
    """Return whether the event and the claim name one a town, the other its province."""
    return all(own in within or name in around for own, around in spot.items() for name, within in some.spots.items())


def _is_one_sort(some: _Group, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the claim's sentence is of no other sort of happening than the event, which either does not yet
    count such people, or so many of them, or is of a sort of which there are hardly two.
    """
    sorts = lexicon["events"]["keywords"].keys()
    words = sorts & _keywords((some.claims[0].sentence, some.claims[-1].sentence), lexicon)
    own = sorts & _keywords((claim.sentence,), lexicon)
    if own and words and own.isdisjoint(words):
        return False
    counted = some.counted.get((claim.measure, claim.population))
    if claim.quantity.bound is Bound.VAGUE and claim.measure is Measure.INJURED:
        return True  # "scores were hurt" is no second toll
    if counted and goes_on(lexicon).search(claim.sentence.lower()) and _is_wider(some, _spot(claim)):
        return True
    return counted is None or _number(claim)[1] in counted or not words.isdisjoint(lexicon["events"]["rare"])


def _is_wider(some: _Group, spot: Mapping[str, frozenset[str]]) -> bool:
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


def _spot(claim: Claim) -> dict[str, frozenset[str]]:
    """Return the folded name of a claim's known place within a country with the provinces in which it lies; else {}.

    A province named as no town is (Colorado, Anbar) is like a country: whatever lies in it is no other place.
    """
    if claim.place_id is None or claim.place_name is None or claim.place_name == claim.country:
        return {}
    if only_province(claim.place or claim.place_name, claim.place_id):
        return {}
    return {fold(claim.place_name): provinces(claim.place or claim.place_name, claim.place_id)}


def _dates_differ(some: _Group, claim: Claim) -> bool:
    """Return whether the claim's day is none of the event's, or its number was known before the event began."""
    if claim.event_start is None and claim.as_of and some.spans and min(some.spans)[0] > claim.as_of:
        return True
    if claim.event_start is None or not some.spans or claim.series is Series.INCREMENT:
        return False  # who dies later of his wounds belongs to the event
    end = claim.event_end or claim.event_start
    return not any(start <= end and claim.event_start <= stop for start, stop in some.spans)


def _is_another(some: _Group, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the claim adds others of a day of its own ("nine were also killed on Monday"), or is of what had
    been before ("two days after a bomb killed nine").
    """
    counted = some.counted.get((claim.measure, claim.population))
    if not counted or _number(claim)[1] in counted:
        return False
    if _is_aside(claim, lexicon):
        return True
    if claim.event_start is None or some.spans:
        return False
    own_day = claim.as_of is not None and claim.event_start < claim.as_of
    return own_day and _besides(lexicon).search(claim.sentence.lower()) is not None


def _is_aside(claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the words before the number lead from one event to another."""
    before = claim.sentence[: claim.quantity.start - claim.sentence_start].lower()
    return _after(lexicon).search(before) is not None


def _is_past(some: _Group, claim: Claim) -> bool:
    """Return whether just one of the two happened long before the report: "in 2012 a similar attack killed 26"."""
    last = some.claims[-1]
    return _before(last, some.today) != _before(claim, some.today) and not (last.event_start and claim.event_start)


def _before(claim: Claim, today: date | None) -> bool:
    """Return whether the claim is dated to long before the report, or to a day more than a week before it, or was known
    by such a day.
    """
    if claim.event_start is None and claim.as_of and today and today - claim.as_of > _SPAN:
        return True
    dated = claim.event_end and claim.as_of and claim.date_precision in (DatePrecision.DAY, DatePrecision.DAYS)
    return _long_ago(claim) or bool(dated and claim.as_of - claim.event_end > _SPAN)  # type: ignore[operator]


def _settle(some: _Group, outset: Outset) -> None:
    """Give an event with which a document begins the town of its outset, if its claims name none."""
    first, town = some.claims[0], outset.town()
    begins = first.field == "title" or first.sentence_start < outset.end
    if town is None or not begins or some.scope is Scope.CONFLICT or some.places.keys() - some.countries:
        return
    if town.country is None or not some.countries or some.countries == {town.country}:
        some.places[town.name or town.written] = None


def _long_ago(claim: Claim) -> bool:
    """Return whether only a month or year long before the report dates the claim."""
    vague = claim.date_precision in (DatePrecision.MONTH, DatePrecision.YEAR)
    return bool(vague and claim.event_end and claim.as_of and is_background(claim.event_end, claim.as_of))


def _sizes_differ(some: _Group, claim: Claim) -> bool:
    """Return whether the claim is of another order: the 170,000 dead of a war beside the 19 of a raid."""
    value = claim.quantity.low or 0
    if claim.measure not in some.sizes:
        return False
    low, high = some.sizes[claim.measure]
    return max(value, high) >= _MANY and max(value, high) > _ORDER * max(min(value, low), 1)


def _main(groups: Sequence[_Group]) -> int | None:
    """Return the event that the document is about: the first of people harmed, else the first."""
    for recent in (True, False):
        for index, some in enumerate(groups):
            if some.harm and some.scope is not Scope.CONFLICT and not (recent and all(map(_long_ago, some.claims))):
                return index
    return next((index for index, some in enumerate(groups) if some.harm), 0 if groups else None)


def _event(document: Document, event_id: str, some: _Group, main: bool, lexicon: Lexicon) -> Event:
    sentences = dict.fromkeys(claim.sentence for claim in some.claims)
    return Event(
        event_id=event_id,
        document_id=document.id,
        main=main,
        claim_ids=tuple(claim.claim_id for claim in some.claims),
        keywords=_keywords(sentences, lexicon),
        actors=tuple(dict.fromkeys(claim.side for claim in some.claims if claim.side)),
        places=tuple(some.places),
        country=next((claim.country for claim in some.claims if claim.country), None),
        start=min((start for start, _ in some.spans), default=None),
        end=max((stop for _, stop in some.spans), default=None),
        background=some.scope is Scope.CONFLICT,
    )


def _keywords(sentences: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
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
