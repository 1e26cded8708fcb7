"""Whose a number is: his own or his brother's, that of one or of two together, of one name or of another."""

import re
from functools import cache

from checks.verifying.clauses import breaks
from checks.verifying.reach import has_names, is_done
from checks.verifying.respective import lists
from checks.verifying.stems import stems
from checks.verifying.told import Role, Statement
from facts.lexicon import load
from facts.model import SkipReason
from facts.text.words import any_of

_TELLING = (":", "(", ")")  # what follows them is no clause beside the one before


def of_possession(one: Statement, other: Statement) -> bool:
    """Return whether a number is of what belongs to somebody, and the other one, which tells of him, is not."""
    sentence, told = one.claim.sentence, frozenset(stems(other.claim.sentence, load()))
    for name in one.reach.own:
        head = _belonging().match(sentence, name.start) if name.role is Role.ACTOR else None
        head = head or _kin_of().search(sentence[: name.start])
        if head and name.words & other.named and told.isdisjoint(stems(head["thing"], load())):
            return True
    lead = sentence[one.clause[0] : max(one.clause[0], one.claim.quantity.start - one.claim.sentence_start)]
    told, kin = _up_to_break(other), load()["comparisons"]["verify"]["kinsfolk"]
    for match in _of_somebody().finditer(lead):
        owner, thing = (frozenset(stems(match[name], load())) for name in ("owner", "thing"))
        sure = one.kind is not SkipReason.DATE or match["thing"] in kin
        if sure and owner and owner <= told and told.isdisjoint(thing):
            return True
    return False


def _up_to_break(statement: Statement) -> frozenset[str]:
    """Return the stems of a sentence up to where the clause of a number ends."""
    claim = statement.claim
    behind = breaks(load()).search(claim.sentence, max(0, claim.quantity.end - claim.sentence_start))
    return frozenset(stems(claim.sentence[: behind.start() if behind else None], load()))


def is_turned(asked: Statement, given: Statement) -> bool:
    """Return whether a name does in one sentence what is done to it in the other: "Velm bought the firm", "the firm
    bought Velm".
    """
    ours, theirs = (_doing(each) for each in (asked, given))
    return not (ours[0].isdisjoint(theirs[1]) and ours[1].isdisjoint(theirs[0]))


def _doing(statement: Statement) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Return the names of a number's clause with the verbs of which they are the subject, and the object."""
    one_way, sentence = load()["comparisons"]["verify"]["one_way"], statement.claim.sentence
    does, done = set(), set()
    for name in statement.reach.own:
        verb = "".join(stems(" ".join(sentence[: name.start].split()[-1:]), load()))
        does |= {(word, name.noun) for word in name.words if name.noun in one_way}
        done |= {(word, verb) for word in name.words if verb in one_way}
    return frozenset(does), frozenset(done)


def is_told_behind(asked: Statement, given: Statement) -> bool:
    """Return whether he of whom a number is asked is told of only behind the clause of another one, which has its own
    subject: "the choir sang 35 songs, the orchestra only four" asked of the orchestra.
    """
    claim, subject = given.claim, _subject(asked.claim.sentence)
    number = max(0, claim.quantity.end - claim.sentence_start)
    behind = _next_clause().search(claim.sentence, number)
    if behind is None or behind[0] in _TELLING or asked.kind is not None or not subject:
        return False
    first, second = claim.sentence[: behind.start()], _joined().sub("", claim.sentence[behind.start() :])
    noun = _first_noun().match(first)
    done = any(name.role is Role.ACTOR and name.start < number for name in given.reach.own)
    own = done or (noun is not None and noun["noun"] is not None)
    return own and subject.isdisjoint(stems(first, load())) and _subject(second) == subject


@cache
def _next_clause() -> re.Pattern[str]:
    """Return the pattern of where the next clause may begin: a mark, "and", "while"."""
    words = any_of(load()["words"]["tags"]["subordinators"])
    return re.compile(rf"{breaks(load()).pattern}|\b(?:{words})\b")


def _subject(sentence: str) -> frozenset[str]:
    """Return the stems of the first noun or name of a sentence, empty where it begins with a word for somebody."""
    match = _first_noun().match(sentence)
    return frozenset(stems(match["noun"] or match["name"], load())) if match else frozenset()


@cache
def _first_noun() -> re.Pattern[str]:
    """Return the pattern of a name, or of a noun behind its article, at the head of a sentence."""
    articles = any_of(load()["contrasts"]["words"]["articles"][:3])
    return re.compile(rf"\W*(?:(?i:{articles})\s+(?P<noun>[a-z][\w-]*)|(?P<name>[^\W\d_a-z][\w’-]*))")


