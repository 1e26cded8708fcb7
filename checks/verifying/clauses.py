"""Which words of a sentence are a number's own, where the sentence states several."""

import re
from collections.abc import Sequence
from functools import cache

from checks.verifying.stems import stems
from facts.lexicon import Lexicon

REACH = 4  # words on each side of a number that say what it is of


def clause(
    sentence: str, start: int, end: int, spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[int, int | None]:
    """Return where the clause of a number begins and ends among the other numbers of its sentence."""
    on = lexicon["comparisons"]["verify"]["one_clause"]
    aside = [other for _, other in spans if other <= start and sentence[other:start].strip().lower() in on]
    left = max((other for _, other in spans if other <= start and other not in aside), default=None)
    whole = lexicon["comparisons"]["verify"]["of_whole"]
    behind = [other for other, _ in spans if other >= end and sentence[end:other].strip().lower() not in whole]
    right = min(behind, default=None)
    if left is not None:
        # what stands in brackets is of the word before them
        left = max((to for _, to in _parts(sentence, left, start, lexicon) if sentence[to - 1] != "("), default=left)
    if right is not None:
        right = min((since for since, _ in _parts(sentence, end, right, lexicon)), default=right)
    return left or 0, right


def _parts(sentence: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return where a stretch between two numbers is parted; an "and" between two names parts nothing."""
    found = [
        (match.start(), match.end(), match["weak"])
        for match in _bounds(lexicon).finditer(sentence, start, end)
        if not (sentence[: match.start()].split()[-1:] or ["a"])[0][0].isupper()
        or not sentence[match.end() :].lstrip()[:1].isupper()
        or not match["word"]
    ]
    strong = [(since, to) for since, to, weak in found if not weak]
    return strong or [(since, to) for since, to, _ in found]


@cache
def breaks(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of where a clause may end: a mark, but for the comma inside a number, or an "and"."""
    words = "|".join(lexicon["comparisons"]["verify"]["joining"])
    return re.compile(rf",(?!\d)|[;:()]|\b(?:{words})\b")


@cache
def _bounds(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what parts two numbers of a sentence: a comma, "and", "of which", else "with"."""
    table = lexicon["comparisons"]["verify"]
    words, weak = "|".join(table["clauses"]), "|".join(table["weak_clauses"])
    return re.compile(rf",(?!\d)|[;:()]|\b(?P<word>{words})\b|\b(?P<weak>{weak})\b", re.IGNORECASE)


def around(
    sentence: str,
    start: int,
    number_end: int,
    end: int,
    lexicon: Lexicon,
    *,
    left: int = 0,
    right: int | None = None,
) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Return the stems before a number, from its noun on after it, and all words of its sentence.

    `left` and `right` limit what is near it.
    """
    before = stems(sentence[left:start], lexicon)[-REACH:]
    after = [*stems(sentence[number_end:end], lexicon), *stems(sentence[end:right], lexicon)[:REACH]]
    words = frozenset(word for word in stems(sentence, lexicon) if not word[0].isdigit())
    return before, tuple(after), words
