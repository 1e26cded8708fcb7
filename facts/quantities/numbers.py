"""Numbers as written: digits, words and vague words → the value they stand for, with its span and precision.

Works on lower-cased text, one number at a time, at a place where the scan of facts/quantities/scan.py saw one begin.
The words are those of lexicon/*/numbers.toml; the grammar is the same for all languages that put the
multiplier behind the number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.quantities import numeral_words, numerals
from facts.quantities.decimals import product
from facts.quantities.digits import FRACTION, digits_value, fraction_value, plain
from facts.quantities.parts import scale_of
from facts.text.prefixes import Heads
from facts.text.words import any_of

_RUN: Final = re.compile(r"\d++")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NEXT: Final = re.compile(r"\s(\w+)")
_CLOSING: Final = re.compile(r"\s*(?:[.?!]|$)")


class Number(NamedTuple):
    """A number as written: its span, interval, precision, and how it was written.

    `kind` is digits, words, part (a fraction), loose (a part that may be an ordinal: "a third"), ordinal,
    vague or unknown. `scale` is the multiplier that it ends with ("1.2 million": 1e6), else 1.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    precision: float | None
    kind: str
    scale: float = 1.0
    whole: bool = False  # plain digits, as a year or an identifier is written

    @property
    def is_year(self) -> bool:
        """Whether it is written as a year is: four plain digits from 1900 on."""
        return self.whole and self.end - self.start == 4 and self.low is not None and 1900 <= self.low < 2100

    @property
    def is_old_year(self) -> bool:
        """Whether it is written as a year before 1900 is: "since 1888"."""
        return self.whole and self.end - self.start == 4 and self.low is not None and 1100 <= self.low < 1900


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The number words of one language, compiled: chains of numerals, vague words, fraction signs, ratios."""

    words: numeral_words.Grammar
    vague: dict[str, tuple[float, float]]
    vague_scales: dict[str, float]
    few: str
    fractions: dict[str, float]
    mark: regex.Pattern[str]
    vague_pattern: regex.Pattern[str]
    vague_heads: frozenset[str]
    ratio: regex.Pattern[str]
    over: regex.Pattern[str]
    ratio_heads: Heads
    starters: str
    first: frozenset[str]  # the words with which one of these begins
    joined: tuple[str, ...]
    plurals: frozenset[str]
    months: tuple[str, ...]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled number words of a language."""
    table, words = lexicon["numbers"], numeral_words.grammar(lexicon)
    vague, scales, bare = table["vague"], any_of(table["vague_scales"]), table["bare"]
    plurals = [word for word in vague if word in table["plurals"]]
    counted = [word for word in vague if word not in plurals]
    after = "|".join(bare["after"])
    of, both = f"(?:{any_of(words.of)})", f"(?:{any_of(words.joiner)})"
    whole = rf"(?P<whole>\d++(?![.,]?\d)|(?:{any_of([*words.cardinals, *words.scales, *words.one])})(?!\w))"
    ratio, over = (regex.compile(rf" (?:{any_of(table[name])}) {whole}") for name in ("out_of", "over"))
    return Grammar(
        words,
        {word: (float(low), float(high)) for word, (low, high) in vague.items()},
        table["vague_scales"],
        bare["means"],
        table["fractions"],
        re.compile(f" ?(?P<mark>[{''.join(table['fractions'])}])"),
        regex.compile(
            rf"(?P<word>{any_of(counted)})(?!\w)"
            rf"(?:(?: {of})?[ -](?P<scale>{scales})(?!\w)(?: {of} (?P<more>{scales})(?!\w))?+)?+"
            rf"|(?P<plural>{any_of(plurals)})(?!\w)"
            rf"(?: {both} (?P=plural)(?!\w))?+(?: {of} (?P<of>{scales})(?!\w))?+"
            rf"|(?P<few>(?<=\b(?:{after}) ){bare['word']})(?!\w)"
            rf"|(?P<unknown>{any_of(table['unknown']['words'])})(?!\w)(?<!\b(?:{any_of(table['unknown']['never'])}))"
        ),
        frozenset(word[:3] for word in [*vague, bare["word"], *table["unknown"]["words"]]),
        ratio,
        over,
        Heads(ratio, over),
        *_starters(words, counted, plurals, table),
        tuple(f" {word} " for word in words.joiner),
        frozenset(plurals),
        tuple(lexicon["dates"]["months"]),
    )


