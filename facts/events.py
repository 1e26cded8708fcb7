"""Which claims of one document speak of one happening; grouped once, here, and never regrouped.

Claims of people harmed lead: they share an event while their places and dates do not contradict each other and
they stand near each other. The whole war, background years and numbers of other kinds have events of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import regex

from facts.lexicon import Lexicon
from facts.model import Claim, Document, Event, Measure, Scope, Series

HARM = frozenset(
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.MISSING,
        Measure.CAPTURED,
        Measure.CASUALTIES,
        Measure.DISPLACED,
        Measure.RESCUED,
        Measure.AFFECTED,
        Measure.INFECTED,
    }
)


@dataclass(slots=True)
class _Group:
    """An event while it grows."""

    harm: bool
    scope: Scope
    claims: list[Claim] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        """Return the places of the claims, by the gazetteer's name where there is one."""
        return list(dict.fromkeys(name for claim in self.claims if (name := claim.place_name or claim.place)))

    @property
    def spans(self) -> list[tuple[date, date]]:
        """Return the days of the claims that are dated."""
        return [(c.event_start, c.event_end or c.event_start) for c in self.claims if c.event_start]


def group(document: Document, claims: Sequence[Claim], lexicon: Lexicon) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """Return the claims with their event ids, in the same order, and the events in the order of their first claim."""
    groups: list[_Group] = []
    member: dict[str, int] = {}
    for claim in claims:
        index = _find(groups, claim)
        if index is None:
            groups.append(_Group(claim.measure in HARM, claim.scope))
            index = len(groups) - 1
        groups[index].claims.append(claim)
        member[claim.claim_id] = index
    main = _main(groups)
    ids = [f"{document.id}#{number}" for number in range(1, len(groups) + 1)]
    events = tuple(_event(document, ids[index], some, index == main, lexicon) for index, some in enumerate(groups))
    return tuple(replace(claim, event=ids[member[claim.claim_id]]) for claim in claims), events


def _find(groups: Sequence[_Group], claim: Claim) -> int | None:
    """Return the latest event that the claim can belong to."""
    for index in range(len(groups) - 1, -1, -1):
        if _belongs(groups[index], claim):
            return index
    return None


def _belongs(some: _Group, claim: Claim) -> bool:
    last = some.claims[-1]
    same_sentence = (last.field, last.sentence_start) == (claim.field, claim.sentence_start)
    if (Scope.CONFLICT in (claim.scope, some.scope)) and claim.scope is not some.scope:
        return False
    if some.harm != (claim.measure in HARM):
        return False
    if not some.harm:
        return same_sentence or (claim.place is not None and (claim.place_name or claim.place) in some.places)
    return not (_places_differ(some, claim) or _dates_differ(some, claim))


def _places_differ(some: _Group, claim: Claim) -> bool:
    if claim.place is None or not some.places:
        return False
    if (claim.place_name or claim.place) in some.places:
        return False
    # A country or province named beside a town is no other place.
    countries = {c.country for c in some.claims if c.country}
    if claim.country and countries and claim.country not in countries:
        return True
    return not any(c.place_name == c.country or claim.place_name == claim.country for c in some.claims if c.place)


def _dates_differ(some: _Group, claim: Claim) -> bool:
    if claim.event_start is None or not some.spans or claim.series is Series.INCREMENT:
        return False  # who dies later of his wounds belongs to the event
    end = claim.event_end or claim.event_start
    return not any(start <= end and claim.event_start <= stop for start, stop in some.spans)


def _main(groups: Sequence[_Group]) -> int | None:
    """Return the event that the document is about: the first of people harmed, else the first."""
    for index, some in enumerate(groups):
        if some.harm and some.scope is not Scope.CONFLICT:
            return index
    return next((index for index, some in enumerate(groups) if some.harm), 0 if groups else None)


def _event(document: Document, event_id: str, some: _Group, main: bool, lexicon: Lexicon) -> Event:
    spans = some.spans
    sentences = dict.fromkeys(claim.sentence for claim in some.claims)
    return Event(
        event_id=event_id,
        document_id=document.id,
        main=main,
        claim_ids=tuple(claim.claim_id for claim in some.claims),
        keywords=_keywords(" ".join(sentences), lexicon),
        actors=tuple(dict.fromkeys(claim.side for claim in some.claims if claim.side)),
        places=tuple(some.places),
        country=next((claim.country for claim in some.claims if claim.country), None),
        start=min((start for start, _ in spans), default=None),
        end=max((stop for _, stop in spans), default=None),
        background=some.scope is Scope.CONFLICT,
    )


def _keywords(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    lowered = text.lower()
    return tuple(name for name, pattern in _event_words(lexicon) if pattern.search(lowered))


@cache
def _event_words(lexicon: Lexicon) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple(
        (name, regex.compile(r"\b(?:" + "|".join(words) + r")\b"))
        for name, words in lexicon["events"]["keywords"].items()
    )
