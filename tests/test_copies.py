"""Witnesses: one speaker under many names, and copies that never count twice."""

import subprocess
import sys

import pytest
from builders import claim

from checks.copies import alike, signature, speaker, witness, witnesses

RAID = "Warplanes struck a vegetable market in the eastern quarter of Aleppo on Sunday morning, killing 41 people."
SPUN = (
    "Warplanes struck a crowded vegetable market in the eastern quarter of Halab on Sunday morning, killing 41 people."
)
OTHER = "At least 41 people died on Sunday when rockets hit a bus station, hospital staff in the city told reporters."


@pytest.mark.parametrize(
    "name",
    [
        "SOHR",
        "the Observatory",
        "The Britain-based Syrian Observatory for Human Rights",
        "the Syrian Observatory for Human Rights, which counts the dead",
        "the Observatory's chief, Rami Abdurrahman",
        "Rami Abdel Rahman, who leads the Syrian Observatory for Human Rights",
    ],
)
def test_one_speaker_under_many_names(name: str) -> None:
    assert speaker(name) == "Syrian Observatory for Human Rights"


def test_different_speakers_stay_different() -> None:
    names = [
        "the health ministry",
        "the interior ministry",
        "Aleppo police",
        "Turkey",
        "Islamic State",
        "LCC",
        "SNHR",
    ]
    assert len({speaker(name) for name in names}) == len(names)


def test_witness_is_the_speaker_else_the_outlet_and_nobody_in_particular_is_the_outlets() -> None:
    assert witness(claim(source="Daily")) == "Daily"
    assert witness(claim(source="Daily", attribution="SOHR")) == witness(
        claim(source="Wire", attribution="the Observatory")
    )
    assert witness(claim(source="Daily", attribution="residents")) != witness(
        claim(source="Wire", attribution="residents")
    )


def test_acronym_of_a_full_name_in_the_same_fact_is_one_witness() -> None:
    found = witnesses(
        [
            claim(attribution="Yemen Data Project Council"),
            claim(attribution="YDPC"),
            claim(attribution="police"),
        ]
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("left", "right", "copy"),
    [
        (RAID, RAID, True),
        (RAID, SPUN, True),
        (RAID, OTHER, False),
        ("Blast kills 41", "Blast kills 41", False),  # too short to be told from chance
    ],
)
def test_copies_by_sentence(left: str, right: str, *, copy: bool) -> None:
    assert alike(left, right) is copy


def test_a_copied_report_never_counts_twice() -> None:
    wire, copy = claim(sentence=RAID, source="Wire"), claim(sentence=SPUN, source="Daily")
    own = claim(sentence=OTHER, source="Herald")
    found = witnesses([wire, copy, own])
    assert [(each.name, each.copies) for each in found] == [("Herald", ()), ("Wire", ("Daily",))]
    assert {claim_id for each in found for claim_id in each.claim_ids} == {
        wire.claim_id,
        copy.claim_id,
        own.claim_id,
    }


def test_the_same_sentence_with_another_number_is_no_copy() -> None:
    assert len(witnesses([claim(value=41, sentence=RAID), claim(value=67, sentence=RAID.replace("41", "67"))])) == 2


def test_witnesses_do_not_depend_on_order() -> None:
    claims = [
        claim(sentence=RAID),
        claim(sentence=SPUN),
        claim(attribution="SOHR"),
        claim(attribution="the Observatory"),
    ]
    assert witnesses(claims) == witnesses(claims[::-1])


def test_signatures_are_the_same_in_every_process() -> None:
    code = f"from checks.copies import signature; print(signature({RAID!r}))"
    done = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    assert done[0].stdout == done[1].stdout == f"{signature(RAID)}\n"
