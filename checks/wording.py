"""The words of a claim's sentence: as patterns read them, and those by which two sentences tell of one thing."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from facts.lexicon import load
from facts.model import Claim
from facts.setting.gazetteer import fold
from facts.text.sentences import lower

DIGITS = re.compile(r"\d[\d,.]*")
_SPACES = "\n\r\t\xa0"
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters of a word that are compared, so that endings do not count


@lru_cache(maxsize=4096)
def lowered(sentence: str) -> str:
    """Return a sentence in lower case, the ends of its lines as spaces; of the same length, so that offsets hold.

    >>> lowered("Twelve were seriously\\ninjured")
    'twelve were seriously injured'
    """
    words = lower(sentence)
    for space in _SPACES:
        words = words.replace(space, " ")
    return words


def shared(left: Claim, right: Claim) -> frozenset[str]:
    """Return the telling words that two sentences share: not those of any toll, nor the names of the place."""
    return telling_words(left) & telling_words(right)


def telling_words(claim: Claim) -> frozenset[str]:
    """Return the beginnings of the telling words of a sentence."""
    return _telling(claim.sentence, claim.place, claim.place_name, claim.country)


@lru_cache(maxsize=4096)
def _telling(sentence: str, *places: str | None) -> frozenset[str]:
    names = {word for name in places if name for word in fold(name).split()}
    words = {word.casefold() for word in _WORD.findall(sentence)} - names - common()
    return frozenset(word[:_STEM] for word in words)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text."""
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(text))


@cache
def common() -> frozenset[str]:
    """Return the words that any report of a toll may hold, with the names of days and months."""
    dates = load()["dates"]
    return frozenset(rivalry()["common"]) | frozenset(dates["months"]) | frozenset(dates["weekdays"])


def rivalry() -> Mapping[str, Any]:
    """Return the words of the lexicon that keep two numbers from being rivals."""
    table: Mapping[str, Any] = load()["comparisons"]["rivals"]
    return table
