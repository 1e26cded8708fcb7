"""Who gives a number inside the text: the speakers of a sentence, as written, and their kind.

A speaker stands before a verb of saying ("the Observatory said"), after it (", said Rami Abdurrahman"), behind
"according to", or around a headline's colon ("12 killed: police"). Nobody named is None, never the outlet.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from facts.lexicon import Lexicon
from facts.model import AttributionKind, Quantity, Speaker
from facts.places import resolve
from facts.tokens import Item

# A noun phrase has a determiner at its head only, so "at the mouth | the Observatory" are two.
_PHRASE = "[adh]?[xCpPQj]+(?:[oi&]{1,2}[adh]?[xCpPQ]+)*+"
_BEFORE = re.compile(_PHRASE + "$")
_RELATIVE = re.compile("(" + _PHRASE + "),?W[xP][^,;RWQ]*$")
_ASIDE = re.compile(r",(?:W[^;]{1,40}|[adhxCpPyi][^;R]{0,40}),[yH]*+$")
_HEAD = re.compile("[adh]?x+")
_AFTER = re.compile("[adh]?(?:Q|[xCpP])[xCpP]*+(?:[oi&]{1,2}[adh]?[xCpP]+){0,4}+")
_SPACE = re.compile(r"\s+")


class Saying(NamedTuple):
    """A speaker, the word that makes him one (its span), and the span of his name with all up to that word."""

    speaker: Speaker
    at: int
    verb_end: int
    start: int
    end: int


def sayings(
    items: Sequence[Item], text: str, lowered: str, lexicon: Lexicon, *, previous: Speaker | None = None
) -> list[Saying]:
    """Return the sayings of a sentence in order; a pronoun takes up `previous`, the last speaker of the paragraph."""
    tags = "".join([item[0] for item in items])
    found = []
    for index, kind in enumerate(tags):
        if kind not in "Rg" or _takes(items, index, lowered, lexicon):
            continue
        span = _by_verb(items, tags, index, lowered, lexicon) if kind == "R" else _behind(tags, index + 1)
        span = _cut(items, tags, span, text, lexicon) if span else None
        span = _behind_object(items, tags, span, text, lexicon) if span else None
        span = _last_named(items, tags, span, text, lexicon) if span else None
        until = max(index, span[1]) if span else index
        speaker = _speaker(items, span, until, text, lexicon, previous) if span else None
        if kind == "R" and span and not speaker and (behind := _inverted(items, tags, index, lowered, lexicon)):
            span, speaker = behind, _speaker(items, behind, behind[1], text, lexicon, previous)
        if span and speaker:
            first, last = min(span[0], index), max(span[1] - 1, index)
            found.append(Saying(speaker, items[index][1], items[index][2], items[first][1], items[last][2]))
    return found or _colon(items, tags, text, lexicon)


def _takes(items: Sequence[Item], verb: int, lowered: str, lexicon: Lexicon) -> bool:
    """Return whether the verb takes lives and says nothing: "Blasts Claim 4 Martyrs"."""
    if lowered[items[verb][1] : items[verb][2]] not in lexicon["attribution"]["taking"]:
        return False
    behind = items[verb + 1][3] if verb + 1 < len(items) else None
    return isinstance(behind, Quantity) and behind.unit == "person"


def governing(found: Sequence[Saying], offset: int) -> Speaker | None:
    """Return who speaks at an offset: the nearest saying before it, else the first after it."""
    before = [saying for saying in found if saying.at <= offset]
    chosen = before[-1] if before else next(iter(found), None)
    return chosen.speaker if chosen else None


@lru_cache(maxsize=4096)
def kind_of(name: str, lexicon: Lexicon) -> AttributionKind:
    """Return the kind of a speaker by the words of his name; `none` where no word tells."""
    lowered = name.lower()
    if lowered in lexicon["attribution"]["capitals"]:
        return AttributionKind.PARTY
    return next((kind for kind, pattern in _kinds(lexicon) if pattern.search(lowered)), AttributionKind.NONE)


def _by_verb(items: Sequence[Item], tags: str, verb: int, lowered: str, lexicon: Lexicon) -> tuple[int, int] | None:
    quoted = tags[verb - 1 : verb + 2] == "BRb" and _quotes(items, verb, lowered, lexicon)
    if tags[verb + 1 : verb + 2] == "b" and not quoted:
        return _passive(tags, verb)  # "an attack claimed by …", "as reported by …"
    end = verb - quoted  # "the doctor was quoted by …" says what the doctor says
    while end and tags[end - 1] in "HMyn":
        end -= 1
    if end > 2 and lowered[items[end - 1][1]] == ")":  # "the Observatory (SOHR) said"
        opening = next((at for at in range(end - 2, max(0, end - 6), -1) if lowered[items[at][1]] == "("), end)
        end = opening
    if tags[max(0, end - 2) : end] == "iS":  # "the minister on Wednesday said"
        end -= 2
    if end and tags[end - 1] == "B":
        return _passive(tags, verb)
    aside = _ASIDE.search(tags, 0, end)
    if tags[verb + 1 : verb + 2] not in tuple("DVIMHB") and (relative := _RELATIVE.search(tags, max(0, end - 24), end)):
        # "the group, which watches the war, said": the verb is that of the noun before "which".
        return relative.start(1), relative.end(1)
    if aside and (span := _before(items, tags, aside.start(), lowered, lexicon)):
        return span
    if span := _before(items, tags, end, lowered, lexicon):
        return span
    if tags[end - 1 : end] not in ("", ",", ";"):
        return _inverted(items, tags, verb, lowered, lexicon)
    return _behind(tags, verb + 1) if _inverts(items, verb, lowered, lexicon) else None


def _quotes(items: Sequence[Item], verb: int, lowered: str, lexicon: Lexicon) -> bool:
    """Return whether the subject of the passive verb is who speaks: "was quoted", "was cited"."""
    return lowered[items[verb][1] : items[verb][2]] in lexicon["attribution"]["quoted"]


def _inverts(items: Sequence[Item], verb: int, lowered: str, lexicon: Lexicon) -> bool:
    """Return whether the speaker may follow the verb (", said the monitor", but not "denied its forces")."""
    return lowered[items[verb][1] : items[verb][2]] in lexicon["attribution"]["inverted"]


def _inverted(items: Sequence[Item], tags: str, verb: int, lowered: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the speaker behind the verb; without a comma before it only a known kind of speaker will do."""
    behind = _behind(tags, verb + 1) if _inverts(items, verb, lowered, lexicon) else None
    if behind is None or tags[behind[0]] == "h" or tags[verb - 1 : verb] == "j":
        return None
    name = lowered[items[behind[0]][1] : items[behind[1] - 1][2]]
    return behind if kind_of(name, lexicon) is not AttributionKind.NONE else None


