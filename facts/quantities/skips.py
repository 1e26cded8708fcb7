"""Numbers that are no claims: dates, times, ages, names, scores, idioms … → the reason.

The word lists and patterns are lexicon/*/skips.toml; months and weekdays stand in dates.toml. What a number is
glued to decides first (`whole`), then the words around it (`around`).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from facts.lexicon import Lexicon
from facts.model import Bound, SkipReason
from facts.quantities import ages
from facts.quantities.numbers import Number
from facts.quantities.phrases import Phrase
from facts.text.prefixes import Heads
from facts.text.words import any_of, compiled

_ENDS: Final = (".", "!", "?", ":")
_DAY_BEFORE: Final = regex.compile(r"(?r)(?<!\d)\d{1,2}\s")
_CLAUSE_ENDS: Final = ("", ",", ".", ";", ")")
_SHORT: Final = 4  # digits: longer ones are looked at in any case
_SAMPLES: Final = (
    "7",
    "9",
    "1",
    "12",
    "20",
    "110",
    "0600",
    "1990",
    "2010",
)  # each kind of digits that [whole] tells apart
_REASONS: Final = {"decade": SkipReason.DATE}


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """The compiled patterns and word lists of one language."""

    whole: regex.Pattern[str]
    whole_heads: Heads
    whole_behind: tuple[str, ...]
    before: dict[str, SkipReason]
    months: frozenset[str]
    ambiguous_months: frozenset[str]
    month_after: regex.Pattern[str]
    month_heads: Heads
    month_before: regex.Pattern[str]
    month_leads: frozenset[str]
    idiom: regex.Pattern[str]
    idiom_heads: Heads
    idiom_before: frozenset[str]
    one_never: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    one_verbs: frozenset[str]
    year_before: frozenset[str]
    year_never: frozenset[str]
    year_sure: frozenset[str]
    year_articles: frozenset[str]
    year_early: frozenset[str]
    score: frozenset[str]
    ages: ages.Grammar
    verbs: frozenset[str]
    of: tuple[str, ...]
    address: regex.Pattern[str]
    time_after: regex.Pattern[str]
    short_year: regex.Pattern[str]
    half_before: frozenset[str]


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """Return the compiled skip patterns of a language."""
    table, months = lexicon["skips"], "|".join(sorted(lexicon["dates"]["months"], key=lambda word: (-len(word), word)))
    whole = "|".join(
        f"(?P<{name}>{'|'.join(f'(?:{pattern})' for pattern in patterns)})" for name, patterns in table["whole"].items()
    )
    verbs, of, the = (any_of(table["month"][name]) for name in ("verbs", "of", "the"))
    nth, joins = any_of(lexicon["numbers"]["ordinal_endings"]), any_of(table["month"]["links"])
    links = rf"\s?(?:,\s?(?:{joins})?|{joins}|[&–-])\s?"
    month = rf"(?P<month>{months})(?!\w)(?: ?\.)?(?! (?:{verbs}) )"
    fixed = regex.compile(whole)
    month_after = regex.compile(rf"(?:{nth})?(?:{links}\d{{1,2}}(?:{nth})?){{0,3}}(?:\s\[?| (?:{of}) |-){month}")
    return Grammar(
        fixed,
        Heads(fixed, ahead=_SAMPLES),
        tuple(table["behind"]["words"]),
        {word: SkipReason(name) for name, words in table["before"].items() for word in words},
        frozenset(lexicon["dates"]["months"]),
        frozenset(table["month"]["ambiguous"]),
        month_after,
        Heads(month_after),
        regex.compile(rf"(?r)(?<!\w){month},?[\s-](?:(?:{the}) )?(?:\d{{1,2}}(?:{nth})?{links}){{0,2}}"),
        frozenset(table["month"].get("leads", ())),
        compiled("|".join(f"(?:{pattern})" for pattern in table["idiom"]["patterns"])),
        Heads(*(regex.compile(_ahead(pattern)) for pattern in table["idiom"]["patterns"])),
        frozenset(table["idiom"]["before"]),
        frozenset(table["idiom"]["never"]),
        frozenset(table["idiom"]["number_before"]),
        frozenset(table["idiom"]["number_after"]),
        frozenset(table["idiom"]["verbs"]),
        frozenset(table["year"]["before"]),
        frozenset(table["year"]["never"]),
        frozenset(table["year"]["before"]) - frozenset(table["year"]["weak"]),
        frozenset(table["year"]["articles"]),
        frozenset(table["year"]["early"]),
        frozenset(table["score"]["words"]),
        ages.grammar(lexicon),
        frozenset(lexicon["phrases"].get("before_numbers", ())),
        tuple(word + " " for word in lexicon["numbers"]["of"]),
        regex.compile(
            rf"[\w-]{{0,40}}+(?: \p{{Lu}}[\w.'’-]{{0,30}}){{1,3}} (?:{'|'.join(table['address']['streets'])})(?!\w)"
            rf"| (?:{'|'.join(table['address']['blocks'])})(?!\w)"
        ),
        compiled(
            rf"\s?(?:{'|'.join(regex.escape(w) for w in sorted(table['time']['after'], key=len, reverse=True))})(?!\w)"
        ),
        regex.compile(rf"(?r)(?<!\d)\d{{1,2}}\s(?:{months})\.? "),
        frozenset(table["half"]["before"]),
    )


def whole(lowered: str, start: int, digits_end: int, grammar: Grammar) -> tuple[SkipReason, int] | None:
    """Return (reason, end) of a date, time, phone number … that begins with the digits at `start`, else None."""
    if (
        not grammar.whole_heads[lowered[digits_end : digits_end + 3]]
        and digits_end - start <= _SHORT
        and not lowered.endswith(grammar.whole_behind, 0, start)
    ):
        return None
    match = grammar.whole.match(lowered, start)
    if match is None or match.lastgroup is None:
        return None
    return _REASONS.get(match.lastgroup) or SkipReason(match.lastgroup), match.end()


def dated(text: str, lowered: str, number: Number, word: str, grammar: Grammar) -> bool:
    """Return whether a month beside the number makes it a day or a year; `word` stands before it."""
    if number.low is None or not (number.whole or number.kind == "ordinal"):
        return False
    if not (number.low == int(number.low) and (0 < number.low <= 31 or number.is_year)):
        return False
    if grammar.month_heads[lowered[number.end : number.end + 3]]:
        behind = grammar.month_after.match(lowered, number.end)
        if behind is not None and number.low <= 31 and _is_month(text, behind, grammar):
            return True
    word = word.rstrip(",.")
    if word not in grammar.months and not word[:1].isdecimal() and len(word) > 3:
        return False
    ahead = grammar.month_before.match(lowered, max(0, number.start - 40), number.start)
    if ahead is None and number.is_year and (day := _DAY_BEFORE.match(lowered, max(0, number.start - 4), number.start)):
        ahead = grammar.month_before.match(lowered, max(0, number.start - 40), day.start())  # "April 2 2017"
    return ahead is not None and _is_month(text, ahead, grammar)


def _in_month(lowered: str, number: Number, month: str, counted: Phrase | None, grammar: Grammar) -> bool:
    """Return whether a number behind a month counts people: "in March 31 people died", as no day stands behind "in"."""
    if counted is None or counted.kind != "person" or month not in grammar.months:
        return False
    before = lowered[max(0, number.start - 40) : number.start].split()
    return before[-2:-1] != [] and before[-2] in grammar.month_leads


def _is_month(text: str, match: regex.Match[str], grammar: Grammar) -> bool:
    """Return whether the month in a match is one: "12 may" is a verb unless the text has no capitals."""
    if match["month"] not in grammar.ambiguous_months:
        return True
    return text[match.start("month")].isupper() or text[:200].islower()


def is_idiom(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether the number begins an idiom that counts nothing ("one of the", "24/7")."""
    if not grammar.idiom_heads[lowered[number.start : number.start + 3]]:
        return False
    match = grammar.idiom.match(lowered, number.start)
    return match is not None and match.end() >= number.end  # "one point", but "one point two million"


