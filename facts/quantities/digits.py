"""Numbers written in digits: separators, decimals, fractions, powers → value and precision."""

import re
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.text.prefixes import Heads
from facts.text.words import any_of

_RUNS: Final = ("1", "12", "123", "1234")
_SPACE: Final = r"[\x20\xa0\u2009\u202f]"


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """How digits are written in one language."""

    digits: regex.Pattern[str]
    longer: Heads
    fraction: Heads
    group: str
    point: str


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the pattern of digits with the separators of a language (numbers.toml, table `digits`).

    The other language's separators are read too where nothing else can be meant: 1.000.000, 1.111,11.
    """
    table = lexicon["numbers"]["digits"]
    group, point = regex.escape(table["group"]), regex.escape(table["point"])
    behind, before = any_of(table["apart_behind"]), any_of(table["apart_before"])
    times = r"(?:(?:[x×]|\x20[x×]\x20)(?:10|2)(?:\^[-+−]?\d++|[−-]\d++)|\x20?[*·]\x20?(?:10|2)\^[-+−]?\d++)"
    pattern = regex.compile(
        rf"""(?:
          \d{{1,3}}(?:{group}\d\d(?={group}))*+(?:{group}\d{{3}})++(?!\d)(?:{point}\d++)?+    # 1,200 · 12,34,567.89
        | \d{{1,3}}(?:['’]\d{{3}})++(?![\d'’])(?:{point}\d++)?+                          # 1'234'567
        | \d{{1,3}}(?:\x20{group}\x20\d{{3}})++(?!\d)                                # 2 , 508 of pre-tokenised text
        | \d{{1,3}}(?:{point}\d{{3}}(?!\d)){{2,}}+(?:{group}\d++)?+                   # 1.000.000
        | \d{{1,3}}(?:{point}\d{{3}})++{group}\d++                                    # 1.111,11
        | \d{{1,3}}(?:{_SPACE}\d{{3}}(?!\d))++(?:{point}\d++)?+                       # 1 200
        | \d++\x20{point}\x20\d++(?=\x20(?:%|{behind})(?!\w))                         # 46 . 8 million
        | (?<=(?:\b(?:{before})|[;:]|\p{{Sc}})\x20)\d{{1,3}}\x20{point}\x20\d++        # at 50 . 9375
        | \d++(?:{point}\d++)?+{times}                                               # 1.3x10^6 · 2.48×10−5
        | \d++(?:{point}\d++)?+(?:e[-+]?\d++|\^[-+−]{{0,2}}\d++)(?!\w)                # 4e14 · 1.1^23
        | (?<!\d{group})\d++{group}\d{{1,2}}(?![\d{group}])                           # 1,3
        | \d++(?:{point}\d++)?+
        )""",
        regex.VERBOSE,
    )
    return Grammar(
        pattern,
        Heads(pattern, ahead=_RUNS, longer=True),
        Heads(FRACTION, ahead=_RUNS),
        table["group"],
        table["point"],
    )


FRACTION: Final = regex.compile(r"(?:(\d{1,4}+)[ -]{1,2})?(\d{1,3}+)(?: ?/ ?|⁄)(\d{1,4}+)(?![\d/]|[.,]\d)")
_SEPARATORS: Final = re.compile(r" ?, ?(?=\d{3}(?!\d))|,(?=\d\d,)|[ \xa0\u2009\u202f'’](?=\d{3})")
_POWER: Final = re.compile(r"([\d.]+) ?(?:[x×*·] ?(10|2)|(e)|(\^))\^?([-+−]{0,2}\d+)")


def plain(written: str, grammar: Grammar) -> str:
    """Return digits as written with the comma between groups and the decimal point, whatever the language."""
    if (grammar.group, grammar.point) == (",", "."):
        return written
    return written.translate({ord(grammar.group): ",", ord(grammar.point): "."})


def digits_value(written: str) -> tuple[float, float | None]:
    """Return the value of digits with their separators, and the size of one step of their last digit.

    >>> digits_value("1,200"), digits_value("1.25"), digits_value("1.000.000")
    ((1200.0, 100.0), (1.25, 0.01), (1000000.0, 1000000.0))
    """
    if written.isdecimal() and len(written) < 300:
        value = float(written)
        return value, step(value)
    if (power := _POWER.fullmatch(written)) is not None:
        sign = power[5].replace("−", "-").replace("--", "").removeprefix("+")
        base, exponent = float(power[1]), max(-400.0, min(float(sign), 400.0))
        try:
            return (base**exponent if power[4] else base * (10.0 if power[3] else float(power[2])) ** exponent), None
        except OverflowError:
            return inf, None
        except ZeroDivisionError:
            return base, None
    bare = _SEPARATORS.sub("", written.replace(" . ", "."))
    if bare.count(".") > 1 or ("," in bare and "." in bare):
        bare = bare.replace(".", "")
    bare = bare.replace(",", ".")
    whole, _, decimals = bare.partition(".")
    if len(whole) > 300:
        return inf, None
    value = float(bare)
    return value, 10.0 ** -len(decimals) if decimals else step(value)


def step(value: float) -> float:
    """Return the size of one step of the last significant digit of a whole number: 1,200 → 100."""
    if value == 0 or value == inf or value != int(value):
        return 1.0
    size = 1.0
    while value % (size * 10) == 0 and size < 1e15:
        size *= 10
    return size


def fraction_value(match: regex.Match[str]) -> float | None:
    """Return the value of "1/2" or "2 1/2"; None for what is no fraction but a date or a season."""
    top, bottom = int(match[2]), int(match[3])
    if match[1] is not None and top >= bottom:
        return None
    if bottom not in _DENOMINATORS or top >= 2 * bottom:
        return None
    return (int(match[1]) if match[1] else 0) + top / bottom


_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 40, 50, 64, 100, 1000})
