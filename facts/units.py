"""Units as written: the surface behind or before a number → symbol, name, dimension and factor to the SI base.

The tables are lexicon/units.toml (symbols, factors, money by ISO 4217) and lexicon/*/unit_words.toml (what decides
an ambiguous surface). Surfaces that only quantulum3 knows come from the frozen lexicon/units_quantulum3.json;
they have a name and a dimension but no factor.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import regex

from facts.lexicon import Lexicon, shared
from facts.numerals import longest_first

_FIRST: Final = regex.compile(r"[^\W\d_]++|[%‰°′″℃℉\p{Sc}]")
_NEXT_DIGIT: Final = regex.compile(r" ?\d")
_EXPONENT: Final = regex.compile(r"\^?[-−]?[1-4](?!\w)|[²³]")
_WORDS: Final = regex.compile(r"[\w-]+")
_DIVISOR: Final = regex.compile(r"[\d,]+|[^\W\d_]+")
_GAP: Final = regex.compile(r"[ \xa0]?-[ ]?|[ \xa0\u202f]{1,2}|\n(?!\n)|")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: symbol, English name, dimension, factor to the base unit (None: unknown) and shift (temperatures)."""

    symbol: str
    name: str
    dimension: str
    si: float | None = None
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A unit in the text: where it starts and ends, and the rule that chose it ("" where nothing was ambiguous)."""

    unit: Unit
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The unit surfaces by their first word, and the context words that decide between readings."""

    surfaces: dict[str, tuple[tuple[str, Unit, str | None], ...]]
    signs: regex.Pattern[str]
    sign_units: dict[str, Unit]
    before: dict[str, Unit]
    units: dict[str, Unit]
    rates: regex.Pattern[str]
    rate_nouns: frozenset[str]
    context: dict[str, frozenset[str]]
    pound: Unit


PERSON: Final = Unit("person", "person", "person", 1.0)
ONE: Final = Unit("1", "", "count", 1.0)


