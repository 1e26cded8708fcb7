"""Dates of a claim in words against those of a text, as far as both say: day, month, year, before, after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from facts.lexicon import Lexicon

Days = tuple[date, date]
_BEYOND = {"season": 1, "y6": 9, "century": 99}  # years of a stretch beyond its first one


@dataclass(frozen=True, slots=True)
class Time:
    """A date as written, a part None where unsaid; `cue` limits it: before, by, as_of, on, after, since.

    It reaches `beyond` its year so many more: a season ("2000-01") 1, a decade 9, a century 99.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    cue: str
    beyond: int = 0


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of dates: "5 October 2018", "Oct 5 , 2018", "October 2018", "2018", "29/03/2020", "1990s",
    "9th century".
    """
    names = "|".join(sorted(map(re.escape, lexicon["dates"]["months"]), key=len, reverse=True))
    capital = "|".join(name.capitalize() for name in lexicon["dates"]["months"])
    year = r"(?:1[2-9]|20)\d\d"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    counted, centuries = ("|".join(lexicon["comparisons"]["verify"][name]) for name in ("not_years", "centuries"))
    return re.compile(
        rf"\b(?:(?P<d1>{day})(?:\s+of)?\s+(?P<m1>{names})\b\.?(?:\s*,?\s*(?P<y1>{year}))?(?!\d)"
        rf"|(?P<m2>{names})\b\.?\s+(?P<d2>{day})(?!\d)(?:\s*,?\s*(?P<y2>{year}))?(?!\d)"
        rf"|(?P<m3>{names})\b\.?\s*,?\s*(?P<y3>{year})(?!\d)"
        rf"|(?P<m5>(?-i:{capital}))\b(?!\s*\d)"
        rf"|(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})/(?P<y4>{year})"
        rf"|(?P<century>2[01]|1?\d)(?:st|nd|rd|th)[ -](?:{centuries})\b(?!\s+(?:b\.?c|(?-i:[A-Z])))"
        rf"|(?P<y6>(?:1[2-9]|20)\d0)\s?['’]?s\b"
        rf"|(?P<y5>{year})(?P<season>[-–/]\d\d(?!\d))?(?![\d,.]*\d|\s*%|\s+(?:{counted})))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1024)
def times(text: str, lexicon: Lexicon) -> tuple[Time, ...]:
    """Return the dates of a text, in order.

    >>> from facts.lexicon import load
    >>> [(t.year, t.month, t.day, t.cue) for t in times("before 5 October 2018 and since May", load())]
    [(2018, 10, 5, 'before'), (None, 5, None, 'since')]
    """
    found = []
    leads = [[word] for word in lexicon["comparisons"]["verify"]["month_leads"]]
    for match in _pattern(lexicon).finditer(text):
        part = match.groupdict()
        if part["m5"] and text[: match.start()].lower().split()[-1:] not in leads:
            continue
        month = part["m1"] or part["m2"] or part["m3"] or part["m5"]
        day = part["d1"] or part["d2"] or part["d4"]
        year = part["y1"] or part["y2"] or part["y3"] or part["y4"] or part["y5"] or part["y6"]
        if part["century"]:
            year = str(int(part["century"]) * 100 - 99)
        number = lexicon["dates"]["months"][month.lower()] if month else int(part["m4"]) if part["m4"] else None
        found.append(
            Time(
                match.start(),
                match.end(),
                int(year) if year else None,
                number,
                int(re.sub(r"\D", "", day)) if day else None,
                _cue(text[: match.start()], lexicon),
                beyond=next((years for name, years in _BEYOND.items() if part[name]), 0),
            )
        )
    return tuple(found)


def _cue(before: str, lexicon: Lexicon) -> str:
    """Return how the words before a date limit it; `on` where they do not."""
    table = lexicon["comparisons"]["verify"]
    words = before.lower().replace("(", " ").split()
    tail = " ".join(words[-3:])
    between = "|".join(table["between"])
    for cue in ("before", "after", "since", "as_of", "by"):
        if any(re.search(rf"\b{re.escape(word)}(?: (?:{between})){{0,2}}$", tail) for word in table[cue]):
            return cue
    return "on"


def days(time: Time, other: Time) -> Days | None:
    """Return the days that a date admits; a year that it leaves unsaid is the other's. None if unknown."""
    year = time.year or other.year
    month = time.month
    if year is None:
        if month is None or other.month is None:
            return None
        year = 2000  # neither names a year: the same one
    try:
        first = date(year, month or 1, time.day or 1)
    except ValueError:
        return None
    if time.day and month:
        last = first
    elif month:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    else:
        last = date(year + time.beyond, 12, 31)
    one = timedelta(days=1)
    limits = {
        "before": (date.min, first - one),
        "by": (date.min, last),
        "as_of": (date.min, last),
        "after": (last + one, date.max),
        "since": (first, date.max),
    }
    return limits.get(time.cue, (first, last))


def fits(asked: Time, given: Time) -> bool | None:
    """Return whether the given date lies in what the asked one admits; None where that is open."""
    if not _exists(asked):
        return False
    if asked.cue == given.cue == "since":  # when it began, on both sides
        asked, given = replace(asked, cue="on"), replace(given, cue="on")
    ours = days(asked, given)
    theirs = days(_plain(given), asked)
    if ours is None or theirs is None:
        return None
    if ours[0] <= theirs[0] and theirs[1] <= ours[1]:
        return True
    return False if theirs[1] < ours[0] or ours[1] < theirs[0] else None


def reported(told: Sequence[Time]) -> Sequence[Time]:
    """Return the dates of a sentence that its numbers are of: those of "as of" where it has any, else all."""
    return [each for each in told if each.cue == "as_of"] or told


def outdated(asked: Sequence[Time], given: Sequence[Time]) -> bool:
    """Return whether what is said of one day is held against an earlier one: every date that the evidence gives lies
    before the day by which the claim says it was so.
    """
    until = [each for each in asked if each.cue in ("by", "as_of")]
    given = reported(given)
    pairs = [(days(replace(ours, cue="on"), theirs), days(_plain(theirs), ours)) for ours in until for theirs in given]
    return bool(pairs) and all(ours and theirs and theirs[1] < ours[0] for ours, theirs in pairs)


def _exists(time: Time) -> bool:
    """Return whether the calendar has such a day; 2000 was a leap year."""
    try:
        date(time.year or 2000, time.month or 1, 1 if time.day is None else time.day)
    except ValueError:
        return False
    return True


def _plain(time: Time) -> Time:
    """Return a date of the evidence: "as of 5 May" and "by 5 May" tell what was so on that day."""
    cue = "on" if time.cue in ("by", "as_of") else time.cue
    return replace(time, cue=cue)
