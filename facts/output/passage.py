"""A claim's sentence with its number marked, on a terminal or in plain text alike."""

from facts.model import Claim, Quantity
from facts.output.words import clean

_AROUND = 130


def passage(claim: Claim, *, around: int = _AROUND) -> tuple[str, str, str]:
    """Return the sentence as (before, number, after), each on one line and cut to what stands `around` it."""
    return marked(claim.sentence, claim.sentence_start, claim.quantity, around=around)


def span_of(quantity: Quantity) -> tuple[int, int]:
    """Return the span to mark: the number, or the whole phrase where a number is only implied."""
    if quantity.number_end > quantity.number_start:
        return quantity.number_start, quantity.number_end
    return quantity.start, quantity.end


def marked(sentence: str, sentence_start: int, quantity: Quantity, *, around: int = _AROUND) -> tuple[str, str, str]:
    """Return a sentence as (before, number, after); an implied number is marked by its phrase."""
    start, end = (offset - sentence_start for offset in span_of(quantity))
    before, after = _spaced(sentence[:start]), _spaced(sentence[end:])
    if len(before) > around:
        before = "… " + before[-around:].split(" ", 1)[-1]
    if len(after) > around:
        after = after[:around].rsplit(" ", 1)[0] + " …"
    return before, clean(sentence[start:end]), after


def _spaced(text: str) -> str:
    """Return the text cleaned, with a space kept where it began or ended with one."""
    lead, tail = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    return f"{lead}{clean(text)}{tail}" if text.strip() else lead
