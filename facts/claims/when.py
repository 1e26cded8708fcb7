"""When a claim's happening was, from its sentence: nearest wins.

What only says when somebody spoke, what is compared with, or when something else was is left out.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from facts.claims.context import LEAD, Source, compared, inside, written_before
from facts.claims.shifts import without_later
from facts.lexicon import Lexicon
from facts.model import DatePrecision, Quantity, Scope, When
from facts.setting import dates
from facts.setting.day_rules import interval
from facts.speakers.attribution import Saying
from facts.text.sentences import Sentence
from facts.text.words import compiled

Owners = Sequence[Quantity | None]  # of the times of a sentence

_BESIDE = 4  # characters between a verb of saying and the day it was said: "said on Tuesday", "said Tuesday"
_OWNING = ("'", "’")
_MARKS = frozenset(",;:—–")
_COMPARED = 9  # words from "since" to a day that is compared with
_SINCE = 100  # characters from "since" to the day on which it was
_LEADING = 4  # characters before a time at the head of its sentence: "In 2012 …"
_DATING = ("day", "span", "past")
_DATED = (*_DATING, "since")
_RANKING = ("span", "past", "period")


def dates_in(
    mentions: Sequence[dates.Mention], sentence: Sentence, speakers: Sequence[Saying], source: Source
) -> list[dates.Mention]:
    """Return the times of a sentence, those beside a verb of saying as times of the saying."""
    here = [
        _as_opened(_as_said(mention, speakers, sentence, source), sentence, source)
        for mention in inside(mentions, sentence)
    ]
    return _as_spoken(here, sentence, source) if len(here) > 1 else here


def _as_spoken(here: list[dates.Mention], sentence: Sentence, source: Source) -> list[dates.Mention]:
    """Return the times of a sentence, those told in a quotation from the day on which that was said: "We lost 12 men
    today," he told them on Monday.
    """
    near = source.lexicon["dates"]["near"]
    quoted = [m for m in here if source.lowered[m.start : m.end] in near and _is_quoted(m.start, sentence, source)]
    said = [m.when.start for m in here if m not in quoted and m.when.precision is DatePrecision.DAY]
    if not quoted or len(said) != 1 or said[0] is None:
        return here
    return [
        m._replace(when=_near_to(said[0], near[source.lowered[m.start : m.end]])) if m in quoted else m for m in here
    ]


def _near_to(day: date, back: Sequence[int]) -> When:
    """Return the first to last of some counts of days before a day."""
    first, last = (day - timedelta(days=count) for count in back)
    return interval(first, last)


def _is_quoted(start: int, sentence: Sentence, source: Source) -> bool:
    """Return whether an offset of a sentence stands inside quotation marks."""
    before = source.text[sentence.start : start]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


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
    if _asked(source.lexicon).match(source.lowered, mention.end) or _reached(source, sentence, mention.start):
        return mention._replace(cue="as_of")
    if _lasting(source, sentence, mention.start):
        return mention._replace(cue="as_of")  # "16 people were still missing on Tuesday"
    beside = any(
        said.start <= mention.start < said.end
        or (said.verb_end <= mention.start and _said_then(source, said, mention.start))
        for said in speakers
    )
    owning = source.lowered[mention.end : mention.end + 1] in _OWNING  # "condemned Monday's raid"
    published = not owning and _published(source, sentence, mention.start)
    return mention._replace(cue="as_of") if beside or published else mention


def _opens(mention: dates.Mention, sentence: Sentence, source: Source) -> bool:
    """Return whether nothing but small words stands before a time in its sentence: "Meanwhile in early May"."""
    words = source.lexicon["dates"]["said"]
    before = source.lowered[sentence.start : min(mention.start, sentence.start + LEAD)].split()
    return all(word.strip(",") in words["between"] or word.strip(",") in words["opening"] for word in before)


def _reached(source: Source, sentence: Sentence, start: int) -> bool:
    """Return whether a day is that on which a toll came to a number: "the death toll rose to 12 on Friday"."""
    toll, reached = _tolls(source.lexicon)
    found = reached.search(source.lowered, max(sentence.start, start - _SINCE), start)
    return found is not None and toll.search(source.lowered, sentence.start, found.start()) is not None


def _lasting(source: Source, sentence: Sentence, start: int) -> bool:
    """Return whether a day is one on which what had come about before still lasted: "still missing on Tuesday"."""
    before = source.lowered[max(sentence.start, start - LEAD) : start]
    needs = source.lexicon["dates"]["lasting"]["needs"]
    return any(word in before for word in needs) and _lasts(source.lexicon).search(before) is not None


@cache
def _lasts(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["lasting"]["pattern"])


@cache
def _tolls(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of the words for a toll, and of its reaching a number right before a day."""
    table = lexicon["dates"]["reached"]
    return compiled(table["toll"]), compiled(table["pattern"])


