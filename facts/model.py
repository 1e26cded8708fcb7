"""The types that cross a border between modules; names and meanings are those of `facts codebook`.

Spans are half-open code-point offsets into one field (`text` or `title`) of a document as it was read:
`field[start:end]` is the quote, always. Values are floats beside the written form. None is "unknown" or,
for one end of an interval, "open"; it is never zero.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal

Field = Literal["text", "title"]


class Bound(StrEnum):
    """How the stated value limits the true one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


class Measure(StrEnum):
    """What a claim counts or measures."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    AFFECTED = "affected"
    CASUALTIES = "casualties"
    TROOPS = "troops"
    PRESENT = "present"
    RESCUED = "rescued"
    INFECTED = "infected"
    ATTACKS = "attacks"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    LENGTH = "length"
    AREA = "area"
    DURATION = "duration"
    MONEY = "money"
    SHARE = "share"
    SPEED = "speed"
    MASS = "mass"
    VOLUME = "volume"
    TEMPERATURE = "temperature"
    MAGNITUDE = "magnitude"
    RATE = "rate"
    COUNT = "count"


PEOPLE: Final = frozenset(  # measures that count people
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.MISSING,
        Measure.CAPTURED,
        Measure.DISPLACED,
        Measure.AFFECTED,
        Measure.CASUALTIES,
        Measure.TROOPS,
        Measure.PRESENT,
        Measure.RESCUED,
        Measure.INFECTED,
    }
)
HARM: Final = PEOPLE - {Measure.TROOPS, Measure.PRESENT}  # measures of what happened to people


class Scope(StrEnum):
    """The stretch of the story that a number sums over."""

    INCIDENT = "incident"
    PERIOD = "period"
    CUMULATIVE = "cumulative"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


class Series(StrEnum):
    """A total, an addition to one, or a rate."""

    LEVEL = "level"
    INCREMENT = "increment"
    RATE = "rate"


class Modality(StrEnum):
    """How the text stands to the number."""

    ASSERTED = "asserted"
    ESTIMATED = "estimated"
    ALLEGED = "alleged"
    DENIED = "denied"
    PROPOSED = "proposed"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"


class AttributionKind(StrEnum):
    """What sort of speaker gives the number inside the text."""

    OFFICIAL = "official"
    PARTY = "party"
    MONITOR = "monitor"
    MEDICAL = "medical"
    MEDIA = "media"
    WITNESS = "witness"
    EXPERT = "expert"
    ANONYMOUS = "anonymous"
    NONE = "none"


class DatePrecision(StrEnum):
    """How exactly an event is dated; in UCDP's date_prec: day 1, days 2, week 3, month 4, year 5.

    `unanchored` is a time that the text names but that cannot be resolved ("on Sunday" without a publication
    date): the dates stay None.
    """

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNANCHORED = "unanchored"


class SkipReason(StrEnum):
    """Why a quantity is no claim."""

    DATE = "date"
    TIME = "time"
    AGE = "age"
    PHONE = "phone"
    ADDRESS = "address"
    SCORE = "score"
    VERSION = "version"
    PAGE = "page"
    IDENTIFIER = "identifier"
    NAME = "name"
    LIST_MARKER = "list_marker"
    IDIOM = "idiom"
    ORDINAL = "ordinal"
    CONVERSION = "conversion"  # the quantity before, said again in another unit
    REPEATED = "repeated"  # the same sentence stands in the document before


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read. `version` is a hash of title and text; `source` the outlet, never the speaker.

    `origin` is the file whose name is the id, None where the report has an id of its own; it is no part of the report.
    """

    id: str
    text: str
    version: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: date | datetime | None = None
    language: str = "en"
    origin: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of one field's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeric expression: its span, value, bound and unit; refused as a claim where `skipped` says why."""

    quote: str
    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    bound: Bound = Bound.EXACT
    precision: float | None = None
    unit: str = "1"
    unit_name: str = ""
    dimension: str = "count"
    si_low: float | None = None
    si_high: float | None = None
    counted: str | None = None
    implied: bool = False
    skipped: SkipReason | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, with the gazetteer's entry where exactly one fits.

    `kind` is city, admin (province, state), region or country; `within` the key of the province that it lies in or
    is ("SY.09"), so that a town and its province can be seen to fit.
    """

    written: str
    id: int | None = None
    name: str | None = None
    country: str | None = None
    kind: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, resolved from the text against the publication date."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gives a number inside the text, as written there."""

    name: str
    kind: AttributionKind


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity with what it says: what was measured, of whom, where, when, and who says so."""

    claim_id: str
    document_id: str
    version: str
    field: Field
    sentence: str
    sentence_start: int
    quantity: Quantity
    measure: Measure
    population: str = "all"
    side: str | None = None
    scope: Scope = Scope.UNKNOWN
    series: Series = Series.LEVEL
    modality: Modality = Modality.ASSERTED
    definition: tuple[str, ...] = ()
    attribution: str | None = None
    attribution_kind: AttributionKind = AttributionKind.NONE
    place: str | None = None
    place_id: int | None = None
    place_name: str | None = None
    country: str | None = None
    event_start: date | None = None
    event_end: date | None = None
    date_precision: DatePrecision | None = None
    as_of: date | None = None
    event: str | None = None
    part_of: str | None = None
    source: str | None = None
    published: date | datetime | None = None
    confidence: float = 0.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one document tells it; `keywords` are the event words of its sentences ("airstrike")."""

    event_id: str
    document_id: str
    main: bool
    claim_ids: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    country: str | None = None
    start: date | None = None
    end: date | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A quantity that is no claim, with its sentence; `quantity.skipped` says why."""

    field: Field
    sentence: str
    sentence_start: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says in numbers: claims in text order, their events, and what was refused."""

    document: Document
    claims: tuple[Claim, ...]
    refused: tuple[Refused, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """One coded row of an event: low, best, high under a named convention, and the claims it rests on."""

    document_id: str
    event: str
    main: bool
    measure: Measure
    population: str
    low: float | None
    best: float | None
    high: float | None
    derived: bool
    claim_ids: tuple[str, ...]
