"""Numbers in words, and in digits mixed with words: "a hundred and four", "1.2 million", "two thirds", "twenty-first".

A chain of number words is cut into tokens and read from the left by small functions, each of which returns a value
and the token behind it. The words are those of lexicon/*/numbers.toml.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf
from typing import Final

import regex

from facts.digits import digits_value, step
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
        {word: float(value) for word, value in table[name].items()} for name in ("cardinals", "scales", "ordinals", "parts")
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


@lru_cache(maxsize=4096)
def read(
    words: Grammar, chain: str, first: float | None = None, precision: float | None = None
) -> tuple[Value, int] | None:
    """Return what a chain of number words says and the length it takes; `first` stands for its first token."""
    spans = [(match[0], match.end()) for match in words.token.finditer(chain)]
    tokens = [token for token, _ in spans]
    value = _read(words, tokens, first, precision)
    return None if value is None else (value, spans[value.taken - 1][1])


def _read(words: Grammar, tokens: list[str], first: float | None, precision: float | None) -> Value | None:
    """Return the value at the head of the tokens: part, whole number, whole number and part, or ordinal."""
    if first is None and (part := _head_part(words, tokens)) is not None:
        return part
    whole = _whole(words, tokens, first)
    if whole is None:
        ordinal = _denominator(words, tokens, 0)
        if ordinal is None or ordinal[1] or tokens[0] in words.parts:
            return None
        return Value(ordinal[0], 1.0, "ordinal", 1.0, ordinal[2])
    value, end, scale, split = whole
    if first is None:
        precision = step(value)
    elif precision is not None and scale > 1:
        precision *= scale
    return _with_part(words, tokens, Value(value, precision, "words", scale, end), split)


def _head_part(words: Grammar, tokens: list[str]) -> Value | None:
    """Return "half a million", "a quarter of a million", "a third"; None where no part leads."""
    start = 1 if tokens[0] in words.one and len(tokens) > 1 else 0
    found = _denominator(words, tokens, start)
    if found is None or found[1]:
        return None
    bottom, _, end = found
    if tokens[start] not in words.parts and start == 0:
        return None
    scale, after = _scale_of(words, tokens, end)
    if scale > 1:
        return Value(scale / bottom, scale / bottom, "words", scale, after)
    if start == 0 and tokens[0] not in words.halves:
        return None
    if bottom == 2 and tokens[start] not in words.halves:
        return None
    return Value(1 / bottom, None, "part" if bottom == 2 else "loose", 1.0, end)


def _scale_of(words: Grammar, tokens: list[str], at: int) -> tuple[float, int]:
    """Return the multiplier of "(of) (a) million" and where it ends; 1 where none stands there."""
    here = at
    if here < len(tokens) and tokens[here] in words.of:
        here += 1
    if here < len(tokens) and tokens[here] in words.one:
        here += 1
    if here < len(tokens) and tokens[here] in words.scales:
        return words.scales[tokens[here]], here + 1
    return 1.0, at


def _denominator(words: Grammar, tokens: list[str], at: int) -> tuple[float, bool, int] | None:
    """Return (denominator, plural, end) of "fifths", "twenty-first", "quarter" at a token."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token in words.parts:
        return words.parts[token], token.endswith("s"), at + 1
    tens = words.cardinals.get(token, 0)
    if tens >= 20 and tens % 10 == 0 and at + 1 < len(tokens):
        after = tokens[at + 1]
        unit = words.ordinals.get(after) or words.ordinals.get(after.removesuffix("s"))
        if unit is not None and unit < 10:
            return tens + unit, after not in words.ordinals, at + 2
        return None
    if token in words.ordinals:
        return words.ordinals[token], False, at + 1
    bottom = words.ordinals.get(token.removesuffix("s"))
    return None if bottom is None else (bottom, True, at + 1)


def _whole(words: Grammar, tokens: list[str], first: float | None) -> tuple[float, int, float, tuple[float, int] | None] | None:
    """Return (value, end, last multiplier, split) of a whole number; split is what stands before its last "and"."""
    total, last, end, at = 0.0, inf, 0, 0
    split: tuple[float, int] | None = None
    while at < len(tokens):
        joined = end > 0 and tokens[at] in words.joiner
        group = _group(words, tokens, at + joined, first if end == 0 else None)
        if group is None:
            break
        value, after, inner = group
        scale, raised = 1.0, after
        while raised < len(tokens) and (more := words.scales.get(tokens[raised], 0.0)) >= (1e3 if scale > 1 or end else 12):
            scale, raised = scale * more, raised + 1
        if scale == 1:
            if end == 0:
                return value, after, 100.0 if value % 100 == 0 and value >= 100 and first is None else 1.0, inner
            if last >= 1e2 and 0 < value < last and (value >= 1 and value == int(value)):
                return total + value, after, 1.0, (total, at) if joined else inner and (total + inner[0], inner[1])
            break
        if scale >= last:
            break
        total, last, end, at = total + value * scale, scale, raised, raised
    return (total, end, last, split) if end else None


