"""The gazetteer: names of places, folded, with all the entries of each, and the provinces in which they lie.

The table facts/lexicon/places.tsv (GeoNames, CC BY 4.0; scripts/freeze_places.py) is sorted by folded name.
It is never parsed as a whole: a coarse index leads to the block of some kilobytes that holds a name.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

KINDS = {"c": "city", "a": "admin", "n": "country", "r": "region", "d": "demonym"}
_BLOCK = 8192  # bytes from one key of the index to the next, about
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


@cache
def capitals() -> dict[str, str]:
    """Return the name of the capital of every country that has one by its ISO code."""
    return _listed(b"\n# Capitals: ")


def _listed(head: bytes) -> dict[str, str]:
    data = _table()[0]
    start = data.index(head) + len(head)
    return dict(pair.split("=", 1) for pair in data[start : data.index(b"\n", start)].decode().split("; "))


@lru_cache(maxsize=65536)
def entries(name: str) -> tuple[Entry, ...]:
    """Return all entries of a name as it is written, the most populous first."""
    return lookup(fold(name))


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

    >>> from facts.setting.place_choice import resolve
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

    >>> from facts.setting.place_choice import resolve
    >>> "idlib" in provinces("Khan Sheikhoun", resolve("Khan Sheikhoun", countries=("Syria",)).id or 0)
    True
    """
    entry = next((each for each in entries(name) if each.id == number), None)
    if entry is None or not entry.admin or entry.kind not in ("city", "region", "admin"):
        return frozenset()
    names = _admins().get(f"{entry.country}.{entry.admin}", frozenset())
    around = {" ".join(word for word in name.split() if word not in _AROUND) for name in names} - {""}
    return frozenset(around - names) if entry.kind == "admin" else names | around
