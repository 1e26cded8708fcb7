"""Numbers in words, and in digits mixed with words: "a hundred and four", "1.2 million", "two thirds", "twenty-first".

A chain of number words is cut into tokens and read from the left by small functions, each of which returns a value
and the token behind it. The words are those of lexicon/*/numbers.toml.
"""

from functools import lru_cache
from math import inf

from facts.quantities.decimals import product
from facts.quantities.digits import step
from facts.quantities.numeral_words import Grammar, Value, small_number
from facts.quantities.parts import denominator, head_part, with_part


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
    if first is None and tokens[0] in words.point:
        return with_part(words, tokens, Value(0.0, None, "words", 1.0, 0), None)
    if first is None and (part := head_part(words, tokens)) is not None:
        return part
    whole = _whole(words, tokens, first)
    if whole is None:
        ordinal = denominator(words, tokens, 0)
        if ordinal is None or ordinal[1] or tokens[0] in words.parts:
            return None
        return Value(ordinal[0], 1.0, "ordinal", 1.0, ordinal[2])
    value, end, scale, split = whole
    if first is None:
        precision = step(value)
    elif precision is not None and scale > 1:
        precision = product(precision, scale)
    return with_part(words, tokens, Value(value, precision, "words", scale, end), split)


def _whole(
    words: Grammar, tokens: list[str], first: float | None
) -> tuple[float, int, float, tuple[float, int] | None] | None:
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
        while raised < len(tokens) and (more := words.scales.get(tokens[raised], 0.0)) >= (
            1e3 if scale > 1 or end else 12
        ):
            scale, raised = scale * more, raised + 1
        if scale == 1:
            if end == 0:
                return value, after, 100.0 if value % 100 == 0 and value >= 100 and first is None else 1.0, inner
            if last >= 1e2 and 0 < value < last and (value >= 1 and value == int(value)):
                return total + value, after, 1.0, (total, at) if joined else inner and (total + inner[0], inner[1])
            break
        if scale >= last:
            break
        if inner is not None and 12 <= scale < 100:  # "three hundred and two dozen"
            return inner[0] + (value - inner[0]) * scale, raised, 1.0, None
        total, last, end, at = total + product(value, scale), scale, raised, raised
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
        small = small_number(words, tokens, at)
        if small is None:
            return None
        value, at = small
        if 100 <= value < 1000 and tokens[start] in words.cardinals:  # Spanish: "doscientos cinco"
            below = small_number(words, tokens, at)
            value, at = (value + below[0], below[1]) if below is not None and below[0] < 100 else (value, at)
    if at < len(tokens) and words.scales.get(tokens[at]) == 100 and value < 1000 and (value < 100 or start == 0):
        value, at = value * 100, at + 1
        joined = at < len(tokens) and tokens[at] in words.joiner
        small = small_number(words, tokens, at + joined)
        if small is not None and 0 < small[0] < 100 and small[0] == int(small[0]):
            after = small[1]
            if not (after < len(tokens) and words.scales.get(tokens[after]) == 100):
                return value + small[0], after, (value, at) if joined else None
    return value, at, None