def _group(
    words: Grammar, tokens: list[str], at: int, first: float | None
) -> tuple[float, int, tuple[float, int] | None] | None:
    """Return (value below a thousand, end, split) at a token: "two", "twenty-one", "a hundred and four", "1.2"."""
    if at >= len(tokens):
        return None
    start = at
    value: float
    if first is not None:
        value, at = first, at + 1
    elif tokens[at] in words.one or tokens[at] in words.scales:
        at += tokens[at] in words.one
        if at >= len(tokens) or tokens[at] not in words.scales or tokens[at].endswith("s"):
            return None
        value = 1.0
    else:
        small = _small(words, tokens, at)
        if small is None:
            return None
        value, at = small
    if at < len(tokens) and words.scales.get(tokens[at]) == 100 and value < 1000 and (value < 100 or start == 0):
        value, at = value * 100, at + 1
        joined = at < len(tokens) and tokens[at] in words.joiner
        small = _small(words, tokens, at + joined)
        if small is not None and 0 < small[0] < 100 and small[0] == int(small[0]):
            after = small[1]
            if not (after < len(tokens) and words.scales.get(tokens[after]) == 100):
                return value + small[0], after, (value, at) if joined else None
    return value, at, None


def _small(words: Grammar, tokens: list[str], at: int) -> tuple[float, int] | None:
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


def _with_part(words: Grammar, tokens: list[str], value: Value, split: tuple[float, int] | None) -> Value:
    """Return the value with what follows: "point five", "fifths", "and a half (million)"."""
    at = value.taken
    if at < len(tokens) and tokens[at] in words.point:
        return _decimals(words, tokens, value)
    below = _denominator(words, tokens, at)
    if below is not None:
        return _over(words, tokens, value, below, split)
    if at + 1 >= len(tokens) or tokens[at] not in words.joiner:
        return value
    part = _part(words, tokens, at + 1)
    if part is None:
        return value
    fraction, end = part
    scale, after = _scale_of(words, tokens, end)
    if scale > 1 and value.scale == 1:
        return Value((value.value + fraction) * scale, fraction * scale, "words", scale, after)
    if scale > 1 and scale < value.scale:
        return Value(value.value + fraction * scale, fraction * scale, "words", scale, after)
    unit = value.scale if value.scale >= 1e3 else 1.0
    return Value(value.value + fraction * unit, fraction * unit, "words", value.scale, end)


def _part(words: Grammar, tokens: list[str], at: int) -> tuple[float, int] | None:
    """Return (fraction, end) of "a half", "three quarters", "half" at a token; "a second" is none."""
    top = 1.0
    if tokens[at] in words.one:
        at += 1
    elif tokens[at] not in words.parts:
        small = _small(words, tokens, at)
        if small is None:
            return None
        top, at = small
    below = _denominator(words, tokens, at)
    if below is None or (below[0] == 2 and tokens[at] not in words.parts):
        return None
    return (top / below[0], below[2]) if top < below[0] else None


def _over(words: Grammar, tokens: list[str], value: Value, below: tuple[float, bool, int], split: tuple[float, int] | None) -> Value:
    """Return a number over a denominator ("three quarters"), or the ordinal that they are ("hundred and fifth")."""
    bottom, plural, end = below
    is_part = tokens[value.taken] in words.parts
    if split is not None and (plural or is_part) and (bottom <= 4 or bottom >= 100 or split[0] % 1e3 == 0):
        unit = 1e6 if split[0] % 1e6 == 0 else 1e3 if split[0] % 1e3 == 0 else 1.0
        unit = 1e9 if split[0] % 1e9 == 0 else unit
        scale, after = _scale_of(words, tokens, end)
        part = (value.value - split[0]) / bottom * (scale if scale > 1 else unit)
        return Value(split[0] + part, part if unit > 1 else None, "words" if unit > 1 else "part", unit, after)
    if bottom >= 2 and (plural or (value.value == 1 and (bottom != 2 or is_part)) or (is_part and value.value < 4)):
        scale, after = _scale_of(words, tokens, end)
        part = value.value / bottom
        return Value(part * scale, part * scale, "words", scale, after) if scale > 1 else Value(part, None, "part", 1.0, end)
    if not plural and bottom < 100 and 20 <= value.value < 1e4 and value.value % (10 if bottom < 10 else 100) == 0:
        return Value(value.value + bottom, 1.0, "ordinal", 1.0, end)
    return value


def _decimals(words: Grammar, tokens: list[str], value: Value) -> Value:
    """Return "two point five", "nine point nought four", "point seventy-one" with its decimals."""
    written, at = "", value.taken + 1
    while at < len(tokens) and (small := _small(words, tokens, at)) is not None and small[0] == int(small[0]):
        written += str(int(small[0]))
        at = small[1]
        if small[0] >= 10:
            break
    if not written:
        return value
    scale, after = _scale_of(words, tokens, at)
    number = value.value + float("0." + written)
    return Value(number * scale, 10.0 ** -len(written) * scale, "words", scale, after)
