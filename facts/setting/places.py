"""Places that a text names, each resolved against the gazetteer in the light of the countries it speaks of.

Two passes: the names of a field with what leads to them (facts/setting/place_names.py), then their meaning, when it
is known which countries occur. Names of people, parties, organisations and buildings are no places.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.model import Place
from facts.setting import gazetteer
from facts.setting.gazetteer import entries
from facts.setting.place_choice import capital, inside, resolve
from facts.setting.place_names import STRUCK, SURE, Name, Names, lead_of, read
from facts.setting.place_runs import Words, words_of

__all__ = ["Mention", "countries", "find", "resolve"]

_DATELINE = regex.compile(
    r"\s*+(?P<name>\p{Lu}[\p{L}.'’-]*+(?:[ ]\p{Lu}[\p{L}.'’-]*+){0,4}?)"
    r"(?:,\s(?P<state>\p{Lu}[\p{L}. ]{1,20}+)(?=[,(—–-]))?+(?:\s\((?P<land>\p{Lu}[\p{L} ]++)\)(?=,))?+"
    r"(?:,\s[^\n()—–]{1,30}?|\s\p{Lu}\p{L}{2,8}\.?\s\d{1,2})?\s*+"
    r"(?:\([^()\n]{2,60}\)\s*+(?:[-—–]|\[)|[—–]|--?\s)"
)
_AND = re.compile(r"(?:, |,? and |,? or |'s |’s | and the )")
_IN = re.compile(r"(?: \w+)?(?:,| in| of| near| outside| north of| south of| east of| west of)(?: [\w-]+){0,3}? ")
_OF = re.compile(r"(?:'s|’s|s)(?: [\w-]+){0,2}? ")
_BREAK = re.compile(r"[,;:.()]")
_POSSESSIVE = re.compile(r"(?:'s|’s|['’])(?= |$)")
_WAR = 4  # words before the name of a war in which its country is named
_KNOWN_TOWN = 100_000  # inhabitants from which a bare name, without a preposition, is taken for the town
_KNOWN_CITY = 500_000  # the same, in a text without capitals
_OFTEN = 3  # times that a text names its country before a small town elsewhere is doubted
_NEAR_TOWN = 20_000  # the same, in a country that the text speaks of


class Mention(NamedTuple):
    """A place in a field; `cue` is what made it one: dateline, preposition or name (perhaps a government)."""

    start: int
    end: int
    place: Place
    cue: str


_names = lru_cache(maxsize=2)(read)  # a headline asks for the countries of its text before that is read


def find(text: str, lowered: str, lexicon: Lexicon, *, context: tuple[str, ...] = ()) -> list[Mention]:
    """Return all place mentions of one field, in order.

    `context` are countries known from elsewhere (for a headline, those of its text), the likeliest first.
    """
    words = words_of(lexicon)
    names = _names(text, lowered, words)
    ranked = tuple(dict.fromkeys((*_ranked(names.spoken), *context)))
    dateline, after = _dateline(text, ranked)
    if dateline and dateline.place.country and dateline.place.country not in ranked:
        ranked = (*ranked, dateline.place.country)
    led = {name.written.lower() for name in names.places if name.lead}
    found = [dateline] if dateline else []
    told = ranked if max(names.spoken.values(), default=0) >= _OFTEN else ()
    for name, place in _resolved([name for name in names.places if name.start >= after], text, ranked):
        if _is_elsewhere(place, told):
            place = Place(place.written)
        if cue := _cue(name, place, names, words, led, ranked):
            found.append(Mention(name.start, name.end, place, cue))
    if words.capital in lowered:
        found = sorted([*found, *_capitals(text, lowered, words, ranked)], key=lambda mention: mention.start)
    return found


def _capitals(text: str, lowered: str, words: Words, ranked: tuple[str, ...]) -> Iterator[Mention]:
    """Yield where a text speaks of "the capital" or "the Syrian capital" without its name behind it."""
    for match in words.seat.finditer(lowered):
        end = match.end()
        named = text[end + 1 : end + 2].isupper() and not text.isupper()
        land = match["land"] or ""
        of_whom = [entry for entry in entries(land) if entry.kind in ("demonym", "country")] if land else []
        if named or text[: match.start()].endswith(", ") or (land and not of_whom and land not in words.owners):
            continue
        country = gazetteer.countries().get(of_whom[0].country) if of_whom else next(iter(ranked), None)
        place = capital(country) if country else None
        if place:
            lead, _ = lead_of(lowered, match.start(), words)
            yield Mention(match.start(), end, place, "preposition" if lead else "name")


def countries(text: str, lowered: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the countries that a field speaks of by name or demonym, the most frequent first."""
    return _ranked(_names(text, lowered, words_of(lexicon)).spoken)


def subject(text: str, lowered: str, lexicon: Lexicon) -> str | None:
    """Return the country that a field is clearly about: named often, and twice as often as any other; else None."""
    spoken = _names(text, lowered, words_of(lexicon)).spoken.most_common(2)
    if not spoken or spoken[0][1] < max(_OFTEN, 2 * sum(count for _, count in spoken[1:])):
        return None
    return gazetteer.countries().get(spoken[0][0])


def of_war(sentence: str, lexicon: Lexicon) -> str | None:
    """Return the country that stands before the name of a war: "Syria's five-year war", "the Syrian civil war"."""
    for match in _wars(lexicon).finditer(sentence.lower()):
        words = _POSSESSIVE.sub("", _BREAK.split(sentence[: match.start()])[-1]).split()[-_WAR:]
        for last in range(len(words), 0, -1):
            for first in (last - 2, last - 1):  # "El Salvador"
                place = resolve(" ".join(words[max(0, first) : last]))
                if place.kind == "country":
                    return place.country
    return None