def _cut(
    items: Sequence[Item], tags: str, span: tuple[int, int], text: str, lexicon: Lexicon
) -> tuple[int, int] | None:
    """Return the span without the people counted before it: "… 12 children the clinic said"."""
    last = tags.rfind("Q", *span)
    if last < 0:
        return span
    own = text[items[last][1] : items[last][2]]
    headed = last == span[0] and (tags[last + 1 : last + 2] in ("", "o", "i") or last + 1 == span[1])
    known = kind_of(own, lexicon) is not AttributionKind.NONE
    if headed and not known:
        tail = max(tags.rfind(mark, *span) for mark in "oi&") + 1
        named = last < tail < span[1] and kind_of(text[items[tail][1] : items[span[1] - 1][2]], lexicon)
        return (tail, span[1]) if named and named is not AttributionKind.NONE else span
    tail = kind_of(text[items[last][2] : items[span[1] - 1][2]], lexicon) is not AttributionKind.NONE
    if last == span[0] and (headed or (known and not tail)):
        return span
    start = last + 1
    while start < span[1] and tags[start] in "io&":
        start += 1
    return (start, span[1]) if start < span[1] else None


def _behind_object(
    items: Sequence[Item], tags: str, span: tuple[int, int], text: str, lexicon: Lexicon
) -> tuple[int, int]:
    """Return the span without what a preposition before the speaker governs where commas are missing.

    "… 80 people in Hama rights groups said", "… children in the city of Homs state television reported".
    """

    def known(left: int, right: int) -> bool:
        return kind_of(text[items[left][1] : items[right - 1][2]], lexicon) is not AttributionKind.NONE

    start, end = span
    lead = start
    if tags[start - 1 : start] not in ("i", "o"):
        first = next((at for at in range(start + 1, end) if tags[at] in "io&"), end)
        if first == end or tags[first - 1 : first + 1] not in ("Pi", "xi", "xo", "P&", "x&") or known(start, first):
            return span
        lead = max(tags.rfind(mark, start, end) for mark in "io&") + 1
        if tags[lead - 1] == "&":
            return (lead, end) if known(lead, end) else span
    named = end
    while named > lead and tags[named - 1] != "C":
        named -= 1
    while named > lead and tags[named - 1] == "C":
        named -= 1
    if lead < named < end - 1 and known(named, end):
        return named, end
    if tags[lead] != "C":
        return span
    two = tags[lead : lead + 2] == "CC" and resolve(text[items[lead][1] : items[lead + 1][2]]).id is not None
    cut = lead + 2 if two and lead + 2 < end and known(lead + 2, end) else lead + 1
    return (cut, end) if cut < end and known(cut, end) else span


def _last_named(
    items: Sequence[Item], tags: str, span: tuple[int, int], text: str, lexicon: Lexicon
) -> tuple[int, int]:
    """Return the span without things that stand before the speaker where commas are missing.

    "… in a village near the border local media reported", "… in the tunnels Colonel Salem said".
    """
    start, end = span
    head = _HEAD.match(tags, start, end)
    if head and kind_of(text[items[start][1] : items[head.end() - 1][2]], lexicon) is AttributionKind.NONE:
        if head.end() == end or tags[head.end()] != "i":
            noun = text[items[head.end() - 1][1] : items[head.end() - 1][2]].lower()
            if noun in lexicon["attribution"]["deeds"] and tags[head.end() : head.end() + 1] == "C":
                return head.end(), end
            name = head.end() if head.end() < end and set(tags[head.end() : end]) == {"C"} else start
            return name, end
        last = max(tags.rfind(mark, start, end) for mark in "oi&") + 1
        if last < end and kind_of(text[items[last][1] : items[end - 1][2]], lexicon) is not AttributionKind.NONE:
            return last, end
    return span


