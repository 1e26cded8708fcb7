"""Names in a text that may be places, with what leads to them ("in the northern city of"), not yet resolved.

Where capitals mark names, a run of capitalised words is a place as a whole or none: "Aleppo Media Center" is
none. In wires all in capitals and in Headlines Written Like This only names of the gazetteer count.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from facts.setting.gazetteer import entries, fold_part, lookup
from facts.setting.place_runs import ARTICLE, NAME, NO_NAME, Run, Words, longest, possessive, read_run

_RUN = regex.compile(rf"(?<!\w){NAME}(?:\s{ARTICLE}?+{NAME})*+", regex.VERBOSE)
_PREFIXES = frozenset(["al", "el", "ar", "as", "ash", "ad", "az", "an", "at", "ez", "es", "et"])
_WORD = regex.compile(r"(?:\p{L}\.){2,}+|[\p{L}\p{M}]++(?:['’‘`ʼ-](?!s\b)[\p{L}\p{M}]++)*+", regex.IGNORECASE)
_OWNER = regex.compile(r"['’]s\s\p{Lu}")  # "at Marvin's Barber Shop"
_JOINED = regex.compile(r"\s(?:and|&|for)(?:\s\p{Lu}\p{L}++){1,4}+")
_PAIR = regex.compile(r",?\s(?:and|or)\s\p{Lu}")
_TITLED = regex.compile(r"\p{Ll}\s\p{Lu}\p{Ll}++\sof\s(?:the\s)?$")  # the operation Wrath of Euphrates
_LAST = re.compile(r"(?<![^\W_])[a-z]++$")
STRUCK = "struck"  # the lead of what is hit: "raids on Lebanon"
SURE = ("named", "strong")  # leads after which a name is a place, whether we know it or not
_REACH = 80  # characters before a name that may lead to it
_LETTERS = re.compile(r"\w++")
_LONG = 20_000  # characters from which on a text is not searched anew for each name
_CLOSED = ',.;:!?)]”"—–'


class Name(NamedTuple):
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
    words: frozenset[str] | None = None  # all words of a long text, once they are wanted


def read(text: str, lowered: str, words: Words) -> Names:
    """Return the names of one field, in order."""
    names = Names()
    if _capitals_tell(text):
        for match in _RUN.finditer(text):
            start, end = match.span()
            if text[start - 1 : start] == "-" or lowered[start - 3 : start] in ("al ", "el "):
                start = _with_article(lowered, start)
            run = read_run(text[start:end], words)
            if run is not NO_NAME:
                _add_run(text, lowered, start, run, words, names)
    else:
        _read_flat(text, lowered, words, names)
    return names


def _capitals_tell(text: str) -> bool:
    """Return whether capitals mark names here: at most four of five longer words begin with one."""
    parts = [part for part in text[:600].split() if len(part) > 3 and part[0].isalpha()]
    return len(parts) < 6 or sum(part[0].isupper() for part in parts) <= 0.8 * len(parts)


def _add_run(text: str, lowered: str, at: int, run: Run, words: Words, names: Names) -> None:
    if run.spoken:
        names.spoken.update(run.spoken)
    if run.person:
        names.people.add(run.person)
    if run.places:
        lead, called = lead_of(lowered, at + run.places[0][0], words)
        if len(run.places) > 1 and lead not in SURE and not _kind_after(lowered, at + run.places[-1][1], words):
            return
        for low, high, kind in run.places:
            if text[at + high : at + high + 1] == "-":  # the "U.S.-led" coalition
                continue
            if text[at + low : at + high].isupper() and (
                _acts(lowered, at + high, words) or (high - low > 3 and text.startswith(" (", at + high))
            ):
                continue  # who acts, or from where an agency reports: "MOSCOW (Sputnik)"
            if lead == "known" and _OWNER.match(text, at + high):
                lead = ""
            if lead == STRUCK and _PAIR.match(text, at + high):
                lead = "loose"  # "raids on Syria and Iraq" were in neither alone
            if lead == "loose" and _TITLED.search(text, max(0, at + low - _REACH), at + low):
                continue
            if text[at + low : at + high].lower() in words.ordinary and _owned(lowered, at + low, at + high, words):
                continue
            kind = kind or _kind_after(lowered, at + high, words) or called
            if kind != "roads":
                names.places.append(Name(at + low, at + high, text[at + low : at + high], lead, kind))
    if run.village:
        _add_village(text, lowered, at + run.village[0], at + run.village[1], run.sure, words, names)


def _add_village(text: str, lowered: str, start: int, end: int, sure: bool, words: Words, names: Names) -> None:
    """Add a name that the gazetteer lacks where the text itself says that it is a place."""
    lead, kind = lead_of(lowered, start, words)
    last = names.places[-1] if names.places else None
    if last and last.lead == "named" and text[last.end : start] == " and ":
        lead = "named"
    if lead not in (SURE if sure else SURE[:1]) or kind == "admin" or lowered.startswith(("'s", "’s"), end):
        return
    if lowered.endswith((" a ", " an "), 0, start) or _goes_on(text, end, words) or _owned(lowered, start, end, words):
        return
    written = text[start:end]
    if written.lower() in words.nations:
        return  # "in Assyrian villages"
    if written.lower() in names.people or written.lower().removesuffix("s") in names.people:
        return
    if " " in written or not _common(written.lower(), text, names):
        names.places.append(Name(start, end, written, lead, _kind_after(lowered, end, words) or kind))


def _goes_on(text: str, end: int, words: Words) -> bool:
    """Return whether a name is the beginning of another one that is none of a place: "Research and Tests Center"."""
    match = _JOINED.match(text, end)
    return match is not None and not words.other.isdisjoint(match[0].lower().split())


def _common(word: str, text: str, names: Names) -> bool:
    """Return whether a word stands in the text in lower case too: then a capital does not make it a name."""
    if names.words is None and len(text) > _LONG:
        names.words = frozenset(_LETTERS.findall(text))
    if names.words is not None and _LETTERS.fullmatch(word):
        return word in names.words
    return word in text and regex.search(rf"\b{regex.escape(word)}\b", text) is not None


def _with_article(lowered: str, start: int) -> int:
    """Return where a name begins with the article before it ("al-Bab", "al Bab")."""
    article = _LAST.search(lowered, max(0, start - 5), start - 1)
    if article is None or article[0] not in (_PREFIXES if lowered[start - 1] == "-" else ("al", "el")):
        return start
    return int(article.start())


def lead_of(lowered: str, start: int, words: Words) -> tuple[str, str | None]:
    """Return what leads to a name and what it calls it: ("named", "city") after "the town of"."""
    direction = ""
    named = (lowered.endswith(lead, 0, start) and lowered.startswith(name, start) for lead, name in words.parts)
    if lowered.endswith(words.never, 0, start) or any(named):
        return "", None
    before = reversed(lowered[max(0, start - _REACH) : start].split()[-8:])
    for word in before:
        if word[-1] in _CLOSED:
            break
        if word in words.strong:
            return "strong", None
        if word == "of":
            noun = next(before, "").lstrip("(\"'“‘")
            return ("named", words.kinds.get(noun)) if noun in words.of else (direction or "loose", None)
        if word in words.between or word.endswith(words.endings):
            direction = "known" if word in words.known else direction
        elif word in words.known:
            return "known", None
        elif word in words.loose:
            return STRUCK if next(before, "") in words.struck else "loose", None
        elif not place_word(word):
            break
    return direction, None


def place_word(word: str) -> bool:
    """Return whether a word before a name is a demonym, a province or a place's possessive ("Syria's Idlib")."""
    if word.endswith(("'s", "’s")):
        return bool(entries(word[:-2]))
    if word[-1] == "s" and possessive(fold_part(word)):
        return True  # "in Syrias capital Damascus"
    return any(entry.kind in ("demonym", "admin") for entry in entries(word))


def _acts(lowered: str, end: int, words: Words) -> bool:
    """Return whether the words behind a name make it who acts: "in a US airstrike", "in the US latest raid"."""
    match = _WORD.match(lowered, end + 1) if lowered[end : end + 1] == " " else None
    if match and match[0] in words.latest:
        match = _WORD.match(lowered, match.end() + 1)
    return match is not None and match[0] in words.acts


def _owned(lowered: str, start: int, end: int, words: Words) -> bool:
    """Return whether a name is that of a building or of people: "the Omar mosque", "the Takfiri group"."""
    after = _word_after(lowered, end)
    return after in words.buildings or (after in words.people and lowered.endswith(" the ", 0, start))


def _kind_after(lowered: str, end: int, words: Words) -> str | None:
    """Return what the word after a name calls it: admin, city, other; None where it says nothing."""
    return words.kinds.get(_word_after(lowered, end))


def _word_after(lowered: str, end: int) -> str:
    match = _WORD.match(lowered, end + 1) if lowered[end : end + 1] == " " else None
    return match[0] if match else ""


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