@cache
def _joined() -> re.Pattern[str]:
    """Return the pattern of what joins a clause to the one before it."""
    words = any_of((*load()["comparisons"]["verify"]["clauses"], *load()["words"]["tags"]["subordinators"]))
    return re.compile(rf"^\W*(?:(?:{words})\b\s*)?")


@cache
def _belonging() -> re.Pattern[str]:
    """Return the pattern of a name in the genitive with what belongs to it: "Ava Lind's last film"."""
    return re.compile(rf"(?:[^\W\d_a-z][\w-]*\s+)*[^\W\d_a-z][\w-]*{_things()}")


def _things() -> str:
    """Return the pattern of the ending of a genitive with what belongs to it."""
    table = load()["comparisons"]["verify"]
    ending, thing = any_of(table["genitive"]), any_of(table["belonging"])
    return rf"\s?(?:{ending})\s+(?:[\w-]+\s+){{0,2}}?(?P<thing>{thing})\b"


@cache
def _of_somebody() -> re.Pattern[str]:
    """Return the pattern of somebody without a name in the genitive, with what is his: "the mayor's brother"."""
    return re.compile(rf"(?P<owner>\b[\w-]+){_things()}")


@cache
def _kin_of() -> re.Pattern[str]:
    """Return the pattern of kin at the end of a text, before the name of whose they are: "the sister of"."""
    kin, of = any_of(load()["comparisons"]["verify"]["kinsfolk"]), any_of(load()["words"]["tags"]["of"])
    return re.compile(rf"\b(?P<thing>{kin})\s+(?:{of})\s+(?:[a-z-]+\s+){{0,3}}$")


def is_shared(asked: Statement, given: Statement) -> bool:
    """Return whether a number is of several together, and not asked of all of them."""
    return _is_joint(given) and not _is_joint(asked) and is_done(asked) and not _has_all(asked, given)


def _is_joint(statement: Statement) -> bool:
    """Return whether a number is said to be of several together: "the two firms together employ 900 people"."""
    left, _ = statement.clause
    lead = statement.claim.sentence[left : max(left, statement.claim.quantity.start - statement.claim.sentence_start)]
    return not {*load()["comparisons"]["verify"]["joint"]}.isdisjoint(lead.lower().split())


def _has_all(asked: Statement, given: Statement) -> bool:
    """Return whether a number is asked of all names that stand by it."""
    doing = (name for name in given.reach.own if name.role is not Role.SITE)
    return has_names(asked, given) and all(name.words & asked.named for name in doing)


def is_of_two(asked: Statement, given: Statement) -> bool:
    """Return whether a number is of two names together, and asked of one of them: "50 in Velm and Ostra"."""
    if not asked.labels or not asked.labels < given.labels:
        return False
    for _, _, items in lists(given.claim.sentence, load()):
        told = [frozenset(stems(item, load())) for item in items]
        both = len(told) == 2 and told[0] | told[1] <= given.labels  # a longer list may be what is counted
        if both and sum(asked.labels <= item for item in told) == 1:
            return True
    return False


def of_other_name(asked: Statement, given: Statement) -> bool:
    """Return whether one preposition ties both numbers to names, and not the same: "10 goals for Rovers", "for City".

    A name that the evidence mentions elsewhere may be meant there, but for a side: who plays for one plays for none
    of the others.
    """
    ours, theirs = _tied_to(asked), _tied_to(given)
    if ours is None or theirs is None:
        return False
    sides = load()["comparisons"]["verify"]["siding"]
    if ours[0] != theirs[0]:
        return {ours[0], theirs[0]} <= {*sides} and ours[1] == theirs[1]  # "for Velm" and "against Velm"
    told = stems(given.claim.sentence, load())
    return ours[1].isdisjoint(theirs[1]) and (ours[0] in sides or ours[1].isdisjoint(told))


def _tied_to(statement: Statement) -> tuple[str, frozenset[str]] | None:
    """Return the preposition right behind a number and its noun, and the stems of the name that it leads to."""
    claim = statement.claim
    match = _name_behind().match(claim.sentence, max(0, claim.quantity.end - claim.sentence_start))
    name = frozenset(stems(match["name"], load())) if match else frozenset()
    return (match["word"], name) if match and name else None


@cache
def _name_behind() -> re.Pattern[str]:
    """Return the pattern of a preposition and the name behind it, which begins with a capital."""
    words, article = any_of(load()["comparisons"]["verify"]["tying"]), load()["contrasts"]["words"]["articles"][0]
    name = r"[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*)*"
    return re.compile(rf"\s+(?P<word>{words})\s+(?:{article}\s+)?(?P<name>{name})")
