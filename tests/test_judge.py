"""Facts: status, low – best – high, witnesses, and the policies that choose among claims."""

from datetime import date
from typing import Any

import pytest
from builders import claim

from checks.facts import representative
from checks.judge import judge
from checks.model import Fact, Relation, Status
from checks.questions import Question
from facts.model import Claim

NEXT = date(2016, 9, 6)
AZAZ = {"value": 41, "place": "Azaz", "place_name": "Azaz", "place_id": 172082}
SOHR = {"attribution": "SOHR", "attribution_kind": "monitor"}
BOTH = {**SOHR, "document_id": "both"}
SOMEWHERE = {"value": 67, "place": None}
MARCH = {"value": 50_000, "sentence": "Some 50,000 weavers gathered around the cathedral for bread"}
TURNOUT = {"value": 8_000, "sentence": "Detectives estimated turnout near 8,000 overall"}


def fact(*given: dict[str, Any], policy: str = "ladder") -> Fact:
    claims = tuple(claim(each) for each in given)
    return judge(Question(("happening", "killed"), "happening", claims), policy=policy).fact


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ([{"value": 53}], Status.SINGLE_SOURCE),
        (
            [{"value": 53, "attribution": "SOHR"}, {"value": 53, "attribution": "the Observatory"}],
            Status.SINGLE_SOURCE,
        ),
        ([{"value": 53}, {"value": 53}], Status.CORROBORATED),
        ([{"value": [50, None], "bound": "at_least"}, {"value": 53}], Status.CORROBORATED),
        ([{"value": 41}, {"value": 53, "as_of": NEXT}], Status.EVOLVING),
        ([{"value": 67, "source": "Wire"}, {"value": 53, "source": "Wire", "as_of": NEXT}], Status.EVOLVING),
        ([{"value": 41}, {"value": 67}], Status.CONTESTED),
        ([{"value": 41}, {"value": 67}, {"value": 90, "as_of": NEXT}], Status.CONTESTED),
        ([{"value": 26, **SOHR, "claim_id": "0"}, {"value": 18, **BOTH}, {"value": 26, **BOTH}], Status.SINGLE_SOURCE),
        ([{"value": 26, **SOHR, "claim_id": "0"}, {"value": 18, **BOTH}], Status.EVOLVING),
        ([AZAZ, {"value": 41, "place": "Aleppo"}, SOMEWHERE], Status.CONTESTED),
        ([AZAZ, {"value": 41, "place": "Homs"}, SOMEWHERE], Status.CORROBORATED),
        ([MARCH, TURNOUT], Status.SINGLE_SOURCE),
    ],
)
def test_status(given: list[dict[str, Any]], status: Status) -> None:
    assert fact(*given).status is status


def test_early_numbers_that_both_voices_overtook_are_a_trajectory() -> None:
    voices = [{"value": 41, "source": "Wire"}, {"value": 67, "source": "Daily"}]
    later = [{"value": 90, "source": "Wire", "as_of": NEXT}, {"value": 90, "source": "Daily", "as_of": NEXT}]
    assert fact(*voices, *later).status is Status.EVOLVING


def test_low_best_high_span_what_is_reported() -> None:
    found = fact({"value": [40, None], "bound": "at_least"}, {"value": 53}, {"value": [None, 60], "bound": "at_most"})
    assert (found.low, found.best, found.high) == (40, 53, 60)
    assert len(found.witnesses) == 3


def test_nothing_known_is_blank_never_zero() -> None:
    found = fact({"value": [None, 300], "bound": "at_most"})
    assert (found.low, found.best, found.high) == (None, None, 300)


def test_denials_and_forecasts_never_set_the_number() -> None:
    found = fact({"value": 53}, {"value": 900, "modality": "denied"}, {"value": 700, "modality": "forecast"})
    assert (found.low, found.best, found.high) == (53, 53, 53)


def test_a_number_of_something_else_sets_no_number() -> None:
    def told(value: int, what: str) -> dict[str, object]:
        return {"value": value, "sentence": f"A {what} crash killed {value} people on Sunday.", "at": str(value)}

    apart = fact(told(5, "plane"), told(12, "bus"))
    assert (apart.low, apart.best, apart.high) == (12, 12, 12)
    mayor = {"value": 5, "sentence": "All 5 on the plane died, according to the mayor of the town.", "at": "5"}
    most = fact(told(5, "plane"), told(12, "bus"), mayor)
    assert (most.low, most.best, most.high) == (5, 5, 5)
    sentence = "All 7 passengers and 5 crew on the bus died."
    board = [
        {"value": number, "sentence": sentence, "at": str(number), "counted": who, "document_id": "d"}
        for number, who in ((7, "passengers"), (5, "crew"))
    ]
    whole = fact(told(12, "bus") | {"counted": "people"}, *board)
    assert (whole.low, whole.best, whole.high) == (12, 12, 12)
    rivals = fact(told(5, "bus"), told(12, "bus"))
    assert (rivals.low, rivals.high) == (5, 12)


