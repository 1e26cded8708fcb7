"""Which claims of all documents answer one question: joined happening × measure × population × side × scope × unit."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checks.gate import NO_FACT, as_of
from checks.intervals import meet, pair, tolerances
from checks.link import candidates, join
from checks.stories import question_key, stories
from checks.subjects import same_subject
from facts.model import Claim, Event, Scope


class Question(NamedTuple):
    """The claims that answer one question, with the happening that it belongs to."""

    key: tuple[str, ...]
    happening: str
    claims: tuple[Claim, ...]


def questions(claims: Sequence[Claim], events: Sequence[Event]) -> list[Question]:
    """Return the questions that the claims answer, by key; what is urged, feared or supposed answers none.

    The key holds happening, measure, population, side, scope, series and unit.
    """
    told = stories(claims, events)
    happening = join(told, candidates(told))
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    homes: dict[tuple[str, ...], str] = {}
    for story in told:
        facts = [claim for claim in story.claims if claim.modality not in NO_FACT]
        asides = _asides(facts)
        for claim in facts:
            home = _home(claim, happening[story.event_id])
            if claim.claim_id in asides:
                home = f"{claim.document_id}#{claim.claim_id}"
            key = (home, *question_key(claim))
            groups[key].append(claim)
            homes[key] = home
    return [
        Question((*key, *extra), homes[key], claims)
        for key in sorted(groups)
        for extra, claims in subjects(in_time(groups[key]))
    ]


def subjects(claims: tuple[Claim, ...]) -> list[tuple[tuple[str, ...], tuple[Claim, ...]]]:
    """Return the claims apart by what they are of: two lengths at one place need not be of one thing.

    Counts of people and attacks say what they count.
    """
    if claims[0].measure not in tolerances()["of_anything"]:
        return [((), claims)]
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if same_subject(group[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return [((group[0].claim_id,), tuple(group)) for group in groups]


def in_time(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a question in order of time."""
    return tuple(sorted(claims, key=by_time) if len(claims) > 1 else claims)


def by_time(claim: Claim) -> tuple[date, str]:
    """Return where a claim stands among those of its question: by its day, then its id."""
    return as_of(claim) or date.min, claim.claim_id


def _home(claim: Claim, happening: str) -> str:
    """Return the happening of a claim; a claim on a whole war belongs to the war of its country."""
    return war_of(claim) or happening


def war_of(claim: Claim) -> str | None:
    """Return the war that a claim is on as a whole, None if it is of a happening."""
    return f"war in {claim.country}" if claim.scope is Scope.CONFLICT and claim.country else None


def _asides(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the claims that do not speak for their happening: later numbers of a text that gives several.

    A text that tells several disjoint numbers of one sort tells several things. Its first number, and those
    with a speaker, or a place and a day of their own, speak for the happening, and so does what is said to be an
    earlier count; the others are orphans and stay alone.
    """
    leads: dict[tuple[str, ...], Claim] = {}
    aside = set()
    for claim in sorted(claims, key=lambda claim: (claim.field != "title", claim.quantity.start)):
        key = claim.document_id, *question_key(claim)
        lead = leads.setdefault(key, claim)
        scales = pair(lead.quantity, claim.quantity)
        earlier = claim.as_of is None and claim.published is not None
        owned = earlier or _is_voiced(claim, lead) or (claim.place is not None and claim.event_start is not None)
        if not owned and claim.scope is not Scope.CUMULATIVE and (scales is None or not meet(*scales)):
            aside.add(claim.claim_id)
    return frozenset(aside)


def _is_voiced(claim: Claim, lead: Claim) -> bool:
    """Return whether somebody gives the number who is not, under a longer or a shorter name, the lead's speaker."""
    if not claim.attribution:
        return False
    ours, theirs = claim.attribution.lower(), (lead.attribution or "").lower()
    return not theirs or (ours not in theirs and theirs not in ours)
