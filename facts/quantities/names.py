"""Numbers inside names and kinds: "Voyager 2", "the Six-Day War", "a 747 jet", "a two-door car" → no count.

The words are lexicon/*/skips.toml, table `names`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.quantities.numbers import Number
from facts.quantities.operands import shouts
from facts.text.words import any_of, compiled

_NEXT: Final = re.compile(r"[ \xa0-]{1,2}(?P<word>[^\W\d_][\w'’-]{0,40}+)")
_GLUED: Final = re.compile(r" ?- ?(?P<word>[^\W\d_]{1,40}+)")
_AHEAD: Final = regex.compile(r"(?r)(?P<far>[^\s]+) (?P<near>[^\W\d_]+|(?P<year>(?:19|20)\d\d)) ")
_PARTS: Final = ";:)"  # behind these another clause begins
_DIGITS: Final = 3  # digits from which a number before a thing of kinds is its model


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The words of one language that make a number part of a name."""

    openers: frozenset[str]
    kinds: frozenset[str]
    models: frozenset[str]
    weapons: frozenset[str]
    groups: regex.Pattern[str]
    states: regex.Pattern[str]
    plural: re.Pattern[str]
    before_numbers: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled words of a language."""
    table, closed = lexicon["skips"]["names"], lexicon["words"]
    return Grammar(
        frozenset([*closed["determiners"], *closed["prepositions"]]),
        frozenset(table["kinds"]),
        frozenset(table["models"]),
        frozenset(lexicon["unit_words"]["calibre"]["nouns"]),
        regex.compile(rf"(?r)(?<!\w)(?:{any_of(table['groups'])}) "),
        compiled(rf"\s(?:{'|'.join(lexicon['phrases']['states'])})(?!\w)"),
        re.compile(rf" (?:{any_of(table['plural'])})(?!\w)"),
        frozenset(lexicon["phrases"].get("before_numbers", ())),
    )


def titled(text: str, number: Number, end: int, grammar: Grammar) -> bool:
    """Return whether capitals make a number in words part of a name: "in the Six-Day War", "of Three Mile Island".

    The two words ahead are in small letters, so that a headline ("Dozens Die in Two Blasts") does not count.
    """
    if not text[number.start].isupper():
        return False
    ahead = _AHEAD.match(text, max(0, number.start - 40), number.start)
    if ahead is None or ahead["far"] != ahead["far"].lower() or shouts(text):
        return False
    if ahead["near"] not in grammar.openers and ahead["year"] is None:  # "the 1967 Six Day War"
        return False
    behind = [_NEXT.match(text, number.end), _NEXT.match(text, end)]
    return all(match is not None and match["word"][0].isupper() for match in behind)


def is_kind(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether a hyphen makes a number a kind of thing: "two-door", "zero-coupon", "9-iron"."""
    glued = _GLUED.match(lowered, number.end) if "-" in lowered[number.end : number.end + 2] else None
    return glued is not None and glued["word"] in grammar.kinds


def is_model(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether plain digits are a model, or the size of a known group: "747 jet", "the Group of 8"."""
    if grammar.groups.match(lowered, max(0, number.start - 40), number.start) is not None:
        return True
    behind = _NEXT.match(lowered, number.end)
    return (
        number.whole
        and number.end - number.start >= _DIGITS
        and behind is not None
        and behind["word"] in grammar.models
    )


def is_calibre(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether a number with a fraction is the calibre of a weapon: "a 7.62 rifle", "a .45 pistol"."""
    if number.low is None or number.low == int(number.low) or number.kind != "digits":
        return False
    behind = _NEXT.match(lowered, number.end)
    return behind is not None and behind["word"] in grammar.weapons


def capitalised(text: str, lowered: str, number: Number, word: str, grammar: Grammar) -> bool:
    """Return whether bare digits stand behind a capitalised word within a sentence ("Voyager 2")."""
    if not word or text[number.start - 1 : number.start] != " " or not word[0].isalpha() or word[-1] in _PARTS:
        return False
    counted = grammar.states.match(lowered, number.end) or grammar.plural.match(lowered, number.end)
    if counted or word in grammar.before_numbers:
        return False
    at = text.rfind(text[number.start - 1 - len(word) : number.start - 1], 0, number.start)
    if at < 0 or not text[at].isupper() or text[:400].isupper():
        return False
    ahead = text[max(0, at - 2) : at].rstrip("\"'“‘(")
    return not (at == 0 or ahead[-1:] == "\n" or ahead.rstrip()[-1:] in (".", "!", "?", ":", ""))
