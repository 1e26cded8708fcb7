"""Where and when claims are set, and in which event of their document: tests/cases/setting.toml."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from facts import Document, extract
from facts.records import claim_record

CASES = tomllib.loads((Path(__file__).parent / "cases" / "setting.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_setting(case):
    """The claims that a case names stand in this order, with place, days and event as it says."""
    published = date.fromisoformat(case.get("published", "2017-05-05"))
    claims = extract(Document("d", case["text"], "v", title=case.get("title"), published=published)).claims
    records = [claim_record(claim) | {"event": int(claim.event.split("#")[1])} for claim in claims]
    quotes = [row["quote"] for row in case["claims"]]
    found = [record for record in records if record["quote"] in quotes]
    shown = [{key: record[key] or "" for key in row} for record, row in zip(found, case["claims"], strict=False)]
    assert shown == case["claims"]
