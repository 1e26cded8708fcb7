"""Quantity plus what stands around it → claim, or refused with a reason; one field of a document at a time."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import zip_longest

from facts.claims.context import Source
from facts.claims.counted import population, side
from facts.claims.opening import Opening, opening
from facts.claims.outset import Outset
from facts.claims.qualifiers import Context, definition, earlier, modality, scope, series, spotted
from facts.claims.shifts import day_earlier, days_before
from facts.claims.talk import Span, days_of, places_of, talked_of
from facts.claims.thread import Thread, Told
from facts.claims.when import Owners, as_of, dates_in, of_war, own_days, owners_of, when_of
from facts.claims.where import in_clause, in_strange_place, is_distance, place_of, places_in, told_before
from facts.lexicon import Lexicon
from facts.model import (
    HARM,
    PEOPLE,
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
from facts.quantities.scan import read
from facts.roles.assign import Role, assign
from facts.setting import dates, places
from facts.speakers.attribution import Heard, governing, sayings
from facts.speakers.quotations import speaking
from facts.text.cut import cut
from facts.text.sentences import Sentence, lower, split
from facts.text.tokens import has_trigger, is_telling, tag

_BEHIND = 25  # characters between a part and a place of its own
_FIGURED = HARM | {Measure.PRESENT}  # what a later "police put the number at 48,000" gives the number of
_YEARS = ("month", "year", "decade")  # lengths of wars and sieges, which no day dates
_LASTING = frozenset({"present.held", "present.population"})  # rules of how many live somewhere, whatever day is named


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
    today: date | None
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence, read: what its claims share, and the thread of its paragraph."""

    sentence: Sentence
    said: str  # its words, which its claims share
    lowered: str  # the same in lower case, a line's end in it as a space
    source: Source
    cues: int  # those that its words may hold
    places: Sequence[places.Mention]
    dates: Sequence[dates.Mention]
    owners: Owners
    talked: Span | None  # where it tells of what it only talks about
    thread: Thread


def read_field(
    document: Document, field: Field, text: str, lexicon: Lexicon, *, seen: set[str], outset: Outset
) -> tuple[list[Claim], list[Refused]]:
    """Return the claims of a field in text order, and the quantities that are none.

    `seen` holds the sentences read before, in lower case: a repeated one makes no second claim. It is added to, and so
    is what the `outset` holds.
    """
    lowered = lower(text)
    found = read(text, lowered, lexicon)
    claims: list[Claim] = []
    refused: list[Refused] = []
    heard = Heard()
    thread = Thread()
    index = 0
    page, cuts = _page(document, field, text, lowered, lexicon)
    if field == "text":
        outset.read(lowered, lexicon)
    cuts = [cut for cut in cuts if not any(quantity.start < cut < quantity.end for quantity in found)]
    for sentence in _uncut(split(text, lexicon, cuts=cuts), found):
        first = index
        while index < len(found) and found[index].start < sentence.end:
            index += 1
        quantities = found[first:index]
        thread.begin(sentence, text, lowered, lexicon)
        key = " ".join(lowered[sentence.start : sentence.end].split()).rstrip(" .!")
        if key in seen:
            repeated = (replace(q, skipped=q.skipped or SkipReason.REPEATED) for q in quantities)
            refused += _refused(page, sentence, repeated)
            continue
        seen.add(key)
        refused += _refused(page, sentence, (quantity for quantity in quantities if quantity.skipped))
        claims += _read_sentence(page, sentence, quantities, thread, heard, outset)
    return speaking(claims, text, heard.said, lexicon), refused


def _uncut(sentences: Sequence[Sentence], found: Sequence[Quantity]) -> list[Sentence]:
    """Return the sentences, as one where a number runs over the end of one: "rose by 0 . 5" is pre-tokenised text."""
    whole: list[Sentence] = []
    index, crossed = 0, False
    for sentence in sentences:
        whole.append(whole.pop()._replace(end=sentence.end) if crossed else sentence)
        crossed = False
        while index < len(found) and found[index].start < sentence.end:
            crossed = found[index].end > sentence.end
            index += 1
    return whole


def _page(document: Document, field: Field, text: str, lowered: str, lexicon: Lexicon) -> tuple[_Page, Sequence[int]]:
    """Return what the sentences of a field share, and where its head ends."""
    head = _head(document, lexicon)
    today = head.day or _day(document.published)
    times = _times(text, lexicon, today)
    if field == "text":  # the day of publication dates no event
        times = [mention for mention in times if mention.start >= head.end]
    mentions = places.find(text, lowered, lexicon, context=_countries(document, field, lexicon))
    cuts = head.cuts if field == "text" else ()
    return _Page(document, field, text, lowered, not _upper_case(text), mentions, times, today, lexicon), cuts


@lru_cache(maxsize=1)  # of title and text
def _head(document: Document, lexicon: Lexicon) -> Opening:
    """Return how the document's text begins: the day that it states is that of its title too."""
    times = _times(document.text, lexicon, _day(document.published))
    return opening(document.text, lower(document.text), document.title or "", times, lexicon)


