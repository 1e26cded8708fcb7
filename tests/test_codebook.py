"""The codebook has a meaning for every field and value of the types, and for nothing else."""

from enum import StrEnum

import pytest

from checks import model as checks
from facts import model
from facts.codebook import entries
from facts.lexicon import shared
from facts.records import COLUMNS

ENUMS: dict[str, type[StrEnum]] = {
    "bound": model.Bound,
    "measure": model.Measure,
    "scope": model.Scope,
    "series": model.Series,
    "modality": model.Modality,
    "attribution_kind": model.AttributionKind,
    "date_precision": model.DatePrecision,
    "skipped": model.SkipReason,
    "status": checks.Status,
    "relation": checks.Relation,
    "reason": checks.Reason,
    "verdict": checks.VerdictKind,
    "alert_severity": checks.Severity,
}


@pytest.mark.parametrize("section", ENUMS)
def test_every_value_has_its_meaning(section):
    assert set(shared("codebook")[section]) == {str(value) for value in ENUMS[section]}


def test_every_field_has_its_meaning():
    known = {name for meanings in shared("codebook").values() for name in meanings}
    assert known >= set(COLUMNS)
    for kind in (model.Toll, checks.Fact, checks.Comparison, checks.Witness):
        wanted = {*kind.__match_args__} - {"left", "right", "claims", "name", "copies"}
        assert known >= wanted


def test_entries_are_whole_and_told_apart():
    found = entries()
    assert all(entry["name"] and entry["meaning"] for entry in found)
    words = [(entry["section"], entry["name"]) for entry in found if not entry["section"].startswith("Rules")]
    assert len(set(words)) == len(words)
    rules = {entry["name"] for entry in found if entry["section"] == "Rules of the language"}
    assert {"frames.passive", "qualifiers.modality.denied"} <= rules
    conventions = {entry["name"]: entry for entry in found if entry["section"].startswith("Conventions")}
    assert "floor" in conventions
    assert all(entry["source"] for entry in conventions.values())
