"""The number words of a language by role, compiled, and what a chain of them is read into."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.quantities import digits
from facts.quantities.digits import digits_value
from facts.text.prefixes import Heads
from facts.text.words import any_of

_GAP: Final = r"(?:[ \t\xa0]{1,3}(?:-[ ])?+|[ ]?-[ ]?|\n(?!\s))"


class Value(NamedTuple):
    """What a chain of number words says: value, precision, kind, scale, and how many tokens it takes."""

    value: float
    precision: float | None
    kind: str
    scale: float
    taken: int


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The number words of one language by role, and the patterns of a chain of them."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    ordinals: dict[str, float]
    parts: dict[str, float]
    halves: frozenset[str]
    joiner: frozenset[str]
    one: frozenset[str]
    point: frozenset[str]
    of: frozenset[str]
    chain: regex.Pattern[str]
    token: regex.Pattern[str]
    digits: digits.Grammar
    tens: frozenset[str]
    follows: regex.Pattern[str]
    follows_heads: Heads


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled number words of a language."""
    table = lexicon["numbers"]
    cardinals, scales, ordinals, parts = (
        {word: float(value) for word, value in table[name].items()}
        for name in ("cardinals", "scales", "ordinals", "parts")
    )
    behind = [*scales, *ordinals, *(word + "s" for word in ordinals), *parts]
    links = [*table["joiner"], *table["tens_joiner"], *table["one"], *table["of"], *table["point"]]
    hundreds = any_of(word for word, value in scales.items() if value == 1e2)
    larger = any_of(word for word, value in scales.items() if value >= 1e3)
    gap = rf"(?:{_GAP}|(?<={larger}),[ ](?=[a-z]+[ ](?:{hundreds})))"  # "three million, two hundred"
    token = rf"\d++(?>(?:[.,]\d++)*)|(?:{any_of([*cardinals, *behind, *links])})(?![^\W_])"
    follows = regex.compile(rf"{_GAP}(?:{any_of([*behind, *table['joiner'], *table['point']])})(?!\w)")
    return Grammar(
        cardinals,
        scales,
        ordinals,
        parts,
        frozenset(table["halves"]),
        frozenset(table["joiner"]),
        frozenset(table["one"]),
        frozenset(table["point"]),
        frozenset(table["of"]),
        regex.compile(rf"(?:{token})(?:{gap}(?:{token})){{0,20}}+"),
        re.compile(token),
        digits.grammar(lexicon),
        frozenset(table["tens_joiner"]),
        follows,
        Heads(follows),
    )


def small_number(words: Grammar, tokens: list[str], at: int) -> tuple[float, int] | None:
    """Return (value, end) of a number below a hundred in words, or of one in digits."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token[0].isdecimal():
        return digits_value(digits.plain(token, words.digits))[0], at + 1
    value = words.cardinals.get(token)
    if value is None:
        return None
    if value >= 20 and at + 1 < len(tokens) and 0 < words.cardinals.get(tokens[at + 1], 0) < 10:
        return value + words.cardinals[tokens[at + 1]], at + 2
    if value >= 20 and at + 2 < len(tokens) and tokens[at + 1] in words.tens:  # Spanish: "treinta y cinco"
        unit = words.cardinals.get(tokens[at + 2], 0)
        return (value + unit, at + 3) if 0 < unit < 10 else (value, at + 1)
    return value, at + 1
