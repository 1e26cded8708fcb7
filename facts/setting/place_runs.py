"""What a run of capitalised words says by itself: places as a whole, or a person, an organisation, a village."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.setting.gazetteer import continued, fold, fold_part, lookup

ARTICLE = r"(?:(?:al|el|ar|as|ash|ad|az|an|at|ez|es|et)-|(?:al|el|de|del|de\ la|de\ los)\s)"
# Initials ("U.S."), "St." before more, or a word; factored so that every branch begins with the one capital.
NAME = (
    r"\p{Lu}(?:(?:\.\p{Lu})++\.?|(?<=[SFM])ta?\.(?=\s)"
    r"|[\p{L}\p{M}]*+(?:['’‘`ʼ-](?!s\b)\p{L}[\p{L}\p{M}]*+)*+)"
)
_PART = regex.compile(rf"{ARTICLE}?+{NAME}", regex.VERBOSE)
_KNOWN = 100_000  # inhabitants from which a town's genitive is seen for what it is
_LONGEST = 5  # words of a name
Span = tuple[int, int]


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """The words of the table `places` of a language, ready for look-ups; hashed by identity."""

    strong: frozenset[str]
    known: frozenset[str]
    loose: frozenset[str]
    struck: frozenset[str]
    of: frozenset[str]
    between: frozenset[str]
    endings: tuple[str, ...]
    never: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    kinds: dict[str, str]
    directions: frozenset[str]
    other: frozenset[str]
    begins: frozenset[str]
    ordinary: frozenset[str]
    heads: frozenset[str]
    stops: frozenset[str]
    acts: frozenset[str]
    latest: frozenset[str]
    origin: frozenset[str]
    leavers: frozenset[str]
    into: frozenset[str]
    fleeing: frozenset[str]
    causes: frozenset[str]
    capital: str
    seat: regex.Pattern[str]
    owners: frozenset[str]
    buildings: frozenset[str]
    people: frozenset[str]
    landmark: regex.Pattern[str]
    near: regex.Pattern[str]
    based: tuple[str, ...]
    within: frozenset[str]
    across: frozenset[str]
    beside: frozenset[str]
    amid: frozenset[str]
    banks: frozenset[str]
    nations: frozenset[str]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """Return the words that lead to places, of one language."""
    table, dates = lexicon["places"], lexicon["dates"]
    leads = table["prepositions"]
    return Words(
        strong=frozenset(leads["strong"]),
        known=frozenset(leads["known"]),
        loose=frozenset(leads["loose"]),
        struck=frozenset(leads["struck"]),
        of=frozenset(leads["of"]),
        between=frozenset(table["between"]["words"]),
        endings=tuple(table["between"]["endings"]),
        never=tuple(f"{phrase} " for phrase in leads["never"]),
        parts=tuple((f"{lead} ", name) for lead, _, name in (phrase.rpartition(" ") for phrase in leads["parts"])),
        kinds={word: kind for kind, words in (table["kinds"] | table["after"]).items() for word in words},
        directions=frozenset(table["directions"]["words"]),
        other=frozenset(table["not_places"]["words"]).union(dates["months"], dates["weekdays"]),
        begins=frozenset(table["not_places"]["begins"]),
        ordinary=frozenset(table["ordinary"]["words"]),
        heads=frozenset(table["heads"]["words"]),
        stops=frozenset(table["heads"]["words"]).union(dates["months"], dates["weekdays"], table["headlines"]["words"]),
        acts=frozenset(table["actors"]["acts"]),
        latest=frozenset(table["actors"]["latest"]),
        origin=frozenset(table["actors"]["origin"]),
        leavers=frozenset(table["actors"]["leavers"]),
        into=frozenset(table["actors"]["into"]),
        fleeing=frozenset(table["actors"]["fleeing"]),
        causes=frozenset(table["actors"]["causes"]),
        capital=table["capital"]["word"],
        seat=regex.compile(table["capital"]["pattern"]),
        owners=frozenset(table["capital"]["owners"]),
        buildings=frozenset(table["owned"]["buildings"]),
        people=frozenset(table["owned"]["people"]),
        landmark=regex.compile(table["landmark"]["pattern"]),
        near=regex.compile(table["near"]["pattern"]),
        based=tuple(f"{phrase} " for phrase in table["actors"]["based"]),
        within=frozenset(table["within"]["words"]),
        across=frozenset(table["within"]["across"]),
        beside=frozenset(table["within"]["beside"]),
        amid=frozenset(table["within"]["amid"]),
        banks=frozenset(table["within"]["banks"]),
        nations=frozenset(lexicon["nouns"]["demonyms"]),
    )


class Run(NamedTuple):
    """What a run of capitalised words says by itself: places, countries spoken of, a person's last name."""

    places: tuple[tuple[int, int, str | None], ...] = ()
    spoken: tuple[str, ...] = ()
    person: str = ""
    village: Span | None = None  # a name that the gazetteer lacks
    sure: bool = True  # no part of that name is a place by itself


NO_NAME = Run()  # of words that only begin a sentence, and of dates


