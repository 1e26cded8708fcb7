"""Quantity plus what stands around it → claim, or refused with a reason; one field of a document at a time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from facts import dates, places
from facts.attribution import Saying, governing, sayings
from facts.lexicon import Lexicon
from facts.model import (
    AttributionKind,
    Claim,
    Document,
    Field,
    Measure,
    Modality,
    Place,
    Quantity,
    Refused,
    Scope,
    SkipReason,
    Speaker,
    When,
)
from facts.qualifiers import Context, definition, earlier, modality, population, scope, series, side
from facts.quantities import read
from facts.roles import Role, assign
from facts.sentences import Sentence, lower, split
from facts.tokens import has_trigger, tag

PEOPLE = frozenset(
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


_Mention = TypeVar("_Mention", places.Mention, dates.Mention)
_BESIDE = 4  # characters between a verb of saying and the day it was said: "said on Tuesday", "said Tuesday"
_REACH = 2  # sentences of one paragraph that a place or day is carried over


@dataclass(slots=True)
class _Thread:
    """What the sentences of a paragraph hand on: the last speaker, place and day, and how many sentences ago."""

    paragraph: int = -1
    speaker: Speaker | None = None
    place: Place | None = None
    place_age: int = 0
    when: When | None = None
    when_age: int = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """One field of a document, read once: what all of its sentences share."""

    document: Document
    field: Field
    text: str
    lowered: str
    capitals: bool
    places: Sequence[places.Mention]
    dates: Sequence[dates.Mention]
    lexicon: Lexicon


def read_field(
    document: Document, field: Field, text: str, lexicon: Lexicon, *, seen: set[str]
) -> tuple[list[Claim], list[Refused]]:
    """Return the claims of a field in text order, and the quantities that are none.

    `seen` holds the sentences read before, in lower case: a repeated one makes no second claim. It is added to.
    """
    lowered = lower(text)
    found = read(text, lowered, lexicon)
    page = _Page(
        document,
        field,
        text,
        lowered,
        not _upper_case(text),
        places.find(text, lowered, lexicon),
        dates.find(text, lowered, lexicon, published=_day(document.published)),
        lexicon,
    )
    claims: list[Claim] = []
    refused: list[Refused] = []
    thread = _Thread()
    index = 0
    title = document.title or ""
    cut = len(title) if field == "text" and title and text.startswith(title) else 0
    if any(quantity.start < cut < quantity.end for quantity in found):
        cut = 0
    for sentence in split(text, lexicon, cut=cut):
        first = index
        while index < len(found) and found[index].start < sentence.end:
            index += 1
        quantities = found[first:index]
        if sentence.paragraph != thread.paragraph:
            thread = _Thread(sentence.paragraph)
        key = " ".join(lowered[sentence.start : sentence.end].split())
        if key in seen:
            refused += [
                _refuse(page, sentence, replace(q, skipped=q.skipped or SkipReason.REPEATED)) for q in quantities
            ]
            continue
        seen.add(key)
        refused += [_refuse(page, sentence, quantity) for quantity in quantities if quantity.skipped]
        claims += _read_sentence(page, sentence, quantities, thread)
    return claims, refused


def _read_sentence(page: _Page, sentence: Sentence, quantities: Sequence[Quantity], thread: _Thread) -> list[Claim]:
    """Return the claims of a sentence and bring the thread of its paragraph up to date."""
    lexicon = page.lexicon
    items = tag(page.text, page.lowered, sentence, quantities, lexicon, capitals=page.capitals)
    speakers = sayings(items, page.text, page.lowered, lexicon, previous=thread.speaker)
    # Places beside the speaker are his own: "the Observatory, which has sources inside Syria, said".
    places_here = [
        mention
        for mention in _inside(page.places, sentence)
        if mention.cue != "name" and not any(said.start <= mention.start < said.end for said in speakers)
    ]
    dates_here = [_as_said(mention, speakers) for mention in _inside(page.dates, sentence)]
    claims: dict[int, Claim] = {}
    if not all(quantity.skipped for quantity in quantities) or has_trigger(page.lowered, sentence, lexicon):
        items, roles = assign(items, page.text, lexicon)
        for role in roles:
            speaker = governing(speakers, role.quantity.start)
            claims[role.position] = _claim(page, sentence, role, speaker, places_here, dates_here, thread)
        for role in roles:
            if role.part_of is not None and role.part_of in claims:
                whole = claims[role.part_of]
                claims[role.position] = replace(claims[role.position], part_of=whole.claim_id)
    if speakers:
        thread.speaker = speakers[-1].speaker
    _carry_on(thread, places_here, dates_here)
    return list(claims.values())


def _carry_on(thread: _Thread, places_here: Sequence[places.Mention], dates_here: Sequence[dates.Mention]) -> None:
    thread.place_age += 1
    thread.when_age += 1
    if places_here:
        thread.place, thread.place_age = places_here[0].place, 0
    happened = [mention for mention in dates_here if mention.cue in ("day", "span")]
    if happened:
        thread.when, thread.when_age = happened[0].when, 0


def _claim(
    page: _Page,
    sentence: Sentence,
    role: Role,
    speaker: Speaker | None,
    places_here: Sequence[places.Mention],
    dates_here: Sequence[dates.Mention],
    thread: _Thread,
) -> Claim:
    document, lexicon = page.document, page.lexicon
    quantity = _as_people(role.quantity) if role.measure in PEOPLE else role.quantity
    start, end = quantity.start, quantity.end
    context = Context(
        page.lowered[sentence.start : sentence.end],
        quantity.number_start - sentence.start,
        end - sentence.start,
    )
    summed = scope(context, role.measure, lexicon, incident=role.happened)
    place = _place(places_here, start, end)
    when, as_of = _when(dates_here, start), _as_of(dates_here)
    if summed in (Scope.INCIDENT, Scope.CUMULATIVE) and role.happened:
        # "… in Azaz on Monday. The blast wounded 47 people." goes on about the same happening.
        place = place or (thread.place if thread.place_age <= _REACH else None)
        when = when or (thread.when if thread.when_age <= _REACH else None)
    return Claim(
        claim_id=claim_id(f"{document.id}|{document.version}", page.field, start, end, role.measure),
        document_id=document.id,
        version=document.version,
        field=page.field,
        sentence=page.text[sentence.start : sentence.end],
        sentence_start=sentence.start,
        quantity=quantity,
        measure=role.measure,
        population=population(quantity, lexicon),
        side=side(quantity, lexicon),
        scope=summed,
        series=series(context, quantity.quote, lexicon),
        modality=Modality.DENIED if role.denied else modality(context, lexicon),
        definition=definition(context, role.measure, lexicon),
        attribution=speaker.name if speaker else None,
        attribution_kind=speaker.kind if speaker else AttributionKind.NONE,
        place=place.written if place else None,
        place_id=place.id if place else None,
        place_name=place.name if place else None,
        country=place.country if place else None,
        event_start=when.start if when else None,
        event_end=when.end if when else None,
        date_precision=when.precision if when else None,
        as_of=None if role.earlier or earlier(context, lexicon) else as_of or _day(document.published),
        source=document.source,
        published=document.published,
        confidence=role.confidence,
        rule=role.rule,
    )


def claim_id(version: str, field: str, start: int, end: int, measure: str) -> str:
    """Return a claim's id: 12 hexadecimal digits over document id and version, span and measure."""
    return hashlib.blake2b(f"{version}|{field}|{start}|{end}|{measure}".encode(), digest_size=6).hexdigest()


