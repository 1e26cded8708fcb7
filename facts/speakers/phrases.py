"""Whether a span of items is the name of one speaker: one noun phrase, its parts joined behind heads that have some."""

import re

from facts.setting.places import resolve
from facts.speakers.words import Line, Words, adjective, leads

_LINKS = re.compile("[oift&]+")


def is_name(line: Line, start: int, end: int, words: Words) -> bool:
    """Return whether a span is one noun phrase: its parts joined by links behind heads that may have them."""
    at = start
    for link in _LINKS.finditer(line.tags, start, end):
        joined = [line.word(index) for index in range(*link.span())]
        if link.end() == end or not _is_simple(line, at, link.start(), words):
            return False
        if "&" in link[0]:
            if not (
                line.known(at, link.start())
                or line.tags[link.start() - 1] in "pPQ"
                or _is_party(line, at, link.start())
            ):
                return False
        elif words.links.isdisjoint(joined) or not _has_members(line, at, link.start(), words):
            return False
        at = link.end()
    doing = at > start or line.word(end - 1) not in words.deeds
    doing = doing or any(line.word(index) in words.watching for index in range(start, end))
    return _is_simple(line, at, end, words) and doing


def _is_party(line: Line, start: int, end: int) -> bool:
    """Return whether capitals are no mere place: "Washington and Paris say", but not "in Homs and Hama Salem said"."""
    place = resolve(line.written(start, end))
    return line.tags[end - 1] == "C" and (place.id is None or place.name == place.country)


def _has_members(line: Line, start: int, end: int, words: Words) -> bool:
    """Return whether a phrase is headed by somebody or something that has parts, members or a place."""
    head = line.word(end - 1)
    return line.tags[end - 1] in "CpPQ" or head in words.titles or line.known(start, end)


def _is_simple(line: Line, start: int, end: int, words: Words) -> bool:
    """Return whether a span without links is one phrase: an article only at its head, no plural or verb inside."""
    return not any(
        _is_other(line, at, start, end, words)
        or (_is_small(line, at) and _parts(line, at, start, end, words))
        or (at + 1 < end and (_is_small(line, at) or not at) and _ends(line, at, words))
        for at in range(start, end)
    )


def _is_small(line: Line, at: int) -> bool:
    return not line.text[line.items[at][1]].isupper()


def _is_other(line: Line, at: int, start: int, end: int, words: Words) -> bool:
    """Return whether an item begins something else: a pronoun, a number, an article that no head leads to."""
    tag = line.tags[at]
    if tag == "j" or (tag == "x" and line.word(at) in words.pronouns and end - start > 1):
        return True
    return at > start and (tag == "Q" or (tag in "adh" and line.word(at - 1) not in words.watching))


def _parts(line: Line, at: int, start: int, end: int, words: Words) -> bool:
    """Return whether a word in small letters parts two phrases: "the market | state media", "equipment | SANA"."""
    word = line.word(at)
    if (at + 1 < end and word in words.deeds) or (at > start and not _continues(line, at, end, words)):
        return True
    if line.tags[at + 1 : min(at + 2, end)] != "C" or line.tags[at] not in "xp":
        return False
    if leads(word, words) or word.endswith(words.adjectival):
        return False
    return line.tags[start] not in "ad" or line.known(at + 1, end)


def _ends(line: Line, at: int, words: Words) -> bool:
    """Return whether a phrase ends before the next item: a plural ("… gunmen | local media"), a participle."""
    word, follows = line.word(at), line.word(at + 1)
    if word not in words.titles and (line.tags[at] == "P" or word in words.plurals):
        return line.tags[at + 1] == "C" or follows in words.modifiers or follows in words.bare
    if not word.endswith(words.gerund) or line.tags[at - 1 : at] in ("a", "d", "h"):
        return False  # "the training camp"
    return not (word in words.watching or leads(word, words))


def _continues(line: Line, at: int, end: int, words: Words) -> bool:
    """Return whether an adjective or participle may stand behind what is before it: not "the market | state media", but
    "police in Kano state".
    """
    word = line.word(at)
    if word.endswith(words.participles) and "-" not in word and word not in words.watching:
        return _describes(line, at - 1, words)
    of_name = at + 1 == end and line.tags[at - 1] == "C"
    return of_name or word not in words.modifiers or word in words.attributive or _describes(line, at - 1, words)


def _describes(line: Line, at: int, words: Words) -> bool:
    """Return whether an item may stand before an adjective of the same phrase: an article, another adjective."""
    word = line.word(at)
    if line.tags[at] == "C":
        known = word in words.kinds or word in words.modifiers
        return known or adjective(word, line) or "-" in word or line.written(at, at + 1).isupper()
    if line.tags[at] in "adhQ" or word in words.modifiers or word in words.kinds:
        return True
    if word.endswith(tuple(line.lexicon["phrases"]["possessives"])):
        return True
    return word.endswith((*words.modifying, *words.adjectival))
