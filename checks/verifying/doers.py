"""Who does what a number counts, where it is told by an office or a force: the mayor, the prime minister, the army."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from checks.verifying.told import Role, Statement
from facts.lexicon import Lexicon
from facts.model import Document
from facts.text.words import any_of

_WORD = re.compile(r"[\w'’-]+")
_NAME = r"(?P<name>[^\W\d_a-z][\w’-]*(?:\s+[^\W\d_a-z][\w’-]*)*)"
Sorts = frozenset[str]


def with_doers(told: Sequence[Statement], document: Document, lexicon: Lexicon) -> list[Statement]:
    """Return the statements of a text, each with the sorts of those who do what it counts, as far as the text says.

    A name has the office that the text gives it anywhere; "it" at the head of a sentence is who leads the one before.
    """
    held = _held(document, lexicon)
    found = []
    for each in told:
        left, offset = each.clause[0], each.claim.sentence_start
        lead = each.claim.sentence[left : max(left, each.claim.quantity.start - offset)]
        sorts = frozenset(chain(*_sorts_in(lead, lexicon, speaker=each.claim.attribution or "")))
        actors = [name for name in each.reach.own if name.role is Role.ACTOR]
        for name in actors if not sorts else ():
            sorts = sorts or held.get(name.last, frozenset())
        if not sorts and not actors and _is_taken_up(lead, lexicon):
            sorts = next(_sorts_in(_before(document, each), lexicon), frozenset())
        found.append(replace(each, doers=sorts))
    return found


def _sorts_in(words: str, lexicon: Lexicon, *, speaker: str = "") -> Iterator[Sorts]:
    """Yield the sorts of those that some words tell of, but for whom a preposition leads to ("in the army"), and for
    who only says it.
    """
    pattern, groups = _sorts(lexicon)
    closed, prepositions = lexicon["words"]["determiners"], lexicon["words"]["prepositions"]
    for match in pattern.finditer(words):
        before = [word for word in _WORD.findall(words[: match.start()].lower()) if word not in closed][-1:]
        if match[0].lower() not in speaker.lower() and not set(before) & set(prepositions):
            yield groups[match[0].lower()]


def _is_taken_up(lead: str, lexicon: Lexicon) -> bool:
    """Return whether words begin with one for somebody named before."""
    first = lead.lower().split()[:1]
    return not {*lexicon["comparisons"]["verify"]["roles_of_names"]["pronouns"]}.isdisjoint(first)


def _before(document: Document, statement: Statement) -> str:
    """Return the words of the sentence before that of a number, up to where it begins."""
    text = document.title or "" if statement.claim.field == "title" else document.text or ""
    start = statement.claim.sentence_start
    return re.split(r"[.!?]\s", text[:start].rstrip())[-1] if start else ""


def _held(document: Document, lexicon: Lexicon) -> Mapping[str, Sorts]:
    """Return the last word of each name that a text gives an office → the sorts of that office."""
    return {name: sorts for field in (document.title, document.text) for name, sorts in _titled(field or "", lexicon)}


def _titled(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Sorts]]:
    pattern, groups = _sorts(lexicon)
    for match in re.finditer(rf"{pattern.pattern}\s+{_NAME}", text):
        yield match["name"].split()[-1].lower(), groups[match["sort"].lower()]


@cache
def _sorts(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, Sorts]]:
    """Return the pattern of the words for offices and forces, and each → the first words of its groups."""
    groups: dict[str, Sorts] = {}
    for group in lexicon["comparisons"]["verify"]["doers"]:
        for word in group:
            groups[word] = groups.get(word, frozenset()) | {group[0]}
    return re.compile(rf"\b(?P<sort>(?i:{any_of(sorted(groups, key=len, reverse=True))}))\b"), groups
