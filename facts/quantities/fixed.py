"""Digits inside a fixed form: names ("F-16", "COVID-19"), dates, times, phone numbers → skipped quantities."""

import re
from typing import Final

import regex

from facts.model import Quantity, SkipReason
from facts.quantities import numbers, skips, units
from facts.quantities.numbers import Number
from facts.quantities.readings import Grammar
from facts.text.cut import word_before

_RUN: Final = re.compile(r"\d++")
_GLUE: Final = regex.compile(r"(?r)(?<![\w-])(?P<word>[\w−-]*[^\W\d_][\w−-]*)")
_TAIL: Final = re.compile(r"[\w-]{0,60}+(?>(?:[.+]\d[\w-]{0,60}+){0,4})")


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
    if units.before(text, lowered, start, grammar.units) is not None:
        return None
    match = _GLUE.match(lowered, max(0, start - 40), start)
    if match is None or match.start() < done:
        return None
    prefix = match["word"].rstrip("-–").rpartition("-")[2]
    if glue in "-–" and prefix in grammar.prefix and (len(prefix) > 1 or _measured(text, lowered, start, grammar)):
        return None
    end = _tail(lowered, start)
    digits = _RUN.match(lowered, start)
    value = float(digits[0]) if digits and len(digits[0]) < 16 else None
    number = Number(start, end, value, value, 1.0, "digits")
    return skipped(text, match.start(), end, SkipReason.NAME, number, "glued")


def _measured(text: str, lowered: str, start: int, grammar: Grammar) -> bool:
    """Return whether a unit stands behind digits: "a-30 metre area", but the plane "A-37"."""
    digits = _RUN.match(lowered, start)
    return digits is not None and units.after(text, lowered, digits.end(), grammar.units) is not None


def _tail(lowered: str, start: int) -> int:
    """Return where the letters and digits glued to a number end."""
    tail = _TAIL.match(lowered, start)
    return tail.end() if tail else start


def whole(text: str, lowered: str, start: int, digits_end: int, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return what is refused of a fixed form in digits at `start`: a time or version whole, all else number by number.

    A date is so because its parts are numbers of their own ("24" of "August 24, 2016"), the others follow suit.
    """
    if lowered[start - 1 : start] in ("-", ".") and start:
        return ()
    found = skips.whole(lowered, start, digits_end, grammar.skips)
    if found is None:
        return ()
    reason, end = found
    if reason is SkipReason.ORDINAL:
        number = numbers.at(lowered, start, grammar.operands.numbers)
        word = word_before(lowered, start)
        if number is not None and skips.dated(
            text, lowered, number._replace(end=end, kind="ordinal"), word, grammar.skips
        ):
            reason = SkipReason.DATE
        return (skipped(text, start, end, reason, number, "whole"),)
    if reason in (SkipReason.TIME, SkipReason.VERSION):
        return (skipped(text, start, end, reason, rule="whole"),)
    runs = [(*run.span(), float(run[0])) for run in _RUN.finditer(lowered, start, end) if len(run[0]) < 16]
    return tuple(
        skipped(text, left, right, reason, Number(left, right, value, value, 1.0, "digits"), "whole")
        for left, right, value in runs
    )
