"""Which claims of one document speak of one happening; grouped once, here, and never regrouped.

Claims of people harmed lead: they share an event while their places and dates do not contradict each other and
they stand near each other. The whole war, background years and numbers of other kinds have events of their own.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from heapq import merge
from operator import attrgetter

from facts.claims.belonging import (
    SPAN,
    Group,
    are_same,
    belongs,
    dates_differ,
    is_apart,
    is_aside,
    keywords,
    long_ago,
    number_of,
    spot_of,
)
from facts.claims.outset import Outset
from facts.lexicon import Lexicon
from facts.model import HARM, Claim, Document, Event, Scope

_FEW = 16  # events from which on a claim with a place does not look at all of them
_WIDE = ("wide",)  # where events stand that have no known place within a country
_TELLING = 10  # from here on the same number of the same measure is hardly chance


# A claim is written anew with its event: field by field this takes half the time of dataclasses.replace.
_NAMES = [each.name for each in fields(Claim)]
_VALUES, _EVENT = attrgetter(*_NAMES), _NAMES.index("event")


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
    groups: list[Group] = []
    shelves: dict[tuple[bool, bool, bool, int | None], _Shelf] = {}
    member: list[int] = []
    today = max((claim.as_of for claim in claims if claim.as_of), default=None)
    for claim in claims:
        harm = claim.measure in HARM
        kind = harm, claim.scope is Scope.CONFLICT, _is_long(claim), _foot(claim, outset)
        shelf = shelves.setdefault(kind, _Shelf())
        index = _latest_harm(groups, shelf, claim, document.text, lexicon) if harm else _latest_other(shelf, claim)
        if index is None:
            index = len(groups)
            aside = harm and is_aside(claim, lexicon)
            apart = harm and bool(shelf.all) and is_apart(groups[shelf.all[-1]].claims[-1], claim, lexicon)
            groups.append(Group(harm, claim.scope, today, aside, apart))
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
    return start is not None and end is not None and end - start > SPAN and not claim.quantity.implied


def _with_event(claim: Claim, event: str) -> Claim:
    values = list(_VALUES(claim))
    values[_EVENT] = event
    return Claim(*values)


def _put(shelf: _Shelf, some: Group, index: int, claim: Claim) -> None:
    """Add a claim to an event, and the event to where such claims will look for it."""
    some.add(claim)
    spot = spot_of(claim)
    inside = (("in", province) for around in spot.values() for province in around)
    spots = [*(("at", own) for own in spot), *inside] if some.spots else [_WIDE]
    for key in (claim.place_name or claim.place, number_of(claim), *spots):
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


def _latest_harm(groups: Sequence[Group], shelf: _Shelf, claim: Claim, text: str, lexicon: Lexicon) -> int | None:
    """Return the latest event of people harmed that the claim can belong to."""
    if (claim.quantity.low or 0) >= _TELLING:
        for index in reversed(shelf.by.get(number_of(claim), ())):
            if not dates_differ(groups[index], claim) and are_same(groups[index], claim):
                return index  # the same 14 dead, whatever town is named nearby
    near: Iterable[int] = reversed(shelf.all)
    if len(shelf.all) > _FEW and (spot := spot_of(claim)):
        own, around = next(iter(spot.items()))
        keys = (_WIDE, ("at", own), ("in", own), *(("at", province) for province in around))
        near = merge(*(reversed(shelf.by[key]) for key in keys if key in shelf.by), reverse=True)
    last = None
    for index in near:
        if belongs(groups[index], claim, lexicon):
            if _is_open(groups[index], claim, text):
                return index
            last = index if last is None else last
    return last


def _is_open(some: Group, claim: Claim, text: str) -> bool:
    """Return whether an event takes claims as they come: one told on the side only those of its own sentence, one told
    apart from others also those of the sentence right behind.
    """
    last = some.claims[-1]
    if not (some.aside or some.apart) or last.sentence_start == claim.sentence_start:
        return True
    between = text[last.sentence_start + len(last.sentence) : claim.sentence_start]
    return some.apart and not between.strip() and "\n\n" not in between


def _settle(some: Group, outset: Outset) -> None:
    """Give an event with which a document begins the town of its outset, if its claims name none."""
    first, town = some.claims[0], outset.town()
    begins = first.field == "title" or first.sentence_start < outset.end
    if town is None or not begins or some.scope is Scope.CONFLICT or some.places.keys() - some.countries:
        return
    if town.country is None or not some.countries or some.countries == {town.country}:
        some.places[town.name or town.written] = None


def _main(groups: Sequence[Group]) -> int | None:
    """Return the event that the document is about: the first of people harmed, else the first."""
    for recent in (True, False):
        for index, some in enumerate(groups):
            if some.harm and some.scope is not Scope.CONFLICT and not (recent and all(map(long_ago, some.claims))):
                return index
    return next((index for index, some in enumerate(groups) if some.harm), 0 if groups else None)


def _event(document: Document, event_id: str, some: Group, main: bool, lexicon: Lexicon) -> Event:
    sentences = dict.fromkeys(claim.sentence for claim in some.claims)
    return Event(
        event_id=event_id,
        document_id=document.id,
        main=main,
        claim_ids=tuple(claim.claim_id for claim in some.claims),
        keywords=keywords(sentences, lexicon),
        actors=tuple(dict.fromkeys(claim.side for claim in some.claims if claim.side)),
        places=tuple(some.places),
        country=next((claim.country for claim in some.claims if claim.country), None),
        start=min((start for start, _ in some.spans), default=None),
        end=max((stop for _, stop in some.spans), default=None),
        background=some.scope is Scope.CONFLICT,
    )