def _ahead(pattern: str) -> str:
    """Return a pattern without what it looks back for at its start."""
    if not pattern.startswith("(?<=") and not pattern.startswith("(?<!"):
        return pattern
    depth = 0
    for at, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return pattern[at + 1 :]
    return pattern


def listed(lowered: str, number: Number) -> bool:
    """Return whether the number marks an item of a list: "1. Who", "2) cautions" at the start of a line."""
    if not number.whole or number.end - number.start > 2:
        return False
    behind = lowered[number.end : number.end + 3].lstrip(" ")
    if behind[:1] == ")":
        return (
            "(" not in lowered[max(0, number.start - 40) : number.start].rpartition(")")[2]
            or lowered[number.start - 1] == "("
        )
    ahead = lowered[max(0, number.start - 3) : number.start]
    return (
        behind[:2] in (". ", ".\t")
        and (not ahead.strip(" (") or ahead.rstrip(" (").endswith("\n") or ahead.rstrip(" ")[-1:] in _ENDS)
        and number.end + 2 < len(lowered)
    )


def is_pronoun(
    lowered: str, number: Number, word: str, grammar: Grammar, *, counted: Phrase | None, known: bool
) -> bool:
    """Return whether "one" behind a word stands for a noun or for people in general ("the one", "which one")."""
    if word in grammar.one_never:
        return True
    if known:
        return False
    if word in grammar.idiom_before:
        return True
    if counted is not None:
        return False
    behind = lowered[number.end : number.end + 16].split()
    following = behind[0].strip(".,;:)\"'") if behind and not lowered[number.end : number.end + 1].isalnum() else ""
    if following in grammar.one_before or word in grammar.one_after or not word:
        return following in grammar.one_verbs
    return True


