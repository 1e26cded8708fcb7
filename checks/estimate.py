"""The low, best and high of a fact by its answers, best chosen by a policy."""

from collections.abc import Callable, Sequence
from datetime import date

from checks.gate import as_of
from checks.intervals import CEILINGS, Interval, admitted, inside, point
from facts.model import AttributionKind, Bound, Claim, Modality

Answer = tuple[str, Claim]  # a witness and its claim
_DOUBTFUL = (Modality.ALLEGED, Modality.DENIED)


def estimate(answers: Sequence[Answer], *, policy: str = "ladder") -> tuple[float | None, float | None, float | None]:
    """Return low, best and high of what is reported, best chosen by the policy; None where nothing is.

    A vague word ("dozens") counts only where nobody gives a number.
    """
    answers = [answer for answer in answers if answer[1].quantity.bound is not Bound.VAGUE] or answers
    if len({(claim.quantity.low, claim.quantity.high, claim.quantity.bound) for _, claim in answers}) == 1:
        return _alone(answers[0][1])  # there is nothing to choose
    lows = [value for _, claim in answers if (value := claim.quantity.low) is not None]
    points = [value for _, claim in answers if (value := _best(claim)) is not None]
    highs = [value for _, claim in answers if (value := claim.quantity.high) is not None] + points
    chosen = POLICIES[policy](answers)
    best = None if chosen is None else _best(chosen)
    return min([*lows, *points], default=None), best, max(highs, default=None)


def _alone(claim: Claim) -> tuple[float | None, float | None, float | None]:
    """Return low, best and high of what nobody says otherwise, whatever the policy."""
    best, low, high = _best(claim), claim.quantity.low, claim.quantity.high
    return best if low is None else low, best, best if high is None else high


def _best(claim: Claim) -> float | None:
    """Return the number of a claim under the convention `floor`: its low end; blank below a ceiling."""
    return None if claim.quantity.bound in CEILINGS else point(claim.quantity)


def _day(claim: Claim) -> date:
    return as_of(claim) or date.min


def _latest(answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers of the most recent day."""
    newest = max((_day(claim) for _, claim in answers), default=date.min)
    return [answer for answer in answers if _day(answer[1]) == newest]


def _valued(answers: Sequence[Answer]) -> list[Answer]:
    return [answer for answer in answers if _best(answer[1]) is not None]


def _ladder(answers: Sequence[Answer]) -> Claim | None:
    """The rule of GTD (codebook 2017, section VIII): the most recent independent source, unless doubtful
    or from a party; then the majority; then the lowest.
    """
    valued = _valued(answers)
    sound = [a for a in valued if a[1].modality not in _DOUBTFUL and a[1].attribution_kind is not AttributionKind.PARTY]
    recent = _latest(sound or valued)
    return _majority(recent)


def _newest(answers: Sequence[Answer]) -> Claim | None:
    """The most recent number; of several of one day the majority, then the lowest."""
    return _majority(_latest(_valued(answers)))


def _majority(answers: Sequence[Answer]) -> Claim | None:
    """The number that most witnesses' claims admit ("at least 40" admits 53); of several the lowest."""
    valued = _valued(answers)
    voices = {value: {name for name, claim in valued if _admits(claim, value)} for value in map(_value, valued)}
    if not voices:
        return None
    best = min(voices, key=lambda value: (-len(voices[value]), value))
    return _firmest([claim for name, claim in valued if _value((name, claim)) == best])


def _value(answer: Answer) -> float:
    """Return the number of an answer that has one."""
    return _best(answer[1]) or 0.0


def _admits(claim: Claim, value: float) -> bool:
    """Return whether a number can be true if the claim is."""
    interval = admitted(claim.quantity)
    return interval is not None and inside(Interval(value, value), interval)


def _lowest(answers: Sequence[Answer]) -> Claim | None:
    """The lowest number."""
    valued = _valued(answers)
    least = min(map(_value, valued), default=0.0)
    return _firmest([answer[1] for answer in valued if _value(answer) == least])


def _firmest(claims: Sequence[Claim]) -> Claim | None:
    """Return an exact claim before a hedged one, else the first."""
    return min(claims, key=lambda claim: (claim.quantity.bound is not Bound.EXACT, claim.claim_id), default=None)


POLICIES: dict[str, Callable[[Sequence[Answer]], Claim | None]] = {
    "ladder": _ladder,
    "latest": _newest,
    "majority": _majority,
    "lowest": _lowest,
}
