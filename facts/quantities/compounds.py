"""Values said in several steps: "5 feet 2 inches", "3 dollars 50", "an hour and a half", "5 degrees below zero".

Which smaller unit may follow a larger one is lexicon/*/unit_words.toml, table `compound`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.quantities import numbers, operands, phrases, units
from facts.quantities.decimals import product
from facts.quantities.numbers import Number
from facts.quantities.operands import Value
from facts.quantities.units import Found
from facts.text.words import any_of

_AND: Final = re.compile(r"-|[ \xa0]?(?:and |, )?")
_JOINED: Final = re.compile(r" and ")
_NEXT: Final = re.compile(r" ([a-z]+)(?![\w-])")
_STOP: Final = regex.compile(r"[.!?]?\s*(?:$|(?<=[.!?]\s*)[A-Z])")


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """What may follow a unit and belong to its number."""

    operands: operands.Grammar
    units: units.Grammar
    phrases: phrases.Grammar
    scale: re.Pattern[str]
    half_more: re.Pattern[str]
    joined: tuple[str, ...]
    smaller: dict[str, frozenset[str]]
    bare: frozenset[str]
    singular: frozenset[str]
    below_zero: tuple[str, ...]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled steps of a language."""
    words = numbers.grammar(lexicon).words
    return Grammar(
        operands.grammar(lexicon),
        units.grammar(lexicon),
        phrases.grammar(lexicon),
        re.compile(rf"(?:\s\[[a-z\s]{{1,20}}\])?\s(?P<word>{any_of(words.scales)})(?!\w)"),  # "$8 [as heard] million"
        re.compile(rf" (?:{any_of(words.joiner)}) (?:{any_of(words.one)}) (?P<part>{any_of(words.parts)})(?!\w)"),
        tuple(f" {word} " for word in words.joiner),
        {name: frozenset(smaller) for name, smaller in lexicon["unit_words"]["compound"].items()},
        frozenset(lexicon["unit_words"]["bare"]["units"]),
        frozenset(lexicon["unit_words"]["bare"]["singular"]),
        tuple(" " + phrase for phrase in lexicon["numbers"]["below_zero"]),
    )


def whole(text: str, lowered: str, value: Value, found: Found, grammar: Grammar) -> tuple[Value, int]:
    """Return the value with what goes on behind its unit, in that unit, and where it ends."""
    number = value.number
    if number.low is None or number.high is None:
        return value, found.end
    if found.unit.dimension == "money" and number.scale == 1:
        scale = grammar.scale.match(lowered, found.end)
        if scale is not None:
            return value._replace(number=_times(number, scale, grammar)), scale.end()
    if found.unit.dimension == "temperature" and (end := below_zero(lowered, found.end, grammar)):
        return negative(value), end
    more = grammar.half_more.match(lowered, found.end) if lowered.startswith(grammar.joined, found.end) else None
    if more is not None:
        kind = "words" if number.kind == "article" else number.kind
        part = 1 / grammar.operands.numbers.words.parts[more["part"]]
        return value._replace(number=_plus(number, part)._replace(kind=kind)), more.end()
    smaller = grammar.smaller.get(found.unit.symbol) or grammar.smaller.get(found.unit.dimension)
    if smaller is None or value.range or found.unit.si is None:
        return value, found.end
    return _with_smaller(text, lowered, value, found, smaller, grammar)


def below_zero(lowered: str, end: int, grammar: Grammar) -> int:
    """Return where "below zero" behind a temperature ends, 0 where it does not stand there."""
    if not lowered.startswith(grammar.below_zero, end):
        return 0
    return next(end + len(phrase) for phrase in grammar.below_zero if lowered.startswith(phrase, end))


def negative(value: Value) -> Value:
    """Return a value as one below zero."""
    number = value.number
    low, high = (None if each is None else -each for each in (number.high, number.low))
    return value._replace(number=number._replace(low=low, high=high, whole=False))


def _times(number: Number, scale: re.Match[str], grammar: Grammar) -> Number:
    """Return a number multiplied by the word behind its unit: "$8 [as heard] million"."""
    times = grammar.operands.numbers.words.scales[scale["word"]]
    low, high, step = (
        None if each is None else product(each, times) for each in (number.low, number.high, number.precision)
    )
    return number._replace(low=low, high=high, precision=step, end=scale.end(), whole=False)


def _plus(number: Number, part: float) -> Number:
    """Return a number with a part added to both of its ends."""
    low, high = (None if each is None else each + part for each in (number.low, number.high))
    return number._replace(low=low, high=high, precision=None, whole=False)


def _with_smaller(
    text: str, lowered: str, value: Value, found: Found, smaller: frozenset[str], grammar: Grammar
) -> tuple[Value, int]:
    """Return the value with a smaller unit behind it and where it ends, again with a still smaller one behind that."""
    kept = value, found.end
    link = _AND.match(lowered, found.end)
    if link is None or grammar.operands.begins.match(lowered, link.end()) is None:
        return kept
    inner = numbers.at(lowered, link.end(), grammar.operands.numbers)
    if inner is None or inner.low is None or inner.kind not in ("digits", "words"):
        return kept
    unit = units.after(text, lowered, inner.end, grammar.units)
    if unit is not None and unit.unit.symbol in smaller and unit.unit.si and found.unit.si:
        ratio, end = unit.unit.si / found.unit.si, unit.end
    elif unit is None and (size := _unsaid(text, lowered, found, link, inner, smaller, grammar)):
        ratio, end = size, inner.end
    else:
        return kept
    if inner.low * ratio >= 1:
        return kept
    number = _plus(value.number, inner.low * ratio)._replace(end=inner.end)
    further = grammar.smaller.get(unit.unit.symbol) if unit is not None else None
    if unit is not None and further is not None:  # "3 hours, 20 minutes and 10 seconds"
        last, end = _with_smaller(text, lowered, value._replace(number=inner), unit, further, grammar)
        if last.number.end > inner.end and last.number.low is not None:
            number = _plus(value.number, last.number.low * ratio)._replace(end=last.number.end)
    return value._replace(number=number), end


def _unsaid(
    text: str,
    lowered: str,
    found: Found,
    link: re.Match[str],
    inner: Number,
    smaller: frozenset[str],
    grammar: Grammar,
) -> float:
    """Return the size of the smaller unit where it is left out ("3 dollars 50", "5 foot 10"); 0 where none can be."""
    joined = " and " in link[0] and _JOINED.match(lowered, inner.end) is not None
    stops = _STOP.match(text, inner.end) is not None
    if found.unit.dimension == "money" and found.unit.si == 1:
        code = lowered[found.start : found.end].strip().upper() == found.unit.symbol  # "15 USD 50"
        cents = code and inner.whole and inner.end - inner.start == 2
        cents = cents and phrases.after(text, lowered, inner.end, grammar.phrases) is None
        return 0.01 if cents or joined or stops else 0.0
    if found.unit.symbol not in grammar.bare:
        return 0.0
    word = _NEXT.match(lowered, inner.end)
    tall = lowered[found.start : found.end] in grammar.singular  # "a 6 foot 7 player"
    if tall or link[0] == "-" or stops or (word is not None and word[1] in grammar.phrases.stops):
        return min(grammar.units.units[each].si or 0.0 for each in smaller) / (found.unit.si or 1.0)
    return 0.0
