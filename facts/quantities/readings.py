"""Readings: a value with the unit or noun that it counts and the bound that its wording sets, not yet judged."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.model import Bound
from facts.quantities import bounds, compounds, names, numbers, pairs, phrases, skips, stretches, units, values
from facts.quantities.numbers import Number
from facts.quantities.phrases import Phrase
from facts.quantities.units import ONE, PERSON, Found, Unit
from facts.quantities.values import Value
from facts.text.cut import Begins, word_before
from facts.text.prefixes import Heads
from facts.text.words import any_of, compiled


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """All that reading needs of one language, compiled once."""

    begins: Begins[int]
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
    half: regex.Pattern[str]
    states: regex.Pattern[str]
    states_heads: Heads
    compounds: compounds.Grammar
    toll: regex.Pattern[str]
    strong: tuple[str, ...]
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
    states = regex.compile(rf" (?:{'|'.join(lexicon['phrases']['states'])})(?!\w)")
    return Grammar(
        _begins(words),
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
        re.compile(rf"(?: (?:{any_of(words.words.of)}))? (?:{any_of([*words.words.one, *table['part']['one']])})(?= )"),
        re.compile(r"/(?:5|10|100)(?![\d/])"),
        re.compile(rf" (?:{any_of(table['part']['whole'])})(?!\w)"),
        states,
        Heads(states),
        compounds.grammar(lexicon),
        compiled(rf"(?:{'|'.join(table['toll']['words'])})(?!\w)"),
        tuple(table["toll"]["strong"]),
        frozenset(table["vague"]["counted"]),
        tuple(frozenset(table["vague"][name]) for name in ("plural", "after", "alone")),
        frozenset(table["prefix"]["words"]),
    )


def _begins(words: numbers.Grammar) -> Begins[int]:
    """Return what tells where in a word a number may begin, with the length of digits, 0 for words."""
    signs = "".join(words.fractions)
    runs = re.compile(rf"[\d{signs}](?:(?<=\d)\d*+)?|(?<!\w)[^\W\d_{signs}]++")

    def length(run: str) -> int | None:
        if run[0].isdecimal() or run in words.fractions:
            return len(run)
        return 0 if run in words.first else None

    return Begins(runs, length)


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
    found = value.behind if value.looked == end else units.after(text, lowered, end, grammar.units)
    many = number.kind == "vague" or number.scale >= 1e6  # "billions of dollars", "dos millones de euros"
    if found is None and many and lowered.startswith(grammar.of, end):
        found = units.after(text, lowered, end + len(grammar.of) - 1, grammar.units)
    if found is None and (number.kind in ("part", "loose") or (number.low is not None and 0 < number.low < 1)):
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
        value, end = compounds.whole(text, lowered, value, Found(unit, end, end), grammar.compounds)
        number = value.number
    elif found is not None:
        unit, end = found.unit, found.end
        value, end = compounds.whole(text, lowered, value, found, grammar.compounds)
        number = value.number
    elif number.kind in ("digits", "words") and (below := compounds.below_zero(lowered, end, grammar.compounds)):
        value, end = compounds.negative(value), below
        number = value.number
    else:
        if number.kind == "article":
            return None
        one, linked = number.low == 1 == number.high, number.kind == "vague" and lowered[number.end - 1] == "s"
        linked = linked and lowered[number.start : number.end] not in grammar.counted
        phrase = phrases.after(text, lowered, end, grammar.phrases, one=one, linked=linked)
        if phrase is not None:
            unit, end = _counted_unit(text, lowered, phrase, grammar), phrase.end
        elif number.low != 1 and (phrase := phrases.across(text, lowered, end, grammar.phrases)) is not None:
            unit, rule = _counted_unit(text, lowered, phrase, grammar), "across"
        elif _counts_people(lowered, value.start, end, grammar):
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
    if (
        back is None
        and grammar.states_heads[lowered[end : end + 3]]
        and (state := grammar.states.match(lowered, end)) is not None
    ):
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


def _counts_people(lowered: str, start: int, end: int, grammar: Grammar) -> bool:
    """Return whether a number without a noun counts people: behind "death toll", or in "a 12,000-strong force"."""
    ahead = grammar.toll.search(lowered, max(0, start - 40), start)
    return ahead is not None or lowered.startswith(grammar.strong, end)


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


def _stands(lowered: str, value: Value, phrase: Phrase | None, grammar: Grammar) -> bool:
    """Return whether "half" is a number here: half of, half the, more than half; not "half past", "the second half"."""
    number = value.number
    if lowered[number.start : number.end] not in grammar.values.numbers.words.halves:
        return True
    if word_before(lowered, number.start) in grammar.skips.half_before:
        return False
    if grammar.half.match(lowered, number.end):
        return True
    return phrase is not None or bounds.before(lowered, value.start, grammar.bounds)[0] is not None


def is_part(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether "a third" is a part of something and no ordinal: "a third of", "more than a third voted"."""
    if grammar.part.match(lowered, number.end) is not None:
        return True
    bound, start = bounds.before(lowered, number.start, grammar.bounds)
    if bound is None:
        return False
    ahead, behind = lowered[start : number.start].split()[0], lowered[number.end : number.end + 24].split()
    if ahead in grammar.bounds.prepositions:
        return behind[0] in grammar.phrases.stops or behind[0] in grammar.phrases.verbs
    return behind[0] not in grammar.phrases.nouns
