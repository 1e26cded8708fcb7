"""Which cues a text may hold, told by its words: what a word may begin is looked up once, not once for each cue."""

from collections.abc import Callable, Iterable, Sequence

_MARKS = ".,;:!?()[]\"'“”‘’"
_MOST = 1 << 16  # words remembered; news repeats its own


class _Words(dict[str, int]):
    """The cues of each word met so far, as bits."""

    def __init__(self, needs: Sequence[Sequence[str]]) -> None:
        self._needs = needs

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST:
            self.clear()
        spaced = f" {word.strip(_MARKS)} "
        bits = sum(1 << at for at, letters in enumerate(self._needs) if any(map(spaced.__contains__, letters)))
        self[word] = bits
        return bits


def spotter(needs: Sequence[Sequence[str]]) -> Callable[[Iterable[str]], int]:
    """Return a function that tells of lower-cased words which cues they may hold, as bits in the order of `needs`.

    A cue may stand in a text if one word of it holds some of the letters that the cue needs, where a space is the
    word's end.

    >>> spotter([["kill", "die"], [" hurt "], [""]])(["53", "people", "died", "nobody", "was", "unhurt"])
    5
    """
    words = _Words(needs)

    def spotted(text: Iterable[str]) -> int:
        found = 0
        for bits in set(map(words.__getitem__, text)):
            found |= bits
        return found

    return spotted
