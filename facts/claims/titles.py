"""What a headline leaves out of a number that its text gives: that it is a running total, and since when."""

from collections.abc import Sequence
from dataclasses import replace

from facts.claims.belonging import number_of
from facts.model import Claim, Scope

_CHANCE = 3  # a smaller number said again is rather another one


def with_totals(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a document, those of its title without a day of their own as the running totals that the
    text first says them to be: "Cholera kills 34" above "34 people have died since April".
    """
    told: dict[object, Claim] = {}
    for claim in claims:
        if claim.field == "text":
            told.setdefault(number_of(claim), claim)
    return [_total(claim, told.get(number_of(claim))) if claim.field == "title" else claim for claim in claims]


def _total(title: Claim, text: Claim | None) -> Claim:
    small = (title.quantity.low or title.quantity.high or 0) < _CHANCE
    if text is None or text.scope is not Scope.CUMULATIVE or title.event_start is not None or small:
        return title
    if text.event_start is None:  # "has risen to 34": a toll that grew, but of one happening
        return title
    days = {name: getattr(text, name) for name in ("event_start", "event_end", "date_precision")}
    return replace(title, scope=text.scope, **days)