def vague_stands(lowered: str, number: Number, words: tuple[frozenset[str], ...]) -> bool:
    """Return whether a vague word without a noun counts something: "hundreds were", but not "he scores"."""
    word = lowered[number.start : number.end]
    plurals, after, alone = words
    if word in alone:
        return False
    if word not in plurals:
        return True
    behind = lowered[number.end : number.end + 16].split()
    return bool(behind) and behind[0].strip(".,") in after


def around(
    text: str, lowered: str, number: Number, word: str, grammar: Grammar, *, counted: Phrase | None, bound: Bound | None
) -> tuple[SkipReason | None, str]:
    """Return why the words around a number make it no claim, with the rule's name; (None, "") where they do not.

    `word` stands before the number.
    """
    if number.kind not in ("digits", "words"):
        return None, ""
    if listed(lowered, number):
        return SkipReason.LIST_MARKER, "list"
    if dated(text, lowered, number, word, grammar) and not _in_month(lowered, number, word, counted, grammar):
        return SkipReason.DATE, "month"
    if number.whole and counted is None and bound is None and _short_year(lowered, number, grammar):
        return SkipReason.DATE, "short year"
    if counted is None and bound is None and number.is_old_year and word in grammar.year_sure:
        return SkipReason.DATE, "year"
    if counted is None and bound is None and _early_year(lowered, number, word, grammar):
        return SkipReason.DATE, "year"
    if number.is_year and _reads_as_year(number, word, counted, bound, grammar):
        return SkipReason.DATE, "year"
    if number.kind == "words" and number.scale == 1 and grammar.time_after.match(lowered, number.end):
        return SkipReason.TIME, "time"
    reason = grammar.before.get(word)
    ahead = " " + lowered[max(0, number.start - 16) : number.start]
    if reason is SkipReason.AGE or ahead.endswith(grammar.ages.before):
        return SkipReason.AGE, "aged"
    if reason is SkipReason.VERSION and counted is None:
        return reason, f"before:{word}"
    if not number.whole or bound is not None:
        return None, ""
    if (text[number.end : number.end + 1] in ages.CLOSES or text.startswith(" ,", number.end)) and ages.named(
        text, number, grammar.ages
    ):
        return SkipReason.AGE, "name, age,"
    if counted is None and ages.joined(lowered, number, word, grammar.ages):
        return SkipReason.AGE, "aged n and"
    if counted is None and ages.of_several(lowered, number, grammar.ages):
        return SkipReason.AGE, "people, n and n"
    if counted is None and ages.beside_name(text, lowered, number, word, grammar.ages) and word not in grammar.verbs:
        return SkipReason.AGE, "name age and"
    if grammar.address.match(text, number.end) is not None:
        return SkipReason.ADDRESS, "street"
    if counted is not None and not lowered.startswith(grammar.of, number.end + 1):
        return None, ""
    return (reason, f"before:{word}") if reason is not None else (None, "")


def _short_year(lowered: str, number: Number, grammar: Grammar) -> bool:
    """Return whether two bare digits end a date ("5 SEP 89")."""
    if number.end - number.start != 2:
        return False
    return grammar.short_year.match(lowered, max(0, number.start - 20), number.start) is not None


def _early_year(lowered: str, number: Number, word: str, grammar: Grammar) -> bool:
    """Return whether three bare digits that end a clause are a year: "built in 812."."""
    three = number.whole and number.end - number.start == 3
    return three and word in grammar.year_early and lowered[number.end : number.end + 1] in _CLAUSE_ENDS


def _reads_as_year(number: Number, word: str, counted: Phrase | None, bound: Bound | None, grammar: Grammar) -> bool:
    """Return whether four digits are a year: unless a direction bounds them, or they count a known noun."""
    if bound not in (None, Bound.ABOUT) or word in grammar.year_never:
        return False
    if counted is None or counted.kind == "thing":
        return counted is None or number.low is None or number.low % 100 != 0 or word in grammar.year_before
    return word in grammar.year_sure or (
        word in grammar.year_articles and number.low is not None and number.low % 100 != 0
    )
