"""The tables of units, compiled: surfaces by first word, signs of money, and the words that decide between readings.

lexicon/units.toml has symbols, factors and money by ISO 4217; lexicon/*/unit_words.toml what decides an ambiguous
surface. Surfaces that only quantulum3 knows come from the frozen lexicon/units_quantulum3.json: they have a name
and a dimension but no factor.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import regex

from facts.lexicon import Lexicon, Table, shared
from facts.text.inflections import plural
from facts.text.prefixes import Heads
from facts.text.words import any_of, longest_first

_RAISED: Final = "¹²³¼-¾⁰-⁹₀-₉⅐-⅟"  # for the module re these are letters
FIRST: Final = regex.compile(r"[^\W\d_]++|[%‰°′″'’\"”℃℉\p{Sc}]")


class Unit(NamedTuple):
    """A unit: symbol, English name, dimension, factor to the base unit (None: unknown) and shift (temperatures)."""

    symbol: str
    name: str
    dimension: str
    si: float | None = None
    shift: float = 0.0


# A surface in lower case, its unit, and how it must be written where case matters; all of one first word.
Surface = tuple[str, Unit, str | None]
Surfaces = dict[str, tuple[Surface, ...]]


class Found(NamedTuple):
    """A unit in the text: where it starts and ends, and the rule that chose it ("" where nothing was ambiguous)."""

    unit: Unit
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The unit surfaces by their first word, and the context words that decide between readings."""

    surfaces: Surfaces
    first: re.Pattern[str]
    signs: regex.Pattern[str]
    sign_units: dict[str, Unit]
    before: dict[str, Unit]
    units: dict[str, Unit]
    rates: regex.Pattern[str]
    matter: regex.Pattern[str]
    rates_heads: Heads
    rate_nouns: frozenset[str]
    rules: dict[str, str]
    rate_articles: frozenset[str]
    rate_sized: frozenset[str]
    rate_each: frozenset[str]
    rate_never: tuple[str, ...]
    context: dict[str, frozenset[str]]
    pound: Unit
    minute: Unit
    word_codes: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled unit tables with the context words of a language."""
    words = lexicon["unit_words"]
    word_codes = frozenset(words["codes"]["words"])
    surfaces, units, signs = _surfaces(lexicon, word_codes)
    rates = words["rates"]
    links, matter = _rates(lexicon)
    marks = re.escape("".join(first for first in surfaces if not first.isalpha()))
    return Grammar(
        surfaces,
        re.compile(rf"(?:[ \xa0]?-[ ]?|[ \xa0\u202f]{{1,2}}|\n(?!\n)|)([^\W\d_{_RAISED}]+|[{marks}])"),
        _signs(signs),
        signs,
        {word: units[symbol] for word, symbol in words["before"].items()},
        units,
        links,
        matter,
        Heads(links, matter),
        frozenset(rates["counted"]),
        {surface: name for name, surfaces in words["rules"].items() for surface in surfaces},
        frozenset(rates["articles"]),
        frozenset(rates["sized"]),
        frozenset(rates["each"]),
        tuple(rates["never"]),
        _context(lexicon),
        units[words["pound"]["code"]],
        units["min"],
        word_codes,
    )


def _surfaces(lexicon: Lexicon, word_codes: frozenset[str]) -> tuple[Surfaces, dict[str, Unit], dict[str, Unit]]:
    """Return the surfaces of all units by their first word, the units by symbol, and those of money by their signs."""
    own = lexicon["unit_words"]["surfaces"]
    by_first: dict[str, list[Surface]] = {}
    units: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    for dimension, table in shared("units").items():
        for symbol, entry in table.items():
            si = entry.get("si", 1.0 if dimension == "money" else None)
            unit = units[symbol] = Unit(symbol, entry["name"], dimension, si, entry.get("shift", 0.0))
            words = (*(entry.get("words", ()) if own["english"] else ()), *own["names"].get(symbol, ()))
            forms = {form: None for word in words for form in (word, plural(word, lexicon))}
            for surface, cased in _written(unit, entry, forms, word_codes):
                _add(by_first, surface, unit, cased=cased)
            signs |= dict.fromkeys(entry.get("signs", ()), unit)
    known = {surface for entries in by_first.values() for surface, _, _ in entries}
    for surface, unit, cased in _frozen(lexicon["unit_words"]) if own["english"] else ():
        if surface.lower() not in known:
            _add(by_first, surface, unit, cased=cased)
    ordered = {
        first: tuple(sorted(each, key=lambda entry: (-len(entry[0]), entry[2] is None)))
        for first, each in by_first.items()
    }
    return ordered, units, signs


def _written(unit: Unit, entry: Table, words: Iterable[str], word_codes: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Yield the surfaces of a unit, given in words and by its entry, and whether their case matters."""
    for word in words:
        yield word, False
        yield word.replace(" ", "-"), False  # "a 500-square-mile area"
    for surface in entry.get("symbols", ()):
        yield surface, False
    for surface in entry.get("cased", ()):
        yield surface, True
    if unit.dimension == "money" and unit.symbol.isupper() and unit.symbol.lower() not in word_codes:
        yield unit.symbol, True
    for surface in entry.get("signs", ()):
        if not surface[0].isalpha() and " " not in surface:
            yield surface, False


