"""Operands: one number with its sign, money sign and shorthand ("-5", "$1.2m", "400k")."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.quantities import numbers, phrases, units
from facts.quantities.decimals import product
from facts.quantities.numbers import Number
from facts.quantities.units import Found
from facts.text.prefixes import Heads
from facts.text.words import any_of, compiled

_DASH: Final = r"(?P<dash>[ \xa0]?[-–—‑~][ \xa0]?(?:to )?)(?=[^\W_]|[\p{Sc}½-¾])"


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


def operand(
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
