"""Where and when of a claim, from its sentence: nearest wins.

What only says where a speaker sits, when he spoke, or where people came from is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise, zip_longest
from operator import attrgetter
from typing import NamedTuple, TypeVar

from facts.lexicon import Lexicon
from facts.model import Measure, Place, Quantity, Scope, When
from facts.setting import dates, places
from facts.setting.day_rules import interval
from facts.setting.place_names import place_word
from facts.setting.place_runs import Words, words_of
from facts.speakers.attribution import Saying
from facts.text.sentences import Sentence
from facts.text.words import compiled

_Mention = TypeVar("_Mention", places.Mention, dates.Mention)
_START = attrgetter("start")
_LEAD = 60  # characters before a place that may say that somebody came from there
_BESIDE = 4  # characters between a verb of saying and the day it was said: "said on Tuesday", "said Tuesday"
_FAR, _FARTHER = 60, 4  # characters, and times, by which a place behind is too far if one stands just before
_COMPARING, _COMPARED = 90, 7  # characters from a superlative to what it compares with; words from "since" to there
_MARKS = frozenset(",;:—–")
_SINCE = 100  # characters from "since" to the day on which it was
_LEADING = 4  # characters before a time at the head of its sentence: "In 2012 …"
_ASIDE = re.compile(r"\(([^()]++)(?:\)|$)")
_LEAVING = frozenset({Measure.DISPLACED, Measure.RESCUED, Measure.CAPTURED, Measure.MISSING, Measure.COUNT})
_OF = re.compile(r"(?:'s|’s|s)?(?: (?!(?:and|or|an?|the)\b)[\w-]+){1,3} of (?:the )?")
_OWN = re.compile(r" \w+(?:'s|’s|s) (?:[\w-]+ ){0,2}")
_WIDE = ("admin", "region", "country")
_DATING = ("day", "span", "past")
_DATED = (*_DATING, "since")
_AND = re.compile(r",? and |, |,? or ")


class Source(NamedTuple):
    """A field as its sentences are read: its text, the same in lower case, its language, and whether it is a title."""

    text: str
    lowered: str
    lexicon: Lexicon
    title: bool


def inside(mentions: Sequence[_Mention], sentence: Sentence) -> list[_Mention]:
    """Return the mentions of a sentence."""
    first = bisect_left(mentions, sentence.start, key=_START)
    return list(mentions[first : bisect_left(mentions, sentence.end, first, key=_START)])


def places_in(
    mentions: Sequence[places.Mention],
    sentence: Sentence,
    speakers: Sequence[Saying],
    source: Source,
) -> list[places.Mention]:
    """Return the places of a sentence that may be those of its claims.

    Places beside the speaker are his own ("the Observatory, which has sources inside Syria, said"), those in
    brackets an aside ("(banned in Russia)"), and an unknown name in a Headline Written Like This is no place. In a
    title without another place a town will do that is merely named: "Azaz car bomb kills 31".
    """
    all_here = [
        mention for mention in inside(mentions, sentence) if not any(_at_speaker(mention, said) for said in speakers)
    ]
    here = [m for m in all_here if m.cue != "name" and not _compared(m.start, sentence, source)]
    if not here:
        return [mention for mention in all_here if source.title and mention.place.kind == "city"]
    written = source.text[sentence.start : sentence.end]
    if "(" in written:
        asides = [(sentence.start + m.start(1), sentence.start + m.end(1)) for m in _ASIDE.finditer(written)]
        here = [m for m in here if not any(start < m.start and m.end <= end for start, end in asides)]
    if any(mention.place.id is None for mention in here) and is_headline(written):
        here = [mention for mention in here if mention.place.id is not None]
    if len(here) > 1:
        here = _without_landmarks(here, source)
        here = [m for m, then in zip_longest(here, here[1:]) if then is None or not _narrowed(m, then, source.lowered)]
    return _with_cues(here, source.lowered, source.lexicon)


def _without_landmarks(here: Sequence[places.Mention], source: Source) -> list[places.Mention]:
    """Return the places without those that say where the one before lies: "Azaz, 40 km north of Aleppo"."""
    words, lowered = words_of(source.lexicon), source.lowered
    found = list(here[:1])
    for before, then in pairwise(here):
        inner = before.place.kind not in _WIDE and _lies_in(before, then, lowered, words)
        if not inner and not words.landmark.fullmatch(lowered, before.end, then.start):
            found.append(then)
    return found


def _narrowed(mention: places.Mention, then: places.Mention, lowered: str) -> bool:
    """Return whether a place only says where the next one lies: "the Zarqan suburb of Jobar", "a province's town"."""
    place, inner = mention.place, then.place
    if place.id is None or len({place.country, inner.country} - {None}) > 1:
        return False
    wide = place.kind in ("admin", "region", "country")
    if _OF.fullmatch(lowered, mention.end, then.start):
        return wide or inner.id is None or places.population(place) > places.population(inner)
    return wide and _OWN.fullmatch(lowered, mention.end, then.start) is not None


def _with_cues(here: Sequence[places.Mention], lowered: str, lexicon: Lexicon) -> list[places.Mention]:
    """Return the places, marked if somebody came from there ("from the villages of A and B") or all of it is meant."""
    across = words_of(lexicon).across
    found: list[places.Mention] = []
    for mention in here:
        if (found and _goes_on(found[-1], mention, lowered, lexicon)) or _comes_from(lowered, mention.start, lexicon):
            mention = mention._replace(cue="origin")
        elif mention.place.kind == "country" and not across.isdisjoint(lowered[: mention.start].split()[-1:]):
            mention = mention._replace(cue="across")
        found.append(mention)
    return found


def _goes_on(before: places.Mention, mention: places.Mention, lowered: str, lexicon: Lexicon) -> bool:
    """Return whether a place goes on saying where somebody came from: a second one, or the province of the first."""
    if before.cue != "origin":
        return False
    if _AND.fullmatch(lowered, before.end, mention.start):
        return True
    return mention.place.kind in _WIDE and _lies_in(before, mention, lowered, words_of(lexicon))


def _lies_in(before: places.Mention, mention: places.Mention, lowered: str, words: Words) -> bool:
    """Return whether nothing but where it lies stands between two places: "Zamalka in rural Damascus"."""
    first, *more = [*lowered[before.end : mention.start].split(), ""]
    known = words.between | words.of | {"of", ""}
    return first in words.within and all(word in known for word in more)


def _comes_from(lowered: str, start: int, lexicon: Lexicon) -> bool:
    words = words_of(lexicon)
    if lowered.endswith(words.based, 0, start):
        return True
    before = reversed(lowered[max(0, start - _LEAD) : start].split())
    for word in before:
        if word in words.origin:
            return next(before, "") not in words.causes  # "the toll from the Azaz blast"
        led = word in words.between or word in words.of or word in words.leavers or word == "of"
        if not (led or word.endswith(words.endings) or place_word(word)):
            return False
    return False


def _at_speaker(mention: places.Mention, said: Saying) -> bool:
    """Return whether a place is the speaker's: in his name, or where he spoke ("said in Ankara that")."""
    return said.start <= mention.start < said.end or said.verb_end < mention.start <= said.verb_end + _BESIDE