MANY = [
    {"value": 41, "source": "A"},
    {"value": 53, "source": "B"},
    {"value": 53, "source": "C"},
    {"value": 60, "source": "D", "as_of": NEXT},
    {"value": 99, "source": "E", "as_of": NEXT, "attribution": "the rebels", "attribution_kind": "party"},
]


@pytest.mark.parametrize(("policy", "best"), [("ladder", 60), ("latest", 60), ("majority", 53), ("lowest", 41)])
def test_policies(policy: str, best: float) -> None:
    assert fact(*MANY, policy=policy).best == best


def test_ladder_passes_over_a_party_and_breaks_ties_by_majority_then_lowest() -> None:
    party = {"value": 200, "attribution": "the army", "attribution_kind": "party", "as_of": NEXT}
    assert fact({"value": 41}, party).best == 41
    assert fact({"value": 41}, {"value": 67}, {"value": 67}).best == 67
    assert fact({"value": 41}, {"value": 67}).best == 41


def test_copies_do_not_win_a_majority() -> None:
    sentence = (
        "Warplanes struck a crowded vegetable market in the eastern quarter of the town on Sunday, officials said."
    )
    copies = [{"value": 67, "sentence": sentence}] * 3
    assert fact(*copies, {"value": 41}, {"value": 41}, policy="majority").best == 41


@pytest.mark.parametrize(
    ("bound", "open_end", "relation"),
    [("exact", False, Relation.NOT_COMPARABLE), ("at_least", True, Relation.REFINES)],
)
def test_a_rise_to_what_the_earlier_report_also_gave_is_none(bound: str, open_end: bool, relation: Relation) -> None:
    def given(value: int, **more: object) -> Claim:
        return claim({"value": [value, ""] if open_end else value, "bound": bound, **more})

    early = {"document_id": "a", "event": "a#1"}
    asked = [
        given(50, attribution="a doctor", **early),
        given(58, attribution="a monitor", **early),
        given(58, attribution="the ministry", as_of=date(2016, 9, 6), published=date(2016, 9, 6)),
    ]
    answered = judge(Question(("k",), "k", tuple(asked)))
    rises = [
        each
        for each in answered.compared
        if {each.left.claim_id, each.right.claim_id} == {asked[0].claim_id, asked[2].claim_id}
    ]
    assert [each.relation for each in rises] == [relation]


def test_parts_that_their_own_report_adds_up_are_no_tolls_of_their_own() -> None:
    sentence = "In one district 105 people died and in the next 52."
    parts = [
        {"document_id": "d", "value": value, "sentence": sentence, "sentence_start": 60, "at": str(value)}
        for value in (105, 52)
    ]
    whole = {"document_id": "d", "value": 157}
    claims = tuple(map(claim, (*parts, whole, {"value": 153, "as_of": NEXT})))
    answered = judge(Question(("happening", "killed"), "happening", claims))
    assert (answered.fact.low, answered.fact.high) == (153, 157)
    told = {(each.relation, each.left.quantity.low, each.right.quantity.low) for each in answered.compared}
    assert {(Relation.PART_OF, 105, 157), (Relation.PART_OF, 52, 157)} <= told
    assert not any(value in (105, 52) for relation, value, _ in told if relation is not Relation.PART_OF)


def test_a_revision_is_told_once_and_by_the_report_that_had_the_old_number() -> None:
    reports = (
        {"claim_id": "1", "document_id": "a", "value": 157},
        {"claim_id": "2", "document_id": "b", "value": 157, "as_of": None, "published": NEXT},
        {"claim_id": "3", "document_id": "b", "value": 153, "as_of": NEXT, "published": NEXT},
    )
    given = ({**each, "attribution": "the government", "attribution_kind": "official"} for each in reports)
    compared = judge(Question(("happening", "killed"), "happening", tuple(map(claim, given)))).compared
    lowered = [each for each in representative(compared) if each.relation is Relation.REVISION]
    assert [(each.left.claim_id, each.right.claim_id) for each in lowered] == [("1", "3")]
