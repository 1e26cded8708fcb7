"""What a check finds: facts, comparisons, verdicts, alerts; names and meanings as in `facts codebook`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from facts.model import Claim, Measure, Scope, Series


class Relation(StrEnum):
    """How two claims that may answer one question stand to each other."""

    SAME = "same"
    ROUNDS_TO = "rounds_to"
    COMPATIBLE = "compatible"
    REFINES = "refines"
    PART_OF = "part_of"
    UPDATE = "update"
    REVISION = "revision"
    CONTRADICTION = "contradiction"
    NOT_COMPARABLE = "not_comparable"


class Reason(StrEnum):
    """Why a relation holds; the first nine are what an editor wants to see."""

    DISJOINT = "disjoint"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    PARTS_DO_NOT_SUM = "parts_do_not_sum"
    DENIED = "denied"
    TRANSPOSED_DIGITS = "transposed_digits"
    FACTOR_OF_TEN = "factor_of_ten"
    UNIT_MIX_UP = "unit_mix_up"
    CUMULATIVE_FELL = "cumulative_fell"
    DURATION_VS_DATES = "duration_vs_dates"
    FLOORS_APART = "floors_apart"
    EQUAL = "equal"
    ROUNDED = "rounded"
    OVERLAP = "overlap"
    TIGHTER = "tighter"
    SUBSET = "subset"
    ROSE = "rose"
    LOWERED = "lowered"
    DIFFERENT_EVENT = "different_event"
    DIFFERENT_PLACE = "different_place"
    DIFFERENT_TIME = "different_time"
    DIFFERENT_SCOPE = "different_scope"
    DIFFERENT_POPULATION = "different_population"
    DIFFERENT_SIDE = "different_side"
    DIFFERENT_DEFINITION = "different_definition"
    DIFFERENT_MODALITY = "different_modality"
    DIFFERENT_MEASURE = "different_measure"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Where a fact stands."""

    SINGLE_SOURCE = "single_source"
    CORROBORATED = "corroborated"
    EVOLVING = "evolving"
    CONTESTED = "contested"


class VerdictKind(StrEnum):
    """The answer to a fact-check query."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Severity(StrEnum):
    """How loudly an alert speaks; early, same-moment disagreements are `low`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Comparison(NamedTuple):
    """Two claims side by side, with the relation, its reason, and a sentence that a reader understands."""

    relation: Relation
    reason: Reason
    explanation: str
    left: Claim
    right: Claim
    fact_id: str | None = None
    severity: Severity | None = None


class Witness(NamedTuple):
    """An independent source of a number: the speaker if named, else the outlet; `copies` collapse into it."""

    name: str
    claim_ids: tuple[str, ...]
    copies: tuple[str, ...] = ()


class Fact(NamedTuple):
    """One question that has one true answer, and what the claims make of it."""

    fact_id: str
    measure: Measure
    population: str
    side: str | None
    scope: Scope
    series: Series
    unit: str
    place: str | None
    country: str | None
    event_start: date | None
    event_end: date | None
    low: float | None
    best: float | None
    high: float | None
    status: Status
    claims: tuple[Claim, ...]
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim held against another, with how it stands to it; `hindsight` is later than the cut-off."""

    claim: Claim
    comparison: Comparison
    hindsight: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one claim in words, with its evidence; `witnesses` counts independent ones."""

    id: str
    verdict: VerdictKind
    reason: Reason
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    witnesses: int = 0
    cutoff: date | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """What a newsroom must hear about, once; the id depends only on the two claims and the reason."""

    alert_id: str
    severity: Severity
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Check:
    """The result of one run: facts, most contested first, and the comparisons that were kept."""

    facts: tuple[Fact, ...]
    comparisons: tuple[Comparison, ...]
    documents: int
    claims: int
