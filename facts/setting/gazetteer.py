"""The gazetteer: names of places, folded, and the one entry that a name means.

The table facts/lexicon/places.tsv (GeoNames, CC BY 4.0; scripts/freeze_places.py) is sorted by folded name.
It is never parsed as a whole: a coarse index leads to the block of some kilobytes that holds a name.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from facts.model import Place

KINDS = {"c": "city", "a": "admin", "n": "country", "r": "region", "d": "demonym"}
_BLOCK = 8192  # bytes from one key of the index to the next, about
_TOWN = 50_000  # inhabitants from which a place may be meant far from the countries the text speaks of
_SMALL = 15_000  # inhabitants of a town that a text without any country may mean
_TELLING = 6  # letters from which a name that stands once in the table tells its place without any context
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "ad",
        "az",
        "an",
        "at",
        "ath",
        "adh",
        "ez",
        "ed",
        "es",
        "ul",
        "ur",
        "us",
        "uz",
        "ech",
        "esh",
    ]
)
_AROUND = frozenset(["rural", "countryside", "suburbs", "rif", "reef", "oblast"])  # a province around a city
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "ə": "a",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "-": " ",
        "‐": " ",
        "‑": " ",
    }
    | {"–": " ", "/": " ", ",": " "}
    | dict.fromkeys("'’‘`´ʼʿʾ′\".", "")
)


class Entry(NamedTuple):
    """A row of the table: one place under one of its names; `other` where that is not its own name."""

    id: int
    kind: str
    country: str
    admin: str
    population: int
    name: str
    other: bool


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the key of a name: no case, accents, hyphens, apostrophes; Arabic articles and endings made one.

    >>> fold("Deir Ez-Zor")
    'deir al zor'
    >>> fold("Ar-Raqqah") == fold("al-Raqqa")
    True
    """
    text = name.lower().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.translate(_LETTERS)
    words = text.split()
    words = [*("al" if word in _ARTICLES else word for word in words[:-1]), *words[-1:]]
    return " ".join(word[:-1] if len(word) > 4 and word.endswith("ah") else word for word in words)


@lru_cache(maxsize=65536)
def fold_part(word: str) -> str:
    """Return the key of a word that begins a name: here an article alone counts as one ("El" Salvador)."""
    return fold(word + " x")[:-2]


@cache
def _table() -> tuple[bytes, list[bytes], list[int]]:
    """Return the table and its coarse index: the first key and the offset of every block."""
    data = (files("facts.lexicon") / "places.tsv").read_bytes()
    keys, offsets, at = [], [], data.index(b"\n\n") + 1
    while 0 <= at < len(data) - 1:
        keys.append(data[at + 1 : data.index(b"\t", at)])
        offsets.append(at)
        at = data.find(b"\n", at + _BLOCK)
    return data, keys, [*offsets, len(data)]


def _entry(key: str, cells: list[str]) -> Entry:
    kind, country, admin, population, name, other = cells[2:8]
    return Entry(int(cells[1]), KINDS[kind], country, admin, int(population), name or key.title(), bool(other))


@lru_cache(maxsize=65536)
def lookup(key: str) -> tuple[Entry, ...]:
    """Return all entries of a folded name, the most populous first; () for a name that the table lacks."""
    data, keys, offsets = _table()
    wanted = key.encode()
    # The rows of one key may begin in the block before the first one that starts with it.
    low, high = offsets[max(0, bisect_left(keys, wanted) - 1)], offsets[bisect_right(keys, wanted)]
    start = data.find(b"\n" + wanted + b"\t", low, high + len(wanted) + 2)
    found = []
    while start >= 0 and data.startswith(wanted + b"\t", start + 1):
        end = data.index(b"\n", start + 1)
        found.append(_entry(key, data[start + 1 : end].decode().split("\t")))
        start = end
    return tuple(sorted(found, key=lambda entry: (-entry.population, entry.id)))


@lru_cache(maxsize=65536)
def continued(word: str) -> frozenset[str]:
    """Return the keys of more than one word that begin with a folded word."""
    data, keys, offsets = _table()
    wanted = b"\n" + word.encode() + b" "
    block = bisect_left(keys, wanted[1:])
    start = data.find(wanted, offsets[max(0, block - 1)], offsets[min(block + 1, len(offsets) - 1)] + len(wanted))
    found = set()
    while start >= 0 and data.startswith(wanted, start):
        found.add(data[start + 1 : data.index(b"\t", start)].decode())
        start = data.find(b"\n", start + 1)
    return frozenset(found)


@cache
def countries() -> dict[str, str]:
    """Return the English name of every country by its ISO code, as the head of the table lists them."""
    return _listed(b"\n# Countries: ")


@lru_cache(maxsize=256)
def capital(country: str) -> Place | None:
    """Return the capital of a country by its English name, None where the table names none.

    >>> capital("Syria").name
    'Damascus'
    """
    name = _listed(b"\n# Capitals: ").get(_code(country))
    place = resolve(name, countries=(country,)) if name else None
    return place if place and place.country == country and place.kind == "city" else None


@cache
def _listed(head: bytes) -> dict[str, str]:
    data = _table()[0]
    start = data.index(head) + len(head)
    return dict(pair.split("=", 1) for pair in data[start : data.index(b"\n", start)].decode().split("; "))


@lru_cache(maxsize=65536)
def entries(name: str) -> tuple[Entry, ...]:
    """Return all entries of a name as it is written, the most populous first."""
    return lookup(fold(name))


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


@cache
def _admins() -> dict[str, frozenset[str]]:
    """Return the folded names of every province by its key ("SY.12")."""
    found: dict[str, set[str]] = {}
    for row in re.finditer(rb"\n([^\t\n]+)\t-?\d+\ta\t([A-Z]+)\t([^\t\n]+)\t", _table()[0]):
        name, country, admin = (cell.decode() for cell in row.groups())
        found.setdefault(f"{country}.{admin}", set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


@lru_cache(maxsize=65536)
def only_province(name: str, number: int) -> bool:
    """Return whether the place of a name and gazetteer number is a province whose name no town of its country has.

    >>> only_province("Anbar", resolve("Anbar", countries=("Iraq",)).id or 0)
    True
    """
    found = entries(name)
    entry = next((each for each in found if each.id == number), None)
    if entry is None or entry.kind != "admin":
        return False
    return not any(each.kind == "city" and each.country == entry.country and not each.other for each in found)


@lru_cache(maxsize=65536)
def provinces(name: str, number: int) -> frozenset[str]:
    """Return the folded names of the province in which the place of a name and gazetteer number lies.

    A province named after the city that it surrounds counts as that city's: news calls a town of "Rural Damascus"
    a suburb of Damascus.

    >>> "idlib" in provinces("Khan Sheikhoun", resolve("Khan Sheikhoun", countries=("Syria",)).id or 0)
    True
    """
    entry = next((each for each in entries(name) if each.id == number), None)
    if entry is None or not entry.admin or entry.kind not in ("city", "region", "admin"):
        return frozenset()
    names = _admins().get(f"{entry.country}.{entry.admin}", frozenset())
    around = {" ".join(word for word in name.split() if word not in _AROUND) for name in names} - {""}
    return frozenset(around - names) if entry.kind == "admin" else names | around
