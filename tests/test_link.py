"""Linking: which events of different documents are one happening, by which level, in whatever order."""

import random
from datetime import date
from typing import Any

import pytest
from builders import claim

from checks.link import LEVELS, candidates, join, level
from checks.questions import questions
from checks.stories import stories
from facts.model import Claim, Event

DAY = date(2016, 9, 4)


def told(
    number: int, *given: dict[str, Any], words: tuple[str, ...] = (), actors: tuple[str, ...] = ()
) -> tuple[list[Claim], Event]:
    """Return the claims of one event of one document, and the event."""
    document, event = f"document-{number}", f"document-{number}#1"
    claims = [claim(each, document_id=document, event=event, claim_id=f"{number}-{n}") for n, each in enumerate(given)]
    return claims, Event(event, document, True, tuple(each.claim_id for each in claims), words, actors)


def linked(*reports: tuple[list[Claim], Event]) -> int:
    """Return how many happenings the reports make."""
    claims = [each for some, _ in reports for each in some]
    told_ = stories(claims, [event for _, event in reports])
    return len(set(join(told_, candidates(told_)).values()))


TOTAL = {"scope": "cumulative", "event_start": date(2016, 7, 1), "event_end": date(2016, 9, 4)}
NOWHERE = {"value": 53, "place": None, "event_start": None, "as_of": None, "published": date(2016, 9, 5)}


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (told(1, {"value": 41}), told(2, {"value": 67}), "same place and day, numbers alike"),
        (told(1, {"value": 41}), told(2, {"value": 3}), None),
        (told(1, {"value": 41}), told(2, {"value": 41}), "same place and day, same number"),
        (
            told(1, {"value": 41}, words=("airstrike",)),
            told(2, {"value": 67}, words=("airstrike", "raid")),
            "same place and day, same sort of happening",
        ),
        (told(1, {"value": 41}, words=("airstrike",)), told(2, {"value": 67}, words=("car bomb",)), None),
        (told(1, {"value": 41}), told(2, {"value": 67, "place": "Idlib"}), None),
        (told(1, {"value": 41}), told(2, {"value": 67, "event_start": date(2016, 9, 1)}), None),
        (told(1, {"value": 41}), told(2, NOWHERE), None),
        (told(1, NOWHERE), told(2, NOWHERE), None),
        (
            told(
                1,
                NOWHERE,
                {"value": 118, "place": None, "event_start": None, "published": DAY},
                words=("airstrike",),
            ),
            told(2, {"value": 53}, {"value": 118}, words=("airstrike",)),
            "two same numbers and sort of happening, days near",
        ),
        (
            told(1, {"value": 41, "place": None}, words=("raid",), actors=("Turkey", "Islamic State")),
            told(2, {"value": 67}, words=("raid",), actors=("Islamic State", "Turkey")),
            "same two actors and day, a place unknown",
        ),
        (
            told(1, {"value": 41}, words=("raid",)),
            told(2, {"value": 67, "event_start": None, "published": date(2016, 9, 5)}, words=("raid",)),
            "same place, days near, same number, or same sort of happening and numbers or thing hit alike",
        ),
        (
            told(1, NOWHERE, {"measure": "displaced", "value": 900, "place": "Idlib"}, words=("raid",)),
            told(2, {"value": 53}, {"value": 67}, words=("raid",)),
            "a place unknown, days near, a great same number and sort of happening",
        ),
        (
            told(1, {"value": 41}, {"measure": "displaced", "value": 900, "place": "Idlib"}),
            told(2, {"value": 41, "place": "Idlib"}),
            None,
        ),
        (told(1, TOTAL | {"value": 41}), told(2, TOTAL | {"value": 190}), "same place, totals over weeks from one day"),
        (told(1, TOTAL | {"value": 41}), told(2, TOTAL | {"value": 190, "event_start": date(2016, 6, 1)}), None),
        (told(1, TOTAL | {"value": 41}), told(2, TOTAL | {"value": 190, "place": "Idlib"}), None),
        (told(1, TOTAL | {"value": 41}), told(2, TOTAL | {"value": 190, "scope": "incident"}), None),
        (told(1, TOTAL, words=("storm",)), told(2, TOTAL | {"value": 190}, words=("epidemic",)), None),
        (
            told(1, NOWHERE | {"value": 70}, words=("bombing", "bus")),
            told(2, {"value": 43}, words=("bombing", "bus")),
            "a place unknown, days near, same thing hit and sort of happening, numbers alike",
        ),
        (told(1, NOWHERE | {"value": 70}, words=("bombing", "bus")), told(2, {"value": 43}, words=("bombing",)), None),
        (
            told(1, NOWHERE | {"value": 70}, words=("bombing", "bus")),
            told(2, {"value": 3}, words=("bombing", "bus")),
            None,
        ),
        (
            told(1, NOWHERE | {"value": 70}, words=("airstrike", "hospital")),
            told(2, {}, words=("clash", "hospital")),
            None,
        ),
    ],
)
def test_levels(left: tuple[list[Claim], Event], right: tuple[list[Claim], Event], name: str | None) -> None:
    one, other = stories(left[0] + right[0], [left[1], right[1]])
    found, back = level(one, other), level(other, one)
    assert found is back
    assert (found.name if found else None) == name
    assert linked(left, right) == (1 if name else 2)