def plural(word: str) -> str:
    """Return the regular plural of the last word of a phrase.

    >>> plural("square mile"), plural("inch"), plural("century")
    ('square miles', 'inches', 'centuries')
    """
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled unit tables with the context words of a language."""
    tables = shared("units")
    by_first: dict[str, list[tuple[str, Unit, str | None]]] = {}
    units: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    for dimension, table in tables.items():
        for symbol, entry in table.items():
            si = entry.get("si", 1.0 if dimension == "money" else None)
            unit = units[symbol] = Unit(symbol, entry["name"], dimension, si, entry.get("shift", 0.0))
            for surface in entry.get("words", ()):
                _add(by_first, surface, unit)
                _add(by_first, plural(surface), unit)
            for surface in entry.get("symbols", ()):
                _add(by_first, surface, unit)
            for surface in entry.get("cased", ()):
                _add(by_first, surface, unit, cased=True)
            for surface in entry.get("signs", ()):
                signs[surface] = unit
                if not surface[0].isalpha() and " " not in surface:
                    _add(by_first, surface, unit)
    known = {surface for entries in by_first.values() for surface, _, _ in entries}
    for surface, unit, cased in _frozen():
        if surface not in known:
            _add(by_first, surface, unit, cased=cased)
    ordered = {first: tuple(sorted(each, key=lambda entry: (-len(entry[0]), entry[2] is None))) for first, each in by_first.items()}
    words = lexicon["unit_words"]
    rates = words["rates"]
    return Grammar(
        ordered,
        _signs(signs),
        signs,
        {word: units[symbol] for word, symbol in words["before"].items()},
        units,
        regex.compile(rf"(?:[ \xa0]|-)(?P<link>{'|'.join(rates['links'])})(?:[ \xa0]|-)(?=[\w])|[ ]?(?P<slash>/)[ ]?(?=[^\W\d_])"),
        frozenset(rates["counted"]),
        {
            "length": frozenset(words["shorthand"]["length"]),
            "angle": frozenset(words["degrees"]["angle"]),
            "calibre": frozenset(words["calibre"]["nouns"]),
            "inch": frozenset(words["inch"]["after"]),
            "big": frozenset(words["pound"]["big"]),
            "feet": frozenset(words["inch"]["before"]),
            "money": frozenset(words["pound"]["money"]),
            "mass": frozenset(words["pound"]["mass"]),
        },
        units[words["pound"]["code"]],
    )


def _add(by_first: dict[str, list[Any]], surface: str, unit: Unit, *, cased: bool = False) -> None:
    """Enter a surface under its first word; the first entry of a surface wins."""
    lowered = surface.lower()
    first = _FIRST.match(lowered)
    assert first is not None, surface
    entries = by_first.setdefault(first[0], [])
    if not any(lowered == known and cased_ is None and not cased for known, _, cased_ in entries):
        entries.append((lowered, unit, surface if cased else None))


@cache
def _frozen() -> tuple[tuple[str, Unit, bool], ...]:
    """Return the surfaces of the frozen quantulum3 table as (surface, unit, whether case matters)."""
    path = files("facts.lexicon") / "units_quantulum3.json"
    if not path.is_file():
        return ()
    table = json.loads(path.read_text("utf-8"))
    return tuple((surface, Unit(name, name, dimension), cased) for surface, name, dimension, cased in table["surfaces"])


def _signs(signs: dict[str, Unit]) -> regex.Pattern[str]:
    """Return the pattern, read backwards from a number, of the signs and codes of money before it."""
    free = [sign for sign in signs if not sign[0].isalpha()]
    bound = [sign for sign in signs if sign[0].isalpha()]
    return regex.compile(rf"(?r)(?P<sign>(?<![^\W_])(?:{longest_first(bound)})|(?:{longest_first(free)}))[ \xa0]?-?")


def before(lowered: str, start: int, grammar: Grammar) -> Found | None:
    """Return the money sign or the unit word that stands before a number ("$", "US$ ", "magnitude")."""
    if start == 0:
        return None
    match = grammar.signs.match(lowered, max(0, start - 8), start)
    if match is not None:
        return Found(grammar.sign_units[match["sign"]], match.start(), match.end())
    return None


def after(text: str, lowered: str, end: int, grammar: Grammar, *, value: float | None = None) -> Found | None:
    """Return the unit that stands behind a number, None where none does; `value` helps with plurals."""
    gap = _GAP.match(lowered, end)
    at = gap.end() if gap else end
    first = _FIRST.match(lowered, at)
    if first is None:
        return None
    entries = grammar.surfaces.get(first[0])
    if entries is None:
        return None
    for surface, unit, cased in entries:
        if not lowered.startswith(surface, at):
            continue
        stop = at + len(surface)
        if surface[-1].isalnum() and (lowered[stop : stop + 1].isalnum() or lowered[stop : stop + 1] == "_"):
            continue
        if cased is not None and text[at:stop] != cased:
            continue
        if unit.dimension == "money" and not surface[0].isalpha() and _NEXT_DIGIT.match(lowered, stop):
            continue
        return _decide(text, lowered, Found(unit, at, stop), end, value, grammar)
    return None


def _decide(text: str, lowered: str, found: Found, end: int, value: float | None, grammar: Grammar) -> Found | None:
    """Return the unit that an ambiguous surface means here, with the rule's name; None where it is no unit."""
    unit, at, stop = found.unit, found.start, found.end
    surface = lowered[at:stop]
    rule = _RULES.get(surface)
    if rule is None:
        return found
    around = lowered[max(0, end - 60) : end], lowered[stop : stop + 40]
    return rule(text, found, at > end, around, grammar)


Around = tuple[str, str]


def _words(piece: str) -> list[str]:
    """Return the words of a piece of lower-cased text."""
    found: list[str] = _WORDS.findall(piece)
    return found


def _pound(text: str, found: Found, spaced: bool, around: Around, grammar: Grammar) -> Found:
    """Return pounds as money or mass, by the words around them; mass where nothing speaks for money."""
    near = set(_words(around[0])[-6:]) | set(_words(around[1])[:4])
    big = bool(set(_words(around[0])[-1:]) & grammar.context["big"])
    if near & grammar.context["mass"] or (_words(around[1])[:1] == ["of"] and not big):
        return found
    if big or near & grammar.context["money"]:
        return Found(grammar.pound, found.start, found.end, "pound:money")
    return Found(found.unit, found.start, found.end, "pound:mass")


