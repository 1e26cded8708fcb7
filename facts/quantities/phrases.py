"""The counted noun phrase behind a number: where it ends, its head in the singular, and whether persons are counted.

The phrase ends at its first plural or known noun, so that participles and verbs behind it ("53 people killed")
stay out; adjectives, nationalities and names before it ("Turkish-backed rebel fighters") belong to it.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.text.inflections import looks_plural, plural, singular
from facts.text.words import any_of

_LONGEST: Final = 7  # words: "Turkish-backed Free Syrian Army rebel fighters"
_NEAR: Final = 120  # characters in which a word decides what a noun means
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(
    r"(?P<gap>[ \xa0]{1,2}[\[\"“'‘]?|[ ]?-[ ]?|\n(?![\n\s]))"
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]\w{0,60}+(?>(?:[’'/][^\W\d_]{1,60}+|-\w{1,60}+){0,6}))\]?"
    r"(?P<aside> \([^()\d]{2,60}\)(?= \w))?"  # "Islamic State (IS) fighters", "Daesh (banned here) fighters"
)

_DESCRIBED: Final = re.compile(
    r" (?P<first>\d[\d.,]{0,6}|[a-z]{3,9}(?=-))(?:[a-z]{1,3}|-(?P<rest>[a-z]{1,12}(?:-[a-z]{1,12})?))(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A known noun: singular, kind (person, group or thing), and whether this form is a plural."""

    singular: str
    kind: str
    plural: bool