@cache
def _asked(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["asked"]["pattern"])


@cache
def _counting(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["counting"]["pattern"])


def _as_opened(mention: dates.Mention, sentence: Sentence, source: Source) -> dates.Mention:
    """Return the time, marked if the words before say since when ("since it seized the town in June").

    What is only compared with is marked too: "the worst attack since March", "the worst this year"; and what a clause
    behind it tells more of, as that clause has the day: "the first since the raid on Monday that killed nine".
    """
    if mention.cue in _RANKING and _ranked(source.lexicon).search(
        source.lowered, max(sentence.start, mention.start - LEAD), mention.start
    ):
        return mention._replace(cue="compared")
    clause = _told_more(source.lexicon).match(source.lowered, mention.end) is not None
    if mention.cue in _DATED and compared(mention.start, sentence, source, reach=_COMPARED):
        return mention._replace(cue="clause" if clause else "compared")
    opened = mention.cue in _DATING and _begun(mention.start, sentence, source)
    return mention._replace(cue="clause" if clause else "opened") if opened else mention


def _begun(start: int, sentence: Sentence, source: Source) -> bool:
    """Return whether what began at an offset goes on: "since" stands before it, or farther before what began."""
    leads = source.lexicon["dates"]["leads"]
    before = source.lowered[max(sentence.start, start - _SINCE) : start]
    words = before[max(before.rfind(mark) for mark in ",;.") + 1 :].split()
    near = before[-LEAD:].split()
    began = not frozenset(leads["began"]).isdisjoint(near)
    if began and _begins(near, source.lexicon):
        return True
    return any(word in leads["since"] and (began or word in near) for word in words)


def _begins(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Return whether words right before a day tell what began then: "the campaign, which began on 2 April"."""
    table = lexicon["dates"]
    rest = list(words)
    while rest and (rest[-1] in table["leads"]["between"] or rest[-1] in table["leads"]["month"]):
        rest.pop()
    if not rest or rest.pop() not in table["leads"]["began"]:
        return False
    while rest and (rest[-1] in lexicon["words"]["be"] or rest[-1] in lexicon["words"]["have"]):
        rest.pop()
    return bool(rest) and rest[-1] in table["relative"]["words"]


@cache
def _ranked(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what is the worst of all a time, right before that time."""
    return compiled(lexicon["dates"]["ranked"]["pattern"])


@cache
def _told_more(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(lexicon['dates']['relative']['words'])}) ")


def _said_then(source: Source, said: Saying, start: int) -> bool:
    """Return whether nothing but how and to whom it was said stands between a verb and a day."""
    if start - said.verb_end <= _BESIDE:
        return True
    between = source.text[said.verb_end : start] if start - said.verb_end <= LEAD else "."
    words = source.lexicon["dates"]["said"]
    told = source.lowered[said.at : said.verb_end] in words["to"]
    return all(word.lower() in words["between"] or (told and word[0].isupper()) for word in between.split())


def _published(source: Source, sentence: Sentence, start: int) -> bool:
    """Return whether a day is that on which something was published: "a video released on Tuesday"."""
    words = source.lexicon["dates"]["said"]
    before = source.lowered[max(sentence.start, start - LEAD) : start].split()
    verb = next((word for word in reversed(before) if word not in words["between"]), "")
    return verb in words["published"]