@lru_cache(maxsize=65536)
def read_run(run: str, words: Words) -> Run:
    """Return what a run says: it is places as a whole, or a person, an organisation or an unknown village."""
    parts = [match.span() for match in _PART.finditer(run)] if " " in run or "\n" in run else [(0, len(run))]
    parts = _cut(run, parts, words)
    while len(parts) > 1 and run[parts[-1][0] : parts[-1][1]].lower() in words.directions:
        parts.pop()  # "the Zarqan Farms Northwest of Aleppo"
    if not parts:
        return NO_NAME
    found, spoken, strange = _segments(run, parts, words)
    if not strange:
        return Run(tuple(found), tuple(spoken))
    low, high = parts[0][0], parts[-1][1]
    if found and found[0][0] == low and run.startswith("s ", found[0][1]):
        return _of_owner(run[:high], found[0], tuple(spoken), words)
    inside = [run[start:end].lower() for start, end in parts]
    person = inside[-1] if len(parts) > 1 and inside[-1] not in words.other else ""
    if any(word in words.other or word.removesuffix("s") in words.other for word in inside):
        return Run((), tuple(spoken), "" if found else person)
    village = (
        not inside[-1].endswith(words.endings)
        and len(parts) < 4
        and not run[low:high].isupper()
        and inside[-1] not in words.kinds
    )
    return Run((), tuple(spoken), person, (low, high) if village else None, not found)


def _of_owner(run: str, owner: tuple[int, int, str | None], spoken: tuple[str, ...], words: Words) -> Run:
    """Return what a run says that begins with a place in the genitive ("Idlibs Zarqan"): it, and the rest."""
    cut = owner[1] + 2
    rest = read_run(run[cut:], words)
    more = tuple((start + cut, end + cut, kind) for start, end, kind in rest.places)
    village = (rest.village[0] + cut, rest.village[1] + cut) if rest.village else None
    return Run((owner, *more), spoken, rest.person, village, rest.sure)


def _cut(run: str, parts: list[Span], words: Words) -> list[Span]:
    """Return the parts of a run behind words that only begin a sentence or say who holds a place, up to a date."""
    inside = [run[start:end].lower() for start, end in parts]
    first = next(
        (i for i, word in enumerate(inside) if word not in words.heads and not _is_held(word, words)), len(parts)
    )
    stops = (i for i, word in enumerate(inside) if i > first and word in words.stops)
    return parts[first : next(stops, len(parts))]


def _is_held(word: str, words: Words) -> bool:
    """Return whether a word only says who holds a place ("IS-held Azaz"), and speaks of no country."""
    return "-" in word and word.endswith(words.endings) and not _adjective(word)


def _segments(run: str, parts: list[Span], words: Words) -> tuple[list[tuple[int, int, str | None]], list[str], bool]:
    """Return the places of a run with what it calls them, the countries, and whether any word is strange."""
    keys = [fold_part(run[start:end]) for start, end in parts]
    found: list[tuple[int, int, str | None]] = []
    spoken: list[str] = []
    strange, i = False, 0
    while i < len(parts):
        word = run[parts[i][0] : parts[i][1]].lower()
        stop = longest(keys, i)
        alone = stop <= i + 1
        if alone and (owner := _owner(keys, i)):
            found.append((parts[i][0], parts[owner - 1][1] - 1, None))
            stop = owner
        elif alone and found and word in words.kinds:
            start, end, _ = found.pop()
            kind = words.kinds[word]
            found.append((start, parts[i][1] if kind == "county" else end, kind))
        elif alone and not stop and (code := possessive(keys[i])):
            found.append((parts[i][0], parts[i][1] - 1, None))
            spoken += code
        elif alone and (word in words.other or word in words.begins or not stop):
            spoken += (codes := _adjective(word))
            strange = strange or not (codes or (word in words.directions and i + 1 < len(parts)))
        elif not (alone and word in words.directions):
            entry = lookup(" ".join(keys[i:stop]))[0]
            if entry.kind in ("country", "demonym", "admin"):
                spoken.append(entry.country)
            named = alone or not all(
                run[a:b].lower() in words.directions | words.kinds.keys() for a, b in parts[i:stop]
            )
            if entry.kind != "demonym" and named:  # "the Old City" is a part of whichever town
                found.append((parts[i][0], parts[stop - 1][1], None))
        i = max(stop, i + 1)
    return found, spoken, strange


def _owner(keys: Sequence[str], i: int) -> int:
    """Return where a town's name of several words in the genitive without apostrophe ends ("Deir Ezzors"), or 0."""
    for stop in range(min(len(keys), i + _LONGEST), i + 1, -1):
        key = " ".join(keys[i:stop])
        if key.endswith("s") and (found := lookup(key[:-1])) and found[0].kind != "demonym" and not lookup(key):
            return stop
    return 0


@lru_cache(maxsize=4096)
def possessive(key: str) -> tuple[str, ...]:
    """Return the country of a place in the genitive without apostrophe ("Syrias"); () for another word."""
    found = lookup(key[:-1]) if key.endswith("s") else ()
    known = found and found[0].kind != "demonym" and (found[0].population >= _KNOWN or found[0].kind == "country")
    return (found[0].country,) if known else ()


def _adjective(word: str) -> list[str]:
    """Return the countries in a word made of a country and more ("Turkish-backed", "U.S.-led")."""
    if "-" not in word:
        return []
    firsts = [found[0] for part in word.split("-") if (found := lookup(fold(part)))]
    return [entry.country for entry in firsts if entry.kind in ("country", "demonym")]


def longest(keys: Sequence[str], i: int) -> int:
    """Return where the longest name of the gazetteer that begins at word `i` ends; 0 where none does."""
    more = continued(keys[i].partition(" ")[0]) if i + 1 < len(keys) or " " in keys[i] else ()
    for stop in range(min(len(keys), i + _LONGEST), i, -1) if more else ():
        if " ".join(keys[i:stop]) in more:
            return stop
    return i + 1 if lookup(keys[i]) else 0
