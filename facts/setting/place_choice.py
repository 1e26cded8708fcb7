"""Which of the entries of a name it means: the one that fits, or none where several would do."""

from collections.abc import Sequence
from functools import cache, lru_cache

from facts.model import Place
from facts.setting.gazetteer import Entry, capitals, countries, entries

_TOWN = 50_000  # inhabitants from which a place may be meant far from the countries the text speaks of
_SMALL = 15_000  # inhabitants of a town that a text without any country may mean
_TELLING = 6  # letters from which a name that stands once in the table tells its place without any context


def resolve(name: str, *, countries: tuple[str, ...] = (), kind: str | None = None) -> Place:
    """Return the place that a name means, with its entry only where exactly one fits.

    `countries` (English names) are those that the text speaks of, the likeliest first; `kind` is what the
    text calls the place. Names and demonyms of countries give the country.

    >>> resolve("Jarablus").id == resolve("Jarabulus").id
    True
    >>> resolve("Georgia").id is None
    True
    """
    return _resolve(name, countries, kind)


@lru_cache(maxsize=65536)
def _resolve(name: str, context: tuple[str, ...], kind: str | None) -> Place:
    written = " ".join(name.split())
    entry = _choose(entries(name), tuple(map(_code, context)), kind)
    return _place(written, entry) if entry else Place(written)


def _place(written: str, entry: Entry) -> Place:
    country = countries().get(entry.country)
    if entry.kind in ("country", "demonym"):
        return Place(written, entry.id, country, country, "country")
    within = f"{entry.country}.{entry.admin}" if entry.admin else None
    return Place(written, entry.id, entry.name, country, entry.kind, within)


@cache
def _code(country: str) -> str:
    for entry in entries(country):
        if entry.kind in ("country", "demonym"):
            return entry.country
    return ""


def _choose(found: tuple[Entry, ...], codes: tuple[str, ...], kind: str | None) -> Entry | None:
    """Return the one entry that fits: countries first, then the context's, then one far above the rest."""
    if kind:
        found = tuple(entry for entry in found if entry.kind == kind) or (() if kind == "county" else found)
    state = next((entry for entry in found if entry.kind in ("country", "demonym")), None)
    if state and not any(e.kind == "admin" and e.country == "US" and not e.other for e in found):
        return state
    if state and state.country in codes and "US" not in codes:
        return state
    inside = [best for code in codes if (best := _best([e for e in found if e.country == code]))]
    world = next((entry for entry in found if entry.kind == "city" and not entry.other), None)
    if inside:
        largest = max(inside, key=lambda entry: entry.population)
        first = largest if largest.population >= max(_TOWN, 8 * inside[0].population) else inside[0]
        far = world and world.population >= max(10 * _TOWN, 40 * first.population) and first.kind == "city"
        return world if far else first
    return None if state else _dominant(found, bool(codes))


def _best(found: list[Entry]) -> Entry | None:
    """Return the entry of one country that a bare name means: own names first, the far larger town, the town
    before the province of its name."""
    found = [entry for entry in found if not entry.other] or found
    if state := _american(found):
        return state
    towns = [entry for entry in found if entry.kind == "city"]
    if not towns:
        return found[0] if len(found) == 1 else None
    first, *rest = towns
    if any(entry.kind != "city" and entry.admin != first.admin for entry in found) and first.population < _TOWN:
        return None
    return first if not rest or first.population >= max(1000, 4 * rest[0].population) else None


def _dominant(found: tuple[Entry, ...], context: bool) -> Entry | None:
    """Return the entry that stands far above all others of its name in the world."""
    regions = [entry for entry in found if entry.kind == "region" and not entry.other]
    if regions or (state := _american(found)):
        return regions[0] if regions else state
    found = tuple(entry for entry in found if not entry.other)  # of another name we know too little for this
    towns = [entry for entry in found if entry.kind == "city"]
    if not towns:
        return found[0] if len(found) == 1 else None
    first, *rest = towns
    others = [entry for entry in found if entry.kind == "admin" and entry.country != first.country]
    if others or any(8 * entry.population > first.population for entry in rest):
        return None
    if len(towns) == 1 and len(first.name) >= _TELLING:
        return first
    return first if first.population >= (_TOWN if context else _SMALL) else None


def _american(found: Sequence[Entry]) -> Entry | None:
    """Return the state of the USA that a name means before any town of that name ("Nevada", Missouri)."""
    state = next((e for e in found if e.kind == "admin" and e.country == "US" and not e.other), None)
    largest = max((entry.population for entry in found if entry.kind == "city"), default=0)
    return state if largest < 10 * _TOWN else None


def inside(name: str, container: str) -> Place | None:
    """Return the town that a name means in a province or country ("Hangzhou, China"), or None."""
    for outer in entries(container):
        if outer.kind not in ("country", "admin"):
            continue
        found = [
            e for e in entries(name) if e.kind in ("city", "admin") and e.country == outer.country and e.id != outer.id
        ]
        if outer.kind == "admin":
            found = [entry for entry in found if entry.admin == outer.admin]
        if best := _best(found):
            return _place(" ".join(name.split()), best)
    return None


@lru_cache(maxsize=256)
def capital(country: str) -> Place | None:
    """Return the capital of a country by its English name, None where the table names none.

    >>> capital("Syria").name
    'Damascus'
    """
    name = capitals().get(_code(country))
    place = resolve(name, countries=(country,)) if name else None
    return place if place and place.country == country and place.kind == "city" else None