def owners_of(here: Sequence[dates.Mention], numbers: Sequence[Quantity]) -> Owners:
    """Return for each time of a sentence the last number before it, None where none is."""
    ends = [number.end for number in numbers]
    behind = (bisect_right(ends, mention.start) for mention in here)
    return [numbers[at - 1] if at else None for at in behind]


def own_days(
    here: Sequence[dates.Mention], owners: Owners, number: Quantity, sentence: Sentence, source: Source
) -> Sequence[dates.Mention]:
    """Return the times without those before "three days after", where that stands before the number, and without those
    of another number, by the `owners`: "9.8 percent in March against 9.1 percent in February". Those before "and has
    since" began what the number sums up.
    """
    if not here:
        return here
    start = number.start
    apart, since = (_last(source, kind, sentence.start, start) for kind in ("apart", "since"))
    here = [m._replace(cue="opened") if m.start < since and m.cue in _DATING else m for m in here]
    own = any(owner is number and _beside(number, mention, source) for mention, owner in zip(here, owners, strict=True))
    own_here = [
        mention
        for mention, owner in zip(here, owners, strict=True)
        if mention.start > apart
        and not (mention.end < start and _had_happened(number, mention, owner, source))
        and (
            owner in (None, number)
            or not ((own and owner.start < start) or (owner.unit == number.unit and _is_former(owner, source)))
        )
    ]
    return without_later(own_here, number, sentence, source)


def of_war(here: Sequence[dates.Mention], start: int, source: Source) -> Sequence[dates.Mention]:
    """Return the times without days before "the war that has", behind which a number at `start` is of all of it."""
    cost = [m.start() for m in _war(source.lexicon).finditer(source.lowered, here[0].end, start)] if here else []
    return [m for m in here if not cost or m.start > cost[-1] or m.cue not in ("day", "span")]


@cache
def _war(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["war"]["pattern"])


def _had_happened(number: Quantity, mention: dates.Mention, owner: Quantity | None, source: Source) -> bool:
    """Return whether a day is that of something else, before which what the number counts had happened: "mourning began
    on Friday after a fire killed 60". "Nine died on Friday after a wall fell, hurting 17" tells of one day.
    """
    if mention.cue != "day" or (owner is not None and owner.unit == number.unit):
        return False
    began = _happened(source.lexicon).match(source.lowered, mention.end, number.start)
    return began is not None and _MARKS.isdisjoint(source.lowered[began.end() : number.start])


@cache
def _happened(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["happened"]["pattern"])


def _beside(number: Quantity, mention: dates.Mention, source: Source) -> bool:
    """Return whether a time stands behind a number in its clause and says when that was."""
    return mention.cue in _DATING and _MARKS.isdisjoint(source.lowered[number.end : mention.start])


def _is_former(number: Quantity, source: Source) -> bool:
    """Return whether a number is one that another is compared with: "down from 67 percent"."""
    return written_before(source.lowered, number.start) in source.lexicon["dates"]["said"]["comparing"]


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

    What a whole war has cost runs from the day that is named to the report: "since it began in March 2011". The past
    hours or days are those before the day on which somebody speaks of them.
    """
    possible = [m for m in here if m.cue not in ("as_of", "compared") and (m.cue != "clause" or m.start < start)]
    happened = [mention for mention in possible if mention.cue not in ("since", "past", "opened")] or possible
    nearest = min(happened, key=lambda mention: abs(mention.start - start), default=None)
    when = nearest.when if nearest else None
    opened = nearest is not None and nearest.cue == "opened"
    if when and when.start and until and (scope is Scope.CONFLICT or opened) and when.start < until:
        return interval(when.start, until)
    said = as_of(here)
    if when and when.start and said and until and nearest and nearest.cue == "period" and said < until == when.end:
        return interval(when.start - (until - said), said)
    return when


def as_of(here: Sequence[dates.Mention]) -> date | None:
    """Return the day on which the sentence says that it was said."""
    return next((mention.when.end for mention in here if mention.cue == "as_of"), None)
