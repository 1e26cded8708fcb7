"""The whole check on a store: facts, comparisons and alerts, stored anew each time, the same in any order."""

import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import claim

from checks import check, relink
from checks.alerts import alerts
from checks.checker import READ
from checks.link import candidates, join
from checks.model import Check, Relation, Severity, Status
from checks.run import facts
from checks.stories import stories
from facts.extract import extract
from facts.model import Document
from facts.store import Store

DAY = date(2016, 9, 5)
TEXTS = [
    ("a", "Wire", "A car bomb in Azaz on Sunday killed 41 people, police said."),
    ("b", "Daily", "A car bomb in Azaz on Sunday killed 67 people, the town's hospital said."),
    ("c", "Herald", "An airstrike on Manbij on Sunday killed nine people, residents said."),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "facts.duckdb") as opened:
        for name, source, words in TEXTS:
            opened.add(extract(Document(name, words, name, source=source, published=DAY)))
        yield opened


def test_check_stores_what_it_returns(store: Store) -> None:
    result = check(store)
    assert (result.documents, result.claims) == (3, 3)
    assert result.facts[0].status is Status.CONTESTED
    assert [each.relation for each in result.comparisons] == [Relation.CONTRADICTION]
    stored = store.query("checks/comparisons")
    assert len(stored) == 1
    assert {stored[0][6], stored[0][7]} == {each.claim_id for each in result.facts[0].claims}
    raised = store.query("checks/alerts")
    assert [row[0] for row in raised] == [each.alert_id for each in alerts(result.comparisons)]


def test_a_second_check_changes_nothing_but_the_record_of_runs(store: Store) -> None:
    first = check(store)
    before = [store.query("checks/comparisons"), store.query("checks/alerts")]
    assert check(store) == first
    assert [store.query("checks/comparisons"), store.query("checks/alerts")] == before
    assert store.query("checks/last_run") == [(2,)]


def test_the_checker_hashes_all_that_finds_facts() -> None:
    """Every module that a check takes from the other package is hashed, or only brings and keeps what it is given."""
    reads = "import sys, checks.run; print(*{name.split('.')[1] for name in sys.modules if name.startswith('facts.')})"
    taken = subprocess.check_output([sys.executable, "-c", reads], text=True).split()
    brings = {"errors", "extract", "extractor", "queries", "records", "schema", "store", "workers"}
    assert {*taken} - brings == {name.removesuffix(".py") for name in READ}


