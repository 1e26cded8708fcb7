"""Every numeric expression of a text as a Quantity: span, interval, bound, precision, unit, counted noun, or why not.

One scan finds where numbers may begin; each is then read by small pure functions in one order:
value → range → unit → counted noun → bound → skip.
"""

from dataclasses import replace
from typing import Final

import regex

from facts import bounds, fixed, numbers, readings, skips, units, values
from facts.lexicon import Lexicon
from facts.model import Bound, Quantity, SkipReason
from facts.numbers import Number
from facts.readings import Grammar, Reading
from facts.units import ONE, Unit
from facts.values import Value

_URL: Final = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_BOTH: Final = regex.compile(r",? (?:and |but |and/or )?", regex.IGNORECASE)


def read(text: str, lowered: str, lexicon: Lexicon) -> list[Quantity]:
    """Return all numeric expressions of a text in order, kept and skipped; `lowered` has the offsets of `text`."""
    grammar = readings.grammar(lexicon)
    links = (
        [match.span() for match in _URL.finditer(lowered)]
        if "@" in lowered or "://" in lowered or "www." in lowered
        else []
    )
    found: list[Quantity] = []
    done = 0
    for hit in grammar.scan.finditer(lowered):
        start = hit.start()
        if start < done or (links and any(left <= start < right for left, right in links)):
            continue
        for quantity in _read_at(text, lowered, start, done, grammar):
            done = max(done, quantity.end)
            pair = _paired(text, found[-1], quantity) if found else None
            if pair is None:
                found.append(quantity)
            else:
                found[-1] = pair
    return found


