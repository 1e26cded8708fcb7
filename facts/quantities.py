"""Every numeric expression of a text as a Quantity: span, interval, bound, precision, unit, counted noun, or why not.

One scan finds where numbers may begin; each is then read by small pure functions in one order:
value → range → unit → counted noun → bound → skip.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import regex

from facts import bounds, numbers, phrases, skips, units, values
from facts.lexicon import Lexicon
from facts.model import Bound, Quantity, SkipReason
from facts.numbers import Number
from facts.numerals import any_of
from facts.phrases import Phrase
from facts.units import ONE, PERSON, Found, Unit
from facts.values import Value

_URL: Final = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_RUN: Final = regex.compile(r"\d++")
_BOTH: Final = regex.compile(r",? (?:and |but |and/or )?", regex.IGNORECASE)
_JOINED: Final = regex.compile(r" and ")
_AND: Final = regex.compile(r"[ \xa0]?(?:and |, )?|-")
_STOP: Final = regex.compile(r"[.!?]?\s*(?:$|(?<=[.!?]\s*)[A-Z])")
_GLUE: Final = regex.compile(r"(?r)(?<![\w-])(?P<word>[\w-]*[^\W\d_][\w-]*)")
_TAIL: Final = regex.compile(r"[\w-]*+(?:[.+]\d[\w-]*+)*+")


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """All that reading needs of one language, compiled once."""

    scan: regex.Pattern[str]
    values: values.Grammar
    units: units.Grammar
    phrases: phrases.Grammar
    bounds: bounds.Grammar
    skips: skips.Grammar
    hedged: frozenset[str]
    of: str
    part: regex.Pattern[str]
    part_of: regex.Pattern[str]
    scale: regex.Pattern[str]
    half: regex.Pattern[str]
    states: regex.Pattern[str]
    compounds: dict[str, frozenset[str]]
    toll: regex.Pattern[str]
    vague: frozenset[str]
    vague_after: frozenset[str]
    prefix: frozenset[str]


@cache
def _grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled grammar of a language."""
    words, table = numbers.grammar(lexicon), lexicon["quantities"]
    article = table["article"]
    measured = any_of({*article["any"], *article["hedged"]})
    one = any_of(words.words.one)
    scan = rf"\d++|\b(?:{words.starters}|(?:{one})(?= (?:{measured})\b))\b|[{''.join(words.fractions)}]"
    return Grammar(
        regex.compile(scan),
        values.grammar(lexicon),
        units.grammar(lexicon),
        phrases.grammar(lexicon),
        bounds.grammar(lexicon),
        skips.grammar(lexicon),
        frozenset(article["hedged"]) - frozenset(article["any"]),
        f" {lexicon['numbers']['of'][0]} ",
        regex.compile(rf" (?:{any_of(table['part']['after'])})(?!\w)|\s*(?:[.,;:!?)]|$)"),
        regex.compile(rf"(?: (?:{any_of(words.words.of)}))? (?:{one})(?= )"),
        regex.compile(rf" (?P<word>{any_of(words.words.scales)})(?!\w)"),
        regex.compile(rf" (?:{any_of(table['part']['whole'])})(?!\w)"),
        regex.compile(rf" (?:{'|'.join(lexicon['phrases']['states'])})(?!\w)"),
        {name: frozenset(smaller) for name, smaller in lexicon["unit_words"]["compound"].items()},
        regex.compile(rf"(?:{'|'.join(table['toll']['words'])})(?!\w)"),
        frozenset(table["vague"]["plural"]),
        frozenset(table["vague"]["after"]),
        frozenset(table["prefix"]["words"]),
    )


def read(text: str, lowered: str, lexicon: Lexicon) -> list[Quantity]:
    """Return all numeric expressions of a text in order, kept and skipped; `lowered` has the offsets of `text`."""
    grammar = _grammar(lexicon)
    links = [match.span() for match in _URL.finditer(lowered)] if "@" in lowered or "://" in lowered or "www." in lowered else []
    found: list[Quantity] = []
    done = 0
    for hit in grammar.scan.finditer(lowered):
        start = hit.start()
        if start < done or any(left <= start < right for left, right in links):
            continue
        quantity = _read_at(text, lowered, start, done, grammar)
        if quantity is None:
            continue
        done = quantity.end
        pair = _paired(text, found[-1], quantity) if found else None
        if pair is None:
            found.append(quantity)
        else:
            found[-1] = pair
    return found


