"""The editor has the last word: decisions are kept, replayed by every check, and shown."""

from datetime import date
from hashlib import blake2b
from pathlib import Path

import pytest

from checks.marks import Action, about, add, marks, told
from checks.model import Fact, Relation
from checks.run import check
from facts.errors import FactsError
from facts.extract import extract
from facts.model import Document
from facts.store import Store

WIRE = "A car bomb killed 31 people in Azaz on Sunday, police said."
HERALD = "A car bomb in Azaz killed 14 people on Sunday, the rebels said."
DAILY = "A bomb in Manbij killed 9 people on Sunday, a doctor said."


def put(store: Store, name: str, words: str) -> None:
    version = blake2b(words.encode(), digest_size=10).hexdigest()
    store.add(extract(Document(name, words, version, source=name, published=date(2016, 9, 5))))


@pytest.fixture
def store(tmp_path: Path):
    with Store(tmp_path / "facts.duckdb") as opened:
        put(opened, "Wire", WIRE)
        put(opened, "Herald", HERALD)
        put(opened, "Daily", DAILY)
        check(opened)
        yield opened


def claim_of(store: Store, name: str) -> str:
    return next(claim.claim_id for claim in store.claims() if claim.document_id == name)


def fact_of(store: Store, name: str) -> Fact | None:
    claim_id = claim_of(store, name)
    found = [fact for fact in check(store).facts if claim_id in {claim.claim_id for claim in fact.claims}]
    return found[0] if found else None


def contradictions(store: Store) -> int:
    return sum(each.relation is Relation.CONTRADICTION for each in check(store).comparisons)


def test_the_reports_contradict_each_other_before_anybody_decides(store: Store) -> None:
    assert contradictions(store) == 1
    assert len(fact_of(store, "Wire").claims) == 2


def test_a_rejected_claim_takes_its_headline_along(store: Store) -> None:
    put(store, "Post", "Bomb kills 77 in Azaz. The car bomb in Azaz killed 77 people on Sunday, a nurse said.")
    said = sorted(claim.claim_id for claim in store.claims() if claim.document_id == "Post")
    assert len(said) == 2
    add(store, Action.REJECT, said[1:], by="desk", why="a slip")
    assert [mark.targets for mark in marks(store)] == [tuple(said)]
    assert fact_of(store, "Post") is None


def test_a_rejected_claim_takes_no_part(store: Store) -> None:
    add(store, Action.REJECT, [claim_of(store, "Herald")], by="desk", why="a hoax")
    assert contradictions(store) == 0
    assert fact_of(store, "Herald") is None
    assert [claim.document_id for claim in fact_of(store, "Wire").claims] == ["Wire"]


def test_a_value_is_the_best_of_its_fact(store: Store) -> None:
    add(store, Action.VALUE, [claim_of(store, "Wire")], by="desk", why="the morgue's list", value=17)
    assert fact_of(store, "Herald").best == 17
    add(store, Action.VALUE, [claim_of(store, "Wire")], by="desk", why="a later list", value=19)
    assert fact_of(store, "Herald").best == 19


def test_nobody_numbers_less_than_none(store: Store) -> None:
    with pytest.raises(FactsError, match="not fewer than none"):
        add(store, Action.VALUE, [claim_of(store, "Wire")], by="desk", why="a slip", value=-5)
    assert marks(store) == []


def test_a_happening_is_not_merged_with_itself(store: Store) -> None:
    ours = claim_of(store, "Wire")
    with pytest.raises(FactsError, match="merged with itself"):
        add(store, Action.MERGE, [ours], others=[ours], by="desk", why="one bomb")


def test_a_reason_is_told_as_it_was_given(store: Store) -> None:
    add(store, Action.REJECT, [claim_of(store, "Wire")], by="O'Hara", why="the morgue's list")
    assert told(marks(store)[0]) == "rejected by O'Hara: the morgue's list"


