"""Of whom a number is: the role (population) and the side of those counted, from their noun or who bears the loss.

All words stand in nouns.toml and qualifiers.toml. A number is of all and of nobody's side unless a word says otherwise.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile

from facts.claims.qualifiers import AROUND, CLAUSE, Context, compiled_once
from facts.lexicon import Lexicon
from facts.model import Quantity
from facts.text.inflections import plural
from facts.text.words import compiled

_WORDS = re.compile(r"\S+")
_BRACKETS = str.maketrans("", "", "[]()")
_MARK = re.compile(r"[,;:.()]")
_LETTERS = re.compile(r"\w+")
_ASIDE = re.compile(r"\([^()]*\) ?|\[[^\[\]]*\] ?")
_NOUNS = re.compile(r"[,;:.()]| and ")  # between the nouns of a list


def population(quantity: Quantity, context: Context, lexicon: Lexicon) -> str:
    """Return the role of those counted by the nouns of the phrase, the last that names one; else `all`.

    A part has its noun behind "of them", the dead and wounded theirs behind "among" or before "suffered". Members
    are of the role of their body ("members of government forces").
    Officers, without more, are an army's where the sentence speaks of an army and of no police.
    """
    counted = (quantity.counted or "").lower()
    role, ranked = _population(counted, lexicon)
    if counted.endswith(tuple(lexicon["nouns"]["bodies"]["members"])) and role == "all":
        return _population(_body(context, lexicon), lexicon)[0]
    if role == "all":
        of_them = _of_them(context, lexicon)
        return _borne(counted, context, lexicon) if of_them == "all" else of_them
    ranks = lexicon["nouns"]["ranks"]
    if not ranked:
        civil = role == ranks["army"] and any(word in counted for word in ranks["at_sea"])
        return "all" if civil and _at_sea(context, lexicon) else role
    words = frozenset(_LETTERS.findall(context.sentence))
    return role if words.isdisjoint(ranks["of_army"]) or not words.isdisjoint(ranks["of_police"]) else ranks["army"]


def _at_sea(context: Context, lexicon: Lexicon) -> bool:
    """Return whether a captain's sentence speaks of a ship, a plane or a team, and of no army."""
    ranks, words = lexicon["nouns"]["ranks"], frozenset(_LETTERS.findall(context.sentence))
    return words.isdisjoint(ranks["of_army"]) and not words.isdisjoint(ranks["of_crew"])


def _of_them(context: Context, lexicon: Lexicon) -> str:
    """Return the role of a part whose noun stands behind "of them": "four of them children", "12 of whom were women".

    Where two roles are named there, all are meant.
    """
    of = _part_of(lexicon).match(context.sentence, context.end) or _parted(context, lexicon)
    if of is None:
        return "all"
    phrase = _MARK.split(context.sentence[of.end() : of.end() + 60], maxsplit=1)[0].split()[:4]
    words = _before_verb(phrase, lexicon)
    joined = next((at for at, word in enumerate(words) if word in lexicon["words"]["tags"]["and"]), len(words))
    first, second = (_population(" ".join(some), lexicon)[0] for some in (words[:joined], words[joined + 1 :]))
    return first if second == "all" else "all"


def _borne(counted: str, context: Context, lexicon: Lexicon) -> str:
    """Return the role of those who bear dead and wounded whom no noun names: "12 dead among the rebels", "the rebels
    suffered 12 dead", "inflicted 12 casualties on the rebels".
    """
    table = lexicon["qualifiers"]
    if counted and counted.split()[-1] not in table["borne"]["nouns"]:
        return "all"
    if not any(need in context.sentence for need in table["borne"]["needs"]):
        return "all"
    patterns = {name: compiled_once(table[name]["pattern"]) for name in ("among", "on", "inflicted", "suffered")}
    before, behind = context.sentence[context.clause_start : context.start], context.sentence[context.end :]
    led = patterns["among"].match(behind) or (patterns["inflicted"].search(before) and patterns["on"].match(behind))
    if led:
        return _bearer(behind[led.end() :], lexicon)
    suffered = patterns["suffered"].search(before)
    if suffered is None:
        return "all"
    subject = compiled_once(table["suffered"]["subject"]).split(_ASIDE.sub("", before[: suffered.start()]))[-1]
    return _bearer(subject, lexicon)