def test_what_another_checker_found_is_not_built_upon(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check(store)
    monkeypatch.setattr("checks.run.checker", lambda: "another")
    store.query("checks/clear_facts")
    assert check(store) == first


def test_the_database_joins_what_memory_joins(store: Store) -> None:
    result = check(store)
    told = stories(store.claims(), store.events())
    assert dict(store.query("checks/happenings")) == join(told, candidates(told))
    assert facts(store.claims(), store.events()) == (result.facts, result.comparisons)


MORE = [
    ("d", "Wire", "Shelling in Idlib on Saturday killed 12 people and wounded 30, police said."),
    ("e", "Daily", "Shelling in Idlib on Saturday killed 19 people, including four children, residents said."),
    ("f", "Post", "The war in Syria has killed more than 300,000 people."),
    ("g", "Post", "Shelling and a car bomb killed 41 people in Azaz on Sunday, police said."),
    ("h", "Mail", "The war in Syria has killed about 250,000 people."),
    ("i", "Wire", "A gas attack in Idlib province on Sunday killed at least 44 people, a monitor said."),
    ("j", "Post", "At least 52 people died in the gas attack on Khan Sheikhoun on Sunday, medics said."),
    ("k", "Mail", "A gas attack in Syria killed at least 49 people on Sunday. In Saraqeb gas killed 3."),
]


@pytest.mark.parametrize("seed", range(4))
def test_one_document_more_gives_what_a_whole_check_gives(tmp_path: Path, seed: int) -> None:
    documents = [Document(name, words, name, source=source, published=DAY) for name, source, words in TEXTS + MORE]
    random.Random(seed).shuffle(documents)
    with Store(tmp_path / "grown.duckdb") as grown, Store(tmp_path / "whole.duckdb") as whole:
        for document in documents:
            grown.add(extract(document))
            found = check(grown)
        for document in documents[::-1]:
            whole.add(extract(document))
        assert found == check(whole)
        assert found.comparisons
        assert grown.query("checks/alerts") == whole.query("checks/alerts")


SAID = [
    "A car bomb in Azaz on Sunday killed 41 people, police said.",
    "The blast killed 36 people.",
    "At least 52 people died, residents said.",
    "The bomb wounded 70 people in Azaz on Sunday.",
    "Some 55 were wounded.",
    "The road is 12 kilometres long.",
    "The crater lies 25 kilometres from the border.",
    "Airstrikes on Manbij on Sunday killed nine people.",
    "Dozens of houses were damaged.",
    "A total of 14 houses were damaged in Manbij, officials said.",
    "The war in Syria has killed more than 300,000 people.",
]


@pytest.mark.parametrize("seed", range(6))
def test_the_database_judges_what_memory_judges(tmp_path: Path, seed: int) -> None:
    shuffler = random.Random(seed)
    with Store(tmp_path / "facts.duckdb") as opened:
        for number in range(8):
            words = " ".join(shuffler.sample(SAID, 5))
            opened.add(extract(Document(f"d{number}", words, "v", source=f"Outlet {number % 4}", published=DAY)))
        result = check(opened)
        assert facts(opened.claims(), opened.events()) == (result.facts, result.comparisons)


VOICES = ("police", "the hospital", "residents")


def crowd() -> list[Document]:
    """Return reports of one place and day, more than are all paired, of a few sorts and numbers; some copy others."""
    sorts = ("A car bomb", "Shelling", "A raid", "Clashes")
    shuffler = random.Random(3)
    return [
        Document(
            f"n{number}",
            f"{shuffler.choice(sorts)} in Azaz on Sunday killed {shuffler.choice((11, 13, 17, 19, 23))} people and "
            f"wounded {shuffler.choice((31, 37, 41))}, {shuffler.choice(VOICES)} said.",
            f"n{number}",
            source=f"Outlet {number % 7}",
            published=DAY,
        )
        for number in range(28)
    ]


def linked(store: Store) -> set[tuple[object, ...]]:
    """Return the links of a store, by the names of events and whichever came first."""
    names = dict(store._run("select story, event_id from check_stories"))
    rows = store._run("select one, other, level from check_links")
    return {(*sorted((names[one], names[other])), level) for one, other, level in rows}


@pytest.mark.parametrize("seed", range(2))
def test_a_crowd_of_reports_is_linked_alike_in_any_order(tmp_path: Path, seed: int) -> None:
    documents = crowd()
    later = [extract(Document(f"n{n}", "Nothing new.", f"later{n}", source="X", published=DAY)) for n in (4, 20)]
    random.Random(seed).shuffle(documents)
    with Store(tmp_path / "grown.duckdb") as grown, Store(tmp_path / "whole.duckdb") as whole:
        for first in range(0, len(documents), 7):
            grown.add_all([extract(document) for document in documents[first : first + 7]])
            check(grown)
        whole.add_all([extract(document) for document in sorted(documents, key=lambda each: each.id)])
        whole.add_all(later)
        expected = check(whole)
        assert len(linked(whole)) > 40
        grown.add_all(later)
        assert check(grown) == expected
        assert linked(grown) == linked(whole)


def test_into_how_many_sections_a_block_is_cut_changes_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for far in (relink.FAR, 5, 1):
        monkeypatch.setattr(relink, "FAR", far)
        with Store(tmp_path / f"{far}.duckdb") as store:
            store.add_all([extract(document) for document in crowd()])
            check(store)
            found.append(linked(store))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 40


def test_another_version_of_a_document_replaces_what_the_first_has_left(store: Store, tmp_path: Path) -> None:
    check(store)
    words = "A car bomb in Azaz on Sunday killed 41 people, the town's hospital said."
    later = extract(Document("b", words, "b2", source="Daily", published=DAY))
    store.add(later)
    with Store(tmp_path / "fresh.duckdb") as fresh:
        for name, source, text in (TEXTS[0], TEXTS[2]):
            fresh.add(extract(Document(name, text, name, source=source, published=DAY)))
        fresh.add(later)
        assert check(store) == check(fresh)
    assert not any(each.relation is Relation.CONTRADICTION for each in check(store).comparisons)


def test_a_failed_check_leaves_the_last_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    check(store)
    before = store.query("checks/comparisons")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("stopped")

    monkeypatch.setattr(Store, "insert", broken)
    with pytest.raises(RuntimeError, match="stopped"):
        check(store)
    assert store.query("checks/comparisons") == before


def test_order_of_claims_does_not_matter() -> None:
    shuffler = random.Random(11)
    claims = [
        claim(
            value=shuffler.choice([12, 41, 53, 67]),
            place=shuffler.choice(["Aleppo", "Idlib", None]),
            population=shuffler.choice(["all", "children"]),
            attribution=shuffler.choice([None, "SOHR", "police"]),
            as_of=date(2016, 9, shuffler.choice([5, 6, 7])),
        )
        for _ in range(40)
    ]
    expected = facts(claims, [], all_pairs=True)
    for _ in range(3):
        shuffler.shuffle(claims)
        assert facts(claims, [], all_pairs=True) == expected


def test_near_misses_are_kept_on_request_only() -> None:
    claims = [claim(value=41), claim(value=67, event_start=date(2016, 8, 1), as_of=date(2016, 8, 2))]
    assert facts(claims, [])[1] == ()
    found = facts(claims, [], all_pairs=True)[1]
    assert [(each.relation, each.reason) for each in found] == [("not_comparable", "different_time")]


def test_what_is_urged_is_no_fact() -> None:
    assert facts([claim(value=48, modality="proposed")], [])[0] == ()


def test_parts_of_all_documents_are_held_against_the_whole() -> None:
    whole = claim(value=53)
    fitting, impossible = claim(value=12, population="children"), claim(value=63, population="women")
    found, compared = facts([whole, fitting, impossible], [])
    assert {(each.relation, each.reason) for each in compared} == {
        ("part_of", "subset"),
        ("contradiction", "part_exceeds_whole"),
    }
    assert next(fact for fact in found if fact.population == "all").status is Status.CONTESTED


def test_disjoint_parts_of_one_text_may_not_add_up_to_more_than_their_whole() -> None:
    whole = claim(value=53, document_id="d", event="d#1")
    parts = [
        claim(value=value, population=population, part_of=whole.claim_id, document_id="d", event="d#1")
        for value, population in ((40, "civilians"), (30, "combatants"))
    ]
    reasons = {each.reason for each in facts([whole, *parts], [])[1]}
    assert "parts_do_not_sum" in reasons


def test_alerts_are_loudest_first_and_keep_their_ids() -> None:
    late = date(2016, 9, 25)
    claims = [
        claim(value=41),
        claim(value=67),
        claim(value=300, place="Idlib", as_of=late),
        claim(value=500, place="Idlib", as_of=late),
    ]
    found = alerts(facts(claims, [])[1])
    assert [each.severity for each in found] == [Severity.HIGH, Severity.LOW]
    assert found == alerts(reversed(facts(claims[::-1], [])[1]))


def test_an_empty_store_gives_an_empty_check(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.duckdb") as empty:
        assert check(empty) == Check((), (), 0, 0)