def _paired(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    """Return "more than 20 and fewer than 30 people" as one range; None where two bounds do not close an interval."""
    if (left.low is None) == (left.high is None) or (left.low is None) != (right.high is None):
        return None
    low, high = (left.low, right.high) if right.low is None else (right.low, left.high)
    if low is None or high is None or low >= high or left.unit not in ("1", right.unit) or left.skipped or right.skipped:
        return None
    if _BOTH.fullmatch(text, left.end, right.start) is None:
        return None
    steps = [step for step in (left.precision, right.precision) if step]
    si = (right.si_low, left.si_high) if right.si_low is not None else (left.si_low, right.si_high)
    if left.unit != right.unit:
        factor = (right.si_low or right.si_high or 0.0) / ((right.low or right.high) or 1.0)
        si = (low * factor, high * factor)
    return replace(
        right,
        quote=text[left.start : right.end],
        start=left.start,
        number_start=left.number_start,
        low=low,
        high=high,
        bound=Bound.RANGE,
        precision=min(steps, default=None),
        si_low=si[0],
        si_high=si[1],
        rule="both bounds",
    )


def _read_at(text: str, lowered: str, start: int, done: int, grammar: Grammar) -> Quantity | None:
    """Return the quantity whose number begins at `start`, None where the text there is no number."""
    if lowered[start].isdecimal():
        if lowered[start - 1 : start] == "^":
            return None  # the power of a unit: "J/m^2"
        special = _glued(text, lowered, start, done, grammar) or _whole(text, lowered, start, grammar)
        if special is not None:
            return special
    value = values.read(text, lowered, start, grammar.values)
    if value is None:
        return None
    return _quantity(text, lowered, value, done, grammar)


def _skipped(text: str, start: int, end: int, reason: SkipReason, number: Number | None = None, rule: str = "") -> Quantity:
    """Return a quantity that is no claim, with its value where it has one."""
    low, high = (number.low, number.high) if number else (None, None)
    precision = number.precision if number else None
    return Quantity(
        text[start:end], start, end, start, end, low, high, precision=precision, si_low=low, si_high=high, skipped=reason, rule=rule
    )


def _glued(text: str, lowered: str, start: int, done: int, grammar: Grammar) -> Quantity | None:
    """Return the name that digits are part of ("F-16", "G20", "COVID-19", "#5"), None where they stand free."""
    if start == 0:
        return None
    glue = lowered[start - 1]
    if glue == "#":
        return _skipped(text, start - 1, _TAIL.match(lowered, start).end(), SkipReason.IDENTIFIER, rule="number-sign")  # type: ignore[union-attr]
    if not (glue.isalpha() or glue == "_" or (glue in "-–−" and lowered[start - 2 : start - 1].isalpha())):
        return None
    if units.before(lowered, start, grammar.units) is not None:
        return None
    match = _GLUE.match(lowered, max(0, start - 40), start)
    if match is None or match.start() < done:
        return None
    if glue in "-–" and match["word"].rstrip("-–").rpartition("-")[2] in grammar.prefix:
        return None
    tail = _TAIL.match(lowered, start)
    end = tail.end() if tail else start
    digits = _RUN.match(lowered, start)
    value = float(digits[0]) if digits and len(digits[0]) < 16 else None
    number = Number(start, end, value, value, 1.0, "digits")
    return _skipped(text, match.start(), end, SkipReason.NAME, number, "glued")


def _whole(text: str, lowered: str, start: int, grammar: Grammar) -> Quantity | None:
    """Return the date, time, phone number … that is written in digits at `start`, else None."""
    if lowered[start - 1 : start] in ("-", "."):
        return None
    found = skips.whole(lowered, start, grammar.skips)
    if found is None:
        return None
    reason, end = found
    number = numbers.at(lowered, start, grammar.values.numbers)
    keep = number if reason in (SkipReason.ORDINAL, SkipReason.DATE) else None
    return _skipped(text, start, end, reason, keep, "whole")


@dataclass(frozen=True, slots=True)
class Reading:
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


def _quantity(text: str, lowered: str, value: Value, done: int, grammar: Grammar) -> Quantity | None:
    """Return the finished quantity of a value, kept or skipped; None for a word that counts nothing here."""
    number = value.number
    age = skips.aged(lowered, number.end, grammar.skips) if number.kind in ("digits", "words") else None
    if age is not None:
        return _age(text, lowered, value, age, done, grammar)
    if number.kind == "ordinal" or (number.kind == "loose" and not _is_part(lowered, number, grammar)):
        return _ordinal(text, lowered, number, grammar)
    reading = _reading(text, lowered, value, done, grammar)
    if reading is None:
        return None
    reason, rule = _reason(text, lowered, reading, grammar)
    if reason is not None:
        return _refused(text, reading, reason, rule)
    return _kept(text, lowered, reading)


def _is_part(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether "a third" is a part of something and no ordinal."""
    return grammar.part.match(lowered, number.end) is not None


def _ordinal(text: str, lowered: str, number: Number, grammar: Grammar) -> Quantity:
    """Return an ordinal as skipped, a date where a month stands beside it."""
    reason = SkipReason.DATE if skips.dated(text, lowered, number, grammar.skips) else SkipReason.ORDINAL
    return _skipped(text, number.start, number.end, reason, number, "ordinal")


def _age(text: str, lowered: str, value: Value, end: int, done: int, grammar: Grammar) -> Quantity:
    """Return an age as skipped, with its value in years (months, weeks, days)."""
    number = value.number
    named = next((name for name in ("month", "week", "day", "hour") if name in lowered[number.end : end]), "year")
    symbol = {"day": "d", "hour": "h"}.get(named, named)
    unit = grammar.units.units[symbol]
    bound, start = bounds.before(lowered, value.start, grammar.bounds)
    if start < done:
        bound, start = None, value.start
    return _built(text, value, start, end, unit, None, bound, SkipReason.AGE, "age")


def _reading(text: str, lowered: str, value: Value, done: int, grammar: Grammar) -> Reading | None:
    """Return the value with its unit or counted noun, its bound and its whole span."""
    number, end = value.number, value.number.end
    back, end = bounds.after(lowered, end, grammar.bounds)
    found = value.unit or units.after(text, lowered, end, grammar.units, value=number.low)
    if found is None and number.kind == "vague" and lowered.startswith(grammar.of, end):
        found = units.after(text, lowered, end + len(grammar.of) - 1, grammar.units)
    if found is None and number.kind == "part":
        found = _part_unit(text, lowered, end, grammar)
    rule = found.rule if found else ""
    unit, phrase = ONE, None
    if value.sign is not None:
        if found is not None and found.unit.dimension == "money":
            end = found.end
        unit = value.sign.unit
        found = value.sign
    elif found is not None:
        unit, end = found.unit, found.end
        value, end = _compound(text, lowered, value, found, grammar)
        number = value.number
    else:
        if number.kind == "article":
            return None
        one, linked = number.low == 1 == number.high, number.kind == "vague" and lowered[number.end - 1] == "s"
        linked = linked and not lowered.startswith("several", number.start)
        phrase = phrases.after(lowered, end, grammar.phrases, one=one, linked=linked)
        if phrase is not None:
            unit = PERSON if phrase.kind == "person" else Unit(phrase.head, phrase.head, "count", 1.0)
            end = phrase.end
        elif grammar.toll.search(lowered, max(0, value.start - 40), value.start):
            unit = PERSON
    if number.kind in ("part", "ratio", "loose") and found is None:
        if not _stands(lowered, value, phrase, grammar):
            return None
        unit = Unit("1", "", "share", 1.0)
    if number.kind == "unknown" and (phrase is None or phrase.kind == "thing" and phrase.head.endswith(("time", "thing"))):
        return None
    rated = units.rate(lowered, Found(unit, end, end) if unit is not ONE else None, end, grammar.units)
    if rated is not None:
        unit, end, rule = rated.unit, rated.end, rated.rule or rule
    if back is None:
        back, end = bounds.after(lowered, end, grammar.bounds)
    if back is None and (state := grammar.states.match(lowered, end)) is not None:
        back, after = bounds.after(lowered, state.end(), grammar.bounds)
        end = after if back else end
    front, start = bounds.before(lowered, value.start, grammar.bounds)
    if start < done:
        front, start = None, value.start
    bound = bounds.joined(front, back)
    bound, end = bounds.closed(lowered, end, bound, grammar.bounds)
    if bound is None and found is not None and number.kind == "article" and lowered[found.start : found.end] in grammar.hedged:
        return None
    return Reading(value, start, end, unit, phrase, found is not None, bound, bound is not None, rule)


def _compound(text: str, lowered: str, value: Value, found: Found, grammar: Grammar) -> tuple[Value, int]:
    """Return the value with a smaller unit behind it ("5 feet 2 inches", "3 dollars 50") and where it ends."""
    number = value.number
    scale = grammar.scale.match(lowered, found.end) if found.unit.dimension == "money" else None
    if scale is not None and number.scale == 1 and number.low is not None and number.high is not None:
        times = grammar.values.numbers.words.scales[scale["word"]]
        step = number.precision * times if number.precision else None
        larger = replace(number, low=number.low * times, high=number.high * times, precision=step, end=scale.end(), whole=False)
        return replace(value, number=larger), scale.end()
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
    bare = unit is None and (_STOP.match(text, inner.end) or (" and " in lowered[found.end : inner.start] and _JOINED.match(lowered, inner.end)))
    if unit is not None and unit.unit.symbol in smaller and unit.unit.si is not None:
        part, end = inner.low * unit.unit.si / found.unit.si, unit.end
    elif found.unit.dimension == "money" and bare:
        part, end = inner.low / 100, inner.end
    else:
        return value, found.end
    added = replace(number, end=inner.end, low=number.low + part, high=number.high + part, precision=None, whole=False)
    return replace(value, number=added), end


def _part_unit(text: str, lowered: str, end: int, grammar: Grammar) -> Found | None:
    """Return the unit behind "half an" and "three quarters of a"."""
    link = grammar.part_of.match(lowered, end)
    return units.after(text, lowered, link.end(), grammar.units, value=1.0) if link else None


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


def _kept(text: str, lowered: str, reading: Reading) -> Quantity:
    """Return a reading as a quantity."""
    phrase = reading.phrase
    counted = text[phrase.start : phrase.end] if phrase else None
    return _built(text, reading.value, reading.start, reading.end, reading.unit, counted, reading.bound, None, reading.rule)


def _refused(text: str, reading: Reading, reason: SkipReason, rule: str) -> Quantity:
    """Return a reading as a skipped quantity; a name, date or idiom is quoted as its number alone."""
    value = reading.value
    quantity = _built(text, value, value.start, value.number.end, ONE, None, reading.bound, reason, rule)
    return quantity


def _built(
    text: str,
    value: Value,
    start: int,
    end: int,
    unit: Unit,
    counted: str | None,
    bound: Bound | None,
    skipped: SkipReason | None,
    rule: str,
) -> Quantity:
    """Return the quantity with its interval under the bound, and the interval in the base unit."""
    number = value.number
    low, high = bounds.interval(bound, number.low, number.high)
    kind = bound
    if kind is None or (value.range and kind in (Bound.ABOUT, Bound.NEARLY)):
        kind = Bound.RANGE if value.range else Bound.VAGUE if number.kind in ("vague", "unknown") else bound or Bound.EXACT
    elif number.kind in ("vague", "unknown") and kind in (Bound.ABOUT, Bound.NEARLY):
        kind = Bound.VAGUE
    return Quantity(
        quote=text[start:end],
        start=start,
        end=end,
        number_start=number.start,
        number_end=number.end,
        low=low,
        high=high,
        bound=kind,
        precision=number.precision,
        unit=unit.symbol,
        unit_name=unit.name,
        dimension=unit.dimension,
        si_low=units.to_si(low, unit),
        si_high=units.to_si(high, unit),
        counted=counted,
        skipped=skipped,
        rule=rule or number.kind,
    )


def _reason(text: str, lowered: str, reading: Reading, grammar: Grammar) -> tuple[SkipReason | None, str]:
    """Return why a reading is no claim, with the rule's name; (None, "") where it may be one."""
    value, number, words = reading.value, reading.value.number, grammar.skips
    if value.score:
        return SkipReason.SCORE, "score"
    if number.kind == "digits" and not reading.measured and lowered[number.end : number.end + 1].isalpha():
        return SkipReason.NAME, "glued"
    if skips.is_idiom(lowered, number, words):
        return SkipReason.IDIOM, "idiom"
    if number.kind == "article" or value.sign is not None:
        return None, ""
    if reading.measured and not skips.listed(lowered, number):
        return None, ""
    if number.low == 1 and number.kind == "words" and skips.is_pronoun(lowered, number, reading.phrase is not None, words):
        return SkipReason.IDIOM, "pronoun"
    if number.kind == "vague" and reading.phrase is None and not skips.vague_stands(lowered, number, grammar.vague, grammar.vague_after):
        return SkipReason.IDIOM, "vague"
    return skips.around(text, lowered, number, words, counted=reading.phrase, bound=reading.bound)
