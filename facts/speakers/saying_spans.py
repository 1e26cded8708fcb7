"""Where the speaker of a verb of saying may stand: before it, behind it, before an aside or a relative clause."""

import re
from collections.abc import Iterator

from facts.setting.places import resolve
from facts.speakers.extents import before, behind
from facts.speakers.words import Line

_ASIDE = re.compile(r",(?:W[^;]{1,40}|[adhxCpPyi][^;R]{0,40}),[yH]*+$")
_NAMED = re.compile(r",(C{1,4}),[yH]*+$")
_ENDS = ("", ",", ";", "W")  # what follows a speaker behind the verb where the sentence ends with him
_FAR = 40  # items of a clause between a speaker and his verb


def spans(line: Line, verb: int) -> list[tuple[tuple[int, int], int]]:
    """Return where the speaker of a verb may stand, the best first, and to or from which item words tell his kind."""
    if line.tags[verb] == "g":
        return [(span, span[1]) for span in (behind(line, verb + 1),) if span]
    quoted = line.tags[verb - 1 : verb + 2] == "BRb" and line.word(verb) in line.lexicon["attribution"]["quoted"]
    if line.tags[verb + 1 : verb + 2] == "b" and not quoted:
        taken = line.word(verb) in line.lexicon["attribution"]["taking"]  # "an attack claimed by …": not the number
        return [] if taken else _passive(line, verb)  # "as reported by …"
    end = _subject_end(line, verb - quoted)  # "the doctor was quoted by …" says what the doctor says
    inverted = _inverted(line, verb)
    participle = line.word(verb).endswith(line.lexicon["phrases"]["gerund"])
    if participle and line.tags[verb - 1 : verb] == "w":
        return []  # "quoted a source as saying"
    cited = behind(line, verb + 1) if line.word(verb) in line.lexicon["attribution"]["quoted"] else None
    if cited and line.tags[cited[1] : cited[1] + 2] == "wR":
        return [(cited, cited[1])]
    if end and line.tags[end - 1] == "B":
        return _beside(line, end - 1) if participle else _passive(line, verb)  # "activists are reporting that …"
    if participle:
        return _of_participle(line, verb, end)
    if inverted and _closes(line, inverted, before(line, end)):
        return [(inverted, inverted[1])]
    beside, relative = _beside(line, end), _relative(line, verb, end)
    direct = (
        beside
        and line.known(*beside[0][0])
        and not (relative and not relative[0][0][0] and line.known(*relative[0][0]))
    )
    found = [*beside, *relative] if direct else [*relative, *beside]
    found = found or _doing(line, verb)
    if inverted and (not found or line.tags[end - 1] in ",;"):
        found.append((inverted, inverted[1]))
    return found


def _closes(line: Line, inverted: tuple[int, int], span: tuple[int, int] | None) -> bool:
    """Return whether a sentence ends with its speaker, and what stands before the verb is no subject of its own."""
    if line.tags[inverted[1] : inverted[1] + 1] not in _ENDS or not line.known(*inverted):
        return False
    return span is None or line.tags[max(0, span[0] - 1) : span[0]] not in ("", ",", ";", "S")


def _subject_end(line: Line, end: int) -> int:
    """Return where the subject of a verb ends: before "has", "also", "(SOHR)", "on Wednesday"."""
    tags = line.tags
    opened = tags[max(0, end - 2) : end] == "H;"  # "the Observatory has “documented …"
    end -= opened
    while end and tags[end - 1] in "HMyn":
        opened, end = True, end - 1
    end -= opened and tags[end - 1 : end] == ";"
    if end > 2 and line.word(end - 1) == ")":  # "the Observatory (SOHR) said"
        end = next((at for at in range(end - 2, max(0, end - 6), -1) if line.word(at) == "("), end)
    return end - 2 if tags[max(0, end - 2) : end] == "iS" else end  # "the minister on Wednesday said"


def _beside(line: Line, end: int) -> list[tuple[tuple[int, int], int]]:
    """Return the name right before a verb, or before the aside that parts them."""
    found = [(named[0], named[1]) for named in (_titled(line, end),) if named]
    spans = filter(None, (before(line, at) for at in _asides(line, end)))
    if span := next((span for span in spans if line.known(*span) or not _is_town(line, span)), None):
        found.append((span, end))
    if span := before(line, end):
        found += [(named, end) for named in (_apposed(line, span[0]),) if named]
        found.append((span, end))
    return found


def _asides(line: Line, end: int) -> Iterator[int]:
    """Yield where an aside that reaches to an item may begin: the longest, then those behind a comma, short first."""
    if longest := _ASIDE.search(line.tags, 0, end):
        yield longest.start()
        commas = (at for at in range(end - 2, longest.start(), -1) if line.word(at) == ",")
        yield from (at for at in commas if _ASIDE.match(line.tags, at, end))


def _titled(line: Line, end: int) -> tuple[tuple[int, int], int] | None:
    """Return the name between commas before a verb, and where his title begins: "the mayor, Ana Lopes, said"."""
    named = _NAMED.search(line.tags, 0, end)
    title = before(line, named.start()) if named else None
    if named is None or title is None or not line.known(*title) or line.word(named.start()) != ",":
        return None
    name = named.span(1)
    return None if _is_town(line, name) else (name, title[0])


