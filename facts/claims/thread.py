"""What the sentences of a paragraph hand on: the last speaker, place and day, and what was said of a number before.

What is carried on is what a reader would carry on: a town, a day, the speaker who is then "it".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from facts.claims.context import Source
from facts.claims.going_on import answers, goes_along, goes_on, is_same, is_there, shifted, speaks_of, turned
from facts.claims.when import leads
from facts.claims.where import AWAY, is_headline
from facts.lexicon import Lexicon
from facts.model import Bound, DatePrecision, Measure, Place, Quantity, Speaker, When
from facts.roles.assign import OF_THOSE, Role
from facts.setting import dates, places
from facts.speakers.attribution import Saying
from facts.text.sentences import Sentence
from facts.text.words import any_of, compiled, longest_first

_REACH = 2  # sentences that a place, day or speaker is carried over
_FAR = 4  # the same where it is named once more: "the town", "the blast"
_DAYS = (DatePrecision.DAY, DatePrecision.DAYS)


Number = tuple[Measure, float | None]
_CHANCE = 3  # below this the same number said again is rather another one
_MANY = 10_000  # from here on a number is rather that of a war than of what the sentences before told
_VICTIMS = 24  # characters before a number in which it is said to be of the victims
_HARMED = frozenset({Measure.KILLED, Measure.INJURED})
_FIGURE = 60  # characters before a number in which words may say that it is another one of what went before
_LONGEST = 30  # characters of a phrase of saying
_STRUCK = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.DESTROYED, Measure.DAMAGED})
_SEVERAL, _WIDE = 2, ("country", "admin", "region")  # from more towns than these no place is carried over


class Told(NamedTuple):
    """Where and when something was that a number said of it."""

    place: Place | None = None
    when: When | None = None


@dataclass(slots=True)
class Thread:
    """What the sentences of a paragraph hand on, and how many sentences ago it was said.

    `told` holds for the whole field: the five dead of the market are those five wherever they are named again.
    """

    paragraph: int = -1
    speaker: Speaker | None = None
    speaker_age: int = 0
    place: Place | None = None
    place_age: int = 0
    when: When | None = None
    when_age: int = 0
    counted: Measure | None = None  # what of people was last counted
    spots: dict[Place, None] = field(default_factory=dict)  # the places of the claims of this sentence
    told: dict[Number, Told] = field(default_factory=dict)
    answered: bool = False  # whether place and day are those of what the sentence before is only an answer to
    sent: bool = False  # whether the place is only where the report was sent from
    struck: Told = field(default_factory=Told)  # the last place and day of people or things harmed
    place_from: int = -1  # the paragraph in which it was named
    when_from: int = -1

    def begin(self, sentence: Sentence, text: str, lowered: str, lexicon: Lexicon) -> None:
        """Forget place and day at a headline, and what a sentence says to be another.

        The speaker of the paragraph before may still be "it", its place "the town", its day that of "the blast".
        """
        self.spots, self.paragraph = {}, sentence.paragraph
        headline = is_headline(text[sentence.start : sentence.end])
        if headline or self.place_age > _FAR:
            self.place = None
        if headline or (self.when_age > _FAR and self.when_from != self.paragraph):
            self.when = None
        if self.place and self.place_from == self.paragraph and turned(lowered, sentence, lexicon):
            self.place = None
        if self.when and self.when_from == self.paragraph and shifted(lowered, sentence, lexicon):
            self.when = None
        if self.speaker_age > _REACH:
            self.speaker = None
        self._forget_answered(sentence, lowered, lexicon)

    def recall(self, measure: Measure, quantity: Quantity, own: Told, sentence: Sentence, source: Source) -> Told:
        """Return where and when the same number was said of something before, else what went just before, or farther
        before where the sentence names it again.

        `own` is what its sentence says. With a day of its own it has not the place of what another day told, or of
        what went long before, unless it is "the town".
        """
        when = own.when
        told = self.told.get(_number(measure, quantity), Told()) if _telling(quantity) else Told()
        if (quantity.low or quantity.high or 0) >= _MANY and measure is not Measure.PRESENT:
            return told
        place, day = told.place or self._near_place(when), told.when or self._near_day()
        if measure in _STRUCK and None in own:
            place, day = self._handed(own, Told(place, day), sentence, source)
        far_place = place is None and self.place and not self.sent
        far_day = day is None and when is None and self.when and self.when_age <= _FAR
        if not (far_place or far_day):
            return Told(place, day)
        same = measure in _STRUCK and is_same(quantity, sentence, source)
        if self.place and far_place and self.place.kind not in _WIDE:
            there = (same and not when) or is_there(self.place, sentence, source)
            place = self.place if there and not turned(source.lowered, sentence, source.lexicon) else None
        if self.when and far_day and self.when.precision in _DAYS:
            day = self.when if same and not shifted(source.lowered, sentence, source.lexicon) else None
        return Told(place, day)

    def _near_place(self, when: When | None) -> Place | None:
        """Return where the sentences just before were; with a day of its own, `when`, a sentence may be elsewhere."""
        if self.place_from != self.paragraph or self.place_age > _REACH - bool(when):
            return None
        return None if self.when_from == self.paragraph and _parted(when, self.when) else self.place

    def _near_day(self) -> When | None:
        """Return when that was which the sentences just before told."""
        return self.when if self.when_from == self.paragraph and self.when_age <= _REACH else None

    def _handed(self, own: Told, known: Told, sentence: Sentence, source: Source) -> Told:
        """Return what is `known` of where and when, else what a paragraph just before told of those harmed.

        A sentence has their day if it names no other place, their town if it speaks of them ("the gunman", "another
        nine") in a text whose capitals tell names.
        """
        place, day = known
        dated = day is own.when is None and own.place in (None, self.place) and self._dated()
        if dated and goes_along(sentence, source):
            day, self.when_age = self.when, 0
        placed = place is own.place is None and self._placed() and not _parted(own.when, self.when)
        if placed and speaks_of(sentence, source) and goes_along(sentence, source):
            place, self.place_age = self.place, 0
        return Told(place, day)

    def _dated(self) -> bool:
        """Return whether a paragraph just before told the day of those harmed last."""
        if self.when is None or self.when_from == self.paragraph or self.when_age > _REACH:
            return False
        return self.when == self.struck.when and self.when.precision in _DAYS

    def _placed(self) -> bool:
        """Return whether a paragraph just before told the town of those harmed last."""
        if self.place is None or self.place_from == self.paragraph or self.place_age > _REACH:
            return False
        return self.place == self.struck.place and self.place.kind not in _WIDE and not self.sent

    def figured(self, roles: list[Role], words: Sequence[str], lowered: str, lexicon: Lexicon) -> list[Role]:
        """Return the roles of a sentence, a bare number as what was last counted where only a figure of that is given:
        "Doctors put the figure at 60.", "Of the victims, six were women.".
        """
        if self.counted is None or _figures(lexicon).isdisjoint(words):
            return roles
        return [_as_figure(role, self.counted, lowered, lexicon) for role in roles]

    def tell(self, measure: Measure, quantity: Quantity, own: Told) -> None:
        """Keep what a sentence itself says of a number."""
        place, when = own
        if measure in _STRUCK:
            self.struck = Told(place or self.struck.place, when or self.struck.when)
        if place:
            self.spots[place] = None
        if _telling(quantity):
            key = _number(measure, quantity)
            before = self.told.get(key, Told())
            self.told[key] = Told(before.place or place, before.when or when)

    def _forget_answered(self, sentence: Sentence, lowered: str, lexicon: Lexicon) -> None:
        """Forget place and day of what was only answered, unless the sentence goes on about it ("the attack")."""
        if self.answered and not goes_on(lexicon).search(lowered, sentence.start, sentence.end):
            self.place = self.when = None
        self.answered = False

    def carry_on(
        self,
        speakers: Sequence[Saying],
        places_here: Sequence[places.Mention],
        dates_here: Sequence[dates.Mention],
        sentence: Sentence,
        lowered: str,
        lexicon: Lexicon,
    ) -> None:
        """Take up what a sentence hands on."""
        self.speaker_age, self.place_age, self.when_age = self.speaker_age + 1, self.place_age + 1, self.when_age + 1
        if speakers:
            self.speaker, self.speaker_age = speakers[-1].speaker, 0
        named = sorted((m.place for m in places_here if m.cue not in AWAY), key=lambda place: place.kind == "country")
        left = [mention.place for mention in places_here if mention.cue in AWAY]
        spots = [place for place in self.spots if place in named or place not in left]
        if spots or named:  # of several places none is meant by what follows
            towns = {place.name or place.written for place in named if place.kind not in _WIDE}
            several = len(spots) > 1 or len(towns) > _SEVERAL or _joined(places_here, lowered, lexicon)
            self.place, self.place_age = None if several else next(iter([*spots, *named])), 0
            self.place_from = sentence.paragraph
            self.sent = bool(named) and places_here[0].cue == "dateline" and places_here[0].place is self.place
        for mention in dates_here:
            rules = leads(mention, sentence) or mention.when.precision in _DAYS
            if mention.cue not in ("day", "span", "past") or not rules:
                continue
            if not _in_relative_clause(lowered, sentence.start, mention.start, lexicon):
                # "But last year …" leads its own sentence and perhaps the next, no more.
                self.when, self.when_age = mention.when, 0 if mention.when.precision in _DAYS else _REACH
                self.when_from = sentence.paragraph
            break
        self.answered = not self.spots and answers(lexicon).search(lowered, sentence.start, sentence.end) is not None


def _joined(here: Sequence[places.Mention], lowered: str, lexicon: Lexicon) -> bool:
    """Return whether two towns of a sentence stand side by side: "in Azaz and Manbij"."""
    towns = [mention for mention in here if mention.place.kind not in _WIDE and mention.cue not in AWAY]
    words = lexicon["words"]["tags"]["and"]
    return any(lowered[one.end : other.start].strip(" ,") in words for one, other in pairwise(towns))


def _parted(left: When | None, right: When | None) -> bool:
    """Return whether two times are known and share no day."""
    if not (left and right and left.start and left.end and right.start and right.end):
        return False
    return left.end < right.start or right.end < left.start


def _number(measure: Measure, quantity: Quantity) -> Number:
    """Return what a number is known by when it is said again: 40, at least 40 and up to 40 are one."""
    return measure, quantity.low or quantity.high


def _telling(quantity: Quantity) -> bool:
    """Return whether a number said again is the same one; small or vague ones and persons not counted may be others."""
    surely = not quantity.implied and quantity.bound is not Bound.VAGUE
    return surely and (quantity.low or quantity.high or 0) >= _CHANCE


def _in_relative_clause(lowered: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return whether the day before `end` is that of something else: "a hill that fell on Friday"."""
    relative, says, said = _relative(lexicon)
    openings = [
        match
        for match in relative.finditer(lowered, start, end)
        if says.match(lowered, max(0, match.start() - _LONGEST), match.start()) is None
    ]
    return bool(openings) and said.search(lowered, openings[-1].end(), end) is None


def _as_figure(role: Role, counted: Measure, lowered: str, lexicon: Lexicon) -> Role:
    """Return the role of a bare number that only a figure of what went before is: "Doctors put the figure at 60."."""
    quantity = role.quantity
    if role.measure is not Measure.COUNT or quantity.counted is not None or quantity.unit != "1":
        return role
    if not _figure(lexicon).search(lowered, max(0, quantity.start - _FIGURE), quantity.start):
        some = counted in _HARMED and _victims(lexicon).search(
            lowered, max(0, quantity.start - _VICTIMS), quantity.start
        )
        return role._replace(measure=counted, rule=f"{counted}{OF_THOSE[0]}", happened=True) if some else role
    return role._replace(measure=counted, rule=f"{counted}.figure", happened=True)


@cache
def _figures(lexicon: Lexicon) -> frozenset[str]:
    return frozenset([*lexicon["qualifiers"]["figure"]["words"], *lexicon["qualifiers"]["victims"]["words"]])


@cache
def _figure(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["qualifiers"]["figure"]["pattern"])


@cache
def _victims(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads to a number of some of those harmed who were told of before."""
    return compiled(lexicon["qualifiers"]["victims"]["pattern"])


@cache
def _relative(lexicon: Lexicon) -> tuple[re.Pattern[str], regex.Pattern[str], re.Pattern[str]]:
    """Return the pattern of what opens a relative clause, that of the words behind which it opens none, and of those
    that close it: "the man who leads the group said".
    """
    words, says = any_of(lexicon["dates"]["relative"]["words"]), longest_first(lexicon["attribution"]["say"])
    said = any_of(lexicon["dates"]["relative"]["said"])
    return re.compile(rf"\s(?:{words})\s"), regex.compile(rf"(?r)\b(?:{says})"), re.compile(rf"\s(?:{said})\s")
