"""Names in a text that may be places, with what leads to them ("in the northern city of"), not yet resolved.

Where capitals mark names, a run of capitalised words is a place as a whole or none: "Aleppo Media Center" is
none. In wires all in capitals and in Headlines Written Like This only names of the gazetteer count.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from facts.gazetteer import continued, fold, fold_part, lookup
from facts.lexicon import Lexicon

_ARTICLE = r"(?:(?:al|el|ar|as|ash|ad|az|an|at|ez|es|et)-|(?:al|el|de|del|de\ la|de\ los)\s)"
_CAPITAL = r"\p{Lu}[\p{L}\p{M}]*+(?:['’‘`ʼ-](?!s\b)\p{L}[\p{L}\p{M}]*+)*+"
_NAME = rf"(?:(?:\p{{Lu}}\.){{2,}}+|(?:St|Ft|Mt|Sta)\.(?=\s)|{_CAPITAL})"
_RUN = regex.compile(rf"\b{_NAME}(?:\s{_ARTICLE}?+{_NAME})*+", regex.VERBOSE)
_PART = regex.compile(rf"{_ARTICLE}?+{_NAME}", regex.VERBOSE)
_PREFIXES = frozenset(["al", "el", "ar", "as", "ash", "ad", "az", "an", "at", "ez", "es", "et"])
_WORD = regex.compile(r"(?:\p{L}\.){2,}+|[\p{L}\p{M}]++(?:['’‘`ʼ-](?!s\b)[\p{L}\p{M}]++)*+", regex.IGNORECASE)
_LAST = regex.compile(r"(?<![^\W_])[a-z]++$")
SURE = ("named", "strong")  # leads after which a name is a place, whether we know it or not
_KNOWN = 100_000  # inhabitants from which a town's genitive is seen for what it is
_LONGEST = 5  # words of a name
_REACH = 80  # characters before a name that may lead to it
_CLOSED = ',.;:!?)]”"—–'
_Span = tuple[int, int]


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """The words of the table `places` of a language, ready for look-ups; hashed by identity."""

    strong: frozenset[str]
    known: frozenset[str]
    loose: frozenset[str]
    of: frozenset[str]
    between: frozenset[str]
    endings: tuple[str, ...]
    kinds: dict[str, str]
    directions: frozenset[str]
    other: frozenset[str]
    ordinary: frozenset[str]
    heads: frozenset[str]
    dates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text; `kind` is what the text calls it, `lead` what leads to it (named, strong …).

    `flat` marks a name from a text whose capitals tell nothing.
    """

    start: int
    end: int
    written: str
    lead: str
    kind: str | None = None
    flat: bool = False


@dataclass(slots=True)
class Names:
    """What one field names: places perhaps, last names of people, and how often it speaks of each country."""

    places: list[Name] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    spoken: Counter[str] = field(default_factory=Counter)


@cache
def words_of(lexicon: Lexicon) -> Words:
    """Return the words that lead to places, of one language."""
    table, dates = lexicon["places"], lexicon["dates"]
    leads = table["prepositions"]
    return Words(
        strong=frozenset(leads["strong"]),
        known=frozenset(leads["known"]),
        loose=frozenset(leads["loose"]),
        of=frozenset(leads["of"]),
        between=frozenset(table["between"]["words"]),
        endings=tuple(table["between"]["endings"]),
        kinds={word: kind for kind, words in (table["kinds"] | table["after"]).items() for word in words},
        directions=frozenset(table["directions"]["words"]),
        other=frozenset(table["not_places"]["words"]).union(dates["months"], dates["weekdays"]),
        ordinary=frozenset(table["ordinary"]["words"]),
        heads=frozenset(table["heads"]["words"]),
        dates=frozenset(dates["months"]).union(dates["weekdays"]),
    )


def read(text: str, lowered: str, words: Words) -> Names:
    """Return the names of one field, in order."""
    names = Names()
    if _capitals_tell(text):
        for match in _RUN.finditer(text):
            start, end = match.span()
            if start and text[start - 1] in "- ":
                start = _with_article(lowered, start)
            _add_run(text, lowered, start, _run(text[start:end], words), words, names)
    else:
        _read_flat(text, lowered, words, names)
    return names


def _capitals_tell(text: str) -> bool:
    """Return whether capitals mark names here: at most four of five longer words begin with one."""
    parts = [part for part in text[:600].split() if len(part) > 3 and part[0].isalpha()]
    return len(parts) < 6 or sum(part[0].isupper() for part in parts) <= 0.8 * len(parts)


