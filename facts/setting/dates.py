"""Times that a text names, resolved to days by the rules of UCDP's codebook (appendix 2).

A weekday is the latest such day up to and with the day of publication; a month or day without year is the
latest one not after it. Without a publication date what is relative stays unanchored, unless the text begins
with a dateline that is dated. Phrases are data: lexicon/en/dates.toml.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from facts.lexicon import Lexicon
from facts.model import DatePrecision, When
from facts.setting.day_rules import RULES, Calendar, Reading, full_date, interval
from facts.text.cut import Begins, cut
from facts.text.words import compiled

_Patterns = Sequence[tuple[str, re.Pattern[str]]]
_RUN = re.compile(r"\d+|[^\W\d_]+")  # words are runs of letters here, numbers runs of digits: "3rd" is two
_DIGITS = {1: "day", 2: "day", 4: "year"}  # what a run of so many digits may be
_REACH = 32  # characters before a phrase that may lead to it
_CLOSED = ',.;:!?)]”"—–'
_NAMES = frozenset(("month", "month2", "weekday", "weekday2", "named"))
_OPEN = frozenset(("date", "weekday", "month", "bare_month", "year", "calendar", "near"))  # after "since"
_HEAD = 80  # characters in which a dateline stands
_BACKGROUND = timedelta(days=60)  # a month or year that ended longer ago is background


class Mention(NamedTuple):
    """A time in a field; `cue` is day, period (the past 24 hours), since, span (last week), as_of, past (a month or
    year before the story), or clause: it is that of the clause behind it only.
    """

    start: int
    end: int
    when: When
    cue: str


@dataclass(frozen=True, eq=False, slots=True)
class _Phrases:
    """The phrases of a language by the word they begin with, and the words they use."""

    begins: Begins[_Patterns]
    leads: Mapping[str, str]
    calendar: Calendar
    clauses: Mapping[str, re.Pattern[str]]  # behind a time with some lead, told of that time only


def find(text: str, lowered: str, lexicon: Lexicon, *, published: date | None) -> list[Mention]:
    """Return the time mentions of one field in order, resolved against its day of publication."""
    phrases = _compiled(lexicon)
    matches = _matches(text, lowered, phrases)
    anchor = published.date() if isinstance(published, datetime) else published
    if anchor is None:
        anchor = _dated(matches, phrases)
    found = (_mention(text, lowered, rule, match, phrases, anchor) for rule, match in matches)
    return [mention for mention in found if mention]


@lru_cache(maxsize=2)  # a text that states its day of publication is resolved once more
def _matches(text: str, lowered: str, phrases: _Phrases) -> Sequence[tuple[str, re.Match[str]]]:
    """Return the phrases of time of a field in order, by their rules."""
    end, found = 0, []
    for start, patterns in phrases.begins.among(cut(lowered)):
        if start < end:
            continue
        for rule, pattern in patterns:
            match = pattern.match(lowered, start)
            if match and _capital(text, match):
                end = match.end()
                found.append((rule, match))
                break
    return found


def parse_published(value: str) -> date | datetime | None:
    """Return the date or time of document metadata in ISO 8601 or as feeds write it; None if unreadable.

    >>> parse_published("Sun, 04 Sep 2016 10:00:00 GMT")
    datetime.datetime(2016, 9, 4, 10, 0, tzinfo=datetime.timezone.utc)
    """
    value = value.strip()
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime  # takes longer to import than all else here

    try:
        return parsedate_to_datetime(value)
    except ValueError:
        return None


def _mention(
    text: str, lowered: str, rule: str, match: re.Match[str], phrases: _Phrases, anchor: date | None
) -> Mention | None:
    lead, part = _before(lowered, match.start(), phrases)
    words = {name: word for name, word in match.groupdict().items() if word is not None}
    clause = phrases.clauses.get(lead)
    owned = clause is not None and clause.match(lowered, match.end()) is not None
    if (lead == "refused" and not owned) or (rule in ("bare_month", "year") and not lead and not part):
        return None
    end = match.end() - text[match.start() : match.end()].endswith(".")
    if "short" in words and not text[match.start("month") : match.end("month")].isupper():
        end = match.start("short") - 1  # "on 3 January 20 people died": only wires write JAN 90
        del words["short"]
    try:
        when = RULES[rule](Reading(words, phrases.calendar, anchor, part))
    except (ValueError, OverflowError):
        return None
    if lead == "since" and rule in _OPEN and when.start and not owned:
        opened = interval(when.start, max(anchor, when.start)) if anchor else When(when.start)
        return Mention(match.start(), end, opened, "since")
    cue = "clause" if owned else lead if lead == "as_of" else _cue(rule, when, anchor)
    return Mention(match.start(), end, when, cue)


def _before(lowered: str, start: int, phrases: _Phrases) -> tuple[str, str]:
    """Return what leads to a phrase (since, as_of, refused, month, "") and the part that is meant."""
    found, part, later = "", "", ""
    for word in reversed(lowered[max(0, start - _REACH) : start].split()[-5:]):
        if word[-1] in _CLOSED:
            break
        word = word.strip('-("“‘')
        lead = phrases.leads.get(f"{word} {later}") or phrases.leads.get(word)
        later = word
        if lead == "parts":
            part = part or word
        elif lead == "month":
            found = lead
        elif lead != "between":
            return lead or found, part
    return found, part


def _cue(rule: str, when: When, anchor: date | None) -> str:
    if rule == "past":
        return "period"
    vague = rule in ("month", "bare_month", "months", "year", "year_of", "years")
    if vague and when.end and (anchor is None or is_background(when.end, anchor)):
        return "past"
    return "day" if when.precision in (DatePrecision.DAY, DatePrecision.UNANCHORED) else "span"


def is_background(end: date, today: date) -> bool:
    """Return whether what ended on a day is background to what is told today."""
    return today - end > _BACKGROUND


def _capital(text: str, match: re.Match[str]) -> bool:
    """Return whether the months and weekdays of a match are names: "they may" is no month."""
    return all(text[match.start(name)].isupper() for name, word in match.groupdict().items() if word and name in _NAMES)


def _dated(matches: Sequence[tuple[str, re.Match[str]]], phrases: _Phrases) -> date | None:
    """Return the full date in the first words of a text, which is that of its dateline."""
    for rule, match in matches:
        if rule == "date" and match.start() < _HEAD:
            words = {name: word for name, word in match.groupdict().items() if word is not None}
            try:
                return full_date(Reading(words, phrases.calendar, None)).end
            except ValueError:
                return None
    return None


@cache
def _compiled(lexicon: Lexicon) -> _Phrases:
    table = lexicon["dates"]
    pieces = _pieces(table)
    classes = {
        "month": tuple(table["months"]),
        "weekday": tuple(word for word in table["weekdays"] if word.endswith("day")),
        "possessive": tuple(f"{word}s" for word in table["weekdays"] if word.endswith("day")),
        "abbreviation": tuple(word for word in table["weekdays"] if not word.endswith("day")),
        "count": tuple(sorted({word.split()[0] for word in table["counts"]})),
    }
    starting: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for phrase in table["phrases"]:
        source = re.sub(r"\{([a-z]+)(2?)\}", lambda piece: pieces[piece[1]].replace("~", piece[2]), phrase["pattern"])
        pattern = re.compile(source)
        for start in phrase["starts"]:
            for word in classes.get(start, (start,)):
                starting.setdefault(word, []).append((phrase["rule"], pattern))
    return _Phrases(
        begins=Begins(_RUN, lambda run: starting.get(_DIGITS.get(len(run), "") if run[0].isdecimal() else run)),
        leads={word: lead for lead, words in table["leads"].items() for word in words},
        calendar=Calendar(
            months=table["months"],
            weekdays=table["weekdays"],
            counts=table["counts"],
            near={word: (first, last) for word, (first, last) in table["near"].items()},
        ),
        clauses={"refused": compiled(table["relative"]["owned"]), "since": compiled(table["relative"]["then"])},
    )


def _pieces(table: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """Return the parts of patterns by their name in braces; `~` becomes the mark of the later one."""

    def either(words: Iterable[str]) -> str:
        ordered = sorted(words, key=lambda word: (-len(word), word))
        return "|".join(word.replace(" ", r"\s") for word in ordered)

    weekdays = table["weekdays"]
    return {
        "sp": r"(?:\s{1,2})",
        "to": r"(?:\s{1,2}(?:and|to|until|till|through)\s{1,2}|\s?[-–—]\s?)",
        "month": rf"(?P<month~>{either(table['months'])})",
        "weekday": rf"(?P<weekday~>{either(word for word in weekdays if word.endswith('day'))})",
        "weekdays": rf"(?P<named>{either(weekdays)})\b\.?",
        "day": r"(?P<day~>[0-3]?\d)(?:st|nd|rd|th)?",
        "year": r"(?P<year~>(?:19|20)\d\d)(?!\d)",
        "count": rf"(?P<count>\d{{1,3}}|{either(table['counts'])})",
    }
