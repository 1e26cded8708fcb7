"""Plurals and singulars of regular nouns by the rules of a language (lexicon/*/nouns.toml, table `inflection`)."""

from dataclasses import dataclass
from functools import cache

import regex

from facts.lexicon import Lexicon


@dataclass(frozen=True, eq=False, slots=True)
class _Rules:
    plural: tuple[tuple[regex.Pattern[str], str], ...]
    singular: tuple[tuple[regex.Pattern[str], str], ...]
    endings: tuple[str, ...]
    never: tuple[str, ...]
    letters: int


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    table = lexicon["nouns"]["inflection"]
    plural, singular = (
        tuple((regex.compile(pattern), by) for pattern, by in table[name]) for name in ("plural", "singular")
    )
    looks = table["looks_plural"]
    return _Rules(plural, singular, tuple(looks["endings"]), tuple(looks["never"]), looks["letters"])


@cache
def plural(noun: str, lexicon: Lexicon) -> str:
    """Return the regular plural of a noun, or of the last word of a phrase."""
    return _first(noun, _rules(lexicon).plural)


def singular(noun: str, lexicon: Lexicon) -> str:
    """Return the singular of a regular plural."""
    return _first(noun, _rules(lexicon).singular)


def looks_plural(word: str, lexicon: Lexicon) -> bool:
    """Return whether an unknown word has the form of a plural."""
    rules = _rules(lexicon)
    return len(word) >= rules.letters and word.endswith(rules.endings) and not word.endswith(rules.never)


def _first(word: str, rules: tuple[tuple[regex.Pattern[str], str], ...]) -> str:
    """Return a word changed by the first rule whose ending it has; the word itself where none fits."""
    for pattern, by in rules:
        if pattern.search(word):
            changed: str = pattern.sub(by, word)
            return changed
    return word
