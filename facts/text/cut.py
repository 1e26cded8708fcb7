"""A text cut into words and marks, once for all that reads it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Sort = TypeVar("Sort")
_SOFT = "\xad"  # the soft hyphen
_MOST = 1 << 16  # words remembered

# The module re, not regex: here it is twice as fast. Its white space, unlike regex's, has the controls \x1c to \x1f.
_WORD = re.compile(r"\w++(?>(?:['’.\-‑\xad]\w+)*)(?:(?<=\.[^\W\d_])\.(?>(?:-[^\W_]+)*))?|[^\s\w]|[\x1c-\x1f]")


class Words(NamedTuple):
    """The words and marks of a text in lower case, in order, and where each begins and ends."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def within(self, start: int, end: int) -> slice:
        """Return where in these lists the words stand that begin between two offsets."""
        first = bisect_left(self.starts, start)
        return slice(first, bisect_left(self.starts, end, first))


def words_in(lowered: str, start: int, end: int) -> Words:
    """Return the words and marks between two offsets of a text in lower case, cut at these."""
    spans = [match.span() for match in _WORD.finditer(lowered, start, end)]
    words = [lowered[left:right] for left, right in spans]
    if _SOFT in lowered:  # a mark where a word may be broken is no letter of it
        words = [word.replace(_SOFT, "") or _SOFT for word in words]
    return Words(words, [span[0] for span in spans], [span[1] for span in spans])


@lru_cache(maxsize=2)  # a title and its text
def cut(lowered: str) -> Words:
    """Return the words and marks of a text in lower case.

    >>> cut("the u.s.-led raid, 30-odd dead").words
    ['the', 'u.s.-led', 'raid', ',', '30-odd', 'dead']
    """
    return words_in(lowered, 0, len(lowered))


def words_of(phrase: str) -> list[str]:
    """Return the words and marks of a phrase as they stand in a text that is cut."""
    return list(_WORD.findall(phrase))


def word_before(lowered: str, start: int) -> str:
    """Return the word before a position in the same line, without its full stop."""
    piece = lowered[max(0, start - 24) : start]
    words = piece.rpartition("\n")[2].split()
    if len(words) > 1 and words[-1] == ".":
        words.pop()
    return words[-1].strip("(\"'“‘[").rstrip(".") if words and not piece.endswith("\n") else ""


class Remembered(dict[str, Sort], Generic[Sort]):
    """What each word met so far is, found out once: news repeats its words."""

    def __init__(self, sort_of: Callable[[str], Sort]) -> None:
        """Begin with nothing found out: `sort_of` tells what a word is."""
        super().__init__()
        self._sort_of = sort_of

    def __missing__(self, word: str) -> Sort:
        """Find out what a word is, and remember it."""
        if len(self) > _MOST:
            self.clear()
        self[word] = found = self._sort_of(word)
        return found


class Begins(Generic[Sort]):
    """What may begin inside the words of a text.

    A look into a dictionary for each word of a text takes a fifth of a search for all that may begin.
    """

    def __init__(self, runs: re.Pattern[str], sort_of: Callable[[str], Sort | None]) -> None:
        """Begin with no word met: `runs` are the parts of a word, `sort_of` tells what begins with one."""

        def begun(word: str) -> tuple[tuple[int, Sort], ...]:
            parts = ((run.start(), sort_of(run[0])) for run in runs.finditer(word))
            return tuple((at, sort) for at, sort in parts if sort is not None)

        self._words = Remembered(begun)

    def among(self, words: Words) -> list[tuple[int, Sort]]:
        """Return where in a text something may begin, in order, and what."""
        there = zip(words.starts, map(self._words.__getitem__, words.words), strict=True)
        return [(start + at, sort) for start, found in there if found for at, sort in found]
