"""Which cues a text may hold, told by its words: what a word may begin is looked up once, not once for each cue."""

from collections.abc import Callable, Iterable, Sequence

from facts.text.cut import Remembered

_MARKS = ".,;:!?()[]\"'“”‘’"


def spotter(needs: Sequence[Sequence[str]]) -> Callable[[Iterable[str]], int]:
    """Return a function that tells of lower-cased words which cues they may hold, as bits in the order of `needs`.

    A cue may stand in a text if one word of it holds some of the letters that the cue needs, where a space is the
    word's end.

    >>> spotter([["kill", "die"], [" hurt "], [""]])(["53", "people", "died", "nobody", "was", "unhurt"])
    5
    """

    def bits_of(word: str) -> int:
        spaced = f" {word.strip(_MARKS)} "
        return sum(1 << at for at, letters in enumerate(needs) if any(map(spaced.__contains__, letters)))

    words = Remembered(bits_of)

    def spotted(text: Iterable[str]) -> int:
        found = 0
        for bits in set(map(words.__getitem__, text)):
            found |= bits
        return found

    return spotted