def _starters(
    words: numeral_words.Grammar, counted: list[str], plurals: list[str], table: Mapping[str, Any]
) -> tuple[str, frozenset[str]]:
    """Return the alternation of the words at which a number may begin, for the scan, and the first words of these."""
    phrases = [*counted, *plurals, *table["unknown"]["words"]]
    single = [word for word in [*words.scales, *words.parts] if not word.endswith("s")]
    heads = {phrase.split()[1] for phrase in phrases if phrase.split()[0] in words.one}
    alone = {*words.cardinals, *words.ordinals, *single, table["bare"]["word"]}
    alone |= {phrase for phrase in phrases if phrase.split()[0] not in words.one}
    parts = {word for word, value in words.ordinals.items() if value > 2}
    digits = any_of(word for word, value in words.cardinals.items() if value < 10)
    point = rf"(?<!\w )(?:{any_of(words.point)})(?= (?:{digits}) (?:{digits})(?!\w))"  # "point two five"
    article = rf"(?:{any_of(words.one)})[ -](?:{any_of({*heads, *single, *parts})})"
    first = frozenset(_LETTERS.findall(phrase)[0] for phrase in (*alone, *words.point, *words.one))
    return f"{any_of(alone)}|{point}|{article}", first


def at(lowered: str, start: int, grammar: Grammar) -> Number | None:
    """Return the number that begins at `start` of the lower-cased text, None where none does."""
    first = lowered[start]
    if first.isdecimal():
        return _digits_at(lowered, start, grammar)
    if first in grammar.fractions:
        value = grammar.fractions[first]
        return Number(start, start + 1, value, value, None, "part")
    if lowered[start : start + 3] in grammar.vague_heads:
        vague = grammar.vague_pattern.match(lowered, start)
        if vague is not None:
            return _vague(vague, grammar)
    return _chain_at(lowered, start, grammar)


def _chain_at(lowered: str, start: int, grammar: Grammar) -> Number | None:
    """Return the number that a chain of number words at `start` writes."""
    chain = grammar.words.chain.match(lowered, start)
    if chain is None:
        return None
    found = numerals.read(grammar.words, chain[0])
    if found is None:
        return None
    value, end = found
    end += start
    kind = value.kind
    number = Number(start, end, value.value, value.value, value.precision, kind, value.scale)
    return _ratio(lowered, number, grammar)


def _ratio(lowered: str, number: Number, grammar: Grammar) -> Number:
    """Return one part in many ("one in five", "2 out of 3") where the text goes on so, else the number itself."""
    if number.kind not in ("digits", "words") or number.low is None or number.low < 1:
        return number
    if not grammar.ratio_heads[lowered[number.end : number.end + 3]]:
        return number
    ratio = grammar.ratio.match(lowered, number.end) if number.low <= 9 else None
    over = grammar.over.match(lowered, number.end) if ratio is None else None
    if ratio is None and over is None:
        return number
    ratio = ratio or over
    assert ratio is not None
    whole = ratio["whole"]
    other = (
        float(whole)
        if whole.isdecimal()
        else grammar.words.cardinals.get(whole) or grammar.words.scales.get(whole, 0.0)
    )
    chain = grammar.words.chain.match(lowered, ratio.start("whole"))
    end = ratio.end()
    if chain is not None and (read := numerals.read(grammar.words, chain[0])) is not None and read[0].kind == "words":
        other, end = read[0].value, chain.start() + read[1]
    if over is not None:
        if other < 2 or _CLOSING.match(lowered, end) is None:
            return number
    elif not number.low < other or other < 3 or other > 1e6 or 1900 <= other < 2100:
        return number
    value = number.low / other
    return Number(number.start, end, value, value, None, "ratio")


def _digits_at(lowered: str, start: int, grammar: Grammar) -> Number | None:
    """Return the number in digits at `start`, with the words that multiply it."""
    number = _written(lowered, start, grammar)
    if number is None or number.low is None:
        return None
    if number.kind == "part":
        return _scaled(lowered, number, grammar)
    behind = lowered[number.end : number.end + 3]
    if grammar.words.follows_heads[behind]:
        if number.whole and lowered.startswith(grammar.joined, number.end):
            fraction = FRACTION.match(lowered, lowered.index(" ", number.end + 1) + 1)
            part = fraction_value(fraction) if fraction is not None and fraction[1] is None else None
            if fraction is not None and part is not None and part < 1:  # "2 and 1/2"
                return Number(start, fraction.end(), number.low + part, number.low + part, None, "part")
        if _is_date(lowered, number, grammar):
            return number
        if grammar.words.follows.match(lowered, number.end) is not None:
            return _multiplied(lowered, number, grammar)
    if not grammar.fractions.keys().isdisjoint(behind) and (mark := grammar.mark.match(lowered, number.end)):
        value = number.low + grammar.fractions[mark["mark"]]
        return Number(start, mark.end(), value, value, None, "part")
    return _ratio(lowered, number, grammar) if number.whole else number


