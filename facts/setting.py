"""Where and when of a claim, from its sentence: nearest wins.

What only says where a speaker sits, when he spoke, or where people came from is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import TypeVar

from facts import dates, places
from facts.attribution import Saying
from facts.day_rules import interval
from facts.lexicon import Lexicon
from facts.model import Measure, Place, Scope, When
from facts.place_runs import words_of
from facts.sentences import Sentence

_Mention = TypeVar("_Mention", places.Mention, dates.Mention)
_START = attrgetter("start")
_LEAD = 60  # characters before a place that may say that somebody came from there
_BESIDE = 4  # characters between a verb of saying and the day it was said: "said on Tuesday", "said Tuesday"
_FAR, _FARTHER = 60, 4  # characters, and times, by which a place behind is too far if one stands just before
_LEADING = 4  # characters before a month or year that rules the sentences after it: "In 2012 …"
_ASIDE = re.compile(r"\(([^()]++)(?:\)|$)")
_LEAVING = frozenset({Measure.DISPLACED, Measure.RESCUED, Measure.CAPTURED, Measure.MISSING, Measure.COUNT})
_AND = re.compile(r",? and |, |,? or ")


def inside(mentions: Sequence[_Mention], sentence: Sentence) -> list[_Mention]:
    """Return the mentions of a sentence."""
    first = bisect_left(mentions, sentence.start, key=_START)
    return list(mentions[first : bisect_left(mentions, sentence.end, first, key=_START)])


def places_in(
    mentions: Sequence[places.Mention],
    sentence: Sentence,
    speakers: Sequence[Saying],
    text: str,
    lowered: str,
    lexicon: Lexicon,
    *,
    title: bool,
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
    if any(mention.place.id is None for mention in here) and is_headline(written):
        here = [mention for mention in here if mention.place.id is not None]
    return _with_origins(here, lowered, lexicon)


def _with_origins(here: Sequence[places.Mention], lowered: str, lexicon: Lexicon) -> list[places.Mention]:
    """Return the places, those marked from where somebody came: "fighters from the villages of A and B"."""
    found: list[places.Mention] = []
    for mention in here:
        joined = found and found[-1].cue == "origin" and _AND.fullmatch(lowered, found[-1].end, mention.start)
        origin = joined or _comes_from(lowered, mention.start, lexicon)
        found.append(mention._replace(cue="origin") if origin else mention)
    return found


def _comes_from(lowered: str, start: int, lexicon: Lexicon) -> bool:
    words = words_of(lexicon)
    for word in reversed(lowered[max(0, start - _LEAD) : start].split()):
        if word in words.origin:
            return True
        if not (word in words.between or word in words.of or word == "of" or word.endswith(words.endings)):
            return False
    return False


def _at_speaker(mention: places.Mention, said: Saying) -> bool:
    """Return whether a place is the speaker's: in his name, or where he spoke ("said in Ankara that")."""
    return said.start <= mention.start < said.end or said.verb_end < mention.start <= said.verb_end + _BESIDE


def is_headline(written: str) -> bool:
    """Return whether Most Words Begin With a Capital."""
    words = [word for word in written.split() if len(word) > 3 and word.isalpha()]
    return len(words) > 3 and sum(word.istitle() for word in words) > 0.7 * len(words)


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


def place_of(here: Sequence[places.Mention], start: int, end: int, measure: Measure) -> Place | None:
    """Return the place nearest behind the number in its sentence, else the nearest before it.

    A country gives way to a place inside it that the text names next. Where people or shells came from is the place
    of those who left, were taken or got away only.
    """
    if measure not in _LEAVING:
        here = [mention for mention in here if mention.cue != "origin"]
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
