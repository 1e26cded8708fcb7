"""Whom a part of another sentence is a part of: "A bomb killed 14 people. Nine of the dead were tourists."."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facts.claims.belonging import AGES
from facts.claims.fields import in_whole
from facts.lexicon import Lexicon
from facts.model import Claim, Modality, Series
from facts.roles.assign import OF_THOSE

_TOLD = frozenset({Modality.ASSERTED, Modality.ESTIMATED, Modality.ALLEGED})


def with_wholes(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims of a document, grouped into events, those of some "of the dead" with the id of their whole.

    The whole is a larger number of the same event and measure: the last one before the part, else the first behind it;
    one of all people before one of some. Where there is none, nothing is tied.
    """
    parts = [at for at, claim in enumerate(claims) if claim.part_of is None and claim.rule.endswith(OF_THOSE)]
    if not parts:
        return tuple(claims)
    kept = list(claims)
    for at in parts:
        before = (claims[other] for other in reversed(range(at)) if other not in parts)
        behind = (claims[other] for other in range(at + 1, len(claims)) if other not in parts)
        whole = _whole(claims[at], [*before, *behind])
        if whole and not _is_another(whole, claims, lexicon):
            kept[at] = _as_some(claims[at], whole)
    return tuple(kept)


def _as_some(part: Claim, whole: Claim) -> Claim:
    """Return a part with the id of its whole, and with its place and day where it tells neither itself."""
    if part.place is not None or part.event_start is not None:
        return replace(part, part_of=whole.claim_id)
    return replace(
        in_whole(part, whole),
        event_start=whole.event_start,
        event_end=whole.event_end,
        date_precision=whole.date_precision,
    )


def _whole(part: Claim, others: Iterable[Claim]) -> Claim | None:
    """Return of which of the other claims, the nearest first, a claim counts a part."""
    larger = [each for each in others if _is_larger(each, part)]
    wholes = [each for each in larger if each.population == "all"]
    if wholes:
        return wholes[0]
    if len({each.population for each in larger}) > 1:  # "12 soldiers and 14 villagers died. Five of the dead …"
        return None
    return next((each for each in larger if _may_hold(each.population, part.population)), None)


def _is_another(whole: Claim, claims: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Return whether a number is told on top of another one, so that some of the dead may be of either: "Nine died in
    Homs and another 11 in Hama. Five of those killed were farmers."
    """
    before = whole.sentence[: whole.quantity.start - whole.sentence_start].lower().split()[-1:]
    return not frozenset(before).isdisjoint(lexicon["words"]["tags"]["next_one"]) and any(
        each.sentence_start == whole.sentence_start
        and each.field == whole.field
        and each.measure is whole.measure
        and each.quantity.start < whole.quantity.start
        for each in claims
    )


def _is_larger(whole: Claim, part: Claim) -> bool:
    """Return whether a claim may be the whole by its event, what it counts, and its number."""
    ours, theirs = part.quantity, whole.quantity
    if (whole.event, whole.measure, theirs.unit) != (part.event, part.measure, ours.unit):
        return False
    if whole.part_of is not None or whole.series is not Series.LEVEL or whole.modality not in _TOLD:
        return False
    return (theirs.high or theirs.low or 0) > (ours.low or ours.high or 0)


def _may_hold(whole: str, part: str) -> bool:
    """Return whether some of one population may be of the other: of the soldiers those named no further, or women."""
    return part in ("all", whole) or (part in AGES and whole not in AGES)
