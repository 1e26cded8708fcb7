"""Where the name of a speaker begins before a verb of saying, and where it ends behind "according to".

News often comes with its commas stripped, so that a speaker runs into the phrase before it: "… in the village of
Abu Taha state media said". Of all places where his name may begin the longest name that is one noun phrase wins.
"""

import re

from facts.setting.places import resolve
from facts.speakers.phrases import is_name
from facts.speakers.words import Line, Words, adjective, leads, vocabulary

_RUN = re.compile("[xCpPQjadhoift&]+$")
_GOVERNS = frozenset("oiftbmadhGVHMnBj2")  # what stands behind these is their object, or a verb
_LONGEST = 24  # items that a speaker's name, or what runs into it, may have
_LINKS = re.compile("[oift&]+")
_GIVEN = re.compile("[adh]?[xC]{0,2}[TNR#][fb](?=[adhxC])")
_ISSUED = re.compile("[adh]?[xC]{0,3}[TNRx#](?P<how>[xDR])(?:i?S)?b(?=[adhxC])")
_BEHIND = re.compile("[adh]?(?:Q|[xCpPR])[xCpP]*+(?>(?:[oif&]{1,2}[adh]?[xCpP]+){0,4})")


def before(line: Line, end: int) -> tuple[int, int] | None:
    """Return the span of the longest name that ends at an item, None where none does."""
    words = vocabulary(line.lexicon)
    while end and line.tags[end - 1] == "x" and line.word(end - 1).endswith(words.adverbial) and end > 1:
        if line.word(end - 1) in words.kinds:
            break
        end -= 1  # "recently", "initially"
    run = _RUN.search(line.tags, max(0, end - _LONGEST), end)
    if run is None:
        return None
    if line.tags[end - 1] == "j" or line.word(end - 1) in line.lexicon["attribution"]["again"]:
        return end - 1, end  # "… in the fight for the town he said"
    starts = (start for start in range(run.start(), end) if _may_begin(line, start, end, words))
    dated = line.word(end - 1) in line.lexicon["dates"]["months"] and line.tags[max(0, end - 2) : end - 1] == "i"
    if dated and end > 2:
        return before(line, end - 2)  # "the ministry in August said"
    return next(((start, end) for start in starts if is_name(line, start, end, words)), None)


def behind(line: Line, start: int) -> tuple[int, int] | None:
    """Return the span of the name that begins at an item, without what follows it where commas are missing."""
    given = _GIVEN.match(line.tags, start) or _issued(line, start)
    start = given.end() if given else start  # "according to a new toll from the monitor"
    match = _BEHIND.match(line.tags, start)
    if match is None:
        return None
    words, end = vocabulary(line.lexicon), match.end()
    pronouns = (at for at in range(start + 1, end) if line.tags[at] == "x" and line.word(at) in words.pronouns)
    end = next(pronouns, end)
    doing = (at for at in range(start + 1, end) if _is_doing(line, at, words))
    end = next(doing, end)
    closed = (at + 1 for at in range(start, end - 1) if line.word(at) in words.closed and line.tags[at + 1] == "C")
    end = next(closed, end)  # "according to media reports Kurdish forces …"
    for link in _LINKS.finditer(line.tags, start, end):
        linking = [line.word(at) for at in range(*link.span())]
        if "&" not in link[0] and line.known(start, link.start()) and words.links.isdisjoint(linking):
            end = link.start()
            break
    if end - start > 1 and line.word(end - 1).endswith(words.adverbial):
        end -= 1 + (line.tags[end - 2] in "oif")
    if end - start > 1 and line.word(end - 1) in words.agencies and line.known(start, end - 1):
        return start, end - 1  # "says the Observatory AFP"
    follows = line.tags[end : end + 1]
    if follows == "T" and line.tags[start] == "a" and end - start > 1:
        return start + 1, end  # "according to an Observatory toll"
    if line.tags[end - 1] == "P" and follows in tuple("DVGIBHM") and line.known(start, end - 1):
        return start, end - 1  # "according to the news agency gunmen fired"
    return start, end


def _issued(line: Line, start: int) -> re.Match[str] | None:
    """Return what leads to who issued what is cited: "according to a statement released on Saturday by the union"."""
    match = _ISSUED.match(line.tags, start)
    issued = match is not None and line.word(match.start("how")) in line.lexicon["attribution"]["issued"]
    return match if issued else None


def _is_doing(line: Line, at: int, words: Words) -> bool:
    """Return whether an item is a participle of the clause behind a name: "the source | stressing that"."""
    word = line.word(at)
    known = word in words.kinds or word in words.modifiers or word in words.watching
    return line.tags[at] == "x" and word.endswith(words.gerund) and not known and line.tags[at - 1] not in "adh"


def _may_begin(line: Line, start: int, end: int, words: Words) -> bool:
    """Return whether what stands before an item lets a name begin at it."""
    tag, last = line.tags[start], line.tags[start - 1] if start else ""
    if tag in "oift&" or line.word(start) in line.lexicon["attribution"]["openings"]:
        return False
    if tag == "Q" and not line.known(start, start + 1) and line.tags[start + 1] != "o":
        return False
    if last and last in _GOVERNS and line.word(start - 1) not in line.lexicon["attribution"]["openings"]:
        return False
    if last == "&":
        return tag in "adh" or line.known(start, end)
    if not last or last not in "xCpP" or tag in "adh":
        return True
    return _breaks(line, start, end, words)


def _breaks(line: Line, start: int, end: int, words: Words) -> bool:
    """Return whether a noun phrase may end before an item and a name begin: "… the border | local media"."""
    tag, word, former = line.tags[start], line.word(start), line.word(start - 1)
    if former in line.lexicon["attribution"]["openings"]:
        return True
    if line.tags[start - 1] == "C" and tag == "C":
        return _behind_place(line, start, end)
    if former in words.bare and word in words.bare:
        return True  # "… panic among residents | activists said"
    if leads(former, words) or former in words.pronouns:
        return False
    if tag == "C":
        return True
    if line.tags[start - 1] == "C" and adjective(former, line):
        return False
    if word in words.modifiers or word.endswith(words.modifying):
        return True
    described = all(line.word(at) in words.modifiers for at in range(start, end - 1))
    return (described and line.word(end - 1) in words.bare) or (
        word in words.titles and set(line.tags[start + 1 : end]) == {"C"}
    )


def _behind_place(line: Line, start: int, end: int) -> bool:
    """Return whether the capitals before an item are a place that a preposition governs: "in Deir Ezzor SANA said"."""
    first = start
    while first and line.tags[first - 1] == "C":
        first -= 1
    head = first
    while head and line.tags[head - 1] in "xdC&":
        head -= 1
    last = start
    while last < end and line.tags[last] == "C":
        last += 1
    return (
        head > 0
        and line.tags[head - 1] in "oift"
        and not adjective(line.word(start - 1), line)
        and resolve(line.written(first, start)).id is not None
        and (line.known(start, end) or resolve(line.written(first, last)).id is None)
    )
