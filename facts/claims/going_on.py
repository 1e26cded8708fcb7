"""How a sentence goes on about what those before it told, or turns from it: "the blast", "the town", "elsewhere"."""

import re
from functools import cache

from facts.claims.context import Source, written_before
from facts.lexicon import Lexicon
from facts.model import Place, Quantity
from facts.setting import places
from facts.text.sentences import Sentence
from facts.text.words import any_of, compiled

_NEAR = 60  # characters between a number and "the blast"
_CITY = 200_000  # inhabitants from which a place is no town
_TURN = 40  # characters in which a sentence says that it turns to somewhere else


@cache
def goes_on(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what goes on about the happening told before: "the blast"."""
    return compiled(lexicon["events"]["same"]["pattern"])


def goes_along(sentence: Sentence, source: Source) -> bool:
    """Return whether a sentence may be of the happening told before: it turns to no other one, and sums up nothing."""
    words, lexicon = source.lowered[sentence.start : sentence.end], source.lexicon
    if _elsewhen(lexicon).search(words) or shifted(source.lowered, sentence, lexicon):
        return False
    which = (_told_more(lexicon).match(words, match.end()) for match in goes_on(lexicon).finditer(words))
    return not (any(which) or turned(source.lowered, sentence, lexicon))


def speaks_of(sentence: Sentence, source: Source) -> bool:
    """Return whether a sentence speaks of people whom those before it told of: "the gunman", "another nine"."""
    if source.text[sentence.start : sentence.end].isupper():
        return False
    return _known(source.lexicon).search(source.lowered, sentence.start, sentence.end) is not None


def is_same(number: Quantity, sentence: Sentence, source: Source) -> bool:
    """Return whether a number is of the happening told before: "the blast" stands near it."""
    start, end = max(sentence.start, number.start - _NEAR), min(sentence.end, number.end + _NEAR)
    same, told = goes_on(source.lexicon), _told_more(source.lexicon)
    return any(told.match(source.lowered, match.end()) is None for match in same.finditer(source.lowered, start, end))


def is_there(place: Place, sentence: Sentence, source: Source) -> bool:
    """Return whether a sentence names a place told before as "the town", which no city is."""
    leads = source.lexicon["places"]["same"]["leads"]
    for match in _same_place(source.lexicon).finditer(source.lowered, sentence.start, sentence.end):
        if written_before(source.lowered, match.start()) in leads:
            return match["small"] is None or places.population(place) < _CITY
    return False


def turned(lowered: str, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Return whether a sentence turns to another place than the one before it told of, or to no one place."""
    head = min(sentence.start + _TURN, sentence.end)
    return (
        _turns(lexicon, "words").search(lowered, sentence.start, head) is not None
        or _turns(lexicon, "everywhere").search(lowered, sentence.start, sentence.end) is not None
    )


def shifted(lowered: str, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Return whether a sentence counts from the day told before, or sums up more than it."""
    return _shifts(lexicon).search(lowered, sentence.start, sentence.end) is not None


@cache
def answers(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads to something before and elsewhere: "in response to"."""
    return compiled(rf"\b(?:{any_of(lexicon['dates']['answers']['words'])})\b")


@cache
def _known(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["events"]["known"]["pattern"])


@cache
def _elsewhen(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words that tell of more than one day, or of another one."""
    return compiled(lexicon["dates"]["elsewhen"]["pattern"])


@cache
def _told_more(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what says of which happening is told, so that it is none told before: "the murder of"."""
    return compiled(lexicon["events"]["same"]["which"])


@cache
def _same_place(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what names the place told before without its name: "in the town"."""
    return compiled(lexicon["places"]["same"]["pattern"])


@cache
def _turns(lexicon: Lexicon, which: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon['places']['turns'][which])})\b")


@cache
def _shifts(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words that count from the day before told, so that it is not the sentence's own."""
    shifts = lexicon["dates"]["shifts"]
    return compiled(rf"\b(?:{'|'.join([*shifts['apart'], *shifts['patterns']])})\b")