def _bearer(words: str, lexicon: Lexicon) -> str:
    """Return the one role of the nouns that some words begin with, up to a verb or a preposition.

    An army's are soldiers; where two roles are named, all are meant.
    """
    phrase = _before_verb(CLAUSE.split(words[:AROUND], maxsplit=1)[0].split(), lexicon)
    roles = {_of_body(noun, lexicon) for noun in _NOUNS.split(" ".join(phrase))} - {"all"}
    return roles.pop() if len(roles) == 1 else "all"


def _of_body(noun: str, lexicon: Lexicon) -> str:
    """Return the role of a noun, or of those whose body it is: an army's are soldiers."""
    role, ranks = _population(noun, lexicon)[0], lexicon["nouns"]["ranks"]
    return ranks["army"] if role == "all" and not set(ranks["of_army"]).isdisjoint(noun.split()) else role


def _before_verb(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words of a noun phrase: those before the first verb or preposition."""
    ends = _ends(lexicon)
    return list(takewhile(lambda word: word not in ends, words))


@cache
def _ends(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for table in ("be", "have", "prepositions") for word in lexicon["words"][table])


@cache
def _part_of(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads from a number to the noun of those it counts: "of them", "of whom were"."""
    return compiled(lexicon["qualifiers"]["part_of"]["pattern"])


def _parted(context: Context, lexicon: Lexicon) -> re.Match[str] | None:
    """Return what stands between a number and its noun where "of those killed" stands before it, else None."""
    table = lexicon["qualifiers"]["parted"]
    behind = compiled_once(table["behind"]).match(context.sentence, context.end)
    return behind if behind and compiled_once(table["pattern"]).search(context.sentence, 0, context.start) else None


def _body(context: Context, lexicon: Lexicon) -> str:
    """Return the noun phrase behind "members of", up to the next verb or preposition, five words at most."""
    of, *behind = [*context.after[:60].split()[:6], ""]
    if of not in lexicon["numbers"]["of"]:
        return ""
    return " ".join(_before_verb(behind, lexicon))


@lru_cache(maxsize=4096)
def _population(counted: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the role that a phrase names and whether only a rank does that may be of another body: "officers"."""
    words = _WORDS.findall(counted.translate(_BRACKETS))
    roles, ranks = _populations(lexicon), lexicon["nouns"]["ranks"]["nouns"]
    by_rank = None
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 3), end):
            noun = " ".join(words[start:end]).strip(",.'’")
            role = roles.get(noun)
            if role and noun in ranks:
                by_rank = role
            elif role and role != "all":
                return role, False
    return by_rank or "all", by_rank is not None


def side(quantity: Quantity, lexicon: Lexicon) -> str | None:
    """Return the nationality, party or group of those counted, in one spelling, or None."""
    return _side(quantity.counted.lower(), lexicon) if quantity.counted else None


@lru_cache(maxsize=4096)
def _side(counted: str, lexicon: Lexicon) -> str | None:
    names, never = _sides(lexicon)
    cleaned = " ".join(word for word in counted.split() if not never.search(word))
    return next((name for name, pattern in names if pattern.search(cleaned)), None)


@cache
def _populations(lexicon: Lexicon) -> dict[str, str]:
    table = lexicon["nouns"]
    irregular = {singular: plural_ for plural_, singular in table["irregular"].items()}
    roles: dict[str, str] = {}
    for role, entry in table["person"].items():
        for noun in entry["nouns"]:
            roles.setdefault(noun, role)
            roles.setdefault(irregular.get(noun) or plural(noun, lexicon), role)
    return roles


@cache
def _sides(lexicon: Lexicon) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    table = lexicon["qualifiers"]
    names = tuple((name, compiled("|".join(patterns))) for name, patterns in table["sides"].items())
    return names, compiled("|".join(table["sides_never"]["patterns"]))
