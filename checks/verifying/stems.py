"""The content words of a text, as far as they tell two numbers apart: without endings, synonyms as one."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from facts.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|%")
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]*")


@lru_cache(maxsize=4096)
def stems(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the content words of a text without their commonest endings; closed-class words are left out.

    >>> from facts.lexicon import load
    >>> stems("The letters were posted by 27 farmers", load())
    ('letter', 'post', '27', 'farmer')
    """
    skipped, endings = _closed(lexicon)
    pattern, names = _phrases(lexicon)
    text = pattern.sub(lambda found: names[" ".join(found[0].lower().split())], text)
    words = (found[0].lower() for found in _WORD.finditer(text))
    same = _synonyms(lexicon)
    found = (_stem(word, endings) for word in words if word not in skipped)
    return tuple(same.get(word, word) for word in found)


@cache
def _phrases(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of phrases that name one thing by several words, and phrase → its one word."""
    names = {phrase: name for name, group in lexicon["comparisons"]["verify"]["phrases"].items() for phrase in group}
    ordered = sorted(names, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
    return re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), names


@cache
def _synonyms(lexicon: Lexicon) -> Mapping[str, str]:
    """Return stem → the first stem of its group of words that say the same of a number."""
    return {word: group[0] for group in lexicon["comparisons"]["verify"]["synonyms"] for word in group}


@cache
def _closed(lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that say nothing of what is counted, and the endings to cut."""
    table, own = lexicon["words"], lexicon["comparisons"]["verify"]
    words = {word for words in table.values() if isinstance(words, list) for word in words}
    return frozenset(words | set(own["hedges"])), tuple(own["endings"])


def _stem(word: str, endings: Sequence[str]) -> str:
    """Return a word without its ending where enough of it stays."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def names(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the stems of the names in a text; one inside a phrase ("outside the United States") is none, nor is what
    every number of a report may stand beside: a month, a disease.
    """
    plain = _phrases(lexicon)[0].sub(" ", text)
    never = {*lexicon["dates"]["months"], *lexicon["comparisons"]["verify"]["never_names"]}
    return frozenset(stems(" ".join(_NAME.findall(plain)), lexicon)) - never
