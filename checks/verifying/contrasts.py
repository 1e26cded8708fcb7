"""What a sentence says of two amounts: "twice as many … as", "fewer … than", "doubled", "fell by a fifth"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checks.intervals import Interval
from checks.verifying.amounts import Amount, amount
from checks.verifying.sides import HOLD, Parted, changed, measured, parted
from checks.verifying.statements import statements
from checks.verifying.told import Statement, quotable, unvalued
from facts.extract import extract
from facts.lexicon import Lexicon
from facts.model import Claim, Document, Extraction, Quantity
from facts.text.sentences import split
from facts.text.words import any_of

NUMBER = "77"  # where an amount stands in the sentence of a side; its value is never read
_CHANGE = "change"  # the form of an amount that rose or fell
_NEAR = 2  # words before a contrast among which a denial is of it


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two amounts set against each other: the first is so many times the second, or exceeds it by so many.

    `states`: what is said to the letter, `admits`: what is not excluded by it; `ratio`: of the one divided by the
    other, else of their difference; `changes`: the two are one amount, later and earlier; `firm`: nothing else of its
    sentence can be checked in its stead, as the number of "20 percent more" or the date of "rose in 1990" can;
    `unit`: in which a measured difference is given.
    """

    claim: Claim
    states: Interval
    admits: Interval
    ratio: bool
    first: Statement
    second: Statement
    changes: bool
    firm: bool
    unit: str | None = None


def contrasts(extraction: Extraction, lexicon: Lexicon) -> tuple[Contrast, ...]:
    """Return the contrasts of a text, at most one for each sentence; one that cannot be parted surely is left out."""
    return tuple(_contrasts(extraction, lexicon))


def compares(text: str, lexicon: Lexicon) -> bool:
    """Return whether a text sets two amounts against each other, or one against what it was ("fell by a third")."""
    found = {form: match for form, pattern in _forms(lexicon).items() if (match := pattern.search(text))}
    change = found.pop(_CHANGE, None)
    by = change is not None and change["rest"].lower().split()[:1] in [[word] for word in lexicon["contrasts"]["by"]]
    return bool(found) or by


def only(extraction: Extraction, told: Sequence[Quantity], lexicon: Lexicon) -> Contrast | None:
    """Return the contrast of a text that says nothing but one in numbers; `told` are all of its numbers."""
    said = contrasts(extraction, lexicon)
    if len(said) != 1:
        return None
    start, end = said[0].claim.quantity.start, said[0].claim.quantity.end
    return said[0] if all(start <= each.number_start < end for each in told) else None


def _contrasts(extraction: Extraction, lexicon: Lexicon) -> Iterator[Contrast]:
    text = extraction.document.text
    for span in split(text, lexicon):
        sentence = text[span.start : span.end]
        matches = ((form, pattern.search(sentence)) for form, pattern in _forms(lexicon).items())
        found = next(((form, match) for form, match in matches if match), None)
        if found and (contrast := _contrast(extraction, span.start, sentence, *found, lexicon)):
            yield contrast


@cache
def _forms(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the forms of a contrast, in the order in which they are tried."""
    table = lexicon["contrasts"]
    names = ("factors", "times", "equal", "multiplied", "rose", "fell", "more", "less", "larger", "smaller")
    found = {}
    for form, pattern in table["forms"].items():
        for name in names:
            pattern = pattern.replace(f"{{{name}}}", any_of(table[name]))
        found[form] = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return found


def _contrast(
    extraction: Extraction, offset: int, sentence: str, form: str, match: re.Match[str], lexicon: Lexicon
) -> Contrast | None:
    """Return the contrast of one match, None where it is denied, only expected, or cannot be parted."""
    said = amount(extraction, offset, sentence, match, lexicon)
    if said is None or _is_open(sentence[: said.start], lexicon):
        return None
    sides = _sides(sentence, form, match, said, lexicon)
    if sides is None:
        return None
    first, second = (side(extraction.document, each, lexicon) for each in (sides.first, sides.second))
    if first is None or second is None:
        return None
    words = unvalued(sentence[said.start : said.end], offset + said.start, "ratio")
    claim = quotable(extraction.document, "text", sentence, offset, words)
    claim = replace(claim, measure=first.claim.measure, population=first.claim.population)
    firm = not said.numbered and not (sides.changes and form == _CHANGE and match["factor"] is None)
    return Contrast(claim, said.states, said.admits, said.ratio, first, second, sides.changes, firm, said.unit)


def _is_open(before: str, lexicon: Lexicon) -> bool:
    """Return whether the words before a contrast deny it, or say that it is not so yet."""
    words, table = before.split(), lexicon["contrasts"]["never"]
    denied = any(word.lower().endswith(tuple(table["denied"])) for word in words[-_NEAR:])
    return denied or not {*table["open"]}.isdisjoint(words) or not {*table["before"]}.isdisjoint(words[-1:])


def _sides(sentence: str, form: str, match: re.Match[str], said: Amount, lexicon: Lexicon) -> Parted | None:
    """Return the sentences of both sides of a match, with a mark for each amount."""
    table = lexicon["contrasts"]
    before = sentence[: said.start].split()
    while before and before[-1].lower() in table["words"]["degrees"]:
        before.pop()
    lead, head = " ".join(before), match["head"].strip()
    if form == _CHANGE:
        while before and before[-1].lower() in table["words"]["auxiliaries"]:
            before.pop()
        return changed(" ".join(before), sentence[max(said.end, match.start("rest")) :].strip(), lexicon)
    counted = next((head[len(words) :].strip() for words in table["amounts"] if head.startswith(words)), None)
    found = parted(lead, head if counted is None else counted, match["rest"], lexicon)
    if form != "noun" or counted is not None or found is None:
        return found
    return replace(found, first=measured(found.first, lexicon), second=measured(found.second, lexicon))


def side(document: Document, marked: str, lexicon: Lexicon) -> Statement | None:
    """Return what the sentence of one side states of its amount, None where no amount is read there."""
    at = marked.index(HOLD)
    side = Document(document.id, marked.replace(HOLD, NUMBER), document.version, published=document.published)
    told = statements(extract(side, lexicon=lexicon), lexicon)
    return next((each for each in told if each.claim.quantity.number_start == at), None)
