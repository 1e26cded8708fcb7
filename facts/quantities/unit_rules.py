"""Unit surfaces that mean several things, decided from what stands around them; each rule is named in the quantity."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from facts.quantities.unit_tables import Found, Grammar, Unit

_WORDS: Final = re.compile(r"[\w-]+")
_FEET: Final = re.compile(r"\x20?\d{1,2}(?:\.\d)?\x20?[\"”″]")
_INCHES: Final = re.compile(r"\d['’′]\x20?\d{1,2}(?:\.\d)?$")
_DECIMAL: Final = re.compile(r"(?<![\d.,])\d\.\d$")
_MINUTES: Final = re.compile(r"\d\x20?h(?:rs?)?\x20?\d{1,2}$")


class Context(NamedTuple):
    """What stands around a surface: text before the unit and behind it, the surface as written, and word lists."""

    around: tuple[str, str]
    written: str
    spaced: bool
    words: dict[str, frozenset[str]]
    pound: Unit
    minute: Unit


def decide(text: str, lowered: str, found: Found, end: int, grammar: Grammar) -> Found | None:
    """Return the unit that a surface behind the number's `end` means here; None where it is no unit."""
    rule = _RULES.get(grammar.rules.get(lowered[found.start : found.end], ""))
    if rule is None:
        return found
    around = lowered[max(0, end - 60) : end], lowered[found.end : found.end + 40]
    written = text[found.start : found.end]
    return rule(found, Context(around, written, found.start > end, grammar.context, grammar.pound, grammar.minute))


def _words(piece: str) -> list[str]:
    """Return the words of a piece of lower-cased text."""
    found: list[str] = _WORDS.findall(piece)
    return found


def _pound(found: Found, context: Context) -> Found:
    """Return pounds as money or mass, by the words around them; mass where nothing speaks for money."""
    behind = _words(context.around[1])[:2]
    if " ".join(behind) in context.words["given"]:
        return Found(context.pound, found.start, found.end, "pound:money")
    near = set(_words(context.around[0])[-6:]) | set(_words(context.around[1])[:4])
    big = bool(set(_words(context.around[0])[-1:]) & context.words["big"])
    if near & context.words["mass"] or (set(_words(context.around[1])[:1]) & context.words["of"] and not big):
        return found
    fare = len(behind) > 1 and behind[0] in context.words["rated"] and behind[1] in context.words["fare"]
    if big or fare or near & context.words["money"]:
        return Found(context.pound, found.start, found.end, "pound:money")
    return Found(found.unit, found.start, found.end, "pound:mass")


def _inch(found: Found, context: Context) -> Found | None:
    """Return an inch where "in" cannot be the preposition: at the end, before "thick", behind feet."""
    after_words = _words(context.around[1])
    if not context.around[1].strip(" .)") or (after_words and after_words[0] in context.words["inch"]):
        return Found(found.unit, found.start, found.end, "in:inch")
    if not context.spaced or set(_words(context.around[0])[-2:-1]) & context.words["feet"]:
        return Found(found.unit, found.start, found.end, "in:inch")
    return None


def _degree(found: Found, context: Context) -> Found:
    """Return a degree as an angle near words of turning, else as a temperature."""
    near = set(_words(context.around[0])[-5:]) | set(_words(context.around[1])[:2])
    if near & context.words["angle"]:
        return Found(Unit("°", "degree", "angle", 0.017453292519943295), found.start, found.end, "degree:angle")
    return Found(found.unit, found.start, found.end, "degree:temperature")


def _millimetre(found: Found, context: Context) -> Found:
    """Return millimetres as a calibre before the name of a weapon, else as a length."""
    near = _words(context.around[1])[:2]
    if near and (near[0] in context.words["calibre"]):
        return Found(Unit("mm", "millimetre", "calibre", 0.001), found.start, found.end, "mm:calibre")
    return found


def _barrel(found: Found, context: Context) -> Found | None:
    """Return a barrel as a volume unless it is part of another noun: "two barrel bombs"."""
    return None if set(_words(context.around[1])[:1]) & context.words["barrel"] else found


def _symbol(found: Found, context: Context) -> Found | None:
    """Return a one-letter symbol as a unit only where no word can be meant: lower case, and nothing glued on."""
    written = context.written
    if written == "m" and _MINUTES.search(context.around[0]):
        return Found(context.minute, found.start, found.end, "m:minute")
    if written != written.lower() and written not in ("L",):
        return None
    if context.spaced and context.around[1][:1] in ("'", "’", "-", "."):
        return None
    return found


def _letter(found: Found, context: Context) -> Found | None:
    """Return C or F as degrees below zero, or where the words around speak of heat."""
    if found.unit.dimension != "temperature" or context.around[0].startswith("-", -_digits(context.around[0]) - 1):
        return found
    if not context.written.isupper() or context.around[1][:1] == ".":
        return None
    near = set(_words(context.around[0])) | set(_words(context.around[1])[:5])
    return Found(found.unit, found.start, found.end, "letter:heat") if near & context.words["heat"] else None


def _prime(found: Found, context: Context) -> Found | None:
    """Return the marks of feet and inches where both stand: 6'2"."""
    ahead, behind = context.around
    whole = _FEET.match(behind) if found.unit.symbol == "ft" else _INCHES.search(ahead)
    return found if whole is not None and not context.spaced else None


def _pence(found: Found, context: Context) -> Found | None:
    """Return "50p" as pence: glued to at most three digits."""
    return found if not context.spaced and context.written == "p" and _digits(context.around[0]) <= 3 else None


def _big(found: Found, context: Context) -> Found | None:
    """Return money whose name is another word too ("1000 won") behind a large number only."""
    last = _words(context.around[0])[-1:]
    return found if last and (last[0] in context.words["big"] or last[0].endswith("000")) else None


def _quake(found: Found, context: Context) -> Found | None:
    """Return the magnitude of "a 6.8 quake": quakes are not counted in decimals."""
    return found if context.spaced and _DECIMAL.search(context.around[0]) else None


def _digits(ahead: str) -> int:
    """Return how many digits stand at the end of a piece."""
    return len(ahead) - len(ahead.rstrip("0123456789"))


_RULES: Final[dict[str, Callable[[Found, Context], Found | None]]] = {
    "pound": _pound,
    "inch": _inch,
    "degree": _degree,
    "calibre": _millimetre,
    "barrel": _barrel,
    "symbol": _symbol,
    "letter": _letter,
    "prime": _prime,
    "pence": _pence,
    "big": _big,
    "quake": _quake,
}