class _Run(NamedTuple):
    """What a run of capitalised words says by itself: places, countries spoken of, a person's last name."""

    places: tuple[tuple[int, int, str | None], ...] = ()
    spoken: tuple[str, ...] = ()
    person: str = ""
    village: _Span | None = None  # a name that the gazetteer lacks
    sure: bool = True  # no part of that name is a place by itself


def _add_run(text: str, lowered: str, at: int, run: _Run, words: Words, names: Names) -> None:
    names.spoken.update(run.spoken)
    if run.person:
        names.people.add(run.person)
    if run.places:
        lead, called = lead_of(lowered, at + run.places[0][0], words)
        if (
            len(run.places) > 1
            and lead not in SURE
            and not _kind_after(lowered, at + run.places[-1][1], words)
        ):
            return
        for low, high, kind in run.places:
            kind = kind or _kind_after(lowered, at + high, words) or called
            if kind != "roads":
                names.places.append(Name(at + low, at + high, text[at + low : at + high], lead, kind))
    elif run.village:
        _add_village(text, lowered, at + run.village[0], at + run.village[1], run.sure, words, names)


def _add_village(
    text: str, lowered: str, start: int, end: int, sure: bool, words: Words, names: Names
) -> None:
    """Add a name that the gazetteer lacks where the text itself says that it is a place."""
    lead, kind = lead_of(lowered, start, words)
    last = names.places[-1] if names.places else None
    if last and last.lead == "named" and text[last.end : start] == " and ":
        lead = "named"
    if lead not in (SURE if sure else SURE[:1]) or kind == "admin" or lowered.startswith(("'s", "’s"), end):
        return
    written = text[start:end]
    if " " in written or not regex.search(rf"\b{regex.escape(written.lower())}\b", text):
        names.places.append(Name(start, end, written, lead, _kind_after(lowered, end, words) or kind))


def _with_article(lowered: str, start: int) -> int:
    """Return where a name begins with the article before it ("al-Bab", "al Bab")."""
    article = _LAST.search(lowered, max(0, start - 5), start - 1)
    if article is None or article[0] not in (_PREFIXES if lowered[start - 1] == "-" else ("al", "el")):
        return start
    return int(article.start())


@lru_cache(maxsize=65536)
def _run(run: str, words: Words) -> _Run:
    """Return what a run says: it is places as a whole, or a person, an organisation or an unknown village."""
    parts = [match.span() for match in _PART.finditer(run)] if " " in run or "\n" in run else [(0, len(run))]
    parts = _cut(run, parts, words)
    if not parts:
        return _Run()
    found, spoken, strange = _segments(run, parts, words)
    if not strange:
        return _Run(tuple(found), tuple(spoken))
    low, high = parts[0][0], parts[-1][1]
    inside = [run[start:end].lower() for start, end in parts]
    if any(word in words.other or word.removesuffix("s") in words.other for word in inside):
        return _Run((), tuple(spoken))
    person = inside[-1] if len(parts) > 1 else ""
    village = len(parts) < 4 and not run[low:high].isupper() and inside[-1] not in words.kinds
    return _Run((), tuple(spoken), person, (low, high) if village else None, not found)


def _cut(run: str, parts: list[_Span], words: Words) -> list[_Span]:
    """Return the parts of a run between words that only begin a sentence, up to a date."""
    inside = [run[start:end].lower() for start, end in parts]
    first = next((i for i, word in enumerate(inside) if word not in words.heads), len(parts))
    stops = (i for i, word in enumerate(inside) if i > first and (word in words.heads or word in words.dates))
    return parts[first : next(stops, len(parts))]


def _segments(
    run: str, parts: list[_Span], words: Words
) -> tuple[list[tuple[int, int, str | None]], list[str], bool]:
    """Return the places of a run with what it calls them, the countries, and whether any word is strange."""
    keys = [fold_part(run[start:end]) for start, end in parts]
    found: list[tuple[int, int, str | None]] = []
    spoken: list[str] = []
    strange, i = False, 0
    while i < len(parts):
        word = run[parts[i][0] : parts[i][1]].lower()
        stop = longest(keys, i)
        alone = stop <= i + 1
        if alone and found and word in words.kinds:
            found.append((*found.pop()[:2], words.kinds[word]))
        elif alone and not stop and (code := _possessive(keys[i])):
            found.append((parts[i][0], parts[i][1] - 1, None))
            spoken += code
        elif alone and (word in words.other or not stop):
            spoken += (codes := _adjective(word))
            strange = strange or not (codes or (word in words.directions and i + 1 < len(parts)))
        elif not (alone and word in words.directions):
            entry = lookup(" ".join(keys[i:stop]))[0]
            if entry.kind in ("country", "demonym", "admin"):
                spoken.append(entry.country)
            if entry.kind != "demonym":
                found.append((parts[i][0], parts[stop - 1][1], None))
        i = max(stop, i + 1)
    return found, spoken, strange


