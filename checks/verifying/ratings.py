"""A rating as one number on its scale, and how many reviews one sums up: "8.7/10", "averaged over 15 reviews"."""

import re
from dataclasses import replace
from functools import cache

from facts.lexicon import Lexicon
from facts.model import Bound, Claim, Measure
from facts.text.words import any_of

_PERCENT = 100  # a scale of a hundred is a percentage


def rated(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a rating as one number on its scale: "8.7/10" and "8.7 out of 10" alike, out of 100 as a percentage."""
    quantity, start = claim.quantity, claim.quantity.number_start - claim.sentence_start
    match = _ratings(lexicon).match(claim.sentence, start) if start >= 0 else None
    if match is None or not _of_ratings(claim.sentence, lexicon):
        return claim
    value, scale = float(match["value"]), int(match["scale"])
    low, high = (None if each is None else value for each in (quantity.low, quantity.high))
    unit, dimension = ("%", "share") if scale == _PERCENT else (f"/{scale}", "rating")
    base = tuple(None if each is None else each / scale for each in (low, high))
    precision = 10.0 ** -len(match["value"].partition(".")[2])
    end = max(quantity.end, claim.sentence_start + match.end())
    return replace(
        claim,
        measure=Measure.SHARE if dimension == "share" else Measure.COUNT,
        quantity=replace(
            quantity,
            low=low,
            high=high,
            unit=unit,
            dimension=dimension,
            si_low=base[0],
            si_high=base[1],
            precision=precision,
            end=end,
            number_end=claim.sentence_start + match.end(),
        ),
    )


@cache
def _ratings(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a rating with its scale."""
    of, scales = _scaled_by(lexicon), "|".join(map(str, lexicon["comparisons"]["verify"]["scales"]))
    return re.compile(rf"(?P<value>\d+(?:\.\d+)?)\s*{of}\s*(?P<scale>{scales})(?![\d.]*\d|\w)", re.IGNORECASE)


def _scaled_by(lexicon: Lexicon) -> str:
    """Return the pattern of what stands between a rating and its scale."""
    words = "|".join(r"\s+".join(phrase.split()) for phrase in lexicon["comparisons"]["verify"]["scaled_by"])
    return rf"(?:/|{words})"


def is_scale(claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the number is only the scale of a rating: the 10 of "8.7 out of 10"."""
    start = claim.quantity.number_start - claim.sentence_start
    lead = claim.sentence[: max(0, start)]
    return _before_scale(lexicon).search(lead) is not None and _of_ratings(claim.sentence, lexicon)


@cache
def _before_scale(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a rating right before its scale."""
    return re.compile(rf"\d\s*{_scaled_by(lexicon)}\s*$", re.IGNORECASE)


def _of_ratings(sentence: str, lexicon: Lexicon) -> bool:
    """Return whether a sentence speaks of ratings at all."""
    lowered = sentence.lower()
    return any(word in lowered for word in lexicon["comparisons"]["verify"]["rating"])


def sampled(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return the size of a sample without the preposition that looks like its bound: "averaged over 15 reviews"."""
    table, quantity = lexicon["comparisons"]["verify"], claim.quantity
    if quantity.unit not in table["samples"] or quantity.bound is not Bound.MORE_THAN or quantity.low is None:
        return claim
    lead = claim.sentence[: quantity.number_start - claim.sentence_start].lower()
    match = _averaged(lexicon).search(lead)
    if match is None:
        return claim
    inner = " ".join(match["inner"].split())
    kind = next((name for name, words in lexicon["bounds"]["before"].items() if inner in words), Bound.EXACT.value)
    value = quantity.low
    low, high = {"exact": (value, value), "less_than": (None, value), "at_most": (None, value)}.get(kind, (value, None))
    return replace(claim, quantity=replace(quantity, bound=Bound(kind), low=low, high=high))


@cache
def _averaged(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "averaged over" right before a number, and of a bound of its own between them."""
    words, over = (any_of(lexicon["comparisons"]["verify"][name]) for name in ("averaged", "averaged_over"))
    return re.compile(rf"\b(?:{words})\s+(?:{over})\s*(?P<inner>[a-z ]{{0,20}})$")
