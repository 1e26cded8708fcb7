"""Sentences and paragraphs of one field, as spans.

Sentences are cut at closing punctuation before a capital, a digit or an opening quote, and at blank lines;
a stop after an abbreviation of the lexicon or after a single capital cuts nothing. What has no stop for long is cut,
and where a picture's caption ends with whose picture it is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from facts.lexicon import Lexicon

_END = regex.compile(
    r"""(?<stop>(?<![.!?])[.!?]++["'”’)\]]*+)(?=\s++["'“‘(\[]*+[\p{Lu}\p{Lt}\p{Lo}\d$£€@#*-])|(?<blank>\n[^\S\n]*+\n\s*+)""",
    regex.VERSION1,
)
_INITIALS = regex.compile(r"\p{Lu}(?:\.\p{Lu})*+")
_NEXT_WORD = regex.compile(r"[\s\"'“‘(\[]*+([\p{L}']++)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘]*+$")
_LONGEST = 4000  # characters: a list without stops is cut, as what a number is read against must not grow with the text
_SPACE = re.compile(r"[^\S\x1c-\x1f]+")


class Sentence(NamedTuple):
    """A half-open span of a field, without the white space around it, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def lower(text: str) -> str:
    """Return the text in lower case with the same length, so that offsets hold in both.

    >>> lower("İzmir: 12 Dead")
    'İzmir: 12 dead'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def split(text: str, lexicon: Lexicon, *, cuts: Sequence[int] = ()) -> list[Sentence]:
    """Return the sentences of a field in order; they cover all that is no white space.

    `cuts` are offsets where a sentence ends in any case: pages repeat their title without a stop behind it.

    >>> from facts.lexicon import load
    >>> [text[s.start:s.end] for text in ["Gen. Ali spoke. 53 died."] for s in split(text, load())]
    ['Gen. Ali spoke.', '53 died.']
    """
    stops = _stops(lexicon)
    sentences: list[Sentence] = []
    start = paragraph = 0
    for cut in cuts:
        _append(sentences, text, start, cut, paragraph)
        start, paragraph = cut, paragraph + 1
    for match in _END.finditer(text, start):
        blank = match["blank"] is not None
        if not blank and match["stop"][0] == "." and _abbreviated(text, start, match, stops):
            continue
        _append(sentences, text, start, match.start() if blank else match.end(), paragraph)
        start = match.end()
        paragraph += blank
    _append(sentences, text, start, len(text), paragraph)
    return _captions_apart(sentences, text, lexicon)


def _captions_apart(sentences: list[Sentence], text: str, lexicon: Lexicon) -> list[Sentence]:
    """Return the sentences, cut behind the credits of pictures; what follows one is a paragraph of its own."""
    words, pattern = _credits(lexicon)
    if not any(word in text for word in words):
        return sentences
    ends = [match.end() for match in pattern.finditer(text)]
    parted: list[Sentence] = []
    for sentence in sentences:
        shift = bisect_right(ends, sentence.start)
        start = sentence.start
        for end in ends[shift : bisect_left(ends, sentence.end)]:
            _append_stripped(parted, text, start, end, sentence.paragraph + shift)
            start, shift = end, shift + 1
        _append_stripped(parted, text, start, sentence.end, sentence.paragraph + shift)
    return parted


@cache
def _credits(lexicon: Lexicon) -> tuple[Sequence[str], regex.Pattern[str]]:
    """Return the words of which one stands in every credit, and the pattern of a credit."""
    table = lexicon["sentences"]["credits"]
    return table["words"], regex.compile("|".join(table["patterns"]), regex.IGNORECASE)


def _append(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while end - start > _LONGEST:
        cut = _cut(text, start)
        _append_stripped(sentences, text, start, cut, paragraph)
        start = cut
    _append_stripped(sentences, text, start, end, paragraph)


def _append_stripped(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    if space := _SPACE.match(text, start, end):
        start = space.end()
    end = start + len(text[start:end].rstrip())
    if end > start:
        sentences.append(Sentence(start, end, paragraph))


def _cut(text: str, start: int) -> int:
    """Return where what is longer than any sentence is cut: a line's end, else behind a mark, else at a space."""
    for mark in ("\n", "; ", ", ", " "):
        at = text.rfind(mark, start + _LONGEST // 2, start + _LONGEST)
        if at >= 0:
            return at + len(mark)
    return start + _LONGEST


class _Stops(NamedTuple):
    """The words that tell whether a stop ends a sentence, in lower case."""

    abbreviations: frozenset[str]
    hours: frozenset[str]  # "a.m": before a word of `days` their stop ends nothing
    days: frozenset[str]
    openers: frozenset[str]  # a sentence begins with them


def _abbreviated(text: str, start: int, match: regex.Match[str], stops: _Stops) -> bool:
    # The words before a stop are short; a longer look back would cost quadratic time on text without spaces.
    stop = match.start()
    found = _LAST_WORD.search(text, max(start, stop - 12), stop)
    last = found[0] if found else ""
    if last.lower() in stops.abbreviations:
        return True
    if last.lower() in stops.hours:  # "at 3 p.m. Monday", "3 p.m. EST"
        following = _NEXT_WORD.match(text, match.end())
        return following is not None and following[1].lower() in stops.days
    if last[1:2] not in ("", ".") or not _INITIALS.fullmatch(last):
        return False
    # "the U.S. The …" ends a sentence, "U.S. President" and "J. Smith" do not.
    following = _NEXT_WORD.match(text, match.end())
    return len(last) == 1 or not (following and following[1].lower() in stops.openers)


@cache
def _stops(lexicon: Lexicon) -> _Stops:
    words, table = lexicon["words"], lexicon["sentences"]
    kinds = ("determiners", "prepositions", "conjunctions", "pronouns")
    days = (*lexicon["dates"]["weekdays"], *lexicon["dates"]["months"], *table["zones"])
    openers = frozenset(w for kind in kinds for w in words[kind])
    return _Stops(frozenset(table["abbreviations"]), frozenset(table["hours"]), frozenset(days), openers)