def test_a_claim_that_is_split_off_stands_alone(store: Store) -> None:
    add(store, Action.SPLIT, [claim_of(store, "Herald")], by="desk", why="another bomb")
    assert contradictions(store) == 0
    assert [claim.document_id for claim in fact_of(store, "Herald").claims] == ["Herald"]


def test_merged_facts_are_one_happening(store: Store) -> None:
    ours, theirs = claim_of(store, "Wire"), claim_of(store, "Daily")
    add(store, Action.MERGE, [ours], others=[theirs], by="desk", why="one bomb")
    assert {claim.document_id for claim in fact_of(store, "Daily").claims} == {"Wire", "Herald", "Daily"}


def test_a_decision_is_taken_back_and_both_stay_on_record(store: Store) -> None:
    herald = claim_of(store, "Herald")
    add(store, Action.VALUE, [herald], by="desk", why="a list", value=20)
    add(store, Action.REJECT, [herald], by="desk", why="a hoax")
    assert contradictions(store) == 0
    add(store, Action.UNDO, [herald], by="chief", why="no hoax")
    assert contradictions(store) == 1
    assert fact_of(store, "Herald").best == 20
    assert [told(mark) for mark in about(store, [herald])] == [
        "set to 20 by desk: a list",
        "rejected by desk: a hoax (taken back since)",
        "mark 2 taken back by chief: no hoax",
    ]
    add(store, Action.UNDO, [herald], by="chief", why="nor that")
    assert fact_of(store, "Herald").best != 20
    with pytest.raises(FactsError, match="nothing has been decided"):
        add(store, Action.UNDO, [herald], by="chief", why="what else")


def test_a_merge_is_taken_back_by_either_side(store: Store) -> None:
    ours, theirs = claim_of(store, "Wire"), claim_of(store, "Daily")
    add(store, Action.MERGE, [ours], others=[theirs], by="desk", why="one bomb")
    check(store)
    add(store, Action.UNDO, [theirs], by="desk", why="no, two")
    assert [claim.document_id for claim in fact_of(store, "Daily").claims] == ["Daily"]


def test_decisions_survive_new_documents_and_checks_that_start_from_nothing(store: Store) -> None:
    add(store, Action.REJECT, [claim_of(store, "Herald")], by="desk", why="a hoax")
    check(store)
    put(store, "Gazette", "A car bomb killed 30 people in Azaz on Sunday, the hospital said.")
    assert {claim.document_id for claim in fact_of(store, "Wire").claims} == {"Wire", "Gazette"}
    assert fact_of(store, "Herald") is None
    check(store, policy="latest")
    assert fact_of(store, "Herald") is None
    assert all("Herald" not in {c.document_id for c in fact.claims} for fact in check(store, all_pairs=True).facts)


def test_decisions_hold_on_to_the_words_when_the_text_around_them_changes(store: Store) -> None:
    before = claim_of(store, "Herald")
    add(store, Action.REJECT, [before], by="desk", why="a hoax")
    put(store, "Herald", f"Corrected on Monday. {HERALD}")
    assert claim_of(store, "Herald") != before
    assert fact_of(store, "Herald") is None
    assert not marks(store)[0].lost


def test_a_decision_whose_words_are_gone_says_so_and_does_nothing(store: Store) -> None:
    add(store, Action.REJECT, [claim_of(store, "Herald")], by="desk", why="a hoax")
    put(store, "Herald", "A car bomb in Azaz killed 29 people on Sunday, the rebels said.")
    assert fact_of(store, "Herald") is not None
    assert marks(store)[0].lost == ("“14 people” of Herald",)


def test_a_lifted_home_is_put_back_where_a_merge_is_followed_by_a_split(store: Store) -> None:
    ours, theirs = claim_of(store, "Wire"), claim_of(store, "Daily")
    add(store, Action.MERGE, [ours], others=[theirs], by="desk", why="one bomb")
    check(store)
    add(store, Action.SPLIT, [theirs], by="desk", why="no, two")
    assert [claim.document_id for claim in fact_of(store, "Daily").claims] == ["Daily"]
    assert {claim.document_id for claim in fact_of(store, "Wire").claims} == {"Wire", "Herald"}
