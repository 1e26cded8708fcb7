"""A sentence as its speakers are searched in it, and the words that tell where their names begin and end."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from facts.lexicon import Lexicon
from facts.model import AttributionKind
from facts.setting.places import resolve
from facts.text.inflections import plural
from facts.text.tokens import Item

_WORD = re.compile(r"[\w.'’-]+|[^\s\w]")
_ENDS = ".'’"


class Words(NamedTuple):
    """Words by what they can be in the name of a speaker."""

    kinds: frozenset[str]  # "observatory", "media", "residents": they say by themselves what the speaker is
    bare: frozenset[str]  # nouns that need no article
    titles: frozenset[str]  # "director", "group": a name may go on behind them
    closed: frozenset[str]  # of these, "report": only a link leads on
    modifiers: frozenset[str]  # "state-run", "local": only what stands behind them is their noun
    attributive: frozenset[str]  # of these, nouns: "the Aamaq news agency"
    modifying: tuple[str, ...]
    links: frozenset[str]
    watching: frozenset[str]
    deeds: frozenset[str]
    agencies: frozenset[str]
    adverbial: tuple[str, ...]
    adjectival: tuple[str, ...]
    participles: str
    pronouns: frozenset[str]
    gerund: str
    plurals: frozenset[str]  # of things


class Line(NamedTuple):
    """A sentence as its items, their tags and its text."""

    items: Sequence[Item]
    tags: str
    text: str
    lowered: str
    lexicon: Lexicon

    def word(self, at: int) -> str:
        """Return an item in lower case."""
        return self.lowered[self.items[at][1] : self.items[at][2]]

    def written(self, start: int, end: int) -> str:
        """Return the text of a span of items, as written."""
        return self.text[self.items[start][1] : self.items[end - 1][2]]

    def kind(self, start: int, end: int) -> AttributionKind:
        """Return the kind of speaker that a span of items names."""
        return kind_of(self.written(start, end), self.lexicon) if start < end else AttributionKind.NONE

    def known(self, start: int, end: int) -> bool:
        """Return whether a span of items names a kind of speaker."""
        return self.kind(start, end) is not AttributionKind.NONE


@lru_cache(maxsize=4096)
def kind_of(name: str, lexicon: Lexicon) -> AttributionKind:
    """Return the kind of a speaker by the words of his name, the longest phrase first; `none` where no word tells."""
    acronyms = lexicon["words"]["acronyms"]  # "WHO", but not "who"
    lowered = " ".join([word.lower() for word in name.split() if word not in acronyms])
    if lowered in lexicon["attribution"]["capitals"]:
        return AttributionKind.PARTY
    begun = _kinds(lexicon)
    words = [word.strip(_ENDS) for word in _WORD.findall(lowered)]
    found = (
        (-len(rest), order, kind)
        for at, word in enumerate(words)
        for rest, order, kind in begun.get(word, ())
        if not rest or words[at + 1 : at + 1 + len(rest)] == rest
    )
    return min(found, default=(0, 0, AttributionKind.NONE))[2]


def leads(word: str, words: Words) -> bool:
    """Return whether a name may go on behind a word: "director Rami", "Observatory chief", "state-run Anadolu"."""
    return word in words.kinds or word in words.titles or word in words.modifiers or word.endswith(words.modifying)


def adjective(word: str, line: Line) -> bool:
    """Return whether a capitalised word may describe what follows: "Syrian state media", "Syrias state media"."""
    nouns = line.lexicon["nouns"]["demonyms"]
    stem = word.rstrip("s").rstrip("'’")
    if (
        word in nouns
        or word in line.lexicon["phrases"]["describing"]
        or word.endswith(tuple(line.lexicon["nouns"]["national"]))
    ):
        return True
    return word.endswith("s") and (stem in nouns or _is_country(stem))


@lru_cache(maxsize=1024)
def _is_country(word: str) -> bool:
    place = resolve(word.title())
    return place.country is not None and place.name == place.country


@cache
def vocabulary(lexicon: Lexicon) -> Words:
    """Return the words of speakers of a language."""
    table = lexicon["attribution"]
    kinds = frozenset(word for words in table["kinds"].values() for word in words)
    singles = frozenset(part for word in kinds for part in word.split())
    things = (noun for entry in lexicon["nouns"]["thing"].values() for noun in entry["nouns"])
    return Words(
        singles,
        frozenset(table["bare"]),
        frozenset(table["titles"]),
        frozenset(table["closed"]),
        frozenset(table["modifiers"]) | frozenset(lexicon["nouns"]["demonyms"]),
        frozenset(table["attributive"]) | frozenset(lexicon["nouns"]["demonyms"]),
        tuple(table["modifying"]),
        frozenset(table["links"]),
        frozenset(table["watching"]),
        frozenset(table["deeds"]),
        frozenset(table["agencies"]),
        tuple(table["adverbial"]),
        tuple(lexicon["phrases"]["adjectival"]),
        lexicon["phrases"]["participles"][0],
        frozenset(lexicon["words"]["pronouns"]) - {"one"},
        lexicon["phrases"]["gerund"],
        frozenset(plural(noun, lexicon) for noun in things) - singles,
    )


@cache
def _kinds(lexicon: Lexicon) -> Mapping[str, Sequence[tuple[list[str], int, AttributionKind]]]:
    """Return by its first word each phrase that tells a kind: its other words, how late it counts, the kind."""
    table = lexicon["attribution"]
    begun: dict[str, list[tuple[list[str], int, AttributionKind]]] = {}
    for order, (kind, phrases) in enumerate(table["kinds"].items()):
        for phrase in phrases:
            for ending in ("", *table["possessive"]):
                first, *rest = (phrase.rstrip(".") + ending).split()
                begun.setdefault(first, []).append((rest, order, AttributionKind(kind)))
    return begun
