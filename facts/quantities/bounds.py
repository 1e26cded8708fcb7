"""Bounds as worded: what stands before and behind a number → the bound, and where its wording begins or ends.

The wordings are lexicon/*/bounds.toml. Stacked ones keep the direction: "up to about 300" is at most 300.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.model import Bound
from facts.text.prefixes import Heads
from facts.text.words import longest_first

_LAST: Final = re.compile(r"[\w.]+$")  # "2-more"
_STRENGTH: Final = {Bound.ABOUT: 0, Bound.NEARLY: 1}  # all others have a direction and win over these
_CLOSED: Final = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.LESS_THAN: Bound.AT_MOST}


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The wordings of one language: a backward pattern, a forward pattern, and the words that may end a wording."""

    before: regex.Pattern[str]
    alone: frozenset[str]
    last: frozenset[str]
    kinds: dict[str, Bound]
    after: regex.Pattern[str]
    after_kinds: dict[str, Bound]
    closed: regex.Pattern[str]
    after_heads: Heads
    first: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    particles: dict[str, frozenset[str]]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    during: frozenset[str]
    lasting: frozenset[str]


def _any(words: list[str]) -> str:
    """Return an alternation of wordings, longest first; a space matches any single white space."""
    return longest_first(words).replace(r"\ ", r"\s")


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled wordings of a language."""
    table = lexicon["bounds"]
    kinds = {phrase: Bound(name) for name, phrases in table["before"].items() for phrase in phrases}
    equal = table["equal"]
    for name, bound in (("more", Bound.AT_LEAST), ("less", Bound.AT_MOST)):
        kinds |= {form.format(word): bound for form in equal["forms"] for word in equal[name]}
    after_kinds = {phrase: Bound(name) for name, phrases in table["after"].items() for phrase in phrases}
    between = table["between"]["words"]
    words = [phrase for phrase in kinds if phrase[-1].isalpha() or phrase[-1] == "."]
    marks = [phrase for phrase in kinds if phrase not in words]
    never = _any(table["closing"]["never"])
    closing = [phrase for phrase in after_kinds if phrase in table["closing"]["words"]]
    free = [phrase for phrase in after_kinds if phrase not in closing]
    ends = {phrase.split()[-1] for phrase in [*kinds, *between]}
    after = regex.compile(
        rf"(?:[ \xa0,]{{0,2}}(?P<words>{_any([w for w in free if w[0].isalpha()])})(?!\w|\s?(?:{never})\s|\s\d)"
        rf"|(?P<words>{_any([w for w in free if not w[0].isalpha()])})(?!\w)"
        rf"|[ \xa0,]{{0,2}}-?(?P<words>{_any(closing)})(?=\s*(?:[.,;:!?)\]]|$)))"
    )
    return Grammar(
        regex.compile(
            rf"(?r)(?:(?<![\w])(?P<words>{_any(words)})|(?P<words>{_any(marks)}))"
            rf"(?:\s(?:{_any(between)})){{0,2}}(?:\s|(?<=[^\w\s]))(?:\s)?"
        ),
        frozenset(phrase for phrase in kinds if " " not in phrase),
        frozenset(phrase.split()[-1] for phrase in [*kinds, *between]),
        kinds,
        after,
        {" ".join(phrase.split()): kind for phrase, kind in after_kinds.items()},
        re.compile(rf"\s(?:{_any(table['closed']['words'])})(?!\w)(?!\s(?:(?:{_any(table['closed']['to'])})\s)?[\d])"),
        Heads(after),
        frozenset(phrase.lstrip(" -")[:2] for phrase in after_kinds),
        frozenset(pair for phrase in [*kinds, *between] for pair in pairwise(phrase.split()))
        | frozenset((first, second) for first in ends for second in between if " " not in second),
        {word: frozenset(verbs) for word, verbs in table["particles"].items()},
        frozenset(lexicon["words"]["pronouns"]),
        *(frozenset(table["prepositions"][name]) for name in ("words", "articles", "during", "lasting")),
    )


def before(lowered: str, start: int, grammar: Grammar, *, lasts: bool = False) -> tuple[Bound | None, int]:
    """Return the bound worded before a number and where its wording begins; (None, start) where none is.

    `lasts`: the number is a duration, so that "over" alone may mean during it.
    """
    bound: Bound | None = None
    for _ in range(3):
        left = lowered[max(0, start - 16) : start].split()
        if not left or (left[-1][-1].isalnum() and not _may_end(left, grammar)):
            break
        match = grammar.before.match(lowered, max(0, start - 80), start)
        if match is None:
            break
        phrase = " ".join(match["words"].split())
        if _leads(phrase, lowered, match, grammar, lasts=lasts):
            break
        kind = grammar.kinds[phrase]
        if bound is None or _STRENGTH.get(kind, 2) >= _STRENGTH.get(bound, 2):
            bound = kind
        start = match.start()
    return bound, start


def _may_end(words: list[str], grammar: Grammar) -> bool:
    """Return whether the last of some words may end a wording: one of its own, or behind the word before it there."""
    last = words[-1].lstrip("(\"'“‘[")
    if last in grammar.alone:
        return True
    if last not in grammar.last or len(words) < 3 or not words[-2][-1].isalnum():
        return last in grammar.last  # what is cut off or a mark may be anything
    return (_LAST.findall(words[-2])[-1], last) in grammar.pairs


def _leads(phrase: str, lowered: str, match: regex.Match[str], grammar: Grammar, *, lasts: bool) -> bool:
    """Return whether a wording is a particle or preposition here: "took over two", "over the 10 years"."""
    ahead = _last_word(lowered, match.start())
    verbs = grammar.particles.get(phrase, frozenset())
    if ahead in verbs or (ahead in grammar.pronouns and verbs and _last_word(lowered, match.start(), 2) in verbs):
        return True
    between = lowered[match.end("words") : match.end()].split()
    if phrase in grammar.prepositions and between and between[0] in grammar.articles:
        return True
    return lasts and phrase in grammar.during and ahead not in grammar.lasting


def _last_word(lowered: str, start: int, place: int = 1) -> str:
    """Return the word before a position, or the one at an earlier place; "" where none stands there."""
    words = lowered[max(0, start - 24) : start].split()
    return words[-place] if len(words) >= place else ""


def after(lowered: str, end: int, grammar: Grammar) -> tuple[Bound | None, int]:
    """Return the bound worded behind a number or its noun ("or more", "-odd", "+") and where it ends."""
    if not grammar.after_heads[lowered[end : end + 3]]:
        return None, end
    piece = lowered[end : end + 4].lstrip(" ,\xa0-")
    if piece[:2] not in grammar.first and piece[:1] not in grammar.first:
        return None, end
    match = grammar.after.match(lowered, end)
    if match is None:
        return None, end
    return grammar.after_kinds[" ".join(match["words"].split())], match.end()


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
