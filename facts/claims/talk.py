"""What a sentence only talks about: a happening that has not the day and place of the talk, the trial or the visit."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from facts.claims.context import Source
from facts.lexicon import Lexicon
from facts.setting import dates, places
from facts.text.cut import cut
from facts.text.sentences import Sentence
from facts.text.words import compiled

_NEAR = 30  # characters behind words of mourning in which a number is of those who are mourned
_GAP = 4  # words between "discussed" and what is discussed, between "spoke" and "about", "the" and "raid"


class Span(NamedTuple):
    """Where a sentence tells of what it only talks about; `local` if that may be where the talk is, `aside` if the
    sentence tells more than the talk.
    """

    start: int
    end: int
    local: bool = False
    aside: bool = False


class _Talk(NamedTuple):
    """The words of a language for it. `leads` lead to what is talked about, with the words that link the two, "" for
    none: those without a link stand right before a definite noun.
    """

    leading: frozenset[str]
    named: frozenset[str]  # of these and of those that lead a sentence has one, else it is not looked at
    leads: Mapping[str, Sequence[str]]
    mourning: Mapping[str, Sequence[str]]
    local: frozenset[str]
    nouns: frozenset[str]
    deeds: frozenset[str]
    definite: frozenset[str]
    articles: frozenset[str]
    day: str
    stops: frozenset[str]
    subordinators: frozenset[str]
    ends: re.Pattern[str]


def talked_of(words: Sequence[str], sentence: Sentence, source: Source) -> Span | None:
    """Return where a sentence, which tells of no happening before, tells of one that it only talks about, else None.

    "On Monday they spoke about *the raid*". `words` are those of the sentence.
    """
    talk = _talk(source.lexicon)
    if talk.leading.isdisjoint(words) or talk.named.isdisjoint(words):
        return None
    aside = False
    for at, word in enumerate(words):
        if word in talk.nouns:
            return None
        aside = aside or word in talk.subordinators
        if word not in talk.leads:
            continue
        talked, mourned = _talked(words, at, talk), _mourned(words, at, talk)
        begins = talked or mourned
        if begins is None:
            continue
        there = cut(source.lowered)
        start = there.starts[there.within(sentence.start, sentence.end).start + begins]
        if talked is None:
            return Span(start, start + _NEAR, local=True, aside=True)
        end = talk.ends.search(source.lowered, start, sentence.end)
        return Span(start, end.start() if end else sentence.end, word in talk.local, aside)
    return None


def days_of(here: Sequence[dates.Mention], start: int, talked: Span | None) -> Sequence[dates.Mention]:
    """Return the times without those of the talk, if a number at `start` is of what is only talked about."""
    if talked is None or not talked.start <= start < talked.end:
        return here
    return [mention for mention in here if mention.end > talked.start]


def places_of(here: Sequence[places.Mention], start: int, talked: Span | None) -> Sequence[places.Mention]:
    """Return the places without those of the talk, if a number at `start` is of what is only talked about."""
    if talked is None or talked.local or not talked.start <= start < talked.end:
        return here
    return [mention for mention in here if mention.end > talked.start]


def _talked(words: Sequence[str], at: int, talk: _Talk) -> int | None:
    """Return where what is talked about begins behind a word that leads to it, else None."""
    links = talk.leads[words[at]]
    if not links:
        return at + 1 if _is_named(words, at + 1, talk.definite, talk) else None
    for begins in range(at + 1, min(at + 2 + _GAP, len(words))):
        linked = words[begins - 1] in links
        if (linked or "" in links) and _is_named(words, begins, talk.articles, talk):
            return begins
        if linked and words[begins] in talk.deeds:
            return begins
        if not words[begins][0].isalnum():
            return None
    return None


def _is_named(words: Sequence[str], at: int, articles: frozenset[str], talk: _Talk) -> bool:
    """Return whether a happening is named at an index: "the raid", "Monday's deadly raid"."""
    if at >= len(words) or not (words[at] in articles or words[at].rstrip("s'’").endswith(talk.day)):
        return False
    for word in words[at + 1 : at + 2 + _GAP]:
        if word in talk.nouns:
            return True
        if word in talk.stops or not word[0].isalnum():
            return False
    return False


def _mourned(words: Sequence[str], at: int, talk: _Talk) -> int | None:
    """Return where those who are mourned are named behind a word of mourning, else None."""
    for link in talk.mourning.get(words[at], ()):
        if not link:
            return at + 1 if at + 1 < len(words) else None
        if link in words[at + 1 : at + _GAP]:
            begins = words.index(link, at) + 1
            return begins if begins < len(words) else None
    return None


@cache
def _talk(lexicon: Lexicon) -> _Talk:
    table, classes = lexicon["events"]["talked"], lexicon["words"]
    leads: dict[str, list[str]] = {word: [] for word in table["bare"]}
    for word in table["verbs"]:
        leads.setdefault(word, []).append("")
    for link, words in table["before"].items():
        for word in words:
            leads.setdefault(word, []).append(link)
    mourning: dict[str, list[str]] = {}
    for phrase in table["mourning"]:
        first, _, rest = phrase.partition(" ")
        mourning.setdefault(first, []).append(rest)
        leads.setdefault(first, [""])
    closed = (word for name in ("determiners", "prepositions", "conjunctions") for word in classes[name])
    nouns = frozenset(table["nouns"]) | frozenset(table["deeds"])
    return _Talk(
        frozenset(leads),
        nouns | frozenset(mourning),
        leads,
        mourning,
        frozenset(table["local"]),
        nouns,
        frozenset(table["deeds"]),
        frozenset(table["definite"]),
        frozenset(table["definite"]) | frozenset(table["indefinite"]),
        table["day"],
        frozenset(closed),
        frozenset(classes["tags"]["subordinators"]),
        compiled(table["ends"]),
    )
