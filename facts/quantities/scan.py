"""Every numeric expression of a text as a Quantity: span, interval, bound, precision, unit, counted noun, or why not.

One scan finds where numbers may begin; each is then read by small pure functions in one order:
value → range → unit → counted noun → bound → skip.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from facts.lexicon import Lexicon
from facts.model import Bound, Quantity, SkipReason
from facts.quantities import ages, bounds, fixed, names, numbers, pairs, readings, skips, stretches, units, values
from facts.quantities.fallback import composed
from facts.quantities.numbers import Number
from facts.quantities.operands import Value
from facts.quantities.readings import Grammar, Reading
from facts.quantities.units import ONE, Unit
from facts.text.cut import cut, word_before

_LINK: Final = re.compile(r"(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,64}+\.[\w.-]{1,64}+")
_WRAP: Final = re.compile(r"(?<=[^\s])\n(?=[^\s])")
_SAMPLE, _NARROW, _WIDE = 40, 50, 90  # lines looked at, and the length of a full one
_SIDES: Final = (Bound.MORE_THAN, Bound.LESS_THAN)
_CLOCK: Final = 4  # digits of a time of day
_LONGEST: Final = 25  # digits in one run
_LARGEST: Final = 1e100  # beyond it no text counts anything; also keeps products finite


def read(text: str, lowered: str, lexicon: Lexicon) -> list[Quantity]:
    """Return all numeric expressions of a text in order, kept and skipped; `lowered` has the offsets of `text`."""
    grammar = readings.grammar(lexicon)
    words, lowered = cut(lowered), _unwrapped(lowered)
    links = _links(lowered)
    link = next(links, None)
    found: list[Quantity] = []
    done = past = 0
    for start, digits in grammar.begins.among(words):
        while link is not None and link[1] <= start:
            link = next(links, None)
        if start < done or (link is not None and link[0] <= start):
            continue
        if not digits:
            word = grammar.words.match(lowered, start) if start >= past else None
            if word is None:
                continue
            past = word.end()
        for quantity in _read_at(text, lowered, start, start + digits, done, grammar):
            done = max(done, quantity.end)
            if found:
                found[-1:] = pairs.joined(text, found[-1], quantity, grammar.pairs)
            else:
                found.append(quantity)
    return composed(text, found)


def _unwrapped(lowered: str) -> str:
    """Return a text whose lines are wrapped, as wires send it, with spaces for the breaks within a paragraph."""
    lines = lowered.split("\n", _SAMPLE)[:_SAMPLE]
    full = sum(_NARROW <= len(line) <= _WIDE for line in lines)
    return _WRAP.sub(" ", lowered) if full >= 2 and 2 * full >= sum(bool(line) for line in lines) else lowered


def _links(lowered: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of web and mail addresses, whose digits are no numbers of the text."""
    if "@" in lowered or "://" in lowered or "www." in lowered:
        for match in _LINK.finditer(lowered):
            yield match.span()