def _paired(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    """Return "more than 20 and fewer than 30 people" as one range; None where two bounds do not close an interval."""
    if (left.low is None) == (left.high is None) or (left.low is None) != (right.high is None):
        return None
    low, high = (left.low, right.high) if right.low is None else (right.low, left.high)
    if (
        low is None
        or high is None
        or low >= high
        or left.unit not in ("1", right.unit)
        or left.skipped
        or right.skipped
    ):
        return None
    if _BOTH.fullmatch(text, left.end, right.start) is None:
        return None
    steps = [step for step in (left.precision, right.precision) if step]
    si = (right.si_low, left.si_high) if right.si_low is not None else (left.si_low, right.si_high)
    if left.unit != right.unit:
        factor = (right.si_low or right.si_high or 0.0) / ((right.low or right.high) or 1.0)
        si = (low * factor, high * factor)
    return replace(
        right,
        quote=text[left.start : right.end],
        start=left.start,
        number_start=left.number_start,
        low=low,
        high=high,
        bound=Bound.RANGE,
        precision=min(steps, default=None),
        si_low=si[0],
        si_high=si[1],
        rule="both bounds",
    )


def _read_at(text: str, lowered: str, start: int, done: int, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return the quantity whose number begins at `start`, the numbers of a date one by one; nothing where none does."""
    if lowered[start].isdecimal():
        if lowered[start - 1 : start] == "^":
            return ()  # the power of a unit: "J/m^2"
        name = fixed.glued(text, lowered, start, done, grammar)
        special = (name,) if name else fixed.whole(text, lowered, start, grammar)
        if special:
            return special
    value = values.read(text, lowered, start, grammar.values)
    if value is not None and value.start < done:  # its sign belongs to the quantity before
        number = numbers.at(lowered, start, grammar.values.numbers)
        value = Value(start, number) if number is not None and number.start >= done else None
    quantity = _quantity(text, lowered, value, done, grammar) if value else None
    return (quantity,) if quantity else ()


def _quantity(text: str, lowered: str, value: Value, done: int, grammar: Grammar) -> Quantity | None:
    """Return the finished quantity of a value, kept or skipped; None for a word that counts nothing here."""
    number = value.number
    age = skips.aged(lowered, number.end, grammar.skips) if number.kind in ("digits", "words") else None
    if age is not None:
        return _age(text, lowered, value, age, done, grammar)
    if number.kind == "ordinal" or (number.kind == "loose" and not readings.is_part(lowered, number, grammar)):
        return _ordinal(text, lowered, number, grammar)
    reading = readings.read(text, lowered, value, done, grammar)
    if reading is None:
        return None
    reason, rule = _reason(text, lowered, reading, grammar)
    if reason is not None:
        return _refused(text, reading, reason, rule)
    return _kept(text, reading)


def _ordinal(text: str, lowered: str, number: Number, grammar: Grammar) -> Quantity:
    """Return an ordinal as skipped, a date where a month stands beside it."""
    reason = SkipReason.DATE if skips.dated(text, lowered, number, grammar.skips) else SkipReason.ORDINAL
    return fixed.skipped(text, number.start, number.end, reason, number, "ordinal")


def _age(text: str, lowered: str, value: Value, end: int, done: int, grammar: Grammar) -> Quantity:
    """Return an age as skipped, with its value in years (months, weeks, days)."""
    number = value.number
    found = units.after(text, lowered, number.end, grammar.units)
    unit = found.unit if found is not None and found.unit.dimension == "duration" else grammar.units.units["year"]
    bound, start = bounds.before(lowered, value.start, grammar.bounds)
    if start < done:
        bound, start = None, value.start
    return _built(text, value, start, end, unit, None, bound, SkipReason.AGE, "age")


def _kept(text: str, reading: Reading) -> Quantity:
    """Return a reading as a quantity."""
    phrase = reading.phrase
    counted = text[phrase.start : phrase.end] if phrase else None
    return _built(
        text, reading.value, reading.start, reading.end, reading.unit, counted, reading.bound, None, reading.rule
    )


def _refused(text: str, reading: Reading, reason: SkipReason, rule: str) -> Quantity:
    """Return a reading as a skipped quantity; a name, date or idiom is quoted as its number alone."""
    value = reading.value
    return _built(text, value, value.start, value.number.end, ONE, None, reading.bound, reason, rule)


def _built(
    text: str,
    value: Value,
    start: int,
    end: int,
    unit: Unit,
    counted: str | None,
    bound: Bound | None,
    skipped: SkipReason | None,
    rule: str,
) -> Quantity:
    """Return the quantity with its interval under the bound, and the interval in the base unit."""
    number = value.number
    low, high = bounds.interval(bound, number.low, number.high)
    kind = bound
    if kind is None or (value.range and kind in (Bound.ABOUT, Bound.NEARLY)):
        kind = (
            Bound.RANGE if value.range else Bound.VAGUE if number.kind in ("vague", "unknown") else bound or Bound.EXACT
        )
    elif number.kind in ("vague", "unknown") and kind in (Bound.ABOUT, Bound.NEARLY):
        kind = Bound.VAGUE
    return Quantity(
        quote=text[start:end],
        start=start,
        end=end,
        number_start=number.start,
        number_end=number.end,
        low=low,
        high=high,
        bound=kind,
        precision=number.precision,
        unit=unit.symbol,
        unit_name=unit.name,
        dimension=unit.dimension,
        si_low=units.to_si(low, unit),
        si_high=units.to_si(high, unit),
        counted=counted,
        skipped=skipped,
        rule=rule or number.kind,
    )


def _reason(text: str, lowered: str, reading: Reading, grammar: Grammar) -> tuple[SkipReason | None, str]:
    """Return why a reading is no claim, with the rule's name; (None, "") where it may be one."""
    value, number, words = reading.value, reading.value.number, grammar.skips
    if value.score:
        return SkipReason.SCORE, "score"
    if number.kind == "digits" and not reading.measured and lowered[number.end : number.end + 1].isalpha():
        return SkipReason.NAME, "glued"
    if skips.is_idiom(lowered, number, words):
        return SkipReason.IDIOM, "idiom"
    if number.kind == "article" or value.sign is not None:
        return None, ""
    if reading.measured and not skips.listed(lowered, number):
        return None, ""
    if (
        number.low == 1
        and number.kind == "words"
        and skips.is_pronoun(lowered, number, reading.phrase is not None, words)
    ):
        return SkipReason.IDIOM, "pronoun"
    if (
        number.kind == "vague"
        and reading.phrase is None
        and not skips.vague_stands(lowered, number, grammar.vague, grammar.vague_after)
    ):
        return SkipReason.IDIOM, "vague"
    return skips.around(text, lowered, number, words, counted=reading.phrase, bound=reading.bound)
