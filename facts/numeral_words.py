"""The number words of a language by role, compiled, and what a chain of them is read into."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.digits import digits_value
from facts.lexicon import Lexicon

_GAP: Final = r"(?:[ \t\xa0]{1,3}(?:-[ ])?+|[ ]?-[ ]?|\n(?!\s))"


@dataclass(frozen=True, slots=True)
class Value:
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
    follows: regex.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, longest first, so that the longest one wins.

    Words are grouped by their first letter, which makes a scan for many words about three times as fast.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[:1], []).append(regex.escape(word[1:]))
    return "|".join(f"{regex.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


def longest_first(words: Iterable[str]) -> str:
    """Return a flat alternation, longest first: for patterns read backwards, where words may share their end."""
    return "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled number words of a language."""
    table = lexicon["numbers"]
    cardinals, scales, ordinals, parts = (
        {word: float(value) for word, value in table[name].items()}
        for name in ("cardinals", "scales", "ordinals", "parts")
    )
    behind = [*scales, *ordinals, *(word + "s" for word in ordinals), *parts]
    links = [*table["joiner"], *table["one"], *table["of"], *table["point"]]
    token = rf"\d++(?:[.,]\d++)*+|(?:{any_of([*cardinals, *behind, *links])})(?![^\W_])"
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
        regex.compile(rf"(?:{token})(?:{_GAP}(?:{token})){{0,20}}+"),
        regex.compile(token),
        regex.compile(rf"{_GAP}(?:{any_of([*behind, *table['joiner'], *table['point']])})(?!\w)"),
    )


def small_number(words: Grammar, tokens: list[str], at: int) -> tuple[float, int] | None:
    """Return (value, end) of a number below a hundred in words, or of one in digits."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token[0].isdecimal():
        return digits_value(token)[0], at + 1
    value = words.cardinals.get(token)
    if value is None:
        return None
    if value >= 20 and at + 1 < len(tokens) and 0 < words.cardinals.get(tokens[at + 1], 0) < 10:
        return value + words.cardinals[tokens[at + 1]], at + 2
    return value, at + 1