def _possessive(key: str) -> list[str]:
    """Return the country of a place in the genitive without apostrophe ("Syrias"), in a list."""
    entries = lookup(key[:-1]) if key.endswith("s") else ()
    known = (
        entries
        and entries[0].kind != "demonym"
        and (entries[0].population >= _KNOWN or entries[0].kind == "country")
    )
    return [entries[0].country] if known else []


def _adjective(word: str) -> list[str]:
    """Return the countries in a word made of a country and more ("Turkish-backed", "U.S.-led")."""
    if "-" not in word:
        return []
    entries = [found[0] for part in word.split("-") if (found := lookup(fold(part)))]
    return [entry.country for entry in entries if entry.kind in ("country", "demonym")]


def longest(keys: Sequence[str], i: int) -> int:
    """Return where the longest name of the gazetteer that begins at word `i` ends; 0 where none does."""
    more = continued(keys[i].partition(" ")[0])
    for stop in range(min(len(keys), i + _LONGEST), i, -1) if more else ():
        if " ".join(keys[i:stop]) in more:
            return stop
    return i + 1 if lookup(keys[i]) else 0


def lead_of(lowered: str, start: int, words: Words) -> tuple[str, str | None]:
    """Return what leads to a name and what it calls it: ("named", "city") after "the town of"."""
    direction = ""
    before = reversed(lowered[max(0, start - _REACH) : start].split()[-8:])
    for word in before:
        if word[-1] in _CLOSED:
            break
        if word in words.strong:
            return "strong", None
        if word == "of":
            noun = next(before, "").lstrip("(\"'“‘")
            return ("named", words.kinds.get(noun)) if noun in words.of else (direction, None)
        if word in words.between or word.endswith(words.endings):
            direction = "known" if word in words.known else direction
        elif word in words.known:
            return "known", None
        elif word in words.loose:
            return "loose", None
        elif not _place_word(word):
            break
    return direction, None


def _place_word(word: str) -> bool:
    """Return whether a word before a name is a demonym or the possessive of a place ("Syria's Idlib")."""
    if word.endswith(("'s", "’s")):
        return bool(lookup(fold(word[:-2])))
    return any(entry.kind == "demonym" for entry in lookup(fold(word)))


def _kind_after(lowered: str, end: int, words: Words) -> str | None:
    """Return what the word after a name calls it: admin, city, other; None where it says nothing."""
    match = _WORD.match(lowered, end + 1) if lowered[end : end + 1] == " " else None
    return words.kinds.get(match[0]) if match else None


def _read_flat(text: str, lowered: str, words: Words, names: Names) -> None:
    """Read a text whose capitals tell nothing: names that something leads to, and countries."""
    spans = [match.span() for match in _WORD.finditer(lowered)]
    keys = [fold_part(lowered[start:end]) for start, end in spans]
    skipped = words.heads | words.between | words.other
    found: list[tuple[Name, str]] = []
    i = 0
    while i < len(spans):
        start, end = spans[i]
        word = lowered[start:end]
        stop = longest(keys, i) if word not in skipped or word in words.directions else 0
        alone = stop <= i + 1
        if stop and not (alone and (word in words.ordinary or word in words.directions or end - start < 3)):
            end = spans[stop - 1][1]
            entry = lookup(" ".join(keys[i:stop]))[0]
            if entry.kind in ("country", "demonym", "admin"):
                names.spoken[entry.country] += 1
            if entry.kind != "demonym":
                found.append((_flat_name(text, lowered, start, end, words), entry.kind))
        i = max(stop, i + 1)
    led = {name.written.lower() for name, _ in found if name.lead}
    names.places += [n for n, kind in found if n.lead or kind == "country" or n.written.lower() in led]


def _flat_name(text: str, lowered: str, start: int, end: int, words: Words) -> Name:
    kind = _kind_after(lowered, end, words)
    after = _WORD.match(lowered, end + 1)
    building = after and not kind and after[0] in words.other
    lead, called = ("", None) if building else lead_of(lowered, start, words)
    return Name(start, end, text[start:end], lead, kind or called, flat=True)
