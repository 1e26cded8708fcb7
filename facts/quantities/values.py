"""Values: a number, or a range of two ("10 to 12 million").

What joins two numbers to a range and what keeps them apart ("rose from 12 to 19", "won 2-1") is decided here.
"""

import re
from typing import Final

import regex

from facts.quantities import phrases, units
from facts.quantities.decimals import product, total
from facts.quantities.numbers import Number
from facts.quantities.operands import Grammar, Value, operand
from facts.quantities.units import Found

_STEP: Final = 4  # times: a range is no wider; "by 230 to 4,127" is a step and what it led to
_WORD: Final = re.compile(r"[\w-]+")


def read(text: str, lowered: str, start: int, grammar: Grammar) -> Value | None:
    """Return the number at `start`, or the range that it begins; None where the text there is no number."""
    left = operand(text, lowered, start, grammar)
    if left is None or left.number.low is None or left.number.kind in ("ordinal", "vague", "ratio", "article"):
        return left
    end = left.number.end
    if lowered[start - 1 : start] == "-" and left.number.start == start and lowered[start - 2 : start - 1].isalpha():
        return left  # the last of a chain: "three-nought-four"
    unit: Found | None = None
    join = _join(lowered, end, grammar)
    if join is None:
        unit = units.after(text, lowered, end, grammar.units)
        join = _join(lowered, unit.end, grammar) if unit else None
        if join is None:
            return left._replace(behind=unit, looked=end)
    right = _right(text, lowered, join.end(), left.sign, grammar, signed=join["dash"] is None)
    if right is None:
        return left
    return _ranged(text, lowered, left, right, join, unit, grammar) or left


def _join(lowered: str, end: int, grammar: Grammar) -> regex.Match[str] | None:
    """Return what joins the number that ends here with another one to a range, None where nothing does."""
    return grammar.join.match(lowered, end) if grammar.join_heads[lowered[end : end + 3]] else None


def _right(text: str, lowered: str, at: int, shared: Found | None, grammar: Grammar, *, signed: bool) -> Value | None:
    """Return the second number of a range, which may have a money sign of its own."""
    sign = grammar.money.match(lowered, at)
    if sign is not None:
        at = sign.end()
    if grammar.begins.match(lowered, at) is None:
        return None
    right = operand(text, lowered, at, grammar, signed=signed, shared=shared)
    if right is None or right.number.kind not in ("digits", "words", "part") or right.number.low is None:
        return None
    return right


def _ranged(
    text: str, lowered: str, left: Value, right: Value, join: regex.Match[str], unit: Found | None, grammar: Grammar
) -> Value | None:
    """Return the range of two numbers, None where they are two values."""
    first, second = _shared_scale(lowered, left.number, right.number)
    if first.low is None or second.low is None:
        return None
    behind = units.after(text, lowered, second.end, grammar.units)
    if unit is not None and second.scale > 1 and second.scale == grammar.shorthand.get(lowered[unit.start : unit.end]):
        unit = None  # "1m to 2m people"
    if unit is not None and (behind is None or behind.unit != unit.unit):
        return None
    if right.sign is not None and (left.sign is None or right.sign.unit != left.sign.unit):
        return None
    if join["margin"]:
        margin = second.low
        number = first._replace(
            end=second.end, low=total(first.low, -margin), high=total(first.low, margin), kind="words", whole=False
        )
        return Value(left.start, number, left.sign, behind, second.end, range=True)
    link = next((name for name in ("to", "or", "and") if join[name]), "dash")
    around = lowered[max(0, left.start - 60) : left.start], lowered[second.end : second.end + 24]
    between = grammar.between.match(lowered, max(0, left.start - 24), left.start)
    if between is None and not _joins(link, first, second, around[0], grammar):
        return None
    if between is not None and _years(first, second):
        counted = phrases.after(text, lowered, second.end, grammar.phrases, one=False)
        if counted is None or first.low % 100 or second.low % 100:
            return None  # "killed between 2002 and 2008"
    low, high = first.low, second.low
    score = _scored(link, first, second, around, grammar)
    if score and low < high:
        score = behind is None and phrases.after(text, lowered, second.end, grammar.phrases, one=False) is None
    if low >= high and not (score or low < 0 or between is not None):
        return None
    steps = [step for step in (first.precision, second.precision) if step]
    whole = first.whole and second.whole
    number = Number(
        first.start, second.end, min(low, high), max(low, high), min(steps, default=None), "words", second.scale, whole
    )
    start = between.start() if between is not None else left.start
    return Value(start, number, left.sign, behind, second.end, range=True, score=score)


def _years(first: Number, second: Number) -> bool:
    """Return whether two numbers are written as years."""
    return first.is_year and second.is_year


def _joins(link: str, first: Number, second: Number, before: str, grammar: Grammar) -> bool:
    """Return whether a link makes a range of two numbers that no "between" leads."""
    assert first.low is not None and second.low is not None
    if link == "and" or (link == "to" and _years(first, second)):
        return False
    if link == "to" and second.low > _STEP * first.low and _steps(before, grammar):
        return False  # "rose by 230 to 4,127"
    if link == "or":
        near = second.low <= 3 * first.low or second.low - first.low <= 3
        return first.low < second.low and near and (first.kind == second.kind or second.scale > 1)
    if link == "to" and before.endswith(grammar.leading):
        near_words = before[-40:]
        return grammar.spread.search(near_words) is not None or grammar.change.search(near_words) is None
    return True


def _steps(before: str, grammar: Grammar) -> bool:
    """Return whether a number behind these words says by how much another changed: "rose by", "up"."""
    if before.endswith(grammar.by):
        return grammar.change.search(before[-40:]) is not None
    return grammar.change.fullmatch(before[before.rfind(" ", 0, -1) + 1 : -1]) is not None


def _scored(link: str, first: Number, second: Number, around: tuple[str, str], grammar: Grammar) -> bool:
    """Return whether two numbers are a score or a vote: "won 2-1", "a 12-3 vote", "3-0"."""
    assert first.low is not None and second.low is not None
    if link not in ("dash", "to") or not (first.whole and second.whole) or second.low > 500:
        return False
    words = set(_WORD.findall(around[0])[-5:]) | set(_WORD.findall(around[1])[:3])
    if words & grammar.score:
        return first.low <= 500 and (first.low >= second.low or second.low <= 12)
    return link == "dash" and first.low >= second.low and first.low <= 200


def _shared_scale(lowered: str, left: Number, right: Number) -> tuple[Number, Number]:
    """Return both ends of a range with the magnitude that only the second states: "10 to 12 million", "20-30,000"."""
    if left.low is None or right.low is None or left.scale > 1:
        return left, right
    if right.scale > 1 and left.low < right.low / right.scale:
        scale = right.scale
    elif left.whole and "," in lowered[right.start : right.end] and right.low / 5 <= left.low * 1e3 < right.low:
        scale = 1e3
    else:
        return left, right
    low, precision = product(left.low, scale), product(left.precision, scale) if left.precision else None
    return left._replace(low=low, high=low, precision=precision), right
