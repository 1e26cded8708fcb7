"""Whose a number is: the names of its text that it may be of, and those that it is not.

A name in the number's own clause is the number's. Where the clause names nobody who does it, or no site, those of the
clauses before it in the sentence are meant, else those behind; where the sentence has none, those of the last sentence
with names, of the first one, and of the title. A name that stands only elsewhere is another number's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from checks.intervals import is_counted
from checks.verifying.named import Key, Named, named
from checks.verifying.told import Name, Reach, Role, Statement
from facts.lexicon import Lexicon
from facts.model import Extraction

_BARE = "1"  # the unit of a number without a noun


def out_of_reach(asked: Statement, given: Statement) -> bool:
    """Return whether a name asked of is in the text of a number, but not its own.

    It is another one's of its sort, or this one has another name that stands as the one asked of does.
    """
    ours, theirs = asked.reach, given.reach
    wanted = _words(ours.own)
    for name in ours.own:
        if name.role is Role.COMPARED or name.words & theirs.words:
            continue
        if not any(_is_called(each, name, wanted) for each in theirs.beyond):
            continue
        inner = asked.clause[0] <= name.start < asked.clause[1]
        taken = [each.role for each in theirs.taken if _is_called(each, name, wanted)]
        if name.role in taken or (inner and any(alike(role, name.role) for role in taken)):
            return True
        rivals = (each for each in theirs.near if name.role is Role.ACTOR or wanted.isdisjoint(each.words))
        if any(_rivals(each, name) for each in rivals):
            return True
    return False


def of_a_stranger(asked: Statement, given: Statement) -> bool:
    """Return whether a number is asked of a name that its text does not have, and is said of another one in the same
    words: "Velm won 40 %", "Ostra won 40 %". Who speaks is nobody's stranger.
    """
    if asked.claim.attribution or given.claim.attribution:
        return False
    told = given.reach.words | _words(given.reach.beyond) | given.words
    ours = [name for name in asked.reach.own if name.noun and name.words.isdisjoint(told)]
    theirs = [name for name in given.reach.own if name.noun and name.words.isdisjoint(asked.words)]
    return any(
        (one.role, one.noun) == (other.role, other.noun) and one.role is not Role.OTHER
        for one in ours
        for other in theirs
    )


def has_names(asked: Statement, given: Statement) -> bool:
    """Return whether all names asked of stand by a number, in its own clause."""
    own = _words(given.reach.own)
    return bool(asked.reach.own) and all(name.words & own for name in asked.reach.own if name.role is not Role.COMPARED)


def is_done(statement: Statement) -> bool:
    """Return whether the clause of a number names who does it."""
    return any(name.role is Role.ACTOR for name in statement.reach.own)


def stands_for(asked: Statement, given: Statement) -> bool:
    """Return whether all names asked of stand by a number just as they are asked of."""
    own = [(name.words, name.role) for name in given.reach.own]
    wanted = [name for name in asked.reach.own if name.role is not Role.COMPARED]
    return bool(wanted) and all(any(name.words & words and name.role is role for words, role in own) for name in wanted)


def alike(one: Role, other: Role) -> bool:
    """Return whether two names stand alike: "Velm reported 18 cases", "18 cases in Velm"."""
    return one is other or {one, other} == {Role.ACTOR, Role.SITE}


def _is_called(name: Name, asked: Name, wanted: frozenset[str]) -> bool:
    """Return whether a name of a text is one asked for: all of it is, or its last word is the whole of the other."""
    whole = name.words <= wanted and bool(name.words & asked.words)
    return whole or (name.role is not Role.SITE and asked.words == {name.last})


def _rivals(name: Name, asked: Name) -> bool:
    """Return whether a name stands as one asked for does: by its role, or before the same noun."""
    return (name.role is asked.role is not Role.OTHER) or (bool(name.noun) and name.noun == asked.noun)


def reached(told: Sequence[Statement], extraction: Extraction, lexicon: Lexicon) -> list[Statement]:
    """Return the statements of a text, each with the names that it may be of, and those of the text that it is not."""
    text = named(extraction.document, told, lexicon)
    found: list[Statement] = []
    for key, group in groupby(told, key=lambda each: (each.claim.field, each.claim.sentence_start)):
        found += _in_sentence(list(group), text, key, lexicon)
    taken: dict[str, set[Name]] = defaultdict(set)
    for each in found:
        taken[each.claim.quantity.unit].update(replace(name, start=0) for name in each.reach.own)
    return [replace(each, reach=_beside(each, taken)) for each in found]


def _beside(statement: Statement, taken: Mapping[str, set[Name]]) -> Reach:
    """Return the names of a number, with those of the others in its unit; a bare number may be in any that counts.

    The town of a dateline is nobody's where another number has it.
    """
    reach, quantity = statement.reach, statement.claim.quantity
    units = {quantity.unit, _BARE} if is_counted(quantity) else {quantity.unit}
    others = {name for unit in units for name in taken.get(unit, ())}
    told = _words(others)
    near = tuple(each for each in reach.near if each.role is not Role.DATELINE or told.isdisjoint(each.words))
    beyond = reach.beyond | {replace(each, start=0) for each in reach.near if each not in near}
    return replace(reach, near=near, words=_words(near), beyond=beyond, taken=frozenset(others & beyond))


def _in_sentence(told: Sequence[Statement], text: Named, key: Key, lexicon: Lexicon) -> Iterator[Statement]:
    """Yield the statements of one sentence, each with its names; "it" in the first one may be anything."""
    inside, earlier = _taken_up(told, text.sentences[key], lexicon), text.before[key]
    own = [_own(each, inside) for each in told]
    starts = {name.start for some in own for name in some}
    shared = [name for name in inside if name.start not in starts]
    someone = any(name.role is Role.ACTOR for name in own[0])
    anything = not earlier and not someone and is_pronoun(told[0].claim.sentence, lexicon)
    whole: Sequence[Name] = ()  # the names of that of which this number and those behind it are parts
    for place, each in enumerate(told):
        whole = whole or (own[place - 1] if each.part and place else ())
        goes_on = place and each.clause[0] == told[place - 1].claim.quantity.end - key[1]
        sure = [*own[place], *(own[place - 1] if goes_on else ())]
        loose = [*shared, *whole]
        for role in (Role.ACTOR, Role.SITE, Role.OTHER):
            before, behind = _nearest(own[:place][::-1], role), _nearest(own[place + 1 :], role)
            if role is Role.OTHER:
                loose += [*before, *behind]
            elif not any(name.role is role for name in own[place]):
                sure += before
                loose += behind if role is Role.SITE or not earlier else ()
        yield replace(each, reach=_reach(each, sure, loose, earlier, frozenset() if anything else text.every))


def _reach(
    statement: Statement, sure: Sequence[Name], loose: Sequence[Name], earlier: Sequence[Name], every: frozenset[Name]
) -> Reach:
    """Return the names of a number: those surely its own, those of its sentence, and of sentences before where that
    has none that stands as they do.
    """
    inside = (*sure, *loose)
    said = {name.role for name in inside if not _speaks(name, statement)}
    near = (*inside, *(name for name in earlier if name.role not in said or not said))
    near = tuple(name for name in near if name.role is not Role.COMPARED)
    words = _words(near)
    return Reach(tuple(sure), near, words, frozenset(name for name in every if name.words.isdisjoint(words)))


def _own(statement: Statement, inside: Sequence[Name]) -> list[Name]:
    """Return the names of a number's own clause; who does it is the first one, and stands before the number."""
    left, right = statement.clause
    quantity, offset = statement.claim.quantity, statement.claim.sentence_start
    number, noun = quantity.number_start - offset, range(quantity.number_end - offset, quantity.end - offset + 2)
    own = [name for name in inside if left <= name.start < right and name.start not in noun]
    own = [name for name in own if name.role is not Role.DATELINE]
    actors = [name for name in own if name.role is Role.ACTOR and name.start < number]
    silent = [name for name in actors if not _speaks(name, statement)]
    first = next(iter((*silent, *actors)), None)
    return [replace(each, role=Role.OTHER) if each.role is Role.ACTOR and each != first else each for each in own]


