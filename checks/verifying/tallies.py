"""Numbers that a text tells by a word of its own: "scored twice", "a hat-trick" are two and three goals."""

import re
from collections.abc import Iterator
from functools import cache

from checks.verifying.told import quotable
from facts.lexicon import Lexicon
from facts.model import Claim, Document, Field, Quantity
from facts.text.sentences import split
from facts.text.words import any_of


def tallies(document: Document, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the numbers of a document that only such words tell, in text order."""
    fields: tuple[tuple[Field, str | None], ...] = (("title", document.title), ("text", document.text))
    table = lexicon["comparisons"]["verify"]["tallies"]
    values, unit = {**table["words"], **table["nouns"]}, table["unit"]
    for field, text in fields:
        for span in split(text, lexicon) if text else ():
            sentence = (text or "")[span.start : span.end]
            for match in _pattern(lexicon).finditer(sentence):
                word = match["word"] or match["noun"]
                start, value = span.start + match.end() - len(word), float(values[word.lower()])
                ends = start, start + len(word), start, start + len(word)
                number = Quantity(word, *ends, value, value, precision=1.0, unit=unit, unit_name=unit)
                yield quotable(document, field, sentence, span.start, number)


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a word that counts behind a verb of scoring, or of a noun that counts by itself."""
    table = lexicon["comparisons"]["verify"]["tallies"]
    verbs, words, nouns = (any_of(table[name]) for name in ("verbs", "words", "nouns"))
    never = any_of(table["never"])
    return re.compile(rf"\b(?:(?:{verbs})\s+(?P<word>{words})(?!\s+(?:{never})\b)|(?P<noun>{nouns}))\b", re.IGNORECASE)
