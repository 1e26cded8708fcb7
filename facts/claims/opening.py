"""What a page puts before its report: the title once more, the day of publication, the agency; and where that ends.

Weekdays of the text are counted from the day that it states: the date in a feed may be that of a later copy.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.model import DatePrecision
from facts.setting.dates import Mention
from facts.setting.places import dateline_end

_DAYS = (DatePrecision.DAY, DatePrecision.UNANCHORED)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEAD = 120  # characters behind the title in which a text may state its day of publication
_FAR = 600  # the same behind an agency's name: "title, summary, AFP Friday 10 Oct 2014"
_AGAIN = 40  # characters in which the day may be stated once more: "(updated 15:00 07.10.2017)"
_NAMED = re.compile(r"\s*(?:title:\s*)?")
_STOP = re.compile(r"\s*[.!?]")
_TIME = r"(?: at)? (?:\d\d?:\d\d|\d{4}(?= ?(?:utc|gmt))|(?<=at )\d{4})(?: ?(?:utc|gmt)(?:[+-]\d\d?)?)?"
_TAIL = re.compile(rf"(?:{_TIME})?[ ,.:)]*")
_TAILS = (" - ", " | ")  # before the name of the site in a title
_SHORTEST = 12  # characters of a title that its text is seen to repeat


class Opening(NamedTuple):
    """The stated day of publication, where the day ends, and where in the text a sentence ends in any case."""

    day: date | None = None
    end: int = 0
    cuts: tuple[int, ...] = ()


def opening(text: str, lowered: str, title: str, times: Sequence[Mention], lexicon: Lexicon) -> Opening:
    """Return how a text begins; `times` are those that it names."""
    sent = _sent(text, times)
    if sent:
        return Opening(sent.when.start, sent.end)
    cut = _title_end(text, title, 0)
    stated = _stated(text, lowered, times, lexicon, cut)
    if stated is None:
        return Opening(cuts=(cut,) if cut else ())
    end = _end(lowered, stated, times, lexicon)
    again = _title_end(text, title, end)
    return Opening(stated.when.start, stated.end, tuple(sorted({at for at in (cut, end, again) if at})))


def _sent(text: str, times: Sequence[Mention]) -> Mention | None:
    """Return the day in the dateline of a text, on which it was written: "BEIRUT, May 4 (AFP) -"."""
    end = dateline_end(text) if times and times[0].start < _HEAD else 0
    within = (mention for mention in times if mention.end <= end and mention.when.precision in _DAYS)
    return next((mention for mention in within if _DIGIT.search(text, mention.start, mention.end)), None)


def _stated(text: str, lowered: str, times: Sequence[Mention], lexicon: Lexicon, start: int) -> Mention | None:
    """Return the time that says when a text was published, or None."""
    for mention in times:
        if mention.start > start + _FAR:
            break
        if mention.start < start or mention.when.precision is not DatePrecision.DAY or mention.when.start is None:
            continue
        if not _YEAR.search(text, mention.start, mention.end):
            continue
        near = mention.start < start + _HEAD
        if near and _after(lexicon).match(lowered, mention.end):
            return mention
        if (_head if near else _agency)(lexicon).search(lowered, start, mention.start):
            return mention
    return None


def _end(lowered: str, stated: Mention, times: Sequence[Mention], lexicon: Lexicon) -> int:
    """Return where the head ends: behind the day, its time of day, and the same day stated once more."""
    end = stated.end
    for mention in times:
        if end <= mention.start < end + _AGAIN and _head(lexicon).search(lowered, end, mention.start):
            end = mention.end
    for pattern in (_TAIL, _after(lexicon)):
        match = pattern.match(lowered, end)
        end = match.end() if match else end
    return end


def _title_end(text: str, title: str, start: int) -> int:
    """Return where the title ends that stands once more at `start`, perhaps without the site's name; 0 if none does."""
    match = _NAMED.match(text, start)
    at = match.end() if match else start
    title = _NAMED.sub("", title, count=1)
    for tail in (None, *_TAILS):
        short = title.split(tail)[0] if tail else title
        if len(short) >= _SHORTEST and text.startswith(short, at) and not _goes_on(text, at + len(short)):
            stop = _STOP.match(text, at + len(short))
            return stop.end() if stop else at + len(short)
    return 0


def _goes_on(text: str, at: int) -> bool:
    """Return whether a word, or the sentence, goes on: "Nine die" is no title of "Nine died", "Nine die in a blast"."""
    return text[at : at + 2].strip()[:1].islower() or text[at : at + 1].isdigit()


@cache
def _head(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of what leads to the day: nothing, a weekday, a word of publishing or an agency's name."""
    words = [*lexicon["dates"]["publication"]["words"], *lexicon["attribution"]["kinds"]["media"]]
    return _leading(lexicon, rf"(?:\G|\b(?:{_either(words)})\b)")


@cache
def _after(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of what a site writes behind the day: a time of day or words of its own."""
    words = _either(lexicon["dates"]["publication"]["after"])
    return regex.compile(rf"\W{{0,3}}(?:\d\d:?\d\d\s)?(?:{words})\b\W*+")


@cache
def _agency(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of an agency's name before the day."""
    return _leading(lexicon, rf"\b(?:{_either(lexicon['dates']['publication']['agencies'])})\b")


def _leading(lexicon: Lexicon, words: str) -> regex.Pattern[str]:
    return regex.compile(rf"{words}(?:\W|\b(?:{'|'.join(lexicon['dates']['weekdays'])})\b|\b\d\d:?\d\d\b)*+$")


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted(map(regex.escape, words), key=lambda word: -len(word)))