@cache
def _wars(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon['places']['wars']['words'])})\b")


def _ranked(spoken: Counter[str]) -> tuple[str, ...]:
    names = gazetteer.countries()
    return tuple(names[code] for code, _ in spoken.most_common() if code in names)


def _dateline(text: str, ranked: tuple[str, ...]) -> tuple[Mention | None, int]:
    """Return the place that a report was sent from, and where its text begins."""
    match = _DATELINE.match(text)
    if match is None:
        return None, 0
    container = match["land"] or match["state"]
    place = (container and inside(match["name"], container.strip(" ."))) or resolve(match["name"], countries=ranked)
    if place.id is None:
        return None, 0
    return Mention(match.start("name"), match.end("name"), place, "dateline"), match.end()


def dateline_end(text: str) -> int:
    """Return where what a report was sent from ends, the day of writing with it: "BEIRUT, May 4 (AFP) -"; 0 if none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def _resolved(names: list[Name], text: str, ranked: tuple[str, ...]) -> Iterator[tuple[Name, Place]]:
    """Yield the names with their meaning; "Aleppo and Homs" share what leads to them.

    "Hangzhou, China" is one name, and says once for all what Hangzhou means here.
    """
    told: dict[str, Place] = {}
    joined: set[int] = set()
    for i, (name, container) in enumerate(pairwise(names)):
        between = text[name.end : container.start]
        if between in (", ", " in ", " in the ") and (place := inside(name.written, container.written)):
            told.setdefault(name.written.lower(), place)
            if between == ", ":
                joined.add(i + 1)
    strays = {
        name.written
        for name, around in pairwise(names)
        if _IN.fullmatch(text, name.end, around.start) and _strays(name, around, ranked)
    }
    last: Name | None = None
    for i, name in enumerate(names):
        if i in joined:
            continue
        if last and not name.lead and last.lead and _AND.fullmatch(text, last.end, name.start):
            name = name._replace(lead=last.lead)
        last = name
        known = told.get(name.written.lower())
        if known and name.kind != "admin":
            yield name, replace(known, written=" ".join(name.written.split()))
        else:
            place = resolve(name.written, countries=ranked, kind=_kind(name))
            place = Place(place.written) if name.written in strays else place
            yield name, place if place.id else replace(place, country=_around(names, i, text, ranked))


def _strays(name: Name, around: Name, ranked: tuple[str, ...]) -> bool:
    """Return whether a text says that a town lies in a province in which the gazetteer has none of its name, or in a
    larger town of another country: "Zahra, a district of Homs".
    """
    place = resolve(name.written, countries=ranked, kind=_kind(name))
    if place.id is None or place.kind != "city":
        return False
    if around.kind != "admin":
        town = resolve(around.written, countries=ranked)
        apart = town.kind == "city" and place.country not in (town.country, *ranked)
        return apart and population(town) > population(place)
    province = resolve(around.written, countries=ranked, kind="admin")
    key = gazetteer.fold(province.name or "")
    held = any(key in (name, *name.split()) for name in gazetteer.provinces(place.written, place.id))
    return not held and province.country == place.country


def _around(names: list[Name], i: int, text: str, ranked: tuple[str, ...]) -> str | None:
    """Return the country of a name that the gazetteer lacks: that of the place in which the text says it lies."""
    name = names[i]
    for other, between in ((i + 1, _IN), (i - 1, _OF)):
        if 0 <= other < len(names):
            first, last = (name, names[other]) if other > i else (names[other], name)
            if between.fullmatch(text, first.end, last.start):
                return resolve(names[other].written, countries=ranked, kind=_kind(names[other])).country
    return None


def _kind(name: Name) -> str | None:
    return name.kind if name.kind in ("admin", "county") else None


def _cue(name: Name, place: Place, names: Names, words: Words, led: set[str], ranked: tuple[str, ...]) -> str | None:
    """Return the cue of a mention; None where the name is rather no place, or nobody knows which."""
    key = name.written.lower()
    if place.kind == "country":
        return "preposition" if name.lead in ("named", "strong", "known", STRUCK) else "name"
    if key in words.ordinary and (name.flat or name.lead not in SURE):
        return None
    if name.written.isupper() and not name.flat and len(name.written) < 5:
        return None
    if place.id is None:
        return "preposition" if name.lead in SURE and not name.flat else None
    if name.flat and place.country not in ranked and population(place) < _KNOWN_CITY:
        return None
    if name.kind and not name.flat:
        return "preposition" if name.lead else "name"
    if name.lead:
        return None if key in names.people and name.lead not in SURE else "preposition"
    if key in names.people or not (key in led or (not name.flat and _well_known(place, ranked))):
        return None
    return "name"


def _is_elsewhere(place: Place, told: tuple[str, ...]) -> bool:
    """Return whether a small town lies in none of the countries that a text is clearly about: rather another one."""
    return bool(told) and place.kind == "city" and place.country not in told and population(place) < _KNOWN_TOWN


def _well_known(place: Place, ranked: tuple[str, ...]) -> bool:
    alone = len({entry.id for entry in entries(place.written)}) == 1
    return population(place) >= (_NEAR_TOWN if alone or place.country in ranked else _KNOWN_TOWN)


def population(place: Place) -> int:
    """Return the inhabitants of a place, 0 where nobody knows."""
    return max((entry.population for entry in entries(place.written) if entry.id == place.id), default=0)
