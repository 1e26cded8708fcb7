"""Readings: a value with the unit or noun that it counts and the bound that its wording sets, not yet judged."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import regex

from facts import bounds, names, numbers, pairs, phrases, skips, stretches, units, values
from facts.lexicon import Lexicon
from facts.model import Bound
from facts.numbers import Number
from facts.phrases import Phrase
from facts.units import ONE, PERSON, Found, Unit
from facts.values import Value
from facts.words import any_of, compiled

_AND: Final = re.compile(r"[ \xa0]?(?:and |, )?|-")
_JOINED: Final = re.compile(r" and ")
_STOP: Final = regex.compile(r"[.!?]?\s*(?:$|(?<=[.!?]\s*)[A-Z])")


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """All that reading needs of one language, compiled once."""

    digits: re.Pattern[str]
    words: re.Pattern[str]
    values: values.Grammar
    units: units.Grammar
    phrases: phrases.Grammar
    bounds: bounds.Grammar
    skips: skips.Grammar
    names: names.Grammar
    pairs: pairs.Grammar
    stretches: stretches.Grammar
    hedged: frozenset[str]
    of: str
    part: regex.Pattern[str]
    part_of: regex.Pattern[str]
    rating: regex.Pattern[str]
    scale: regex.Pattern[str]
    half: regex.Pattern[str]
    states: regex.Pattern[str]
    compounds: dict[str, frozenset[str]]
    toll: regex.Pattern[str]
    counted: frozenset[str]
    vague: tuple[frozenset[str], ...]
    prefix: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled grammar of a language."""
    words, table = numbers.grammar(lexicon), lexicon["quantities"]
    article = table["article"]
    measured = any_of({*article["any"], *article["hedged"]})
    one = any_of(words.words.one)
    return Grammar(
        # Two scans: a class of characters leads to digits at once, and only a word's first letter is looked at.
        re.compile(rf"[\d{''.join(words.fractions)}](?:(?<=\d)\d*+)?"),
        re.compile(rf"\b(?:{words.starters}|(?:{one})(?= (?:{measured})\b))\b"),
        values.grammar(lexicon),
        units.grammar(lexicon),
        phrases.grammar(lexicon),
        bounds.grammar(lexicon),
        skips.grammar(lexicon),
        names.grammar(lexicon),
        pairs.grammar(lexicon),
        stretches.grammar(lexicon),
        frozenset(article["hedged"]) - frozenset(article["any"]),
        f" {lexicon['numbers']['of'][0]} ",
        re.compile(rf" (?:{any_of(table['part']['after'])})(?!\w)|\s*(?:[.,;:!?)]|$)"),
        re.compile(rf"(?: (?:{any_of(words.words.of)}))? (?:{one})(?= )"),
        re.compile(r"/(?:5|10|100)(?![\d/])"),
        re.compile(
            rf"(?:\s\[[a-z\s]{{1,20}}\])?\s(?P<word>{any_of(words.words.scales)})(?!\w)"
        ),  # "$8 [as heard] million"
        re.compile(rf" (?:{any_of(table['part']['whole'])})(?!\w)"),
        compiled(rf" (?:{'|'.join(lexicon['phrases']['states'])})(?!\w)"),
        {name: frozenset(smaller) for name, smaller in lexicon["unit_words"]["compound"].items()},
        compiled(rf"(?:{'|'.join(table['toll']['words'])})(?!\w)"),
        frozenset(table["vague"]["counted"]),
        tuple(frozenset(table["vague"][name]) for name in ("plural", "after", "alone")),
        frozenset(table["prefix"]["words"]),
    )


class Reading(NamedTuple):
    """A value with its unit, counted noun and bound, before it is judged."""

    value: Value
    start: int
    end: int
    unit: Unit
    phrase: Phrase | None
    measured: bool
    bound: Bound | None
    hedged: bool
    rule: str


