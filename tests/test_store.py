"""The store: idempotent, append-only, atomic, readable again as it was written."""

import json
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from facts.documents import read
from facts.documents.parts import version_of
from facts.errors import StoreError
from facts.extract import extract
from facts.extractor import DECIDING, extractor
from facts.model import (
    Claim,
    DatePrecision,
    Document,
    Event,
    Extraction,
    Measure,
    Quantity,
    Refused,
    SkipReason,
)
from facts.schema import explained
from facts.store import Store

TEXT = "On Sunday, at least 12 people were killed. The strike of 4 Sept was the third."


def extraction(document_id="a", *, text=TEXT, published=date(2016, 9, 5), source="Wire", title=None):
    """A document with one claim and one refused quantity, as extract would give it."""
    version = version_of(title, text)
    killed = Quantity(
        "at least 12 people", 11, 29, 20, 22, 12.0, None, unit="person", dimension="person", rule="digits"
    )
    claim = Claim(
        claim_id=f"{document_id}-{version}",
        document_id=document_id,
        version=version,
        field="text",
        sentence=text[:42],
        sentence_start=0,
        quantity=killed,
        measure=Measure.KILLED,
        definition=("confirmed",),
        event_start=date(2016, 9, 4),
        event_end=date(2016, 9, 4),
        date_precision=DatePrecision.DAY,
        event=f"{document_id}#1",
        source=source,
        published=published,
        confidence=0.9,
        rule="passive",
    )
    day = Quantity("4 Sept", 57, 63, 57, 58, 4.0, 4.0, skipped=SkipReason.DATE, rule="day")
    return Extraction(
        document=Document(document_id, text, version, title=title, source=source, published=published),
        claims=(claim,),
        refused=(Refused("text", text[43:], 43, day),),
        events=(Event(f"{document_id}#1", document_id, True, (claim.claim_id,), keywords=("strike",)),),
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "facts.duckdb"


@pytest.fixture
def store(path):
    with Store(path) as store:
        yield store


@pytest.mark.parametrize(
    "published",
    [None, date(2016, 9, 5), datetime(2016, 9, 5, 1, 30), datetime(2016, 9, 5, 1, 30, tzinfo=UTC)],
)
def test_what_was_added_is_read_back_unchanged(store, published):
    added = [extraction("b", published=published), extraction("a", published=published, title="Strike")]
    assert store.add_all(added) == [True, True]
    assert store.extractions() == added
    assert store.claims() == sorted((each.claims[0] for each in added), key=lambda claim: claim.claim_id)
    assert store.events() == [each.events[0] for each in added]
    assert store.query("store/integrity") == []


def test_adding_again_changes_nothing(path):
    for expected in (True, False):
        with Store(path) as store:
            assert store.add(extraction()) is expected
            assert store.query("store/last_reading") == [(1,)]
            assert len(store.query("store/quantities")) == 2


def test_a_known_document_twice_in_one_batch_is_stored_once(store):
    assert store.add_all([extraction(), extraction(), extraction("b")]) == [True, False, True]
    assert [document.id for document in store.documents()] == ["a", "b"]


def test_the_latest_version_is_the_current_one_and_the_first_is_kept(store):
    store.add_all([extraction(), extraction("b"), extraction(text=TEXT + " A fourth followed.")])
    assert [document.text for document in store.documents()] == [TEXT, TEXT + " A fourth followed."]
    assert len(store.claims()) == 2
    assert store.query("store/last_reading") == [(3,)]
    assert store.add(extraction()) is False, "an old version that comes back is known"


def test_better_metadata_make_a_new_reading_of_the_same_version(store):
    store.add(extraction(source=None, published=None))
    assert store.add(extraction()) is True
    assert [(d.source, d.published) for d in store.documents()] == [("Wire", date(2016, 9, 5))]
    assert len(store.claims()) == 1


def test_another_extractor_reads_a_known_document_anew(path, monkeypatch):
    with Store(path) as store:
        store.add(extraction())
    monkeypatch.setattr("facts.store.extractor", lambda: "later")
    with Store(path) as store:
        assert store.add(extraction()) is True
        assert store.add(extraction()) is False
        assert len(store.claims()) == 1, "the newest reading is the current one"


def test_exact_copies_share_their_text(path):
    with Store(path) as store:
        store.add_all([extraction("a"), extraction("b")])
    with duckdb.connect(str(path)) as other:
        assert other.execute("select count(*) from texts").fetchall() == [(1,)]


def test_a_failed_transaction_leaves_nothing(store):
    with pytest.raises(RuntimeError), store.transaction():
        store.add(extraction())
        raise RuntimeError
    assert store.documents() == []
    assert store.add(extraction()) is True


def test_a_text_that_cannot_be_stored_is_one_line_and_leaves_nothing(store):
    with pytest.raises(StoreError, match="surrogate"):
        store.add(extraction(text=TEXT + "\ud800"))
    assert store.documents() == []


def test_an_interrupted_statement_is_an_interruption():
    """DuckDB makes a RuntimeError of Ctrl-C; other ones are none of its."""
    with pytest.raises(KeyboardInterrupt), explained("a.duckdb"):
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError, match="else"), explained("a.duckdb"):
        raise RuntimeError("something else")


