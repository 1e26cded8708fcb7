"""Ages: numbers that count no people but say how old they are; tables `age` of lexicon/*/skips.toml."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.quantities.numbers import Number
from facts.text.cut import word_before
from facts.text.prefixes import Heads

CLOSES: Final = (",", ".", ";", ")")  # behind an age that stands apart
_OLDEST: Final = 110  # years
_APART: Final = (", ", " (", "d ")  # characters before an age of several
_AGES: Final = 40  # characters before a number in which a list of ages begins


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The words of one language around an age."""

    before: tuple[str, ...]
    being: tuple[str, ...]
    told: tuple[str, ...]
    once: tuple[str, ...]
    siblings: tuple[str, ...]
    listed: regex.Pattern[str]
    several: tuple[regex.Pattern[str], regex.Pattern[str]]
    sides: frozenset[str]
    bounded: frozenset[str]
    after: regex.Pattern[str]
    heads: Heads
    of: tuple[str, ...]
    persons: frozenset[str]
    months: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the words of a language around an age."""
    table = lexicon["skips"]["age"]
    after = regex.compile(rf"(?:[ -]{{1,3}}|)(?:{'|'.join(table['patterns'])})(?!\w)")
    return Grammar(
        before=tuple(phrase + " " for phrase in table["before"]),
        being=tuple(table["being"]),
        told=tuple(table["told"]),
        once=tuple(f", {word} " for word in table.get("once", ())),
        siblings=tuple(table["siblings"]),
        listed=regex.compile(table["listed"]),
        several=(regex.compile(table.get("several", "(?!)")), regex.compile(table.get("ends", "(?!)"))),
        sides=frozenset(table["sides"]),
        bounded=frozenset(table["persons"]),
        after=after,
        heads=Heads(after),
        of=tuple(word + " " for word in lexicon["numbers"]["of"]),
        persons=persons(lexicon),
        months=frozenset(lexicon["dates"]["months"]),
    )


@cache
def persons(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns of one person, who may be of an age."""
    nouns = lexicon["nouns"]
    plurals = frozenset(nouns["irregular"])
    return frozenset(noun for table in nouns["person"].values() for noun in table["nouns"] if noun not in plurals)


def aged(lowered: str, end: int, grammar: Grammar) -> int | None:
    """Return where "-year-old" or "years of age" behind a number ends, None where it says no age."""
    match = grammar.after.match(lowered, end) if grammar.heads[lowered[end : end + 3]] else None
    return match.end() if match else None


def bounds_age(lowered: str, start: int, number: Number, grammar: Grammar) -> bool:
    """Return whether a number whose bound begins at `start` bounds an age: "children under five"."""
    if number.low is None or not 1 <= number.low <= _OLDEST or lowered[start : number.start - 1] not in grammar.sides:
        return False
    return not lowered.startswith(grammar.of, number.end + 1) and word_before(lowered, start) in grammar.bounded


def joined(lowered: str, number: Number, word: str, grammar: Grammar) -> bool:
    """Return whether a bare number goes on a list of ages, or is somebody's: "aged 8, 12 and 13", "a man of 47", "who
    was 45 and".
    """
    if number.low is None or not 1 <= number.low <= _OLDEST:
        return False
    before = " " + lowered[max(0, number.start - _AGES) : number.start]
    if before.endswith(grammar.being) and lowered.startswith(grammar.told, number.end):
        return True
    if word == "of" and lowered[number.end : number.end + 1] in CLOSES:
        return not grammar.persons.isdisjoint(before.split()[-2:-1])
    if word != "and" and not before.endswith(", "):
        return False
    return "age" in before and grammar.listed.search(before) is not None


def of_several(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether a bare number is one of the ages of people counted before it: "two women, 18 and 21, were"."""
    if number.low is None or not 1 <= number.low <= _OLDEST or lowered[number.start - 2 : number.start] not in _APART:
        return False
    before, behind = grammar.several
    ahead = before.search(lowered, max(0, number.start - _AGES), number.start)
    there = behind.match(lowered, number.start) if ahead else None
    return ahead is not None and there is not None and (ahead["more"] or there["more"]) is not None


def named(text: str, number: Number, grammar: Grammar) -> bool:
    """Return whether the number is the age of someone named before it: "Ali Hassan, 34, was"."""
    if number.low is None or not 1 <= number.low <= 120:
        return False
    ahead, behind = text[max(0, number.start - 30) : number.start], text[number.end : number.end + 3].lstrip()
    if ahead.endswith(grammar.once):  # "Carlos, then 18, was"
        ahead = ahead.rpartition(", ")[0] + ", "
    if ahead.endswith(", ") and behind[:1] in (",", ".", ";"):
        name = ahead[:-2].split()[-1:]
        if name and name[0] in grammar.persons:
            return behind[:1] == ","  # "the suspect, 23, was"
        return bool(name) and name[0][0].isupper() and name[0].lower().rstrip(".") not in grammar.months
    if ahead.endswith(" (") and behind[:1] == ")":
        name = ahead[:-2].split()[-1:]
        return bool(name) and name[0][0].isupper() and 5 <= number.low <= 105 and not name[0].isupper()
    return False


def beside_name(text: str, lowered: str, number: Number, word: str, grammar: Grammar) -> bool:
    """Return whether a bare number is the age of somebody named right before it: "Omar 9 and his sister".

    `word` stands before the number.
    """
    if number.low is None or not 1 <= number.low <= _OLDEST or not lowered.startswith(grammar.siblings, number.end):
        return False
    at = number.start - 1 - len(word)
    return word.isalpha() and lowered.startswith(word, max(0, at)) and text[at : at + len(word)].istitle()
