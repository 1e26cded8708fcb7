"""Values: a number with its sign, money sign and shorthand ("-5", "$1.2m"), or a range of two ("10 to 12 million").

What joins two numbers to a range and what keeps them apart ("rose from 12 to 19", "won 2-1") is decided here.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.quantities import numbers, phrases, units
from facts.quantities.decimals import product, total
from facts.quantities.numbers import Number
from facts.quantities.units import Found
from facts.text.prefixes import Heads
from facts.text.words import any_of, compiled

_STEP: Final = 4  # times: a range is no wider; "by 230 to 4,127" is a step and what it led to
_DASH: Final = r"(?P<dash>[ \xa0]?[-–—‑~][ \xa0]?(?:to )?)(?=[^\W_]|[\p{Sc}½-¾])"
_WORD: Final = re.compile(r"[\w-]+")


class Value(NamedTuple):
    """A number, or a range of two, with the money sign before it; `start` is with the sign."""

    start: int
    number: Number
    sign: Found | None = None
    behind: Found | None = None  # the unit that stands behind it, as far as it was `looked` for there
    looked: int = -1
    range: bool = False
    score: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """What signs, multiplies and joins numbers in one language, compiled once."""

    numbers: numbers.Grammar
    units: units.Grammar
    phrases: phrases.Grammar
    begins: regex.Pattern[str]
    article: regex.Pattern[str]
    minus: regex.Pattern[str]
    shorthand: dict[str, float]
    sure: frozenset[str]
    suffix: regex.Pattern[str]
    suffix_heads: Heads
    join: regex.Pattern[str]
    join_heads: Heads
    minus_last: frozenset[str]
    money: regex.Pattern[str]
    between: regex.Pattern[str]
    change: regex.Pattern[str]
    spread: regex.Pattern[str]
    leading: tuple[str, ...]
    by: tuple[str, ...]
    score: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled grammar of values of a language."""
    words, table = numbers.grammar(lexicon), lexicon["quantities"]
    spans, links = table["range"], table["range"]["links"]
    shorthand = lexicon["numbers"]["shorthand"]
    money = units.grammar(lexicon)
    codes = any_of(code.lower() for code, unit in money.units.items() if unit.dimension == "money" and len(code) == 3)
    marks = any_of(sign for sign in money.sign_units if not sign[-1].isalpha())
    linked = "|".join(f"(?P<{name}>{any_of(forms)})" for name, forms in links.items())
    suffix = regex.compile(
        rf"(?P<gap>[ \xa0]{{0,2}})(?P<word>{any_of(shorthand)})(?:(?![\w'’]|\.\w)|(?=(?P<code>{codes})(?!\w)))"
    )
    join = regex.compile(
        rf"(?P<margin> ?(?:±|\+/[-−]) ?)|(?P<word>-?[ \xa0\n](?:{linked})[ \xa0\n]|-(?:{linked})-)|{_DASH}"
    )
    return Grammar(
        words,
        money,
        phrases.grammar(lexicon),
        re.compile(rf"\d|(?:{words.starters})(?![^\W_])|[{''.join(words.fractions)}]"),
        re.compile(rf"(?:{any_of(words.words.one)})(?=[ ])"),
        regex.compile(
            rf"(?r)(?:(?<![^\W_])(?:{any_of(lexicon['numbers']['minus'])}) "
            r"|(?<=^|[\s(<>=]|\p{Sc})[-−]|(?<=^ ?|[a-z] )[-−] )"
        ),
        shorthand,
        frozenset(lexicon["numbers"]["shorthand_sure"]),
        suffix,
        Heads(suffix),
        join,
        Heads(join),
        frozenset(word[-1] for word in (*lexicon["numbers"]["minus"], "-", "−")),
        re.compile(rf"(?:{marks}) ?|-(?=\d)|(?:{any_of(lexicon['numbers']['minus'])}) (?=\w)"),
        regex.compile(rf"(?r)(?<!\w)(?:{any_of(spans['between'])})[ ]"),
        compiled(rf"(?<!\w)(?:{'|'.join(spans['change'])})(?!\w)"),
        compiled(rf"(?<!\w)(?:{'|'.join(spans['spread'])})(?!\w)"),
        tuple(word + " " for word in spans["from"]),
        tuple(f" {word} " for word in spans["by"]),
        frozenset(lexicon["skips"]["score"]["words"]),
    )


def read(text: str, lowered: str, start: int, grammar: Grammar) -> Value | None:
    """Return the number at `start`, or the range that it begins; None where the text there is no number."""
    left = _operand(text, lowered, start, grammar)
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


