"""Two claims side by side: every relation and reason, the traps beside them, and the mirror."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import claim
from hypothesis import given
from hypothesis import strategies as st

from checks import compare
from checks.facts import facts
from checks.model import Comparison, Fact, Reason, Relation, Severity
from facts.extract import extract
from facts.model import Claim, Document, Measure

TABLE = tomllib.loads((Path(__file__).parent / "cases" / "comparisons.toml").read_text("utf-8"))
CASES, CLUSTERS, LINKS = TABLE["case"], TABLE["cluster"], TABLE["link"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, object]) -> None:
    left, right = claim(case["left"]), claim(case["right"])  # type: ignore[arg-type]
    same_event = bool(case.get("same_event"))
    found = compare(left, right, same_event=same_event)
    assert f"{found.relation} {found.reason}" == case["want"], found.explanation
    assert compare(right, left, same_event=same_event) == found


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda cluster: cluster["name"])
def test_cluster(cluster: dict[str, object]) -> None:
    _, compared = checked(cluster)
    assert [str(each.reason) for each in compared if each.relation is Relation.CONTRADICTION] == cluster["want"]


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link["name"])
def test_link(link: dict[str, object]) -> None:
    found, _ = checked(link)
    killed = [each for each in found if each.measure is Measure.KILLED and each.population == "all"]
    numbers = [{claim.quantity.low for claim in each.claims} for each in killed]
    assert sorted(map(sorted, numbers)) == link["want"]


def test_a_number_of_a_village_does_not_rise_to_that_of_the_country() -> None:
    monday = "Raids in Azaz killed 44 people on Sunday, the Observatory said."
    tuesday = "Raids killed 164 people in Syria on Sunday, the Observatory said. In Azaz 47 people died."
    country, village = ({"published": date(2016, 9, 6), "text": tuesday}, {"text": monday})
    _, compared = checked({"reports": [village, country]})
    rises = [[each.left.quantity.low, each.right.quantity.low] for each in compared if each.relation is Relation.UPDATE]
    assert rises == [[44, 47]]


def checked(case: dict[str, object]) -> tuple[tuple[Fact, ...], tuple[Comparison, ...]]:
    """Return the facts and comparisons of a case's reports, by different outlets, of one Monday unless they say so."""
    reports = [each if isinstance(each, dict) else {"text": each} for each in case["reports"]]  # type: ignore[attr-defined]
    dated = [{"published": date(2016, 9, 5)} | each for each in reports]
    read = [
        extract(Document(f"d{n}", version=f"version{n}" * 3, source=f"Outlet {n}", **each))
        for n, each in enumerate(dated)
    ]
    return facts([claim for each in read for claim in each.claims], [e for each in read for e in each.events])


def test_every_relation_has_a_case_and_traps_outnumber_contradictions() -> None:
    wanted = [case["want"] for case in CASES]
    assert {want.split()[0] for want in wanted} == set(Relation)
    raised = {reason for cluster in CLUSTERS for reason in cluster["want"]}
    assert {want.split()[1] for want in wanted} | raised >= set(Reason)
    assert sum("not_comparable" in want for want in wanted) >= sum("contradiction" in want for want in wanted)


def test_explanation_names_numbers_place_day_and_both_speakers() -> None:
    left = claim(value=41, attribution="SOHR", source="Daily")
    right = claim(value=67, attribution="the health ministry", source="Wire")
    words = compare(left, right).explanation
    for part in (
        "41",
        "67",
        "the number killed in Aleppo on 4 September 2016",
        "SOHR",
        "the health ministry",
        "same day",
    ):
        assert part in words


def test_early_hours_soften_and_later_ones_do_not() -> None:
    early = compare(claim(value=41), claim(value=67))
    late = date(2016, 9, 20)
    settled = compare(claim(value=41, as_of=late), claim(value=67, as_of=late))
    assert (early.severity, settled.severity) == (Severity.LOW, Severity.HIGH)


def test_linked_events_stand_in_for_an_unknown_place_but_never_for_a_different_one() -> None:
    nowhere = claim(value=67, place=None)
    assert compare(claim(value=41), nowhere, same_event=True).relation is Relation.CONTRADICTION
    assert compare(claim(value=41), claim(value=67, place="Idlib"), same_event=True).reason is Reason.DIFFERENT_PLACE


def test_a_street_that_the_gazetteer_lacks_may_lie_in_the_town_of_the_same_happening() -> None:
    street = claim(value=44, place="Bakery Street")
    town = claim(value=[40, ""], bound="at_least", place_id=7)
    assert compare(street, town, same_event=True).relation is Relation.REFINES
    assert compare(street, town).reason is Reason.DIFFERENT_PLACE
    assert compare(street, claim(place="Mill Lane"), same_event=True).reason is Reason.DIFFERENT_PLACE


DAYS = st.integers(0, 40).map(lambda n: date(2016, 9, 1) + timedelta(days=n))
CLAIMS = st.builds(
    claim,
    value=st.integers(0, 5000) | st.tuples(st.integers(0, 300), st.integers(300, 900)),
    bound=st.sampled_from(["exact", "about", "nearly", "at_least", "more_than", "at_most", "less_than"]),
    population=st.sampled_from(["all", "children", "soldiers", "combatants"]),
    side=st.sampled_from([None, "Armenia", "Azerbaijan"]),
    scope=st.sampled_from(["incident", "period", "cumulative", "conflict", "unknown"]),
    series=st.sampled_from(["level", "increment"]),
    modality=st.sampled_from(["asserted", "denied", "estimated", "forecast"]),
    attribution=st.sampled_from([None, "SOHR", "the Observatory", "police"]),
    place=st.sampled_from([None, "Aleppo", "Idlib"]),
    country=st.sampled_from([None, "SY"]),
    event_start=st.none() | DAYS,
    as_of=st.none() | DAYS,
    document_id=st.sampled_from(["one", "two"]),
    event=st.sampled_from([None, "one#1"]),
)


@given(CLAIMS, CLAIMS)
def test_mirror(left: Claim, right: Claim) -> None:
    there, back = compare(left, right), compare(right, left)
    assert there == back
    if there.relation is Relation.CONTRADICTION:
        assert there.severity is not None


@given(CLAIMS)
def test_a_claim_never_contradicts_itself(one: Claim) -> None:
    assert compare(one, one).relation is not Relation.CONTRADICTION
