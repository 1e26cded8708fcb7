"""Which share of a whole its part in a text is: of 80 boats 20 sank, and so a quarter of the boats."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from checks.intervals import is_counted
from checks.verifying.clauses import breaks
from checks.verifying.differing import differs
from checks.verifying.held import Ruling, held
from checks.verifying.parts import is_whole
from checks.verifying.stems import stems
from checks.verifying.told import Statement, in_one_sentence
from facts.lexicon import load
from facts.model import Bound, Claim, Measure, Quantity
from facts.text.words import any_of

_PERCENT = 100
_FINE = 0.01  # a share that is worked out is known to the last hundredth


def shared(asked: Statement, told: Sequence[Statement]) -> tuple[Ruling, tuple[Claim, Claim]] | None:
    """Return what a part and its whole in a text say to a share, and the claims of both; None where none is of it."""
    if asked.claim.quantity.dimension != "share" or asked.kind is not None:
        return None
    for part, whole in _pairs(told):
        given = _as_share(part, whole, asked.claim.quantity) if _is_of(asked, part, whole) else None
        if given is not None and differs(asked, given) is None:
            return held(asked, given), (part.claim, whole.claim)
    return None


def quantified(asked: Statement) -> Statement | None:
    """Return a whole of which a claim tells the most, or all, as that share of it; None where it tells nothing such."""
    claim, table = asked.claim, load()["comparisons"]["verify"]["quantifiers"]
    match = _quantifiers().search(claim.sentence[: max(0, claim.quantity.start - claim.sentence_start)])
    if match is None or not is_counted(claim.quantity):
        return None
    said = table[" ".join(match["words"].lower().split())]
    share = _share(claim.quantity, said.get("low"), said.get("high"), Bound(said["bound"]))
    return replace(asked, claim=replace(claim, measure=Measure.SHARE, quantity=share), part=False)


@cache
def _quantifiers() -> re.Pattern[str]:
    """Return the pattern of words for a share right before its whole: "most of the"."""
    words, closed = load()["comparisons"]["verify"]["quantifiers"], load()["words"]["determiners"]
    genitive = any_of(load()["comparisons"]["verify"]["genitive"])
    owner = rf"(?:(?:{any_of(closed)})\s+)?(?:[\w-]+\s?(?:{genitive})\s+)?"
    return re.compile(rf"\b(?P<words>{any_of(words)})\s+{owner}$", re.IGNORECASE)


def _pairs(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the parts of a text with their wholes: "20 of the 80 boats", "80 boats, of which 20", "of 80 boats 20"."""
    for place, part in enumerate(told):
        before, behind = told[:place][-1:], told[place + 1 :][:1]
        for whole in (*before, *behind):
            parted = is_whole(whole, part) or (whole in before and (part.part or _leads(whole)))
            if parted and in_one_sentence(whole.claim, part.claim):
                yield part, whole


def _leads(whole: Statement) -> bool:
    """Return whether a number is a whole at the head of its clause: "of 80 boats"."""
    lead = whole.claim.sentence[: max(0, whole.claim.quantity.start - whole.claim.sentence_start)]
    return breaks(load()).split(lead)[-1].strip().lower() in load()["comparisons"]["verify"]["of_whole"]


def _is_of(asked: Statement, part: Statement, whole: Statement) -> bool:
    """Return whether a share is asked of what a whole counts, and of what is said of its part."""
    quantity = whole.claim.quantity
    noun = {*stems(quantity.quote[quantity.number_end - quantity.start :], load())}
    near = {*asked.before, *asked.after}
    said = {word for word in (*part.before, *part.after) if not word[0].isdigit()} - noun
    return bool(noun & near) and bool(said & near - noun)


def _as_share(part: Statement, whole: Statement, asked: Quantity) -> Statement | None:
    """Return a part of a whole as a share, in the unit of the one asked for; None where either is no plain number."""
    one, other = part.claim.quantity, whole.claim.quantity
    if one.bound is not Bound.EXACT or other.bound is not Bound.EXACT or one.low is None or not other.low:
        return None
    scale = _PERCENT if asked.unit == "%" else 1
    ratio = one.low / other.low
    share = _share(one, ratio, ratio, Bound.EXACT)
    share = replace(share, low=scale * ratio, high=scale * ratio, unit=asked.unit, precision=scale * _FINE)
    return replace(part, claim=replace(part.claim, measure=Measure.SHARE, quantity=share), part=False)


def _share(quantity: Quantity, low: float | None, high: float | None, bound: Bound) -> Quantity:
    """Return a share that stands where a number does."""
    share = replace(quantity, low=low, high=high, si_low=low, si_high=high, bound=bound, precision=_FINE)
    return replace(share, unit="1", dimension="share")
