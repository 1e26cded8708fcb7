"""What places and days of a sentence are chosen from: its field, its mentions, and what is only compared with."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple, TypeVar

from facts.lexicon import Lexicon
from facts.setting import dates, places
from facts.text.sentences import Sentence
from facts.text.words import compiled

_Mention = TypeVar("_Mention", places.Mention, dates.Mention)
_START = attrgetter("start")
LEAD = 60  # characters before a place or a day in which words may say whose it is
_COMPARING = 120  # characters from a superlative to what it compares with


class Source(NamedTuple):
    """A field as its sentences are read: its text, the same in lower case, its language, and whether it is a title."""

    text: str
    lowered: str
    lexicon: Lexicon
    title: bool


def inside(mentions: Sequence[_Mention], sentence: Sentence) -> list[_Mention]:
    """Return the mentions of a sentence."""
    first = bisect_left(mentions, sentence.start, key=_START)
    return list(mentions[first : bisect_left(mentions, sentence.end, first, key=_START)])


def written_before(lowered: str, start: int) -> str:
    """Return the word right before an offset as it is written, marks and all; "" where none stands near."""
    return "".join(lowered[max(0, start - LEAD) : start].split()[-1:])


def compared(start: int, sentence: Sentence, source: Source, *, reach: int) -> bool:
    """Return whether an offset belongs to what is only compared with: "the worst raids since the battle for Homs".

    From "since" to there are `reach` words at most.
    """
    before = source.lowered[max(sentence.start, start - _COMPARING) : start]
    since = max(before.rfind(f" {word} ") for word in source.lexicon["dates"]["leads"]["since"])
    if since < 0 or len(before[since:].split()) > reach:
        return False
    return superlatives(source.lexicon).search(before, 0, since) is not None


@cache
def superlatives(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words that compare what follows with all else: "the deadliest"."""
    return compiled(lexicon["qualifiers"]["superlatives"]["pattern"])
