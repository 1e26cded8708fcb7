"""Whether something is denied of those whom a number counts: "20 pupils did not pass"."""

import re
from functools import cache

from checks.verifying.clauses import breaks
from checks.verifying.told import Statement
from facts.lexicon import Lexicon, load
from facts.text.words import any_of


def is_denied(statement: Statement) -> bool:
    """Return whether the words right behind a number deny of those counted what follows."""
    quantity, offset = statement.claim.quantity, statement.claim.sentence_start
    tail = statement.claim.sentence[max(0, quantity.number_end - offset) : statement.clause[1]]
    return _patterns(load())[0].match(breaks(load()).split(tail)[0]) is not None


def denies(statement: Statement) -> bool:
    """Return whether anything is denied in the sentence of a number."""
    return _patterns(load())[1].search(statement.claim.sentence) is not None


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a denial behind a counted noun, and of one anywhere."""
    words, table = lexicon["words"], lexicon["comparisons"]["verify"]
    verbs = any_of((*words["be"], *words["have"], *words["do"], *words["modals"]))
    denying = (*words["tags"]["not"], *table["denying"])
    return (
        re.compile(rf"(?:\s*[\w-]+){{0,5}}?\s+(?:(?:{verbs})\s+)?(?:{any_of(denying)})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of((*denying, *table['negative']))})\b", re.IGNORECASE),
    )