def is_headline(written: str) -> bool:
    """Return whether Most Words Begin With a Capital."""
    words = [word for word in written.split() if len(word) > 3 and word.isalpha()]
    return len(words) > 3 and sum(map(str.istitle, words)) > 0.7 * len(words)


def dates_in(
    mentions: Sequence[dates.Mention], sentence: Sentence, speakers: Sequence[Saying], source: Source
) -> list[dates.Mention]:
    """Return the times of a sentence, those beside a verb of saying as times of the saying."""
    return [
        _as_opened(_as_said(mention, speakers, sentence, source), sentence, source)
        for mention in inside(mentions, sentence)
    ]


def leads(mention: dates.Mention, sentence: Sentence) -> bool:
    """Return whether a time stands at the head of its sentence: "In 2012 …"."""
    return mention.start - sentence.start <= _LEADING


def _as_said(mention: dates.Mention, speakers: Sequence[Saying], sentence: Sentence, source: Source) -> dates.Mention:
    spoken = mention.cue in _DATING and any(said.start - mention.end == 1 for said in speakers)
    if spoken and _opens(mention, sentence, source):
        return mention._replace(cue="as_of")  # "On Tuesday the ministry said", "In late May the ministry said"
    if leads(mention, sentence) and _counting(source.lexicon).match(source.lowered, mention.end, sentence.end):
        return mention._replace(cue="as_of")  # "On Tuesday the death toll rose to 12"
    if mention.cue != "day":
        return mention
    if _asked(source.lexicon).match(source.lowered, mention.end):
        return mention._replace(cue="as_of")
    beside = any(
        said.start <= mention.start < said.end
        or (said.verb_end <= mention.start and _said_then(source, said, mention.start))
        for said in speakers
    )
    return mention._replace(cue="as_of") if beside or _published(source, sentence, mention.start) else mention