def test_a_zero_byte_and_line_separators_survive(store):
    added = extraction(text=TEXT + "\0\u2028\x85\r\n𝟓")
    store.add(added)
    assert store.extractions() == [added]


def test_reading_only(path):
    Store(path).close()
    with Store(path, read_only=True) as store, pytest.raises(StoreError, match="read-only"):
        store.add(extraction())


def test_a_store_that_is_missing_is_not_made_by_reading(path):
    with pytest.raises(StoreError, match="no such store; `facts add"):
        Store(path, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("content", [b"", b"plain text\n" * 2000, b"SQLite format 3\0" + bytes(2000)])
def test_a_file_that_is_no_database(path, content, read_only):
    path.write_bytes(content)
    with pytest.raises(StoreError, match="no DuckDB database"):
        Store(path, read_only=read_only)
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("left", [100, 20_000, 300_000])
def test_a_store_that_was_cut_short(path, left, read_only):
    with Store(path) as store:
        store.add_all([extraction(str(number), text=TEXT + f" {number}" * 999) for number in range(99)])
    assert path.stat().st_size > left
    with path.open("r+b") as file:
        file.truncate(left)
    with pytest.raises(StoreError, match=re.escape(f"{path}: damaged; put back a copy of it")) as told:
        Store(path, read_only=read_only)
    assert "\n" not in str(told.value)


def test_a_folder_is_no_store(path):
    path.mkdir()
    with pytest.raises(StoreError, match="a folder, no file"):
        Store(path)


def test_a_database_of_something_else(path):
    with duckdb.connect(str(path)) as other:
        other.execute("create table prices (amount integer)")
    with pytest.raises(StoreError, match="no store of facts"):
        Store(path)


def test_a_store_of_a_newer_version(path):
    Store(path).close()
    with duckdb.connect(str(path)) as other:
        other.execute("insert into migrations values ('9999_later', '')")
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"newer version \(9999_later\); upgrade"):
            Store(path, read_only=read_only)


def test_an_older_store_is_brought_up_to_date_even_for_reading(path):
    with Store(path) as store:
        store.add(extraction())
    with duckdb.connect(str(path)) as other:
        other.execute("update migrations set checksum = 'old' where name = 'views'")
        other.execute("drop view claims")
    with Store(path, read_only=True) as store:
        assert len(store.claims()) == 1


def test_older_duckdb_can_open_the_file(path):
    Store(path).close()
    # Offset 12 of the header holds the storage version; 65 is what DuckDB 1.2 writes.
    assert int.from_bytes(path.read_bytes()[12:20], "little") == 65


def test_integrity_names_a_wrong_offset(path):
    with Store(path) as store:
        store.add(extraction())
    with duckdb.connect(str(path)) as other:
        other.execute('update reading_quantities set "start" = 12 where skipped is null')
    with Store(path) as store:
        assert [problem for problem, _ in store.query("store/integrity")] == ["quote not at its offsets"]


def test_inserted_records_are_one_json_parameter(store):
    with pytest.raises(ValueError, match="JSON"):
        store.insert("store/add_texts", [{"version": "v", "title": None, "text": float("nan")}])
    store.insert("store/add_texts", [json.loads('{"version": "v", "title": null, "text": "Zehn"}')])
    store.insert("store/add_texts", [])


def test_real_documents_and_an_exact_copy_are_stored_soundly(store):
    seeds = Path(__file__).parent.parent / "seeds"
    documents = list(read([str(seeds)], on_error=pytest.fail, on_warning=pytest.fail))
    copy = replace(documents[-1], id="copy", url=None)
    added = [extract(document) for document in (*documents, copy)]
    assert all(new for _, new in store.add_many(added))
    assert store.query("store/integrity") == []
    assert store.extractions() == added
    ids = [claim.claim_id for each in added for claim in each.claims]
    assert len(store.claims()) == len(ids) == len(set(ids))
    assert [claim.claim_id for claim in store.claims(ids[:2])] == sorted(ids[:2])
    assert store.claims([]) == []


def test_the_extractor_hashes_all_that_reads_a_text():
    """Every module that a reading takes is among those whose change makes stored documents new."""
    reads = (
        "import sys; from facts.extract import extract; from facts.model import Document;"
        "extract(Document('d', 'On Monday 53 people died in Azaz, 9 furlongs per fortnight off, police said.', 'v'));"
        "print(*{name.split('.')[1] for name in sys.modules if name.startswith('facts.')})"
    )
    taken = subprocess.check_output([sys.executable, "-c", reads], text=True).split()
    assert {*taken} - {"errors"} == {name.removesuffix(".py") for name in DECIDING}


def test_the_extractor_carries_the_release():
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    assert extractor().split("+")[0] == project["version"]
