"""A comparison in a sentence that an editor understands; the wording is data (lexicon `comparisons`)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from string import Formatter
from typing import Any

from checks.copies import same_witness, witness
from checks.gate import as_of
from checks.intervals import is_counted, point
from checks.model import Reason
from facts.lexicon import Lexicon, load
from facts.model import Bound, Claim, Measure, Modality, Scope

Said = Callable[[Claim, Claim, Lexicon], str]


def explain(reason: Reason, left: Claim, right: Claim, lexicon: Lexicon | None = None) -> str:
    """Return why the two claims stand as they do, with both values, what they count, and who gave them."""
    lexicon = lexicon or load()
    sentence = "".join([words + said(left, right, lexicon) for words, said in _pieces(reason, lexicon)])
    return sentence[:1].upper() + sentence[1:]


@cache
def _pieces(reason: Reason, lexicon: Lexicon) -> Sequence[tuple[str, Said]]:
    """Return the sentence of a reason as pairs of its own words and what the claims fill in behind them."""
    pattern = str(lexicon["comparisons"]["explanation"][reason])
    return [(words, _said(name)) for words, name, _, _ in Formatter().parse(pattern)]


def _said(name: str | None) -> Said:
    """Return what fills in a name such as "what", "left" or "right_day"."""
    if not name:
        return lambda *_: ""
    if name in _OF_BOTH:
        return _OF_BOTH[name]
    side, _, field = name.partition("_")
    own = _OF_ONE.get(field) or (lambda claim, _: str(getattr(claim, field)))
    return lambda left, right, lexicon: own(left if side == "left" else right, lexicon)


def value(claim: Claim, lexicon: Lexicon) -> str:
    """Return the claim's number in words of its bound: "at least 12", "10 to 20 km", "dozens of people"."""
    number = claim.quantity
    unit = "" if is_counted(number) else f" {number.unit}"
    return _value(number.bound, number.low, number.high, unit, number.quote, lexicon)


@lru_cache(maxsize=65536)
def _value(bound: Bound, low: float | None, high: float | None, unit: str, words: str, lexicon: Lexicon) -> str:
    pattern = str(lexicon["comparisons"]["bound"][bound.value])
    return pattern.format(low=_digits(low), high=_digits(high), unit=unit, quote=" ".join(words.split()))


def _digits(number: float | None) -> str:
    return "" if number is None else f"{number:,.12g}"


def quote(claim: Claim) -> str:
    """Return the claim's number as it stands in the text."""
    return " ".join(claim.quantity.quote.split())


def what(left: Claim, right: Claim, lexicon: Lexicon) -> str:
    """Return what the numbers count: "the number killed in Aleppo on 4 September 2016"."""
    place = left.place or right.place
    if left.scope is Scope.CONFLICT:
        return _what(left.measure, place, True, None, None, lexicon)
    dated = left if left.event_start else right
    return _what(left.measure, place, False, dated.event_start, dated.event_end or dated.event_start, lexicon)


@lru_cache(maxsize=4096)
def _what(
    measure: Measure, place: str | None, of_war: bool, start: date | None, end: date | None, lexicon: Lexicon
) -> str:
    table = lexicon["comparisons"]
    words = [table["measure"][measure.value]]
    if place:
        words.append(table["phrase"]["place"].format(place=place))
    if of_war:
        words.append(table["phrase"]["conflict"])
    if start and end:
        pattern = table["phrase"]["day" if start == end else "days"]
        days = {"day": start, "start": start, "end": end}
        words.append(pattern.format(**{name: _spoken(day, lexicon) for name, day in days.items()}))
    return " ".join(words)


@lru_cache(maxsize=4096)
def _spoken(day: date, lexicon: Lexicon) -> str:
    """Return a day as "4 September 2016", with the month's name of the language."""
    names: Mapping[str, Any] = lexicon["dates"]["months"]
    name = max((name for name, number in names.items() if number == day.month), key=len)
    return f"{day.day} {name.capitalize()} {day.year}"


def _speakers(left: Claim, right: Claim, lexicon: Lexicon) -> str:
    """Return who gave the numbers, and whether for the same day."""
    phrase = lexicon["comparisons"]["phrase"]
    first, second = as_of(left), as_of(right)
    if first is None or second is None:
        when = phrase["no_day"]
    elif first == second:
        when = phrase["same_day"]
    else:
        when = phrase["two_days"].format(left_day=_spoken(first, lexicon), right_day=_spoken(second, lexicon))
    if same_witness(left, right):
        return str(phrase["speakers_one"].format(left=_who(left, lexicon), when=when))
    return str(phrase["speakers_two"].format(left=_who(left, lexicon), right=_who(right, lexicon), when=when))


def _who(claim: Claim, lexicon: Lexicon) -> str:
    """Return the speaker as written, with the outlet; the outlet alone where nobody is named."""
    if claim.attribution:
        speaker = " ".join(claim.attribution.split())
        return f"{speaker} ({claim.source})" if claim.source else speaker
    if claim.source or claim.document_id:
        return witness(claim, lexicon)
    return str(lexicon["comparisons"]["phrase"]["nobody"])


def _day(claim: Claim, lexicon: Lexicon) -> str:
    """Return the day of the claim's event, else the day on which it was true."""
    day = claim.event_start or as_of(claim)
    return _spoken(day, lexicon) if day else str(lexicon["comparisons"]["phrase"]["no_time"])


def _ratio(left: Claim, right: Claim, _: Lexicon) -> str:
    """Return how many times the greater number holds the smaller, in digits."""
    low, high = sorted((point(left.quantity) or 0.0, point(right.quantity) or 0.0))
    return f"{high / low:g}" if low else "many"


def _place(claim: Claim, lexicon: Lexicon) -> str:
    return claim.place or str(lexicon["comparisons"]["phrase"]["somewhere"])


def _denier(left: Claim, right: Claim, lexicon: Lexicon) -> str:
    return _who(left if left.modality is Modality.DENIED else right, lexicon)


def _claimant(left: Claim, right: Claim, lexicon: Lexicon) -> str:
    return _who(right if left.modality is Modality.DENIED else left, lexicon)


_OF_BOTH: Mapping[str, Said] = {
    "what": what,
    "speakers": _speakers,
    "ratio": _ratio,
    "denier": _denier,
    "claimant": _claimant,
}
_OF_ONE: Mapping[str, Callable[[Claim, Lexicon], str]] = {"": value, "day": _day, "place": _place}