def _opens(mention: dates.Mention, sentence: Sentence, source: Source) -> bool:
    """Return whether nothing but small words stands before a time in its sentence: "Meanwhile in early May"."""
    words = source.lexicon["dates"]["said"]
    before = source.lowered[sentence.start : min(mention.start, sentence.start + _LEAD)].split()
    return all(word.strip(",") in words["between"] or word.strip(",") in words["opening"] for word in before)


@cache
def _asked(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["asked"]["pattern"])


@cache
def _counting(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["counting"]["pattern"])


def _compared(start: int, sentence: Sentence, source: Source) -> bool:
    """Return whether an offset belongs to what is only compared with: "the worst raids since the battle for Homs"."""
    before = source.lowered[max(sentence.start, start - _COMPARING) : start]
    since = max(before.rfind(f" {word} ") for word in source.lexicon["dates"]["leads"]["since"])
    if since < 0 or len(before[since:].split()) > _COMPARED:
        return False
    return _superlatives(source.lexicon).search(before, 0, since) is not None


@cache
def _superlatives(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["qualifiers"]["superlatives"]["pattern"])


def _as_opened(mention: dates.Mention, sentence: Sentence, source: Source) -> dates.Mention:
    """Return the time, marked if the words before say since when ("since it seized the town in June").

    What is only compared with is marked too: "the worst attack since March"; and what a clause behind it tells more of,
    as that clause has the day: "the first since the raid on Monday that killed nine".
    """
    clause = _told_more(source.lexicon).match(source.lowered, mention.end) is not None
    if mention.cue in _DATED and _compared(mention.start, sentence, source):
        return mention._replace(cue="clause" if clause else "compared")
    opened = mention.cue in _DATING and _begun(mention.start, sentence, source)
    return mention._replace(cue="clause" if clause else "opened") if opened else mention


def _begun(start: int, sentence: Sentence, source: Source) -> bool:
    """Return whether what began at an offset goes on: "since" stands before it, or farther before what began."""
    leads = source.lexicon["dates"]["leads"]
    before = source.lowered[max(sentence.start, start - _SINCE) : start]
    words = before[max(before.rfind(mark) for mark in ",;.") + 1 :].split()
    near = before[-_LEAD:].split()
    began = not frozenset(leads["began"]).isdisjoint(near)
    return any(word in leads["since"] and (began or word in near) for word in words)


@cache
def _told_more(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(lexicon['dates']['relative']['words'])}) ")


def _said_then(source: Source, said: Saying, start: int) -> bool:
    """Return whether nothing but how and to whom it was said stands between a verb and a day."""
    if start - said.verb_end <= _BESIDE:
        return True
    between = source.text[said.verb_end : start] if start - said.verb_end <= _LEAD else "."
    words = source.lexicon["dates"]["said"]
    told = source.lowered[said.at : said.verb_end] in words["to"]
    return all(word.lower() in words["between"] or (told and word[0].isupper()) for word in between.split())


def _published(source: Source, sentence: Sentence, start: int) -> bool:
    """Return whether a day is that on which something was published: "a video released on Tuesday"."""
    words = source.lexicon["dates"]["said"]
    before = source.lowered[max(sentence.start, start - _LEAD) : start].split()
    verb = next((word for word in reversed(before) if word not in words["between"]), "")
    return verb in words["published"]


def place_of(here: Sequence[places.Mention], start: int, end: int, measure: Measure, scope: Scope) -> Place | None:
    """Return the place nearest behind the number in its sentence, else the nearest before it.

    A country gives way to a place inside it that the sentence names. Where people or shells came from is the place
    of those who left, were taken or got away only; a whole war has no town for its place.
    """
    if scope is Scope.CONFLICT:
        here = [mention for mention in here if mention.place.kind not in ("city", None)]
    if measure not in _LEAVING:
        here = [mention for mention in here if mention.cue != "origin"]
    after = [mention for mention in here if mention.start >= end]
    before = [mention for mention in here if mention.end <= start]
    behind = min((mention.start - end for mention in after), default=0)
    ahead = min((start - mention.end for mention in before), default=behind)
    ranked = [*after, *before[::-1]]
    if behind > _FAR and behind > _FARTHER * ahead and not _is_country(before[-1].place):
        ranked = [*before[::-1], *after]  # "the blast in Damascus killed 20, and others were hurt … in Hama"
    if not ranked:
        return None
    first = ranked[0].place
    if not _is_country(first) or ranked[0].cue == "across":
        return first
    inner = (mention.place for mention in ranked if mention.place.country == first.country)
    return next((place for place in inner if not _is_country(place)), first)


