"""What stands before a report: tests/cases/openings.toml."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from facts import Document, extract
from facts.claims.opening import opening
from facts.lexicon import load
from facts.setting import dates
from facts.text.sentences import lower

CASES = tomllib.loads((Path(__file__).parent / "cases" / "openings.toml").read_text("utf-8"))["case"]
LEXICON, FEED = load(), date(2017, 5, 2)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_openings(case):
    """The day and the cuts are those of the case."""
    text, lowered = case["text"], lower(case["text"])
    times = dates.find(text, lowered, LEXICON, published=FEED)
    found = opening(text, lowered, case.get("title", ""), times, LEXICON)
    edges = (0, *found.cuts, len(text))
    assert [text[a:b].strip() for a, b in pairwise(edges)] == case["parts"]
    assert found.day == (date.fromisoformat(case["day"]) if "day" in case else None)


def test_weekdays_are_counted_from_the_stated_day():
    """The day of the feed gives way to the one that the text states, which dates no event itself."""
    text = "Posted on 5 May 2017 Nine traders died on Thursday."
    claims = extract(Document("d", text, "v", published=FEED)).claims
    assert [claim.event_start for claim in claims] == [date(2017, 5, 4)]
    assert {claim.as_of for claim in claims} == {date(2017, 5, 5)}
