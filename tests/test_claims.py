"""Texts and the claims that they make: tests/cases/claims.toml."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from facts import Document, extract, lexicon
from facts.records import claim_record
from facts.roles import frames

CASES = tomllib.loads((Path(__file__).parent / "cases" / "claims.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_claims(case):
    """All claims of the text, in order, have the fields that the case names; false stands for None."""
    published = date.fromisoformat(case["published"]) if "published" in case else None
    claims = extract(Document("d", case["text"], "v", title=case.get("title"), published=published)).claims
    found = [claim_record(claim) for claim in claims]
    position = {record["claim_id"]: index for index, record in enumerate(found)}
    for record in found:
        record["part_of"] = position.get(record["part_of"])
    wanted = [
        {key: None if value is False and key != "implied" else value for key, value in row.items()}
        for row in case["claims"]
    ]
    shown = [{key: record[key] for key in row} for row, record in zip(wanted, found, strict=False)]
    assert [record["quote"] for record in found] == [row["quote"] for row in wanted]
    assert shown == wanted


def test_spans_lead_back_to_the_text():
    """Every quote is exactly the text at its span, in the title and in the text."""
    document = Document("d", "At least 53 died.\n\nA farmer was shot dead, 12 hurt.", "v", title="Blast kills 50")
    extraction = extract(document)
    assert len(extraction.claims) == 4
    for claim in extraction.claims:
        text = document.title if claim.field == "title" else document.text
        quantity = claim.quantity
        assert text[quantity.start : quantity.end] == quantity.quote


def test_a_repeated_sentence_makes_no_second_claim():
    """The title that stands again in the text is refused as repeated, with its span."""
    extraction = extract(
        Document("d", "Blast kills 50\n\nBlast kills 50\n\nMore to follow.", "v", title="Blast kills 50")
    )
    assert [claim.field for claim in extraction.claims] == ["title"]
    assert [refused.quantity.skipped for refused in extraction.refused] == ["repeated", "repeated"]


def test_a_list_of_numbers_has_an_end():
    """A row of a table as one sentence: each number begins a list, which must not run through all that follow."""
    tags, words = "Q," * 500 + "QI", lexicon.load()
    found = [reach for frame in frames.fitting(frozenset(tags), words) for reach in frames.reaches(frame, tags)]
    assert max(len(reach.reached) for reach in found) == 41