def _inch(text: str, found: Found, spaced: bool, around: Around, grammar: Grammar) -> Found | None:
    """Return an inch where "in" cannot be the preposition: at the end, before "thick", behind feet."""
    after_words = _words(around[1])
    if not around[1].strip(" .)") or (after_words and after_words[0] in grammar.context["inch"]):
        return Found(found.unit, found.start, found.end, "in:inch")
    if not spaced or set(_words(around[0])[-2:-1]) & grammar.context["feet"]:
        return Found(found.unit, found.start, found.end, "in:inch")
    return None


def _degree(text: str, found: Found, spaced: bool, around: Around, grammar: Grammar) -> Found:
    """Return a degree as an angle near words of turning, else as a temperature."""
    near = set(_words(around[0])[-5:]) | set(_words(around[1])[:2])
    if near & grammar.context["angle"]:
        return Found(Unit("°", "degree", "angle", 0.017453292519943295), found.start, found.end, "degree:angle")
    return Found(found.unit, found.start, found.end, "degree:temperature")


def _millimetre(text: str, found: Found, spaced: bool, around: Around, grammar: Grammar) -> Found:
    """Return millimetres as a calibre before the name of a weapon, else as a length."""
    near = _words(around[1])[:2]
    if near and (near[0] in grammar.context["calibre"] or near[0] == "caliber"):
        return Found(Unit("mm", "millimetre", "calibre", 0.001), found.start, found.end, "mm:calibre")
    return found


def _symbol(text: str, found: Found, spaced: bool, around: Around, grammar: Grammar) -> Found | None:
    """Return a one-letter symbol as a unit only where no word can be meant: lower case, and nothing glued on."""
    written = text[found.start : found.end]
    if written != written.lower() and written not in ("L",):
        return None
    if spaced and around[1][:1] in ("'", "’", "-", "."):
        return None
    return found


_RULES: Final = {
    "pound": _pound,
    "pounds": _pound,
    "in": _inch,
    "degree": _degree,
    "degrees": _degree,
    "°": _degree,
    "mm": _millimetre,
    "millimeter": _millimetre,
    "millimetre": _millimetre,
    "m": _symbol,
    "h": _symbol,
    "g": _symbol,
    "t": _symbol,
    "l": _symbol,
}


def rate(lowered: str, found: Found | None, end: int, grammar: Grammar) -> Found | None:
    """Return the rate that goes on behind a unit or noun at `end` ("a day", "/hour", "per 100,000"), else None."""
    link = grammar.rates.match(lowered, end)
    if link is None:
        return None
    at = link.end()
    per, stop = _divisor(lowered, at, grammar)
    if per is None or (link["link"] == "each" and per.dimension != "duration"):
        return None
    over = found.unit if found else ONE
    if link["link"] in ("a", "an") and per.dimension not in ("duration", "volume", "mass", "count"):
        return None
    if over.dimension == "duration" and link["link"] in ("a", "an"):
        return None
    symbol = f"{over.symbol}/{per.symbol}"
    si = over.si / per.si if over.si is not None and per.si else None
    known = grammar.units.get(symbol)
    if known is not None:
        return Found(known, link.start(), stop)
    dimension = "speed" if (over.dimension, per.dimension) == ("length", "duration") else "rate"
    name = f"{over.name} per {per.name}".strip()
    return Found(Unit(symbol, name, dimension, si), link.start(), stop, "rate")


def _divisor(lowered: str, at: int, grammar: Grammar) -> tuple[Unit | None, int]:
    """Return the unit or counted noun that a rate is divided by, and where it ends."""
    first = _DIVISOR.match(lowered, at)
    if first is None:
        return None, at
    word = first[0]
    for surface, unit, cased in grammar.surfaces.get(word, ()):
        stop = at + len(surface)
        if cased is None and lowered.startswith(surface, at) and not lowered[stop : stop + 1].isalnum():
            power = _EXPONENT.match(lowered, stop)
            if power is None:
                return unit, stop
            return Unit(unit.symbol + power[0].lstrip("^"), f"{unit.name}{power[0]}", "rate"), power.end()
    if word in grammar.rate_nouns:
        size = float(word.replace(",", "")) if word[0].isdigit() else 1.0
        return Unit(word, word, "count", size), first.end()
    return None, at


def to_si(value: float | None, unit: Unit) -> float | None:
    """Return a value in the base unit of the unit's dimension; None where value or factor is unknown."""
    if value is None or unit.si is None:
        return None
    return value * unit.si + unit.shift
