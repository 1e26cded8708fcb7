"""Readings: a value with the unit or noun that it counts and the bound that its wording sets, not yet judged."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.model import Bound
from facts.quantities import bounds, compounds, names, numbers, operands, pairs, phrases, skips, stretches, units
from facts.quantities.numbers import Number
from facts.quantities.operands import Value
from facts.quantities.phrases import Phrase
from facts.quantities.units import ONE, PERSON, Found, Unit
from facts.text.cut import Begins, word_before
from facts.text.prefixes import Heads
from facts.text.words import any_of, compiled

_SHARE: Final = Unit("1", "", "share", 1.0)
_ANYTHING: Final = ("time", "thing")


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """All that reading needs of one language, compiled once."""

    begins: Begins[int]
    words: re.Pattern[str]
    operands: operands.Grammar
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
        operands.grammar(lexicon),
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


# A value, where it ends, its unit with the rule that chose it and where it is written, or else what it counts.
_Counted = tuple[Value, int, Unit, str, Found | None, Phrase | None]


def read(text: str, lowered: str, value: Value, done: int, grammar: Grammar) -> Reading | None:
    """Return the value with its unit or counted noun, its bound and its whole span."""
    kind = value.number.kind
    back, end = bounds.after(lowered, value.number.end, grammar.bounds)
    rating = grammar.rating.match(lowered, end) if lowered.startswith("/", end) else None
    if rating is not None and kind == "digits":
        end = rating.end()
    found = value.behind if value.looked == end else units.after(text, lowered, end, grammar.units)
    found = found or _unit_of(text, lowered, value.number, end, grammar)
    if found is None and value.sign is None:
        counted = _counted(text, lowered, value, end, grammar)
    else:
        counted = _measured(text, lowered, value, end, found, grammar)
    if counted is None:
        return None
    value, end, unit, rule, found, phrase = counted
    kind = value.number.kind
    if rating is not None and kind == "digits":
        unit, phrase = Unit(rating[0], f"out of {rating[0][1:]}", "rating"), None
    elif kind in ("part", "ratio", "loose") and found is None:
        if not _stands(lowered, value, phrase, grammar):
            return None
        unit = _SHARE
    if kind == "unknown" and (phrase is None or (phrase.kind == "thing" and phrase.head.endswith(_ANYTHING))):
        return None
    rated = units.rate(lowered, Found(unit, end, end) if unit is not ONE else None, end, grammar.units)
    if rated is not None:
        unit, end, rule = rated.unit, rated.end, rated.rule or rule
    bound, start, end = _bound(lowered, value.start, end, unit, back, done, grammar)
    hedged = bound is not None
    if kind == "article" and not hedged and found is not None and lowered[found.start : found.end] in grammar.hedged:
        return None
    return Reading(value, start, end, unit, phrase, found is not None, bound, hedged, rule)


def _unit_of(text: str, lowered: str, number: Number, end: int, grammar: Grammar) -> Found | None:
    """Return the unit behind a link: "billions of dollars", "dos millones de euros", "three quarters of a mile"."""
    found = None
    if (number.kind == "vague" or number.scale >= 1e6) and lowered.startswith(grammar.of, end):
        found = units.after(text, lowered, end + len(grammar.of) - 1, grammar.units)
    if found is None and (number.kind in ("part", "loose") or (number.low is not None and 0 < number.low < 1)):
        link = grammar.part_of.match(lowered, end)
        found = units.after(text, lowered, link.end(), grammar.units) if link else None
    return found


def _measured(text: str, lowered: str, value: Value, end: int, found: Found | None, grammar: Grammar) -> _Counted:
    """Return a value with the money sign before it or the unit `found` behind it, and what stands behind that."""
    sign, rule = value.sign, found.rule if found else ""
    if sign is None:
        assert found is not None
        value, end = compounds.whole(text, lowered, value, found, grammar.compounds)
        return value, end, found.unit, rule, found, None
    money = found.unit if found is not None and found.unit.dimension == "money" else None
    if found is not None and money is not None and (money == sign.unit or sign.unit.symbol == "USD"):
        end = found.end  # "$5 million dollars", "$5 Australian dollars"
    value, end = compounds.whole(text, lowered, value, Found(sign.unit, end, end), grammar.compounds)
    return value, end, sign.unit, rule, sign, None


def _counted(text: str, lowered: str, value: Value, end: int, grammar: Grammar) -> _Counted | None:
    """Return a value with what it counts, none where nothing tells; None for an article."""
    number = value.number
    if number.kind in ("digits", "words") and (below := compounds.below_zero(lowered, end, grammar.compounds)):
        return compounds.negative(value), below, ONE, "", None, None
    if number.kind == "article":
        return None
    linked = number.kind == "vague" and lowered[number.end - 1] == "s"
    linked = linked and lowered[number.start : number.end] not in grammar.counted
    one = number.low == 1 == number.high
    phrase = phrases.after(text, lowered, end, grammar.phrases, one=one, linked=linked)
    if phrase is not None:
        return value, phrase.end, _counted_unit(text, lowered, phrase, grammar), "", None, phrase
    if number.low != 1 and (phrase := phrases.across(text, lowered, end, grammar.phrases)) is not None:
        return value, end, _counted_unit(text, lowered, phrase, grammar), "across", None, phrase
    return value, end, PERSON if _counts_people(lowered, value.start, end, grammar) else ONE, "", None, None


def _bound(
    lowered: str, start: int, end: int, unit: Unit, back: Bound | None, done: int, grammar: Grammar
) -> tuple[Bound | None, int, int]:
    """Return the bound that the words around a value set, and where these begin and end; `back` stood before a unit."""
    if back is None:
        back, end = bounds.after(lowered, end, grammar.bounds)
    if back is None and grammar.states_heads[lowered[end : end + 3]]:
        state = grammar.states.match(lowered, end)
        if state is not None:  # "12 injured or more"
            back, after = bounds.after(lowered, state.end(), grammar.bounds)
            end = after if back else end
    front, first = bounds.before(lowered, start, grammar.bounds, lasts=unit.dimension == "duration")
    if first < done:
        front, first = None, start
    bound, end = bounds.closed(lowered, end, bounds.joined(front, back), grammar.bounds)
    return bound, first, end


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


def _stands(lowered: str, value: Value, phrase: Phrase | None, grammar: Grammar) -> bool:
    """Return whether "half" is a number here: half of, half the, more than half; not "half past", "the second half"."""
    number = value.number
    if lowered[number.start : number.end] not in grammar.operands.numbers.words.halves:
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