def _rates(lexicon: Lexicon) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return what leads to the second unit of a rate ("20 km per hour"), and what may stand before that."""
    rates, of = lexicon["unit_words"]["rates"], any_of(lexicon["numbers"]["of"])
    links = regex.compile(
        rf"(?:[ \xa0]|-)(?P<link>{'|'.join(rates['links'])})(?:[ \xa0]|-)(?=[\w])|[ ]?(?P<slash>/)[ ]?(?=[^\W\d_])"
    )
    matter = regex.compile(
        rf" (?:{of}) [a-z]{{2,20}}(?: [a-z]{{2,20}})?(?= (?:{any_of([*rates['sure'], *rates['articles']])}) )"
    )
    return links, matter


def _context(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Return the words that decide between the readings of a unit, by what they tell."""
    words = lexicon["unit_words"]
    pound, inch, degrees = words["pound"], words["inch"], words["degrees"]
    lists = {
        "length": words["shorthand"]["length"],
        "angle": degrees["angle"],
        "heat": degrees["heat"],
        "calibre": words["calibre"]["nouns"],
        "barrel": words["barrel"]["nouns"],
        "inch": inch["after"],
        "feet": inch["before"],
        "of": lexicon["numbers"]["of"],
        **{name: pound[name] for name in ("big", "money", "mass", "fare", "given")},
        "rated": words["rates"]["links"],
    }
    return {name: frozenset(some) for name, some in lists.items()}


def _add(by_first: dict[str, list[Surface]], surface: str, unit: Unit, *, cased: bool = False) -> None:
    """Enter a surface under its first word; the first entry of a surface wins."""
    lowered = surface.lower()
    first = FIRST.match(lowered)
    assert first is not None, surface
    entries = by_first.setdefault(first[0], [])
    if not any(lowered == known and cased_ is None and not cased for known, _, cased_ in entries):
        entries.append((lowered, unit, surface if cased else None))


def _frozen(words: Table) -> Iterator[tuple[str, Unit, bool]]:
    """Yield the usable surfaces of the frozen quantulum3 table as (surface, unit, whether case matters).

    Words from four letters on, and symbols that mix capitals and small letters: the rest are words of the language.
    """
    never = frozenset(words["quantulum3"]["never"])
    table = json.loads((files("facts.lexicon") / "units_quantulum3.json").read_text("utf-8"))
    for surface, name, dimension, symbol in table["surfaces"]:
        if surface.lower() in never or dimension in ("money", "dimensionless") or FIRST.match(surface.lower()) is None:
            continue
        if (
            symbol
            and len(surface) > 1
            and surface != surface.lower()
            and surface != surface.upper()
            and surface.isalpha()
        ):
            yield surface, Unit(surface, name, dimension), True
        elif not symbol and len(surface) > 3 and surface == surface.lower():
            yield surface, Unit(name, name, dimension), False


def _signs(signs: dict[str, Unit]) -> regex.Pattern[str]:
    """Return the pattern, read backwards from a number, of the signs and codes of money before it."""
    free = [sign for sign in signs if not sign[0].isalpha()]
    bound = [sign for sign in signs if sign[0].isalpha()]
    return regex.compile(
        rf"(?r)(?:(?<![^\W_])(?P<million>m)?(?P<sign>{longest_first(bound)})|(?P<sign>{longest_first(free)}))[ \xa0]?-?"
    )
