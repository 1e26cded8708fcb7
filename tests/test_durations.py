"""Stated lengths of time against the dates of the same report."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from checks.durations import durations
from checks.model import Reason, Relation
from facts.extract import extract
from facts.model import Document

CASES = tomllib.loads((Path(__file__).parent / "cases" / "durations.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_case(case: dict[str, str]) -> None:
    published = date.fromisoformat(case.get("published", "2017-04-05"))
    found = durations(extract(Document("d", case["text"], "v" * 20, published=published)).claims)
    assert [each.left.quantity.quote for each in found] == ([case["want"]] if "want" in case else [])
    assert all((each.relation, each.reason) == (Relation.CONTRADICTION, Reason.DURATION_VS_DATES) for each in found)


def test_the_sentence_names_the_length_and_the_date() -> None:
    text = "The nine-year war, which began in March 2011, has killed 400,000 people."
    (found,) = durations(extract(Document("d", text, "v" * 20, published=date(2017, 4, 5))).claims)
    assert "nine-year" in found.explanation
    assert "March 2011" in found.explanation
    assert found.left.claim_id != found.right.claim_id
