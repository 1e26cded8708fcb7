"""Times: which words of a text date something, and what days they mean."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.lexicon import load
from facts.setting.dates import find, parse_published
from facts.text.sentences import lower

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text("utf-8"))
LEXICON = load()


def shown(text, mention):
    when = mention.when
    days = f"{when.start or '-'}..{when.end or '-'}"
    return f"{text[mention.start : mention.end]} = {days} {mention.cue} {when.precision}"


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["text"][:50])
def test_times_of_a_text(case):
    text, published = case["text"], case.get("published", "2016-09-05")
    anchor = date.fromisoformat(published) if published else None
    found = find(text, lower(text), LEXICON, published=anchor)
    assert [shown(text, mention) for mention in found] == case["times"]


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2016-09-04", date(2016, 9, 4)),
        ("2016-09-04T10:00:00", datetime(2016, 9, 4, 10)),
        ("2016-09-04T10:00:00Z", datetime(2016, 9, 4, 10, tzinfo=UTC)),
        ("Sun, 04 Sep 2016 10:00:00 GMT", datetime(2016, 9, 4, 10, tzinfo=UTC)),
        ("last Tuesday", None),
        ("", None),
        ("2016-02-31", None),
    ],
)
def test_published(value, moment):
    assert parse_published(value) == moment


def test_months_and_weekdays_are_complete():
    table = LEXICON["dates"]
    assert set(table["months"].values()) == set(range(1, 13))
    assert set(table["weekdays"].values()) == set(range(1, 8))


@given(
    st.text(max_size=40),
    st.dates(),
    st.sampled_from(["on 31 ", "since ", "99 years ago ", "May 0-", "3 JAN 00 "]),
)
def test_no_text_raises(text, day, lead):
    text = lead + text
    for mention in find(text, lower(text), LEXICON, published=day):
        assert mention.when.start is None or mention.when.start <= mention.when.end
