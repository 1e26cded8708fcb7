"""Tolls: every row of tests/cases/tolls.toml and conventions.toml, and the choice of the main event."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from facts import conventions, extract
from facts.errors import FactsError
from facts.model import (
    AttributionKind,
    Bound,
    Claim,
    Document,
    Event,
    Extraction,
    Measure,
    Modality,
    Quantity,
    Scope,
    Series,
)
from facts.tolls import tolls

CASES = Path(__file__).parent / "cases"
TOLLS = tomllib.loads((CASES / "tolls.toml").read_text("utf-8"))["case"]
TEXTS = tomllib.loads((CASES / "tolls.toml").read_text("utf-8"))["text"]
PHRASES = tomllib.loads((CASES / "conventions.toml").read_text("utf-8"))["case"]


def quantity(row):
    low, high = (row["value"], row["value"]) if "value" in row else (row.get("low"), row.get("high"))
    bound = Bound(row.get("bound", "exact"))
    quote = row.get("quote", "")
    start = row.get("text", "").index(quote)
    end = start + len(quote)
    unit, implied, counted = row.get("unit", "person"), row.get("implied", False), row.get("counted", quote)
    return Quantity(quote, start, end, start, end, low, high, bound, unit=unit, counted=counted, implied=implied)


def claim(row, index=0):
    return Claim(
        claim_id=f"c{index}",
        document_id="d",
        version="v",
        field=row.get("field", "text"),
        sentence=row.get("text", ""),
        sentence_start=row.get("sentence", 0),
        quantity=quantity(row),
        measure=Measure(row.get("measure", "killed")),
        population=row.get("population", "all"),
        side=row.get("side"),
        scope=Scope(row.get("scope", "unknown")),
        series=Series(row.get("series", "level")),
        modality=Modality(row.get("modality", "asserted")),
        attribution=row.get("attribution"),
        attribution_kind=AttributionKind(row.get("attribution_kind", "none")),
        as_of=row.get("as_of"),
        event=row.get("event", "d#1"),
        part_of=f"c{row['of']}" if "of" in row else None,
    )


def extraction(claims, events=()):
    return Extraction(Document("d", "", "v"), tuple(claims), (), tuple(events))


def blank(value):
    return None if value == "" else value


@pytest.mark.parametrize("case", TOLLS, ids=lambda case: case["name"])
def test_rows(case):
    claims = [claim(row, index) for index, row in enumerate(case["claims"])]
    rows = tolls(extraction(claims), convention=case.get("convention", "floor"))
    got = [[row.measure, row.population, row.low, row.best, row.high, row.derived] for row in rows]
    assert got == [[blank(cell) for cell in row] for row in case["rows"]]
    if "lead" in case:
        assert rows[0].claim_ids[0] == f"c{case['lead']}"


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"][:60])
def test_texts(case):
    """The rows of the main event that count all people killed, and hurt, are those that a reader would write down."""
    document = Document("d", case["text"], "v", title=case.get("title"), published=date(2016, 9, 5))
    rows = [row for row in tolls(extract(document)) if row.main and row.population == "all"]
    best = {row.measure: row.best for row in rows}
    assert (best.get(Measure.KILLED), best.get(Measure.INJURED)) == (blank(case["killed"]), blank(case["injured"]))


@pytest.mark.parametrize("name", conventions.names())
@pytest.mark.parametrize("case", PHRASES, ids=lambda case: case["name"])
def test_conventions(case, name):
    wanted = case.get(name, case.get("all"))
    assert conventions.code(quantity(case), conventions.load(name)) == tuple(blank(cell) for cell in wanted)


def test_a_derived_row_names_its_parts():
    rows = tolls(
        extraction([claim({"value": 3, "population": "soldiers"}, 1), claim({"value": 2, "population": "police"}, 2)])
    )
    assert rows[0].derived
    assert rows[0].claim_ids == ("c1", "c2")


def test_one_event_is_the_main_one():
    claims = [claim({"value": 3, "event": "d#1"}, 1), claim({"value": 8, "event": "d#2"}, 2)]
    event = Event("d#1", "d", main=False, claim_ids=("c1",))
    events = [event, replace(event, event_id="d#2", main=True, claim_ids=("c2",))]
    assert [(row.event, row.main) for row in tolls(extraction(claims, events))] == [
        ("d#1", False),
        ("d#2", True),
    ]


def test_the_first_event_is_main_where_the_flagged_one_has_no_toll():
    claims = [
        claim({"value": 3, "event": "d#1"}, 1),
        claim({"value": 5, "event": "d#2", "measure": "length"}, 2),
    ]
    events = [Event("d#2", "d", main=True, claim_ids=("c2",))]
    assert [row.main for row in tolls(extraction(claims, events))] == [True]


def test_ties_of_the_day_go_by_the_publication_where_the_text_is_silent():
    early = replace(claim({"value": 9, "scope": "cumulative"}, 1), published=date(2016, 9, 5))
    late = replace(claim({"value": 12, "scope": "cumulative"}, 2), as_of=date(2016, 9, 6))
    assert tolls(extraction([early, late]))[0].best == 12


def test_an_unknown_convention_names_the_choices():
    with pytest.raises(FactsError, match="floor, acled, ucdp, gtd, emdat, airwars"):
        tolls(extraction([]), convention="median")
