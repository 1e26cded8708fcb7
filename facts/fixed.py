"""Digits inside a fixed form: names ("F-16", "COVID-19"), dates, times, phone numbers → skipped quantities."""

from dataclasses import replace
from typing import Final

import regex

from facts import numbers, skips, units
from facts.model import Quantity, SkipReason
from facts.numbers import Number
from facts.readings import Grammar

_RUN: Final = regex.compile(r"\d++")
_GLUE: Final = regex.compile(r"(?r)(?<![\w-])(?P<word>[\w−-]*[^\W\d_][\w−-]*)")
_TAIL: Final = regex.compile(r"[\w-]*+(?:[.+]\d[\w-]*+)*+")


def skipped(
    text: str, start: int, end: int, reason: SkipReason, number: Number | None = None, rule: str = ""
) -> Quantity:
    """Return a quantity that is no claim, with its value where it has one."""
    low, high = (number.low, number.high) if number else (None, None)
    precision = number.precision if number else None
    return Quantity(
        text[start:end],
        start,
        end,
        start,
        end,
        low,
        high,
        precision=precision,
        si_low=low,
        si_high=high,
        skipped=reason,
        rule=rule,
    )


def glued(text: str, lowered: str, start: int, done: int, grammar: Grammar) -> Quantity | None:
    """Return the name that digits are part of ("F-16", "G20", "COVID-19", "#5"), None where they stand free."""
    if start == 0:
        return None
    glue = lowered[start - 1]
    if glue == "#":
        return skipped(text, start - 1, _tail(lowered, start), SkipReason.IDENTIFIER, rule="number-sign")
    if not (glue.isalpha() or glue == "_" or (glue in "-–−" and lowered[start - 2 : start - 1].isalpha())):
        return None
    if units.before(lowered, start, grammar.units) is not None:
        return None
    match = _GLUE.match(lowered, max(0, start - 40), start)
    if match is None or match.start() < done:
        return None
    if glue in "-–" and match["word"].rstrip("-–").rpartition("-")[2] in grammar.prefix:
        return None
    end = _tail(lowered, start)
    digits = _RUN.match(lowered, start)
    value = float(digits[0]) if digits and len(digits[0]) < 16 else None
    number = Number(start, end, value, value, 1.0, "digits")
    return skipped(text, match.start(), end, SkipReason.NAME, number, "glued")


def _tail(lowered: str, start: int) -> int:
    """Return where the letters and digits glued to a number end."""
    tail = _TAIL.match(lowered, start)
    return tail.end() if tail else start


def whole(text: str, lowered: str, start: int, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return the time, phone number … written in digits at `start`, a date as its numbers; nothing where none is."""
    if lowered[start - 1 : start] in ("-", ".") and start:
        return ()
    found = skips.whole(lowered, start, grammar.skips)
    if found is None:
        return ()
    reason, end = found
    if reason is SkipReason.ORDINAL:
        number = numbers.at(lowered, start, grammar.values.numbers)
        if number is not None and skips.dated(text, lowered, replace(number, end=end, kind="ordinal"), grammar.skips):
            reason = SkipReason.DATE
        return (skipped(text, start, end, reason, number, "whole"),)
    if reason is not SkipReason.DATE:
        return (skipped(text, start, end, reason, rule="whole"),)
    runs = [(run.start(), run.end(), float(run[0])) for run in _RUN.finditer(lowered, start, end)]
    return tuple(
        skipped(text, left, right, reason, Number(left, right, value, value, 1.0, "digits"), "whole")
        for left, right, value in runs
    )
