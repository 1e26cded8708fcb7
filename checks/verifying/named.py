"""The names of a text, each with how it stands in its sentence: who does something, where, or only beside it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from checks.verifying.stems import names, stems
from checks.verifying.told import Name, Role, Statement
from facts.lexicon import Lexicon
from facts.model import Document
from facts.setting.places import dateline_end
from facts.text.sentences import split

_RUN = re.compile(r"(?<![\w'’-])[^\W\d_a-z][\w'’-]*(?:(?<!['’]s)\s+[^\W\d_a-z][\w'’-]*)*")  # not over "Kenya's"
_SMALL = re.compile(r"(?<![\w'’-])[a-z][\w'’-]*")
_NOUN = re.compile(r" ([a-z]+)")
_LEAD = 4  # words before a name that may hold its preposition: "in the northern region Hesta"
Key = tuple[str, int]  # the field and the start of a sentence


@dataclass(frozen=True, slots=True)
class Named:
    """The names of each sentence of a text, in order, those that a sentence may take up from before it, and all."""

    sentences: Mapping[Key, tuple[Name, ...]]
    before: Mapping[Key, tuple[Name, ...]]
    every: frozenset[Name]


def named(document: Document, told: Sequence[Statement], lexicon: Lexicon) -> Named:
    """Return the names of a document whose numbers are told; a word that it also writes small is none."""
    sentences = dict(_sentences(document, lexicon))
    for each in told:  # a sentence as its number has it
        sentences.setdefault((each.claim.field, each.claim.sentence_start), each.claim.sentence)
    small = {word for sentence in sentences.values() for word in stems(" ".join(_SMALL.findall(sentence)), lexicon)}
    never = _never(lexicon) | small
    numbers = [each.claim for each in told if not each.claim.quantity.implied]
    counted = {(claim.field, claim.quantity.number_start) for claim in numbers}  # "Nine of them"
    head = dateline_end(document.text or "")
    found = {}
    for field, start in sorted(sentences, key=lambda key: (key[0] != "title", key[1])):
        names_there = _names(sentences[field, start], never, lexicon, head=head - start if field == "text" else 0)
        found[field, start] = tuple(name for name in names_there if (field, start + name.start) not in counted)
    every = frozenset(replace(name, start=0) for some in found.values() for name in some)
    return Named(found, dict(_earlier(found)), every)


def _sentences(document: Document, lexicon: Lexicon) -> Iterator[tuple[Key, str]]:
    """Yield where each sentence of a document begins, and the sentence."""
    for field, text in (("title", document.title or ""), ("text", document.text or "")):
        for span in split(text, lexicon):
            yield (field, span.start), text[span.start : span.end]


def _earlier(sentences: Mapping[Key, tuple[Name, ...]]) -> Iterator[tuple[Key, tuple[Name, ...]]]:
    """Yield each sentence with the names of the last one before it that has any, of the first one and of the title."""
    title = tuple(name for key, some in sentences.items() if key[0] == "title" for name in some)
    first: tuple[Name, ...] | None = None
    last: tuple[Name, ...] = ()
    for key, some in sentences.items():
        if key[0] == "title":
            yield key, ()
            continue
        yield key, tuple(dict.fromkeys((*last, *(first or ()), *title)))
        first, last = (some if first is None else first), some or last


@cache
def _never(lexicon: Lexicon) -> frozenset[str]:
    """Return the stems of words that are written with a capital and are no names."""
    nouns = stems(" ".join(lexicon["comparisons"]["verify"]["never_subjects"]), lexicon)
    return frozenset((*lexicon["dates"]["weekdays"], *nouns))


def _names(sentence: str, never: frozenset[str], lexicon: Lexicon, *, head: int) -> Iterator[Name]:
    """Yield the names of a sentence; those that begin before `head` are of its dateline."""
    for match in _RUN.finditer(sentence):
        own = names(match[0], lexicon) - never
        words = [word for word in stems(match[0], lexicon) if word in own]
        if words:
            role = Role.DATELINE if match.start() < head else _role(sentence, match, lexicon)
            noun = _NOUN.match(sentence, match.end())
            behind = ("".join(stems(noun[1], lexicon)) or _has(noun[1], lexicon)) if noun else ""
            yield Name(match.start(), frozenset(words), words[-1], behind, role)


def _has(word: str, lexicon: Lexicon) -> str:
    """Return a form of "have" as that verb, else ""."""
    have = lexicon["words"]["have"]
    return str(have[0]) if word in have else ""


def _role(sentence: str, match: re.Match[str], lexicon: Lexicon) -> Role:
    """Return how a name stands in its sentence, by the words before it."""
    table, prepositions = lexicon["comparisons"]["verify"]["roles_of_names"], lexicon["words"]["prepositions"]
    first, *_ = match[0].lower().split()
    lead = [first] if first in prepositions else sentence[: match.start()].lower().split()[-_LEAD:]
    closed = {*prepositions, *lexicon["words"]["determiners"]}
    if " ".join(_without_adjectives(lead, closed)).endswith(tuple(table["compared"])):
        return Role.COMPARED
    if _is_subject_aside(sentence, match, lexicon):
        return Role.ACTOR  # "The mayor, Lena Velm, opened"
    aside = lead[-1:] and lead[-1][-1] in ",(" and sentence[match.end() :].lstrip()[:1] in tuple(",(")
    if aside or _is_object(lead, lexicon):
        return Role.OTHER
    at = next((place for place in reversed(range(len(lead))) if lead[place] in prepositions), None)
    if at is None or any(word[-1] in ",;:" for word in lead[at:]):
        return Role.ACTOR
    if lead[at - 1] in table["based"]:
        return Role.OTHER
    if set(lead[at + 1 :]) - closed and _does(sentence[match.end() :], lexicon):
        return Role.ACTOR  # "in Sunday's match Velm lost"
    return Role.SITE if lead[at] in table["sites"] else Role.OTHER


def _is_subject_aside(sentence: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Return whether a name stands between commas right behind the words for somebody that begin its sentence."""
    lead = sentence[: match.start()].lower().split()
    closed = lexicon["words"]
    return (
        1 < len(lead) <= _LEAD
        and lead[0] in closed["determiners"]
        and lead[-1].endswith(",")
        and sentence[match.end() :].startswith(",")
        and set(lead).isdisjoint(closed["prepositions"])
    )


def _without_adjectives(lead: Sequence[str], closed: Collection[str]) -> Sequence[str]:
    """Return the words before a name without those that describe it: "more than second-placed Velm"."""
    end = len(lead)
    while end and lead[end - 1] not in closed and lead[end - 1].replace("-", "").isalpha():
        end -= 1
    return lead[:end] or lead


def _does(behind: str, lexicon: Lexicon) -> bool:
    """Return whether a verb follows a name: one of winning or losing, "has", "was"."""
    own, words = lexicon["comparisons"]["verify"], lexicon["words"]
    verbs = {*own["winning"], *own["losing"], *words["be"], *words["have"], *words["do"], *words["modals"]}
    return not verbs.isdisjoint(behind.split()[:1])


def _is_object(lead: Sequence[str], lexicon: Lexicon) -> bool:
    """Return whether a word before a name has it as its object: "thrashing Velm", but not "in neighbouring Velm"."""
    endings = tuple(lexicon["comparisons"]["verify"]["roles_of_names"]["doing"])
    closed = {*lexicon["words"]["prepositions"], *lexicon["words"]["determiners"]}
    return any(word.endswith(endings) and before not in closed for before, word in pairwise(("", *lead)))