def _read_at(text: str, lowered: str, start: int, end: int, done: int, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return the quantity whose number begins at `start`, the numbers of a date one by one; nothing where none does.

    `end` is where the first digits end.
    """
    if lowered[start].isdecimal():
        if lowered[start - 1 : start] == "^":
            return ()  # the power of a unit: "J/m^2"
        name = fixed.glued(text, lowered, start, done, grammar)
        special = (name,) if name else fixed.whole(text, lowered, start, end, grammar)
        if special:
            return special
    value = values.read(text, lowered, start, grammar.operands)
    if value is not None and value.start < done:  # its sign belongs to the quantity before
        number = numbers.at(lowered, start, grammar.operands.numbers)
        value = Value(number.start, number) if number is not None and number.start >= done else None
    quantity = _quantity(text, lowered, value, done, grammar) if value else None
    return (quantity,) if quantity else ()


def _quantity(text: str, lowered: str, value: Value, done: int, grammar: Grammar) -> Quantity | None:
    """Return the finished quantity of a value, kept or skipped; None for a word that counts nothing here."""
    number = value.number
    if _endless(number):
        return fixed.skipped(text, number.start, number.end, SkipReason.IDENTIFIER, rule="endless")
    age = ages.aged(lowered, number.end, grammar.skips.ages) if number.kind in ("digits", "words") else None
    if age is not None:
        return _age(text, lowered, value, age, done, grammar)
    if number.kind == "ordinal" or (number.kind == "loose" and not readings.is_part(lowered, number, grammar)):
        return _ordinal(text, lowered, number, grammar)
    reading = readings.read(text, lowered, value, done, grammar)
    if reading is None:
        return None
    reason, rule = _reason(text, lowered, reading, grammar)
    if reason is None:
        return _kept(text, reading)
    if reading.unit.dimension == {SkipReason.DATE: "duration", SkipReason.NAME: "calibre"}.get(reason):
        return replace(_kept(text, reading), skipped=reason, rule=rule)
    return _refused(text, reading, reason, rule)


def _endless(number: Number) -> bool:
    """Return whether a number is too large or too long to count anything."""
    if number.whole and number.end - number.start > _LONGEST:
        return True
    low, high = number.low, number.high
    return (low is not None and not abs(low) <= _LARGEST) or (high is not None and not abs(high) <= _LARGEST)


def _ordinal(text: str, lowered: str, number: Number, grammar: Grammar) -> Quantity:
    """Return an ordinal as skipped, a date where a month stands beside it."""
    word = word_before(lowered, number.start)
    reason = SkipReason.DATE if skips.dated(text, lowered, number, word, grammar.skips) else SkipReason.ORDINAL
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
    same = unit.si == 1 and not unit.shift  # so for all that is counted
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
        si_low=low if same else units.to_si(low, unit),
        si_high=high if same else units.to_si(high, unit),
        counted=counted,
        skipped=skipped,
        rule=rule or number.kind,
    )


def _counts(reading: Reading, grammar: Grammar) -> bool:
    """Return whether a reading counts a noun that the lexicon knows."""
    phrase = reading.phrase
    return phrase is not None and (phrase.kind != "thing" or phrase.head in grammar.phrases.nouns)


def _reason(text: str, lowered: str, reading: Reading, grammar: Grammar) -> tuple[SkipReason | None, str]:
    """Return why a reading is no claim, with the rule's name; (None, "") where it may be one."""
    value, number, words = reading.value, reading.value.number, grammar.skips
    if value.score:
        return SkipReason.SCORE, "score"
    if number.kind == "digits" and not reading.measured and lowered[number.end : number.end + 1].isalpha():
        return SkipReason.NAME, "glued"
    if skips.is_idiom(lowered, number, words):
        return SkipReason.IDIOM, "idiom"
    if reading.unit.dimension == "duration" and stretches.says_when(
        lowered, reading.start, reading.end, grammar.stretches
    ):
        return SkipReason.DATE, "relative"
    if number.kind == "article" or value.sign is not None:
        return None, ""
    if reading.unit.dimension == "calibre" or names.is_calibre(lowered, number, grammar.names):
        return SkipReason.NAME, "calibre"
    if names.titled(text, number, reading.end, grammar.names) or names.is_kind(lowered, number, grammar.names):
        return SkipReason.NAME, "kind"
    if _bounds_age(lowered, reading, words):
        return SkipReason.AGE, "persons"
    if reading.measured and not skips.listed(lowered, number):
        return None, ""
    word = word_before(lowered, number.start)
    if (
        number.low == 1
        and number.kind == "words"
        and skips.is_pronoun(lowered, number, word, words, counted=reading.phrase, known=_counts(reading, grammar))
    ):
        return SkipReason.IDIOM, "pronoun"
    if number.kind == "vague" and reading.phrase is None and not skips.vague_stands(lowered, number, grammar.vague):
        return SkipReason.IDIOM, "vague"
    if number.whole and number.end - number.start >= _CLOCK:
        counts = reading.phrase is not None
        ahead = word_before(lowered, reading.start)
        if stretches.tells_time(lowered, number, ahead, grammar.stretches, counts=counts):
            return SkipReason.TIME, "clock"
    reason, rule = skips.around(text, lowered, number, word, words, counted=reading.phrase, bound=reading.bound)
    if reason is None and _bare(lowered, reading, grammar) and number.kind in ("digits", "words"):
        if names.is_model(lowered, number, grammar.names):
            return SkipReason.NAME, "model"
        if number.kind == "digits" and number.whole and names.capitalised(text, lowered, number, word, grammar.names):
            return SkipReason.NAME, "capital"
    return reason, rule


def _bounds_age(lowered: str, reading: Reading, words: skips.Grammar) -> bool:
    """Return whether a reading bounds the age of persons: "children under five (years)"."""
    if reading.bound not in _SIDES or reading.phrase is not None:
        return False
    if reading.measured and reading.unit.dimension != "duration":
        return False
    return ages.bounds_age(lowered, reading.start, reading.value.number, words.ages)


def _bare(lowered: str, reading: Reading, grammar: Grammar) -> bool:
    """Return whether nothing bounds a number and no noun stands behind it."""
    phrase = reading.phrase
    return reading.bound is None and (
        phrase is None or lowered.startswith(grammar.skips.of, reading.value.number.end + 1)
    )