def _is_town(line: Line, span: tuple[int, int]) -> bool:
    """Return whether a name is that of a place, which says nothing: "the mayor of Lindi, Tanzania, said"."""
    return resolve(line.written(*span)).id is not None


def _apposed(line: Line, end: int) -> tuple[int, int] | None:
    """Return whom a phrase without commas describes: "Omar Salem | an activist said", "The Zarqan Union | a group"."""
    first = end
    while first and line.tags[first - 1] == "C":
        first -= 1
    group = first > 0 and line.tags[first - 1] == "d"
    first -= group
    begins = line.tags[max(0, first - 1) : first] in ("", ",", ";", "S", "w")
    described = line.tags[end] == "a" if group else line.tags[end] in "ad"
    return (first, end) if begins and described and end - first > 1 + group else None


def _relative(line: Line, verb: int, end: int) -> list[tuple[tuple[int, int], int]]:
    """Return the noun of "the group, which watches the war, said", and of "an agency citing the clinics said"."""
    if line.tags[verb + 1 : verb + 2] in tuple("DVIMHB"):
        return []
    for at in range(end - 2, max(0, end - _FAR), -1):
        tag = line.tags[at]
        if tag == ";" or (tag == "R" and line.word(at) not in line.lexicon["attribution"]["giving"]):
            break
        if (tag == "W" and line.tags[at + 1] not in "adhCR") or tag == "g":
            stop = at - (line.tags[at - 1] == ",")
            span = before(line, stop)
            if span and span[0] and stop == at and line.tags[end - 1] in "&w":
                return _leading(line)  # "the mayor met the men who … but insists": no word of the men's
            if span and (_leads(line, span, at, end) or line.known(*span) or line.tags[span[1] - 1] in "CpP"):
                return [(span, stop)]
    return []


def _leads(line: Line, span: tuple[int, int], relative: int, end: int) -> bool:
    """Return whether a sentence begins with a name and only its relative clause parts it from the verb."""
    return not span[0] and line.tags[end - 1] != "W" and "," not in line.tags[relative:end]


def _leading(line: Line) -> list[tuple[tuple[int, int], int]]:
    """Return the name or the kind of speaker that a sentence begins with, right before another verb."""
    for end in range(min(4, len(line.tags)), 0, -1):
        span = before(line, end)
        if span and not span[0] and line.tags[end : end + 1] == "x" and (line.known(*span) or line.tags[0] == "C"):
            return [(span, end)]
    return []


def _doing(line: Line, verb: int) -> list[tuple[tuple[int, int], int]]:
    """Return whom a sentence begins with if what he does parts him from his verb: "the coalition fighting … said"."""
    ending = line.lexicon["phrases"]["gerund"]
    for at in range(1, min(verb, 12)):
        if line.word(at).endswith(ending) and (first := before(line, at)) and not first[0] and line.known(*first):
            return [(first, at)]
    return []


def _of_participle(line: Line, verb: int, end: int) -> list[tuple[tuple[int, int], int]]:
    """Return who "saying" goes with: a kind of speaker right before it, else whom the sentence begins with."""
    span = before(line, end)
    if span and line.known(*span):
        return [(span, end)]
    open_to = re.match("[xCpPadho]{1,12}", line.tags[:verb])
    for stop in range(open_to.end() if open_to else 0, 0, -1):
        if (first := before(line, stop)) and not first[0] and line.known(*first):
            return [(first, stop)]
    return []


def _inverted(line: Line, verb: int) -> tuple[int, int] | None:
    """Return the speaker behind the verb (", said the monitor"): a kind of speaker, or a name at the clause's end."""
    if line.word(verb) not in line.lexicon["attribution"]["inverted"] or line.tags[verb - 1 : verb] == "j":
        return None
    span = behind(line, verb + 1)
    table = line.lexicon["attribution"]
    if span is None or line.tags[span[0]] == "h" or line.word(span[0]) in table["claimed"]:
        return None
    head = next((at for at in range(span[0] + 1, span[1]) if line.tags[at] in "oif"), span[1])
    if line.word(head - 1) in table["deeds"]:
        return None  # "the group said regime planes …"
    follows = line.tags[span[1] : span[1] + 1]
    if follows in _ENDS and line.word(verb) in table["strong"] and line.word(span[1] - 1) in table["titles"]:
        return span  # "said the statement"
    names = set(line.tags[span[0] : span[1]]) == {"C"} and follows in (*_ENDS, "s", "Q", "a", "d")
    return span if names or line.known(*span) or line.tags[verb - 1 : verb] in ("", ",", ";") else None


def _passive(line: Line, verb: int) -> list[tuple[tuple[int, int], int]]:
    """Find the speaker of "was reported by the police"."""
    by = line.tags.find("b", verb, verb + 4)
    span = behind(line, by + 1) if by > 0 else None
    return [(span, span[1])] if span else []
