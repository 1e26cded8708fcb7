"""Where and when of a claim: from its sentence, else from the sentences before it in the paragraph.

Nearest wins, what only says where a speaker sits or when he spoke is left out, and what is carried on is what
a reader would carry on: a town, a day, the speaker who is then "it".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from facts import dates, places
from facts.attribution import Saying
from facts.day_rules import interval
from facts.model import DatePrecision, Place, Scope, Speaker, When
from facts.sentences import Sentence

_Mention = TypeVar("_Mention", places.Mention, dates.Mention)
_START = attrgetter("start")
_BESIDE = 4  # characters between a verb of saying and the day it was said: "said on Tuesday", "said Tuesday"
_REACH = 2  # sentences that a place, day or speaker is carried over
_FAR, _FARTHER = 60, 4  # characters, and times, by which a place behind is too far if one stands just before
_LEADING = 4  # characters before a month or year that rules the sentences after it: "In 2012 …"
_ASIDE = re.compile(r"\(([^()]++)(?:\)|$)")
_DAYS = (DatePrecision.DAY, DatePrecision.DAYS)


@dataclass(slots=True)
class Thread:
    """What the sentences of a paragraph hand on: the last speaker, place and day, and how many sentences ago."""

    paragraph: int = -1
    speaker: Speaker | None = None
    speaker_age: int = 0
    place: Place | None = None
    place_age: int = 0
    when: When | None = None
    when_age: int = 0

    def begin(self, paragraph: int) -> None:
        """Forget place and day at a new paragraph; the speaker of the one before may still be "it"."""
        if paragraph != self.paragraph:
            self.paragraph, self.place, self.when = paragraph, None, None
        if self.speaker_age > _REACH:
            self.speaker = None

    def carry_on(
        self,
        speakers: Sequence[Saying],
        places_here: Sequence[places.Mention],
        dates_here: Sequence[dates.Mention],
        sentence: Sentence,
    ) -> None:
        """Take up what a sentence hands on."""
        self.speaker_age, self.place_age, self.when_age = self.speaker_age + 1, self.place_age + 1, self.when_age + 1
        if speakers:
            self.speaker, self.speaker_age = speakers[-1].speaker, 0
        if places_here:
            self.place, self.place_age = places_here[0].place, 0
        for mention in dates_here:
            leads = mention.start - sentence.start <= _LEADING
            if mention.cue in ("day", "span", "past") and (leads or mention.when.precision in _DAYS):
                self.when, self.when_age = mention.when, 0
                break

    def near_place(self) -> Place | None:
        """Return the place of the sentences just before."""
        return self.place if self.place_age <= _REACH else None

    def near_when(self) -> When | None:
        """Return the day of the sentences just before."""
        return self.when if self.when_age <= _REACH else None


def inside(mentions: Sequence[_Mention], sentence: Sentence) -> list[_Mention]:
    """Return the mentions of a sentence."""
    first = bisect_left(mentions, sentence.start, key=_START)
    return list(mentions[first : bisect_left(mentions, sentence.end, first, key=_START)])


def places_in(
    mentions: Sequence[places.Mention], sentence: Sentence, speakers: Sequence[Saying], text: str, *, title: bool
) -> list[places.Mention]:
    """Return the places of a sentence that may be those of its claims.

    Places beside the speaker are his own ("the Observatory, which has sources inside Syria, said"), those in
    brackets an aside ("(banned in Russia)"), and an unknown name in a Headline Written Like This is no place. In a
    `title` without another place a town will do that is merely named: "Azaz car bomb kills 31".
    """
    all_here = [
        mention for mention in inside(mentions, sentence) if not any(_at_speaker(mention, said) for said in speakers)
    ]
    here = [mention for mention in all_here if mention.cue != "name"]
    if not here:
        return [mention for mention in all_here if title and mention.place.kind == "city"]
    written = text[sentence.start : sentence.end]
    if "(" in written:
        asides = [(sentence.start + m.start(1), sentence.start + m.end(1)) for m in _ASIDE.finditer(written)]
        here = [m for m in here if not any(start < m.start and m.end <= end for start, end in asides)]
    if any(mention.place.id is None for mention in here) and _is_headline(written):
        here = [mention for mention in here if mention.place.id is not None]
    return here


def _at_speaker(mention: places.Mention, said: Saying) -> bool:
    """Return whether a place is the speaker's: in his name, or where he spoke ("said in Ankara that")."""
    return said.start <= mention.start < said.end or said.verb_end < mention.start <= said.verb_end + _BESIDE


def _is_headline(written: str) -> bool:
    """Return whether Most Words Begin With a Capital."""
    words = [word for word in written.split() if len(word) > 3 and word.isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def dates_in(mentions: Sequence[dates.Mention], sentence: Sentence, speakers: Sequence[Saying]) -> list[dates.Mention]:
    """Return the times of a sentence, those beside a verb of saying as times of the saying."""
    return [_as_said(mention, speakers, sentence) for mention in inside(mentions, sentence)]


def _as_said(mention: dates.Mention, speakers: Sequence[Saying], sentence: Sentence) -> dates.Mention:
    leads = mention.start - sentence.start <= _LEADING
    beside = any(
        said.start <= mention.start < said.end
        or said.verb_end <= mention.start <= said.verb_end + _BESIDE
        or (leads and said.start - mention.end == 1)  # "On Tuesday the ministry said"
        for said in speakers
    )
    return mention._replace(cue="as_of") if beside and mention.cue == "day" else mention


def place_of(here: Sequence[places.Mention], start: int, end: int) -> Place | None:
    """Return the place nearest behind the number in its sentence, else the nearest before it.

    A country gives way to a place inside it that the text names next.
    """
    after = [mention.place for mention in here if mention.start >= end]
    before = [mention.place for mention in here if mention.end <= start]
    behind = min((mention.start - end for mention in here if mention.start >= end), default=0)
    ahead = min((start - mention.end for mention in here if mention.end <= start), default=behind)
    choices = (after, before[::-1])
    if behind > _FAR and behind > _FARTHER * ahead and before[-1].name != before[-1].country:
        choices = (before[::-1], after)  # "the blast in Damascus killed 20, and others were hurt … in Hama"
    for some in choices:
        if some:
            inside = (place for place in some if place.country == some[0].country and place.name != place.country)
            return next(inside, some[0]) if some[0].name == some[0].country else some[0]
    return None


def when_of(here: Sequence[dates.Mention], start: int, scope: Scope, *, until: date | None) -> When | None:
    """Return the time nearest to the number in its sentence, of those that say when it happened.

    What a whole war has cost runs from the day that is named to the report: "since it began in March 2011".
    """
    happened = [mention for mention in here if mention.cue not in ("as_of", "since", "past")]
    happened = happened or [mention for mention in here if mention.cue != "as_of"]
    nearest = min(happened, key=lambda mention: abs(mention.start - start), default=None)
    when = nearest.when if nearest else None
    if when and when.start and until and scope is Scope.CONFLICT and when.start < until:
        return interval(when.start, until)
    return when


def as_of(here: Sequence[dates.Mention]) -> date | None:
    """Return the day on which the sentence says that it was said."""
    return next((mention.when.end for mention in here if mention.cue == "as_of"), None)
