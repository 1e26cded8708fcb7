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

from facts.claims.when import leads
from facts.claims.where import is_headline
from facts.lexicon import Lexicon
from facts.model import Bound, DatePrecision, Measure, Place, Quantity, Speaker, When
from facts.setting import dates, places
from facts.speakers.attribution import Saying
from facts.text.sentences import Sentence
from facts.text.words import any_of, compiled, longest_first

_REACH = 2  # sentences that a place, day or speaker is carried over
_DAYS = (DatePrecision.DAY, DatePrecision.DAYS)


Number = tuple[Measure, float | None]
_CHANCE = 3  # below this the same number said again is rather another one
_MANY = 10_000  # from here on a number is rather that of a war than of what the sentences before told
_LONGEST = 30  # characters of a phrase of saying
_SEVERAL, _WIDE = 2, ("country", "admin", "region")  # from more towns than these no place is carried over
_TURN = 40  # characters in which a sentence says that it turns to somewhere else


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

    def begin(self, sentence: Sentence, text: str, lowered: str, lexicon: Lexicon) -> None:
        """Forget place and day at a new paragraph or headline, and what a sentence says to be another.

        The speaker of the paragraph before may still be "it".
        """
        self.spots = {}
        if sentence.paragraph != self.paragraph or is_headline(text[sentence.start : sentence.end]):
            self.paragraph, self.place, self.when = sentence.paragraph, None, None
        if self.place and _turned(lowered, sentence, lexicon):
            self.place = None
        if self.when and _shifts(lexicon).search(lowered, sentence.start, sentence.end):
            self.when = None
        if self.speaker_age > _REACH:
            self.speaker = None
        self._forget_answered(sentence, lowered, lexicon)

    def recall(self, measure: Measure, quantity: Quantity, when: When | None = None) -> Told:
        """Return where and when the same number was said of something before, else what went just before.

        With a day of its own, `when`, it has not the place of what another day told, or of what went long before.
        """
        told = self.told.get(_number(measure, quantity), Told()) if _telling(quantity) else Told()
        if (quantity.low or quantity.high or 0) >= _MANY and measure is not Measure.PRESENT:
            return told
        near = Told(
            self.place if self.place_age <= _REACH - bool(when) and not _parted(when, self.when) else None,
            self.when if self.when_age <= _REACH else None,
        )
        return Told(told.place or near.place, told.when or near.when)

    def tell(self, measure: Measure, quantity: Quantity, place: Place | None, when: When | None) -> None:
        """Keep what a sentence itself says of a number."""
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
        named = sorted((m.place for m in places_here if m.cue != "origin"), key=lambda place: place.kind == "country")
        left = [mention.place for mention in places_here if mention.cue == "origin"]
        spots = [place for place in self.spots if place in named or place not in left]
        if spots or named:  # of several places none is meant by what follows
            towns = {place.name or place.written for place in named if place.kind not in _WIDE}
            several = len(spots) > 1 or len(towns) > _SEVERAL or _joined(places_here, lowered, lexicon)
            self.place, self.place_age = None if several else next(iter([*spots, *named])), 0
        for mention in dates_here:
            rules = leads(mention, sentence) or mention.when.precision in _DAYS
            if mention.cue not in ("day", "span", "past") or not rules:
                continue
            if not _in_relative_clause(lowered, sentence.start, mention.start, lexicon):
                # "But last year …" leads its own sentence and perhaps the next, no more.
                self.when, self.when_age = mention.when, 0 if mention.when.precision in _DAYS else _REACH
            break
        self.answered = not self.spots and _answers(lexicon).search(lowered, sentence.start, sentence.end) is not None


def _joined(here: Sequence[places.Mention], lowered: str, lexicon: Lexicon) -> bool:
    """Return whether two towns of a sentence stand side by side: "in Azaz and Manbij"."""
    towns = [mention for mention in here if mention.place.kind not in _WIDE and mention.cue != "origin"]
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


def _turned(lowered: str, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Return whether a sentence turns to another place than the one before it told of, or to no one place."""
    head = min(sentence.start + _TURN, sentence.end)
    return (
        _turns(lexicon, "words").search(lowered, sentence.start, head) is not None
        or _turns(lexicon, "everywhere").search(lowered, sentence.start, sentence.end) is not None
    )


@cache
def _turns(lexicon: Lexicon, which: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon['places']['turns'][which])})\b")


@cache
def _shifts(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words that count from the day before told, so that it is not the sentence's own."""
    shifts = lexicon["dates"]["shifts"]
    return compiled(rf"\b(?:{'|'.join([*shifts['apart'], *shifts['patterns']])})\b")


def _in_relative_clause(lowered: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return whether the day before `end` is that of something else: "a hill that fell on Friday"."""
    relative, says = _relative(lexicon)
    openings = relative.finditer(lowered, start, end)
    return any(says.match(lowered, max(0, match.start() - _LONGEST), match.start()) is None for match in openings)


@cache
def goes_on(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what goes on about the happening told before: "the blast"."""
    return compiled(lexicon["events"]["same"]["pattern"])


@cache
def _answers(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads to something before and elsewhere: "in response to"."""
    return compiled(rf"\b(?:{any_of(lexicon['dates']['answers']['words'])})\b")


@cache
def _relative(lexicon: Lexicon) -> tuple[re.Pattern[str], regex.Pattern[str]]:
    """Return the pattern of what opens a relative clause, and that of the words behind which it opens none."""
    words, says = any_of(lexicon["dates"]["relative"]["words"]), longest_first(lexicon["attribution"]["say"])
    return re.compile(rf"\s(?:{words})\s"), regex.compile(rf"(?r)\b(?:{says})")
