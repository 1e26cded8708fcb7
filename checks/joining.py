"""Joining linked stories to happenings: strongest links first, and nothing that differs from what is joined already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Spot = tuple[frozenset[str], frozenset[str]]  # the places of a story, and the provinces in which they lie


class Joining:
    """Joins stories to happenings as links come, strongest first, and to components of all that is linked.

    A story is a row: its number or id, event_id, document_id (None if it counts nobody hurt), country, first and last
    day, places and their regions, and its rare words. Of a happening no more is kept than what decides whether another
    fits: a few values, however many its stories are.
    """

    def __init__(self, told: Iterable[Sequence[Any]]) -> None:
        """Begin with each story as a happening of its own."""
        self._homes: dict[Any, _Happening] = {}
        self._parents: dict[Any, Any] = {}
        self._hurt: set[Any] = set()
        for story, event_id, document_id, country, first, last, places, regions, rare in told:
            spots = {(frozenset(places), frozenset(regions))} if places else set()
            documents = {} if document_id is None else {document_id: frozenset(rare)}
            self._homes[story] = _Happening([story], event_id, documents, country, first, last, spots)
            self._parents[story] = story
            if document_id is not None:
                self._hurt.add(story)

    def link(self, left: Any, right: Any) -> None:
        """Join the happenings of two stories, if no story of either is apart from one of the other.

        Only stories of people hurt tie happenings in which people were hurt.
        """
        ours, theirs = self._homes[left], self._homes[right]
        if ours is theirs:
            return
        self._tie(left, right)
        if ours.documents and theirs.documents and not {left, right} <= self._hurt:
            return
        if not ours.fits(theirs):
            return
        if len(ours.members) < len(theirs.members):
            ours, theirs = theirs, ours
        ours.take(theirs)
        for story in theirs.members:
            self._homes[story] = ours

    def _tie(self, left: Any, right: Any) -> None:
        """Make the components of two stories one."""
        one, other = self._root(left), self._root(right)
        if one != other:
            self._parents[max(one, other)] = min(one, other)

    def _root(self, story: Any) -> Any:
        parents = self._parents
        while parents[story] != story:
            parents[story] = story = parents[parents[story]]
        return story

    def groups(self) -> list[tuple[Any, str, Any]]:
        """Return each story with its happening, named by the least of its events, and its component."""
        return [(story, home.name, self._root(story)) for story, home in self._homes.items()]


def _elsewhere(left: Spot, right: Spot) -> bool:
    """Return whether two stories share no place and neither names the province of the other's, as far as the
    gazetteer knows both.
    """
    (places, regions), (others, around) = left, right
    if not (places.isdisjoint(others) and places.isdisjoint(around) and regions.isdisjoint(others)):
        return False
    return any(place[0] == "#" for place in places) is any(place[0] == "#" for place in others)


@dataclass(slots=True)
class _Happening:
    """Stories that are one happening, and what they say of country, days and places."""

    members: list[Any]
    name: str
    documents: dict[str, frozenset[str]]  # with the rare words that all of its stories share
    country: str | None
    first: date | None  # the latest first day
    last: date | None  # the earliest last day
    spots: set[Spot]

    def fits(self, other: "_Happening") -> bool:
        """Return whether the two can be one: no story of either is apart from one of the other.

        A document tells a happening once: two events with people hurt that it tells apart stay apart, unless both are
        of a sort of which there are hardly two.
        """
        if self.country and other.country and self.country != other.country:
            return False
        if self.first and other.last and self.first > other.last:
            return False
        if other.first and self.last and other.first > self.last:
            return False
        twice = self.documents.keys() & other.documents
        if twice and any(not self.documents[each] & other.documents[each] for each in twice):
            return False
        return self.spots == other.spots or not any(_elsewhere(a, b) for a in self.spots for b in other.spots)

    def take(self, other: "_Happening") -> None:
        """Add the stories of another happening."""
        self.members += other.members
        self.name = min(self.name, other.name)
        for document, rare in other.documents.items():
            self.documents[document] = self.documents.get(document, rare) & rare
        self.country = self.country or other.country
        self.first = max(self.first, other.first) if self.first and other.first else self.first or other.first
        self.last = min(self.last, other.last) if self.last and other.last else self.last or other.last
        self.spots |= other.spots