def _as_people(quantity: Quantity) -> Quantity:
    if quantity.dimension == "person" or quantity.unit == "family":
        return quantity
    return replace(quantity, unit="person", unit_name="person", dimension="person")


def _inside(mentions: Sequence[_Mention], sentence: Sentence) -> list[_Mention]:
    return [mention for mention in mentions if sentence.start <= mention.start < sentence.end]


def _as_said(mention: dates.Mention, speakers: Sequence[Saying]) -> dates.Mention:
    """Return the mention as one of when it was said, where it stands beside the verb ("said on Tuesday that")."""
    beside = any(
        said.start <= mention.start < said.end or said.verb_end <= mention.start <= said.verb_end + _BESIDE
        for said in speakers
    )
    return replace(mention, cue="as_of") if beside and mention.cue == "day" else mention


def _place(here: Sequence[places.Mention], start: int, end: int) -> Place | None:
    """Return the place nearest behind the number in its sentence, else the nearest before it.

    A country gives way to a place inside it that the text names next.
    """
    after = [mention.place for mention in here if mention.start >= end]
    before = [mention.place for mention in here if mention.end <= start]
    for some in (after, before[::-1]):
        if some:
            inside = (place for place in some if place.country == some[0].country and place.name != place.country)
            return next(inside, some[0]) if some[0].name == some[0].country else some[0]
    return None


def _when(here: Sequence[dates.Mention], start: int) -> When | None:
    """Return the time nearest to the number in its sentence, of those that say when it happened."""
    happened = [mention for mention in here if mention.cue not in ("as_of", "since", "past")]
    happened = happened or [mention for mention in here if mention.cue != "as_of"]
    nearest = min(happened, key=lambda mention: abs(mention.start - start), default=None)
    return nearest.when if nearest else None


def _as_of(here: Sequence[dates.Mention]) -> date | None:
    return next((mention.when.end for mention in here if mention.cue == "as_of"), None)


def _refuse(page: _Page, sentence: Sentence, quantity: Quantity) -> Refused:
    return Refused(page.field, page.text[sentence.start : sentence.end], sentence.start, quantity)


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _upper_case(text: str) -> bool:
    letters = [char for char in text[:400] if char.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)
