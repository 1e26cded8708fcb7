"""The product on its own reports: the seed article claim by claim, and what the demonstration must show."""

import json
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from checks.compare import compare
from checks.model import Relation
from checks.run import facts
from facts.documents import read
from facts.extract import extract
from facts.records import extraction_records

ROOT = Path(__file__).parents[1]
ARTICLE = "000_73668030170297a8"
GOLDEN = ROOT / "tests" / "golden"
WANTED = tomllib.loads((GOLDEN / "seeds_relations.toml").read_text("utf-8"))
CLAIMS = [json.loads(line) for line in (GOLDEN / "seed_claims.jsonl").read_text("utf-8").splitlines()]


def fail(problem):
    pytest.fail(str(problem))


@cache
def extractions():
    documents = read([str(ROOT / "seeds")], on_error=fail, on_warning=fail)
    return {"seed" if ARTICLE in each.id else each.id: extract(each) for each in documents}


@cache
def checked():
    read_ = extractions().values()
    claims = [claim for each in read_ for claim in each.claims]
    return facts(claims, [event for each in read_ for event in each.events], all_pairs=True)


def find(wanted):
    """Return the claims that a row names; fails where there is none."""
    found = [
        claim
        for claim in extractions()[wanted["document"]].claims
        if claim.measure == wanted["measure"]
        and claim.population == wanted.get("population", claim.population)
        and wanted["value"] in (claim.quantity.low, claim.quantity.high)
    ]
    assert found, f"no claim {wanted}"
    return found


def told(left, right):
    """Return how the check relates two claims, or how comparing does where it keeps no such pair."""
    ids = {left.claim_id, right.claim_id}
    kept = [each for each in checked()[1] if {each.left.claim_id, each.right.claim_id} == ids]
    together = any(ids <= {claim.claim_id for claim in fact.claims} for fact in checked()[0])
    return kept[0] if kept else compare(left, right, same_event=together)


def why(row):
    return row.get("why") or "{document} {value}".format(**row["claim"])


@pytest.mark.parametrize("row", WANTED["pair"], ids=why)
def test_relations(row):
    best = [told(left, right) for left in find(row["left"]) for right in find(row["right"])]
    assert {each.relation.value for each in best} & set(row.get("any", [row["relation"]])), best
    if "reason" in row:
        assert row["reason"] in {each.reason.value for each in best}


@pytest.mark.parametrize("row", WANTED["never"], ids=why)
def test_no_false_contradiction(row):
    for left in find(row["left"]):
        for right in find(row["right"]):
            assert told(left, right).relation is not Relation.CONTRADICTION


def test_no_other_contradiction_comes_out():
    wanted = {pair(row["left"], row["right"]) for row in WANTED["pair"] if row["relation"] == "contradiction"}
    names = {extraction.document.id: name for name, extraction in extractions().items()}
    got = {
        frozenset((names[claim.document_id], claim.quantity.low) for claim in (each.left, each.right))
        for each in checked()[1]
        if each.relation is Relation.CONTRADICTION
    }
    assert got == wanted


def pair(left, right):
    return frozenset((each["document"], float(each["value"])) for each in (left, right))


def fact_of(wanted):
    ids = {claim.claim_id for claim in find(wanted)}
    return next((fact for fact in checked()[0] if ids & {claim.claim_id for claim in fact.claims}), None)


@pytest.mark.parametrize("row", WANTED["fact"], ids=why)
def test_facts(row):
    fact = fact_of(row["claim"])
    assert fact is not None
    documents = {"seed" if ARTICLE in claim.document_id else claim.document_id for claim in fact.claims}
    assert documents == set(row["documents"])
    assert (fact.status.value, len(fact.witnesses)) == (row["status"], row["witnesses"])
    for end in ("low", "best", "high"):
        assert getattr(fact, end) == row.get(end, getattr(fact, end))


@pytest.mark.parametrize("row", WANTED["no_fact"], ids=why)
def test_what_is_urged_is_no_fact(row):
    assert fact_of(row["claim"]) is None


@pytest.mark.parametrize("wanted", CLAIMS, ids=lambda wanted: wanted["quote"])
def test_the_seed_article_claim_by_claim(wanted):
    rows = extraction_records(extractions()["seed"], refused=True)
    found = next((row for row in rows if (row["start"], row["end"]) == (wanted["start"], wanted["end"])), None)
    assert found is not None, [(row["quote"], row["start"]) for row in rows]
    assert {key: found[key] for key in wanted} == wanted


def test_the_seed_article_says_nothing_else():
    rows = extraction_records(extractions()["seed"], refused=True)
    claims = [row["quote"] for row in rows if row["skipped"] is None]
    assert Counter(claims) == Counter(row["quote"] for row in CLAIMS if not row.get("skipped"))


def test_the_demonstration_says_what_it_is():
    for line in (ROOT / "seeds" / "demonstration.jsonl").read_text("utf-8").splitlines():
        report = json.loads(line)
        assert "demonstration" in report["source"]
        assert "not news" in report["note"]
        assert ".example.org/" in report["url"]
