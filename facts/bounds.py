"""Bounds as worded: what stands before and behind a number → the bound, and where its wording begins or ends.

The wordings are lexicon/*/bounds.toml. Stacked ones keep the direction: "up to about 300" is at most 300.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.model import Bound
from facts.numeral_words import longest_first

_STRENGTH: Final = {Bound.ABOUT: 0, Bound.NEARLY: 1}  # all others have a direction and win over these
_CLOSED: Final = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.LESS_THAN: Bound.AT_MOST}
_CLOSE_ONLY: Final = ("and ", "at ", "plus", "minimum", "maximum", "more or less", "approximately", "tops", "upwards")


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The wordings of one language: a backward pattern, a forward pattern, and the words that may end a wording."""

    before: regex.Pattern[str]
    last: frozenset[str]
    kinds: dict[str, Bound]
    after: regex.Pattern[str]
    after_kinds: dict[str, Bound]
    closed: regex.Pattern[str]
    first: frozenset[str]
    particles: dict[str, frozenset[str]]


def _any(words: list[str]) -> str:
    """Return an alternation of wordings, longest first; a space matches any single white space."""
    return longest_first(words).replace(r"\ ", r"\s")


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled wordings of a language."""
    table = lexicon["bounds"]
    kinds = {phrase: Bound(name) for name, phrases in table["before"].items() for phrase in phrases}
    after_kinds = {phrase: Bound(name) for name, phrases in table["after"].items() for phrase in phrases}
    between = table["between"]["words"]
    words = [phrase for phrase in kinds if phrase[-1].isalpha() or phrase[-1] == "."]
    marks = [phrase for phrase in kinds if phrase not in words]
    closing = [phrase for phrase in after_kinds if phrase.startswith(_CLOSE_ONLY)]
    free = [phrase for phrase in after_kinds if phrase not in closing]
    return Grammar(
        regex.compile(
            rf"(?r)(?:(?<![\w])(?P<words>{_any(words)})|(?P<words>{_any(marks)}))"
            rf"(?:\s(?:{_any(between)})){{0,2}}(?:\s|(?<=[^\w\s]))(?:\s)?"
        ),
        frozenset(phrase.split()[-1] for phrase in [*kinds, *between]),
        kinds,
        regex.compile(
            rf"(?:[ \xa0,]{{0,2}}(?P<words>{_any([w for w in free if w[0].isalpha()])})(?!\w|\s?than\s|\s\d)"
            rf"|(?P<words>{_any([w for w in free if not w[0].isalpha()])})(?!\w)"
            rf"|[ \xa0,]{{0,2}}-?(?P<words>{_any(closing)})(?=\s*(?:[.,;:!?)\]]|$)))"
        ),
        after_kinds,
        regex.compile(rf"\s(?:{_any(table['closed']['words'])})(?!\w)(?!\s(?:to\s)?[\d])"),
        frozenset(phrase.split()[0][:2] for phrase in after_kinds),
        {word: frozenset(verbs) for word, verbs in table["particles"].items()},
    )


def before(lowered: str, start: int, grammar: Grammar) -> tuple[Bound | None, int]:
    """Return the bound worded before a number and where its wording begins; (None, start) where none is."""
    bound: Bound | None = None
    for _ in range(3):
        left = lowered[max(0, start - 16) : start].split()
        if not left or (left[-1].lstrip("(\"'“‘[") not in grammar.last and left[-1][-1].isalnum()):
            break
        match = grammar.before.match(lowered, max(0, start - 80), start)
        if match is None:
            break
        phrase = " ".join(match["words"].split())
        if phrase in grammar.particles and _last_word(lowered, match.start()) in grammar.particles[phrase]:
            break
        kind = grammar.kinds[phrase]
        if bound is None or _STRENGTH.get(kind, 2) >= _STRENGTH.get(bound, 2):
            bound = kind
        start = match.start()
    return bound, start


def _last_word(lowered: str, start: int) -> str:
    """Return the word before a position, "" where none stands there."""
    words = lowered[max(0, start - 20) : start].split()
    return words[-1] if words else ""


def after(lowered: str, end: int, grammar: Grammar) -> tuple[Bound | None, int]:
    """Return the bound worded behind a number or its noun ("or more", "-odd", "+") and where it ends."""
    piece = lowered[end : end + 3].lstrip(" ,\xa0")
    if not piece or (piece[0].isalpha() and piece[:2] not in grammar.first):
        return None, end
    match = grammar.after.match(lowered, end)
    if match is None:
        return None, end
    return grammar.after_kinds[" ".join(match["words"].split()) if match["words"] != " odd" else " odd"], match.end()


def joined(front: Bound | None, back: Bound | None) -> Bound | None:
    """Return the bound of wordings before and behind: the one with a direction wins."""
    if front is None or back is None:
        return front or back
    return back if _STRENGTH.get(back, 2) > _STRENGTH.get(front, 2) else front


def closed(lowered: str, end: int, bound: Bound | None, grammar: Grammar) -> tuple[Bound | None, int]:
    """Return "less than 5 or equal" as at most 5."""
    if bound not in _CLOSED:
        return bound, end
    match = grammar.closed.match(lowered, end)
    return (_CLOSED[bound], match.end()) if match else (bound, end)


def interval(bound: Bound | None, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """Return the stored ends of an interval under a bound: "at least 20 to 25" is 20 and open."""
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return low, None
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return None, high
    return low, high
