"""Text → quantities: the rows are tests/cases/quantities.toml; the wordings of the lexicon are read as they say."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts import lexicon
from facts.model import Quantity
from facts.quantities import scan
from facts.text.sentences import lower

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text("utf-8"))
BOUNDS = lexicon.load()["bounds"]


def read(text: str) -> list[Quantity]:
    return scan.read(text, lower(text), lexicon.load())


def interval(quantity: Quantity) -> tuple[float | None, float | None]:
    return quantity.low, quantity.high


def parse_row(row: str) -> tuple[str, tuple[float | None, float | None], str, str]:
    quote, value, bound, unit = (cell.strip() for cell in row.rsplit("|", 3))
    if value == "-":
        return quote, (None, None), bound, unit
    low, dots, high = value.partition("..")
    ends = (float(low) if low else None, float(high) if high else None)
    return quote, ends if dots else (ends[0], ends[0]), bound, unit


@pytest.mark.parametrize(("text", "rows"), [pair for table in CASES.values() for pair in table.items()])
def test_case(text: str, rows: list[str]) -> None:
    """A text has exactly the quantities of its row, with quote, interval, bound and unit or reason."""
    found = read(text)
    wanted = [parse_row(row) for row in rows]
    assert [q.quote for q in found] == [quote for quote, *_ in wanted]
    for quantity, (_, ends, bound, unit) in zip(found, wanted, strict=True):
        assert interval(quantity) == (pytest.approx(ends[0]), pytest.approx(ends[1]))
        if bound == "skip":
            assert quantity.skipped == unit
        else:
            assert (quantity.bound, quantity.unit, quantity.skipped) == (bound, unit, None)


@given(st.integers(100, 9999), st.sampled_from([("million", 6), ("bn", 9), ("trillion", 12)]))
def test_a_decimal_with_a_magnitude_is_a_whole_number(hundredths: int, magnitude: tuple[str, int]) -> None:
    """4.1 billion is 4,100,000,000, not 4,099,999,999.9999995."""
    word, zeros = magnitude
    (quantity,) = read(f"It cost ${hundredths // 100}.{hundredths % 100:02} {word}.")
    assert (quantity.low, quantity.precision) == (hundredths * 10 ** (zeros - 2), 10 ** (zeros - 2))


@pytest.mark.parametrize(
    ("text", "si"),
    [("4.1 km", 4100), ("57 percent", 0.57), ("-40 degrees Celsius", 233.15), ("2.3 to 4.1 thousand km", 2300000)],
)
def test_base_units_are_exact(text: str, si: float) -> None:
    (quantity,) = read(f"It was {text}.")
    assert quantity.si_low == si


@pytest.mark.parametrize(("bound", "text"), [(b, text) for b, texts in BOUNDS["examples"].items() for text in texts])
def test_bound_examples(bound: str, text: str) -> None:
    """Every example of a bound's wording is read with that bound, whole."""
    (quantity,) = read(f"{text}.")
    assert quantity.bound == bound


@pytest.mark.parametrize(("bound", "text"), [(b, text) for b, texts in BOUNDS["never"].items() for text in texts])
def test_bound_never(bound: str, text: str) -> None:
    """What only looks like a wording bounds nothing."""
    (quantity,) = read(f"{text} people")
    assert quantity.bound == bound


@pytest.mark.parametrize(("bound", "phrase"), [(b, p) for b, ps in BOUNDS["before"].items() for p in ps])
def test_bound_wordings(bound: str, phrase: str) -> None:
    """Every wording of the lexicon before a number gives its bound."""
    (quantity,) = read(f"{phrase} 53 people")
    assert (quantity.bound, quantity.unit) == (bound, "person")


@pytest.mark.parametrize(("reason", "text"), lexicon.load()["skips"]["examples"].items())
def test_skip_examples(reason: str, text: list[str]) -> None:
    """Every example of a skip reason is skipped with it."""
    for example in text:
        assert reason in {q.skipped for q in read(example)}, example


@pytest.mark.parametrize("text", lexicon.load()["skips"]["never"]["texts"])
def test_skip_never(text: str) -> None:
    """What only looks like a date, name or score is kept."""
    assert [q.skipped for q in read(text)] == [None]


def test_units_and_si() -> None:
    """A unit has its name and its interval in the base unit."""
    (length,), (share,), (money,) = read("5 miles"), read("12%"), read("£3m")
    assert (length.unit_name, length.dimension, length.si_low) == ("mile", "length", pytest.approx(8046.72))
    assert (share.dimension, share.si_low) == ("share", pytest.approx(0.12))
    assert (money.unit, money.unit_name, money.si_high) == ("GBP", "pound sterling", 3e6)
    (people,) = read("about 300 Turkish-backed rebel fighters fled")
    assert (people.counted, people.dimension, people.precision) == ("Turkish-backed rebel fighters", "person", 100)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.,-–$€%/:()'ab onetwohalf\nMmkt½²٣"), max_size=60))
def test_any_text(text: str) -> None:
    """Any text is read without an error; quotes are spans, in order, and never overlap."""
    end = 0
    for quantity in read(text):
        assert text[quantity.start : quantity.end] == quantity.quote
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        end = quantity.end


@pytest.mark.parametrize(
    "piece",
    ["1,234 ", "1.", "9" * 20, "two hundred and ", "at least ", "a ", "- ", "$", "12-", "million ", "km/", "of the "],
)
def test_linear_time(piece: str) -> None:
    """No repeated fragment makes a pattern run away: ten times the text takes no hundred times as long."""
    read("5 km")
    took = []
    for size in (3_000, 30_000):
        text = piece * (size // len(piece))
        start = time.perf_counter()
        read(text)
        took.append(time.perf_counter() - start)
    assert took[1] < 0.2 + 40 * took[0]
