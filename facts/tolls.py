"""The claims of an event → its tolls: low, best, high of each measure and population under a convention.

People counted (killed, injured, displaced …) have exactly one row with population `all` for each event and
measure: the stated whole, else the sum of its disjoint parts, marked `derived`; rows of parts follow. Counted
things (attacks, destroyed, damaged) have a row for each unit, named in `population`: houses and vehicles are
never added up. Lengths, durations, money, shares and other counts form no toll.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from facts.besides import adds, before, is_open, is_self, least, may_add
from facts.conventions import BLANK, Cells, Convention, code, counts_groups, load
from facts.disjoint import distinct, exclusive, is_joined, is_named_event, is_rest, may_be_grown, populations, survivors
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
        dead = [claim for claim in of_event if claim.measure is Measure.KILLED]
        for measure in Measure:
            of_measure = _levels([claim for claim in of_event if claim.measure is measure])
            if measure is Measure.INJURED and dead:
                coded = _hurt(of_measure, dead, table)
            else:
                coded = (_people if measure in PEOPLE else _things)(of_measure, table)
            for population, figure in coded:
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


def _hurt(claims: list[Claim], dead: list[Claim], table: Convention) -> list[tuple[str, _Figure]]:
    """Return the rows of those hurt; the dead are taken from those of whom is only said that they were shot.

    Who is shot next to the dead ("one was killed and two were shot") is none of them.
    """
    lost = _whole(_levels([claim for claim in dead if not is_self(claim)]), table).cells[1] or 0
    shot = [claim for claim in claims if is_open(claim) and not any(before(each, claim) for each in dead)]
    shot = [claim for claim in shot if claim.rule.endswith(".event") or not claim.quantity.implied]
    shot = [claim for claim in shot if any(_may_be(claim.population, each.population) for each in dead)]
    told = [claim for claim in claims if claim not in shot and claim.part_of is None and _is_stated(claim)]
    known = max((value for claim in told if (value := _value(claim, table)) != float("inf")), default=0)
    gone = [claim for claim in shot if lost and _value(claim, table) - lost <= known]
    kept = [
        claim for claim in claims if claim not in gone and (claim not in told or not lost or len(gone) == len(shot))
    ]
    rows = _people(kept, table)
    return [
        (population, _less(figure, lost) if lost and population == "all" and figure.claims[0] in shot else figure)
        for population, figure in rows
    ]


def _may_be(left: str, right: str) -> bool:
    """Return whether people of two populations may be the same ones, as far as a text that shot them tells."""
    return left == right or "all" in (left, right)


def _less(figure: _Figure, lost: float) -> _Figure:
    """Return a figure without those who died."""
    low, best, high = (cell and max(cell - lost, 0) for cell in figure.cells)
    return _Figure((low, best, high), figure.claims, derived=True)


def _whole(claims: list[Claim], table: Convention) -> _Figure:
    """Return the stated whole, else the sum of the disjoint parts, and whom the text adds to it ("a third died")."""
    claims = [claim for claim in claims if claim.part_of is None] or claims
    if any(not claim.quantity.implied and _value(claim, table) > 1 for claim in claims):
        claims = [claim for claim in claims if not is_named_event(claim)]
    more = [claim for claim in claims if may_add(claim)]
    figure = _of_told([claim for claim in claims if claim not in more] or claims, table)
    for claim in more:
        own = _size([each for each in figure.claims if each.population == claim.population], table)
        if adds(claim, figure.claims, figure.cells[1] or 0, own):
            cells = _add([figure.cells, code(claim.quantity, table)])
            figure = _Figure(cells, (*figure.claims, claim), derived=True)
    begun = [claim for claim in more if least(claim, claims) > (figure.cells[1] or 0)]
    return _Figure((least(begun[0], claims),) * 3, (begun[0],), derived=True) if begun else figure


def _of_told(claims: list[Claim], table: Convention) -> _Figure:
    """Return the stated whole, else the sum of the disjoint parts.

    A whole of as many as one part, beside which there are others, is that part: "16 killed" of whom 16 were rebels,
    where two soldiers died too.
    """
    stated = [claim for claim in claims if claim.population == "all" and _is_stated(claim)]
    stated = [claim for claim in stated if not (is_joined(claim, claims) or is_rest(claim))]
    parts = [claim for claim in claims if claim not in stated]
    wholes = [claim for claim in stated if not any(_exceeds(part, claim, table) for part in parts)]
    wholes = [claim for claim in wholes if not _is_part(claim, parts, table)]
    return _stated(wholes or stated, table) if wholes or not parts else _sum(parts, table)


def _is_part(whole: Claim, parts: list[Claim], table: Convention) -> bool:
    """Return whether a whole leaves no room for parts that nobody belongs to at once."""
    value = _value(whole, table)
    same = [part for part in parts if not part.quantity.implied and _value(part, table) == value]
    return any(exclusive(part.population, other.population) for part in same for other in parts)


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
    """Return the day on which the number was true; what is told as an earlier toll has none."""
    return claim.as_of or date.min


def _value(claim: Claim, table: Convention) -> float:
    """Return the number by which totals are ranked: best, else an end; infinity for a claim coded blank."""
    low, best, high = code(claim.quantity, table)
    return next((value for value in (best, low, high) if value is not None), float("inf"))


def _sum(parts: list[Claim], table: Convention) -> _Figure:
    """Return the greatest sum of disjoint parts; parts that may be the same people are never added.

    Disjoint are the parts of one sentence, the populations of one set of the table `disjoint`, and the sides.
    """
    known = {claim.population for claim in parts if not _is_doubtful(claim)}
    parts = [claim for claim in parts if not _is_doubtful(claim) or claim.population not in known]
    sides = [claim.side for claim in parts if claim.side]
    choices = [*_by_sentence(parts, table), _over(sides, "side", parts, table)]
    surely = [claim for claim in parts if not may_be_grown(claim)]
    choices += [_over(each, "population", surely, table) for each in populations()]
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
