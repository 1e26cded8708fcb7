"""The counted noun phrase behind a number: where it ends, its head in the singular, and whether persons are counted.

The phrase ends at its first plural or known noun, so that participles and verbs behind it ("53 people killed")
stay out; adjectives, nationalities and names before it ("Turkish-backed rebel fighters") belong to it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.numeral_words import any_of
from facts.unit_tables import plural

_LONGEST: Final = 7  # words: "Turkish-backed Free Syrian Army rebel fighters"
_WORD: Final = regex.compile(
    r"(?P<gap>[ \xa0]{1,2}[\[\"“'‘]?|[ ]?-[ ]?|\n(?![\n\s]))"
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_][\w]*+(?:[’'/][^\W\d_]+|-\w+)*+)\]?"
    r"(?P<aside> \([\w-]{2,8}\)(?= \w))?"  # "Islamic State (IS) fighters"
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A known noun: singular, kind (person, group or thing), and whether this form is a plural."""

    singular: str
    kind: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted noun phrase: its span (without the space before it), its head's singular, and its kind."""

    start: int
    end: int
    head: str
    kind: str


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """Known nouns by form, and the words at which a phrase stops."""

    nouns: dict[str, Noun]
    stops: frozenset[str]
    states: frozenset[str]
    links: frozenset[str]
    verbs: frozenset[str]
    additions: frozenset[str]
    unglued: frozenset[str]
    owners: regex.Pattern[str]
    numerals: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the known nouns and closed classes of a language."""
    table, closed, own = lexicon["nouns"], lexicon["words"], lexicon["phrases"]
    nouns: dict[str, Noun] = {}
    irregular: dict[str, str] = table["irregular"]
    many = {single: form for form, single in irregular.items()}
    for kind in ("thing", "group", "person"):
        for entry in table.get(kind, {}).values():
            for singular in entry["nouns"]:
                nouns.setdefault(plural(singular), Noun(singular, kind, plural=True))
                if singular in many:
                    nouns[many[singular]] = Noun(singular, kind, plural=True)
                if irregular.get(singular) != singular:
                    nouns[singular] = Noun(singular, kind, plural=singular.endswith("s"))
    for form, singular in irregular.items():
        known = nouns.get(singular) or nouns.get(form)
        nouns[form] = Noun(singular, known.kind if known else "thing", plural=True)
    stops: set[str] = set()
    for name in ("determiners", "prepositions", "conjunctions", "pronouns", "be", "have", "do", "modals", "adverbs"):
        stops.update(closed[name])
    allowed = set(own["adjectives"])
    return Grammar(
        nouns,
        frozenset(stops - allowed) | frozenset(own["stops"]),
        frozenset(own["states"]),
        frozenset(own["links"]),
        frozenset(own["verbs"]),
        frozenset(own["additions"]),
        frozenset(own["unglued"]),
        regex.compile(rf"[ \xa0](?:{any_of(own['owners'])})(?=[ \xa0])"),
        frozenset([*lexicon["numbers"]["cardinals"], *lexicon["numbers"]["scales"]]) - {"one"},
    )


def singular_of(word: str) -> str:
    """Return the singular of a regular plural.

    >>> singular_of("villages"), singular_of("countries"), singular_of("classes")
    ('village', 'country', 'class')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_plural(word: str) -> bool:
    """Return whether an unknown word looks like a plural noun."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))


def after(lowered: str, end: int, grammar: Grammar, *, one: bool = False, linked: bool = False) -> Phrase | None:
    """Return the noun phrase that a number ending at `end` counts, None where none stands there.

    `one`: the number is one, so that a singular is wanted; `linked`: it counts only "of" a noun, or "more" of it.
    """
    start, at, best = -1, end, None
    for count in range(_LONGEST):
        match = _WORD.match(lowered, at)
        if match is None:
            break
        word, hyphen = match["word"], "-" in match["gap"]
        if count == 0 and word in grammar.links:
            at = _linked(lowered, match.end(), grammar)
            start = match.start("word")
            continue
        if linked and count == 0 and word not in grammar.additions:
            return None
        if word in grammar.stops or word in grammar.verbs or _numeric(word, grammar):
            break
        if start < 0:
            start = match.start("word")
        if hyphen and count and " " not in match["gap"]:
            break
        at = match.end("word")
        if word.endswith(("'s", "’s", "s'", "s’")):
            continue
        if hyphen and count == 0 and word not in grammar.nouns:
            return None if word in grammar.unglued or "-" in word else Phrase(start, at, word, "thing")
        noun = grammar.nouns.get(word) or _last(word, grammar)
        found = _head(word, noun, lowered, at, start, grammar, one=one or (hyphen and count == 0))
        if found is not None:
            return found
        if noun is not None and not noun.plural and (best is None or one):
            best = Phrase(start, at, noun.singular, noun.kind)
        at = match.end()
    if best is None or one:
        return best
    return None


def _numeric(word: str, grammar: Grammar) -> bool:
    """Return whether a word is or begins with another number ("three-ton", "usd50")."""
    return word.partition("-")[0] in grammar.numerals or (word[-1].isdecimal() and "-" not in word)


def _last(word: str, grammar: Grammar) -> Noun | None:
    """Return the known noun at the end of a hyphenated word ("ex-soldiers")."""
    return grammar.nouns.get(word.rpartition("-")[2]) if "-" in word else None


def _linked(lowered: str, at: int, grammar: Grammar) -> int:
    """Return where the phrase goes on behind "of (the)"."""
    match = grammar.owners.match(lowered, at)
    return match.end() if match else at


def _head(
    word: str, noun: Noun | None, lowered: str, at: int, start: int, grammar: Grammar, *, one: bool
) -> Phrase | None:
    """Return the phrase if this word is its head: a plural, or a singular where one is counted."""
    if noun is not None and (noun.plural or one):
        follows = _WORD.match(lowered, at)
        after_word = follows["word"] if follows else ""
        further = grammar.nouns.get(after_word)
        if word in grammar.states or (one and not noun.plural):
            if further is not None and after_word not in grammar.states and (further.plural or one):
                return None
        elif further is not None and further.plural and not word.endswith("s") and after_word not in grammar.states:
            return None
        return Phrase(start, at, noun.singular, noun.kind)
    if noun is None and not one and _is_plural(word):
        return Phrase(start, at, singular_of(word), "thing")
    return None