def _behind(tags: str, start: int) -> tuple[int, int] | None:
    match = _AFTER.match(tags, start)
    return (match.start(), match.end()) if match else None


def _passive(tags: str, verb: int) -> tuple[int, int] | None:
    """Find the speaker of "was reported by the police"."""
    by = tags.find("b", verb, verb + 4)
    return _behind(tags, by + 1) if by > 0 else None


def _before(items: Sequence[Item], tags: str, end: int, lowered: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the noun phrase that ends at `end`, without the words that open a sentence."""
    match = _BEFORE.search(tags, max(0, end - 14), end)
    if not match:
        return None
    if tags[end - 1] == "j" or lowered[items[end - 1][1] : items[end - 1][2]] in lexicon["attribution"]["again"]:
        return end - 1, end  # "… in the fight for the town he said"
    start = match.start()
    openings = _openings(lexicon)
    while start < end and (tags[start] in "i&o" or lowered[items[start][1] : items[start][2]] in openings):
        start += 1
    return (start, end) if start < end else None


def _speaker(
    items: Sequence[Item],
    span: tuple[int, int],
    until: int,
    text: str,
    lexicon: Lexicon,
    previous: Speaker | None,
) -> Speaker | None:
    """Return the speaker of a span; words up to the item `until` ("…, head of the clinic, said") may tell his kind."""
    start, end = span
    name = _SPACE.sub(" ", text[items[start][1] : items[end - 1][2]]).strip(" ,.'’\"“”")
    lowered = name.lower()
    table = lexicon["attribution"]
    if lowered in table["again"] and previous and kind_of(lowered, lexicon) in (AttributionKind.NONE, previous.kind):
        return previous
    if not name or lowered.split()[0] in table["never"]:
        return None
    kind = kind_of(name, lexicon)
    if lowered in table["again"] and " " in lowered:
        return Speaker(name, kind)  # nobody knows which group is meant: as written
    if kind is AttributionKind.NONE and until > end:
        kind = kind_of(text[items[end][1] : items[until - 1][2]], lexicon)
    known = kind is not AttributionKind.NONE
    tags = "".join(item[0] for item in items[start:end])
    head = tags.replace("o", "i").partition("i")[0][-1:]
    if not known and start and items[start - 1][0] in "iof" and set(tags) == {"C"}:
        return None  # "… in Douma told": the place that a preposition governs
    if not known and head not in ("C", "p", "P"):
        return None  # "Turkey's incursion adds …": no name, no person
    of = min((at for at in range(start + 1, end) if items[at][0] in "io"), default=end)
    subject = text[items[start][1] : items[of - 1][2]].lower()
    if kind_of(subject, lexicon) is AttributionKind.NONE and not set(subject.split()).isdisjoint(table["deeds"]):
        return None  # "US Airstrikes Report"
    if "Q" in tags and (not known or tags[0] != "Q" or kind is AttributionKind.PARTY):
        return None  # "two doctors said", but not "12 people near the headquarters in an attack claimed"
    if not known and (country := _is_country(items, span, text)):
        kind = country
    return Speaker(name, kind)


def _is_country(items: Sequence[Item], span: tuple[int, int], text: str) -> AttributionKind | None:
    # A country that speaks in war news speaks of itself or its enemy.
    start, end = span
    name = text[items[start][1] : items[end - 1][2]]
    if end - start > 3 or not name[:1].isupper():
        return None
    place = resolve(name.removeprefix("the ").removeprefix("The "))
    return AttributionKind.PARTY if place.country and place.name == place.country else None


def _colon(items: Sequence[Item], tags: str, text: str, lexicon: Lexicon) -> list[Saying]:
    """Find the speaker of a headline: "12 killed: police", "Police: 12 killed"."""
    for index, (kind, start, end, _) in enumerate(items if ";" in tags else ()):
        if kind != ";" or text[start:end] != ":":
            continue
        for left, right in ((index + 1, len(items)), (0, index)):
            while right > left and tags[right - 1] == ".":
                right -= 1
            if not 0 < right - left <= 6 or not regex.fullmatch(r"[adhxCpPoi]+", tags[left:right]):
                continue
            name = text[items[left][1] : items[right - 1][2]]
            if (who := kind_of(name, lexicon)) is not AttributionKind.NONE:
                return [Saying(Speaker(name, who), start, end, items[left][1], items[right - 1][2])]
    return []


@cache
def _kinds(lexicon: Lexicon) -> tuple[tuple[AttributionKind, regex.Pattern[str]], ...]:
    return tuple(
        (
            AttributionKind(kind),
            re.compile(r"(?<![\w.-])(?:" + "|".join(map(regex.escape, words)) + r")(?![\w-])"),
        )
        for kind, words in lexicon["attribution"]["kinds"].items()
    )


@cache
def _openings(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon["attribution"]["openings"])