def _is_date(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether a vague word behind digits begins a new phrase: "In 2014 hundreds died", "On May 24 dozens of"."""
    behind = _NEXT.match(lowered, number.end)
    if behind is None or behind[1] not in grammar.plurals:
        return False
    return number.is_year or lowered[max(0, number.start - 24) : number.start].rpartition(" ")[0].endswith(
        grammar.months
    )


def _written(lowered: str, start: int, grammar: Grammar) -> Number | None:
    """Return the number that digits at `start` write without the words behind them: a fraction, or digits."""
    run = _RUN.match(lowered, start)
    head = lowered[run.end() : run.end() + 2] if run is not None else ""
    written_so = grammar.words.digits
    if run is not None and not (written_so.longer[head] or written_so.fraction[head]):
        written, end = run[0], run.end()
    else:
        near = lowered[start : start + 14]
        fraction = FRACTION.match(lowered, start) if "/" in near or "⁄" in near else None
        if fraction is not None and (value := fraction_value(fraction)) is not None:
            return Number(start, fraction.end(), value, value, None, "part")
        match = written_so.digits.match(lowered, start)
        if match is None:
            return None
        written, end = match[0], match.end()
    value, precision = digits_value(plain(written, written_so))
    number = Number(start, end, value, value, precision, "digits", whole=written.isdecimal())
    return _leading_point(lowered, number) if lowered[start - 1 : start] == "." else number


def _scaled(lowered: str, number: Number, grammar: Grammar) -> Number:
    """Return a fraction in digits with the multiplier behind it: "1/2 a million", "3/4 of a million"."""
    chain = grammar.words.chain.match(lowered, number.end + 1)
    if chain is None or number.low is None:
        return number
    tokens = list(grammar.words.token.finditer(chain[0]))
    scale, taken = scale_of(grammar.words, [match[0] for match in tokens], 0)
    if scale == 1:
        return number
    value, end = product(number.low, scale), number.end + 1 + tokens[taken - 1].end()
    return Number(number.start, end, value, value, None, "part", scale)


def _leading_point(lowered: str, number: Number) -> Number:
    """Return ".25" as a quarter where the point stands alone before the digits."""
    if lowered[number.start - 2 : number.start - 1].isalnum() or not number.whole:
        return number
    written = lowered[number.start : number.end]
    value = float("0." + written)
    return Number(number.start - 1, number.end, value, value, 10.0 ** -len(written), "digits")


def _multiplied(lowered: str, number: Number, grammar: Grammar) -> Number:
    """Return digits with the number words behind them: "1.2 million", "3 hundred and 21", "2 and a half"."""
    chain = grammar.words.chain.match(lowered, number.end + 1)
    if chain is None or number.low is None:
        return number
    found = numerals.read(grammar.words, "0 " + lowered[number.end + 1 : chain.end()], number.low, number.precision)
    if found is None or found[1] <= 1:
        return number
    value, length = found
    kind = "words" if number.kind == "digits" else number.kind
    end = number.end + length - 1
    if value.kind == "ordinal" or end <= number.end:
        return number
    return Number(number.start, end, value.value, value.value, value.precision, kind, value.scale)


def _vague(match: regex.Match[str], grammar: Grammar) -> Number:
    """Return the interval of a vague word, multiplied: "tens of thousands" is 20,000 to 99,999."""
    if match["unknown"]:
        return Number(match.start(), match.end(), None, None, None, "unknown")
    word = match["word"] or match["plural"] or grammar.few
    low, high = grammar.vague[word]
    scale = 1.0
    for name in ("scale", "more", "of"):
        scale *= grammar.vague_scales.get(match[name] or "", 1.0)
    if scale > 1:
        low, high = low * scale, (high + 1) * scale - 1
    return Number(match.start(), match.end(), low, high, None, "vague", scale)
