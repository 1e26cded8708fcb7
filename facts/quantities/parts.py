"""Parts of a whole in words: "two thirds", "half a million", "five and a quarter", "two point five", "a third"."""

from facts.quantities.decimals import product
from facts.quantities.numeral_words import Grammar, Value, small_number


def head_part(words: Grammar, tokens: list[str]) -> Value | None:
    """Return "half a million", "a quarter of a million", "a third"; None where no part leads."""
    start = 1 if tokens[0] in words.one and len(tokens) > 1 else 0
    found = denominator(words, tokens, start)
    if found is None or found[1]:
        return None
    bottom, _, end = found
    if tokens[start] not in words.parts and start == 0:
        return None
    scale, after = scale_of(words, tokens, end)
    if scale > 1:
        return Value(scale / bottom, scale / bottom, "words", scale, after)
    if start == 0 and tokens[0] not in words.halves:
        return None
    if bottom == 2 and tokens[start] not in words.halves:
        return None
    return Value(1 / bottom, None, "part" if bottom == 2 else "loose", 1.0, end)


def scale_of(words: Grammar, tokens: list[str], at: int) -> tuple[float, int]:
    """Return the multiplier of "(of) (a) million" and where it ends; 1 where none stands there."""
    here = at
    if here < len(tokens) and tokens[here] in words.of:
        here += 1
    if here < len(tokens) and tokens[here] in words.one:
        here += 1
    if here < len(tokens) and tokens[here] in words.scales:
        return words.scales[tokens[here]], here + 1
    return 1.0, at


def denominator(words: Grammar, tokens: list[str], at: int) -> tuple[float, bool, int] | None:
    """Return (denominator, plural, end) of "fifths", "twenty-first", "quarter" at a token."""
    if at >= len(tokens):
        return None
    if at and (large := _large_denominator(words, tokens, at)) is not None:
        return large
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


def _large_denominator(words: Grammar, tokens: list[str], at: int) -> tuple[float, bool, int] | None:
    """Return (denominator, plural, end) of "one hundred fifth", "one-hundredths", "ten-thousandths" at a token."""
    here = at + (words.cardinals.get(tokens[at]) == 1)
    if here + (here == at) >= len(tokens):
        return None
    times = words.cardinals.get(tokens[here]) or words.scales.get(tokens[here], 0.0)
    if here > at and times == 0 and (below := denominator(words, tokens, here)) is not None and below[0] >= 100:
        return below
    if times not in (10, 100) or here + 1 >= len(tokens):
        return None
    joined = times == 100 and tokens[here + 1] in words.joiner
    below = denominator(words, tokens, here + 1 + joined)
    if below is None or tokens[here + 1 + joined] in words.parts:
        return None
    if below[0] >= 1e3:
        return None if joined else (times * below[0], below[1], below[2])
    return (times + below[0], below[1], below[2]) if times == 100 and below[0] < 100 else None


def with_part(words: Grammar, tokens: list[str], value: Value, split: tuple[float, int] | None) -> Value:
    """Return the value with what follows: "point five", "fifths", "and a half (million)"."""
    at = value.taken
    if at < len(tokens) and tokens[at] in words.point:
        return _decimals(words, tokens, value)
    below = denominator(words, tokens, at)
    if below is not None:
        return _over(words, tokens, value, below, split)
    if at + 1 >= len(tokens) or tokens[at] not in words.joiner:
        return value
    nth = denominator(words, tokens, at + 1) if value.value % 100 == 0 and value.value >= 100 else None
    if nth is not None and not nth[1] and 2 < nth[0] < 100 and tokens[at + 1] not in words.parts:
        return Value(value.value + nth[0], 1.0, "ordinal", 1.0, nth[2])  # "one hundred and fiftieth"
    part = _part(words, tokens, at + 1)
    if part is None:
        return value
    fraction, end = part
    scale, after = scale_of(words, tokens, end)
    if scale > 1 and value.scale == 1:
        return Value(product(value.value + fraction, scale), fraction * scale, "words", scale, after)
    if scale > 1 and scale < value.scale:
        return Value(value.value + fraction * scale, fraction * scale, "words", scale, after)
    unit = value.scale if value.scale >= 1e3 or value.scale % 10 > 1 else 1.0  # "a dozen and a half"
    return Value(value.value + fraction * unit, fraction * unit, "words", value.scale, end)


def _part(words: Grammar, tokens: list[str], at: int) -> tuple[float, int] | None:
    """Return (fraction, end) of "a half", "three quarters", "half" at a token; "a second" is none."""
    top = 1.0
    if tokens[at] in words.one:
        at += 1
    elif tokens[at] not in words.parts:
        small = small_number(words, tokens, at)
        if small is None:
            return None
        top, at = small
    below = denominator(words, tokens, at)
    if below is None or (below[0] == 2 and tokens[at] not in words.parts):
        return None
    return (top / below[0], below[2]) if top < below[0] else None


def _over(
    words: Grammar, tokens: list[str], value: Value, below: tuple[float, bool, int], split: tuple[float, int] | None
) -> Value:
    """Return a number over a denominator ("three quarters"), or the ordinal that they are ("hundred and fifth")."""
    bottom, plural, end = below
    is_part = tokens[value.taken] in words.parts
    tens = words.cardinals.get(tokens[value.taken - 1], 0.0) if value.taken > 2 else 0.0
    if plural and bottom < 10 and tens >= 20 and tokens[value.taken - 2] in words.scales:
        return Value((value.value - tens) / (tens + bottom), None, "part", 1.0, end)  # "one hundred thirty-fifths"
    if split is not None and (plural or is_part) and (bottom <= 4 or bottom >= 100 or split[0] % 1e3 == 0):
        unit = 1e6 if split[0] % 1e6 == 0 else 1e3 if split[0] % 1e3 == 0 else 1.0
        unit = 1e9 if split[0] % 1e9 == 0 else unit
        scale, after = scale_of(words, tokens, end)
        part = (value.value - split[0]) / bottom * (scale if scale > 1 else unit)
        return Value(split[0] + part, part if unit > 1 else None, "words" if unit > 1 else "part", unit, after)
    if bottom == 2 and not is_part:  # "20 seconds"
        return value
    if bottom >= 2 and (plural or value.value == 1 or (is_part and value.value < 4)):
        scale, after = scale_of(words, tokens, end)
        part = value.value / bottom
        return (
            Value(part * scale, part * scale, "words", scale, after)
            if scale > 1
            else Value(part, None, "part", 1.0, end)
        )
    if not plural and bottom < 100 and 20 <= value.value < 1e4 and value.value % (10 if bottom < 10 else 100) == 0:
        return Value(value.value + bottom, 1.0, "ordinal", 1.0, end)
    return value


def _decimals(words: Grammar, tokens: list[str], value: Value) -> Value:
    """Return "two point five", "nine point nought four", "point seventy-one" with its decimals."""
    written, at = "", value.taken + 1
    while at < len(tokens) and (small := small_number(words, tokens, at)) is not None and small[0] == int(small[0]):
        written += str(int(small[0]))
        at = small[1]
        if small[0] >= 10:
            break
    if not written:
        return value
    scale, after = scale_of(words, tokens, at)
    number = value.value + float("0." + written)
    return Value(product(number, scale), product(10.0 ** -len(written), scale), "words", scale, after)