def _taken_up(told: Sequence[Statement], inside: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Return the names of a sentence; of those before ", who" or ", which" and a number only the last one does it."""
    found = list(inside)
    for each in told:
        number = each.claim.quantity.number_start - each.claim.sentence_start
        for match in _relative(lexicon).finditer(each.claim.sentence, each.clause[0], max(0, number)):
            before = [name for name in found if each.clause[0] <= name.start < match.start()]
            if before and _is_alone(before[-1], each.claim.sentence, match.start(), lexicon):
                found = [name for name in found if name not in before]
                found.insert(0, replace(before[-1], role=Role.ACTOR))
    return found


def _is_alone(name: Name, sentence: str, end: int, lexicon: Lexicon) -> bool:
    """Return whether only the words of a name stand from it to `end`, and no "and" before it."""
    before = sentence[: name.start].lower().split()[-2:]
    return sentence[name.start : end].replace(" ", "").isalpha() and {*before}.isdisjoint(
        lexicon["words"]["conjunctions"]
    )


@cache
def _relative(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a word that takes up the name before it: ", who"."""
    return re.compile(rf",\s+(?:{'|'.join(lexicon['comparisons']['verify']['relatives'])})\b")


def _nearest(clauses: Iterable[Sequence[Name]], role: Role) -> list[Name]:
    """Return the names of a role in the first clause that has any."""
    found = ([name for name in some if name.role is role] for some in clauses)
    return next(filter(None, found), [])


def _speaks(name: Name, statement: Statement) -> bool:
    """Return whether a name is that of the speaker, who is not whom the number is of."""
    return name.words <= frozenset((statement.claim.attribution or "").lower().replace("'", " ").split())


def is_pronoun(sentence: str, lexicon: Lexicon) -> bool:
    """Return whether a sentence begins with a word for somebody or something named before."""
    first = sentence.lower().lstrip("`'\" ").split()[:1]
    return not {*lexicon["comparisons"]["verify"]["roles_of_names"]["pronouns"]}.isdisjoint(first)


def _words(found: Iterable[Name]) -> frozenset[str]:
    return frozenset(word for name in found for word in name.words)