def read(text: str, lowered: str, value: Value, done: int, grammar: Grammar) -> Reading | None:
    """Return the value with its unit or counted noun, its bound and its whole span."""
    number, end = value.number, value.number.end
    back, end = bounds.after(lowered, end, grammar.bounds)
    rating = grammar.rating.match(lowered, end) if lowered.startswith("/", end) else None
    if rating is not None and number.kind == "digits":
        end = rating.end()
    found = value.unit or units.after(text, lowered, end, grammar.units)
    many = number.kind == "vague" or number.scale >= 1e6  # "billions of dollars", "dos millones de euros"
    if found is None and many and lowered.startswith(grammar.of, end):
        found = units.after(text, lowered, end + len(grammar.of) - 1, grammar.units)
    if found is None and number.kind == "part":
        found = _part_unit(text, lowered, end, grammar)
    rule = found.rule if found else ""
    unit, phrase = ONE, None
    if value.sign is not None:
        if (
            found is not None
            and found.unit.dimension == "money"
            and (found.unit == value.sign.unit or value.sign.unit.symbol == "USD")
        ):
            end = found.end
        unit = value.sign.unit
        found = value.sign
        value, end = _compound(text, lowered, value, Found(unit, end, end), grammar)
        number = value.number
    elif found is not None:
        unit, end = found.unit, found.end
        value, end = _compound(text, lowered, value, found, grammar)
        number = value.number
    else:
        if number.kind == "article":
            return None
        one, linked = number.low == 1 == number.high, number.kind == "vague" and lowered[number.end - 1] == "s"
        linked = linked and lowered[number.start : number.end] not in grammar.counted
        phrase = phrases.after(text, lowered, end, grammar.phrases, one=one, linked=linked)
        if phrase is not None:
            unit, end = _counted_unit(text, lowered, phrase, grammar), phrase.end
        elif grammar.toll.search(lowered, max(0, value.start - 40), value.start):
            unit = PERSON
    if rating is not None and number.kind == "digits":
        unit, phrase = Unit(rating[0], f"out of {rating[0][1:]}", "rating"), None
    elif number.kind in ("part", "ratio", "loose") and found is None:
        if not _stands(lowered, value, phrase, grammar):
            return None
        unit = Unit("1", "", "share", 1.0)
    if number.kind == "unknown" and (
        phrase is None or (phrase.kind == "thing" and phrase.head.endswith(("time", "thing")))
    ):
        return None
    rated = units.rate(lowered, Found(unit, end, end) if unit is not ONE else None, end, grammar.units)
    if rated is not None:
        unit, end, rule = rated.unit, rated.end, rated.rule or rule
    if back is None:
        back, end = bounds.after(lowered, end, grammar.bounds)
    if back is None and (state := grammar.states.match(lowered, end)) is not None:
        back, after = bounds.after(lowered, state.end(), grammar.bounds)
        end = after if back else end
    front, start = bounds.before(lowered, value.start, grammar.bounds, lasts=unit.dimension == "duration")
    if start < done:
        front, start = None, value.start
    bound = bounds.joined(front, back)
    bound, end = bounds.closed(lowered, end, bound, grammar.bounds)
    if (
        bound is None
        and found is not None
        and number.kind == "article"
        and lowered[found.start : found.end] in grammar.hedged
    ):
        return None
    return Reading(value, start, end, unit, phrase, found is not None, bound, bound is not None, rule)


def _counted_unit(text: str, lowered: str, phrase: Phrase, grammar: Grammar) -> Unit:
    """Return the unit of a counted noun: a person, the noun itself, or a measure of time ("seven working days")."""
    if phrase.kind == "person" and not phrases.is_doubtful(lowered, phrase, grammar.phrases):
        return PERSON
    last = lowered.rfind(" ", phrase.start, phrase.end)
    found = units.after(text, lowered, last, grammar.units) if last > 0 else None
    if found is not None and found.unit.dimension == "duration" and found.end == phrase.end:
        return found.unit
    return Unit(phrase.head, phrase.head, "count", 1.0)


def _part_unit(text: str, lowered: str, end: int, grammar: Grammar) -> Found | None:
    """Return the unit behind "half an" and "three quarters of a"."""
    link = grammar.part_of.match(lowered, end)
    return units.after(text, lowered, link.end(), grammar.units) if link else None


def _compound(text: str, lowered: str, value: Value, found: Found, grammar: Grammar) -> tuple[Value, int]:
    """Return the value with a smaller unit behind it ("5 feet 2 inches", "3 dollars 50") and where it ends."""
    number = value.number
    scale = grammar.scale.match(lowered, found.end) if found.unit.dimension == "money" else None
    if scale is not None and number.scale == 1 and number.low is not None and number.high is not None:
        times = grammar.values.numbers.words.scales[scale["word"]]
        step = number.precision * times if number.precision else None
        larger = number._replace(
            low=number.low * times, high=number.high * times, precision=step, end=scale.end(), whole=False
        )
        return value._replace(number=larger), scale.end()
    smaller = grammar.compounds.get(found.unit.symbol) or grammar.compounds.get(found.unit.dimension)
    if smaller is None or number.low is None or number.high is None or value.range or found.unit.si is None:
        return value, found.end
    link = _AND.match(lowered, found.end)
    at = link.end() if link else found.end
    if link is None or grammar.values.begins.match(lowered, at) is None:
        return value, found.end
    inner = numbers.at(lowered, at, grammar.values.numbers)
    if inner is None or inner.low is None or inner.kind not in ("digits", "words") or inner.low >= 100:
        return value, found.end
    unit = units.after(text, lowered, inner.end, grammar.units)
    joined = " and " in lowered[found.end : inner.start] and _JOINED.match(lowered, inner.end) is not None
    code = lowered[found.start : found.end].strip().upper() == found.unit.symbol  # "15 USD 50"
    cents = code and inner.whole and inner.end - inner.start == 2
    cents = cents and phrases.after(text, lowered, inner.end, grammar.phrases) is None
    bare = unit is None and (cents or joined or _STOP.match(text, inner.end) is not None)
    if unit is not None and unit.unit.symbol in smaller and unit.unit.si is not None:
        part, end = inner.low * unit.unit.si / found.unit.si, unit.end
    elif found.unit.dimension == "money" and bare:
        part, end = inner.low / 100, inner.end
    else:
        return value, found.end
    added = number._replace(end=inner.end, low=number.low + part, high=number.high + part, precision=None, whole=False)
    return value._replace(number=added), end


def _stands(lowered: str, value: Value, phrase: Phrase | None, grammar: Grammar) -> bool:
    """Return whether "half" is a number here: half of, half the, more than half; not "half past", "the second half"."""
    number = value.number
    if lowered[number.start : number.end] not in grammar.values.numbers.words.halves:
        return True
    if skips.word_before(lowered, number.start) in grammar.skips.half_before:
        return False
    if grammar.half.match(lowered, number.end):
        return True
    return phrase is not None or bounds.before(lowered, value.start, grammar.bounds)[0] is not None


def is_part(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether "a third" is a part of something and no ordinal."""
    return grammar.part.match(lowered, number.end) is not None
