"""What is told from three characters agrees with the pattern itself, wherever in a text it is asked."""

import tomllib
from pathlib import Path

import pytest
import regex

from facts import lexicon
from facts.quantities import readings
from facts.text.prefixes import Heads

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text("utf-8"))
TEXTS = [text.lower() for table in CASES.values() for text in table]
GRAMMAR = readings.grammar(lexicon.load())
NUMBERS = GRAMMAR.operands.numbers
PATTERNS: dict[str, tuple[Heads, tuple[regex.Pattern[str], ...]]] = {
    "join": (GRAMMAR.operands.join_heads, (GRAMMAR.operands.join,)),
    "suffix": (GRAMMAR.operands.suffix_heads, (GRAMMAR.operands.suffix,)),
    "follows": (NUMBERS.words.follows_heads, (NUMBERS.words.follows,)),
    "ratio": (NUMBERS.ratio_heads, (NUMBERS.ratio, NUMBERS.over)),
    "month": (GRAMMAR.skips.month_heads, (GRAMMAR.skips.month_after,)),
    "age": (GRAMMAR.skips.ages.heads, (GRAMMAR.skips.ages.after,)),
    "bound": (GRAMMAR.bounds.after_heads, (GRAMMAR.bounds.after,)),
    "rates": (GRAMMAR.units.rates_heads, (GRAMMAR.units.rates, GRAMMAR.units.matter)),
    "states": (GRAMMAR.states_heads, (GRAMMAR.states,)),
    "idiom": (GRAMMAR.skips.idiom_heads, (GRAMMAR.skips.idiom,)),  # type: ignore[dict-item]
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_match_is_never_ruled_out(name: str) -> None:
    """Where a pattern matches, its head said that it may; and most heads say that none can."""
    heads, patterns = PATTERNS[name]
    asked = hopes = 0
    for text in TEXTS:
        for at in range(len(text) + 1):
            hope = heads[text[at : at + 3]]
            assert hope or not any(pattern.match(text, at) for pattern in patterns), text[at:]
            asked, hopes = asked + 1, hopes + hope
    assert hopes < asked / 3


def test_digits_before_a_match_is_never_ruled_out() -> None:
    """Where digits are more than their run, or a date, time or name, their head said that they may be."""
    run, digits = regex.compile(r"\d++"), NUMBERS.words.digits
    for text in TEXTS:
        for found in run.finditer(text):
            start, end = found.span()
            match = digits.digits.match(text, start)
            assert match is None or match.end() <= end or digits.longer[text[end : end + 2]], text[start:]
            fixed = GRAMMAR.skips.whole.match(text, start)
            alone = end - start <= 4 and not text.endswith(GRAMMAR.skips.whole_behind, 0, start)
            assert fixed is None or not alone or GRAMMAR.skips.whole_heads[text[end : end + 3]], text[start:]


def test_noise_is_not_remembered() -> None:
    """However many heads are asked for, memory stays bounded."""
    heads = Heads(regex.compile("ab"))
    assert heads["abc"]
    assert not any(heads[f"{number:04}"] for number in range(9999))
    assert len(heads) <= 4096
