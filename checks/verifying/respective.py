"""Lists of numbers and of what each is of: "Lind and Rovira won 3 and 5 titles respectively"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from facts.lexicon import Lexicon

_ITEM = r"(?:[^\W\d_a-z][\w’-]*(?:\s[^\W\d_a-z][\w’-]*)*|(?:1[2-9]|20)\d\d)"


def respective(
    sentence: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[tuple[Sequence[int], Sequence[str]]]:
    """Yield the places of numbers that a sentence tells "respectively", with the names or years that they are of.

    `spans` are where its numbers stand, in order; a list is read only where it has as many items as numbers.
    """
    words = lexicon["comparisons"]["verify"]["respectively"]
    if not any(word in sentence.lower() for word in words):
        return
    for run in _runs(sentence, spans, lexicon):
        for start, end, items in lists(sentence, lexicon):
            if len(items) == len(run) and (end <= spans[run[0]][0] or spans[run[-1]][1] <= start):
                yield run, items


def lists(sentence: str, lexicon: Lexicon) -> Sequence[tuple[int, int, Sequence[str]]]:
    """Return where names or years of a sentence are listed ("Velm, Ostra and Norland"), and the items of each list."""
    found = []
    for match in _patterns(lexicon)[0].finditer(sentence):
        first = match[0].split()[0]
        start = match.start() + (len(first) + 1) * (first.lower() in lexicon["words"]["prepositions"])  # "In Velm and"
        found.append((start, match.end(), re.findall(_ITEM, sentence[start : match.end()])))
    return found


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of names or years in a list, and of what stands between two numbers of one."""
    words, articles = lexicon["comparisons"]["verify"]["joining"], lexicon["contrasts"]["words"]["articles"]
    ends, article = "|".join((*words, "&")), rf"(?:(?:{'|'.join(articles[:1])})\s)?"
    return (
        re.compile(rf"{_ITEM}(?:\s*,\s*{article}{_ITEM})*\s*,?\s(?:{ends})\s{article}{_ITEM}"),
        re.compile(rf"(?:\s+[\w-]+){{0,2}}\s*(?:,|,?\s(?:{ends}))\s*"),
    )


def _runs(sentence: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Sequence[int]]:
    """Yield the places of numbers that only a comma or an "and" parts."""
    run, link = [0], _patterns(lexicon)[1]
    for place in range(1, len(spans) + 1):
        if place < len(spans) and link.fullmatch(sentence, spans[place - 1][1], spans[place][0]):
            run.append(place)
            continue
        if len(run) > 1:
            yield run
        run = [place]