def _operand(
    text: str, lowered: str, start: int, grammar: Grammar, *, signed: bool = True, shared: Found | None = None
) -> Value | None:
    """Return the number at `start` with its sign, money sign and shorthand.

    `shared` is the money sign of the first number of a range, which its second has too: "$5-10m".
    """
    number = numbers.at(lowered, start, grammar.numbers)
    if number is None:
        article = grammar.article.match(lowered, start)
        if article is None:
            return None
        number = Number(start, article.end(), 1.0, 1.0, 1.0, "article")
    if signed and number.kind in ("digits", "part", "words", "ratio"):
        number = _negative(text, lowered, number, grammar)
    if number.kind == "ordinal":
        return Value(number.start, number)
    sign = units.before(text, lowered, number.start, grammar.units)
    if number.kind == "digits" or (number.kind == "words" and number.scale == 1):
        number = _shorthand(text, lowered, number, sign or shared, grammar)
    if sign is not None and sign.rule == "million" and number.low is not None and number.high is not None:
        number = number._replace(low=product(number.low, 1e6), high=product(number.high, 1e6), scale=1e6, whole=False)
    return Value(sign.start if sign else number.start, number, sign)


def _negative(text: str, lowered: str, number: Number, grammar: Grammar) -> Number:
    """Return the number below zero where a minus stands before it."""
    if number.start == 0 or lowered[number.start - 1] not in " -−" or number.low is None or number.high is None:
        return number
    if lowered[number.start - 1] == " " and lowered[number.start - 2 : number.start - 1] not in grammar.minus_last:
        return number
    minus = grammar.minus.match(lowered, 0, number.start)
    if minus is None or (minus[0][-1] == " " and not _below_zero(text, lowered, minus, number, grammar)):
        return number
    return number._replace(start=minus.start(), low=-number.low, high=-number.high, whole=False)


def _below_zero(text: str, lowered: str, minus: regex.Match[str], number: Number, grammar: Grammar) -> bool:
    """Return whether "- 20" is below zero and no dash: said in words, before degrees, or all there is."""
    if minus[0][0].isalpha():
        return True
    found = units.after(text, lowered, number.end, grammar.units)
    if found is not None and found.unit.dimension == "temperature":
        return True
    return minus.start() < 2 and len(lowered) - number.end < 6


def _shorthand(text: str, lowered: str, number: Number, sign: Found | None, grammar: Grammar) -> Number:
    """Return the number multiplied by the shorthand behind it ("1.2m", "3bn", "400k") where it is no unit."""
    if not grammar.suffix_heads[lowered[number.end : number.end + 3]]:
        return number
    match = grammar.suffix.match(lowered, number.end)
    if match is None or number.low is None:
        return number
    if match["code"] is not None and not text[match.start("code") : match.end("code")].isupper():
        return number  # "20 birr" is no b of rials
    word = match["word"]
    if number.kind == "words" and match["code"] is None:
        return number
    small = sign is not None or text[match.end() - 1].islower()
    if match["code"] is not None or (word in grammar.sure and (len(word) > 1 or not match["gap"] or small)):
        sure = True
    else:
        sure = sign is not None or _is_multiplier(text, lowered, match, grammar)
    if not sure:
        return number
    scale = grammar.shorthand[word]
    value = product(number.low, scale)
    precision = product(number.precision, scale) if number.precision else None
    return Number(number.start, match.end(), value, value, precision, "words", scale)


def shouts(text: str) -> bool:
    """Return whether a text is written in capitals, so that a capital says nothing."""
    start = text[:400]
    return start.isupper() and sum(map(str.isalpha, start)) > 20


def _is_multiplier(text: str, lowered: str, match: regex.Match[str], grammar: Grammar) -> bool:
    """Return whether m, b or t behind digits multiplies them: by its capital, or by what is counted behind it."""
    word, written, end = match["word"], text[match.start("word") : match.end()], match.end()
    money = units.after(text, lowered, end, grammar.units)
    if money is not None and money.unit.dimension == "money":
        return True
    if word == "b":
        return not match["gap"]
    if word in ("mm", "m") and written.isupper() and not shouts(text):
        return not match["gap"] or not text[end : end + 2].strip(" .,")
    if word != "m":
        return False
    phrase = phrases.after(text, lowered, end, grammar.phrases, one=False)
    return phrase is not None and lowered[phrase.start : phrase.end].split()[0] not in grammar.units.context["length"]


def _right(text: str, lowered: str, at: int, shared: Found | None, grammar: Grammar, *, signed: bool) -> Value | None:
    """Return the second number of a range, which may have a money sign of its own."""
    sign = grammar.money.match(lowered, at)
    if sign is not None:
        at = sign.end()
    if grammar.begins.match(lowered, at) is None:
        return None
    right = _operand(text, lowered, at, grammar, signed=signed, shared=shared)
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