@lru_cache(maxsize=2)  # a headline asks for the day of its text before that is read
def _times(text: str, lexicon: Lexicon, today: date | None) -> Sequence[dates.Mention]:
    return dates.find(text, lower(text), lexicon, published=today)


def _countries(document: Document, field: Field, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the countries that a headline may leave out: those of its text."""
    return places.countries(document.text, lower(document.text), lexicon) if field == "title" else ()


def _read_sentence(
    page: _Page, sentence: Sentence, quantities: Sequence[Quantity], thread: Thread, heard: Heard, outset: Outset
) -> list[Claim]:
    """Return the claims of a sentence and bring the thread of its paragraph, what was `heard` and the `outset` up to
    date.
    """
    lexicon = page.lexicon
    plain = all(quantity.skipped for quantity in quantities)
    there = cut(page.lowered)
    words = there.words[there.within(sentence.start, sentence.end)]
    telling = quantities or is_telling(words, lexicon)
    items = tag(page.text, page.lowered, sentence, quantities, lexicon, capitals=page.capitals) if telling else []
    speakers = sayings(items, page.text, page.lowered, lexicon, previous=thread.speaker, kinds=heard.kinds)
    heard.add(speakers)
    source = Source(page.text, page.lowered, lexicon, page.field == "title")
    places_here = places_in(page.places, sentence, speakers, source)
    dates_here = dates_in(page.dates, sentence, speakers, source)
    talked = talked_of(words, sentence, source) if places_here or dates_here else None
    claims: dict[int, Claim] = {}
    if not plain or has_trigger(words, lexicon):
        items, roles = assign(items, page.text, lexicon)
        roles = thread.figured(roles, words, page.lowered, lexicon)
        cues, numbers = spotted(words, lexicon) if roles else 0, [role.quantity for role in roles]
        owners = owners_of(dates_here, numbers)
        said = page.text[sentence.start : sentence.end]
        flat = page.lowered[sentence.start : sentence.end].replace("\n", " ")
        scene = _Scene(sentence, said, flat, source, cues, places_here, dates_here, owners, talked, thread)
        for role, then in zip_longest(roles, roles[1:]):
            until = then.quantity.start if then else sentence.end
            speaker = governing(speakers, role.quantity, sentence, page.text, lexicon)
            claims[role.position] = _claim(page, scene, role, speaker, until)
        for role in roles:
            if role.part_of is not None and role.part_of in claims:
                part = claims.pop(role.position)
                if not part.quantity.implied or part.population != "all":  # "including a clerk" asks nothing
                    claims[role.position] = _as_part(part, claims[role.part_of], places_here)
    thread.counted = next((claim.measure for claim in claims.values() if claim.measure in _FIGURED), thread.counted)
    told = talked.start if talked and not talked.aside else -1
    handed = places_of(places_here, told, talked)
    thread.carry_on(speakers, handed, days_of(dates_here, told, talked), sentence, page.lowered, lexicon)
    outset.hear(page.field, sentence, () if thread.answered else handed)
    return [claims[position] for position in sorted(claims)]


def _claim(page: _Page, scene: _Scene, role: Role, speaker: Speaker | None, until: int) -> Claim:
    """Return the claim of a role; the next one of its sentence stands at `until`."""
    document, lexicon, sentence = page.document, page.lexicon, scene.sentence
    quantity = _as_people(role.quantity) if role.measure in PEOPLE else role.quantity
    start, end = quantity.start, quantity.end
    context = Context(scene.lowered, quantity.number_start - sentence.start, end - sentence.start, scene.cues)
    summed = scope(context, role.measure, lexicon, incident=role.happened)
    place, when = _setting(page, scene, role, quantity, summed, until)
    return Claim(
        claim_id=claim_id(f"{document.id}|{document.version}", page.field, start, end, role.measure),
        document_id=document.id,
        version=document.version,
        field=page.field,
        sentence=scene.said,
        sentence_start=sentence.start,
        quantity=quantity,
        measure=role.measure,
        population=population(quantity, context, lexicon) if quantity.dimension == "person" else "all",
        side=side(quantity, lexicon),
        scope=summed,
        series=series(context, quantity.quote, lexicon),
        modality=_modality(role, context, lexicon),
        definition=definition(context, role.measure, lexicon),
        attribution=speaker.name if speaker else None,
        attribution_kind=speaker.kind if speaker else AttributionKind.NONE,
        place=place.written if place else None,
        place_id=place.id if place else None,
        place_name=place.name if place else None,
        country=place.country if place else _at_war(page, sentence, summed),
        event_start=when.start if when else None,
        event_end=when.end if when else None,
        date_precision=when.precision if when else None,
        as_of=None if role.earlier or earlier(context, lexicon) else as_of(scene.dates) or page.today,
        source=document.source,
        published=document.published,
        confidence=role.confidence,
        rule=role.rule,
    )


def _setting(
    page: _Page, scene: _Scene, role: Role, quantity: Quantity, summed: Scope, until: int
) -> tuple[Place | None, When | None]:
    """Return where and when it happened, by the sentence or by what went before, which is told in turn."""
    start, thread = quantity.start, scene.thread
    spots = told_before(in_clause(scene.places, start, until, scene.source), quantity.end, scene.source)
    spots = places_of(spots, start, scene.talked)
    distance = role.measure is Measure.LENGTH and is_distance(quantity.end, scene.source)
    if distance:  # "in Azaz, 40 km north of Aleppo"
        spots = [mention for mention in spots if mention.end <= start]
    place = place_of(spots, start, quantity.end, role.measure, summed)
    lasting = distance or _lasts(role, scene) or (role.measure is Measure.DURATION and quantity.unit_name in _YEARS)
    days = () if lasting else own_days(scene.dates, scene.owners, role.quantity, scene.sentence, scene.source)
    if summed is Scope.CONFLICT:
        days = of_war(days, start, scene.source)
    when = when_of(days_of(days, start, scene.talked), start, summed, until=page.today)
    if when is None and role.happened and not lasting:
        when = days_before(scene.dates, start, scene.sentence, scene.source, page.today)
        when = when or day_earlier(scene.dates, quantity.end, scene.sentence, scene.source)
    if summed in (Scope.INCIDENT, Scope.CUMULATIVE) and role.happened:
        # "… in Azaz on Monday. The blast wounded 47 people." goes on about the same happening.
        own = Told(place, when)
        before = Told() if None not in own else thread.recall(role.measure, quantity, own, scene.sentence, scene.source)
        thread.tell(role.measure, quantity, own)
        if place is None and before.place and not _long_ago(when, page.today):
            place = None if in_strange_place(scene.source, quantity.end, until) else before.place
        when = when or (None if scene.dates or lasting else before.when)
    return place, when


def _lasts(role: Role, scene: _Scene) -> bool:
    """Return whether a number is of how many live somewhere, whatever day is named: no turnout."""
    if role.rule not in _LASTING:
        return False
    turnouts = scene.source.lexicon["measures"][Measure.PRESENT]["turnout"]
    words = scene.source.lowered[scene.sentence.start : scene.sentence.end].split()
    return frozenset(words).isdisjoint(turnouts)


def _long_ago(when: When | None, today: date | None) -> bool:
    """Return whether something is told as background: where it was is not where the story is."""
    return bool(when and when.end and today and dates.is_background(when.end, today))


def _at_war(page: _Page, sentence: Sentence, summed: Scope) -> str | None:
    """Return the country whose war a number without a place is of: the one its sentence names, else the one that the
    text is about.
    """
    if summed is not Scope.CONFLICT:
        return None
    named = places.of_war(page.text[sentence.start : sentence.end], page.lexicon)
    return named or places.subject(page.text, page.lowered, page.lexicon)


def _modality(role: Role, context: Context, lexicon: Lexicon) -> Modality:
    if role.denied or role.taken:
        return Modality.DENIED if role.denied else Modality.ASSERTED
    return modality(context, lexicon)


def _as_part(claim: Claim, whole: Claim, places_here: Sequence[places.Mention]) -> Claim:
    """Return a part with the id and place of its whole; one right behind it is its own: "12 of them in Homs"."""
    own = any(0 <= mention.start - claim.quantity.end <= _BEHIND for mention in places_here)
    wide = whole.place is None or (whole.place_name == whole.country and claim.place is not None)
    if own or wide:
        return replace(claim, part_of=whole.claim_id)
    return in_whole(claim, whole)


def in_whole(part: Claim, whole: Claim) -> Claim:
    """Return a claim as a part of another one, in its place."""
    return replace(
        part,
        part_of=whole.claim_id,
        place=whole.place,
        place_id=whole.place_id,
        place_name=whole.place_name,
        country=whole.country,
    )


def claim_id(version: str, field: str, start: int, end: int, measure: str) -> str:
    """Return a claim's id: 12 hexadecimal digits over document id and version, span and measure."""
    return hashlib.blake2b(f"{version}|{field}|{start}|{end}|{measure}".encode(), digest_size=6).hexdigest()


def _as_people(quantity: Quantity) -> Quantity:
    if quantity.dimension == "person" or quantity.unit in ("family", "household"):
        return quantity
    return replace(quantity, unit="person", unit_name="person", dimension="person")


def _refused(page: _Page, sentence: Sentence, quantities: Iterable[Quantity]) -> list[Refused]:
    """Return the refused quantities of a sentence, whose words they share."""
    words = page.text[sentence.start : sentence.end]
    return [Refused(page.field, words, sentence.start, quantity) for quantity in quantities]


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _upper_case(text: str) -> bool:
    letters = "".join(filter(str.isalpha, text[:400]))
    return bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)
