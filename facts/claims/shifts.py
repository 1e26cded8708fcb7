"""Days that a sentence names beside the one on which what a number counts happened: those before and after it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from operator import methodcaller

from facts.claims.context import Source, compared
from facts.lexicon import Lexicon
from facts.model import Quantity, When
from facts.setting import dates
from facts.setting.day_rules import interval
from facts.text.sentences import Sentence
from facts.text.words import compiled

_COMPARED = 9  # words from "since" to a number that is compared with
_end = methodcaller("end")


def without_later(
    here: Sequence[dates.Mention], number: Quantity, sentence: Sentence, source: Source
) -> Sequence[dates.Mention]:
    """Return the times of a sentence without those before which what the number counts had happened: "killed 12 before
    the truce began on Monday", "a day after a bomb killed 12, talks began on Monday"; and without those before a number
    that is only compared with: "the worst on Monday since a raid that killed 12".
    """
    table, lowered = source.lexicon["dates"], source.lowered
    if _is_compared(number.start, sentence, source):
        return [mention for mention in here if mention.start > number.start or mention.cue in ("clause", "compared")]
    end = here[-1].start if here else 0
    if end < number.end:
        return here
    earlier = table["before"]["needs"] in lowered[number.end : end]
    led = table["shifts"]["needs"] in lowered[sentence.start : number.start] and _leads_off(number, sentence, source)
    if not (earlier or led):
        return here
    former = _former(source.lexicon)
    return [
        mention
        for mention in here
        if mention.start < number.end
        or not (
            (earlier and former.search(lowered, number.end, mention.start))
            or (led and "," in lowered[number.end : mention.start])
        )
    ]


def _is_compared(start: int, sentence: Sentence, source: Source) -> bool:
    """Return whether a number is only compared with, in the clause of "since": "the worst since a raid killed 12"."""
    clause = max(sentence.start, source.lowered.rfind(",", sentence.start, start))
    since = (f" {word} " for word in source.lexicon["dates"]["leads"]["since"])
    if not any(word in source.lowered[clause:start] for word in since):
        return False
    return compared(start, sentence, source, reach=_COMPARED)


def _leads_off(number: Quantity, sentence: Sentence, source: Source) -> bool:
    """Return whether a sentence begins with how long after a number's happening it is: "A day after a bomb killed"."""
    found = _days_after(source.lexicon).match(source.lowered, sentence.start)
    return found is not None and "," not in source.lowered[found.end() : number.start]


@cache
def _former(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["before"]["pattern"])


def days_before(
    here: Sequence[dates.Mention], start: int, sentence: Sentence, source: Source, today: date | None
) -> When | None:
    """Return when something was by what came days after it: "on Wednesday, two days after a bomb killed 120", where 120
    stands at `start`. "Days after" are two to seven.
    """
    shifts = source.lexicon["dates"]["shifts"]
    if shifts["needs"] not in source.lowered[sentence.start : start]:
        return None
    found = max(_days_after(source.lexicon).finditer(source.lowered, sentence.start, start), key=_end, default=None)
    lead = source.lowered[sentence.start : found.start()].split()[-1:] if found else []
    if found is None or (found["count"] is None and lead and lead[0][-1] != "," and lead[0] not in shifts["bare"]):
        return None  # "seventeen days after"
    told = [mention.when.start for mention in here if mention.cue == "day" and mention.end <= found.start()]
    if found.start() == sentence.start and source.lowered.find(",", start, sentence.end) > 0:
        told = [m.when.start for m in here if m.cue == "day" and m.start > start][:1]  # "A day after …, on Monday"
    day = told[-1] if told else today
    if day is None:
        return None
    fewest, most = shifts["counts"][found["count"] or "some"]
    return interval(day - timedelta(days=most), day - timedelta(days=fewest))


def day_earlier(here: Sequence[dates.Mention], end: int, sentence: Sentence, source: Source) -> When | None:
    """Return the day before the one that a sentence tells, where words behind a number say so: "mourned on Friday after
    a raid killed 60 people a day earlier". The number ends at `end`.
    """
    table = source.lexicon["dates"]["eve"]
    if table["needs"] not in source.lowered[end : sentence.end]:
        return None
    told = [mention.when.start for mention in here if mention.cue in ("day", "as_of") and mention.end <= end]
    if not told or told[-1] is None or _eve(source.lexicon).match(source.lowered, end, sentence.end) is None:
        return None
    return interval(told[-1] - timedelta(days=1), told[-1] - timedelta(days=1))


@cache
def _eve(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["dates"]["eve"]["pattern"])


@cache
def _days_after(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of how many days lie between what a sentence tells and what it goes over to."""
    shifts = lexicon["dates"]["shifts"]
    counts = "|".join(sorted(shifts["counts"].keys() - {"some"}, key=lambda word: -len(word)))
    return compiled(rf"\b(?:(?P<count>{counts}) )?{shifts['after']}")
