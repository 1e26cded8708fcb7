"""Units as written: what stands behind or before a number → symbol, name, dimension and factor to the SI base."""

import re
from typing import Final

from facts.quantities import unit_rules
from facts.quantities.decimals import product, total
from facts.quantities.unit_tables import Found, Grammar, Unit, grammar

__all__ = ["ONE", "PERSON", "Found", "Grammar", "Unit", "after", "before", "grammar", "rate", "to_si"]

_NEXT_DIGIT: Final = re.compile(r" ?\d")
_EXPONENT: Final = re.compile(r"\^?[-−]?[1-4](?!\w)|[²³]")
_MODEL: Final = re.compile(r"-\d")  # "five Mi-24 helicopters"
_SHORT: Final = 2  # letters of a symbol that begins the names of machines too
_DIVISOR: Final = re.compile(r"[\d,]+|[^\W\d_]+")

PERSON: Final = Unit("person", "person", "person", 1.0)
ONE: Final = Unit("1", "", "count", 1.0)


def before(text: str, lowered: str, start: int, grammar: Grammar) -> Found | None:
    """Return the money sign or the unit word that stands before a number ("$", "US$ ", "magnitude").

    Its rule is "million" where an M leads the code ("MSEK 30").
    """
    ahead = lowered[max(0, start - 12) : start].split()
    if ahead and ahead[-1] in grammar.context["of"]:  # "a magnitude of 6.4"
        ahead = lowered[max(0, start - 24) : start].split()[:-1]
    if ahead and (unit := grammar.before.get(ahead[-1])) is not None:
        at = lowered.rindex(ahead[-1], 0, start)
        return Found(unit, at, start, "before")
    if not ahead or (ahead[-1][-1].isalnum() and not grammar.sign_units.keys() & {ahead[-1], ahead[-1][1:]}):
        return None
    match = grammar.signs.match(lowered, max(0, start - 8), start)
    if match is None:
        return None
    word = match["sign"] in grammar.word_codes  # "COP 28,000", but "COP28"
    if word and (lowered[start - 1].isalpha() or not _is_code(text, match.start(), match.end())):
        return None
    if match["million"] is not None and not text[match.start() : match.end("sign")].isupper():
        return None
    return Found(grammar.sign_units[match["sign"]], match.start(), match.end(), "million" if match["million"] else "")


def _is_code(text: str, start: int, end: int) -> bool:
    """Return whether a word that is a code of money too ("TRY 12") is in capitals where small letters stand around."""
    return text[start:end].isupper() and not text[max(0, start - 24) : end + 24].isupper()


def after(text: str, lowered: str, end: int, grammar: Grammar) -> Found | None:
    """Return the unit that stands behind a number, None where none does."""
    first = grammar.first.match(lowered, end)
    if first is None:
        return None
    entries = grammar.surfaces.get(first[1])
    if entries is None:
        return None
    at = first.start(1)
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
        if text[at].isupper() and stop - at <= _SHORT and _MODEL.match(lowered, stop):
            continue
        return unit_rules.decide(text, lowered, Found(unit, at, stop), end, grammar)
    return None


def rate(lowered: str, found: Found | None, end: int, grammar: Grammar) -> Found | None:
    """Return the rate that goes on behind a unit or noun at `end` ("a day", "/hour", "per 100,000"), else None."""
    if not grammar.rates_heads[lowered[end : end + 3]]:
        return None
    link, of = grammar.rates.match(lowered, end), False
    if link is None and found is not None and found.unit.dimension != "person":
        matter = grammar.matter.match(lowered, end)  # "barrels of oil per day"
        link, of = (grammar.rates.match(lowered, matter.end()), True) if matter else (None, False)
    if link is None:
        return None
    at = link.end()
    per, stop = _divisor(lowered, at, grammar)
    timed = link["link"] in grammar.rate_each or (of and link["link"] in grammar.rate_articles)
    if per is None or (timed and per.dimension != "duration"):
        return None
    if link["link"] in grammar.rate_sized and not per.symbol[0].isdecimal():
        return None
    over = found.unit if found else ONE
    if any(lowered.startswith(word, stop + 1) for word in grammar.rate_never):
        return None
    if link["link"] in grammar.rate_articles and per.dimension not in ("duration", "volume", "mass", "count"):
        return None
    if over.dimension == "duration" and link["link"] in grammar.rate_articles:
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
    return total(product(value, unit.si), unit.shift)