def test_every_level_has_a_name_of_its_own() -> None:
    assert len({each.name for each in LEVELS}) == len(LEVELS)


def test_no_chain_joins_what_differs() -> None:
    """A report without a place cannot tie Aleppo to Idlib."""
    aleppo = told(1, {"value": 41}, {"value": 118, "measure": "injured"}, words=("raid",))
    idlib = told(
        2,
        {"value": 41, "place": "Idlib"},
        {"value": 118, "measure": "injured", "place": "Idlib"},
        words=("raid",),
    )
    nowhere = told(
        3, {"value": 41, "place": None}, {"value": 118, "measure": "injured", "place": None}, words=("raid",)
    )
    assert linked(aleppo, idlib, nowhere) == 2


def test_reports_of_the_dead_join_before_those_of_who_was_moved() -> None:
    """Who fled on the 2nd shares a sentence with the report of the blast, but not its day."""
    fled = {
        "measure": "displaced",
        "value": 900,
        "sentence": "Some 900 people from four villages had been waiting there.",
    }
    blast = told(1, NOWHERE | {"value": 70}, fled | NOWHERE | {"value": 900}, words=("bombing", "bus"))
    moved = told(2, fled | {"event_start": date(2016, 9, 3)}, words=("bombing",))
    later = told(3, {"value": 43}, words=("bombing", "bus"))
    claims = [each for some, _ in (blast, moved, later) for each in some]
    told_ = stories(claims, [blast[1], moved[1], later[1]])
    home = join(told_, candidates(told_))
    assert home["document-1#1"] == home["document-3#1"] != home["document-2#1"]


def test_who_was_moved_ties_no_two_reports_of_the_dead() -> None:
    """Six dead of a blast and 112 of another in the same town, with a report of people who left it between them."""
    first, second = (
        told(number, {"value": value, "event_start": None, "published": date(2016, 9, day)}, words=("bombing",))
        for number, value, day in ((1, 112, 4), (2, 6, 7))
    )
    moved = told(
        3,
        {"measure": "displaced", "value": 2000, "event_start": None, "published": date(2016, 9, 5)},
        words=("bombing",),
    )
    assert linked(first, second) == 2
    assert linked(first, moved) == linked(second, moved) == 1
    assert linked(first, second, moved) == 2


def test_two_events_of_one_document_stay_apart() -> None:
    first, second = told(1, {"value": 41}), told(2, {"value": 41})
    both = [
        claim({"value": 41}, document_id="d", event="d#1"),
        claim({"value": 41}, document_id="d", event="d#2"),
    ]
    events = [Event("d#1", "d", True, (both[0].claim_id,)), Event("d#2", "d", False, (both[1].claim_id,))]
    assert linked(first, second) == 1
    separate = stories(both, events)
    assert len(set(join(separate, candidates(separate)).values())) == 2


def test_questions_keep_measures_populations_sides_and_scopes_apart() -> None:
    claims, event = told(
        1,
        {"value": 41},
        {"value": 12, "population": "children"},
        {"value": 18, "side": "Armenia"},
        {"value": 90, "measure": "injured"},
        {"value": 300000, "scope": "conflict", "country": "SY"},
        {"value": 12, "series": "increment"},
        {"value": 60, "scope": "cumulative"},
    )
    found = questions(claims, [event])
    assert sorted(len(each.claims) for each in found) == [1, 1, 1, 1, 1, 2]


def test_the_order_of_documents_does_not_matter() -> None:
    shuffler = random.Random(7)
    reports = [
        told(
            n,
            {"value": shuffler.choice([41, 53, 67]), "place": shuffler.choice(["Aleppo", "Idlib", None])},
            words=shuffler.choice([("raid",), ("blast",), ()]),
        )
        for n in range(24)
    ]
    claims, events = [each for some, _ in reports for each in some], [event for _, event in reports]
    expected = questions(claims, events)
    for _ in range(5):
        shuffler.shuffle(claims)
        shuffler.shuffle(events)
        assert questions(claims, events) == expected
