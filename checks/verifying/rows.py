"""Which of a row of stretches of time, or of parts of a work, a clause tells of: the second week, season two, July."""

import re
from functools import cache

from facts.lexicon import Lexicon
from facts.model import Claim

_WORDS = re.compile(r"[^\W\d_]+")
_ROW = 16  # characters that hold a noun and the number behind it


def weekdays(sentence: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the weekdays that a sentence names."""
    return frozenset(_WORDS.findall(sentence.lower())) & frozenset(lexicon["dates"]["weekdays"])


def in_row(clause: str, lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """Return what a clause counts or names of a row: (week, second), (month, july); of happenings (first, death)."""
    return frozenset(_step(match, lexicon) for match in _stretches(lexicon).finditer(clause.lower()))


def _step(match: re.Match[str], lexicon: Lexicon) -> tuple[str, str]:
    """Return the month named, or the noun and its place in the row: "second season", "season 2" and "season two"."""
    table = lexicon["comparisons"]["verify"]
    if match["month"]:
        return "month", match["month"]
    if match["order"]:
        return match["order"], table["happenings"][match["happening"]]
    if match["told"]:
        return match["when"], match["told"]
    if match["nth"]:
        return match["noun"], table["debuts"].get(match["nth"], match["nth"])
    number = match["number"]
    place = int(number) - 1 if number.isdigit() else table["numbered"].index(number)
    return match["numbered"], table["nth"][place] if place in range(len(table["nth"])) else number


@cache
def _stretches(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "second week" and "week two", and of a month without day or year."""
    table = lexicon["comparisons"]["verify"]
    nth, nouns, numbers = ("|".join(table[name]) for name in ("nth", "stretches", "numbered"))
    told = "".join(rf"(?<!\b{word} )" for word in table["deictic"])  # "this year 30 people": no year of that number
    relative = "|".join(table["relative"])
    months, every = "|".join(lexicon["dates"]["months"]), "|".join((nouns, *table["ordered"]))
    happenings, first = "|".join(table["happenings"]), "|".join((*table["nth"], *table["debuts"]))
    return re.compile(
        rf"\b(?P<order>{nth})[ -](?:[a-z-]+ ){{0,2}}?(?P<happening>{happenings})\b|"
        rf"\b(?P<nth>{first})[ -](?P<noun>{every})\b|(?<=\bin )(?P<month>{months})\b(?!\.? ?(?:of |, ?)?\d)"
        rf"|\b(?P<told>{relative}) (?P<when>{nouns})\b(?! (?:than|when))"
        rf"|\b{told}(?P<numbered>{nouns}) (?P<number>\d{{1,2}}|{numbers})\b(?![.,]?\d| ?%)"
    )


def counts_row(claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether a number only says which of a row is meant: "season two", "the first weekend"."""
    start, lowered = claim.quantity.number_start - claim.sentence_start, claim.sentence.lower()
    found = _stretches(lexicon).finditer(lowered, max(0, start - _ROW), start + _ROW) if start >= 0 else ()
    return any(start in (match.start("number"), match.start("nth")) for match in found)