def _is_country(place: Place) -> bool:
    return place.name == place.country


def in_clause(here: Sequence[places.Mention], start: int, then: int, source: Source) -> Sequence[places.Mention]:
    """Return the places without those of the next number's clause, where one stands before this number.

    "Raids on Douma killed 17 men, while shells on Homs killed nine": 17 stands at `start`, nine at `then`.
    """
    if not any(mention.end <= start and mention.place.kind != "country" for mention in here):
        return here
    behind = [mention.start for mention in here if start < mention.start < then]
    cut = _clauses(source.lexicon).search(source.lowered, start, behind[0]) if behind else None
    return [mention for mention in here if mention.start < cut.start()] if cut else here


@cache
def _clauses(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words with which a clause begins that has a place of its own."""
    return compiled(rf"(?<!\w)(?:{'|'.join(lexicon['places']['clauses']['words'])})(?!\w)")


def own_days(
    here: Sequence[dates.Mention], number: Quantity, numbers: Sequence[Quantity], sentence: Sentence, source: Source
) -> Sequence[dates.Mention]:
    """Return the times without those before "three days after", where that stands before the number, and without those
    of the other `numbers` of the sentence: "9.8 percent in March against 9.1 percent in February". Those before "and
    has since" began what the number sums up.
    """
    if not here:
        return here
    start = number.start
    apart, since = (_last(source, kind, sentence.start, start) for kind in ("apart", "since"))
    here = [m._replace(cue="opened") if m.start < since and m.cue in _DATING else m for m in here]
    owners = [next((each for each in reversed(numbers) if each.end <= mention.start), None) for mention in here]
    own = any(owner is number and _beside(number, mention, source) for mention, owner in zip(here, owners, strict=True))
    return [
        mention
        for mention, owner in zip(here, owners, strict=True)
        if mention.start > apart
        and (
            owner in (None, number)
            or not ((own and owner.start < start) or (owner.unit == number.unit and _is_former(owner, source)))
        )
    ]


def _beside(number: Quantity, mention: dates.Mention, source: Source) -> bool:
    """Return whether a time stands behind a number in its clause and says when that was."""
    return mention.cue in _DATING and _MARKS.isdisjoint(source.lowered[number.end : mention.start])


def _is_former(number: Quantity, source: Source) -> bool:
    """Return whether a number is one that another is compared with: "down from 67 percent"."""
    before = source.lowered[max(0, number.start - _LEAD) : number.start].split()[-1:]
    return bool(before) and before[0] in source.lexicon["dates"]["said"]["comparing"]


def _last(source: Source, kind: str, start: int, end: int) -> int:
    """Return where the last words of a kind of shift stand between two offsets, -1 where none do."""
    found = _shifting(source.lexicon, kind).finditer(source.lowered, start, end)
    return max((match.start() for match in found), default=-1)


@cache
def _shifting(lexicon: Lexicon, kind: str) -> re.Pattern[str]:
    """Return the pattern of words behind which a sentence tells of another day, or of all since a day."""
    return compiled(rf"\b(?:{'|'.join(lexicon['dates']['shifts'][kind])})\b")


def when_of(here: Sequence[dates.Mention], start: int, scope: Scope, *, until: date | None) -> When | None:
    """Return the time nearest to the number in its sentence, of those that say when it happened.

    What a whole war has cost runs from the day that is named to the report: "since it began in March 2011".
    """
    possible = [m for m in here if m.cue not in ("as_of", "compared") and (m.cue != "clause" or m.start < start)]
    happened = [mention for mention in possible if mention.cue not in ("since", "past", "opened")] or possible
    nearest = min(happened, key=lambda mention: abs(mention.start - start), default=None)
    when = nearest.when if nearest else None
    opened = nearest is not None and nearest.cue == "opened"
    if when and when.start and until and (scope is Scope.CONFLICT or opened) and when.start < until:
        return interval(when.start, until)
    return when


def as_of(here: Sequence[dates.Mention]) -> date | None:
    """Return the day on which the sentence says that it was said."""
    return next((mention.when.end for mention in here if mention.cue == "as_of"), None)
