"""The claims of an event → its tolls: low, best, high of each measure and population under a convention.

People counted (killed, injured, displaced …) have exactly one row with population `all` for each event and
measure: the stated whole, else the sum of its disjoint parts, marked `derived`; rows of parts follow. Counted
things (attacks, destroyed, damaged) have a row for each unit, named in `population`: houses and vehicles are
never added up. Lengths, durations, money, shares and other counts form no toll.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from facts.conventions import BLANK, Cells, Convention, code, counts_groups, load
from facts.disjoint import distinct, is_named_event, populations, survivors
from facts.model import (
    PEOPLE,
    AttributionKind,
    Bound,
    Claim,
    Extraction,
    Measure,
    Modality,
    Scope,
    Series,
    Toll,
)

THINGS = (Measure.ATTACKS, Measure.DESTROYED, Measure.DAMAGED)
_REPORTED = (Modality.ASSERTED, Modality.ESTIMATED, Modality.ALLEGED)
_PERSON_UNITS = ("person", "1")


@dataclass(frozen=True, slots=True)
class _Figure:
    """Low, best and high with the claims they rest on; `derived` where they were added up."""

    cells: Cells
    claims: tuple[Claim, ...]
    derived: bool = False


def tolls(extraction: Extraction, *, convention: str = "floor") -> tuple[Toll, ...]:
    """Return the coded rows of a document: its main event first in the flag, events in text order.

    Claims that are denied, proposed, forecast or hypothetical never enter. FactsError names the choices where
    the convention is unknown. Rules: `facts codebook`, "Tolls".
    """
    table = load(convention)
    claims = [claim for claim in extraction.claims if _enters(claim)]
    events = list(dict.fromkeys(claim.event or "" for claim in claims))
    main = _main(extraction, events)
    rows: list[Toll] = []
    for event in events:
        of_event = survivors(_of_one_scope([claim for claim in claims if (claim.event or "") == event]))
        for measure in Measure:
            of_measure = _levels([claim for claim in of_event if claim.measure is measure])
            code_rows = _people if measure in PEOPLE else _things
            for population, figure in code_rows(of_measure, table):
                rows.append(_toll(extraction.document.id, event, event == main, measure, population, figure))
    return tuple(rows)


def _toll(document: str, event: str, main: bool, measure: Measure, population: str, figure: _Figure) -> Toll:
    low, best, high = figure.cells
    ids = tuple(dict.fromkeys(claim.claim_id for claim in figure.claims))
    return Toll(document, event, main, measure, population, low, best, high, figure.derived, ids)


def _enters(claim: Claim) -> bool:
    """Return whether a claim may enter a toll: a reported count of persons, groups of them, or things."""
    if claim.modality not in _REPORTED or claim.series is Series.RATE:
        return False
    if claim.measure in PEOPLE:
        return claim.quantity.unit in _PERSON_UNITS or counts_groups(claim.quantity)
    return claim.measure in THINGS


def _main(extraction: Extraction, events: Sequence[str]) -> str | None:
    """Return the main event among those with tolls: the one flagged, else the first."""
    flagged = [event.event_id for event in extraction.events if event.main and event.event_id in events]
    return next(iter([*flagged, *events]), None)


def _of_one_scope(claims: list[Claim]) -> list[Claim]:
    """Return the claims without those of the whole war, unless there are no others."""
    return [claim for claim in claims if claim.scope is not Scope.CONFLICT] or claims


def _levels(claims: list[Claim]) -> list[Claim]:
    """Return the stated totals; the increments only where there is no total to which they would add."""
    return [claim for claim in claims if claim.series is Series.LEVEL] or claims


def _things(claims: list[Claim], table: Convention) -> list[tuple[str, _Figure]]:
    """Return one row for each unit that is counted, in text order."""
    units = dict.fromkeys(claim.quantity.unit for claim in claims)
    return [(unit, _stated([each for each in claims if each.quantity.unit == unit], table)) for unit in units]


def _people(claims: list[Claim], table: Convention) -> list[tuple[str, _Figure]]:
    """Return the row of the whole, then those of its parts, then that of families which stay families."""
    if not claims:
        return []
    groups: list[Claim] = []
    if table.persons_in_group is None:
        groups = [claim for claim in claims if counts_groups(claim.quantity)]
        claims = [claim for claim in claims if not counts_groups(claim.quantity)]
    rows = [("all", _whole(claims, table))]
    for population in dict.fromkeys(claim.population for claim in claims):
        if population not in ("all", "families"):
            part = [claim for claim in claims if claim.population == population]
            rows += [(population, _part(part, table))]
    return [*rows, ("families", _stated(groups, table))] if groups else rows


def _whole(claims: list[Claim], table: Convention) -> _Figure:
    """Return the stated whole, else the sum of the disjoint parts."""
    claims = [claim for claim in claims if claim.part_of is None] or claims
    if any(not claim.quantity.implied and _value(claim, table) > 1 for claim in claims):
        claims = [claim for claim in claims if not is_named_event(claim)]
    stated = [claim for claim in claims if claim.population == "all" and _is_stated(claim)]
    parts = [claim for claim in claims if claim not in stated]
    wholes = [claim for claim in stated if not any(_exceeds(part, claim, table) for part in parts)]
    return _stated(wholes or stated, table) if wholes or not parts else _sum(parts, table)


def _exceeds(part: Claim, whole: Claim, table: Convention) -> bool:
    """Return whether one speaker counts more in the part than in the whole, or any where that is none."""
    if whole.quantity.high == 0:
        return part.quantity.high != 0
    if part.attribution != whole.attribution or part.quantity.implied:
        return False
    return _value(whole, table) < _value(part, table) < float("inf")


def _part(claims: list[Claim], table: Convention) -> _Figure:
    """Return the stated number of one population, else the sum over its sides and its mentions."""
    stated = [claim for claim in claims if _is_stated(claim)]
    return _stated(stated, table) if stated else _sum(claims, table)


def _is_stated(claim: Claim) -> bool:
    """Return whether a claim gives a number of persons of no particular side in so many words."""
    return claim.side is None and not claim.quantity.implied and not counts_groups(claim.quantity)


def _stated(claims: list[Claim], table: Convention) -> _Figure:
    """Return the leading total, with low and high spanning all reported ones."""
    if not claims:
        return _Figure(BLANK, ())
    coded = [code(claim.quantity, table) for claim in claims]
    lead = _lead(claims, table)
    lows = [low for low, _, _ in coded if low is not None]
    highs = [high for _, _, high in coded if high is not None]
    floors = [low for low, _, high in coded if high is None and low is not None]
    open_end = bool(floors) and max(floors) > max(highs, default=-1)
    best = None if table.span and len(set(coded)) > 1 else code(lead.quantity, table)[1]
    cells = (min(lows, default=None), best, None if open_end else max(highs, default=None))
    return _Figure(cells, (lead, *(claim for claim in claims if claim is not lead)))


def _lead(claims: list[Claim], table: Convention) -> Claim:
    """Return the latest cumulative total, else the one that GTD's ladder chooses (codebook of 2017, VIII).

    The ladder: the most recent; not from a party to the fight or merely alleged, nor too vague to be of use
    ("dozens"), if there is another; then what most speakers say; then the lowest.
    """
    claims = [claim for claim in claims if claim.scope is Scope.CUMULATIVE] or claims
    latest = max(_day(claim) for claim in claims)
    claims = [claim for claim in claims if _day(claim) == latest]
    claims = [claim for claim in claims if not _is_doubtful(claim)] or claims
    claims = [claim for claim in claims if claim.quantity.bound is not Bound.VAGUE] or claims
    votes = Counter(value for value, _ in {(_value(claim, table), claim.attribution) for claim in claims})
    return min(claims, key=lambda claim: (-votes[_value(claim, table)], _value(claim, table)))


def _is_doubtful(claim: Claim) -> bool:
    return claim.modality is Modality.ALLEGED or claim.attribution_kind is AttributionKind.PARTY


def _day(claim: Claim) -> date:
    """Return the day on which the number was true, as far as known."""
    day = claim.as_of or claim.published or date.min
    return day.date() if isinstance(day, datetime) else day


def _value(claim: Claim, table: Convention) -> float:
    """Return the number by which totals are ranked: best, else an end; infinity for a claim coded blank."""
    low, best, high = code(claim.quantity, table)
    return next((value for value in (best, low, high) if value is not None), float("inf"))


def _sum(parts: list[Claim], table: Convention) -> _Figure:
    """Return the greatest sum of disjoint parts; parts that may be the same people are never added.

    Disjoint are the parts of one sentence, the populations of one set of the table `disjoint`, and the sides.
    """
    sides = [claim.side for claim in parts if claim.side]
    choices = [*_by_sentence(parts, table), _over(sides, "side", parts, table)]
    choices += [_over(each, "population", parts, table) for each in populations()]
    chosen = max(choices, key=lambda claims: _size(claims, table))
    return _Figure(_add([code(claim.quantity, table) for claim in chosen]), tuple(chosen), derived=True)


def _over(values: Iterable[str], field: str, parts: list[Claim], table: Convention) -> list[Claim]:
    """Return for each population, or side, the claims of the sentence that counts most of it."""
    chosen: list[Claim] = []
    for value in dict.fromkeys(values):
        sentences = _by_sentence([claim for claim in parts if getattr(claim, field) == value], table)
        chosen += max(sentences, key=lambda claims: _size(claims, table), default=[])
    return chosen


def _by_sentence(claims: list[Claim], table: Convention) -> list[list[Claim]]:
    """Return the claims of each sentence that may be added up."""
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.field, claim.sentence_start), []).append(claim)
    return [distinct(_of_one_speaker(each, table)) for each in sentences.values()]


def _of_one_speaker(claims: list[Claim], table: Convention) -> list[Claim]:
    """Return a sentence's claims; where two speakers count one kind of people, what the ladder chooses."""
    kinds: dict[tuple[str, str | None, bool], list[Claim]] = {}
    for claim in claims:
        kinds.setdefault((claim.population, claim.side, claim.quantity.implied), []).append(claim)
    agreed = (each if len({c.attribution for c in each}) == 1 else [_lead(each, table)] for each in kinds.values())
    return [claim for each in agreed for claim in each]


def _size(claims: Iterable[Claim], table: Convention) -> float:
    """Return how many a list of disjoint claims adds up to; blank ones count nothing."""
    values = (_value(claim, table) for claim in claims)
    return sum(value for value in values if value != float("inf"))


def _add(coded: Sequence[Cells]) -> Cells:
    """Return the sums of low, best and high; a blank cell adds nothing, but a blank high leaves it open."""
    lows, bests, highs = zip(*coded, strict=True)
    return _total(lows), _total(bests), None if None in highs else _total(highs)


def _total(values: Iterable[float | None]) -> float | None:
    """Return the sum of what is known, None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