class Phrase(NamedTuple):
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
    participles: tuple[str, ...]
    possessives: tuple[str, ...]
    gerund: str
    adjectives: frozenset[str]
    adjectival: tuple[str, ...]
    piled: regex.Pattern[str]
    doubtful: dict[str, frozenset[str]]
    acronyms: frozenset[str]
    before_numbers: frozenset[str]
    lexicon: Lexicon


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the known nouns and closed classes of a language."""
    table, closed, own = lexicon["nouns"], lexicon["words"], lexicon["phrases"]
    nouns: dict[str, Noun] = {}
    irregular: dict[str, str] = table["irregular"]
    many = {single: form for form, single in irregular.items()}
    for kind in ("thing", "group", "person"):
        for entry in table.get(kind, {}).values():
            for one in entry["nouns"]:
                nouns.setdefault(plural(one, lexicon), Noun(one, kind, plural=True))
                if one in many:
                    nouns[many[one]] = Noun(one, kind, plural=True)
                if irregular.get(one) != one:
                    nouns[one] = Noun(one, kind, plural=looks_plural(one, lexicon))
    for form, one in irregular.items():
        known = nouns.get(one) or nouns.get(form)
        nouns[form] = Noun(one, known.kind if known else "thing", plural=True)
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
        re.compile(rf"[ \xa0](?:{any_of(own['owners'])})(?=[ \xa0])"),
        frozenset([*lexicon["numbers"]["cardinals"], *lexicon["numbers"]["scales"]]) - {"one"},
        tuple(own["participles"]),
        tuple(own["possessives"]),
        own["gerund"],
        frozenset(own["describing"]) | frozenset(table["demonyms"]),
        tuple(own["adjectival"]),
        re.compile(rf"(?:,|[ ](?:{any_of(own['joins'])}))(?=[ ](?P<word>[^\W\d_][\w-]{{0,40}}+)[ ])"),
        {noun: frozenset(words) for noun, words in table.get("doubtful", {}).items()},
        frozenset(closed["acronyms"]),
        frozenset(own.get("before_numbers", ())),
        lexicon,
    )


def after(
    text: str, lowered: str, end: int, grammar: Grammar, *, one: bool = False, linked: bool = False
) -> Phrase | None:
    """Return the noun phrase that a number ending at `end` counts, None where none stands there.

    `one`: the number is one, so that a singular is wanted; `linked`: it counts only "of" a noun, or "more" of it.
    """
    start, at, best, unknown, gerund = -1, end, None, None, False
    for count in range(_LONGEST):
        match = _WORD.match(lowered, at)
        if match is None:
            break
        word, hyphen = match["word"], "-" in match["gap"]
        if count == 0 and word in grammar.links:
            at = _linked(lowered, match.end(), grammar)
            continue  # "of the" ties the noun to the number and is no part of its phrase
        if linked and count == 0 and word not in grammar.additions:
            return None
        if _ends(text, match, grammar) or _dashed(text, match):
            break
        if start < 0:
            start = match.start("word")
        if hyphen and count and " " not in match["gap"]:
            break
        at = match.end("word")
        if word.endswith(grammar.possessives):
            continue
        if hyphen and count == 0 and word not in grammar.nouns:
            return None if word in grammar.unglued or "-" in word else Phrase(start, at, word, "thing")
        gerund = gerund or (count == 0 and word.endswith(grammar.gerund))  # "one wearing combat boots"
        noun = grammar.nouns.get(word) or _last(word, grammar)
        found = _head(word, noun, lowered, at, start, grammar, one=one or (hyphen and count == 0))
        if found is not None:
            return found
        if (
            one
            and count < 3
            and noun is None
            and not gerund
            and word not in grammar.states
            and not looks_plural(word, grammar.lexicon)
            and not (count and word.endswith(grammar.participles))
        ):
            unknown = Phrase(start, at, word, "thing")
        if noun is not None and not noun.plural and (best is None or one):
            best = Phrase(start, at, noun.singular, noun.kind)
        at = _joined(word, lowered, match.end(), grammar)
    return (best or unknown) if one else None


def across(text: str, lowered: str, end: int, grammar: Grammar) -> Phrase | None:
    """Return the noun that a number counts behind an age or measure that describes it: "three 10-year-old boys"."""
    match = _DESCRIBED.match(lowered, end)
    if match is None or not (match["first"][0].isdecimal() or match["first"] in grammar.numerals):
        return None
    noun = grammar.nouns.get(match["rest"])
    if noun is not None and noun.plural:  # "four 17-year-olds"
        return Phrase(match.start("first"), match.end(), noun.singular, noun.kind)
    return after(text, lowered, match.end(), grammar)


def is_doubtful(lowered: str, phrase: Phrase, grammar: Grammar) -> bool:
    """Return whether a noun that may count persons counts things here, by the words near it ("three court cases")."""
    cues = grammar.doubtful.get(phrase.head)
    near = lowered[max(0, phrase.start - _NEAR) : phrase.end + _NEAR] if cues else ""
    return cues is not None and not cues.isdisjoint(_LETTERS.findall(near))


def _joined(word: str, lowered: str, at: int, grammar: Grammar) -> int:
    """Return where the phrase goes on behind an adjective: "young, unarmed men", "Iraqi and Syrian tribesmen"."""
    link = grammar.piled.match(lowered, at) if _describes(word, grammar) else None
    return link.end() if link is not None and _describes(link["word"], grammar) else at


def _describes(word: str, grammar: Grammar) -> bool:
    """Return whether a word can be an adjective, by its ending or the lexicon."""
    if word in grammar.states or word in grammar.stops or word in grammar.verbs:
        return False
    return word in grammar.adjectives or word.endswith(grammar.adjectival)


def _ends(text: str, match: regex.Match[str], grammar: Grammar) -> bool:
    """Return whether a phrase ends before a word: a closed class, a verb, a number; not "IS" in small text."""
    word = match["word"]
    if (
        word in grammar.acronyms
        and text[match.start("word") : match.end("word")].isupper()
        and not text[:400].isupper()
    ):
        return False
    if word in grammar.before_numbers and text[match.end("word") + 1 : match.end("word") + 2].isdecimal():
        return True  # a headline: "Blast Kills 3 Wounds 20"
    return word in grammar.stops or word in grammar.verbs or _numeric(word, grammar)


def _dashed(text: str, match: regex.Match[str]) -> bool:
    """Return whether a dash ends the phrase before a word: "Injures Seven - Homs Governor", but "18 - point plan"."""
    return match["gap"] == " - " and text[match.start("word")].isupper() and not text[:400].isupper()


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


def _unknown_plural(word: str, grammar: Grammar) -> bool:
    """Return whether a word looks like a plural and is in no table."""
    known = word in grammar.nouns or word in grammar.stops or word in grammar.verbs or word in grammar.states
    return not known and looks_plural(word, grammar.lexicon)


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
        elif word == noun.singular and noun.plural and _unknown_plural(after_word, grammar):
            return None  # "three armoured personnel carriers"
        elif further is not None and further.plural and not word.endswith("s") and after_word not in grammar.states:
            return None
        return Phrase(start, at, noun.singular, noun.kind)
    if noun is None and not one and looks_plural(word, grammar.lexicon):
        follows = _WORD.match(lowered, at)
        further = grammar.nouns.get(follows["word"]) if follows else None
        if further is not None and further.plural and follows is not None and follows["word"] not in grammar.states:
            return None  # "30 plainclothes policemen"
        return Phrase(start, at, singular(word, grammar.lexicon), "thing")
    return None
