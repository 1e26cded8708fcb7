"""Stretches of time that only say when: "three days ago", "in the past two years", "from 0600 to 1200".

How long something lasts is a quantity ("for two weeks", "a five-day battle"); when it was is a date or a time.
The words are lexicon/*/skips.toml, tables `relative` and `time`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.quantities.numbers import Number
from facts.text.words import any_of, compiled, longest_first

_RUN: Final = re.compile(r"\d++")
_CLOCK: Final = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_REACH: Final = 40  # characters: "for about the past"


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The words of one language around a stretch that says when, compiled."""

    ahead: regex.Pattern[str]
    behind: regex.Pattern[str]
    within: regex.Pattern[str]
    lasting: regex.Pattern[str]
    clock: frozenset[str]
    clock_range: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled words of a language."""
    table, time = lexicon["skips"]["relative"], lexicon["skips"]["time"]
    months = any_of(lexicon["dates"]["months"])
    return Grammar(
        regex.compile(rf"(?r)(?<!\w)(?:{longest_first(table['ahead'])})\s"),
        re.compile(rf",?\s(?:{any_of(table['behind'])})(?!\w)(?!\s(?:{any_of(table['behind_never'])})(?!\w))"),
        compiled(rf"\s(?:{'|'.join(table['within'])}|(?:{any_of(table['until'])})\s(?:{months}))(?!\w)"),
        regex.compile(rf"(?r)(?<!\w)(?:{'|'.join(table['lasting'])})\s"),
        frozenset(time["before"]),
        frozenset(time["range_before"]),
    )


def follows(lowered: str, start: int, grammar: Grammar) -> bool:
    """Return whether "the past", "the next" … stand before a quantity that begins at `start`."""
    return grammar.ahead.match(lowered, max(0, start - _REACH), start) is not None


def says_when(lowered: str, start: int, end: int, grammar: Grammar) -> bool:
    """Return whether a duration from `start` to `end` says when and not how long."""
    ahead = grammar.ahead.match(lowered, max(0, start - _REACH), start)
    first = ahead.start() if ahead is not None else start
    if grammar.lasting.match(lowered, max(0, first - _REACH), first) is not None:
        return False
    if ahead is not None or grammar.behind.match(lowered, end) is not None:
        return True
    return grammar.within.match(lowered, end) is not None


def tells_time(lowered: str, number: Number, word: str, grammar: Grammar, *, counts: bool) -> bool:
    """Return whether four digits or more, or a range of them, tell the time: "at about 1830", "from 0600 to 1200".

    `word` stands before the number with its hedge; `counts`: a noun or a unit stands behind.
    """
    runs = _RUN.findall(lowered, number.start, number.end)
    if len(runs) > 2 or not all(_CLOCK.fullmatch(run) for run in runs):
        return False
    if any(run[0] == "0" for run in runs):
        return True
    return not counts and word in (grammar.clock if len(runs) == 1 else grammar.clock_range)
